//! What each part of a question is worth: in how many entries it stands, and what to look for instead.

use tantivy::Term;
use tantivy::collector::Count;
use tantivy::query::Query;

use super::clauses::run;
use super::{Other, PIECES, PIECES_BELOW, Plan, SAME, SAME_MAX, Weighed};
use crate::search::error::SearchError;
use crate::search::query::{Parsed, Part, What, is_empty};

impl Plan<'_> {
    /// Counts in how many entries each part stands; rarest first.
    pub(super) fn weigh(&self, parsed: &Parsed) -> Result<(Vec<Weighed>, bool), SearchError> {
        let all = self.searcher.num_docs().max(1);
        let mut weighed = Vec::with_capacity(parsed.parts.len());
        let mut is_odd = false;
        let parts = self.cut_finer(parsed)?;
        for part in &parts {
            let entries = self.entries_with(part)?;
            let mut part = part.clone();
            let others = self.others(&part, entries)?;
            let is_known = entries > 0 || !others.is_empty();
            if part.what == What::Run && entries == 0 {
                is_odd = true;
                // Two characters that met by chance say less than a word.
                if parts.len() > 1 && part.text.chars().count() == 2 {
                    part.what = What::Hint;
                }
            }
            // Words that mean the same make a part less rare.
            let mut most = entries;
            for other in &others {
                if let [text] = other.texts.as_slice() {
                    most = most.max(self.in_text(text)?);
                }
            }
            // At most 15 digits matter here.
            #[expect(clippy::cast_precision_loss, reason = "a weight, not a count")]
            let weight = (1.0 + all as f32 / (1.0 + most as f32)).ln();
            weighed.push(Weighed {
                part,
                entries,
                others,
                is_known,
                weight,
            });
        }
        is_odd |= self.has_odd_pair(parsed)?;
        weighed.sort_by_key(|one| one.entries);
        Ok((weighed, is_odd))
    }

    /// The parts, with long words that stand nowhere cut into the shorter ones inside of them: 暖气不热 is 暖气.
    fn cut_finer(&self, parsed: &Parsed) -> Result<Vec<Part>, SearchError> {
        let mut parts = Vec::with_capacity(parsed.parts.len());
        for part in &parsed.parts {
            let is_long = part.what == What::Word && part.text.chars().count() > 2;
            if is_long && self.in_text(&part.text)? == 0 && self.others(part, 0)?.is_empty() {
                let inside = self.words_inside(part);
                if !inside.is_empty() {
                    parts.extend(inside);
                    continue;
                }
            }
            parts.push(part.clone());
        }
        Ok(parts)
    }

    /// Shorter words inside of a word, longest first from the left.
    fn words_inside(&self, part: &Part) -> Vec<Part> {
        let chars: Vec<char> = part.text.chars().collect();
        let mut inside = Vec::new();
        let mut at = 0;
        while at + 1 < chars.len() {
            let longest = (2..chars.len().min(chars.len() - at + 1))
                .rev()
                .find_map(|length| {
                    let piece: String = chars.get(at..at + length)?.iter().collect();
                    let is_word = self.dictionary.segmenter().has_word(&piece);
                    (is_word && !is_empty(&piece)).then_some(piece)
                });
            match longest {
                Some(piece) => {
                    let length = piece.chars().count();
                    inside.push(Part {
                        what: What::Word,
                        at: part.at + at,
                        text: piece,
                    });
                    at += length;
                }
                None => at += 1,
            }
        }
        inside
    }

    /// Whether two single characters touch in the question that touch nowhere else.
    fn has_odd_pair(&self, parsed: &Parsed) -> Result<bool, SearchError> {
        for (one, other) in parsed.parts.iter().zip(parsed.parts.iter().skip(1)) {
            let are_single = one.what == What::Hint && other.what == What::Hint;
            if are_single && one.at + 1 == other.at {
                let text = format!("{}{}", one.text, other.text);
                if self.count(run(self.fields.text, &text))? == 0 {
                    return Ok(true);
                }
            }
        }
        Ok(false)
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
                    most = most.max(self.figures.entries(&term)?);
                }
            }
            What::Word | What::Hint => most = self.in_text(&part.text)?,
            What::Run => most = self.count(run(self.fields.text, &part.text))?,
            What::Phrase => most = self.count(self.side_by_side_of(&part.text))?,
        }
        Ok(most)
    }

    fn count(&self, query: Box<dyn Query>) -> Result<u64, SearchError> {
        let count = self.searcher.search(&query, &Count)?;
        Ok(u64::try_from(count).unwrap_or(u64::MAX))
    }

    pub(super) fn in_text(&self, word: &str) -> Result<u64, SearchError> {
        let term = Term::from_field_text(self.fields.text, word);
        Ok(self.figures.entries(&term)?)
    }

    /// What else to look for: words that mean the same, and the pieces of a long word that is rare.
    fn others(&self, part: &Part, entries: u64) -> Result<Vec<Other>, SearchError> {
        let mut others = Vec::new();
        if part.what != What::Word {
            return Ok(others);
        }
        for same in self.dictionary.same_as(&part.text) {
            if others.len() >= SAME_MAX {
                break;
            }
            if self.in_text(same)? > 0 {
                others.push(Other {
                    texts: vec![same.to_owned()],
                    is_phrase: true,
                    worth: SAME,
                });
            } else if let Some(texts) = self.standing_pieces(same)? {
                others.push(Other {
                    texts,
                    is_phrase: false,
                    worth: SAME * PIECES,
                });
            }
        }
        if entries < PIECES_BELOW
            && let Some(texts) = self.standing_pieces(&part.text)?
        {
            others.push(Other {
                texts,
                is_phrase: false,
                worth: PIECES,
            });
        }
        Ok(others)
    }

    /// The pieces of a word that all stand somewhere.
    fn standing_pieces(&self, word: &str) -> Result<Option<Vec<String>>, SearchError> {
        let Some(pieces) = self.pieces(word) else {
            return Ok(None);
        };
        for piece in &pieces {
            if self.in_text(piece)? == 0 {
                return Ok(None);
            }
        }
        Ok(Some(pieces))
    }

    /// Shorter words that make up a word, longest first from the left; none when characters are left over.
    fn pieces(&self, word: &str) -> Option<Vec<String>> {
        let chars: Vec<char> = word.chars().collect();
        if chars.len() < 4 || word.is_ascii() {
            return None;
        }
        let mut pieces = Vec::new();
        let mut at = 0;
        while at < chars.len() {
            let longest = (2..chars.len()).rev().find_map(|length| {
                let piece: String = chars.get(at..at + length)?.iter().collect();
                self.dictionary
                    .segmenter()
                    .has_word(&piece)
                    .then_some(piece)
            });
            let piece = longest?;
            at += piece.chars().count();
            pieces.push(piece);
        }
        Some(pieces)
    }
}
