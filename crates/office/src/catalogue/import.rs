//! Imports a catalogue from spreadsheets: a look at what it would change, then all of it in one transaction.
//!
//! The look names sheet, row and column of everything that is wrong or was read otherwise than written. A file with
//! a row that is no item is not imported at all.

mod carry_out;
mod look;

use gongkai_documents::read::read_cells;
use gongkai_model::{
    catalogue::{
        CatalogueForm, Changes, Item,
        sheet::{Finding, Severity, Sheet, SheetRow},
    },
    id::{RowId, UnitId},
};
use jiff::civil::Date;

pub use look::check;

use super::may_manage;
use crate::core::{Actor, FieldError, Office, OfficeError, Result};

/// What a person fills in.
#[derive(Debug, Clone)]
pub struct ImportForm {
    /// Which catalogue.
    pub catalogue: CatalogueForm,
    /// Whose catalogue: the district for that of the whole place, another unit for its supplement.
    pub owner: UnitId,
    /// The code of the field, where the files do not name theirs.
    pub field: Option<String>,
    /// From when it applies.
    pub effective_on: Date,
    /// Whether items of the same fields that the files do not list are ended.
    pub ends_missing: bool,
    /// The sheets of all files.
    pub sheets: Vec<Sheet>,
    /// What the preview announced; nothing where nobody looked at one.
    pub announced: Option<String>,
}

/// What an import would change.
#[derive(Debug, Clone)]
pub struct Preview {
    /// Each row and what becomes of it, and what is missing.
    pub changes: Changes,
    /// The items that no row lists any more.
    pub missing: Vec<Item>,
    /// What is to be said about the rows.
    pub findings: Vec<Finding>,
    /// Stands for exactly this outcome.
    pub token: String,
}

impl Preview {
    /// How many findings keep the files from being imported.
    #[must_use]
    pub fn errors(&self) -> usize {
        let severities = self.findings.iter().map(|finding| finding.severity);
        severities
            .filter(|severity| *severity == Severity::Error)
            .count()
    }
}

/// What an import changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Imported {
    /// Identifies the import in the trail.
    pub id: RowId,
    /// New items.
    pub added: usize,
    /// Items in a new version.
    pub changed: usize,
    /// Items that were ended.
    pub ended: usize,
    /// Rows that said what was there already.
    pub same: usize,
}

/// Reads the sheets of an xlsx, xls or csv file.
///
/// # Errors
/// [`OfficeError::File`] names the file and the reason.
pub async fn read_file(office: &Office, name: &str, bytes: Vec<u8>) -> Result<Vec<Sheet>> {
    let (limits, file) = (office.reading_limits.clone(), name.to_owned());
    let read = tokio::task::spawn_blocking(move || read_cells(&file, &bytes, &limits));
    let read = read
        .await
        .map_err(|error| OfficeError::Defect(error.to_string()))?;
    let sheets = read.map_err(|error| OfficeError::File(format!("{name}：{}", error.reason)))?;
    let sheets = sheets.into_iter().map(|sheet| Sheet {
        file: name.to_owned(),
        name: sheet.name,
        rows: sheet
            .rows
            .into_iter()
            .map(|(number, cells)| SheetRow { number, cells })
            .collect(),
    });
    Ok(sheets.collect())
}

/// Shows what an import would change, and changes nothing.
///
/// # Errors
/// [`OfficeError::NotPermitted`]; wrong rows are findings, not errors.
pub async fn preview(office: &Office, actor: &Actor, form: &ImportForm) -> Result<Preview> {
    may_manage(office, actor, form.owner)?;
    let mut reader = office.store.reader().await?;
    look::look(office, &actor.tree, &mut reader, form).await
}

/// Imports a catalogue.
///
/// # Errors
/// As [`preview`]; [`OfficeError::Invalid`] when a row is wrong, when nothing would change, or when the catalogue has
/// changed since the preview. Nothing is kept then.
pub async fn import(office: &Office, actor: &Actor, form: &ImportForm) -> Result<Imported> {
    may_manage(office, actor, form.owner)?;
    let mut tx = office.store.begin().await?;
    let preview = look::look(office, &actor.tree, &mut tx, form).await?;
    refuse(&preview, form)?;
    let done = carry_out::carry_out(office, &mut tx, actor, form, preview).await?;
    tx.commit().await?;
    Ok(done)
}

fn refuse(preview: &Preview, form: &ImportForm) -> Result<()> {
    let wrong = preview
        .findings
        .iter()
        .filter(|finding| finding.severity == Severity::Error);
    let wrong: Vec<FieldError> = wrong
        .take(20)
        .map(|finding| FieldError {
            field: "files".to_owned(),
            message: finding.to_string(),
        })
        .collect();
    if !wrong.is_empty() {
        return Err(OfficeError::Invalid(wrong));
    }
    if form
        .announced
        .as_ref()
        .is_some_and(|announced| *announced != preview.token)
    {
        let message = "预览之后目录或者填写的内容有变化，请重新预览";
        return Err(OfficeError::field("files", message));
    }
    let ends = form.ends_missing && !preview.missing.is_empty();
    if preview.changes.added() + preview.changes.changed() == 0 && !ends {
        return Err(OfficeError::field("files", "与现行目录相同，不需要导入"));
    }
    Ok(())
}
