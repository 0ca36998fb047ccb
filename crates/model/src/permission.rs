//! Who may take which step (权限): the one place where that is decided.
//!
//! Two sources are united into one table of role × step: procedures say which roles take their steps, the
//! role table (`kinds/roles.toml`) says the rest. What is in neither is refused.

mod roles;

use std::collections::{BTreeMap, BTreeSet};

pub use roles::{Role, RoleFile, Scope, StepName};

use crate::{
    id::UnitId,
    organisation::{Grant, Tree},
};

/// The code of a step, such as `submit` or `people_manage`.
pub type StepCode = str;

/// Steps of the desk that belong to no procedure. The codes stand in `kinds/roles.toml`.
pub mod step {
    /// Bring in documents and begin drafts.
    pub const DRAFT: &str = "draft";
    /// See the desk and the records of one's unit.
    pub const DESK_SEE: &str = "desk_see";
    /// Change units and their profiles.
    pub const UNITS_MANAGE: &str = "units_manage";
    /// Open and close accounts, grant roles.
    pub const PEOPLE_MANAGE: &str = "people_manage";
    /// Keep the unit's list of what is not opened (负面清单).
    pub const NEGATIVE_LIST_MANAGE: &str = "negative_list_manage";
    /// Answer another unit's request to co-sign (会签).
    pub const CO_SIGN: &str = "co_sign";
    /// Ask other units to co-sign.
    pub const CO_SIGN_ASK: &str = "co_sign_ask";
    /// Import many documents as drafts.
    pub const IMPORT: &str = "import";
    /// Publish migrated documents of an earlier platform (`import --publish`).
    pub const IMPORT_PUBLISH: &str = "import_publish";
    /// Import a year of the working-day calendar (放假通知).
    pub const CALENDAR_IMPORT: &str = "calendar_import";
    /// Import and end items of disclosure catalogues (公开目录).
    pub const CATALOGUE_MANAGE: &str = "catalogue_manage";
    /// Declare that an item has no information this year (零报告).
    pub const NIL_DECLARE: &str = "nil_declare";
    /// See the cases of the units below without a part in them (督办).
    pub const CASES_OVERSEE: &str = "cases_oversee";
    /// Look at what is not opened proactively once a year (定期审查).
    pub const SELF_CHECK: &str = "self_check";
    /// Put the unit's seal (印章) on a document.
    pub const SEAL_USE: &str = "seal_use";
    /// Keep the picture of the unit's seal.
    pub const SEAL_KEEP: &str = "seal_keep";
    /// Read the trail of events.
    pub const AUDIT_SEE: &str = "audit_see";
    /// Close the migration for good.
    pub const MIGRATION_CLOSE: &str = "migration_close";
}

/// The code of a step in a state: `return@first_review`.
#[must_use]
pub fn step_at(step: &str, state: &str) -> String {
    format!("{step}@{state}")
}

/// The code of a step of a case's procedure in a state: `foi_request:return@signing`. Kinds of cases share words for
/// their steps and not the people who take them.
#[must_use]
pub fn case_step_at(procedure: &str, step: &str, state: &str) -> String {
    format!("{procedure}:{step}@{state}")
}

/// Why a step is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("您在“{unit}”没有可以{step_name}的岗位，需要：{roles}。请联系本单位系统管理员")]
pub struct NotPermitted {
    /// The unit's name.
    pub unit: String,
    /// What the step is called.
    pub step_name: String,
    /// The roles that may.
    pub roles: String,
}

/// The united table of role × step.
#[derive(Debug, Clone, Default)]
pub struct Permissions {
    roles: BTreeMap<String, Role>,
    by_step: BTreeMap<String, BTreeSet<String>>,
    names: BTreeMap<String, String>,
}

impl Permissions {
    /// Starts from the role table.
    #[must_use]
    pub fn new(file: RoleFile) -> Self {
        let mut permissions = Self::default();
        for role in file.roles {
            for step in &role.may {
                permissions.allow(step, &role.code);
            }
            permissions.roles.insert(role.code.clone(), role);
        }
        for step in file.steps {
            permissions.names.insert(step.code, step.name);
        }
        permissions
    }

    /// Adds that a role may take a step.
    pub fn allow(&mut self, step: &str, role: &str) {
        self.by_step
            .entry(step.to_owned())
            .or_default()
            .insert(role.to_owned());
    }

    /// Adds what a step is called.
    pub fn name(&mut self, step: &str, name: &str) {
        self.names
            .entry(step.to_owned())
            .or_insert_with(|| name.to_owned());
    }

    /// The roles in the order of their codes.
    pub fn roles(&self) -> impl Iterator<Item = &Role> {
        self.roles.values()
    }

    /// Finds a role.
    #[must_use]
    pub fn role(&self, code: &str) -> Option<&Role> {
        self.roles.get(code)
    }

    /// All steps and the roles that may take them.
    pub fn table(&self) -> impl Iterator<Item = (&str, &BTreeSet<String>)> {
        self.by_step
            .iter()
            .map(|(step, roles)| (step.as_str(), roles))
    }

    /// Tells whether anybody at all may take the step.
    #[must_use]
    pub fn knows(&self, step: &str) -> bool {
        self.by_step.contains_key(step)
    }

    /// What the step is called.
    #[must_use]
    pub fn step_name<'a>(&'a self, step: &'a str) -> &'a str {
        self.names.get(step).map_or(step, String::as_str)
    }

    /// Tells whether a person with these grants may take the step for a matter of a unit.
    ///
    /// A grant reaches the unit and the offices below it; a role of `district` scope reaches everything
    /// below. A small unit may let its superior's reviewers review for it (代审).
    ///
    /// # Errors
    /// [`NotPermitted`] names the roles that may.
    pub fn check(
        &self,
        grants: &[Grant],
        step: &str,
        unit: UnitId,
        tree: &Tree,
    ) -> Result<(), NotPermitted> {
        if self.allows(grants, step, unit, tree) {
            return Ok(());
        }
        let roles = self.by_step.get(step).map_or_else(
            || "（没有岗位）".to_owned(),
            |roles| {
                let names = roles.iter().filter_map(|code| self.roles.get(code));
                names
                    .map(|role| role.name.as_str())
                    .collect::<Vec<_>>()
                    .join("、")
            },
        );
        Err(NotPermitted {
            unit: tree
                .get(unit)
                .map_or_else(|| "本单位".to_owned(), |unit| unit.name.clone()),
            step_name: self.step_name(step).to_owned(),
            roles,
        })
    }

    /// As [`Permissions::check`], without the explanation.
    #[must_use]
    pub fn allows(&self, grants: &[Grant], step: &str, unit: UnitId, tree: &Tree) -> bool {
        let Some(roles) = self.by_step.get(step) else {
            return false;
        };
        let (reach, superior) = reach(unit, tree);
        let above = tree.upwards(unit);
        let counts = |grant: &Grant| {
            let role = self.roles.get(&grant.role);
            let reviews = role.is_some_and(|role| role.reviews);
            let below = role.is_some_and(|role| role.scope == Scope::Below);
            reach.contains(&grant.unit)
                || (below && above.contains(&grant.unit))
                || (reviews && superior == Some(grant.unit))
        };
        grants
            .iter()
            .filter(|grant| roles.contains(&grant.role))
            .any(counts)
    }
}

/// The unit and those that it is an office of; and the superior whose reviewers may review for it (代审).
fn reach(unit: UnitId, tree: &Tree) -> (Vec<UnitId>, Option<UnitId>) {
    let mut reach = Vec::new();
    for id in tree.upwards(unit) {
        reach.push(id);
        let Some(found) = tree.get(id) else { break };
        if found.level.has_public_page() {
            let superior = found.parent.filter(|_| found.reviews_by_superior);
            return (reach, superior);
        }
    }
    (reach, None)
}
