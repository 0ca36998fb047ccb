//! 热点事件: cases of several units about one event, with a lead unit and a common plan, so that their replies agree.
//!
//! Overseers (督办) make groups, by numbers, without seeing what a case says; whoever handles a member sees the plan and
//! which kinds of reply the others got, and is warned when a draft is of another kind than what the same unit answered
//! before. Names and plans are for staff and hold no personal data. A stub is in no group: its name would tell.

mod change;

use gongkai_model::{
    case::{CaseHead, foi::answer},
    id::{CaseId, RowId, UnitId},
    organisation::Tree,
    permission::step,
};
use gongkai_rules::{exemption::Exemption, foi::outcome::ReplyKind};
use gongkai_store::{
    Conn,
    cases::{self, StoredGroup},
};
use jiff::civil::Date;

use super::{
    board::{handles, state_name},
    loaded::CaseLoaded,
};
use crate::core::{Actor, Office, OfficeError, Result};

pub use change::{CaseGroupForm, change_case_group, make_case_group};

/// A case of a group, as everybody in it may see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MemberView {
    /// The case.
    pub id: CaseId,
    /// 登记号, or the tracking code before there is one.
    pub number: String,
    /// The unit.
    pub unit: UnitId,
    /// Its name.
    pub unit_name: String,
    /// The name of its state.
    pub state_name: String,
    /// The code of what it was answered with, once it was.
    pub outcome: Option<String>,
    /// That in words.
    pub answered: Option<String>,
    /// Whether this person sees the case.
    pub is_seen: bool,
}

/// A group of cases.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseGroup {
    /// Identifies it.
    pub id: RowId,
    /// What the event is called.
    pub name: String,
    /// 牵头单位
    pub lead: UnitId,
    /// Its name.
    pub lead_name: String,
    /// 统一答复方案
    pub plan: String,
    /// When it came to an end.
    pub ended_on: Option<Date>,
    /// Its cases, by unit.
    pub members: Vec<MemberView>,
    /// Whether this person may change it.
    pub may_change: bool,
    /// Counts changes.
    pub revision: i64,
}

/// Most that a list shows.
const MOST: i64 = 200;

/// The groups that a person oversees or handles a case of.
///
/// # Errors
/// The store's.
pub async fn case_groups(office: &Office, actor: &Actor) -> Result<Vec<CaseGroup>> {
    let mut reader = office.store.reader().await?;
    let stored = cases::groups(&mut reader, MOST).await?;
    let views = views(office, &mut reader, actor, stored).await?;
    Ok(views
        .into_iter()
        .filter(|group| is_seen(office, actor, group))
        .collect())
}

/// One group.
///
/// # Errors
/// [`OfficeError::NotFound`] for whoever sees none of its cases, as for what is not there.
pub async fn case_group(office: &Office, actor: &Actor, id: RowId) -> Result<CaseGroup> {
    let mut reader = office.store.reader().await?;
    let stored = cases::group(&mut reader, id).await?;
    let views = views(office, &mut reader, actor, stored.into_iter().collect()).await?;
    let mut seen = views
        .into_iter()
        .filter(|group| is_seen(office, actor, group));
    seen.next().ok_or(OfficeError::NotFound("这个热点事件"))
}

/// Whether a person may make groups anywhere.
#[must_use]
pub fn may_group(office: &Office, actor: &Actor) -> bool {
    actor.may_somewhere(office, step::CASES_OVERSEE)
}

/// The group of a case with its other members, and what to say of a draft that does not agree with them.
pub(super) async fn of_case(
    office: &Office,
    conn: &mut Conn,
    actor: &Actor,
    loaded: &CaseLoaded,
    group: Option<RowId>,
) -> Result<(Option<CaseGroup>, Option<String>)> {
    let Some(group) = group else {
        return Ok((None, None));
    };
    let stored = cases::group(conn, group).await?;
    let mut views = views(office, conn, actor, stored.into_iter().collect()).await?;
    let group = views.pop();
    let is_handled = handles(office, actor, &loaded.head);
    let warning = match &group {
        Some(group) if is_handled => disagreement(loaded, group)?,
        _ => None,
    };
    Ok((group, warning))
}

/// A draft of another kind than what the same unit answered another case of the group with.
fn disagreement(loaded: &CaseLoaded, group: &CaseGroup) -> Result<Option<String>> {
    let is_draft = loaded
        .replies
        .last()
        .is_some_and(|reply| reply.sent_at.is_none());
    let reply = loaded.reply()?.filter(|_| is_draft);
    let Some(draft) = reply.and_then(|form| answer(&form).ok()) else {
        return Ok(None);
    };
    let code = draft.code();
    let differs = group.members.iter().find(|member| {
        let of_unit = member.id != loaded.head.id && member.unit == loaded.head.unit;
        of_unit && member.outcome.as_ref().is_some_and(|known| *known != code)
    });
    Ok(differs.map(|member| {
        let answered = member.answered.clone().unwrap_or_default();
        let (number, drafted) = (&member.number, in_words(&code));
        format!("同组的{number}本单位已经答复“{answered}”，这一稿是“{drafted}”。答复口径应当一致；情况不同的，在理由中写明。")
    }))
}

/// A code of an outcome in words: its kind, and the ground where something is withheld.
fn in_words(code: &str) -> String {
    let (kind, ground) = code.split_once('.').unwrap_or((code, ""));
    let known = ReplyKind::from_code(kind);
    let kind = known.map_or_else(|| kind.to_owned(), |kind| kind.label().to_owned());
    if ground.is_empty() {
        return kind;
    }
    let ground = Exemption::from_code(ground).map_or(ground, |known| known.label());
    format!("{kind}（{ground}）")
}

async fn views(
    office: &Office,
    conn: &mut Conn,
    actor: &Actor,
    stored: Vec<StoredGroup>,
) -> Result<Vec<CaseGroup>> {
    if stored.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<RowId> = stored.iter().map(|group| group.id).collect();
    let members = cases::group_members(conn, &ids).await?;
    let view = |group: StoredGroup| {
        let own = members.iter().filter(|(of, _)| *of == group.id);
        CaseGroup {
            lead_name: name(&actor.tree, group.lead),
            members: own.map(|(_, head)| member(office, actor, head)).collect(),
            may_change: actor.allows(office, step::CASES_OVERSEE, group.lead),
            id: group.id,
            name: group.name,
            lead: group.lead,
            plan: group.plan,
            ended_on: group.ended_on,
            revision: group.revision,
        }
    };
    Ok(stored.into_iter().map(view).collect())
}

fn member(office: &Office, actor: &Actor, head: &CaseHead) -> MemberView {
    let outcome = head.outcome.clone().filter(|_| head.closed_on.is_some());
    MemberView {
        id: head.id,
        number: head
            .number
            .clone()
            .unwrap_or_else(|| head.tracking.to_string()),
        unit: head.unit,
        unit_name: name(&actor.tree, head.unit),
        state_name: state_name(office, &head.kind, &head.state),
        answered: outcome.as_deref().map(in_words),
        outcome,
        is_seen: handles(office, actor, head)
            || actor.allows(office, step::CASES_OVERSEE, head.holder()),
    }
}

fn is_seen(office: &Office, actor: &Actor, group: &CaseGroup) -> bool {
    actor.allows(office, step::CASES_OVERSEE, group.lead)
        || group.members.iter().any(|member| member.is_seen)
}

fn name(tree: &Tree, unit: UnitId) -> String {
    let found = tree.get(unit);
    found
        .map(|unit| unit.short_name.clone())
        .unwrap_or_default()
}
