//! Chooses who does what: the people that the rules allow, a little in turn so that lists are lively.

use super::{
    DemoError,
    types::{DemoPerson, DemoUnit},
};

/// The unit that holds the offices for the whole district.
pub(super) const SEAT: &str = "yhq";

/// The people and where they hold roles.
pub(super) struct Cast<'a> {
    pub people: &'a [DemoPerson],
    pub units: &'a [DemoUnit],
}

/// The reviewers chosen for one record.
#[derive(Debug, Clone)]
pub(super) struct Chosen {
    pub drafter: String,
    pub office: Option<String>,
    attribute: Option<String>,
    secrecy: String,
    legal: Option<String>,
    stages: [String; 3],
    pub publisher: String,
}

impl Chosen {
    /// Who passes a review.
    pub(super) fn reviewer(&self, step: &str) -> Option<&str> {
        let [first, second, last] = &self.stages;
        match step {
            "attribute_review" => self.attribute.as_deref(),
            "secrecy_review" => Some(&self.secrecy),
            "legal_review" => self.legal.as_deref(),
            "first_review" => Some(first),
            "second_review" => Some(second),
            "final_review" => Some(last),
            _ => None,
        }
    }
}

impl Cast<'_> {
    pub(super) fn unit(&self, code: &str) -> Result<&DemoUnit, DemoError> {
        self.units
            .iter()
            .find(|unit| unit.code == code)
            .ok_or_else(|| DemoError::unknown("unit", code))
    }

    /// Chooses everybody for a record of `unit`; `turn` makes the choices differ.
    pub(super) fn choose(
        &self,
        unit: &str,
        drafter: Option<&str>,
        turn: usize,
    ) -> Result<Chosen, DemoError> {
        let drafter = match drafter {
            Some(login) => login.to_owned(),
            None => self.holder(unit, "drafter", turn, &[])?,
        };
        let not_drafter = [drafter.as_str()];
        let first = self.reviewing(unit, "first_reviewer", turn, &not_drafter)?;
        let second = self.reviewing(unit, "second_reviewer", turn, &[&drafter, &first])?;
        let last = self.reviewing(unit, "final_reviewer", turn, &[&drafter, &first, &second])?;
        let person = self
            .people
            .iter()
            .find(|person| person.login.as_str() == drafter);
        let office = person
            .map(|person| person.unit.clone())
            .filter(|office| office != unit);
        let is_office_here = office.as_deref().is_some_and(|office| {
            self.unit(office)
                .is_ok_and(|office| office.parent.as_deref() == Some(unit))
        });
        Ok(Chosen {
            attribute: self
                .reviewing(unit, "foi_handler", turn, &not_drafter)
                .or_else(|_| self.holder(SEAT, "open_government_office", turn, &not_drafter))
                .ok(),
            secrecy: self.reviewing(unit, "secrecy_reviewer", turn, &not_drafter)?,
            legal: self.holder(unit, "legal_reviewer", turn, &not_drafter).ok(),
            publisher: self.holder(unit, "publisher", turn, &not_drafter)?,
            office: office.filter(|_| is_office_here),
            drafter,
            stages: [first, second, last],
        })
    }

    /// A reviewer of the unit, or of its superior where that one reviews for it (代审).
    fn reviewing(
        &self,
        unit: &str,
        role: &str,
        turn: usize,
        but: &[&str],
    ) -> Result<String, DemoError> {
        let here = self.unit(unit)?;
        match (&here.parent, here.reviews_by_superior) {
            (Some(superior), true) => self.holder(superior, role, turn, but),
            _ => self.holder(unit, role, turn, but),
        }
    }

    /// Somebody who holds a role at the unit itself.
    pub(super) fn holder(
        &self,
        unit: &str,
        role: &str,
        turn: usize,
        but: &[&str],
    ) -> Result<String, DemoError> {
        let fits = |person: &&DemoPerson| {
            !but.contains(&person.login.as_str())
                && person
                    .grants
                    .iter()
                    .any(|grant| grant.role == role && grant.unit == unit)
        };
        let holders: Vec<_> = self.people.iter().filter(fits).collect();
        holders
            .get(turn % holders.len().max(1))
            .map(|person| person.login.to_string())
            .ok_or_else(|| DemoError::unknown("holder", &format!("{role}@{unit}")))
    }
}
