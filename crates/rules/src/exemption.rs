//! 不予公开的理由 — the grounds on which information may be withheld: 《政府信息公开条例》 art. 14–16, 36(七).
//!
//! The list is closed: work secrets (工作秘密) and home-made reasons such as 内部资料 are no grounds. Not
//! here: who decides, and the exceptions that weigh a ground against the public interest (art. 15, 32: `foi::third_party`,
//! `foi::citing`). Of a state secret only a [`SecretStub`] is kept.

mod stub;

pub use stub::{Conclusion, SecretStub};

/// A ground for withholding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Exemption {
    /// 依法确定的国家秘密 (art. 14). Such information never enters; only a [`SecretStub`] may say that it exists.
    StateSecret,
    /// 法律、行政法规禁止公开 (art. 14).
    ForbiddenByLaw,
    /// 公开后可能危及国家安全、公共安全、经济安全、社会稳定 (art. 14).
    SafetyAndStability,
    /// 涉及商业秘密、个人隐私等，公开会对第三方合法权益造成损害 (art. 15).
    ThirdParty,
    /// 内部事务信息: personnel, logistics, internal workflow (art. 16).
    InternalAffairs,
    /// 过程性信息: records of discussion, drafts, correspondence, requests and reports (art. 16).
    ProcessInformation,
    /// 行政执法案卷信息 (art. 16).
    EnforcementFile,
    /// 工商、不动产登记资料等有专门查询规定的信息 (art. 36(七)).
    SpecialQuery,
    /// An older platform gave no ground. Made by migration only, and worked off by self-check.
    Unstated(MigrationOnly),
}

/// Proof that a value came from migration; nothing outside this crate can make one.
///
/// ```compile_fail
/// use gongkai_rules::exemption::{Exemption, MigrationOnly};
/// let ground = Exemption::Unstated(MigrationOnly(()));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct MigrationOnly(());

/// How far the law binds the organ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Force {
    /// 不予公开: must be withheld.
    Must,
    /// Withheld unless the third party consents or the public interest outweighs (art. 15, 32).
    Conditional,
    /// 可以不予公开: the organ may withhold.
    May,
    /// The applicant is referred to the special rule.
    Referred,
}

/// One row of the table of grounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ground {
    /// The ground.
    pub exemption: Exemption,
    /// Its code in data, X1 to X8.
    pub code: &'static str,
    /// Its name in Chinese.
    pub name: &'static str,
    /// The article of 《政府信息公开条例》.
    pub article: &'static str,
    /// How far the law binds.
    pub force: Force,
    /// The key of its row in table three of the annual report.
    pub annual_report_row: &'static str,
}

/// The grounds that may be chosen, in the order of the annual report.
pub const GROUNDS: [Ground; 8] = [
    Ground {
        exemption: Exemption::StateSecret,
        code: "X1",
        name: "依法确定为国家秘密",
        article: "第十四条",
        force: Force::Must,
        annual_report_row: "denied.state_secret",
    },
    Ground {
        exemption: Exemption::ForbiddenByLaw,
        code: "X2",
        name: "法律、行政法规禁止公开",
        article: "第十四条",
        force: Force::Must,
        annual_report_row: "denied.law_forbidden",
    },
    Ground {
        exemption: Exemption::SafetyAndStability,
        code: "X3",
        name: "公开后可能危及国家安全、公共安全、经济安全、社会稳定",
        article: "第十四条",
        force: Force::Must,
        annual_report_row: "denied.safety_stability",
    },
    Ground {
        exemption: Exemption::ThirdParty,
        code: "X4",
        name: "涉及商业秘密、个人隐私等，公开会对第三方合法权益造成损害",
        article: "第十五条",
        force: Force::Conditional,
        annual_report_row: "denied.third_party",
    },
    Ground {
        exemption: Exemption::InternalAffairs,
        code: "X5",
        name: "人事管理、后勤管理、内部工作流程等内部事务信息",
        article: "第十六条第一款",
        force: Force::May,
        annual_report_row: "denied.internal_affairs",
    },
    Ground {
        exemption: Exemption::ProcessInformation,
        code: "X6",
        name: "讨论记录、过程稿、磋商信函、请示报告等过程性信息",
        article: "第十六条第二款",
        force: Force::May,
        annual_report_row: "denied.process_info",
    },
    Ground {
        exemption: Exemption::EnforcementFile,
        code: "X7",
        name: "行政执法案卷信息",
        article: "第十六条第二款",
        force: Force::May,
        annual_report_row: "denied.enforcement_file",
    },
    Ground {
        exemption: Exemption::SpecialQuery,
        code: "X8",
        name: "工商、不动产登记资料等法律、行政法规对获取有特别规定的信息",
        article: "第三十六条第七项",
        force: Force::Referred,
        annual_report_row: "denied.admin_query",
    },
];

impl Exemption {
    /// The ground with this code (X1 to X8). `unstated` is no code that may be chosen.
    pub fn from_code(code: &str) -> Option<Self> {
        GROUNDS
            .iter()
            .find(|ground| ground.code == code)
            .map(|ground| ground.exemption)
    }

    /// The code in data: X1 to X8, or `unstated`.
    pub fn code(self) -> &'static str {
        self.row().map_or("unstated", |ground| ground.code)
    }

    /// The name in Chinese.
    pub fn label(self) -> &'static str {
        self.row().map_or("原平台未注明依据", |ground| ground.name)
    }

    /// The row of the table; none for a ground that migration left unstated.
    pub fn row(self) -> Option<&'static Ground> {
        GROUNDS.iter().find(|ground| ground.exemption == self)
    }

    /// Whether a part of a file may be taken out on this ground: a state secret is in no file here, and what has a rule of
    /// its own to ask by is referred, not severed.
    ///
    /// ```
    /// use gongkai_rules::exemption::Exemption;
    /// let severed = |code| Exemption::from_code(code).is_some_and(Exemption::may_be_severed);
    /// assert!(severed("X4") && severed("X7"));
    /// assert!(!severed("X1") && !severed("X8"));
    /// ```
    pub fn may_be_severed(self) -> bool {
        !matches!(
            self,
            Self::StateSecret | Self::SpecialQuery | Self::Unstated(_)
        )
    }

    /// Says whether the ground has still to be found.
    pub fn is_unstated(self) -> bool {
        matches!(self, Self::Unstated(_))
    }

    pub(crate) fn unstated() -> Self {
        Self::Unstated(MigrationOnly(()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bao_mi_fa_art_64_a_work_secret_is_no_ground() {
        for home_made in ["工作秘密", "内部资料", "内部信息"] {
            assert_eq!(Exemption::from_code(home_made), None);
            assert!(
                GROUNDS
                    .iter()
                    .all(|ground| !ground.name.contains(home_made))
            );
        }
        assert_eq!(Exemption::unstated().label(), "原平台未注明依据");
        assert_eq!(
            Exemption::InternalAffairs.label(),
            "人事管理、后勤管理、内部工作流程等内部事务信息"
        );
    }

    #[test]
    fn art_14_to_16_the_grounds_are_x1_to_x8() {
        for (at, ground) in GROUNDS.iter().enumerate() {
            assert_eq!(ground.code, format!("X{}", at + 1));
            assert_eq!(Exemption::from_code(ground.code), Some(ground.exemption));
            assert_eq!(ground.exemption.code(), ground.code);
        }
        for bad in ["", "x1", "X9", "unstated", "工作秘密"] {
            assert_eq!(Exemption::from_code(bad), None, "{bad}");
        }
        assert_eq!(Exemption::unstated().code(), "unstated");
        assert_eq!(Exemption::unstated().row(), None);
        assert!(Exemption::unstated().is_unstated());
        assert!(!Exemption::StateSecret.is_unstated());
    }
}
