//! Catalogues and their fields (领域), read from `kinds/catalogue.toml`.

use serde::{Deserialize, Serialize};

use crate::record::Language;

/// Which catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CatalogueForm {
    /// 主动公开基本目录: classes of 条例 art. 20 and 21.
    Basic,
    /// 基层政务公开标准目录: 26 fields.
    Standard,
}

impl CatalogueForm {
    /// Both, in the order of pages.
    pub const ALL: [Self; 2] = [Self::Standard, Self::Basic];

    /// The code in addresses and in the store.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Basic => "basic",
            Self::Standard => "standard",
        }
    }

    /// Reads the code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|form| form.code() == code)
    }

    /// The name shown.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Basic => "主动公开基本目录",
            Self::Standard => "基层政务公开标准目录",
        }
    }
}

/// A field (领域) of a catalogue.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CatalogueField {
    /// Which catalogue it belongs to.
    pub catalogue: CatalogueForm,
    /// Its code, such as `26-05`; kinds of records refer to it.
    pub code: String,
    /// Its name: 社会救助.
    pub name: String,
    /// The name in English; without one the Chinese is shown and marked so.
    #[serde(default)]
    pub name_en: String,
    /// The name in Japanese.
    #[serde(default)]
    pub name_ja: String,
    /// The name in Korean.
    #[serde(default)]
    pub name_ko: String,
    /// Other names in spreadsheets, such as the one before a reform.
    #[serde(default)]
    pub also: Vec<String>,
    /// The ministry that leads the field (牵头部门); empty for classes of the regulation.
    #[serde(default)]
    pub lead: String,
    /// The document that it rests on.
    pub document: String,
    /// Classes of 条例 art. 20 and 21 under which its information falls.
    #[serde(default)]
    pub classes: Vec<String>,
}

impl CatalogueField {
    /// The name in a language, where it has one.
    #[must_use]
    pub fn name_in(&self, language: Language) -> Option<&str> {
        let name = match language {
            Language::Chinese => &self.name,
            Language::English => &self.name_en,
            Language::Japanese => &self.name_ja,
            Language::Korean => &self.name_ko,
        };
        Some(name.as_str()).filter(|name| !name.is_empty())
    }
}

/// The file of fields.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FieldsFile {
    /// The fields in their order.
    #[serde(rename = "field", default)]
    pub fields: Vec<CatalogueField>,
}

/// All fields, in their order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fields(Vec<CatalogueField>);

impl Fields {
    /// Adds the fields of a file; one with a known code replaces it.
    pub fn add(&mut self, file: FieldsFile) {
        for field in file.fields {
            match self.0.iter_mut().find(|known| known.code == field.code) {
                Some(known) => *known = field,
                None => self.0.push(field),
            }
        }
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &CatalogueField> {
        self.0.iter()
    }

    /// Whether none are declared.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Finds a field by its code.
    #[must_use]
    pub fn get(&self, code: &str) -> Option<&CatalogueField> {
        self.0.iter().find(|field| field.code == code)
    }

    /// The name of a field, or its code where a place has dropped it.
    #[must_use]
    pub fn name<'a>(&'a self, code: &'a str) -> &'a str {
        self.get(code).map_or(code, |field| &field.name)
    }

    /// The field of a catalogue that a text names by code or by name; the longest name wins, so that
    /// 农村集体土地征收 is not taken for a shorter one.
    #[must_use]
    pub fn named_in(&self, catalogue: CatalogueForm, text: &str) -> Option<&CatalogueField> {
        let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        let of = || self.0.iter().filter(|field| field.catalogue == catalogue);
        if let Some(field) = of().find(|field| field.code == text) {
            return Some(field);
        }
        let names = of().flat_map(|field| {
            let names = std::iter::once(&field.name).chain(&field.also);
            names.map(move |name| (name, field))
        });
        names
            .filter(|(name, _)| text.contains(name.as_str()))
            .max_by_key(|(name, _)| name.chars().count())
            .map(|(_, field)| field)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_name_in_a_title_is_the_field() {
        let mut fields = Fields::default();
        let file = r#"
            [[field]]
            catalogue = "standard"
            code = "26-24"
            name = "税收管理"
            document = "d"
            [[field]]
            catalogue = "standard"
            code = "26-16"
            name = "农村危房改造"
            also = ["危房改造"]
            document = "d"
            [[field]]
            catalogue = "basic"
            code = "20-01"
            name = "规范性文件"
            document = "d"
        "#;
        fields.add(toml::from_str(file).unwrap());
        let named = |form, text: &str| fields.named_in(form, text).map(|field| field.code.as_str());
        let standard = CatalogueForm::Standard;
        assert_eq!(
            named(standard, "云河区 农村危 房改造 领域标准目录"),
            Some("26-16")
        );
        assert_eq!(named(standard, "危房改造"), Some("26-16"));
        assert_eq!(named(standard, "26-24"), Some("26-24"));
        assert_eq!(named(standard, "规范性文件"), None);
        assert_eq!(named(CatalogueForm::Basic, "规范性文件"), Some("20-01"));
        assert_eq!(fields.name("99"), "99");
    }
}
