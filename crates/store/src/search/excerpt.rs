//! Excerpts: the place of a text where most of what was asked stands together.
//!
//! Our own, because it looks for the words as they are written and so never disagrees with the page, and
//! because the library's panics on words that overlap.

use super::fold::fold_char;

/// How far apart words may stand to count as together, in characters.
const WINDOW: usize = 90;

/// How far back the beginning of a sentence is looked for.
const BACK: usize = 24;

/// Places of one word that are looked at; the rest of a long text tells no more.
const PLACES_MAX: usize = 400;

/// A part of a text, with the words found marked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Excerpt {
    /// The pieces in order.
    pub pieces: Vec<Piece>,
}

/// A piece of an excerpt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// What it says.
    pub text: String,
    /// Whether it was asked for.
    pub is_hit: bool,
}

impl Excerpt {
    /// The text without marks.
    pub fn text(&self) -> String {
        self.pieces
            .iter()
            .map(|piece| piece.text.as_str())
            .collect()
    }
}

/// A folded word that is looked for, and what finding it is worth.
#[derive(Debug, Clone)]
pub(super) struct Needle {
    pub(super) text: String,
    pub(super) weight: f32,
}

/// A text prepared for finding places in it.
pub(super) struct Haystack {
    chars: Vec<char>,
    folded: String,
    /// Where each character of the folded text begins, in bytes.
    starts: Vec<usize>,
}

/// A word found: which, from which character, to which.
#[derive(Debug, Clone, Copy)]
struct Place {
    needle: usize,
    from: usize,
    to: usize,
}

impl Haystack {
    pub(super) fn new(text: &str) -> Self {
        let mut chars: Vec<char> = Vec::with_capacity(text.len() / 3);
        for c in text.chars() {
            let c = if c.is_whitespace() || c.is_control() {
                ' '
            } else {
                c
            };
            if c != ' ' || chars.last().is_some_and(|last| *last != ' ') {
                chars.push(c);
            }
        }
        while chars.last() == Some(&' ') {
            chars.pop();
        }
        let mut folded = String::with_capacity(text.len());
        let mut starts = Vec::with_capacity(chars.len());
        for c in &chars {
            starts.push(folded.len());
            folded.push(fold_char(*c));
        }
        Self {
            chars,
            folded,
            starts,
        }
    }

    /// Which needles stand anywhere in it.
    pub(super) fn has(&self, needles: &[Needle]) -> Vec<bool> {
        let has = |needle: &Needle| self.folded.contains(&needle.text);
        needles.iter().map(has).collect()
    }

    /// The best place, at most `chars_max` long, and which needles stand together there.
    pub(super) fn excerpt(&self, needles: &[Needle], chars_max: usize) -> (Excerpt, Vec<bool>) {
        let places = self.places(needles);
        let (best, together) = best_window(&places, needles);
        let from = if chars_max >= self.chars.len() {
            0
        } else {
            self.sentence_before(best)
        };
        let to = (from + chars_max).min(self.chars.len());
        (self.cut(from, to, &places), together)
    }

    fn places(&self, needles: &[Needle]) -> Vec<Place> {
        let mut places = Vec::new();
        for (number, needle) in needles.iter().enumerate() {
            let found = self.folded.match_indices(needle.text.as_str());
            let length = needle.text.chars().count();
            places.extend(
                found
                    .take(PLACES_MAX)
                    .filter(|_| length > 0)
                    .map(|(byte, _)| {
                        let from = self.starts.partition_point(|start| *start < byte);
                        Place {
                            needle: number,
                            from,
                            to: from + length,
                        }
                    }),
            );
        }
        places.sort_by_key(|place| (place.from, std::cmp::Reverse(place.to)));
        places
    }

    /// Where the sentence of a place begins, or a little before the place.
    fn sentence_before(&self, place: usize) -> usize {
        let from = place.saturating_sub(BACK);
        let before = self.chars.get(from..place).unwrap_or_default();
        let end = before.iter().rposition(|c| "。；！？ ".contains(*c));
        end.map_or(from, |end| from + end + 1)
    }

    fn cut(&self, from: usize, to: usize, places: &[Place]) -> Excerpt {
        let text = |from: usize, to: usize| -> String {
            self.chars
                .get(from..to)
                .unwrap_or_default()
                .iter()
                .collect()
        };
        let mut pieces = Vec::new();
        let mut at = from;
        let mut push = |text: String, is_hit: bool| {
            if !text.is_empty() {
                pieces.push(Piece { text, is_hit });
            }
        };
        if from > 0 {
            push("…".to_owned(), false);
        }
        for place in places
            .iter()
            .filter(|place| place.from >= from && place.to <= to)
        {
            if place.to <= at {
                continue;
            }
            push(text(at, place.from), false);
            push(text(at.max(place.from), place.to), true);
            at = place.to;
        }
        push(text(at, to), false);
        if to < self.chars.len() {
            push("…".to_owned(), false);
        }
        Excerpt { pieces }
    }
}

/// The first place of the window that is worth most, and which needles stand in it.
fn best_window(places: &[Place], needles: &[Needle]) -> (usize, Vec<bool>) {
    let mut best = (0.0, 0, vec![false; needles.len()]);
    for (number, first) in places.iter().enumerate() {
        let mut together = vec![false; needles.len()];
        let mut worth = 0.0;
        let window = places.iter().skip(number);
        for place in window.take_while(|place| place.to <= first.from + WINDOW) {
            if let Some(seen) = together.get_mut(place.needle).filter(|seen| !**seen) {
                *seen = true;
                worth += needles
                    .get(place.needle)
                    .map_or(0.0, |needle| needle.weight);
            }
        }
        if worth > best.0 {
            best = (worth, first.from, together);
        }
    }
    (best.1, best.2)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn needles(words: &[&str]) -> Vec<Needle> {
        let needle = |word: &&str| Needle {
            text: (*word).to_owned(),
            weight: 1.0,
        };
        words.iter().map(needle).collect()
    }

    #[test]
    fn the_place_where_the_words_stand_together_is_shown() {
        let far = "无关的一句话。".repeat(40);
        let text = format!("公开第一次出现。{far}申请ＡＰＥＣ卡的，\n\n应当公开。{far}");
        let (excerpt, together) = Haystack::new(&text).excerpt(&needles(&["公开", "apec"]), 30);
        assert_eq!(together, [true, true]);
        let text = excerpt.text();
        assert!(text.starts_with("…申请ＡＰＥＣ卡的， 应当公开。"), "{text}");
        assert!(text.ends_with('…'));
        let hits: Vec<_> = excerpt.pieces.iter().filter(|piece| piece.is_hit).collect();
        assert_eq!(hits.len(), 2);
        assert_eq!(hits[0].text, "ＡＰＥＣ");
    }

    #[test]
    fn words_that_overlap_and_texts_without_words_do_no_harm() {
        let (excerpt, _) =
            Haystack::new("政务公开工作").excerpt(&needles(&["政务公开", "公开工作", "公开"]), 100);
        assert_eq!(excerpt.text(), "政务公开工作");
        let (excerpt, together) = Haystack::new("").excerpt(&needles(&["公开"]), 100);
        assert_eq!((excerpt.text(), together), (String::new(), vec![false]));
        let (excerpt, _) = Haystack::new("没有要找的").excerpt(&needles(&["公开", ""]), 3);
        assert_eq!(excerpt.text(), "没有要…");
    }
}
