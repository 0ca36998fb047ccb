//! The portal's first page: the question first, then what was published last.

use askama::Template;
use axum::extract::State;
use gongkai_model::kinds::Section;
use gongkai_office::reading::{self, Home, Item};

use crate::{
    app::App,
    cache::Depends,
    frame::{Frame, Visitor},
    page_error::PageResult,
    render,
    words::{HomeWords, Language},
};

#[derive(Template)]
#[template(path = "portal/home.html")]
struct Page {
    frame: Frame,
    w: HomeWords,
    home: Home,
}

impl Page {
    /// What stands under the name of a section: 20 635 条.
    fn count_of(&self, section: Section) -> String {
        let found = self.home.counts.iter().find(|(known, _)| *known == section);
        self.frame.records(&found.map_or(0, |(_, count)| *count))
    }

    fn section(&self, section: Section) -> &'static str {
        self.frame.section(&section)
    }

    /// The newest of everything, without what stands among the policies already.
    fn others(&self) -> Vec<&Item> {
        let is_policy = |item: &&Item| self.home.policies.iter().any(|p| p.record == item.record);
        self.home
            .latest
            .iter()
            .filter(|item| !is_policy(item))
            .take(6)
            .collect()
    }
}

pub(super) async fn get(State(app): State<App>, visitor: Visitor) -> PageResult {
    let home = reading::home(&app.office, visitor.within().as_deref()).await?;
    let frame = Frame::new(&app, &visitor, &home.site)
        .followed_by(
            visitor
                .base
                .in_language(Language::Chinese)
                .href("/latest.atom"),
        )
        .at("home")
        .column("首页", "首页");
    Depends::on_anything().keeps(render::page(&Page {
        w: HomeWords(frame.language()),
        frame,
        home,
    }))
}
