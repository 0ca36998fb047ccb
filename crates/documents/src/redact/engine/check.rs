//! Looks at a file that is to be released as somebody would who wants back what was taken out.
//!
//! First by what may be there at all: pages, each with one picture and words that are not drawn over it, in the one font
//! that says nothing, and nothing more. Then, whatever the first says, for words that lie in a mark, for the marked words in
//! every text, string, stream and raw byte, and for anything but one colour under a mark.

mod bytes;
mod words;

use std::collections::BTreeSet;

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::{edges, font, words_of};
use crate::raster::Opened;
use crate::redact::{Filled, Leak, Mark};

/// The language in which programs read the words aloud.
pub(super) const LANGUAGE: &str = "zh-CN";

/// Everything that was left in a file whose pictures have so many points in an inch; after each page it is told so.
pub(super) fn check_at(
    pdf: &[u8],
    marks: &[Mark],
    filled: &[Filled],
    dpi: u16,
    told: &mut dyn FnMut(usize),
) -> Vec<Leak> {
    let words = words_of(marks);
    let Ok(document) = Document::load_mem(pdf) else {
        return vec![Leak::Unreadable];
    };
    let mut leaks = BTreeSet::new();
    revisions(pdf, &document, &mut leaks);
    let known = own_font(&document);
    for (id, object) in &document.objects {
        if !known.contains(id) {
            look_at(object, &known, &mut leaks);
        }
    }
    if document.trailer.has(b"Info") {
        leaks.insert(Leak::Metadata);
    }
    words::look(pdf, &document, &words, filled, &mut leaks);
    bytes::look(pdf, &document, &words, &known, &mut leaks);
    pixels(pdf, filled, dpi, &mut leaks, told);
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

/// The places of the font of the layer, when every part of it is what it always is.
fn own_font(document: &Document) -> Vec<ObjectId> {
    let Ok(wanted) = font::objects() else {
        return Vec::new();
    };
    let is_same = |(id, wanted): &(ObjectId, Object)| match (document.objects.get(id), wanted) {
        (Some(Object::Stream(found)), Object::Stream(wanted)) => {
            found.dict == wanted.dict && found.content == wanted.content
        }
        (Some(found), wanted) => found == wanted,
        (None, _) => false,
    };
    if wanted.iter().all(is_same) {
        wanted.into_iter().map(|(id, _)| id).collect()
    } else {
        Vec::new()
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

fn look_at(object: &Object, known: &[ObjectId], leaks: &mut BTreeSet<Leak>) {
    match object {
        Object::Dictionary(dictionary) => look_into(dictionary, known, leaks),
        Object::Stream(stream) => {
            look_into(&stream.dict, known, leaks);
            let is_image = stream
                .dict
                .get(b"Subtype")
                .and_then(Object::as_name)
                .is_ok_and(|name| name == b"Image");
            if !is_image && words::of_content(stream).is_none() {
                leaks.insert(Leak::Foreign("内容流".to_owned()));
            }
        }
        Object::Array(items) => items.iter().for_each(|item| look_at(item, known, leaks)),
        Object::String(..) => {
            leaks.insert(Leak::Foreign("字符串".to_owned()));
        }
        _ => {}
    }
}

fn look_into(dictionary: &Dictionary, known: &[ObjectId], leaks: &mut BTreeSet<Leak>) {
    for (key, value) in dictionary.iter() {
        if is_of_layer(key, value, known) {
            continue;
        }
        look_at(value, known, leaks);
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

/// The two entries that a layer of text needs: its font, and the language.
fn is_of_layer(key: &[u8], value: &Object, known: &[ObjectId]) -> bool {
    match (key, value) {
        (b"Font", Object::Dictionary(fonts)) => {
            known.contains(&font::FONT)
                && fonts.len() == 1
                && fonts
                    .get(font::NAME)
                    .and_then(Object::as_reference)
                    .is_ok_and(|id| id == font::FONT)
        }
        (b"Lang", Object::String(text, _)) => text == LANGUAGE.as_bytes(),
        _ => false,
    }
}

/// Draws the file again and looks under every mark. The outermost points may mix with what lies beside.
fn pixels(
    pdf: &[u8],
    filled: &[Filled],
    dpi: u16,
    leaks: &mut BTreeSet<Leak>,
    told: &mut dyn FnMut(usize),
) {
    let mut seen = 0;
    let drawn = Opened::new(pdf).and_then(|opened| {
        opened.each(dpi, |at, page| {
            let here = filled.iter().filter(|place| place.area.page == at + 1);
            for place in here {
                seen += 1;
                let [left, top, right, bottom] = edges(&page, place.area);
                let (left, top) = (left + 1, top + 1);
                let (right, bottom) = (
                    right.saturating_sub(1).max(left + 1),
                    bottom.saturating_sub(1).max(top + 1),
                );
                let first = page.at(left, top);
                let is_plain = (top..bottom).all(|y| (left..right).all(|x| page.at(x, y) == first));
                if !is_plain {
                    leaks.insert(Leak::Pixels { page: at + 1 });
                }
            }
            told(at + 1);
            Ok(())
        })
    });
    if drawn.is_err() || seen < filled.len() {
        leaks.insert(Leak::Unreadable);
    }
}
