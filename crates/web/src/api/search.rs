//! Search for programs: the hits of `gongkai search --json`, and how many there are by each way to narrow.

use axum::{extract::State, response::Response};
use gongkai_office::reading::{self, IndexState, SearchFacet, SearchHit, SearchView};
use serde::Serialize;
use utoipa::ToSchema;

use super::answer::{Problem, json};
use crate::{app::App, extract::Query, page_error::PageResult};

/// What is looked for, and what narrows it. Choices may be given several times.
#[derive(utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(
    dead_code,
    reason = "describes what the use case reads from the pairs of the address"
)]
struct SearchParameters {
    /// 词语、文号、拼音；`"…"` 内的词连在一起，`-词` 不要这个词；只读前 200 个字
    q: Option<String>,
    /// 信息类型代码
    kind: Option<String>,
    /// 单位代码
    unit: Option<String>,
    /// 主题分类（第一级）
    topic: Option<String>,
    /// 公开年份
    #[param(minimum = 1949, maximum = 9999)]
    year: Option<i16>,
    /// 有效性：`in_force amended not_yet_effective ended`
    validity: Option<String>,
    /// `relevance` 或者 `newest`
    #[param(default = "relevance")]
    sort: Option<String>,
    /// `1`：按原样查找，不按您是不是要找的词显示
    literal: Option<String>,
    /// 第几页
    #[param(minimum = 1, maximum = 100, default = 1)]
    page: Option<u32>,
    /// 每页条数
    #[param(minimum = 1, maximum = 100, default = 10)]
    limit: Option<u8>,
}

/// The answer to a search.
#[derive(Serialize, ToSchema)]
pub(super) struct SearchPage {
    /// What was asked.
    query: String,
    /// How many there are.
    total: u64,
    /// Whether something here really answers.
    confident: bool,
    /// What may have been meant.
    suggestion: Option<String>,
    /// Whether the hits are those of the suggestion.
    is_of_suggestion: bool,
    /// `up_to_date behind rebuilding broken`: whether the index knows what is public.
    index: &'static str,
    /// Those of this page.
    hits: Vec<Hit>,
    /// How many there are by each way to narrow, without the choices of that way.
    facets: Vec<Facet>,
    /// The next page; give it as `page`.
    next: Option<usize>,
}

/// A record that was found.
#[derive(Serialize, ToSchema)]
pub(super) struct Hit {
    /// Its place among all, from 1.
    rank: usize,
    /// How well it fits; comparable within one answer only.
    score: f32,
    /// 编号
    id: String,
    /// 标题
    title: String,
    /// 发文字号
    doc_number: Option<String>,
    /// The code of the unit.
    unit: String,
    /// The code of the kind.
    kind: String,
    /// 公开日期
    published_on: String,
    /// The page for people.
    path: String,
    /// The imported file's name.
    source_name: Option<String>,
    /// The best place of the text.
    excerpt: String,
}

/// A way to narrow.
#[derive(Serialize, ToSchema)]
pub(super) struct Facet {
    /// `kind unit validity topic year`, as in the address.
    key: &'static str,
    /// What it is called.
    name: &'static str,
    /// What can be chosen, most first.
    options: Vec<Choice>,
}

/// A value to choose.
#[derive(Serialize, ToSchema)]
pub(super) struct Choice {
    /// The value in the address.
    value: String,
    /// What it is called.
    label: String,
    /// How many there are.
    count: u64,
    /// Whether it is chosen.
    is_chosen: bool,
}

/// Searches everything that is public.
#[utoipa::path(
    get,
    path = "/api/v1/search", operation_id = "search",
    params(SearchParameters),
    responses(
        (status = 200, body = SearchPage),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 422, body = Problem, content_type = "application/problem+json"),
    )
)]
pub(super) async fn search(
    State(app): State<App>,
    Query(pairs): Query<Vec<(String, String)>>,
) -> PageResult<Response> {
    json(&SearchPage::from(
        reading::search(&app.office, &pairs).await?,
    ))
}

impl From<SearchView> for SearchPage {
    fn from(view: SearchView) -> Self {
        let next = view.asked.page + 1;
        Self {
            total: view.total,
            confident: view.confident,
            is_of_suggestion: view.is_of_suggestion,
            index: match view.index {
                IndexState::UpToDate => "up_to_date",
                IndexState::Behind => "behind",
                IndexState::Rebuilding => "rebuilding",
                IndexState::Broken => "broken",
            },
            next: (next <= view.pages()).then_some(next),
            hits: view.hits.into_iter().map(Hit::from).collect(),
            facets: view.facets.into_iter().map(Facet::from).collect(),
            suggestion: view.suggestion,
            query: view.asked.q,
        }
    }
}

impl From<SearchHit> for Hit {
    fn from(hit: SearchHit) -> Self {
        Self {
            rank: hit.rank,
            score: hit.score,
            id: hit.record.to_string(),
            path: format!("/records/{}", hit.record),
            title: hit.title,
            doc_number: hit.doc_number,
            unit: hit.unit,
            kind: hit.kind,
            published_on: hit.published_on.to_string(),
            source_name: hit.source_name,
            excerpt: hit.excerpt.text(),
        }
    }
}

impl From<SearchFacet> for Facet {
    fn from(facet: SearchFacet) -> Self {
        let options = facet.options.into_iter().map(|option| Choice {
            value: option.value,
            label: option.label,
            count: option.count,
            is_chosen: option.is_chosen,
        });
        Self {
            key: facet.key,
            name: facet.name,
            options: options.collect(),
        }
    }
}
