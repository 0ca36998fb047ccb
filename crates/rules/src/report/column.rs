//! The columns of table three: six classes of applicants and the total.

/// 申请人类别: the class an applicant is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Applicant {
    /// 自然人
    NaturalPerson,
    /// 商业企业
    Business,
    /// 科研机构
    Research,
    /// 社会公益组织
    PublicInterest,
    /// 法律服务机构
    LegalService,
    /// 其他
    Other,
}

/// A column of table three.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Column {
    /// One class of applicants (申请人类别).
    Of(Applicant),
    /// 总计
    Total,
}

impl Applicant {
    /// All classes in the order of the form.
    pub const ALL: [Self; 6] = [
        Self::NaturalPerson,
        Self::Business,
        Self::Research,
        Self::PublicInterest,
        Self::LegalService,
        Self::Other,
    ];

    /// The key in data.
    pub fn key(self) -> &'static str {
        match self {
            Self::NaturalPerson => "natural_person",
            Self::Business => "business",
            Self::Research => "research",
            Self::PublicInterest => "public_interest",
            Self::LegalService => "legal_service",
            Self::Other => "other",
        }
    }

    /// The name in Chinese.
    pub fn label(self) -> &'static str {
        match self {
            Self::NaturalPerson => "自然人",
            Self::Business => "商业企业",
            Self::Research => "科研机构",
            Self::PublicInterest => "社会公益组织",
            Self::LegalService => "法律服务机构",
            Self::Other => "其他",
        }
    }

    /// The class with this key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.key() == key)
    }
}

impl Column {
    /// All columns in the order of the form.
    pub const ALL: [Self; 7] = [
        Self::Of(Applicant::NaturalPerson),
        Self::Of(Applicant::Business),
        Self::Of(Applicant::Research),
        Self::Of(Applicant::PublicInterest),
        Self::Of(Applicant::LegalService),
        Self::Of(Applicant::Other),
        Self::Total,
    ];

    /// The key in data.
    pub fn key(self) -> &'static str {
        match self {
            Self::Of(applicant) => applicant.key(),
            Self::Total => "total",
        }
    }

    /// The name in Chinese.
    pub fn label(self) -> &'static str {
        match self {
            Self::Of(applicant) => applicant.label(),
            Self::Total => "总计",
        }
    }
}
