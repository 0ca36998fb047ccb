//! What somebody may have meant (您是不是要找): the question with a word of it replaced.
//!
//! Only asked where a word stands nowhere. Each suggestion is looked up before it is told, so it never leads
//! to nothing.

use super::fold::fold;
use super::plan::Found;
use super::query::{Parsed, is_common};
use super::vocabulary::{Candidate, Vocabulary, is_han};

/// Suggestions that are looked up.
const TRIED_MAX: usize = 6;

/// The shortest pinyin that is taken for one, in letters.
const LETTERS_MIN: usize = 4;

/// The longest stretch of a question that is compared with words, in characters.
const STRETCH_MAX: usize = 8;

/// Whether anything of a question stands nowhere, so that it is worth to look for what was meant.
pub(super) fn is_asked(found: &Found) -> bool {
    found.is_odd || found.parts.iter().any(|one| !one.is_known)
}

/// What may have been meant, likeliest first.
pub(super) fn candidates(vocabulary: &Vocabulary, parsed: &Parsed, found: &Found) -> Vec<String> {
    let typed = fold(parsed.plain.trim());
    if let Some(read) = from_letters(vocabulary, &typed, found) {
        return read;
    }
    let chars: Vec<char> = typed.chars().collect();
    let is_suspect = suspects(&typed, found);
    let mut scored: Vec<(f32, String)> = Vec::new();
    for from in 0..chars.len() {
        for length in 2..=STRETCH_MAX.min(chars.len() - from) {
            let stretch = chars.get(from..from + length).unwrap_or_default();
            let touches = is_suspect.iter().skip(from).take(length).any(|is| *is);
            let is_said = stretch.iter().copied().all(is_common);
            if !touches || is_said || !stretch.iter().copied().all(is_han) {
                continue;
            }
            let text: String = stretch.iter().collect();
            for candidate in vocabulary.near(&text) {
                if !is_believable(&candidate, length) {
                    continue;
                }
                let mut meant: String = chars.iter().take(from).collect();
                meant.push_str(&candidate.word);
                meant.extend(chars.iter().skip(from + length));
                scored.push((likely(&candidate, length), meant));
            }
        }
    }
    scored.sort_by(|one, other| other.0.total_cmp(&one.0).then_with(|| one.1.cmp(&other.1)));
    let mut all: Vec<String> = Vec::new();
    for (_, meant) in scored {
        if all.len() < TRIED_MAX && !all.contains(&meant) && meant != typed {
            all.push(meant);
        }
    }
    all
}

/// A short stretch resembles too many words by its characters; its sound says more.
fn is_believable(candidate: &Candidate, length: usize) -> bool {
    candidate.sounds_alike || length >= 4
}

/// A long stretch that is nearly a word is likelier a mistake than a short one; so is one that sounds alike.
fn likely(candidate: &Candidate, length: usize) -> f32 {
    // Lengths and counts are small or matter roughly.
    #[expect(clippy::cast_precision_loss, reason = "a weight, not a count")]
    let (length, entries) = (length as f32, candidate.entries as f32);
    let by_sound = if candidate.sounds_alike { 2.5 } else { 0.0 };
    length * 1.5 + by_sound + (1.0 + entries).ln() * 0.5
}

/// Which characters belong to a part that stands nowhere, or are single ones that met by chance.
fn suspects(typed: &str, found: &Found) -> Vec<bool> {
    let mut is_suspect = vec![false; typed.chars().count()];
    for one in &found.parts {
        let length = one.part.text.chars().count();
        let is_alone = length == 1 && found.is_odd;
        if !one.is_known || is_alone {
            for place in is_suspect.iter_mut().skip(one.part.at).take(length) {
                *place = true;
            }
        }
    }
    is_suspect
}

/// Words that a question written in letters may mean; none when it is not written so, or stands somewhere.
fn from_letters(vocabulary: &Vocabulary, typed: &str, found: &Found) -> Option<Vec<String>> {
    let is_letter = |c: char| c.is_ascii_lowercase() || c == '\'' || c.is_whitespace();
    if !typed.chars().all(is_letter) || found.parts.iter().all(|one| one.is_known) {
        return None;
    }
    let letters: String = typed.chars().filter(char::is_ascii_lowercase).collect();
    if letters.len() < LETTERS_MIN {
        return Some(Vec::new());
    }
    let words = vocabulary.by_sound(&letters).into_iter();
    let mut all: Vec<String> = words
        .take(TRIED_MAX)
        .map(|candidate| candidate.word)
        .collect();
    all.extend(
        vocabulary
            .sentence(&letters)
            .filter(|text| !all.contains(text)),
    );
    Some(all)
}
