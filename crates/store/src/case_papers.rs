//! Documents drawn up for cases (文书): one row each, what they say sealed, their files by the hash of the ciphertext.

use gongkai_model::case::Sealed;
use gongkai_model::id::{CaseId, Id, PersonId, RowId, UnitId};
use jiff::Timestamp;
use sqlx::FromRow;

use crate::binds;
use crate::blobs::Sha256Hex;
use crate::conn::{Conn, Tx};
use crate::decode::{Place, id_if};
use crate::error::{Result, StoreError};

/// A document, as it was drawn up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredPaper {
    /// Identifies it; later ones have greater ones.
    pub id: RowId,
    /// Whose it is.
    pub case: CaseId,
    /// Which unit issues it.
    pub unit: UnitId,
    /// The code of its template.
    pub template: String,
    /// 标题
    pub title: String,
    /// 发文字号, where it bears one.
    pub number: Option<String>,
    /// Whether the applicant may read it.
    pub for_applicant: bool,
    /// Whether it wants a seal.
    pub bears_seal: bool,
    /// Who took the step that drew it; none for the applicant.
    pub drawn_by: Option<PersonId>,
    /// When.
    pub drawn_at: Timestamp,
    /// What it says; empty once that was destroyed.
    pub content: Sealed,
    /// Which seal it bears.
    pub seal: Option<RowId>,
    /// Who put the seal on it.
    pub sealed_by: Option<PersonId>,
    /// When.
    pub sealed_at: Option<Timestamp>,
    /// When it was sent.
    pub sent_at: Option<Timestamp>,
    /// The PDF, once it was made.
    pub pdf: Option<Sha256Hex>,
    /// The Word file, once it was made.
    pub docx: Option<Sha256Hex>,
}

impl StoredPaper {
    /// Whether what it says was destroyed, and only its number and its days are left.
    #[must_use]
    pub fn is_destroyed(&self) -> bool {
        self.content.0.is_empty()
    }
}

/// A file of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PaperFile {
    /// The PDF.
    Pdf,
    /// The Word file.
    Docx,
}

#[derive(FromRow)]
struct PaperRow {
    id: i64,
    case_id: i64,
    unit_id: i64,
    template: String,
    title: String,
    number: Option<String>,
    for_applicant: i64,
    bears_seal: i64,
    drawn_by: Option<i64>,
    drawn_at: i64,
    content: String,
    seal_id: Option<i64>,
    sealed_by: Option<i64>,
    sealed_at: Option<i64>,
    sent_at: Option<i64>,
    pdf: Option<String>,
    docx: Option<String>,
}

const COLUMNS: &str = "select id, case_id, unit_id, template, title, number, for_applicant, bears_seal, drawn_by, drawn_at,
    content, seal_id, sealed_by, sealed_at, sent_at, pdf, docx from case_papers";

impl PaperRow {
    fn read(self) -> Result<StoredPaper> {
        let place = Place::new("case_papers", &self.id);
        let hash = |text: Option<&String>| text.map(|text| place.parsed(text)).transpose();
        Ok(StoredPaper {
            drawn_at: place.instant(self.drawn_at)?,
            sealed_at: place.instant_if(self.sealed_at)?,
            sent_at: place.instant_if(self.sent_at)?,
            pdf: hash(self.pdf.as_ref())?,
            docx: hash(self.docx.as_ref())?,
            id: Id::new(self.id),
            case: Id::new(self.case_id),
            unit: Id::new(self.unit_id),
            template: self.template,
            title: self.title,
            number: self.number,
            for_applicant: self.for_applicant != 0,
            bears_seal: self.bears_seal != 0,
            drawn_by: id_if(self.drawn_by),
            content: Sealed(self.content),
            seal: id_if(self.seal_id),
            sealed_by: id_if(self.sealed_by),
        })
    }
}

/// Stores a document that was drawn up.
///
/// # Errors
/// [`StoreError::UniqueViolation`] `case_papers.number` when the unit has given the number before.
pub async fn insert(tx: &mut Tx, paper: &StoredPaper) -> Result<()> {
    tx.execute(
        "insert into case_papers (id, case_id, unit_id, template, title, number, for_applicant, bears_seal, drawn_by,
                                  drawn_at, content, seal_id, sealed_by, sealed_at, sent_at, pdf, docx)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)",
        binds![
            paper.id,
            paper.case,
            paper.unit,
            &paper.template,
            &paper.title,
            paper.number.as_deref(),
            paper.for_applicant,
            paper.bears_seal,
            paper.drawn_by,
            paper.drawn_at,
            &paper.content.0,
            paper.seal,
            paper.sealed_by,
            paper.sealed_at,
            paper.sent_at,
            paper.pdf.as_ref().map(Sha256Hex::as_str),
            paper.docx.as_ref().map(Sha256Hex::as_str),
        ],
    )
    .await?;
    Ok(())
}

/// The documents of a case, oldest first.
///
/// # Errors
/// [`StoreError::Corrupt`] when a row cannot be read.
pub async fn of_case(conn: &mut Conn, case: CaseId) -> Result<Vec<StoredPaper>> {
    let rows: Vec<PaperRow> = conn
        .all((COLUMNS, "where case_id = $1 order by id"), binds![case])
        .await?;
    rows.into_iter().map(PaperRow::read).collect()
}

/// One document of a case.
///
/// # Errors
/// As [`of_case`].
pub async fn get(conn: &mut Conn, case: CaseId, id: RowId) -> Result<Option<StoredPaper>> {
    let row: Option<PaperRow> = conn
        .optional(
            (COLUMNS, "where id = $1 and case_id = $2"),
            binds![id, case],
        )
        .await?;
    row.map(PaperRow::read).transpose()
}

/// Notes which seal was put on a document; its files are made anew.
///
/// # Errors
/// [`StoreError::Conflict`] when it bears one.
pub async fn put_seal(
    tx: &mut Tx,
    paper: RowId,
    seal: RowId,
    by: PersonId,
    at: Timestamp,
) -> Result<()> {
    let changed = tx
        .execute(
            "update case_papers set seal_id = $2, sealed_by = $3, sealed_at = $4, pdf = null
             where id = $1 and seal_id is null",
            binds![paper, seal, by, at],
        )
        .await?;
    if changed == 0 {
        return Err(StoreError::Conflict {
            table: "case_papers",
            key: paper.to_string(),
        });
    }
    Ok(())
}

/// Notes where a file lies, unless one was noted meanwhile or a seal was put on the document since.
///
/// # Errors
/// Whatever the database refuses.
pub async fn put_file(
    tx: &mut Tx,
    paper: &StoredPaper,
    file: PaperFile,
    hash: &Sha256Hex,
) -> Result<()> {
    match file {
        PaperFile::Pdf => {
            let seal = paper.seal.map_or(0, Id::get);
            tx.execute(
                "update case_papers set pdf = $2 where id = $1 and pdf is null and coalesce(seal_id, 0) = $3",
                binds![paper.id, hash.as_str(), seal],
            )
            .await?;
        }
        PaperFile::Docx => {
            tx.execute(
                "update case_papers set docx = $2 where id = $1 and docx is null",
                binds![paper.id, hash.as_str()],
            )
            .await?;
        }
    }
    Ok(())
}

/// Notes that the documents of a case that the applicant may read were sent; what was sent before keeps its day.
///
/// # Errors
/// Whatever the database refuses.
pub async fn mark_sent(tx: &mut Tx, case: CaseId, at: Timestamp) -> Result<()> {
    tx.execute(
        "update case_papers set sent_at = $2 where case_id = $1 and for_applicant = 1 and sent_at is null",
        binds![case, at],
    )
    .await?;
    Ok(())
}

/// Takes the next number of a series. Only rolling back gives it back.
///
/// # Errors
/// [`StoreError::ForeignKey`] when the unit does not exist.
pub async fn next_number(tx: &mut Tx, series: &str, unit: UnitId, year: i16) -> Result<i64> {
    let (last,): (i64,) = tx
        .one(
            "insert into paper_counters (series, unit_id, year, last) values ($1, $2, $3, 1)
             on conflict (series, unit_id, year) do update set last = paper_counters.last + 1
             returning last",
            binds![series, unit, year],
        )
        .await?;
    Ok(last)
}
