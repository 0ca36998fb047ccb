//! Takes records down when the period that their kind declares has ended (到期撤下).

use gongkai_model::{
    event::Matter,
    kinds::{FieldValue, RecordKind, TakeDown},
    record::{RecordHead, WithdrawalReason, state},
};
use gongkai_store::{
    publications::{self, Filter, Listed, Shown, Start},
    records, settings,
};
use jiff::{ToSpan, civil::Date};

use crate::core::{EventDraft, Office, OfficeError, Result};

const AT_ONCE: i64 = 200;

/// The setting that names the day whose round was done; periods end at midnight, so one round a day is enough.
const DONE_ON: &str = "take_down_done_on";

/// Takes down what is due and returns how many.
pub(super) async fn tick(office: &Office) -> Result<usize> {
    let today = office.clock.today().to_string();
    {
        let mut reader = office.store.reader().await?;
        if settings::get(&mut reader, DONE_ON)
            .await?
            .is_some_and(|done| done == today)
        {
            return Ok(0);
        }
    }
    let mut taken = 0;
    for kind in office.kinds.records() {
        if let Some(rule) = &kind.take_down {
            taken += of_kind(office, kind, rule).await?;
        }
    }
    let mut tx = office.store.begin().await?;
    settings::set(&mut tx, DONE_ON, &today).await?;
    tx.commit().await?;
    Ok(taken)
}

async fn of_kind(office: &Office, kind: &RecordKind, rule: &TakeDown) -> Result<usize> {
    let today = office.clock.today();
    let mut due = Vec::new();
    {
        let mut reader = office.store.reader().await?;
        let filter = Filter {
            kinds: vec![kind.code.clone()],
            ..Filter::default()
        };
        let mut start = Start::Newest;
        loop {
            let page = publications::list(&mut reader, &filter, start, AT_ONCE).await?;
            for listed in &page {
                let ends = last_day(&mut reader, listed, rule).await?;
                if ends.is_some_and(|ends| ends < today) {
                    due.push(listed.record);
                }
            }
            match page.last() {
                Some(last) if page.len() >= usize::try_from(AT_ONCE).unwrap_or(0) => {
                    start = Start::After(last.into());
                }
                _ => break,
            }
        }
    }
    for record in &due {
        let mut tx = office.store.begin().await?;
        let head = records::get(&mut tx, *record)
            .await?
            .ok_or(OfficeError::NotFound("这篇信息"))?;
        withdraw(office, &mut tx, head).await?;
        tx.commit().await?;
    }
    Ok(due.len())
}

/// The last day on which the record stays up.
async fn last_day(
    conn: &mut gongkai_store::Conn,
    listed: &Listed,
    rule: &TakeDown,
) -> Result<Option<Date>> {
    let from = match &rule.field {
        None => Some(listed.published_on),
        Some(code) => {
            let shown = publications::get(
                conn,
                listed.record,
                gongkai_model::record::Language::Chinese,
            )
            .await?;
            let Some(Shown::Current(row)) = shown else {
                return Ok(None);
            };
            match row.content.fields.get(code) {
                Some(FieldValue::Date(day) | FieldValue::Period(_, day)) => Some(*day),
                _ => None,
            }
        }
    };
    Ok(from.and_then(|from| from.checked_add(i64::from(rule.after_days).days()).ok()))
}

async fn withdraw(office: &Office, tx: &mut gongkai_store::Tx, mut head: RecordHead) -> Result<()> {
    let reason = WithdrawalReason::PeriodEnded;
    // The end of a period hides nothing for good, so no file goes with it.
    drop(publications::withdraw(tx, head.id, reason, office.clock.now()).await?);
    let event =
        EventDraft::new("record.withdrawn", Matter::Record(head.id.get())).at_unit(head.unit);
    let event = event
        .with("from", &head.state)
        .with("to", state::WITHDRAWN)
        .with("version", head.version);
    event
        .with("reason", reason.code())
        .append(office, tx)
        .await?;
    head.state = state::WITHDRAWN.to_owned();
    head.publish_at = None;
    head.due_on = None;
    head.updated_at = office.clock.now();
    records::update(tx, &mut head).await?;
    Ok(())
}
