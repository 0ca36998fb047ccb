//! Ties between records: interprets, repeals, amends, answers … The public sees them through
//! [`crate::publications::ties`].

use gongkai_model::id::{Id, RecordId};
use gongkai_model::record::{Relation, RelationCode};

use crate::binds;
use crate::conn::{Conn, Tx};
use crate::decode::Place;
use crate::error::Result;

/// Replaces the ties of a record by these.
///
/// # Errors
/// [`crate::StoreError::ForeignKey`] when another record does not exist.
pub async fn replace(tx: &mut Tx, from: RecordId, relations: &[Relation]) -> Result<()> {
    tx.execute("delete from relations where from_id = $1", binds![from])
        .await?;
    for relation in relations {
        tx.execute(
            "insert into relations (from_id, to_id, relation) values ($1, $2, $3) on conflict do nothing",
            binds![from, relation.to, relation.relation.code()],
        )
        .await?;
    }
    Ok(())
}

/// Reads the ties that a record declares.
///
/// # Errors
/// Whatever the database refuses.
pub async fn of_record(conn: &mut Conn, from: RecordId) -> Result<Vec<Relation>> {
    let sql = "select to_id, relation from relations where from_id = $1 order by relation, to_id";
    ties(conn, sql, from).await
}

/// Reads the ties that others declare to a record; `to` is then the other one.
///
/// # Errors
/// Whatever the database refuses.
pub async fn back(conn: &mut Conn, to: RecordId) -> Result<Vec<Relation>> {
    let sql = "select from_id, relation from relations where to_id = $1 order by relation, from_id";
    ties(conn, sql, to).await
}

async fn ties(conn: &mut Conn, sql: &'static str, record: RecordId) -> Result<Vec<Relation>> {
    let rows: Vec<(i64, String)> = conn.all(sql, binds![record]).await?;
    let place = Place::new("relations", &record);
    let read = |(to, relation): (i64, String)| {
        let known = |code: &str| code.parse::<RelationCode>().ok();
        Ok(Relation {
            relation: place.code(&relation, known)?,
            to: Id::new(to),
        })
    };
    rows.into_iter().map(read).collect()
}
