//! Ties a draft to other records (关联): found by words, tied with one button, without script.

use askama::Template;
use gongkai_model::{
    id::RecordId,
    record::{Content, Relation, RelationCode},
};
use gongkai_office::publishing::{
    draft,
    see::{self, RecordFilter},
};
use serde::Deserialize;

use crate::{
    desk::{
        records::{Row, row},
        signed::{Desk, answered, page},
        submitted::Submitted,
    },
    extract::{Path, Query},
    office_frame::OfficeFrame,
    page_error::{PageError, PageResult},
};

#[derive(Debug, Deserialize)]
pub(super) struct Asked {
    words: Option<String>,
}

#[derive(Template)]
#[template(path = "desk/relations.html")]
struct RelationsPage {
    frame: OfficeFrame,
    id: String,
    title: String,
    revision: i64,
    words: String,
    relations: Vec<RelationCode>,
    rows: Vec<Row>,
}

pub(super) async fn show(
    desk: Desk,
    Path(id): Path<RecordId>,
    Query(asked): Query<Asked>,
) -> PageResult {
    const MOST: i64 = 30;
    let view = see::record(desk.office(), desk.actor(), id).await?;
    if !view.may_edit {
        return Err(PageError::Forbidden("这一稿现在不能修改".into()));
    }
    let words = asked.words.unwrap_or_default().trim().to_owned();
    let filter = RecordFilter {
        words: Some(words.clone()).filter(|words| !words.is_empty()),
        ..RecordFilter::default()
    };
    let found = see::list(desk.office(), desk.actor(), &filter, MOST).await?;
    let others = found.iter().filter(|head| head.id != id);
    page(&RelationsPage {
        frame: desk.frame("关联其他信息"),
        id: id.to_string(),
        title: view.loaded.head.title.clone(),
        revision: view.loaded.head.revision,
        words,
        relations: RelationCode::all().collect(),
        rows: others.map(|head| row(&desk, head)).collect(),
    })
}

pub(super) async fn add(desk: Desk, Path(id): Path<RecordId>, form: Submitted) -> PageResult {
    let view = see::record(desk.office(), desk.actor(), id).await?;
    let relation = Relation {
        relation: form.parsed("relation")?,
        to: form.parsed("to")?,
    };
    let mut content: Content = view.loaded.version.content.clone();
    if !content.relations.contains(&relation) {
        content.relations.push(relation);
    }
    let urgent = view.loaded.head.urgent;
    let revision: i64 = form.parsed("revision")?;
    let result = draft::save(desk.office(), desk.actor(), id, revision, content, urgent).await;
    answered(
        &format!("/desk/records/{id}/edit#relations-part"),
        "已关联",
        result,
    )
}
