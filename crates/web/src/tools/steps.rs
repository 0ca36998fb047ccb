//! The explanation as a table: one row for days in a row that count, or do not, for one reason.

use gongkai_office::tools::Stretch;
use jiff::civil::Date;

use super::words::ToolWords;
use crate::words::{Language, Phrase, written};

/// A row.
#[derive(Debug, Clone)]
pub(super) struct Row {
    pub(super) when: String,
    pub(super) what: Phrase,
    pub(super) counts: bool,
    pub(super) tag: String,
    pub(super) about: String,
    pub(super) article: Phrase,
}

/// The day on which everything begins: when, what, why it does not count, the article.
pub(super) type Beginning = (Date, &'static str, &'static str, &'static str);

/// The rows of a course; the year is named where it changes.
pub(super) fn rows(t: ToolWords, beginning: Option<Beginning>, stretches: &[Stretch]) -> Vec<Row> {
    let mut year = None;
    let first = beginning.map(|(on, what, about, article)| Row {
        when: span_in_words(t.0, on, on, &mut year),
        what: what.into(),
        counts: false,
        tag: t.not_counted().to_owned(),
        about: about.to_owned(),
        article: t.article(article),
    });
    let row = |stretch: &Stretch| {
        let when = span_in_words(t.0, stretch.from, stretch.to, &mut year);
        let (tag, about) = match stretch.numbers {
            Some((first, last)) if first == last => (t.count_one().to_owned(), t.one_day(first)),
            Some((first, last)) => (t.count_many(last - first + 1), t.some_days(first, last)),
            None if stretch.left_out == 0 => (t.not_counted().to_owned(), t.rest_days().to_owned()),
            None => (t.not_counted().to_owned(), t.left_out(stretch.left_out)),
        };
        Row {
            when,
            what: t.reason(&stretch.reason),
            counts: stretch.numbers.is_some(),
            tag,
            about,
            article: t.article(stretch.article),
        }
    };
    first.into_iter().chain(stretches.iter().map(row)).collect()
}

fn span_in_words(language: Language, from: Date, to: Date, year: &mut Option<i16>) -> String {
    let mut word = |day: Date| {
        let is_new = year.replace(day.year()) != Some(day.year());
        if is_new {
            written::day_in_words(language, day)
        } else {
            written::day_of_year(language, day)
        }
    };
    let first = word(from);
    if from == to {
        return first;
    }
    let dash = match language {
        Language::Chinese => "—",
        Language::English => " – ",
        Language::Japanese => "～",
        Language::Korean => "~",
    };
    format!("{first}{dash}{}", word(to))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn the_year_is_named_where_it_changes() {
        let mut year = None;
        let spans = [
            (date(2025, 12, 31), date(2025, 12, 31)),
            (date(2026, 1, 1), date(2026, 1, 3)),
            (date(2026, 1, 4), date(2026, 1, 4)),
        ];
        let words = spans.map(|(from, to)| span_in_words(Language::Chinese, from, to, &mut year));
        assert_eq!(words, ["2025年12月31日", "2026年1月1日—1月3日", "1月4日"]);
    }
}
