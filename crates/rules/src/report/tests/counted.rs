//! Reports counted from cases: whatever the cases are, every identity holds, in each year and from one to the next, and
//! what is written is read back the same.

use jiff::civil::date;

use super::*;
use crate::foi::outcome::handling_of_code;

/// A request as a register keeps it: received after so many days from 1 January 2024, open or ended some days later.
type Entry = (usize, i32, Option<(i32, usize)>);

fn entry() -> impl Strategy<Value = Entry> {
    (
        0..6_usize,
        0..1000_i32,
        proptest::option::of((0..400_i32, 0..24_usize)),
    )
}

const CODES: [&str; 24] = [
    "R1", "R2", "R3.X1", "R3.X2", "R3.X3", "R3.X4", "R3.X5", "R3.X6", "R3.X7", "R4", "R5", "R6",
    "R7", "R8.X4", "R9", "R10", "R11", "R12", "R13", "R14", "R15", "R16", "R17", "unknown",
];

fn table(entries: &[Entry], year: i16) -> Table3 {
    let start = date(2024, 1, 1);
    let day = |days: i32| {
        start
            .checked_add(jiff::Span::new().days(i64::from(days)))
            .unwrap()
    };
    Table3::from_cases(entries.iter().filter_map(|(who, came, ended)| {
        let ended = ended.map(|(after, code)| {
            let handling = handling_of_code(CODES[code]).unwrap_or(Handling::Other);
            (day(came + after), handling)
        });
        Case::in_year(Applicant::ALL[*who], day(*came), ended, year)
    }))
}

fn report(entries: &[Entry], year: i16, groups: [[i64; 4]; 3]) -> Report {
    let [first, second, third] = groups.map(|[a, b, c, d]| Some(Proceedings::of(a, b, c, d)));
    let table3 = table(entries, year);
    let table4 = Some(Table4::of(first, second, third));
    let mut table2 = Table2::of(Documents::default(), Documents::default());
    table2.fees_fen = Cell::Count(1_234_567);
    let agency = "云河区住房和城乡建设局".to_owned();
    Report::counted(agency, year, Some(table2), table3, table4, None)
}

proptest! {
    #[test]
    fn whatever_the_cases_are_every_identity_holds(
        entries in proptest::collection::vec(entry(), 0..60),
        groups in proptest::array::uniform3(proptest::array::uniform4(0..9_i64)),
    ) {
        let mut earlier: Option<Report> = None;
        for year in 2024..=2028 {
            let mut this = report(&entries, year, groups);
            let found = check(&this, None);
            prop_assert!(found.ok, "{:?}", found.errors);
            if let Some(prior) = earlier.take() {
                let across = check_with_prior(&this, &prior);
                prop_assert!(across.errors.is_empty(), "{year}: {:?}", across.errors);
            }
            let text = serde_json::to_string(&this.to_file()).unwrap();
            let given: Given = serde_json::from_str(&text).unwrap();
            let read = Report::read(&given).unwrap();
            prop_assert_eq!(&read.table3, &this.table3);
            prop_assert_eq!(&read.table4, &this.table4);
            prop_assert_eq!(read.table2.unwrap().fees_fen, Cell::Count(1_234_567));
            prop_assert!(check(&Report::read(&given).unwrap(), None).ok);
            this.prior = None;
            earlier = Some(this);
        }
    }
}

#[test]
fn a_request_is_counted_in_every_year_that_it_is_open() {
    let came = date(2024, 12, 20);
    let granted = |day| Some((day, Handling::Granted));
    let who = Applicant::Business;
    let case = |ended, year| Case::in_year(who, came, ended, year);
    let counted = |origin, handling| {
        Some(Case {
            applicant: who,
            origin,
            handling,
        })
    };
    let table = [
        (None, 2023, None),
        (None, 2024, counted(Origin::ThisYear, None)),
        (None, 2025, counted(Origin::Carried, None)),
        (None, 2026, counted(Origin::Carried, None)),
        (
            granted(date(2024, 12, 31)),
            2024,
            counted(Origin::ThisYear, Some(Handling::Granted)),
        ),
        (granted(date(2024, 12, 31)), 2025, None),
        (
            granted(date(2025, 1, 1)),
            2024,
            counted(Origin::ThisYear, None),
        ),
        (
            granted(date(2025, 1, 1)),
            2025,
            counted(Origin::Carried, Some(Handling::Granted)),
        ),
        (granted(date(2025, 1, 1)), 2026, None),
    ];
    for (ended, year, expected) in table {
        assert_eq!(case(ended, year), expected, "{ended:?} {year}");
    }
}
