//! How the columns of a table become the fields of a record, as a TOML file.

use std::collections::BTreeMap;

use serde::Deserialize;

const SHIPPED: [&str; 2] = [
    include_str!("../../mappings/laws.toml"),
    include_str!("../../mappings/documents.toml"),
];

/// A mapping. Targets are the inputs of the draft form (`title`, `doc_number`, `f.CODE` …), and
/// `body_text`, `published_on`, `index_number`, `kind`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mapping {
    /// Its name, for messages.
    pub name: String,
    /// Chosen by itself when a table has all of these columns, and one that the title may come from.
    #[serde(default)]
    pub when_columns: Vec<String>,
    /// The kind of record, where no column says it.
    pub kind: String,
    /// Columns that identify a row in the source; the first that is filled.
    #[serde(default)]
    pub key: Vec<String>,
    /// For each target the columns that it may come from, best first.
    pub fields: BTreeMap<String, Vec<String>>,
    /// For each target, what the source's values mean here.
    #[serde(default)]
    pub values: BTreeMap<String, BTreeMap<String, String>>,
    /// Targets that have the same value in every row.
    #[serde(default)]
    pub constants: BTreeMap<String, String>,
}

/// What is wrong with a mapping file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("第 {line} 行：{reason}")]
pub struct MappingError {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong.
    pub reason: String,
}

impl Mapping {
    /// Reads a mapping file.
    ///
    /// # Errors
    /// [`MappingError`] with the line.
    pub fn parse(text: &str) -> Result<Self, MappingError> {
        toml::from_str(text).map_err(|error| {
            let at = error.span().map_or(0, |span| span.start);
            let line = text.get(..at).unwrap_or_default().matches('\n').count() + 1;
            MappingError {
                line,
                reason: error.message().to_owned(),
            }
        })
    }

    /// Chooses a shipped mapping by the columns of a table.
    #[must_use]
    pub fn for_columns<'a>(columns: impl Iterator<Item = &'a String> + Clone) -> Option<Self> {
        let mut shipped = SHIPPED.iter().filter_map(|text| Self::parse(text).ok());
        let has = |wanted: &String| columns.clone().any(|column| column == wanted);
        shipped.find(|mapping| {
            let mut titles = mapping.fields.get("title").into_iter().flatten();
            mapping.when_columns.iter().all(has) && titles.any(has)
        })
    }

    /// The value of a target in a row.
    #[must_use]
    pub fn value(&self, target: &str, row: &BTreeMap<String, String>) -> Option<String> {
        if let Some(constant) = self.constants.get(target) {
            return Some(constant.clone());
        }
        let columns = self.fields.get(target)?;
        let found = columns.iter().find_map(|column| {
            row.get(column)
                .map(|value| value.trim())
                .filter(|value| !value.is_empty())
        })?;
        let meaning = self.values.get(target).and_then(|values| values.get(found));
        Some(meaning.cloned().unwrap_or_else(|| found.to_owned()))
    }

    /// What identifies a row in its source.
    #[must_use]
    pub fn key_of(&self, row: &BTreeMap<String, String>) -> Option<String> {
        let mut columns = self.key.iter();
        columns.find_map(|column| {
            row.get(column)
                .filter(|value| !value.trim().is_empty())
                .cloned()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shipped_mapping_reads() {
        for text in SHIPPED {
            Mapping::parse(text).unwrap();
        }
    }

    #[test]
    fn columns_choose_the_mapping() {
        let columns = |names: &[&str]| {
            names
                .iter()
                .map(|name| (*name).to_owned())
                .collect::<Vec<_>>()
        };
        let of = |names: &[&str]| Mapping::for_columns(columns(names).iter()).unwrap().name;
        let law = ["id", "title", "level", "effective_date", "text"];
        assert_eq!(of(&law), "laws");
        assert_eq!(of(&["标题", "文号"]), "documents");
        assert_eq!(Mapping::for_columns(columns(&["甲", "乙"]).iter()), None);
    }

    #[test]
    fn a_wrong_mapping_is_named_with_its_line() {
        let error = Mapping::parse("name = \"x\"\nkind = \"y\"\nfeilds = 1\n").unwrap_err();
        assert_eq!(error.line, 3);
    }
}
