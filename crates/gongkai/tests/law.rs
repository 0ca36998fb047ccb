//! The law on the command line, as its contract says: `foi clock`, `foi fee` and `report check`.

use std::{
    io::Write,
    process::{Command, Output, Stdio},
};

use serde_json::{Value, json};

use super::{code, gongkai, lines, told};

/// Runs the program with lines on its standard input.
pub(super) fn piped(arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_gongkai"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut stdin = child.stdin.take().expect("a pipe");
    stdin.write_all(input.as_bytes()).expect("it reads");
    drop(stdin);
    child.wait_with_output().expect("it ends")
}

#[test]
fn foi_fee_answers_every_line_and_ends_with_two_if_one_is_wrong() {
    let input = concat!(
        r#"{"id":"a","method":"per_item","count_in_month_before":8,"items":5}"#,
        "\n\n",
        r#"{"id":"b","method":"per_page","pages":68,"already_public":false}"#,
        "\n",
        r#"{"id":"c","method":"per_item","count_in_month_before":-1,"items":5}"#,
        "\nnot json\n",
        r#"{"id":"d","method":"per_page","pages":68,"items":1}"#,
    );
    let output = piped(&["foi", "fee"], input);
    assert_eq!(code(&output), 2);
    let answers = lines(&output);
    assert_eq!(answers.len(), 5, "{}", told(&output));
    assert_eq!(
        answers[0],
        json!({"id": "a", "fee_yuan": 300, "tiers": [
            {"from": 9, "to": 10, "rate_yuan": 0, "count": 2, "amount_yuan": 0},
            {"from": 11, "to": 13, "rate_yuan": 100, "count": 3, "amount_yuan": 300},
        ], "article": "国办函〔2020〕109号 第四条"})
    );
    assert_eq!(answers[1]["fee_yuan"], 380);
    for answer in &answers[2..] {
        assert!(answer["error"]["code"].is_string(), "{answer}");
        assert!(answer["error"]["message"].is_string(), "{answer}");
    }
    assert_eq!(answers[4]["id"], "d");
    assert_eq!(told(&output).lines().count(), 3, "{}", told(&output));
    let fine = piped(&["foi", "fee"], "");
    assert_eq!(code(&fine), 0);
}

#[test]
fn foi_clock_answers_every_case_with_all_keys() {
    let input = concat!(
        r#"{"id":"plain","events":[{"kind":"received","on":"2023-03-01","channel":"in_person"}]}"#,
        "\n",
        r#"{"id":"waiting","events":[{"kind":"received","on":"2023-03-01","channel":"online"}],"as_of":"2023-04-01"}"#,
        "\n",
        r#"{"id":"late","events":[{"kind":"replied","on":"2023-04-10"},{"kind":"received","on":"2023-03-01","channel":"post_signed"}]}"#,
        "\n",
    );
    let output = piped(&["foi", "clock"], input);
    assert_eq!(code(&output), 0, "{}", told(&output));
    let answers = lines(&output);
    let keys = [
        "id",
        "state",
        "received_on",
        "due_on",
        "correction_notice_due_on",
        "fee_payment_due_on",
        "third_party_due_on",
        "agency_due_on",
        "working_days_used",
        "working_days_left",
        "overdue",
        "violations",
        "explanation",
    ];
    for answer in &answers {
        let found: Vec<&str> = answer
            .as_object()
            .unwrap()
            .keys()
            .map(String::as_str)
            .collect();
        assert_eq!(found.len(), keys.len(), "{answer}");
        assert!(keys.iter().all(|key| found.contains(key)), "{answer}");
    }
    assert_eq!(answers[0]["due_on"], "2023-03-29");
    assert_eq!(answers[0]["correction_notice_due_on"], "2023-03-10");
    assert_eq!(answers[1]["due_on"], Value::Null);
    assert_eq!(answers[2]["overdue"], true);
    assert_eq!(answers[2]["violations"][0]["article"], "条例第三十三条");
    let span = &answers[0]["explanation"][0];
    for key in ["from", "to", "counted", "reason", "article"] {
        assert!(span.get(key).is_some(), "{span}");
    }
}

#[test]
fn foi_clock_refuses_the_impossible_and_the_uncovered_line_by_line() {
    let input = concat!(
        r#"{"id":"before","events":[{"kind":"received","on":"2023-03-02","channel":"in_person"},{"kind":"replied","on":"2023-03-01"}]}"#,
        "\n",
        r#"{"id":"long","events":[{"kind":"received","on":"2023-03-01","channel":"in_person"},{"kind":"extended","on":"2023-03-10","working_days":25}]}"#,
        "\n",
        r#"{"id":"2027","events":[{"kind":"received","on":"2026-12-10","channel":"in_person"}]}"#,
        "\n",
        r#"{"id":"fine","events":[{"kind":"received","on":"2023-03-01","channel":"in_person"}]}"#,
    );
    let output = piped(&["foi", "clock"], input);
    assert_eq!(code(&output), 2);
    let answers = lines(&output);
    assert_eq!(answers.len(), 4);
    assert_eq!(answers[1]["error"]["article"], "条例第三十三条");
    assert_eq!(answers[2]["error"]["code"], "year_not_covered");
    assert_eq!(answers[2]["error"]["provisional_on"], "2027-01-07");
    assert_eq!(answers[3]["due_on"], "2023-03-29");
    assert_eq!(told(&output).lines().count(), 3, "{}", told(&output));
}

/// A report of an invented office that balances: three requests, three answers.
fn balanced() -> Value {
    let row = |key: &str, people: u32| {
        json!({"key": key, "natural_person": people, "business": 0, "research": 0, "public_interest": 0,
               "legal_service": 0, "other": 0, "total": people})
    };
    let zero = [
        "carried_in",
        "denied.state_secret",
        "denied.law_forbidden",
        "denied.safety_stability",
        "denied.third_party",
        "denied.internal_affairs",
        "denied.process_info",
        "denied.enforcement_file",
        "denied.admin_query",
        "unable.needs_creation",
        "unable.still_unclear",
        "not_processed.petition",
        "not_processed.repeat",
        "not_processed.publication",
        "not_processed.abusive",
        "not_processed.reconfirm",
        "other.no_correction",
        "other.no_payment",
        "other.other",
        "carried_out",
    ];
    let some = [
        ("new_received", 3),
        ("granted", 1),
        ("partial", 1),
        ("unable.not_held", 1),
        ("total_handled", 3),
    ];
    let mut rows: Vec<Value> = zero.iter().map(|key| row(key, 0)).collect();
    rows.extend(some.map(|(key, people)| row(key, people)));
    json!({"agency": "云河区水务局", "year": 2025, "format": "2021", "table3": {"rows": rows}})
}

#[test]
fn report_check_ends_with_one_when_something_does_not_add_up() {
    let folder = tempfile::tempdir().unwrap();
    let check = |report: &Value| {
        std::fs::write(folder.path().join("r.json"), report.to_string()).unwrap();
        gongkai(folder.path(), &["report", "check", "r.json"])
    };
    let mut report = balanced();
    let output = check(&report);
    assert_eq!(code(&output), 0, "{}", told(&output));
    assert_eq!(lines(&output)[0]["ok"], true);

    let rows = report["table3"]["rows"].as_array_mut().unwrap();
    let carried = rows
        .iter_mut()
        .find(|row| row["key"] == "carried_out")
        .unwrap();
    carried["natural_person"] = json!(1);
    carried["total"] = json!(1);
    let output = check(&report);
    assert_eq!(code(&output), 1);
    let answer = &lines(&output)[0];
    assert_eq!(
        answer["errors"][0],
        json!({"identity": "T3-1", "row": null, "column": "natural_person", "expected": 3, "found": 4})
    );
}

#[test]
fn what_is_no_report_ends_with_two() {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in [("cut.json", "{"), ("list.json", "[]"), ("empty.json", "{}")] {
        std::fs::write(folder.path().join(name), text).unwrap();
        let output = gongkai(folder.path(), &["report", "check", name]);
        assert_eq!(code(&output), 2, "{name}");
        assert_eq!(told(&output).lines().count(), 1, "{}", told(&output));
        assert!(output.stdout.is_empty(), "{name}");
    }
    let output = gongkai(folder.path(), &["report", "check", "nowhere.json"]);
    assert_eq!(code(&output), 2);
}
