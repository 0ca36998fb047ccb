//! Statistics of cases (办件统计): of one kind, by unit and period, from the plain facts alone; and the tables of the
//! annual report, counted from the same facts.
//!
//! Who handles cases sees those of the own unit, who oversees those of the units below. Of what was asked only words
//! are counted, and only for those who handle ([`hot_words`]).

mod annual;
mod figures;
mod time;
mod words;

pub use annual::{AnnualFees, AnnualTables, annual};
pub use figures::{Group, Month, Statistics, StatisticsFilter, TimeUsed, statistics};
pub use words::{HotWord, hot_words};

use gongkai_model::{
    case::{CaseKind, Law},
    id::UnitId,
};
use gongkai_store::cases::{Tallied, TallyFilter};
use jiff::civil::Date;

use super::board::{handles_at, units_of};
use crate::core::{Actor, Office, OfficeError, Result};

/// Which cases of a kind somebody may count.
pub(super) struct Scope<'a> {
    pub(super) kind: &'a CaseKind,
    /// Units with a public page.
    pub(super) units: Vec<UnitId>,
    /// Offices (处室) of units that are not among them.
    pub(super) offices: Vec<UnitId>,
}

impl<'a> Scope<'a> {
    /// What a person may count, of one unit or of all.
    ///
    /// # Errors
    /// [`OfficeError::NotFound`] for a kind or unit that the person sees no cases of.
    pub(super) fn of(
        office: &'a Office,
        actor: &Actor,
        kind: &str,
        only: Option<UnitId>,
    ) -> Result<Self> {
        let (kind, _) = office
            .kinds
            .case(kind)
            .ok_or(OfficeError::NotFound("这类办件"))?;
        let seen = units_of(office, actor, kind).into_iter();
        let seen: Vec<UnitId> = seen
            .filter(|unit| only.is_none_or(|only| only == *unit))
            .collect();
        if seen.is_empty() {
            return Err(OfficeError::NotFound("可以统计的办件"));
        }
        let is_public = |unit: &UnitId| {
            let found = actor.tree.get(*unit);
            found.is_some_and(|unit| unit.level.has_public_page())
        };
        let (units, offices) = seen.into_iter().partition(is_public);
        Ok(Self {
            kind,
            units,
            offices,
        })
    }

    fn between(&self, from: Date, until: Date) -> TallyFilter {
        TallyFilter {
            kind: self.kind.code.clone(),
            units: self.units.clone(),
            offices: self.offices.clone(),
            from,
            until,
        }
    }
}

/// A kind of which a person may count cases.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CountableKind {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Whether the annual report counts it.
    pub has_annual_tables: bool,
    /// The units of which the person sees cases.
    pub units: Vec<UnitId>,
}

/// The kinds of which a person may count cases; requests first.
#[must_use]
pub fn countable(office: &Office, actor: &Actor) -> Vec<CountableKind> {
    let kinds = office.kinds.cases().map(|kind| {
        let units = units_of(office, actor, kind).into_iter();
        let public = units.filter(|unit| {
            let found = actor.tree.get(*unit);
            found.is_some_and(|unit| unit.level.has_public_page())
        });
        CountableKind {
            code: kind.code.clone(),
            name: kind.name.clone(),
            has_annual_tables: kind.law == Some(Law::Foi),
            units: public.collect(),
        }
    });
    let mut kinds: Vec<CountableKind> = kinds.filter(|kind| !kind.units.is_empty()).collect();
    kinds.sort_by_key(|kind| !kind.has_annual_tables);
    kinds
}

/// How many still wait for the confirmation of their receipt; asked of a time that is over, nobody knows any more.
fn unconfirmed(all: &[Tallied], until: Date, today: Date) -> usize {
    let waits = |one: &&Tallied| one.received_on.is_none() && one.closed_on.is_none();
    match until < today {
        true => 0,
        false => all.iter().filter(waits).count(),
    }
}

/// Whether a person has a part in handling cases of a kind at a unit.
pub(super) fn may_read(office: &Office, actor: &Actor, kind: &str, unit: UnitId) -> bool {
    handles_at(office, actor, kind, unit)
}
