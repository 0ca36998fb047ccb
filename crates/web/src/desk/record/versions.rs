//! Versions of a record, and what changed from one to another.

use askama::Template;
use gongkai_model::{
    id::RecordId,
    record::{RecordVersion, state},
};
use gongkai_office::publishing::see::{self, RecordView};
use serde::Deserialize;

use crate::{
    desk::{
        draft::typed::Typed,
        signed::{Desk, page},
        worklist::title_of,
    },
    extract::{Path, Query},
    office_frame::OfficeFrame,
    page_error::{PageError, PageResult},
    portal::history::changes::{Change, Run, changes},
    show,
};

struct VersionRow {
    number: i64,
    by: String,
    at: String,
    note: String,
    is_public: bool,
    is_frozen: bool,
}

struct FieldChange {
    name: String,
    old: String,
    new: String,
}

#[derive(Template)]
#[template(path = "desk/versions.html")]
struct VersionsPage {
    frame: OfficeFrame,
    id: String,
    title: String,
    versions: Vec<VersionRow>,
    from: i64,
    to: i64,
    fields: Vec<FieldChange>,
    changes: Vec<Change>,
    is_same: bool,
    is_erased: bool,
}

#[derive(Debug, Deserialize)]
pub(super) struct Asked {
    from: Option<i64>,
    to: Option<i64>,
}

pub(super) async fn show(
    desk: Desk,
    Path(id): Path<RecordId>,
    Query(asked): Query<Asked>,
) -> PageResult {
    let view = see::record(desk.office(), desk.actor(), id).await?;
    let to = asked.to.unwrap_or(view.loaded.head.version);
    let earlier = view
        .versions
        .iter()
        .map(|version| version.version)
        .filter(|v| *v < to)
        .max();
    let from = asked.from.or(earlier).unwrap_or(to);
    let (old, new) = (version(&view, from)?, version(&view, to)?);
    let fields = field_changes(&desk, &view, old, new);
    let changes = if from == to {
        Vec::new()
    } else {
        changes(&old.content, &new.content)
    };
    let is_same = fields.is_empty() && changes.iter().all(|c| matches!(c, Change::Same(_)));
    page(&VersionsPage {
        frame: desk.frame(format!("版本对比 - {}", title_of(&view.loaded.head))),
        id: id.to_string(),
        title: title_of(&view.loaded.head),
        versions: view
            .versions
            .iter()
            .map(|known| row(&view, known))
            .collect(),
        from,
        to,
        fields,
        changes,
        is_same,
        is_erased: view.loaded.head.state == state::ERASED,
    })
}

fn version(view: &RecordView, number: i64) -> PageResult<&RecordVersion> {
    let found = view
        .versions
        .iter()
        .find(|version| version.version == number);
    found.ok_or(PageError::NotFound("这一稿"))
}

fn row(view: &RecordView, version: &RecordVersion) -> VersionRow {
    VersionRow {
        number: version.version,
        by: view.name_of(version.created_by).to_owned(),
        at: show::minute(version.created_at),
        note: version.change_note.clone().unwrap_or_default(),
        is_public: view.loaded.public_version == Some(version.version),
        is_frozen: version.frozen_at.is_some(),
    }
}

/// What differs besides title, number, text and files, which the comparison of the text shows.
fn field_changes(
    desk: &Desk,
    view: &RecordView,
    old: &RecordVersion,
    new: &RecordVersion,
) -> Vec<FieldChange> {
    const NAMES: [(&str, &str); 14] = [
        ("issuers", "发文机关"),
        ("written_on", "成文日期"),
        ("main_recipient", "主送机关"),
        ("public_note", "附注"),
        ("genre", "体裁"),
        ("topic", "主题分类"),
        ("keywords", "关键词"),
        ("summary", "内容概述"),
        ("attribute", "公开属性"),
        ("ground", "不予公开依据"),
        ("attribute_reason", "公开属性理由"),
        ("effective_on", "施行日期"),
        ("expires_on", "有效期至"),
        ("relevance_duty", "职能关联"),
    ];
    let Some(kind) = desk.office().kinds.record(&view.loaded.head.kind) else {
        return Vec::new();
    };
    let (old, new) = (Typed::of(kind, &old.content), Typed::of(kind, &new.content));
    let common = NAMES
        .map(|(name, label)| (name.to_owned(), label.to_owned()))
        .into_iter();
    let own = kind
        .fields
        .iter()
        .map(|field| (format!("f.{}", field.code), field.name.clone()));
    let differing = common
        .chain(own)
        .filter(|(name, _)| old.get(name) != new.get(name));
    let changes = differing.map(|(name, label)| FieldChange {
        old: old.get(&name),
        new: new.get(&name),
        name: label,
    });
    changes.collect()
}
