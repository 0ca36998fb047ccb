//! Adding, counting and explaining over the shipped years.

use super::*;

#[test]
fn guo_ban_every_shipped_year_has_its_working_days() {
    let totals = [
        (2017, 249, 24, 5, 1),
        (2018, 250, 25, 7, 1),
        (2019, 250, 28, 6, 2),
        (2020, 249, 30, 6, 2),
        (2021, 250, 31, 7, 1),
        (2022, 249, 32, 7, 1),
        (2023, 249, 28, 7, 1),
        (2024, 251, 28, 8, 1),
        (2025, 248, 28, 5, 1),
        (2026, 248, 33, 6, 1),
    ];
    let years: Vec<_> = shipped().years().map(CalendarYear::year).collect();
    assert_eq!(years, (2017..=2026).collect::<Vec<_>>());
    for (year, (number, working, holidays, make_ups, notices)) in shipped().years().zip(totals) {
        let of_kind = |kind| year.days().iter().filter(|day| day.kind == kind).count();
        assert_eq!(year.year(), number);
        assert_eq!(of_kind(DayKind::Holiday), holidays, "{number}");
        assert_eq!(of_kind(DayKind::Workday), make_ups, "{number}");
        assert_eq!(year.notices().len(), notices, "{number}");
        assert_eq!(year.edition(), 1);
        let (first, last) = (
            on(&format!("{number}-01-01")),
            on(&format!("{number}-12-31")),
        );
        let own_first = u32::from(shipped().is_working_day(first).unwrap());
        assert_eq!(
            shipped().count(first, last),
            Ok(working - own_first),
            "{number}"
        );
    }
}

#[test]
fn guo_ban_the_nth_working_day_starts_on_the_next_day() {
    let vectors = [
        ("2020-01-20", 20, "2020-02-25"),
        ("2020-01-23", 7, "2020-02-11"),
        ("2021-01-29", 20, "2021-03-03"),
        ("2021-02-10", 7, "2021-02-25"),
        ("2021-04-30", 15, "2021-05-25"),
        ("2021-09-17", 20, "2021-10-21"),
        ("2022-01-26", 20, "2022-02-28"),
        ("2022-12-30", 20, "2023-02-02"),
        ("2023-04-21", 20, "2023-05-22"),
        ("2023-09-25", 20, "2023-10-27"),
        ("2026-11-20", 20, "2026-12-18"),
        ("2024-02-08", 20, "2024-03-13"),
        ("2024-02-09", 7, "2024-02-26"),
        ("2024-09-30", 15, "2024-10-25"),
        ("2025-01-24", 20, "2025-02-27"),
        ("2025-04-30", 7, "2025-05-14"),
        ("2025-09-28", 20, "2025-10-31"),
        ("2026-02-13", 20, "2026-03-19"),
        ("2026-02-14", 20, "2026-03-20"),
        ("2026-04-30", 7, "2026-05-13"),
        ("2026-09-18", 20, "2026-10-22"),
        ("2026-12-03", 20, "2026-12-31"),
        ("2026-12-31", 0, "2026-12-31"),
        ("2017-01-01", 1, "2017-01-03"),
    ];
    for (date, working_days, result) in vectors {
        assert_eq!(
            shipped().add(on(date), working_days),
            Ok(on(result)),
            "{date} + {working_days}"
        );
        let counted = shipped().count(on(date), on(result));
        assert_eq!(counted, Ok(working_days), "{date} to {result}");
    }
    assert_eq!(shipped().count(on("2026-02-14"), on("2026-02-13")), Ok(0));
}

#[test]
fn guo_ban_make_up_days_count_and_holidays_do_not() {
    let is_working = |date| shipped().is_working_day(on(date));
    for date in [
        "2026-02-14",
        "2025-09-28",
        "2020-02-03",
        "2024-02-09",
        "2026-12-31",
    ] {
        assert_eq!(is_working(date), Ok(true), "{date}");
    }
    for date in [
        "2017-01-01",
        "2026-02-16",
        "2020-02-01",
        "2022-12-31",
        "2026-11-21",
    ] {
        assert_eq!(is_working(date), Ok(false), "{date}");
    }
    assert_eq!(
        shipped().next_working_day(on("2026-02-14")),
        Ok(on("2026-02-24"))
    );
}

#[test]
fn an_uncovered_year_gives_a_provisional_day() {
    let provisional = |date, days| {
        let error = shipped().add(on(date), days).unwrap_err();
        assert_eq!(error.code(), "year_not_covered");
        error.provisional_on().unwrap().to_string()
    };
    assert_eq!(provisional("2026-12-10", 20), "2027-01-07");
    assert_eq!(provisional("2026-12-04", 20), "2027-01-01");
    assert_eq!(provisional("2027-03-05", 1), "2027-03-08");
    assert_eq!(provisional("2027-03-06", 6), "2027-03-15");
    assert_eq!(provisional("2016-12-30", 1), "2017-01-03");
    assert_eq!(provisional("2016-12-05", 4), "2016-12-09");
    assert_eq!(provisional("2016-12-05", 5), "2016-12-12");
    let Err(CalendarError::YearNotCovered {
        year,
        provisional_on,
    }) = shipped().is_working_day(on("2027-01-02"))
    else {
        panic!("2027 is not covered");
    };
    assert_eq!((year, provisional_on), (2027, on("2027-01-04")));
    assert!(shipped().count(on("2026-12-31"), on("2027-01-01")).is_err());
    assert!(shipped().count(on("2016-12-31"), on("2017-01-01")).is_err());
    assert_eq!(
        shipped().first_uncovered(on("2015-05-01"), on("2028-01-01")),
        Some(2015)
    );
    assert_eq!(
        shipped().first_uncovered(on("2026-05-01"), on("2028-01-01")),
        Some(2027)
    );
    assert_eq!(
        shipped().first_uncovered(on("2017-01-01"), on("2026-12-31")),
        None
    );
}

#[test]
fn days_beyond_the_last_year_are_an_error() {
    let error = shipped().add(on("9999-12-31"), 1).unwrap_err();
    assert_eq!(error.code(), "date_out_of_range");
    assert_eq!(error.provisional_on(), None);
    assert!(shipped().add(on("2026-01-01"), u32::MAX).is_err());
    assert!(shipped().is_working_day(on("9999-12-31")).is_err());
    assert!(shipped().explain(on("9999-12-30"), on("9999-12-31")).len() == 1);
}

#[test]
fn guo_ban_every_span_is_explained() {
    let spans = shipped().explain(on("2026-02-13"), on("2026-03-02"));
    assert_eq!(
        lines(&spans),
        [
            "+ 2026-02-14..2026-02-14 春节调休上班",
            "- 2026-02-15..2026-02-23 春节",
            "+ 2026-02-24..2026-02-27 工作日",
            "+ 2026-02-28..2026-02-28 春节调休上班",
            "- 2026-03-01..2026-03-01 周末",
            "+ 2026-03-02..2026-03-02 工作日",
        ]
    );
    assert_eq!(
        lines(&shipped().explain(on("2026-12-31"), on("2027-01-02"))),
        [
            "+ 2027-01-01..2027-01-01 周一至周五（暂定，待该年度放假通知）",
            "- 2027-01-02..2027-01-02 周末",
        ]
    );
    assert!(
        shipped()
            .explain(on("2026-02-13"), on("2026-02-13"))
            .is_empty()
    );
}

#[test]
fn the_eve_of_2024_counts_unless_set_otherwise() {
    assert_eq!(
        shipped().next_working_day(on("2024-02-08")),
        Ok(on("2024-02-09"))
    );
    let reason = "除夕（当年通知鼓励休息，未列为假日，计为工作日）";
    assert_eq!(
        lines(&shipped().explain(on("2024-02-08"), on("2024-02-10"))),
        [
            format!("+ 2024-02-09..2024-02-09 {reason}"),
            "- 2024-02-10..2024-02-10 春节".to_owned()
        ]
    );
    let rested = shipped().with_new_years_eve_2024(NewYearsEve2024::DayOff);
    assert_eq!(
        rested.next_working_day(on("2024-02-08")),
        Ok(on("2024-02-18"))
    );
    assert_eq!(
        lines(&rested.explain(on("2024-02-08"), on("2024-02-09"))),
        ["- 2024-02-09..2024-02-09 除夕（当年通知鼓励休息，按设置计为休息日）"]
    );
}

#[test]
fn the_answer_is_the_contract() {
    let answer = |date, days| serde_json::to_string(&shipped().answer_add(on(date), days)).unwrap();
    assert_eq!(
        answer("2026-02-13", 2),
        r#"{"date":"2026-02-13","working_days":2,"result":"2026-02-24","explanation":[{"from":"2026-02-14","to":"2026-02-14","counted":true,"reason":"春节调休上班"},{"from":"2026-02-15","to":"2026-02-23","counted":false,"reason":"春节"},{"from":"2026-02-24","to":"2026-02-24","counted":true,"reason":"工作日"}]}"#
    );
    assert_eq!(
        answer("2026-12-10", 20),
        r#"{"date":"2026-12-10","working_days":20,"error":{"code":"year_not_covered","provisional_on":"2027-01-07","message":"2027年的放假通知尚未导入，暂按周一至周五计算至2027-01-07；请导入该年度通知后重新计算"}}"#
    );
    assert!(answer("9999-12-31", 3).contains(r#""error":{"code":"date_out_of_range","message""#));
}

#[test]
fn days_to_a_provisional_date_count_monday_to_friday_of_a_year_without_a_notice() {
    let days = |after, through| shipped().count_provisionally(on(after), on(through));
    // The festival of 2026 with its make-up days, as in `count`.
    assert_eq!(days("2026-02-13", "2026-02-28"), 6);
    assert_eq!(days("2026-12-31", "2027-01-08"), 6);
    assert_eq!(days("2026-03-06", "2026-03-02"), 0);
}
