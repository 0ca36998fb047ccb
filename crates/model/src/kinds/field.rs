//! A typed field of a kind.

use serde::Deserialize;

use crate::record::Language;

/// One of the values of an enumeration.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// The code stored.
    pub code: String,
    /// The name shown.
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
}

impl Choice {
    /// The name in a language, where it has one.
    #[must_use]
    pub fn name_in(&self, language: Language) -> Option<&str> {
        let [en, ja, ko] = [&self.name_en, &self.name_ja, &self.name_ko];
        in_language(language, [&self.name, en, ja, ko])
    }
}

/// A column of a table field.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct TableColumn {
    /// The code stored.
    pub code: String,
    /// The heading shown.
    pub name: String,
    /// What stands in its cells; not a table again.
    #[serde(flatten)]
    pub of: CellType,
}

/// What may stand in a cell of a table.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum CellType {
    /// A line of text.
    Text,
    /// A whole number or a decimal, kept exactly as decimal text.
    Number,
    /// An amount of money in the unit given.
    Money {
        /// 元 or 万元.
        unit: MoneyUnit,
    },
    /// A day.
    Date,
}

/// The unit of an amount. Amounts are integers of 分 inside; the unit is how they are typed and shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum MoneyUnit {
    /// 元
    #[serde(rename = "元")]
    Yuan,
    /// 万元
    #[serde(rename = "万元")]
    TenThousandYuan,
}

impl MoneyUnit {
    /// How many 分 one unit holds.
    #[must_use]
    pub const fn cents(self) -> i64 {
        match self {
            Self::Yuan => 100,
            Self::TenThousandYuan => 1_000_000,
        }
    }

    /// The word shown after the amount.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Yuan => "元",
            Self::TenThousandYuan => "万元",
        }
    }
}

/// What a field holds.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum FieldType {
    /// Text, of one line or several.
    Text {
        /// Whether line breaks are allowed.
        #[serde(default)]
        multiline: bool,
        /// The most characters allowed; 0 for 2 000 (one line) or 20 000 (several).
        #[serde(default)]
        max_chars: usize,
    },
    /// A number kept exactly as decimal text.
    Number {
        /// The word after it: 人, 平方米.
        #[serde(default)]
        unit: String,
        /// How many decimals are allowed.
        #[serde(default)]
        decimals: u8,
    },
    /// An amount of money.
    Money {
        /// 元 or 万元.
        unit: MoneyUnit,
    },
    /// A day.
    Date,
    /// From a day to a day.
    Period,
    /// One of a list.
    Enum {
        /// The list.
        choices: Vec<Choice>,
    },
    /// A unit of the organisation.
    Unit,
    /// Rows of cells.
    Table {
        /// The columns.
        columns: Vec<TableColumn>,
    },
    /// A file among the attachments.
    File {
        /// Extensions accepted; empty for all that the installation accepts.
        #[serde(default)]
        accept: Vec<String>,
    },
    /// Another record.
    Relation {
        /// Kinds that it may be of; empty for any.
        #[serde(default)]
        kinds: Vec<String>,
    },
}

/// A field of a kind.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Field {
    /// The code in the API and in imports, `snake_case`.
    pub code: String,
    /// The label shown.
    pub name: String,
    /// The label in English; without one the Chinese is shown and marked so.
    #[serde(default)]
    pub name_en: String,
    /// The label in Japanese.
    #[serde(default)]
    pub name_ja: String,
    /// The label in Korean.
    #[serde(default)]
    pub name_ko: String,
    /// Whether a draft without it can be submitted.
    #[serde(default)]
    pub required: bool,
    /// One sentence under the label.
    #[serde(default)]
    pub help: String,
    /// What it holds.
    #[serde(flatten)]
    pub of: FieldType,
}

impl Field {
    /// The label in a language, where it has one.
    #[must_use]
    pub fn name_in(&self, language: Language) -> Option<&str> {
        let [en, ja, ko] = [&self.name_en, &self.name_ja, &self.name_ko];
        in_language(language, [&self.name, en, ja, ko])
    }

    /// The most characters that a text in it may have; none fit into a field of another type.
    #[must_use]
    pub const fn most_chars(&self) -> usize {
        match self.of {
            FieldType::Text {
                multiline,
                max_chars,
            } => match (max_chars, multiline) {
                (0, false) => 2_000,
                (0, true) => 20_000,
                (most, _) => most,
            },
            _ => 0,
        }
    }
}

/// Takes the text of a language out of Chinese, English, Japanese and Korean; an empty one is none.
pub(crate) fn in_language(language: Language, texts: [&String; 4]) -> Option<&str> {
    let [zh, en, ja, ko] = texts;
    let text = match language {
        Language::Chinese => zh,
        Language::English => en,
        Language::Japanese => ja,
        Language::Korean => ko,
    };
    Some(text.as_str()).filter(|text| !text.is_empty())
}
