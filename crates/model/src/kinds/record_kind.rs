//! A kind of record (信息类型) as declared.

use serde::Deserialize;

use super::{Choice, Field, FieldType, field::in_language};
use crate::{
    procedure::ExtraStep,
    record::{Language, RelationCode},
};

/// The fixed sections of the 政府信息公开 column (国办公开办函〔2019〕61号), and what lies outside it.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, serde::Serialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Section {
    /// 政府信息公开指南
    Guide,
    /// 政府信息公开制度
    Rules,
    /// 法定主动公开内容
    Statutory,
    /// 政府信息公开年报
    AnnualReport,
    /// 工作动态: on the site, but not in the column (专栏姓专).
    News,
    /// 法规文本: reference texts outside the unit's own duties and statistics.
    Reference,
}

impl Section {
    /// All of them, in the order of the column.
    pub const ALL: [Self; 6] = [
        Self::Guide,
        Self::Rules,
        Self::Statutory,
        Self::AnnualReport,
        Self::News,
        Self::Reference,
    ];

    /// The code in addresses and in the store.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Guide => "guide",
            Self::Rules => "rules",
            Self::Statutory => "statutory",
            Self::AnnualReport => "annual_report",
            Self::News => "news",
            Self::Reference => "reference",
        }
    }

    /// Reads the code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|section| section.code() == code)
    }

    /// The name on the page, unified by 61号.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Guide => "政府信息公开指南",
            Self::Rules => "政府信息公开制度",
            Self::Statutory => "法定主动公开内容",
            Self::AnnualReport => "政府信息公开年报",
            Self::News => "工作动态",
            Self::Reference => "法规文本",
        }
    }

    /// Tells whether the section belongs to the 政府信息公开 column.
    #[must_use]
    pub const fn in_column(self) -> bool {
        !matches!(self, Self::News | Self::Reference)
    }
}

/// Which columns a list shows, by which facets it filters.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListLayout {
    /// Field codes or `title doc_number written_on published_on validity unit`.
    #[serde(default)]
    pub columns: Vec<String>,
    /// Of `year unit topic genre validity` or the code of an enum field.
    #[serde(default)]
    pub facets: Vec<String>,
}

/// A record that must stand beside this one before it may be published, such as the interpretation of a
/// policy (解读三同步).
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RequiredRelation {
    /// The relation, such as `interpreted_by`.
    pub relation: RelationCode,
    /// Of which kind the other must be.
    pub kind: String,
    /// The sentence shown when it is missing.
    pub message: String,
}

/// When a record is taken down by itself.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TakeDown {
    /// Calendar days after publication, or after the end of `field` where given.
    pub after_days: u32,
    /// A date or period field that the days count from.
    pub field: Option<String>,
    /// The article or rule, shown on the page that remains.
    pub basis: String,
}

/// How long a record is kept after it left the public page.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum Retention {
    /// So many years.
    Years(u16),
    /// `permanent` (永久).
    Word(PermanentWord),
}

/// The word `permanent`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PermanentWord {
    /// 永久
    Permanent,
}

/// A kind of record.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecordKind {
    /// The code in addresses, imports and the API, `snake_case`.
    pub code: String,
    /// The name shown: 通知公告.
    pub name: String,
    /// The name in English.
    pub name_en: String,
    /// The name in Japanese; without one the Chinese is shown and marked so.
    #[serde(default)]
    pub name_ja: String,
    /// The name in Korean.
    #[serde(default)]
    pub name_ko: String,
    /// One sentence on what belongs here.
    pub about: String,
    /// The same in English.
    #[serde(default)]
    pub about_en: String,
    /// The same in Japanese.
    #[serde(default)]
    pub about_ja: String,
    /// The same in Korean.
    #[serde(default)]
    pub about_ko: String,
    /// Where it stands.
    pub section: Section,
    /// Place among the kinds of its section; lower first.
    #[serde(default)]
    pub sort: i64,
    /// The value of the statutory `ColumnType` tag (国办发〔2017〕47号), such as 政策文件.
    pub column_type: String,
    /// Which procedure it moves through.
    #[serde(default = "three_reviews")]
    pub procedure: String,
    /// Whether a document number is expected.
    #[serde(default)]
    pub expects_doc_number: bool,
    /// Whether a written date (成文日期) is expected.
    #[serde(default)]
    pub expects_written_on: bool,
    /// Whether its records are the unit's own doing, and so count in statistics and annual reports.
    #[serde(default = "yes")]
    pub counts_in_statistics: bool,
    /// Codes of catalogue items (公开目录事项) that its records fulfil.
    #[serde(default)]
    pub catalogue: Vec<String>,
    /// How lists show it.
    #[serde(default)]
    pub list: ListLayout,
    /// Its fields beyond what every record has.
    #[serde(rename = "field", default)]
    pub fields: Vec<Field>,
    /// Reviews it adds.
    #[serde(rename = "extra_step", default)]
    pub extra_steps: Vec<ExtraStep>,
    /// Records that must stand beside it.
    #[serde(rename = "require", default)]
    pub required_relations: Vec<RequiredRelation>,
    /// When it is taken down by itself.
    pub take_down: Option<TakeDown>,
    /// How long it is kept.
    pub retention: Retention,
}

fn three_reviews() -> String {
    "three_reviews".to_owned()
}

const fn yes() -> bool {
    true
}

impl RecordKind {
    /// Tells whether validity (有效性) is a matter for the kind: it says so by listing or filtering by it.
    #[must_use]
    pub fn has_validity(&self) -> bool {
        let mut named = self.list.columns.iter().chain(&self.list.facets);
        named.any(|code| code == "validity")
    }

    /// The name in a language, where it has one.
    #[must_use]
    pub fn name_in(&self, language: Language) -> Option<&str> {
        let [en, ja, ko] = [&self.name_en, &self.name_ja, &self.name_ko];
        in_language(language, [&self.name, en, ja, ko])
    }

    /// What belongs here, in a language, where it is told.
    #[must_use]
    pub fn about_in(&self, language: Language) -> Option<&str> {
        let [en, ja, ko] = [&self.about_en, &self.about_ja, &self.about_ko];
        in_language(language, [&self.about, en, ja, ko])
    }

    /// Finds a value of an enumeration field.
    #[must_use]
    pub fn choice(&self, field: &str, code: &str) -> Option<&Choice> {
        match &self.field(field)?.of {
            FieldType::Enum { choices } => choices.iter().find(|choice| choice.code == code),
            _ => None,
        }
    }

    /// Finds a field.
    #[must_use]
    pub fn field(&self, code: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.code == code)
    }
}
