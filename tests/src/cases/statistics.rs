//! Statistics and the tables of the annual report, counted from what happened; the calendar behind a secret address.

use gongkai_office::cases::{
    StatisticsFilter, annual, close_feed, countable, feed, hot_words, renew_feed, statistics,
};
use gongkai_rules::{
    given::Given,
    report::{self, Applicant, Column, Handling, Report, Row},
};

use super::{
    foi::{REPLY, is_answered},
    *,
};

async fn request(town: &Town, applicant: &str, title: &str) -> TestResult<CaseId> {
    let handler = town.person("foi-handler").await?;
    let business = [
        ("applicant", applicant),
        ("name", "云河建材"),
        ("credit_code", "91110000600037341L"),
        ("contact_person", "宁致和"),
        ("phone", "0527-88886666"),
        ("title", title),
        ("form", "paper"),
        ("way", "post"),
    ];
    let mut person = REQUEST;
    person[6].1 = title;
    let fields = if applicant == "natural_person" {
        &person[..]
    } else {
        &business[..]
    };
    let form = form(town, "foi_request", fields).await?;
    let today = town.clock.today();
    let receipt = cases::register(&town.office, &handler, form, Channel::InPerson, today).await?;
    takes(town, "foi-handler", "register", receipt.id, &[]).await?;
    Ok(receipt.id)
}

fn filter(kind: &str, from: &str, until: &str) -> TestResult<StatisticsFilter> {
    Ok(StatisticsFilter {
        kind: kind.to_owned(),
        unit: None,
        from: from.parse()?,
        until: until.parse()?,
    })
}

/// Five requests in two years: carried over and granted, partly opened, withheld, withdrawn, open.
async fn five(town: &Town) -> TestResult<()> {
    let carried = request(town, "natural_person", "农村道路养护资金").await?;
    let partial = request(town, "business", "农村道路养护合同").await?;
    it_is(town, "2025-12-25")?;
    let ground = [
        ("reply_kind", "R8"),
        ("reply", "其余予以公开。"),
        ("ground", "X4"),
    ];
    is_answered(town, partial, &ground).await?;
    it_is(town, "2026-01-05")?;
    is_answered(town, carried, &REPLY).await?;
    let withheld = request(town, "natural_person", "会议讨论记录").await?;
    request(town, "research", "农村道路养护资金统计").await?;
    let ground = [
        ("reply_kind", "R3"),
        ("reply", "不予公开。"),
        ("ground", "X6"),
    ];
    it_is(town, "2026-01-12")?;
    is_answered(town, withheld, &ground).await?;
    // Online, not confirmed: received by nobody yet.
    let form = form(town, "foi_request", &REQUEST).await?;
    cases::apply(&town.office, form).await?;
    Ok(())
}

on_both_stores! { "2025-12-22";
    async fn the_tables_of_two_years_balance_and_follow_one_another(town) {
        five(&town).await?;
        let handler = town.person("foi-handler").await?;
        let earlier = annual(&town.office, &handler, None, 2025).await?;
        let later = annual(&town.office, &handler, None, 2026).await?;
        let total = |report: &Report, row| report.table3.value(row, Column::Total);
        assert_eq!(total(&earlier.report, Row::NewReceived), Some(2));
        assert_eq!(total(&earlier.report, Row::Handled(Handling::Partial)), Some(1));
        assert_eq!(total(&earlier.report, Row::CarriedOut), Some(1));
        assert_eq!(total(&later.report, Row::CarriedIn), Some(1));
        assert_eq!(total(&later.report, Row::NewReceived), Some(2));
        assert_eq!(total(&later.report, Row::Handled(Handling::Granted)), Some(1));
        assert_eq!(total(&later.report, Row::Handled(Handling::ProcessInfo)), Some(1));
        assert_eq!(total(&later.report, Row::CarriedOut), Some(1));
        let business = Column::Of(Applicant::Business);
        let partial = Row::Handled(Handling::Partial);
        assert_eq!(earlier.report.table3.value(partial, business), Some(1));
        assert_eq!((later.unconfirmed, later.is_over), (1, false));
        assert!(report::check_with_prior(&later.report, &earlier.report).errors.is_empty());
        for tables in [&earlier, &later] {
            assert!(tables.checked.ok, "{:?}", tables.checked);
            // As `gongkai report check` reads it.
            let text = serde_json::to_string(&tables.report.to_file())?;
            let given: Given = serde_json::from_str(&text)?;
            let read = Report::read(&given)?;
            assert_eq!(read.table3, tables.report.table3);
            assert!(report::check(&read, None).ok);
        }
    }

    async fn numbers_go_to_who_handles_and_oversees_words_to_who_handles(town) {
        five(&town).await?;
        let handler = town.person("foi-handler").await?;
        let oversees = town.person("open-government-office").await?;
        let asked = filter("foi_request", "2025-12-01", "2026-01-31")?;
        let counted = statistics(&town.office, &handler, &asked).await?;
        assert_eq!((counted.received, counted.ended, counted.open, counted.late), (4, 3, 1, 0));
        assert_eq!(counted.unconfirmed, 1);
        let months: Vec<_> = counted.months.iter().map(|month| (month.received, month.ended)).collect();
        assert_eq!(months, [(2, 1), (2, 2)]);
        // 3, 5 and 9 working days: 22 to 25 December, 5 to 12 January, and 22 December to 5 January.
        let time = counted.time.ok_or("no time")?;
        assert_eq!(time.count, 3);
        assert!(time.median_tenths >= 30 && time.ninth_tenth <= 20, "{time:?}");
        let outcomes: Vec<_> = counted.by_outcome.iter().map(|group| group.name.as_str()).collect();
        assert_eq!(outcomes[0], "予以公开");
        assert_eq!(counted.by_applicant.iter().map(|group| group.count).sum::<usize>(), 4);
        assert_eq!(statistics(&town.office, &oversees, &asked).await?, counted);
        let stranger = town.person("publisher").await?;
        assert!(statistics(&town.office, &stranger, &asked).await.is_err());
        assert!(annual(&town.office, &stranger, None, 2026).await.is_err());
        assert!(countable(&town.office, &stranger).is_empty());

        let hot = hot_words(&town.office, &handler, &asked).await?;
        let of = |word: &str| hot.iter().find(|hot| hot.word.contains(word)).map(|hot| hot.count);
        assert_eq!(of("养护"), Some(3), "{hot:?}");
        assert_eq!(of("讨论"), None, "one request is no topic: {hot:?}");
        assert!(hot_words(&town.office, &oversees, &asked).await?.is_empty());
    }

    async fn letters_are_counted_without_a_law(town) {
        let id = letter_accepted(&town).await?;
        takes(&town, "letter-handler", "write_reply", id, &[("reply", "已经修好。")]).await?;
        it_is(&town, "2025-12-24")?;
        takes(&town, "unit-head", "send", id, &[]).await?;
        let handler = town.person("letter-handler").await?;
        let asked = filter("mailbox_letter", "2025-12-01", "2025-12-31")?;
        let counted = statistics(&town.office, &handler, &asked).await?;
        assert_eq!((counted.received, counted.ended), (1, 1));
        assert_eq!(counted.by_theme[0].name, "求助");
        assert_eq!(counted.time.map(|time| time.median_tenths), Some(20));
        let foi = filter("foi_request", "2025-12-01", "2025-12-31")?;
        assert!(statistics(&town.office, &handler, &foi).await.is_err());
    }

    async fn a_calendar_holds_dates_and_numbers_behind_a_secret(town) {
        five(&town).await?;
        let handler = town.person("foi-handler").await?;
        let first = renew_feed(&town.office, &handler).await?;
        let entries = feed(&town.office, &first).await?;
        assert_eq!(entries.len(), 1);
        assert!(entries[0].number.as_deref().is_some_and(|number| number.ends_with("〔2026〕2号")));
        assert!(feed(&town.office, "").await.is_err());
        let second = renew_feed(&town.office, &handler).await?;
        assert!(feed(&town.office, &first).await.is_err(), "the old address leads nowhere");
        assert_eq!(feed(&town.office, &second).await?.len(), 1);
        let stranger = town.person("publisher").await?;
        let none = renew_feed(&town.office, &stranger).await?;
        assert!(feed(&town.office, &none).await?.is_empty());
        close_feed(&town.office, &handler).await?;
        assert!(feed(&town.office, &second).await.is_err());
    }
}
