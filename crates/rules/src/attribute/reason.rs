//! The reason that an attribute other than proactive must carry.
//!
//! Source: 国办发〔2016〕80号: 拟不公开的，要依法依规说明理由.

use std::fmt;

/// The longest reason, in characters; longer ones belong into an attachment.
const CHARS_MAX: usize = 500;

/// A reason: trimmed, not empty, at most 500 characters.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Reason(String);

/// Why a text is not a reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ReasonError {
    /// Nothing but space.
    #[error("reason is empty")]
    Empty,
    /// More than 500 characters.
    #[error("reason has {0} characters, at most 500 are kept")]
    TooLong(usize),
}

impl Reason {
    /// Makes a reason from what a person wrote.
    ///
    /// # Errors
    /// [`ReasonError`] when nothing is left after trimming, or more than 500 characters.
    pub fn new(text: &str) -> Result<Self, ReasonError> {
        let text = text.trim();
        let chars = text.chars().count();
        match chars {
            0 => Err(ReasonError::Empty),
            1..=CHARS_MAX => Ok(Self(text.to_owned())),
            _ => Err(ReasonError::TooLong(chars)),
        }
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub(super) fn not_given_by_source() -> Self {
        Self("原平台未注明理由".to_owned())
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
