//! A person, an organ or a paper that must be called by name wherever the law asks who or which.
//!
//! Left out: whether somebody of that name exists, which the organisation knows.

use std::fmt;

/// The longest name, in characters.
const CHARS_MAX: usize = 100;

/// A name: one line, trimmed, not empty, at most 100 characters.
///
/// ```
/// use gongkai_rules::foi::named::Named;
/// assert_eq!(Named::new(" 云河区档案馆 ")?.as_str(), "云河区档案馆");
/// assert!(Named::new("　").is_err());
/// # Ok::<(), gongkai_rules::foi::named::NamedError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Named(String);

/// Why a text is no name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NamedError {
    /// 未写明
    #[error("the name is empty")]
    Empty,
    /// 写了多行
    #[error("the name has more than one line")]
    ManyLines,
    /// 写得太长
    #[error("the name has {0} characters, at most 100 are kept")]
    TooLong(usize),
}

impl Named {
    /// Takes a name as a person wrote it.
    ///
    /// # Errors
    /// [`NamedError`] when nothing is named, or more than a name.
    pub fn new(text: &str) -> Result<Self, NamedError> {
        let text = text.trim();
        if text.contains(['\n', '\r']) {
            return Err(NamedError::ManyLines);
        }
        let chars = text.chars().count();
        match chars {
            0 => Err(NamedError::Empty),
            1..=CHARS_MAX => Ok(Self(text.to_owned())),
            _ => Err(NamedError::TooLong(chars)),
        }
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Named {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_one_line_that_says_something() {
        assert_eq!(Named::new(" 王某 ").unwrap().to_string(), "王某");
        assert_eq!(Named::new(&"名".repeat(100)).unwrap().as_str().len(), 300);
        assert_eq!(Named::new(" \n"), Err(NamedError::Empty));
        assert_eq!(Named::new("甲\n乙"), Err(NamedError::ManyLines));
        assert_eq!(Named::new("甲\r乙"), Err(NamedError::ManyLines));
        assert_eq!(Named::new(&"名".repeat(101)), Err(NamedError::TooLong(101)));
    }
}
