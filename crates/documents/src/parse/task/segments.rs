//! The parts of an item that end with an assignment, and the titles of the tasks they are.

use super::item::Item;
use super::{Assignment, assignment};

/// Text and what it assigns.
#[derive(Debug)]
pub(super) struct Segment {
    pub(super) title: String,
    pub(super) text: String,
    pub(super) assignment: Assignment,
}

/// The longest sentence that is taken for a title whole.
const TITLE_CHARS_MAX: usize = 60;

/// Splits an item at its assignments; an item without any gives none.
pub(super) fn assigned(item: &Item) -> Vec<Segment> {
    let mut segments: Vec<Segment> = Vec::new();
    let mut text = String::new();
    for paragraph in &item.paragraphs {
        if let Some(assignment) = assignment::of_labelled_line(paragraph) {
            match segments.last_mut() {
                Some(last) if text.is_empty() => last.assignment.merge(assignment),
                _ => segments.push(segment(&mut text, assignment)),
            }
            continue;
        }
        if !assignment::may_assign(paragraph) {
            text.push_str(paragraph);
            continue;
        }
        let mut rest = paragraph.as_str();
        while let Some((before, assignment, after)) = assignment::first_in(rest) {
            text.push_str(before);
            match segments.last_mut() {
                Some(last) if text.is_empty() => last.assignment.merge(assignment),
                _ => segments.push(segment(&mut text, assignment)),
            }
            rest = after.trim_start_matches(['。', '；', '，', '.']);
        }
        text.push_str(rest);
    }
    segments.retain(|segment| !segment.assignment.units.is_empty());
    // One assignment below a heading of its own is the heading's task.
    if let ([only], Some(heading)) = (segments.as_mut_slice(), item.paragraphs.first()) {
        let title = first_sentence(heading);
        if !title.is_empty() {
            only.title = title;
        }
    }
    segments
}

fn segment(text: &mut String, assignment: Assignment) -> Segment {
    let text = std::mem::take(text);
    Segment {
        title: first_sentence(&text),
        text,
        assignment,
    }
}

/// The first sentence, or the first clause of a very long one, without its assignment.
pub(super) fn first_sentence(text: &str) -> String {
    let text = match assignment::first_in(text) {
        Some((before, ..)) => before,
        None => text,
    };
    let sentence = text.split(['。', '！']).next().unwrap_or(text);
    let title = if sentence.chars().count() <= TITLE_CHARS_MAX {
        sentence
    } else {
        sentence
            .split(['，', '；', '：'])
            .next()
            .unwrap_or(sentence)
    };
    title.trim_end_matches(['；', '：', '，']).to_owned()
}

impl Assignment {
    fn merge(&mut self, other: Self) {
        self.units.extend(other.units);
        self.deadline = self.deadline.take().or(other.deadline);
    }
}
