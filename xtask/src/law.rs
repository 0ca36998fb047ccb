//! The index of cited law, `docs/law.md`: which article is looked after by which file.
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

/// Short names used in comments, and the laws they mean. Longer ones first.
const NAMES: [(&str, &str); 9] = [
    ("政府信息公开条例", REGULATION),
    ("党政机关公文处理工作条例", "党政机关公文处理工作条例"),
    ("保守国家秘密法实施条例", "保守国家秘密法实施条例"),
    ("保守国家秘密法", "保守国家秘密法"),
    ("个人信息保护法", "个人信息保护法"),
    ("行政处罚法", "行政处罚法"),
    ("数据安全法", "数据安全法"),
    ("档案法", "档案法"),
    ("条例", REGULATION),
];

/// By law, by article, the files that cite it. Documents cited by number have the article 0.
pub type Index = BTreeMap<String, BTreeMap<u32, BTreeSet<String>>>;

/// Reads all comments.
#[must_use]
pub fn index(root: &Path) -> Index {
    let mut index = Index::new();
    for file in repository::files(root, &["rs", "toml"]) {
        if file.is_test || file.path.starts_with("xtask/") {
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
    let mut law = REGULATION;
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("art. ") {
        law = law_named_last(before).unwrap_or(law);
        let (first, last) = span(after);
        found.extend((first..=last).map(|article| (law.to_owned(), article)));
        rest = after;
    }
    found
}

/// The law whose name ends last in a text; of two that end together the longer one.
fn law_named_last(text: &str) -> Option<&'static str> {
    let ends = NAMES.iter().filter_map(|(name, law)| {
        let end = text.rfind(name)? + name.len();
        Some((end, name.len(), *law))
    });
    ends.max_by_key(|(end, length, _)| (*end, *length))
        .map(|(_, _, law)| law)
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

/// Writes the index.
#[must_use]
pub fn render(root: &Path) -> String {
    let index = index(root);
    let mut text = String::new();
    for (law, articles) in index
        .iter()
        .filter(|(_, articles)| !articles.contains_key(&0))
    {
        let _ = writeln!(text, "## {law}\n\n| article | where |\n|---|---|");
        for (article, files) in articles {
            let _ = writeln!(text, "| {article} | {} |", links(files));
        }
        text.push('\n');
    }
    let _ = writeln!(
        text,
        "## Documents cited by number\n\n| document | where |\n|---|---|"
    );
    for (number, articles) in &index {
        if let Some(files) = articles.get(&0) {
            let _ = writeln!(text, "| {number} | {} |", links(files));
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
