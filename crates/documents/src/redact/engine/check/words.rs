//! The words of a released file: read from the content of its pages by the one form that they may have, and once more as any
//! reader of PDFs would find them.

use std::collections::BTreeSet;

use hayro::vello_cpu::kurbo::{Point, Rect, Vec2};
use lopdf::{Document, Stream};

use crate::raster::Opened;
use crate::redact::engine::{font, glyphs, layer, search};
use crate::redact::{Filled, Leak};

/// Words over a picture, with the box in which they lie, in points from the lower left corner of the page.
#[derive(Debug)]
pub(super) struct Said {
    text: String,
    place: Rect,
}

/// Numbers are written to so many points.
const ROUNDED: f64 = 0.25;

/// Words that lie in a mark, marked words anywhere, and words that a reader would find and we did not.
pub(super) fn look(
    pdf: &[u8],
    document: &Document,
    words: &[&str],
    filled: &[Filled],
    leaks: &mut BTreeSet<Leak>,
) {
    let mut all: Vec<char> = Vec::new();
    let mut said: Vec<usize> = Vec::new();
    for (number, page) in document.get_pages() {
        let Some((lines, height)) = of_page(document, page) else {
            leaks.insert(Leak::Text);
            continue;
        };
        let marks = filled
            .iter()
            .filter(|place| u32::try_from(place.area.page) == Ok(number));
        let marks: Vec<Rect> = marks.map(|place| layer::rect(place.area)).collect();
        let touches = |line: &Said| {
            let Rect { x0, y0, x1, y1 } = line.place.inflate(-ROUNDED, -ROUNDED);
            let from_above = Rect::new(x0, height - y1, x1, height - y0);
            marks.iter().any(|mark| layer::touch(*mark, from_above))
        };
        if lines.iter().any(touches) {
            leaks.insert(Leak::Text);
        }
        said.push(lines.iter().map(|line| line.text.chars().count()).sum());
        all.extend(lines.iter().flat_map(|line| search::folded(&line.text)));
    }
    let Ok(opened) = Opened::new(pdf) else {
        leaks.insert(Leak::Unreadable);
        return;
    };
    let mut is_marked = words.iter().any(|word| search::stands_in(&all, word));
    let read = glyphs::each(&opened, |at, _, text| {
        // What a reader finds is what we read, letter for letter, and none of it is a marked word.
        let found: usize = text
            .iter()
            .filter_map(|it| Some(it.text.as_ref()?.chars().count()))
            .sum();
        is_marked |= said.get(at) != Some(&found)
            || words
                .iter()
                .any(|word| !search::find(at + 1, &text, word).is_empty());
    });
    if is_marked {
        leaks.insert(Leak::Text);
    }
    if read.is_err() {
        leaks.insert(Leak::Unreadable);
    }
}

fn of_page(document: &Document, page: lopdf::ObjectId) -> Option<(Vec<Said>, f64)> {
    let page = document.get_dictionary(page).ok()?;
    let content = page
        .get_deref(b"Contents", document)
        .ok()?
        .as_stream()
        .ok()?;
    let [_, _, _, height] = page.get(b"MediaBox").ok()?.as_array().ok()?.as_slice() else {
        return None;
    };
    let height = f64::from(height.as_float().ok()?);
    Some((of_content(content)?, height))
}

/// `q … cm /P Do Q`, and lines of `BT 3 Tr /F … Tf … Tz … Tm <…> Tj ET`: nothing for whatever else.
pub(super) fn of_content(stream: &Stream) -> Option<Vec<Said>> {
    let content = stream.get_plain_content().ok()?;
    let text = std::str::from_utf8(&content).ok()?;
    let tokens: Vec<&str> = text.split_whitespace().collect();
    let (picture, lines) = tokens.split_at_checked(11)?;
    let [q, scale @ .., cm, name, draw, end] = picture else {
        return None;
    };
    let is_picture = [*q, *cm, *name, *draw, *end] == ["q", "cm", "/P", "Do", "Q"]
        && scale.iter().all(|number| number.parse::<f64>().is_ok());
    if !is_picture || lines.len() % 18 != 0 {
        return None;
    }
    lines.chunks(18).map(line).collect()
}

fn line(tokens: &[&str]) -> Option<Said> {
    let [
        bt,
        mode,
        tr,
        name,
        size,
        tf,
        stretch,
        tz,
        matrix @ ..,
        tm,
        hex,
        tj,
        et,
    ] = tokens
    else {
        return None;
    };
    let fixed = [*bt, *mode, *tr, *name, *tf, *tz, *tm, *tj, *et];
    if fixed != ["BT", "3", "Tr", "/F", "Tf", "Tz", "Tm", "Tj", "ET"] {
        return None;
    }
    let number = |text: &str| text.parse::<f64>().ok().filter(|number| number.is_finite());
    let (size, stretch) = (number(size)?, number(stretch)?);
    let matrix: Vec<f64> = matrix
        .iter()
        .map(|text| number(text))
        .collect::<Option<_>>()?;
    let [a, b, c, d, x, y] = *matrix.as_slice() else {
        return None;
    };
    let is_turned_only =
        (a - d).abs() < 1e-3 && (b + c).abs() < 1e-3 && (a * a + b * b - 1.0).abs() < 1e-2;
    if !is_turned_only || size <= 0.0 || stretch <= 0.0 {
        return None;
    }
    let text = told(hex)?;
    let (along, up) = (Vec2::new(a, b), Vec2::new(c, d));
    let start = Point::new(x, y);
    let way = along * (size * stretch / 100.0 * text.encode_utf16().count() as f64);
    let thousandth = size / 1_000.0;
    let above = up * (font::ASCENT as f64 * thousandth);
    let below = up * (font::DESCENT as f64 * thousandth);
    let corners = [
        start + below,
        start + above,
        start + way + below,
        start + way + above,
    ];
    let whole = Rect::from_points(start, start + way);
    let place = corners
        .iter()
        .fold(whole, |place, corner| place.union_pt(*corner));
    Some(Said { text, place })
}

/// Codes of two bytes in hexadecimal digits.
fn told(hex: &str) -> Option<String> {
    let hex = hex.strip_prefix('<')?.strip_suffix('>')?;
    let codes = hex.as_bytes().chunks(4).map(|code| {
        let code = std::str::from_utf8(code).ok();
        let code = code.filter(|code| code.len() == 4)?;
        u16::from_str_radix(code, 16).ok()
    });
    String::from_utf16(&codes.collect::<Option<Vec<_>>>()?).ok()
}
