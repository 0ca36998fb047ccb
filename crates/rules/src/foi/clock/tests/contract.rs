//! The form in which programs ask, to the letter.

use super::*;

fn answered(line: &str) -> Value {
    let case: ClockCase = serde_json::from_str(line).unwrap();
    let answer = answer(&case, &ClockSettings::default(), Calendar::shipped());
    let value = serde_json::to_value(&answer).unwrap();
    assert_eq!(answer.refusal().is_some(), value.get("error").is_some());
    assert_eq!(answer.reading().is_some(), value.get("state").is_some());
    value
}

#[test]
fn a_case_is_answered_with_these_keys() {
    let line = r#"{"id":"1","events":[{"kind":"received","on":"2024-09-13","channel":"in_person"}],"as_of":"2024-09-18"}"#;
    let case: ClockCase = serde_json::from_str(line).unwrap();
    let answer = answer(&case, &ClockSettings::default(), Calendar::shipped());
    let text = serde_json::to_string(&answer).unwrap();
    let head = r#"{"id":"1","state":"received","received_on":"2024-09-13","due_on":"2024-10-17","correction_notice_due_on":"2024-09-25","fee_payment_due_on":null,"third_party_due_on":null,"agency_due_on":null,"working_days_used":2,"working_days_left":18,"overdue":false,"violations":[],"explanation":[{"from":"2024-09-14","to":"2024-09-14","counted":true,"reason":"中秋节调休上班","article":"《全国年节及纪念日放假办法》"},"#;
    assert!(text.starts_with(head), "{text}");
    assert_eq!(answer.reading().unwrap().due_on, Some(on("2024-10-17")));
}

#[test]
fn violations_have_a_code_and_an_article() {
    let value = answered(
        r#"{"id":7,"events":[{"kind":"replied","on":"2024-10-18"},{"kind":"received","on":"2024-09-13","channel":"post_signed"}]}"#,
    );
    assert_eq!(value["id"], 7);
    assert_eq!(
        value["violations"],
        json!([{"code":"overdue_reply","article":"条例第三十三条"}])
    );
}

#[test]
fn every_kind_is_read() {
    let value = answered(
        r#"{"id":"all","events":[
        {"kind":"received","on":"2024-09-12","channel":"online","confirmed_on":"2024-09-13"},
        {"kind":"correction_requested","on":"2024-09-18","until":"2024-09-30"},
        {"kind":"corrected","on":"2024-09-19","until":null},
        {"kind":"explanation_requested","on":"2024-09-20"},
        {"kind":"explained","on":"2024-09-20"},
        {"kind":"fee_noticed","on":"2024-09-20","received_on":"2024-09-23"},
        {"kind":"fee_paid","on":"2024-09-23","received_on":"2024-09-23"},
        {"kind":"third_party_consulted","on":"2024-09-24","received_on":"2024-09-25","ref":"A"},
        {"kind":"third_party_answered","on":"2024-09-26","received_on":"2024-09-25","ref":"A"},
        {"kind":"agency_consulted","on":"2024-09-24","as":"co_maker","ref":"B"},
        {"kind":"agency_answered","on":"2024-09-26","as":"co_maker","ref":"B"},
        {"kind":"extended","on":"2024-09-29","working_days":20,"approved_by":"王主任"},
        {"kind":"deferred","on":"2024-09-29","until":"2024-12-31"},
        {"kind":"replied","on":"2024-12-31"}]}"#,
    );
    assert_eq!(value["state"], "replied");
    assert_eq!(value["due_on"], "2024-12-31");
    assert_eq!(value["violations"], json!([]));
}

#[test]
fn a_wrong_line_is_answered_with_its_error() {
    let received = r#"{"kind":"received","on":"2024-09-13","channel":"in_person"}"#;
    let with = |event: &str| answered(&format!(r#"{{"id":"x","events":[{received},{event}]}}"#));
    let table = [
        (
            with(r#"{"kind":"lost","on":"2024-09-14"}"#),
            "unknown_kind",
            "不认识的事件 lost",
        ),
        (
            with(r#"{"kind":"replied","on":"2024-09-14","by":"x"}"#),
            "unknown_key",
            "不认识 by",
        ),
        (
            with(r#"{"kind":"replied","on":"2024-09-14","until":"2024-09-14"}"#),
            "unknown_key",
            "不认识 until",
        ),
        (
            with(r#"{"kind":"agency_consulted","on":"2024-09-14","received_on":"2024-09-14"}"#),
            "unknown_key",
            "不认识 received_on",
        ),
        (
            with(r#"{"kind":"replied","on":"2024-09-14","on":"2024-09-15"}"#),
            "repeated_key",
            "on 出现了两次",
        ),
        (with(r#"{"kind":"replied"}"#), "missing_key", "缺少 on"),
        (with(r#"{"on":"2024-09-14"}"#), "missing_key", "缺少 kind"),
        (
            with(r#"{"kind":"extended","on":"2024-09-14"}"#),
            "missing_key",
            "缺少 working_days",
        ),
        (
            with(r#"{"kind":"deferred","on":"2024-09-14"}"#),
            "missing_key",
            "缺少 until",
        ),
        (
            with(r#"{"kind":"replied","on":"2024-02-30"}"#),
            "wrong_value",
            "on 应为日期 YYYY-MM-DD，现为“2024-02-30”",
        ),
        (
            with(r#"{"kind":"replied","on":"20240914"}"#),
            "wrong_value",
            "on 应为日期 YYYY-MM-DD，现为“20240914”",
        ),
        (
            with(r#"{"kind":"replied","on":20240914}"#),
            "wrong_value",
            "on 应为文字，现为20240914",
        ),
        (
            with(r#"{"kind":"extended","on":"2024-09-14","working_days":1.5}"#),
            "wrong_value",
            "working_days 应为整数，现为1.5",
        ),
        (
            with(r#"{"kind":"extended","on":"2024-09-14","working_days":"5"}"#),
            "wrong_value",
            "working_days 应为整数，现为“5”",
        ),
        (
            with(r#"{"kind":"agency_consulted","on":"2024-09-14","as":"friend"}"#),
            "wrong_value",
            "as 应为co_maker 或 other，现为“friend”",
        ),
        (with("3"), "not_an_object", "应为一个对象，现为3"),
        (
            answered(r#"{"id":"x","events":[{"kind":"received","on":"2024-09-13"}]}"#),
            "missing_key",
            "缺少 channel",
        ),
        (
            answered(
                r#"{"id":"x","events":[{"kind":"received","on":"2024-09-13","channel":"dove"}]}"#,
            ),
            "wrong_value",
            "channel 应为收到渠道，现为“dove”",
        ),
        (answered(r#"{"id":"x"}"#), "missing_key", "缺少 events"),
        (
            answered(r#"{"id":"x","events":{}}"#),
            "wrong_value",
            "events 应为列表，现为对象",
        ),
        (
            answered(r#"{"id":"x","events":[],"event":1}"#),
            "unknown_key",
            "不认识 event",
        ),
        (
            answered(r#"{"id":"x","events":[],"events":[]}"#),
            "repeated_key",
            "events 出现了两次",
        ),
        (
            answered(r#"{"id":"x","events":[],"as_of":"soon"}"#),
            "wrong_value",
            "as_of 应为日期 YYYY-MM-DD，现为“soon”",
        ),
        (
            answered(r#"{"id":"x","events":[],"as_of":5}"#),
            "wrong_value",
            "as_of 应为日期 YYYY-MM-DD，现为5",
        ),
    ];
    for (value, code, message) in table {
        assert_eq!(value["error"]["code"], code, "{value}");
        assert_eq!(value["error"]["message"], message);
        assert_eq!(value["error"]["article"], Value::Null);
        assert_eq!(value["id"], "x");
        assert!(value["error"].get("provisional_on").is_none());
    }
    assert_eq!(answered("[]")["error"]["code"], "not_an_object");
    assert_eq!(answered("[]")["id"], Value::Null);
    assert_eq!(answered(r#"{"id":true,"events":[]}"#)["id"], Value::Null);
}

#[test]
fn the_impossible_has_its_article_and_an_uncovered_year_its_day() {
    let value = answered(
        r#"{"id":"x","events":[{"kind":"received","on":"2024-09-13","channel":"in_person"},{"kind":"extended","on":"2024-09-18","working_days":25}]}"#,
    );
    assert_eq!(
        value,
        json!({"id":"x","error":{"code":"extension_days","message":"延期应为1至20个工作日，现为25个","article":"条例第三十三条"}})
    );
    let value = answered(
        r#"{"id":"x","events":[{"kind":"received","on":"2026-12-10","channel":"in_person"}]}"#,
    );
    assert_eq!(value["error"]["code"], "year_not_covered");
    assert_eq!(value["error"]["provisional_on"], "2027-01-07");
    assert_eq!(value["error"]["article"], "条例第三十三条");
}

#[test]
fn an_event_reads_alone() {
    let error = serde_json::from_str::<Event>(r#"{"kind":"lost","on":"2024-09-14"}"#).unwrap_err();
    assert!(error.to_string().starts_with("不认识的事件 lost"));
}

#[test]
fn names_in_data_are_the_names_read() {
    for channel in Channel::ALL {
        assert_eq!(serde_json::to_value(channel).unwrap(), channel.code());
    }
    for role in [AgencyRole::CoMaker, AgencyRole::Other] {
        assert_eq!(serde_json::to_value(role).unwrap(), role.code());
    }
    for kind in [
        "correction_requested",
        "corrected",
        "explanation_requested",
        "explained",
        "fee_noticed",
        "fee_paid",
        "third_party_consulted",
        "third_party_answered",
        "agency_consulted",
        "agency_answered",
        "replied",
        "withdrawn",
        "received",
        "extended working_days=1",
        "deferred until=2024-09-14",
    ] {
        let (name, rest) = kind.split_once(' ').unwrap_or((kind, ""));
        assert_eq!(
            event(&format!("{name} 2024-09-14 {rest}")).kind.code(),
            name
        );
    }
}
