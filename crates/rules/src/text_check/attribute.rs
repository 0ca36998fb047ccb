//! A note in the text against the attribute chosen: 国办发〔2016〕80号, GB/T 9704—2012 §7.3.6.
//!
//! A note on a line of its own, 此件依申请公开 above all, is the text's own word about itself. Publishing
//! against it is refused; keeping back what calls itself public is a warning. Manuals quote such notes in
//! running text; a quotation is only worth a warning.

use super::{Finding, FindingCode, Severity, TextUnderReview};
use crate::attribute::AttributeCode;

/// How a note opens where it stands inside a line.
const OPENINGS: [&str; 2] = ["此件", "本件"];

pub(super) fn find(review: &TextUnderReview<'_>, findings: &mut Vec<Finding>) {
    let Some(chosen) = review.attribute else {
        return;
    };
    let mut start = 0;
    for line in review.text.split_inclusive('\n') {
        let note = line.trim();
        let offset = line.len() - line.trim_start().len();
        let place = start + offset..start + offset + note.len();
        start += line.len();
        let opens = note.trim_start_matches(['（', '(', ' ', '\u{3000}', '【', '〔']);
        let is_note = OPENINGS.iter().any(|opening| opens.starts_with(opening));
        match AttributeCode::from_note(note).filter(|_| is_note) {
            Some(said) if said != chosen => {
                findings.push(contradiction(place, said, chosen));
            }
            Some(_) => {}
            None => quoted(line, start - line.len(), chosen, findings),
        }
    }
}

fn contradiction(
    place: std::ops::Range<usize>,
    said: AttributeCode,
    chosen: AttributeCode,
) -> Finding {
    let (said_label, chosen_label) = (said.label(), chosen.label());
    let (severity, advice) = if chosen == AttributeCode::Proactive {
        (
            Severity::Refuse,
            "主动公开件不得夹带不公开的内容，请改公开属性，或经重新认定后改附注",
        )
    } else {
        (Severity::Warn, "请核对公开属性，或改附注")
    };
    let message = format!("附注写明“{said_label}”，公开属性却选“{chosen_label}”；{advice}");
    Finding::at(
        place,
        FindingCode::AttributeContradiction,
        severity,
        message,
    )
}

/// Notes inside a line that say anything but public, in a text about to be published.
fn quoted(line: &str, start: usize, chosen: AttributeCode, findings: &mut Vec<Finding>) {
    if chosen != AttributeCode::Proactive {
        return;
    }
    for wording in [
        "此件依申请公开",
        "此件不予公开",
        "此件不公开",
        "此件不对外公开",
    ] {
        for (at, _) in line.match_indices(wording) {
            let place = start + at..start + at + wording.len();
            let message = format!(
                "文中出现“{wording}”，而本件拟主动公开；请核对是引用还是附注，附注须与公开属性一致"
            );
            let code = FindingCode::AttributeContradiction;
            findings.push(Finding::at(place, code, Severity::Warn, message));
        }
    }
}
