//! The steps of a case: those that were taken, the replies that were written, and what a person may do next.

use gongkai_model::{
    case::{CaseEffect, CaseFacts, Form, foi::FoiEffect, stub},
    kinds::FieldValue,
    permission::case_step_at,
    procedure::Transition,
};
use gongkai_store::cases::{StoredReply, StoredStep};

use super::{
    FieldView, OpenStep, ReplyView, StepView,
    fields::{given_fields, reply_fields},
    names::Names,
};
use crate::{
    cases::{
        board::state_name,
        loaded::{CaseLoaded, reply_place},
        stub::{NOTHING_WITH_A_STUB, is_made_by},
    },
    core::{Actor, Office, Result},
};

pub(super) fn step_view(
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
        let mut shown = given_fields(fields, &given);
        name_units(&mut shown, &given, names);
        (note.transpose()?, shown)
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

/// Units are written by their codes; people know them by name.
fn name_units(shown: &mut [FieldView], given: &Form, names: &Names) {
    for field in shown {
        if let Some(FieldValue::Unit(code)) = given.get(&field.code) {
            names.unit(code).clone_into(&mut field.text);
        }
    }
}

pub(super) fn reply_view(
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

/// The steps that a person may take now. What the role forbids is not shown; what a rule refuses is, with the reason.
pub(super) fn open_steps(
    office: &Office,
    actor: &Actor,
    loaded: &CaseLoaded,
) -> Result<Vec<OpenStep>> {
    let (kind, procedure) = loaded.kind(office)?;
    let facts = loaded.facts(office, Some(actor), Form::default())?;
    let state = &loaded.head.state;
    let holder = loaded.head.holder();
    let open = procedure.open_steps(state, &facts).into_iter();
    let is_stub = loaded.head.is_stub();
    let wants_words = |step: &Transition<CaseFacts>| {
        let mut fields = step.fields.iter();
        fields.any(|field| field.required && !stub::takes(field))
    };
    let mine = open.filter(|step| {
        let step = case_step_at(&procedure.code, &step.step, state);
        actor.allows(office, &step, holder)
    });
    let proposed = |step: &Transition<CaseFacts>| {
        let classifies = step.effects.contains(&CaseEffect::Classify);
        let known = loaded.head.theme.clone();
        let theme = known.or_else(|| loaded.suggested_theme(kind));
        let theme = theme.filter(|_| classifies);
        theme.map(|theme| ("theme".to_owned(), theme))
    };
    let mut mine: Vec<_> = mine.collect();
    // What leads on stands before what is done on the way.
    mine.sort_by_key(|step| match (step.usual, step.to == *state) {
        (true, false) => 0,
        (true, true) => 1,
        (false, _) => 2,
    });
    Ok(mine
        .into_iter()
        .map(|step| OpenStep {
            code: step.step.clone(),
            name: step.name.clone(),
            is_usual: step.usual,
            reason: step.reason,
            tells: step.tells && step.reason,
            proposed: proposed(step).into_iter().collect(),
            takes_words: !loaded.head.is_stub() && !is_made_by(&step.effects),
            warning: step.warning.clone(),
            asks_fee: step
                .effects
                .contains(&CaseEffect::Foi(FoiEffect::NoticeFee)),
            fields: step
                .fields
                .iter()
                .filter(|field| !is_stub || stub::takes(field))
                .cloned()
                .collect(),
            refused: match step.permits(&facts) {
                Err(refusal) => Some(refusal.to_string()),
                Ok(()) => (is_stub && wants_words(step)).then(|| NOTHING_WITH_A_STUB.to_owned()),
            },
        })
        .collect())
}
