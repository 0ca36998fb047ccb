//! One row becomes the content of a record, or a reason why not.

use gongkai_model::{kinds::RecordKind, record::Content};
use gongkai_rules::{
    attribute::{AttributeCode, DisclosureAttribute},
    dates::read_date,
};
use jiff::civil::Date;

use super::{Mapping, html, rows::Row};
use crate::{
    content::ContentForm,
    core::{Office, OfficeError},
};

const TARGETS: [&str; 13] = [
    "title",
    "doc_number",
    "issuers",
    "written_on",
    "main_recipient",
    "public_note",
    "genre",
    "topic",
    "keywords",
    "summary",
    "effective_on",
    "expires_on",
    "reprinted_from",
];

/// What a row says.
#[derive(Debug, Clone)]
pub(super) struct MappedRow {
    pub(super) kind: String,
    pub(super) key: Option<String>,
    pub(super) content: Content,
    pub(super) published_on: Option<Date>,
    pub(super) index_number: Option<String>,
    /// Where the row stood on the earlier platform: path and query.
    pub(super) address: Option<String>,
    /// What a person should look at.
    pub(super) warnings: Vec<String>,
}

/// Maps a row.
///
/// # Errors
/// A sentence naming what does not fit.
pub(super) fn map(office: &Office, mapping: &Mapping, row: &Row) -> Result<MappedRow, String> {
    let kind_code = mapping
        .value("kind", row)
        .unwrap_or_else(|| mapping.kind.clone());
    let kind = office
        .kinds
        .record(&kind_code)
        .or_else(|| by_name(office, &kind_code));
    let kind = kind.ok_or_else(|| format!("没有信息类型“{kind_code}”"))?;
    let mut warnings = Vec::new();
    let mut content = read(kind, mapping, row, &mut warnings)?;
    if content.title.is_empty() {
        return Err("没有标题".into());
    }
    if let Some(text) = mapping.value("body_text", row) {
        content.body_html = html::from_text(&text);
    }
    content.attribute = Some(attribute(&content)?);
    let published_on = mapping
        .value("published_on", row)
        .and_then(|text| published_on(&text, &mut warnings));
    Ok(MappedRow {
        kind: kind.code.clone(),
        key: mapping.key_of(row),
        content,
        published_on,
        index_number: mapping.value("index_number", row),
        address: mapping
            .value("address", row)
            .and_then(|text| path_of(&text)),
        warnings,
    })
}

/// The day of first publication. One that cannot be read is left out and named; an old text has a date from
/// before there were platforms, which says nothing of its publication on one.
fn published_on(text: &str, warnings: &mut Vec<String>) -> Option<Date> {
    let day = read_date(text);
    if day.is_none() {
        warnings.push(format!(
            "发布日期“{text}”不是日期，请写成 2026-06-17 或 2026年6月17日"
        ));
    }
    day.filter(|day| day.year() > 1970)
}

/// Path and query of a whole address, as a visitor would ask for them here; nothing for a site's first page.
fn path_of(address: &str) -> Option<String> {
    let rest = address
        .strip_prefix("https://")
        .or(address.strip_prefix("http://"))?;
    let (_, path) = rest.split_once('/')?;
    let path = path.split('#').next().unwrap_or_default();
    let is_plain = path.chars().all(|c| c.is_ascii_graphic());
    (is_plain && !path.is_empty()).then(|| format!("/{path}"))
}

fn by_name<'a>(office: &'a Office, name: &str) -> Option<&'a RecordKind> {
    office
        .kinds
        .records()
        .into_iter()
        .find(|kind| kind.name == name)
}

/// Reads the row through the draft form. What does not fit one optional input is left out and named; a
/// document is not lost for a wrong date.
fn read(
    kind: &RecordKind,
    mapping: &Mapping,
    row: &Row,
    warnings: &mut Vec<String>,
) -> Result<Content, String> {
    let mut pairs: Vec<(String, String)> = Vec::new();
    let fields = kind.fields.iter().map(|field| format!("f.{}", field.code));
    let targets = TARGETS.iter().map(|target| (*target).to_owned());
    for target in targets.chain(fields).chain(["body_html".to_owned()]) {
        if let Some(value) = mapping.value(&target, row) {
            pairs.push((target, value));
        }
    }
    match ContentForm::new(pairs.clone()).read(kind) {
        Ok(content) => Ok(content),
        Err(OfficeError::Invalid(errors)) => {
            warnings.extend(errors.iter().map(|error| error.message.clone()));
            pairs.retain(|(target, _)| {
                target == "title" || errors.iter().all(|error| error.field != *target)
            });
            ContentForm::new(pairs)
                .read(kind)
                .map_err(|error| error.to_string())
        }
        Err(error) => Err(error.to_string()),
    }
}

/// What an earlier platform shows is open, unless the document itself says otherwise.
fn attribute(content: &Content) -> Result<DisclosureAttribute, String> {
    let note = content.public_note.clone().unwrap_or_default();
    match AttributeCode::from_note(&note) {
        None | Some(AttributeCode::Proactive) => Ok(DisclosureAttribute::Proactive),
        Some(_) => Err(format!("附注为“{note}”，不能公开发布")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_old_address_is_kept_without_its_domain() {
        for (address, path) in [
            (
                "https://www.yunhe.example/art/2021/5/11/art_12_3.html#top",
                Some("/art/2021/5/11/art_12_3.html"),
            ),
            (
                "http://www.yunhe.example/show.aspx?id=3&k=1",
                Some("/show.aspx?id=3&k=1"),
            ),
            ("https://www.yunhe.example/", None),
            ("https://www.yunhe.example", None),
            ("云河区人民政府网站", None),
            ("javascript:alert(1)", None),
        ] {
            assert_eq!(path_of(address).as_deref(), path, "{address}");
        }
    }
}
