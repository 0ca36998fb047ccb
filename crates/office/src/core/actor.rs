//! Who acts: a person, what is granted to them, and for whom they stand in.

use gongkai_model::{
    id::{PersonId, UnitId},
    organisation::{Grant, Person, Tree},
    permission::step,
    record::RecordHead,
};
use gongkai_store::records;

use super::{Office, OfficeError, Result};

/// A person who acts, with everything that permission looks at. Loaded once for each request.
#[derive(Debug, Clone)]
pub struct Actor {
    /// The person.
    pub person: Person,
    /// What is granted to the person.
    pub grants: Vec<Grant>,
    /// Grants of people whom the person stands in for today (AB岗), with whom they come from.
    pub substitute_for: Vec<(PersonId, Vec<Grant>)>,
    /// All units, to see how far grants reach.
    pub tree: std::sync::Arc<Tree>,
}

impl Actor {
    /// Tells for whom the actor may take a step at a unit: as themselves (`None`) or for somebody they
    /// stand in for.
    ///
    /// # Errors
    /// [`OfficeError::NotPermitted`] names the roles that may.
    pub fn may(&self, office: &Office, step: &str, unit: UnitId) -> Result<Option<PersonId>> {
        let permissions = office.kinds.permissions();
        let own = permissions.check(&self.grants, step, unit, &self.tree);
        let Err(refused) = own else { return Ok(None) };
        for (person, grants) in &self.substitute_for {
            if permissions.allows(grants, step, unit, &self.tree) {
                return Ok(Some(*person));
            }
        }
        Err(OfficeError::NotPermitted(refused))
    }

    /// As [`Actor::may`], for a step with a record: whoever holds it decides, for seeing and for acting alike.
    ///
    /// # Errors
    /// As [`Actor::may`].
    pub fn may_with(
        &self,
        office: &Office,
        step: &str,
        record: &RecordHead,
    ) -> Result<Option<PersonId>> {
        self.may(office, step, record.holder())
    }

    /// As [`Actor::may_with`], for showing or hiding a button.
    #[must_use]
    pub fn allows_with(&self, office: &Office, step: &str, record: &RecordHead) -> bool {
        self.may_with(office, step, record).is_ok()
    }

    /// The records that the actor may see at the desk, as a filter of lists: all, or those of one unit or
    /// office.
    #[must_use]
    pub fn desk_filter(&self, office: &Office, only: Option<UnitId>) -> records::Filter {
        let seen = self.units_for(office, step::DESK_SEE);
        let wanted = seen.iter().copied();
        let wanted: Vec<UnitId> = wanted
            .filter(|unit| only.is_none_or(|only| only == *unit))
            .collect();
        // What an office holds is the unit's as well; only offices whose unit is not among them are named.
        let is_public = |unit: &UnitId| {
            let found = self.tree.get(*unit);
            found.is_some_and(|unit| unit.level.has_public_page())
        };
        let (units, offices): (Vec<_>, Vec<_>) = wanted.into_iter().partition(is_public);
        let apart = offices.into_iter().filter(|id| {
            let unit = self.tree.public_unit(*id);
            unit.is_none_or(|unit| !units.contains(&unit.id))
        });
        records::Filter {
            offices: apart.collect(),
            units: Some(units),
            ..records::Filter::default()
        }
    }

    /// As [`Actor::may`], for showing or hiding a button.
    #[must_use]
    pub fn allows(&self, office: &Office, step: &str, unit: UnitId) -> bool {
        self.may(office, step, unit).is_ok()
    }

    /// The units at which the actor may take a step.
    #[must_use]
    pub fn units_for(&self, office: &Office, step: &str) -> Vec<UnitId> {
        let units = self.tree.iter().map(|unit| unit.id);
        units
            .filter(|unit| self.allows(office, step, *unit))
            .collect()
    }

    /// Tells whether the actor may take a step anywhere.
    #[must_use]
    pub fn may_somewhere(&self, office: &Office, step: &str) -> bool {
        self.tree
            .iter()
            .any(|unit| self.allows(office, step, unit.id))
    }
}
