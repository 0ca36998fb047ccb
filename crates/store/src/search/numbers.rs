//! Document numbers (发文字号) as keys, so that every way to write one finds it.
//!
//! A number has a full key (organ, year, running number), a key without its organ, and its organ. Queries
//! may leave out brackets, 号 and organ: `宿政办发2021 18`, `[2021]18号`.

use std::ops::Range;

use gongkai_model::record::RecordNumber;
use gongkai_rules::numbers::DocNumber;

use super::fold::{fold, fold_name};

/// A number in a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Asked {
    /// The full key, when the query names the organ.
    pub(super) full: Option<String>,
    /// The key without organ, when the query names year and running number.
    pub(super) loose: Option<String>,
    /// Where it stands, in bytes.
    pub(super) range: Range<usize>,
}

/// The keys under which a record's own number is found.
pub(super) fn keys_of(number: &RecordNumber) -> Vec<String> {
    match number {
        RecordNumber::Read(number) => {
            let mut keys = vec![full_key(number), fold(number.org())];
            keys.extend(loose_key(number));
            keys
        }
        RecordNumber::Unreadable(text) => vec![fold_name(text)],
    }
}

/// The keys of the numbers that a text cites.
pub(super) fn cited_in(text: &str) -> Vec<String> {
    let mut keys: Vec<_> = DocNumber::find_all(text)
        .iter()
        .map(|found| full_key(&found.number))
        .collect();
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// The numbers that a query asks for, whole ones first.
pub(super) fn asked_in(query: &str) -> Vec<Asked> {
    let mut asked: Vec<_> = DocNumber::find_all(query)
        .into_iter()
        .map(|found| Asked {
            full: Some(full_key(&found.number)),
            loose: loose_key(&found.number),
            range: found.range,
        })
        .collect();
    let chars: Vec<(usize, char)> = query
        .char_indices()
        .map(|(at, c)| (at, super::fold::fold_char(c)))
        .collect();
    let mut at = 0;
    while at < chars.len() {
        match loose_at(query, &chars, at) {
            Some((found, end)) => {
                let is_new = asked.iter().all(|known| {
                    known.range.end <= found.range.start || found.range.end <= known.range.start
                });
                if is_new {
                    asked.push(found);
                }
                at = end;
            }
            None => at += 1,
        }
    }
    if let [only] = asked.as_mut_slice() {
        with_organ_behind(query, only);
    }
    asked
}

/// `[2021]18号 宿政办发`: the organ may stand behind, when nothing else is asked.
fn with_organ_behind(query: &str, asked: &mut Asked) {
    let before = query.get(..asked.range.start).unwrap_or_default();
    let behind = query.get(asked.range.end..).unwrap_or_default().trim();
    let is_organ = (2..=12).contains(&behind.chars().count())
        && behind.chars().all(|c| matches!(c, '\u{4E00}'..='\u{9FFF}'));
    if asked.full.is_some() || !before.trim().is_empty() || !is_organ {
        return;
    }
    let parts = asked.loose.as_ref().and_then(|loose| loose.split_once('/'));
    let number = parts.and_then(|(year, seq)| {
        DocNumber::bracket(&fold(behind), year.parse().ok()?, seq.parse().ok()?).ok()
    });
    if let Some(number) = number {
        asked.full = Some(full_key(&number));
        asked.range = asked.range.start..query.len();
    }
}

fn full_key(number: &DocNumber) -> String {
    fold(&number.dedup_key())
}

fn loose_key(number: &DocNumber) -> Option<String> {
    Some(format!("{}/{}", number.year()?, number.seq()))
}

/// Reads year and running number at a place where the year's digits begin; also the place behind.
fn loose_at(query: &str, chars: &[(usize, char)], at: usize) -> Option<(Asked, usize)> {
    let char_at = |at: usize| chars.get(at).map(|(_, c)| *c);
    if at
        .checked_sub(1)
        .and_then(char_at)
        .is_some_and(|c| c.is_ascii_digit())
    {
        return None;
    }
    let (year, after_year) = digits_until(chars, at, 4)?;
    let year = (1949..=2099).contains(&year).then_some(year)?;
    if let Some(run_together) = without_break(query, chars, at, year, after_year) {
        return Some(run_together);
    }
    let mut next = after_year;
    while char_at(next).is_some_and(|c| " 年第〕]】)".contains(c)) {
        next += 1;
    }
    let (seq, mut end) = (next > after_year).then(|| digits(chars, next))??;
    let has_hao = char_at(end) == Some('号');
    end += usize::from(has_hao);
    // 2021年5月, 2021 5.2: no running number.
    if char_at(end).is_some_and(|c| c.is_ascii_alphanumeric() || "月日年.-/%".contains(c)) {
        return None;
    }
    let opener = at
        .checked_sub(1)
        .filter(|at| char_at(*at).is_some_and(|c| "〔[【(".contains(c)));
    let org_end = opener.unwrap_or(at);
    let org_from = organ_before(chars, org_end);
    let org: String = chars
        .get(org_from..org_end)?
        .iter()
        .map(|(_, c)| *c)
        .collect();
    let org = org.trim();
    if !has_hao && opener.is_none() && org.is_empty() {
        return None;
    }
    let byte = |at: usize| chars.get(at).map_or(query.len(), |(byte, _)| *byte);
    let full = DocNumber::bracket(org, i16::try_from(year).ok()?, seq).ok();
    let asked = Asked {
        full: full.as_ref().map(full_key),
        loose: Some(format!("{year}/{seq}")),
        range: byte(org_from)..byte(end),
    };
    Some((asked, end))
}

/// `云民规20251号`: year and running number without anything between them, before 号 and behind an organ.
fn without_break(
    query: &str,
    chars: &[(usize, char)],
    at: usize,
    year: u32,
    after_year: usize,
) -> Option<(Asked, usize)> {
    let (seq, end) = digits_until(chars, after_year, 4)?;
    let org_from = organ_before(chars, at);
    let is_closed = chars.get(end).is_some_and(|(_, c)| *c == '号');
    if !is_closed || org_from == at {
        return None;
    }
    let org: String = chars.get(org_from..at)?.iter().map(|(_, c)| *c).collect();
    let full = DocNumber::bracket(org.trim(), i16::try_from(year).ok()?, seq).ok();
    let byte = |at: usize| chars.get(at).map_or(query.len(), |(byte, _)| *byte);
    let asked = Asked {
        full: full.as_ref().map(full_key),
        loose: Some(format!("{year}/{seq}")),
        range: byte(org_from)..byte(end + 1),
    };
    Some((asked, end + 1))
}

/// Where the organ's characters before a place begin; one space is forgiven.
fn organ_before(chars: &[(usize, char)], end: usize) -> usize {
    let is_han = |at: usize| {
        chars
            .get(at)
            .is_some_and(|(_, c)| matches!(c, '\u{4E00}'..='\u{9FFF}'))
    };
    let mut from = end;
    if from
        .checked_sub(1)
        .is_some_and(|at| chars.get(at).is_some_and(|(_, c)| *c == ' '))
    {
        from -= 1;
    }
    let spaced = from;
    while from.checked_sub(1).is_some_and(is_han) {
        from -= 1;
    }
    // A sentence is no organ.
    if (1..=12).contains(&(spaced - from)) {
        from
    } else {
        end
    }
}

fn digits(chars: &[(usize, char)], at: usize) -> Option<(u32, usize)> {
    digits_until(chars, at, 6)
}

fn digits_until(chars: &[(usize, char)], at: usize, most: usize) -> Option<(u32, usize)> {
    let all = chars.get(at..)?.iter().map(|(_, c)| *c);
    let text: String = all.take_while(char::is_ascii_digit).take(most).collect();
    Some((text.parse().ok()?, at + text.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_to_write_a_number_asks_for_the_same() {
        for query in [
            "宿政办发〔2021〕18号",
            "宿政办发[2021]18号",
            "宿政办发（２０２１）18 号",
            "宿政办发2021 18",
            "宿政办发 2021年第18号",
            "宿政办发2021]18",
            "宿政办发202118号",
        ] {
            let asked = asked_in(query);
            assert_eq!(asked.len(), 1, "{query}: {asked:?}");
            assert_eq!(
                asked[0].full.as_deref(),
                Some("宿政办发|2021|18"),
                "{query}"
            );
            assert_eq!(asked[0].loose.as_deref(), Some("2021/18"), "{query}");
            assert_eq!(asked[0].range, 0..query.len(), "{query}");
        }
    }

    #[test]
    fn a_number_may_lack_its_organ_but_a_date_is_no_number() {
        let asked = asked_in("[2021]18号");
        assert_eq!(
            (asked[0].full.as_deref(), asked[0].loose.as_deref()),
            (None, Some("2021/18"))
        );
        let asked = asked_in("[2021]18号 宿政办发");
        assert_eq!(asked[0].full.as_deref(), Some("宿政办发|2021|18"));
        assert_eq!(
            asked_in("国务院令第711号")[0].full.as_deref(),
            Some("国务院令||711")
        );
        for query in [
            "2021年5月",
            "2021 5",
            "电话 0527-8435",
            "2021年预算",
            "2021-05-06",
        ] {
            assert_eq!(asked_in(query), [], "{query}");
        }
    }
}
