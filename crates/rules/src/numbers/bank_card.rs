//! 银行卡号 — the number of a bank card.
//!
//! Source: GB/T 19584 and ISO/IEC 7812: 16 to 19 digits, the last one by Luhn's rule. A financial account
//! is a sensitive item under 《个人信息保护法》 art. 28, hence masked wherever it is shown. Left out:
//! account numbers that are no card (no check digit) and the list of issuers.

use std::fmt;
use std::str::FromStr;

use super::characters::half_width;

/// A bank card number whose check digit holds.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct BankCard(String);

/// Why a text is not a bank card number. The messages do not repeat it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BankCardError {
    /// Not 16 to 19 digits.
    #[error("bank card number is not 16 to 19 digits")]
    Shape,
    /// The check digit does not fit.
    #[error("bank card number has a wrong check digit")]
    Check,
}

impl BankCard {
    /// Reads a number as written: spaces, hyphens and full-width digits are forgiven.
    ///
    /// # Errors
    /// [`BankCardError`] as for strict parsing.
    pub fn read(text: &str) -> Result<Self, BankCardError> {
        let plain = text
            .chars()
            .map(half_width)
            .filter(|c| !c.is_whitespace() && *c != '-');
        plain.collect::<String>().parse()
    }

    /// Says whether the number begins as the cards in use do (银联 62, 81; 3, 4, 5 and 60 elsewhere).
    ///
    /// One number in ten passes Luhn's rule by chance; in running text both must hold.
    pub fn has_known_prefix(&self) -> bool {
        ["62", "81", "35", "4", "51", "52", "53", "54", "55", "60"]
            .iter()
            .any(|prefix| self.0.starts_with(prefix))
    }

    /// The number in clear. For payment and sealed storage, never for a page or log.
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// The number as it may be shown to its owner: the last four digits.
    pub fn masked(&self) -> String {
        let hidden = self.0.len().saturating_sub(4);
        format!(
            "{}{}",
            "*".repeat(hidden),
            self.0.get(hidden..).unwrap_or_default()
        )
    }
}

impl FromStr for BankCard {
    type Err = BankCardError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if !(16..=19).contains(&text.len()) {
            return Err(BankCardError::Shape);
        }
        let mut sum = 0;
        for (position, c) in text.chars().rev().enumerate() {
            let digit = c.to_digit(10).ok_or(BankCardError::Shape)?;
            let counted = if position % 2 == 1 { digit * 2 } else { digit };
            // The digits of a doubled digit, up to tens: only the last digit of the sum is looked at.
            sum += counted / 10 + counted;
        }
        if sum % 10 == 0 {
            Ok(Self(text.to_owned()))
        } else {
            Err(BankCardError::Check)
        }
    }
}

impl fmt::Display for BankCard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.masked())
    }
}

impl fmt::Debug for BankCard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "BankCard({})", self.masked())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn luhn_decides_and_the_mask_hides() {
        let card = BankCard::read("6222 0000 0000 0000 003").unwrap_err();
        assert_eq!(card, BankCardError::Check);
        let card = BankCard::read("4111 1111 1111 1111").unwrap();
        assert!(card.has_known_prefix());
        assert_eq!(
            format!("{card} {card:?}"),
            "************1111 BankCard(************1111)"
        );
        assert_eq!(
            "4111111111111112".parse::<BankCard>(),
            Err(BankCardError::Check)
        );
        for bad in [
            "",
            "411111111111111",
            "41111111111111111111",
            "卡号一二三四五六",
        ] {
            assert_eq!(BankCard::read(bad), Err(BankCardError::Shape), "{bad}");
        }
    }

    #[test]
    fn iso_7812_known_cards_pass_and_are_told_by_their_prefix() {
        for known in ["4012888888881881", "5555555555554444", "6011000990139424"] {
            let card = known.parse::<BankCard>().unwrap();
            assert!(card.has_known_prefix(), "{known}");
            assert_eq!(card.reveal(), known);
        }
        let other = "9704368000000001".parse::<BankCard>().unwrap();
        assert!(!other.has_known_prefix());
    }

    proptest! {
        #[test]
        fn any_text_is_answered(text in "[0-9 -]{0,24}|\\PC{0,24}") {
            if let Ok(card) = BankCard::read(&text) {
                prop_assert_eq!(card.reveal().parse(), Ok(card.clone()));
            }
        }

        #[test]
        fn one_digit_of_ten_completes_a_card(body in "62[0-9]{13,16}") {
            let good = (0..10).filter(|d| format!("{body}{d}").parse::<BankCard>().is_ok());
            prop_assert_eq!(good.count(), 1);
        }
    }
}
