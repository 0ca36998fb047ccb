//! How good the search is, on questions with judged answers: what `gongkai search --judge FILE` prints.
//!
//! A line of the file is `{"id", "query", "frozen"?, "judged": {title: grade}}`; grades are 1 (related) to 3 (the
//! answer), a `*` in a title stands for anything, an empty `judged` says that nothing answers. `{org}`, `{year}`
//! and `{seq}` in a query are those of the first judged record's number, so that the file holds for any
//! day of the demo. Frozen questions are reported and never looked at while tuning.
//!
//! nDCG@10 compares the order of the first ten with the best order there is (gain 2^grade − 1, discount by the
//! logarithm of the rank); success@3 asks whether a record of grade 2 or 3 is among the first three. Honest
//! empties: how many of the questions that nothing answers are said to be so, and how many of the others are
//! wrongly said to be.

use std::collections::BTreeMap;

use gongkai_office::Office;
use gongkai_store::{
    publications::{self, PublicRecord},
    search::{self, SearchAnswer, SearchIndex, SearchQuery},
};
use serde::Deserialize;

/// A question with its judged answers.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Judged {
    /// Names it.
    pub id: String,
    /// What is asked.
    pub query: String,
    /// Whether it is only reported.
    #[serde(default)]
    pub frozen: bool,
    /// Titles with their grades, in the order of the file.
    judged: serde_json::Map<String, serde_json::Value>,
}

impl Judged {
    /// The grade of a title; 0 when it was not judged.
    fn grade(&self, title: &str) -> u32 {
        let grades = self
            .judged
            .iter()
            .filter(|(known, _)| matches(known, title));
        let grades = grades.filter_map(|(_, grade)| grade.as_u64());
        grades
            .max()
            .and_then(|grade| u32::try_from(grade).ok())
            .unwrap_or(0)
    }

    fn has_answer(&self) -> bool {
        !self.judged.is_empty()
    }
}

/// Whether a title is the one meant; `*` stands for anything.
fn matches(pattern: &str, title: &str) -> bool {
    let Some((front, back)) = pattern.split_once('*') else {
        return pattern == title;
    };
    title.len() >= front.len() + back.len() && title.starts_with(front) && title.ends_with(back)
}

/// Sums over questions of one half.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Quality {
    /// Questions with an answer.
    pub answerable: u32,
    /// Questions without.
    pub unanswerable: u32,
    ndcg: f64,
    succeeded: u32,
    /// Without an answer, and said to be so.
    honest: u32,
    /// With an answer, and wrongly said to have none.
    unsure: u32,
}

impl Quality {
    /// nDCG@10, the mean over questions with an answer.
    #[must_use]
    pub fn ndcg(&self) -> f64 {
        self.ndcg / f64::from(self.answerable.max(1))
    }

    /// success@3
    #[must_use]
    pub fn success(&self) -> f64 {
        f64::from(self.succeeded) / f64::from(self.answerable.max(1))
    }

    /// The share of questions without an answer that are said to be so.
    #[must_use]
    pub fn honest(&self) -> f64 {
        f64::from(self.honest) / f64::from(self.unanswerable.max(1))
    }

    /// The share of questions with an answer that are wrongly said to have none.
    #[must_use]
    pub fn unsure(&self) -> f64 {
        f64::from(self.unsure) / f64::from(self.answerable.max(1))
    }

    /// Whether the frozen questions count in it, and a line of a table.
    #[must_use]
    pub fn line(&self, name: &str) -> String {
        format!(
            "| {name} | {} + {} | {:.3} | {:.3} | {:.3} | {:.3} |",
            self.answerable,
            self.unanswerable,
            self.ndcg(),
            self.success(),
            self.honest(),
            self.unsure(),
        )
    }
}

/// What a question came to.
#[derive(Debug, Clone)]
pub struct Verdict {
    /// Names the question.
    pub id: String,
    /// As it was asked.
    pub query: String,
    /// Whether it is only reported.
    pub frozen: bool,
    /// nDCG@10; 1 where nothing answers.
    pub ndcg: f64,
    /// Whether what was said about being an answer is right.
    pub is_honest: bool,
    /// What may have been meant.
    pub suggestion: Option<String>,
    /// Grades and titles of the first hits.
    pub first: Vec<(u32, String)>,
}

/// Reads a file of questions.
///
/// # Errors
/// The line that does not parse.
pub fn read(text: &str) -> Result<Vec<Judged>, String> {
    let lines = text
        .lines()
        .zip(1..)
        .filter(|(line, _)| !line.trim().is_empty());
    lines
        .map(|(line, number)| {
            serde_json::from_str(line).map_err(|error| format!("第 {number} 行：{error}"))
        })
        .collect()
}

/// Asks all questions of an index; returns the tuned half, the frozen half, and each verdict.
///
/// # Errors
/// The store's and the index's, in words.
pub async fn judge(
    office: &Office,
    index: &SearchIndex,
    questions: &[Judged],
) -> Result<(Quality, Quality, Vec<Verdict>), String> {
    let text = |error: &dyn std::fmt::Display| error.to_string();
    let mut reader = office.store.reader().await.map_err(|error| text(&error))?;
    let mut public = BTreeMap::new();
    let mut after = None;
    loop {
        let page = publications::all_after(&mut reader, after, 500).await;
        let page: Vec<PublicRecord> = page.map_err(|error| text(&error))?;
        let Some(last) = page.last() else { break };
        after = Some((last.record, last.language));
        for record in page {
            public.insert(record.content.title.clone(), record);
        }
    }
    let (mut tuned, mut frozen) = (Quality::default(), Quality::default());
    let mut verdicts = Vec::new();
    for question in questions {
        let words = filled(question, &public)?;
        let query = SearchQuery {
            words,
            today: Some(office.clock.today()),
            ..SearchQuery::default()
        };
        let answer = search::ask(&mut reader, index, &query).await;
        let answer = answer.map_err(|error| text(&error))?;
        let half = if question.frozen {
            &mut frozen
        } else {
            &mut tuned
        };
        verdicts.push(add(half, question, &query.words, &answer, &public));
    }
    Ok((tuned, frozen, verdicts))
}

/// The query with the number of the first judged record put in.
fn filled(question: &Judged, public: &BTreeMap<String, PublicRecord>) -> Result<String, String> {
    if !question.query.contains('{') {
        return Ok(question.query.clone());
    }
    let number = question.judged.iter().next().and_then(|(title, _)| {
        let number = public.get(title)?.content.doc_number.as_ref()?.to_string();
        let (org, rest) = number.split_once('〔')?;
        let (year, seq) = rest.split_once('〕')?;
        Some((
            org.to_owned(),
            year.to_owned(),
            seq.trim_end_matches('号').to_owned(),
        ))
    });
    let (org, year, seq) = number.ok_or_else(|| format!("{}: 没有可用的文号", question.id))?;
    let query = question
        .query
        .replace("{org}", &org)
        .replace("{year}", &year);
    Ok(query.replace("{seq}", &seq))
}

fn add(
    half: &mut Quality,
    question: &Judged,
    query: &str,
    answer: &SearchAnswer,
    public: &BTreeMap<String, PublicRecord>,
) -> Verdict {
    let first: Vec<(u32, String)> = answer
        .hits
        .iter()
        .take(10)
        .map(|hit| (question.grade(&hit.title), hit.title.clone()))
        .collect();
    let mut ndcg = 1.0;
    let is_honest = question.has_answer() == answer.confident;
    if question.has_answer() {
        let mut best: Vec<u32> = public.keys().map(|title| question.grade(title)).collect();
        best.sort_unstable_by(|one, other| other.cmp(one));
        let found = first.iter().map(|(grade, _)| *grade);
        ndcg = gain(found) / gain(best.into_iter().take(10)).max(f64::MIN_POSITIVE);
        half.answerable += 1;
        half.ndcg += ndcg;
        half.succeeded += u32::from(first.iter().take(3).any(|(grade, _)| *grade >= 2));
        half.unsure += u32::from(!answer.confident);
    } else {
        half.unanswerable += 1;
        half.honest += u32::from(!answer.confident);
    }
    Verdict {
        id: question.id.clone(),
        query: query.to_owned(),
        frozen: question.frozen,
        ndcg,
        is_honest,
        suggestion: answer.suggestion.clone(),
        first,
    }
}

fn gain(grades: impl Iterator<Item = u32>) -> f64 {
    let gains = grades.zip(2_u32..).map(|(grade, rank)| {
        let gain = f64::from(2_u32.saturating_pow(grade) - 1);
        gain / f64::from(rank).log2()
    });
    gains.sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_better_order_gains_more() {
        assert!(gain([3, 2, 0].into_iter()) > gain([2, 3, 0].into_iter()));
        assert!((gain([1].into_iter()) - 1.0).abs() < 1e-9);
        assert!(matches("*年公报", "2025年公报") && !matches("*年公报", "2025年公告"));
    }

    #[test]
    fn the_questions_of_the_demo_are_enough_and_half_of_them_is_frozen() {
        let all = read(include_str!("../../../../demo/search/queries.jsonl")).unwrap();
        let answerable = all.iter().filter(|one| one.has_answer()).count();
        assert!(answerable >= 100 && all.len() - answerable >= 15);
        let frozen = all.iter().filter(|one| one.frozen).count();
        assert_eq!(frozen * 2, all.len());
        let ids: std::collections::BTreeSet<_> = all.iter().map(|one| &one.id).collect();
        assert_eq!(ids.len(), all.len(), "an id stands twice");
    }
}
