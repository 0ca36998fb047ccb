//! All that the typesetter can see: one layout, one document, the picture of a seal, some fonts.

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

/// The layout.
const LAYOUT: &str = include_str!("official.typ");

/// The name under which the layout finds the document.
const DOCUMENT: &str = "/document.json";

/// The name under which it finds the picture of the seal.
const SEAL: &str = "/seal";

/// What lies on the typesetter's desk.
pub(super) struct Desk {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    layout: Source,
    document: Option<FileId>,
    data: Bytes,
    seal: Option<(FileId, Bytes)>,
}

impl Desk {
    /// Lays fonts, a document, as JSON, and the picture of its seal on the desk.
    pub(super) fn new(fonts: Vec<Font>, data: Vec<u8>, seal: Option<Vec<u8>>) -> Self {
        let id = |name: &str| {
            let path = VirtualPath::new(name).ok()?;
            Some(RootedPath::new(VirtualRoot::Project, path).intern())
        };
        Self {
            library: LazyHash::new(Library::default()),
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
            layout: Source::detached(LAYOUT),
            document: id(DOCUMENT),
            data: Bytes::new(data),
            seal: seal.and_then(|seal| Some((id(SEAL)?, Bytes::new(seal)))),
        }
    }
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    fn main(&self) -> FileId {
        self.layout.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.layout.id() {
            Ok(self.layout.clone())
        } else {
            Err(FileError::AccessDenied)
        }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if Some(id) == self.document {
            return Ok(self.data.clone());
        }
        let seal = self.seal.as_ref().filter(|(known, _)| *known == id);
        seal.map(|(_, picture)| picture.clone())
            .ok_or(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.get(index).cloned()
    }

    /// There is no today: what is dated brings its date.
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
