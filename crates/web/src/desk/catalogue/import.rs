//! Importing a catalogue: files are read and judged row by row, then imported as they were previewed.
//!
//! The cells travel with the preview page, so that nothing is kept between the two steps; they are read again
//! when the import is confirmed.

use askama::Template;
use gongkai_model::{
    catalogue::{
        CatalogueForm, Change,
        sheet::{Finding, Severity, Sheet},
    },
    id::UnitId,
    permission::step,
};
use gongkai_office::{
    OfficeError,
    catalogue::{self, ImportForm, Preview},
    core::FieldError,
};
use gongkai_rules::dates::read_date;

use crate::{
    desk::{
        input::{Input, Widget, title_with},
        signed::{Desk, done, page, refused},
        submitted::Submitted,
    },
    office_frame::OfficeFrame,
    page_error::PageResult,
    show,
};

#[derive(Template)]
#[template(path = "desk/catalogue_import.html")]
struct ImportPage {
    frame: OfficeFrame,
    inputs: Vec<Input>,
    ends_missing: bool,
    most: String,
    errors: Vec<FieldError>,
}

/// A row of the preview.
struct Row {
    at: String,
    change: &'static str,
    tag: &'static str,
    columns: String,
    name: String,
    field: String,
    units: String,
    limit: String,
}

/// What is to be said about a row.
struct Said {
    at: String,
    column: &'static str,
    severity: &'static str,
    tag: &'static str,
    message: String,
}

#[derive(Template)]
#[template(path = "desk/catalogue_preview.html")]
struct PreviewPage {
    frame: OfficeFrame,
    heading: String,
    owner: String,
    effective_on: String,
    files: String,
    errors: usize,
    warnings: usize,
    findings: Vec<Said>,
    rows: Vec<Row>,
    same: usize,
    missing: Vec<(String, String)>,
    ends_missing: bool,
    hidden: Vec<(&'static str, String)>,
    sheets: String,
    can_import: bool,
}

pub(super) async fn show(desk: Desk) -> PageResult {
    page(&import_page(&desk, &Submitted::default(), Vec::new()))
}

fn import_page(desk: &Desk, form: &Submitted, errors: Vec<FieldError>) -> ImportPage {
    let most = u64::try_from(desk.app.options.limits.document_bytes).unwrap_or(u64::MAX);
    ImportPage {
        frame: desk.frame(title_with(&errors, "导入公开目录")),
        inputs: inputs(desk, form, &errors),
        ends_missing: form.is_ticked("ends_missing"),
        most: show::size(most),
        errors,
    }
}

fn inputs(desk: &Desk, form: &Submitted, errors: &[FieldError]) -> Vec<Input> {
    let tree = &desk.actor().tree;
    let managed = desk
        .actor()
        .units_for(desk.office(), step::CATALOGUE_MANAGE);
    let units = tree
        .iter()
        .filter(|unit| unit.level.has_public_page() && managed.contains(&unit.id));
    let units = units.map(|unit| (unit.id.to_string(), unit.name.clone()));
    let forms = CatalogueForm::ALL.map(|form| (form.code().to_owned(), form.label().to_owned()));
    let fields = desk.office().kinds.catalogue().iter();
    let fields = fields.map(|field| (field.code.clone(), format!("{} {}", field.code, field.name)));
    let root = tree
        .root()
        .map(|root| root.id.to_string())
        .unwrap_or_default();
    let inputs = [
        Input::choice("catalogue", "哪一种目录", forms)
            .value(CatalogueForm::Standard.code())
            .short(),
        Input::choice("owner", "谁的目录", units)
            .hint("全区的目录选区政府，按“公开主体”一栏落实到各单位；单位的补充目录选这个单位")
            .value(root)
            .short(),
        Input::choice("field", "领域", fields)
            .hint("表名、标题或者“领域”一栏写明了领域的，不用选")
            .optional()
            .short(),
        Input::day("effective_on", "生效日期").value(desk.office().clock.today().to_string()),
    ];
    let inputs = inputs.map(|input| {
        let input = match form.get(&input.name) {
            Some(value) => input.value(value),
            None => input,
        };
        input.judged(errors)
    });
    inputs.to_vec()
}

pub(super) async fn preview(desk: Desk, form: Submitted) -> PageResult {
    let filled = match filled(&desk, &form).await {
        Ok(filled) => filled,
        Err(errors) => return refused(&import_page(&desk, &form, errors)),
    };
    match catalogue::preview(desk.office(), desk.actor(), &filled).await {
        Ok(preview) => page(&preview_page(&desk, &filled, preview)?),
        Err(OfficeError::Invalid(errors)) => refused(&import_page(&desk, &form, errors)),
        Err(error) => Err(error.into()),
    }
}

pub(super) async fn import(desk: Desk, form: Submitted) -> PageResult {
    let filled = match filled(&desk, &form).await {
        Ok(filled) => filled,
        Err(errors) => return refused(&import_page(&desk, &form, errors)),
    };
    match catalogue::import(desk.office(), desk.actor(), &filled).await {
        Ok(done_with) => {
            let catalogue::Imported {
                added,
                changed,
                ended,
                ..
            } = done_with;
            let told = format!(
                "已导入{}：新增 {added} 项，修改 {changed} 项，停用 {ended} 项",
                filled.catalogue.label()
            );
            done(
                &format!("{}?catalogue={}", super::PATH, filled.catalogue.code()),
                &told,
            )
        }
        Err(OfficeError::Invalid(errors)) => refused(&import_page(&desk, &form, errors)),
        Err(error) => Err(error.into()),
    }
}

/// Reads the form: files that were chosen, or the cells that came back from the preview.
async fn filled(desk: &Desk, form: &Submitted) -> Result<ImportForm, Vec<FieldError>> {
    let mut errors = Vec::new();
    let mut wrong = |field: &str, message: &str| {
        errors.push(FieldError {
            field: field.to_owned(),
            message: message.to_owned(),
        });
    };
    let catalogue = CatalogueForm::from_code(&form.text("catalogue"));
    if catalogue.is_none() {
        wrong("catalogue", "请选择目录");
    }
    let owner: Option<UnitId> = form.text("owner").parse().ok();
    if owner.is_none() {
        wrong("owner", "请选择这是谁的目录");
    }
    let effective_on = read_date(&form.text("effective_on"));
    if effective_on.is_none() {
        wrong("effective_on", "请写日期，例如 2026-01-01");
    }
    let mut sheets: Vec<Sheet> = Vec::new();
    for file in form.files("files") {
        match catalogue::read_file(desk.office(), &file.name, file.bytes.clone()).await {
            Ok(read) => sheets.extend(read),
            Err(error) => wrong("files", &error.to_string()),
        }
    }
    if let Some(cells) = form.filled("sheets") {
        match serde_json::from_str::<Vec<Sheet>>(&cells) {
            Ok(read) => sheets.extend(read),
            Err(_) => wrong("files", "预览的内容没有完整送达，请重新选择文件"),
        }
    }
    if let (Some(catalogue), Some(owner), Some(effective_on), true) =
        (catalogue, owner, effective_on, errors.is_empty())
    {
        if sheets.is_empty() {
            let message = "请选择文件：xlsx、xls 或者 csv".to_owned();
            return Err(vec![FieldError {
                field: "files".to_owned(),
                message,
            }]);
        }
        return Ok(ImportForm {
            catalogue,
            owner,
            field: form.filled("field"),
            effective_on,
            ends_missing: form.is_ticked("ends_missing"),
            sheets,
            announced: form.filled("announced"),
        });
    }
    Err(errors)
}

fn preview_page(desk: &Desk, form: &ImportForm, preview: Preview) -> PageResult<PreviewPage> {
    let fields = desk.office().kinds.catalogue();
    let rows = rows(desk, &preview);
    let of = |severity| {
        preview
            .findings
            .iter()
            .filter(move |one| one.severity == severity)
            .count()
    };
    let (errors, warnings) = (of(Severity::Error), of(Severity::Warning));
    let missing = preview.missing.iter();
    let missing: Vec<_> = missing
        .map(|item| (item.content.name(), fields.name(&item.field).to_owned()))
        .collect();
    let mut findings: Vec<&Finding> = preview.findings.iter().collect();
    findings.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
    let mut files: Vec<&str> = form
        .sheets
        .iter()
        .map(|sheet| sheet.file.as_str())
        .collect();
    files.dedup();
    let changes = preview.changes.added() + preview.changes.changed();
    let ends = form.ends_missing && !missing.is_empty();
    let mut hidden = vec![
        ("catalogue", form.catalogue.code().to_owned()),
        ("owner", form.owner.to_string()),
        ("field", form.field.clone().unwrap_or_default()),
        ("effective_on", form.effective_on.to_string()),
        ("announced", preview.token.clone()),
    ];
    if form.ends_missing {
        hidden.push(("ends_missing", "1".to_owned()));
    }
    let sheets = serde_json::to_string(&form.sheets);
    Ok(PreviewPage {
        frame: desk.frame(format!("预览：{}", form.catalogue.label())),
        heading: form.catalogue.label().to_owned(),
        owner: desk.unit_name(form.owner),
        effective_on: form.effective_on.to_string(),
        files: files.join("、"),
        can_import: errors == 0 && (changes > 0 || ends),
        errors,
        warnings,
        findings: findings.into_iter().map(said).collect(),
        rows,
        same: preview.changes.same(),
        missing,
        ends_missing: form.ends_missing,
        hidden,
        sheets: sheets.map_err(|error| crate::PageError::Internal(error.to_string()))?,
    })
}

/// The rows that are new or say something else.
fn rows(desk: &Desk, preview: &Preview) -> Vec<Row> {
    let fields = desk.office().kinds.catalogue();
    let rows = preview.changes.rows.iter().filter_map(|(row, change)| {
        let (word, tag, columns) = match change {
            Change::New => ("新增", "ok", String::new()),
            Change::Changed { columns, .. } => ("修改", "warn", columns.join("、")),
            Change::Same { .. } => return None,
        };
        let units: Vec<String> = row.units.iter().map(|unit| desk.unit_name(*unit)).collect();
        let (sheet, number) = &row.at;
        Some(Row {
            at: format!("{sheet} 第{number}行"),
            change: word,
            tag,
            columns,
            name: row.content.name(),
            field: fields.name(&row.field).to_owned(),
            units: units.join("、"),
            limit: row.content.time_limit.clone(),
        })
    });
    rows.collect()
}

fn said(finding: &Finding) -> Said {
    let at = match finding.row {
        0 => finding.sheet.clone(),
        row => format!("{} 第{row}行", finding.sheet),
    };
    Said {
        at,
        column: finding.column.unwrap_or_default(),
        severity: finding.severity.label(),
        tag: match finding.severity {
            Severity::Error => "stop",
            Severity::Warning => "warn",
            Severity::Note => "",
        },
        message: finding.message.clone(),
    }
}
