//! What somebody asks for: text, taken apart into words, names, numbers and phrases, and what narrows it.
//!
//! `"…"` and `“…”` hold words that must stand side by side, `-词` leaves out what has the word. That is the
//! whole language; everything else that was typed is words.

use gongkai_model::id::UnitId;
use gongkai_model::kinds::Section;
use gongkai_model::record::Language;
use jiff::civil::Date;

use super::dictionary::Dictionary;
use super::fold::{fold, fold_char, fold_name};
use super::numbers::{self, Asked};
use super::standing::Standing;
use super::tokens;

/// Longer questions are cut off here, in characters: nobody types more, and each word costs.
const QUERY_CHARS_MAX: usize = 200;

/// Further words are not looked for.
const PARTS_MAX: usize = 24;

/// Phrases, and words left out, that are looked at.
const OPERATORS_MAX: usize = 8;

/// Words that stand in every question and in no answer.
const EMPTY: &str = "的 了 和 与 及 或 在 是 有 对 为 吗 呢 吧 啊 我 你 他 请问 关于 有关 什么 怎么 怎样 如何 \
    哪些 哪里 哪个 哪儿 多少 是否 可以 需要 能否 一下 想 要 去 请 怎么办 怎么样 什么时候 我们 你们 他们 自己 能不能 \
    可不可以 时候 什么时 没有 家里 家 在哪里 在哪 里面 有没有 要不要 是不是 会不会 还是 这里 那里 这个 那个 已经 应该 本人 你好 您好 求 谢谢 为什么 哪 谁 找谁";

/// Single characters of questions. Side by side they are no name.
const COMMON: &str = "一不个中上下里外前后多少大小有无没给想看买卖找来去到会能得让被把从向以于就也都还又很太最更\
    只再这那哪谁几么吗呢啊吧了的地得着过是为和与及或在对我你他她它们次种位名年月日天号元块钱家人做办用要装开关";

/// A search as asked for. Whatever is empty or `None` is not asked.
#[derive(Debug, Clone, Default)]
pub struct SearchQuery {
    /// What was typed.
    pub words: String,
    /// In which language.
    pub language: Language,
    /// Codes of kinds: one of these.
    pub kinds: Vec<String>,
    /// Whose: one of these.
    pub units: Vec<UnitId>,
    /// Where they stand.
    pub section: Option<Section>,
    /// 主题分类, its first level: one of these.
    pub topics: Vec<String>,
    /// The years in which they became public: one of these.
    pub years: Vec<i16>,
    /// How they stand today: one of these. Only kinds of [`SearchQuery::lasting_kinds`] stand anyhow.
    pub standings: Vec<Standing>,
    /// Codes of the kinds whose documents are in force or not.
    pub lasting_kinds: Vec<String>,
    /// The day on which this is asked; without one, nothing is new and everything is in force.
    pub today: Option<Date>,
    /// What comes first.
    pub sort: Sort,
    /// Whether what was typed is taken as it is, however unlikely (仍要搜索).
    pub is_literal: bool,
    /// Whether everything is listed where no word is asked, to be narrowed by choices.
    pub takes_all: bool,
    /// How many hits, 1 to 100; 10 when 0.
    pub limit: usize,
    /// After how many hits.
    pub offset: usize,
}

/// What comes first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Sort {
    /// What fits best.
    #[default]
    Relevance,
    /// What became public last.
    Newest,
}

/// A piece of the question that a hit can have or lack.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Part {
    pub(super) what: What,
    /// The place of its first character.
    pub(super) at: usize,
    /// As it was typed, folded.
    pub(super) text: String,
}

/// What a piece is.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum What {
    /// A word of the dictionary, or a run of letters or digits.
    Word,
    /// Characters side by side that are no word together, such as a name.
    Run,
    /// One character alone, which may well belong to a word that the text has longer: it is no condition.
    Hint,
    /// A document number.
    Number(Asked),
    /// Words that were put in quotes.
    Phrase,
}

/// A question taken apart.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Parsed {
    pub(super) parts: Vec<Part>,
    /// What no hit may have, folded.
    pub(super) without: Vec<String>,
    /// The whole of it as a name.
    pub(super) whole: String,
    /// What was typed, without the phrases and words left out.
    pub(super) plain: String,
}

impl Parsed {
    pub(super) fn new(dictionary: &Dictionary, typed: &str) -> Self {
        let typed: String = typed.trim().chars().take(QUERY_CHARS_MAX).collect();
        let Operators {
            plain,
            phrases,
            without,
        } = operators(&typed);
        let mut parts = Vec::new();
        // Numbers are blanked out, so that what is left keeps its places.
        let mut rest = plain.clone();
        for asked in numbers::asked_in(&plain) {
            let text = plain.get(asked.range.clone()).unwrap_or_default();
            let at = plain.get(..asked.range.start).unwrap_or_default();
            let blank: String = text.chars().map(|c| " ".repeat(c.len_utf8())).collect();
            rest.replace_range(asked.range.clone(), &blank);
            parts.push(Part {
                at: at.chars().count(),
                text: fold(text),
                what: What::Number(asked),
            });
        }
        parts.extend(phrases);
        let words = words(dictionary, &fold(&rest));
        let is_only_hints = words.iter().all(|part| part.what == What::Hint);
        let only = is_only_hints && parts.is_empty();
        parts.extend(words.into_iter().map(|part| match part.what {
            What::Hint if only => Part {
                what: What::Word,
                ..part
            },
            _ => part,
        }));
        if parts.is_empty() {
            // Words that say nothing can be looked for, but nothing answers them.
            let hint = |(at, text)| Part {
                what: What::Hint,
                at,
                text,
            };
            let cut = tokens::cut(dictionary, &fold(&plain));
            parts = cut.into_iter().map(hint).collect();
        }
        parts.truncate(PARTS_MAX);
        Self {
            parts,
            without,
            whole: fold_name(&typed),
            plain,
        }
    }
}

struct Operators {
    plain: String,
    phrases: Vec<Part>,
    without: Vec<String>,
}

/// Takes phrases and words left out from what was typed; blanks stand in their places.
fn operators(typed: &str) -> Operators {
    let chars: Vec<char> = typed.chars().collect();
    let mut found = Operators {
        plain: String::with_capacity(typed.len()),
        phrases: Vec::new(),
        without: Vec::new(),
    };
    let mut at = 0;
    while let Some(&c) = chars.get(at) {
        let begins = at
            .checked_sub(1)
            .and_then(|before| chars.get(before))
            .is_none_or(|before| before.is_whitespace());
        let minus = begins && matches!(c, '-' | '－' | '−');
        let opened = at + usize::from(minus);
        if let Some((inside, after)) = quoted(&chars, opened) {
            if minus {
                found.without.push(inside);
            } else {
                found.phrases.push(Part {
                    what: What::Phrase,
                    at,
                    text: inside,
                });
            }
            found.plain.extend(std::iter::repeat_n(' ', after - at));
            at = after;
            continue;
        }
        let word: String = chars
            .iter()
            .skip(opened)
            .take_while(|c| !c.is_whitespace())
            .collect();
        // A minus before a digit is a degree or a part of a number.
        if minus && word.chars().next().is_some_and(char::is_alphabetic) {
            let length = word.chars().count();
            found.without.push(fold(&word));
            found.plain.extend(std::iter::repeat_n(' ', length + 1));
            at = opened + length;
            continue;
        }
        found.plain.push(c);
        at += 1;
    }
    found.phrases.truncate(OPERATORS_MAX);
    found.without.truncate(OPERATORS_MAX);
    found
}

/// What stands in quotes at a place, folded, and the place behind.
fn quoted(chars: &[char], at: usize) -> Option<(String, usize)> {
    let close = match fold_char(*chars.get(at)?) {
        '"' => &['"'][..],
        '“' | '”' => &['“', '”'][..],
        '「' => &['」'][..],
        _ => return None,
    };
    let inside = chars.get(at + 1..)?;
    let length = inside.iter().position(|c| close.contains(&fold_char(*c)))?;
    let text: String = inside.iter().take(length).copied().map(fold_char).collect();
    let text = text.trim().to_owned();
    text.chars()
        .any(char::is_alphanumeric)
        .then_some((text, at + length + 2))
}

/// Whether a character belongs to questions rather than to names.
pub(super) fn is_common(c: char) -> bool {
    COMMON.contains(c)
}

/// Whether a word says nothing.
pub(super) fn is_empty(word: &str) -> bool {
    EMPTY.split_whitespace().any(|empty| empty == word)
}

/// Words and runs of a folded text; words that say nothing are left out.
pub(super) fn words(dictionary: &Dictionary, folded: &str) -> Vec<Part> {
    let all: Vec<_> = tokens::cut(dictionary, folded);
    let mut parts: Vec<Part> = Vec::new();
    for (at, word) in all.iter().filter(|(_, word)| !is_empty(word)) {
        let is_single = word.chars().count() == 1 && !word.is_ascii();
        let is_common = |text: &str| text.chars().all(|c| COMMON.contains(c));
        let before = parts.last_mut().filter(|last| {
            is_single
                && matches!(last.what, What::Hint | What::Run)
                && last.at + last.text.chars().count() == *at
                && !is_common(word)
                && !is_common(&last.text)
        });
        if let Some(before) = before {
            before.text.push_str(word);
            before.what = What::Run;
            continue;
        }
        let what = if is_single { What::Hint } else { What::Word };
        parts.push(Part {
            what,
            at: *at,
            text: word.clone(),
        });
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(typed: &str) -> Parsed {
        Parsed::new(&Dictionary::shipped(), typed)
    }

    fn parts(typed: &str) -> Vec<(What, String)> {
        let parts = parsed(typed).parts.into_iter();
        parts
            .filter(|part| !matches!(part.what, What::Number(_)))
            .map(|part| (part.what, part.text))
            .collect()
    }

    #[test]
    fn a_question_is_taken_apart() {
        let word = |text: &str| (What::Word, text.to_owned());
        assert_eq!(
            parts("怎么申请老旧小区加装电梯"),
            [word("申请"), word("老旧小区"), word("加装电梯")]
        );
        assert_eq!(
            parts("ＡＰＥＣ商务旅行卡"),
            [word("apec"), word("商务旅行卡")]
        );
        assert_eq!(parts("什么"), [(What::Hint, "什么".to_owned())]);
        assert_eq!(parts(" ，。 "), []);
        assert_eq!(parts("老舊小區加裝電梯"), parts("老旧小区加装电梯"));
    }

    #[test]
    fn names_are_kept_together_and_single_characters_are_no_condition() {
        assert_eq!(parts("沈璟玥"), [(What::Run, "沈璟玥".to_owned())]);
        assert_eq!(parts("政务公开 璟")[1], (What::Hint, "璟".to_owned()));
        assert_eq!(parts("璟"), [(What::Word, "璟".to_owned())]);
        assert!(
            parts("给补多少钱")
                .iter()
                .all(|(what, _)| *what != What::Run)
        );
    }

    #[test]
    fn phrases_and_words_left_out_are_told_from_words() {
        let phrase = (What::Phrase, "阶梯水价".to_owned());
        assert!(parts("“阶梯水价”听证会").contains(&phrase));
        assert!(parts("\"阶梯水价\" -公告").contains(&phrase));
        assert_eq!(parsed("停车 -丰收节 －收费").without, ["丰收节", "收费"]);
        assert_eq!(parsed("气温 -5 度").without, Vec::<String>::new());
        assert_eq!(parsed("2021-05-06").without, Vec::<String>::new());
        for odd in ["\"", "“”", "-", "--", "-\"", "\"-\" -“", "“未完", "- 停车"] {
            assert_eq!(parsed(odd).without, Vec::<String>::new(), "{odd}");
        }
        assert_eq!(parsed("-\"第三 季度\" 就业").without, ["第三 季度"]);
    }
}
