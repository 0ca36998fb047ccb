//! Roles granted to people at units (岗位).

use gongkai_model::id::{Id, PersonId, UnitId};
use gongkai_model::organisation::Grant;
use jiff::civil::Date;

use crate::binds;
use crate::conn::{Conn, Tx};
use crate::error::Result;
use crate::sql::Query;

/// Grants a role; granting it again changes nothing.
///
/// # Errors
/// [`crate::StoreError::ForeignKey`] when person or unit does not exist.
pub async fn add(tx: &mut Tx, grant: &Grant) -> Result<()> {
    tx.execute(
        "insert into role_grants (person_id, unit_id, role) values ($1, $2, $3) on conflict do nothing",
        binds![grant.person, grant.unit, &grant.role],
    )
    .await?;
    Ok(())
}

/// Takes a role away; `false` when it was not granted.
///
/// # Errors
/// Whatever the database refuses.
pub async fn remove(tx: &mut Tx, grant: &Grant) -> Result<bool> {
    let sql = "delete from role_grants where person_id = $1 and unit_id = $2 and role = $3";
    Ok(tx
        .execute(sql, binds![grant.person, grant.unit, &grant.role])
        .await?
        == 1)
}

/// Reads the grants of one person.
///
/// # Errors
/// Whatever the database refuses.
pub async fn of_person(conn: &mut Conn, person: PersonId) -> Result<Vec<Grant>> {
    list(conn, Some(person), None).await
}

/// Reads the grants with which a person acts on a day: their own, and those of everybody for whom they
/// stand in (AB岗) on it.
///
/// # Errors
/// Whatever the database refuses.
pub async fn acting(conn: &mut Conn, person: PersonId, day: Date) -> Result<Vec<Grant>> {
    let rows: Vec<(i64, i64, String)> = conn
        .all(
            "select g.person_id, g.unit_id, g.role from role_grants g join people p on p.id = g.person_id
             where p.closed_at is null and (g.person_id = $1 or g.person_id in (
                 select s.person_id from substitutes s where s.substitute_id = $1
                 and (s.from_on is null or s.from_on <= $2) and (s.until_on is null or s.until_on >= $2)))
             order by g.person_id, g.unit_id, g.role",
            binds![person, day],
        )
        .await?;
    Ok(rows.into_iter().map(grant_of).collect())
}

/// Reads the grants of all open accounts.
///
/// # Errors
/// Whatever the database refuses.
pub async fn all(conn: &mut Conn) -> Result<Vec<Grant>> {
    list(conn, None, None).await
}

/// Reads the grants at one unit.
///
/// # Errors
/// Whatever the database refuses.
pub async fn at_unit(conn: &mut Conn, unit: UnitId) -> Result<Vec<Grant>> {
    list(conn, None, Some(unit)).await
}

async fn list(
    conn: &mut Conn,
    person: Option<PersonId>,
    unit: Option<UnitId>,
) -> Result<Vec<Grant>> {
    let mut query = Query::new(
        "select g.person_id, g.unit_id, g.role from role_grants g join people p on p.id = g.person_id",
    );
    query.filter("p.closed_at is null", binds![]);
    query.filter_some("g.person_id = ?", person);
    query.filter_some("g.unit_id = ?", unit);
    query.push(" order by g.person_id, g.unit_id, g.role", binds![]);
    let (sql, values) = query.finish();
    let rows: Vec<(i64, i64, String)> = conn.all(sql, values).await?;
    Ok(rows.into_iter().map(grant_of).collect())
}

fn grant_of((person, unit, role): (i64, i64, String)) -> Grant {
    Grant {
        person: Id::new(person),
        unit: Id::new(unit),
        role,
    }
}
