//! The public page as it will look, for those who judge it before it is public.

use askama::Template;
use gongkai_model::id::RecordId;
use gongkai_office::{publishing::see, reading};

use super::{
    facts::{self, Fact, TableFact},
    files::{self, FileRow, file_rows},
};
use crate::{
    desk::{
        signed::{Desk, page},
        worklist::title_of,
    },
    extract::Path,
    frame::{Frame, Visitor},
    page_error::{PageError, PageResult},
    portal::record::body::{Body, dress},
};

#[derive(Template)]
#[template(path = "desk/preview.html")]
struct PreviewPage {
    frame: Frame,
    id: String,
    state_name: String,
    is_public: bool,
    title: String,
    number: String,
    facts: Vec<Fact>,
    fields: Vec<Fact>,
    tables: Vec<TableFact>,
    body: Body,
    files: Vec<FileRow>,
}

pub(super) async fn show(desk: Desk, visitor: Visitor, Path(id): Path<RecordId>) -> PageResult {
    let view = see::record(desk.office(), desk.actor(), id).await?;
    let site = reading::site_of(desk.office()).await?;
    let head = &view.loaded.head;
    let content = &view.loaded.version.content;
    let kind = desk.office().kinds.record(&head.kind);
    let kind = kind.ok_or_else(|| PageError::Internal(format!("kind `{}` is gone", head.kind)))?;
    let (fields, tables) = facts::typed(&desk, kind, content);
    let own = ["职能关联", "概述"];
    let common = facts::common(head, content).into_iter();
    let unit = desk.actor().tree.get(head.unit);
    let frame = Frame::new(&desk.app, &visitor, &site).titled(format!("预览：{}", title_of(head)));
    let frame = frame.via("首页", "/").via(
        unit.map_or("", |unit| unit.short_name.as_str()),
        format!("/units/{}", unit.map_or("", |unit| unit.code.as_str())),
    );
    page(&PreviewPage {
        frame: frame
            .via(kind.name.clone(), format!("/kinds/{}", kind.code))
            .ending("正文"),
        id: id.to_string(),
        state_name: view.state_name.clone(),
        is_public: view.loaded.public_version == Some(head.version),
        title: title_of(head),
        number: head.doc_number.clone().unwrap_or_default(),
        facts: common
            .filter(|(name, _)| !own.contains(&name.as_str()))
            .collect(),
        fields,
        tables,
        body: dress(&files::at_the_desk(head.id, content, &content.body_html)),
        files: file_rows(head.id, content),
    })
}
