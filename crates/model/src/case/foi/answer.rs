//! From a filled-in reply to a reply that the law knows: which kind, on which ground, by which law.

use gongkai_rules::{
    exemption::Exemption,
    foi::outcome::{Instrument, PlainKind, Reply, ReplyKind, Withholding, WithholdingError},
};

use crate::case::Form;

/// Why no reply can be made of what was filled in, in words for whoever did.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AnswerError {
    /// No kind was chosen.
    #[error("请选择答复类型")]
    NoKind,
    /// The kind withholds something and says not on which ground.
    #[error("“{0}”须选择不予公开的理由（条例第十四条至第十六条）")]
    NoGround(&'static str),
    /// What was chosen is no ground of this kind.
    #[error("所选理由不能用于“{0}”")]
    WrongGround(&'static str),
    /// The law must be named.
    #[error("“{0}”须写明所依据的法律、行政法规或者文件名称和条款")]
    NoLaw(&'static str),
    /// The name of the law is too long.
    #[error("依据最多写200个字")]
    LongLaw,
}

/// Reads the fields `reply_kind` (R1–R17), `ground` (X1–X7) and `law`.
///
/// # Errors
/// [`AnswerError`] says what is missing or does not fit.
pub fn answer(given: &Form) -> Result<Reply, AnswerError> {
    let kind = given.code("reply_kind").and_then(ReplyKind::from_code);
    let kind = kind.ok_or(AnswerError::NoKind)?;
    if let Some(plain) = PlainKind::new(kind) {
        return Ok(Reply::Plain(plain));
    }
    let law = match given.text("law") {
        "" => None,
        text => Some(Instrument::new(text).map_err(|_| AnswerError::LongLaw)?),
    };
    match kind {
        ReplyKind::Denied => Ok(Reply::Denied(ground(kind, given, law)?)),
        ReplyKind::Partial => Ok(Reply::Partial(ground(kind, given, law)?)),
        ReplyKind::SpecialRule => law
            .map(Reply::SpecialRule)
            .ok_or(AnswerError::NoLaw(kind.label())),
        _ => law
            .map(Reply::Other)
            .ok_or(AnswerError::NoLaw(kind.label())),
    }
}

fn ground(
    kind: ReplyKind,
    given: &Form,
    law: Option<Instrument>,
) -> Result<Withholding, AnswerError> {
    let ground = given.code("ground").and_then(Exemption::from_code);
    let ground = ground.ok_or(AnswerError::NoGround(kind.label()))?;
    Withholding::new(ground, law).map_err(|error| match error {
        WithholdingError::NoGround(_) => AnswerError::WrongGround(kind.label()),
        WithholdingError::LawNotNamed => AnswerError::NoLaw(kind.label()),
    })
}
