//! The outline of a document: items by their numbering, each with the paragraphs below it.

use super::assignment;
use crate::parse::line::Line;
use crate::parse::marker;

/// A numbered item and its text.
#[derive(Debug, Default)]
pub(super) struct Item {
    /// Numbering from the outermost heading to the item itself.
    pub(super) path: Vec<String>,
    /// Its paragraphs without blanks; the first without its number.
    pub(super) paragraphs: Vec<String>,
}

/// The headings now open and the item being gathered.
#[derive(Debug, Default)]
pub(super) struct Outline {
    open: Vec<(u8, String)>,
    item: Option<Item>,
}

impl Outline {
    /// Takes one line; returns the item that it ends.
    pub(super) fn take_line(&mut self, line: &Line) -> Option<Item> {
        if let Some((marker, rest)) = marker::split(&line.plain) {
            let ended = self.item.take();
            while self
                .open
                .last()
                .is_some_and(|(level, _)| *level >= marker.level)
            {
                self.open.pop();
            }
            self.open.push((marker.level, marker.label));
            self.item = Some(Item {
                path: self.path(),
                paragraphs: vec![rest.to_owned()],
            });
            return ended;
        }
        if ends_text(line) {
            self.open.clear();
            return self.item.take();
        }
        match self.item.as_mut() {
            Some(item) => item.paragraphs.push(line.plain.clone()),
            // Text without numbering can still assign something.
            None if assignment::may_assign(&line.plain) => {
                let paragraphs = vec![line.plain.clone()];
                return Some(Item {
                    path: self.path(),
                    paragraphs,
                });
            }
            None => {}
        }
        None
    }

    /// Ends the item being gathered.
    pub(super) fn close_item(&mut self) -> Option<Item> {
        self.item.take()
    }

    /// Numbering of the headings now open.
    pub(super) fn path(&self) -> Vec<String> {
        self.open.iter().map(|(_, label)| label.clone()).collect()
    }
}

/// Signature, date, notes and attachments end an item and the numbering above it.
fn ends_text(line: &Line) -> bool {
    line.date().is_some()
        || line.opens_attachment()
        || line.plain.starts_with("（此件")
        || line.plain.starts_with("抄送")
        || line.plain.ends_with("印发") && line.chars < 50
        || line.plain.starts_with("附件：")
        || crate::parse::organ::split(&line.text).is_some()
}
