//! The end of the main text: signature (发文机关署名) and written date (成文日期).
//!
//! The first signature date after the head is the document's; later ones belong to attachments. The
//! printing date (印发) and dates on web pages are not looked at.

use gongkai_rules::dates;
use jiff::civil::Date;

use super::head::Head;
use super::line::{Line, Lines};
use super::{head, label, number, organ, title};

/// Signature and date.
#[derive(Debug, Default)]
pub(super) struct Closing {
    /// 成文日期.
    pub(super) date: Option<Date>,
    /// Number of the line with the signature date.
    pub(super) at: Option<usize>,
    /// Organs that sign, in order.
    pub(super) signers: Vec<String>,
}

/// The most lines that joint signers fill.
const SIGNERS_MAX: usize = 15;

pub(super) fn find(lines: &Lines, head: &Head) -> Closing {
    if let Some(closing) = signed(lines, head) {
        return closing;
    }
    let date = below_title(lines, head).or_else(|| {
        let value = label::first_in_head(lines, head.end, label::WRITTEN)?;
        dates::find_dates(&value).first().map(|(date, _)| *date)
    });
    Closing {
        date,
        ..Closing::default()
    }
}

fn signed(lines: &Lines, head: &Head) -> Option<Closing> {
    for (at, line) in lines.from(head.end) {
        if line.opens_attachment() || begins_other_document(lines, at, head) {
            return None;
        }
        if let Some(date) = line.date() {
            let signers = signers_above(lines, at, head.end);
            if !signers.is_empty() || is_signature_place(lines, at, line) {
                return Some(Closing {
                    date: Some(date),
                    at: Some(at),
                    signers,
                });
            }
        }
        if let Some((signers, date)) = signed_in_one_line(line) {
            let mut all = signers_above(lines, at, head.end);
            all.extend(signers);
            return Some(Closing {
                date: Some(date),
                at: Some(at),
                signers: all,
            });
        }
    }
    None
}

/// A title or recipients beside a number that stands alone: the head of an annexed document.
fn begins_other_document(lines: &Lines, at: usize, head: &Head) -> bool {
    let is_number = lines.get(at).is_some_and(number::stands_alone);
    let before = at.checked_sub(1).and_then(|before| lines.get(before));
    let after = lines.get(at + 1);
    is_number
        && at > head.end
        && (before.is_some_and(title::is_long_title) || after.is_some_and(head::is_recipient))
}

/// Organs in the lines directly above the date.
fn signers_above(lines: &Lines, at: usize, start: usize) -> Vec<String> {
    let mut groups = Vec::new();
    for above in (start..at).rev().take(SIGNERS_MAX) {
        let Some(line) = lines.get(above) else { break };
        match organ::split(&line.text) {
            Some(names) if !line.is_item() => groups.push(names),
            _ => break,
        }
    }
    groups.into_iter().rev().flatten().collect()
}

/// A date without a signing organ above counts only where a signature would stand.
fn is_signature_place(lines: &Lines, at: usize, line: &Line) -> bool {
    let before = at.checked_sub(1).and_then(|before| lines.get(before));
    let after = lines.get(at + 1);
    let by_person = before.is_some_and(|before| is_person(&before.text));
    let ends_text = before
        .is_some_and(|before| before.plain.ends_with(['。', '！', '）']) || before.is_item())
        && after.is_none_or(|after| {
            let closes = [
                "（此件",
                "(此件",
                "附件",
                "抄送",
                "主题词",
                "打印",
                "（联系",
                "公开方式",
                "【",
            ];
            closes.iter().any(|word| after.plain.starts_with(word))
        });
    by_person || ends_text || line.is_right
}

/// 总理　李克强; 局长：张三.
fn is_person(text: &str) -> bool {
    const OFFICES: [&str; 11] = [
        "总理", "主席", "部长", "主任", "省长", "市长", "区长", "县长", "局长", "州长", "署长",
    ];
    let plain: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    plain.chars().count() <= 12 && OFFICES.iter().any(|office| plain.starts_with(office))
}

/// `某某办公室　　2021年8月10日`, but not the printing line that ends with 印发.
fn signed_in_one_line(line: &Line) -> Option<(Vec<String>, Date)> {
    if line.chars > 60 {
        return None;
    }
    let found = dates::find_dates(&line.text);
    let [(date, range)] = found.as_slice() else {
        return None;
    };
    let (before, after) = (line.text.get(..range.start)?, line.text.get(range.end..)?);
    if !after.trim().is_empty() || before.trim().is_empty() {
        return None;
    }
    Some((organ::split(before.trim())?, *date))
}

/// 决议 and 纪要 carry their date in brackets below the title.
fn below_title(lines: &Lines, head: &Head) -> Option<Date> {
    let mut in_head = lines.from(0).take(head.end).skip(1);
    in_head.find_map(|(_, line)| {
        let is_bracketed = line.plain.starts_with(['（', '(']);
        is_bracketed.then(|| line.date())?
    })
}
