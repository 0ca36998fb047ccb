//! Puts an event together; the types let only codes and identifiers in.

use std::collections::BTreeMap;

use gongkai_model::{
    event::{Event, Matter, Token},
    id::{PersonId, UnitId},
};
use gongkai_store::{Tx, events};

use super::{Office, Result};

/// An event about to be written.
#[derive(Debug)]
pub(crate) struct EventDraft {
    kind: String,
    matter: Matter,
    actor: Option<PersonId>,
    unit: Option<UnitId>,
    details: BTreeMap<Token, Token>,
    commitment: Option<String>,
}

impl EventDraft {
    /// Starts an event such as `record.submit`.
    pub(crate) fn new(kind: &str, matter: Matter) -> Self {
        let details = BTreeMap::new();
        Self {
            kind: kind.to_owned(),
            matter,
            actor: None,
            unit: None,
            details,
            commitment: None,
        }
    }

    /// Says who.
    pub(crate) fn by(mut self, person: PersonId) -> Self {
        self.actor = Some(person);
        self
    }

    /// Says whose matter it is.
    pub(crate) fn at_unit(mut self, unit: UnitId) -> Self {
        self.unit = Some(unit);
        self
    }

    /// Adds a detail; anything that is not a code is made one.
    pub(crate) fn with(mut self, key: &str, value: impl std::fmt::Display) -> Self {
        self.details
            .insert(Token::from_code(key), Token::from_code(&value.to_string()));
        self
    }

    /// Adds the salted commitment to the text that the event is about.
    pub(crate) fn committing(mut self, commitment: String) -> Self {
        self.commitment = Some(commitment);
        self
    }

    /// Appends it to the transaction.
    pub(crate) async fn append(self, office: &Office, tx: &mut Tx) -> Result<()> {
        let event = Event {
            id: office.new_id(),
            kind: Token::from_code(&self.kind),
            matter: self.matter,
            actor: self.actor,
            unit: self.unit,
            at: office.clock.now(),
            details: self.details,
            commitment: self.commitment,
        };
        events::append(tx, &event).await?;
        Ok(())
    }
}
