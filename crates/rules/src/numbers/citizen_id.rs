//! 公民身份号码 — the citizen identification number.
//!
//! Source: GB 11643—1999: division (6), date of birth (8), sequence (3), check character modulo 11
//! (ISO 7064 MOD 11-2). Permanent residents from abroad have the same form, beginning with 9. Left out: the
//! fifteen digits of before 1999. A sensitive item under
//! 《个人信息保护法》 art. 28, hence masked wherever it is shown and not serialisable.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;

use super::characters::half_width;

const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS: [char; 11] = ['1', '0', 'X', '9', '8', '7', '6', '5', '4', '3', '2'];

/// A citizen identification number whose birth date exists and whose check character holds.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct CitizenId {
    digits: String,
    birth: Date,
}

/// Why a text is not a citizen identification number. The messages do not repeat it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CitizenIdError {
    /// Not 17 digits and a check character.
    #[error("citizen id is not 17 digits and a check character")]
    Shape,
    /// The division begins with 0.
    #[error("citizen id begins with no known division")]
    Division,
    /// The date of birth does not exist.
    #[error("citizen id holds no date of birth")]
    BirthDate,
    /// The check character does not fit.
    #[error("citizen id has a wrong check character")]
    Check,
}

impl CitizenId {
    /// Reads a number as written: spaces, full-width digits, x and × for X are forgiven.
    ///
    /// # Errors
    /// [`CitizenIdError`] as for strict parsing.
    pub fn read(text: &str) -> Result<Self, CitizenIdError> {
        let tight = text.chars().map(half_width).filter(|c| !c.is_whitespace());
        let plain: String = tight
            .map(|c| if matches!(c, 'x' | '×') { 'X' } else { c })
            .collect();
        plain.parse()
    }

    /// The number in clear. For sealed storage and for the office that needs it, never for a page or log.
    pub fn reveal(&self) -> &str {
        &self.digits
    }

    /// The date of birth.
    pub fn birth(&self) -> Date {
        self.birth
    }

    /// The number as it may be shown: the first three and the last two characters.
    pub fn masked(&self) -> String {
        let head = self.digits.get(..3).unwrap_or_default();
        let tail = self.digits.get(16..).unwrap_or_default();
        format!("{head}*************{tail}")
    }
}

impl FromStr for CitizenId {
    type Err = CitizenIdError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let body = text.get(..17).ok_or(CitizenIdError::Shape)?;
        let mut sum = 0;
        for (c, weight) in body.chars().zip(WEIGHTS) {
            sum += c.to_digit(10).ok_or(CitizenIdError::Shape)? * weight;
        }
        let mut rest = text.chars().skip(17);
        let check = rest.next().filter(|c| c.is_ascii_digit() || *c == 'X');
        let check = check.ok_or(CitizenIdError::Shape)?;
        if rest.next().is_some() {
            return Err(CitizenIdError::Shape);
        }
        if !body.starts_with(|c| ('1'..='9').contains(&c)) {
            return Err(CitizenIdError::Division);
        }
        let birth = birth_date(body).ok_or(CitizenIdError::BirthDate)?;
        let index = usize::try_from(sum % 11).unwrap_or_default();
        if CHECKS.get(index) != Some(&check) {
            return Err(CitizenIdError::Check);
        }
        Ok(Self {
            digits: text.to_owned(),
            birth,
        })
    }
}

fn birth_date(body: &str) -> Option<Date> {
    let year = body
        .get(6..10)?
        .parse()
        .ok()
        .filter(|year| (1880..=2099).contains(year))?;
    Date::new(
        year,
        body.get(10..12)?.parse().ok()?,
        body.get(12..14)?.parse().ok()?,
    )
    .ok()
}

impl fmt::Display for CitizenId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.masked())
    }
}

impl fmt::Debug for CitizenId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CitizenId({})", self.masked())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn gb_11643_check_character_and_birth_date() {
        // The standard's own examples.
        for good in ["11010519491231002X", "440524188001010014"] {
            assert!(good.parse::<CitizenId>().is_ok());
        }
        for (bad, error) in [
            ("110105194912310021", CitizenIdError::Check),
            ("11010519490231002X", CitizenIdError::BirthDate),
            ("01010519491231002X", CitizenIdError::Division),
            ("11010519491231002", CitizenIdError::Shape),
            ("11010519491231002x", CitizenIdError::Shape),
            ("11010519491231002XX", CitizenIdError::Shape),
            ("一二三四五六七八九十", CitizenIdError::Shape),
        ] {
            assert_eq!(bad.parse::<CitizenId>(), Err(error), "{bad}");
        }
    }

    #[test]
    fn it_shows_itself_masked_everywhere() {
        let id = CitizenId::read("110105 19491231 002x").unwrap();
        assert_eq!(id.to_string(), "110*************2X");
        assert_eq!(format!("{id:?}"), "CitizenId(110*************2X)");
        assert_eq!(id.reveal(), "11010519491231002X");
        assert_eq!(id.birth(), jiff::civil::date(1949, 12, 31));
    }

    proptest! {
        #[test]
        fn any_text_is_answered(text in "[0-9X ×]{0,20}|\\PC{0,20}") {
            if let Ok(id) = CitizenId::read(&text) {
                prop_assert_eq!(id.reveal().parse(), Ok(id.clone()));
                let shown = [id.to_string(), format!("{id:?}")].concat();
                let clear = shown.contains(id.reveal());
                prop_assert!(!clear);
            }
        }
    }
}
