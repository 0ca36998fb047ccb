//! What the plan of the demo consists of.

use std::collections::BTreeMap;

use gongkai_model::{
    organisation::{Login, UnitLevel, UnitProfile},
    record::{RelationCode, WithdrawalReason},
};
use gongkai_rules::{
    attribute::DisclosureAttribute,
    exemption::Exemption,
    numbers::{DocNumber, SiteCode, UnifiedCreditCode},
    validity::ValidityFacts,
};
use jiff::civil::{Date, DateTime};

/// A unit, or an office (处室) of one.
#[derive(Debug, Clone)]
pub struct DemoUnit {
    /// Short code; offices append a number to the code of their unit.
    pub code: String,
    /// 全称
    pub name: String,
    /// 规范简称
    pub short_name: String,
    /// 机关代字
    pub abbreviation: Option<String>,
    /// Code of the superior unit.
    pub parent: Option<String>,
    /// What sort of unit.
    pub level: UnitLevel,
    /// 统一社会信用代码
    pub credit_code: Option<UnifiedCreditCode>,
    /// 网站标识码
    pub site_code: Option<SiteCode>,
    /// 代审
    pub reviews_by_superior: bool,
    /// Place among all units.
    pub sort: i64,
    /// Its usual 主题分类.
    pub topic: String,
    /// What the public is told.
    pub profile: UnitProfile,
}

/// A role held at a unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DemoGrant {
    /// Code of the role table.
    pub role: String,
    /// Code of the unit.
    pub unit: String,
}

/// A person; passwords are made when the demo is built, never here.
#[derive(Debug, Clone)]
pub struct DemoPerson {
    /// Sign-in name.
    pub login: Login,
    /// 姓名
    pub name: String,
    /// Code of the unit, or of its office.
    pub unit: String,
    /// 职务
    pub post: String,
    /// Roles.
    pub grants: Vec<DemoGrant>,
    /// Sign-in name of the substitute (AB岗).
    pub substitute: Option<String>,
    /// Whether the demo prints the sign-in name.
    pub showcase: bool,
}

/// An item of a unit's list of what is not opened (负面清单).
#[derive(Debug, Clone)]
pub struct DemoNegativeItem {
    /// Code of the unit.
    pub unit: String,
    /// What is not opened.
    pub item: String,
    /// The ground.
    pub ground: Exemption,
    /// Why it applies.
    pub reason: String,
}

/// A small file made for the demo.
#[derive(Debug, Clone)]
pub struct DemoAttachment {
    /// File name.
    pub name: String,
    /// Its content.
    pub content: Vec<u8>,
}

/// A tie to another record of the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DemoRelation {
    /// The relation, such as `interprets`.
    pub relation: RelationCode,
    /// Key of the other record.
    pub to: String,
}

/// A record to be made.
#[derive(Debug, Clone)]
pub struct DemoRecord {
    /// Its key within the plan.
    pub key: String,
    /// Code of the kind.
    pub kind: String,
    /// Code of the unit.
    pub unit: String,
    /// Code of the drafting office, where it has one.
    pub office: Option<String>,
    /// Sign-in name of the drafter; the play hears it from the first step.
    #[cfg(test)]
    pub drafter: String,
    /// 标题
    pub title: String,
    /// 发文字号
    pub doc_number: Option<DocNumber>,
    /// 发文机关
    pub issuers: Vec<String>,
    /// 成文日期
    pub written_on: Option<Date>,
    /// 主送机关
    pub main_recipient: Option<String>,
    /// 附注
    pub public_note: Option<String>,
    /// 体裁
    pub genre: Option<String>,
    /// 主题分类
    pub topic: Option<String>,
    /// 关键词
    pub keywords: Vec<String>,
    /// 内容概述
    pub summary: Option<String>,
    /// 正文
    pub body_html: String,
    /// 公开属性
    pub attribute: DisclosureAttribute,
    /// 有效性
    pub validity: Option<ValidityFacts>,
    /// Fields of the kind, as people would type them.
    pub fields: BTreeMap<String, String>,
    /// 附件
    pub attachments: Vec<DemoAttachment>,
    /// Ties to other records.
    pub relations: Vec<DemoRelation>,
    /// 与职能的关联
    pub duty: Option<String>,
    /// 来源
    pub reprinted_from: Option<String>,
    /// 加急
    pub urgent: bool,
    /// The state in which the plan leaves it.
    pub state: String,
}

/// What a person does with a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Act {
    /// Begins the draft, with the relations to records that are there already.
    Draft,
    /// Saves the draft again with all its relations.
    Relate,
    /// Asks a unit to co-sign (会签).
    AskCoSign {
        /// Code of the unit asked.
        unit: String,
    },
    /// Answers a request to co-sign.
    AnswerCoSign {
        /// Code of the unit that answers.
        unit: String,
        /// 同意 or 不同意.
        agrees: bool,
        /// The opinion.
        opinion: String,
    },
    /// 送审
    Submit,
    /// Passes a review: the code of its step. At the three stages all five gates are signed first.
    Pass {
        /// `attribute_review`, `secrecy_review`, `first_review` …
        step: String,
        /// The opinion.
        opinion: String,
    },
    /// 退回修改
    Return {
        /// The reason.
        reason: String,
    },
    /// 发布
    Publish,
    /// 定时发布
    Schedule {
        /// When, in civil time.
        at: DateTime,
    },
    /// Begins an express correction and saves the corrected text.
    Correct {
        /// 更正说明
        reason: String,
        /// The whole corrected body.
        body_html: String,
    },
    /// Signs and publishes the correction.
    CorrectPublish,
    /// Begins a revision and saves the new text.
    Revise {
        /// Why.
        reason: String,
        /// The whole new body.
        body_html: String,
    },
    /// 撤回
    Withdraw {
        /// The coded reason.
        reason: WithdrawalReason,
        /// The words beside it.
        note: String,
    },
    /// 申请销毁内容
    ProposeErasure {
        /// The reason.
        reason: String,
    },
    /// 确认销毁内容
    Erase,
    /// 归档
    Archive,
    /// 作废
    Discard {
        /// The reason.
        reason: String,
    },
}

/// One step of one person at one time.
#[derive(Debug, Clone)]
pub struct DemoStep {
    /// Civil time in `Asia/Shanghai`.
    pub at: DateTime,
    /// Index of the record in the plan.
    pub record: usize,
    /// Sign-in name.
    pub who: String,
    /// What is done.
    pub act: Act,
}
