//! Fonts in place of those that a PDF names without bringing them, as WPS and old printers write STSong-Light.
//!
//! One face stands in for the whole font, so it must have every character: Noto CJK, 宋 or 黑 by the name that is
//! asked for; Fandol, which has those of GB 2312, only where Noto is not installed. A Chinese font that nothing stands in for
//! is noted: a page with its text missing must not be taken for the page.

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use hayro::hayro_interpret::FontResolverFn;
use hayro::hayro_interpret::font::{FallbackFontQuery, FontData, FontQuery};
use hayro::hayro_interpret::hayro_cmap::CidFamily;

use crate::write::FONT_FOLDERS;

/// A file of fonts by its name; nothing where it is not installed.
type Read = (String, Option<FontData>);

/// The fonts of one file, each read once.
#[derive(Clone, Default)]
pub(super) struct Fonts {
    read: Arc<Mutex<Vec<Read>>>,
    missing: Arc<AtomicBool>,
}

impl Fonts {
    /// What the interpreter asks for a font.
    pub(super) fn resolver(&self) -> FontResolverFn {
        let fonts = self.clone();
        Arc::new(move |query| match query {
            FontQuery::Standard(standard) => Some(standard.get_font_data()),
            FontQuery::Fallback(query) if is_of_characters(query) => fonts.chinese(query),
            FontQuery::Fallback(query) => Some(query.pick_standard_font().get_font_data()),
        })
    }

    /// Whether a font was asked for that nothing stands in for.
    pub(super) fn is_one_missing(&self) -> bool {
        self.missing.load(Ordering::Relaxed)
    }

    fn chinese(&self, query: &FallbackFontQuery) -> Option<(FontData, u32)> {
        let name = query.post_script_name.as_deref().unwrap_or_default();
        let is_plain = ["Hei", "Gothic", "Sans", "YaHei", "Ming-Plain"]
            .iter()
            .any(|part| name.contains(part));
        let is_bold = query.is_bold || query.font_weight >= 600;
        let files: [(&str, u32); 3] = match (is_plain, is_bold) {
            (true, true) => [
                ("NotoSansCJK-Bold.ttc", face(query)),
                ("NotoSansCJK-Regular.ttc", face(query)),
                ("FandolHei-Bold.otf", 0),
            ],
            (true, false) => [
                ("NotoSansCJK-Regular.ttc", face(query)),
                ("NotoSerifCJK-Regular.ttc", face(query)),
                ("FandolHei-Regular.otf", 0),
            ],
            (false, true) => [
                ("NotoSerifCJK-Bold.ttc", face(query)),
                ("NotoSansCJK-Bold.ttc", face(query)),
                ("FandolSong-Bold.otf", 0),
            ],
            (false, false) => [
                ("NotoSerifCJK-Regular.ttc", face(query)),
                ("NotoSansCJK-Regular.ttc", face(query)),
                ("FandolSong-Regular.otf", 0),
            ],
        };
        let mut found = files
            .iter()
            .filter_map(|(file, face)| Some((self.file(file)?, *face)));
        let font = found.next();
        if font.is_none() {
            self.missing.store(true, Ordering::Relaxed);
        }
        font
    }

    fn file(&self, name: &str) -> Option<FontData> {
        let mut read = self.read.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, font)) = read.iter().find(|(known, _)| known == name) {
            return font.clone();
        }
        let mut files = FONT_FOLDERS
            .iter()
            .filter_map(|folder| std::fs::read(Path::new(folder).join(name)).ok());
        let font: Option<FontData> = files.next().map(|bytes| Arc::new(bytes) as FontData);
        read.push((name.to_owned(), font.clone()));
        font
    }
}

/// A font of characters by number (CID) that was not brought: of one of the four collections, or of none, as programs
/// write it that leave their fonts to the printer.
fn is_of_characters(query: &FallbackFontQuery) -> bool {
    query.character_collection.is_some()
}

/// The face of the collection in a file of Noto CJK: its forms differ by country.
fn face(query: &FallbackFontQuery) -> u32 {
    let collection = query.character_collection.as_ref().map(|it| &it.family);
    match collection {
        Some(CidFamily::AdobeJapan1) => 0,
        Some(CidFamily::AdobeKorea1) => 1,
        Some(CidFamily::AdobeCNS1) => 3,
        _ => 2,
    }
}
