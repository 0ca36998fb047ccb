//! From text to fields: what a government document says about itself, and the tasks of a plan.
//!
//! Source: GB/T 9704—2012 §7 (elements and their places), 《党政机关公文处理工作条例》 art. 9. What the
//! text does not say is `null` or empty, never guessed: a cited number is not the document's number,
//! a publication or printing date not its written date. Titles are joined over broken lines.

mod attachments;
mod closing;
mod document;
mod head;
mod issuer;
mod label;
mod line;
mod marker;
mod note;
mod number;
mod organ;
mod task;
mod title;

pub use document::{Deadline, ParsedDocument, Recurrence, Role, Task, Unit};

use crate::read::SourceText;
use line::Lines;

/// Reads the fields of a document; `file_name` is repeated in the result.
#[must_use]
pub fn parse(source: &SourceText, file_name: &str) -> ParsedDocument {
    let lines = Lines::of(source);
    let head = head::find(&lines);
    let number = number::find(&lines, &head);
    let closing = closing::find(&lines, &head);
    let title = title::find(&lines, &head, number.as_ref(), &closing);
    let (public_note, disclosure_attribute) = note::find(&lines);
    let year = plan_year(title.as_deref(), &closing);
    let tasks = task::find(&lines, &head, title.as_deref(), year);
    let mut warnings = source.warnings.clone();
    if source.lines().any(|line| line.contains('\u{fffd}')) {
        warnings.push("文中有无法识别的字符“�”，请对照原件".to_owned());
    }
    if let Some(number) = &number {
        warnings.extend(number.warnings.iter().cloned());
    }
    ParsedDocument {
        file: file_name.to_owned(),
        title,
        doc_number: number.as_ref().and_then(|found| found.canonical.clone()),
        doc_number_raw: number.as_ref().map(|found| found.raw.clone()),
        doc_number_defects: number.map(|found| found.defects).unwrap_or_default(),
        issuer: issuer::find(&lines, &head, &closing),
        written_date: closing.date,
        main_recipient: head
            .recipient
            .and_then(|at| lines.get(at))
            .map(head::recipient_text),
        public_note,
        disclosure_attribute,
        attachments: attachments::find(&lines),
        warnings,
        tasks,
    }
}

/// The year that deadlines without one belong to: named in the title, else of the written date.
fn plan_year(title: Option<&str>, closing: &closing::Closing) -> Option<i16> {
    let named = title.into_iter().flat_map(task::deadline::years_in).next();
    named.or_else(|| closing.date.map(jiff::civil::Date::year))
}

#[cfg(test)]
mod tests;
