//! The year before, the prose, the year and the organ, consolidation, and what is no report.

use jiff::civil::date;

use super::*;

fn prior(changes: &[(usize, usize, Given)], year: i64) -> Given {
    let mut entries = example(changes);
    entries[0] = ("year", number(year));
    object(entries)
}

/// The rows of last year: carried out is what the example carries in.
fn last_year() -> [(usize, usize, Given); 3] {
    let changes = VECTOR[1].map(number);
    [
        (24, 0, changes[0].clone()),
        (24, 5, changes[5].clone()),
        (24, 6, changes[6].clone()),
    ]
}

fn with_prior(given: Given) -> Outcome {
    let mut entries = example(&[]);
    entries.push(("prior", given));
    outcome(entries)
}

#[test]
fn guo_ban_2021_30_t3_4_carried_in_is_what_was_carried_out() {
    let mut changes = last_year().to_vec();
    changes.extend([(24, 1, number(0)), (24, 4, number(0))]);
    assert!(with_prior(prior(&changes, 2024)).ok);
    let differs = with_prior(prior(&[], 2024));
    let expected = [
        "T3-4 carried_in natural_person 4 3",
        "T3-4 carried_in business 1 0",
        "T3-4 carried_in legal_service 1 0",
        "T3-4 carried_in other 0 1",
        "T3-4 carried_in total 6 4",
    ];
    assert_eq!(lines(&differs), expected);
    let other_year = with_prior(prior(&[], 2023));
    assert!(other_year.ok);
    assert_eq!(
        other_year.warnings[0].message,
        "上年报告应为2024年度，现为2023年度，未作比较"
    );
    let blank: Vec<_> = (0..25)
        .flat_map(|row| (0..7).map(move |column| (row, column, Given::Blank)))
        .collect();
    assert!(with_prior(prior(&blank, 2024)).ok);
    let alone = check_with_prior(&read(example(&[])), &read(example(&last_year())));
    assert!(alone.warnings[0].code == "prior_year" && alone.ok);
}

#[test]
fn guo_ban_2021_30_t4_2_what_was_pending_is_counted_again() {
    let mut changes = last_year().to_vec();
    changes.extend([(24, 1, number(0)), (24, 4, number(0))]);
    let pending = |open: i64| {
        let Given::Object(mut entries) = prior(&changes, 2024) else {
            unreachable!()
        };
        let groups = [[0, 0, 0, open, open], [0; 5], [0; 5]];
        entries[3].1 = table4(groups);
        with_prior(Given::Object(entries))
    };
    assert_eq!(pending(5).warnings, []);
    let more = pending(6);
    assert!(more.ok);
    assert_eq!(
        (more.warnings[0].code, more.warnings[0].row.as_deref()),
        ("T4-2", Some(Table4::KEYS[0]))
    );
    assert_eq!(more.warnings[0].message, "上年尚未审结6件，本年总计只有5件");
}

#[test]
fn guo_ban_2021_30_t2_1_documents_in_force_continue() {
    let table = |made, repealed, in_force| {
        let documents = object([
            ("made", number(made)),
            ("repealed", number(repealed)),
            ("in_force", number(in_force)),
        ]);
        object([("normative_documents", documents)])
    };
    let warned = |now: Given| {
        let report = |table, year| {
            let mut entries = example(&[]);
            entries[0] = ("year", number(year));
            entries.push(("table2", table));
            read(entries)
        };
        let outcome = check_with_prior(&report(now, 2025), &report(table(9, 9, 40), 2024));
        outcome.warnings.into_iter().find(|one| one.code == "T2-1")
    };
    assert_eq!(warned(table(3, 1, 42)), None);
    let warning = warned(table(3, 1, 41)).unwrap();
    assert_eq!(
        warning.message,
        "现行有效应为上年40件＋制发3件－废止1件＝42件，现为41件"
    );
    assert_eq!(warning.row.as_deref(), Some("normative_documents"));
}

#[test]
fn guo_ban_2021_30_tx_1_the_prose_says_what_the_tables_say() {
    let warned = |entries: Vec<(&'static str, Given)>| {
        let mut report = example(&[]);
        report.push(("text", object(entries)));
        let outcome = outcome(report);
        assert!(outcome.ok);
        let rows = outcome.warnings.into_iter();
        rows.map(|one| format!("{} {}", one.row.unwrap(), one.message))
            .collect::<Vec<_>>()
    };
    let right = [
        ("new_received", 121),
        ("handled", 119),
        ("reconsiderations", 5),
        ("litigations", 5),
        ("fee_notices", 1),
    ];
    assert!(warned(right.map(|(key, value)| (key, number(value))).to_vec()).is_empty());
    let wrong = right.map(|(key, value)| (key, number(value - 1)));
    let expected = [
        "new_received 正文写新收申请120件，表中为121件",
        "handled 正文写办结申请118件，表中为119件",
        "reconsiderations 正文写行政复议4件，表中为5件",
        "litigations 正文写行政诉讼4件，表中为5件",
        "fee_notices 正文写发出收费通知0件，少于表中逾期未缴费的1件",
    ];
    assert_eq!(warned(wrong.to_vec()), expected);
    assert!(warned(vec![("fee_notices", number(2))]).is_empty());
}

#[test]
fn a_year_that_does_not_fit_is_noticed() {
    let code = |year: i64, format: &str| {
        let rows = Format::from_name(format).unwrap().rows();
        let rows = rows.map(|row| line(row, [0; 7].map(number))).collect();
        let entries = vec![
            ("year", number(year)),
            ("format", text(format)),
            ("table3", object([("rows", Given::List(rows))])),
        ];
        let outcome = check(&read(entries), Some(date(2026, 11, 21)));
        assert!(outcome.ok);
        outcome.warnings.first().map(|one| one.code)
    };
    let table = [
        (2007, "2021", Some("year_before_law")),
        (2008, "2021", Some("year_format")),
        (2018, "2019", Some("year_format")),
        (2019, "2019", None),
        (2020, "2019", None),
        (2020, "2021", Some("year_format")),
        (2021, "2019", Some("year_format")),
        (2021, "2021", None),
        (2025, "2021", None),
        (2026, "2021", Some("year_not_over")),
        (2027, "2021", Some("year_not_over")),
    ];
    for (year, format, expected) in table {
        assert_eq!(code(year, format), expected, "{year} {format}");
    }
}

#[test]
fn rules_of_a_county_are_unlikely() {
    let warned = |agency: &str, made: i64| {
        let rules = object([
            ("made", number(made)),
            ("repealed", number(0)),
            ("in_force", number(0)),
        ]);
        let counts =
            ["permits", "penalties", "coercions", "fees_10k_yuan"].map(|key| (key, number(0)));
        let mut table = vec![("rules", rules.clone()), ("normative_documents", rules)];
        table.extend(counts);
        let mut entries = example(&[]);
        entries.extend([("agency", text(agency)), ("table2", object(table))]);
        let outcome = outcome(entries);
        outcome
            .warnings
            .into_iter()
            .map(|one| one.message)
            .collect::<Vec<_>>()
    };
    assert_eq!(
        warned("云河区人民政府", 1),
        ["云河区人民政府一般没有规章制定权，规章填报1件"]
    );
    assert_eq!(warned("云河区人民政府", 0), Vec::<String>::new());
    assert_eq!(warned("某市教育局", 2).len(), 1);
    for able in [
        "某某省人民政府",
        "某某市人民政府",
        "某某自治区人民政府",
        "某某自治州人民政府",
        "国家某某局",
        "中国某某会",
        "国务院某某办公室",
        "中华人民共和国某某部",
    ] {
        assert!(warned(able, 1).is_empty(), "{able}");
    }
}

#[test]
fn guo_ban_2021_30_sum_1_a_consolidated_report_is_the_sum() {
    let report = read(example(&[]));
    let totals = consolidate(&[report.clone(), report.clone()]).unwrap();
    assert_eq!(
        totals.table3.value(Row::NewReceived, Column::Total),
        Some(242)
    );
    let expected = [
        "SUM-1 new_received natural_person 212 106",
        "SUM-1 new_received business 18 9",
    ];
    assert_eq!(lines(&check_sum(&report, &totals))[..2], expected);
    let own = consolidate(std::slice::from_ref(&report)).unwrap();
    assert!(check_sum(&report, &own).ok);
    let mut entries = example(&[]);
    let mut groups = GROUPS;
    groups[2] = [2, 0, 2, 0, 4];
    entries[3] = ("table4", table4(groups));
    let expected = [
        "SUM-1 litigation_after_review other 1 2",
        "SUM-1 litigation_after_review total 3 4",
    ];
    assert_eq!(lines(&check_sum(&read(entries), &own)), expected);
    let mut entries = example(&[]);
    entries.pop();
    assert!(check_sum(&read(entries), &own).ok);

    assert_eq!(consolidate(&[]), Err(ConsolidateError::Nothing));
    let wrong = read(example(&[(3, 2, text("x"))]));
    let error = consolidate(&[report.clone(), wrong]).unwrap_err();
    assert_eq!(
        error.to_string(),
        "第2份报告的“部分公开（区分处理的，只计这一情形，不计其他情形）”缺失或不是数字"
    );
    let rows = Given::List(vec![]);
    let old = read(vec![
        ("format", number(2019)),
        ("table3", object([("rows", rows)])),
    ]);
    assert_eq!(
        consolidate(&[report, old]),
        Err(ConsolidateError::OtherFormat(2))
    );
}

#[test]
fn what_is_no_report_is_told() {
    let rows = r#""table3":{"rows":[]}"#;
    let table = [
        ("[]", "应为一个对象，现为列表"),
        ("{}", "缺少 table3.rows"),
        (r#"{"table3":{"rows":{}}}"#, "缺少 table3.rows"),
        (
            r#"{"format":"2020"}"#,
            "format 应为 2019 或 2021，现为“2020”",
        ),
        (r#"{"format":true}"#, "format 应为 2019 或 2021，现为true"),
        (r#"{"year":"last"}"#, "year 应为四位年份，现为“last”"),
        (r#"{"year":999}"#, "year 应为四位年份，现为999"),
        (r#"{"year":10000}"#, "year 应为四位年份，现为10000"),
        (&format!(r#"{{{rows},"table2":[]}}"#), "table2 应为一个对象"),
        (&format!(r#"{{{rows},"table4":1}}"#), "table4 应为一个对象"),
        (&format!(r#"{{{rows},"prior":{{}}}}"#), "缺少 table3.rows"),
    ];
    for (written, expected) in table {
        let given: Given = serde_json::from_str(written).unwrap();
        assert_eq!(
            Report::read(&given).unwrap_err().to_string(),
            expected,
            "{written}"
        );
    }
    let given: Given =
        serde_json::from_str(r#"{"agency":"x","year":"1000","table3":{"rows":[1]}}"#).unwrap();
    let report = Report::read(&given).unwrap();
    assert_eq!(
        (report.year, report.format, report.agency.as_deref()),
        (Some(1000), Format::Y2019, Some("x"))
    );
    let found = check(&report, None);
    assert_eq!(found.warnings[0].message, "“1”：认不出是哪一行");
    assert_eq!(found.errors.len(), 23);
    let bare: Given = serde_json::from_str(r#"{"year":9999,"table3":{"rows":[]}}"#).unwrap();
    assert_eq!(Report::read(&bare).unwrap().format, Format::Y2021);
}
