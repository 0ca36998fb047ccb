//! What somebody asks for: text, taken apart into words, names and numbers, and what narrows it.

use gongkai_model::id::UnitId;
use gongkai_model::kinds::Section;
use gongkai_model::record::Language;

use super::fold::{fold, fold_name};
use super::numbers::{self, Asked};
use super::tokens;

/// Longer questions are cut off here, in characters: nobody types more, and each word costs.
const QUERY_CHARS_MAX: usize = 200;

/// Further words are not looked for.
const PARTS_MAX: usize = 24;

/// Words that stand in every question and in no answer.
const EMPTY: &str = "的 了 和 与 及 或 在 是 有 对 为 吗 呢 吧 啊 我 你 他 请问 关于 有关 什么 怎么 怎样 如何 \
    哪些 哪里 哪个 多少 是否 可以 需要 能否 一下 想 要 去 请";

/// A search as asked for. Whatever is empty or `None` is not asked.
#[derive(Debug, Clone, Default)]
pub struct SearchQuery {
    /// What was typed.
    pub words: String,
    /// In which language.
    pub language: Language,
    /// Code of a kind.
    pub kind: Option<String>,
    /// Whose: one of these.
    pub units: Vec<UnitId>,
    /// Where they stand.
    pub section: Option<Section>,
    /// The year in which they became public.
    pub year: Option<i16>,
    /// How many hits, 1 to 100; 10 when 0.
    pub limit: usize,
    /// After how many hits.
    pub offset: usize,
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
}

/// A question taken apart.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Parsed {
    pub(super) parts: Vec<Part>,
    /// The whole of it as a name.
    pub(super) whole: String,
}

impl Parsed {
    pub(super) fn new(typed: &str) -> Self {
        let typed: String = typed.trim().chars().take(QUERY_CHARS_MAX).collect();
        let mut parts = Vec::new();
        // Numbers are blanked out, so that what is left keeps its places.
        let mut rest = typed.clone();
        for asked in numbers::asked_in(&typed) {
            let text = typed.get(asked.range.clone()).unwrap_or_default();
            let at = typed.get(..asked.range.start).unwrap_or_default();
            let blank: String = text.chars().map(|c| " ".repeat(c.len_utf8())).collect();
            rest.replace_range(asked.range.clone(), &blank);
            parts.push(Part {
                at: at.chars().count(),
                text: fold(text),
                what: What::Number(asked),
            });
        }
        let words = words(&fold(&rest));
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
            parts = tokens::cut(&fold(&typed)).into_iter().map(hint).collect();
        }
        parts.truncate(PARTS_MAX);
        Self {
            parts,
            whole: fold_name(&typed),
        }
    }
}

/// Words and runs of a folded text; words that say nothing are left out.
pub(super) fn words(folded: &str) -> Vec<Part> {
    let all: Vec<_> = tokens::cut(folded);
    let is_empty = |word: &str| EMPTY.split_whitespace().any(|empty| empty == word);
    let mut parts: Vec<Part> = Vec::new();
    for (at, word) in all.iter().filter(|(_, word)| !is_empty(word)) {
        let is_single = word.chars().count() == 1 && !word.is_ascii();
        let before = parts.last_mut().filter(|last| {
            is_single
                && matches!(last.what, What::Hint | What::Run)
                && last.at + last.text.chars().count() == *at
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

    fn parts(typed: &str) -> Vec<(What, String)> {
        let parts = Parsed::new(typed).parts.into_iter();
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
    }

    #[test]
    fn names_are_kept_together_and_single_characters_are_no_condition() {
        assert_eq!(parts("沈璟玥"), [(What::Run, "沈璟玥".to_owned())]);
        assert_eq!(parts("政务公开 璟")[1], (What::Hint, "璟".to_owned()));
        assert_eq!(parts("璟"), [(What::Word, "璟".to_owned())]);
    }
}
