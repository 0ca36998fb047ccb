//! 索引号: unit, year and running number; given once, never used again.

use gongkai_model::{id::UnitId, organisation::Tree};
use gongkai_rules::numbers::{IndexNumber, UnifiedCreditCode};
use gongkai_store::{Tx, index_counters};

use super::{OfficeError, Result};

/// Gives the next index number of the unit under whose name the record is public.
pub(crate) async fn assign_index_number(
    tx: &mut Tx,
    tree: &Tree,
    unit: UnitId,
    year: i16,
) -> Result<String> {
    let unit = tree.public_unit(unit).or_else(|| tree.root());
    let unit = unit.ok_or_else(|| OfficeError::Defect("a record without a unit".into()))?;
    let number = index_counters::next(tx, unit.id, year).await?;
    let strict = unit.credit_code.as_deref().and_then(|code| {
        let code: UnifiedCreditCode = code.parse().ok()?;
        let number = IndexNumber::new(&code, year, u32::try_from(number).ok()?).ok()?;
        Some(number.to_string())
    });
    // Without a credit code the unit's own code stands in: readable, and as unique.
    Ok(strict.unwrap_or_else(|| format!("{}/{year}-{number:05}", unit.code)))
}
