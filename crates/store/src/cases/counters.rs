//! Running numbers of registration (登记号), by kind, unit and year.

use gongkai_model::id::UnitId;

use crate::binds;
use crate::conn::Tx;
use crate::error::Result;

/// Takes the next number. Only rolling back gives it back: two transactions never have the same one.
///
/// # Errors
/// [`crate::StoreError::ForeignKey`] when the unit does not exist.
pub async fn next_number(tx: &mut Tx, kind: &str, unit: UnitId, year: i16) -> Result<i64> {
    let (last,): (i64,) = tx
        .one(
            "insert into case_counters (kind, unit_id, year, last) values ($1, $2, $3, 1)
             on conflict (kind, unit_id, year) do update set last = case_counters.last + 1
             returning last",
            binds![kind, unit, year],
        )
        .await?;
    Ok(last)
}
