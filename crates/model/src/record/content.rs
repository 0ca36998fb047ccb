//! What a record says, in one language and one version.

use std::collections::BTreeMap;

use gongkai_rules::{
    attribute::{DisclosureAttribute, MigratedAttribute},
    validity::ValidityFacts,
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{RecordNumber, RelationCode};
use crate::{
    id::{AttachmentId, CatalogueItemId, RecordId},
    kinds::FieldValue,
};

/// A language of the portal. Chinese is filled first; the others follow, visibly.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
pub enum Language {
    /// 中文
    #[default]
    #[serde(rename = "zh-CN")]
    Chinese,
    /// English
    #[serde(rename = "en")]
    English,
    /// 日本語
    #[serde(rename = "ja")]
    Japanese,
    /// 한국어
    #[serde(rename = "ko")]
    Korean,
}

impl Language {
    /// The tag in the store and in `lang` attributes.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Chinese => "zh-CN",
            Self::English => "en",
            Self::Japanese => "ja",
            Self::Korean => "ko",
        }
    }

    /// Reads the tag.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        [Self::Chinese, Self::English, Self::Japanese, Self::Korean]
            .into_iter()
            .find(|language| language.tag() == tag)
    }
}

/// The declaration that a record is about the unit's duties (专栏姓专: 不得发布与职能无关的消息).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Relevance {
    /// Which duty it is about.
    pub duty: String,
}

/// A file of a version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AttachmentRef {
    /// Identifies it.
    pub id: AttachmentId,
    /// The name shown and downloaded.
    pub name: String,
    /// Its media type.
    pub media_type: String,
    /// Its size in bytes.
    pub size_bytes: u64,
    /// SHA-256 of its content, its address in the blob store.
    pub sha256: String,
}

/// A tie to another record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Relation {
    /// What this record is to the other.
    pub relation: RelationCode,
    /// The other record.
    pub to: RecordId,
}

/// Everything that a version says. Serialised as JSON it is what is stored, compared and committed to.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Content {
    /// 标题
    pub title: String,
    /// 发文字号
    pub doc_number: Option<RecordNumber>,
    /// 发文机关, joint ones in their order.
    pub issuers: Vec<String>,
    /// 成文日期
    pub written_on: Option<Date>,
    /// 主送机关
    pub main_recipient: Option<String>,
    /// 附注, without its brackets: 此件公开发布.
    pub public_note: Option<String>,
    /// 体裁: 通知, 公告, 意见 …
    pub genre: Option<String>,
    /// 主题分类
    pub topic: Option<String>,
    /// 关键词
    pub keywords: Vec<String>,
    /// 内容概述
    pub summary: Option<String>,
    /// 正文, as clean HTML.
    pub body_html: String,
    /// 公开属性, fixed at drafting (公开属性源头认定).
    #[serde(deserialize_with = "attribute_from_store")]
    pub attribute: Option<DisclosureAttribute>,
    /// 有效性 of a normative document.
    pub validity: Option<ValidityFacts>,
    /// Typed fields of the kind, by code.
    pub fields: BTreeMap<String, FieldValue>,
    /// 附件, in order.
    pub attachments: Vec<AttachmentRef>,
    /// Ties to other records.
    pub relations: Vec<Relation>,
    /// 与职能的关联
    pub relevance: Option<Relevance>,
    /// 来源, where the text comes from another body (转载).
    pub reprinted_from: Option<String>,
    /// 公开目录事项 that it fulfils. Not written when there are none, so that what was committed to before
    /// catalogues existed keeps its text.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub catalogue_items: Vec<CatalogueItemId>,
}

/// Content is read back from the store only, where grounds that a migration left unstated are facts.
fn attribute_from_store<'de, D: serde::Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<DisclosureAttribute>, D::Error> {
    let stored = Option::<MigratedAttribute>::deserialize(deserializer)?;
    Ok(stored.map(MigratedAttribute::into_inner))
}
