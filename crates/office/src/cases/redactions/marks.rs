//! Marks as lines of text, for who has a list of names to paste.

use gongkai_documents::redact::{Area, Mark, Target};

use crate::core::{OfficeError, Result};

/// Reads marks as they are typed, one on each line: `X4 王喆` for words, `X5 第2页 28 200 40 15.5` for a place, in
/// millimetres from the left and upper edge, with its width and height.
///
/// # Errors
/// [`OfficeError::Invalid`] names the line that cannot be read.
pub fn read_marks(text: &str) -> Result<Vec<Mark>> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines
        .map(|line| {
            read_mark(line)
                .ok_or_else(|| OfficeError::field("typed", format!("看不懂这一行：{line}")))
        })
        .collect()
}

/// Marks as [`read_marks`] reads them.
#[must_use]
pub fn write_marks(marks: &[Mark]) -> String {
    let lines = marks.iter().map(|mark| match &mark.target {
        Target::Words(words) => format!("{} {words}", mark.ground),
        Target::Area(area) => {
            let [left, top, width, height] =
                [area.left, area.top, area.width, area.height].map(millimetres);
            format!(
                "{} 第{}页 {left} {top} {width} {height}",
                mark.ground, area.page
            )
        }
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn millimetres(tenths: i32) -> String {
    if tenths % 10 == 0 {
        (tenths / 10).to_string()
    } else {
        format!("{}.{}", tenths / 10, (tenths % 10).abs())
    }
}

/// Tenths of a millimetre of a number with at most one digit after its point.
fn tenths(text: &str) -> Option<i32> {
    let (whole, part) = text.split_once('.').unwrap_or((text, "0"));
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number(whole) || !is_number(part) || part.len() > 1 || whole.len() > 5 {
        return None;
    }
    Some(whole.parse::<i32>().ok()? * 10 + part.parse::<i32>().ok()?)
}

fn read_mark(line: &str) -> Option<Mark> {
    let (ground, rest) = line.split_once(char::is_whitespace)?;
    let rest = rest.trim();
    let numbers =
        |text: &str| -> Option<Vec<i32>> { text.split_whitespace().map(tenths).collect() };
    let page = rest
        .strip_prefix('第')
        .and_then(|rest| rest.split_once('页'));
    // What begins as a place must be one: 第2页的内容 are words, 第2页 28 are not.
    let is_place = |place: &str| {
        let mut parts = place.split_whitespace().peekable();
        parts.peek().is_some()
            && parts.all(|part| part.chars().all(|c| c.is_ascii_digit() || ".-".contains(c)))
    };
    let page = page.filter(|(_, place)| is_place(place));
    let target = match page {
        Some((page, place)) => {
            let (page, place) = (page.trim().parse().ok()?, numbers(place)?);
            let [left, top, width, height] = place.as_slice() else {
                return None;
            };
            Target::Area(Area {
                page,
                left: *left,
                top: *top,
                width: *width,
                height: *height,
            })
        }
        None if rest.is_empty() => return None,
        None => Target::Words(rest.to_owned()),
    };
    Some(Mark {
        target,
        ground: ground.to_owned(),
    })
}
