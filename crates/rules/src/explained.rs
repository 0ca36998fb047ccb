//! A result together with why it is so, as data: a page can say *why* the status is the status.
//!
//! Left out: wording of pages; the texts here are complete sentences that a page may show as they are.

use serde::Serialize;

/// A value and the steps that led to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Explained<T> {
    /// The result.
    pub value: T,
    /// Why, in the order of reasoning; never empty.
    pub because: Vec<Because>,
}

/// One step of an explanation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Because {
    /// A sentence in Chinese.
    pub text: String,
    /// The article it rests on, if it rests on one.
    pub article: Option<&'static str>,
}

impl<T> Explained<T> {
    /// A result with a single reason.
    pub fn new(value: T, text: impl Into<String>, article: Option<&'static str>) -> Self {
        Self {
            value,
            because: vec![Because {
                text: text.into(),
                article,
            }],
        }
    }

    /// The same result with one more reason.
    #[must_use]
    pub fn and(mut self, text: impl Into<String>, article: Option<&'static str>) -> Self {
        self.because.push(Because {
            text: text.into(),
            article,
        });
        self
    }
}
