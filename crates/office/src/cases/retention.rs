//! 保管期限: what a case says is destroyed when its file has been kept as long as its kind wants, counted from its end.
//!
//! Destroying the key erases form, files, replies and documents wherever copies of them lie (个人信息保护法 art. 47).
//! Dates, codes and the outcome stay: statistics and annual reports count them. A complaint, reconsideration or lawsuit
//! that is open, or was decided later, keeps the case.

use gongkai_model::{event::Matter, kinds::Retention};
use gongkai_store::cases;
use jiff::ToSpan;

use crate::core::{EventDraft, Office, Result};

/// Cases of one round; the next one goes on.
const AT_ONCE: i64 = 50;

/// Destroys the keys of cases that were kept long enough and returns how many.
///
/// # Errors
/// The store's and the key folder's; the next round tries again.
pub async fn erase_due(office: &Office) -> Result<usize> {
    let today = office.clock.today();
    let mut erased = 0;
    for kind in office.kinds.cases() {
        let Retention::Years(years) = kind.retention else {
            continue;
        };
        let Ok(until) = today.checked_sub(i64::from(years).years()) else {
            continue;
        };
        let mut reader = office.store.reader().await?;
        let due = cases::kept_long_enough(&mut reader, &kind.code, until, AT_ONCE).await?;
        drop(reader);
        for (case, unit) in due {
            // The key goes first: whoever dies here does it again, and never notes what was not done.
            office.keys.destroy(Matter::Case(case.get()))?;
            let mut tx = office.store.begin().await?;
            if cases::note_erased(&mut tx, case, today).await? {
                cases::forget_applicant(&mut tx, case).await?;
                cases::forget_accounts(&mut tx, case).await?;
                EventDraft::new("case.erased", Matter::Case(case.get()))
                    .at_unit(unit)
                    .with("kept_years", years)
                    .append(office, &mut tx)
                    .await?;
                erased += 1;
            }
            tx.commit().await?;
        }
    }
    Ok(erased)
}
