//! Chinese names that come out of the store and are known in other languages: units, issuers, subjects,
//! document types, choices of fields, fields of the catalogue.
//!
//! What is not known stays Chinese and is marked so for reading programs.

use gongkai_model::{kinds::Choice, organisation::Unit};
use gongkai_office::reading::{Facet, FacetOption, ListView};
use jiff::civil::Date;

use super::Frame;
use crate::words::{
    Language, ListingWords, Phrase, ministry_name, subject_name, type_name, written,
};

/// A name for a place that takes text only, such as a choice of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// The name.
    pub text: String,
    /// Whether it is Chinese on a page of another language.
    pub is_foreign: bool,
}

impl Frame {
    /// A name that something declares in this language, or else its Chinese one.
    #[must_use]
    pub fn declared_label(&self, known: Option<&str>, chinese: &str) -> Label {
        self.label(known.map(str::to_owned), chinese)
    }

    /// A sentence with a name in its first hole.
    #[must_use]
    pub fn quote_label(&self, sentence: impl Into<Phrase>, label: &Label) -> Phrase {
        sentence.into().holding(&self.phrase(label))
    }

    fn label(&self, known: Option<String>, chinese: &str) -> Label {
        Label {
            is_foreign: known.is_none() && !self.is_chinese(),
            text: known.unwrap_or_else(|| chinese.to_owned()),
        }
    }

    fn phrase(&self, label: &Label) -> Phrase {
        if label.is_foreign {
            Phrase::in_chinese(&label.text)
        } else {
            Phrase::plain(&label.text)
        }
    }

    /// The attribute of an element that holds a label.
    #[must_use]
    pub fn lang_of(&self, label: &Label) -> askama::filters::Safe<&'static str> {
        if label.is_foreign {
            self.zh()
        } else {
            askama::filters::Safe("")
        }
    }

    /// The name of the one unit that is called so; of several with one name none is meant.
    fn unit_called(&self, chinese: &str) -> Option<&str> {
        let mut called = self.site.tree.iter().filter(|unit| unit.is_called(chinese));
        let (unit, other) = (called.next()?, called.next());
        unit.name_in(self.language()).filter(|_| other.is_none())
    }

    /// A unit by its Chinese name, whole or short, or several with 、 between.
    #[must_use]
    pub fn organ_label(&self, chinese: &str) -> Label {
        if self.is_chinese() {
            return self.label(None, chinese);
        }
        let names = chinese.split('、').map(|name| self.unit_called(name));
        let names: Option<Vec<_>> = names.collect();
        let joint = if self.language() == Language::Japanese {
            "、"
        } else {
            ", "
        };
        self.label(names.map(|names| names.join(joint)), chinese)
    }

    /// The same for a page.
    #[must_use]
    pub fn organ(&self, chinese: &str) -> Phrase {
        self.phrase(&self.organ_label(chinese))
    }

    /// The same as text, for titles.
    #[must_use]
    pub fn organ_text(&self, chinese: &str) -> String {
        self.organ_label(chinese).text
    }

    /// A sentence with the name of a unit in its first hole.
    #[must_use]
    pub fn quote_organ(&self, sentence: impl Into<Phrase>, chinese: &str) -> Phrase {
        sentence.into().holding(&self.organ(chinese))
    }

    /// The Chinese name beside a translated one, which documents and seals bear.
    #[must_use]
    pub fn chinese_name<'a>(&self, unit: &'a Unit) -> Option<&'a str> {
        let is_translated = !self.is_chinese() && unit.name_in(self.language()).is_some();
        is_translated.then_some(unit.name.as_str())
    }

    /// A subject (主题分类).
    #[must_use]
    pub fn subject(&self, chinese: &str) -> Phrase {
        self.phrase(&self.subject_label(chinese))
    }

    /// The same for a choice.
    #[must_use]
    pub fn subject_label(&self, chinese: &str) -> Label {
        self.label(subject_name(self.language(), chinese), chinese)
    }

    /// A document type (体裁).
    #[must_use]
    pub fn genre(&self, chinese: &str) -> Phrase {
        let known = type_name(self.language(), chinese);
        self.phrase(&self.label(known.map(str::to_owned), chinese))
    }

    /// A ministry that leads a field of the catalogue, or several with 、 between.
    #[must_use]
    pub fn ministry(&self, chinese: &str) -> Phrase {
        let names = chinese.split('、');
        let names: Option<Vec<_>> = names
            .map(|name| ministry_name(self.language(), name))
            .collect();
        let known = names.filter(|_| !self.is_chinese());
        self.phrase(&self.label(known.map(|names| names.join(", ")), chinese))
    }

    /// A field (领域) of the catalogue.
    #[must_use]
    pub fn catalogue_field_label(&self, code: &str, chinese: &str) -> Label {
        let field = self.app.office.kinds.catalogue().get(code);
        let known = field.and_then(|field| field.name_in(self.language()));
        self.label(known.map(str::to_owned), chinese)
    }

    /// The same for a page.
    #[must_use]
    pub fn catalogue_field(&self, code: &str, chinese: &str) -> Phrase {
        self.phrase(&self.catalogue_field_label(code, chinese))
    }

    /// A choice of a field of a kind.
    #[must_use]
    pub fn choice(&self, choice: &Choice) -> Phrase {
        self.name_or(choice.name_in(self.language()), &choice.name)
    }

    /// From a day to a day.
    #[must_use]
    pub fn period(&self, from: &Date, until: &Date) -> String {
        let (from, until) = (self.day(from), self.day(until));
        match self.language() {
            Language::Chinese => format!("{from} 至 {until}"),
            Language::English => format!("{from} – {until}"),
            Language::Japanese => format!("{from}～{until}"),
            Language::Korean => format!("{from} ~ {until}"),
        }
    }

    /// What an office or a visitor wrote: Chinese where it has Chinese characters.
    #[must_use]
    pub fn as_written(&self, text: &str) -> Phrase {
        let is_han = |c: char| matches!(c, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}');
        if text.chars().any(is_han) {
            self.chinese(text)
        } else {
            Phrase::plain(text)
        }
    }

    /// What can be chosen to narrow a list.
    #[must_use]
    pub fn option_label(&self, list: &ListView, facet: &Facet, option: &FacetOption) -> Label {
        let chinese = option.label.as_str();
        let kinds = &self.app.office.kinds;
        let mut label = match facet.key.as_str() {
            "unit" => self.organ_label(chinese),
            "topic" => self.subject_label(chinese),
            "genre" => {
                let known = type_name(self.language(), chinese);
                self.label(known.map(str::to_owned), chinese)
            }
            "year" => self.label(Some(chinese.to_owned()), chinese),
            "kind" => {
                let kind = kinds.record(&option.value);
                let known = kind.and_then(|kind| kind.name_in(self.language()));
                self.label(known.map(str::to_owned), chinese)
            }
            key => {
                let kind = list.kind.as_ref().and_then(|kind| kinds.record(&kind.code));
                let choice = kind.and_then(|kind| kind.choice(key, &option.value));
                let known = choice.and_then(|choice| choice.name_in(self.language()));
                self.label(known.map(str::to_owned), chinese)
            }
        };
        if let Some(count) = option.count {
            let words = ListingWords(self.language());
            label.text = words.option(label.text, written::count(self.language(), count));
        }
        label
    }
}
