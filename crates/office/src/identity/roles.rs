//! Granting roles (岗位授权), and naming who stands in for whom (AB岗).

use gongkai_model::{
    event::Matter,
    id::PersonId,
    organisation::{Grant, Person, Substitute},
    permission::step,
};
use gongkai_store::{grants, people, substitutes};

use crate::core::{Actor, EventDraft, Office, OfficeError, Result};

/// The three administrators are different people (GB/T 22239-2019: 三权分立).
const ADMINISTRATORS: [&str; 3] = [
    "system_administrator",
    "security_administrator",
    "audit_administrator",
];

/// Tells whether two roles may not be held by one person.
#[must_use]
pub fn forbids_together(one: &str, other: &str) -> bool {
    one != other && ADMINISTRATORS.contains(&one) && ADMINISTRATORS.contains(&other)
}

/// Grants a role at a unit.
///
/// # Errors
/// [`OfficeError::Invalid`] for an unknown role, or one that may not be joined with another of the person's.
pub async fn grant(office: &Office, actor: &Actor, grant: Grant) -> Result<()> {
    actor.may(office, step::PEOPLE_MANAGE, grant.unit)?;
    if office.kinds.permissions().role(&grant.role).is_none() {
        return Err(OfficeError::field("role", "没有这个岗位"));
    }
    if grant.person == actor.person.id {
        return Err(OfficeError::field(
            "role",
            "不能给自己授权，请由另一位管理员办理",
        ));
    }
    let mut tx = office.store.begin().await?;
    people::get(&mut tx, grant.person)
        .await?
        .ok_or(OfficeError::NotFound("账号"))?;
    let held = grants::of_person(&mut tx, grant.person).await?;
    if held
        .iter()
        .any(|held| forbids_together(&held.role, &grant.role))
    {
        let message = "系统管理员、安全管理员、审计管理员要由不同的人担任（三员分立）";
        return Err(OfficeError::field("role", message));
    }
    grants::add(&mut tx, &grant).await?;
    let event = EventDraft::new("person.role_granted", Matter::Person(grant.person.get()));
    event
        .by(actor.person.id)
        .at_unit(grant.unit)
        .with("role", &grant.role)
        .append(office, &mut tx)
        .await?;
    tx.commit().await?;
    Ok(())
}

/// Takes a role back.
///
/// # Errors
/// [`OfficeError::NotPermitted`].
pub async fn revoke(office: &Office, actor: &Actor, grant: &Grant) -> Result<()> {
    actor.may(office, step::PEOPLE_MANAGE, grant.unit)?;
    let mut tx = office.store.begin().await?;
    grants::remove(&mut tx, grant).await?;
    let event = EventDraft::new("person.role_revoked", Matter::Person(grant.person.get()));
    event
        .by(actor.person.id)
        .at_unit(grant.unit)
        .with("role", &grant.role)
        .append(office, &mut tx)
        .await?;
    tx.commit().await?;
    Ok(())
}

/// Names a substitute (AB岗): people name their own, administrators anybody's.
///
/// # Errors
/// [`OfficeError::NotPermitted`], [`OfficeError::Invalid`] when somebody would stand in for themselves.
pub async fn substitute(office: &Office, actor: &Actor, substitute: Substitute) -> Result<()> {
    if substitute.person == substitute.substitute {
        return Err(OfficeError::field("substitute", "不能由本人代替本人"));
    }
    let mut tx = office.store.begin().await?;
    may_arrange(office, actor, &mut tx, substitute.person).await?;
    people::get(&mut tx, substitute.substitute)
        .await?
        .ok_or(OfficeError::NotFound("账号"))?;
    substitutes::put(&mut tx, &substitute).await?;
    let event = EventDraft::new(
        "person.substitute_named",
        Matter::Person(substitute.person.get()),
    );
    let event = event
        .by(actor.person.id)
        .with("substitute", substitute.substitute);
    event.append(office, &mut tx).await?;
    tx.commit().await?;
    Ok(())
}

/// The people of one's own bureau and its offices, from whom a substitute is chosen.
///
/// # Errors
/// The store's.
pub async fn colleagues(office: &Office, actor: &Actor) -> Result<Vec<Person>> {
    let bureau = actor
        .tree
        .public_unit(actor.person.unit)
        .map(|unit| unit.id);
    let mut reader = office.store.reader().await?;
    let accounts = people::list(&mut reader, None).await?;
    let people = accounts.into_iter().map(|account| account.person);
    let near = people.filter(|person| {
        person.closed_at.is_none()
            && person.id != actor.person.id
            && actor.tree.public_unit(person.unit).map(|unit| unit.id) == bureau
    });
    Ok(near.collect())
}

/// Who stands in for a person; one's own substitutes, or those of somebody whom one manages.
///
/// # Errors
/// [`OfficeError::NotPermitted`].
pub async fn substitutes_of(
    office: &Office,
    actor: &Actor,
    person: PersonId,
) -> Result<Vec<Substitute>> {
    let mut reader = office.store.reader().await?;
    may_arrange(office, actor, &mut reader, person).await?;
    Ok(substitutes::of_person(&mut reader, person).await?)
}

/// Ends a substitution.
///
/// # Errors
/// [`OfficeError::NotPermitted`].
pub async fn end_substitute(
    office: &Office,
    actor: &Actor,
    person: PersonId,
    substitute: PersonId,
) -> Result<()> {
    let mut tx = office.store.begin().await?;
    may_arrange(office, actor, &mut tx, person).await?;
    substitutes::remove(&mut tx, person, substitute).await?;
    EventDraft::new("person.substitute_ended", Matter::Person(person.get()))
        .by(actor.person.id)
        .with("substitute", substitute)
        .append(office, &mut tx)
        .await?;
    tx.commit().await?;
    Ok(())
}

async fn may_arrange(
    office: &Office,
    actor: &Actor,
    conn: &mut gongkai_store::Conn,
    person: PersonId,
) -> Result<()> {
    if person == actor.person.id {
        return Ok(());
    }
    let account = people::get(conn, person)
        .await?
        .ok_or(OfficeError::NotFound("账号"))?;
    actor.may(office, step::PEOPLE_MANAGE, account.person.unit)?;
    Ok(())
}
