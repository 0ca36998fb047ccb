//! Takes a label apart into its numbers and the words after the last of them.

use super::Place;
use crate::numbers::characters::{half_width, is_han, is_zero_width};

/// A label taken apart.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Parsed {
    pub place: Place,
    /// Chinese characters only.
    pub words: String,
}

const NUMERALS: [char; 9] = ['一', '二', '三', '四', '五', '六', '七', '八', '九'];

impl Parsed {
    pub fn of(label: &str) -> Self {
        let text = normal(label);
        let mut place = Place::default();
        let mut rest = text.as_slice();
        let mut words_from = rest;
        while !rest.is_empty() {
            rest = match number(rest) {
                Some((level, after)) => {
                    place.enter(level);
                    words_from = after;
                    after
                }
                None => rest.get(1..).unwrap_or_default(),
            };
        }
        Self {
            place,
            words: words_from.iter().filter(|one| is_han(**one)).collect(),
        }
    }
}

enum Level {
    Main(u8),
    Section(u8),
    Item(u8),
}

impl Place {
    fn enter(&mut self, level: Level) {
        match level {
            Level::Main(number) => {
                *self = Self {
                    main: Some(number),
                    section: None,
                    item: None,
                }
            }
            Level::Section(number) => (self.section, self.item) = (Some(number), None),
            Level::Item(number) => self.item = Some(number),
        }
    }
}

/// Reads a number at the start: `三、`, `(三)`, `3.`, `(3)`, `3`.
fn number(text: &[char]) -> Option<(Level, &[char])> {
    match text {
        ['(', one, ')', rest @ ..] => numeral(*one)
            .map(Level::Section)
            .or_else(|| digit(*one).map(Level::Item))
            .map(|level| (level, rest)),
        [one, '、' | '.' | ',', rest @ ..] if numeral(*one).is_some() => {
            numeral(*one).map(|number| (Level::Main(number), rest))
        }
        // The sign behind it is no word: whoever takes the words passes over it.
        [one, rest @ ..] => digit(*one).map(|number| (Level::Item(number), rest)),
        [] => None,
    }
}

fn numeral(one: char) -> Option<u8> {
    let at = NUMERALS.iter().position(|numeral| *numeral == one)?;
    u8::try_from(at + 1).ok()
}

fn digit(one: char) -> Option<u8> {
    u8::try_from(one.to_digit(10)?).ok()
}

/// Numbers that are one character, in runs of nine, and how each is written out.
const ENCLOSED: [(&str, &str); 4] = [
    ("①②③④⑤⑥⑦⑧⑨", "123456789"),
    ("⑴⑵⑶⑷⑸⑹⑺⑻⑼", "123456789"),
    ("⒈⒉⒊⒋⒌⒍⒎⒏⒐", "123456789"),
    ("㈠㈡㈢㈣㈤㈥㈦㈧㈨", "一二三四五六七八九"),
];

/// Narrow, without spaces, numbers in one character written out in brackets.
fn normal(label: &str) -> Vec<char> {
    let mut text = Vec::with_capacity(label.len());
    for one in label.chars().map(half_width) {
        match one {
            '〔' | '【' => text.push('('),
            '〕' | '】' => text.push(')'),
            '。' | '·' => text.push('.'),
            _ if one.is_whitespace() || is_zero_width(one) => {}
            _ => match written_out(one) {
                Some(plain) => text.extend(['(', plain, ')']),
                None => text.push(one),
            },
        }
    }
    text
}

fn written_out(one: char) -> Option<char> {
    ENCLOSED.iter().find_map(|(run, plain)| {
        let at = run.chars().position(|in_run| in_run == one)?;
        plain.chars().nth(at)
    })
}
