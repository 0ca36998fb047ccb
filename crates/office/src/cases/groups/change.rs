//! Making and changing groups: by numbers, by who oversees every case of them.

use gongkai_model::{
    case::{CaseHead, personal_in},
    event::Matter,
    id::{RowId, UnitId},
    permission::step,
};
use gongkai_rules::numbers::TrackingCode;
use gongkai_store::{
    Conn, Tx,
    cases::{self, StoredGroup},
};

use crate::core::{Actor, EventDraft, FieldError, Office, OfficeError, Result};

/// What is filled in about a group.
#[derive(Debug, Clone, Default)]
pub struct CaseGroupForm {
    /// What the event is called.
    pub name: String,
    /// 牵头单位
    pub lead: Option<UnitId>,
    /// 统一答复方案
    pub plan: String,
    /// Registration numbers or tracking codes, one a line.
    pub members: String,
    /// Whether it has come to an end.
    pub is_ended: bool,
}

/// Most cases of one group.
const MOST_MEMBERS: usize = 100;
const NAME_CHARS: usize = 60;
const PLAN_CHARS: usize = 2_000;

/// Makes a group.
///
/// # Errors
/// [`OfficeError::NotPermitted`] for whoever does not oversee the lead unit; [`OfficeError::Invalid`] names every field
/// that does not fit, and each case that was not found, is not overseen, is a stub, or is in another group.
pub async fn make_case_group(office: &Office, actor: &Actor, form: CaseGroupForm) -> Result<RowId> {
    let mut tx = office.store.begin().await?;
    let lead = checked(office, actor, &form)?;
    let members = members(office, &mut tx, actor, &form.members).await?;
    let stored = StoredGroup {
        id: office.new_id(),
        name: form.name.trim().to_owned(),
        lead,
        plan: form.plan.trim().to_owned(),
        made_by: actor.person.id,
        made_at: office.clock.now(),
        ended_on: None,
        revision: 0,
    };
    cases::insert_group(&mut tx, &stored).await?;
    for head in &members {
        put(office, &mut tx, actor, stored.id, head).await?;
    }
    tx.commit().await?;
    Ok(stored.id)
}

/// Changes a group and its cases.
///
/// # Errors
/// As [`make_case_group`]; [`OfficeError::CaseConflict`] when somebody else changed it meanwhile.
pub async fn change_case_group(
    office: &Office,
    actor: &Actor,
    id: RowId,
    revision: i64,
    form: CaseGroupForm,
) -> Result<()> {
    let mut tx = office.store.begin().await?;
    let stored = cases::group(&mut tx, id).await?;
    let mut stored = stored.ok_or(OfficeError::NotFound("这个热点事件"))?;
    actor.may(office, step::CASES_OVERSEE, stored.lead)?;
    stored.lead = checked(office, actor, &form)?;
    let wanted = members(office, &mut tx, actor, &form.members).await?;
    form.name.trim().clone_into(&mut stored.name);
    form.plan.trim().clone_into(&mut stored.plan);
    stored.ended_on = match (stored.ended_on, form.is_ended) {
        (_, false) => None,
        (known, true) => known.or(Some(office.clock.today())),
    };
    stored.revision = revision;
    cases::update_group(&mut tx, &stored).await?;
    let known = cases::group_members(&mut tx, &[id]).await?;
    for (_, head) in &known {
        if wanted.iter().all(|one| one.id != head.id) {
            cases::remove_member(&mut tx, head.id).await?;
            event("case.ungrouped", actor, head)
                .append(office, &mut tx)
                .await?;
        }
    }
    for head in &wanted {
        if known.iter().all(|(_, one)| one.id != head.id) {
            put(office, &mut tx, actor, id, head).await?;
        }
    }
    tx.commit().await?;
    Ok(())
}

/// The lead unit, where everything that was written fits.
fn checked(office: &Office, actor: &Actor, form: &CaseGroupForm) -> Result<UnitId> {
    let mut errors = Vec::new();
    let texts = [
        ("name", &form.name, 1, NAME_CHARS),
        ("plan", &form.plan, 0, PLAN_CHARS),
    ];
    for (field, text, least, most) in texts {
        let chars = text.trim().chars().count();
        let message = if chars < least {
            Some("请填写".to_owned())
        } else if chars > most {
            Some(format!("最多{most}个字"))
        } else {
            personal_in(text).map(|found| format!("还有{found}，请去掉：不写个人信息"))
        };
        errors.extend(message.map(|message| FieldError {
            field: field.to_owned(),
            message,
        }));
    }
    let lead = form.lead.filter(|unit| {
        let found = actor.tree.get(*unit);
        found.is_some_and(|unit| unit.level.has_public_page())
    });
    if lead.is_none() {
        errors.push(FieldError {
            field: "lead".to_owned(),
            message: "请选择牵头单位".to_owned(),
        });
    }
    match lead {
        Some(lead) if errors.is_empty() => {
            actor.may(office, step::CASES_OVERSEE, lead)?;
            Ok(lead)
        }
        _ => Err(OfficeError::Invalid(errors)),
    }
}

/// The cases that were named, each once.
async fn members(
    office: &Office,
    conn: &mut Conn,
    actor: &Actor,
    typed: &str,
) -> Result<Vec<CaseHead>> {
    let lines = typed.lines().map(str::trim).filter(|line| !line.is_empty());
    let mut found: Vec<CaseHead> = Vec::new();
    for line in lines {
        let refuse = |why: &str| OfficeError::field("members", format!("{line}：{why}"));
        let mut named = match line.parse::<TrackingCode>() {
            Ok(code) => cases::by_tracking(conn, &code).await?.into_iter().collect(),
            Err(_) => cases::by_number(conn, line).await?,
        };
        // What is not overseen is told like what is not there.
        named.retain(|head| actor.allows(office, step::CASES_OVERSEE, head.unit));
        let head = match named.len() {
            0 => return Err(refuse("没有这个办件，或者不由您督办")),
            1 => named.remove(0),
            _ => return Err(refuse("几个单位有同样的登记号，请写查询码")),
        };
        if head.is_stub() {
            return Err(refuse("国家秘密存根不得编入"));
        }
        if found.iter().all(|known| known.id != head.id) {
            found.push(head);
        }
    }
    if found.len() > MOST_MEMBERS {
        let text = format!("一个热点事件最多{MOST_MEMBERS}件");
        return Err(OfficeError::field("members", text));
    }
    Ok(found)
}

async fn put(
    office: &Office,
    tx: &mut Tx,
    actor: &Actor,
    group: RowId,
    head: &CaseHead,
) -> Result<()> {
    // A stub that was made meanwhile stays out: its row is held until this is committed.
    let is_whole = cases::hold(tx, head.id).await?;
    let (by, now) = (actor.person.id, office.clock.now());
    if !is_whole || !cases::put_member(tx, group, head.id, by, now).await? {
        let number = head
            .number
            .clone()
            .unwrap_or_else(|| head.tracking.to_string());
        let text = format!("{number}：已经编入另一个热点事件，或者是存根");
        return Err(OfficeError::field("members", text));
    }
    event("case.grouped", actor, head)
        .append(office, tx)
        .await?;
    Ok(())
}

/// Into which group stands in no event: of a case that becomes a stub the name of the event would tell what it was about,
/// and events stay.
fn event(kind: &str, actor: &Actor, head: &CaseHead) -> EventDraft {
    EventDraft::new(kind, Matter::Case(head.id.get()))
        .by(actor.person.id)
        .at_unit(head.unit)
}
