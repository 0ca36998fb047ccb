//! The cases of the demo: brought and worked on between the records, each act at its past time.

use std::collections::{BTreeMap, BTreeSet};

use gongkai_model::{case::Channel, id::CaseId};
use gongkai_office::{
    Actor, Office, OfficeError,
    cases::{
        self, ApplyForm, CaseStepForm, ProceedingForm, ProceedingText, SealForm, recognise,
        take_as_applicant,
    },
    core::instant,
};
use gongkai_rules::{calendar::Calendar, numbers::TrackingCode};
use jiff::{
    ToSpan,
    civil::{Date, DateTime},
};
use serde::Deserialize;

use super::{
    PlayError,
    after_cases::{self, DemoGroup},
    case_files::{self, DemoSevered, files_of},
    stand::Stand,
};
use crate::demo::{DemoError, files, seal};

/// An act that is no step but a document drawn by hand: `draw:` and its code.
const DRAWS: &str = "draw:";

/// A case of the demo.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct DemoCase {
    kind: String,
    unit: String,
    /// Calendar days before today when it came.
    days_ago: i64,
    channel: Channel,
    form: BTreeMap<String, String>,
    /// Files that came with it: what they are called and what they say.
    #[serde(default)]
    files: BTreeMap<String, String>,
    #[serde(default)]
    acts: Vec<DemoAct>,
    /// What was filed against it afterwards.
    #[serde(default)]
    proceedings: Vec<DemoProceeding>,
    /// What a group calls it by.
    key: Option<String>,
    /// Whether question and answer are published without a name.
    #[serde(default)]
    published: bool,
}

/// A complaint, a reconsideration or a lawsuit about a case.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct DemoProceeding {
    sort: String,
    organ: String,
    /// Calendar days after the case came when it was filed, and when it was decided.
    on: i64,
    decided: Option<i64>,
    stage: String,
    #[serde(default)]
    result: String,
    #[serde(default)]
    number: String,
    #[serde(default)]
    opinion: String,
    #[serde(default)]
    lessons: String,
}

/// What somebody does with it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct DemoAct {
    /// Calendar days after it came; the next working day where that is none.
    on: i64,
    /// Who holds this role at the unit, or with `@` at the unit that it was handed on to; `applicant` for whoever brought
    /// it.
    role: String,
    step: String,
    #[serde(default)]
    fields: BTreeMap<String, String>,
    #[serde(default)]
    reason: String,
    /// Files of the office that are to go with the reply: what they are called and what they say.
    #[serde(default)]
    encloses: BTreeMap<String, String>,
    /// A file of which a part goes with the reply.
    severs: Option<DemoSevered>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct DemoCases {
    #[serde(rename = "case")]
    cases: Vec<DemoCase>,
    #[serde(rename = "group", default)]
    groups: Vec<DemoGroup>,
}

/// One thing that happens: a case comes, or an act.
#[derive(Debug, Clone, Copy)]
struct Happening {
    at: DateTime,
    case: usize,
    /// Which act; none when the case comes.
    act: Option<usize>,
}

/// The cases, and what is still to happen with them.
pub(super) struct CasePlay {
    cases: Vec<DemoCase>,
    groups: Vec<DemoGroup>,
    came_on: Vec<Date>,
    /// What is to happen, the next at the end.
    ahead: Vec<Happening>,
    made: BTreeMap<usize, (CaseId, TrackingCode)>,
    /// Units that have put a seal in use.
    sealed: BTreeSet<String>,
}

impl CasePlay {
    /// Reads the cases and puts what happens before today in order.
    pub(super) fn new(today: Date) -> Result<Self, PlayError> {
        let read: Result<DemoCases, _> = toml::from_str(files::CASES);
        let read = read.map_err(|source| DemoError::File {
            file: "cases.toml".to_owned(),
            source,
        })?;
        let DemoCases { cases, groups } = read;
        let came_on: Vec<Date> = cases
            .iter()
            .map(|case| working_day(after(today, -case.days_ago)))
            .collect();
        let mut ahead = Vec::new();
        for (at, (case, day)) in cases.iter().zip(&came_on).enumerate() {
            let minute = i8::try_from(at % 60).unwrap_or(0);
            ahead.push(Happening {
                at: day.at(9, minute, 0, 0),
                case: at,
                act: None,
            });
            for (number, act) in case.acts.iter().enumerate() {
                let day = working_day(after(*day, act.on));
                let order = i8::try_from(number % 60).unwrap_or(0);
                ahead.push(Happening {
                    at: day.at(15, order, minute, 0),
                    case: at,
                    act: Some(number),
                });
            }
        }
        ahead.retain(|happening| happening.at.date() < today);
        ahead.sort_by_key(|happening| std::cmp::Reverse((happening.at, happening.case)));
        Ok(Self {
            cases,
            groups,
            came_on,
            ahead,
            made: BTreeMap::new(),
            sealed: BTreeSet::new(),
        })
    }

    /// Lets everything happen until a time.
    pub(super) async fn until(
        &mut self,
        stand: &mut Stand<'_>,
        at: Option<DateTime>,
    ) -> Result<(), PlayError> {
        while let Some(next) = self.ahead.last().copied() {
            if at.is_some_and(|at| next.at > at) {
                break;
            }
            self.ahead.pop();
            stand.move_clock(instant(next.at));
            self.happen(stand, next).await?;
        }
        Ok(())
    }

    /// Registers what was filed against the cases, once all of them have happened.
    pub(super) async fn proceedings(&self, stand: &Stand<'_>) -> Result<(), PlayError> {
        for (at, case) in self.cases.iter().enumerate() {
            let (Some((id, _)), Some(came_on)) = (self.made.get(&at), self.came_on.get(at)) else {
                continue;
            };
            for filed in &case.proceedings {
                let day = after(*came_on, filed.on);
                let form = ProceedingForm {
                    sort: filed.sort.clone(),
                    organ: filed.organ.clone(),
                    filed_on: Some(day),
                    stage: filed.stage.clone(),
                    result: filed.result.clone(),
                    decided_on: filed.decided.map(|days| after(*came_on, days)),
                    written: ProceedingText {
                        number: filed.number.clone(),
                        opinion: filed.opinion.clone(),
                        lessons: filed.lessons.clone(),
                    },
                };
                let actor = stand.holder("foi_handler", &case.unit)?;
                let done = cases::register_proceeding(stand.office, &actor, *id, form).await;
                done.map_err(|source| {
                    let at = day.at(9, 0, 0, 0);
                    refused(case, "proceeding", "foi_handler", at, source)
                })?;
            }
        }
        Ok(())
    }

    /// Publishes what is to be published and groups what is about one event, once all cases have happened.
    pub(super) async fn afterwards(&self, stand: &mut Stand<'_>) -> Result<(), PlayError> {
        for (at, case) in self
            .cases
            .iter()
            .enumerate()
            .filter(|(_, case)| case.published)
        {
            if let Some((id, _)) = self.made.get(&at) {
                after_cases::publish(stand, &case.unit, *id).await?;
            }
        }
        for group in &self.groups {
            let members = group.members.iter().map(|key| {
                let mut all = self.cases.iter();
                let at = all.position(|case| case.key.as_ref() == Some(key));
                let made = at.and_then(|at| self.made.get(&at));
                let made = made.ok_or_else(|| PlayError::Missing(key.clone()))?;
                Ok(made.1.to_string())
            });
            let members = members.collect::<Result<Vec<_>, PlayError>>()?;
            after_cases::group(stand, group, &members).await?;
        }
        Ok(())
    }

    async fn happen(&mut self, stand: &Stand<'_>, next: Happening) -> Result<(), PlayError> {
        let Some(case) = self.cases.get(next.case) else {
            return Ok(());
        };
        let Some(act) = next.act else {
            if self.sealed.insert(case.unit.clone()) {
                let put = put_seal(stand, &case.unit).await;
                put.map_err(|source| refused(case, "put_seal", "foi_head", next.at, source))?;
            }
            let receipt = comes(stand, case, next.at.date()).await;
            let receipt = receipt.map_err(|source| refused(case, "apply", "", next.at, source))?;
            self.made.insert(next.case, receipt);
            return Ok(());
        };
        let (Some(act), Some((id, tracking))) = (case.acts.get(act), self.made.get(&next.case))
        else {
            return Err(PlayError::Missing(case.unit.clone()));
        };
        let came_on = self.came_on.get(next.case).copied();
        let form = CaseStepForm {
            step: act.step.clone(),
            revision: None,
            reason: act.reason.clone(),
            typed: typed(&act.fields, came_on.unwrap_or_default()),
        };
        let (role, unit) = act.role.split_once('@').unwrap_or((&act.role, &case.unit));
        let taken = match role {
            "applicant" => by_applicant(stand.office, case, tracking, form).await,
            role if act.step == "chase" => {
                let own = stand.holder(role, &case.unit);
                let actor = own.or_else(|_| stand.holder(role, "yhq"))?;
                let words = act.fields.get("words").map_or("", String::as_str);
                cases::chase(stand.office, &actor, *id, words).await
            }
            role => {
                let actor = stand.holder(role, unit)?;
                by_staff(stand.office, &actor, *id, act, form).await
            }
        };
        let sealed = match taken {
            Ok(()) => use_seals(stand, unit, *id).await,
            Err(error) => Err(error),
        };
        sealed.map_err(|source| refused(case, &act.step, &act.role, next.at, source))
    }
}

/// Who keeps the unit's seal; some units have nobody for requests.
fn keeper(stand: &Stand<'_>, unit: &str) -> Option<Actor> {
    let roles = ["foi_head", "unit_head"];
    roles.iter().find_map(|role| stand.holder(role, unit).ok())
}

/// Each unit puts a seal of its own in use before its first case.
async fn put_seal(stand: &Stand<'_>, unit: &str) -> Result<(), OfficeError> {
    let (Some(keeper), Ok(id)) = (keeper(stand, unit), stand.unit(unit)) else {
        return Ok(());
    };
    let name = keeper.tree.get(id).map_or("", |unit| &unit.name);
    let form = SealForm {
        picture: seal::drawing(name),
        width: seal::WIDTH,
    };
    cases::put_seal(stand.office, &keeper, id, form).await
}

/// What was drawn up is brought to whoever keeps the seal.
async fn use_seals(stand: &Stand<'_>, unit: &str, id: CaseId) -> Result<(), OfficeError> {
    let Some(keeper) = keeper(stand, unit) else {
        return Ok(());
    };
    // A case that was handed on is another unit's.
    let Ok(papers) = cases::papers_of(stand.office, &keeper, id).await else {
        return Ok(());
    };
    for paper in papers.iter().filter(|paper| paper.may_seal) {
        cases::use_seal(stand.office, &keeper, id, paper.id).await?;
    }
    Ok(())
}

async fn comes(
    stand: &Stand<'_>,
    case: &DemoCase,
    day: Date,
) -> Result<(CaseId, TrackingCode), OfficeError> {
    let unit = stand.unit(&case.unit);
    let form = ApplyForm {
        kind: case.kind.clone(),
        unit: unit.ok(),
        typed: case.form.clone(),
        files: files_of(&case.files),
    };
    let receipt = if case.channel == Channel::Online {
        cases::apply(stand.office, form).await?
    } else {
        let role = match case.kind.as_str() {
            "mailbox_letter" => "letter_handler",
            _ => "foi_handler",
        };
        let actor = stand.holder(role, &case.unit);
        let actor = actor.map_err(|error| OfficeError::Defect(error.to_string()))?;
        cases::register(stand.office, &actor, form, case.channel, day).await?
    };
    Ok((receipt.id, receipt.tracking))
}

/// Takes a step, after putting to the case what is to go with the reply; or draws a document that no step draws.
async fn by_staff(
    office: &Office,
    actor: &Actor,
    id: CaseId,
    act: &DemoAct,
    form: CaseStepForm,
) -> Result<(), OfficeError> {
    if let Some(file) = &act.severs {
        case_files::sever(office, actor, id, file).await?;
    }
    if !act.encloses.is_empty() {
        case_files::enclose(office, actor, id, &act.encloses).await?;
    }
    if let Some(code) = act.step.strip_prefix(DRAWS) {
        cases::draw_by_hand(office, actor, id, code, &form.typed).await?;
        return Ok(());
    }
    cases::take(office, actor, id, form).await?;
    Ok(())
}

async fn by_applicant(
    office: &Office,
    case: &DemoCase,
    tracking: &TrackingCode,
    form: CaseStepForm,
) -> Result<(), OfficeError> {
    let contact = case.form.get("phone").cloned().unwrap_or_default();
    let who = recognise(office, tracking.as_str(), &contact).await?;
    take_as_applicant(office, who, form).await?;
    Ok(())
}

fn refused(
    case: &DemoCase,
    step: &str,
    role: &str,
    at: DateTime,
    source: OfficeError,
) -> PlayError {
    PlayError::Refused {
        act: step.to_owned(),
        who: format!("{role}@{}", case.unit),
        title: case.form.get("title").cloned().unwrap_or_default(),
        at,
        source: Box::new(source),
    }
}

/// Dates such as `+9` are counted from the day on which the case came.
fn typed(fields: &BTreeMap<String, String>, came_on: Date) -> BTreeMap<String, String> {
    let own = fields.iter().map(|(code, text)| {
        let days = text.strip_prefix('+').and_then(|days| days.parse().ok());
        let text = days.map_or_else(
            || text.clone(),
            |days: i64| working_day(after(came_on, days)).to_string(),
        );
        (code.clone(), text)
    });
    own.collect()
}

fn after(day: Date, days: i64) -> Date {
    day.checked_add(days.days()).unwrap_or(day)
}

/// The day itself or the next working day; a year without a notice keeps the day.
fn working_day(day: Date) -> Date {
    let calendar = Calendar::shipped();
    match calendar.is_working_day(day) {
        Ok(false) => calendar.next_working_day(day).unwrap_or(day),
        _ => day,
    }
}
