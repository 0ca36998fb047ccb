//! 手机号码 — a mobile telephone number of the mainland: eleven digits from 13 to 19.
//!
//! Source: the numbering plan of the telecommunication network (电信网编号计划). Left out: which ranges
//! are in use today, which changes by the year. Personal information, masked wherever it is shown.

use std::fmt;
use std::str::FromStr;

use super::characters::half_width;

/// A mobile number.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct MobileNumber(String);

/// The text is not a mobile number. The message does not repeat it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("mobile number is not eleven digits beginning with 13 to 19")]
pub struct MobileNumberError;

impl MobileNumber {
    /// Reads a number as written: +86, spaces, hyphens and full-width digits are forgiven.
    ///
    /// # Errors
    /// [`MobileNumberError`] as for strict parsing.
    pub fn read(text: &str) -> Result<Self, MobileNumberError> {
        let plain = text
            .chars()
            .map(half_width)
            .filter(|c| !c.is_whitespace() && *c != '-');
        let plain: String = plain.collect();
        let bare = ["+86", "0086", "86"]
            .iter()
            .find_map(|prefix| plain.strip_prefix(prefix));
        bare.unwrap_or(&plain).parse()
    }

    /// The number in clear. For sending a message and for sealed storage, never for a page or log.
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// The number as it may be shown: the first three and the last four digits.
    pub fn masked(&self) -> String {
        let head = self.0.get(..3).unwrap_or_default();
        let tail = self.0.get(7..).unwrap_or_default();
        format!("{head}****{tail}")
    }
}

impl FromStr for MobileNumber {
    type Err = MobileNumberError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let bytes = text.as_bytes();
        let fits = bytes.len() == 11
            && bytes.iter().all(u8::is_ascii_digit)
            && bytes.first() == Some(&b'1')
            && bytes.get(1).is_some_and(|b| (b'3'..=b'9').contains(b));
        if fits {
            Ok(Self(text.to_owned()))
        } else {
            Err(MobileNumberError)
        }
    }
}

impl fmt::Display for MobileNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.masked())
    }
}

impl fmt::Debug for MobileNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "MobileNumber({})", self.masked())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers_are_read_and_masked() {
        for text in [
            "13800001234",
            "+86 138 0000 1234",
            "0086-13800001234",
            "１３８-0000-1234",
        ] {
            let number = MobileNumber::read(text).unwrap();
            assert_eq!(number.reveal(), "13800001234");
            assert_eq!(
                format!("{number} {number:?}"),
                "138****1234 MobileNumber(138****1234)"
            );
        }
        for bad in [
            "12800001234",
            "1380000123",
            "138000012345",
            "23800001234",
            "",
            "电话",
        ] {
            assert_eq!(MobileNumber::read(bad), Err(MobileNumberError), "{bad}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_answered(text in "[0-9+ -]{0,16}|\\PC{0,16}") {
            if let Ok(number) = MobileNumber::read(&text) {
                prop_assert_eq!(number.reveal().parse(), Ok(number.clone()));
            }
        }
    }
}
