//! 催办: by who assigned and who oversees, once a day; by the sweep at five and at two working days left, once each.

use gongkai_model::event::Matter;
use gongkai_office::{
    cases::{BoardFilter, board, chase, deliver, see},
    core::Outlets,
    jobs,
};
use gongkai_store::{events, outbox};

use super::*;

async fn assigned(town: &Town) -> TestResult<CaseId> {
    let id = handed_over(town).await?.id;
    takes(town, "foi-handler", "register", id, &[]).await?;
    takes(
        town,
        "foi-handler",
        "assign",
        id,
        &[("office", "bureau-office")],
    )
    .await?;
    Ok(id)
}

/// Who chased, as the handler sees it; days left where it was the sweep.
async fn chased(town: &Town, id: CaseId) -> TestResult<Vec<String>> {
    let handler = town.person("foi-handler").await?;
    let view = see(&town.office, &handler, id).await?;
    let each = view.chasings.into_iter().map(|one| {
        let by = one
            .by
            .or_else(|| one.days_left.map(|days| days.to_string()));
        format!(
            "{} {}",
            by.unwrap_or_default(),
            one.words.unwrap_or_default()
        )
        .trim()
        .to_owned()
    });
    Ok(each.collect())
}

on_both_stores! { "2026-03-02";
    async fn who_assigned_and_who_oversees_chase_once_a_day(town) {
        let id = assigned(&town).await?;
        let handler = town.person("foi-handler").await?;
        let oversees = town.person("open-government-office").await?;
        let refused = [("", "请写明"), ("联系13800138000", "手机号码")];
        for (words, why) in refused {
            let refused = chase(&town.office, &handler, id, words).await.unwrap_err();
            assert!(refused.to_string().contains(why), "{refused}");
        }
        for login in ["publisher", "neighbour-head", "letter-handler", "legal-reviewer"] {
            let who = town.person(login).await?;
            assert!(chase(&town.office, &who, id, "请尽快办理。").await.is_err(), "{login}");
        }
        chase(&town.office, &handler, id, "请本周拿出意见。").await?;
        let again = chase(&town.office, &oversees, id, "请尽快办理。").await.unwrap_err();
        assert!(again.to_string().contains("今天已经催办过"), "{again}");
        it_is(&town, "2026-03-03")?;
        chase(&town.office, &oversees, id, "请尽快办理。").await?;
        assert_eq!(chased(&town, id).await?, ["褚公开 请本周拿出意见。", "沈公开办 请尽快办理。"]);
        // Overseers read what they wrote themselves.
        let seen = see(&town.office, &oversees, id).await?;
        let words: Vec<_> = seen.chasings.iter().map(|one| one.words.is_some()).collect();
        assert_eq!((words, seen.may_chase), (vec![false, true], true));
        let rows = board(&town.office, &handler, &BoardFilter::default()).await?.rows;
        assert_eq!(rows[0].chased, Some((2, town.clock.today())));
        let mut reader = town.office.store.reader().await?;
        let trail = events::of_matter(&mut reader, Matter::Case(id.get())).await?;
        assert_eq!(trail.iter().filter(|event| event.kind.as_str() == "case.chased").count(), 2);
        drop(reader);

        // What nobody was given is not chased by its own people, and what is answered by nobody.
        let own = handed_over(&town).await?.id;
        assert!(chase(&town.office, &handler, own, "请尽快办理。").await.is_err());
        chase(&town.office, &oversees, own, "请尽快登记。").await?;
        foi::is_answered(&town, id, &foi::REPLY).await?;
        assert!(chase(&town.office, &oversees, id, "请尽快办理。").await.is_err());
        assert!(!see(&town.office, &oversees, id).await?.may_chase);
    }

    async fn the_sweep_chases_at_five_and_at_two_days_left_once_each(town) {
        // Due on 30 March; five working days are left on 23 March, two on 26 March.
        let id = assigned(&town).await?;
        for (day, expected) in [
            ("2026-03-20", &[][..]),
            ("2026-03-23", &["5"]),
            ("2026-03-24", &["5"]),
            ("2026-03-26", &["5", "2"]),
            ("2026-03-27", &["5", "2"]),
            ("2026-03-30", &["5", "2"]),
        ] {
            it_is(&town, day)?;
            let (one, other) = tokio::join!(jobs::tick(&town.office), jobs::tick(&town.office));
            let counted = one?.chased + other?.chased;
            assert!(counted <= 1, "{day}: {counted}");
            assert_eq!(jobs::tick(&town.office).await?.chased, 0, "{day}");
            assert_eq!(chased(&town, id).await?, expected, "{day}");
        }
    }

    async fn days_that_the_law_does_not_count_are_no_reason_to_chase(town) {
        let id = assigned(&town).await?;
        it_is(&town, "2026-03-20")?;
        takes(&town, "foi-handler", "ask_third_party", id, &[("letter", "函1")]).await?;
        for day in ["2026-03-23", "2026-03-26", "2026-03-30"] {
            it_is(&town, day)?;
            assert_eq!(jobs::tick(&town.office).await?.chased, 0, "{day}: time stands still");
        }
        let answer = [("opinion", "agrees"), ("letter", "函1")];
        takes(&town, "foi-handler", "third_party_answers", id, &answer).await?;
        it_is(&town, "2026-03-31")?;
        assert_eq!(jobs::tick(&town.office).await?.chased, 1);
        assert_eq!(chased(&town, id).await?, ["5"]);
        // A later last day is counted towards anew.
        takes(&town, "foi-head", "extend", id, &[("days", "15")]).await?;
        it_is(&town, "2026-04-01")?;
        assert_eq!(jobs::tick(&town.office).await?.chased, 0);
    }

    async fn whoever_was_chased_today_is_chased_by_the_sweep_tomorrow(town) {
        let id = assigned(&town).await?;
        it_is(&town, "2026-03-23")?;
        let oversees = town.person("open-government-office").await?;
        chase(&town.office, &oversees, id, "请尽快办理。").await?;
        assert_eq!(jobs::tick(&town.office).await?.chased, 0, "one a day");
        it_is(&town, "2026-03-24")?;
        assert_eq!(jobs::tick(&town.office).await?.chased, 1);
        assert_eq!(chased(&town, id).await?, ["沈公开办 请尽快办理。", "5"]);
    }
}

/// The people of the office are told by their robot, without a word of what was asked or written.
#[tokio::test(flavor = "multi_thread")]
async fn the_people_of_the_office_are_told_through_the_outbox() -> TestResult {
    let folder = tempfile::tempdir()?;
    let hooks = folder.path().join("hooks.toml");
    let robot = "[[webhook]]\nname = \"robot\"\nurl = \"http://127.0.0.1:9/\"\nform = \"wecom\"\naudience = \"staff\"\n";
    std::fs::write(&hooks, robot)?;
    let outlets = Outlets::new(None, None, Some(&hooks), "https://www.yunhe.example/")?;
    let town = Town::with_outlets(gongkai_testkit::Backend::Sqlite, "2026-03-02", outlets).await?;
    let id = assigned(&town).await?;
    let waiting = async || -> TestResult<i64> {
        let mut reader = town.office.store.reader().await?;
        Ok(outbox::count_open(&mut reader).await?)
    };
    let before = waiting().await?;
    let handler = town.person("foi-handler").await?;
    chase(&town.office, &handler, id, "请本周拿出意见。").await?;
    assert_eq!(waiting().await?, before + 1);
    assert!(
        chase(&town.office, &handler, id, "再催一次。")
            .await
            .is_err()
    );
    assert_eq!(waiting().await?, before + 1);
    // Nobody listens there: what is not told stays and is tried again.
    deliver(&town.office).await?;
    assert_eq!(waiting().await?, before + 1);
    town.ends_well().await
}
