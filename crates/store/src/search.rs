//! The search index (检索): derived from what is public, on every node its own, thrown away and rebuilt at will.
//!
//! It holds no text: only which words stand where. A hit is read back from the publications before it is
//! answered, so that a record withdrawn a moment ago is not found even while its entry is still there, and
//! an excerpt never shows what the page does not. [`follow`] keeps the index up with the sequenced events;
//! how far it has come is committed with the index itself, so a killed process neither skips nor repeats.
//!
//! Words come from jieba with the words of this trade beside its own ([`words`]). Text of users is cut into
//! words and never handed to a query parser. Left out: synonyms, facets and tuning of the order.

mod answer;
mod document;
mod error;
mod excerpt;
mod fold;
mod follow;
mod index;
mod numbers;
mod plan;
mod query;
mod schema;
mod tokens;
pub mod words;

pub use answer::{Hit, SearchAnswer, ask};
pub use error::SearchError;
pub use excerpt::{Excerpt, Piece};
pub use follow::{Followed, follow, rebuild};
pub use index::SearchIndex;
pub use query::SearchQuery;
