//! Which document it is: the member of a family that fits, and the template of a unit.

use gongkai_model::{
    case::{Form, foi::answer},
    paper::PaperTemplate,
};
use gongkai_rules::foi::{
    outcome::{PlainKind, Reply, ReplyKind},
    papers::Paper,
};

use super::draw::Drawn;
use crate::core::{Office, OfficeError, Result};

/// The template of a document for a unit.
pub(super) fn template<'a>(
    office: &'a Office,
    code: &str,
    unit: &str,
) -> Result<&'a PaperTemplate> {
    let found = office.kinds.paper(code, unit);
    found.ok_or_else(|| OfficeError::Defect(format!("there is no template `{code}`")))
}

/// Which member of a family it is: a reply by its kind, a letter to an organ by the organ's part.
pub(super) fn member(name: &str, drawn: &Drawn<'_>, reply: Option<&Reply>) -> Result<String> {
    match (name, reply) {
        ("foi_reply", Some(reply)) => Ok(Paper::Reply(reply.kind()).code()),
        ("foi_reply", None) => Err(OfficeError::field("reply", "还没有写答复")),
        ("foi_agency", _) => Ok(format!(
            "{name}.{}",
            drawn.given.code("role").unwrap_or("other")
        )),
        _ => Ok(name.to_owned()),
    }
}

/// The reply that is drawn up: the last one written, or the end that the case came to without one.
pub(super) fn reply_of(drawn: &Drawn<'_>) -> Result<Option<(Reply, Form)>> {
    let lapsed = drawn.head.outcome.as_deref().and_then(ReplyKind::from_code);
    let lapsed =
        lapsed.filter(|kind| matches!(kind, ReplyKind::NoCorrection | ReplyKind::NoPayment));
    if let Some(plain) = lapsed.and_then(PlainKind::new) {
        return Ok(Some((Reply::Plain(plain), Form::default())));
    }
    let Some(form) = drawn.loaded.reply()? else {
        return Ok(None);
    };
    // Letters have replies without a kind of the law.
    Ok(answer(&form).ok().map(|reply| (reply, form)))
}
