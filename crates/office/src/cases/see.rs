//! A case as one of the staff sees it: masked where it is personal, with the steps that are open and why others are not.

use gongkai_model::{
    case::{CaseEffect, CaseHead, CaseKind, Form, foi::FoiEffect},
    event::Matter,
    id::{CaseId, PersonId},
    kinds::{Field, FieldType, FieldValue, show_money},
    permission::case_step_at,
};
use gongkai_rules::foi::clock::Reading;
use gongkai_store::{
    Conn,
    case_papers::{self, StoredPaper},
    cases::{self, StoredReply, StoredStep},
    people,
};
use jiff::Timestamp;

use super::{
    alike::{Alike, alike},
    board::{Urgency, handles, holder_name, state_name, urgency},
    enclosures::{self, Enclosure},
    fee::{self, FeeView},
    files::{FileView, views},
    loaded::{CaseLoaded, reply_place},
    papers::{self, HandPaper, PaperView},
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
    /// Whether a reason is wanted.
    pub reason: bool,
    /// Whether it asks for a fee.
    pub asks_fee: bool,
    /// What is filled in.
    pub fields: Vec<Field>,
    /// Why a rule refuses it.
    pub refused: Option<String>,
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
    /// How the clock of its law reads, with every span explained.
    pub reading: Option<Reading>,
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
    let (names, papers, may_enclose) =
        names_and_papers(office, &mut reader, actor, &loaded).await?;
    let inside = if is_handled {
        Inside::load(office, &mut reader, &loaded).await?
    } else {
        Inside::default()
    };
    let (kind, _) = loaded.kind(office)?;
    let today = office.clock.today();
    let law = law_facts(
        kind,
        loaded.events.clone(),
        std::sync::Arc::clone(&loaded.calendar),
        None,
    );
    let (events, calendar) = (&loaded.events, &loaded.calendar);
    let left = days_left(kind.law, events, &loaded.head, calendar, today);
    let subject = loaded.key.open_text("subject", &loaded.head.subject)?;
    let steps = loaded.steps.iter();
    let replies = loaded.replies.iter();
    Ok(CaseView {
        kind_name: kind.name.clone(),
        state_name: state_name(office, &kind.code, &loaded.head.state),
        holder: holder_name(actor, &loaded.head),
        subject: if is_handled { subject } else { String::new() },
        fields: if is_handled {
            form_fields(kind, &loaded.form)
        } else {
            Vec::new()
        },
        steps: steps
            .map(|step| step_view(office, &loaded, step, &names, is_handled))
            .collect::<Result<_>>()?,
        replies: replies
            .filter(|_| is_handled)
            .map(|reply| reply_view(office, &loaded, reply, &names))
            .collect::<Result<_>>()?,
        fees: inside.fees,
        alike: inside.alike,
        files: inside.files,
        enclosures: inside.enclosures,
        may_enclose: is_handled && may_enclose,
        open: open_steps(office, actor, &loaded)?,
        reading: reading(&law, today),
        urgency: urgency(&loaded.head, left, today),
        days_left: left,
        is_handled,
        papers,
        by_hand: inside.by_hand,
        head: loaded.head,
    })
}

/// What only whoever handles a case sees of it, besides what was written.
#[derive(Default)]
struct Inside {
    files: Vec<FileView>,
    enclosures: Vec<Enclosure>,
    fees: Vec<FeeView>,
    alike: Vec<Alike>,
    by_hand: Vec<HandPaper>,
}

impl Inside {
    async fn load(office: &Office, conn: &mut Conn, loaded: &CaseLoaded) -> Result<Self> {
        let files = cases::files_and_severed(conn, loaded.head.id).await?;
        Ok(Self {
            files: views(&loaded.key, &files)?,
            enclosures: enclosures::of_the_office(loaded, &files)?,
            fees: fees_of(conn, loaded).await?,
            alike: alike(office, conn, loaded).await?,
            by_hand: papers::by_hand(office, loaded)?,
        })
    }
}

/// Shows one masked field in clear. That somebody looked leaves an event.
///
/// # Errors
/// [`OfficeError::NotFound`] for whoever has no part in handling the case, and for a field that holds nothing.
pub async fn reveal(office: &Office, actor: &Actor, id: CaseId, field: &str) -> Result<FieldView> {
    let mut tx = office.store.begin().await?;
    let loaded = CaseLoaded::load(office, &mut tx, id).await?;
    if !handles(office, actor, &loaded.head) {
        return Err(OfficeError::NotFound("这个办件"));
    }
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

/// The fees of a case; one in which no notice was sent is not asked about.
async fn fees_of(conn: &mut Conn, loaded: &CaseLoaded) -> Result<Vec<FeeView>> {
    if loaded.steps.iter().all(|step| step.step != "notice_fee") {
        return Ok(Vec::new());
    }
    let fees = cases::fees(conn, loaded.head.id).await?;
    fees.iter().map(fee::view_of).collect()
}

/// The documents of a case, for who handles it, and the names of everybody in it.
async fn names_and_papers(
    office: &Office,
    conn: &mut Conn,
    actor: &Actor,
    loaded: &CaseLoaded,
) -> Result<(Names, Vec<PaperView>, bool)> {
    let papers = if handles(office, actor, &loaded.head) {
        case_papers::of_case(conn, loaded.head.id).await?
    } else {
        Vec::new()
    };
    let names = Names::of(conn, loaded, &papers).await?;
    let named = |person| names.get(person);
    let may_enclose = enclosures::may_change(office, loaded, &papers);
    let papers = papers::views(office, conn, actor, papers, &named).await?;
    Ok((names, papers, may_enclose))
}

/// The names of everybody who took a step or wrote a reply.
struct Names(Vec<(PersonId, String)>);

impl Names {
    async fn of(conn: &mut Conn, loaded: &CaseLoaded, papers: &[StoredPaper]) -> Result<Self> {
        let steps = loaded.steps.iter().filter_map(|step| step.person);
        let mut ids: Vec<PersonId> = steps
            .chain(loaded.replies.iter().map(|reply| reply.written_by))
            .chain(papers.iter().filter_map(|paper| paper.drawn_by))
            .collect();
        ids.sort_unstable();
        ids.dedup();
        if ids.is_empty() {
            return Ok(Self(Vec::new()));
        }
        let people = people::named(conn, &ids).await?;
        Ok(Self(
            people
                .into_iter()
                .map(|person| (person.id, person.name))
                .collect(),
        ))
    }

    fn get(&self, id: PersonId) -> String {
        let found = self.0.iter().find(|(known, _)| *known == id);
        found.map(|(_, name)| name.clone()).unwrap_or_default()
    }
}

/// The form as whoever filled it in reads it back.
pub(super) fn form_fields_in_clear(kind: &CaseKind, form: &Form) -> Vec<FieldView> {
    let fields = kind.fields.iter().map(|field| field.field.clone());
    given_fields(&fields.collect::<Vec<_>>(), form)
}

/// The form, masked where it is personal.
pub(super) fn form_fields(kind: &CaseKind, form: &Form) -> Vec<FieldView> {
    let filled = kind.fields.iter().filter_map(|field| {
        let value = form.get(&field.field.code)?;
        let text = show(&field.field, value);
        Some(FieldView {
            code: field.field.code.clone(),
            name: field.field.name.clone(),
            text: field
                .mask
                .map_or_else(|| text.clone(), |mask| mask.of(&text)),
            is_masked: field.mask.is_some(),
        })
    });
    filled.collect()
}

/// What was filled in with a step or reply.
pub(super) fn given_fields(fields: &[Field], given: &Form) -> Vec<FieldView> {
    let filled = fields.iter().filter_map(|field| {
        let value = given.get(&field.code)?;
        Some(FieldView {
            code: field.code.clone(),
            name: field.name.clone(),
            text: show(field, value),
            is_masked: false,
        })
    });
    filled.collect()
}

fn show(field: &Field, value: &FieldValue) -> String {
    match (value, &field.of) {
        (FieldValue::Enum(code), FieldType::Enum { choices }) => choices
            .iter()
            .find(|choice| choice.code == *code)
            .map_or_else(|| code.clone(), |choice| choice.name.clone()),
        (FieldValue::Money(cents), FieldType::Money { unit }) => {
            format!("{}{}", show_money(*cents, *unit), unit.label())
        }
        (FieldValue::Number(number), FieldType::Number { unit, .. }) => format!("{number}{unit}"),
        (FieldValue::Date(day), _) => gongkai_rules::dates::chinese(*day),
        (FieldValue::Period(from, until), _) => format!("{from} 至 {until}"),
        (
            FieldValue::Text(text)
            | FieldValue::Number(text)
            | FieldValue::Enum(text)
            | FieldValue::Unit(text)
            | FieldValue::File(text)
            | FieldValue::Relation(text),
            _,
        ) => text.clone(),
        (FieldValue::Money(cents), _) => cents.to_string(),
        (FieldValue::Table(rows), _) => format!("{}行", rows.len()),
    }
}

fn step_view(
    office: &Office,
    loaded: &CaseLoaded,
    step: &StoredStep,
    names: &Names,
    is_handled: bool,
) -> Result<StepView> {
    let (kind, procedure) = loaded.kind(office)?;
    let declared = procedure
        .from(&step.from)
        .find(|known| known.step == step.step);
    let (note, fields) = if is_handled {
        let note = step.note.as_ref();
        let note = note.map(|note| loaded.key.open_text(&format!("note/{}", step.id), note));
        let data = step.data.as_ref();
        let data = data.map(|data| loaded.open_form(&format!("data/{}", step.id), data));
        let fields = declared.map_or(&[][..], |step| &step.fields);
        let given = data.transpose()?.unwrap_or_default();
        (note.transpose()?, given_fields(fields, &given))
    } else {
        (None, Vec::new())
    };
    Ok(StepView {
        name: procedure.step_name(&step.step).to_owned(),
        by: step.person.map(|person| names.get(person)),
        at: step.at,
        to: state_name(office, &kind.code, &step.to),
        note,
        fields,
    })
}

fn reply_view(
    office: &Office,
    loaded: &CaseLoaded,
    reply: &StoredReply,
    names: &Names,
) -> Result<ReplyView> {
    let form = loaded.open_form(&reply_place(reply.id), &reply.reply)?;
    Ok(ReplyView {
        by: names.get(reply.written_by),
        at: reply.written_at,
        fields: given_fields(&reply_fields(office, loaded)?, &form),
        sent_at: reply.sent_at,
    })
}

/// The fields that a reply of this kind is written in.
pub(super) fn reply_fields(office: &Office, loaded: &CaseLoaded) -> Result<Vec<Field>> {
    let (_, procedure) = loaded.kind(office)?;
    let writes = procedure.transitions.iter().find(|transition| {
        let mut effects = transition.effects.iter();
        effects.any(|effect| *effect == CaseEffect::WriteReply)
    });
    Ok(writes.map(|step| step.fields.clone()).unwrap_or_default())
}

/// The steps that a person may take now. What the role forbids is not shown; what a rule refuses is, with the reason.
fn open_steps(office: &Office, actor: &Actor, loaded: &CaseLoaded) -> Result<Vec<OpenStep>> {
    let (_, procedure) = loaded.kind(office)?;
    let facts = loaded.facts(office, Some(actor), Form::default())?;
    let state = &loaded.head.state;
    let holder = loaded.head.holder();
    let open = procedure.open_steps(state, &facts).into_iter();
    let mine = open.filter(|step| {
        let step = case_step_at(&procedure.code, &step.step, state);
        actor.allows(office, &step, holder)
    });
    Ok(mine
        .map(|step| OpenStep {
            code: step.step.clone(),
            name: step.name.clone(),
            reason: step.reason,
            asks_fee: step
                .effects
                .contains(&CaseEffect::Foi(FoiEffect::NoticeFee)),
            fields: step.fields.clone(),
            refused: step
                .permits(&facts)
                .err()
                .map(|refusal| refusal.to_string()),
        })
        .collect())
}
