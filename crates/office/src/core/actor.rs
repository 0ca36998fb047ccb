//! Who acts: a person, what is granted to them, and for whom they stand in.

use gongkai_model::{
    id::{PersonId, UnitId},
    organisation::{Grant, Person, Tree},
};

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
