//! Parsing: the fields of fixtures, the shapes of texts, and agreement with published data.

mod fixtures;
mod shapes;
mod shared;

use super::*;
use crate::read::{Limits, read_file};

fn parse_text(text: &str) -> ParsedDocument {
    let source = read_file("a.txt", text.as_bytes(), &Limits::default()).expect("readable");
    parse(&source, "a.txt")
}

/// Tasks one a line: path | title | units | deadline | recurrence | least count.
fn task_lines(parsed: &ParsedDocument) -> Vec<String> {
    parsed.tasks.iter().map(task_line).collect()
}

fn task_line(task: &Task) -> String {
    let units: Vec<String> = task
        .units
        .iter()
        .map(|unit| {
            format!(
                "{}:{}",
                serde_json::to_value(unit.role).unwrap().as_str().unwrap(),
                unit.name
            )
        })
        .collect();
    let mut line = format!(
        "{} | {} | {}",
        task.path.join(" "),
        task.title,
        units.join(" ")
    );
    if let Some(words) = &task.deadline.text {
        line += &format!(
            " | {words} {}",
            task.deadline.on.map_or("-".into(), |day| day.to_string())
        );
    }
    if let Some(recurrence) = task.recurrence {
        line += &format!(
            " | {}",
            serde_json::to_value(recurrence).unwrap().as_str().unwrap()
        );
    }
    if let Some(count) = task.min_count {
        line += &format!(" | {count}");
    }
    line
}
