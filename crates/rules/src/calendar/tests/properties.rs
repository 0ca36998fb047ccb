//! What holds for every day.

use jiff::ToSpan;
use proptest::prelude::*;

use super::*;
use crate::calendar::day::{date_of, day_of};

fn any_day() -> impl Strategy<Value = Date> {
    (0i64..4500).prop_map(|days| on("2015-06-01").checked_add(days.days()).unwrap())
}

proptest! {
    #[test]
    fn adding_ends_on_a_working_day_and_counting_gives_the_number_back(date in any_day(), days in 1u32..60) {
        if let Ok(result) = shipped().add(date, days) {
            prop_assert!(result > date);
            prop_assert_eq!(shipped().is_working_day(result), Ok(true));
            prop_assert_eq!(shipped().count(date, result), Ok(days));
        } else {
            prop_assert!(date < on("2017-01-01") || date > on("2026-09-01"));
        }
    }

    #[test]
    fn counting_by_table_is_counting_day_by_day(date in any_day(), days in 0i64..90) {
        let through = date.checked_add(days.days()).unwrap();
        let spans = shipped().explain(date, through);
        let counted: i64 = spans
            .iter()
            .filter(|span| span.counted)
            .map(|span| day_of(span.to) - day_of(span.from) + 1)
            .sum();
        prop_assert_eq!(shipped().between(day_of(date), day_of(through)), counted);
        let explained: i64 = spans.iter().map(|span| day_of(span.to) - day_of(span.from) + 1).sum();
        prop_assert_eq!(explained, days);
    }

    #[test]
    fn a_number_is_a_date_and_back(date in any_day()) {
        prop_assert_eq!(date_of(day_of(date)), Some(date));
    }

    #[test]
    fn ranking_and_selecting_are_inverse(rank in -3000i64..6000) {
        let table = shipped().table();
        prop_assert_eq!(table.rank(table.select(rank)), rank);
        prop_assert!(table.class(table.select(rank)).is_working());
    }
}
