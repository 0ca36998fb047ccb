//! 索引号 — the index number of a piece of government information in the catalogue.
//!
//! Source: 《政府信息公开条例》 art. 12 (the catalogue has an index). Its form is not laid down; ours is
//! `{统一社会信用代码}/{year}-{five digits}`, unique within the organ and year, never used twice. The shapes
//! of other platforms are read and kept as they are.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::UnifiedCreditCode;
use super::characters::{half_width, is_zero_width};

/// An index number: ours, or one that came with an older platform.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct IndexNumber(Form);

#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum Form {
    Own {
        organ: UnifiedCreditCode,
        year: i16,
        seq: u32,
    },
    Legacy(String),
}

/// Why a text is not an index number.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum IndexNumberError {
    /// A year outside 1949–2099.
    #[error("index number year {0} is outside 1949 to 2099")]
    Year(i16),
    /// A running number outside 1–99999.
    #[error("index number sequence {0} is outside 1 to 99999")]
    Seq(u32),
    /// Not in the form that this system gives out.
    #[error("`{0}` is not an index number of the form code/year-00001")]
    NotOwn(String),
    /// Not in any known form.
    #[error("`{0}` is not an index number in any known form")]
    Unknown(String),
}

impl IndexNumber {
    /// Gives out the index number of an organ's `seq`-th piece of information in `year`.
    ///
    /// # Errors
    /// [`IndexNumberError::Year`] outside 1949–2099, [`IndexNumberError::Seq`] outside 1–99999.
    pub fn new(organ: &UnifiedCreditCode, year: i16, seq: u32) -> Result<Self, IndexNumberError> {
        if !(1949..=2099).contains(&year) {
            return Err(IndexNumberError::Year(year));
        }
        if !(1..=99_999).contains(&seq) {
            return Err(IndexNumberError::Seq(seq));
        }
        Ok(Self(Form::Own {
            organ: organ.clone(),
            year,
            seq,
        }))
    }

    /// Reads our form or another platform's, which is kept as a legacy number.
    ///
    /// # Errors
    /// [`IndexNumberError::Unknown`] when it is neither.
    pub fn read(text: &str) -> Result<Self, IndexNumberError> {
        let visible = text
            .chars()
            .filter(|c| !c.is_whitespace() && !is_zero_width(*c));
        let tight: String = visible.map(half_width).collect();
        let bare = ["索引号:", "信息索取号:", "索取号:"]
            .iter()
            .find_map(|label| tight.strip_prefix(label))
            .unwrap_or(&tight);
        if let Ok(own) = bare.parse() {
            return Ok(own);
        }
        if is_legacy(bare) {
            return Ok(Self(Form::Legacy(bare.to_owned())));
        }
        Err(IndexNumberError::Unknown(text.to_owned()))
    }

    /// Says whether the number was given by another platform.
    pub fn is_legacy(&self) -> bool {
        matches!(self.0, Form::Legacy(_))
    }

    /// The organ, year and running number of a number of ours.
    pub fn parts(&self) -> Option<(&UnifiedCreditCode, i16, u32)> {
        match &self.0 {
            Form::Own { organ, year, seq } => Some((organ, *year, *seq)),
            Form::Legacy(_) => None,
        }
    }
}

/// An organ's code of any kind, a slash, a year with or without month, a dash and a running number.
fn is_legacy(text: &str) -> bool {
    let Some((organ, rest)) = text.split_once('/') else {
        return false;
    };
    let Some((period, seq)) = rest.split_once('-') else {
        return false;
    };
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let organ_fits = (5..=32).contains(&organ.len())
        && organ
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b == b'-');
    let year_fits = period
        .get(..4)
        .is_some_and(|year| ("1949"..="2099").contains(&year));
    let month_fits = match period.get(4..) {
        Some("") => true,
        Some(month) => ("01"..="12").contains(&month) && month.len() == 2,
        None => false,
    };
    organ_fits
        && digits(period)
        && year_fits
        && month_fits
        && digits(seq)
        && (3..=10).contains(&seq.len())
}

impl FromStr for IndexNumber {
    type Err = IndexNumberError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let not_own = || IndexNumberError::NotOwn(text.to_owned());
        let (organ, rest) = text.split_once('/').ok_or_else(not_own)?;
        let (year, seq) = rest.split_once('-').ok_or_else(not_own)?;
        let organ = organ.parse::<UnifiedCreditCode>().map_err(|_| not_own())?;
        let year = year.parse::<i16>().map_err(|_| not_own())?;
        let seq = seq.parse::<u32>().map_err(|_| not_own())?;
        let number = Self::new(&organ, year, seq)?;
        if number.to_string() == text {
            Ok(number)
        } else {
            Err(not_own())
        }
    }
}

impl fmt::Display for IndexNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Form::Own { organ, year, seq } => write!(f, "{organ}/{year}-{seq:05}"),
            Form::Legacy(text) => f.write_str(text),
        }
    }
}

impl TryFrom<String> for IndexNumber {
    type Error = IndexNumberError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::read(&text)
    }
}

impl From<IndexNumber> for String {
    fn from(number: IndexNumber) -> Self {
        number.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn organ() -> UnifiedCreditCode {
        UnifiedCreditCode::with_check("11320000000000000").unwrap()
    }

    #[test]
    fn art_12_our_form_is_code_year_and_five_digits() {
        let number = IndexNumber::new(&organ(), 2026, 17).unwrap();
        assert_eq!(number.to_string(), format!("{}/2026-00017", organ()));
        assert_eq!(number.parts(), Some((&organ(), 2026, 17)));
        assert!(!number.is_legacy());
        assert_eq!(String::from(number.clone()), number.to_string());
        assert_eq!(
            IndexNumber::new(&organ(), 2026, 0),
            Err(IndexNumberError::Seq(0))
        );
        assert_eq!(
            IndexNumber::new(&organ(), 2026, 100_000),
            Err(IndexNumberError::Seq(100_000))
        );
        assert_eq!(
            IndexNumber::new(&organ(), 1900, 1),
            Err(IndexNumberError::Year(1900))
        );
    }

    #[test]
    fn forms_of_other_platforms_are_kept() {
        for text in [
            "000099999/2017-00110",
            "11999902486344515X/202110-00013",
            "0199999-8/2022-00185",
            "yunhequhd0108/2021-0000202",
            "00009/2017-001",
            "00000000000000000000000000000009/2017-0000000110",
        ] {
            let number = IndexNumber::read(&format!("索 引 号：{text}")).unwrap();
            assert!(number.is_legacy(), "{text}");
            assert_eq!(number.to_string(), text);
            assert!(
                text.parse::<IndexNumber>().is_err(),
                "strict parsing takes our form only"
            );
        }
        for bad in [
            "",
            "索引号：",
            "2021-00106",
            "000099999/2017",
            "000099999/202113-00110",
            "云/2021-001",
            "云河区/2021-001",
            "0009/2017-001",
            "000000000000000000000000000000009/2017-001",
            "000099999/2017-ABC",
            "000099999/2017-",
            "000099999/2017-01",
            "000099999/2017-00000001100",
            "000099999/2021011-00110",
            "000099999/1948-00110",
            "000099999/2100-00110",
        ] {
            assert!(IndexNumber::read(bad).is_err(), "{bad}");
        }
    }

    proptest! {
        #[test]
        fn display_parses_back(year in 1949_i16..=2099, seq in 1_u32..=99_999) {
            let number = IndexNumber::new(&organ(), year, seq).unwrap();
            prop_assert_eq!(number.to_string().parse(), Ok(number));
        }

        #[test]
        fn whatever_is_read_is_read_again(text in "[0-9A-Za-z]{0,20}/?[0-9]{0,6}-?[0-9]{0,9}\\PC{0,3}") {
            if let Ok(number) = IndexNumber::read(&text) {
                prop_assert_eq!(IndexNumber::read(&number.to_string()), Ok(number));
            }
        }
    }
}
