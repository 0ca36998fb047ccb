//! Who is helped to make a request, and how (art. 29, 43).

use crate::report::Applicant;

/// What makes a request difficult for the one who makes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Difficulty {
    /// 采用书面形式确有困难
    Writing,
    /// 阅读困难
    Reading,
    /// 视听障碍
    SightOrHearing,
}

/// Help that the organ must give.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Help {
    /// What staff do, in Chinese.
    pub text: &'static str,
    /// The article.
    pub article: &'static str,
}

impl Difficulty {
    /// The help owed to this applicant. Filling in is for everyone; reading and hearing are of citizens only.
    pub fn help(self, applicant: Applicant) -> Option<Help> {
        let is_citizen = applicant == Applicant::NaturalPerson;
        match self {
            Self::Writing => Some(Help {
                text: "可以口头提出，由政府信息公开工作机构代为填写政府信息公开申请",
                article: "条例第二十九条第一款",
            }),
            Self::Reading | Self::SightOrHearing => is_citizen.then_some(Help {
                text: "应当提供必要的帮助，如代为诵读、讲解或者提供适于其识读的形式",
                article: "条例第四十三条",
            }),
        }
    }
}
