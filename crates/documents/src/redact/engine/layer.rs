//! Which words of a page are repeated in the unseen layer: those that are seen on the picture, apart from every mark.
//!
//! Chosen before anything is written and chosen narrowly. A run that touches a mark is left out whole, and so is one in
//! which a letter is not seen as it says, or which would help to spell a marked word. Of a page with a letter that nobody
//! can read, or with text that is not drawn, nothing is repeated.

use hayro::vello_cpu::kurbo::Rect;

use super::{TENTH, glyphs, runs, runs::Run, search, seen};
use crate::raster::Picture;
use crate::redact::{Area, PageText, RedactError};

/// The runs of a page that may be repeated; nothing when its text cannot be trusted. The picture is the one before it is
/// filled.
pub(super) fn of_page(
    opened: &crate::raster::Opened,
    at: usize,
    page: &Picture,
    marks: &[Area],
    words: &[&str],
) -> Result<Option<Vec<Run>>, RedactError> {
    let text = glyphs::of_page(opened, at);
    if runs::known(&text) != PageText::Known {
        return Ok(None);
    }
    let marks: Vec<Rect> = marks.iter().copied().map(rect).collect();
    let is_apart = |run: &Run| marks.iter().all(|mark| !touch(*mark, run.place));
    let is_seen = |run: &Run| {
        let mut letters = run.letters.iter().filter_map(|at| text.get(*at));
        letters.all(|letter| seen::is_seen(page, letter))
    };
    let mut kept = runs::of(&text);
    kept.retain(|run| is_apart(run) && is_seen(run));
    without(&mut kept, words);
    Ok(Some(kept))
}

/// A place in points.
pub(super) fn rect(area: Area) -> Rect {
    let [left, top, width, height] =
        [area.left, area.top, area.width, area.height].map(|tenths| f64::from(tenths) * TENTH);
    Rect::new(left, top, left + width, top + height)
}

/// Whether two places have a point in common.
pub(super) fn touch(one: Rect, other: Rect) -> bool {
    one.x0 <= other.x1 && other.x0 <= one.x1 && one.y0 <= other.y1 && other.y0 <= one.y1
}

/// Leaves out every run that has a part in spelling a marked word, read in the order of the page or along its lines.
fn without(runs: &mut Vec<Run>, words: &[&str]) {
    while let Some(drop) = spelling(runs, words) {
        let mut at = 0;
        runs.retain(|_| {
            at += 1;
            !drop.contains(&(at - 1))
        });
    }
}

/// The runs that spell a word together.
fn spelling(runs: &[Run], words: &[&str]) -> Option<Vec<usize>> {
    let drawn: Vec<usize> = (0..runs.len()).collect();
    let mut read = drawn.clone();
    read.sort_by(|a, b| {
        let place = |at: &usize| {
            runs.get(*at)
                .map_or((0.0, 0.0), |run| (run.start.y, run.start.x))
        };
        let ((ya, xa), (yb, xb)) = (place(a), place(b));
        // Lines that differ by less than a point are one.
        (ya.round(), xa)
            .partial_cmp(&(yb.round(), xb))
            .unwrap_or(std::cmp::Ordering::Equal)
    });
    [drawn, read].iter().find_map(|order| {
        let letters: Vec<(char, usize)> = order
            .iter()
            .filter_map(|at| Some((*at, runs.get(*at)?)))
            .flat_map(|(at, run)| {
                search::folded(&run.text)
                    .map(move |c| (c, at))
                    .collect::<Vec<_>>()
            })
            .collect();
        words.iter().find_map(|word| {
            let wanted: Vec<char> = search::folded(word).collect();
            let part = letters.windows(wanted.len().max(1)).find(|part| {
                let mut pairs = part.iter().zip(&wanted);
                !wanted.is_empty() && pairs.all(|((letter, _), wanted)| letter == wanted)
            })?;
            Some(part.iter().map(|(_, at)| *at).collect())
        })
    })
}
