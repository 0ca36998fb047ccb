//! The catalogues of the demo: imported before the first record, tied to records as they are drafted, and nil
//! returns declared and signed when all is published.

use gongkai_model::{
    catalogue::{CatalogueForm, Item, fitness},
    id::{CatalogueItemId, UnitId},
    kinds::Kinds,
};
use gongkai_office::{
    Actor, Office, OfficeError,
    catalogue::{self, ImportForm, NilStep},
};
use serde::Deserialize;

use super::PlayError;
use crate::demo::{DemoError, DemoPlan, files};

/// A nil return of the demo.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DemoNil {
    /// Code of the unit.
    pub(super) unit: String,
    /// Second-level name of the item.
    pub(super) item: String,
    /// The state in which it is left; published when absent.
    pub(super) until: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct DemoNils {
    #[serde(rename = "nil")]
    nils: Vec<DemoNil>,
}

/// Reads the nil returns of the demo.
pub(super) fn nils() -> Result<Vec<DemoNil>, PlayError> {
    let read: Result<DemoNils, _> = toml::from_str(files::NIL_RETURNS);
    let read = read.map_err(|source| DemoError::File {
        file: "catalogue/nil_returns.toml".to_owned(),
        source,
    })?;
    Ok(read.nils)
}

/// Imports both catalogues in the name of the open-government office, and returns their items.
pub(super) async fn import(office: &Office, actor: &Actor) -> Result<Vec<Item>, OfficeError> {
    let root = actor.tree.root().map(|root| root.id);
    let root = root.ok_or(OfficeError::NotFound("机构"))?;
    for (form, name, text) in files::CATALOGUES {
        let form = CatalogueForm::from_code(form).ok_or(OfficeError::NotFound("目录"))?;
        let sheets = catalogue::read_file(office, name, text.as_bytes().to_vec()).await?;
        let form = ImportForm {
            catalogue: form,
            owner: root,
            field: None,
            effective_on: office.clock.today(),
            ends_missing: false,
            sheets,
            announced: None,
        };
        catalogue::import(office, actor, &form).await?;
    }
    let mut reader = office.store.reader().await?;
    let register = office.registers.of(&mut reader).await?;
    Ok(register.items().to_vec())
}

/// Which items a record of the demo fulfils: the best of each catalogue, where enough speaks for it.
pub(super) fn fulfilled(
    kinds: &Kinds,
    items: &[Item],
    unit: UnitId,
    kind: &str,
    title: &str,
) -> Vec<CatalogueItemId> {
    let Some(kind) = kinds.record(kind) else {
        return Vec::new();
    };
    let best = CatalogueForm::ALL.map(|form| {
        let own = items
            .iter()
            .filter(|item| item.catalogue == form && item.units.contains(&unit));
        let scored = own.map(|item| {
            let field = kinds.catalogue().get(&item.field);
            (fitness(kind, title, field, &item.content), item)
        });
        // Of equals the first in the catalogue.
        let best = scored.rev().max_by_key(|(fit, _)| *fit);
        best.filter(|(fit, item)| *fit >= enough(form, &item.field))
            .map(|(_, item)| item.id)
    });
    best.into_iter().flatten().collect()
}

/// In the basic catalogue most classes have one item for one kind; the broad ones want words in common too.
fn enough(form: CatalogueForm, field: &str) -> usize {
    match (form, field) {
        (CatalogueForm::Standard, _) => 8,
        (CatalogueForm::Basic, "20-11" | "20-15") => 8,
        (CatalogueForm::Basic, _) => 2,
    }
}

/// The people who declare, check and sign for a unit: three of them.
pub(super) fn signers(plan: &DemoPlan, unit: &str) -> Result<[String; 3], PlayError> {
    let mut chosen: Vec<String> = Vec::new();
    for roles in [
        &["drafter", "office_head", "liaison"][..],
        &["first_reviewer", "second_reviewer"],
        &["final_reviewer", "unit_head"],
    ] {
        let found = plan.people.iter().find(|person| {
            let holds = |role: &&str| {
                let mut grants = person.grants.iter();
                grants.any(|grant| grant.role == **role && grant.unit == unit)
            };
            roles.iter().any(holds) && !chosen.contains(&person.login.to_string())
        });
        let found =
            found.ok_or_else(|| PlayError::Missing(format!("{}@{unit}", roles.concat())))?;
        chosen.push(found.login.to_string());
    }
    <[String; 3]>::try_from(chosen).map_err(|_| PlayError::Missing(unit.to_owned()))
}

/// A step of a nil return.
pub(super) fn step(code: &str) -> NilStep {
    NilStep {
        step: code.to_owned(),
        ..NilStep::default()
    }
}
