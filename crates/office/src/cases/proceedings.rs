//! The register of 举报投诉、行政复议、行政诉讼: who decides, by when it was filed, how it ended, what the adviser wrote and what
//! is learnt from it. Table four of the annual report is counted from it.

use gongkai_model::{
    case::{CaseHead, ProceedingResult, ProceedingSort, ProceedingStage, Sealed},
    event::Matter,
    id::{CaseId, RowId, UnitId},
};
use gongkai_store::{
    Tx,
    blobs::MatterKey,
    cases::{self, StoredProceeding},
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{
    board::{handles, handles_at, units_of},
    loaded::{handled_head, key_of},
    stub::NOTHING_WITH_A_STUB,
};
use crate::core::{Actor, EventDraft, FieldError, Office, OfficeError, Result};

/// What is filled in about a proceeding.
#[derive(Debug, Clone, Default)]
pub struct ProceedingForm {
    /// What was filed, by code.
    pub sort: String,
    /// 受理机关
    pub organ: String,
    /// When it was filed.
    pub filed_on: Option<Date>,
    /// How far it has come, by code.
    pub stage: String,
    /// How it ended, by code; empty while it is pending.
    pub result: String,
    /// When it ended.
    pub decided_on: Option<Date>,
    /// What is sealed.
    pub written: ProceedingText,
}

/// What is written about a proceeding, sealed with the key of its case.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ProceedingText {
    /// 案号
    pub number: String,
    /// 法律顾问意见
    pub opinion: String,
    /// 吸取的教训、整改措施
    pub lessons: String,
}

/// A proceeding, as the desk shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProceedingView {
    /// Its row.
    pub stored: StoredProceeding,
    /// The registration number of its case.
    pub case_number: Option<String>,
    /// The name of the unit.
    pub unit_name: String,
    /// What is written; empty for whoever only oversees.
    pub text: ProceedingText,
    /// Whether this person may change it.
    pub is_handled: bool,
}

/// Most that a register shows.
const MOST: i64 = 500;
/// Characters of the sealed texts.
const TEXT_CHARS: usize = 5000;
const ORGAN_CHARS: usize = 100;

/// Registers a proceeding about a case.
///
/// # Errors
/// [`OfficeError::Invalid`] names every field that does not fit; [`OfficeError::NotFound`] for whoever has no part in
/// handling the case.
pub async fn register_proceeding(
    office: &Office,
    actor: &Actor,
    case: CaseId,
    form: ProceedingForm,
) -> Result<RowId> {
    let mut tx = office.store.begin().await?;
    let head = handled_head(office, &mut tx, actor, case).await?;
    of_a_stub(&head, &form.written)?;
    let others = cases::proceedings(&mut tx, case).await?;
    let read = read(&form, office.clock.today(), &others, None)?;
    let key = key_of(office, &head)?;
    let id: RowId = office.new_id();
    let stored = StoredProceeding {
        id,
        case,
        unit: head.unit,
        sort: read.sort,
        organ: form.organ.trim().to_owned(),
        filed_on: read.filed_on,
        stage: read.stage,
        ended: read.ended,
        written: seal(&key, id, &form.written)?,
        registered_by: actor.person.id,
        updated_at: office.clock.now(),
        revision: 0,
    };
    cases::insert_proceeding(&mut tx, &stored).await?;
    event("case.proceeding_registered", actor, &stored)
        .append(office, &mut tx)
        .await?;
    tx.commit().await?;
    Ok(id)
}

/// Changes a proceeding: its stage, its result, what was learnt.
///
/// # Errors
/// As [`register_proceeding`]; [`OfficeError::CaseConflict`] when somebody else changed it meanwhile.
pub async fn change_proceeding(
    office: &Office,
    actor: &Actor,
    id: RowId,
    revision: i64,
    form: ProceedingForm,
) -> Result<()> {
    let mut tx = office.store.begin().await?;
    let found = cases::proceeding(&mut tx, id).await?;
    let mut stored = found.ok_or(OfficeError::NotFound("这条登记"))?;
    let head = cases::get(&mut tx, stored.case).await?;
    let head = head.filter(|head| handles(office, actor, head));
    let head = head.ok_or(OfficeError::NotFound("这条登记"))?;
    of_a_stub(&head, &form.written)?;
    if stored.revision != revision {
        return Err(OfficeError::CaseConflict);
    }
    let others = cases::proceedings(&mut tx, stored.case).await?;
    let read = read(&form, office.clock.today(), &others, Some(id))?;
    let key = key_of(office, &head)?;
    stored.sort = read.sort;
    form.organ.trim().clone_into(&mut stored.organ);
    stored.filed_on = read.filed_on;
    stored.stage = read.stage;
    stored.ended = read.ended;
    stored.written = seal(&key, id, &form.written)?;
    stored.updated_at = office.clock.now();
    cases::update_proceeding(&mut tx, &stored).await?;
    event("case.proceeding_changed", actor, &stored)
        .append(office, &mut tx)
        .await?;
    tx.commit().await?;
    Ok(())
}

/// One proceeding.
///
/// # Errors
/// [`OfficeError::NotFound`] for whoever may not see it, as for what is not there.
pub async fn proceeding(office: &Office, actor: &Actor, id: RowId) -> Result<ProceedingView> {
    let mut reader = office.store.reader().await?;
    let found = cases::proceeding(&mut reader, id).await?;
    let stored = found.ok_or(OfficeError::NotFound("这条登记"))?;
    let head = cases::get(&mut reader, stored.case).await?;
    let head = head.ok_or(OfficeError::NotFound("这条登记"))?;
    if !seen(office, actor).contains(&stored.unit) && !handles(office, actor, &head) {
        return Err(OfficeError::NotFound("这条登记"));
    }
    let is_handled = handles(office, actor, &head);
    view(office, actor, stored, Some(&head), is_handled)
}

/// The proceedings about a case, oldest first.
///
/// # Errors
/// [`OfficeError::NotFound`] for whoever has no part in handling it.
pub async fn proceedings_of_case(
    office: &Office,
    actor: &Actor,
    case: CaseId,
) -> Result<(Option<String>, Vec<ProceedingView>)> {
    let mut reader = office.store.reader().await?;
    let head = handled_head(office, &mut reader, actor, case).await?;
    let all = cases::proceedings(&mut reader, case).await?;
    let views = all.into_iter();
    let views = views.map(|one| view(office, actor, one, Some(&head), true));
    let views = views.collect::<Result<_>>()?;
    Ok((head.number, views))
}

/// The register of all units that a person handles or oversees cases of, the latest first.
///
/// # Errors
/// The store's.
pub async fn proceedings(office: &Office, actor: &Actor) -> Result<Vec<ProceedingView>> {
    let mut reader = office.store.reader().await?;
    let (units, today) = (seen(office, actor), office.clock.today());
    let all = cases::proceedings_of(&mut reader, &units, today, MOST).await?;
    let views = all.into_iter().map(|one| {
        let is_handled = handles_any(office, actor, one.unit);
        view(office, actor, one, None, is_handled)
    });
    views.collect()
}

fn handles_any(office: &Office, actor: &Actor, unit: UnitId) -> bool {
    let mut kinds = office.kinds.cases();
    kinds.any(|kind| handles_at(office, actor, &kind.code, unit))
}

fn seen(office: &Office, actor: &Actor) -> Vec<UnitId> {
    let mut kinds = office.kinds.cases();
    let kind = kinds.find(|kind| kind.law.is_some());
    kind.map(|kind| units_of(office, actor, kind))
        .unwrap_or_default()
}

fn view(
    office: &Office,
    actor: &Actor,
    stored: StoredProceeding,
    head: Option<&CaseHead>,
    is_handled: bool,
) -> Result<ProceedingView> {
    let key = match head {
        Some(head) => key_of(office, head).ok(),
        // Of a stub whose key is just being changed the register shows no text.
        None => office.keys.get(Matter::Case(stored.case.get()))?,
    };
    let text = match key.filter(|_| is_handled) {
        Some(key) if head.is_some() => open(&key, stored.id, &stored.written)?,
        Some(key) => open(&key, stored.id, &stored.written).unwrap_or_default(),
        None => ProceedingText::default(),
    };
    let unit = actor.tree.get(stored.unit);
    Ok(ProceedingView {
        unit_name: unit.map(|unit| unit.short_name.clone()).unwrap_or_default(),
        stored,
        case_number: head.and_then(|head| head.number.clone()),
        text,
        is_handled,
    })
}

/// Of a stub nothing is written but the number of the file of whoever decides.
fn of_a_stub(head: &CaseHead, written: &ProceedingText) -> Result<()> {
    if !head.is_stub() {
        return Ok(());
    }
    match [("opinion", &written.opinion), ("lessons", &written.lessons)]
        .into_iter()
        .find(|(_, text)| !text.trim().is_empty())
    {
        Some((field, _)) => Err(OfficeError::field(field, NOTHING_WITH_A_STUB)),
        None => Ok(()),
    }
}

/// Leaves of what is written about a proceeding the number of the file, sealed with the key of the stub.
pub(super) async fn empty(
    tx: &mut Tx,
    case: CaseId,
    (old, new): (&MatterKey, &MatterKey),
) -> Result<()> {
    for one in cases::proceedings(tx, case).await? {
        let left = ProceedingText {
            number: open(old, one.id, &one.written)?.number,
            ..ProceedingText::default()
        };
        cases::rewrite_proceeding(tx, one.id, &seal(new, one.id, &left)?).await?;
    }
    Ok(())
}

struct Read {
    sort: ProceedingSort,
    filed_on: Date,
    stage: ProceedingStage,
    ended: Option<(Date, ProceedingResult)>,
}

/// Reads a form; `own` is the row that is changed.
fn read(
    form: &ProceedingForm,
    today: Date,
    others: &[StoredProceeding],
    own: Option<RowId>,
) -> Result<Read> {
    let mut errors = Vec::new();
    let mut wrong = |field: &str, message: String| {
        errors.push(FieldError {
            field: field.to_owned(),
            message,
        });
    };
    let sort = ProceedingSort::from_code(&form.sort);
    if sort.is_none() {
        wrong("sort", "请选择类别".to_owned());
    }
    let organ = form.organ.trim().chars().count();
    if !(1..=ORGAN_CHARS).contains(&organ) {
        wrong("organ", format!("请写明受理机关，最多{ORGAN_CHARS}个字"));
    }
    let filed_on = form.filed_on.filter(|day| *day <= today);
    if filed_on.is_none() {
        wrong("filed_on", "请写明提出的日期，不能晚于今天".to_owned());
    }
    let stage = ProceedingStage::from_code(&form.stage);
    if stage.is_none() {
        wrong("stage", "请选择进展".to_owned());
    }
    let result = ProceedingResult::from_code(&form.result);
    let decided_on = form.decided_on.filter(|day| *day <= today);
    let is_decided = stage == Some(ProceedingStage::Decided);
    if is_decided != result.is_some() {
        wrong("result", "审结的写明结果，没有审结的不填".to_owned());
    }
    if result.is_some() && decided_on.is_none_or(|day| filed_on.is_some_and(|filed| day < filed)) {
        wrong(
            "decided_on",
            "请写明审结的日期，不早于提出之日，不晚于今天".to_owned(),
        );
    }
    let has_review = others
        .iter()
        .any(|one| Some(one.id) != own && one.sort == ProceedingSort::Review);
    if sort == Some(ProceedingSort::LitigationAfterReview) && !has_review {
        wrong("sort", "复议后起诉的，先登记行政复议".to_owned());
    }
    for (field, text) in [
        ("number", &form.written.number),
        ("opinion", &form.written.opinion),
        ("lessons", &form.written.lessons),
    ] {
        if text.chars().count() > TEXT_CHARS {
            wrong(field, format!("最多{TEXT_CHARS}个字"));
        }
    }
    match (sort, filed_on, stage, errors.is_empty()) {
        (Some(sort), Some(filed_on), Some(stage), true) => Ok(Read {
            sort,
            filed_on,
            stage,
            ended: decided_on.zip(result),
        }),
        _ => Err(OfficeError::Invalid(errors)),
    }
}

fn place(id: RowId) -> String {
    format!("proceeding/{id}")
}

fn seal(key: &MatterKey, id: RowId, text: &ProceedingText) -> Result<Sealed> {
    let json = serde_json::to_string(text)
        .map_err(|error| OfficeError::Defect(format!("proceeding {id}: {error}")))?;
    Ok(key.seal_text(&place(id), &json)?)
}

fn open(key: &MatterKey, id: RowId, sealed: &Sealed) -> Result<ProceedingText> {
    let json = key.open_text(&place(id), sealed)?;
    serde_json::from_str(&json)
        .map_err(|error| OfficeError::Defect(format!("proceeding {id}: {error}")))
}

fn event(kind: &str, actor: &Actor, one: &StoredProceeding) -> EventDraft {
    let event = EventDraft::new(kind, Matter::Case(one.case.get()))
        .by(actor.person.id)
        .at_unit(one.unit)
        .with("sort", one.sort.code())
        .with("stage", one.stage.code());
    match one.ended {
        Some((_, result)) => event.with("result", result.code()),
        None => event,
    }
}
