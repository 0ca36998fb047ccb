//! JSON: what the list is called, what its columns mean, its rows.

use axum::body::Body;
use serde_json::{Map, Value, json};

use super::{columns::Columns, rows::Rows};

pub(super) fn body(name: &str, columns: Columns, rows: Rows) -> Body {
    let named: Map<String, Value> = columns
        .names()
        .map(|(code, name)| (code.to_owned(), name.into()))
        .collect();
    let list = rows.list();
    let head = json!({
        "name": name,
        "total": list.total,
        "is_cut": list.is_cut(),
        "columns": named,
    });
    let mut head = head.to_string();
    head.truncate(head.len() - 1);
    head.push_str(",\"rows\":[");
    rows.into_body(
        head.into_bytes(),
        move |items, is_first| {
            let mut text = String::new();
            for (at, item) in items.iter().enumerate() {
                text.push_str(if is_first && at == 0 { "\n" } else { ",\n" });
                let values = columns.values(item).into_iter();
                let row: Map<String, Value> = columns
                    .names()
                    .zip(values)
                    .map(|((code, _), value)| (code.to_owned(), or_null(value)))
                    .collect();
                text.push_str(&Value::Object(row).to_string());
            }
            text.into_bytes()
        },
        b"\n]}\n",
    )
}

fn or_null(text: String) -> Value {
    if text.is_empty() {
        Value::Null
    } else {
        text.into()
    }
}
