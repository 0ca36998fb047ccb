//! The table itself, by instrument; rows of one instrument stand together.

mod foi;
mod others;

use super::Article;

/// Every article cited by this crate.
pub fn articles() -> impl Iterator<Item = &'static Article> {
    foi::ARTICLES.iter().chain(others::ARTICLES)
}

const fn row(
    instrument: &'static str,
    article: &'static str,
    about: &'static str,
    module: &'static str,
    tests: &'static [&'static str],
) -> Article {
    Article {
        instrument,
        article,
        about,
        module,
        tests,
    }
}

/// A time limit of the table of limits.
const fn limit(instrument: &'static str, article: &'static str, about: &'static str) -> Article {
    row(
        instrument,
        article,
        about,
        "limits::table",
        &["limits_end_as_their_articles_say"],
    )
}
