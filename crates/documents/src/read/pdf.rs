//! PDF with text: glyphs to characters, characters to lines by position, lines to paragraphs.
//!
//! Parsers of PDF meet hostile files; in production this runs in a child process
//! ([`super::pdf_child_main`]). Scans have no text and are told so; no OCR here. Tables become lines.

mod font;
mod layout;
mod page;
mod width;

use lopdf::{Document, LoadOptions};

use super::budget::Budget;
use super::{Format, Reason, SourceText, lines};

/// Pages beyond this number are a book, not a document.
const PAGES_MAX: usize = 3_000;

/// The most bytes one stream may unpack to.
const STREAM_BYTES_MAX: usize = 64_000_000;

pub(super) fn read(bytes: &[u8], budget: &mut Budget) -> Result<SourceText, Reason> {
    let options = LoadOptions {
        max_decompressed_size: Some(STREAM_BYTES_MAX),
        ..LoadOptions::default()
    };
    let document =
        Document::load_mem_with_options(bytes, options).map_err(|error| match error {
            lopdf::Error::Decryption(_) | lopdf::Error::InvalidPassword => {
                Reason::Encrypted(Format::Pdf)
            }
            _ => Reason::damaged(Format::Pdf, "目录或页面不完整"),
        })?;
    if document.is_encrypted() {
        return Err(Reason::Encrypted(Format::Pdf));
    }
    let ids: Vec<_> = document.page_iter().take(PAGES_MAX + 1).collect();
    if ids.is_empty() {
        return Err(Reason::damaged(Format::Pdf, "没有页面"));
    }
    if ids.len() > PAGES_MAX {
        return Err(Reason::TooMuchText(budget.limits.chars));
    }
    let mut pages = Vec::with_capacity(ids.len());
    let mut unread = 0;
    for id in ids {
        budget.check_time()?;
        match page::lines_of(&document, id, budget)? {
            Some(lines) => pages.push(lines),
            None => unread += 1,
        }
    }
    if pages.is_empty() {
        return Err(Reason::damaged(Format::Pdf, "页面内容不完整"));
    }
    let blocks = lines::join_broken(layout::paragraphs(pages));
    if blocks.is_empty() {
        return Err(Reason::ImageOnly);
    }
    let mut source = SourceText::new(Format::Pdf, blocks);
    if unread > 0 {
        source
            .warnings
            .push(format!("有 {unread} 页内容损坏，未能读取"));
    }
    Ok(source)
}
