//! The search index (检索): derived from what is public, on every node its own, thrown away and rebuilt at will.
//!
//! It holds no text: only which words stand where. A hit is read back from the publications before it is
//! answered, so that a record withdrawn a moment ago is not found even while its entry is still there, and
//! an excerpt never shows what the page does not. [`follow`] keeps the index up with the sequenced events;
//! how far it has come is committed with the index itself, so a killed process neither skips nor repeats.
//!
//! Words come from jieba with the words of this trade beside its own ([`Dictionary`]). Text of users is cut
//! into words and never handed to a query parser. How well it finds is measured on labelled questions, see
//! `docs/search.md`.

mod answer;
mod dictionary;
mod document;
mod error;
mod excerpt;
mod fold;
mod follow;
mod gather;
mod index;
mod numbers;
mod plan;
mod query;
mod rows;
mod schema;
mod standing;
mod suggest;
mod tokens;
mod vocabulary;

pub use answer::{Hit, SearchAnswer, ask};
pub use dictionary::Dictionary;
pub use error::SearchError;
pub use excerpt::{Excerpt, Piece};
pub use follow::{Followed, Freshness, follow, freshness, rebuild};
pub use gather::Facets;
pub use index::SearchIndex;
pub use query::{SearchQuery, Sort};
pub use standing::Standing;
