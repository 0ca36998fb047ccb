//! 答复选登: what was asked and answered becomes, by choice, a record that names nobody; it goes through all reviews like
//! every other. The one door from a case to a record, for this and for what is asked again and again (条例 art. 44).
//!
//! Never from a stub, and never where something was withheld: a question may say what the answer did not. Which case a
//! record came from stands where only staff can read it.

use gongkai_model::{
    case::{CaseHead, CaseKind},
    event::Matter,
    id::{CaseId, PersonId, RecordId, UnitId},
    kinds::{FieldType, FieldValue},
    organisation::{Grant, Unit},
    permission::step_at,
    record::{Content, Relevance, Source},
};
use gongkai_rules::attribute::DisclosureAttribute;
use gongkai_store::{Conn, Tx, cases, grants};

use super::loaded::{CaseLoaded, reply_place};
use crate::core::{Actor, EventDraft, FieldError, NewRecord, Office, OfficeError, Result};

/// What is published of a case.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Publication {
    /// The title of the record.
    pub title: String,
    /// What was asked.
    pub question: String,
    /// What was answered.
    pub answer: String,
}

/// The kind of record that a draft becomes; the drafter may choose another one.
const DRAFT_KIND: &str = "notice";
/// The type of such a record: 公告.
const TYPE: (&str, &str) = ("notice_type", "announcement");
/// The most characters of title, question and answer.
const MOST: [usize; 3] = [120, 5_000, 10_000];

/// What could be published of a case, its personal data taken out as far as it is known.
///
/// # Errors
/// [`OfficeError::NotFound`] for whoever has no part in handling it; [`OfficeError::Invalid`] at `case` says why nothing
/// of it may be published.
pub async fn propose_publication(
    office: &Office,
    actor: &Actor,
    case: CaseId,
) -> Result<Publication> {
    let mut reader = office.store.reader().await?;
    let loaded = CaseLoaded::handled(office, &mut reader, actor, case).await?;
    if let Some(refused) = refusal(&loaded) {
        return Err(OfficeError::field("case", refused));
    }
    let (kind, _) = loaded.kind(office)?;
    let form = &loaded.form;
    let clean = |text: &str| form.anonymised(kind, text.trim());
    Ok(Publication {
        title: format!("关于“{}”的答复", clean(form.text(&kind.subject))),
        question: clean(&question(kind, &loaded)),
        answer: clean(&answer(&loaded)?),
    })
}

/// Drafts a record of question and answer, for the drafter of the unit to bring through its reviews.
///
/// # Errors
/// As [`propose_publication`]; [`OfficeError::Invalid`] at each text in which somebody is still named, or that says
/// nothing.
pub async fn publish_answer(
    office: &Office,
    actor: &Actor,
    case: CaseId,
    text: Publication,
) -> Result<RecordId> {
    let mut tx = office.store.begin().await?;
    let loaded = CaseLoaded::handled(office, &mut tx, actor, case).await?;
    if let Some(refused) = refusal(&loaded) {
        return Err(OfficeError::field("case", refused));
    }
    let (kind, _) = loaded.kind(office)?;
    let texts = [
        ("title", &text.title),
        ("question", &text.question),
        ("answer", &text.answer),
    ];
    let errors = texts
        .into_iter()
        .zip(MOST)
        .filter_map(|((field, text), most)| {
            let message = match text.trim().chars().count() {
                0 => Some("请填写".to_owned()),
                chars if chars > most => Some(format!("最多{most}个字")),
                _ => loaded.form.revealed_by(kind, text),
            };
            Some(FieldError {
                field: field.to_owned(),
                message: message?,
            })
        });
    let errors: Vec<FieldError> = errors.collect();
    if !errors.is_empty() {
        return Err(OfficeError::Invalid(errors));
    }
    let content = Content {
        title: text.title.trim().to_owned(),
        written_on: loaded.head.closed_on,
        body_html: format!(
            "<h2>申请内容</h2>{}<h2>答复内容</h2>{}",
            paragraphs(&text.question),
            paragraphs(&text.answer)
        ),
        ..Content::default()
    };
    let record = drafted(office, &mut tx, actor, &loaded.head, content).await?;
    tx.commit().await?;
    Ok(record)
}

/// Why nothing of a case may be published; none when something may.
pub(super) fn refusal(loaded: &CaseLoaded) -> Option<&'static str> {
    let head = &loaded.head;
    let is_sent = loaded.replies.iter().any(|reply| reply.sent_at.is_some());
    if head.is_stub() {
        Some("国家秘密存根不得选登")
    } else if head
        .outcome
        .as_deref()
        .is_some_and(|code| code.contains(".X"))
    {
        Some("不予公开、部分公开的，不选登")
    } else if head.closed_on.is_none() || !is_sent {
        Some("还没有答复，不能选登")
    } else {
        None
    }
}

/// What was asked: the line that stands for the case and its longer texts. Needs of the applicant, such as help with
/// reading, are no part of it.
fn question(kind: &CaseKind, loaded: &CaseLoaded) -> String {
    let asked = kind.fields.iter().filter(|field| {
        let is_long = matches!(
            field.field.of,
            FieldType::Text {
                multiline: true,
                ..
            }
        );
        field.mask.is_none() && (is_long || field.field.code == kind.subject)
    });
    let texts = asked.map(|field| loaded.form.text(&field.field.code));
    let filled: Vec<&str> = texts.filter(|text| !text.is_empty()).collect();
    filled.join("\n")
}

/// The words of the reply that was sent last.
fn answer(loaded: &CaseLoaded) -> Result<String> {
    let sent = loaded.replies.iter().rfind(|reply| reply.sent_at.is_some());
    let Some(sent) = sent else {
        return Ok(String::new());
    };
    let form = loaded.open_form(&reply_place(sent.id), &sent.reply)?;
    Ok(form.text("reply").to_owned())
}

fn paragraphs(text: &str) -> String {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let escaped = lines.map(|line| {
        let line = line.replace('&', "&amp;").replace('<', "&lt;");
        format!("<p>{}</p>", line.replace('>', "&gt;"))
    });
    escaped.collect()
}

/// Drafts a record from a case, in the name of somebody of its unit who may bring it through its reviews.
pub(super) async fn drafted(
    office: &Office,
    tx: &mut Tx,
    actor: &Actor,
    head: &CaseHead,
    content: Content,
) -> Result<RecordId> {
    if !cases::conversions(tx, &[head.id]).await?.is_empty() {
        return Err(OfficeError::field("case", "已经起草过"));
    }
    let unit = actor.tree.get(head.unit);
    let unit = unit.ok_or(OfficeError::NotFound("这个单位"))?;
    let (drafter, at) = drafter(office, tx, actor, head.unit).await?;
    let new = NewRecord {
        kind: DRAFT_KIND.to_owned(),
        unit: head.unit,
        office: at.filter(|at| *at != head.unit),
        urgent: false,
        content: of_the_unit(unit, content),
    };
    let record = new.insert(office, tx, drafter, Source::Desk).await?;
    cases::note_conversion(tx, head.id, record.id).await?;
    EventDraft::new("case.converted", Matter::Case(head.id.get()))
        .by(actor.person.id)
        .at_unit(head.unit)
        .with("record", record.id)
        .append(office, tx)
        .await?;
    Ok(record.id)
}

/// What every such record has: who issues it, what it has to do with their duties, that everybody may read it.
fn of_the_unit(unit: &Unit, content: Content) -> Content {
    let duty = unit.profile.duty_topics.first().cloned();
    let (field, value) = TYPE;
    Content {
        issuers: vec![unit.name.clone()],
        attribute: Some(DisclosureAttribute::Proactive),
        relevance: duty.map(|duty| Relevance { duty }),
        fields: [(field.to_owned(), FieldValue::Enum(value.to_owned()))].into(),
        ..content
    }
}

/// Whoever acts, if they also draft at the unit, or its first drafter: only the drafter of a record can submit it.
async fn drafter(
    office: &Office,
    conn: &mut Conn,
    actor: &Actor,
    unit: UnitId,
) -> Result<(PersonId, Option<UnitId>)> {
    let (kinds, tree) = (&office.kinds, &actor.tree);
    let start = kinds
        .procedure_of(DRAFT_KIND)
        .map(|procedure| procedure.start.clone());
    let submit = step_at("submit", &start.unwrap_or_default());
    if actor.allows(office, &submit, unit) {
        return Ok((actor.person.id, None));
    }
    let drafts = |grant: &Grant| {
        let of_unit = tree
            .public_unit(grant.unit)
            .is_some_and(|public| public.id == unit);
        let own = std::slice::from_ref(grant);
        of_unit && kinds.permissions().allows(own, &submit, grant.unit, tree)
    };
    let all = grants::all(conn).await?;
    let found = all.into_iter().find(drafts);
    let found = found.ok_or_else(|| {
        OfficeError::field("case", "本单位没有拟稿人，请本单位系统管理员先授予岗位")
    })?;
    Ok((found.person, Some(found.unit)))
}
