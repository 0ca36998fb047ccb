//! 查询码 — the code with which a citizen follows a matter, such as `YH-2607-4M8Q-K3TZ`.
//!
//! Ours: two to four letters, year and month, seven random characters and a check character in
//! Crockford's base 32, which has no I, L, O, U. The check, a weighted sum over the field of 32 elements,
//! finds every single wrong character and every exchange of neighbours. 35 random bits do not replace a
//! limit on attempts where a code opens anything personal.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::characters::half_width;

const BASE_32: &str = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// A tracking code whose check character holds.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct TrackingCode(String);

/// Why a text is not a tracking code.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TrackingCodeError {
    /// The prefix is not two to four letters other than I and O.
    #[error("tracking code prefix `{0}` is not two to four capital letters without I and O")]
    Prefix(String),
    /// Parts of a wrong length or with a wrong character.
    #[error("`{0}` does not have the form of a tracking code")]
    Shape(String),
    /// The check character does not fit: a typing error.
    #[error("tracking code `{0}` contains a typing error")]
    Check(String),
}

impl TrackingCode {
    /// Makes the code of a matter received on `day`; the low 35 bits of `random` are used.
    ///
    /// # Errors
    /// [`TrackingCodeError::Prefix`] when the prefix is not two to four capital letters without I and O.
    pub fn new(prefix: &str, day: Date, random: u64) -> Result<Self, TrackingCodeError> {
        if !is_prefix(prefix) {
            return Err(TrackingCodeError::Prefix(prefix.to_owned()));
        }
        let period = format!("{:02}{:02}", day.year().rem_euclid(100), day.month());
        let secret: String = (0..7)
            .map(|place| symbol((random >> (5 * place)) & 31))
            .collect();
        Ok(Self::assemble(prefix, &period, &secret))
    }

    /// The code as printed.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn assemble(prefix: &str, period: &str, secret: &str) -> Self {
        let (first, second) = secret.split_at_checked(4).unwrap_or((secret, ""));
        let check = check_character(&format!("{prefix}{period}{secret}"));
        Self(format!("{prefix}-{period}-{first}-{second}{check}"))
    }

    /// Reads what a person typed: case, spaces, missing hyphens, O for 0 and I or L for 1 are forgiven.
    fn read(text: &str) -> Result<Self, TrackingCodeError> {
        let shape = || TrackingCodeError::Shape(text.to_owned());
        let typed = text
            .chars()
            .map(half_width)
            .filter(|c| !c.is_whitespace() && *c != '-');
        let typed: Vec<char> = typed.map(|c| c.to_ascii_uppercase()).collect();
        let prefix_length = typed.len().checked_sub(12).ok_or_else(shape)?;
        let (prefix, rest) = typed.split_at_checked(prefix_length).ok_or_else(shape)?;
        let prefix: String = prefix.iter().map(|c| meant_letter(*c)).collect();
        let rest: String = rest.iter().map(|c| meant_symbol(*c)).collect();
        let period = rest.get(..4).ok_or_else(shape)?;
        let secret = rest.get(4..11).ok_or_else(shape)?;
        let month = period.get(2..).unwrap_or_default();
        let fits = is_prefix(&prefix)
            && period.bytes().all(|b| b.is_ascii_digit())
            && ("01"..="12").contains(&month)
            && rest.chars().all(|c| BASE_32.contains(c));
        if !fits {
            return Err(shape());
        }
        let code = Self::assemble(&prefix, period, secret);
        if code.0.ends_with(rest.get(11..).unwrap_or_default()) {
            Ok(code)
        } else {
            Err(TrackingCodeError::Check(text.to_owned()))
        }
    }
}

fn is_prefix(text: &str) -> bool {
    let letters = text
        .chars()
        .all(|c| c.is_ascii_uppercase() && !matches!(c, 'I' | 'O'));
    letters && (2..=4).contains(&text.len())
}

/// In the prefix only L looks like 1 and I.
fn meant_letter(c: char) -> char {
    if matches!(c, '1' | 'I') { 'L' } else { c }
}

fn meant_symbol(c: char) -> char {
    match c {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    }
}

fn symbol(value: u64) -> char {
    usize::try_from(value)
        .ok()
        .and_then(|at| BASE_32.chars().nth(at))
        .unwrap_or('0')
}

/// Digits and base-32 letters by their place in base 32; the prefix's L and U, absent there, by 1 and 27.
fn value(c: char) -> u64 {
    let at = match c {
        'L' => Some(1),
        'U' => Some(27),
        other => BASE_32.find(other),
    };
    at.and_then(|at| u64::try_from(at).ok()).unwrap_or(0)
}

/// Horner's rule over GF(32) with x⁵ + x² + 1: the weight of each place is another power of x.
fn check_character(text: &str) -> char {
    let sum = text.chars().fold(0, |sum, c| doubled(sum) ^ value(c));
    symbol(doubled(sum))
}

fn doubled(value: u64) -> u64 {
    let shifted = value << 1;
    if shifted & 32 == 0 {
        shifted
    } else {
        (shifted & 31) ^ 0b00101
    }
}

impl FromStr for TrackingCode {
    type Err = TrackingCodeError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::read(text)
    }
}

impl fmt::Display for TrackingCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for TrackingCode {
    type Error = TrackingCodeError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<TrackingCode> for String {
    fn from(code: TrackingCode) -> Self {
        code.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    #[test]
    fn a_code_is_made_and_read_as_people_type_it() {
        let code = TrackingCode::new("YH", date(2026, 7, 14), 0x0001_2345_6789).unwrap();
        let printed = code.to_string();
        assert_eq!(code.as_str(), printed);
        assert_eq!(String::from(code.clone()), printed);
        assert_eq!(printed.len(), "YH-2607-4M8Q-K3TZ".len());
        assert!(printed.starts_with("YH-2607-"));
        let sloppy = printed
            .to_lowercase()
            .replace('-', " ")
            .replace('1', "l")
            .replace('0', "o");
        assert_eq!(sloppy.parse::<TrackingCode>().unwrap(), code);
    }

    #[test]
    fn wrong_codes_are_refused() {
        for prefix in ["Y", "ABCDE", "yh", "IO", "云河", ""] {
            assert!(
                TrackingCode::new(prefix, date(2026, 7, 14), 1).is_err(),
                "{prefix}"
            );
        }
        for bad in [
            "",
            "YH-2607",
            "YH-2613-4M8Q-K3TZ",
            "YH-26A7-4M8Q-K3TZ",
            "YH-2607-4M8U-K3TZ",
        ] {
            assert!(
                matches!(
                    bad.parse::<TrackingCode>(),
                    Err(TrackingCodeError::Shape(_))
                ),
                "{bad}"
            );
        }
    }

    proptest! {
        #[test]
        fn display_parses_back(prefix in "[A-HJ-NP-Z]{2,4}", random: u64, month in 1_i8..=12) {
            let code = TrackingCode::new(&prefix, date(2026, month, 1), random).unwrap();
            prop_assert_eq!(code.to_string().parse(), Ok(code));
        }

        #[test]
        fn one_wrong_character_is_found(random: u64, place in 8_usize..17, other in 0_u64..32) {
            let code = TrackingCode::new("YH", date(2026, 7, 1), random).unwrap().to_string();
            let mut chars: Vec<char> = code.chars().collect();
            if chars[place] != '-' && chars[place] != symbol(other) {
                chars[place] = symbol(other);
                prop_assert!(chars.iter().collect::<String>().parse::<TrackingCode>().is_err());
            }
        }

        #[test]
        fn exchanged_neighbours_are_found(random: u64, place in 8_usize..16) {
            let code = TrackingCode::new("YH", date(2026, 7, 1), random).unwrap().to_string();
            let mut chars: Vec<char> = code.chars().collect();
            if chars[place] != '-' && chars[place + 1] != '-' && chars[place] != chars[place + 1] {
                chars.swap(place, place + 1);
                prop_assert!(chars.iter().collect::<String>().parse::<TrackingCode>().is_err());
            }
        }

        #[test]
        fn any_text_is_answered(text in "\\PC{0,24}") {
            let _ = text.parse::<TrackingCode>();
        }
    }
}
