//! What came to the unit before and may be the same: earlier cases of the applicant, and cases that ask in nearly the
//! same words (重复申请的提示). Texts are opened, compared and let go; nothing of it is stored.

use gongkai_model::{
    case::{CaseHead, CaseKind, Form, NEAR, Wording},
    id::CaseId,
};
use gongkai_store::{Conn, cases};
use jiff::{Timestamp, ToSpan};

use super::{
    board::state_name,
    loaded::{CaseLoaded, key_of, open_form},
};
use crate::core::{Office, Result, civil, instant};

/// So many of the unit's latest cases are compared.
const COMPARED: i64 = 400;

/// So many are shown.
const SHOWN: usize = 12;

/// An earlier case that may be the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alike {
    /// The case.
    pub id: CaseId,
    /// 登记号
    pub number: Option<String>,
    /// What it is about.
    pub subject: String,
    /// The name of its state.
    pub state_name: String,
    /// When it came in.
    pub submitted_at: Timestamp,
    /// Whether the same applicant brought it.
    pub is_same_applicant: bool,
    /// How alike the wording is, in percent, where it is near.
    pub likeness: Option<u8>,
}

/// Finds what may be the same among the cases of twelve months before, of the same kind, at the same unit; the most
/// alike first.
///
/// # Errors
/// The store's. A case whose key was destroyed is left out.
pub(super) async fn alike(
    office: &Office,
    conn: &mut Conn,
    loaded: &CaseLoaded,
) -> Result<Vec<Alike>> {
    let (kind, _) = loaded.kind(office)?;
    let came_on = civil(loaded.head.submitted_at).date();
    let since = came_on.checked_sub(12.months()).unwrap_or(came_on);
    let since = instant(since.at(0, 0, 0, 0));
    let found = cases::earlier(conn, &loaded.head, since, COMPARED).await?;
    let own = found.iter().find(|one| one.head.id == loaded.head.id);
    let print = own.and_then(|own| own.print.clone());
    let wording = Wording::of(&loaded.form.wording(kind));
    let mut alike: Vec<Alike> = Vec::new();
    for other in found.iter().filter(|one| one.head.id != loaded.head.id) {
        let is_same_applicant = print.is_some() && other.print == print;
        let Some((subject, form)) = opened(office, &other.head) else {
            continue;
        };
        let near = wording.likeness(&Wording::of(&form.wording(kind)));
        let likeness = Some(near).filter(|near| *near >= NEAR);
        if is_same_applicant || likeness.is_some() {
            alike.push(Alike {
                id: other.head.id,
                number: other.head.number.clone(),
                subject,
                state_name: state_name(office, &other.head.kind, &other.head.state),
                submitted_at: other.head.submitted_at,
                is_same_applicant,
                likeness,
            });
        }
    }
    alike.sort_by_key(|one| std::cmp::Reverse((one.likeness, one.submitted_at)));
    alike.truncate(SHOWN);
    Ok(alike)
}

/// The subject and the form of a case that can still be read. A stub says nothing to compare or count.
pub(super) fn opened(office: &Office, head: &CaseHead) -> Option<(String, Form)> {
    if head.is_stub() {
        return None;
    }
    let key = key_of(office, head).ok()?;
    let subject = key.open_text("subject", &head.subject).ok()?;
    let form = open_form(&key, head.id, "form", &head.form).ok()?;
    Some((subject, form))
}

/// The fingerprint of whoever fills in a form: equal for all kinds that identify by the same fields.
pub(super) fn print_of(office: &Office, kind: &CaseKind, form: &Form) -> Result<Option<String>> {
    let Some(identity) = form.identity(kind) else {
        return Ok(None);
    };
    Ok(Some(office.keys.fingerprint("applicant", &identity)?))
}
