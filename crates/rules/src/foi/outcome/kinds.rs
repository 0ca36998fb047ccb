//! The table of reply kinds: one row each.

use super::basis::Basis;
use super::{Remedy, ReplyKind as K};
use crate::report::Handling as H;

/// What is known of a kind of reply.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// The kind.
    pub kind: K,
    /// The code in data.
    pub code: &'static str,
    /// The name in Chinese.
    pub name: &'static str,
    /// The article or instrument; none where the case names its own.
    pub basis: Option<Basis>,
    /// What the applicant must be told.
    pub contents: &'static [Content],
    /// The row of the annual report; none where the ground decides.
    pub handling: Option<H>,
    /// What may be done against it.
    pub remedy: Remedy,
}

/// Something that a reply must contain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Content {
    /// 获取该政府信息的方式、途径
    WhereToFind,
    /// 所提供的政府信息，或者获取的方式、途径和时间
    Information,
    /// 不予公开等决定的理由
    Reason,
    /// 检索情况：检索范围、方式和结果
    SearchRecord,
    /// 能够确定的负责公开的机关名称、联系方式
    ResponsibleOrgan,
    /// 此前答复的日期和文号
    EarlierReply,
    /// 应当依照办理的法律、行政法规的规定
    SpecialRule,
    /// 可以提供的部分
    PublicPart,
    /// 相应的信访、投诉、举报渠道
    Channel,
    /// 公开出版物的获取途径
    PublicationSource,
    /// 此前的补正告知、收费通知或者说明理由通知
    EarlierNotice,
    /// 救济途径和期限
    Remedies,
}

use Content as C;
use Remedy::{Either, None as NoRemedy, ReconsiderationFirst};

const fn fact(
    kind: K,
    (code, name): (&'static str, &'static str),
    basis: Option<Basis>,
    contents: &'static [C],
    handling: Option<H>,
    remedy: Remedy,
) -> Fact {
    Fact {
        kind,
        code,
        name,
        basis,
        contents,
        handling,
        remedy,
    }
}

const fn art(article: &'static str) -> Option<Basis> {
    Some(Basis::Article(article))
}

/// All kinds, R1 to R17.
#[rustfmt::skip]
pub static KINDS: [Fact; 17] = [
    fact(K::AlreadyPublic, ("R1", "已主动公开"), art("第三十六条第一项"), &[C::WhereToFind, C::Remedies], Some(H::Granted), Either),
    fact(K::Granted, ("R2", "予以公开"), art("第三十六条第二项"), &[C::Information, C::Remedies], Some(H::Granted), Either),
    fact(K::Denied, ("R3", "不予公开"), art("第三十六条第三项"), &[C::Reason, C::Remedies], None, ReconsiderationFirst),
    fact(K::NotFound, ("R4", "经检索不存在"), art("第三十六条第四项"), &[C::SearchRecord, C::Remedies], Some(H::NotHeld), Either),
    fact(K::NotOurs, ("R5", "不属于本机关负责公开"), art("第三十六条第五项"), &[C::Reason, C::ResponsibleOrgan, C::Remedies], Some(H::NotHeld), Either),
    fact(K::Repeat, ("R6", "不予重复处理"), art("第三十六条第六项"), &[C::EarlierReply, C::Remedies], Some(H::Repeat), Either),
    fact(K::SpecialRule, ("R7", "依照特别规定办理"), art("第三十六条第七项"), &[C::SpecialRule, C::Remedies], Some(H::AdminQuery), Either),
    fact(K::Partial, ("R8", "部分公开"), art("第三十七条"), &[C::PublicPart, C::Reason, C::Remedies], Some(H::Partial), ReconsiderationFirst),
    fact(K::NeedsProcessing, ("R9", "需要加工、分析"), art("第三十八条"), &[C::Reason, C::Remedies], Some(H::NeedsCreation), Either),
    fact(K::Petition, ("R10", "信访、投诉、举报"), art("第三十九条第一款"), &[C::Reason, C::Channel, C::Remedies], Some(H::Petition), Either),
    fact(K::Publication, ("R11", "要求提供公开出版物"), art("第三十九条第二款"), &[C::PublicationSource, C::Remedies], Some(H::Publication), Either),
    fact(K::Excessive, ("R12", "数量、频次明显超过合理范围且理由不合理"), art("第三十五条"), &[C::EarlierNotice, C::Reason, C::Remedies], Some(H::Abusive), Either),
    fact(K::Reconfirm, ("R13", "要求确认或者重新出具已获取的信息"), Some(Basis::Practice("国办公开办函〔2021〕30号")), &[C::Reason, C::Remedies], Some(H::Reconfirm), Either),
    fact(K::StillUnclear, ("R14", "补正后仍不明确"), art("第三十条"), &[C::EarlierNotice, C::Reason, C::Remedies], Some(H::StillUnclear), Either),
    fact(K::NoCorrection, ("R15", "逾期不补正，不再处理"), art("第三十条"), &[C::EarlierNotice, C::Remedies], Some(H::NoCorrection), Either),
    fact(K::NoPayment, ("R16", "逾期不缴费，不再处理"), Some(Basis::Practice("国办函〔2020〕109号")), &[C::EarlierNotice, C::Remedies], Some(H::NoPayment), Either),
    fact(K::Other, ("R17", "其他"), None, &[C::Reason], Some(H::Other), NoRemedy),
];

impl K {
    /// The row of the table.
    pub fn fact(self) -> &'static Fact {
        let [
            r1,
            r2,
            r3,
            r4,
            r5,
            r6,
            r7,
            r8,
            r9,
            r10,
            r11,
            r12,
            r13,
            r14,
            r15,
            r16,
            r17,
        ] = &KINDS;
        match self {
            Self::AlreadyPublic => r1,
            Self::Granted => r2,
            Self::Denied => r3,
            Self::NotFound => r4,
            Self::NotOurs => r5,
            Self::Repeat => r6,
            Self::SpecialRule => r7,
            Self::Partial => r8,
            Self::NeedsProcessing => r9,
            Self::Petition => r10,
            Self::Publication => r11,
            Self::Excessive => r12,
            Self::Reconfirm => r13,
            Self::StillUnclear => r14,
            Self::NoCorrection => r15,
            Self::NoPayment => r16,
            Self::Other => r17,
        }
    }
}
