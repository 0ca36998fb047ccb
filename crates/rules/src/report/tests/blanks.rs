//! Blank cells, blank totals and blank tables: a blank is no zero.

use super::*;

#[test]
fn guo_ban_2021_30_a_blank_counts_as_zero_and_is_named() {
    let blank = outcome(example(&[(4, 0, Given::Blank), (4, 1, text(" "))]));
    assert!(blank.ok);
    assert_eq!(blank.warnings.len(), 1);
    assert_eq!(
        blank.warnings[0].message,
        "“属于国家秘密”的自然人、商业企业空白，按0计"
    );
    assert_eq!(
        (blank.warnings[0].code, blank.warnings[0].column),
        ("blank_cell", None)
    );
    let one = outcome(example(&[(2, 0, Given::Blank)]));
    assert_eq!(one.warnings[0].column, Some("natural_person"));
    let expected = ["T3-2 - natural_person 68 105", "T3-3 granted total 6 43"];
    assert_eq!(lines(&one), expected);
}

#[test]
fn guo_ban_2021_30_a_blank_total_is_not_judged() {
    let row_total = outcome(example(&[(0, 6, Given::Blank)]));
    assert!(row_total.ok, "{row_total:?}");
    assert_eq!(row_total.warnings.len(), 1);
    assert_eq!(
        (row_total.warnings[0].code, row_total.warnings[0].column),
        ("blank_total", Some("total"))
    );
    assert_eq!(
        row_total.warnings[0].message,
        "“本年新收政府信息公开申请数量”的总计空白，不作判断"
    );
    let wrong_below = outcome(example(&[(0, 6, Given::Blank), (0, 0, number(107))]));
    let expected = ["T3-1 - natural_person 110 109", "T3-1 - total 126 125"];
    assert_eq!(lines(&wrong_below), expected);
    let handled = outcome(example(&[(23, 0, Given::Blank), (23, 6, Given::Blank)]));
    assert!(handled.ok, "{handled:?}");
    assert_eq!(handled.warnings.len(), 2);
    assert!(handled.warnings.iter().all(|one| one.code == "blank_total"));
    let columns: Vec<_> = (0..25).map(|row| (row, 6, Given::Blank)).collect();
    let all = outcome(example(&columns));
    assert_eq!((all.ok, all.warnings.len()), (true, 25));
}

#[test]
fn guo_ban_2021_30_a_table_blank_throughout_is_not_in_order() {
    let all: Vec<_> = (0..25)
        .flat_map(|row| (0..7).map(move |column| (row, column, Given::Blank)))
        .collect();
    let blank = outcome(example(&all));
    assert_eq!(
        (blank.ok, lines(&blank), blank.warnings.len()),
        (false, vec![], 1)
    );
    assert_eq!(blank.warnings[0].code, "blank_table");
    assert_eq!(
        blank.warnings[0].message,
        "表三全部为空白：空白不等于零，请填报数字"
    );
    for (key, name) in [("table2", "表二"), ("table4", "表四")] {
        let groups = Table4::KEYS.map(|group| (group, object([("upheld", Given::Blank)])));
        let mut entries = example(&[]);
        entries.retain(|(one, _)| *one != key);
        entries.push((key, object(groups)));
        let found = outcome(entries);
        assert_eq!(
            (found.ok, found.errors.len(), found.warnings.len()),
            (false, 0, 1)
        );
        assert_eq!(found.warnings[0].row.as_deref(), Some(key));
        assert!(found.warnings[0].message.starts_with(name));
    }
    let zeros: Vec<_> = (0..25)
        .flat_map(|row| (0..7).map(move |column| (row, column, number(0))))
        .collect();
    assert!(outcome(example(&zeros)).ok);
}

#[test]
fn guo_ban_2021_30_blanks_of_table_four() {
    let mut entries = example(&[]);
    let group = object([
        ("upheld", number(3)),
        ("corrected", number(1)),
        ("other", number(0)),
    ]);
    entries[3] = ("table4", object([(Table4::KEYS[0], group)]));
    let found = outcome(entries);
    let expected = [
        "missing_row litigation_direct - - -",
        "missing_row litigation_after_review - - -",
    ];
    assert_eq!(lines(&found), expected);
    let codes: Vec<_> = found
        .warnings
        .iter()
        .map(|one| (one.code, one.column))
        .collect();
    assert_eq!(
        codes,
        [
            ("blank_cell", Some("pending")),
            ("blank_total", Some("total"))
        ]
    );
}

#[test]
fn guo_ban_2021_30_table_two_is_counted_in_whole_numbers() {
    let documents = |made| {
        object([
            ("made", number(made)),
            ("repealed", number(0)),
            ("in_force", number(42)),
        ])
    };
    let table = |fees: Given| {
        let mut entries = example(&[]);
        entries.push((
            "table2",
            object([
                ("rules", documents(0)),
                ("normative_documents", documents(-3)),
                ("permits", number(1200)),
                ("penalties", text("x")),
                ("fees_10k_yuan", fees),
            ]),
        ));
        outcome(entries)
    };
    let found = table(text("43.79"));
    assert_eq!(
        lines(&found),
        ["T3-5 normative_documents made - -3", "T3-5 penalties - - x"]
    );
    assert_eq!(found.warnings.len(), 1);
    assert_eq!(found.warnings[0].row.as_deref(), Some("coercions"));
    assert_eq!(
        lines(&table(text("-0.01")))[2],
        "T3-5 fees_10k_yuan - - -10000分"
    );
    assert_eq!(lines(&table(text("0"))).len(), 2);
}

#[test]
fn guo_ban_2019_60_table_two_is_accepted_and_not_judged() {
    let rows = Format::Y2019
        .rows()
        .map(|row| line(row, [0; 7].map(number)))
        .collect();
    let entries = vec![
        ("format", text("2019")),
        (
            "table2",
            object([(
                "rules",
                object([("made", text("x")), ("newly_public", number(1))]),
            )]),
        ),
        ("table3", object([("rows", Given::List(rows))])),
    ];
    assert_eq!(
        outcome(entries),
        Outcome {
            ok: true,
            ..Outcome::default()
        }
    );
}
