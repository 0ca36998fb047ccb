//! A kind of case (办件类型) as declared in `kinds/cases/*.toml`.

use serde::Deserialize;

use super::{Channel, Mask, Theme};
use crate::{
    kinds::{Choice, Field, FieldType, Retention, in_language},
    procedure::TimeLimit,
    record::Language,
};

/// A law whose rules count the clock of a kind and guard its steps. Names of its rules are open to the procedures
/// of these kinds only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Law {
    /// 《政府信息公开条例》第四章
    Foi,
}

/// How the registration number (登记号) of a kind is written.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Series(String);

/// What a series may put in.
const PLACES: [&str; 3] = ["{unit}", "{year}", "{seq}"];

impl TryFrom<String> for Series {
    type Error = String;

    fn try_from(pattern: String) -> Result<Self, String> {
        for place in PLACES {
            if pattern.matches(place).count() != 1 {
                return Err(format!("a series has {place} once: `{pattern}`"));
            }
        }
        let rest = PLACES
            .iter()
            .fold(pattern.clone(), |rest, place| rest.replace(place, ""));
        if rest.contains(['{', '}']) {
            return Err(format!(
                "a series knows {} only: `{pattern}`",
                PLACES.join(" ")
            ));
        }
        Ok(Self(pattern))
    }
}

impl Series {
    /// How it is written, which tells one series from another.
    #[must_use]
    pub fn pattern(&self) -> &str {
        &self.0
    }

    /// The number with its parts put in; the abbreviation is the one of the unit's document numbers.
    #[must_use]
    pub fn number(&self, abbreviation: &str, year: i16, seq: i64) -> String {
        let number = self.0.replace("{unit}", abbreviation);
        let number = number.replace("{year}", &year.to_string());
        number.replace("{seq}", &seq.to_string())
    }
}

/// When a field is asked for: only while another one has one of these values.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct When {
    /// The code of an enumeration field.
    pub field: String,
    /// Its values.
    pub any: Vec<String>,
}

/// A field of the form of a case.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct CaseField {
    /// What it is.
    #[serde(flatten)]
    pub field: Field,
    /// How it is shown to whoever has not asked to see it; none for what is not personal.
    pub mask: Option<Mask>,
    /// When it is asked for; always without.
    pub when: Option<When>,
}

/// A kind of case.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaseKind {
    /// The code in addresses and in the store, `snake_case`.
    pub code: String,
    /// The name shown: 领导信箱.
    pub name: String,
    /// The name in English.
    #[serde(default)]
    pub name_en: String,
    /// The name in Japanese; without one the Chinese is shown and marked so.
    #[serde(default)]
    pub name_ja: String,
    /// The name in Korean.
    #[serde(default)]
    pub name_ko: String,
    /// One sentence for whoever brings a case.
    pub about: String,
    /// What has to be agreed to before it is sent.
    #[serde(default)]
    pub notice: String,
    /// Which procedure it moves through.
    pub procedure: String,
    /// The law that counts its clock; `limit` counts it without one.
    pub law: Option<Law>,
    /// By when it is to be answered, from its receipt.
    pub limit: Option<TimeLimit>,
    /// How its registration number is written.
    pub series: Series,
    /// The letters that its tracking codes begin with.
    pub tracking_prefix: String,
    /// Whether anybody may bring it online.
    #[serde(default)]
    pub online: bool,
    /// How else it may come in.
    #[serde(default)]
    pub channels: Vec<Channel>,
    /// The field whose beginning stands for the case in lists.
    pub subject: String,
    /// Text fields in which several matters may be asked for at once, where each is to be a case of its own (一事一申请).
    #[serde(default)]
    pub one_matter: Vec<String>,
    /// The fields by which whoever asks for it is recognised, next to the tracking code.
    pub recognised_by: Vec<String>,
    /// The fields that tell whoever brings it from everybody else, such as the number of an identity document; empty
    /// where nobody needs to know who brought how much.
    #[serde(default)]
    pub identified_by: Vec<String>,
    /// The themes (主题) that it is put under when it is registered; empty where nobody does, or where whoever brings it
    /// chooses one in a field `theme` of the form.
    #[serde(rename = "theme", default)]
    pub themes: Vec<Theme>,
    /// How long its file is kept after it ended.
    pub retention: Retention,
    /// The form.
    #[serde(rename = "field")]
    pub fields: Vec<CaseField>,
}

impl CaseKind {
    /// The name in a language, where it has one.
    #[must_use]
    pub fn name_in(&self, language: Language) -> Option<&str> {
        let [en, ja, ko] = [&self.name_en, &self.name_ja, &self.name_ko];
        in_language(language, [&self.name, en, ja, ko])
    }

    /// Finds a field.
    #[must_use]
    pub fn field(&self, code: &str) -> Option<&CaseField> {
        self.fields.iter().find(|field| field.field.code == code)
    }

    /// The codes of the fields that say who somebody is and how they are reached, none of those that ask for something.
    pub fn personal_fields(&self) -> impl Iterator<Item = &str> {
        let all = self.fields.iter();
        let personal = all.filter(|field| {
            let code = &field.field.code;
            let decides =
                |other: &CaseField| other.when.as_ref().is_some_and(|it| it.field == *code);
            field.mask.is_some()
                || self.identified_by.contains(code)
                || self.fields.iter().any(decides)
        });
        personal.map(|field| field.field.code.as_str())
    }

    /// Finds a value of an enumeration field.
    #[must_use]
    pub fn choice(&self, field: &str, code: &str) -> Option<&Choice> {
        match &self.field(field)?.field.of {
            FieldType::Enum { choices } => choices.iter().find(|choice| choice.code == code),
            _ => None,
        }
    }

    /// The name of a theme, whether staff put it there or whoever brought it.
    #[must_use]
    pub fn theme_name(&self, code: &str) -> Option<&str> {
        let declared = self.themes.iter().find(|theme| theme.code == code);
        let of_form = || {
            self.choice("theme", code)
                .map(|choice| choice.name.as_str())
        };
        declared.map(|theme| theme.name.as_str()).or_else(of_form)
    }

    /// What is wrong with it beyond what its types refuse: the text near which, and the reason.
    #[must_use]
    pub fn objections(&self) -> Vec<(String, String)> {
        let mut found = Vec::new();
        let mut object = |near: &str, reason: String| found.push((near.to_owned(), reason));
        let subject = std::iter::once(("subject", &self.subject));
        let recognised = self.recognised_by.iter();
        let identified = self.identified_by.iter();
        let named = subject
            .chain(recognised.map(|code| ("recognised_by", code)))
            .chain(identified.map(|code| ("identified_by", code)))
            .chain(self.one_matter.iter().map(|code| ("one_matter", code)));
        for (key, code) in named {
            if self.field(code).is_none() {
                object(key, format!("`{code}` is no field of the form"));
            }
        }
        if self.recognised_by.is_empty() {
            object("recognised_by", "nobody could be recognised".to_owned());
        }
        if self.law.is_none() == self.limit.is_none() {
            let reason = "a kind has either a `law` that counts its clock or a `limit`";
            object("code", reason.to_owned());
        }
        if !self.online && self.channels.is_empty() {
            object("code", "no way leads in: `online` or `channels`".to_owned());
        }
        let prefix = &self.tracking_prefix;
        let is_letter = |c: char| c.is_ascii_uppercase() && !matches!(c, 'I' | 'O');
        if !(2..=4).contains(&prefix.len()) || !prefix.chars().all(is_letter) {
            let reason = format!("`{prefix}` is not two to four capital letters without I and O");
            object("tracking_prefix", reason);
        }
        if !self.themes.is_empty() && self.field("theme").is_some() {
            let reason =
                "themes are chosen by staff (`[[theme]]`) or in a field of the form, not both";
            object("theme", reason.to_owned());
        }
        let mut codes: Vec<&str> = self
            .themes
            .iter()
            .map(|theme| theme.code.as_str())
            .collect();
        codes.sort_unstable();
        for pair in codes.windows(2) {
            if let [one, other] = pair
                && one == other
            {
                object("theme", format!("the theme `{one}` is declared twice"));
            }
        }
        for field in &self.fields {
            let Some(when) = &field.when else { continue };
            for value in &when.any {
                if self.choice(&when.field, value).is_none() {
                    let reason = format!("`{}` is never `{value}`", when.field);
                    object(&field.field.code, reason);
                }
            }
        }
        found
    }
}
