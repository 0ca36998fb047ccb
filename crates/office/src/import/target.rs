//! For whom and by whom an import runs; both are made in a fresh store.

use std::sync::Arc;

use gongkai_model::{
    id::PersonId,
    organisation::{Login, Person, Tree, Unit, UnitLevel, UnitProfile},
    permission::step,
};
use gongkai_store::{Tx, people, people::Account, units};

use super::{Request, migration};
use crate::core::{Actor, Office, OfficeError, Result};

/// The account under which a fresh store imports. Nobody can sign in with it.
const IMPORTER: &str = "importer";

/// For whom and by whom.
pub(super) struct Target {
    pub(super) unit: Unit,
    pub(super) tree: Arc<Tree>,
    pub(super) person: PersonId,
    pub(super) migration: Option<migration::SignedOff>,
}

/// Finds unit, person and sign-offs, or makes unit and importer in a fresh store.
pub(super) async fn prepare(office: &Office, request: &Request) -> Result<Target> {
    let mut tx = office.store.begin().await?;
    let unit = match units::by_code(&mut tx, &request.unit).await? {
        Some(unit) => unit,
        None => fresh_unit(office, &mut tx, &request.unit).await?,
    };
    let has_people = people::any(&mut tx).await?;
    let tree = Arc::new(units::tree(&mut tx).await?);
    let person = match &request.as_login {
        // A fresh store knows nobody yet: whoever is named, it is an evaluation (ADR 4).
        _ if !has_people => importer(office, &mut tx, &unit).await?,
        Some(login) => {
            let actor = named(office, &mut tx, login).await?;
            let needed = if request.publish {
                step::IMPORT_PUBLISH
            } else {
                step::IMPORT
            };
            actor.may(office, needed, unit.id)?;
            actor.person.id
        }
        None => {
            let message = "已有账号，请用 --as 登录名 写明由谁导入";
            return Err(OfficeError::field("as", message));
        }
    };
    let migration = if request.publish {
        let signed =
            migration::sign_offs(office, &mut tx, request, person, &unit, has_people).await?;
        Some(signed)
    } else {
        None
    };
    if request.dry_run {
        tx.rollback().await?;
    } else {
        tx.commit().await?;
    }
    Ok(Target {
        unit,
        tree,
        person,
        migration,
    })
}

/// Loads a person by login.
pub(super) async fn named(office: &Office, tx: &mut Tx, login: &str) -> Result<Actor> {
    let unknown = || OfficeError::field("as", format!("没有登录名“{login}”"));
    let parsed: Login = login.parse().map_err(|_| unknown())?;
    let account = people::by_login(tx, &parsed).await?.ok_or_else(unknown)?;
    office.actor_of(tx, account.person).await
}

async fn fresh_unit(office: &Office, tx: &mut Tx, code: &str) -> Result<Unit> {
    let tree = units::tree(tx).await?;
    let is_code = (1..=40).contains(&code.len())
        && code
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
    if tree.root().is_some() || !is_code {
        let known: Vec<_> = tree
            .iter()
            .take(12)
            .map(|unit| unit.code.as_str())
            .collect();
        let message = format!("没有代码为“{code}”的机构；已有：{}", known.join("、"));
        return Err(OfficeError::field("unit", message));
    }
    let unit = Unit {
        id: office.new_id(),
        code: code.to_owned(),
        name: code.to_owned(),
        short_name: code.to_owned(),
        abbreviation: None,
        parent: None,
        level: UnitLevel::District,
        credit_code: None,
        site_code: None,
        reviews_by_superior: false,
        sort: 0,
        profile: UnitProfile::default(),
    };
    units::insert(tx, &unit).await?;
    Ok(unit)
}

/// Under whom the rows of a fresh store stand: an account that nobody can sign in with, which [`people::any`]
/// does not take for a person.
async fn importer(office: &Office, tx: &mut Tx, unit: &Unit) -> Result<PersonId> {
    let login: Login = IMPORTER
        .parse()
        .map_err(|_| OfficeError::Defect("importer".into()))?;
    if let Some(known) = people::by_login(tx, &login).await? {
        return Ok(known.person.id);
    }
    let now = office.clock.now();
    let person = Person {
        id: office.new_id(),
        login,
        name: "数据迁移".to_owned(),
        unit: unit.id,
        closed_at: Some(now),
    };
    let id = person.id;
    let account = Account {
        person,
        password_hash: None,
        failed_count: 0,
        locked_until: None,
        must_change_password: false,
        created_at: now,
    };
    people::insert(tx, &account).await?;
    Ok(id)
}
