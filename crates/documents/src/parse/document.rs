//! What `parse` answers; keys and their order are the command-line contract.

use gongkai_rules::attribute::AttributeCode;
use jiff::civil::Date;
use serde::{Serialize, Serializer};

/// The fields of one document; absent ones are `null` or empty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ParsedDocument {
    /// The file's name as given.
    pub file: String,
    /// 标题, joined over broken lines.
    pub title: Option<String>,
    /// 发文字号 in canonical form.
    pub doc_number: Option<String>,
    /// 发文字号 as written.
    pub doc_number_raw: Option<String>,
    /// Codes of what was repaired in it.
    pub doc_number_defects: Vec<String>,
    /// 发文机关, joint ones one by one.
    pub issuer: Vec<String>,
    /// 成文日期.
    pub written_date: Option<Date>,
    /// 主送机关 without its colon.
    pub main_recipient: Option<String>,
    /// 附注 about publicity, without brackets.
    pub public_note: Option<String>,
    /// 公开属性 as the text states it.
    #[serde(serialize_with = "attribute_code")]
    pub disclosure_attribute: Option<AttributeCode>,
    /// Names in the 附件说明.
    pub attachments: Vec<String>,
    /// What a person should look at; Chinese, one line each.
    pub warnings: Vec<String>,
    /// Tasks of a plan, in order.
    pub tasks: Vec<Task>,
}

/// One task of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Task {
    /// Running number within the document, from 1.
    pub no: String,
    /// Numbering of the headings above and of the task itself.
    pub path: Vec<String>,
    /// Its first sentence.
    pub title: String,
    /// Who does it.
    pub units: Vec<Unit>,
    /// By when.
    pub deadline: Deadline,
    /// How often.
    pub recurrence: Option<Recurrence>,
    /// How many times at least.
    pub min_count: Option<u32>,
}

/// A unit and its part in a task.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Unit {
    /// As written.
    pub name: String,
    /// Its part.
    pub role: Role,
}

/// The part of a unit in a task.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// 牵头
    Lead,
    /// 配合
    Cooperate,
    /// 责任处室、责任单位、负责
    Responsible,
    /// 分别落实
    Each,
}

/// A deadline in words and, where year and day are certain, as a date.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Deadline {
    /// The last day.
    pub on: Option<Date>,
    /// The words.
    pub text: Option<String>,
}

/// How often a task comes back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Recurrence {
    /// 每日
    Daily,
    /// 每周
    Weekly,
    /// 每月
    Monthly,
    /// 每季度
    Quarterly,
    /// 每年
    Yearly,
}

// The signature is that of serde's `serialize_with`.
#[expect(
    clippy::ref_option,
    reason = "serde calls it with a reference to the field"
)]
fn attribute_code<S: Serializer>(
    attribute: &Option<AttributeCode>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    attribute.map(AttributeCode::code).serialize(serializer)
}
