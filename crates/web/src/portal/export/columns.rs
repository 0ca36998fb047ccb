//! The columns of a list that is taken away: what every list has, then the fields of its kind.

use gongkai_office::reading::{Export, FieldView, Item, Value};

use crate::show;

/// Codes and names of what every list has.
const EVERY: [(&str, &str); 14] = [
    ("id", "编号"),
    ("title", "标题"),
    ("doc_number", "发文字号"),
    ("index_number", "索引号"),
    ("issuer", "发文机关"),
    ("unit", "公开单位"),
    ("kind", "信息类型"),
    ("topic", "主题分类"),
    ("genre", "体裁"),
    ("validity", "有效性"),
    ("written_on", "成文日期"),
    ("published_on", "公开日期"),
    ("platform", "发布平台"),
    ("url", "网址"),
];

/// The columns.
pub(super) struct Columns {
    fields: Vec<(String, String)>,
    origin: String,
}

impl Columns {
    /// The columns of a list; addresses begin with `origin`.
    pub(super) fn of(list: &Export, origin: String) -> Self {
        Self {
            fields: list.fields.clone(),
            origin,
        }
    }

    /// Codes and names, in order.
    pub(super) fn names(&self) -> impl Iterator<Item = (&str, &str)> {
        let fields = self
            .fields
            .iter()
            .map(|(code, name)| (code.as_str(), name.as_str()));
        EVERY.into_iter().chain(fields)
    }

    /// The values of a line, in the same order.
    pub(super) fn values(&self, item: &Item) -> Vec<String> {
        let date =
            |day: Option<jiff::civil::Date>| day.map(|day| day.to_string()).unwrap_or_default();
        let or_empty = |text: &Option<String>| text.clone().unwrap_or_default();
        let platform = if item.is_migrated {
            "原平台"
        } else {
            "本平台"
        };
        let mut values = vec![
            item.record.to_string(),
            item.title.clone(),
            or_empty(&item.doc_number),
            item.index_number.clone(),
            item.issuer.clone(),
            item.unit_name.clone(),
            item.kind_name.clone(),
            or_empty(&item.topic),
            or_empty(&item.genre),
            item.validity
                .as_ref()
                .map(show::validity_word)
                .unwrap_or_default()
                .to_owned(),
            date(item.written_on),
            date(Some(item.published_on)),
            platform.to_owned(),
            format!("{}/records/{}", self.origin, item.record),
        ];
        let field = |code: &String| item.columns.iter().find(|view| view.code == *code);
        let fields = self
            .fields
            .iter()
            .map(|(code, _)| field(code).map(text).unwrap_or_default());
        values.extend(fields);
        values
    }
}

/// A field in one text.
fn text(view: &FieldView) -> String {
    match &view.value {
        Value::Line(line) => line.clone(),
        Value::Day(day) => day.to_string(),
        Value::Period(from, until) => format!("{from} 至 {until}"),
        Value::Choice(choice) => choice.name.clone(),
        Value::Text(paragraphs) => paragraphs.join("\n"),
        Value::Table { rows, .. } => {
            let rows = rows.iter().map(|row| row.join("，"));
            rows.collect::<Vec<_>>().join("\n")
        }
        Value::File(file) => file.name.clone(),
        Value::Record { id, title } => title.clone().unwrap_or_else(|| id.clone()),
        Value::Unit { name, .. } => name.clone(),
    }
}
