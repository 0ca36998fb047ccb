//! Both kinds of cases against a model: random steps, legal and not, by whoever may and may not, told alike by a table
//! written down here and by the house, on both stores.
//!
//! The model knows nothing of procedures as files, of permissions or of the store: a table says from where to where,
//! by whom and under which guard; a plain list of events is read by the law's clock; working days of a letter are
//! counted one by one. After every step state, last day, revision, files and refusal must agree. Each course has an aim,
//! so that every declared step is reached, and the run fails when one was never taken or never refused.

mod beside;
mod course;
mod foi;
mod letter;
mod reached;

use std::sync::Arc;

use gongkai_office::{
    Office, OfficeError,
    cases::{self, CaseStepForm, Receipt, recognise, take_as_applicant},
    core::instant,
};
use gongkai_testkit::{Backend, TestResult, Town};
use jiff::{ToSpan, civil::Date};
use proptest::{
    prelude::*,
    test_runner::{Config, RngAlgorithm, TestCaseError, TestRng, TestRunner},
};

use self::{
    beside::{Beside, Kept},
    course::{Course, Model, Move, Try, Verdict, plays, tries},
    reached::Reached,
};
use super::{head, redactions, typed};

/// Cases of the normal run for each aim, and of the long one for all of them together; on each store and for each kind.
const FEW: u32 = 2;
const MANY: u32 = 250;

/// Everybody who tries something: logins of the town, and whoever brought the case.
const PEOPLE: [&str; 10] = [
    "foi-handler",
    "foi-head",
    "letter-handler",
    "legal-reviewer",
    "secrecy-reviewer",
    "unit-head",
    "drafter",
    "neighbour-head",
    OVERSEER,
    APPLICANT,
];
const APPLICANT: &str = "applicant";
/// Sees every case and handles none.
const OVERSEER: &str = "open-government-office";

/// The steps that a course tries to take, one after another; `+9` lets nine days pass. Steps that cannot be taken are left
/// out.
type Aim = &'static [&'static str];

/// The town, and the same office with something that takes marks out of files.
struct Stage {
    town: Town,
    severing: Arc<Office>,
}

impl Stage {
    /// The day on which a course begins.
    fn begins(&self, day: u8) -> TestResult<Date> {
        let first = jiff::civil::date(2026, 3, 2).checked_add(i64::from(day).days())?;
        self.town.clock.set(instant(first.at(9, 0, 0, 0)));
        Ok(first)
    }

    /// Every step that a kind declares, with the state that it leads from.
    fn declared(&self, kind: &str) -> TestResult<Vec<(String, String)>> {
        let (_, procedure) = self.town.office.kinds.case(kind).ok_or("no such kind")?;
        let each = procedure.transitions.iter().flat_map(|transition| {
            let from = transition.from.iter();
            from.map(|from| (from.clone(), transition.step.clone()))
        });
        Ok(each.collect())
    }
}

/// Plays random courses in one town; prints the shortest that fails.
fn random_courses<F>(backend: Backend, kind: &str, aims: &[Aim], many: bool, play: F) -> TestResult
where
    F: AsyncFn(&Stage, u8, Aim, &[Try]) -> TestResult<Course>,
{
    let runtime = tokio::runtime::Runtime::new()?;
    let town = runtime.block_on(Town::new(backend, "2026-03-02"))?;
    let severing = runtime.block_on(redactions::with_redactor(&town, redactions::FILLED))?;
    let stage = Stage { town, severing };
    let reached = std::cell::RefCell::new(Reached::default());
    let each = match many {
        true => MANY.div_ceil(u32::try_from(aims.len())?),
        false => FEW,
    };
    for (number, aim) in aims.iter().enumerate() {
        let config = Config {
            cases: each,
            failure_persistence: None,
            max_shrink_iters: 60,
            ..Config::default()
        };
        // The normal run plays the same courses each time, the long one others.
        let mut runner = match many {
            true => TestRunner::new(config),
            false => {
                let seed = [u8::try_from(number)?; 32];
                let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &seed);
                TestRunner::new_with_rng(config, rng)
            }
        };
        runner
            .run(&tries(), |(day, tries)| {
                let played = runtime.block_on(play(&stage, day, aim, &tries));
                let course = played.map_err(|error| TestCaseError::fail(error.to_string()))?;
                reached.borrow_mut().note(&course);
                Ok(())
            })
            .map_err(|error| format!("on the way to {aim:?}: {error}"))?;
    }
    reached.borrow().has_everything(&stage.declared(kind)?)?;
    runtime.block_on(stage.town.ends_well())
}

macro_rules! on_both_stores_at_random {
    ($($name:ident: $kind:literal, $model:ident;)*) => { $(
        mod $name {
            use super::*;

            #[test]
            fn on_sqlite() -> TestResult {
                random_courses(Backend::Sqlite, $kind, $model::AIMS, false, $model::plays)
            }

            #[test]
            fn on_postgres() -> TestResult {
                random_courses(Backend::Postgres, $kind, $model::AIMS, false, $model::plays)
            }

            #[test]
            #[ignore = "long"]
            fn many_on_sqlite() -> TestResult {
                random_courses(Backend::Sqlite, $kind, $model::AIMS, true, $model::plays)
            }

            #[test]
            #[ignore = "long"]
            fn many_on_postgres() -> TestResult {
                random_courses(Backend::Postgres, $kind, $model::AIMS, true, $model::plays)
            }
        }
    )* };
}

on_both_stores_at_random! {
    letters_go_as_the_table_says: "mailbox_letter", letter;
    requests_go_as_the_table_and_the_clock_say: "foi_request", foi;
}
