//! Documents of a case (文书): drawn up when the step that owns them is taken, printed when somebody looks, sealed by who
//! may.
//!
//! What a document says is fixed in the transaction of its step, with its number, and lies sealed with the key of the
//! case. Setting it takes a second and a font for every character, so PDF and Word file are made at the first look and
//! kept, sealed as well; a step never waits for them. A seal makes the PDF anew, and nothing else ever does.

mod by_hand;
mod content;
mod draw;
mod file;
mod parts;
mod preview;
mod seal;
mod which;

use gongkai_model::{
    id::{CaseId, PersonId, RowId},
    permission::step,
};
use gongkai_store::{Conn, case_papers, case_papers::StoredPaper, unit_seals};
use jiff::Timestamp;

pub(super) use by_hand::by_hand;
pub use by_hand::{HandPaper, draw_by_hand, drawn_by_hand};
pub(super) use draw::{Drawn, draw_all};
pub(super) use file::printed;
pub use file::{File, paper_file, paper_for_applicant, papers_for_applicant};
pub(super) use preview::check_reply;
pub use preview::draft_of_reply;
pub use seal::{SealForm, put_seal, seal_of, use_seal};

use super::loaded::handled_head;
use crate::core::{Actor, Office, Result};

/// A document in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperView {
    /// Identifies it.
    pub id: RowId,
    /// 标题
    pub title: String,
    /// 发文字号, where it bears one.
    pub number: Option<String>,
    /// Who took the step that drew it; nobody for the applicant.
    pub drawn_by: String,
    /// When.
    pub drawn_at: Timestamp,
    /// 待用印: it wants a seal and bears none.
    pub waits_for_seal: bool,
    /// When it was sealed.
    pub sealed_at: Option<Timestamp>,
    /// When it was sent.
    pub sent_at: Option<Timestamp>,
    /// Whether this person may put the seal on it now.
    pub may_seal: bool,
    /// Whether what it said was destroyed; only its number and its days are left then.
    pub is_destroyed: bool,
}

/// The documents of a case, oldest first, for who handles it.
///
/// # Errors
/// [`OfficeError::NotFound`] for whoever may not see the case.
pub async fn papers_of(office: &Office, actor: &Actor, id: CaseId) -> Result<Vec<PaperView>> {
    let mut reader = office.store.reader().await?;
    handled_head(office, &mut reader, actor, id).await?;
    let papers = case_papers::of_case(&mut reader, id).await?;
    views(office, &mut reader, actor, papers, &|_| String::new()).await
}

/// As [`papers_of`], with the names of who drew them.
pub(super) async fn views(
    office: &Office,
    conn: &mut Conn,
    actor: &Actor,
    papers: Vec<StoredPaper>,
    name: &(dyn Fn(PersonId) -> String + Sync),
) -> Result<Vec<PaperView>> {
    let waits =
        |paper: &StoredPaper| paper.bears_seal && paper.seal.is_none() && !paper.is_destroyed();
    let may_use = |paper: &StoredPaper| actor.allows(office, step::SEAL_USE, paper.unit);
    // All but what another unit drew before it handed the case on is of one unit.
    let wanted = papers.iter().find(|paper| waits(paper) && may_use(paper));
    let unit = wanted.map(|paper| paper.unit);
    let has_seal = match unit {
        Some(unit) => unit_seals::present(conn, unit).await?.is_some(),
        None => false,
    };
    let views = papers.into_iter().map(|paper| PaperView {
        id: paper.id,
        drawn_by: paper.drawn_by.map(name).unwrap_or_default(),
        drawn_at: paper.drawn_at,
        waits_for_seal: waits(&paper),
        may_seal: has_seal && waits(&paper) && Some(paper.unit) == unit,
        sealed_at: paper.sealed_at,
        sent_at: paper.sent_at,
        is_destroyed: paper.is_destroyed(),
        title: paper.title,
        number: paper.number,
    });
    Ok(views.collect())
}

/// Where what a document says is sealed.
fn place(paper: RowId) -> String {
    format!("paper/{paper}")
}

/// Whether whoever brought the case may have it: it is theirs, was sent, and bears the seal that it wants.
fn is_open(paper: &StoredPaper) -> bool {
    paper.for_applicant
        && paper.sent_at.is_some()
        && (!paper.bears_seal || paper.seal.is_some())
        && !paper.is_destroyed()
}
