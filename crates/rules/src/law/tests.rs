//! The table against the sources: modules, tests and citations must meet.

use std::fs;
use std::path::{Path, PathBuf};

use super::*;
use crate::dates::{chinese_numeral, numeral};

fn src() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// All source files below a folder with their texts.
fn sources(folder: &Path) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else {
            let text = fs::read_to_string(&path).unwrap();
            found.push((path, text));
        }
    }
    found
}

#[test]
fn every_module_and_test_in_the_table_exists() {
    let all: String = sources(&src()).into_iter().map(|(_, text)| text).collect();
    for row in articles() {
        let file = src().join(format!("{}.rs", row.module.replace("::", "/")));
        assert!(
            file.exists(),
            "{} names no module: {}",
            row.article,
            row.module
        );
        assert!(
            !row.tests.is_empty(),
            "{} {} has no test",
            row.instrument,
            row.article
        );
        for test in row.tests {
            assert!(
                all.contains(&format!("fn {test}(")),
                "{} names no test: {test}",
                row.article
            );
        }
    }
}

#[test]
fn every_article_cited_in_a_comment_is_in_the_table() {
    for (path, text) in sources(&src()) {
        let comments = text
            .lines()
            .map(str::trim_start)
            .filter(|line| line.starts_with("//"));
        for cited in comments.flat_map(|line| line.split("art. ").skip(1)) {
            let digits: String = cited.chars().take_while(char::is_ascii_digit).collect();
            let Some(number) = numeral(&digits) else {
                continue;
            };
            let article = format!("第{}条", chinese_numeral(number));
            let is_known = articles().any(|row| row.article.starts_with(&article));
            assert!(
                is_known,
                "{}: art. {number} ({article}) is not in the table",
                path.display()
            );
        }
    }
}

#[test]
fn every_test_named_by_an_article_is_in_the_table() {
    for (path, text) in sources(&src()) {
        let tests = text
            .lines()
            .filter_map(|line| line.trim().strip_prefix("fn art_"));
        for test in tests.filter_map(|rest| rest.split('(').next()) {
            let name = format!("art_{test}");
            let is_listed = articles().any(|row| row.tests.contains(&name.as_str()));
            assert!(is_listed, "{}: {name} is not in the table", path.display());
        }
    }
}

#[test]
fn the_index_has_one_section_per_instrument_and_one_line_per_row() {
    let index = law_index();
    let mut instruments: Vec<_> = articles().map(|row| row.instrument).collect();
    instruments.dedup();
    let sections: Vec<_> = index
        .lines()
        .filter_map(|line| line.strip_prefix("## "))
        .collect();
    assert_eq!(sections, instruments);
    let rows = index.lines().filter(|line| line.starts_with("| ")).count();
    assert_eq!(rows, articles().count() + 2 * instruments.len());
    instruments.sort_unstable();
    instruments.dedup();
    assert_eq!(
        instruments.len(),
        sections.len(),
        "rows of one instrument stand together"
    );
}
