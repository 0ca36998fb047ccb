//! The tables of the two articles, their borders, and what every fee must be.

mod answers;

use jiff::civil::date;
use proptest::prelude::*;

use super::*;

fn items(before: u64, items: u64) -> u64 {
    let method = Method::PerItem {
        count_in_month_before: before,
        items,
    };
    fee(method).unwrap().value.fee_yuan
}

fn pages(pages: u64) -> u64 {
    let method = Method::PerPage {
        pages,
        already_public: false,
    };
    fee(method).unwrap().value.fee_yuan
}

fn line(text: &str) -> String {
    let case: FeeCase = serde_json::from_str(text).unwrap();
    serde_json::to_string(&answer(&case)).unwrap()
}

#[test]
fn art_4_the_nth_request_of_a_month() {
    let table = [
        (1, 0, 0),
        (10, 0, 0),
        (11, 100, 100),
        (12, 100, 200),
        (20, 100, 1000),
        (30, 100, 2000),
        (31, 200, 2200),
        (35, 200, 3000),
        (40, 200, 4000),
        (41, 300, 4300),
        (50, 300, 7000),
        (51, 400, 7400),
        (60, 400, 11000),
        (100, 800, 37000),
    ];
    for (n, rate, sum) in table {
        assert_eq!((items(n - 1, 1), items(0, n)), (rate, sum), "request {n}");
    }
    assert_eq!(items(8, 5), 300);
    assert_eq!(items(29, 0), 0);
}

#[test]
fn art_5_the_pages_of_a_request() {
    let table = [
        (0, 0),
        (30, 0),
        (31, 10),
        (50, 200),
        (68, 380),
        (100, 700),
        (101, 720),
        (150, 1700),
        (200, 2700),
        (201, 2740),
        (250, 4700),
        (500, 14700),
    ];
    for (n, sum) in table {
        assert_eq!(pages(n), sum, "{n} pages");
    }
}

#[test]
fn art_5_what_is_public_already_is_not_charged_by_pages() {
    let method = Method::PerPage {
        pages: 68,
        already_public: true,
    };
    let nothing = fee(method).unwrap();
    assert_eq!((nothing.value.fee_yuan, nothing.value.tiers.len()), (0, 0));
    assert_eq!(
        nothing.because[0].text,
        "信息已主动公开，只告知获取的方式、途径，不适用按量计收，68页不收费"
    );
    let by_items = line(
        r#"{"id":"x","method":"per_item","count_in_month_before":10,"items":1,"already_public":true}"#,
    );
    assert!(
        by_items.starts_with(r#"{"id":"x","fee_yuan":100,"#),
        "{by_items}"
    );
}

#[test]
fn art_4_the_explanation_counts_tier_by_tier() {
    let method = Method::PerItem {
        count_in_month_before: 8,
        items: 5,
    };
    let texts = |method| -> Vec<String> {
        let because = fee(method).unwrap().because;
        because.into_iter().map(|step| step.text).collect()
    };
    assert_eq!(
        texts(method),
        [
            "按件计收：当月此前8件，本次为第9至第13件",
            "第9至第10件：2件×0元＝0元",
            "第11至第13件：3件×100元＝300元",
            "合计300元",
        ]
    );
    let none = Method::PerItem {
        count_in_month_before: 12,
        items: 0,
    };
    assert_eq!(
        texts(none),
        ["当月此前12件，本次不计件，不产生费用", "合计0元"]
    );
    let by_pages = Method::PerPage {
        pages: 31,
        already_public: false,
    };
    let paged = texts(by_pages);
    assert_eq!(paged[0], "按量计收：本件共31页，不同申请不累加");
    assert_eq!(paged[2], "第31至第31页：1页×10元＝10元");
}

#[test]
fn art_4_a_month_counts_by_day_of_receipt_and_a_correction_counts_once() {
    let line = |number, on, items| Received { number, on, items };
    let january = date(2026, 1, 31);
    let register = [
        line("1", january, 30),
        line("3", date(2026, 2, 2), 1),
        line("2", date(2026, 2, 1), 4),
        line("4", date(2026, 2, 2), 1),
        line("3", date(2026, 2, 9), 1),
        line("5", date(2026, 2, 10), 1),
        line("6", date(2025, 2, 1), 9),
    ];
    let table = [("1", 0), ("2", 0), ("3", 4), ("4", 5), ("5", 6), ("6", 0)];
    for (number, expected) in table {
        assert_eq!(
            count_in_month_before(&register, number),
            Some(expected),
            "{number}"
        );
    }
    assert_eq!(count_in_month_before(&register, "7"), None);
}

#[test]
fn art_3_one_method_is_chosen_the_lower_is_proposed() {
    let both = compare(8, 5, Some(101), false).unwrap();
    assert_eq!(both.per_page.as_ref().unwrap().value.fee_yuan, 720);
    assert_eq!(both.lower().value.article, ART_ITEM);
    assert_eq!(
        compare(8, 5, Some(59), false)
            .unwrap()
            .lower()
            .value
            .fee_yuan,
        290
    );
    assert_eq!(
        compare(8, 5, Some(60), false)
            .unwrap()
            .lower()
            .value
            .article,
        ART_ITEM
    );
    assert_eq!(compare(8, 5, Some(59), true).unwrap().per_page, None);
    assert_eq!(
        compare(8, 5, None, false).unwrap().lower().value.fee_yuan,
        300
    );
    assert!(compare(ITEMS_MAX, 1, None, false).is_err());
    assert!(compare(0, 1, Some(PAGES_MAX + 1), false).is_err());
}

/// Counts one by one, as the articles are read aloud.
fn counted(before: u64, items: u64) -> u64 {
    let rate = |n: u64| match n {
        1..=10 => 0,
        11..=30 => 100,
        _ => 200 + (n - 31) / 10 * 100,
    };
    (before + 1..=before + items).map(rate).sum()
}

proptest! {
    #[test]
    fn a_fee_is_the_sum_of_its_tiers_and_adds_up(
        before in 0_u64..400, first in 0_u64..200, second in 0_u64..200,
    ) {
        let method = Method::PerItem { count_in_month_before: before, items: first + second };
        let fee = fee(method).unwrap().value;
        prop_assert_eq!(fee.fee_yuan, counted(before, first + second));
        prop_assert_eq!(fee.fee_yuan, items(before, first) + items(before + first, second));
        prop_assert_eq!(fee.fee_yuan, fee.tiers.iter().map(|tier| tier.amount_yuan).sum::<u64>());
        prop_assert_eq!(first + second, fee.tiers.iter().map(|tier| tier.count).sum::<u64>());
        for pair in fee.tiers.windows(2) {
            prop_assert!(pair[0].to + 1 == pair[1].from && pair[0].rate_yuan < pair[1].rate_yuan);
        }
        prop_assert!(fee.fee_yuan <= items(before + 1, first + second));
    }

    #[test]
    fn more_pages_never_cost_less(n in 0_u64..5000) {
        prop_assert!(pages(n) <= pages(n + 1));
        let expected = match n {
            0..=30 => 0,
            31..=100 => 10 * (n - 30),
            101..=200 => 700 + 20 * (n - 100),
            _ => 2700 + 40 * (n - 200),
        };
        prop_assert_eq!(pages(n), expected);
    }

    #[test]
    fn no_number_is_too_large_to_be_answered(a: u64, b: u64, public: bool) {
        let _ = fee(Method::PerItem { count_in_month_before: a, items: b });
        let _ = fee(Method::PerPage { pages: a, already_public: public });
    }
}
