//! The work itself, behind the feature `pdf`: pages as pictures, places filled, the file built, the file checked.

mod build;
mod check;
mod glyphs;

use std::io::{BufRead, Read, Write};
use std::process::ExitCode;

use check::check_at;

use super::{Answer, Area, FILE_BYTES, Filled, Leak, Mark, RedactError, Released, Target};
use crate::raster::{self, Picture, RasterError};

/// Points in an inch of the released pages: small print stays legible, a page of text takes about 100 KB.
pub const DPI: u16 = 200;

impl From<RasterError> for RedactError {
    fn from(error: RasterError) -> Self {
        Self::Unreadable(error.to_string())
    }
}

/// The main function of the child: marks on the first line of standard input and a PDF after it.
#[must_use]
pub fn redact_child_main() -> ExitCode {
    let (mut input, mut output) = (std::io::stdin().lock(), std::io::stdout().lock());
    match redact_child_answer(&mut input, &mut output) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

/// What [`redact_child_main`] does, between any two streams.
///
/// # Errors
/// Those of the streams, and marks that cannot be read. What is in the way of a file is an answer.
pub fn redact_child_answer(input: &mut dyn BufRead, output: &mut dyn Write) -> std::io::Result<()> {
    let mut line = Vec::new();
    input.read_until(b'\n', &mut line)?;
    let marks: Vec<Mark> = serde_json::from_slice(&line)?;
    let mut pdf = Vec::new();
    input.take(FILE_BYTES).read_to_end(&mut pdf)?;
    let (answer, file) = match redact(&pdf, &marks) {
        Ok(released) => (Answer::Filled(released.filled), released.pdf),
        Err(error) => (Answer::Refused(error), Vec::new()),
    };
    serde_json::to_writer(&mut *output, &answer)?;
    output.write_all(b"\n")?;
    output.write_all(&file)
}

/// Every place where words stand in the text of a PDF. Blanks and the ends of lines within them do not matter.
///
/// # Errors
/// [`RedactError::Unreadable`].
pub fn find(pdf: &[u8], words: &str) -> Result<Vec<Area>, RedactError> {
    Ok(glyphs::find(&glyphs::of(pdf)?, words))
}

/// Takes everything that is marked out of a PDF, and proves that it is gone.
///
/// # Errors
/// [`RedactError`]; nothing is released then.
pub fn redact(pdf: &[u8], marks: &[Mark]) -> Result<Released, RedactError> {
    redact_at(pdf, marks, DPI)
}

fn redact_at(pdf: &[u8], marks: &[Mark], dpi: u16) -> Result<Released, RedactError> {
    let filled = places(pdf, marks)?;
    let mut pages = raster::pages(pdf, dpi)?;
    for place in &filled {
        let page = place
            .area
            .page
            .checked_sub(1)
            .and_then(|at| pages.get_mut(at));
        let page = page.ok_or(RedactError::NoSuchPlace(place.area.page))?;
        fill(page, place.area)?;
    }
    let released = build::of_pages(&pages)?;
    let leaks = check_at(&released, marks, &filled, dpi);
    if leaks.is_empty() {
        Ok(Released {
            pdf: released,
            filled,
        })
    } else {
        Err(RedactError::Leaks(leaks))
    }
}

/// Everything that was left in a file that is to be released; nothing is what lets it go.
#[must_use]
pub fn check(pdf: &[u8], marks: &[Mark], filled: &[Filled]) -> Vec<Leak> {
    check_at(pdf, marks, filled, DPI)
}

fn places(pdf: &[u8], marks: &[Mark]) -> Result<Vec<Filled>, RedactError> {
    if marks.is_empty() {
        return Err(RedactError::NoMarks);
    }
    let text = glyphs::of(pdf)?;
    let mut filled = Vec::new();
    for mark in marks {
        let areas = match &mark.target {
            Target::Area(area) => vec![*area],
            Target::Words(words) => glyphs::find(&text, words),
        };
        if areas.is_empty() {
            let Target::Words(words) = &mark.target else {
                continue;
            };
            return Err(RedactError::NotFound(words.clone()));
        }
        let ground = &mark.ground;
        filled.extend(areas.into_iter().map(|area| Filled {
            area,
            ground: ground.clone(),
        }));
    }
    filled.sort_by_key(|place| (place.area.page, place.area.top, place.area.left));
    Ok(filled)
}

/// Fills a place with black.
fn fill(page: &mut Picture, area: Area) -> Result<(), RedactError> {
    let [left, top, right, bottom] = edges(page, area);
    if left >= right || top >= bottom {
        return Err(RedactError::NoSuchPlace(area.page));
    }
    for y in top..bottom {
        let row = (y * page.width + left) * 3..(y * page.width + right) * 3;
        if let Some(points) = page.rgb.get_mut(row) {
            points.fill(0);
        }
    }
    Ok(())
}

/// A place in points, cut off at the edges of its page: left, top, right, bottom.
fn edges(page: &Picture, area: Area) -> [usize; 4] {
    let within =
        |tenths: i32, most: usize| usize::try_from(page.points(tenths)).unwrap_or(0).min(most);
    [
        within(area.left, page.width),
        within(area.top, page.height),
        within(area.left.saturating_add(area.width), page.width),
        within(area.top.saturating_add(area.height), page.height),
    ]
}

#[cfg(test)]
mod tests;
