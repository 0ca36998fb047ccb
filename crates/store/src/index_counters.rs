//! Running numbers of index numbers (索引号), per unit and year.

use gongkai_model::id::UnitId;

use crate::binds;
use crate::conn::{Conn, Tx};
use crate::error::Result;

/// Takes the next number. Only rolling back gives it back: two transactions never have the same one.
///
/// # Errors
/// [`crate::StoreError::ForeignKey`] when the unit does not exist.
pub async fn next(tx: &mut Tx, unit: UnitId, year: i16) -> Result<i64> {
    let (last,): (i64,) = tx
        .one(
            "insert into index_counters (unit_id, year, last) values ($1, $2, 1)
             on conflict (unit_id, year) do update set last = index_counters.last + 1
             returning last",
            binds![unit, year],
        )
        .await?;
    Ok(last)
}

/// Raises the counter to a number that came in with a migrated document.
///
/// # Errors
/// As [`next`].
pub async fn raise(tx: &mut Tx, unit: UnitId, year: i16, used: i64) -> Result<()> {
    tx.execute(
        "insert into index_counters (unit_id, year, last) values ($1, $2, $3)
         on conflict (unit_id, year) do update set last = excluded.last
         where excluded.last > index_counters.last",
        binds![unit, year, used],
    )
    .await?;
    Ok(())
}

/// The last number given; 0 when none was.
///
/// # Errors
/// Whatever the database refuses.
pub async fn last(conn: &mut Conn, unit: UnitId, year: i16) -> Result<i64> {
    let sql = "select last from index_counters where unit_id = $1 and year = $2";
    let row: Option<(i64,)> = conn.optional(sql, binds![unit, year]).await?;
    Ok(row.map_or(0, |(last,)| last))
}
