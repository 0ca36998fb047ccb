//! The command line as its contract says: exit codes, one JSON object a line, diagnostics in one line.
//! These tests run the built program, which only this package can name.

#![expect(
    clippy::expect_used,
    reason = "a test says what is wrong by panicking, in its helpers too"
)]

mod calendar;
mod catalogue;
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
fn a_table_of_unknown_columns_is_told_once() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("t.csv"), "甲,乙\n1,2\n3,4\n").unwrap();
    let output = gongkai(
        folder.path(),
        &["import", "t.csv", "--unit", "yunhe", "--data", "d"],
    );
    assert_eq!(code(&output), 2);
    let told = told(&output);
    assert_eq!(told.matches("不认识这些列").count(), 1, "{told}");
    assert!(!told.contains("没有标题"), "{told}");
}

#[test]
fn what_goes_wrong_is_told_in_chinese() {
    let folder = tempfile::tempdir().unwrap();
    administered(folder.path());
    let at = |arguments: &[&str]| gongkai(folder.path(), arguments);
    assert_eq!(code(&at(&["backup", "b.tar", "--data", "d"])), 0);
    let again = at(&["restore", "b.tar", "--data", "d"]);
    assert_eq!(code(&again), 2);
    assert!(told(&again).contains("请恢复到空目录"), "{}", told(&again));
    std::fs::write(folder.path().join("no.tar"), "no backup").unwrap();
    let broken = at(&["restore", "no.tar", "--data", "e"]);
    assert!(told(&broken).contains("不能恢复"), "{}", told(&broken));
}

#[test]
fn missing_keys_are_reported() {
    let folder = tempfile::tempdir().unwrap();
    administered(folder.path());
    let doctor = || gongkai(folder.path(), &["doctor", "--data", "d"]);
    assert_eq!(code(&doctor()), 0);
    std::fs::remove_dir_all(folder.path().join("d/keys")).unwrap();
    let output = doctor();
    assert_eq!(code(&output), 1);
    let answer = String::from_utf8(output.stdout).unwrap();
    assert!(answer.contains("缺少\t密钥目录"), "{answer}");
    assert!(
        !folder.path().join("d/keys").exists(),
        "looking makes nothing"
    );
}

#[test]
fn units_are_added_in_the_name_of_an_administrator() {
    let folder = tempfile::tempdir().unwrap();
    administered(folder.path());
    let at = |arguments: &[&str]| gongkai(folder.path(), arguments);
    let add = |code_: &str, name: &str, rest: &[&str]| {
        let start = ["unit", "add", code_, name, "--as", "zhuyue", "--data", "d"];
        at(&[&start[..], rest].concat())
    };
    let water = add(
        "water",
        "云河区水务局",
        &["--parent", "yunhe", "--short-name", "区水务局"],
    );
    assert_eq!(code(&water), 0, "{}", told(&water));
    let inner = add(
        "water-1",
        "节水科",
        &["--parent", "water", "--kind", "office"],
    );
    assert_eq!(code(&inner), 0, "{}", told(&inner));
    let listed = String::from_utf8(at(&["unit", "list", "--data", "d"]).stdout).unwrap();
    assert!(
        listed.contains("water\t部门\t云河区水务局\tyunhe"),
        "{listed}"
    );
    assert!(
        listed.contains("water-1\t内设机构\t节水科\twater"),
        "{listed}"
    );
    for (name, rest) in [
        ("水利", &["--parent", "yunhe"][..]),
        ("water", &["--parent", "yunhe"]),
        ("fire", &["--parent", "nowhere"]),
        ("fire", &["--parent", "yunhe", "--credit-code", "123"]),
    ] {
        let refused = add(name, "云河区某局", rest);
        assert_eq!(code(&refused), 2, "{name} {rest:?}");
        assert_eq!(told(&refused).lines().count(), 1, "{}", told(&refused));
    }
}

/// Makes the data folder `d` with one unit and its system administrator.
fn administered(folder: &Path) {
    use gongkai_model::organisation::{UnitLevel, UnitProfile};
    use gongkai_office::{
        Office, OfficeOptions,
        identity::{
            UnitForm,
            set_up::{self, SetUp, SetUpPerson, SetUpUnit},
        },
    };
    let unit = SetUpUnit {
        form: UnitForm {
            code: "yunhe".into(),
            name: "云河区人民政府".into(),
            short_name: "区政府".into(),
            abbreviation: None,
            parent: None,
            level: UnitLevel::District,
            credit_code: None,
            site_code: None,
            reviews_by_superior: false,
            sort: 0,
            profile: UnitProfile::default(),
        },
        parent_code: None,
    };
    let person = SetUpPerson {
        login: "zhuyue".into(),
        name: "朱月".into(),
        unit_code: "yunhe".into(),
        roles: vec![("yunhe".into(), "system_administrator".into())],
        substitutes: Vec::new(),
        password: None,
    };
    let set_up = SetUp {
        units: vec![unit],
        people: vec![person],
    };
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    runtime.block_on(async {
        let office = Office::open(OfficeOptions::in_folder(folder.join("d"))).await;
        let office = office.expect("a fresh office");
        set_up::fill(&office, set_up).await.expect("it fits");
        office.store.close().await;
    });
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

#[test]
fn a_document_is_put_on_paper_by_the_program_itself() {
    let folder = tempfile::tempdir().unwrap();
    let output = gongkai(folder.path(), &["doctor"]);
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.contains("正常\t制作 PDF"), "{text}");
    let output = gongkai(folder.path(), &["internal-typeset"]);
    assert_eq!(code(&output), 1, "nothing on standard input is no document");
    assert!(output.stdout.is_empty());
}
