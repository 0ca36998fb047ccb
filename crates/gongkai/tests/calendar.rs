//! `calendar add`, `list` and `import`, as the contract and the handbook say.

use serde_json::json;

use super::{administered, code, gongkai, lines, told};

/// An invented arrangement of 2027; no notice exists yet.
const INVENTED_2027: &str = "date,kind,name\n2027-01-01,holiday,元旦\n2027-01-02,holiday,元旦\n\
    2027-02-05,holiday,春节\n2027-02-06,holiday,春节\n2027-02-07,holiday,春节\n2027-02-08,holiday,春节\n\
    2027-02-14,workday,春节\n2027-04-05,holiday,清明节\n2027-05-01,holiday,劳动节\n2027-05-02,holiday,劳动节\n\
    2027-06-09,holiday,端午节\n2027-09-15,holiday,中秋节\n2027-10-01,holiday,国庆节\n\
    2027-10-02,holiday,国庆节\n2027-10-03,holiday,国庆节\n";

#[test]
fn adding_working_days_answers_with_the_day_and_why() {
    let folder = tempfile::tempdir().unwrap();
    let output = gongkai(
        folder.path(),
        &["calendar", "add", "2026-02-13", "20", "--json"],
    );
    assert_eq!((code(&output), told(&output).as_str()), (0, ""));
    let answer = lines(&output).remove(0);
    assert_eq!(
        (&answer["date"], &answer["working_days"], &answer["result"]),
        (&json!("2026-02-13"), &json!(20), &json!("2026-03-19"))
    );
    let festival =
        json!({"from": "2026-02-15", "to": "2026-02-23", "counted": false, "reason": "春节"});
    let spans = answer["explanation"].as_array().unwrap();
    assert!(spans.contains(&festival), "{answer}");
    let text = gongkai(folder.path(), &["calendar", "add", "2026-09-18", "20"]);
    let text = String::from_utf8(text.stdout).unwrap();
    assert!(
        text.starts_with("2026-09-18 起第 20 个工作日是 2026-10-22\n"),
        "{text}"
    );
    assert_eq!(
        folder.path().read_dir().unwrap().count(),
        0,
        "no store is touched"
    );
}

#[test]
fn an_uncovered_year_is_answered_with_a_provisional_day_and_two() {
    let folder = tempfile::tempdir().unwrap();
    let output = gongkai(
        folder.path(),
        &["calendar", "add", "2026-12-10", "20", "--json"],
    );
    assert_eq!(code(&output), 2);
    assert_eq!(told(&output).lines().count(), 1, "{}", told(&output));
    let answers = lines(&output);
    assert_eq!(answers.len(), 1);
    let error = &answers[0]["error"];
    assert_eq!(answers[0]["date"], "2026-12-10");
    assert_eq!(
        (&error["code"], &error["provisional_on"]),
        (&json!("year_not_covered"), &json!("2027-01-07"))
    );
    assert!(error["message"].is_string() && answers[0].get("result").is_none());
    let plain = gongkai(folder.path(), &["calendar", "add", "2026-12-10", "20"]);
    assert_eq!((code(&plain), plain.stdout.len()), (2, 0));
    for wrong in [
        &["2026-02-30", "20"][..],
        &["2026-02-13", "-1"],
        &["2026-02-13"],
        &["2026-02-13", "20", "--data", "nowhere"],
    ] {
        let output = gongkai(folder.path(), &[&["calendar", "add"], wrong].concat());
        assert_eq!(code(&output), 2, "{wrong:?}");
    }
    assert!(!folder.path().join("nowhere").exists());
}

#[test]
fn a_notice_is_imported_in_the_name_of_somebody_who_may() {
    let folder = tempfile::tempdir().unwrap();
    administered(folder.path());
    let run = |arguments: &[&str]| gongkai(folder.path(), arguments);
    let wrong = format!("{INVENTED_2027}2027-10-04,feast,国庆节\n");
    std::fs::write(folder.path().join("2027.csv"), INVENTED_2027).unwrap();
    std::fs::write(folder.path().join("wrong.csv"), wrong).unwrap();
    let import = |file: &str, more: &[&str]| {
        let notice = "国办发明电〔2026〕9号";
        let fixed = [
            "calendar", "import", file, "--year", "2027", "--notice", notice, "--data", "d",
        ];
        run(&[&fixed[..], more].concat())
    };
    for (refused, reason) in [
        (import("2027.csv", &["--as", "nobody"]), "nobody"),
        (import("2027.csv", &[]), "--as"),
        (import("wrong.csv", &["--as", "zhuyue"]), "第17行"),
        (import("none.csv", &["--as", "zhuyue"]), "none.csv"),
    ] {
        assert_eq!(code(&refused), 2, "{reason}");
        assert!(told(&refused).contains(reason), "{}", told(&refused));
    }
    let dry = import("2027.csv", &["--as", "zhuyue", "--dry-run"]);
    assert_eq!(code(&dry), 0, "{}", told(&dry));
    let dry = String::from_utf8(dry.stdout).unwrap();
    assert!(
        dry.contains("2027-01-01 至 2027-01-01　改为休息日　元旦"),
        "{dry}"
    );
    let count = || lines(&run(&["calendar", "list", "--json", "--data", "d"])).len();
    assert_eq!(count(), 10, "a dry run keeps nothing");

    let done = import("2027.csv", &["--as", "zhuyue"]);
    assert_eq!(code(&done), 0, "{}", told(&done));
    let years = lines(&run(&["calendar", "list", "--json", "--data", "d"]));
    assert_eq!((years.len(), &years[0]["edition"]), (11, &json!(1)));
    assert_eq!(years[0]["notices"], json!(["国办发明电〔2026〕9号"]));
    let here = [
        "calendar",
        "add",
        "2026-12-10",
        "20",
        "--json",
        "--data",
        "d",
    ];
    assert_eq!(lines(&run(&here))[0]["result"], "2027-01-08");
    let shipped = run(&["calendar", "add", "2026-12-10", "20", "--json"]);
    assert_eq!(code(&shipped), 2, "without --data no store is asked");
    let again = import("2027.csv", &["--as", "zhuyue"]);
    assert!(told(&again).contains("不需要导入"), "{}", told(&again));
    let verified = run(&["verify", "--data", "d"]);
    assert_eq!(code(&verified), 0, "{}", told(&verified));
}

#[test]
fn the_shipped_years_are_listed_without_a_store() {
    let folder = tempfile::tempdir().unwrap();
    let listed = gongkai(folder.path(), &["calendar", "list", "--json"]);
    let years = lines(&listed);
    assert_eq!((years.len(), code(&listed)), (10, 0));
    assert_eq!(
        years[0],
        json!({"year": 2026, "edition": 1, "notices": ["国办发明电〔2025〕7号（文号未核实）"],
               "working_days": 248, "imported_by": null, "imported_at": null})
    );
    let text = gongkai(folder.path(), &["calendar", "list"]).stdout;
    assert_eq!(String::from_utf8(text).unwrap().lines().count(), 10);
    assert_eq!(folder.path().read_dir().unwrap().count(), 0);
}
