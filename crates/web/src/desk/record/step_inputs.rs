//! What some steps ask for besides a reason: another place, or the document that ends this one.

use gongkai_model::{
    permission::step_at,
    record::{EndingWay, RecordHead},
};
use gongkai_office::publishing::{EndingForm, Place};
use gongkai_rules::dates::read_date;

use crate::desk::{input::Choice, signed::Desk, submitted::Submitted};

/// The kinds and units that somebody may choose; the present ones are chosen already.
pub(in crate::desk) struct Places {
    pub(in crate::desk) kinds: Vec<Choice>,
    pub(in crate::desk) units: Vec<Choice>,
}

/// Where a record could come. Whether it fits there is decided when the step is taken.
pub(in crate::desk) fn places(desk: &Desk, head: Option<&RecordHead>, form: &Submitted) -> Places {
    let kind = form.filled("kind").or(head.map(|head| head.kind.clone()));
    let unit = head.map(|head| head.office.unwrap_or(head.unit).to_string());
    let unit = form.filled("unit").or(unit);
    let kinds = desk.office().kinds.records().into_iter();
    let kinds = kinds.map(|known| Choice {
        code: known.code.clone(),
        name: format!("{}（{}）", known.name, known.section.label()),
        is_chosen: kind.as_deref() == Some(&known.code),
    });
    let units = desk.actor().tree.iter().filter(|known| {
        let reached = |state: &str| {
            let step = step_at("move", state);
            desk.actor().allows(desk.office(), &step, known.id)
        };
        reached("published") || reached("draft")
    });
    let units = units.map(|known| Choice {
        code: known.id.to_string(),
        name: known.short_name.clone(),
        is_chosen: unit == Some(known.id.to_string()),
    });
    Places {
        kinds: kinds.collect(),
        units: units.collect(),
    }
}

/// The place that was chosen; what was left alone stays.
pub(in crate::desk) fn place(form: &Submitted) -> Option<Place> {
    let place = Place {
        kind: form.filled("kind"),
        unit: form.filled("unit").and_then(|unit| unit.parse().ok()),
    };
    (place != Place::default()).then_some(place)
}

/// What the page of `end` shows.
pub(super) struct EndingInputs {
    pub(super) ways: Vec<(EndingWay, bool)>,
    pub(super) on: String,
    pub(super) by: String,
}

/// The inputs, as they were filled in.
pub(super) fn ending_inputs(form: &Submitted) -> EndingInputs {
    let chosen = EndingWay::from_code(&form.text("way"));
    EndingInputs {
        ways: EndingWay::ALL.map(|way| (way, chosen == Some(way))).into(),
        on: form.text("on"),
        by: form.text("by"),
    }
}

/// What was filled in.
pub(super) fn ending(form: &Submitted) -> Option<EndingForm> {
    form.get("by").map(|by| EndingForm {
        way: EndingWay::from_code(&form.text("way")),
        on: read_date(&form.text("on")),
        by: by.to_owned(),
    })
}
