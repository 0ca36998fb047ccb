//! A workbook: a head that stays in sight, one line for each record. Texts are texts; nothing is computed.

use axum::body::Body;
use rust_xlsxwriter::{Format, Workbook, XlsxError};
use tokio::sync::mpsc;

use super::{columns::Columns, rows::Rows};
use crate::{PageError, page_error::PageResult, xml};

/// What a cell holds at most, by the format.
const MOST_CHARS: usize = 32_000;

/// Rows that may wait for the thread that writes.
const WAITING: usize = 4;

type Lines = Vec<Vec<String>>;

pub(super) async fn body(name: &str, columns: Columns, mut rows: Rows) -> PageResult<Body> {
    let (sender, receiver) = mpsc::channel::<Lines>(WAITING);
    let names: Vec<String> = columns.names().map(|(_, name)| name.to_owned()).collect();
    let name = name.to_owned();
    let written = tokio::task::spawn_blocking(move || write(&name, &names, receiver));
    loop {
        let page = rows.next().await?;
        let lines: Lines = page.iter().map(|item| columns.values(item)).collect();
        if lines.is_empty() || sender.send(lines).await.is_err() {
            break;
        }
    }
    drop(sender);
    let written = written
        .await
        .map_err(|error| PageError::Internal(error.to_string()))?;
    let bytes = written.map_err(|error| PageError::Internal(error.to_string()))?;
    Ok(Body::from(bytes))
}

fn write(
    name: &str,
    names: &[String],
    mut lines: mpsc::Receiver<Lines>,
) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet_with_constant_memory()?;
    // Names of sheets are short and know no brackets.
    let name: String = name
        .chars()
        .filter(|c| !"[]:*?/\\".contains(*c))
        .take(30)
        .collect();
    sheet.set_name(if name.is_empty() { "信息" } else { &name })?;
    let head = Format::new().set_bold();
    for (column, name) in (0u16..).zip(names) {
        let width = match name.as_str() {
            "标题" => 60.0,
            "网址" => 40.0,
            _ => 18.0,
        };
        sheet.set_column_width(column, width)?;
        sheet.write_string_with_format(0, column, name, &head)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    let mut row = 0;
    while let Some(page) = lines.blocking_recv() {
        for line in page {
            row += 1;
            for (column, text) in (0u16..).zip(&line) {
                let text: String = text
                    .chars()
                    .filter(|c| xml::is_allowed(*c))
                    .take(MOST_CHARS)
                    .collect();
                if !text.is_empty() {
                    sheet.write_string(row, column, text)?;
                }
            }
        }
    }
    book.save_to_buffer()
}
