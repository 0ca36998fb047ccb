//! Real documents, read where they lie beside the project; without them each test says so and passes.

use std::io::Write;
use std::path::PathBuf;
use std::process::Command;

use super::*;

/// A path in the folder of shared material, if that is there.
fn shared(path: &str) -> Option<PathBuf> {
    let path = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared")).join(path);
    if path.exists() {
        return Some(path);
    }
    writeln!(std::io::stderr(), "not checked: no {}", path.display()).unwrap();
    None
}

fn seed(start: &str) -> Option<ParsedDocument> {
    let folder = shared("seeds")?;
    let mut files = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let path = files.find(|path| {
        path.file_name()
            .unwrap()
            .to_string_lossy()
            .starts_with(start)
    })?;
    let bytes = std::fs::read(&path).unwrap();
    let source = read_file("seed.txt", &bytes, &Limits::default()).unwrap();
    Some(parse(&source, "seed.txt"))
}

#[test]
fn seed_0_has_number_date_note_and_tasks() {
    let Some(parsed) = seed("000_") else { return };
    assert_eq!(parsed.doc_number.as_deref(), Some("宿外综〔2021〕5号"));
    assert_eq!(parsed.written_date, Some(jiff::civil::date(2021, 6, 17)));
    assert_eq!(parsed.public_note.as_deref(), Some("此件公开发布"));
    assert_eq!(parsed.main_recipient.as_deref(), Some("办各处室"));
    let lines = task_lines(&parsed);
    let first = "二 （一） 一是 | 强化政务服务信息公开 | responsible:出国处 responsible:涉外处";
    assert_eq!((lines.len(), lines[0].as_str()), (10, first));
    assert_eq!(
        parsed
            .tasks
            .iter()
            .filter(|task| !task.units.is_empty())
            .count(),
        9
    );
}

#[test]
fn seed_1_has_number_and_date() {
    let Some(parsed) = seed("001_") else { return };
    assert_eq!(parsed.doc_number.as_deref(), Some("宿区政办发〔2021〕24号"));
    assert_eq!(parsed.written_date, Some(jiff::civil::date(2021, 8, 10)));
    let title = parsed.title.unwrap();
    assert!(
        title.ends_with("关于印发宿城区2021年政务公开工作要点的通知"),
        "{title}"
    );
}

#[test]
fn seeds_2_and_3_have_neither_number_nor_date() {
    for start in ["002_", "003_"] {
        let Some(parsed) = seed(start) else { return };
        assert_eq!(
            (
                parsed.doc_number,
                parsed.doc_number_raw,
                parsed.written_date
            ),
            (None, None, None)
        );
    }
}

#[test]
fn seed_3_has_seventeen_tasks_with_units() {
    let Some(parsed) = seed("003_") else { return };
    let title = "吉林白城工业园区2021年政务公开重点工作任务分工方案";
    assert_eq!(parsed.title.as_deref(), Some(title));
    assert_eq!(parsed.tasks.len(), 17);
    assert!(parsed.tasks.iter().all(|task| !task.units.is_empty()));
}

#[test]
fn seed_4_has_both_issuers() {
    let Some(parsed) = seed("004_") else { return };
    assert_eq!(parsed.doc_number.as_deref(), Some("洪办发〔2017〕74号"));
    assert_eq!(parsed.written_date, Some(jiff::civil::date(2017, 8, 10)));
    let issuers = ["中共淮安市洪泽区委办公室", "淮安市洪泽区人民政府办公室"];
    assert_eq!(parsed.issuer, issuers);
}

/// Records of a `.jsonl.gz`, unpacked by the system's gzip.
fn records(path: &str) -> Option<Vec<serde_json::Value>> {
    let output = Command::new("gzip")
        .arg("-dc")
        .arg(shared(path)?)
        .output()
        .unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    Some(
        text.lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect(),
    )
}

fn squeezed(text: &str) -> String {
    let same = |c| match c {
        '[' | '(' | '（' | '［' => '〔',
        ']' | ')' | '）' | '］' => '〕',
        other => other,
    };
    text.chars()
        .filter(|c| !c.is_whitespace() && *c != '第')
        .map(same)
        .collect()
}

/// The sources of policies whose metadata come from the official pages.
fn is_official(record: &serde_json::Value) -> bool {
    let source = record["source"].as_str().unwrap();
    source.starts_with("ZhouYNF") || source.starts_with("zongti")
}

#[test]
fn numbers_dates_and_titles_agree_with_published_metadata() {
    let Some(records) = records("data/policies/policies.jsonl.gz") else {
        return;
    };
    let (mut right, mut wrong, mut dates_right, mut dates_wrong, mut titles) =
        (0, Vec::new(), 0, Vec::new(), 0);
    for record in records.iter().filter(|record| is_official(record)) {
        let parsed = parse_text(record["text"].as_str().unwrap());
        let wanted = record["doc_no"].as_str().unwrap();
        match parsed.doc_number {
            Some(found) if squeezed(&found) == squeezed(wanted) || found.contains('令') => {
                right += 1
            }
            Some(found) => wrong.push(format!("{wanted} read as {found}")),
            None => {}
        }
        let wanted = record["issued_date"].as_str().unwrap();
        match parsed.written_date.map(|date| date.to_string()) {
            Some(found) if found == wanted => dates_right += 1,
            Some(found) => dates_wrong.push(format!("{wanted} read as {found}")),
            None => {}
        }
        let title = parsed.title.unwrap_or_default();
        titles += usize::from(squeezed(&title) == squeezed(record["title"].as_str().unwrap()));
    }
    assert!(
        right >= 70 && wrong.is_empty(),
        "{right} numbers right, wrong: {wrong:#?}"
    );
    assert!(
        dates_right >= 80 && dates_wrong.len() <= 4,
        "{dates_right} dates right, wrong: {dates_wrong:#?}"
    );
    assert!(titles >= 70, "{titles} titles right");
}

#[test]
fn numbers_that_head_a_text_are_found_and_none_is_invented() {
    let Some(records) = records("data/policies/policies.jsonl.gz") else {
        return;
    };
    let (mut there, mut found) = (0, 0);
    for record in &records {
        let (text, wanted) = (
            record["text"].as_str().unwrap(),
            record["doc_no"].as_str().unwrap(),
        );
        let heads = |wanted: &str| {
            text.lines()
                .take(12)
                .any(|line| squeezed(line) == squeezed(wanted))
        };
        let parsed = parse_text(text);
        if !wanted.is_empty() && heads(wanted) {
            there += 1;
            found += usize::from(
                parsed
                    .doc_number
                    .as_deref()
                    .is_some_and(|n| squeezed(n) == squeezed(wanted)),
            );
        }
        if let Some(raw) = &parsed.doc_number_raw {
            assert!(
                squeezed(text).contains(&squeezed(raw)),
                "{raw} is not in the text"
            );
        }
    }
    assert!(
        there >= 100 && found * 100 >= there * 97,
        "{found} of {there}"
    );
}

#[test]
fn laws_without_a_number_get_none() {
    let Some(records) = records("data/laws/laws.jsonl.gz") else {
        return;
    };
    for record in records.iter().step_by(20) {
        let parsed = parse_text(record["text"].as_str().unwrap());
        let number = parsed.doc_number.unwrap_or_default();
        // Some texts begin with the decree that promulgated them, or a judicial number (法释).
        let is_head = number.is_empty()
            || number.contains('令')
            || number.contains("法释")
            || number.contains("公告");
        assert!(is_head, "{} got {number}", record["title"]);
        assert!(parsed.tasks.is_empty(), "{} got tasks", record["title"]);
    }
}
