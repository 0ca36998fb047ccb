//! One input of a calculator's form: what was typed, what is wrong with it.

use gongkai_rules::dates::read_date;
use jiff::civil::Date;

use super::words::ToolWords;
use crate::words::Phrase;

/// A line to type into.
#[derive(Debug, Clone, Default)]
pub(super) struct Line {
    pub(super) name: String,
    /// What messages call it.
    pub(super) label: String,
    /// What stands above the input, where that is shorter.
    pub(super) shown: &'static str,
    pub(super) hint: &'static str,
    pub(super) value: String,
    pub(super) error: Option<Phrase>,
    pub(super) w: ToolWords,
    pub(super) is_optional: bool,
    /// The class that shows it for some kinds of events only.
    pub(super) class: &'static str,
}

/// One of several values.
#[derive(Debug, Clone)]
pub(super) struct Choice {
    pub(super) code: &'static str,
    pub(super) name: &'static str,
    pub(super) about: &'static str,
    pub(super) is_chosen: bool,
}

/// A mistake, for the list at the top: where it is, what is wrong.
#[derive(Debug, Clone)]
pub(super) struct Mistake {
    pub(super) id: String,
    pub(super) text: Phrase,
}

impl Line {
    pub(super) fn new(
        w: ToolWords,
        name: impl Into<String>,
        label: impl Into<String>,
        value: &str,
    ) -> Self {
        Self {
            w,
            name: name.into(),
            label: label.into(),
            value: value.to_owned(),
            ..Self::default()
        }
    }

    pub(super) fn hinted(mut self, hint: &'static str) -> Self {
        self.hint = hint;
        self
    }

    pub(super) fn labelled(mut self, shown: &'static str) -> Self {
        self.shown = shown;
        self
    }

    /// What stands above the input.
    pub(super) fn heading(&self) -> &str {
        if self.shown.is_empty() {
            &self.label
        } else {
            self.shown
        }
    }

    pub(super) fn optional(mut self) -> Self {
        self.is_optional = true;
        self
    }

    pub(super) fn shown_for(mut self, class: &'static str) -> Self {
        self.class = class;
        self
    }

    /// What a screen reader reads with the input.
    pub(super) fn described_by(&self) -> String {
        let hint = (!self.hint.is_empty()).then(|| format!("{}-h", self.name));
        let error = self.error.as_ref().map(|_| format!("{}-e", self.name));
        [hint, error]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" ")
    }

    /// Marks the input and puts it on the list.
    pub(super) fn fail(&mut self, text: impl Into<Phrase>, mistakes: &mut Vec<Mistake>) {
        let text = text.into();
        mistakes.push(Mistake {
            id: self.name.clone(),
            text: text.clone(),
        });
        self.error.get_or_insert(text);
    }

    /// The date in it; nothing for an empty optional one.
    pub(super) fn date(&mut self, mistakes: &mut Vec<Mistake>) -> Option<Date> {
        if self.value.is_empty() {
            if !self.is_optional {
                self.fail(self.w.missing(&self.label), mistakes);
            }
            return None;
        }
        let date = read_date(&self.value);
        if date.is_none() {
            self.fail(self.w.no_date(&self.label, &self.value), mistakes);
        }
        date
    }

    /// The number in it, from 0 to `most`; nothing for an empty optional one.
    pub(super) fn number(&mut self, most: u64, mistakes: &mut Vec<Mistake>) -> Option<u64> {
        if self.value.is_empty() {
            if !self.is_optional {
                self.fail(self.w.missing(&self.label), mistakes);
            }
            return None;
        }
        let number = self.value.parse().ok().filter(|number| *number <= most);
        if number.is_none() {
            self.fail(self.w.no_number(&self.label, &self.value, most), mistakes);
        }
        number
    }
}
