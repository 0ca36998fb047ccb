//! The shapes of records in the API (platform interface, `reference` keys in `snake_case`).

use std::collections::BTreeMap;

use gongkai_model::{id::RecordId, kinds::FieldValue, record::WithdrawalReason};
use gongkai_office::reading::{ApiPage, ClearanceNote, Item, RecordView};
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;

use crate::show;

/// A page of records.
#[derive(Serialize, ToSchema)]
pub(in crate::api) struct RecordPage {
    /// The records.
    items: Vec<Summary>,
    /// How many there are in all.
    total: i64,
    /// Where the next page begins; give it as `after`.
    next: Option<String>,
}

/// A record in a list.
#[derive(Serialize, ToSchema)]
pub(in crate::api) struct Summary {
    /// 编号
    id: String,
    /// The page for people.
    path: String,
    /// The code of the kind.
    kind: String,
    /// 标题
    title: String,
    /// 发文字号
    doc_number: Option<String>,
    /// 索引号
    index_number: String,
    /// The code of the unit.
    unit: String,
    /// 发文机关
    issuer: String,
    /// 主题分类
    topic: Option<String>,
    /// 体裁
    genre: Option<String>,
    /// 有效性: `in_force amended not_yet_effective superseded repealed declared_void expired`
    validity: Option<&'static str>,
    /// 成文日期
    written_on: Option<String>,
    /// 公开日期
    published_on: String,
}

/// A record.
#[derive(Serialize, ToSchema)]
pub(in crate::api) struct Record {
    /// 编号
    id: String,
    /// The page for people.
    path: String,
    /// Which version.
    version: i64,
    /// The language.
    language: &'static str,
    /// The code of the kind.
    kind: String,
    /// The section.
    section: &'static str,
    /// The code of the unit; empty for a closed one.
    unit: String,
    /// 标题
    title: String,
    /// 发文字号
    doc_number: Option<String>,
    /// 索引号
    index_number: String,
    /// 发文机关
    issuers: Vec<String>,
    /// 成文日期
    written_on: Option<String>,
    /// 公开日期
    published_on: String,
    /// The instant of publication, UTC.
    published_at: String,
    /// 主题分类
    topic: Option<String>,
    /// 体裁
    genre: Option<String>,
    /// 关键词
    keywords: Vec<String>,
    /// 内容概述
    summary: Option<String>,
    /// 有效性
    validity: Option<&'static str>,
    /// 来源, where the text comes from another body.
    reprinted_from: Option<String>,
    /// 正文, as HTML.
    body_html: String,
    /// Fields of the kind: `{type, value}` by code, as described at `/api/v1/kinds`.
    #[schema(value_type = BTreeMap<String, serde_json::Value>)]
    fields: BTreeMap<String, FieldValue>,
    /// 附件
    attachments: Vec<Attachment>,
    /// Ties to other public records.
    relations: Vec<Relation>,
    /// `reviewed batch feed migrated`
    clearance: &'static str,
    /// The public log's words on this version.
    proof: Option<Proof>,
}

/// A file.
#[derive(Serialize, ToSchema)]
pub(in crate::api) struct Attachment {
    /// Its name.
    name: String,
    /// Its media type.
    media_type: String,
    /// Its size.
    size_bytes: u64,
    /// SHA-256 of its content.
    sha256: String,
    /// Where it is.
    path: String,
}

/// A tie.
#[derive(Serialize, ToSchema)]
pub(in crate::api) struct Relation {
    /// The code, as the one that declared it wrote it.
    relation: String,
    /// Whether the other record declared it.
    is_back: bool,
    /// What the other one is to this one.
    label: &'static str,
    /// The other record.
    id: String,
    /// Its title.
    title: String,
}

/// A place in the public log.
#[derive(Serialize, ToSchema)]
pub(in crate::api) struct Proof {
    /// The number of the leaf.
    leaf_number: i64,
    /// Its text.
    leaf_body: String,
    /// Its RFC 6962 hash.
    leaf_hash: String,
    /// SHA-256 over salt and content.
    commitment: String,
    /// The salt, hex.
    salt: String,
}

/// What remains of a withdrawn record.
#[derive(Serialize, ToSchema)]
pub(in crate::api) struct Withdrawn {
    /// 编号
    id: String,
    /// Always `withdrawn`.
    status: &'static str,
    /// The class of reason.
    reason: &'static str,
    /// When.
    withdrawn_on: String,
}

impl Withdrawn {
    pub(in crate::api) fn new(id: RecordId, reason: WithdrawalReason, at: Timestamp) -> Self {
        let (reason, withdrawn_on) = (reason.public_label(), show::day(at));
        Self {
            id: id.to_string(),
            status: "withdrawn",
            reason,
            withdrawn_on,
        }
    }
}

impl From<ApiPage> for RecordPage {
    fn from(page: ApiPage) -> Self {
        let items = page.items.into_iter().map(Summary::from).collect();
        Self {
            items,
            total: page.total,
            next: page.next,
        }
    }
}

impl From<Item> for Summary {
    fn from(item: Item) -> Self {
        Self {
            id: item.record.to_string(),
            path: format!("/records/{}", item.record),
            kind: item.kind,
            title: item.title,
            doc_number: item.doc_number,
            index_number: item.index_number,
            unit: item.unit,
            issuer: item.issuer,
            topic: item.topic,
            genre: item.genre,
            validity: item
                .validity
                .map(gongkai_rules::validity::ValidityStatus::code),
            written_on: item.written_on.map(|day| day.to_string()),
            published_on: item.published_on.to_string(),
        }
    }
}

impl From<RecordView> for Record {
    fn from(view: RecordView) -> Self {
        let (attachments, relations, proof) = (attachments(&view), relations(&view), proof(&view));
        let mut record = view.record;
        let content = std::mem::take(&mut record.content);
        Self {
            id: record.record.to_string(),
            path: format!("/records/{}", record.record),
            version: record.version,
            language: record.language.tag(),
            kind: record.kind,
            section: record.section.code(),
            unit: view.unit.map(|unit| unit.code).unwrap_or_default(),
            index_number: record.index_number,
            published_on: record.published_on.to_string(),
            published_at: record.published_at.to_string(),
            title: content.title,
            doc_number: content.doc_number.map(|number| number.to_string()),
            issuers: content.issuers,
            written_on: content.written_on.map(|day| day.to_string()),
            topic: content.topic,
            genre: content.genre,
            keywords: content.keywords,
            summary: content.summary,
            validity: view.validity.map(|validity| validity.status.code()),
            reprinted_from: content.reprinted_from,
            body_html: content.body_html,
            fields: content.fields,
            attachments,
            relations,
            clearance: clearance(&view.clearance),
            proof,
        }
    }
}

fn attachments(view: &RecordView) -> Vec<Attachment> {
    let id = view.record.record;
    let files = view
        .record
        .content
        .attachments
        .iter()
        .map(|file| Attachment {
            name: file.name.clone(),
            media_type: file.media_type.clone(),
            size_bytes: file.size_bytes,
            sha256: file.sha256.clone(),
            path: format!(
                "/records/{id}/files/{}/{}",
                file.sha256,
                show::encode(&file.name)
            ),
        });
    files.collect()
}

fn relations(view: &RecordView) -> Vec<Relation> {
    let ties = view.ties.iter().map(|view| Relation {
        relation: view.tie.relation.clone(),
        is_back: view.tie.is_back,
        label: view.label,
        id: view.tie.record.to_string(),
        title: view.tie.title.clone(),
    });
    ties.collect()
}

fn proof(view: &RecordView) -> Option<Proof> {
    let proof = view.proof.as_ref()?;
    Some(Proof {
        leaf_number: proof.leaf_number,
        leaf_body: proof.leaf_body.clone(),
        leaf_hash: proof.leaf_hash.clone(),
        commitment: view.record.commitment.clone(),
        salt: show::hex(&view.record.salt),
    })
}

const fn clearance(note: &ClearanceNote) -> &'static str {
    match note {
        ClearanceNote::Reviewed => "reviewed",
        ClearanceNote::Batch => "batch",
        ClearanceNote::Feed { .. } => "feed",
        ClearanceNote::Migrated { .. } => "migrated",
    }
}
