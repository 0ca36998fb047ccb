//! Severance of a case's files (区分处理; 条例 art. 37): an original is put in, words and places are marked with their
//! grounds, and what comes out is kept only when the check finds nothing left in it.
//!
//! Originals and released files lie sealed with the key of the case; each look at one, or at a page of it, leaves an
//! event. The list of what was taken out, without saying what it was, goes with the reply.

mod draft;
mod marks;
mod release;

use gongkai_documents::{
    read::read_file,
    redact::{Area, Mark, PageSight, RedactError},
    to_html,
    write::{Document, blocks_of_html},
};
use gongkai_model::{
    event::Matter,
    id::{CaseId, RowId},
};
use gongkai_store::{
    Conn,
    case_redactions::{self, StoredRedaction},
    cases,
};
use jiff::Timestamp;

use super::{
    files::bears_no_mark,
    loaded::CaseLoaded,
    papers::{File, printed},
    stub::NOTHING_WITH_A_STUB,
};
use crate::core::{Actor, EventDraft, Office, OfficeError, Result, Severance, civil};

use draft::Work;
pub use draft::{Change, change_marks, marking, places_of_words};
pub use marks::{read_marks, write_marks};
pub(super) use release::list;
pub use release::{release, release_progress};

/// Bytes of an original.
const BYTES_MAX: usize = 50_000_000;

/// Points in an inch of the pictures on which marks are made: small print can be read.
const SHOWN_DPI: u16 = 110;

/// A file in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RedactionView {
    /// Identifies it.
    pub id: RowId,
    /// What it is called.
    pub name: String,
    /// When it was put there.
    pub put_at: Timestamp,
    /// What is marked now.
    pub marks: Vec<Mark>,
    /// How many places were filled; none before anything was taken out.
    pub filled: Option<usize>,
    /// Whether the file that may be released is that of earlier marks.
    pub is_behind: bool,
}

/// A file while it is marked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marking {
    /// As in the list.
    pub view: RedactionView,
    /// The places of each mark, in the order of the marks; none for words that stand nowhere.
    pub places: Vec<Vec<Area>>,
    /// The pages.
    pub pages: Vec<PageSight>,
    /// Changes so far: who changes says which state they saw.
    pub version: u64,
    /// Whether marks may change: the reply is not signed.
    pub is_open: bool,
    /// Whether a change can be taken back.
    pub can_undo: bool,
    /// Pages of the released file, from 1, without text to search.
    pub without_text: Vec<usize>,
}

/// Which of the two files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RedactionFile {
    /// As it was put in.
    Original,
    /// What may be released.
    Released,
}

pub(super) fn name_place(id: RowId) -> String {
    format!("redaction/{id}/name")
}

/// A name without its ending.
pub(super) fn stem(name: &str) -> &str {
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

async fn found(
    office: &Office,
    conn: &mut Conn,
    actor: &Actor,
    case: CaseId,
    id: RowId,
) -> Result<(CaseLoaded, StoredRedaction)> {
    let loaded = CaseLoaded::handled(office, conn, actor, case).await?;
    let stored = case_redactions::get(conn, case, id).await?;
    Ok((loaded, stored.ok_or(OfficeError::NotFound("这个文件"))?))
}

async fn original(
    office: &Office,
    loaded: &CaseLoaded,
    stored: &StoredRedaction,
) -> Result<Vec<u8>> {
    let bytes = office
        .blobs
        .get_sealed(&loaded.key, &stored.original)
        .await?;
    Ok(bytes.ok_or(OfficeError::NotFound("这个文件"))?.to_vec())
}

fn severance(office: &Office) -> Result<&Severance> {
    let severance = office.severance.as_ref();
    severance.ok_or_else(|| OfficeError::File("这里没有区分处理程序".to_owned()))
}

fn told(field: &str) -> impl Fn(RedactError) -> OfficeError + '_ {
    move |error| OfficeError::field(field, error.to_string())
}

/// Puts an original in: a PDF, or a Word file, which is set as pages.
///
/// # Errors
/// [`OfficeError::NotFound`] for whoever has no part in handling the case; [`OfficeError::Invalid`] for a file that is
/// neither, or whose pages cannot be drawn.
pub async fn put_original(
    office: &Office,
    actor: &Actor,
    case: CaseId,
    name: &str,
    bytes: Vec<u8>,
) -> Result<RowId> {
    let mut reader = office.store.reader().await?;
    let loaded = CaseLoaded::handled(office, &mut reader, actor, case).await?;
    drop(reader);
    if bytes.len() > BYTES_MAX {
        return Err(OfficeError::field("file", "文件不能超过50 MB"));
    }
    let pdf = if bytes.starts_with(b"%PDF-") {
        let (limits, file) = (office.reading_limits.clone(), name.to_owned());
        let looked = tokio::task::spawn_blocking(move || {
            bears_no_mark(&file, &bytes, &limits).map(|()| bytes)
        });
        let looked = looked.await;
        let looked = looked.map_err(|error| OfficeError::Defect(error.to_string()))?;
        looked.map_err(|refused| OfficeError::field("file", refused))?
    } else {
        set_as_pages(office, name, bytes).await?
    };
    let id: RowId = office.new_id();
    let pages = match &office.severance {
        Some(severance) => {
            let sight = severance.look(pdf.clone(), Vec::new()).await;
            sight.map_err(told("file"))?.pages
        }
        None => Vec::new(),
    };
    let work = Work::of_pages(pages).seal(&loaded, id)?;
    let redaction = StoredRedaction {
        id,
        case,
        name: loaded.key.seal_text(&name_place(id), name)?,
        original: office.blobs.put_sealed(&loaded.key, &pdf).await?,
        put_by: actor.person.id,
        put_at: office.clock.now(),
        marks: None,
        released: None,
    };
    let mut tx = office.store.begin().await?;
    if !cases::hold(&mut tx, case).await? {
        return Err(OfficeError::field("file", NOTHING_WITH_A_STUB));
    }
    case_redactions::insert(&mut tx, &redaction).await?;
    case_redactions::put_marks(&mut tx, id, None, &work).await?;
    event("redaction.put", actor, &loaded, id)
        .append(office, &mut tx)
        .await?;
    tx.commit().await?;
    Ok(id)
}

fn event(kind: &str, actor: &Actor, loaded: &CaseLoaded, id: RowId) -> EventDraft {
    EventDraft::new(kind, Matter::Case(loaded.head.id.get()))
        .by(actor.person.id)
        .at_unit(loaded.head.unit)
        .with("redaction", id)
}

/// Reads a Word file and sets what it says.
async fn set_as_pages(office: &Office, name: &str, bytes: Vec<u8>) -> Result<Vec<u8>> {
    let (limits, file) = (office.reading_limits.clone(), name.to_owned());
    let read = tokio::task::spawn_blocking(move || read_file(&file, &bytes, &limits)).await;
    let read = read.map_err(|error| OfficeError::Defect(error.to_string()))?;
    let read = read.map_err(|error| OfficeError::field("file", error.to_string()))?;
    if read.blocks.is_empty() {
        return Err(OfficeError::field("file", "文件里没有内容"));
    }
    let mut document = Document::new(String::new(), civil(office.clock.now()));
    document.body = blocks_of_html(&to_html(&read));
    printed(office, document).await
}

/// The files of a case, oldest first, for who handles it.
///
/// # Errors
/// [`OfficeError::NotFound`].
pub async fn redactions_of(
    office: &Office,
    actor: &Actor,
    case: CaseId,
) -> Result<Vec<RedactionView>> {
    let mut reader = office.store.reader().await?;
    let loaded = CaseLoaded::handled(office, &mut reader, actor, case).await?;
    let all = case_redactions::of_case(&mut reader, case).await?;
    all.iter()
        .map(|stored| view(&loaded, stored, &Work::open(&loaded, stored)?))
        .collect()
}

fn view(loaded: &CaseLoaded, stored: &StoredRedaction, work: &Work) -> Result<RedactionView> {
    let name = loaded.key.open_text(&name_place(stored.id), &stored.name)?;
    let is_released = stored.released.is_some();
    Ok(RedactionView {
        id: stored.id,
        name,
        put_at: stored.put_at,
        marks: work.current().to_vec(),
        filled: is_released.then_some(work.filled.len()),
        is_behind: is_released && work.current() != work.marks,
    })
}

/// Opens one of the two files. That somebody looked leaves an event.
///
/// # Errors
/// [`OfficeError::NotFound`] for whoever has no part in handling the case, and before anything was taken out.
pub async fn redaction_file(
    office: &Office,
    actor: &Actor,
    case: CaseId,
    id: RowId,
    which: RedactionFile,
) -> Result<File> {
    let mut tx = office.store.begin().await?;
    let (loaded, stored) = found(office, &mut tx, actor, case, id).await?;
    let (hash, word, code) = match which {
        RedactionFile::Original => (Some(&stored.original), "原件", "original"),
        RedactionFile::Released => (stored.released.as_ref(), "区分处理件", "released"),
    };
    let hash = hash.ok_or(OfficeError::NotFound("区分处理以后的文件"))?;
    let bytes = office.blobs.get_sealed(&loaded.key, hash).await?;
    let bytes = bytes.ok_or(OfficeError::NotFound("这个文件"))?;
    event("redaction.looked", actor, &loaded, id)
        .with("file", code)
        .append(office, &mut tx)
        .await?;
    tx.commit().await?;
    let name = loaded.key.open_text(&name_place(id), &stored.name)?;
    Ok(File {
        name: format!("{}（{word}）.pdf", stem(&name)),
        bytes: bytes.to_vec(),
    })
}

/// A page of the original, from 1, as a PNG. That somebody looked leaves an event, as for the file.
///
/// # Errors
/// [`OfficeError::NotFound`] for whoever has no part in handling the case, and for a page that is not there;
/// [`OfficeError::File`] when it cannot be drawn.
pub async fn redaction_page(
    office: &Office,
    actor: &Actor,
    case: CaseId,
    id: RowId,
    page: usize,
) -> Result<Vec<u8>> {
    let mut reader = office.store.reader().await?;
    let (loaded, stored) = found(office, &mut reader, actor, case, id).await?;
    drop(reader);
    let pdf = original(office, &loaded, &stored).await?;
    let picture = severance(office)?.page(pdf, page, SHOWN_DPI).await;
    let picture = picture.map_err(|error| match error {
        RedactError::NoSuchPlace(_) => OfficeError::NotFound("这一页"),
        other => OfficeError::File(other.to_string()),
    })?;
    let mut tx = office.store.begin().await?;
    event("redaction.looked", actor, &loaded, id)
        .with("file", "original")
        .with("page", page)
        .append(office, &mut tx)
        .await?;
    tx.commit().await?;
    Ok(picture)
}
