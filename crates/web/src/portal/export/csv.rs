//! CSV (RFC 4180) as spreadsheets open it without being asked: UTF-8 with its mark, nothing that they would
//! take for a formula.

use axum::body::Body;

use super::{columns::Columns, rows::Rows};
use crate::csv::{MARK, line};

pub(super) fn body(columns: Columns, rows: Rows) -> Body {
    let mut head = MARK.to_owned();
    line(&mut head, columns.names().map(|(_, name)| name));
    rows.into_body(
        head.into_bytes(),
        move |items, _| {
            let mut text = String::new();
            for item in items {
                line(&mut text, columns.values(item).iter().map(String::as_str));
            }
            text.into_bytes()
        },
        b"",
    )
}
