//! The example of a report that balances, and what each change to it must bring to light.

mod around;
mod blanks;
mod counted;
mod labels;

use proptest::prelude::*;

use super::*;
use crate::given::Given;

const KEYS: [&str; 7] = [
    "natural_person",
    "business",
    "research",
    "public_interest",
    "legal_service",
    "other",
    "total",
];

/// A constructed report that balances, r01 to r25.
const VECTOR: [[i64; 7]; 25] = [
    [106, 9, 0, 1, 5, 0, 121],
    [3, 0, 0, 0, 0, 1, 4],
    [37, 3, 0, 1, 2, 0, 43],
    [12, 1, 0, 0, 0, 1, 14],
    [0, 0, 0, 0, 0, 0, 0],
    [1, 0, 0, 0, 0, 0, 1],
    [0, 0, 0, 0, 0, 0, 0],
    [2, 1, 0, 0, 0, 0, 3],
    [3, 0, 0, 0, 0, 0, 3],
    [1, 0, 0, 0, 0, 0, 1],
    [4, 0, 0, 0, 1, 0, 5],
    [2, 0, 0, 0, 0, 0, 2],
    [21, 2, 0, 0, 1, 0, 24],
    [3, 0, 0, 0, 0, 0, 3],
    [1, 0, 0, 0, 0, 0, 1],
    [6, 0, 0, 0, 0, 0, 6],
    [2, 0, 0, 0, 0, 0, 2],
    [0, 0, 0, 0, 0, 0, 0],
    [1, 0, 0, 0, 0, 0, 1],
    [0, 0, 0, 0, 0, 0, 0],
    [3, 0, 0, 0, 0, 0, 3],
    [1, 0, 0, 0, 0, 0, 1],
    [5, 1, 0, 0, 0, 0, 6],
    [105, 8, 0, 1, 4, 1, 119],
    [4, 1, 0, 0, 1, 0, 6],
];

const GROUPS: [[i64; 5]; 3] = [[3, 1, 0, 1, 5], [1, 0, 0, 1, 2], [2, 0, 1, 0, 3]];

fn object(entries: impl IntoIterator<Item = (&'static str, Given)>) -> Given {
    let entries = entries.into_iter();
    Given::Object(
        entries
            .map(|(key, value)| (key.to_owned(), value))
            .collect(),
    )
}

fn number(value: i64) -> Given {
    serde_json::from_str(&value.to_string()).unwrap()
}

fn text(value: &str) -> Given {
    Given::Text(value.to_owned())
}

/// A row by its key.
fn line(row: Row, cells: [Given; 7]) -> Given {
    let cells = KEYS.into_iter().zip(cells);
    object([("key", text(row.key()))].into_iter().chain(cells))
}

fn table4(groups: [[i64; 5]; 3]) -> Given {
    let keys = ["upheld", "corrected", "other", "pending", "total"];
    let group = |cells: [i64; 5]| object(keys.into_iter().zip(cells.map(number)));
    object(Table4::KEYS.into_iter().zip(groups.map(group)))
}

/// The example with some cells of table three replaced.
fn example(changes: &[(usize, usize, Given)]) -> Vec<(&'static str, Given)> {
    let mut cells = VECTOR.map(|row| row.map(number));
    for (row, column, value) in changes {
        cells[*row][*column] = value.clone();
    }
    let rows = Format::Y2021.rows().zip(cells);
    let rows = rows.map(|(row, cells)| line(row, cells)).collect();
    vec![
        ("year", number(2025)),
        ("format", text("2021")),
        ("table3", object([("rows", Given::List(rows))])),
        ("table4", table4(GROUPS)),
    ]
}

fn read(entries: Vec<(&'static str, Given)>) -> Report {
    Report::read(&object(entries)).unwrap()
}

fn outcome(entries: Vec<(&'static str, Given)>) -> Outcome {
    check(&read(entries), None)
}

/// Findings as one line each: `T3-1 - natural_person 109 110`.
fn lines(outcome: &Outcome) -> Vec<String> {
    let errors = outcome.errors.iter().map(|one| {
        let found = match &one.found {
            Some(Found::Number(number)) => number.to_string(),
            Some(Found::Text(text)) => text.clone(),
            None => "-".to_owned(),
        };
        let expected = one
            .expected
            .map_or("-".to_owned(), |number| number.to_string());
        let row = one.row.as_deref().unwrap_or("-");
        let column = one.column.unwrap_or("-");
        format!("{} {row} {column} {expected} {found}", one.identity)
    });
    errors.collect()
}

#[test]
fn guo_ban_2021_30_the_example_balances() {
    let outcome = outcome(example(&[]));
    assert_eq!((lines(&outcome), outcome.warnings.len()), (vec![], 0));
    assert!(outcome.ok);
    let text = serde_json::to_string(&outcome).unwrap();
    assert_eq!(text, r#"{"ok":true,"errors":[],"warnings":[]}"#);
}

#[test]
fn guo_ban_2021_30_t3_1_to_t3_3_name_row_column_and_numbers() {
    let carried_out = outcome(example(&[(24, 0, number(5))]));
    let expected = [
        "T3-1 - natural_person 109 110",
        "T3-3 carried_out total 7 6",
    ];
    assert_eq!(lines(&carried_out), expected);
    assert_eq!(
        serde_json::to_string(&carried_out.errors[0]).unwrap(),
        r#"{"identity":"T3-1","row":null,"column":"natural_person","expected":109,"found":110}"#
    );
    let granted = outcome(example(&[(2, 1, number(4))]));
    let expected = ["T3-2 - business 9 8", "T3-3 granted total 44 43"];
    assert_eq!(lines(&granted), expected);
    let total = outcome(example(&[(23, 6, number(118))]));
    let expected = [
        "T3-1 - total 125 124",
        "T3-2 - total 119 118",
        "T3-3 total_handled total 119 118",
    ];
    assert_eq!(lines(&total), expected);
    assert!(!total.ok && !granted.ok && !carried_out.ok);
}

#[test]
fn guo_ban_2021_30_t3_5_every_number_is_whole_and_not_negative() {
    let table = [
        ("-1", "T3-5 denied.state_secret natural_person - -1"),
        ("0.5", "T3-5 denied.state_secret natural_person - 0.5"),
        ("\"many\"", "T3-5 denied.state_secret natural_person - many"),
        ("\"-\"", "T3-5 denied.state_secret natural_person - -"),
        ("true", "T3-5 denied.state_secret natural_person - true"),
        (
            "1000000000001",
            "T3-5 denied.state_secret natural_person - 1000000000001",
        ),
        (
            "18446744073709551615",
            "T3-5 denied.state_secret natural_person - 18446744073709551615",
        ),
    ];
    for (written, expected) in table {
        let value: Given = serde_json::from_str(written).unwrap();
        let found = outcome(example(&[(4, 0, value)]));
        assert_eq!(lines(&found)[0], expected, "{written}");
        assert!(!found.ok);
    }
    for fine in ["\"0\"", "\" ０ \"", "0"] {
        let value: Given = serde_json::from_str(fine).unwrap();
        assert!(outcome(example(&[(4, 0, value)])).ok, "{fine}");
    }
    let largest = outcome(example(&[(4, 0, number(1_000_000_000_000))]));
    assert!(lines(&largest).iter().all(|one| !one.starts_with("T3-5")));
    let mut entries = example(&[]);
    let mut groups = GROUPS;
    groups[0] = [3, 3, 0, -1, 5];
    entries[3] = ("table4", table4(groups));
    assert_eq!(
        lines(&outcome(entries)),
        ["T3-5 administrative_review pending - -1"]
    );
}

#[test]
fn guo_ban_2021_30_t4_1_each_group_adds_up() {
    for (group, key) in Table4::KEYS.into_iter().enumerate() {
        for cell in 0..5 {
            let mut groups = GROUPS;
            groups[group][cell] += 1;
            let sum: i64 = groups[group][..4].iter().sum();
            let mut entries = example(&[]);
            entries[3] = ("table4", table4(groups));
            let expected = format!("T4-1 {key} total {sum} {}", groups[group][4]);
            assert_eq!(lines(&outcome(entries)), [expected]);
        }
    }
}

fn applicant() -> impl Strategy<Value = Applicant> {
    proptest::sample::select(Applicant::ALL.to_vec())
}

prop_compose! {
    fn case()(
        applicant in applicant(),
        carried: bool,
        handling in proptest::option::of(
            proptest::sample::select(Handling::all().collect::<Vec<_>>()),
        ),
    ) -> Case {
        let origin = if carried { Origin::Carried } else { Origin::ThisYear };
        Case { applicant, origin, handling }
    }
}

proptest! {
    #[test]
    fn a_report_of_any_cases_balances(cases in proptest::collection::vec(case(), 0..200)) {
        let table = Table3::from_cases(cases.iter().copied());
        let cells = |row| Column::ALL.map(|column| number(table.cell(row, column).stated().unwrap()));
        let rows = Format::Y2021.rows().map(|row| line(row, cells(row))).collect();
        let outcome = outcome(vec![("table3", object([("rows", Given::List(rows))]))]);
        prop_assert_eq!(&outcome, &Outcome { ok: true, ..Outcome::default() });
        let received = table.value(Row::NewReceived, Column::Total).unwrap()
            + table.value(Row::CarriedIn, Column::Total).unwrap();
        prop_assert_eq!(received, i64::try_from(cases.len()).unwrap());
        for handling in Handling::all() {
            let counted = cases.iter().filter(|case| case.handling == Some(handling)).count();
            let cell = table.value(Row::Handled(handling), Column::Total);
            prop_assert_eq!(cell, i64::try_from(counted).ok());
        }
    }

    #[test]
    fn a_change_of_any_cell_is_caught(row in 0..25_usize, column in 0..7_usize, value in 0..500_i64) {
        prop_assume!(VECTOR[row][column] != value);
        let outcome = outcome(example(&[(row, column, number(value))]));
        prop_assert!(!outcome.ok && !outcome.errors.is_empty());
    }

    #[test]
    fn no_text_makes_the_check_fail(text in r#"[\[\]{}",:0-9a-z\-\.]{0,40}"#, label in ".{0,30}") {
        if let Ok(given) = serde_json::from_str::<Given>(&text) {
            let rows = Given::List(vec![given.clone(), object([("row_label", Given::Text(label))])]);
            let entries = vec![
                ("table2", given.clone()),
                ("table3", object([("rows", rows)])),
                ("table4", given),
            ];
            if let Ok(report) = Report::read(&object(entries)) {
                prop_assert!(!check(&report, None).ok);
            }
        }
    }
}
