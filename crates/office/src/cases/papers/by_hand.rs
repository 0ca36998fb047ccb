//! Documents that no step draws: 送达回证, and what has to be told besides.

use std::collections::BTreeMap;

use gongkai_model::{
    case::Form,
    id::{CaseId, RowId},
    kinds::Field,
    paper::PaperTemplate,
};
use gongkai_store::units;

use super::draw::{Drawn, draw};
use crate::{
    cases::{apply::invalid, loaded::CaseLoaded},
    core::{Actor, Office, OfficeError, Result},
};

/// A document that may be drawn by hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandPaper {
    /// The code of its template.
    pub code: String,
    /// 标题
    pub title: String,
    /// What is filled in.
    pub fields: Vec<Field>,
}

/// What may be drawn by hand for a case.
///
/// # Errors
/// [`OfficeError::NotFound`] for whoever has no part in handling it.
pub async fn drawn_by_hand(office: &Office, actor: &Actor, case: CaseId) -> Result<Vec<HandPaper>> {
    let mut reader = office.store.reader().await?;
    let loaded = CaseLoaded::handled(office, &mut reader, actor, case).await?;
    by_hand(office, &loaded)
}

fn is_open(paper: &PaperTemplate, has_law: bool) -> bool {
    paper.by_hand && paper.unit.is_none() && (has_law || !paper.code.starts_with("foi_"))
}

/// As [`drawn_by_hand`], for a case that is open already.
pub(in crate::cases) fn by_hand(office: &Office, loaded: &CaseLoaded) -> Result<Vec<HandPaper>> {
    let has_law = loaded.kind(office)?.0.law.is_some();
    let papers = office.kinds.papers();
    // With a stub nobody writes anything: only what the case itself fills in is drawn.
    let is_stub = loaded.head.is_stub();
    let open =
        papers.filter(|paper| is_open(paper, has_law) && (!is_stub || paper.fields.is_empty()));
    let papers = open.map(|paper| HandPaper {
        code: paper.code.clone(),
        title: paper.title.clone(),
        fields: paper.fields.clone(),
    });
    Ok(papers.collect())
}

/// Draws a document by hand.
///
/// # Errors
/// [`OfficeError::NotFound`] for what may not be drawn so; [`OfficeError::Invalid`] names every field that does not fit.
pub async fn draw_by_hand(
    office: &Office,
    actor: &Actor,
    case: CaseId,
    code: &str,
    typed: &BTreeMap<String, String>,
) -> Result<RowId> {
    let mut tx = office.store.begin().await?;
    let loaded = CaseLoaded::handled(office, &mut tx, actor, case).await?;
    let has_law = loaded.kind(office)?.0.law.is_some();
    let template = office
        .kinds
        .papers()
        .find(|paper| paper.code == code && is_open(paper, has_law));
    let template = template.ok_or(OfficeError::NotFound("这种文书"))?;
    if loaded.head.is_stub() && !template.fields.is_empty() {
        return Err(OfficeError::NotFound("这种文书，存根不得写入内容"));
    }
    let given = Form::read_step(template.fields.iter(), typed).map_err(invalid)?;
    let tree = units::tree(&mut tx).await?;
    let drawn = Drawn {
        actor: Some(actor),
        loaded: &loaded,
        head: &loaded.head,
        events: &loaded.events,
        given: &given,
        reason: "",
    };
    let paper = draw(office, &mut tx, &drawn, &tree, code).await?;
    tx.commit().await?;
    Ok(paper.id)
}
