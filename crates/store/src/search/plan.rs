//! From a question to entries of the index: all of its parts, else the rarer half, else any.

use gongkai_model::id::{Id, RecordId};
use tantivy::collector::{Count, TopDocs};
use tantivy::query::{
    BooleanQuery, BoostQuery, ConstScoreQuery, DisjunctionMaxQuery, EmptyQuery, Occur, PhraseQuery,
    Query, TermQuery,
};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{Searcher, Term};

use super::error::SearchError;
use super::query::{Parsed, Part, SearchQuery, What, words};
use super::schema::Fields;

/// A number that stands exactly is what was asked for, whatever else is said.
const EXACT_NUMBER: f32 = 60.0;
const LOOSE_NUMBER: f32 = 25.0;
const CITED_NUMBER: f32 = 6.0;
const WHOLE_NAME: f32 = 80.0;
/// Words side by side as in the question, on top of the words themselves.
const SIDE_BY_SIDE: [f32; 2] = [4.0, 1.5];

/// How strictly the hits answer the question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stage {
    /// Every part stands in every hit.
    All,
    /// The rarer half of the parts does.
    RarerHalf,
    /// Some part does.
    Any,
}

/// A part with the number of entries that have it.
#[derive(Debug, Clone)]
pub(super) struct Weighed {
    pub(super) part: Part,
    pub(super) entries: u64,
    /// How much finding it tells, 0 when every entry has it.
    pub(super) weight: f32,
}

/// The hits of one page.
#[derive(Debug)]
pub(super) struct Found {
    pub(super) stage: Stage,
    pub(super) total: u64,
    pub(super) hits: Vec<(RecordId, f32)>,
    /// The parts, rarest first.
    pub(super) parts: Vec<Weighed>,
}

/// Looks a question up.
pub(super) fn find(
    searcher: &Searcher,
    fields: &Fields,
    parsed: &Parsed,
    query: &SearchQuery,
) -> Result<Found, SearchError> {
    let plan = Plan { searcher, fields };
    let parts = plan.weigh(parsed)?;
    let filters = plan.filters(query);
    let mut found = Found {
        stage: Stage::All,
        total: 0,
        hits: Vec::new(),
        parts,
    };
    for stage in [Stage::All, Stage::RarerHalf, Stage::Any] {
        let asked = plan.query(stage, parsed, &found.parts);
        let mut clauses = vec![(Occur::Must, asked)];
        clauses.extend(
            filters
                .iter()
                .map(|filter| (Occur::Must, filter.box_clone())),
        );
        let limit = match query.limit {
            0 => 10,
            limit => limit.min(100),
        };
        let top = TopDocs::with_limit(limit).and_offset(query.offset.min(10_000));
        let (total, top) =
            searcher.search(&BooleanQuery::new(clauses), &(Count, top.order_by_score()))?;
        found.stage = stage;
        if total == 0 {
            continue;
        }
        found.total = u64::try_from(total).unwrap_or(u64::MAX);
        for (score, address) in top {
            let columns = searcher.segment_reader(address.segment_ord).fast_fields();
            if let Some(record) = columns.i64("record")?.first(address.doc_id) {
                found.hits.push((Id::new(record), score));
            }
        }
        break;
    }
    Ok(found)
}

struct Plan<'a> {
    searcher: &'a Searcher,
    fields: &'a Fields,
}

impl Plan<'_> {
    /// Counts in how many entries each part stands; rarest first.
    fn weigh(&self, parsed: &Parsed) -> Result<Vec<Weighed>, SearchError> {
        let all = self.searcher.num_docs().max(1);
        let mut weighed = Vec::with_capacity(parsed.parts.len());
        for part in &parsed.parts {
            let entries = self.entries_with(part)?;
            // At most 15 digits matter here.
            #[expect(clippy::cast_precision_loss, reason = "a weight, not a count")]
            let weight = (1.0 + all as f32 / (1.0 + entries as f32)).ln();
            weighed.push(Weighed {
                part: part.clone(),
                entries,
                weight,
            });
        }
        weighed.sort_by_key(|one| one.entries);
        Ok(weighed)
    }

    fn entries_with(&self, part: &Part) -> Result<u64, SearchError> {
        let mut most = 0;
        match &part.what {
            What::Number(asked) => {
                let full = asked.full.iter().flat_map(|key| {
                    [self.fields.number, self.fields.cited]
                        .map(|field| Term::from_field_text(field, key))
                });
                let loose = asked.loose.iter();
                let loose = loose.map(|key| Term::from_field_text(self.fields.number, key));
                for term in full.chain(loose) {
                    most = most.max(self.searcher.doc_freq(&term)?);
                }
            }
            What::Word | What::Hint => most = self.in_any_field(&part.text)?,
            What::Run => {
                let mut least = u64::MAX;
                for c in part.text.chars() {
                    least = least.min(self.in_any_field(&c.to_string())?);
                }
                most = least;
            }
        }
        Ok(most)
    }

    fn in_any_field(&self, word: &str) -> Result<u64, SearchError> {
        let mut most = 0;
        for (field, _) in self.fields.worded() {
            let term = Term::from_field_text(field, word);
            most = most.max(self.searcher.doc_freq(&term)?);
        }
        Ok(most)
    }

    fn query(&self, stage: Stage, parsed: &Parsed, parts: &[Weighed]) -> Box<dyn Query> {
        let conditions = parts
            .iter()
            .filter(|one| one.part.what != What::Hint)
            .count();
        let needed = match stage {
            Stage::All => conditions,
            Stage::RarerHalf => conditions.div_ceil(2),
            Stage::Any => 0,
        };
        let mut clauses: Vec<(Occur, Box<dyn Query>)> = Vec::new();
        let mut count = 0;
        for one in parts {
            let is_condition = one.part.what != What::Hint && count < needed;
            count += usize::from(is_condition);
            let occur = if is_condition {
                Occur::Must
            } else {
                Occur::Should
            };
            clauses.push((occur, self.of_part(&one.part, stage)));
        }
        clauses.extend(
            self.side_by_side(&parsed.parts)
                .map(|pair| (Occur::Should, pair)),
        );
        let words: Box<dyn Query> = if clauses.is_empty() {
            Box::new(EmptyQuery)
        } else {
            Box::new(BooleanQuery::new(clauses))
        };
        let whole = [self.fields.names, self.fields.number]
            .map(|field| constant(term(field, &parsed.whole), WHOLE_NAME));
        let any = whole.into_iter().chain([words]);
        Box::new(BooleanQuery::union(any.collect()))
    }

    fn of_part(&self, part: &Part, stage: Stage) -> Box<dyn Query> {
        match &part.what {
            What::Word | What::Hint => self.in_fields(|field| term(field, &part.text)),
            What::Run => self.in_fields(|field| run(field, &part.text)),
            What::Number(asked) => {
                let mut ways: Vec<Box<dyn Query>> = Vec::new();
                if let Some(key) = &asked.full {
                    ways.push(constant(term(self.fields.number, key), EXACT_NUMBER));
                    ways.push(constant(term(self.fields.cited, key), CITED_NUMBER));
                }
                if let Some(key) = &asked.loose {
                    ways.push(constant(term(self.fields.number, key), LOOSE_NUMBER));
                }
                if stage == Stage::Any {
                    let words = words(&part.text).into_iter();
                    ways.extend(words.map(|word| self.of_part(&word, stage)));
                }
                Box::new(DisjunctionMaxQuery::with_tie_breaker(ways, 0.1))
            }
        }
    }

    fn in_fields(&self, make: impl Fn(Field) -> Box<dyn Query>) -> Box<dyn Query> {
        let ways = self
            .fields
            .worded()
            .map(|(field, worth)| -> Box<dyn Query> {
                Box::new(BoostQuery::new(make(field), worth))
            });
        Box::new(DisjunctionMaxQuery::with_tie_breaker(ways.into(), 0.2))
    }

    /// Pairs of parts that touch in the question, as phrases in title and text.
    fn side_by_side<'p>(&'p self, parts: &'p [Part]) -> impl Iterator<Item = Box<dyn Query>> + 'p {
        let pairs = parts.iter().zip(parts.iter().skip(1));
        let touching = pairs.filter(|(one, other)| {
            [one, other]
                .iter()
                .all(|part| !matches!(part.what, What::Number(_) | What::Run))
                && one.at + one.text.chars().count() == other.at
        });
        touching.flat_map(|(one, other)| {
            let fields = [self.fields.title, self.fields.body];
            fields
                .into_iter()
                .zip(SIDE_BY_SIDE)
                .map(move |(field, worth)| {
                    let terms = [one, other]
                        .map(|part| (part.at - one.at, Term::from_field_text(field, &part.text)));
                    let phrase = PhraseQuery::new_with_offset(terms.into());
                    Box::new(BoostQuery::new(Box::new(phrase), worth)) as Box<dyn Query>
                })
        })
    }

    fn filters(&self, query: &SearchQuery) -> Vec<Box<dyn Query>> {
        let fields = self.fields;
        let number = |field: Field, number: i64| -> Box<dyn Query> {
            Box::new(TermQuery::new(
                Term::from_field_i64(field, number),
                IndexRecordOption::Basic,
            ))
        };
        let mut all = vec![term(fields.language, query.language.tag())];
        all.extend(query.kind.iter().map(|kind| term(fields.kind, kind)));
        all.extend(
            query
                .section
                .map(|section| term(fields.section, section.code())),
        );
        all.extend(query.year.map(|year| number(fields.year, year.into())));
        if !query.units.is_empty() {
            let units = query
                .units
                .iter()
                .map(|unit| number(fields.unit, unit.get()));
            all.push(Box::new(BooleanQuery::union(units.collect())));
        }
        all.into_iter()
            .map(|filter| constant(filter, 0.0))
            .collect()
    }
}

fn term(field: Field, text: &str) -> Box<dyn Query> {
    Box::new(TermQuery::new(
        Term::from_field_text(field, text),
        IndexRecordOption::WithFreqs,
    ))
}

fn constant(query: Box<dyn Query>, score: f32) -> Box<dyn Query> {
    Box::new(ConstScoreQuery::new(query, score))
}

/// Characters side by side. The text may have cut some of them into words, which are then not found: such a
/// run is a name, and names fall apart alike everywhere.
fn run(field: Field, text: &str) -> Box<dyn Query> {
    let terms = text
        .chars()
        .map(|c| Term::from_field_text(field, &c.to_string()));
    Box::new(PhraseQuery::new_with_offset(terms.enumerate().collect()))
}
