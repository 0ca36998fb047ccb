//! 定期审查 (条例 art. 18): once a year everything that a unit does not open proactively is looked at, record by record, and
//! the year's numbers are reported.
//!
//! What is to be opened begins the usual procedure again, with a new version: whoever drafted it gives the new
//! attribute, and secrecy review and the three reviews decide as for everything else.

mod report;

use gongkai_model::{
    event::Matter,
    id::{PersonId, RecordId, UnitId},
    permission::step,
    record::{SelfCheckDecision, state},
};
use gongkai_store::{
    people, records,
    self_checks::{self, Decided},
};
use jiff::civil::Date;

pub use report::{ReportFile, report};

use super::step::{StepForm, take_in};
use crate::core::{Actor, EventDraft, Office, OfficeError, Result};

/// A record that is looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckView {
    /// The record.
    pub record: RecordId,
    /// Whose it is.
    pub unit: UnitId,
    /// Its title.
    pub title: String,
    /// 发文字号
    pub doc_number: Option<String>,
    /// `on_request` or `withheld`.
    pub attribute: String,
    /// What was decided; none while it waits.
    pub decided: Option<DecidedView>,
    /// Whether it is open to the public meanwhile.
    pub is_public: bool,
}

/// A decision, as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecidedView {
    /// What.
    pub decision: SelfCheckDecision,
    /// Why.
    pub reason: String,
    /// By whom.
    pub by: String,
    /// When.
    pub on: Date,
}

/// The numbers of a unit's year.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct CheckReport {
    /// Everything that was or is to be looked at.
    pub all: usize,
    /// Still to be looked at.
    pub waiting: usize,
    /// Stays on request.
    pub kept_on_request: usize,
    /// Stays withheld.
    pub kept_withheld: usize,
    /// To be opened.
    pub turned: usize,
    /// Of those: open to the public by now.
    pub published: usize,
}

/// The self-check of a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SelfCheck {
    /// The records; those that wait first.
    pub records: Vec<CheckView>,
    /// The numbers of all units together.
    pub total: CheckReport,
    /// The numbers unit by unit.
    pub units: Vec<(UnitId, CheckReport)>,
}

/// Most records of a list.
const MOST: i64 = 5000;
/// Characters of a reason.
const REASON_CHARS: usize = 500;
/// The step that begins the procedure again.
const REOPEN: &str = "reopen";

/// The units whose self-check a person sees.
#[must_use]
pub fn units(office: &Office, actor: &Actor) -> Vec<UnitId> {
    let mut units = Vec::new();
    for unit in actor.units_for(office, step::SELF_CHECK) {
        let found = actor.tree.public_unit(unit);
        if let Some(public) = found.filter(|public| !units.contains(&public.id)) {
            units.push(public.id);
        }
    }
    units
}

/// What a year has to look at and has decided, of one unit or of all that a person sees.
///
/// # Errors
/// [`OfficeError::NotFound`] for a unit that the person does not see.
pub async fn self_check(
    office: &Office,
    actor: &Actor,
    unit: Option<UnitId>,
    year: i16,
) -> Result<SelfCheck> {
    let seen = units(office, actor).into_iter();
    let seen: Vec<UnitId> = seen
        .filter(|one| unit.is_none_or(|unit| unit == *one))
        .collect();
    if seen.is_empty() {
        return Err(OfficeError::NotFound("可以自查的单位"));
    }
    let mut reader = office.store.reader().await?;
    let found = self_checks::list(&mut reader, &seen, year, MOST).await?;
    let mut ids: Vec<PersonId> = found
        .iter()
        .filter_map(|one| one.decision.as_ref().map(|decided| decided.person))
        .collect();
    ids.sort_unstable();
    ids.dedup();
    let names = if ids.is_empty() {
        Vec::new()
    } else {
        people::named(&mut reader, &ids).await?
    };
    let name = |id: PersonId| {
        let person = names.iter().find(|person| person.id == id);
        person.map(|person| person.name.clone()).unwrap_or_default()
    };
    let views = found.into_iter().map(|one| CheckView {
        record: one.record,
        unit: one.unit,
        is_public: one.state == state::PUBLISHED,
        title: one.title,
        doc_number: one.doc_number,
        attribute: one.attribute,
        decided: one.decision.map(|decided| DecidedView {
            decision: decided.decision,
            reason: decided.reason,
            by: name(decided.person),
            on: decided.on,
        }),
    });
    let mut records: Vec<CheckView> = views.collect();
    records.sort_by_key(|one| one.decided.is_some());
    let of = |unit: UnitId| count(records.iter().filter(|one| one.unit == unit));
    Ok(SelfCheck {
        total: count(records.iter()),
        units: seen.into_iter().map(|unit| (unit, of(unit))).collect(),
        records,
    })
}

fn count<'a>(records: impl Iterator<Item = &'a CheckView>) -> CheckReport {
    let mut report = CheckReport::default();
    for one in records {
        report.all += 1;
        match one.decided.as_ref().map(|decided| decided.decision) {
            None => report.waiting += 1,
            Some(SelfCheckDecision::Keep) if one.attribute == "withheld" => {
                report.kept_withheld += 1
            }
            Some(SelfCheckDecision::Keep) => report.kept_on_request += 1,
            Some(SelfCheckDecision::Open) => {
                report.turned += 1;
                report.published += usize::from(one.is_public);
            }
        }
    }
    report
}

/// Decides about a record, in the year of today.
///
/// # Errors
/// [`OfficeError::NotPermitted`] without the role at its unit; [`OfficeError::Invalid`] without a reason, and for a
/// record that is not among those that are looked at.
pub async fn decide(
    office: &Office,
    actor: &Actor,
    record: RecordId,
    decision: SelfCheckDecision,
    reason: &str,
) -> Result<()> {
    let reason = reason.trim();
    if reason.is_empty() || reason.chars().count() > REASON_CHARS {
        let message = format!("请写明理由，最多{REASON_CHARS}个字");
        return Err(OfficeError::field("reason", message));
    }
    let mut tx = office.store.begin().await?;
    let head = records::get(&mut tx, record).await?;
    let head = head.ok_or(OfficeError::NotFound("这篇信息"))?;
    let for_person = actor.may(office, step::SELF_CHECK, head.unit)?;
    let attribute = head.attribute.clone().unwrap_or_default();
    if head.state != state::HELD || attribute == "proactive" {
        return Err(OfficeError::field(
            "record",
            "这篇信息不在自查的范围内，或者已经转为主动公开",
        ));
    }
    let on = office.clock.today();
    let decided = Decided {
        decision,
        reason: reason.to_owned(),
        person: actor.person.id,
        on,
    };
    let of = (record, head.unit, attribute.as_str());
    self_checks::decide(&mut tx, of, on.year(), &decided).await?;
    let mut event = EventDraft::new("record.self_checked", Matter::Record(record.get()))
        .by(actor.person.id)
        .at_unit(head.unit)
        .with("year", on.year())
        .with("attribute", &attribute)
        .with("decision", decision.code());
    if let Some(person) = for_person {
        event = event.with("for", person);
    }
    event.append(office, &mut tx).await?;
    if decision == SelfCheckDecision::Open {
        let form = StepForm {
            step: REOPEN.to_owned(),
            reason: reason.to_owned(),
            ..StepForm::default()
        };
        take_in(office, &mut tx, actor, record, form).await?;
    }
    tx.commit().await?;
    Ok(())
}
