//! The names of everybody and of every unit that had to do with a case, asked once.

use std::sync::Arc;

use gongkai_model::{id::PersonId, organisation::Tree};
use gongkai_store::{Conn, people};

use super::around::Around;
use crate::{cases::loaded::CaseLoaded, core::Result};

/// The names of everybody who took a step, wrote a reply, drew a document or chased.
pub(super) struct Names {
    people: Vec<(PersonId, String)>,
    tree: Arc<Tree>,
}

impl Names {
    pub(super) async fn of(
        conn: &mut Conn,
        loaded: &CaseLoaded,
        around: &Around,
        tree: &Arc<Tree>,
    ) -> Result<Self> {
        let steps = loaded.steps.iter().filter_map(|step| step.person);
        let mut ids: Vec<PersonId> = steps
            .chain(loaded.replies.iter().map(|reply| reply.written_by))
            .chain(around.papers.iter().filter_map(|paper| paper.drawn_by))
            .chain(around.chased.iter().filter_map(|(one, _)| one.by))
            .collect();
        ids.sort_unstable();
        ids.dedup();
        let people = if ids.is_empty() {
            Vec::new()
        } else {
            people::named(conn, &ids).await?
        };
        let people = people.into_iter();
        Ok(Self {
            people: people.map(|person| (person.id, person.name)).collect(),
            tree: Arc::clone(tree),
        })
    }

    pub(super) fn get(&self, id: PersonId) -> String {
        let found = self.people.iter().find(|(known, _)| *known == id);
        found.map(|(_, name)| name.clone()).unwrap_or_default()
    }

    /// The name of the unit with a code; a unit that is gone keeps its code.
    pub(super) fn unit<'a>(&'a self, code: &'a str) -> &'a str {
        let found = self.tree.by_code(code);
        found.map_or(code, |unit| unit.short_name.as_str())
    }
}
