//! Excerpts: the place of a text where most of what was asked stands together.
//!
//! Our own, because it looks for the words as they are written and so never disagrees with the page, and
//! because the library's panics on words that overlap.

use memchr::memmem::Finder;

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
    finder: Finder<'static>,
    chars: usize,
    weight: f32,
}

impl Needle {
    pub(super) fn new(text: &str, weight: f32) -> Self {
        Self {
            finder: Finder::new(text).into_owned(),
            chars: text.chars().count(),
            weight,
        }
    }
}

/// A text prepared for finding places in it. Places are counted in characters, of which both texts have as many.
pub(super) struct Haystack {
    text: String,
    folded: String,
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
        let mut hay = Self {
            text: String::with_capacity(text.len()),
            folded: String::with_capacity(text.len()),
        };
        let mut is_after_space = true;
        for c in text.chars() {
            let is_space = c == ' ' || c.is_whitespace() || c.is_control();
            if is_space && is_after_space {
                continue;
            }
            is_after_space = is_space;
            let c = if is_space { ' ' } else { c };
            hay.text.push(c);
            hay.folded.push(fold_char(c));
        }
        if is_after_space {
            hay.text.pop();
            hay.folded.pop();
        }
        hay
    }

    /// Which needles stand anywhere in it.
    pub(super) fn has(&self, needles: &[Needle]) -> Vec<bool> {
        let has = |needle: &Needle| needle.finder.find(self.folded.as_bytes()).is_some();
        needles.iter().map(has).collect()
    }

    /// The best place, at most `chars_max` long, and which needles stand together there.
    pub(super) fn excerpt(&self, needles: &[Needle], chars_max: usize) -> (Excerpt, Vec<bool>) {
        let places = self.places(needles);
        let (best, together) = best_window(&places, needles);
        let length = self.text.chars().count();
        let from = if chars_max >= length {
            0
        } else {
            self.sentence_before(best)
        };
        let to = (from + chars_max).min(length);
        let mut excerpt = cut(slice(&self.text, from, to), from, &places);
        let more = || Piece {
            text: "…".to_owned(),
            is_hit: false,
        };
        if from > 0 {
            excerpt.pieces.insert(0, more());
        }
        if to < length {
            excerpt.pieces.push(more());
        }
        (excerpt, together)
    }

    fn places(&self, needles: &[Needle]) -> Vec<Place> {
        let mut places = Vec::new();
        for (number, needle) in needles.iter().enumerate() {
            if needle.chars == 0 {
                continue;
            }
            let (mut byte, mut from) = (0, 0);
            let found = needle.finder.find_iter(self.folded.as_bytes());
            for at in found.take(PLACES_MAX) {
                let between = self.folded.get(byte..at).unwrap_or_default();
                (byte, from) = (at, from + between.chars().count());
                places.push(Place {
                    needle: number,
                    from,
                    to: from + needle.chars,
                });
            }
        }
        places.sort_by_key(|place| (place.from, std::cmp::Reverse(place.to)));
        places
    }

    /// Where the sentence of a place begins, or a little before the place.
    fn sentence_before(&self, place: usize) -> usize {
        let from = place.saturating_sub(BACK);
        let before = slice(&self.text, from, place).chars().enumerate();
        let ends = before.filter(|(_, c)| "。；！？ ".contains(*c));
        ends.last().map_or(from, |(end, _)| from + end + 1)
    }
}

/// The characters from one place to another.
fn slice(text: &str, from: usize, to: usize) -> &str {
    let byte_of = |text: &str, place: usize| {
        let found = text.char_indices().nth(place);
        found.map_or(text.len(), |(byte, _)| byte)
    };
    let rest = text.get(byte_of(text, from)..).unwrap_or_default();
    rest.get(..byte_of(rest, to.saturating_sub(from)))
        .unwrap_or_default()
}

/// A window of a text, which begins at a place, with what was found in it marked.
fn cut(window: &str, from: usize, places: &[Place]) -> Excerpt {
    let to = from + window.chars().count();
    let mut pieces = Vec::new();
    let mut at = from;
    let mut push = |from_place: usize, to_place: usize, is_hit: bool| {
        let text = slice(window, from_place - from, to_place - from);
        if !text.is_empty() {
            pieces.push(Piece {
                text: text.to_owned(),
                is_hit,
            });
        }
    };
    let inside = places
        .iter()
        .filter(|place| place.from >= from && place.to <= to);
    for place in inside {
        if place.to <= at {
            continue;
        }
        let begins = place.from.max(at);
        push(at, begins, false);
        push(begins, place.to, true);
        at = place.to;
    }
    push(at, to, false);
    Excerpt { pieces }
}

/// The first place of the window that is worth most, and which needles stand in it.
fn best_window(places: &[Place], needles: &[Needle]) -> (usize, Vec<bool>) {
    let mut best = (0.0, 0, vec![false; needles.len()]);
    let mut together = vec![false; needles.len()];
    for (number, first) in places.iter().enumerate() {
        together.fill(false);
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
            best.0 = worth;
            best.1 = first.from;
            best.2.copy_from_slice(&together);
        }
    }
    (best.1, best.2)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn needles(words: &[&str]) -> Vec<Needle> {
        let needle = |word: &&str| Needle::new(word, 1.0);
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
