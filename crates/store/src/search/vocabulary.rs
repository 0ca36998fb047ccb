//! The words of what is published, by their sound and by what is left of them without a character: what
//! somebody may have meant who typed a word that stands nowhere.
//!
//! Read from the index itself, so nothing is ever suggested that no published document says. Deletions of one
//! character find substitutions, insertions and omissions alike (SymSpell); only longer words are looked for
//! so, because every word of two characters resembles a hundred others. Left out: two mistakes in a word.

use std::hash::{DefaultHasher, Hash, Hasher};

use pinyin::ToPinyinMulti;
use tantivy::Searcher;

use super::error::SearchError;
use super::schema::Fields;

/// Longer words are rarely mistyped as a whole.
const CHARS_MAX: usize = 10;

/// Ways to read one word; 重 and 行 have two each.
const READINGS_MAX: usize = 4;

/// The longest pinyin that is read, in letters.
const LETTERS_MAX: usize = 48;

/// A word that may be meant.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Candidate {
    pub(super) word: String,
    /// Whether it sounds like what was typed.
    pub(super) sounds_alike: bool,
    pub(super) entries: u32,
}

/// The words of an index.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    words: Vec<(Box<str>, u32)>,
    /// Hash of a sound, place of the word; in order.
    sounds: Vec<(u32, u32)>,
    /// Hash of a word or of what one deletion leaves of it, place of the word; in order.
    edits: Vec<(u32, u32)>,
}

impl Vocabulary {
    /// How many words an index has, all segments added.
    pub(super) fn size_of(searcher: &Searcher, fields: &Fields) -> Result<usize, SearchError> {
        let mut size = 0;
        for reader in searcher.segment_readers() {
            size += reader.inverted_index(fields.text)?.terms().num_terms();
        }
        Ok(size)
    }

    /// Reads the words of an index.
    pub(super) fn read(searcher: &Searcher, fields: &Fields) -> Result<Self, SearchError> {
        let mut counted: std::collections::HashMap<Box<str>, u32> =
            std::collections::HashMap::new();
        for reader in searcher.segment_readers() {
            let index = reader.inverted_index(fields.text)?;
            let mut stream = index.terms().stream()?;
            while let Some((key, about)) = stream.next() {
                if let Some(word) = std::str::from_utf8(key).ok().filter(|word| is_meant(word)) {
                    *counted.entry(word.into()).or_default() += about.doc_freq;
                }
            }
        }
        Ok(Self::of(counted.into_iter().collect()))
    }

    fn of(words: Vec<(Box<str>, u32)>) -> Self {
        let mut all = Self {
            words,
            ..Self::default()
        };
        for (place, (word, _)) in (0_u32..).zip(&all.words) {
            for sound in readings(word) {
                all.sounds.push((hash(&blurred(&sound)), place));
            }
            for left in deletions(word) {
                all.edits.push((hash(&left), place));
            }
        }
        all.sounds.sort_unstable();
        all.sounds.dedup();
        all.edits.sort_unstable();
        all.edits.dedup();
        all
    }

    /// Words that sound like letters, exactly ones first, frequent ones before rare ones.
    pub(super) fn by_sound(&self, letters: &str) -> Vec<Candidate> {
        let wanted = blurred(letters);
        let mut found: Vec<(bool, Candidate)> = self
            .at(&self.sounds, hash(&wanted))
            .filter_map(|(word, entries)| {
                let sounds = readings(word);
                let alike = sounds.iter().any(|sound| blurred(sound) == wanted);
                let candidate = Candidate {
                    word: word.to_owned(),
                    sounds_alike: true,
                    entries,
                };
                alike.then(|| (sounds.iter().any(|sound| sound == letters), candidate))
            })
            .collect();
        found.sort_by(|(exact, one), (other_exact, other)| {
            let by_sound = other_exact.cmp(exact);
            by_sound
                .then_with(|| other.entries.cmp(&one.entries))
                .then_with(|| one.word.cmp(&other.word))
        });
        found.into_iter().map(|(_, candidate)| candidate).collect()
    }

    /// The fewest words whose sounds make up letters: `nongcunzhaijidi` is 农村 and 宅基地.
    pub(super) fn sentence(&self, letters: &str) -> Option<String> {
        if letters.len() > LETTERS_MAX || !letters.is_ascii() {
            return None;
        }
        // The best way to each place: words, and how often the rarest of them stands.
        let mut best: Vec<Option<(usize, u32, String)>> = vec![None; letters.len() + 1];
        *best.first_mut()? = Some((0, u32::MAX, String::new()));
        for to in 1..=letters.len() {
            for from in to.saturating_sub(24)..to {
                let Some(Some((words, rarest, text))) = best.get(from).cloned() else {
                    continue;
                };
                let part = letters.get(from..to).unwrap_or_default();
                let Some(candidate) = self.by_sound(part).into_iter().next() else {
                    continue;
                };
                let way = (
                    words + 1,
                    rarest.min(candidate.entries),
                    text + &candidate.word,
                );
                let place = best.get_mut(to)?;
                let is_better = place.as_ref().is_none_or(|(known, entries, _)| {
                    (way.0, std::cmp::Reverse(way.1)) < (*known, std::cmp::Reverse(*entries))
                });
                if is_better {
                    *place = Some(way);
                }
            }
        }
        best.pop()?.map(|(_, _, text)| text)
    }

    /// Words that sound like a typed one or differ from it by one character.
    pub(super) fn near(&self, typed: &str) -> Vec<Candidate> {
        let mut found: Vec<Candidate> = Vec::new();
        let length = typed.chars().count();
        for sound in readings(typed) {
            for candidate in self.by_sound(&sound) {
                let is_new = found.iter().all(|known| known.word != candidate.word);
                if is_new && candidate.word != typed && candidate.word.chars().count() == length {
                    found.push(candidate);
                }
            }
        }
        for left in deletions(typed) {
            for (word, entries) in self.at(&self.edits, hash(&left)) {
                let is_new = found.iter().all(|known| known.word != word);
                if is_new && is_one_edit(word, typed) {
                    found.push(Candidate {
                        word: word.to_owned(),
                        sounds_alike: false,
                        entries,
                    });
                }
            }
        }
        found
    }

    fn at<'a>(&'a self, list: &'a [(u32, u32)], hash: u32) -> impl Iterator<Item = (&'a str, u32)> {
        let from = list.partition_point(|(known, _)| *known < hash);
        let rest = list.get(from..).unwrap_or_default().iter();
        rest.take_while(move |(known, _)| *known == hash)
            .filter_map(|(_, place)| self.words.get(*place as usize))
            .map(|(word, entries)| (&**word, *entries))
    }
}

/// Chinese words of a length that people type.
fn is_meant(word: &str) -> bool {
    // Two Chinese characters have six bytes.
    word.len() >= 6 && word.chars().all(is_han) && (2..=CHARS_MAX).contains(&word.chars().count())
}

pub(super) const fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9FFF}')
}

fn hash(text: &str) -> u32 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    // Half of the hash is enough: what is found is compared.
    (hasher.finish() & u64::from(u32::MAX)) as u32
}

/// How a word may be read, letters without tones; none when a character has no reading.
fn readings(word: &str) -> Vec<String> {
    let mut all = vec![String::new()];
    for c in word.chars() {
        let Some(sounds) = c.to_pinyin_multi() else {
            return Vec::new();
        };
        let mut of_char: Vec<&str> = Vec::new();
        for sound in sounds {
            let plain = sound.plain();
            if !of_char.contains(&plain) {
                of_char.push(plain);
            }
        }
        let mut longer = Vec::new();
        for sound in of_char {
            for begun in &all {
                longer.push(format!("{begun}{sound}"));
            }
        }
        longer.truncate(READINGS_MAX);
        all = longer;
    }
    all
}

/// Sounds that many speakers do not tell apart become one: zh and z, ng and n.
fn blurred(sound: &str) -> String {
    let mut text = sound.replace("ng", "n");
    for (from, to) in [("zh", "z"), ("ch", "c"), ("sh", "s"), ("ü", "v")] {
        text = text.replace(from, to);
    }
    text
}

/// A longer word and what each deletion of one character leaves of it.
fn deletions(word: &str) -> Vec<String> {
    let chars: Vec<char> = word.chars().collect();
    if !(3..=CHARS_MAX).contains(&chars.len()) {
        return Vec::new();
    }
    let mut all = vec![word.to_owned()];
    for at in 0..chars.len() {
        let rest = chars.iter().enumerate().filter(|(other, _)| *other != at);
        all.push(rest.map(|(_, c)| *c).collect());
    }
    all
}

/// Whether one character changed, added or left out makes one word of the other, or two that stand side by
/// side changed places.
fn is_one_edit(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let front = one.iter().zip(&other).take_while(|(a, b)| a == b).count();
    let back = one
        .iter()
        .rev()
        .zip(other.iter().rev())
        .take_while(|(a, b)| a == b)
        .count();
    let shorter = one.len().min(other.len());
    let longer = one.len().max(other.len());
    if one.len() == other.len() {
        let changed = shorter.saturating_sub(front + back);
        let mut swapped = other.clone();
        if front + 1 < swapped.len() {
            swapped.swap(front, front + 1);
        }
        return changed == 1 || (changed == 2 && swapped == one);
    }
    longer - shorter == 1 && front + back >= shorter
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vocabulary() -> Vocabulary {
        let words = [
            "加装电梯",
            "停车",
            "宅基地",
            "农村",
            "就业",
            "重庆",
            "最低生活保障",
            "公租房",
        ];
        Vocabulary::of(words.iter().map(|word| (Box::from(*word), 3)).collect())
    }

    fn near(typed: &str) -> Vec<String> {
        let found = vocabulary().near(typed).into_iter();
        found.map(|candidate| candidate.word).collect()
    }

    #[test]
    fn a_word_is_found_by_its_sound_and_with_one_mistake() {
        for (typed, meant) in [
            ("听车", "停车"),
            ("就页", "就业"),
            ("宅机地", "宅基地"),
            ("加装电剃", "加装电梯"),
            ("低生活保障", "最低生活保障"),
            ("加电装梯", "加装电梯"),
        ] {
            assert!(
                near(typed).contains(&meant.to_owned()),
                "{typed}: {:?}",
                near(typed)
            );
        }
        for typed in ["停车", "汽车", "加梯", ""] {
            assert_eq!(near(typed), Vec::<String>::new(), "{typed}");
        }
    }

    #[test]
    fn letters_are_read() {
        let words = vocabulary();
        let first = |letters: &str| words.by_sound(letters).first().map(|one| one.word.clone());
        assert_eq!(first("chongqing").as_deref(), Some("重庆"));
        assert_eq!(first("zaijidi").as_deref(), Some("宅基地"));
        assert_eq!(first("asdf"), None);
        let sentence = words.sentence("nongcunzhaijidi");
        assert_eq!(sentence.as_deref(), Some("农村宅基地"));
        assert_eq!(words.sentence("nongcunxyz"), None);
    }
}
