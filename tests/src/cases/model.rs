//! Both kinds of cases against a model: random steps, legal and not, by whoever may and may not, told alike by a table
//! written down here and by the house, on both stores.
//!
//! The model knows nothing of procedures as files, of permissions or of the store: a table says from where to where,
//! by whom and under which guard; a plain list of events is read by the law's clock; working days of a letter are
//! counted one by one. After every step state, last day, revision and refusal must agree.

mod foi;
mod letter;

use std::fmt::Debug;

use gongkai_office::{
    OfficeError,
    cases::{self, CaseStepForm, Receipt, recognise, take_as_applicant},
    core::instant,
};
use gongkai_testkit::{Backend, TestResult, Town};
use jiff::{ToSpan, civil::Date};
use proptest::{
    collection::vec,
    prelude::*,
    test_runner::{Config, RngAlgorithm, TestCaseError, TestRng, TestRunner},
};

use super::{head, typed};

/// Cases of the normal run and of the long one, on each store and for each kind.
const FEW: u32 = 10;
const MANY: u32 = 250;

/// Tries of one case.
const TRIES: usize = 24;

/// Everybody who tries something: logins of the town, and whoever brought the case.
const PEOPLE: [&str; 9] = [
    "foi-handler",
    "foi-head",
    "letter-handler",
    "legal-reviewer",
    "secrecy-reviewer",
    "unit-head",
    "drafter",
    "neighbour-head",
    APPLICANT,
];
const APPLICANT: &str = "applicant";

/// One try, before it is known what can be tried.
#[derive(Debug, Clone, Copy)]
struct Try {
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

fn tries() -> impl Strategy<Value = (u8, Vec<Try>)> {
    let one = (0..4_u8, any::<u16>(), any::<u8>(), 0..10_u8, 0..12_u8).prop_map(
        |(days, choice, who, likely, stale)| Try {
            days,
            choice,
            who,
            is_likely: likely < 7,
            is_stale: stale == 0,
        },
    );
    (0..20_u8, vec(one, 1..=TRIES))
}

/// What the model says to a try.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verdict {
    /// It happens.
    Accepted,
    /// This person sees no such case.
    Unseen,
    /// It does not happen, for whichever reason.
    Refused,
}

/// A step as the model knows it, with what is filled in.
#[derive(Debug, Clone)]
struct Move {
    step: &'static str,
    fields: Vec<(&'static str, String)>,
}

/// A kind of case, written down independently.
trait Model: Debug {
    /// The state's code.
    fn state(&self) -> &'static str;
    /// The last day, and whether nothing more is to be answered.
    fn due(&self) -> (Option<Date>, bool);
    /// All that could be filled in and sent on a day, possible or not.
    fn moves(&self, today: Date, choice: u16) -> Vec<Move>;
    /// What comes of a try.
    fn verdict(&self, tried: &Move, who: &'static str, today: Date) -> Verdict;
    /// It happened.
    fn takes(&mut self, tried: &Move, who: &'static str, today: Date);
}

/// What was tried and what came of it, for the message of a failure.
type Course = Vec<String>;

async fn plays<M: Model>(
    town: &Town,
    mut model: M,
    receipt: &Receipt,
    first: Date,
    tries: &[Try],
) -> TestResult<Course> {
    let mut course = Course::new();
    let (mut today, mut revision) = (first, 0);
    agrees(town, &model, receipt, revision, &course).await?;
    for one in tries {
        today = today.checked_add(i64::from(one.days).days())?;
        town.clock.set(instant(today.at(9, 0, 0, 0)));
        let Some((tried, who)) = chosen(&model, *one, today) else {
            continue;
        };
        let is_stale = one.is_stale && revision > 0;
        let verdict = match model.verdict(&tried, who, today) {
            Verdict::Unseen => Verdict::Unseen,
            _ if is_stale && who != APPLICANT => Verdict::Refused,
            verdict => verdict,
        };
        course.push(format!(
            "{today} {who} {tried:?} stale {is_stale}: {verdict:?}"
        ));
        let seen = if is_stale { revision - 1 } else { revision };
        let came = tries_it(town, receipt, &tried, who, seen).await?;
        let is_as_told = match (&came, verdict) {
            (Ok(()), Verdict::Accepted) => true,
            (Err(OfficeError::NotFound(_)), Verdict::Unseen) => true,
            (Err(OfficeError::CaseConflict), Verdict::Refused) => is_stale,
            (Err(OfficeError::Defect(_) | OfficeError::Store(_)), _) => false,
            (Err(_), Verdict::Refused) => !is_stale || who == APPLICANT,
            _ => false,
        };
        if !is_as_told {
            return Err(format!("{came:?} came of the last of {course:#?}\n{model:?}").into());
        }
        if came.is_ok() {
            model.takes(&tried, who, today);
            revision += 1;
        }
        agrees(town, &model, receipt, revision, &course).await?;
    }
    Ok(course)
}

/// What is tried, by whom: one of what the model lets through, or anything by anybody.
fn chosen<M: Model>(model: &M, one: Try, today: Date) -> Option<(Move, &'static str)> {
    let mut all: Vec<(Move, &'static str)> = Vec::new();
    for tried in model.moves(today, one.choice) {
        all.extend(PEOPLE.map(|who| (tried.clone(), who)));
    }
    if one.is_likely {
        all.retain(|(tried, who)| model.verdict(tried, who, today) == Verdict::Accepted);
    }
    let at = usize::from(one.choice) * 7 + usize::from(one.who);
    let length = all.len().max(1);
    all.into_iter().nth(at % length)
}

async fn tries_it(
    town: &Town,
    receipt: &Receipt,
    tried: &Move,
    who: &'static str,
    revision: i64,
) -> TestResult<Result<(), OfficeError>> {
    let fields: Vec<_> = tried
        .fields
        .iter()
        .map(|(code, text)| (*code, text.as_str()))
        .collect();
    let form = CaseStepForm {
        step: tried.step.to_owned(),
        revision: Some(revision).filter(|_| who != APPLICANT),
        reason: "理由".to_owned(),
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

/// The row in the store says what the model says.
async fn agrees<M: Model>(
    town: &Town,
    model: &M,
    receipt: &Receipt,
    revision: i64,
    course: &Course,
) -> TestResult {
    let stored = head(town, receipt.id).await?;
    let (due, has_ended) = model.due();
    let is = (
        stored.state.as_str(),
        stored.revision,
        stored.clock.has_ended(),
    );
    let should = (model.state(), revision, has_ended);
    let day = stored.clock.due().map(|due| due.on);
    if is != should || day != due {
        return Err(format!("{is:?} {day:?} is not {should:?} {due:?} after {course:#?}").into());
    }
    Ok(())
}

/// Plays random courses in one town; prints the shortest that fails.
fn random_courses<F>(backend: Backend, cases: Option<u32>, play: F) -> TestResult
where
    F: AsyncFn(&Town, u8, &[Try]) -> TestResult<Course>,
{
    let runtime = tokio::runtime::Runtime::new()?;
    let town = runtime.block_on(Town::new(backend, "2026-03-02"))?;
    let config = Config {
        cases: cases.unwrap_or(MANY),
        failure_persistence: None,
        max_shrink_iters: 200,
        ..Config::default()
    };
    // The normal run plays the same courses each time, the long one others.
    let mut runner = match cases {
        Some(_) => {
            TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha))
        }
        None => TestRunner::new(config),
    };
    let accepted = std::cell::Cell::new(0_usize);
    let refused = std::cell::Cell::new(0_usize);
    runner
        .run(&tries(), |(day, tries)| {
            let played = runtime.block_on(play(&town, day, &tries));
            let course = played.map_err(|error| TestCaseError::fail(error.to_string()))?;
            let good = course
                .iter()
                .filter(|line| line.ends_with("Accepted"))
                .count();
            accepted.set(accepted.get() + good);
            refused.set(refused.get() + course.len() - good);
            Ok(())
        })
        .map_err(|error| error.to_string())?;
    let (accepted, refused) = (accepted.get(), refused.get());
    assert!(
        accepted > 30 && refused > 20,
        "{accepted} taken, {refused} refused"
    );
    runtime.block_on(town.ends_well())
}

/// The day on which a course begins.
fn begins(town: &Town, day: u8) -> TestResult<Date> {
    let first = jiff::civil::date(2026, 3, 2).checked_add(i64::from(day).days())?;
    town.clock.set(instant(first.at(9, 0, 0, 0)));
    Ok(first)
}

macro_rules! on_both_stores_at_random {
    ($($name:ident: $play:path;)*) => { $(
        mod $name {
            use super::*;

            #[test]
            fn on_sqlite() -> TestResult {
                random_courses(Backend::Sqlite, Some(FEW), $play)
            }

            #[test]
            fn on_postgres() -> TestResult {
                random_courses(Backend::Postgres, Some(FEW), $play)
            }

            #[test]
            #[ignore = "long"]
            fn many_on_sqlite() -> TestResult {
                random_courses(Backend::Sqlite, None, $play)
            }

            #[test]
            #[ignore = "long"]
            fn many_on_postgres() -> TestResult {
                random_courses(Backend::Postgres, None, $play)
            }
        }
    )* };
}

on_both_stores_at_random! {
    letters_go_as_the_table_says: letter::plays;
    requests_go_as_the_table_and_the_clock_say: foi::plays;
}
