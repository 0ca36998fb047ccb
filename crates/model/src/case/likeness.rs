//! How alike two wordings are, for showing that somebody asked the same before (条例 art. 36(六): 重复申请).
//!
//! A measure for people to look at, not a judgement: whether a request repeats another one is decided by whoever
//! handles it.

use std::collections::BTreeMap;

/// From this on a wording is shown as nearly the same, in percent.
pub const NEAR: u8 = 70;

/// A wording, prepared for comparing it with many.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    pairs: BTreeMap<(char, char), usize>,
    count: usize,
}

impl Wording {
    /// Prepares a text. Punctuation, blanks and case do not count.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let kept = text.chars().filter(|c| c.is_alphanumeric());
        let letters: Vec<char> = kept.flat_map(char::to_lowercase).collect();
        let mut pairs = BTreeMap::new();
        for (first, second) in letters.iter().zip(letters.iter().skip(1)) {
            *pairs.entry((*first, *second)).or_default() += 1;
        }
        let count = pairs.values().sum();
        Self { pairs, count }
    }

    /// How alike two wordings are, in percent: the pairs of neighbouring characters that both have, of all their pairs
    /// (Dice).
    ///
    /// ```
    /// use gongkai_model::case::Wording;
    /// let alike = |one: &str, other: &str| Wording::of(one).likeness(&Wording::of(other));
    /// assert_eq!(alike("道路养护资金", "道路、养护资金。"), 100);
    /// assert_eq!(alike("道路养护资金", "小学学区划分"), 0);
    /// ```
    #[must_use]
    pub fn likeness(&self, other: &Self) -> u8 {
        let all = self.count + other.count;
        if all == 0 {
            return 0;
        }
        let shared = self.pairs.iter().map(|(pair, times)| {
            let others = other.pairs.get(pair).copied().unwrap_or_default();
            others.min(*times)
        });
        let shared: usize = shared.sum();
        u8::try_from(200 * shared / all).unwrap_or(100)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn likeness(one: &str, other: &str) -> u8 {
        Wording::of(one).likeness(&Wording::of(other))
    }

    #[test]
    fn a_word_more_or_less_stays_near_and_another_matter_does_not() {
        let asked = "青溪镇2025年农村道路养护资金使用情况";
        let table = [
            ("青溪镇2025年农村道路养护资金使用情况", 100..=100),
            ("请公开青溪镇2025年农村道路养护资金的使用情况", NEAR..=99),
            ("青溪镇2024年农村道路养护资金使用情况", NEAR..=99),
            ("青溪镇2025年中小学教师招聘名单", 0..=NEAR - 1),
            ("", 0..=0),
        ];
        for (other, expected) in table {
            let found = likeness(asked, other);
            assert!(expected.contains(&found), "{other}: {found}");
            assert_eq!(found, likeness(other, asked));
        }
    }
}
