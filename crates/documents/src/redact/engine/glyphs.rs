//! Characters of a PDF and where they stand, found by the same library that draws its pages: what it draws as a letter is
//! found as one, in whatever font or form it lies.

use hayro::hayro_interpret::{
    BlendMode, ClipPath, Context, Device, GlyphDrawMode, Image, InterpreterCache, Paint,
    PathDrawMode, SoftMask, font, hayro_cmap::BfString, interpret_page, util::TransformExt,
};
use hayro::hayro_syntax::page::Page;
use hayro::vello_cpu::kurbo::{Affine, BezPath, Point, Rect, Shape, Vec2};

use crate::raster::{Opened, RasterError};

/// A letter as it is drawn on a page, in points from the upper left corner.
#[derive(Debug, Clone)]
pub(super) struct Glyph {
    /// What it says; nothing when the file does not tell.
    pub(super) text: Option<String>,
    /// A box around it, upright, from below the line to above it and whatever reaches further.
    pub(super) place: Rect,
    /// Where it stands on its line.
    pub(super) origin: Point,
    /// How far the next one stands.
    pub(super) advance: Vec2,
    /// As high as its size.
    pub(super) up: Vec2,
    /// Its form; empty for a blank, and when nobody asked for it.
    pub(super) outline: BezPath,
    /// What can be known of it.
    pub(super) sort: Sort,
}

/// What can be known of a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    /// Drawn by an outline.
    Drawn,
    /// Drawn by instructions of its own (Type 3): its form is not looked at.
    Instructed,
    /// Not drawn: the text under a scan, or something hidden.
    Hidden,
}

/// The size of a page in points.
pub(super) type Size = (f32, f32);

/// The letters of every page, from 0, in the order in which they are drawn.
pub(super) fn each(
    opened: &Opened,
    mut work: impl FnMut(usize, Size, Vec<Glyph>),
) -> Result<(), RasterError> {
    let cache = InterpreterCache::new();
    for (at, page) in opened.pages().iter().enumerate() {
        let found = collect(opened, page, &cache, false);
        opened.refuse_missing_font()?;
        work(at, page.render_dimensions(), found);
    }
    Ok(())
}

/// The letters of one page with their forms.
pub(super) fn of_page(opened: &Opened, at: usize) -> Vec<Glyph> {
    let page = opened.pages().get(at);
    let found = page.map(|page| collect(opened, page, &InterpreterCache::new(), true));
    found.unwrap_or_default()
}

fn collect<'a>(
    opened: &Opened,
    page: &'a Page<'a>,
    cache: &InterpreterCache<'a>,
    with_outlines: bool,
) -> Vec<Glyph> {
    let (width, height) = page.render_dimensions();
    let area = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
    let start = page.initial_transform(true).to_kurbo();
    let mut context = Context::new(start, area, cache, page.xref(), opened.settings());
    let mut collector = Collector {
        with_outlines,
        found: Vec::new(),
    };
    interpret_page(page, &mut context, &mut collector);
    collector.found
}

struct Collector {
    with_outlines: bool,
    found: Vec<Glyph>,
}

impl<'a> Device<'a> for Collector {
    fn set_soft_mask(&mut self, _: Option<SoftMask<'a>>) {}
    fn set_blend_mode(&mut self, _: BlendMode) {}
    fn draw_path(&mut self, _: &BezPath, _: Affine, _: &Paint<'a>, _: &PathDrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn draw_image(&mut self, _: Image<'a, '_>, _: Affine) {}
    fn pop_clip_path(&mut self) {}
    fn pop_transparency_group(&mut self) {}

    fn draw_glyph(
        &mut self,
        glyph: &font::Glyph<'a>,
        transform: Affine,
        own: Affine,
        _: &Paint<'a>,
        mode: &GlyphDrawMode,
    ) {
        let text = glyph.as_unicode().map(|text| match text {
            BfString::Char(c) => c.to_string(),
            BfString::String(text) => text,
        });
        // In thousandths of the size: from below the line to above it, and whatever reaches further.
        let (advance, outline, sort) = match glyph {
            font::Glyph::Outline(glyph) => (
                glyph.advance_width().map_or(1_000.0, f64::from),
                glyph.outline(),
                Sort::Drawn,
            ),
            font::Glyph::Type3(_) => (1_000.0, BezPath::new(), Sort::Instructed),
        };
        let sort = match mode {
            GlyphDrawMode::Invisible => Sort::Hidden,
            GlyphDrawMode::Fill | GlyphDrawMode::Stroke(_) => sort,
        };
        let body = Rect::new(0.0, -200.0, advance, 880.0);
        let body = if outline.elements().is_empty() {
            body
        } else {
            body.union(outline.bounding_box())
        };
        let whole = transform * own;
        let vector = |x: f64, y: f64| (whole * Point::new(x, y)) - (whole * Point::ORIGIN);
        self.found.push(Glyph {
            text,
            place: whole.transform_rect_bbox(body),
            origin: whole * Point::ORIGIN,
            advance: vector(advance, 0.0),
            up: vector(0.0, 1_000.0),
            outline: if self.with_outlines {
                whole * outline
            } else {
                BezPath::new()
            },
            sort,
        });
    }
}
