//! Records (政府信息): a list, one, and its content to the byte.

mod shapes;

use axum::{extract::State, response::Response};
use gongkai_model::id::RecordId;
use gongkai_office::reading::{self, Answer};

use self::shapes::{Record, RecordPage, Withdrawn};
use super::answer::{Problem, json, text_of_json};
use crate::{
    app::App,
    cache::Depends,
    extract::{Path, Query},
    page_error::{PageError, PageResult},
};

/// What a list can be narrowed by. Enumeration fields of `kind` may be given too, by their code.
#[derive(utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(
    dead_code,
    reason = "describes what the use case reads from the pairs of the address"
)]
struct ListParameters {
    /// 标题或文号中的词，用空格隔开，全部都要有
    q: Option<String>,
    /// 单位代码
    unit: Option<String>,
    /// 信息类型代码
    kind: Option<String>,
    /// 公开年份
    #[param(minimum = 1949, maximum = 9999)]
    year: Option<i16>,
    /// 主题分类
    topic: Option<String>,
    /// 体裁
    genre: Option<String>,
    /// 上一页的 `next`
    after: Option<String>,
    /// 每页条数
    #[param(minimum = 1, maximum = 100, default = 20)]
    limit: Option<u8>,
}

/// Lists public records, newest first.
#[utoipa::path(
    get,
    path = "/api/v1/records", operation_id = "list_records",
    params(ListParameters),
    responses(
        (status = 200, body = RecordPage),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 422, body = Problem, content_type = "application/problem+json"),
    )
)]
pub(super) async fn list(
    State(app): State<App>,
    Query(pairs): Query<Vec<(String, String)>>,
) -> PageResult<Response> {
    let page = reading::api_records(&app.office, &pairs).await?;
    Depends::on_anything().keeps(json(&RecordPage::from(page)))
}

/// Reads one public record; a withdrawn one answers 410 with the class of reason.
#[utoipa::path(
    get,
    path = "/api/v1/records/{id}", operation_id = "get_record",
    params(("id" = String, Path, description = "编号，13 位")),
    responses(
        (status = 200, body = Record),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 410, body = Withdrawn),
    )
)]
pub(super) async fn one(State(app): State<App>, Path(id): Path<RecordId>) -> PageResult<Response> {
    match reading::record(&app.office, id).await? {
        Answer::Record(view) => {
            let depends = Depends::on_record(&view);
            depends.keeps(json(&Record::from(*view)))
        }
        Answer::Withdrawn {
            record,
            reason,
            withdrawn_at,
            ..
        } => {
            let mut response = json(&Withdrawn::new(record, reason, withdrawn_at))?;
            *response.status_mut() = axum::http::StatusCode::GONE;
            Ok(response)
        }
    }
}

/// Reads the content exactly as it was committed to: SHA-256 over salt and these bytes is the commitment.
#[utoipa::path(
    get,
    path = "/api/v1/records/{id}/content", operation_id = "get_record_content",
    params(("id" = String, Path, description = "编号，13 位")),
    responses(
        (status = 200, body = serde_json::Value),
        (status = 404, body = Problem, content_type = "application/problem+json"),
    )
)]
pub(super) async fn content(
    State(app): State<App>,
    Path(id): Path<RecordId>,
) -> PageResult<Response> {
    let text = reading::api_content(&app.office, id)
        .await
        .map_err(PageError::from)?;
    let depends = Depends::on_site().and_records([id]);
    depends.keeps(Ok(text_of_json(text)))
}
