//! A course: one case, and what is tried with it day after day, by the model and by the house at once.

use std::fmt::Debug;

use gongkai_store::cases::{chasings, conversions, files_and_severed};
use proptest::collection::vec;

use super::{beside::BESIDE, *};

/// Tries of one case.
const TRIES: std::ops::RangeInclusive<usize> = 26..=38;

/// One try, before it is known what can be tried.
#[derive(Debug, Clone, Copy)]
pub(super) struct Try {
    /// Days that pass before it.
    days: u8,
    /// Chooses what is tried.
    choice: u16,
    /// Chooses who tries, where not whoever may.
    who: u8,
    /// Whether it is one that the model thinks possible, by one who may.
    is_likely: bool,
    /// Whether it is sent from a page that somebody else's step made stale.
    is_stale: bool,
}

/// The days after the first one on which a course begins, and what is tried.
pub(super) fn tries() -> impl Strategy<Value = (u8, Vec<Try>)> {
    let one = (0..4_u8, any::<u16>(), any::<u8>(), 0..10_u8, 0..12_u8).prop_map(
        |(days, choice, who, likely, stale)| Try {
            days,
            choice,
            who,
            is_likely: likely < 7,
            is_stale: stale == 0,
        },
    );
    (0..20_u8, vec(one, TRIES))
}

/// What the model says to a try.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It happens.
    Accepted,
    /// This person sees no such case.
    Unseen,
    /// It does not happen, for whichever reason.
    Refused,
}

/// A step as the model knows it, or something that is done beside the procedure, with what is filled in.
#[derive(Debug, Clone)]
pub(super) struct Move {
    pub(super) step: &'static str,
    pub(super) fields: Vec<(&'static str, String)>,
    pub(super) reason: &'static str,
}

impl Move {
    /// What was filled in under a name.
    pub(super) fn text(&self, code: &str) -> &str {
        let found = self.fields.iter().find(|(field, _)| *field == code);
        found.map_or("", |(_, text)| text.as_str())
    }
}

/// A kind of case, written down independently.
pub(super) trait Model: Debug {
    /// The state's code.
    fn state(&self) -> &'static str;
    /// The last day, and whether nothing more is to be answered.
    fn due(&self) -> (Option<Date>, bool);
    /// Whether an office of the unit has it.
    fn has_office(&self) -> bool;
    /// Whether only a stub is left.
    fn is_stub(&self) -> bool;
    /// The theme that it was put under.
    fn theme(&self) -> Option<&'static str>;
    /// What is done beside the procedure.
    fn beside(&self) -> &Beside;
    /// All that could be filled in and sent on a day, possible or not.
    fn moves(&self, today: Date, choice: u16) -> Vec<Move>;
    /// Steps that end a course early; they are rarer, but where they are aimed at.
    fn ends_early(&self) -> &'static [&'static str];
    /// What comes of a try.
    fn verdict(&self, tried: &Move, who: &'static str, today: Date) -> Verdict;
    /// It happened.
    fn takes(&mut self, tried: &Move, who: &'static str, today: Date);
}

/// What was tried in which state and what came of it, with the words for the message of a failure.
pub(super) type Course = Vec<(&'static str, &'static str, Verdict, String)>;

pub(super) async fn plays<M: Model>(
    stage: &Stage,
    mut model: M,
    receipt: &Receipt,
    (first, mut aim): (Date, Aim),
    tries: &[Try],
) -> TestResult<Course> {
    let mut course = Course::new();
    let (mut today, mut revision) = (first, 0);
    agrees(stage, &model, receipt, revision, &course).await?;
    for one in tries {
        let waits = waited_for(&mut aim, one.is_likely);
        today = today.checked_add((i64::from(one.days) + waits).days())?;
        stage.town.clock.set(instant(today.at(9, 0, 0, 0)));
        let Some((tried, who)) = chosen(&model, *one, &mut aim, today) else {
            continue;
        };
        let is_beside = BESIDE.contains(&tried.step);
        let is_stale = one.is_stale && revision > 0 && who != APPLICANT && !is_beside;
        let verdict = match model.verdict(&tried, who, today) {
            Verdict::Unseen => Verdict::Unseen,
            _ if is_stale => Verdict::Refused,
            verdict => verdict,
        };
        let said = format!("{today} {who} {tried:?} stale {is_stale}: {verdict:?}");
        course.push((model.state(), tried.step, verdict, said));
        let seen = if is_stale { revision - 1 } else { revision };
        let came = tries_it(stage, receipt, &tried, who, seen).await?;
        let is_as_told = match (&came, verdict) {
            (Ok(()), Verdict::Accepted) => true,
            (Err(OfficeError::NotFound(_)), Verdict::Unseen) => true,
            (Err(OfficeError::CaseConflict), Verdict::Refused) => is_stale,
            (Err(OfficeError::Defect(_) | OfficeError::Store(_)), _) => false,
            (Err(_), Verdict::Refused) => !is_stale,
            _ => false,
        };
        if !is_as_told {
            return Err(format!("{came:?} came of the last of {course:#?}\n{model:?}").into());
        }
        if came.is_ok() {
            model.takes(&tried, who, today);
            revision += i64::from(!is_beside);
        }
        agrees(stage, &model, receipt, revision, &course).await?;
    }
    Ok(course)
}

/// The days that the aim waits for, when it is followed next.
fn waited_for(aim: &mut Aim, is_followed: bool) -> i64 {
    let days = aim.first().and_then(|next| next.strip_prefix('+'));
    match days.and_then(|days| days.parse().ok()) {
        Some(days) if is_followed => {
            *aim = &aim[1..];
            days
        }
        _ => 0,
    }
}

/// What is tried, by whom: what the aim wants, one of what the model lets through, or anything by anybody.
fn chosen<M: Model>(
    model: &M,
    one: Try,
    aim: &mut Aim,
    today: Date,
) -> Option<(Move, &'static str)> {
    let wanted = aim.first().filter(|_| one.is_likely);
    let is_rare = |step: &str| {
        model.ends_early().contains(&step) && !one.choice.is_multiple_of(5) && wanted != Some(&step)
    };
    let mut all: Vec<(Move, &'static str)> = Vec::new();
    for tried in model.moves(today, one.choice) {
        if is_rare(tried.step) {
            continue;
        }
        let people = PEOPLE.iter().filter(|who| beside::has_door(&tried, who));
        all.extend(people.map(|who| (tried.clone(), *who)));
    }
    if one.is_likely {
        all.retain(|(tried, who)| model.verdict(tried, who, today) == Verdict::Accepted);
        if let Some((wanted, rest)) = aim.split_first() {
            *aim = rest;
            if all.iter().any(|(tried, _)| tried.step == *wanted) {
                all.retain(|(tried, _)| tried.step == *wanted);
            }
        }
    } else {
        // Steps that can be filled in in many ways are tried no more often than others.
        let mut steps: Vec<&str> = all.iter().map(|(tried, _)| tried.step).collect();
        steps.sort_unstable();
        steps.dedup();
        let step = steps
            .get(usize::from(one.who) % steps.len().max(1))
            .copied();
        all.retain(|(tried, _)| Some(tried.step) == step);
    }
    let at = usize::from(one.choice) * 7 + usize::from(one.who);
    let length = all.len().max(1);
    all.into_iter().nth(at % length)
}

async fn tries_it(
    stage: &Stage,
    receipt: &Receipt,
    tried: &Move,
    who: &'static str,
    revision: i64,
) -> TestResult<Result<(), OfficeError>> {
    if BESIDE.contains(&tried.step) {
        return beside::tries_it(stage, receipt, tried, who).await;
    }
    let town = &stage.town;
    let fields: Vec<_> = tried
        .fields
        .iter()
        .map(|(code, text)| (*code, text.as_str()))
        .collect();
    let form = CaseStepForm {
        step: tried.step.to_owned(),
        revision: Some(revision).filter(|_| who != APPLICANT),
        reason: tried.reason.to_owned(),
        typed: typed(&fields),
    };
    if who == APPLICANT {
        let known = recognise(&town.office, receipt.tracking.as_str(), "13800138000").await?;
        return Ok(take_as_applicant(&town.office, known, form).await.map(drop));
    }
    let actor = town.person(who).await?;
    let taken = cases::take(&town.office, &actor, receipt.id, form).await;
    Ok(taken.map(drop))
}

/// What the store says is what the model says: the row, the files, what was chased and what was published.
async fn agrees<M: Model>(
    stage: &Stage,
    model: &M,
    receipt: &Receipt,
    revision: i64,
    course: &Course,
) -> TestResult {
    let stored = head(&stage.town, receipt.id).await?;
    let mut reader = stage.town.office.store.reader().await?;
    let mut files: Vec<Kept> = files_and_severed(&mut reader, receipt.id)
        .await?
        .iter()
        .map(|file| Kept {
            is_ours: file.added_by.is_some(),
            is_enclosed: file.is_enclosed,
            is_sent: file.sent_at.is_some(),
        })
        .collect();
    let chased = chasings(&mut reader, receipt.id).await?.len();
    let published = !conversions(&mut reader, &[receipt.id]).await?.is_empty();
    drop(reader);
    let beside = model.beside();
    let mut kept = beside.files.clone();
    files.sort();
    kept.sort();
    let (due, has_ended) = model.due();
    let is = (
        (
            stored.state.as_str(),
            stored.revision,
            stored.clock.has_ended(),
        ),
        stored.clock.due().map(|due| due.on),
        (
            stored.office.is_some(),
            stored.is_stub(),
            stored.theme.as_deref(),
        ),
        (files, chased, published),
    );
    let should = (
        (model.state(), revision, has_ended),
        due,
        (model.has_office(), model.is_stub(), model.theme()),
        (kept, beside.chased, beside.is_published),
    );
    if is != should {
        return Err(format!("{is:?} is not {should:?} after {course:#?}\n{model:?}").into());
    }
    Ok(())
}
