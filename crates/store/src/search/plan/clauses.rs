//! The query of a stage: conditions, and what makes a hit better.

use tantivy::Term;
use tantivy::query::{
    AllQuery, BooleanQuery, BoostQuery, ConstScoreQuery, DisjunctionMaxQuery, EmptyQuery, Occur,
    PhraseQuery, Query, TermQuery,
};
use tantivy::schema::{Field, IndexRecordOption};

use super::{
    CITED_NUMBER, EVERYTHING, EXACT_NUMBER, HINT, IN_ABOUT, IN_TITLE, LOOSE_NUMBER, Plan,
    SIDE_BY_SIDE, Shape, Stage, TIE, WHOLE_NAME, Weighed,
};
use crate::search::error::SearchError;
use crate::search::query::{Parsed, Part, SearchQuery, What, words};
use crate::search::tokens;

impl Plan<'_> {
    pub(super) fn query(
        &self,
        shape: Shape,
        stage: Stage,
        parsed: &Parsed,
        parts: &[Weighed],
        query: &SearchQuery,
    ) -> Result<Box<dyn Query>, SearchError> {
        let mut clauses: Vec<(Occur, Box<dyn Query>)> = Vec::new();
        let (mut conditions, mut other): (Vec<_>, Vec<_>) = (Vec::new(), Vec::new());
        for one in parts {
            match one.part.what {
                What::Phrase => clauses.push((Occur::Must, self.of_part(one, shape, stage)?)),
                What::Hint => other.push(self.of_part(one, shape, stage)?),
                _ => conditions.push(self.of_part(one, shape, stage)?),
            }
        }
        // A rare pair is looked for where few entries are looked at.
        if shape == Shape::TextOnly {
            other.clear();
        } else {
            other.extend(self.side_by_side(&parsed.parts, stage)?);
        }
        let count = conditions.len();
        let needed = match stage {
            Stage::All => count,
            Stage::Most => (count * 2).div_ceil(3),
            Stage::Any => usize::from(clauses.is_empty()),
        };
        if needed == count {
            clauses.extend(conditions.into_iter().map(|one| (Occur::Must, one)));
        } else {
            let some = BooleanQuery::union_with_minimum_required_clauses(conditions, needed.max(1));
            let occur = if needed == 0 {
                Occur::Should
            } else {
                Occur::Must
            };
            clauses.push((occur, Box::new(some)));
        }
        if stage != Stage::All && count > 1 {
            // What has everything comes before what has something in its title.
            let everything = parts.iter().filter(|one| one.part.what == What::Word);
            let everything = everything.map(|one| self.ways(self.fields.text, one));
            let all = BooleanQuery::intersection(everything.collect::<Result<_, _>>()?);
            other.push(constant(Box::new(all), EVERYTHING));
        }
        if shape == Shape::InTitle {
            let words = parts.iter().filter(|one| one.part.what == What::Word);
            let titled = words.map(|one| self.ways(self.fields.title, one));
            let titled = BooleanQuery::union(titled.collect::<Result<_, _>>()?);
            clauses.push((Occur::Must, constant(Box::new(titled), 0.0)));
        }
        let is_free = clauses.is_empty();
        clauses.extend(other.into_iter().map(|one| (Occur::Should, one)));
        let takes_all = query.takes_all && parts.is_empty();
        let words: Box<dyn Query> = if takes_all {
            Box::new(AllQuery)
        } else if clauses.is_empty() || (is_free && stage == Stage::All && count == 0) {
            Box::new(EmptyQuery)
        } else {
            Box::new(BooleanQuery::new(clauses))
        };
        self.or_named(words, parsed)
    }

    /// The words, or what is called so as a whole.
    fn or_named(
        &self,
        words: Box<dyn Query>,
        parsed: &Parsed,
    ) -> Result<Box<dyn Query>, SearchError> {
        let mut any = vec![words];
        for field in [self.fields.names, self.fields.number] {
            let key = Term::from_field_text(field, &parsed.whole);
            if self.figures.entries(&key)? > 0 {
                any.push(constant(term(field, &parsed.whole), WHOLE_NAME));
            }
        }
        Ok(match any.len() {
            1 => any.pop().unwrap_or_else(|| Box::new(EmptyQuery)),
            _ => Box::new(BooleanQuery::union(any)),
        })
    }

    fn of_part(
        &self,
        one: &Weighed,
        shape: Shape,
        stage: Stage,
    ) -> Result<Box<dyn Query>, SearchError> {
        let part = &one.part;
        Ok(match &part.what {
            What::Hint => boosted(term(self.fields.text, &part.text), HINT),
            What::Word if shape == Shape::TextOnly => self.ways(self.fields.text, one)?,
            What::Run if shape == Shape::TextOnly => run(self.fields.text, &part.text),
            What::Word => self.in_fields(|field| self.ways(field, one))?,
            What::Run => self.in_fields(|field| Ok(run(field, &part.text)))?,
            What::Phrase => self.side_by_side_of(&part.text),
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
                    let words = words(self.dictionary, &part.text).into_iter();
                    ways.extend(words.map(|word| term(self.fields.text, &word.text)));
                }
                Box::new(DisjunctionMaxQuery::with_tie_breaker(ways, TIE))
            }
        })
    }

    /// A word or what is looked for instead, in a field; what stands nowhere in it is not looked for.
    fn ways(&self, field: Field, one: &Weighed) -> Result<Box<dyn Query>, SearchError> {
        let stands = |text: &str| self.stands(field, text);
        let mut ways = Vec::new();
        if stands(&one.part.text)? {
            ways.push(term(field, &one.part.text));
        }
        for other in &one.others {
            let mut stand = true;
            for text in &other.texts {
                stand &= stands(text)?;
            }
            if !stand {
                continue;
            }
            let way: Box<dyn Query> = match other.texts.as_slice() {
                [text] => term(field, text),
                texts => {
                    let pieces = texts.iter().map(|piece| term(field, piece));
                    Box::new(BooleanQuery::intersection(pieces.collect()))
                }
            };
            ways.push(boosted(way, other.worth));
        }
        Ok(match ways.len() {
            0 | 1 => ways.pop().unwrap_or_else(|| Box::new(EmptyQuery)),
            _ => Box::new(DisjunctionMaxQuery::with_tie_breaker(ways, TIE)),
        })
    }

    fn stands(&self, field: Field, text: &str) -> Result<bool, SearchError> {
        Ok(self.figures.entries(&Term::from_field_text(field, text))? > 0)
    }

    /// The most that an entry can score which has no word of the question in its title; `None` where the question
    /// has more than words.
    pub(super) fn most_without_title(
        &self,
        parsed: &Parsed,
        parts: &[Weighed],
    ) -> Result<Option<f32>, SearchError> {
        let most = |field: Field, text: &str| {
            let term = Term::from_field_text(field, text);
            self.figures.most(&term)
        };
        let mut sum = 0.0;
        for one in parts {
            match one.part.what {
                What::Hint => sum += HINT * most(self.fields.text, &one.part.text)?,
                What::Word => {
                    for (field, worth) in [(self.fields.text, 1.0), (self.fields.about, IN_ABOUT)] {
                        let mut best = most(field, &one.part.text)?;
                        let mut all = best;
                        for other in &one.others {
                            let mut way = 0.0;
                            for text in &other.texts {
                                way += other.worth * most(field, text)?;
                            }
                            (best, all) = (best.max(way), all + way);
                        }
                        sum += worth * (best + TIE * (all - best));
                    }
                }
                _ => return Ok(None),
            }
        }
        for (one, other) in touching(&parsed.parts) {
            let [_, worth] = SIDE_BY_SIDE;
            for part in [one, other] {
                sum += worth * most(self.fields.text, &part.text)?;
            }
        }
        Ok(Some(sum))
    }

    fn in_fields(
        &self,
        make: impl Fn(Field) -> Result<Box<dyn Query>, SearchError>,
    ) -> Result<Box<dyn Query>, SearchError> {
        let mut clauses = vec![(Occur::Must, make(self.fields.text)?)];
        for (field, worth) in [(self.fields.title, IN_TITLE), (self.fields.about, IN_ABOUT)] {
            let query = make(field)?;
            if !query.is::<EmptyQuery>() {
                clauses.push((Occur::Should, boosted(query, worth)));
            }
        }
        Ok(match clauses.len() {
            1 => clauses
                .pop()
                .map_or_else(|| Box::new(EmptyQuery) as Box<dyn Query>, |(_, one)| one),
            _ => Box::new(BooleanQuery::new(clauses)),
        })
    }

    /// The words of a text side by side, anywhere in an entry.
    pub(super) fn side_by_side_of(&self, folded: &str) -> Box<dyn Query> {
        let cut = tokens::cut(self.dictionary, folded);
        let field = self.fields.text;
        match cut.as_slice() {
            [] => Box::new(EmptyQuery),
            [(_, word)] => term(field, word),
            words => {
                let terms = words
                    .iter()
                    .map(|(at, word)| (*at, Term::from_field_text(field, word)));
                Box::new(PhraseQuery::new_with_offset(terms.collect()))
            }
        }
    }

    /// Pairs of parts that touch in the question, as phrases in title and text.
    fn side_by_side(
        &self,
        parts: &[Part],
        stage: Stage,
    ) -> Result<Vec<Box<dyn Query>>, SearchError> {
        let fields = [self.fields.title, self.fields.text];
        // In the text only where every hit has all words anyway: positions are dear.
        let fields = fields.into_iter().zip(SIDE_BY_SIDE);
        let fields: Vec<_> = fields
            .take(if stage == Stage::All { 2 } else { 1 })
            .collect();
        let mut all: Vec<Box<dyn Query>> = Vec::new();
        for (one, other) in touching(parts) {
            for (field, worth) in &fields {
                if !self.stands(*field, &one.text)? || !self.stands(*field, &other.text)? {
                    continue;
                }
                let terms = [one, other]
                    .map(|part| (part.at - one.at, Term::from_field_text(*field, &part.text)));
                let phrase = PhraseQuery::new_with_offset(terms.into());
                all.push(boosted(Box::new(phrase), *worth));
            }
        }
        Ok(all)
    }
}

/// Pairs of words that touch in the question.
fn touching(parts: &[Part]) -> impl Iterator<Item = (&Part, &Part)> {
    let pairs = parts.iter().zip(parts.iter().skip(1));
    pairs.filter(|(one, other)| {
        [one, other]
            .iter()
            .all(|part| matches!(part.what, What::Word | What::Hint))
            && one.at + one.text.chars().count() == other.at
    })
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

fn boosted(query: Box<dyn Query>, worth: f32) -> Box<dyn Query> {
    Box::new(BoostQuery::new(query, worth))
}

/// Characters side by side. The text may have cut some of them into words, which are then not found: such a
/// run is a name, and names fall apart alike everywhere.
pub(super) fn run(field: Field, text: &str) -> Box<dyn Query> {
    let terms = text
        .chars()
        .map(|c| Term::from_field_text(field, &c.to_string()));
    Box::new(PhraseQuery::new_with_offset(terms.enumerate().collect()))
}
