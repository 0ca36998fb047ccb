//! The nightly sweep: of every case whose last day has passed that is noted once, as an event of its own.
//!
//! What goes up to the head of the unit and to the overseers (督办) is counted from the cases themselves, so nobody sees
//! a case late that was answered since. Kept out: telling anybody by other ways than the desk.

use gongkai_model::event::Matter;
use gongkai_store::cases;

use super::board::Seen;
use crate::core::{Actor, EventDraft, Office, Result};

/// Cases of one transaction: few enough that nobody at the desk waits for it.
const AT_ONCE: i64 = 200;

/// Notes what became overdue and returns how many. Whatever a round leaves the next one finds: each case is noted
/// together with its event, in one transaction.
///
/// # Errors
/// The store's.
pub async fn sweep(office: &Office) -> Result<usize> {
    let today = office.clock.today();
    let mut noted = 0;
    loop {
        let late = {
            let mut reader = office.store.reader().await?;
            cases::late(&mut reader, today, AT_ONCE).await?
        };
        if late.is_empty() {
            return Ok(noted);
        }
        let mut tx = office.store.begin().await?;
        for one in &late {
            // Another node was first, or it was answered meanwhile.
            if !cases::note_overdue(&mut tx, one, today).await? {
                continue;
            }
            noted += 1;
            EventDraft::new("case.overdue", Matter::Case(one.case.get()))
                .at_unit(one.unit)
                .with("due_on", one.due_on)
                .append(office, &mut tx)
                .await?;
        }
        tx.commit().await?;
    }
}

/// How many cases are overdue that a person has a part in or oversees; `None` for whoever sees none at all.
///
/// # Errors
/// The store's.
pub async fn overdue(office: &Office, actor: &Actor) -> Result<Option<i64>> {
    let kinds = Seen::all(office, actor);
    if kinds.is_empty() {
        return Ok(None);
    }
    let mut reader = office.store.reader().await?;
    let counts = cases::overdue_counts(&mut reader, office.clock.today()).await?;
    let seen = counts
        .iter()
        .filter(|late| kinds.iter().any(|kind| kind.counts(late)));
    Ok(Some(seen.map(|late| late.cases).sum()))
}
