//! 催办: whoever assigned a case, or oversees it, chases the office that holds it, at most once a day; the nightly sweep does
//! so when five and when two working days are left, by the days that the law counts.
//!
//! What is written with it is sealed with the key of the case. The people of the office are told through the outbox,
//! without a word of it. Left out: what becomes overdue, which is noted and goes up (the overdue sweep).

use gongkai_model::{
    case::{CaseEffect, CaseHead, personal_in},
    event::Matter,
    id::CaseId,
    permission::{case_step_at, step},
};
use gongkai_store::{
    Conn, Tx,
    cases::{self, StoredChasing},
    settings,
};
use jiff::{Timestamp, ToSpan, civil::Date};

use super::{
    loaded::CaseLoaded,
    notices::{self, Notice},
    stub::NOTHING_WITH_A_STUB,
};
use crate::core::{Actor, EventDraft, Office, OfficeError, Result, days_left};

/// At how many working days left the sweep chases, the fewest first.
const AT: [i64; 2] = [2, 5];
/// Calendar days in which five working days surely lie, whatever holidays are between.
const AHEAD: i64 = 21;
/// Cases of one transaction of the sweep.
const AT_ONCE: i64 = 200;
/// The setting that says up to which day the sweep has chased: cases near their last day are looked at once a day.
const SETTING: &str = "cases.chased_until";
const WORDS_CHARS: usize = 300;

/// A chasing, as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChasingView {
    /// Who; none where the sweep did.
    pub by: Option<String>,
    /// When.
    pub at: Timestamp,
    /// The unit or office that had it in hand.
    pub holder: String,
    /// What was written; none for whoever only oversees, unless they wrote it.
    pub words: Option<String>,
    /// How many working days were left, where the sweep chased.
    pub days_left: Option<i64>,
}

/// Whether a person may chase whoever holds a case: who oversees it, and who assigns cases of its unit, once it was.
pub(super) fn may_chase(office: &Office, actor: &Actor, head: &CaseHead) -> bool {
    if head.closed_on.is_some() {
        return false;
    }
    let assigns = || {
        let Some((_, procedure)) = office.kinds.case(&head.kind) else {
            return false;
        };
        let mut assigning = procedure.transitions.iter();
        assigning.any(|transition| {
            let mut from = transition.from.iter();
            transition.effects.contains(&CaseEffect::Assign)
                && from.any(|from| {
                    let step = case_step_at(&procedure.code, &transition.step, from);
                    actor.allows(office, &step, head.unit)
                })
        })
    };
    actor.allows(office, step::CASES_OVERSEE, head.holder()) || (head.office.is_some() && assigns())
}

/// Chases whoever holds a case.
///
/// # Errors
/// [`OfficeError::NotFound`] for whoever may not; [`OfficeError::Invalid`] at `words` for what is not written, names
/// somebody, or was chased today already.
pub async fn chase(office: &Office, actor: &Actor, case: CaseId, words: &str) -> Result<()> {
    let mut tx = office.store.begin().await?;
    let loaded = CaseLoaded::load(office, &mut tx, case).await?;
    let head = &loaded.head;
    if !may_chase(office, actor, head) {
        return Err(OfficeError::NotFound("这个可以催办的办件"));
    }
    let words = words.trim();
    let refuse = |text: String| Err(OfficeError::field("words", text));
    match words.chars().count() {
        0 if !head.is_stub() => return refuse("请写明催办意见".to_owned()),
        1.. if head.is_stub() => return refuse(NOTHING_WITH_A_STUB.to_owned()),
        chars if chars > WORDS_CHARS => return refuse(format!("最多{WORDS_CHARS}个字")),
        _ => {}
    }
    if let Some(found) = personal_in(words) {
        return refuse(format!("还有{found}，请去掉"));
    }
    let id = office.new_id();
    let place = place(id);
    let sealed = (!words.is_empty()).then(|| loaded.key.seal_text(&place, words));
    let chasing = StoredChasing {
        id,
        case,
        holder: head.holder(),
        by: Some(actor.person.id),
        on: office.clock.today(),
        at: office.clock.now(),
        words: sealed.transpose()?,
        nearing: None,
    };
    // Words and the key they are sealed with belong together: a stub that is made meanwhile waits, or was first.
    if !head.is_stub() && !cases::hold(&mut tx, case).await? {
        return Err(OfficeError::CaseConflict);
    }
    if !note(office, &mut tx, head, &chasing).await? {
        return refuse("今天已经催办过，一天催办一次".to_owned());
    }
    tx.commit().await?;
    Ok(())
}

fn place(chasing: gongkai_model::id::RowId) -> String {
    format!("chasing/{chasing}")
}

/// Stores a chasing with its event and the notice to the people of the office; `false` when there was one before.
async fn note(
    office: &Office,
    tx: &mut Tx,
    head: &CaseHead,
    chasing: &StoredChasing,
) -> Result<bool> {
    if !cases::insert_chasing(tx, chasing).await? {
        return Ok(false);
    }
    let event = EventDraft::new("case.chased", Matter::Case(head.id.get()))
        .at_unit(head.unit)
        .with("holder", chasing.holder);
    let event = match (chasing.by, chasing.nearing) {
        (Some(person), _) => event.by(person),
        (None, Some((days, _))) => event.with("days_left", days),
        (None, None) => event,
    };
    event.append(office, tx).await?;
    notices::to_staff(office, tx, head.id, Notice::Chased).await?;
    Ok(true)
}

/// The chasings of a case, oldest first, where there are some; `is_handled` says whether the person reads what was
/// written.
pub(super) async fn of_case(
    conn: &mut Conn,
    loaded: &CaseLoaded,
    (actor, is_handled): (&Actor, bool),
    count: i64,
) -> Result<Vec<(StoredChasing, Option<String>)>> {
    let mut views = Vec::new();
    if count == 0 {
        return Ok(views);
    }
    for one in cases::chasings(conn, loaded.head.id).await? {
        let is_read = is_handled || one.by == Some(actor.person.id);
        let words = one.words.as_ref().filter(|_| is_read);
        let words = words.map(|words| loaded.key.open_text(&place(one.id), words));
        let words = words.transpose()?;
        views.push((one, words));
    }
    Ok(views)
}

/// Chases whoever holds a case that is near its last day, once at each of the thresholds, and returns how many were
/// chased. It looks once a day; what another node did meanwhile it finds done.
///
/// # Errors
/// The store's; the next round goes on.
pub async fn chase_due(office: &Office) -> Result<usize> {
    let today = office.clock.today();
    let mut reader = office.store.reader().await?;
    let done = settings::get(&mut reader, SETTING).await?;
    if done.is_some_and(|day| day == today.to_string()) {
        return Ok(0);
    }
    let calendar = office.calendars.of(&mut reader).await?;
    drop(reader);
    let until = today.checked_add(AHEAD.days()).unwrap_or(today);
    let [fewest, _] = AT;
    let (mut chased, mut after) = (0, None);
    loop {
        let mut reader = office.store.reader().await?;
        let near = cases::nearing(&mut reader, (today, until), fewest, after, AT_ONCE).await?;
        let Some(last) = near.last() else { break };
        after = Some(last.id);
        let ids: Vec<CaseId> = near.iter().map(|head| head.id).collect();
        let events = cases::clock_events_of(&mut reader, &ids).await?;
        drop(reader);
        let mut tx = office.store.begin().await?;
        for head in &near {
            let law = office.kinds.case(&head.kind).and_then(|(kind, _)| kind.law);
            let events = events.get(&head.id).map_or(&[][..], Vec::as_slice);
            let left = days_left(law, events, head, &calendar, today);
            let threshold = left.and_then(|left| AT.into_iter().find(|at| left <= *at));
            let due = head.clock.due();
            if let Some((days, due)) = threshold.zip(due) {
                let one = by_the_sweep(office, head, days, (today, due.on));
                chased += usize::from(note(office, &mut tx, head, &one).await?);
            }
        }
        tx.commit().await?;
    }
    let mut tx = office.store.begin().await?;
    settings::set(&mut tx, SETTING, &today.to_string()).await?;
    tx.commit().await?;
    Ok(chased)
}

fn by_the_sweep(
    office: &Office,
    head: &CaseHead,
    days: i64,
    (on, due_on): (Date, Date),
) -> StoredChasing {
    StoredChasing {
        id: office.new_id(),
        case: head.id,
        holder: head.holder(),
        by: None,
        on,
        at: office.clock.now(),
        words: None,
        nearing: Some((days, due_on)),
    }
}
