//! The files of a document: made at the first look, kept sealed, every look an event.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use gongkai_documents::write::{Document, Seal, SealPlace, docx};
use gongkai_model::{
    event::Matter,
    id::{CaseId, RowId},
};
use gongkai_store::{
    Conn,
    blobs::{MatterKey, Sha256Hex},
    case_papers::{self, PaperFile, StoredPaper},
    cases, unit_seals, units,
};

use super::{PaperView, content::PaperContent, is_open};
use crate::{
    cases::{
        loaded::{CaseLoaded, key_of},
        track::Recognised,
    },
    core::{Actor, EventDraft, Office, OfficeError, Result, civil},
};

/// A file of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// What it is called.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// Opens a file of a document for who handles the case. That somebody looked leaves an event.
///
/// # Errors
/// [`OfficeError::NotFound`] for whoever has no part in handling the case; [`OfficeError::File`] says why a PDF cannot be
/// made now.
pub async fn paper_file(
    office: &Office,
    actor: &Actor,
    case: CaseId,
    paper: RowId,
    file: PaperFile,
) -> Result<File> {
    let mut reader = office.store.reader().await?;
    let loaded = CaseLoaded::handled(office, &mut reader, actor, case).await?;
    let paper = case_papers::get(&mut reader, case, paper).await?;
    let paper = paper.ok_or(OfficeError::NotFound("这份文书"))?;
    let event = looked(&paper, file)
        .by(actor.person.id)
        .at_unit(loaded.head.unit);
    drop(reader);
    opened(office, &paper, file, (&loaded.key, event)).await
}

/// Opens the PDF of a document for whoever brought the case.
///
/// # Errors
/// [`OfficeError::NotFound`] for what is not theirs, was not sent, or waits for its seal.
pub async fn paper_for_applicant(office: &Office, who: Recognised, paper: RowId) -> Result<File> {
    let mut reader = office.store.reader().await?;
    let paper = case_papers::get(&mut reader, who.case(), paper).await?;
    let paper = paper
        .filter(is_open)
        .ok_or(OfficeError::NotFound("这份文书"))?;
    let head = cases::get(&mut reader, who.case()).await?;
    let head = head.ok_or(OfficeError::NotFound("这个办件"))?;
    let key = key_of(office, &head)?;
    let event = looked(&paper, PaperFile::Pdf)
        .with("by", "applicant")
        .at_unit(paper.unit);
    drop(reader);
    opened(office, &paper, PaperFile::Pdf, (&key, event)).await
}

/// The documents that whoever brought the case may open.
///
/// # Errors
/// The store's.
pub async fn papers_for_applicant(office: &Office, who: Recognised) -> Result<Vec<PaperView>> {
    let mut reader = office.store.reader().await?;
    let papers = case_papers::of_case(&mut reader, who.case()).await?;
    let open = papers.into_iter().filter(is_open);
    Ok(open
        .map(|paper| PaperView {
            id: paper.id,
            title: paper.title,
            number: paper.number,
            drawn_by: String::new(),
            drawn_at: paper.drawn_at,
            waits_for_seal: false,
            sealed_at: paper.sealed_at,
            sent_at: paper.sent_at,
            may_seal: false,
            is_destroyed: false,
        })
        .collect())
}

fn looked(paper: &StoredPaper, file: PaperFile) -> EventDraft {
    let file = match file {
        PaperFile::Pdf => "pdf",
        PaperFile::Docx => "docx",
    };
    EventDraft::new("paper.looked", Matter::Case(paper.case.get()))
        .with("paper", paper.id)
        .with("file", file)
}

/// Reads the file, or makes and keeps it.
async fn opened(
    office: &Office,
    paper: &StoredPaper,
    file: PaperFile,
    (key, event): (&MatterKey, EventDraft),
) -> Result<File> {
    if paper.is_destroyed() {
        return Err(OfficeError::NotFound("这份文书的内容，已经销毁，只留存根"));
    }
    let (kept, ending) = match file {
        PaperFile::Pdf => (paper.pdf.as_ref(), "pdf"),
        PaperFile::Docx => (paper.docx.as_ref(), "docx"),
    };
    let found = match kept {
        Some(hash) => office.blobs.get_sealed(key, hash).await?,
        None => None,
    };
    let is_new = found.is_none();
    let bytes = match found {
        Some(bytes) => bytes.to_vec(),
        None => made(office, key, paper, file).await?,
    };
    let hash = if is_new {
        Some(office.blobs.put_sealed(key, &bytes).await?)
    } else {
        None
    };
    keep(office, paper, file, hash, event).await?;
    let number = paper.number.clone().unwrap_or_default();
    Ok(File {
        name: format!("{}{number}.{ending}", paper.title),
        bytes,
    })
}

async fn keep(
    office: &Office,
    paper: &StoredPaper,
    file: PaperFile,
    hash: Option<Sha256Hex>,
    event: EventDraft,
) -> Result<()> {
    let mut tx = office.store.begin().await?;
    if let Some(hash) = hash {
        case_papers::put_file(&mut tx, paper, file, &hash).await?;
    }
    event.append(office, &mut tx).await?;
    tx.commit().await?;
    Ok(())
}

async fn made(
    office: &Office,
    key: &MatterKey,
    paper: &StoredPaper,
    file: PaperFile,
) -> Result<Vec<u8>> {
    let content = PaperContent::open(key, paper.id, &paper.content)?;
    let made_at = civil(paper.drawn_at);
    match file {
        PaperFile::Docx => {
            let document = content.document(SealPlace::None, false, made_at);
            docx(&document).map_err(|refusal| OfficeError::File(refusal.to_string()))
        }
        PaperFile::Pdf => {
            let mut reader = office.store.reader().await?;
            let seal = match paper.seal {
                Some(seal) => picture(office, &mut reader, seal).await?,
                None => SealPlace::None,
            };
            drop(reader);
            printed(office, content.document(seal, false, made_at)).await
        }
    }
}

/// Sets a document.
pub(in crate::cases) async fn printed(office: &Office, document: Document) -> Result<Vec<u8>> {
    let press = office.press.as_ref();
    let press = press
        .ok_or_else(|| OfficeError::File("这里没有排版程序，只能下载 Word 文件".to_owned()))?;
    let paper = press.print(document).await;
    let paper = paper
        .map_err(|refusal| OfficeError::File(format!("这份文书现在不能制成 PDF：{refusal}")))?;
    Ok(paper.pdf)
}

async fn picture(office: &Office, conn: &mut Conn, seal: RowId) -> Result<SealPlace> {
    let found = unit_seals::get(conn, seal).await?;
    let found = found.ok_or(OfficeError::NotFound("这枚印章"))?;
    let unit = units::get(conn, found.unit).await?;
    let key = office.keys.get(Matter::Unit(found.unit.get()))?;
    let key = key.ok_or(OfficeError::NotFound("这枚印章"))?;
    let picture = office.blobs.get_sealed(&key, &found.picture).await?;
    let picture = picture.ok_or(OfficeError::NotFound("这枚印章"))?;
    Ok(SealPlace::Sealed(Seal {
        picture: STANDARD.encode(&picture),
        width: found.width,
        owner: unit.map(|unit| unit.name).unwrap_or_default(),
    }))
}
