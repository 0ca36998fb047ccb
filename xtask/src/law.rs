//! The index of cited law, `docs/law.md`: the table of `rules::law`, then which files outside `rules` cite
//! which article.
//!
//! Citations are read from comments, where the house form is `《…》 art. 33` or `条例 art. 14–16`; a bare
//! `art. 15` belongs to the law named last in the same file. Documents are cited by number, such as
//! 国办发〔2016〕80号. Not judged: whether the code does what the article says.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
    path::Path,
};

use crate::repository;

/// Where the index stands.
pub const DOCUMENT: &str = "docs/law.md";

/// What 条例 means without a longer name.
const REGULATION: &str = "政府信息公开条例";

/// By law, by article, the files that cite it. Documents cited by number have the article 0.
pub type Index = BTreeMap<String, BTreeMap<u32, BTreeSet<String>>>;

/// Reads all comments outside `rules`.
#[must_use]
pub fn index(root: &Path) -> Index {
    let mut index = Index::new();
    for file in repository::files(root, &["rs", "toml"]) {
        let has_its_table = file.path.starts_with("crates/rules/");
        if file.is_test || has_its_table || file.path.starts_with("xtask/") {
            continue;
        }
        let comments: Vec<_> = file.text.lines().filter_map(comment).collect();
        for (law, article) in citations(&comments.join(" ")) {
            index
                .entry(law)
                .or_default()
                .entry(article)
                .or_default()
                .insert(file.path.clone());
        }
    }
    index
}

fn comment(line: &str) -> Option<&str> {
    let line = line.trim();
    ["//!", "///", "//", "# "]
        .into_iter()
        .find_map(|mark| line.strip_prefix(mark))
}

/// Finds the citations of a text: law and article, or document number and 0.
#[must_use]
pub fn citations(text: &str) -> Vec<(String, u32)> {
    let mut found: Vec<(String, u32)> = documents(text).map(|number| (number, 0)).collect();
    let mut law = REGULATION.to_owned();
    for (place, mark) in text.match_indices("art. ") {
        let (before, after) = (text.get(..place), text.get(place + mark.len()..));
        let (Some(before), Some(after)) = (before, after) else {
            continue;
        };
        let is_citation = after.starts_with(|c: char| c.is_ascii_digit())
            && !before.ends_with(|c: char| c.is_alphanumeric());
        if is_citation {
            law = law_before(before).unwrap_or(law);
            let (first, last) = span(after);
            found.extend((first..=last).map(|article| (law.clone(), article)));
        }
    }
    found
}

/// The law whose name stands right before the citation, with or without the year of its text.
fn law_before(text: &str) -> Option<String> {
    let text = text.trim_end_matches(|c: char| c.is_ascii_digit() || " ()》".contains(c));
    let letters = text
        .chars()
        .rev()
        .take_while(|c| ('\u{4e00}'..='\u{9fff}').contains(c))
        .count();
    let name: String = text.chars().skip(text.chars().count() - letters).collect();
    if name == "条例" {
        return Some(REGULATION.to_owned());
    }
    ["法", "条例", "办法", "规定"]
        .iter()
        .any(|end| name.ends_with(end))
        .then_some(name)
}

/// Reads `14` or `14–16` at the head of a text.
fn span(text: &str) -> (u32, u32) {
    let digits = |text: &str| {
        text.chars()
            .take_while(char::is_ascii_digit)
            .collect::<String>()
    };
    let first = digits(text);
    let rest = text.get(first.len()..).unwrap_or_default();
    let first: u32 = first.parse().unwrap_or(1);
    let last = rest
        .strip_prefix(['–', '-'])
        .and_then(|rest| digits(rest).parse().ok());
    (
        first,
        last.unwrap_or(first).clamp(first, first.saturating_add(20)),
    )
}

/// Numbers of documents of the State Council and its office, such as 国办发〔2016〕80号.
fn documents(text: &str) -> impl Iterator<Item = String> {
    text.match_indices('〔').filter_map(|(place, _)| {
        let before: Vec<char> = text.get(..place)?.chars().rev().take(8).collect();
        let letters = before
            .iter()
            .take_while(|c| ('\u{4e00}'..='\u{9fff}').contains(*c))
            .count();
        let issuer: String = before.iter().take(letters).rev().collect();
        let issuer = issuer.get(issuer.find('国')?..)?.to_owned();
        let rest = text.get(place..)?;
        let end = rest.find('号')? + '号'.len_utf8();
        (end < 24).then(|| format!("{issuer}{}", rest.get(..end).unwrap_or_default()))
    })
}

/// Writes the whole page.
#[must_use]
pub fn render(root: &Path) -> String {
    let mut text = gongkai_rules::law::law_index();
    text.push_str("\n# 规则之外的引用\n\n程序、存储、读取和页面的注释所引用的条款。由 `cargo xtask law` 生成。\n");
    for (law, articles) in index(root) {
        let _ = write!(text, "\n## {law}\n\n| 条款 | 文件 |\n| --- | --- |\n");
        for (article, files) in articles {
            let article = if article == 0 {
                "全文".to_owned()
            } else {
                format!("第 {article} 条")
            };
            let _ = writeln!(text, "| {article} | {} |", links(&files));
        }
    }
    text
}

fn links(files: &BTreeSet<String>) -> String {
    let short = |path: &String| path.replace("crates/", "").replace("/src/", "/");
    let links = files
        .iter()
        .map(|path| format!("[{}](../{path})", short(path)));
    links.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bare_article_belongs_to_the_law_named_last() {
        let found =
            citations("《政府信息公开条例》 art. 14–16, see 个人信息保护法 art. 28 and art. 29");
        let read: Vec<_> = found
            .iter()
            .map(|(law, article)| format!("{law} {article}"))
            .collect();
        assert_eq!(
            read,
            [
                "政府信息公开条例 14",
                "政府信息公开条例 15",
                "政府信息公开条例 16",
                "个人信息保护法 28",
                "个人信息保护法 29",
            ]
        );
    }

    #[test]
    fn documents_are_cited_by_number() {
        assert_eq!(
            citations("按照国办发〔2016〕80号。"),
            [("国办发〔2016〕80号".to_owned(), 0)]
        );
        assert_eq!(citations("宿外综〔2021〕5号"), []);
    }
}
