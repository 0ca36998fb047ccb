//! Where words stand on a page: as they are drawn one after another, and as an eye reads them along a line, because
//! programs do not always write a line in its order.

use hayro::vello_cpu::kurbo::Rect;
use unicode_normalization::UnicodeNormalization;

use super::{TENTH, glyphs::Glyph};
use crate::redact::Area;

/// How far a place is larger than what it covers, in points on each side: no edge of a letter is left to be guessed from.
const MARGIN: f64 = 1.5;

/// A character of a page and the letter that it is part of.
#[derive(Debug, Clone, Copy)]
struct Placed {
    text: char,
    place: Rect,
}

/// Text as it is compared: letters of all widths, joined letters and radicals as what they stand for, without blanks,
/// capitals or what takes no room.
pub(super) fn folded(text: &str) -> impl Iterator<Item = char> {
    let takes_no_room = |c: &char| matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{fe00}'..='\u{fe0f}');
    text.nfkc()
        .flat_map(char::to_lowercase)
        .filter(move |c| !c.is_whitespace() && !c.is_control() && !takes_no_room(c))
}

/// Every place of words on a page, from 1: one for each line that they stand on.
pub(super) fn find(page: usize, text: &[Glyph], words: &str) -> Vec<Area> {
    let wanted: Vec<char> = folded(words).collect();
    if wanted.is_empty() {
        return Vec::new();
    }
    let drawn: Vec<Placed> = placed(text);
    let mut found: Vec<Area> = Vec::new();
    let mut add = |letters: &[Placed]| {
        for area in lines(page, letters) {
            if !found.contains(&area) {
                found.push(area);
            }
        }
    };
    for letters in matches(&drawn, &wanted) {
        add(letters);
    }
    for letters in matches(&as_read(drawn.clone()), &wanted) {
        if stand_together(letters) {
            add(letters);
        }
    }
    found.sort_by_key(|area| (area.top, area.left));
    found
}

/// Whether words stand in characters that follow one another, whatever their places.
pub(super) fn stands_in(text: &[char], words: &str) -> bool {
    let wanted: Vec<char> = folded(words).collect();
    !wanted.is_empty() && text.windows(wanted.len()).any(|part| part == wanted)
}

fn placed(text: &[Glyph]) -> Vec<Placed> {
    let letters = text.iter().flat_map(|glyph| {
        let place = glyph.place;
        let text = glyph.text.as_deref().unwrap_or_default();
        folded(text).map(move |text| Placed { text, place })
    });
    letters.collect()
}

fn matches<'a>(text: &'a [Placed], wanted: &'a [char]) -> impl Iterator<Item = &'a [Placed]> {
    text.windows(wanted.len()).filter(move |letters| {
        let mut pairs = letters.iter().zip(wanted);
        pairs.all(|(letter, wanted)| letter.text == *wanted)
    })
}

/// Line by line from above, each from the left.
fn as_read(mut text: Vec<Placed>) -> Vec<Placed> {
    text.sort_by(|a, b| a.place.center().y.total_cmp(&b.place.center().y));
    let mut lines: Vec<Vec<Placed>> = Vec::new();
    for letter in text {
        let first = lines.last().and_then(|line| line.first());
        let is_beside = first.is_some_and(|first| is_on_line(first.place, letter.place));
        match lines.last_mut() {
            Some(line) if is_beside => line.push(letter),
            _ => lines.push(vec![letter]),
        }
    }
    for line in &mut lines {
        line.sort_by(|a, b| a.place.x0.total_cmp(&b.place.x0));
    }
    lines.concat()
}

fn is_on_line(line: Rect, letter: Rect) -> bool {
    (line.center().y - letter.center().y).abs() < line.height().min(letter.height()) / 2.0
}

/// Whether each letter stands beside the one before it: columns of a table are no words.
fn stand_together(letters: &[Placed]) -> bool {
    letters.windows(2).all(|pair| {
        let [before, after] = pair else { return true };
        let gap = after.place.x0 - before.place.x1;
        is_on_line(before.place, after.place) && gap < before.place.height()
    })
}

fn lines(page: usize, letters: &[Placed]) -> Vec<Area> {
    let mut boxes: Vec<Rect> = Vec::new();
    for letter in letters {
        match boxes.last_mut() {
            Some(last)
                if (last.center().y - letter.place.center().y).abs() < last.height() / 2.0
                    && letter.place.x0 >= last.x0 =>
            {
                *last = last.union(letter.place);
            }
            _ => boxes.push(letter.place),
        }
    }
    let area = |place: Rect| {
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
