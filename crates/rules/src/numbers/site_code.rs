//! 政府网站标识码 — the identification code of a government website.
//!
//! Source: 《政府网站发展指引》（国办发〔2017〕47号）: six digits of the administrative division and four of
//! sequence, or `bm` and eight digits for organs of the State Council. Six digits alone are the code of
//! an organising unit, another thing.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::characters::half_width;

/// A website identification code.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct SiteCode(String);

/// Why a text is not a website identification code.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SiteCodeError {
    /// Six digits: the organising unit's code.
    #[error("`{0}` is the code of an organising unit, a site code has ten digits")]
    UnitCode(String),
    /// Anything else.
    #[error("`{0}` is not ten digits, nor bm and eight digits")]
    Shape(String),
}

impl SiteCode {
    /// Reads a code as written: spaces, full-width characters and capital BM are forgiven.
    ///
    /// # Errors
    /// [`SiteCodeError`] as for strict parsing.
    pub fn read(text: &str) -> Result<Self, SiteCodeError> {
        let tight = text.chars().map(half_width).filter(|c| !c.is_whitespace());
        tight
            .map(|c| c.to_ascii_lowercase())
            .collect::<String>()
            .parse()
    }

    /// The code.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The administrative division; none for organs of the State Council.
    pub fn division(&self) -> Option<&str> {
        if self.0.starts_with("bm") {
            None
        } else {
            self.0.get(..6)
        }
    }
}

impl FromStr for SiteCode {
    type Err = SiteCodeError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let digits = text.strip_prefix("bm").unwrap_or(text);
        let all_digits = digits.bytes().all(|b| b.is_ascii_digit());
        match (all_digits, text.len(), digits.len()) {
            (true, 10, 8) => Ok(Self(text.to_owned())),
            (true, 10, 10) if !text.starts_with('0') => Ok(Self(text.to_owned())),
            (true, 6, 6) => Err(SiteCodeError::UnitCode(text.to_owned())),
            _ => Err(SiteCodeError::Shape(text.to_owned())),
        }
    }
}

impl fmt::Display for SiteCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for SiteCode {
    type Error = SiteCodeError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<SiteCode> for String {
    fn from(code: SiteCode) -> Self {
        code.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn ten_digits_or_bm_and_eight() {
        assert_eq!(
            "3299990037".parse::<SiteCode>().unwrap().division(),
            Some("329999")
        );
        assert_eq!(
            SiteCode::read("BM 0199 0001").unwrap().to_string(),
            "bm01990001"
        );
        assert_eq!("bm01990001".parse::<SiteCode>().unwrap().division(), None);
        assert_eq!(
            "329999".parse::<SiteCode>(),
            Err(SiteCodeError::UnitCode("329999".into()))
        );
        let code = SiteCode::read("3299990037").unwrap();
        assert_eq!(code.as_str(), "3299990037");
        assert_eq!(String::from(code), "3299990037");
        for bad in [
            "",
            "0299990037",
            "32999900371",
            "bm0199000",
            "BM01990001",
            "网站标识码",
        ] {
            assert_eq!(
                bad.parse::<SiteCode>(),
                Err(SiteCodeError::Shape(bad.into()))
            );
        }
    }

    proptest! {
        #[test]
        fn display_parses_back(text in "(bm|[1-9][0-9])[0-9]{8}|\\PC{0,12}") {
            if let Ok(code) = SiteCode::read(&text) {
                prop_assert_eq!(code.to_string().parse(), Ok(code));
            }
        }
    }
}
