//! How a case stands in its row.

use gongkai_model::case::{CaseClock, CaseHead, Channel, Due, Sealed};
use gongkai_model::id::Id;
use sqlx::FromRow;

use crate::decode::{Place, id_if};
use crate::error::Result;

macro_rules! columns {
    ($more:literal, $from:literal) => {
        concat!(
            "select id, kind, unit_id, office_id, tracking, number, state, channel, applicant, theme, submitted_at,
             registered_by, received_on, clock, due_on, due_provisional, step_due_on, outcome, rating, closed_on,
             stub_on, subject, form, updated_at, revision",
            $more,
            " from ",
            $from
        )
    };
}

pub(super) const COLUMNS: &str = columns!("", "cases");
/// And the fingerprint of whoever brought it.
pub(super) const WITH_PRINT: &str =
    columns!(", print", "cases left join case_applicants on case_id = id");

/// And the group that it belongs to.
pub(super) const WITH_GROUP: &str = columns!(
    ", group_id",
    "cases join case_group_members on case_id = id"
);

#[derive(FromRow)]
pub(super) struct CaseRow {
    id: i64,
    kind: String,
    unit_id: i64,
    office_id: Option<i64>,
    tracking: String,
    number: Option<String>,
    state: String,
    channel: String,
    applicant: Option<String>,
    theme: Option<String>,
    submitted_at: i64,
    registered_by: Option<i64>,
    received_on: Option<String>,
    clock: String,
    due_on: Option<String>,
    due_provisional: i64,
    step_due_on: Option<String>,
    outcome: Option<String>,
    rating: Option<String>,
    closed_on: Option<String>,
    stub_on: Option<String>,
    subject: String,
    form: String,
    updated_at: i64,
    revision: i64,
}

impl CaseRow {
    pub(super) fn read(self) -> Result<CaseHead> {
        let place = Place::new("cases", &self.id);
        let due = place.date_if(self.due_on.as_deref())?.map(|on| Due {
            on,
            provisional: self.due_provisional != 0,
        });
        Ok(CaseHead {
            tracking: place.parsed(&self.tracking)?,
            channel: place.code(&self.channel, Channel::from_code)?,
            submitted_at: place.instant(self.submitted_at)?,
            received_on: place.date_if(self.received_on.as_deref())?,
            clock: place.code(&self.clock, |code| CaseClock::from_parts(code, due))?,
            step_due_on: place.date_if(self.step_due_on.as_deref())?,
            closed_on: place.date_if(self.closed_on.as_deref())?,
            stub_on: place.date_if(self.stub_on.as_deref())?,
            updated_at: place.instant(self.updated_at)?,
            id: Id::new(self.id),
            kind: self.kind,
            unit: Id::new(self.unit_id),
            office: id_if(self.office_id),
            number: self.number,
            state: self.state,
            applicant: self.applicant,
            theme: self.theme,
            registered_by: id_if(self.registered_by),
            outcome: self.outcome,
            rating: self.rating,
            subject: Sealed(self.subject),
            form: Sealed(self.form),
            revision: self.revision,
        })
    }
}
