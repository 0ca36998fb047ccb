//! Reading stored values back into types; what does not fit is named as damage, never guessed.

use gongkai_model::id::Id;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::de::DeserializeOwned;

use crate::error::{Result, StoreError};

/// Which row is being read, for the message when it is damaged.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place<'a> {
    pub(crate) table: &'static str,
    pub(crate) key: &'a dyn Key,
}

pub(crate) trait Key: std::fmt::Display + std::fmt::Debug + Sync {}
impl<T: std::fmt::Display + std::fmt::Debug + Sync> Key for T {}

impl<'a> Place<'a> {
    pub(crate) fn new(table: &'static str, key: &'a dyn Key) -> Self {
        Self { table, key }
    }

    pub(crate) fn damaged(self, reason: impl std::fmt::Display) -> StoreError {
        StoreError::corrupt(self.table, self.key, reason)
    }

    pub(crate) fn instant(self, micros: i64) -> Result<Timestamp> {
        Timestamp::from_microsecond(micros).map_err(|error| self.damaged(error))
    }

    pub(crate) fn instant_if(self, micros: Option<i64>) -> Result<Option<Timestamp>> {
        micros.map(|micros| self.instant(micros)).transpose()
    }

    pub(crate) fn date(self, text: &str) -> Result<Date> {
        text.parse().map_err(|error| self.damaged(error))
    }

    pub(crate) fn date_if(self, text: Option<&str>) -> Result<Option<Date>> {
        text.map(|text| self.date(text)).transpose()
    }

    /// Reads a code with the function that its type offers.
    pub(crate) fn code<T>(self, code: &str, read: impl FnOnce(&str) -> Option<T>) -> Result<T> {
        read(code).ok_or_else(|| self.damaged(format_args!("`{code}` is not known")))
    }

    pub(crate) fn parsed<T>(self, text: &str) -> Result<T>
    where
        T: std::str::FromStr<Err: std::fmt::Display>,
    {
        text.parse().map_err(|error| self.damaged(error))
    }

    pub(crate) fn json<T: DeserializeOwned>(self, text: &str) -> Result<T> {
        serde_json::from_str(text).map_err(|error| self.damaged(error))
    }
}

/// Wraps an optional number.
pub(crate) fn id_if<K>(number: Option<i64>) -> Option<Id<K>> {
    number.map(Id::new)
}

/// Writes a value as JSON text.
pub(crate) fn to_json<T: serde::Serialize>(table: &'static str, value: &T) -> Result<String> {
    serde_json::to_string(value).map_err(|error| StoreError::corrupt(table, "new row", error))
}
