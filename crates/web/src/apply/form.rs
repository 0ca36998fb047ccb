//! The form of a kind on a page: which of its fields are asked for, and what decides that.

use gongkai_model::{
    case::{CaseField, CaseKind},
    kinds::FieldType,
    organisation::{Unit, UnitLevel},
};
use gongkai_office::{core::FieldError, reading::Site};

use super::field::{Choice, Entry};
use crate::{
    app::App,
    frame::{Frame, Label, Visitor},
    page_error::{PageError, PageResult},
    words::level_name,
};

/// Finds a kind that is open online.
pub(super) fn kind<'a>(app: &'a App, code: &str) -> PageResult<&'a CaseKind> {
    let found = app.office.kinds.case(code).map(|(kind, _)| kind);
    let found = found.filter(|kind| kind.online);
    found.ok_or(PageError::NotFound("这类办件"))
}

/// The field on which others depend: it is asked for first, so that only what concerns somebody is asked of them.
pub(super) fn chooser(kind: &CaseKind) -> Option<&CaseField> {
    let when = kind.fields.iter().find_map(|field| field.when.as_ref())?;
    kind.field(&when.field)
}

/// The name of a kind in the language of the page.
pub(super) fn kind_name(frame: &Frame, kind: &CaseKind) -> Label {
    frame.declared_label(kind.name_in(frame.language()), &kind.name)
}

/// The fields that are asked for once the first choice is made; `value` gives what was typed.
pub(super) fn entries(
    frame: &Frame,
    kind: &CaseKind,
    value: impl Fn(&str) -> String,
    errors: &[FieldError],
) -> Vec<Entry> {
    let first = chooser(kind).map(|field| field.field.code.as_str());
    let asked = kind.fields.iter().filter(|field| {
        let is_asked = field.when.as_ref().is_none_or(|when| {
            let given = value(&when.field);
            when.any.contains(&given)
        });
        is_asked && Some(field.field.code.as_str()) != first
    });
    let asked = asked.map(|field| {
        let value = value(&field.field.code);
        Entry::new(frame, &field.field, field.mask, value).judged(errors)
    });
    asked.collect()
}

/// The first choice as a field of its own.
pub(super) fn first_entry(frame: &Frame, field: &CaseField, value: String) -> Entry {
    Entry::new(frame, &field.field, field.mask, value)
}

/// What was chosen first, in words.
pub(super) fn chosen(frame: &Frame, field: &CaseField, value: &str) -> Label {
    let FieldType::Enum { choices } = &field.field.of else {
        return frame.declared_label(None, value);
    };
    let found = choices.iter().find(|choice| choice.code == value);
    found.map_or_else(
        || frame.declared_label(None, ""),
        |choice| frame.declared_label(choice.name_in(frame.language()), &choice.name),
    )
}

/// Units that can be asked, by their sort.
pub(super) struct UnitGroup {
    pub(super) name: &'static str,
    pub(super) units: Vec<Choice>,
}

/// Sorts of units in the order of the list.
const LEVELS: [UnitLevel; 7] = [
    UnitLevel::District,
    UnitLevel::Bureau,
    UnitLevel::Town,
    UnitLevel::Park,
    UnitLevel::PublicEnterprise,
    UnitLevel::Party,
    UnitLevel::Village,
];

/// The units of a site that can be asked with a kind. A request under the law goes to organs of government and to
/// public enterprises (条例 art. 2, 55), not to the Party or a village.
pub(super) fn units(
    frame: &Frame,
    visitor: &Visitor,
    site: &Site,
    kind: &CaseKind,
    chosen: &str,
) -> Vec<UnitGroup> {
    let within = visitor.within().map(|code| site.below(&code));
    let is_offered = |unit: &&Unit| {
        let within = within.as_ref();
        within.is_none_or(|units| units.contains(&unit.id))
    };
    let choice = |unit: &Unit| Choice {
        code: unit.code.clone(),
        label: frame.organ_label(&unit.name),
        is_chosen: unit.code == chosen,
    };
    let is_asked = |level: &UnitLevel| {
        kind.law.is_none() || !matches!(level, UnitLevel::Party | UnitLevel::Village)
    };
    let mut groups: Vec<UnitGroup> = Vec::new();
    for level in LEVELS.into_iter().filter(is_asked) {
        let of_level = site.tree.iter().filter(|unit| unit.level == level);
        let units: Vec<_> = of_level.filter(is_offered).map(choice).collect();
        if !units.is_empty() {
            let name = level_name(frame.language(), level);
            groups.push(UnitGroup { name, units });
        }
    }
    groups
}
