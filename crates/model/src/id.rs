//! Identifiers: one type for each sort of thing, so that a person's number never stands for a unit's.
//!
//! An identifier is a positive 63-bit integer (time of making, node, counter; made by `office`) and is
//! written as 13 characters of Crockford's base 32, which a person can read over the telephone.

use std::{fmt, hash, marker::PhantomData, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH: usize = 13;

/// The identifier of a `K`.
pub struct Id<K>(i64, PhantomData<fn() -> K>);

/// Names the sorts of things that have identifiers.
pub mod sort {
    /// A record (政府信息).
    #[derive(Debug)]
    pub enum Record {}
    /// A unit (机构), down to an office inside a bureau (内设处室).
    #[derive(Debug)]
    pub enum Unit {}
    /// A person with an account (人员).
    #[derive(Debug)]
    pub enum Person {}
    /// An event (事件).
    #[derive(Debug)]
    pub enum Event {}
    /// A file attached to a record (附件).
    #[derive(Debug)]
    pub enum Attachment {}
    /// An item of a disclosure catalogue (公开事项).
    #[derive(Debug)]
    pub enum CatalogueItem {}
    /// A nil return (零报告).
    #[derive(Debug)]
    pub enum NilReturn {}
    /// A case (办件).
    #[derive(Debug)]
    pub enum Case {}
    /// A row without a type of its own: a review, a batch, a job.
    #[derive(Debug)]
    pub enum Row {}
}

/// Identifies a record (政府信息).
pub type RecordId = Id<sort::Record>;
/// Identifies a unit (机构).
pub type UnitId = Id<sort::Unit>;
/// Identifies a person (人员).
pub type PersonId = Id<sort::Person>;
/// Identifies an event (事件).
pub type EventId = Id<sort::Event>;
/// Identifies an attachment (附件).
pub type AttachmentId = Id<sort::Attachment>;
/// Identifies an item of a disclosure catalogue (公开事项).
pub type CatalogueItemId = Id<sort::CatalogueItem>;
/// Identifies a nil return (零报告).
pub type NilReturnId = Id<sort::NilReturn>;
/// Identifies a case (办件).
pub type CaseId = Id<sort::Case>;
/// Identifies a review, a batch, a job or another plain row.
pub type RowId = Id<sort::Row>;

/// Why a text is not an identifier.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not an identifier of 13 letters and digits")]
pub struct IdError(String);

impl<K> Id<K> {
    /// Takes a number from the store or from the identifier source.
    #[must_use]
    pub const fn new(number: i64) -> Self {
        Self(number, PhantomData)
    }

    /// The number as stored.
    #[must_use]
    pub const fn get(self) -> i64 {
        self.0
    }
}

impl<K> fmt::Display for Id<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let number = self.0.cast_unsigned();
        for place in (0..LENGTH).rev() {
            let digit = usize::try_from((number >> (place * 5)) & 31).unwrap_or(0);
            let letter = ALPHABET.get(digit).copied().unwrap_or(b'0');
            fmt::Write::write_char(f, char::from(letter))?;
        }
        Ok(())
    }
}

impl<K> FromStr for Id<K> {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        let error = || IdError(text.chars().take(40).collect());
        if text.len() != LENGTH {
            return Err(error());
        }
        let mut number: i64 = 0;
        for letter in text.bytes() {
            let upper = letter.to_ascii_uppercase();
            let digit = ALPHABET
                .iter()
                .position(|&known| known == upper)
                .ok_or_else(error)?;
            let digit = i64::try_from(digit).map_err(|_| error())?;
            number = number
                .checked_mul(32)
                .and_then(|n| n.checked_add(digit))
                .ok_or_else(error)?;
        }
        Ok(Self::new(number))
    }
}

impl<K> fmt::Debug for Id<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

impl<K> Clone for Id<K> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<K> Copy for Id<K> {}
impl<K> PartialEq for Id<K> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}
impl<K> Eq for Id<K> {}
impl<K> PartialOrd for Id<K> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl<K> Ord for Id<K> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.cmp(&other.0)
    }
}
impl<K> hash::Hash for Id<K> {
    fn hash<H: hash::Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}

impl<K> Serialize for Id<K> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de, K> Deserialize<'de> for Id<K> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_identifier_is_read_back_from_what_it_shows() {
        for number in [0, 1, 31, 32, 4_611_686_018_427_387_904, i64::MAX] {
            let id = RecordId::new(number);
            assert_eq!(id.to_string().len(), LENGTH);
            assert_eq!(id.to_string().parse(), Ok(id));
            assert_eq!(id.to_string().to_lowercase().parse(), Ok(id));
        }
    }

    #[test]
    fn other_texts_are_refused() {
        for text in [
            "",
            "123",
            "ZZZZZZZZZZZZZ",
            "UUUUUUUUUUUUU",
            "政府信息公开政府信息公开政",
            "../../../etc/p",
        ] {
            assert!(text.parse::<RecordId>().is_err(), "{text}");
        }
    }
}
