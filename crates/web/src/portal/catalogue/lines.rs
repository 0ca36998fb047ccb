//! The parts of the query's page: how all stands, fields, filters, items.

use std::collections::BTreeMap;

use gongkai_model::catalogue::{CatalogueForm, Channel, Level, Manner, Mark, StateCode};
use gongkai_office::reading::{CatalogueAnswer, CatalogueLineView, FacetName, Tally};

use super::{names::class, words::CatalogueWords};
use crate::{
    frame::{Frame, Label},
    show,
    words::{HOLE, Phrase},
};

/// How many duties stand so, and the address that shows them.
pub(super) struct StateCount {
    pub(super) name: &'static str,
    pub(super) class: &'static str,
    pub(super) count: usize,
    pub(super) href: String,
    pub(super) is_chosen: bool,
}

/// A field on the overview.
pub(super) struct FieldCard {
    pub(super) code: String,
    pub(super) name: Phrase,
    pub(super) lead: Option<Phrase>,
    pub(super) items: usize,
    /// Of a hundred duties that are due at all, how many are answered: filled, or declared empty. None where
    /// all of them wait for an event.
    pub(super) answered: Option<usize>,
    pub(super) overdue: usize,
}

/// A filter.
pub(super) struct FacetView {
    pub(super) key: &'static str,
    pub(super) name: &'static str,
    /// What can be chosen.
    pub(super) options: Vec<OptionLine>,
}

/// A choice of a filter.
pub(super) struct OptionLine {
    pub(super) code: String,
    pub(super) label: Label,
    pub(super) count: usize,
    pub(super) is_chosen: bool,
}

/// The items of a field.
pub(super) struct Group {
    pub(super) code: String,
    pub(super) name: Phrase,
    pub(super) form: &'static str,
    pub(super) lines: Vec<Line>,
}

/// An item.
pub(super) struct Line {
    pub(super) id: String,
    pub(super) level1: String,
    pub(super) name: String,
    pub(super) elements: String,
    pub(super) units: Vec<Phrase>,
    pub(super) units_total: usize,
    pub(super) time_limit: String,
    pub(super) channels: Vec<&'static str>,
    pub(super) states: Vec<(&'static str, &'static str, usize)>,
    pub(super) records: i64,
    pub(super) last_on: Option<jiff::civil::Date>,
    pub(super) is_on_request: bool,
    pub(super) supplement_of: Option<Phrase>,
}

/// How many units a line names before it counts them.
const NAMED: usize = 3;

pub(super) fn states(
    frame: &Frame,
    w: CatalogueWords,
    answer: &CatalogueAnswer,
    path: &str,
    pairs: &[(&str, String)],
) -> Vec<StateCount> {
    let of = |state: StateCode| {
        let count = answer.tally.get(&state).copied().unwrap_or_default();
        let rest = pairs.iter().filter(|(key, _)| *key != "state");
        let code = ("state", state.code().to_owned());
        let all: Vec<(&str, String)> = rest.cloned().chain([code]).collect();
        let borrowed = all.iter().map(|(key, value)| (*key, value.as_str()));
        StateCount {
            name: w.state_of(state),
            class: class(state),
            count,
            href: frame.href(&show::address(path, borrowed)),
            is_chosen: answer.query.state == Some(state),
        }
    };
    StateCode::ALL.map(of).into()
}

pub(super) fn fields(
    frame: &Frame,
    w: CatalogueWords,
    answer: &CatalogueAnswer,
) -> Vec<(&'static str, Vec<FieldCard>)> {
    let of = |form: CatalogueForm| {
        let fields = answer.fields.iter().filter(|field| field.catalogue == form);
        let cards = fields.map(|field| FieldCard {
            code: field.code.clone(),
            name: frame.catalogue_field(&field.code, &field.name),
            lead: Some(frame.ministry(&field.lead)).filter(|_| !field.lead.is_empty()),
            items: field.items,
            answered: answered(&field.tally),
            overdue: field
                .tally
                .get(&StateCode::Overdue)
                .copied()
                .unwrap_or_default(),
        });
        (w.form(form), cards.collect::<Vec<_>>())
    };
    let forms = CatalogueForm::ALL.map(of).into_iter();
    forms.filter(|(_, cards)| !cards.is_empty()).collect()
}

fn answered(tally: &Tally) -> Option<usize> {
    let of = |state| tally.get(&state).copied().unwrap_or_default();
    let all: usize = tally.values().sum();
    ((of(StateCode::Filled) + of(StateCode::Nil)) * 100).checked_div(all - of(StateCode::OnEvent))
}

pub(super) fn facets(
    frame: &Frame,
    w: CatalogueWords,
    answer: &CatalogueAnswer,
    has_unit: bool,
) -> Vec<FacetView> {
    let shown = answer
        .facets
        .iter()
        .filter(|facet| !has_unit || facet.name != FacetName::Unit);
    shown
        .map(|facet| {
            let options = facet.options.iter().map(|(code, chinese, count)| {
                let label = match facet.name {
                    FacetName::Field => frame.catalogue_field_label(code, chinese),
                    FacetName::Unit => frame.organ_label(chinese),
                    name => Label {
                        is_foreign: false,
                        text: option_name(w, name, code).unwrap_or(chinese).to_owned(),
                    },
                };
                OptionLine {
                    code: code.clone(),
                    label,
                    count: *count,
                    is_chosen: *code == facet.chosen,
                }
            });
            FacetView {
                key: facet.name.key(),
                name: w.facet(facet.name),
                options: options.collect(),
            }
        })
        .collect()
}

fn option_name(w: CatalogueWords, facet: FacetName, code: &str) -> Option<&'static str> {
    match facet {
        FacetName::Field | FacetName::Unit => None,
        FacetName::Audience if code == "everyone" => Some(w.everyone()),
        FacetName::Audience => Some(w.particular()),
        FacetName::Channel => Channel::from_code(code).map(|channel| w.channel_name(channel)),
        FacetName::Level => Level::from_code(code).map(|level| w.level_of(level)),
        FacetName::State => StateCode::from_code(code).map(|state| w.state_of(state)),
    }
}

pub(super) fn groups(frame: &Frame, w: CatalogueWords, answer: &CatalogueAnswer) -> Vec<Group> {
    let names: BTreeMap<&str, &str> = answer
        .fields
        .iter()
        .map(|field| (field.code.as_str(), field.name.as_str()))
        .collect();
    let mut groups: Vec<Group> = Vec::new();
    for found in &answer.lines {
        if groups.last().is_none_or(|group| group.code != found.field) {
            groups.push(Group {
                code: found.field.clone(),
                name: names.get(found.field.as_str()).map_or_else(
                    || Phrase::plain(&found.field),
                    |name| frame.catalogue_field(&found.field, name),
                ),
                form: w.form(found.catalogue),
                lines: Vec::new(),
            });
        }
        if let Some(group) = groups.last_mut() {
            group.lines.push(line(frame, w, answer, found));
        }
    }
    groups
}

fn line(
    frame: &Frame,
    w: CatalogueWords,
    answer: &CatalogueAnswer,
    found: &CatalogueLineView,
) -> Line {
    let content = &found.content;
    let names = found
        .units
        .iter()
        .filter_map(|id| answer.site.tree.get(*id));
    let states = StateCode::ALL.iter().filter_map(|state| {
        let count = found.tally.get(state).copied()?;
        Some((w.state_of(*state), class(*state), count))
    });
    Line {
        id: found.id.to_string(),
        level1: content.level1.clone(),
        name: content.short_name().to_owned(),
        elements: content.elements.clone(),
        units: names
            .take(NAMED)
            .map(|unit| frame.organ(&unit.short_name))
            .collect(),
        units_total: found.units.len(),
        time_limit: content.time_limit.clone(),
        channels: content
            .channels
            .with(Mark::Required)
            .map(|channel| w.channel_name(channel))
            .collect(),
        states: states.collect(),
        records: found.records,
        last_on: found.last_on,
        is_on_request: content.manner == Manner::OnRequest,
        supplement_of: found
            .supplement_of
            .as_ref()
            .map(|(_, name)| frame.quote_organ(w.supplement(HOLE), name)),
    }
}
