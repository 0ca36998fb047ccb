//! What was asked, as it stands in the address.

use crate::show;

/// The pairs of an address; of a key given twice the last one counts, as a button comes after its form.
#[derive(Debug, Clone)]
pub(super) struct Asked<'a>(&'a [(String, String)]);

impl<'a> Asked<'a> {
    pub(super) fn new(pairs: &'a [(String, String)]) -> Self {
        Self(pairs)
    }

    /// The value without spaces around it; empty if there is none.
    pub(super) fn text(&self, key: &str) -> &'a str {
        let found = self.0.iter().rev().find(|(known, _)| known == key);
        found.map_or("", |(_, value)| value.trim())
    }

    /// Was the key sent, even without a value? Then a form was sent.
    pub(super) fn has(&self, key: &str) -> bool {
        self.0.iter().any(|(known, _)| known == key)
    }

    /// Is this exactly what was asked?
    pub(super) fn is_exactly(&self, pairs: &[(String, String)]) -> bool {
        self.0 == pairs
    }

    /// Is anything asked at all?
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// An address; dates and codes stay readable in it.
pub(super) fn of(path: &str, pairs: &[(String, String)]) -> String {
    let pairs = pairs.iter();
    show::address(
        path,
        pairs.map(|(key, value)| (key.as_str(), value.as_str())),
    )
}

/// Pairs from literals, for examples.
pub(super) fn pairs(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    let pairs = pairs.iter();
    pairs
        .map(|(key, value)| ((*key).to_owned(), (*value).to_owned()))
        .collect()
}
