//! The board and the nightly sweeps over 10 000 open cases of both kinds, a bureau's for a decade.
//!
//! `cargo run --release -p gongkai-bench -- cases [CASES] [postgres]`: cases come in over sixty days and are registered
//! as staff do it; then the head of the unit opens the board, one sweep finds what is overdue and the other chases what is
//! near its last day.

use std::collections::BTreeMap;
use std::io::Write;
use std::time::Instant;

use gongkai_model::case::Channel;
use gongkai_office::cases::{self, ApplyForm, BoardFilter, CaseStepForm};
use gongkai_office::core::instant;
use gongkai_testkit::{Backend, Town};
use jiff::ToSpan;
use jiff::civil::{Date, date};

use crate::Done;
use crate::figures::{Figures, spread};

/// Open cases when nothing else is said.
const CASES: usize = 10_000;

/// Days over which they come in.
const DAYS: usize = 60;

/// How often a board is opened.
const TIMES: usize = 40;

const FIRST: Date = date(2026, 3, 2);

const REQUEST: [(&str, &str); 9] = [
    ("applicant", "natural_person"),
    ("name", "欧阳文"),
    ("identity_kind", "citizen_id"),
    ("identity_number", "11010519491231002X"),
    ("phone", "13800138000"),
    ("email", "ouyang@example.cn"),
    ("title", "柳渡镇2025年老旧小区改造资金使用情况"),
    ("form", "electronic"),
    ("way", "online"),
];
const LETTER: [(&str, &str); 5] = [
    ("theme", "help"),
    ("title", "柳林路路灯夜里不亮"),
    ("content", "从上周起，柳林路西段的路灯夜里不亮。"),
    ("name", "林晓"),
    ("phone", "13800138000"),
];

pub(crate) async fn measure(
    figures: &mut Figures<impl Write>,
    mut args: impl Iterator<Item = String>,
) -> Done {
    let count = args.next().map_or(Ok(CASES), |text| text.parse())?;
    let backend = match args.next().as_deref() {
        Some("postgres") => Backend::Postgres,
        _ => Backend::Sqlite,
    };
    let town = Town::new(backend, "2026-03-02").await?;
    let begun = Instant::now();
    for number in 0..count {
        comes(&town, number, count).await?;
    }
    let rate = crate::figures::per_second(count, begun.elapsed());
    let day = FIRST.checked_add(i64::try_from(DAYS)?.days())?;
    town.clock.set(instant(day.at(9, 0, 0, 0)));
    boards(figures, &town, count, rate).await?;
    sweeps(figures, &town, count).await
}

/// What runs every night: what became overdue is noted, and what is near its last day is chased.
async fn sweeps(figures: &mut Figures<impl Write>, town: &Town, count: usize) -> Done {
    let begun = Instant::now();
    let noted = cases::sweep(&town.office).await?;
    let swept = begun.elapsed();
    let begun = Instant::now();
    cases::sweep(&town.office).await?;
    figures.add(
        &format!("nightly sweep over {count} open cases, {noted} of them newly overdue"),
        &format!("{:.2} s", swept.as_secs_f64()),
        &format!(
            "again with nothing new: {:.1} ms",
            begun.elapsed().as_secs_f64() * 1000.0
        ),
    )?;
    let begun = Instant::now();
    let chased = cases::chase_due(&town.office).await?;
    let first = begun.elapsed();
    let begun = Instant::now();
    cases::chase_due(&town.office).await?;
    figures.add(
        &format!("nightly chasing over {count} open cases, {chased} of them near their last day"),
        &format!("{:.2} s", first.as_secs_f64()),
        &format!(
            "again on the same day: {:.1} ms",
            begun.elapsed().as_secs_f64() * 1000.0
        ),
    )?;
    Ok(())
}

/// A case comes in and is registered.
async fn comes(town: &Town, number: usize, count: usize) -> Done {
    let day = FIRST.checked_add(i64::try_from(number * DAYS / count)?.days())?;
    town.clock.set(instant(day.at(9, 0, 0, 0)));
    let is_request = number.is_multiple_of(2);
    let (kind, fields, login, step): (_, &[(&str, &str)], _, _) = if is_request {
        ("foi_request", &REQUEST, "foi-handler", "register")
    } else {
        ("mailbox_letter", &LETTER, "letter-handler", "accept")
    };
    let typed: BTreeMap<String, String> = fields
        .iter()
        .map(|(code, text)| ((*code).to_owned(), (*text).to_owned()))
        .collect();
    let form = ApplyForm {
        kind: kind.to_owned(),
        unit: Some(town.unit("bureau").await?),
        typed,
        ..ApplyForm::default()
    };
    let handler = town.person(login).await?;
    let channel = if is_request {
        Channel::InPerson
    } else {
        Channel::Phone
    };
    let receipt = cases::register(&town.office, &handler, form, channel, day).await?;
    let form = CaseStepForm {
        step: step.to_owned(),
        ..CaseStepForm::default()
    };
    cases::take(&town.office, &handler, receipt.id, form).await?;
    Ok(())
}

async fn boards(figures: &mut Figures<impl Write>, town: &Town, count: usize, rate: f64) -> Done {
    let late = BoardFilter {
        overdue: true,
        ..BoardFilter::default()
    };
    let all = BoardFilter::default();
    for (login, filter, name) in [
        ("unit-head", &all, "the board of the head of the unit"),
        ("open-government-office", &all, "that of the overseers"),
        ("unit-head", &late, "the head's overdue cases"),
    ] {
        let actor = town.person(login).await?;
        let mut times = Vec::with_capacity(TIMES);
        let before = town.office.store.statements();
        for _ in 0..TIMES {
            let begun = Instant::now();
            cases::board(&town.office, &actor, filter).await?;
            times.push(begun.elapsed());
        }
        let ran = (town.office.store.statements() - before) / u64::try_from(TIMES)?;
        figures.add(
            &format!("{name}, {count} open cases, p50 / p95"),
            &spread(times),
            &format!("{ran} statements; came in at {rate:.0} cases/s"),
        )?;
    }
    Ok(())
}
