//! The work itself, behind the feature `pdf`: pages as pictures, places filled, the file built, the file checked.

mod build;
mod check;
mod font;
mod glyphs;
mod layer;
mod runs;
mod search;
mod seen;

use std::io::{BufRead, Read, Write};
use std::process::ExitCode;

use build::Builder;
use check::check_at;
use glyphs::Glyph;

use super::{
    Answer, Area, FILE_BYTES, Filled, Leak, Mark, PageSight, RedactError, Released, Request, Sight,
    Target,
};
use crate::raster::{Opened, Picture, RasterError};

/// Points in an inch of the released pages: small print stays legible, a page of text takes about 100 KB.
pub const DPI: u16 = 200;

/// Points in an inch of a picture that the desk asks for, at most.
const DPI_SHOWN_MAX: u16 = 150;

/// A tenth of a millimetre in points of type.
const TENTH: f64 = 72.0 / 254.0;

impl From<RasterError> for RedactError {
    fn from(error: RasterError) -> Self {
        Self::Unreadable(error.to_string())
    }
}

/// The main function of the child: what is asked on the first line of standard input, and a PDF after it.
#[must_use]
pub fn redact_child_main() -> ExitCode {
    let (mut input, mut output) = (std::io::stdin().lock(), std::io::stdout().lock());
    match redact_child_answer(&mut input, &mut output, &mut std::io::stderr()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

/// What [`redact_child_main`] does, between any streams; the third is told how far the work is.
///
/// # Errors
/// Those of the streams, and a request that cannot be read. What is in the way of a file is an answer.
pub fn redact_child_answer(
    input: &mut dyn BufRead,
    output: &mut dyn Write,
    told: &mut dyn Write,
) -> std::io::Result<()> {
    let mut line = Vec::new();
    input.read_until(b'\n', &mut line)?;
    let request: Request = serde_json::from_slice(&line)?;
    let mut pdf = Vec::new();
    input.take(FILE_BYTES).read_to_end(&mut pdf)?;
    let answer = match request {
        Request::Redact(marks) => redact_at(&pdf, &marks, DPI, &mut |at, of| {
            // Nobody who listens is no reason to stop.
            let _ = writeln!(told, "{at}/{of}");
        })
        .map(|released| {
            let (filled, without_text) = (released.filled, released.without_text);
            let answer = Answer::Released {
                filled,
                without_text,
            };
            (answer, released.pdf)
        }),
        Request::Look(words) => look(&pdf, &words).map(|sight| (Answer::Sight(sight), Vec::new())),
        Request::Page { page, dpi } => shown(&pdf, page, dpi).map(|png| (Answer::Picture, png)),
    };
    let (answer, file) = answer.unwrap_or_else(|error| (Answer::Refused(error), Vec::new()));
    serde_json::to_writer(&mut *output, &answer)?;
    output.write_all(b"\n")?;
    output.write_all(&file)
}

fn shown(pdf: &[u8], page: usize, dpi: u16) -> Result<Vec<u8>, RedactError> {
    let at = page.checked_sub(1).ok_or(RedactError::NoSuchPlace(page))?;
    let opened = Opened::new(pdf)?;
    if at >= opened.pages().len() {
        return Err(RedactError::NoSuchPlace(page));
    }
    Ok(opened.picture(at, dpi.clamp(36, DPI_SHOWN_MAX))?.png()?)
}

/// The pages of a PDF, and every place where words stand on them. Blanks and the ends of lines within words do not matter.
///
/// # Errors
/// [`RedactError::Unreadable`].
pub fn look(pdf: &[u8], words: &[String]) -> Result<Sight, RedactError> {
    let opened = Opened::new(pdf)?;
    let mut sight = Sight {
        pages: Vec::new(),
        found: vec![Vec::new(); words.len()],
    };
    let tenths = |points: f32| (f64::from(points) / TENTH).round() as i32;
    glyphs::each(&opened, |at, size, text| {
        sight.pages.push(PageSight {
            width: tenths(size.0),
            height: tenths(size.1),
            text: runs::known(&text),
        });
        for (found, words) in sight.found.iter_mut().zip(words) {
            found.extend(search::find(at + 1, &text, words));
        }
    })?;
    Ok(sight)
}

/// Every place where words stand in the text of a PDF.
///
/// # Errors
/// As [`look`].
pub fn find(pdf: &[u8], words: &str) -> Result<Vec<Area>, RedactError> {
    let sight = look(pdf, &[words.to_owned()])?;
    Ok(sight.found.into_iter().next().unwrap_or_default())
}

/// Takes everything that is marked out of a PDF, and proves that it is gone.
///
/// # Errors
/// [`RedactError`]; nothing is released then.
pub fn redact(pdf: &[u8], marks: &[Mark]) -> Result<Released, RedactError> {
    redact_at(pdf, marks, DPI, &mut |_, _| {})
}

/// Every page is drawn twice: to be filled, and to be looked at again.
fn redact_at(
    pdf: &[u8],
    marks: &[Mark],
    dpi: u16,
    told: &mut dyn FnMut(usize, usize),
) -> Result<Released, RedactError> {
    let opened = Opened::new(pdf)?;
    let filled = places(&opened, marks)?;
    let words = words_of(marks);
    let steps = opened.pages().len() * 2;
    let mut builder = Builder::default();
    opened.each(dpi, |at, mut page| {
        let here: Vec<Area> = areas_of(&filled, at + 1);
        let runs = layer::of_page(&opened, at, &page, &here, &words)?;
        for area in here {
            fill(&mut page, area)?;
        }
        builder.add(&page, runs)?;
        told(at + 1, steps);
        Ok::<(), RedactError>(())
    })?;
    // A mark behind the last page was met by none.
    if let Some(place) = filled
        .iter()
        .find(|place| place.area.page == 0 || place.area.page > steps / 2)
    {
        return Err(RedactError::NoSuchPlace(place.area.page));
    }
    let mut look = |at| told(steps / 2 + at, steps);
    let released = builder.finish()?;
    let leaks = check_at(&released, marks, &filled, dpi, &mut look);
    if leaks.is_empty() {
        return Ok(Released {
            pdf: released,
            filled,
            without_text: builder.without_text(),
        });
    }
    // What the layer says must not keep back what the pictures may show.
    builder.drop_text();
    let released = builder.finish()?;
    let leaks = check_at(&released, marks, &filled, dpi, &mut look);
    if leaks.is_empty() {
        Ok(Released {
            pdf: released,
            filled,
            without_text: builder.without_text(),
        })
    } else {
        Err(RedactError::Leaks(leaks))
    }
}

/// Everything that was left in a file that is to be released; nothing is what lets it go.
#[must_use]
pub fn check(pdf: &[u8], marks: &[Mark], filled: &[Filled]) -> Vec<Leak> {
    check_at(pdf, marks, filled, DPI, &mut |_| {})
}

fn words_of(marks: &[Mark]) -> Vec<&str> {
    let words = marks.iter().filter_map(|mark| match &mark.target {
        Target::Words(words) => Some(words.as_str()),
        Target::Area(_) => None,
    });
    words.collect()
}

fn areas_of(filled: &[Filled], page: usize) -> Vec<Area> {
    let here = filled.iter().filter(|place| place.area.page == page);
    here.map(|place| place.area).collect()
}

fn places(opened: &Opened, marks: &[Mark]) -> Result<Vec<Filled>, RedactError> {
    if marks.is_empty() {
        return Err(RedactError::NoMarks);
    }
    let mut found: Vec<Vec<Area>> = marks
        .iter()
        .map(|mark| match &mark.target {
            Target::Area(area) => vec![*area],
            Target::Words(_) => Vec::new(),
        })
        .collect();
    glyphs::each(opened, |at, _, text: Vec<Glyph>| {
        for (found, mark) in found.iter_mut().zip(marks) {
            if let Target::Words(words) = &mark.target {
                found.extend(search::find(at + 1, &text, words));
            }
        }
    })?;
    let mut filled = Vec::new();
    for (areas, mark) in found.into_iter().zip(marks) {
        if let (true, Target::Words(words)) = (areas.is_empty(), &mark.target) {
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
