//! A line of a public list, with what hangs under it.

use std::collections::HashMap;

use gongkai_model::{
    id::RecordId,
    kinds::RecordKind,
    record::{Content, Language, RelationKind},
};
use gongkai_rules::validity::ValidityStatus;
use gongkai_store::{
    Conn,
    publications::{self, Listed, Tie},
};
use jiff::civil::Date;

use super::{FieldView, Site, field_views, relation::undergoes, validity};
use crate::core::{Office, Result};

/// An interpretation under its document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hook {
    /// Where it leads.
    pub record: RecordId,
    /// The code of its kind.
    pub kind: String,
    /// What it is: 解读.
    pub label: String,
    /// Its title.
    pub title: String,
}

/// A line of a list.
#[derive(Debug, Clone)]
pub struct Item {
    /// Where it leads.
    pub record: RecordId,
    /// The code of its kind.
    pub kind: String,
    /// The name of its kind.
    pub kind_name: String,
    /// The code of its unit; empty for a closed one.
    pub unit: String,
    /// The short name of its unit.
    pub unit_name: String,
    /// 标题
    pub title: String,
    /// 发文字号
    pub doc_number: Option<String>,
    /// 索引号
    pub index_number: String,
    /// 发文机关
    pub issuer: String,
    /// 成文日期
    pub written_on: Option<Date>,
    /// 发布日期
    pub published_on: Date,
    /// 原平台发布: nobody reviewed it here.
    pub is_migrated: bool,
    /// 有效性, where it matters for the kind.
    pub validity: Option<ValidityStatus>,
    /// Interpretations.
    pub hooks: Vec<Hook>,
    /// All records that it is tied to: they decide on its validity.
    pub tied: Vec<RecordId>,
    /// 主题分类, where contents were read.
    pub topic: Option<String>,
    /// 体裁, where contents were read.
    pub genre: Option<String>,
    /// Fields of the kind that its lists show.
    pub columns: Vec<FieldView>,
}

/// How much a list shows of each line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Detail {
    /// Title, number, unit, date; interpretations and validity: one statement.
    Ties,
    /// The same and the fields of the kind: two statements.
    Fields,
}

/// Makes lines of rows.
pub(super) async fn items(
    office: &Office,
    site: &Site,
    conn: &mut Conn,
    rows: Vec<Listed>,
    detail: Detail,
) -> Result<Vec<Item>> {
    let ids: Vec<RecordId> = rows.iter().map(|row| row.record).collect();
    let mut ties: HashMap<RecordId, Vec<Tie>> = HashMap::new();
    for tie in publications::ties(conn, &ids, Language::Chinese).await? {
        ties.entry(tie.of).or_default().push(tie);
    }
    let mut contents: HashMap<RecordId, Content> = HashMap::new();
    if detail == Detail::Fields && !ids.is_empty() {
        contents.extend(publications::contents(conn, Language::Chinese, &ids).await?);
    }
    let item = |row: Listed| {
        let ties = ties.remove(&row.record).unwrap_or_default();
        let content = contents.remove(&row.record);
        line(office, site, row, &ties, content.as_ref())
    };
    Ok(rows.into_iter().map(item).collect())
}

fn line(
    office: &Office,
    site: &Site,
    row: Listed,
    ties: &[Tie],
    content: Option<&Content>,
) -> Item {
    let kind = office.kinds.record(&row.kind);
    let unit = site.tree.get(row.unit);
    let today = office.clock.today();
    let asks_validity = kind.filter(|kind| validity::matters_for(kind));
    Item {
        record: row.record,
        kind_name: kind.map_or_else(|| row.kind.clone(), |kind| kind.name.clone()),
        unit: unit.map(|unit| unit.code.clone()).unwrap_or_default(),
        unit_name: unit.map(|unit| unit.short_name.clone()).unwrap_or_default(),
        title: row.title,
        doc_number: row.doc_number,
        index_number: row.index_number,
        issuer: row.issuer,
        written_on: row.written_on,
        published_on: row.published_on,
        is_migrated: row.is_migrated,
        validity: asks_validity.map(|_| validity::of(content, ties, today).status),
        hooks: hooks(office, ties),
        tied: ties.iter().map(|tie| tie.record).collect(),
        topic: content.and_then(|content| content.topic.clone()),
        genre: content.and_then(|content| content.genre.clone()),
        columns: kind
            .zip(content)
            .map(|(kind, content)| columns(kind, content, site))
            .unwrap_or_default(),
        kind: row.kind,
    }
}

pub(super) fn hooks(office: &Office, ties: &[Tie]) -> Vec<Hook> {
    let interprets = |tie: &&Tie| undergoes(RelationKind::Interprets, &tie.relation, tie.is_back);
    let mut hooks: Vec<Hook> = Vec::new();
    for tie in ties.iter().filter(interprets) {
        if hooks.iter().all(|hook| hook.record != tie.record) {
            let label = office
                .kinds
                .record(&tie.kind)
                .map_or("解读", |kind| kind.name.as_str());
            let label = label.trim_start_matches("政策").to_owned();
            hooks.push(Hook {
                record: tie.record,
                kind: tie.kind.clone(),
                label,
                title: tie.title.clone(),
            });
        }
    }
    hooks
}

/// The fields that the kind's lists show; what every list shows anyway is not among them.
fn columns(kind: &RecordKind, content: &Content, site: &Site) -> Vec<FieldView> {
    let shown = |view: &FieldView| kind.list.columns.contains(&view.code);
    field_views(kind, content, &site.tree)
        .into_iter()
        .filter(shown)
        .collect()
}
