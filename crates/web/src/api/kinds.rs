//! Kinds of information (信息类型) with their fields, as declared.

use axum::{extract::State, response::Response};
use gongkai_model::kinds::{CellType, Field, FieldType};
use serde::Serialize;
use utoipa::ToSchema;

use super::answer::json;
use crate::{app::App, cache::Depends, page_error::PageResult};

/// A kind.
#[derive(Serialize, ToSchema)]
pub(super) struct Kind {
    /// Its code.
    code: String,
    /// Its name.
    name: String,
    /// Its name in English.
    name_en: String,
    /// What belongs there.
    about: String,
    /// `guide rules statutory annual_report news reference`
    section: &'static str,
    /// Codes of catalogue items that it fulfils.
    catalogue: Vec<String>,
    /// Its fields beyond what every record has.
    fields: Vec<KindField>,
}

/// A field.
#[derive(Serialize, ToSchema)]
pub(super) struct KindField {
    /// Its code.
    code: String,
    /// Its label.
    name: String,
    /// `text number money date period enum unit table file relation`
    r#type: &'static str,
    /// The unit of numbers and amounts. Amounts in records are integers of 分.
    unit: Option<String>,
    /// The values of an enumeration.
    choices: Vec<KindChoice>,
    /// The columns of a table.
    columns: Vec<KindColumn>,
}

/// A value of an enumeration.
#[derive(Serialize, ToSchema)]
pub(super) struct KindChoice {
    /// Its code.
    code: String,
    /// Its name.
    name: String,
}

/// A column of a table.
#[derive(Serialize, ToSchema)]
pub(super) struct KindColumn {
    /// Its code.
    code: String,
    /// Its heading.
    name: String,
    /// `text number money date`
    r#type: &'static str,
}

/// Lists the kinds.
#[utoipa::path(get, path = "/api/v1/kinds", operation_id = "list_kinds", responses((status = 200, body = Vec<Kind>)))]
pub(super) async fn list(State(app): State<App>) -> PageResult<Response> {
    let kinds = app.office.kinds.records().into_iter().map(|kind| Kind {
        code: kind.code.clone(),
        name: kind.name.clone(),
        name_en: kind.name_en.clone(),
        about: kind.about.clone(),
        section: kind.section.code(),
        catalogue: kind.catalogue.clone(),
        fields: kind.fields.iter().map(field).collect(),
    });
    Depends::on_site().keeps(json(&kinds.collect::<Vec<_>>()))
}

fn field(field: &Field) -> KindField {
    let mut described = KindField {
        code: field.code.clone(),
        name: field.name.clone(),
        r#type: "text",
        unit: None,
        choices: Vec::new(),
        columns: Vec::new(),
    };
    described.r#type = match &field.of {
        FieldType::Text { .. } => "text",
        FieldType::Number { unit, .. } => {
            described.unit = Some(unit.clone()).filter(|unit| !unit.is_empty());
            "number"
        }
        FieldType::Money { unit } => {
            described.unit = Some(unit.label().to_owned());
            "money"
        }
        FieldType::Date => "date",
        FieldType::Period => "period",
        FieldType::Enum { choices } => {
            let choice = choices.iter();
            let choice = choice.map(|c| KindChoice {
                code: c.code.clone(),
                name: c.name.clone(),
            });
            described.choices = choice.collect();
            "enum"
        }
        FieldType::Unit => "unit",
        FieldType::Table { columns } => {
            let column = columns.iter().map(|column| KindColumn {
                code: column.code.clone(),
                name: column.name.clone(),
                r#type: cell(&column.of),
            });
            described.columns = column.collect();
            "table"
        }
        FieldType::File { .. } => "file",
        FieldType::Relation { .. } => "relation",
    };
    described
}

const fn cell(of: &CellType) -> &'static str {
    match of {
        CellType::Text => "text",
        CellType::Number => "number",
        CellType::Money { .. } => "money",
        CellType::Date => "date",
    }
}
