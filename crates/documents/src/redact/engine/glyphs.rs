//! Characters of a PDF and where they stand, found by the same library that draws its pages: what it draws as a letter is
//! found as one, in whatever font or form it lies.

use hayro::hayro_interpret::{
    BlendMode, ClipPath, Context, Device, GlyphDrawMode, Image, InterpreterCache,
    InterpreterSettings, Paint, PathDrawMode, SoftMask, font::Glyph, hayro_cmap::BfString,
    interpret_page, util::TransformExt,
};
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::kurbo::{Affine, BezPath, Rect, Shape};

use crate::raster::RasterError;
use crate::redact::{Area, RedactError};

/// A character on a page, in points from the upper left corner.
#[derive(Debug, Clone)]
pub(super) struct Placed {
    page: usize,
    text: char,
    place: Rect,
}

/// How far a place is larger than what it covers, in points on each side: no edge of a letter is left to be guessed from.
const MARGIN: f64 = 1.5;

/// A tenth of a millimetre in points.
const TENTH: f64 = 72.0 / 254.0;

/// All characters, page by page in the order in which they are drawn.
pub(super) fn of(pdf: &[u8]) -> Result<Vec<Placed>, RedactError> {
    let pdf = Pdf::new(pdf.to_vec()).map_err(|_| RasterError::Unreadable)?;
    let cache = InterpreterCache::new();
    let mut all = Vec::new();
    for (at, page) in pdf.pages().iter().enumerate() {
        let (width, height) = page.render_dimensions();
        let area = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
        let settings = InterpreterSettings::default();
        let start = page.initial_transform(true).to_kurbo();
        let mut context = Context::new(start, area, &cache, page.xref(), settings);
        let mut collector = Collector {
            page: at + 1,
            found: Vec::new(),
        };
        interpret_page(page, &mut context, &mut collector);
        all.append(&mut collector.found);
    }
    Ok(all)
}

struct Collector {
    page: usize,
    found: Vec<Placed>,
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
        glyph: &Glyph<'a>,
        transform: Affine,
        own: Affine,
        _: &Paint<'a>,
        _: &GlyphDrawMode,
    ) {
        let text: String = match glyph.as_unicode() {
            Some(BfString::Char(c)) => c.to_string(),
            Some(BfString::String(text)) => text,
            None => return,
        };
        // In thousandths of the size: from below the line to above it, and whatever reaches further.
        let (advance, drawn) = match glyph {
            Glyph::Outline(glyph) => (
                glyph.advance_width().map_or(1_000.0, f64::from),
                glyph.outline().bounding_box(),
            ),
            Glyph::Type3(_) => (1_000.0, Rect::ZERO),
        };
        let body = Rect::new(0.0, -200.0, advance, 880.0).union(drawn);
        let place = (transform * own).transform_rect_bbox(body);
        for c in text.chars() {
            self.found.push(Placed {
                page: self.page,
                text: c,
                place,
            });
        }
    }
}

/// Every place of words: one for each line that they stand on.
pub(super) fn find(text: &[Placed], words: &str) -> Vec<Area> {
    let wanted: Vec<char> = words
        .chars()
        .filter(|c| !c.is_whitespace())
        .map(plain)
        .collect();
    if wanted.is_empty() {
        return Vec::new();
    }
    let letters: Vec<&Placed> = text
        .iter()
        .filter(|placed| !placed.text.is_whitespace())
        .collect();
    let mut found = Vec::new();
    for start in letters.windows(wanted.len()) {
        let page = start.first().map(|placed| placed.page);
        let fits = start
            .iter()
            .zip(&wanted)
            .all(|(placed, wanted)| plain(placed.text) == *wanted && Some(placed.page) == page);
        if fits {
            found.extend(lines(start));
        }
    }
    found
}

/// Full-width letters and digits are what they look like.
pub(super) fn plain(c: char) -> char {
    let number = u32::from(c);
    let narrow = (0xff01..=0xff5e)
        .contains(&number)
        .then(|| char::from_u32(number - 0xfee0))
        .flatten();
    narrow.unwrap_or(c).to_ascii_lowercase()
}

fn lines(letters: &[&Placed]) -> Vec<Area> {
    let mut boxes: Vec<(usize, Rect)> = Vec::new();
    for letter in letters {
        match boxes.last_mut() {
            Some((_, last))
                if (last.center().y - letter.place.center().y).abs() < last.height() / 2.0
                    && letter.place.x0 >= last.x0 =>
            {
                *last = last.union(letter.place);
            }
            _ => boxes.push((letter.page, letter.place)),
        }
    }
    let area = |(page, place): (usize, Rect)| {
        let place = place.inflate(MARGIN, MARGIN);
        let tenths = |points: f64| (points / TENTH) as i32;
        let (left, top) = (tenths(place.x0).max(0), tenths(place.y0).max(0));
        Area {
            page,
            left,
            top,
            width: tenths(place.x1) + 1 - left,
            height: tenths(place.y1) + 1 - top,
        }
    };
    boxes.into_iter().map(area).collect()
}
