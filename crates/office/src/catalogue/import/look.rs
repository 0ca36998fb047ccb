//! What the rows of a file would change.

use gongkai_model::{
    catalogue::{
        CatalogueForm, Change, Changes, Fields, Found, Item, changes, publishers,
        sheet::{self, Column, Finding, Given, Severity, Sheet},
    },
    event::commitment,
    organisation::Tree,
};
use gongkai_store::{Conn, catalogue};

use super::{ImportForm, Preview};
use crate::core::{Office, OfficeError, Result};

/// Reads sheets without any store: what is found in them, and what is to be said.
#[must_use]
pub fn check(
    fields: &Fields,
    catalogue: CatalogueForm,
    field: Option<&str>,
    sheets: &[Sheet],
) -> sheet::Reading {
    let given = Given {
        catalogue,
        field,
        fields,
    };
    sheet::read(sheets, given)
}

/// Compares the rows with what the store holds.
pub(super) async fn look(
    office: &Office,
    tree: &Tree,
    conn: &mut Conn,
    form: &ImportForm,
) -> Result<Preview> {
    if form.effective_on > office.clock.today() {
        let message = "生效日期不能晚于今天：目录到生效那天再导入";
        return Err(OfficeError::field("effective_on", message));
    }
    let fields = office.kinds.catalogue();
    if let Some(code) = &form.field {
        let known = fields
            .get(code)
            .filter(|field| field.catalogue == form.catalogue);
        known.ok_or_else(|| OfficeError::field("field", format!("目录没有“{code}”这个领域")))?;
    }
    let sheet::Reading {
        items,
        mut findings,
    } = check(fields, form.catalogue, form.field.as_deref(), &form.sheets);
    let mut found = Vec::with_capacity(items.len());
    for item in items {
        let publishers = publishers(&item.content.publisher, form.owner, tree);
        let mut say = |message: String| {
            findings.push(Finding {
                sheet: item.sheet.clone(),
                row: item.row,
                column: Some(Column::Publisher.label()),
                severity: Severity::Warning,
                message,
            });
        };
        if !publishers.not_found.is_empty() {
            say(format!(
                "“{}”没有对应的单位",
                publishers.not_found.join("”“")
            ));
        }
        if publishers.units.is_empty() {
            say("没有落实到单位，公开情况不能统计".to_owned());
        }
        found.push(Found {
            field: item.field,
            content: item.content,
            units: publishers.units,
            at: (item.sheet, item.row),
        });
    }
    let held: Vec<Item> = catalogue::open(conn)
        .await?
        .into_iter()
        .filter(|item| item.catalogue == form.catalogue && item.owner == form.owner)
        .collect();
    let changes = changes(&held, found);
    let missing: Vec<Item> = held
        .into_iter()
        .filter(|item| changes.missing.contains(&item.id))
        .collect();
    let token = token(form, &changes);
    Ok(Preview {
        changes,
        missing,
        findings,
        token,
    })
}

/// A hash of the outcome: the same rows against the same items give the same one.
fn token(form: &ImportForm, changes: &Changes) -> String {
    use std::fmt::Write as _;
    let mut text = format!(
        "{} {} {} {}\n",
        form.catalogue.code(),
        form.owner,
        form.effective_on,
        form.ends_missing
    );
    for (row, change) in &changes.rows {
        let change = match change {
            Change::New => "new".to_owned(),
            Change::Changed { item, .. } => format!("changed {item}"),
            Change::Same { item } => format!("same {item}"),
        };
        // Writing to a String cannot fail.
        let _ = writeln!(
            text,
            "{change} {} {:?} {:?}",
            row.field, row.content, row.units
        );
    }
    let _ = writeln!(text, "missing {:?}", changes.missing);
    commitment(&[0; 32], text.as_bytes())
}
