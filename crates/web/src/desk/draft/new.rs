//! Begins a draft: of which kind, for which unit, and from which document, if there is one.

use askama::Template;
use axum::response::{IntoResponse, Redirect};
use gongkai_model::{id::UnitId, permission::step, record::Content};
use gongkai_office::{
    OfficeError,
    core::{FieldError, NewRecord},
    publishing::{
        draft,
        from_file::{self, FromFile},
    },
};
use serde::Deserialize;

use crate::{
    desk::{
        input::{Choice, title_with},
        signed::{Desk, page, refused},
        submitted::Submitted,
    },
    extract::Query,
    flash::{self, Tone},
    office_frame::OfficeFrame,
    page_error::PageResult,
    show,
};

struct KindChoice {
    code: String,
    name: String,
    about: String,
    is_chosen: bool,
}

struct KindGroup {
    section: &'static str,
    kinds: Vec<KindChoice>,
}

#[derive(Template)]
#[template(path = "desk/draft_new.html")]
struct NewPage {
    frame: OfficeFrame,
    groups: Vec<KindGroup>,
    units: Vec<Choice>,
    most: String,
    errors: Vec<FieldError>,
}

impl NewPage {
    fn error(&self, field: &str) -> Option<&str> {
        let found = self.errors.iter().find(|error| error.field == field);
        found.map(|error| error.message.as_str())
    }
}

#[derive(Debug, Default, Deserialize)]
pub(super) struct Asked {
    kind: Option<String>,
    unit: Option<String>,
}

pub(super) async fn show(desk: Desk, Query(asked): Query<Asked>) -> PageResult {
    page(&new_page(&desk, &asked, Vec::new()))
}

fn new_page(desk: &Desk, asked: &Asked, errors: Vec<FieldError>) -> NewPage {
    let mut groups: Vec<KindGroup> = Vec::new();
    for kind in desk.office().kinds.records() {
        let section = kind.section.label();
        let choice = KindChoice {
            code: kind.code.clone(),
            name: kind.name.clone(),
            about: kind.about.clone(),
            is_chosen: asked.kind.as_deref() == Some(kind.code.as_str()),
        };
        match groups.last_mut().filter(|group| group.section == section) {
            Some(group) => group.kinds.push(choice),
            None => groups.push(KindGroup {
                section,
                kinds: vec![choice],
            }),
        }
    }
    let own = desk.actor().person.unit;
    let wanted = asked
        .unit
        .as_deref()
        .and_then(|unit| unit.parse().ok())
        .unwrap_or(own);
    let units = desk
        .actor()
        .units_for(desk.office(), step::DRAFT)
        .into_iter();
    let units = units.map(|unit| Choice {
        code: unit.to_string(),
        name: desk.unit_name(unit),
        is_chosen: unit == wanted,
    });
    let most = u64::try_from(desk.app.options.limits.document_bytes).unwrap_or(u64::MAX);
    NewPage {
        frame: desk.frame(title_with(&errors, "起草信息")),
        groups,
        units: units.collect(),
        most: show::size(most),
        errors,
    }
}

/// Kind, unit and office (处室) of the form; what is missing is said beside its input.
struct Place {
    kind: String,
    unit: UnitId,
    office: Option<UnitId>,
}

fn place(desk: &Desk, form: &Submitted) -> Result<Place, Vec<FieldError>> {
    let mut errors = Vec::new();
    let mut wrong = |field: &str, message: &str| {
        errors.push(FieldError {
            field: field.to_owned(),
            message: message.to_owned(),
        });
    };
    let kind = form.text("kind");
    if desk.office().kinds.record(&kind).is_none() {
        wrong("kind", "请选择信息类型");
    }
    let chosen = form.text("unit").parse::<UnitId>().ok();
    // What an office drafts is published under the name of its unit.
    let public = chosen.and_then(|chosen| desk.actor().tree.public_unit(chosen));
    if public.is_none() {
        wrong("unit", "请选择起草的单位或者处室");
    }
    match (chosen, public) {
        (Some(chosen), Some(public)) if errors.is_empty() => Ok(Place {
            kind,
            unit: public.id,
            office: (chosen != public.id).then_some(chosen),
        }),
        _ => Err(errors),
    }
}

fn asked_again(form: &Submitted) -> Asked {
    Asked {
        kind: form.filled("kind"),
        unit: form.filled("unit"),
    }
}

pub(super) async fn begin(desk: Desk, form: Submitted) -> PageResult {
    let place = match place(&desk, &form) {
        Ok(place) => place,
        Err(errors) => return refused(&new_page(&desk, &asked_again(&form), errors)),
    };
    let new = NewRecord {
        kind: place.kind,
        unit: place.unit,
        office: place.office,
        urgent: form.is_ticked("urgent"),
        content: Content::default(),
    };
    let id = draft::create(desk.office(), desk.actor(), new).await?;
    Ok(Redirect::to(&format!("/desk/records/{id}/edit")).into_response())
}

pub(super) async fn upload(desk: Desk, form: Submitted) -> PageResult {
    let mut errors = Vec::new();
    let place = place(&desk, &form)
        .map_err(|wrong| errors.extend(wrong))
        .ok();
    let file = form.files("file").next();
    if file.is_none() {
        let message = "请选择要上传的文件".to_owned();
        errors.push(FieldError {
            field: "file".into(),
            message,
        });
    }
    let (Some(place), Some(file)) = (place, file) else {
        return refused(&new_page(&desk, &asked_again(&form), errors));
    };
    let from = FromFile {
        kind: place.kind,
        unit: place.unit,
        office: place.office,
        name: file.name.clone(),
        keep_original: form.is_ticked("keep_original"),
    };
    match from_file::create(desk.office(), desk.actor(), from, file.bytes.clone()).await {
        Ok(begun) => {
            let mut text =
                "已从文件读取内容，请逐项核对；文件里没有写明的项目留空，由您补充".to_owned();
            if !begun.warnings.is_empty() {
                text = format!("{text}。请留意：{}", begun.warnings.join("；"));
            }
            let tone = if begun.warnings.is_empty() {
                Tone::Ok
            } else {
                Tone::Warn
            };
            Ok(flash::redirect(
                &format!("/desk/records/{}/edit", begun.record),
                tone,
                &text,
            ))
        }
        Err(OfficeError::File(message)) => {
            errors.push(FieldError {
                field: "file".into(),
                message,
            });
            refused(&new_page(&desk, &asked_again(&form), errors))
        }
        Err(error) => Err(error.into()),
    }
}
