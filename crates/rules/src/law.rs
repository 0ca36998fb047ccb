//! Every article that this crate rests on: article → module → tests.
//!
//! `docs/law.md` is [`law_index`] written to a file. A test checks that each module and each test named
//! here exists and that each article cited in a comment stands in the table, so law and code cannot drift
//! apart unseen. Left out: articles that only pages or procedures rest on.

mod table;
#[cfg(test)]
mod tests;

use std::fmt::Write;

pub use table::articles;

/// An article and where it lives in this crate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Article {
    /// The law, regulation, notice or standard, as cited in Chinese.
    pub instrument: &'static str,
    /// The article or clause, as cited in Chinese.
    pub article: &'static str,
    /// What it says, in a few words.
    pub about: &'static str,
    /// The module of this crate that applies it, such as `attribute`.
    pub module: &'static str,
    /// The tests that show it.
    pub tests: &'static [&'static str],
}

/// The table as Markdown, one section per instrument.
pub fn law_index() -> String {
    let mut out = String::from(
        "# 法律依据索引\n\n每条依据、实现它的模块（`crates/rules/src/`）和证明它的测试。由 `rules::law` 生成，勿手工修改。\n",
    );
    let mut section = "";
    for article in articles() {
        if article.instrument != section {
            section = article.instrument;
            // Writing to a String cannot fail.
            let _ = write!(
                out,
                "\n## {section}\n\n| 条款 | 内容 | 模块 | 测试 |\n| --- | --- | --- | --- |\n"
            );
        }
        let tests: Vec<String> = article
            .tests
            .iter()
            .map(|test| format!("`{test}`"))
            .collect();
        let (number, about, module) = (article.article, article.about, article.module);
        let _ = writeln!(
            out,
            "| {number} | {about} | `{module}` | {} |",
            tests.join("<br>")
        );
    }
    out
}
