//! What a request lacks, in the three parts of art. 29 and the words of a notice.

use crate::attribute::Reason;

/// One of the three parts that a request must have (art. 29).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Part {
    /// 申请人的姓名或者名称、身份证明、联系方式
    Applicant,
    /// 申请公开的政府信息的名称、文号或者便于查询的其他特征性描述
    Information,
    /// 申请公开的政府信息的形式要求
    Form,
}

/// Something that a request lacks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Gap {
    /// 缺姓名或者名称
    Name,
    /// 缺身份证明
    ProofOfIdentity,
    /// 缺联系方式
    Contact,
    /// 缺名称、文号和其他特征性描述
    Description,
    /// 缺形式要求
    Form,
    /// 内容不明确 (art. 30), with what is unclear.
    Unclear(Reason),
}

/// All that a request lacks: at least one thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gaps(Vec<Gap>);

impl Gap {
    /// The part of art. 29 that it belongs to.
    pub fn part(&self) -> Part {
        match self {
            Self::Name | Self::ProofOfIdentity | Self::Contact => Part::Applicant,
            Self::Description | Self::Unclear(_) => Part::Information,
            Self::Form => Part::Form,
        }
    }

    /// What the applicant is asked for, in Chinese.
    pub fn asks_for(&self) -> String {
        match self {
            Self::Name => "申请人的姓名或者名称".to_owned(),
            Self::ProofOfIdentity => "申请人的身份证明".to_owned(),
            Self::Contact => "申请人的联系方式".to_owned(),
            Self::Description => {
                "所申请政府信息的名称、文号或者便于行政机关查询的其他特征性描述".to_owned()
            }
            Self::Form => "所申请政府信息的形式要求，包括获取信息的方式、途径".to_owned(),
            Self::Unclear(what) => format!("明确所申请的政府信息：{what}"),
        }
    }

    /// The article that asks for it.
    pub fn article(&self) -> &'static str {
        match self {
            Self::Name | Self::ProofOfIdentity | Self::Contact => "条例第二十九条第二款第一项",
            Self::Description => "条例第二十九条第二款第二项",
            Self::Form => "条例第二十九条第二款第三项",
            Self::Unclear(_) => "条例第三十条",
        }
    }
}

impl Gaps {
    pub(super) fn of(gaps: Vec<Gap>) -> Option<Self> {
        (!gaps.is_empty()).then_some(Self(gaps))
    }

    /// Every gap, in the order of the article.
    pub fn iter(&self) -> impl Iterator<Item = &Gap> {
        self.0.iter()
    }
}
