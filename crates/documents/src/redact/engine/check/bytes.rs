//! The marked words in every encoding that a PDF may hold them in: in its bytes, and in every stream that is neither a picture nor
//! the content of a page in the one form that it may have.

use std::collections::BTreeSet;

use lopdf::{Document, Object, ObjectId, Stream};

use super::words;
use crate::redact::Leak;

/// Shorter words stand in packed pictures by chance, two letters in every page; and shorter numbers among those of which the
/// frame of a file consists.
const CHANCE: usize = 6;

/// Looks everywhere but in the font of the layer, which is the same in every file.
pub(super) fn look(
    pdf: &[u8],
    document: &Document,
    marked: &[&str],
    known: &[ObjectId],
    leaks: &mut BTreeSet<Leak>,
) {
    let mut needles: Vec<Vec<u8>> = Vec::new();
    for word in marked.iter().filter(|word| word.chars().count() > 1) {
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
    let holds = |content: &[u8], is_sure: fn(&[u8]) -> bool| {
        let mut needles = needles.iter().filter(|needle| is_sure(needle));
        needles.any(|needle| {
            content
                .windows(needle.len())
                .any(|part| part.eq_ignore_ascii_case(needle))
        })
    };
    let is_long: fn(&[u8]) -> bool = |needle| needle.len() >= CHANCE;
    let is_foreign: fn(&[u8]) -> bool = |needle| needle.len() >= CHANCE || !needle.is_ascii();
    let streams = document
        .objects
        .iter()
        .filter(|(id, _)| !known.contains(id))
        .filter_map(|(_, object)| object.as_stream().ok());
    let is_image = |stream: &Stream| {
        let name = stream.dict.get(b"Subtype").and_then(Object::as_name);
        name.is_ok_and(|name| name == b"Image")
    };
    // What has the form of a page was read letter by letter.
    let mut unpacked = streams
        .filter(|stream| !is_image(stream) && words::of_content(stream).is_none())
        .filter_map(|stream| stream.get_plain_content().ok());
    if holds(pdf, is_long)
        || holds(&without_packed(pdf, document), is_foreign)
        || unpacked.any(|content| holds(&content, |_| true))
    {
        leaks.insert(Leak::Bytes);
    }
}

/// The file without what its packed streams consist of. One that is not found as it was read stays.
fn without_packed(pdf: &[u8], document: &Document) -> Vec<u8> {
    let packed = document.objects.values().filter_map(|object| {
        let stream = object.as_stream().ok()?;
        stream.dict.get(b"Filter").ok()?;
        let length = stream.content.len();
        let start = memchr::memmem::find(pdf, &stream.content).filter(|_| length > 0)?;
        Some((start, start + length))
    });
    let mut packed: Vec<(usize, usize)> = packed.collect();
    packed.sort_unstable();
    let (mut rest, mut at) = (Vec::new(), 0);
    for (start, end) in packed {
        rest.extend_from_slice(pdf.get(at..start).unwrap_or_default());
        at = end.max(at);
    }
    rest.extend_from_slice(pdf.get(at..).unwrap_or_default());
    rest
}
