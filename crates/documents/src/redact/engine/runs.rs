//! Letters that stand together on a line, up to the next blank or stop: what the layer of text is made of. A run is told
//! whole or not at all.

use hayro::vello_cpu::kurbo::{Point, Rect, Vec2};

use super::glyphs::{Glyph, Sort};
use crate::redact::PageText;

/// Letters of one line and size, in points from the upper left corner of the page.
#[derive(Debug, Clone)]
pub(super) struct Run {
    /// What it says.
    pub(super) text: String,
    /// Where it begins on its line.
    pub(super) start: Point,
    /// From there to its end.
    pub(super) way: Vec2,
    /// The size of its letters.
    pub(super) size: f64,
    /// Around all of its letters, upright.
    pub(super) place: Rect,
    /// The letters, by their number on the page.
    pub(super) letters: Vec<usize>,
}

/// Characters that one letter may stand for: ﬃ is three. More is not what is seen.
const JOINED_MAX: usize = 3;

/// What is known of the text of a page.
pub(super) fn known(text: &[Glyph]) -> PageText {
    if text.is_empty() {
        return PageText::None;
    }
    let is_sure = |glyph: &Glyph| {
        let is_said = glyph
            .text
            .as_deref()
            .is_some_and(|text| !text.contains('\u{fffd}'));
        let is_placed = glyph.place.is_finite() && glyph.place.area() > 0.0;
        glyph.sort != Sort::Hidden && is_said && is_placed
    };
    if text.iter().all(is_sure) {
        PageText::Known
    } else {
        PageText::Unsure
    }
}

/// The runs of a page whose text is known. A letter that stands for a character of one's own, for too many, or for none
/// of the first plane ends a run and is in none.
pub(super) fn of(text: &[Glyph]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut open: Option<Run> = None;
    for (at, glyph) in text.iter().enumerate() {
        let Some(letter) = letter(glyph) else {
            runs.extend(open.take());
            continue;
        };
        match open.as_mut().filter(|run| goes_on(run, glyph)) {
            Some(run) => {
                run.way = glyph.origin + glyph.advance - run.start;
                run.place = run.place.union(glyph.place);
                run.text.push_str(letter);
                run.letters.push(at);
            }
            None => {
                runs.extend(open.take());
                open = begin(at, glyph, letter);
            }
        }
        if !letter.chars().all(char::is_alphanumeric) {
            runs.extend(open.take());
        }
    }
    runs.extend(open);
    runs
}

/// What a letter says, when it may be repeated.
fn letter(glyph: &Glyph) -> Option<&str> {
    let text = glyph
        .text
        .as_deref()
        .filter(|_| glyph.sort == Sort::Drawn)?;
    let is_own = |c: char| matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{fff0}'..='\u{ffff}');
    let is_plain = |c: char| u32::from(c) <= 0xffff && !is_own(c) && !c.is_control();
    let count = text.chars().count();
    let is_joined = count == 1 || text.chars().all(|c| c.is_ascii_alphabetic());
    let fits = (1..=JOINED_MAX).contains(&count) && is_joined;
    let is_blank = text.chars().any(char::is_whitespace);
    (fits && !is_blank && text.chars().all(is_plain)).then_some(text)
}

fn begin(at: usize, glyph: &Glyph, letter: &str) -> Option<Run> {
    let size = glyph.up.hypot();
    // The line goes to the right of what is up; letters in a mirror and slanted pages are not told.
    let square = glyph.up.dot(glyph.advance).abs() < 0.02 * size * glyph.advance.hypot();
    let is_upright = glyph.up.cross(glyph.advance) > 0.0;
    let is_sized = size.is_finite() && (1.0..500.0).contains(&size);
    (square && is_upright && is_sized).then(|| Run {
        text: letter.to_owned(),
        start: glyph.origin,
        way: glyph.advance,
        size,
        place: glyph.place,
        letters: vec![at],
    })
}

/// Whether a letter stands on the line of a run, right after it and as large.
fn goes_on(run: &Run, glyph: &Glyph) -> bool {
    let along = run.way.normalize();
    let same_size = (glyph.up.hypot() - run.size).abs() < 0.02 * run.size;
    let same_way = glyph.advance.normalize().dot(along) > 0.999;
    let step = glyph.origin - (run.start + run.way);
    let gap = step.dot(along);
    let aside = step.cross(along).abs();
    same_size && same_way && aside < 0.05 * run.size && (-0.2..0.4).contains(&(gap / run.size))
}
