//! Severance of a case's files (区分处理; 条例 art. 37): an original is put in, words and places are marked with their
//! grounds, and what comes out is kept only when the check finds nothing left in it.
//!
//! Originals and released files lie sealed with the key of the case; each look at one leaves an event. The list of what
//! was taken out, without saying what it was, goes with the reply.

use gongkai_documents::{
    read::read_file,
    redact::{Mark, Released, Target},
    to_html,
    write::{Document, blocks_of_html},
};
use gongkai_model::{
    event::Matter,
    id::{CaseId, RowId},
};
use gongkai_rules::exemption::Exemption;
use gongkai_store::{
    Conn,
    case_redactions::{self, StoredRedaction},
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{
    board::handles,
    enclosures,
    loaded::CaseLoaded,
    papers::{File, printed},
};
use crate::core::{Actor, EventDraft, Office, OfficeError, Result, civil};

/// Bytes of an original.
const BYTES_MAX: usize = 50_000_000;

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
}

/// Which of the two files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RedactionFile {
    /// As it was put in.
    Original,
    /// What may be released.
    Released,
}

/// What is kept of the work: marks, and the places that were filled.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Done {
    marks: Vec<Mark>,
    filled: Vec<gongkai_documents::redact::Filled>,
}

pub(super) fn name_place(id: RowId) -> String {
    format!("redaction/{id}/name")
}

/// A name without its ending.
pub(super) fn stem(name: &str) -> &str {
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

fn marks_place(id: RowId) -> String {
    format!("redaction/{id}/marks")
}

pub(super) async fn handled(
    office: &Office,
    conn: &mut Conn,
    actor: &Actor,
    case: CaseId,
) -> Result<CaseLoaded> {
    let loaded = CaseLoaded::load(office, conn, case).await?;
    if handles(office, actor, &loaded.head) {
        Ok(loaded)
    } else {
        Err(OfficeError::NotFound("这个办件"))
    }
}

/// Puts an original in: a PDF, or a Word file, which is set as pages.
///
/// # Errors
/// [`OfficeError::NotFound`] for whoever has no part in handling the case; [`OfficeError::Invalid`] for a file that is
/// neither.
pub async fn put_original(
    office: &Office,
    actor: &Actor,
    case: CaseId,
    name: &str,
    bytes: Vec<u8>,
) -> Result<RowId> {
    let mut reader = office.store.reader().await?;
    let loaded = handled(office, &mut reader, actor, case).await?;
    drop(reader);
    if bytes.len() > BYTES_MAX {
        return Err(OfficeError::field("file", "文件不能超过50 MB"));
    }
    let pdf = if bytes.starts_with(b"%PDF-") {
        bytes
    } else {
        set_as_pages(office, name, bytes).await?
    };
    let id: RowId = office.new_id();
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
    case_redactions::insert(&mut tx, &redaction).await?;
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
    let loaded = handled(office, &mut reader, actor, case).await?;
    let all = case_redactions::of_case(&mut reader, case).await?;
    let views = all.into_iter().map(|it| {
        let done = done(&loaded, &it)?;
        Ok(RedactionView {
            name: loaded.key.open_text(&name_place(it.id), &it.name)?,
            id: it.id,
            put_at: it.put_at,
            filled: it.released.is_some().then_some(done.filled.len()),
            marks: done.marks,
        })
    });
    views.collect()
}

fn done(loaded: &CaseLoaded, it: &StoredRedaction) -> Result<Done> {
    let Some(marks) = &it.marks else {
        return Ok(Done::default());
    };
    let json = loaded.key.open_text(&marks_place(it.id), marks)?;
    serde_json::from_str(&json)
        .map_err(|error| OfficeError::Defect(format!("marks of {}: {error}", it.id)))
}

/// Takes out what is marked. The file is kept only when the check finds nothing left in it.
///
/// # Errors
/// [`OfficeError::Invalid`] for a ground that is none and for words that stand nowhere; [`OfficeError::File`] when the
/// check finds something.
pub async fn redact(
    office: &Office,
    actor: &Actor,
    case: CaseId,
    id: RowId,
    marks: Vec<Mark>,
) -> Result<usize> {
    for mark in &marks {
        // 条例 art. 14–16; what has a rule of its own to ask by (X8) is not severed but referred.
        let ground =
            Exemption::from_code(&mark.ground).filter(|ground| *ground != Exemption::SpecialQuery);
        if ground.is_none() {
            return Err(OfficeError::field(
                "marks",
                format!("“{}”不是不予公开的理由", mark.ground),
            ));
        }
    }
    let redactor = office.redactor.clone();
    let redactor = redactor.ok_or_else(|| OfficeError::File("这里没有区分处理程序".to_owned()))?;
    let mut reader = office.store.reader().await?;
    let loaded = handled(office, &mut reader, actor, case).await?;
    let found = case_redactions::get(&mut reader, case, id).await?;
    let found = found.ok_or(OfficeError::NotFound("这个文件"))?;
    enclosures::must_be_open(office, &mut reader, &loaded).await?;
    drop(reader);
    let original = office
        .blobs
        .get_sealed(&loaded.key, &found.original)
        .await?;
    let original = original.ok_or(OfficeError::NotFound("这个文件"))?;
    let wanted = marks.clone();
    let work = tokio::task::spawn_blocking(move || redactor.redact(&original, &wanted)).await;
    let work = work.map_err(|error| OfficeError::Defect(error.to_string()))?;
    let Released { pdf, filled } =
        work.map_err(|error| OfficeError::field("marks", error.to_string()))?;
    let released = office.blobs.put_sealed(&loaded.key, &pdf).await?;
    let count = filled.len();
    let json = serde_json::to_string(&Done { marks, filled });
    let json = json.map_err(|error| OfficeError::Defect(error.to_string()))?;
    let sealed = loaded.key.seal_text(&marks_place(id), &json)?;
    let mut tx = office.store.begin().await?;
    let bytes = i64::try_from(pdf.len()).unwrap_or(i64::MAX);
    case_redactions::put_released(&mut tx, id, &sealed, &released, bytes).await?;
    event("redaction.done", actor, &loaded, id)
        .with("places", count)
        .append(office, &mut tx)
        .await?;
    tx.commit().await?;
    Ok(count)
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
    let loaded = handled(office, &mut tx, actor, case).await?;
    let found = case_redactions::get(&mut tx, case, id).await?;
    let found = found.ok_or(OfficeError::NotFound("这个文件"))?;
    let (hash, word) = match which {
        RedactionFile::Original => (Some(&found.original), "原件"),
        RedactionFile::Released => (found.released.as_ref(), "区分处理件"),
    };
    let hash = hash.ok_or(OfficeError::NotFound("区分处理以后的文件"))?;
    let bytes = office.blobs.get_sealed(&loaded.key, hash).await?;
    let bytes = bytes.ok_or(OfficeError::NotFound("这个文件"))?;
    let code = if which == RedactionFile::Original {
        "original"
    } else {
        "released"
    };
    event("redaction.looked", actor, &loaded, id)
        .with("file", code)
        .append(office, &mut tx)
        .await?;
    tx.commit().await?;
    let name = loaded.key.open_text(&name_place(id), &found.name)?;
    Ok(File {
        name: format!("{}（{word}）.pdf", stem(&name)),
        bytes: bytes.to_vec(),
    })
}

/// The rows of the list that goes with the reply (区分处理清单): file, place, ground, article. It does not say what stood
/// there. Empty when nothing was taken out.
pub(super) async fn list(conn: &mut Conn, loaded: &CaseLoaded) -> Result<String> {
    let mut rows = Vec::new();
    for it in case_redactions::of_case(conn, loaded.head.id).await? {
        if it.released.is_none() {
            continue;
        }
        let name = loaded
            .key
            .open_text(&name_place(it.id), &it.name)?
            .replace('\t', " ");
        for place in done(loaded, &it)?.filled {
            let row = Exemption::from_code(&place.ground).and_then(Exemption::row);
            let (ground, article) = row.map_or(("", ""), |row| (row.name, row.article));
            let at = format!(
                "第{}页，上边{}毫米、左边{}毫米",
                place.area.page,
                place.area.top / 10,
                place.area.left / 10
            );
            rows.push(format!(
                "{}\t{name}\t{at}\t{ground}\t条例{article}",
                rows.len() + 1
            ));
        }
    }
    if rows.is_empty() {
        return Ok(String::new());
    }
    rows.insert(0, "序号\t文件\t部位\t理由\t依据".to_owned());
    Ok(rows.join("\n"))
}

/// Reads marks as they are typed, one on each line: `X4 王喆` for words, `X5 第2页 28 200 40 15` for a place, in
/// millimetres from the left and upper edge, with its width and height.
///
/// # Errors
/// [`OfficeError::Invalid`] names the line that cannot be read.
pub fn read_marks(text: &str) -> Result<Vec<Mark>> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines
        .map(|line| {
            read_mark(line)
                .ok_or_else(|| OfficeError::field("marks", format!("看不懂这一行：{line}")))
        })
        .collect()
}

fn read_mark(line: &str) -> Option<Mark> {
    let (ground, rest) = line.split_once(char::is_whitespace)?;
    let rest = rest.trim();
    let numbers = |text: &str| -> Option<Vec<i32>> {
        text.split_whitespace()
            .map(|number| number.parse().ok())
            .collect()
    };
    let page = rest
        .strip_prefix('第')
        .and_then(|rest| rest.split_once('页'));
    let target =
        match page.and_then(|(page, place)| Some((page.trim().parse().ok()?, numbers(place)?))) {
            Some((page, place)) => {
                let [left, top, width, height] = place.as_slice() else {
                    return None;
                };
                Target::Area(gongkai_documents::redact::Area {
                    page,
                    left: left * 10,
                    top: top * 10,
                    width: width * 10,
                    height: height * 10,
                })
            }
            None if rest.is_empty() => return None,
            None => Target::Words(rest.to_owned()),
        };
    Some(Mark {
        target,
        ground: ground.to_owned(),
    })
}
