//! Documents as an office writes them: reading files into text, text into fields, and documents onto paper.
//!
//! [`read`] turns bytes (docx, doc, rtf, pdf, html, txt, xlsx, xls) into [`read::SourceText`];
//! [`parse`] finds title, number, issuers, dates and tasks in it. Both answer hostile input with a
//! one-line reason within fixed limits, and neither stores anything. Scans are not read (no OCR).
//! [`write`] puts a document on paper, as PDF; [`upload`] says whether a file from outside is what it claims to be.

mod apart;
pub mod file_name;
mod html;
pub mod parse;
#[cfg(feature = "pdf")]
pub mod raster;
pub mod read;
pub mod redact;
pub mod sanitize;
pub mod upload;
pub mod write;

pub use html::{plain_text, to_html};
