//! The command line as its contract says: exit codes, one JSON object a line, diagnostics in one line.
//! These tests run the built program, which only this package can name.

#![expect(
    clippy::expect_used,
    reason = "a test says what is wrong by panicking, in its helpers too"
)]

mod law;

use std::{
    path::Path,
    process::{Command, Output},
};

use serde_json::Value;

const NOTICE: &str = "云河区水务局文件\n\n云水〔2024〕8号\n\n关于开展节水宣传周活动的通知\n\n\
    各镇人民政府：\n\n现就有关事项通知如下。\n\n云河区水务局\n\n2024年5月6日\n\n（此件公开发布）\n";

fn gongkai(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_gongkai"))
        .args(arguments)
        .current_dir(folder)
        .env_remove("GONGKAI_DATABASE_URL")
        .env_remove("GONGKAI_BLOBS")
        .output()
        .expect("the program starts")
}

fn code(output: &Output) -> i32 {
    output.status.code().expect("an exit code")
}

fn lines(output: &Output) -> Vec<Value> {
    let text = String::from_utf8(output.stdout.clone()).expect("UTF-8");
    text.lines()
        .map(|line| serde_json::from_str(line).expect(line))
        .collect()
}

fn told(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("UTF-8")
}

#[test]
fn parse_answers_every_good_file_and_names_the_others() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.txt"), NOTICE).unwrap();
    std::fs::write(folder.path().join("b.docx"), "PK\u{3}\u{4} cut").unwrap();
    std::fs::write(folder.path().join("c.txt"), NOTICE.replace('8', "9")).unwrap();
    let output = gongkai(folder.path(), &["parse", "."]);
    assert_eq!(code(&output), 2);
    let answers = lines(&output);
    assert_eq!(answers.len(), 2, "{}", told(&output));
    assert_eq!(answers[0]["doc_number"], "云水〔2024〕8号");
    assert_eq!(answers[0]["written_date"], "2024-05-06");
    assert_eq!(answers[0]["disclosure_attribute"], "proactive");
    assert_eq!(answers[0]["tasks"], Value::Array(Vec::new()));
    let told = told(&output);
    assert_eq!(told.lines().count(), 1, "{told}");
    assert!(told.contains("b.docx"), "{told}");
}

#[test]
fn bad_usage_ends_with_two() {
    let folder = tempfile::tempdir().unwrap();
    for arguments in [
        &["parse"][..],
        &["parse", "nowhere.txt"],
        &["import", "x.csv"],
        &["verify", "--data", "nowhere"],
        &["dance"],
        &["search", "x", "--data", "nowhere"],
    ] {
        let output = gongkai(folder.path(), arguments);
        assert_eq!(code(&output), 2, "{arguments:?}: {}", told(&output));
        assert!(!told(&output).is_empty(), "{arguments:?}");
    }
    assert!(
        !folder.path().join("nowhere").exists(),
        "a mistyped folder is not made"
    );
}

#[test]
fn what_is_imported_and_published_is_found_and_verified() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("节水.txt"), NOTICE).unwrap();
    let rows = "{\"id\":\"r1\",\"title\":\"关于公园延长开放时间的公告\",\"text\":\"夏季延长至二十二时。\"}\n\
        {\"id\":\"r2\",\"text\":\"没有标题\"}\n";
    std::fs::write(folder.path().join("rows.jsonl"), rows).unwrap();
    let import = [
        "import",
        "节水.txt",
        "rows.jsonl",
        "--unit",
        "yunhe",
        "--data",
        "d",
        "--publish",
    ];
    let import = [
        &import[..],
        &[
            "--source",
            "原门户",
            "--as",
            "admin",
            "--report",
            "report.csv",
        ],
    ]
    .concat();

    let dry = gongkai(folder.path(), &[&import[..], &["--dry-run"]].concat());
    assert_eq!(lines(&dry).last().unwrap()["imported"], 2, "{}", told(&dry));

    let output = gongkai(folder.path(), &import);
    assert_eq!(code(&output), 2, "one row has no title: {}", told(&output));
    let summary = lines(&output).pop().unwrap();
    assert_eq!(
        (&summary["imported"], &summary["failed"]),
        (&2.into(), &1.into())
    );
    let report = std::fs::read_to_string(folder.path().join("report.csv")).unwrap();
    assert_eq!(report.lines().count(), 4, "{report}");

    let found = gongkai(
        folder.path(),
        &["search", "--json", "--data", "d", "节水宣传"],
    );
    let answer = lines(&found).remove(0);
    assert_eq!(answer["confident"], true, "{answer}");
    assert_eq!(answer["hits"][0]["rank"], 1);
    assert_eq!(answer["hits"][0]["doc_number"], "云水〔2024〕8号");
    assert_eq!(answer["hits"][0]["source_name"], "节水.txt");
    assert_eq!(answer["hits"][0]["unit"], "yunhe");
    let nothing = gongkai(
        folder.path(),
        &["search", "--json", "--data", "d", "量子计算机采购"],
    );
    assert_eq!(lines(&nothing)[0]["confident"], false);

    std::fs::write(
        folder.path().join("q.jsonl"),
        "{\"id\":7,\"query\":\"公园开放\"}\nbroken\n",
    )
    .unwrap();
    let many = gongkai(
        folder.path(),
        &["search", "--queries", "q.jsonl", "--data", "d"],
    );
    assert_eq!(code(&many), 2);
    assert_eq!(lines(&many)[0]["id"], 7);
    assert_eq!(lines(&many)[0]["total"], 1);

    assert_eq!(code(&gongkai(folder.path(), &["verify", "--data", "d"])), 0);
    assert_eq!(
        code(&gongkai(folder.path(), &["reindex", "--data", "d"])),
        0
    );
    assert_eq!(
        code(&gongkai(
            folder.path(),
            &["migrate", "--check", "--data", "d"]
        )),
        0
    );

    assert_eq!(
        code(&gongkai(folder.path(), &["backup", "b.tar", "--data", "d"])),
        0
    );
    assert_eq!(
        code(&gongkai(
            folder.path(),
            &["restore", "b.tar", "--data", "e"]
        )),
        0
    );
    assert_eq!(code(&gongkai(folder.path(), &["verify", "--data", "e"])), 0);
}

#[test]
fn a_kind_that_does_not_hold_together_is_named_with_file_and_line() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("kinds")).unwrap();
    let kind = "code = \"x\"\nname = \"x\"\nname_en = \"x\"\nabout = \"x\"\nsection = \"moon\"\n";
    std::fs::write(folder.path().join("kinds/x.toml"), kind).unwrap();
    let output = gongkai(folder.path(), &["kinds", "check", "kinds"]);
    assert_eq!(code(&output), 2);
    assert!(
        told(&output).contains("x.toml:5: unknown variant `moon`"),
        "{}",
        told(&output)
    );
    assert_eq!(code(&gongkai(folder.path(), &["kinds", "check"])), 0);
}

#[test]
fn a_ledger_is_read_from_a_plan() {
    let folder = tempfile::tempdir().unwrap();
    let plan = "云河区2024年政务公开工作要点\n\n一、重点任务\n\n\
        1、做好公开专栏维护。每月检查一次专栏。（牵头单位：区政府办公室；配合单位：各部门）\n";
    std::fs::write(folder.path().join("plan.txt"), plan).unwrap();
    let output = gongkai(folder.path(), &["ledger", "plan.txt", "--json"]);
    assert_eq!(code(&output), 0, "{}", told(&output));
    let task = lines(&output).remove(0);
    assert_eq!(task["units"][0]["role"], "lead");
    assert_eq!(task["units"][1]["role"], "cooperate");
    std::fs::write(folder.path().join("none.txt"), NOTICE).unwrap();
    assert_eq!(code(&gongkai(folder.path(), &["ledger", "none.txt"])), 2);
}
