//! All that the typesetter can see: one layout, one document, some fonts.

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

/// What lies on the typesetter's desk.
pub(super) struct Desk {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    layout: Source,
    document: Option<FileId>,
    data: Bytes,
}

impl Desk {
    /// Lays fonts and a document, as JSON, on the desk.
    pub(super) fn new(fonts: Vec<Font>, data: Vec<u8>) -> Self {
        let path = VirtualPath::new(DOCUMENT).ok();
        Self {
            library: LazyHash::new(Library::default()),
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
            layout: Source::detached(LAYOUT),
            document: path.map(|path| RootedPath::new(VirtualRoot::Project, path).intern()),
            data: Bytes::new(data),
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
            Ok(self.data.clone())
        } else {
            Err(FileError::AccessDenied)
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.get(index).cloned()
    }

    /// There is no today: what is dated brings its date.
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
