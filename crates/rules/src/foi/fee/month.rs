//! 计数口径 — which of a month a request is: one applicant, one organ, one calendar month by day of receipt.
//!
//! Source: 国办函〔2020〕109号 第四条. A request that starts again after a correction keeps its number and its first
//! day of receipt, so it counts once. Requests to other organs are not added. Not here: who is the same
//! applicant.

use jiff::civil::Date;

/// A line of the register of one applicant's requests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Received<'a> {
    /// The number of the request; the same for its re-sent form after a correction.
    pub number: &'a str,
    /// The day of receipt.
    pub on: Date,
    /// Requests it counts for; more than one when it was split.
    pub items: u64,
}

/// How many requests of the month came before the one with this number; none if it is not in the register.
///
/// The register stands in the order of registration, which decides among requests of one day.
pub fn count_in_month_before(register: &[Received<'_>], number: &str) -> Option<u64> {
    let place = |wanted: &str| register.iter().position(|line| line.number == wanted);
    let own_place = place(number)?;
    let own = register.get(own_place)?;
    let month = |date: Date| (date.year(), date.month());
    let before = register.iter().enumerate().filter(|(at, line)| {
        let is_first = place(line.number) == Some(*at);
        is_first && month(line.on) == month(own.on) && (line.on, *at) < (own.on, own_place)
    });
    Some(before.fold(0, |sum: u64, (_, line)| sum.saturating_add(line.items)))
}
