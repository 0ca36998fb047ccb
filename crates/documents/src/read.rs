//! Reading a file into text: format by content, limits on everything, one-line reasons.
//!
//! Readers keep what a reader of the page sees: headings, paragraphs, numbering, tables. They leave
//! out footnotes, comments, page headers, deleted revisions and hidden text. Files that bear a
//! classification mark are refused: 保守国家秘密法 (2024) art. 31 — state secrets never enter.

mod archive;
mod budget;
mod cells;
mod charset;
mod child;
mod classification;
mod docx;
mod error;
pub(crate) mod format;
mod html_page;
pub(crate) mod html_tree;
mod legacy_doc;
mod lines;
mod pdf;
mod radicals;
mod rtf;
mod sheet;
mod source_text;
mod text;

pub use crate::apart::ChildProgram;
pub use budget::Limits;
pub use cells::{CellSheet, read_cells};
pub use child::{pdf_child_answer, pdf_child_main};
pub use error::{ReadError, Reason};
pub use format::Format;
pub(crate) use html_page::{fragment_text as plain_text_of, is_entangled};
pub use source_text::{Block, SourceText};
pub(crate) use text::without_mark_up;

pub(crate) use budget::Budget;

/// Reads one file.
///
/// `name` is used for its extension and in messages only; nothing is opened or written.
///
/// # Errors
/// [`ReadError`] names the file and the reason: empty, too large, wrong extension, damaged,
/// encrypted, over a limit, or refused for a classification mark.
pub fn read_file(name: &str, bytes: &[u8], limits: &Limits) -> Result<SourceText, ReadError> {
    read_checked(name, bytes, limits).map_err(|reason| ReadError::new(name, reason))
}

fn read_checked(name: &str, bytes: &[u8], limits: &Limits) -> Result<SourceText, Reason> {
    // A caller on the command line gives a path; only its last part is the file's own name.
    let own = name.rsplit(['/', '\\']).next().unwrap_or(name);
    crate::file_name::safe_name(own).map_err(Reason::Name)?;
    if bytes.is_empty() {
        return Err(Reason::Empty);
    }
    if bytes.len() > limits.input_bytes {
        return Err(Reason::TooLarge {
            bytes: bytes.len(),
            limit: limits.input_bytes,
        });
    }
    let format = format::detect(name, bytes)?;
    let mut source = match (&limits.child, format) {
        (Some(program), Format::Pdf | Format::Html | Format::Xls | Format::Xlsx) => {
            child::read_in_child(program, format, bytes, limits)?
        }
        _ => read_here(format, bytes, limits)?,
    };
    radicals::restore(&mut source);
    classification::refuse_marked(&source)?;
    if source.is_blank() {
        return Err(if format == Format::Pdf {
            Reason::ImageOnly
        } else {
            Reason::Empty
        });
    }
    Ok(source)
}

/// Reads in this process. Third-party parsers may panic on damaged input: that is caught and told.
fn read_here(format: Format, bytes: &[u8], limits: &Limits) -> Result<SourceText, Reason> {
    let work = std::panic::AssertUnwindSafe(|| {
        let mut budget = Budget::new(limits);
        match format {
            Format::Docx => docx::read(bytes, &mut budget),
            Format::Doc => legacy_doc::read(bytes, &mut budget),
            Format::Rtf => rtf::read(bytes, &mut budget),
            Format::Pdf => pdf::read(bytes, &mut budget),
            Format::Html => html_page::read(bytes, &mut budget),
            Format::Text => text::read(bytes, &mut budget),
            Format::Xlsx | Format::Xls => sheet::read(format, bytes, &mut budget),
        }
    });
    std::panic::catch_unwind(work).unwrap_or_else(|_| Err(Reason::damaged(format, "结构错误")))
}

#[cfg(test)]
pub(crate) mod tests;
