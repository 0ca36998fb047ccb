//! A form: first who asks whom, then what concerns them and nothing else.

use askama::Template;
use axum::{
    extract::State,
    http::{HeaderMap, StatusCode},
};
use gongkai_model::case::CaseKind;
use gongkai_office::{
    cases,
    core::FieldError,
    reading::{self, Site},
};

use super::{
    ApplyWords,
    account::AccountWords,
    field::{Entry, Widget},
    form::{self, UnitGroup, chooser, chosen, entries, first_entry, kind_name},
    frame, passes,
};
use crate::{
    app::App,
    extract::{Path, Query},
    frame::{Frame, Label, Visitor},
    page_error::PageResult,
    render,
};

/// What was typed, by the name of its input.
pub(super) type Typed = Vec<(String, String)>;

#[derive(Template)]
#[template(path = "apply/fill.html")]
struct FillPage {
    frame: Frame,
    w: ApplyWords,
    kind: String,
    name: Label,
    about: String,
    notice: String,
    /// The first question; without it the form itself.
    first: Option<First>,
    unit: Label,
    unit_code: String,
    /// The first choice: the code of its field, its value, and both in words.
    chosen: Option<(String, String, Label, Label)>,
    fields: Vec<Entry>,
    errors: Vec<FieldError>,
    back: String,
    /// The words of who is known from before, where that is filled in.
    filled: Option<AccountWords>,
}

/// Who asks whom.
struct First {
    units: Vec<UnitGroup>,
    choice: Option<Entry>,
    has_missed: bool,
}

pub(super) fn value(typed: &Typed, name: &str) -> String {
    let mut values = typed.iter().filter(|(known, _)| known == name);
    values
        .next()
        .map_or_else(String::new, |(_, value)| value.trim().to_owned())
}

pub(super) async fn get(
    State(app): State<App>,
    visitor: Visitor,
    headers: HeaderMap,
    Path(code): Path<String>,
    Query(mut typed): Query<Typed>,
) -> PageResult {
    let kind = form::kind(&app, &code)?;
    let site = reading::site_of(&app.office).await?;
    let mut is_known = false;
    if let Some(holder) = passes::holder(&app, &headers)? {
        let known = cases::known_of(&app.office, &holder, kind).await?;
        is_known = fill_in(kind, &mut typed, known);
    }
    let mut page = made(&app, &visitor, &site, kind, &typed, Vec::new());
    page.filled = (is_known && page.first.is_none()).then(|| AccountWords(visitor.language()));
    shown(&page)
}

/// Adds what is known of somebody to what they chose, where the first choice is the same; tells whether it did.
fn fill_in(kind: &CaseKind, typed: &mut Typed, known: Typed) -> bool {
    let same = |code: &str| value(typed, code) == value(&known, code);
    if chooser(kind).is_some_and(|field| !same(&field.field.code)) {
        return false;
    }
    let new: Typed = known
        .into_iter()
        .filter(|(code, _)| value(typed, code).is_empty())
        .collect();
    let is_any = !new.is_empty();
    typed.extend(new);
    is_any
}

/// The form with what was typed and what is wrong with it.
pub(super) fn page(
    app: &App,
    visitor: &Visitor,
    site: &Site,
    kind: &CaseKind,
    typed: &Typed,
    errors: Vec<FieldError>,
) -> PageResult {
    shown(&made(app, visitor, site, kind, typed, errors))
}

fn shown(page: &FillPage) -> PageResult {
    let status = match page.errors.is_empty() {
        true => StatusCode::OK,
        false => StatusCode::UNPROCESSABLE_ENTITY,
    };
    render::private(status, page)
}

fn made(
    app: &App,
    visitor: &Visitor,
    site: &Site,
    kind: &CaseKind,
    typed: &Typed,
    errors: Vec<FieldError>,
) -> FillPage {
    let w = ApplyWords(visitor.language());
    let plain = Frame::new(app, visitor, site);
    let name = kind_name(&plain, kind);
    let frame = frame(app, visitor, site, &name.text, errors.len());
    let frame = frame.via(w.title(), "/apply").ending(name.text.clone());
    let asked = site.tree.by_code(&value(typed, "unit"));
    let asked = asked.filter(|unit| unit.level.has_public_page());
    let chooser = chooser(kind);
    let is_chosen = chooser.is_none_or(|field| {
        let given = value(typed, &field.field.code);
        kind.choice(&field.field.code, &given).is_some()
    });
    let is_first = asked.is_none() || !is_chosen;
    let unit_code = asked.map(|unit| unit.code.clone()).unwrap_or_default();
    let first = is_first.then(|| First {
        units: form::units(&frame, visitor, site, kind, &unit_code),
        choice: chooser.map(|field| first_entry(&frame, field, value(typed, &field.field.code))),
        has_missed: typed.iter().any(|(name, _)| name == "next"),
    });
    let back = crate::show::address(
        &frame.href(&format!("/apply/{}", kind.code)),
        [("unit", unit_code.as_str())].into_iter(),
    );
    FillPage {
        filled: None,
        unit: frame.organ_label(asked.map_or("", |unit| unit.name.as_str())),
        unit_code,
        chosen: chooser.map(|field| {
            let given = value(typed, &field.field.code);
            let words = chosen(&frame, field, &given);
            let label =
                frame.declared_label(field.field.name_in(frame.language()), &field.field.name);
            (field.field.code.clone(), given, label, words)
        }),
        fields: entries(&frame, kind, |code| value(typed, code), &errors),
        kind: kind.code.clone(),
        about: kind.about.clone(),
        notice: kind.notice.clone(),
        name,
        frame,
        w,
        first,
        errors,
        back,
    }
}
