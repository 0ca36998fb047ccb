//! The only text that an event may carry: short ASCII codes.

use std::{fmt, str::FromStr};

/// A code of 1 to 128 characters out of `A–Z a–z 0–9 . _ : / + -`.
///
/// Names, addresses and sentences do not fit, so an event cannot leak them.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Token(String);

/// Why a text may not stand in an event.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("an event carries codes of 1 to 128 ASCII letters, digits and . _ : / + - only")]
pub struct TokenError;

impl Token {
    /// The code itself.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Writes a number as a code.
    #[must_use]
    pub fn number(number: impl Into<i64>) -> Self {
        Self(number.into().to_string())
    }

    /// Writes an identifier as a code.
    #[must_use]
    pub fn id<K>(id: crate::id::Id<K>) -> Self {
        Self(id.to_string())
    }

    /// Turns any text into a code by replacing what may not stand in one; for codes declared in data.
    #[must_use]
    pub fn from_code(code: &str) -> Self {
        let mut text: String = code
            .chars()
            .map(|c| if is_allowed(c) { c } else { '_' })
            .take(128)
            .collect();
        if text.is_empty() {
            text.push('_');
        }
        Self(text)
    }
}

fn is_allowed(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | ':' | '/' | '+' | '-')
}

impl FromStr for Token {
    type Err = TokenError;

    fn from_str(text: &str) -> Result<Self, TokenError> {
        let fits = (1..=128).contains(&text.len()) && text.chars().all(is_allowed);
        if fits {
            Ok(Self(text.to_owned()))
        } else {
            Err(TokenError)
        }
    }
}

impl fmt::Display for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
