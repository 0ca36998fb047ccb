//! One document's life, day by day.

use jiff::civil::date;
use proptest::prelude::*;

use super::*;

fn act(on: Date) -> Option<Act> {
    Some(Act { on, by: None })
}

fn facts() -> ValidityFacts {
    ValidityFacts {
        effective_on: Some(date(2021, 7, 1)),
        expires_on: Some(date(2026, 6, 30)),
        ..ValidityFacts::default()
    }
}

fn check(facts: &ValidityFacts, day: Date, status: &str) {
    assert_eq!(status_on(day, facts).value.code(), status, "{day}");
}

#[test]
fn a_document_works_from_its_first_to_its_last_day() {
    check(&facts(), date(2021, 6, 30), "not_yet_effective");
    check(&facts(), date(2021, 7, 1), "in_force");
    check(&facts(), date(2026, 6, 30), "in_force");
    check(&facts(), date(2026, 7, 1), "expired");
    check(&ValidityFacts::default(), date(2026, 7, 1), "in_force");
}

#[test]
fn the_first_ending_counts() {
    let amended = ValidityFacts {
        amended: act(date(2023, 1, 1)),
        ..facts()
    };
    check(&amended, date(2022, 12, 31), "in_force");
    check(&amended, date(2023, 1, 1), "amended");
    let repealed = ValidityFacts {
        repealed: act(date(2024, 1, 1)),
        ..amended
    };
    check(&repealed, date(2023, 12, 31), "amended");
    check(&repealed, date(2024, 1, 1), "repealed");
    check(&repealed, date(2027, 1, 1), "repealed");
    let both = ValidityFacts {
        superseded: act(date(2024, 1, 1)),
        ..repealed
    };
    check(&both, date(2024, 1, 1), "superseded");
    let void = ValidityFacts {
        declared_void: act(date(2027, 1, 1)),
        ..facts()
    };
    check(&void, date(2027, 2, 1), "expired");
    let never = ValidityFacts {
        repealed: act(date(2021, 6, 1)),
        ..facts()
    };
    check(&never, date(2021, 6, 15), "repealed");
}

#[test]
fn the_explanation_names_day_and_document() {
    let by = Some(DocNumber::bracket("云政规", 2024, 2).unwrap());
    let facts = ValidityFacts {
        repealed: Some(Act {
            on: date(2024, 3, 1),
            by,
        }),
        ..facts()
    };
    let explained = status_on(date(2024, 3, 1), &facts);
    assert_eq!(explained.because.len(), 1);
    assert_eq!(
        explained.because[0].text,
        "2024年3月1日被云政规〔2024〕2号废止"
    );
    let texts: Vec<_> = status_on(date(2023, 3, 1), &facts)
        .because
        .into_iter()
        .map(|because| because.text)
        .collect();
    assert_eq!(texts, ["自2021年7月1日起施行", "有效期至2026年6月30日"]);
    assert_eq!(
        assessment_due_on(date(2026, 6, 30)),
        Some(date(2025, 12, 30))
    );
}

#[test]
fn guo_ban_fa_2018_37_without_a_first_day_publication_counts() {
    let explained = status_on(date(2023, 3, 1), &ValidityFacts::default());
    assert_eq!(explained.because[0].text, "未注明施行日期，自公布之日起算");
    assert_eq!(explained.because[0].article, Some("国办发〔2018〕37号"));
}

#[test]
fn names_are_read_back() {
    for status in ValidityStatus::ALL {
        assert_eq!(ValidityStatus::from_code(status.code()), Some(status));
        assert_eq!(ValidityStatus::from_label(status.label()), Some(status));
    }
    assert_eq!(
        ValidityStatus::from_label(" 现行 有效 "),
        Some(ValidityStatus::InForce)
    );
    assert_eq!(ValidityStatus::from_label("1970-01-01"), None);
}

fn any_day() -> impl Strategy<Value = Date> {
    (2015_i16..2030, 1_i8..=12, 1_i8..=28).prop_map(|(y, m, d)| date(y, m, d))
}

proptest! {
    #[test]
    fn an_ended_document_never_comes_back(
        on in any_day(), expires in proptest::option::of(any_day()),
        repealed in proptest::option::of(any_day()), later in 0_i32..4000,
    ) {
        let facts = ValidityFacts {
            expires_on: expires,
            repealed: repealed.and_then(act),
            ..ValidityFacts::default()
        };
        let explained = status_on(on, &facts);
        prop_assert!(!explained.because.is_empty());
        if !explained.value.is_in_force() {
            let day = on.checked_add(jiff::Span::new().days(later)).unwrap();
            prop_assert_eq!(status_on(day, &facts).value, explained.value);
        }
    }
}

#[test]
fn only_what_is_in_force_or_amended_binds() {
    let binding: Vec<_> = ValidityStatus::ALL
        .into_iter()
        .filter(|status| status.is_in_force())
        .collect();
    assert_eq!(binding, [ValidityStatus::InForce, ValidityStatus::Amended]);
}
