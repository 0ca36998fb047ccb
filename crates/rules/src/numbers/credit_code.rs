//! 统一社会信用代码 — the unified social credit code of an organisation.
//!
//! Source: GB 32100—2015: 18 characters from 31 (no I, O, S, V, Z), the last one a check character
//! modulo 31. The inner check digit of the organisation code (GB 11714) is not judged: codes issued
//! before the standard carry others.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::characters::half_width;

const ALPHABET: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";
/// 3 to the power of the position, modulo 31.
const WEIGHTS: [u32; 17] = [
    1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28,
];

/// A unified social credit code whose check character holds.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct UnifiedCreditCode(String);

/// Why a text is not a unified social credit code.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CreditCodeError {
    /// Not 18 characters.
    #[error("credit code has {0} characters instead of 18")]
    Length(usize),
    /// A character outside the 31.
    #[error("credit code contains `{0}`")]
    Character(char),
    /// The check character does not fit.
    #[error("credit code ends in `{found}`, its check character is `{expected}`")]
    Check {
        /// What the rest asks for.
        expected: char,
        /// What stands there.
        found: char,
    },
}

impl UnifiedCreditCode {
    /// Completes 17 characters with their check character.
    ///
    /// # Errors
    /// [`CreditCodeError`] when they are not 17 characters of the alphabet.
    pub fn with_check(body: &str) -> Result<Self, CreditCodeError> {
        let count = body.chars().count();
        if count != WEIGHTS.len() {
            return Err(CreditCodeError::Length(count + 1));
        }
        Ok(Self(format!("{body}{}", check_character(body)?)))
    }

    /// Reads a code as written: spaces, lower case and full-width characters are forgiven.
    ///
    /// # Errors
    /// [`CreditCodeError`] as for strict parsing.
    pub fn read(text: &str) -> Result<Self, CreditCodeError> {
        let tight = text.chars().map(half_width).filter(|c| !c.is_whitespace());
        tight
            .map(|c| c.to_ascii_uppercase())
            .collect::<String>()
            .parse()
    }

    /// The code.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The administrative division of the registering authority (登记管理机关行政区划码), six characters.
    pub fn division(&self) -> &str {
        self.0.get(2..8).unwrap_or_default()
    }

    /// The organisation code (主体标识码), nine characters.
    pub fn organisation_code(&self) -> &str {
        self.0.get(8..17).unwrap_or_default()
    }
}

fn check_character(body: &str) -> Result<char, CreditCodeError> {
    let mut sum = 0;
    for (c, weight) in body.chars().zip(WEIGHTS) {
        let value = ALPHABET.find(c).ok_or(CreditCodeError::Character(c))?;
        sum += u32::try_from(value).unwrap_or_default() * weight;
    }
    let value = (31 - sum % 31) % 31;
    // A remainder below 31 is always in the alphabet.
    Ok(ALPHABET
        .chars()
        .nth(usize::try_from(value).unwrap_or_default())
        .unwrap_or('0'))
}

impl FromStr for UnifiedCreditCode {
    type Err = CreditCodeError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let count = text.chars().count();
        if count != 18 {
            return Err(CreditCodeError::Length(count));
        }
        if let Some(c) = text.chars().find(|c| !ALPHABET.contains(*c)) {
            return Err(CreditCodeError::Character(c));
        }
        let expected = check_character(text)?;
        let found = text.chars().next_back().unwrap_or_default();
        if found == expected {
            Ok(Self(text.to_owned()))
        } else {
            Err(CreditCodeError::Check { expected, found })
        }
    }
}

impl fmt::Display for UnifiedCreditCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for UnifiedCreditCode {
    type Error = CreditCodeError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<UnifiedCreditCode> for String {
    fn from(code: UnifiedCreditCode) -> Self {
        code.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn gb_32100_check_character() {
        // The standard's own example.
        assert!("91350100M000100Y43".parse::<UnifiedCreditCode>().is_ok());
        for (bad, error) in [
            (
                "91350100M000100Y44",
                CreditCodeError::Check {
                    expected: '3',
                    found: '4',
                },
            ),
            ("91350100M000100Y4", CreditCodeError::Length(17)),
            ("91350100I000100Y43", CreditCodeError::Character('I')),
            ("", CreditCodeError::Length(0)),
        ] {
            assert_eq!(bad.parse::<UnifiedCreditCode>(), Err(error), "{bad}");
        }
    }

    #[test]
    fn parts_are_found() {
        let code = UnifiedCreditCode::read(" 91350100m000100y43 ").unwrap();
        assert_eq!(code.as_str(), "91350100M000100Y43");
        assert_eq!(String::from(code.clone()), code.as_str());
        assert_eq!(
            UnifiedCreditCode::with_check("1"),
            Err(CreditCodeError::Length(2))
        );
        assert_eq!(
            (code.division(), code.organisation_code()),
            ("350100", "M000100Y4")
        );
    }

    proptest! {
        #[test]
        fn any_body_gets_a_check_character_that_holds(body in "[0-9A-HJ-NP-RTUW-Y]{17}") {
            let code = UnifiedCreditCode::with_check(&body).unwrap();
            prop_assert_eq!(code.to_string().parse(), Ok(code));
        }

        #[test]
        fn any_text_is_answered(text in "\\PC{0,24}") {
            let _ = UnifiedCreditCode::read(&text);
            let _ = UnifiedCreditCode::with_check(&text);
        }
    }
}
