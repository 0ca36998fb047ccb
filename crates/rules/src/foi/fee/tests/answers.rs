//! Lines in, lines out: every line is answered, a wrong one with its code and article.

use super::*;

#[test]
fn lines_are_answered_to_the_letter() {
    assert_eq!(
        line(r#"{"id":"a","method":"per_item","count_in_month_before":8,"items":5}"#),
        r#"{"id":"a","fee_yuan":300,"tiers":[{"from":9,"to":10,"rate_yuan":0,"count":2,"amount_yuan":0},{"from":11,"to":13,"rate_yuan":100,"count":3,"amount_yuan":300}],"article":"国办函〔2020〕109号 第四条"}"#
    );
    assert_eq!(
        line(r#"{"id":7,"method":"per_page","pages":31,"already_public":false}"#),
        r#"{"id":7,"fee_yuan":10,"tiers":[{"from":1,"to":30,"rate_yuan":0,"count":30,"amount_yuan":0},{"from":31,"to":31,"rate_yuan":10,"count":1,"amount_yuan":10}],"article":"国办函〔2020〕109号 第五条"}"#
    );
    assert_eq!(
        line(r#"{"id":"p","method":"per_page","pages":68,"already_public":true}"#),
        r#"{"id":"p","fee_yuan":0,"tiers":[],"article":"国办函〔2020〕109号 第五条"}"#
    );
    assert_eq!(
        line(r#"{"method":"per_item","count_in_month_before":3,"items":0}"#),
        r#"{"id":null,"fee_yuan":0,"tiers":[],"article":"国办函〔2020〕109号 第四条"}"#
    );
    assert_eq!(
        line(r#"{"id":"b","method":"per_item","count_in_month_before":8,"items":5,"pages":68}"#),
        r#"{"id":"b","error":{"code":"both_methods","message":"按件、按量只能选择一种，不得同时适用","article":"国办函〔2020〕109号 第三条"}}"#
    );
}

#[test]
fn art_3_what_cannot_be_computed_says_why() {
    let (item, page, choice) = ("第四条", "第五条", "第三条");
    let table = [
        (r#"{"method":"per_item","pages":3}"#, "both_methods", choice),
        (r#"{"method":"per_page","items":3}"#, "both_methods", choice),
        (
            r#"{"method":"per_page","pages":3,"items":3}"#,
            "both_methods",
            choice,
        ),
        (r#"{"items":1,"pages":3}"#, "both_methods", choice),
        (
            r#"{"method":["per_item","per_page"]}"#,
            "both_methods",
            choice,
        ),
        (r#"{"items":1}"#, "missing_key", choice),
        (r#"{"method":"per_item","items":1}"#, "missing_key", item),
        (
            r#"{"method":"per_item","count_in_month_before":1}"#,
            "missing_key",
            item,
        ),
        (r#"{"method":"per_page"}"#, "missing_key", page),
        (r#"{"method":"both"}"#, "unknown_method", choice),
        (r#"{"method":3}"#, "unknown_method", choice),
        (r#"{"method":"per_page","pages":-1}"#, "not_a_count", page),
        (r#"{"method":"per_page","pages":2.5}"#, "not_a_count", page),
        (r#"{"method":"per_page","pages":"3"}"#, "not_a_count", page),
        (
            r#"{"method":"per_item","count_in_month_before":-1,"items":1}"#,
            "not_a_count",
            item,
        ),
        (
            r#"{"method":"per_item","count_in_month_before":0,"items":-5}"#,
            "not_a_count",
            item,
        ),
        (
            r#"{"method":"per_page","pages":1,"already_public":1}"#,
            "not_yes_no",
            page,
        ),
        (
            r#"{"method":"per_page","pages":1,"page":1}"#,
            "unknown_key",
            choice,
        ),
        (
            r#"{"method":"per_page","pages":1,"pages":2}"#,
            "repeated_key",
            choice,
        ),
        (
            r#"{"method":"per_page","pages":100000001}"#,
            "too_many_pages",
            page,
        ),
        (
            r#"{"method":"per_item","count_in_month_before":99999,"items":2}"#,
            "too_many_items",
            item,
        ),
        (
            r#"{"method":"per_item","count_in_month_before":18446744073709551615,"items":1}"#,
            "too_many_items",
            item,
        ),
        ("[1]", "not_an_object", choice),
    ];
    for (text, code, article) in table {
        let answered = line(text);
        let expected = format!("{{\"id\":null,\"error\":{{\"code\":\"{code}\",");
        assert!(answered.starts_with(&expected), "{text}: {answered}");
        assert!(
            answered.ends_with(&format!("{article}\"}}}}")),
            "{text}: {answered}"
        );
        let case: FeeCase = serde_json::from_str(text).unwrap();
        assert!(answer(&case).is_refused() && answer(&case).refusal().is_some());
    }
    let fine: FeeCase = serde_json::from_str(r#"{"method":"per_page","pages":1}"#).unwrap();
    assert!(!answer(&fine).is_refused() && answer(&fine).refusal().is_none());
    assert_eq!(pages(PAGES_MAX), 2700 + 40 * (PAGES_MAX - 200));
    assert!(items(0, ITEMS_MAX) > 0);
}
