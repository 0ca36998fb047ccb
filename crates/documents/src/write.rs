//! Documents on paper: a [`Document`] is what stands in one, [`Typesetter`] makes a PDF of it.
//!
//! Sizes and margins are those of GB/T 9704—2012 《党政机关公文格式》. A document is data from end to end: no text
//! of it is ever read as markup of the typesetter. Typesetting runs in a child process with limits; only the
//! program behind it needs the feature `pdf` (ADR 23). [`docx`] writes the same document for Word, without a seal: what can
//! be changed bears none. Signatures by key are not made here.

mod document;
mod docx;
#[cfg(feature = "pdf")]
mod engine;
mod faces;
mod from_html;
mod letter_parts;
mod runs;
mod size;
mod table;
mod typesetter;

pub use document::{
    Block, Cell, Column, ColumnAlign, Document, Fact, Note, Origin, PageForm, QrCode, Run, Running,
    Seal, SealPlace, Style, Table,
};
pub use docx::docx;
#[cfg(feature = "pdf")]
pub(crate) use engine::FONT_FOLDERS;
#[cfg(feature = "pdf")]
pub use engine::{typeset_child_answer, typeset_child_main};
pub use faces::faces_of;
pub use from_html::blocks_of_html;
pub use typesetter::{Paper, Refusal, Typesetter};

#[cfg(test)]
mod tests;
