//! The coverage board (目录覆盖情况): units × fields, each cell with how many items are answered and how many late.

use askama::Template;
use gongkai_model::{
    catalogue::{CatalogueForm, StateCode},
    permission::step,
};
use gongkai_office::catalogue::{self, BoardRow};
use serde::Deserialize;

use crate::{
    desk::signed::{Desk, page},
    extract::Query,
    office_frame::OfficeFrame,
    page_error::PageResult,
};

/// A cell: nothing where the unit has no item of the field.
struct Cell {
    answered: usize,
    all: usize,
    overdue: usize,
    /// `heat-0` to `heat-4` by what is answered, `late` when something is overdue.
    class: String,
    /// For who does not see colours: 3 项，已答 2 项，逾期 1 项.
    words: String,
    href: String,
}

struct UnitRow {
    name: String,
    code: String,
    cells: Vec<Option<Cell>>,
    all: Cell,
}

struct Count {
    name: &'static str,
    number: usize,
    class: &'static str,
}

#[derive(Template)]
#[template(path = "desk/catalogue_board.html")]
struct BoardPage {
    frame: OfficeFrame,
    forms: Vec<(&'static str, &'static str, bool)>,
    counts: Vec<Count>,
    /// Of a hundred duties that are due at all, how many are answered.
    covered: usize,
    fields: Vec<(String, String)>,
    rows: Vec<UnitRow>,
    may_import: bool,
}

#[derive(Debug, Deserialize)]
pub(super) struct Asked {
    catalogue: Option<String>,
}

pub(super) async fn show(desk: Desk, Query(asked): Query<Asked>) -> PageResult {
    let form = asked
        .catalogue
        .and_then(|code| CatalogueForm::from_code(&code));
    let form = form.unwrap_or(CatalogueForm::Standard);
    let board = catalogue::board(desk.office(), desk.actor(), form).await?;
    let of = |state| board.all.get(&state).copied().unwrap_or_default();
    let all: usize = board.all.values().sum();
    let answered = of(StateCode::Filled) + of(StateCode::Nil);
    let counts = StateCode::ALL.map(|state| Count {
        name: state.label(),
        number: of(state),
        class: match state {
            StateCode::Overdue => "late",
            StateCode::DueSoon => "today",
            _ => "",
        },
    });
    let rows = board
        .rows
        .iter()
        .map(|row| unit_row(&desk, row, &board.fields));
    page(&BoardPage {
        frame: desk.frame("公开目录"),
        forms: CatalogueForm::ALL
            .map(|known| (known.code(), known.label(), known == form))
            .into(),
        counts: counts.into(),
        covered: (answered * 100)
            .checked_div(all - of(StateCode::OnEvent))
            .unwrap_or_default(),
        rows: rows.collect(),
        fields: board.fields,
        may_import: desk.may(step::CATALOGUE_MANAGE),
    })
}

fn unit_row(desk: &Desk, row: &BoardRow, fields: &[(String, String)]) -> UnitRow {
    let unit = desk.actor().tree.get(row.unit);
    let code = unit.map(|unit| unit.code.clone()).unwrap_or_default();
    let cells = fields.iter().map(|(field, _)| {
        let tally = row.fields.get(field)?;
        Some(cell(tally, format!("/catalogue?field={field}&unit={code}")))
    });
    UnitRow {
        name: desk.unit_name(row.unit),
        cells: cells.collect(),
        all: cell(&row.all, format!("/units/{code}/catalogue")),
        code,
    }
}

fn cell(tally: &std::collections::BTreeMap<StateCode, usize>, href: String) -> Cell {
    let of = |state| tally.get(&state).copied().unwrap_or_default();
    let all: usize = tally.values().sum();
    let answered = of(StateCode::Filled) + of(StateCode::Nil);
    let overdue = of(StateCode::Overdue);
    let class = match overdue {
        0 => format!(
            "heat-{}",
            (answered * 4)
                .checked_div(all - of(StateCode::OnEvent))
                .unwrap_or_default()
        ),
        _ => "late".to_owned(),
    };
    Cell {
        words: format!("{all} 项，已公开或者零报告 {answered} 项，逾期 {overdue} 项"),
        answered,
        all,
        overdue,
        class,
        href,
    }
}
