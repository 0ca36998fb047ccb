//! The names of everybody who had to do with a case, asked once.

use gongkai_model::id::PersonId;
use gongkai_store::{Conn, people};

use super::around::Around;
use crate::{cases::loaded::CaseLoaded, core::Result};

/// The names of everybody who took a step, wrote a reply, drew a document or chased.
pub(super) struct Names(Vec<(PersonId, String)>);

impl Names {
    pub(super) async fn of(conn: &mut Conn, loaded: &CaseLoaded, around: &Around) -> Result<Self> {
        let steps = loaded.steps.iter().filter_map(|step| step.person);
        let mut ids: Vec<PersonId> = steps
            .chain(loaded.replies.iter().map(|reply| reply.written_by))
            .chain(around.papers.iter().filter_map(|paper| paper.drawn_by))
            .chain(around.chased.iter().filter_map(|(one, _)| one.by))
            .collect();
        ids.sort_unstable();
        ids.dedup();
        if ids.is_empty() {
            return Ok(Self(Vec::new()));
        }
        let people = people::named(conn, &ids).await?.into_iter();
        Ok(Self(
            people.map(|person| (person.id, person.name)).collect(),
        ))
    }

    pub(super) fn get(&self, id: PersonId) -> String {
        let found = self.0.iter().find(|(known, _)| *known == id);
        found.map(|(_, name)| name.clone()).unwrap_or_default()
    }
}
