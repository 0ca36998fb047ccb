//! Who stands in for whom (AB岗).

use gongkai_model::id::{Id, PersonId};
use gongkai_model::organisation::Substitute;
use sqlx::FromRow;

use crate::binds;
use crate::conn::{Conn, Tx};
use crate::decode::Place;
use crate::error::Result;
use crate::sql::Query;

#[derive(FromRow)]
struct SubstituteRow {
    person_id: i64,
    substitute_id: i64,
    rank: i64,
    from_on: Option<String>,
    until_on: Option<String>,
}

impl SubstituteRow {
    fn read(self) -> Result<Substitute> {
        let place = Place::new("substitutes", &self.person_id);
        Ok(Substitute {
            person: Id::new(self.person_id),
            substitute: Id::new(self.substitute_id),
            rank: self.rank,
            from_on: place.date_if(self.from_on.as_deref())?,
            until_on: place.date_if(self.until_on.as_deref())?,
        })
    }
}

/// Names a substitute, or changes rank and days of one named before.
///
/// # Errors
/// [`crate::StoreError::ForeignKey`] when one of the two does not exist.
pub async fn put(tx: &mut Tx, substitute: &Substitute) -> Result<()> {
    tx.execute(
        "insert into substitutes (person_id, substitute_id, rank, from_on, until_on)
         values ($1, $2, $3, $4, $5)
         on conflict (person_id, substitute_id) do update
         set rank = excluded.rank, from_on = excluded.from_on, until_on = excluded.until_on",
        binds![
            substitute.person,
            substitute.substitute,
            substitute.rank,
            substitute.from_on,
            substitute.until_on,
        ],
    )
    .await?;
    Ok(())
}

/// Takes a substitute back.
///
/// # Errors
/// Whatever the database refuses.
pub async fn remove(tx: &mut Tx, person: PersonId, substitute: PersonId) -> Result<()> {
    let sql = "delete from substitutes where person_id = $1 and substitute_id = $2";
    tx.execute(sql, binds![person, substitute]).await?;
    Ok(())
}

/// Reads the substitutes of one person, first called first.
///
/// # Errors
/// [`crate::StoreError::Corrupt`] when a day cannot be read.
pub async fn of_person(conn: &mut Conn, person: PersonId) -> Result<Vec<Substitute>> {
    list(conn, "person_id = ?", Some(person)).await
}

/// Reads for whom a person is named as substitute.
///
/// # Errors
/// As [`of_person`].
pub async fn by_substitute(conn: &mut Conn, substitute: PersonId) -> Result<Vec<Substitute>> {
    list(conn, "substitute_id = ?", Some(substitute)).await
}

/// Reads all substitutes.
///
/// # Errors
/// As [`of_person`].
pub async fn all(conn: &mut Conn) -> Result<Vec<Substitute>> {
    list(conn, "", None).await
}

async fn list(
    conn: &mut Conn,
    condition: &'static str,
    person: Option<PersonId>,
) -> Result<Vec<Substitute>> {
    let mut query =
        Query::new("select person_id, substitute_id, rank, from_on, until_on from substitutes");
    query.filter_some(condition, person);
    query.push(" order by person_id, rank, substitute_id", binds![]);
    let (sql, values) = query.finish();
    let rows: Vec<SubstituteRow> = conn.all(sql, values).await?;
    rows.into_iter().map(SubstituteRow::read).collect()
}
