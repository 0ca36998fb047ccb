//! What the office told the applicant with its steps (告知): what has to be corrected or paid, until when, and why something
//! takes longer; of steps that only concern others, what they mean for the period.
//!
//! Source: 条例 art. 30–35, 41, 44; 国办函〔2020〕109号. Which steps tell is declared with them (`tells`, `told`). Who else is
//! asked is not told. Left out: documents and the reply, which stand by themselves on the tracking page.

use gongkai_model::{
    case::{
        CaseEffect, CaseFacts, Form,
        foi::{Charge, FoiEffect},
    },
    id::CaseId,
    kinds::FieldValue,
    organisation::Tree,
    procedure::{Procedure, Transition},
};
use gongkai_store::{
    blobs::MatterKey,
    cases::{self, StoredStep},
    units,
};
use jiff::Timestamp;

use super::{
    loaded::{key_of, open_form},
    see::{FieldView, given_fields},
    track::Recognised,
};
use crate::core::{Office, OfficeError, Result};

/// Something that the office told the applicant with a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// What the step is called.
    pub name: String,
    /// When.
    pub at: Timestamp,
    /// What it means, in a sentence.
    pub about: Option<String>,
    /// What was filled in.
    pub fields: Vec<FieldView>,
}

/// What is read once for all steps.
struct Around {
    key: MatterKey,
    /// Read where a step names a unit.
    tree: Option<Tree>,
    /// Oldest first; read where a step asks for one.
    fees: Vec<Charge>,
}

/// What the office told whoever brought a case, newest first.
///
/// # Errors
/// The store's.
pub async fn told(office: &Office, who: Recognised) -> Result<Vec<Message>> {
    let mut reader = office.store.reader().await?;
    let head = cases::get(&mut reader, who.case()).await?;
    let head = head.ok_or(OfficeError::NotFound("这个办件"))?;
    let (_, procedure) = office
        .kinds
        .case(&head.kind)
        .ok_or_else(|| OfficeError::Defect(format!("kind `{}` is not loaded", head.kind)))?;
    let steps = cases::steps(&mut reader, head.id).await?;
    let telling: Vec<_> = steps
        .iter()
        .filter_map(|step| Some((step, declared(procedure, step)?)))
        .collect();
    let has = |effect: CaseEffect| {
        let mut steps = telling.iter();
        steps.any(|(_, declared)| declared.effects.contains(&effect))
    };
    let tree = match has(CaseEffect::Transfer) {
        true => Some(units::tree(&mut reader).await?),
        false => None,
    };
    let fees = match has(CaseEffect::Foi(FoiEffect::NoticeFee)) {
        true => cases::fees(&mut reader, head.id).await?,
        false => Vec::new(),
    };
    let around = Around {
        key: key_of(office, &head)?,
        tree,
        fees,
    };
    drop(reader);
    let mut noticed = 0;
    let mut messages = Vec::new();
    for (step, declared) in telling {
        let mut fields = match declared.tells {
            true => around.filled(head.id, step, declared)?,
            false => Vec::new(),
        };
        if declared
            .effects
            .contains(&CaseEffect::Foi(FoiEffect::NoticeFee))
        {
            fields.extend(around.fees.get(noticed).map(sum));
            noticed += 1;
        }
        if declared.told.is_some() || !fields.is_empty() {
            messages.push(Message {
                name: declared.name.clone(),
                at: step.at,
                about: declared.told.clone(),
                fields,
            });
        }
    }
    messages.reverse();
    Ok(messages)
}

/// A step as declared, where it tells something.
fn declared<'a>(
    procedure: &'a Procedure<CaseFacts>,
    step: &'a StoredStep,
) -> Option<&'a Transition<CaseFacts>> {
    let mut from = procedure.from(&step.from);
    from.find(|known| known.step == step.step && (known.tells || known.told.is_some()))
}

/// The sum of a fee: nobody types it, so it is no field of the step.
fn sum(fee: &Charge) -> FieldView {
    FieldView {
        code: "yuan".to_owned(),
        name: "应缴金额".to_owned(),
        text: format!("{}元", fee.yuan),
        is_masked: false,
    }
}

impl Around {
    /// What was filled in with a step, and the reason where it wants one. An opinion that nobody had to write stays inside.
    fn filled(
        &self,
        case: CaseId,
        step: &StoredStep,
        declared: &Transition<CaseFacts>,
    ) -> Result<Vec<FieldView>> {
        let given = match &step.data {
            Some(data) => open_form(&self.key, case, &format!("data/{}", step.id), data)?,
            None => Form::default(),
        };
        let mut fields = given_fields(&declared.fields, &given);
        for field in &mut fields {
            if let Some(FieldValue::Unit(code)) = given.get(&field.code) {
                field.text = self.unit(code);
            }
        }
        if let Some(note) = step.note.as_ref().filter(|_| declared.reason) {
            fields.push(FieldView {
                code: "reason".to_owned(),
                name: "理由".to_owned(),
                text: self.key.open_text(&format!("note/{}", step.id), note)?,
                is_masked: false,
            });
        }
        Ok(fields)
    }

    fn unit(&self, code: &str) -> String {
        let found = self.tree.as_ref().and_then(|tree| tree.by_code(code));
        found.map_or_else(|| code.to_owned(), |unit| unit.name.clone())
    }
}
