//! A draft as the text of its inputs: from content, or as a person typed it. Forms are made from this
//! alone, so that what was typed stays when something is wrong with it.

use std::collections::BTreeMap;

use gongkai_model::{
    kinds::{CellType, Field, FieldType, FieldValue, RecordKind, TableColumn, show_money},
    record::Content,
};
use gongkai_store::negative_list::NegativeEntry;

/// The text of every input, by name.
#[derive(Debug, Clone, Default)]
pub(in crate::desk) struct Typed(BTreeMap<String, Vec<String>>);

impl Typed {
    /// What a person sent, with inputs of two parts joined.
    pub(in crate::desk) fn sent(pairs: &[(String, String)]) -> Self {
        let mut typed = Self::default();
        for (name, value) in pairs {
            typed.0.entry(name.clone()).or_default().push(value.clone());
        }
        let starts: Vec<_> = typed
            .0
            .keys()
            .filter_map(|name| name.strip_suffix(".from"))
            .collect();
        let starts: Vec<_> = starts.into_iter().map(str::to_owned).collect();
        for name in starts {
            let (from, until) = (
                typed.get(&format!("{name}.from")),
                typed.get(&format!("{name}.until")),
            );
            let joined = match (from.trim(), until.trim()) {
                ("", "") => String::new(),
                (from, until) => format!("{from}至{until}"),
            };
            typed.set(&name, joined);
        }
        typed
    }

    /// What a content says.
    pub(in crate::desk) fn of(kind: &RecordKind, content: &Content) -> Self {
        let mut typed = Self::default();
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        let day = |day: Option<jiff::civil::Date>| day.map(|d| d.to_string()).unwrap_or_default();
        let number = content
            .doc_number
            .as_ref()
            .map(ToString::to_string)
            .unwrap_or_default();
        let validity = content.validity.clone().unwrap_or_default();
        let attribute = content.attribute.as_ref();
        let ground = attribute.and_then(|attribute| attribute.ground());
        let reason = attribute.and_then(|attribute| attribute.reason());
        let relevance = content
            .relevance
            .as_ref()
            .map(|relevance| relevance.duty.clone());
        let single = [
            ("title", content.title.clone()),
            ("doc_number", number),
            ("issuers", content.issuers.join("、")),
            ("written_on", day(content.written_on)),
            ("main_recipient", text(&content.main_recipient)),
            ("public_note", text(&content.public_note)),
            ("genre", text(&content.genre)),
            ("topic", text(&content.topic)),
            ("keywords", content.keywords.join("、")),
            ("summary", text(&content.summary)),
            ("body_html", content.body_html.clone()),
            (
                "attribute",
                attribute
                    .map(|a| a.code().code().to_owned())
                    .unwrap_or_default(),
            ),
            (
                "ground",
                ground
                    .map(|ground| ground.code().to_owned())
                    .unwrap_or_default(),
            ),
            (
                "attribute_reason",
                reason.map(|r| r.as_str().to_owned()).unwrap_or_default(),
            ),
            ("effective_on", day(validity.effective_on)),
            ("expires_on", day(validity.expires_on)),
            ("relevance_duty", relevance.unwrap_or_default()),
            ("reprinted_from", text(&content.reprinted_from)),
        ];
        for (name, value) in single {
            typed.set(name, value);
        }
        for field in &kind.fields {
            let value = content.fields.get(&field.code);
            typed.set(
                &format!("f.{}", field.code),
                value.map(|v| shown(field, v)).unwrap_or_default(),
            );
        }
        let relations = content
            .relations
            .iter()
            .map(|r| format!("{}:{}", r.relation, r.to));
        typed.0.insert("relation".into(), relations.collect());
        let items = content.catalogue_items.iter().map(ToString::to_string);
        typed.0.insert("catalogue_item".into(), items.collect());
        typed
    }

    /// The text of an input; empty when there is none.
    pub(in crate::desk) fn get(&self, name: &str) -> String {
        let first = self.0.get(name).and_then(|values| values.first());
        first.cloned().unwrap_or_default()
    }

    /// All texts of an input that stands several times.
    pub(in crate::desk) fn all(&self, name: &str) -> &[String] {
        self.0.get(name).map_or(&[], Vec::as_slice)
    }

    /// Fills ground and reason from the class of the negative list that was picked.
    pub(in crate::desk) fn pick(&mut self, entries: &[NegativeEntry]) {
        let picked = self.get("negative");
        let Some(entry) = entries.iter().find(|entry| entry.id.to_string() == picked) else {
            return;
        };
        self.set("ground", entry.ground.clone());
        if self.get("attribute_reason").trim().is_empty() {
            self.set(
                "attribute_reason",
                format!("{}：{}", entry.class, entry.reason),
            );
        }
    }

    /// The inputs for the use case.
    pub(in crate::desk) fn pairs(&self) -> impl Iterator<Item = (String, String)> {
        let inputs = self.0.iter();
        inputs.flat_map(|(name, values)| values.iter().map(move |v| (name.clone(), v.clone())))
    }

    fn set(&mut self, name: &str, value: String) {
        self.0.insert(name.to_owned(), vec![value]);
    }
}

/// A value as it would be typed.
pub(in crate::desk) fn shown(field: &Field, value: &FieldValue) -> String {
    match (value, &field.of) {
        (FieldValue::Money(cents), FieldType::Money { unit }) => show_money(*cents, *unit),
        (FieldValue::Table(rows), FieldType::Table { columns }) => {
            let lines = rows.iter().map(|row| line(columns, row));
            lines.collect::<Vec<_>>().join("\n")
        }
        (FieldValue::Period(from, until), _) => format!("{from}至{until}"),
        (FieldValue::Date(day), _) => day.to_string(),
        (FieldValue::Money(cents), _) => cents.to_string(),
        (FieldValue::Table(_), _) => String::new(),
        (
            FieldValue::Text(text)
            | FieldValue::Number(text)
            | FieldValue::Enum(text)
            | FieldValue::Unit(text)
            | FieldValue::File(text)
            | FieldValue::Relation(text),
            _,
        ) => text.clone(),
    }
}

fn line(columns: &[TableColumn], row: &BTreeMap<String, String>) -> String {
    let cells = columns.iter().map(|column| cell(column, row));
    cells.collect::<Vec<_>>().join("\t")
}

/// A cell as it would be typed; amounts are stored in 分.
pub(in crate::desk) fn cell(column: &TableColumn, row: &BTreeMap<String, String>) -> String {
    let text = row.get(&column.code).cloned().unwrap_or_default();
    match (&column.of, text.parse::<i64>()) {
        (CellType::Money { unit }, Ok(cents)) => show_money(cents, *unit),
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_inputs_of_a_period_become_one() {
        let sent = |from: &str, until: &str| {
            let pairs = [("f.time.from", from), ("f.time.until", until)];
            let pairs: Vec<_> = pairs
                .iter()
                .map(|(n, v)| ((*n).to_owned(), (*v).to_owned()))
                .collect();
            Typed::sent(&pairs).get("f.time")
        };
        assert_eq!(sent("2026-01-01", "2026-12-31"), "2026-01-01至2026-12-31");
        assert_eq!(sent("", " "), "");
        assert_eq!(sent("2026-01-01", ""), "2026-01-01至");
    }

    #[test]
    fn what_a_content_says_is_read_back_the_same() {
        let kinds = gongkai_office::core::load_kinds(None).unwrap();
        let kind = kinds.record("normative_document").unwrap();
        let pairs = [
            ("title", "关于印发办法的通知"),
            ("doc_number", "云建规〔2026〕2号"),
            ("issuers", "甲局、乙局"),
            ("written_on", "2026-09-22"),
            ("body_html", "<p>正文</p>"),
            ("attribute", "withheld"),
            ("ground", "X6"),
            ("attribute_reason", "讨论中的过程稿"),
            ("effective_on", "2026-11-01"),
            ("f.maker", "bureau"),
            ("f.consultation", "2026-06-01至2026-07-01"),
            ("relation", "interpreted_by:000000000001A"),
        ];
        let pairs = pairs.map(|(name, value)| (name.to_owned(), value.to_owned()));
        let read = |pairs: Vec<(String, String)>| {
            gongkai_office::publishing::ContentForm::new(pairs)
                .read(kind)
                .unwrap()
        };
        let content = read(pairs.to_vec());
        assert_eq!(read(Typed::of(kind, &content).pairs().collect()), content);
    }
}
