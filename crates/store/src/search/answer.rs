//! The answer to a search: hits read back from the publications, and whether they answer at all.

use std::collections::HashMap;

use gongkai_model::id::{RecordId, UnitId};
use gongkai_model::kinds::Section;
use jiff::civil::Date;

use super::document::Shown;
use super::error::SearchError;
use super::excerpt::{Excerpt, Haystack, Needle};
use super::follow::with_files;
use super::index::SearchIndex;
use super::plan::{self, Found, Stage, Weighed};
use super::query::{Parsed, SearchQuery, What, words};
use crate::conn::Conn;
use crate::publications;

/// The longest title and the longest excerpt that a list shows, in characters.
const TITLE_CHARS_MAX: usize = 120;
const EXCERPT_CHARS_MAX: usize = 110;

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
}

/// The answer to a search.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct SearchAnswer {
    /// How many records there are.
    pub total: u64,
    /// Those of this page, best first.
    pub hits: Vec<Hit>,
    /// Whether something here really answers: the rarer half of what was asked stands together in a hit.
    pub confident: bool,
    /// What to ask for instead, when a word stands nowhere.
    pub suggestion: Option<String>,
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
    let (found, parsed) = index
        .apart(move |index| {
            let parsed = Parsed::new(&asked.words);
            let found = plan::find(&index.searcher(), index.fields(), &parsed, &asked)?;
            Ok((found, parsed))
        })
        .await?;
    let ids: Vec<_> = found.hits.iter().map(|(record, _)| *record).collect();
    let public = if ids.is_empty() {
        Vec::new()
    } else {
        publications::current(conn, Some(query.language), &ids).await?
    };
    let shown = with_files(conn, public).await?;
    index
        .apart(move |_| Ok(answer(&found, &parsed, shown)))
        .await
}

fn answer(found: &Found, parsed: &Parsed, shown: Vec<Shown>) -> SearchAnswer {
    let mut shown: HashMap<RecordId, Shown> = shown
        .into_iter()
        .map(|one| (one.record.record, one))
        .collect();
    let needles = needles(&found.parts);
    let mut answer = SearchAnswer {
        suggestion: suggestion(found, parsed),
        ..SearchAnswer::default()
    };
    let mut hidden = 0;
    for (record, score) in &found.hits {
        match shown.remove(record) {
            Some(one) => {
                let (hit, answers) = hit(one, *score, found, parsed, &needles);
                answer.confident |= answers;
                answer.hits.push(hit);
            }
            // Withdrawn since the index was brought up to date.
            None => hidden += 1,
        }
    }
    answer.total = found.total.saturating_sub(hidden);
    answer.confident &= found.stage != Stage::Any;
    answer
}

/// What is marked, rarest first; of a number what it says in words.
fn needles(parts: &[Weighed]) -> Vec<Needle> {
    let all = parts.iter().flat_map(|one| {
        let texts = match one.part.what {
            What::Number(_) => words(&one.part.text)
                .into_iter()
                .map(|word| word.text)
                .collect(),
            _ => vec![one.part.text.clone()],
        };
        texts.into_iter().map(|text| Needle {
            text,
            weight: one.weight,
        })
    });
    all.collect()
}

fn hit(
    shown: Shown,
    score: f32,
    found: &Found,
    parsed: &Parsed,
    needles: &[Needle],
) -> (Hit, bool) {
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
    let answers = answers(&shown, found, parsed, needles, &together);
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
        issuers: record.content.issuers,
        source_name: record.source_name,
        title: record.content.title,
    };
    (hit, answers)
}

/// Whether a hit really answers: it is what was named, or the rarer half of the words stands together in it.
fn answers(
    shown: &Shown,
    found: &Found,
    parsed: &Parsed,
    needles: &[Needle],
    together: &[bool],
) -> bool {
    let names = shown
        .record
        .source_name
        .iter()
        .chain([&shown.record.index_number]);
    if names
        .map(|name| super::fold::fold_name(name))
        .any(|name| name == parsed.whole)
    {
        return true;
    }
    let conditions: Vec<_> = found
        .parts
        .iter()
        .filter(|one| one.part.what != What::Hint)
        .collect();
    let rarer_half = conditions.iter().take(conditions.len().div_ceil(2));
    let mut has_any = false;
    for one in rarer_half {
        has_any = true;
        let stands = match one.part.what {
            // The index has compared it, key by key.
            What::Number(_) => one.entries > 0,
            _ => needles
                .iter()
                .zip(together)
                .any(|(needle, found)| *found && needle.text == one.part.text),
        };
        if !stands {
            return false;
        }
    }
    has_any
}

/// The question without the words that stand nowhere.
fn suggestion(found: &Found, parsed: &Parsed) -> Option<String> {
    if found.stage == Stage::All {
        return None;
    }
    let known = parsed.parts.iter().filter(|part| {
        found
            .parts
            .iter()
            .any(|one| one.part == **part && one.entries > 0)
    });
    let known: Vec<_> = known.map(|part| part.text.as_str()).collect();
    let is_shorter = !known.is_empty() && known.len() < parsed.parts.len();
    is_shorter.then(|| known.join(" "))
}
