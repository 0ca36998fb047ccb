//! Cutting text into words, for the index and for a query.
//!
//! A long word is indexed with the words inside of it. The position of a word is the place of its first
//! character, not its number: words that overlap then have true distances, and whatever stands side by side
//! in a query can be asked for as a phrase. Words of ours are indexed wherever they stand, also across the cut
//! that the sentence suggests. Unknown names fall apart into single characters on both sides,
//! rather than being guessed at differently in each sentence.

use std::sync::Arc;

use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

use super::dictionary::Dictionary;
use super::fold::fold;

/// The name under which the index knows this tokenizer.
pub(super) const NAME: &str = "chinese";

/// Longer runs of letters are no words.
const WORD_BYTES_MAX: usize = 96;

/// Cuts text for the index.
#[derive(Debug, Clone)]
pub(super) struct Chinese {
    pub(super) dictionary: Arc<Dictionary>,
}

/// The words of a text, in order.
#[derive(Debug)]
pub(super) struct Words {
    text: String,
    /// Place of the first character, bytes of the word.
    places: std::vec::IntoIter<(usize, usize, usize)>,
    token: Token,
}

impl Tokenizer for Chinese {
    type TokenStream<'a> = Words;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Words {
        let text = fold(text);
        let cut = self.dictionary.segmenter().cut_for_search(&text, false);
        let mut places = Vec::with_capacity(cut.len());
        for token in cut.iter().filter(|token| is_word(token.word)) {
            places.push((token.start, token.byte_start, token.byte_end));
            long_words_inside(&self.dictionary, token, &mut places);
        }
        for (place, (byte, _)) in text.char_indices().enumerate() {
            let ours = self
                .dictionary
                .ours_at(text.get(byte..).unwrap_or_default());
            places.extend(ours.map(|word| (place, byte, byte + word.len())));
        }
        // The search mode gives inner words first, so places go backwards.
        places.sort_unstable();
        places.dedup();
        Words {
            places: places.into_iter(),
            text,
            token: Token::default(),
        }
    }
}

impl TokenStream for Words {
    fn advance(&mut self) -> bool {
        let Some((place, from, to)) = self.places.next() else {
            return false;
        };
        self.token.text.clear();
        self.token
            .text
            .push_str(self.text.get(from..to).unwrap_or_default());
        self.token.position = place;
        (self.token.offset_from, self.token.offset_to) = (from, to);
        true
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}

/// Cuts a folded query: words with the place of their first character.
pub(super) fn cut(dictionary: &Dictionary, folded: &str) -> Vec<(usize, String)> {
    let cut = dictionary.segmenter().cut(folded, false);
    cut.into_iter()
        .filter(|token| is_word(token.word))
        .map(|token| (token.start, token.word.to_owned()))
        .collect()
}

/// The search mode gives inner words of two and three characters; 信息公开 in 政府信息公开 has four.
fn long_words_inside(
    dictionary: &Dictionary,
    token: &jieba_rs::Token<'_>,
    places: &mut Vec<(usize, usize, usize)>,
) {
    let length = token.end - token.start;
    if length <= 4 || token.word.is_ascii() {
        return;
    }
    let mut bytes: Vec<usize> = token.word.char_indices().map(|(byte, _)| byte).collect();
    bytes.push(token.word.len());
    for (at, &from) in bytes.iter().enumerate() {
        for &to in bytes.iter().skip(at + 4) {
            let inside = token.word.get(from..to).unwrap_or_default();
            if inside.len() < token.word.len() && dictionary.segmenter().has_word(inside) {
                places.push((
                    token.start + at,
                    token.byte_start + from,
                    token.byte_start + to,
                ));
            }
        }
    }
}

fn is_word(word: &str) -> bool {
    word.len() <= WORD_BYTES_MAX && word.chars().any(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chinese() -> Chinese {
        Chinese {
            dictionary: Dictionary::shipped(),
        }
    }

    #[test]
    fn what_people_ask_for_is_found_in_what_officials_write() {
        for (text, words) in [
            ("政府信息公开指南", ["政府信息", "信息公开", "公开", "指南"]),
            ("政务公开工作要点", ["政务公开", "公开", "工作要点", "政务"]),
            ("依申请公开告知书", ["依申请公开", "申请", "公开", "告知书"]),
            ("法定主动公开内容", ["主动公开", "公开", "法定", "内容"]),
            (
                "建议提案办理结果公开",
                ["建议提案", "提案", "结果公开", "办理"],
            ),
            ("政务公开办公室电话", ["政务公开", "办公室", "电话", "公开"]),
        ] {
            let mut chinese = chinese();
            let mut stream = chinese.token_stream(text);
            let mut found = Vec::new();
            while stream.advance() {
                found.push(stream.token().text.clone());
            }
            for word in words {
                assert!(
                    found.iter().any(|one| one == word),
                    "{text}: {word} {found:?}"
                );
            }
        }
    }

    #[test]
    fn places_never_go_backwards_and_words_inside_of_words_are_found() {
        let mut chinese = chinese();
        let mut words = chinese.token_stream("关于印发《政务公开工作要点》的通知（２０２１）");
        let mut found = Vec::new();
        let mut last = 0;
        while words.advance() {
            assert!(words.token().position >= last);
            last = words.token().position;
            found.push((last, words.token().text.clone()));
        }
        for word in [(5, "政务公开"), (5, "政务"), (7, "公开"), (18, "2021")] {
            assert!(found.contains(&(word.0, word.1.to_owned())), "{found:?}");
        }
        assert!(found.iter().all(|(_, word)| word != "《"));
    }
}
