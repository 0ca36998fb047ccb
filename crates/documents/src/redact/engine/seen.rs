//! Whether a letter is seen where it is said to stand. Text that a picture lies over, that is as white as the paper or cut
//! off is in the file and not on the page: it must not come back in the layer of text.

use hayro::vello_cpu::kurbo::{Point, Rect, Shape};

use super::glyphs::Glyph;
use crate::raster::Picture;

/// Places looked at in each direction.
const GRID: usize = 12;

/// How much darker or lighter the letter must be than what lies around it, of 255.
const CONTRAST: f64 = 20.0;

/// Which part of the places must be on their own side of the middle between the two.
const SURE: f64 = 0.7;

/// So small, in points of the picture, that its form is not judged: a stop, a tittle.
const SPECK: f64 = 3.0;

/// Whether the picture shows the form of a letter.
pub(super) fn is_seen(page: &Picture, glyph: &Glyph) -> bool {
    let scale = f64::from(page.dpi) / 72.0;
    if glyph.outline.elements().is_empty() {
        return false;
    }
    let form = glyph.outline.bounding_box();
    let around = form.inflate(
        form.width().max(2.0) * 0.12 + 1.0 / scale,
        form.height().max(2.0) * 0.12 + 1.0 / scale,
    );
    let sheet = Rect::new(0.0, 0.0, page.width as f64, page.height as f64);
    let on_sheet = |point: Point| sheet.contains(Point::new(point.x * scale, point.y * scale));
    if !on_sheet(form.origin()) || !on_sheet(Point::new(form.x1, form.y1)) {
        return false;
    }
    let (mut within, mut edge, mut beside) = (Vec::new(), Vec::new(), Vec::new());
    for at in 0..GRID * GRID {
        let [x, y] = [at % GRID, at / GRID].map(|step| (step as f64 + 0.5) / GRID as f64);
        let x = ((around.x0 + around.width() * x) * scale).floor();
        let y = ((around.y0 + around.height() * y) * scale).floor();
        let light = light(page, x, y);
        // The corners of a point of the picture and its middle: what lies across an edge is of mixed light.
        let parts = [(0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0), (0.5, 0.5)];
        let inside = parts.iter().filter(|(right, down)| {
            let point = Point::new((x + right) / scale, (y + down) / scale);
            glyph.outline.winding(point) != 0
        });
        match inside.count() {
            0 => beside.push(light),
            5 => within.push(light),
            3 | 4 => edge.push(light),
            _ => {}
        }
    }
    // Strokes finer than a point have edges only.
    let form_light = if within.len() >= 3 { &within } else { &edge };
    if form_light.is_empty() {
        return false;
    }
    // Stops and other small forms are too fine to be judged; that something is there is enough.
    let is_stop = glyph
        .text
        .as_deref()
        .is_some_and(|text| !text.chars().any(char::is_alphanumeric));
    let is_small = is_stop || is_speck(form, scale);
    stand_apart(form_light, &beside) || (is_small && differ(form_light, &beside))
}

fn is_speck(form: Rect, scale: f64) -> bool {
    form.width() * scale < SPECK && form.height() * scale < SPECK
}

fn differ(within: &[f64], beside: &[f64]) -> bool {
    (mean(within) - mean(beside)).abs() > CONTRAST / 4.0
}

/// Whether the two are of different light, nearly everywhere.
fn stand_apart(within: &[f64], beside: &[f64]) -> bool {
    let (inner, outer) = (mean(within), mean(beside));
    if (inner - outer).abs() < CONTRAST {
        return false;
    }
    let middle = (inner + outer) / 2.0;
    let part = |all: &[f64], is_dark: bool| {
        let right = all.iter().filter(|light| (**light < middle) == is_dark);
        right.count() as f64 / all.len().max(1) as f64
    };
    part(within, inner < outer) >= SURE && part(beside, outer < inner) >= SURE
}

fn mean(all: &[f64]) -> f64 {
    all.iter().sum::<f64>() / all.len().max(1) as f64
}

/// How light a point is, of 255.
fn light(page: &Picture, x: f64, y: f64) -> f64 {
    let [r, g, b] = page
        .at(x.max(0.0) as usize, y.max(0.0) as usize)
        .map(f64::from);
    0.3 * r + 0.59 * g + 0.11 * b
}
