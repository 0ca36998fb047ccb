//! Which faces a PDF is set in, for the details of a document: a free face in place of the licensed one is named.

use std::collections::BTreeSet;

use lopdf::{Dictionary, Document, Object};

/// The names of all fonts of a PDF, without the mark of their subset, and whether each is embedded.
#[must_use]
pub fn faces_of(pdf: &[u8]) -> Vec<(String, bool)> {
    let Ok(document) = Document::load_mem(pdf) else {
        return Vec::new();
    };
    let dictionaries = document
        .objects
        .values()
        .filter_map(|object| object.as_dict().ok());
    let fonts = dictionaries.filter(|it| name(it, b"Type") == Some("Font".to_owned()));
    let simple = fonts.filter(|it| it.get(b"DescendantFonts").is_err());
    let faces: BTreeSet<(String, bool)> = simple
        .filter_map(|font| {
            let base = name(font, b"BaseFont")?;
            let plain = base.split_once('+').map_or(base.as_str(), |(_, name)| name);
            Some((plain.to_owned(), is_embedded(&document, font)))
        })
        .collect();
    faces.into_iter().collect()
}

fn name(dictionary: &Dictionary, key: &[u8]) -> Option<String> {
    let name = dictionary.get(key).and_then(Object::as_name).ok()?;
    Some(String::from_utf8_lossy(name).into_owned())
}

/// A font of type 3 is drawn by the document itself.
fn is_embedded(document: &Document, font: &Dictionary) -> bool {
    if name(font, b"Subtype").as_deref() == Some("Type3") {
        return true;
    }
    let described = font.get_deref(b"FontDescriptor", document);
    let Ok(descriptor) = described.and_then(Object::as_dict) else {
        return false;
    };
    [b"FontFile".as_slice(), b"FontFile2", b"FontFile3"]
        .iter()
        .any(|key| descriptor.has(key))
}
