//! Documents as an office writes them: reading files into text and text into fields.
//!
//! [`read`] turns bytes (docx, doc, rtf, pdf, html, txt, xlsx, xls) into [`read::SourceText`];
//! [`parse`] finds title, number, issuers, dates and tasks in it. Both answer hostile input with a
//! one-line reason within fixed limits, and neither stores anything. Scans are not read (no OCR).

pub mod file_name;
mod html;
pub mod parse;
pub mod read;
pub mod sanitize;

pub use html::{plain_text, to_html};
