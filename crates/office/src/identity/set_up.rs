//! Fills a fresh store with an organisation in one go: for the demo, for tests and for moving in.
//!
//! Works only while nobody has an account; from then on accounts are opened by administrators.

use std::collections::HashMap;

use gongkai_model::{
    event::Matter,
    id::{PersonId, UnitId},
    organisation::{Grant, Substitute},
};
use gongkai_store::{Tx, grants, people, substitutes};

use super::{
    accounts::{self, NewAccount},
    password::{self, Password},
    units::{self, UnitForm},
};
use crate::core::{EventDraft, Office, OfficeError, Result};

/// A unit and the code of its superior.
#[derive(Debug, Clone)]
pub struct SetUpUnit {
    /// What it is described with; `parent` is filled in here.
    pub form: UnitForm,
    /// The code of a unit earlier in the list.
    pub parent_code: Option<String>,
}

/// A person, their roles, and a password if they are to sign in.
#[derive(Debug, Clone)]
pub struct SetUpPerson {
    /// The sign-in name.
    pub login: String,
    /// 姓名
    pub name: String,
    /// The code of their unit.
    pub unit_code: String,
    /// Roles, each with the code of the unit where it is held.
    pub roles: Vec<(String, String)>,
    /// Logins of those who stand in for them (AB岗), first called first.
    pub substitutes: Vec<String>,
    /// None: nobody can sign in until an administrator sets one.
    pub password: Option<Password>,
}

/// A whole organisation.
#[derive(Debug, Clone, Default)]
pub struct SetUp {
    /// Superiors before their subordinates.
    pub units: Vec<SetUpUnit>,
    /// Everybody.
    pub people: Vec<SetUpPerson>,
}

/// Fills the store.
///
/// # Errors
/// Refused when somebody has an account already; [`OfficeError::Invalid`] names what does not fit.
pub async fn fill(office: &Office, set_up: SetUp) -> Result<()> {
    let hashes = hash_all(&set_up.people).await?;
    let mut tx = office.store.begin().await?;
    if people::any(&mut tx).await? {
        return Err(OfficeError::field(
            "people",
            "这个数据目录里已经有账号，不能再整体初始化",
        ));
    }
    let mut unit_ids = HashMap::new();
    for unit in set_up.units {
        let mut form = unit.form;
        form.parent = unit
            .parent_code
            .as_deref()
            .map(|code| find(&unit_ids, code))
            .transpose()?;
        let code = form.code.clone();
        let id = units::insert(office, &mut tx, form).await?;
        unit_ids.insert(code, id);
    }
    let mut person_ids = HashMap::new();
    for (person, hash) in set_up.people.iter().zip(hashes) {
        let id = insert_person(office, &mut tx, person, hash, &unit_ids).await?;
        person_ids.insert(person.login.clone(), id);
    }
    for person in &set_up.people {
        insert_substitutes(&mut tx, person, &person_ids).await?;
    }
    EventDraft::new("system.set_up", Matter::System)
        .append(office, &mut tx)
        .await?;
    tx.commit().await?;
    Ok(())
}

fn find(units: &HashMap<String, UnitId>, code: &str) -> Result<UnitId> {
    let found = units.get(code).copied();
    found.ok_or_else(|| OfficeError::field("unit", format!("没有代码为“{code}”的机构")))
}

async fn hash_all(people: &[SetUpPerson]) -> Result<Vec<Option<String>>> {
    let tasks: Vec<_> = people
        .iter()
        .map(|person| {
            let password = person.password.clone();
            tokio::spawn(async move {
                match password {
                    Some(password) => password::hash(password).await.map(Some),
                    None => Ok(None),
                }
            })
        })
        .collect();
    let mut hashes = Vec::new();
    for task in tasks {
        hashes.push(
            task.await
                .map_err(|error| OfficeError::Defect(error.to_string()))??,
        );
    }
    Ok(hashes)
}

async fn insert_person(
    office: &Office,
    tx: &mut Tx,
    person: &SetUpPerson,
    hash: Option<String>,
    units: &HashMap<String, UnitId>,
) -> Result<PersonId> {
    let unit = find(units, &person.unit_code)?;
    let new = NewAccount {
        login: person.login.clone(),
        name: person.name.clone(),
        unit,
    };
    let id = accounts::insert(office, tx, &new, hash, false).await?;
    for (unit_code, role) in &person.roles {
        if office.kinds.permissions().role(role).is_none() {
            return Err(OfficeError::field("role", format!("没有岗位“{role}”")));
        }
        let grant = Grant {
            person: id,
            unit: find(units, unit_code)?,
            role: role.clone(),
        };
        grants::add(tx, &grant).await?;
    }
    Ok(id)
}

async fn insert_substitutes(
    tx: &mut Tx,
    person: &SetUpPerson,
    ids: &HashMap<String, PersonId>,
) -> Result<()> {
    let Some(id) = ids.get(&person.login) else {
        return Ok(());
    };
    for (substitute, rank) in person.substitutes.iter().zip(1..) {
        let Some(other) = ids.get(substitute) else {
            return Err(OfficeError::field(
                "substitutes",
                format!("没有登录名“{substitute}”"),
            ));
        };
        let entry = Substitute {
            person: *id,
            substitute: *other,
            rank,
            from_on: None,
            until_on: None,
        };
        substitutes::put(tx, &entry).await?;
    }
    Ok(())
}
