//! Tasks in a table: columns such as 序号, 任务, 牵头单位, 配合单位, 完成时限.

use super::{assignment, count, deadline, words};
use crate::parse::document::{Role, Task};
use crate::parse::line::is_blank;

/// What the columns of a table of tasks hold.
#[derive(Debug, Default)]
struct Columns {
    title: Option<usize>,
    units: Vec<(usize, Role)>,
    deadline: Option<usize>,
}

/// Rows of a table of tasks; another table gives none.
pub(super) fn tasks(rows: &[Vec<String>], path: &[String], year: Option<i16>) -> Vec<Task> {
    // A title row and a unit-of-measure row may stand above the heads of the columns.
    let header = rows
        .iter()
        .take(4)
        .enumerate()
        .find_map(|(at, row)| Some((at, columns(row)?)));
    let Some((header, columns)) = header else {
        return Vec::new();
    };
    let body = rows.iter().skip(header + 1);
    body.filter_map(|row| task(row, &columns, path, year))
        .collect()
}

fn columns(row: &[String]) -> Option<Columns> {
    const TITLES: [&str; 8] = [
        "任务",
        "工作内容",
        "事项",
        "措施",
        "项目",
        "工作",
        "内容",
        "目标",
    ];
    let mut columns = Columns::default();
    let mut title_rank = TITLES.len();
    for (at, cell) in row.iter().enumerate() {
        let head = squeezed(cell);
        if head.chars().count() > 12 || head.is_empty() {
            continue;
        }
        if words::is_deadline_label(&head) || head == "时间" {
            columns.deadline = Some(at);
        } else if let Some(role) = unit_role(&head) {
            columns.units.push((at, role));
        } else if let Some(rank) = TITLES.iter().position(|word| head.contains(word))
            && rank < title_rank
        {
            (columns.title, title_rank) = (Some(at), rank);
        }
    }
    (columns.title.is_some() && !columns.units.is_empty()).then_some(columns)
}

/// A column of units; 责任 alone, as in 责任内容, is none.
fn unit_role(head: &str) -> Option<Role> {
    const NOUNS: [&str; 8] = [
        "单位", "部门", "处室", "科室", "机构", "机关", "牵头", "配合",
    ];
    NOUNS
        .iter()
        .any(|noun| head.contains(noun))
        .then(|| words::role_of_label(head))?
}

fn task(row: &[String], columns: &Columns, path: &[String], year: Option<i16>) -> Option<Task> {
    let cell = |at: usize| row.get(at).map(String::as_str).unwrap_or_default();
    let title = columns
        .title
        .map(cell)
        .map(squeezed)
        .filter(|title| !title.is_empty())?;
    let units = columns.units.iter().filter_map(|(at, role)| {
        // Lines of a cell were joined with blanks: they separate names like 、 does.
        assignment::of_text(cell(*at).trim(), Some(*role))
    });
    let units = units.flat_map(|assignment| assignment.units).collect();
    let given = columns
        .deadline
        .map(cell)
        .map(squeezed)
        .filter(|words| !words.is_empty());
    let about = format!("{title}，{}", given.as_deref().unwrap_or_default());
    Some(Task {
        no: String::new(),
        path: path.to_vec(),
        deadline: deadline::of(given.as_deref(), &title, year),
        recurrence: count::recurrence(&about),
        min_count: count::at_least(&about),
        title,
        units,
    })
}

fn squeezed(cell: &str) -> String {
    cell.chars().filter(|c| !is_blank(*c)).collect()
}
