//! How long a step may take: `3wd` working days, `20d` calendar days, `4h` hours.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer};

/// A time limit of a state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimeLimit {
    /// Working days of the State Council calendar.
    WorkingDays(u16),
    /// Calendar days.
    Days(u16),
    /// Hours by the clock.
    Hours(u16),
}

/// Why a text is not a time limit.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a time limit; write 3wd (working days), 20d (days) or 4h (hours)")]
pub struct TimeLimitError(String);

impl FromStr for TimeLimit {
    type Err = TimeLimitError;

    fn from_str(text: &str) -> Result<Self, TimeLimitError> {
        let error = || TimeLimitError(text.to_owned());
        let number = |digits: &str| match digits.parse::<u16>() {
            Ok(number) if number > 0 => Ok(number),
            _ => Err(error()),
        };
        if let Some(digits) = text.strip_suffix("wd") {
            return number(digits).map(Self::WorkingDays);
        }
        if let Some(digits) = text.strip_suffix('d') {
            return number(digits).map(Self::Days);
        }
        let digits = text.strip_suffix('h').ok_or_else(error)?;
        number(digits).map(Self::Hours)
    }
}

impl fmt::Display for TimeLimit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::WorkingDays(n) => write!(f, "{n} 个工作日"),
            Self::Days(n) => write!(f, "{n} 日"),
            Self::Hours(n) => write!(f, "{n} 小时"),
        }
    }
}

impl<'de> Deserialize<'de> for TimeLimit {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(serde::de::Error::custom)
    }
}
