//! A year that an administrator imports: read, checked, used.

use super::*;

/// A year invented for this test, of the shape that the law since 2025 asks for.
const ROWS_2027: &str = "date,kind,name
2027-01-01,holiday,元旦
2027-02-05,holiday,春节
2027-02-06,holiday,春节
2027-02-07,holiday,春节
2027-02-08,holiday,春节
2027-02-20,workday,春节

2027-04-05,holiday,清明节
2027-05-01,holiday,劳动节
2027-05-02,holiday,劳动节
2027-06-09,holiday,端午节
2027-09-15,holiday,中秋节
2027-10-01,holiday,国庆节
2027-10-02,holiday,国庆节
2027-10-03,holiday,国庆节";

fn parse(text: &str) -> Result<CalendarYear, YearError> {
    CalendarYear::parse(2027, vec!["测试〔2026〕1号".to_owned()], text)
}

fn refused(text: &str) -> String {
    parse(text).unwrap_err().to_string()
}

#[test]
fn an_imported_year_counts_and_has_editions() {
    let once = shipped().with_year(parse(ROWS_2027).unwrap());
    assert_eq!(once.add(on("2026-12-10"), 20), Ok(on("2027-01-08")));
    assert_eq!(once.is_working_day(on("2027-02-20")), Ok(true));
    assert_eq!(once.is_working_day(on("2027-02-05")), Ok(false));
    assert!(
        shipped().add(on("2026-12-10"), 20).is_err(),
        "the old one is as it was"
    );
    let twice = once.with_year(parse(ROWS_2027).unwrap());
    let editions: Vec<_> = twice
        .years()
        .map(|year| (year.year(), year.edition()))
        .collect();
    assert_eq!(editions.last(), Some(&(2027, 2)));
    assert_eq!(editions.first(), Some(&(2017, 1)));
}

#[test]
fn a_gap_between_covered_years_stays_uncovered() {
    let text = ROWS_2027
        .replace("2027-", "2028-")
        .replace("2028-02-20", "2028-02-19");
    let year = CalendarYear::parse(2028, vec!["测试".to_owned()], &text).unwrap();
    let calendar = shipped().with_year(year);
    let error = calendar.add(on("2027-12-30"), 3).unwrap_err();
    assert_eq!(error.provisional_on(), Some(on("2028-01-04")));
    assert_eq!(calendar.add(on("2028-01-02"), 1), Ok(on("2028-01-03")));
    assert_eq!(calendar.is_working_day(on("2028-02-19")), Ok(true));
    assert_eq!(
        lines(&calendar.explain(on("2027-12-30"), on("2028-01-01"))),
        [
            "+ 2027-12-31..2027-12-31 周一至周五（暂定，待该年度放假通知）",
            "- 2028-01-01..2028-01-01 元旦",
        ]
    );
}

#[test]
fn a_wrong_line_is_named() {
    let line = |line: &str| refused(&format!("date,kind,name\n{line}"));
    assert_eq!(
        line("2027-02-30,holiday,春节"),
        "第2行：日期应为 YYYY-MM-DD，现为“2027-02-30”"
    );
    assert_eq!(
        line("2027-02-05,rest,春节"),
        "第2行：类别应为 holiday 或 workday，现为“rest”"
    );
    assert_eq!(
        line("2027-02-05,holiday"),
        "第2行：应为三列 date,kind,name，现为“2027-02-05,holiday”"
    );
    assert!(line("2027-02-05,holiday,春节,x").starts_with("第2行：应为三列"));
    assert!(refused("\n\ndate,kind,name").starts_with("第3行"));
}

#[test]
fn a_year_that_cannot_be_is_refused() {
    let with = |line: &str| refused(&format!("{ROWS_2027}\n{line}"));
    assert_eq!(with("2026-12-31,holiday,元旦"), "2026-12-31不在2027年内");
    assert_eq!(with("2027-01-01,holiday,元旦"), "2027-01-01出现了两次");
    assert_eq!(
        with("2027-02-06,workday,春节"),
        "2027-02-06既列为放假又列为上班"
    );
    assert_eq!(
        with("2027-02-19,workday,春节"),
        "2027-02-19不是周六或周日，不能列为调休上班"
    );
    assert_eq!(with("2027-02-21,holiday,"), "2027-02-21没有节日名称");
    assert!(
        parse(&format!("{ROWS_2027}\n2027-02-21,workday,春节")).is_ok(),
        "a Sunday may be made up"
    );
}

#[test]
fn a_statutory_holiday_may_not_be_missing() {
    let without = |row: &str| {
        let rows: Vec<_> = ROWS_2027
            .lines()
            .filter(|line| !line.starts_with(row))
            .collect();
        refused(&rows.join("\n"))
    };
    for (row, missing) in [
        ("2027-01-01", "元旦（1月1日）"),
        ("2027-02-05", "春节至少4天"),
        ("2027-04-05", "清明至少1天"),
        ("2027-05-01", "劳动节（5月1日）"),
        ("2027-05-02", "劳动节（5月2日）"),
        ("2027-06-09", "端午至少1天"),
        ("2027-09-15", "中秋至少1天"),
        ("2027-10-01", "国庆节（10月1日）"),
        ("2027-10-02", "国庆节（10月2日）"),
        ("2027-10-03", "国庆节（10月3日）"),
    ] {
        assert_eq!(without(row), format!("2027年缺少法定假日：{missing}"));
    }
    let worked = ROWS_2027.replace("2027-05-02,holiday", "2027-05-02,workday");
    assert_eq!(refused(&worked), "2027年缺少法定假日：劳动节（5月2日）");
    let three = ROWS_2027
        .replace("2027-02-05,holiday,春节\n", "")
        .replace("2027-", "2024-");
    let earlier = three
        .replace("2024-02-20,workday,春节", "")
        .replace("2024-05-02,holiday,劳动节", "");
    let notice = || vec!["测试".to_owned()];
    assert!(
        CalendarYear::parse(2024, notice(), &earlier).is_ok(),
        "before 2025 three days and one"
    );
}

#[test]
fn a_year_needs_a_number_and_a_notice() {
    let days = || parse(ROWS_2027).unwrap().days().to_vec();
    let notice = || vec!["测试".to_owned()];
    assert_eq!(
        CalendarYear::new(2027, vec![], days()),
        Err(YearError::NoNotice)
    );
    assert_eq!(
        CalendarYear::new(2027, vec![" ".to_owned()], days()),
        Err(YearError::NoNotice)
    );
    for year in [2007, 2101] {
        assert_eq!(
            CalendarYear::new(year, notice(), days()),
            Err(YearError::Year(year))
        );
    }
    for year in [2008, 2100] {
        let other = YearError::OtherYear {
            on: on("2027-01-01"),
            year,
        };
        assert_eq!(CalendarYear::new(year, notice(), days()), Err(other));
    }
    assert_eq!(parse(ROWS_2027).unwrap().notices(), ["测试〔2026〕1号"]);
}
