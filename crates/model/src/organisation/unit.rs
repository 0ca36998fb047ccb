//! A unit (机构) and the tree they form.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use crate::{id::UnitId, record::Language};

/// What sort of unit it is; decides nothing by itself, but lists and statistics group by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UnitLevel {
    /// 县、市、区人民政府 itself, the root.
    District,
    /// 政府部门
    Bureau,
    /// 镇、街道
    Town,
    /// 园区管委会、派出机构
    Park,
    /// 党委部门
    Party,
    /// 公共企事业单位
    PublicEnterprise,
    /// 内设处室、科室
    Office,
    /// 村、社区
    Village,
}

impl UnitLevel {
    /// The code stored in the database.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::District => "district",
            Self::Bureau => "bureau",
            Self::Town => "town",
            Self::Park => "park",
            Self::Party => "party",
            Self::PublicEnterprise => "public_enterprise",
            Self::Office => "office",
            Self::Village => "village",
        }
    }

    /// Reads the stored code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        [
            Self::District,
            Self::Bureau,
            Self::Town,
            Self::Park,
            Self::Party,
            Self::PublicEnterprise,
            Self::Office,
            Self::Village,
        ]
        .into_iter()
        .find(|level| level.code() == code)
    }

    /// The name shown to people.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::District => "区政府",
            Self::Bureau => "部门",
            Self::Town => "镇（街道）",
            Self::Park => "园区",
            Self::Party => "党委部门",
            Self::PublicEnterprise => "公共企事业单位",
            Self::Office => "内设机构",
            Self::Village => "村（社区）",
        }
    }

    /// Tells whether the unit has a public page of its own; offices publish through their bureau.
    #[must_use]
    pub const fn has_public_page(self) -> bool {
        !matches!(self, Self::Office)
    }
}

/// What the law wants told about a unit (条例 art. 12, 20): name, address, hours, telephone.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct UnitProfile {
    /// Its name in English; empty where nobody gave it one.
    pub name_en: String,
    /// Its name in Japanese.
    pub name_ja: String,
    /// Its name in Korean.
    pub name_ko: String,
    /// 机构职能, one sentence or two.
    pub duties: String,
    /// 办公地址
    pub address: String,
    /// 办公时间
    pub hours: String,
    /// 联系电话
    pub phone: String,
    /// 传真
    pub fax: String,
    /// 电子邮箱
    pub email: String,
    /// 负责人, name only.
    pub head: String,
    /// ICP备案号
    pub icp: String,
    /// 公安备案号
    pub police_record: String,
    /// The topics its duties cover (专栏姓专), offered when a drafter declares relevance.
    pub duty_topics: Vec<String>,
}

/// A unit (机构).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// Identifies it.
    pub id: UnitId,
    /// Short ASCII code in addresses, such as `yhwb`.
    pub code: String,
    /// 全称
    pub name: String,
    /// 规范简称
    pub short_name: String,
    /// 机关代字, as in its document numbers: 云外.
    pub abbreviation: Option<String>,
    /// The superior unit.
    pub parent: Option<UnitId>,
    /// What sort of unit it is.
    pub level: UnitLevel,
    /// 统一社会信用代码, which heads its index numbers.
    pub credit_code: Option<String>,
    /// 网站标识码
    pub site_code: Option<String>,
    /// 代审: reviewers of the superior unit may review for this small one.
    pub reviews_by_superior: bool,
    /// Place among its siblings.
    pub sort: i64,
    /// What the public is told about it.
    pub profile: UnitProfile,
}

impl Unit {
    /// The name in a language, where somebody gave it one. There is one for each language; Chinese has the
    /// short one beside it.
    #[must_use]
    pub fn name_in(&self, language: Language) -> Option<&str> {
        let name = match language {
            Language::Chinese => &self.name,
            Language::English => &self.profile.name_en,
            Language::Japanese => &self.profile.name_ja,
            Language::Korean => &self.profile.name_ko,
        };
        Some(name.as_str()).filter(|name| !name.is_empty())
    }

    /// Whether a Chinese text is its name, whole or short.
    #[must_use]
    pub fn is_called(&self, text: &str) -> bool {
        self.name == text || self.short_name == text
    }
}

/// All units, to walk upwards.
#[derive(Debug, Clone, Default)]
pub struct Tree {
    units: HashMap<UnitId, Unit>,
    ordered: Vec<UnitId>,
}

impl Tree {
    /// Takes all units; order is kept.
    #[must_use]
    pub fn new(units: Vec<Unit>) -> Self {
        let ordered = units.iter().map(|unit| unit.id).collect();
        Self {
            units: units.into_iter().map(|unit| (unit.id, unit)).collect(),
            ordered,
        }
    }

    /// Finds a unit.
    #[must_use]
    pub fn get(&self, id: UnitId) -> Option<&Unit> {
        self.units.get(&id)
    }

    /// Finds a unit by its code.
    #[must_use]
    pub fn by_code(&self, code: &str) -> Option<&Unit> {
        self.iter().find(|unit| unit.code == code)
    }

    /// Walks all units in their order.
    pub fn iter(&self) -> impl Iterator<Item = &Unit> {
        self.ordered.iter().filter_map(|id| self.units.get(id))
    }

    /// The units directly below.
    pub fn children(&self, id: UnitId) -> impl Iterator<Item = &Unit> {
        self.iter().filter(move |unit| unit.parent == Some(id))
    }

    /// The unit itself and everything above it, nearest first. A loop in bad data ends after 16 steps.
    #[must_use]
    pub fn upwards(&self, id: UnitId) -> Vec<UnitId> {
        let mut chain = Vec::new();
        let mut next = Some(id);
        while let Some(id) = next
            && chain.len() < 16
        {
            chain.push(id);
            next = self.get(id).and_then(|unit| unit.parent);
        }
        chain
    }

    /// The nearest unit, itself or above, that has a public page.
    #[must_use]
    pub fn public_unit(&self, id: UnitId) -> Option<&Unit> {
        self.upwards(id)
            .into_iter()
            .filter_map(|id| self.get(id))
            .find(|unit| unit.level.has_public_page())
    }

    /// The root: the district or the single department that runs this installation.
    #[must_use]
    pub fn root(&self) -> Option<&Unit> {
        self.iter().find(|unit| unit.parent.is_none())
    }
}
