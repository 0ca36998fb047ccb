//! Themes (主题) of a kind of case: what statistics divide by where whoever brings a case is not asked for it.
//!
//! A theme is given when the case is registered; its words suggest it from what was asked. Left out: themes that whoever
//! writes chooses, which are a field of the form.

use serde::Deserialize;

/// A theme, as declared with its kind.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Theme {
    /// The code stored.
    pub code: String,
    /// The name shown.
    pub name: String,
    /// Words that speak for it where they stand in what was asked.
    #[serde(default)]
    pub words: Vec<String>,
}

/// The theme for which a text speaks most: longer words and those that stand there more often count for more. Of equal
/// ones the first; none where no word is found.
#[must_use]
pub fn suggested<'a>(themes: &'a [Theme], text: &str) -> Option<&'a Theme> {
    let weight = |theme: &&Theme| -> usize {
        let words = theme.words.iter();
        let found = words.map(|word| text.matches(word.as_str()).count() * word.chars().count());
        found.sum()
    };
    let most = themes.iter().rev().max_by_key(weight);
    most.filter(|theme| weight(theme) > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn theme(code: &str, words: &[&str]) -> Theme {
        Theme {
            code: code.to_owned(),
            name: code.to_owned(),
            words: words.iter().map(|word| (*word).to_owned()).collect(),
        }
    }

    #[test]
    fn the_words_of_a_text_speak_for_its_theme() {
        let themes = [
            theme("housing", &["小区", "老旧小区改造"]),
            theme("finance", &["资金", "预算"]),
            theme("other", &[]),
        ];
        let table = [
            ("老旧小区改造资金使用情况", Some("housing")),
            ("2025年预算", Some("finance")),
            ("小区资金", Some("housing")),
            ("小区预算和专项资金", Some("finance")),
            ("会议记录", None),
            ("", None),
        ];
        for (text, expected) in table {
            let found = suggested(&themes, text).map(|theme| theme.code.as_str());
            assert_eq!(found, expected, "{text}");
        }
        assert_eq!(suggested(&[], "小区"), None);
    }
}
