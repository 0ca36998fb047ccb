//! 救济告知 — what the applicant may do against a reply, in the words that go into it.
//!
//! Source: 行政复议法（2023年修订）第二十条、第二十三条, 行政诉讼法第四十五条、第四十六条, 法释〔2025〕8号. Withholding under
//! 《政府信息公开条例》 art. 14–16 goes to reconsideration first, and the reply must say so; everything else may go
//! either way. Notices on the way (correction, extension, fee) are no replies and name no remedy. Whether a special
//! rule (R7) belongs to the first group is disputed: a setting, either way by default. Left out: complaints under 条例
//! 第五十一条, which are open at any time.

use super::{Reply, ReplyKind};

/// What may be done against a reply.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Remedy {
    /// 复议前置: reconsideration, then a lawsuit.
    ReconsiderationFirst,
    /// 可以复议，也可以直接起诉
    Either,
    /// 不告知救济: nothing was decided against the applicant.
    None,
}

/// A notice on the way to a reply; no remedy lies against it alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Notice {
    /// 补正告知
    Correction,
    /// 延期告知
    Extension,
    /// 说明理由通知
    Explanation,
    /// 延迟答复告知
    Deferral,
    /// 收费通知
    Fee,
    /// 征求第三方意见
    ThirdParty,
}

impl Notice {
    /// Always none: a notice ends nothing (法释〔2025〕8号).
    pub fn remedy(self) -> Remedy {
        Remedy::None
    }
}

/// What a place decides where the law is silent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct RemedySettings {
    /// R7 goes to reconsideration first.
    pub special_rule_reconsideration_first: bool,
}

/// Who hears an applicant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Organs<'a> {
    /// 行政复议机关
    pub reconsideration: &'a str,
    /// 有管辖权的人民法院
    pub court: &'a str,
}

impl Reply {
    /// What may be done against it.
    pub fn remedy(&self, settings: RemedySettings) -> Remedy {
        let is_first = settings.special_rule_reconsideration_first;
        match self.kind() {
            ReplyKind::SpecialRule if is_first => Remedy::ReconsiderationFirst,
            // A request taken back leaves nothing to contest; any other end does.
            ReplyKind::Other if *self != Self::Withdrawn => Remedy::Either,
            kind => kind.fact().remedy,
        }
    }
}

/// The paragraph that a reply ends with; none where nothing is to be told.
pub fn remedy_paragraph(
    reply: &Reply,
    organs: Organs<'_>,
    settings: RemedySettings,
) -> Option<String> {
    let first = |subject| reconsideration_first(subject, organs);
    match reply.remedy(settings) {
        Remedy::None => None,
        Remedy::Either => Some(either("本答复", organs)),
        Remedy::ReconsiderationFirst if reply.kind() == ReplyKind::Partial => {
            let withheld = first("本答复中不予公开的部分");
            Some(withheld + &either("本答复的其他内容", organs))
        }
        Remedy::ReconsiderationFirst => Some(first("本答复")),
    }
}

fn reconsideration_first(subject: &str, organs: Organs<'_>) -> String {
    let Organs {
        reconsideration,
        court,
    } = organs;
    format!(
        "如对{subject}不服，应当依照《中华人民共和国行政复议法》第二十三条的规定先申请行政复议：可以自收到本答复之日起60日内向{reconsideration}申请行政复议；对行政复议决定不服的，可以自收到行政复议决定书之日起15日内依法向{court}提起行政诉讼。"
    )
}

fn either(subject: &str, organs: Organs<'_>) -> String {
    let Organs {
        reconsideration,
        court,
    } = organs;
    format!(
        "如对{subject}不服，可以自收到本答复之日起60日内依法向{reconsideration}申请行政复议，也可以自收到本答复之日起六个月内依法向{court}提起行政诉讼。"
    )
}
