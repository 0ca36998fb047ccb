//! The answer to a search: hits read back from the publications, and whether they answer at all.

use std::collections::HashMap;

use gongkai_model::id::{RecordId, UnitId};
use gongkai_model::kinds::Section;
use gongkai_model::record::Content;
use jiff::civil::Date;

use super::document::Shown;
use super::error::SearchError;
use super::excerpt::{Excerpt, Haystack, Needle};
use super::follow::with_files;
use super::gather::Facets;
use super::index::SearchIndex;
use super::plan::{Found, Stage, Weighed};
use super::query::{Parsed, SearchQuery, What, words};
use super::suggest;
use crate::conn::Conn;
use crate::publications;

/// The longest title and the longest excerpt that a list shows, in characters.
const TITLE_CHARS_MAX: usize = 120;
const EXCERPT_CHARS_MAX: usize = 110;

/// The share of what was asked, by weight, that one hit must have together to be an answer. Calibrated on the
/// tuned half of the labelled questions, see `docs/search.md`.
const ANSWERS_FROM: f32 = 0.55;

/// A record that was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// Identifies it.
    pub record: RecordId,
    /// How well it fits; comparable within one answer only.
    pub score: f32,
    /// 标题
    pub title: String,
    /// The title with the words marked.
    pub title_excerpt: Excerpt,
    /// The best place of the text.
    pub excerpt: Excerpt,
    /// 发文字号
    pub doc_number: Option<String>,
    /// 索引号
    pub index_number: String,
    /// Whose it is.
    pub unit: UnitId,
    /// Its kind.
    pub kind: String,
    /// Where it stands.
    pub section: Section,
    /// 发布日期
    pub published_on: Date,
    /// 发文机关
    pub issuers: Vec<String>,
    /// The imported file's or row's name.
    pub source_name: Option<String>,
    /// What it says.
    pub content: Box<Content>,
}

/// The answer to a search.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct SearchAnswer {
    /// How many records there are.
    pub total: u64,
    /// Those of this page, best first.
    pub hits: Vec<Hit>,
    /// Whether something here really answers: most of what was asked stands together in a hit.
    pub confident: bool,
    /// What to ask for instead, when a word stands nowhere.
    pub suggestion: Option<String>,
    /// Whether the hits are already those of the suggestion, because what was typed finds none of its own.
    pub is_of_suggestion: bool,
    /// Whether some hits lack a part of what was asked, because too few have all.
    pub is_partial: bool,
    /// How many there are by each way to narrow.
    pub facets: Facets,
}

/// What the index says to a question, and to what may have been meant.
struct Looked {
    parsed: Parsed,
    found: Found,
    /// What may have been meant, and what the index says to it.
    meant: Option<(String, Parsed, Found)>,
}

/// Searches, and reads the hits back in the state of the store that the connection sees.
///
/// # Errors
/// The index's and the store's.
pub async fn ask(
    conn: &mut Conn,
    index: &SearchIndex,
    query: &SearchQuery,
) -> Result<SearchAnswer, SearchError> {
    let asked = query.clone();
    let looked = index.apart(move |index| look(index, &asked)).await?;
    let Looked {
        parsed,
        found,
        meant,
    } = looked;
    if let Some((words, other_parsed, other)) = meant {
        let answer = read_back(conn, index, query, other_parsed, other).await?;
        if !answer.hits.is_empty() {
            return Ok(SearchAnswer {
                suggestion: Some(words),
                is_of_suggestion: true,
                ..answer
            });
        }
    }
    let without_unknown = without_unknown(&found, &parsed);
    let answer = read_back(conn, index, query, parsed, found).await?;
    Ok(SearchAnswer {
        suggestion: without_unknown.filter(|_| !answer.confident),
        ..answer
    })
}

fn look(index: &SearchIndex, query: &SearchQuery) -> Result<Looked, SearchError> {
    let searcher = index.searcher();
    let plan = index.plan(&searcher);
    let parsed = Parsed::new(index.dictionary(), &query.words);
    let found = plan.find(&parsed, query)?;
    let mut meant: Option<(String, Parsed, Found)> = None;
    if !query.is_literal && suggest::is_asked(&found) {
        let vocabulary = index.vocabulary(&searcher)?;
        for words in suggest::candidates(&vocabulary, &parsed, &found) {
            let other = Parsed::new(index.dictionary(), &words);
            let tried = plan.find(&other, query)?;
            let fits = tried.parts.iter().all(|one| one.is_known) && !tried.is_odd;
            if tried.total > 0 && fits {
                meant = Some((words, other, tried));
                break;
            }
        }
    }
    Ok(Looked {
        parsed,
        found,
        meant,
    })
}

/// Reads the hits of a page back from the publications.
async fn read_back(
    conn: &mut Conn,
    index: &SearchIndex,
    query: &SearchQuery,
    parsed: Parsed,
    found: Found,
) -> Result<SearchAnswer, SearchError> {
    let ids: Vec<_> = found.hits.iter().map(|(record, _)| *record).collect();
    let public = if ids.is_empty() {
        Vec::new()
    } else {
        publications::current(conn, Some(query.language), &ids).await?
    };
    let shown = with_files(conn, public).await?;
    index
        .apart(move |index| Ok(answer(index, found, &parsed, shown)))
        .await
}

fn answer(index: &SearchIndex, found: Found, parsed: &Parsed, shown: Vec<Shown>) -> SearchAnswer {
    let mut shown: HashMap<RecordId, Shown> = shown
        .into_iter()
        .map(|one| (one.record.record, one))
        .collect();
    let marks = Marks::of(index, &found.parts);
    let mut answer = SearchAnswer::default();
    let mut hidden = 0;
    for (record, score) in &found.hits {
        match shown.remove(record) {
            Some(one) => {
                let (hit, share) = hit(one, *score, &found, parsed, &marks);
                answer.confident |= share >= ANSWERS_FROM;
                answer.hits.push(hit);
            }
            // Withdrawn since the index was brought up to date.
            None => hidden += 1,
        }
    }
    answer.total = found.total.saturating_sub(hidden);
    answer.is_partial = found.stage != Stage::All && answer.total > 0;
    answer.facets = found.facets;
    answer
}

/// What is marked in hits, and to which part of the question it belongs.
struct Marks {
    needles: Vec<Needle>,
    /// The part of each needle, and what finding the needle is worth of it.
    parts: Vec<(usize, f32)>,
}

impl Marks {
    /// Rarest first; of a number what it says in words.
    fn of(index: &SearchIndex, parts: &[Weighed]) -> Self {
        let mut marks = Self {
            needles: Vec::new(),
            parts: Vec::new(),
        };
        for (number, one) in parts.iter().enumerate() {
            match one.part.what {
                What::Number(_) => {
                    for word in words(index.dictionary(), &one.part.text) {
                        marks.add(&word.text, one.weight, number, 0.0);
                    }
                }
                _ => marks.add(&one.part.text, one.weight, number, 1.0),
            }
            for other in &one.others {
                let share = 0.9
                    / other
                        .texts
                        .len()
                        .max(1)
                        .to_string()
                        .parse::<f32>()
                        .unwrap_or(1.0);
                for text in &other.texts {
                    marks.add(text, one.weight * 0.6, number, share);
                }
            }
        }
        marks
    }

    fn add(&mut self, text: &str, weight: f32, part: usize, worth: f32) {
        self.needles.push(Needle::new(text, weight));
        self.parts.push((part, worth));
    }

    /// How much of each part stands where these needles do.
    fn share_of_parts(&self, parts: &[Weighed], stands: &[bool]) -> Vec<f32> {
        let mut shares = vec![0.0_f32; parts.len()];
        for ((part, worth), _) in self.parts.iter().zip(stands).filter(|(_, stands)| **stands) {
            if let Some(share) = shares.get_mut(*part) {
                *share = if *worth >= 0.9 {
                    share.max(*worth)
                } else {
                    (*share + worth).min(0.9).max(*share)
                };
            }
        }
        shares
    }
}

fn hit(shown: Shown, score: f32, found: &Found, parsed: &Parsed, marks: &Marks) -> (Hit, f32) {
    let needles = &marks.needles;
    let title = Haystack::new(&shown.record.content.title);
    let body = Haystack::new(&shown.body());
    let (mut excerpt, mut together) = body.excerpt(needles, EXCERPT_CHARS_MAX);
    if together.iter().all(|found| !found) && !shown.files.is_empty() {
        let (of_files, in_files) = Haystack::new(&shown.files).excerpt(needles, EXCERPT_CHARS_MAX);
        if in_files.contains(&true) {
            (excerpt, together) = (of_files, in_files);
        }
    }
    let about = Haystack::new(&shown.about());
    for seen in [title.has(needles), about.has(needles)] {
        for (have, also) in together.iter_mut().zip(seen) {
            *have |= also;
        }
    }
    let share = share(&shown, found, parsed, marks, &together);
    let record = shown.record;
    let hit = Hit {
        record: record.record,
        score,
        title_excerpt: title.excerpt(needles, TITLE_CHARS_MAX).0,
        excerpt,
        doc_number: record.content.doc_number.as_ref().map(ToString::to_string),
        index_number: record.index_number,
        unit: record.unit,
        kind: record.kind,
        section: record.section,
        published_on: record.published_on,
        issuers: record.content.issuers.clone(),
        source_name: record.source_name,
        title: record.content.title.clone(),
        content: Box::new(record.content),
    };
    (hit, share)
}

/// How much of what was asked stands together in a hit, by weight; all of it when the hit was named.
fn share(shown: &Shown, found: &Found, parsed: &Parsed, marks: &Marks, together: &[bool]) -> f32 {
    let names = shown
        .record
        .source_name
        .iter()
        .chain([&shown.record.index_number]);
    if names
        .map(|name| super::fold::fold_name(name))
        .any(|name| name == parsed.whole)
    {
        return 1.0;
    }
    let shares = marks.share_of_parts(&found.parts, together);
    let (mut asked, mut stands) = (0.0, 0.0);
    for (one, share) in found.parts.iter().zip(shares) {
        if !one.is_condition() {
            continue;
        }
        asked += one.weight;
        stands += match one.part.what {
            // The index has compared it, key by key.
            What::Number(_) if one.entries > 0 => one.weight,
            _ => one.weight * share,
        };
    }
    if asked > 0.0 { stands / asked } else { 0.0 }
}

/// The question without the words that stand nowhere.
fn without_unknown(found: &Found, parsed: &Parsed) -> Option<String> {
    if found.stage == Stage::All {
        return None;
    }
    let known = parsed.parts.iter().filter(|part| {
        let mut weighed = found.parts.iter().filter(|one| one.part.at == part.at);
        weighed.any(|one| one.is_known && one.is_condition())
    });
    let known: Vec<_> = known.map(|part| part.text.as_str()).collect();
    let conditions = found.parts.iter().filter(|one| one.is_condition());
    let is_shorter = !known.is_empty() && known.len() < conditions.count();
    is_shorter.then(|| known.join(" "))
}
