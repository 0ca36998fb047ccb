//! Inputs of forms as templates show them: label, hint, message, what was typed.

use gongkai_office::core::FieldError;

/// One of several values.
#[derive(Debug, Clone)]
pub(super) struct Choice {
    pub(super) code: String,
    pub(super) name: String,
    pub(super) is_chosen: bool,
}

/// How an input looks.
#[derive(Debug, Clone)]
pub(super) enum Widget {
    /// One line; the type and the autocomplete hint of the browser.
    Line {
        kind: &'static str,
        complete: &'static str,
    },
    /// Several lines.
    Lines { rows: u8 },
    /// One of a list.
    Choice(Vec<Choice>),
    /// From a day to a day: two inputs, `NAME.from` and `NAME.until`.
    Period { from: String, until: String },
    /// Rows of cells parted by tabs; the names of the columns.
    Table(Vec<String>),
}

/// An input with everything around it.
#[derive(Debug, Clone)]
pub(super) struct Input {
    pub(super) name: String,
    pub(super) label: String,
    pub(super) hint: String,
    pub(super) error: Option<String>,
    pub(super) value: String,
    pub(super) is_optional: bool,
    pub(super) is_short: bool,
    pub(super) widget: Widget,
}

impl Input {
    /// One line of text.
    pub(super) fn line(name: &str, label: &str) -> Self {
        let widget = Widget::Line {
            kind: "text",
            complete: "off",
        };
        Self {
            name: name.to_owned(),
            label: label.to_owned(),
            hint: String::new(),
            error: None,
            value: String::new(),
            is_optional: false,
            is_short: false,
            widget,
        }
    }

    /// A password: never shown, never kept in the page.
    pub(super) fn password(name: &str, label: &str, complete: &'static str) -> Self {
        Self::line(name, label).with(Widget::Line {
            kind: "password",
            complete,
        })
    }

    /// A day, typed or picked.
    pub(super) fn day(name: &str, label: &str) -> Self {
        Self::line(name, label).short()
    }

    /// Several lines.
    pub(super) fn lines(name: &str, label: &str, rows: u8) -> Self {
        Self::line(name, label).with(Widget::Lines { rows })
    }

    /// One of a list of codes and names; the value given later chooses.
    pub(super) fn choice(
        name: &str,
        label: &str,
        choices: impl IntoIterator<Item = (String, String)>,
    ) -> Self {
        let choices = choices.into_iter().map(|(code, name)| Choice {
            code,
            name,
            is_chosen: false,
        });
        Self::line(name, label).with(Widget::Choice(choices.collect()))
    }

    /// Another look.
    pub(super) fn with(mut self, widget: Widget) -> Self {
        self.widget = widget;
        self
    }

    /// One sentence under the label.
    pub(super) fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }

    /// May be left empty, and says so.
    pub(super) fn optional(mut self) -> Self {
        self.is_optional = true;
        self
    }

    /// Takes little width.
    pub(super) fn short(mut self) -> Self {
        self.is_short = true;
        self
    }

    /// What stands in it.
    pub(super) fn value(mut self, value: impl Into<String>) -> Self {
        self.value = value.into();
        if let Widget::Choice(choices) = &mut self.widget {
            for choice in choices {
                choice.is_chosen = choice.code == self.value;
            }
        }
        self
    }

    /// What is wrong with it, if the messages speak of it.
    pub(super) fn judged(mut self, errors: &[FieldError]) -> Self {
        let found = errors.iter().find(|error| error.field == self.name);
        self.error = found.map(|error| error.message.clone());
        self
    }

    /// The identifiers of hint and message, for `aria-describedby`.
    pub(super) fn described_by(&self) -> String {
        let mut ids = Vec::new();
        if !self.hint.is_empty() {
            ids.push(format!("{}-hint", self.name));
        }
        if self.error.is_some() {
            ids.push(format!("{}-error", self.name));
        }
        ids.join(" ")
    }
}

/// The title of a page whose form came back (INTERFACE §3).
pub(super) fn title_with(errors: &[FieldError], title: &str) -> String {
    if errors.is_empty() {
        title.to_owned()
    } else {
        format!("有 {} 处需要修改 - {title}", errors.len())
    }
}
