//! 一网通查: the question, ways to narrow it, hits with their best place, and a way on when there are none.

mod links;
mod words;

use askama::Template;
use axum::extract::State;
use gongkai_office::reading::{self, SearchView};

use self::links::Links;
use self::words::{Lines, SearchWords};
use crate::{
    app::App,
    extract::Query,
    frame::{Frame, Visitor},
    page_error::PageResult,
    render, show,
};

/// What a visitor who does not know what things are called may try.
const OWN_WORDS: &str = "/search?q=%E6%A5%BC%E4%B8%8B%E9%82%BB%E5%B1%85%E4%B8%8D%E5%90%8C%E6%84%8F%E8%A3%85%E7%94%B5%E6%A2%AF";

#[derive(Template)]
#[template(path = "portal/search.html")]
struct SearchPage {
    frame: Frame,
    w: SearchWords,
    view: SearchView,
    links: Links,
    lines: Lines,
    /// Where somebody asks for what is not public.
    request: String,
}

/// Kept by nobody: it depends on the index, which follows the store a moment later.
pub(super) async fn get(
    State(app): State<App>,
    visitor: Visitor,
    Query(pairs): Query<Vec<(String, String)>>,
) -> PageResult {
    let view = reading::search(&app.office, &pairs).await?;
    let w = SearchWords(visitor.language());
    let frame = Frame::new(&app, &visitor, &view.site);
    let lines = Lines::new(&view, &frame, w);
    let name = frame.w.search_titles();
    let frame = frame
        .titled(lines.title.clone())
        .column("一网通查", "首页")
        .described(SearchWords::default().lede(), "检索,政策,文号")
        .from_home()
        .ending(name);
    let frame = match view.asked.asks() {
        true => {
            let asked = view.asked.pairs();
            let asked = asked.iter().map(|(key, value)| (*key, value.as_str()));
            frame.followed_by(show::address("/search.atom", asked))
        }
        false => frame,
    };
    let request = match &view.site.root {
        Some(root) => frame.request_path(&root.code),
        None => "/".to_owned(),
    };
    render::page(&SearchPage {
        links: Links::new(&view, &frame, w),
        frame,
        w,
        lines,
        view,
        request,
    })
}
