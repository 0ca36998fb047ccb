//! A field of a form as the public sees it.

use gongkai_model::{
    case::Mask,
    kinds::{Field, FieldType},
};
use gongkai_office::core::FieldError;

use crate::frame::{Frame, Label};

/// A field with its label, what was typed and what is wrong with it.
pub(super) struct Entry {
    pub(super) code: String,
    pub(super) label: Label,
    /// One Chinese sentence under the label.
    pub(super) help: String,
    pub(super) is_required: bool,
    pub(super) value: String,
    pub(super) error: Option<String>,
    pub(super) widget: Widget,
    /// What a browser may fill in by itself (WCAG 1.3.5).
    pub(super) complete: &'static str,
}

/// How it is filled in.
pub(super) enum Widget {
    /// One line; the type of the input.
    Line(&'static str),
    /// Several lines.
    Lines,
    /// One of a list.
    Choice(Vec<Choice>),
}

/// A choice of a list.
pub(super) struct Choice {
    pub(super) code: String,
    pub(super) label: Label,
    pub(super) is_chosen: bool,
}

impl Entry {
    pub(super) fn new(frame: &Frame, field: &Field, mask: Option<Mask>, value: String) -> Self {
        let language = frame.language();
        Self {
            code: field.code.clone(),
            label: frame.declared_label(field.name_in(language), &field.name),
            help: field.help.clone(),
            is_required: field.required,
            error: None,
            widget: widget(frame, field, mask, &value),
            complete: match mask {
                Some(Mask::Name) => "name",
                Some(Mask::Phone) => "tel",
                Some(Mask::Email) => "email",
                Some(Mask::Address) => "address-line1",
                Some(Mask::Identity) | None => "off",
            },
            value,
        }
    }

    /// The same with what is wrong with it.
    pub(super) fn judged(mut self, errors: &[FieldError]) -> Self {
        let mut errors = errors.iter().filter(|error| error.field == self.code);
        self.error = errors.next().map(|error| error.message.clone());
        self
    }

    /// What a screen reader reads with the input.
    pub(super) fn described_by(&self) -> String {
        let hint = (!self.help.is_empty()).then(|| format!("{}-h", self.code));
        let error = self.error.as_ref().map(|_| format!("{}-e", self.code));
        let ids: Vec<_> = [hint, error].into_iter().flatten().collect();
        ids.join(" ")
    }
}

fn widget(frame: &Frame, field: &Field, mask: Option<Mask>, value: &str) -> Widget {
    match &field.of {
        FieldType::Enum { choices } => {
            let choices = choices.iter().map(|choice| Choice {
                code: choice.code.clone(),
                label: frame.declared_label(choice.name_in(frame.language()), &choice.name),
                is_chosen: choice.code == value,
            });
            Widget::Choice(choices.collect())
        }
        FieldType::Text { multiline, .. } if *multiline => Widget::Lines,
        FieldType::Date => Widget::Line("date"),
        _ => Widget::Line(match mask {
            Some(Mask::Phone) => "tel",
            Some(Mask::Email) => "email",
            _ => "text",
        }),
    }
}
