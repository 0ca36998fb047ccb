//! Accounts (账号): opened for a person, closed when they leave, never deleted.

use gongkai_model::{
    event::Matter,
    id::{PersonId, UnitId},
    organisation::{Login, Person},
    permission::step,
};
use gongkai_store::{
    Tx, grants,
    people::{self, Account},
    sessions,
};

use super::password::{self, Password};
use crate::core::{Actor, EventDraft, Office, OfficeError, Result};

/// What is needed to open an account.
#[derive(Debug, Clone)]
pub struct NewAccount {
    /// The sign-in name.
    pub login: String,
    /// 姓名
    pub name: String,
    /// The unit or office.
    pub unit: UnitId,
}

/// Opens an account with a generated password, which is returned once and must be changed at first use.
///
/// # Errors
/// [`OfficeError::Invalid`] for a login that is taken or malformed.
pub async fn open(office: &Office, actor: &Actor, new: NewAccount) -> Result<(PersonId, Password)> {
    actor.may(office, step::PEOPLE_MANAGE, new.unit)?;
    let password = password::generate();
    let hashed = password::hash(password.clone()).await?;
    let mut tx = office.store.begin().await?;
    let person = insert(office, &mut tx, &new, Some(hashed), true).await?;
    let event = EventDraft::new("person.opened", Matter::Person(person.get())).by(actor.person.id);
    event.at_unit(new.unit).append(office, &mut tx).await?;
    tx.commit().await?;
    Ok((person, password))
}

/// Inserts an account; used here, by the first administrator and by the demo.
pub(super) async fn insert(
    office: &Office,
    tx: &mut Tx,
    new: &NewAccount,
    password_hash: Option<String>,
    must_change: bool,
) -> Result<PersonId> {
    let login: Login =
        new.login
            .parse()
            .map_err(|e: gongkai_model::organisation::LoginError| {
                OfficeError::field("login", e.to_string())
            })?;
    let name = new.name.trim();
    if name.is_empty() || name.chars().count() > 40 {
        return Err(OfficeError::field("name", "请填写姓名，最多 40 个字"));
    }
    if people::by_login(tx, &login).await?.is_some() {
        return Err(OfficeError::field(
            "login",
            format!("登录名“{login}”已经有人使用"),
        ));
    }
    let id = office.new_id();
    let account = Account {
        person: Person {
            id,
            login,
            name: name.to_owned(),
            unit: new.unit,
            closed_at: None,
        },
        password_hash,
        failed_count: 0,
        locked_until: None,
        must_change_password: must_change,
        created_at: office.clock.now(),
    };
    people::insert(tx, &account).await?;
    Ok(id)
}

/// Closes an account: its sessions end, its roles go, what it signed stays.
///
/// # Errors
/// [`OfficeError::NotFound`]; nobody closes the own account.
pub async fn close(office: &Office, actor: &Actor, person: PersonId) -> Result<()> {
    let mut tx = office.store.begin().await?;
    let mut account = people::get(&mut tx, person)
        .await?
        .ok_or(OfficeError::NotFound("账号"))?;
    actor.may(office, step::PEOPLE_MANAGE, account.person.unit)?;
    if person == actor.person.id {
        return Err(OfficeError::field(
            "person",
            "不能注销自己的账号，请由另一位管理员办理",
        ));
    }
    account.person.closed_at = Some(office.clock.now());
    people::update(&mut tx, &account.person).await?;
    sessions::end_all(&mut tx, person, None).await?;
    for grant in grants::of_person(&mut tx, person).await? {
        grants::remove(&mut tx, &grant).await?;
    }
    let event = EventDraft::new("person.closed", Matter::Person(person.get())).by(actor.person.id);
    event.append(office, &mut tx).await?;
    tx.commit().await?;
    Ok(())
}

/// Gives a person a new generated password and lifts a lock.
///
/// # Errors
/// [`OfficeError::NotFound`], [`OfficeError::NotPermitted`].
pub async fn reset_password(office: &Office, actor: &Actor, person: PersonId) -> Result<Password> {
    let password = password::generate();
    let hashed = password::hash(password.clone()).await?;
    let mut tx = office.store.begin().await?;
    let account = people::get(&mut tx, person)
        .await?
        .ok_or(OfficeError::NotFound("账号"))?;
    actor.may(office, step::PEOPLE_MANAGE, account.person.unit)?;
    people::set_password(&mut tx, person, &hashed, true).await?;
    sessions::end_all(&mut tx, person, None).await?;
    let event = EventDraft::new("person.password_reset", Matter::Person(person.get()));
    event.by(actor.person.id).append(office, &mut tx).await?;
    tx.commit().await?;
    Ok(password)
}

/// Lists the accounts that an administrator may manage, with their roles' codes.
///
/// # Errors
/// [`OfficeError::NotPermitted`] for people without the role anywhere.
pub async fn roster(
    office: &Office,
    actor: &Actor,
    unit: Option<UnitId>,
) -> Result<Vec<(Account, Vec<gongkai_model::organisation::Grant>)>> {
    let mut reader = office.store.reader().await?;
    let accounts = people::list(&mut reader, unit).await?;
    let all = grants::all(&mut reader).await?;
    let visible = accounts
        .into_iter()
        .filter(|account| actor.allows(office, step::PEOPLE_MANAGE, account.person.unit));
    let with_roles = visible.map(|account| {
        let theirs = all
            .iter()
            .filter(|grant| grant.person == account.person.id)
            .cloned()
            .collect();
        (account, theirs)
    });
    Ok(with_roles.collect())
}
