//! A case as one of the staff sees it: masked where it is personal, with the steps that are open and why others are not.

mod around;
mod fields;
mod names;
mod steps;

use gongkai_model::{
    case::{CaseHead, CaseKind, foi::joint::Joint},
    event::Matter,
    id::{CaseId, RecordId},
    kinds::Field,
};
use gongkai_rules::foi::clock::Reading;
use jiff::Timestamp;

use around::Around;
use names::Names;
use steps::{open_steps, reply_view, step_view};

pub(super) use fields::{form_fields_in_clear, given_fields, reply_fields};

use self::fields::form_fields;
use super::{
    alike::Alike,
    board::{Urgency, handles, holder_name, state_name, urgency},
    chasings::{self, ChasingView},
    enclosures::Enclosure,
    fee::FeeView,
    files::FileView,
    groups::CaseGroup,
    loaded::CaseLoaded,
    papers::{self, HandPaper, PaperView},
    publication,
};
use crate::core::{Actor, EventDraft, Office, OfficeError, Result, days_left, law_facts, reading};

/// Something that was filled in, as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldView {
    /// The code of the field.
    pub code: String,
    /// Its label.
    pub name: String,
    /// What stands there, masked where it is personal.
    pub text: String,
    /// Whether more can be seen on asking.
    pub is_masked: bool,
}

/// A step that was taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepView {
    /// What it is called.
    pub name: String,
    /// Who took it; the applicant without a name.
    pub by: Option<String>,
    /// When.
    pub at: Timestamp,
    /// Into which state.
    pub to: String,
    /// The reason or opinion.
    pub note: Option<String>,
    /// What was filled in.
    pub fields: Vec<FieldView>,
}

/// A reply that was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReplyView {
    /// Who wrote it.
    pub by: String,
    /// When.
    pub at: Timestamp,
    /// What it says.
    pub fields: Vec<FieldView>,
    /// When it was sent.
    pub sent_at: Option<Timestamp>,
}

/// A step that can be taken now, or why it cannot.
#[derive(Debug, Clone)]
pub struct OpenStep {
    /// Its code.
    pub code: String,
    /// The words on the button.
    pub name: String,
    /// Whether it usually comes next.
    pub is_usual: bool,
    /// Whether a reason is wanted.
    pub reason: bool,
    /// Whether the reason is shown to whoever brought the case.
    pub tells: bool,
    /// Codes of fields and what is proposed for them.
    pub proposed: Vec<(String, String)>,
    /// Whether it asks for a fee.
    pub asks_fee: bool,
    /// Whether a reason or opinion may be written; nothing is with a stub.
    pub takes_words: bool,
    /// What whoever takes it has to know first.
    pub warning: Option<String>,
    /// What is filled in.
    pub fields: Vec<Field>,
    /// Why a rule refuses it.
    pub refused: Option<String>,
}

/// A document that looks issued jointly with an organ of the Party (党政联合发文).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JointView {
    /// Its number; empty for a document without one.
    pub number: String,
    /// What its number suggests; empty where somebody judged without it.
    pub why: &'static str,
    /// What was judged, in words; none while nobody did.
    pub judged: Option<String>,
    /// Whether articles 14 to 16 may not be cited for it.
    pub is_under_party_rules: bool,
}

/// A case, for one of the staff.
#[derive(Debug, Clone)]
pub struct CaseView {
    /// Its row.
    pub head: CaseHead,
    /// The name of its kind.
    pub kind_name: String,
    /// The name of its state.
    pub state_name: String,
    /// Who has it.
    pub holder: String,
    /// The theme that it was put under.
    pub theme: Option<String>,
    /// What it is about; empty for whoever only oversees.
    pub subject: String,
    /// The form; empty for whoever only oversees.
    pub fields: Vec<FieldView>,
    /// The steps taken, oldest first.
    pub steps: Vec<StepView>,
    /// The files; empty for whoever only oversees.
    pub files: Vec<FileView>,
    /// What may go with the reply; empty for whoever only oversees.
    pub enclosures: Vec<Enclosure>,
    /// Whether that may still be chosen.
    pub may_enclose: bool,
    /// The replies written, oldest first; empty for whoever only oversees.
    pub replies: Vec<ReplyView>,
    /// The fees that were asked for, oldest first; empty for whoever only oversees.
    pub fees: Vec<FeeView>,
    /// Earlier cases that may be the same; empty for whoever only oversees.
    pub alike: Vec<Alike>,
    /// The steps open to this person.
    pub open: Vec<OpenStep>,
    /// Documents that it names and that look issued jointly with an organ of the Party; empty for whoever only oversees.
    pub joint: Vec<JointView>,
    /// How the clock of its law reads, with every span explained.
    pub reading: Option<Reading>,
    /// How often the office that has it was chased, oldest first.
    pub chasings: Vec<ChasingView>,
    /// Whether this person may chase it.
    pub may_chase: bool,
    /// The group of cases about one event that it belongs to.
    pub group: Option<CaseGroup>,
    /// What is to be said of a draft that does not agree with a reply of the group; none for whoever only oversees.
    pub disagreement: Option<String>,
    /// Whether question and answer may be published without a name (选登).
    pub may_publish: bool,
    /// The record that was drafted from it; none for whoever only oversees.
    pub record: Option<RecordId>,
    /// How near its last day is.
    pub urgency: Urgency,
    /// Working days left, where time runs.
    pub days_left: Option<i64>,
    /// Whether this person has a part in handling it.
    pub is_handled: bool,
    /// Its documents, oldest first; empty for whoever only oversees.
    pub papers: Vec<PaperView>,
    /// What may be drawn by hand; empty for whoever only oversees.
    pub by_hand: Vec<HandPaper>,
}

/// Shows a case.
///
/// # Errors
/// [`OfficeError::NotFound`] for whoever may not see it, as for what is not there.
pub async fn see(office: &Office, actor: &Actor, id: CaseId) -> Result<CaseView> {
    let mut reader = office.store.reader().await?;
    let loaded = CaseLoaded::load(office, &mut reader, id).await?;
    if !loaded.is_seen_by(office, actor) {
        return Err(OfficeError::NotFound("这个办件"));
    }
    let is_handled = handles(office, actor, &loaded.head);
    let around = Around::of(office, &mut reader, (actor, is_handled), &loaded).await?;
    let names = Names::of(&mut reader, &loaded, &around, &actor.tree).await?;
    let chasings = around.chasings(actor, &names);
    let named = |person| names.get(person);
    let papers = papers::views(office, &mut reader, actor, around.papers, &named).await?;
    let (kind, _) = loaded.kind(office)?;
    let today = office.clock.today();
    let calendar = std::sync::Arc::clone(&loaded.calendar);
    let left = days_left(kind.law, &loaded.events, &loaded.head, &calendar, today);
    let law = law_facts(
        kind,
        loaded.events.clone(),
        calendar,
        None,
        Joint::default(),
    );
    let subject = loaded.key.open_text("subject", &loaded.head.subject)?;
    let steps = loaded.steps.iter();
    let replies = loaded.replies.iter().filter(|_| is_handled);
    Ok(CaseView {
        kind_name: kind.name.clone(),
        theme: theme_name(kind, &loaded.head),
        state_name: state_name(office, &kind.code, &loaded.head.state),
        holder: holder_name(actor, &loaded.head),
        subject: Some(subject).filter(|_| is_handled).unwrap_or_default(),
        fields: match is_handled {
            true => form_fields(kind, &loaded.form),
            false => Vec::new(),
        },
        steps: steps
            .map(|step| step_view(office, &loaded, step, &names, is_handled))
            .collect::<Result<_>>()?,
        replies: replies
            .map(|reply| reply_view(office, &loaded, reply, &names))
            .collect::<Result<_>>()?,
        by_hand: if is_handled {
            papers::by_hand(office, &loaded)?
        } else {
            Vec::new()
        },
        open: open_steps(office, actor, &loaded)?,
        reading: reading(&law, today),
        may_chase: chasings::may_chase(office, actor, &loaded.head),
        may_publish: is_handled
            && around.record.is_none()
            && publication::refusal(&loaded).is_none(),
        urgency: urgency(&loaded.head, left, today),
        days_left: left,
        is_handled,
        papers,
        chasings,
        fees: around.fees,
        alike: around.alike,
        files: around.files,
        enclosures: around.enclosures,
        may_enclose: around.may_enclose,
        joint: around.joint,
        group: around.group,
        disagreement: around.disagreement,
        record: around.record,
        head: loaded.head,
    })
}

fn theme_name(kind: &CaseKind, head: &CaseHead) -> Option<String> {
    let code = head.theme.as_deref()?;
    kind.theme_name(code).map(str::to_owned)
}

/// Shows one masked field in clear. That somebody looked leaves an event.
///
/// # Errors
/// [`OfficeError::NotFound`] for whoever has no part in handling the case, and for a field that holds nothing.
pub async fn reveal(office: &Office, actor: &Actor, id: CaseId, field: &str) -> Result<FieldView> {
    let mut tx = office.store.begin().await?;
    let loaded = CaseLoaded::handled(office, &mut tx, actor, id).await?;
    let (kind, _) = loaded.kind(office)?;
    let found = kind.field(field).filter(|field| field.mask.is_some());
    let found = found.ok_or(OfficeError::NotFound("这一栏"))?;
    let text = loaded.form.text(field);
    if text.is_empty() {
        return Err(OfficeError::NotFound("这一栏"));
    }
    EventDraft::new("case.looked", Matter::Case(id.get()))
        .by(actor.person.id)
        .at_unit(loaded.head.unit)
        .with("field", field)
        .append(office, &mut tx)
        .await?;
    tx.commit().await?;
    Ok(FieldView {
        code: field.to_owned(),
        name: found.field.name.clone(),
        text: text.to_owned(),
        is_masked: false,
    })
}
