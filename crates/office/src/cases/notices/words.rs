//! What notices say.

use gongkai_model::case::{CaseHead, Sealed};

use super::{Notice, Word};
use crate::{
    cases::loaded::CaseLoaded,
    core::{Letter, Office, Result},
};

/// Words without names, subjects or numbers of people.
pub(super) fn words(office: &Office, loaded: &CaseLoaded, word: &Word) -> Result<Letter> {
    let (kind, procedure) = loaded.kind(office)?;
    let CaseHead {
        tracking, state, ..
    } = &loaded.head;
    let public = procedure
        .state(state)
        .and_then(|state| state.public.clone());
    let state = public.unwrap_or_default();
    let track = office.outlets.link("/track");
    let desk = office.outlets.link("/desk/cases");
    let (subject, text) = match word.notice {
        Notice::Sent => (
            "您提交的办件已经收到".to_owned(),
            format!(
                "您提交的办件已经收到，查询码 {tracking} 。办理进度请到 {track} 凭查询码和您留下的联系方式查看。"
            ),
        ),
        Notice::Progress => (
            "您的办件有新的进展".to_owned(),
            format!(
                "您的办件（查询码 {tracking} ）有新的进展：{state}。详情请到 {track} 凭查询码和您留下的联系方式查看。"
            ),
        ),
        Notice::Code => {
            let code = word.code.clone().unwrap_or_default();
            let code = loaded.key.open_text("code", &Sealed(code))?;
            (
                "查询验证码".to_owned(),
                format!(
                    "验证码 {code} ，10 分钟内有效，只用于查看您的办件。不是您本人查询的，请不要理会。"
                ),
            )
        }
        Notice::Arrived => (
            "收到新的办件".to_owned(),
            format!(
                "收到新的{}（查询码 {tracking} ），请及时登记：{desk}",
                kind.name
            ),
        ),
        Notice::Answered => (
            "申请人有新的答复".to_owned(),
            format!(
                "{}（查询码 {tracking} ）的申请人办理了一步，请查看：{desk}",
                kind.name
            ),
        ),
        Notice::Chased => (
            "有办件被催办".to_owned(),
            format!(
                "{}（查询码 {tracking} ）被催办，请尽快办理：{desk}",
                kind.name
            ),
        ),
    };
    Ok(Letter { subject, text })
}
