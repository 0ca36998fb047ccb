//! A spreadsheet of a catalogue, read row by row with its dirt.
//!
//! What offices send: a title over merged cells, a heading of one to three rows that comes again on every printed
//! page, first-level items written once and blank below, ticks of every shape (√ ■ □ ☑ and the private characters
//! of symbol fonts), all channels glued into one cell, full-width digits, 同上, notes under the table. Each row
//! becomes an item, or a finding says which sheet, row and column is wrong and why. Nothing is guessed silently.
//!
//! Left out: reading files; whoever calls brings cells, merged ones filled downwards.

mod boxes;
mod cells;
mod finding;
mod header;
mod reader;

pub use boxes::channels;
pub use finding::{Finding, Severity};
pub use header::Column;
pub use reader::{Given, ReadItem, Reading, Sheet, SheetRow, read};

#[cfg(test)]
mod tests;
