//! Tasks of a plan (任务台账): each with its place, units, deadline, recurrence and least count.
//!
//! A task is an item whose text assigns it: （责任处室：…）, （某局牵头，某局配合）, 责任单位：…, or a row
//! of a table with such columns. In a plan an item without units is a task too when it promises
//! something that can be checked: a deadline, a recurrence, a number of times.

mod assignment;
mod count;
pub(super) mod deadline;
mod item;
mod segments;
mod table;
mod words;

use super::document::{Deadline, Task, Unit};
use super::head::Head;
use super::line::{Lines, Part};
use item::{Item, Outline};

/// What a text assigns.
#[derive(Debug, Clone, Default)]
struct Assignment {
    units: Vec<Unit>,
    deadline: Option<String>,
}

/// Finds the tasks; `year` completes deadlines that name none.
pub(super) fn find(
    lines: &Lines,
    head: &Head,
    title: Option<&str>,
    year: Option<i16>,
) -> Vec<Task> {
    if title.is_some_and(is_report) {
        return Vec::new();
    }
    let is_plan = title.is_some_and(is_plan);
    let mut tasks = Vec::new();
    let mut outline = Outline::default();
    for part in lines.parts_from(head.end) {
        match part {
            Part::Line(line) => {
                if let Some(item) = outline.take_line(line) {
                    push_item(&item, is_plan, year, &mut tasks);
                }
            }
            Part::Table(rows) => {
                if let Some(item) = outline.close_item() {
                    push_item(&item, is_plan, year, &mut tasks);
                }
                tasks.extend(table::tasks(rows, &outline.path(), year));
            }
        }
    }
    if let Some(item) = outline.close_item() {
        push_item(&item, is_plan, year, &mut tasks);
    }
    for (at, task) in tasks.iter_mut().enumerate() {
        task.no = (at + 1).to_string();
    }
    tasks
}

fn is_report(title: &str) -> bool {
    ["报告", "总结", "解读", "情况"]
        .iter()
        .any(|kind| title.ends_with(kind))
}

fn is_plan(title: &str) -> bool {
    ["方案", "要点", "分工", "计划", "任务", "台账", "行动"]
        .iter()
        .any(|kind| title.contains(kind))
}

fn push_item(item: &Item, is_plan: bool, year: Option<i16>, tasks: &mut Vec<Task>) {
    let segments = segments::assigned(item);
    if segments.is_empty() {
        if is_plan && let Some(task) = promise(item, year) {
            tasks.push(task);
        }
        return;
    }
    tasks.extend(segments.into_iter().map(|segment| {
        let given = segment.assignment.deadline.as_deref();
        Task {
            no: String::new(),
            path: item.path.clone(),
            title: segment.title,
            units: segment.assignment.units,
            deadline: deadline::of(given, &segment.text, year),
            recurrence: count::recurrence(&segment.text),
            min_count: count::at_least(&segment.text),
        }
    }));
}

/// An item without units that can be checked.
fn promise(item: &Item, year: Option<i16>) -> Option<Task> {
    let text = item.paragraphs.concat();
    let deadline = deadline::of(None, &text, year);
    let recurrence = count::recurrence(&text);
    let min_count = count::at_least(&text);
    if deadline == Deadline::default() && recurrence.is_none() && min_count.is_none() {
        return None;
    }
    let title = segments::first_sentence(item.paragraphs.first()?);
    let (no, path, units) = (String::new(), item.path.clone(), Vec::new());
    Some(Task {
        no,
        path,
        title,
        units,
        deadline,
        recurrence,
        min_count,
    })
}
