//! The question on a public form (验证问题): a small sum in words, which needs neither script nor picture.
//!
//! What was asked stands in the form itself, marked with a key of the place, so nothing is kept for a form that nobody
//! sends. The mark is good for one sending and for a day. It stops programs that fill in every form that they find;
//! the limits of [`Gate`](crate::core::Gate) stop the rest.

use jiff::{SignedDuration, Timestamp};
use rand::RngCore;

use crate::core::{Office, OfficeError, Result};

/// A question, and the mark that goes with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Challenge {
    /// The two figures that are added, 1 to 9.
    pub figures: (u8, u8),
    /// What the form carries.
    pub mark: String,
}

/// How long a form may lie open.
const HOURS: i64 = 24;
/// What the key of the place marks here.
const USE: &str = "form";
const STALE: &str = "页面打开太久，请回答新的问题后再提交";
const WRONG: &str = "得数不对，请再算一次";

impl Challenge {
    /// A new question.
    ///
    /// # Errors
    /// The key folder's.
    pub fn new(office: &Office) -> Result<Self> {
        let chance = rand::rng().next_u64();
        let figure = |shift: u32| u8::try_from((chance >> shift) % 9).unwrap_or(0) + 1;
        let figures = (figure(0), figure(32));
        let asked = format!(
            "{}.{}.{}.{chance:016x}",
            office.clock.now().as_microsecond(),
            figures.0,
            figures.1,
        );
        let print = office.keys.fingerprint(USE, &asked)?;
        Ok(Self {
            figures,
            mark: format!("{asked}.{print}"),
        })
    }

    /// Compares an answer with the question of a mark. Digits of any width and Chinese numerals are read.
    ///
    /// # Errors
    /// [`OfficeError::Invalid`] at `answer`.
    pub fn check(office: &Office, mark: &str, answer: &str) -> Result<()> {
        let stale = || OfficeError::field("answer", STALE);
        let (asked, print) = mark.rsplit_once('.').ok_or_else(stale)?;
        if !office.keys.is_fingerprint(USE, asked, print)? {
            return Err(stale());
        }
        let mut parts = asked.split('.').map(str::parse::<i64>);
        let (Some(Ok(at)), Some(Ok(one)), Some(Ok(other))) =
            (parts.next(), parts.next(), parts.next())
        else {
            return Err(stale());
        };
        let at = Timestamp::from_microsecond(at).map_err(|_| stale())?;
        if office.clock.now() > at + SignedDuration::from_hours(HOURS) {
            return Err(stale());
        }
        if number(answer) == Some(one + other) {
            Ok(())
        } else {
            Err(OfficeError::field("answer", WRONG))
        }
    }
}

/// 2 to 18, as people write them.
fn number(text: &str) -> Option<i64> {
    const NUMERALS: [&str; 19] = [
        "零", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三",
        "十四", "十五", "十六", "十七", "十八",
    ];
    let text = text.trim();
    if let Some(place) = NUMERALS.iter().position(|numeral| *numeral == text) {
        return i64::try_from(place).ok();
    }
    let half = text.chars().map(|c| match c {
        '０'..='９' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        other => other,
    });
    half.collect::<String>().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn a_sum_is_read_however_it_is_written() {
        for (text, read) in [
            ("8", Some(8)),
            (" 12 ", Some(12)),
            ("１２", Some(12)),
            ("十二", Some(12)),
            ("十", Some(10)),
            ("", None),
            ("八个", None),
        ] {
            assert_eq!(number(text), read, "{text}");
        }
    }
}
