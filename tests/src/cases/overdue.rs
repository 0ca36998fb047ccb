//! What becomes overdue: noted once, told to the handlers, the head of the unit and the overseers, and to nobody else.

use gongkai_model::event::Matter;
use gongkai_office::{
    cases::{BoardFilter, board, overdue},
    jobs,
};
use gongkai_store::events;

use super::*;

async fn noted(town: &Town, id: CaseId) -> TestResult<Vec<String>> {
    let mut reader = town.office.store.reader().await?;
    let trail = events::of_matter(&mut reader, Matter::Case(id.get())).await?;
    let noted = trail
        .iter()
        .filter(|event| event.kind.as_str() == "case.overdue");
    let days = noted.map(|event| event.detail("due_on").unwrap_or_default().to_owned());
    Ok(days.collect())
}

on_both_stores! { "2026-03-02";
    async fn a_case_whose_last_day_has_passed_is_noted_once_and_goes_up(town) {
        let request = handed_over(&town).await?.id;
        takes(&town, "foi-handler", "register", request, &[]).await?;
        let letter = letter_accepted(&town).await?;
        it_is(&town, "2026-03-23")?;
        assert_eq!(jobs::tick(&town.office).await?.overdue, 0, "the last day itself is in time");
        it_is(&town, "2026-03-24")?;
        assert_eq!(jobs::tick(&town.office).await?.overdue, 1);
        assert_eq!(jobs::tick(&town.office).await?.overdue, 0);
        assert_eq!(noted(&town, letter).await?, ["2026-03-23"]);
        assert!(noted(&town, request).await?.is_empty());
        let before = head(&town, letter).await?.revision;
        it_is(&town, "2026-04-01")?;
        assert_eq!(jobs::tick(&town.office).await?.overdue, 1);
        assert_eq!(noted(&town, request).await?, ["2026-03-30"]);
        assert_eq!(head(&town, letter).await?.revision, before, "a page that is open stays good");

        let sees = [
            ("unit-head", Some(2)),
            ("open-government-office", Some(2)),
            ("foi-handler", Some(1)),
            ("letter-handler", Some(1)),
            ("neighbour-head", Some(0)),
            ("system-administrator", None),
        ];
        let late = BoardFilter { overdue: true, ..BoardFilter::default() };
        for (login, count) in sees {
            let who = town.person(login).await?;
            assert_eq!(overdue(&town.office, &who).await?, count, "{login}");
            let seen = board(&town.office, &who, &late).await?;
            let rows = i64::try_from(seen.rows.len())?;
            assert_eq!((rows, seen.overdue), (count.unwrap_or(0), count.unwrap_or(0)), "{login}");
        }

        takes(&town, "letter-handler", "write_reply", letter, &[("reply", "已经修好。")]).await?;
        takes(&town, "unit-head", "send", letter, &[]).await?;
        let unit_head = town.person("unit-head").await?;
        assert_eq!(overdue(&town.office, &unit_head).await?, Some(1), "what was answered is late no more");
        assert_eq!(jobs::tick(&town.office).await?.overdue, 0);
    }

    async fn a_new_last_day_that_passes_as_well_is_noted_again(town) {
        let Receipt { id, .. } = handed_over(&town).await?;
        takes(&town, "foi-handler", "register", id, &[]).await?;
        it_is(&town, "2026-03-31")?;
        assert_eq!(jobs::tick(&town.office).await?.overdue, 1);
        it_is(&town, "2026-03-30")?;
        takes(&town, "foi-head", "extend", id, &[("days", "5")]).await?;
        let until = due(&town, id).await?.ok_or("no last day")?;
        it_is(&town, "2026-05-06")?;
        assert_eq!(jobs::tick(&town.office).await?.overdue, 1);
        assert_eq!(noted(&town, id).await?, ["2026-03-30".to_owned(), until]);
    }

    async fn two_nodes_that_sweep_at_once_note_each_case_once(town) {
        let mut cases = Vec::new();
        for _ in 0..6 {
            cases.push(letter_accepted(&town).await?);
        }
        it_is(&town, "2026-03-24")?;
        let (one, other) = tokio::join!(jobs::tick(&town.office), jobs::tick(&town.office));
        assert_eq!(one?.overdue + other?.overdue, cases.len());
        for id in cases {
            assert_eq!(noted(&town, id).await?.len(), 1);
        }
    }

    async fn two_officers_at_once_do_not_lose_a_step(town) {
        for round in 0..6 {
            let letter = letter_accepted(&town).await?;
            let seen = head(&town, letter).await?.revision;
            let with = |step: &str, fields: &[(&str, &str)]| CaseStepForm {
                step: step.to_owned(),
                revision: Some(seen),
                reason: "理由".to_owned(),
                typed: typed(fields),
            };
            let handler = town.person("letter-handler").await?;
            let drafter = town.person("drafter").await?;
            let (one, other) = tokio::join!(
                cases::take(&town.office, &handler, letter, with("assign", &[("office", "bureau-office")])),
                cases::take(&town.office, &drafter, letter, with("write_reply", &[("reply", "已经修好。")])),
            );
            let good = [&one, &other].iter().filter(|taken| taken.is_ok()).count();
            assert_eq!(good, 1, "round {round}: {one:?} {other:?}");
            let stored = head(&town, letter).await?;
            assert_eq!(stored.revision, seen + 1);
            let kept = if one.is_ok() { "handling" } else { "checking" };
            assert_eq!(stored.state, kept, "what was told as done is what stands");
            let lost = one.err().or(other.err()).ok_or("both went through")?;
            assert!(lost.to_string().contains("请刷新"), "{lost}");
        }
    }
}

/// Ten thousand open cases: the wishes of the benchmark (`gongkai-bench cases`), held even by a build for tests.
#[tokio::test(flavor = "multi_thread")]
#[ignore = "long"]
async fn ten_thousand_open_cases_are_shown_and_swept_in_time() -> TestResult {
    let town = Town::new(gongkai_testkit::Backend::Sqlite, "2026-03-02").await?;
    let handler = town.person("foi-handler").await?;
    for number in 0..10_000_u32 {
        if number == 5_000 {
            it_is(&town, "2026-03-20")?;
        }
        if number.is_multiple_of(10) {
            letter_accepted(&town).await?;
            continue;
        }
        let form = form(&town, "foi_request", &REQUEST).await?;
        let today = town.clock.today();
        cases::register(&town.office, &handler, form, Channel::InPerson, today).await?;
    }
    it_is(&town, "2026-03-31")?;
    for login in ["unit-head", "open-government-office"] {
        let who = town.person(login).await?;
        let filter = BoardFilter::default();
        let before = town.office.store.statements();
        let begun = std::time::Instant::now();
        let seen = board(&town.office, &who, &filter).await?;
        let (taken, ran) = (begun.elapsed(), town.office.store.statements() - before);
        let counted: i64 = seen.counts.iter().map(|(.., count)| count).sum();
        assert_eq!((seen.rows.len(), counted), (50, 10_000));
        assert!(
            taken.as_millis() <= 200 && ran <= 12,
            "{login}: {taken:?}, {ran} statements"
        );
        std::io::Write::write_fmt(
            &mut std::io::stderr(),
            format_args!("{login}: {taken:?}, {ran} statements\n"),
        )?;
    }
    let begun = std::time::Instant::now();
    let noted = cases::sweep(&town.office).await?;
    let taken = begun.elapsed();
    assert_eq!(noted, 5_000);
    assert!(taken.as_secs() < 5, "{noted} in {taken:?}");
    std::io::Write::write_fmt(
        &mut std::io::stderr(),
        format_args!("{noted} noted in {taken:?}\n"),
    )?;
    Ok(())
}
