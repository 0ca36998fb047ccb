//! Finds a number with its unit: 20个工作日, 二十工作日, 30日, 3个月, 48小时.

use crate::dates::numeral;
use crate::limits::Span;

/// A quantity with what stands around it.
pub(super) struct Quantity<'a> {
    pub before: String,
    pub span: Span,
    pub after: &'a [char],
}

const DIGITS: &str = "0123456789〇零一二三四五六七八九十百";

/// The longest number in characters; longer ones are no limits.
const NUMBER_MAX: usize = 5;

type Unit = (&'static str, fn(u16) -> Span);

/// Units by their names, longer ones first.
const UNITS: [Unit; 9] = [
    ("个工作日", Span::WorkingDays),
    ("工作日", Span::WorkingDays),
    ("个自然日", Span::CalendarDays),
    ("自然日", Span::CalendarDays),
    ("个月", Span::Months),
    ("个小时", Span::Hours),
    ("小时", Span::Hours),
    ("日", Span::CalendarDays),
    ("天", Span::CalendarDays),
];

/// The next quantity in a text.
pub(super) fn next_quantity(text: &[char]) -> Option<Quantity<'_>> {
    let mut at = 0;
    while let Some(rest @ [_, ..]) = text.get(at..) {
        let length = rest.iter().take_while(|one| DIGITS.contains(**one)).count();
        if length == 0 {
            at += 1;
            continue;
        }
        if let Some((span, after)) = quantity(rest, length) {
            let before: String = text.get(..at)?.iter().collect();
            // 1月31日 is a date, not a limit.
            if !before.ends_with('月') {
                return Some(Quantity {
                    before,
                    span,
                    after,
                });
            }
        }
        at += length;
    }
    None
}

fn quantity(text: &[char], length: usize) -> Option<(Span, &[char])> {
    let digits = text.get(..length).filter(|_| length <= NUMBER_MAX)?;
    let number = numeral(&digits.iter().collect::<String>())?;
    let number = u16::try_from(number).ok()?;
    let unit: String = text.get(length..)?.iter().take(4).collect();
    let (name, make) = UNITS.into_iter().find(|(name, _)| unit.starts_with(name))?;
    let after = text.get(length + name.chars().count()..)?;
    Some((make(number), after))
}
