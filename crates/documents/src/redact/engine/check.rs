//! Looks at a file that is to be released as somebody would who wants back what was taken out.
//!
//! First by what may be there at all: pages, each with one picture, and nothing more. Then, whatever the first says, for
//! the marked words in every text, string, stream and raw byte, and for anything but one colour under a mark.

use std::collections::BTreeSet;

use lopdf::{Dictionary, Document, Object};

use super::{edges, glyphs};
use crate::raster;
use crate::redact::{Filled, Leak, Mark, Target};

/// Everything that was left in a file whose pictures have so many points in an inch.
pub(super) fn check_at(pdf: &[u8], marks: &[Mark], filled: &[Filled], dpi: u16) -> Vec<Leak> {
    let words: Vec<&str> = marks
        .iter()
        .filter_map(|mark| match &mark.target {
            Target::Words(words) => Some(words.as_str()),
            Target::Area(_) => None,
        })
        .collect();
    let Ok(document) = Document::load_mem(pdf) else {
        return vec![Leak::Unreadable];
    };
    let mut leaks = BTreeSet::new();
    revisions(pdf, &document, &mut leaks);
    for object in document.objects.values() {
        look_at(object, &mut leaks);
    }
    if document.trailer.has(b"Info") {
        leaks.insert(Leak::Metadata);
    }
    texts(pdf, &words, &mut leaks);
    bytes(pdf, &document, &words, &mut leaks);
    pixels(pdf, filled, dpi, &mut leaks);
    leaks.into_iter().collect()
}

/// One state, one end, nothing after it.
fn revisions(pdf: &[u8], document: &Document, leaks: &mut BTreeSet<Leak>) {
    let ends = pdf.windows(5).filter(|part| part == b"%%EOF").count();
    let last = pdf.windows(5).rposition(|part| part == b"%%EOF");
    let after = last.and_then(|at| pdf.get(at + 5..)).unwrap_or_default();
    let is_clean =
        ends == 1 && pdf.starts_with(b"%PDF-") && after.iter().all(u8::is_ascii_whitespace);
    if !is_clean || document.trailer.has(b"Prev") {
        leaks.insert(Leak::Revision);
    }
}

/// Keys of what a released file consists of.
const KNOWN: [&[u8]; 19] = [
    b"Type",
    b"Pages",
    b"Kids",
    b"Count",
    b"Parent",
    b"MediaBox",
    b"Resources",
    b"Contents",
    b"XObject",
    b"P",
    b"Subtype",
    b"Width",
    b"Height",
    b"ColorSpace",
    b"BitsPerComponent",
    b"Length",
    b"Filter",
    b"Size",
    b"Root",
];

fn look_at(object: &Object, leaks: &mut BTreeSet<Leak>) {
    match object {
        Object::Dictionary(dictionary) => look_into(dictionary, leaks),
        Object::Stream(stream) => {
            look_into(&stream.dict, leaks);
            let is_image = stream
                .dict
                .get(b"Subtype")
                .and_then(Object::as_name)
                .is_ok_and(|name| name == b"Image");
            if !is_image && !draws_one_picture(&stream.content) {
                leaks.insert(Leak::Foreign("内容流".to_owned()));
            }
        }
        Object::Array(items) => items.iter().for_each(|item| look_at(item, leaks)),
        Object::String(..) => {
            leaks.insert(Leak::Foreign("字符串".to_owned()));
        }
        _ => {}
    }
}

fn look_into(dictionary: &Dictionary, leaks: &mut BTreeSet<Leak>) {
    for (key, value) in dictionary.iter() {
        look_at(value, leaks);
        if KNOWN.contains(&key.as_slice()) {
            continue;
        }
        leaks.insert(match key.as_slice() {
            b"Thumb" => Leak::Thumbnail,
            b"Metadata" | b"Info" | b"Title" | b"Author" | b"Subject" | b"Keywords"
            | b"PieceInfo" => Leak::Metadata,
            b"EmbeddedFiles" | b"EF" | b"AF" | b"Filespec" => Leak::Attachment,
            b"Font" | b"ActualText" | b"StructTreeRoot" => Leak::Text,
            other => Leak::Foreign(String::from_utf8_lossy(other).into_owned()),
        });
    }
}

/// `q … cm /P Do Q` and nothing else.
fn draws_one_picture(content: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(content) else {
        return false;
    };
    let words: Vec<&str> = text.split_whitespace().collect();
    let [q, scale @ .., cm, picture, draw, end] = words.as_slice() else {
        return false;
    };
    [*q, *cm, *picture, *draw, *end] == ["q", "cm", "/P", "Do", "Q"]
        && scale.len() == 6
        && scale.iter().all(|number| number.parse::<f32>().is_ok())
}

/// What a reader of the file would find as text.
fn texts(pdf: &[u8], words: &[&str], leaks: &mut BTreeSet<Leak>) {
    let Ok(text) = glyphs::of(pdf) else {
        leaks.insert(Leak::Unreadable);
        return;
    };
    if !text.is_empty()
        || words
            .iter()
            .any(|word| !glyphs::find(&text, word).is_empty())
    {
        leaks.insert(Leak::Text);
    }
}

/// The words in every encoding that a PDF may hold them in, in raw bytes and in every stream unpacked.
fn bytes(pdf: &[u8], document: &Document, words: &[&str], leaks: &mut BTreeSet<Leak>) {
    let mut needles: Vec<Vec<u8>> = Vec::new();
    for word in words.iter().filter(|word| word.chars().count() > 1) {
        needles.push(word.as_bytes().to_vec());
        needles.push(word.encode_utf16().flat_map(u16::to_be_bytes).collect());
        needles.push(word.encode_utf16().flat_map(u16::to_le_bytes).collect());
        needles.push(encoding_rs::GB18030.encode(word).0.into_owned());
        let hex = word
            .encode_utf16()
            .flat_map(u16::to_be_bytes)
            .map(|byte| format!("{byte:02X}"));
        needles.push(hex.collect::<String>().into_bytes());
    }
    let holds = |content: &[u8]| {
        let mut needles = needles.iter();
        needles.any(|needle| {
            content
                .windows(needle.len())
                .any(|part| part.eq_ignore_ascii_case(needle))
        })
    };
    let streams = document
        .objects
        .values()
        .filter_map(|object| object.as_stream().ok());
    let is_text = |stream: &&lopdf::Stream| {
        let name = stream.dict.get(b"Subtype").and_then(Object::as_name);
        !name.is_ok_and(|name| name == b"Image")
    };
    let unpacked = streams
        .filter(is_text)
        .filter_map(|stream| stream.decompressed_content().ok());
    if holds(pdf) || unpacked.into_iter().any(|content| holds(&content)) {
        leaks.insert(Leak::Bytes);
    }
}

/// Draws the file again and looks under every mark. The outermost points may mix with what lies beside.
fn pixels(pdf: &[u8], filled: &[Filled], dpi: u16, leaks: &mut BTreeSet<Leak>) {
    let Ok(pages) = raster::pages(pdf, dpi) else {
        leaks.insert(Leak::Unreadable);
        return;
    };
    for place in filled {
        let number = place.area.page;
        let Some(page) = number.checked_sub(1).and_then(|at| pages.get(at)) else {
            leaks.insert(Leak::Pixels { page: number });
            continue;
        };
        let [left, top, right, bottom] = edges(page, place.area);
        let (left, top) = (left + 1, top + 1);
        let (right, bottom) = (
            right.saturating_sub(1).max(left + 1),
            bottom.saturating_sub(1).max(top + 1),
        );
        let first = page.at(left, top);
        let is_plain = (top..bottom).all(|y| (left..right).all(|x| page.at(x, y) == first));
        if !is_plain {
            leaks.insert(Leak::Pixels { page: number });
        }
    }
}
