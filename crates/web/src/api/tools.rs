//! The calculators for programs: working days, the clock of an FOI request, its fee. The shapes are those of
//! the command line (`gongkai calendar add`, `foi clock`, `foi fee`); a refusal is a problem document.

mod problem;
mod shapes;

use axum::{
    Router,
    body::Bytes,
    extract::{DefaultBodyLimit, State},
    response::Response,
    routing::{get, post},
};
use gongkai_office::tools;
use gongkai_rules::{dates::read_date, foi::clock::ClockCase, foi::fee::FeeCase};
use serde_json::{Map, Value};

use self::{
    problem::refused,
    shapes::{FeeGiven, RequestClock, RequestEvents, ToolProblem, WorkingDaysAdded},
};
use super::answer::json;
use crate::{app::App, extract::Query, page_error::PageError, page_error::PageResult};

/// The most bytes of one case: a hundred events are a tenth of it.
const CASE_BYTES_MAX: usize = 128 << 10;

const WORKING_DAYS: &str = "/api/v1/tools/deadline/working-days";
const FOI_CLOCK: &str = "/api/v1/tools/foi-clock";
const FOI_FEE: &str = "/api/v1/tools/foi-fee";

/// The routes.
pub(super) fn routes() -> Router<App> {
    let clock = post(foi_clock).layer(DefaultBodyLimit::max(CASE_BYTES_MAX));
    Router::new()
        .route(WORKING_DAYS, get(working_days))
        .route(FOI_CLOCK, clock)
        .route(FOI_FEE, get(foi_fee))
}

/// What to count from, and how far.
#[derive(utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(
    dead_code,
    reason = "describes what is read from the pairs of the address, where a mistake is told by name"
)]
struct WorkingDaysParameters {
    /// 起算日期，当日不计
    #[param(example = "2026-02-13", format = Date)]
    date: String,
    /// 工作日数
    #[param(minimum = 0, maximum = 2500, example = 20)]
    working_days: u32,
}

type Pairs = Query<Vec<(String, String)>>;

/// Adds working days to a day, and says which days counted. A year whose notice is not known answers 422 with
/// `provisional_on`.
#[utoipa::path(
    get,
    path = WORKING_DAYS, operation_id = "add_working_days",
    params(WorkingDaysParameters),
    responses(
        (status = 200, body = WorkingDaysAdded),
        (status = 400, body = ToolProblem, content_type = "application/problem+json"),
        (status = 422, body = ToolProblem, content_type = "application/problem+json"),
    )
)]
pub(super) async fn working_days(
    State(app): State<App>,
    Query(pairs): Pairs,
) -> PageResult<Response> {
    let text = |key: &str| {
        let mut known = pairs.iter().filter(|(known, _)| known == key);
        known.next().map_or("", |(_, value)| value.as_str())
    };
    let date = read_date(text("date")).filter(|date| date.to_string() == text("date"));
    let days = text("working_days").parse().ok();
    let (Some(date), Some(days)) = (date, days) else {
        let field = if date.is_none() {
            "date"
        } else {
            "working_days"
        };
        let wants = match field {
            "date" => "应为日期 YYYY-MM-DD",
            _ => "应为 0 至 2500 的整数",
        };
        return Err(gongkai_office::OfficeError::field(field, wants).into());
    };
    match tools::add_working_days(&app.office, date, days).await {
        Ok(added) => json(&added),
        Err(error) => refused(error, WORKING_DAYS),
    }
}

/// Reads the clock of one request from its events, in any order, and explains every span of days. At most 100
/// events within ten years; nothing is stored.
#[utoipa::path(
    post,
    path = FOI_CLOCK, operation_id = "read_foi_clock",
    request_body = RequestEvents,
    responses(
        (status = 200, body = RequestClock),
        (status = 400, body = ToolProblem, content_type = "application/problem+json"),
        (status = 413, body = ToolProblem, content_type = "application/problem+json"),
        (status = 422, body = ToolProblem, content_type = "application/problem+json"),
    )
)]
pub(super) async fn foi_clock(State(app): State<App>, body: Bytes) -> PageResult<Response> {
    let case: ClockCase = serde_json::from_slice(&body)
        .map_err(|error| PageError::BadRequest(format!("应为一个 JSON 对象：{error}")))?;
    match tools::clock_of_case(&app.office, &case).await {
        Ok(answer) => json(&answer),
        Err(error) => refused(error, FOI_CLOCK),
    }
}

/// By which method, and what it counts; the keys of both methods at once are refused.
#[derive(utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(
    dead_code,
    reason = "describes what the rules read from the pairs of the address"
)]
struct FeeParameters {
    /// 编号，原样返回
    id: Option<String>,
    /// 计收方式
    #[param(inline, example = "per_item")]
    method: shapes::FeeMethod,
    /// 按件：同一申请人当月此前的件数
    #[param(example = 8)]
    count_in_month_before: Option<u64>,
    /// 按件：本次件数
    #[param(example = 5)]
    items: Option<u64>,
    /// 按量：页数
    pages: Option<u64>,
    /// 信息已经主动公开
    already_public: Option<bool>,
}

/// Computes what a request costs by one method, tier by tier.
#[utoipa::path(
    get,
    path = FOI_FEE, operation_id = "compute_foi_fee",
    params(FeeParameters),
    responses(
        (status = 200, body = FeeGiven),
        (status = 400, body = ToolProblem, content_type = "application/problem+json"),
        (status = 422, body = ToolProblem, content_type = "application/problem+json"),
    )
)]
pub(super) async fn foi_fee(Query(pairs): Pairs) -> PageResult<Response> {
    match tools::fee_of_case(&fee_case(&pairs)?) {
        Ok(answer) => json(&answer),
        Err(error) => refused(error, FOI_FEE),
    }
}

/// The pairs as a line of data: numbers and truth values are written in an address as in JSON.
fn fee_case(pairs: &[(String, String)]) -> PageResult<FeeCase> {
    let value = |key: &str, text: &str| match (key, serde_json::from_str(text)) {
        ("id" | "method", _) => Value::from(text),
        (_, Ok(value @ (Value::Number(_) | Value::Bool(_)))) => value,
        _ => Value::from(text),
    };
    let mut line = Map::new();
    for (key, text) in pairs {
        if line.insert(key.clone(), value(key, text)).is_some() {
            return Err(PageError::BadRequest(format!("{key} 出现了两次")));
        }
    }
    serde_json::from_value(Value::Object(line))
        .map_err(|error| PageError::BadRequest(error.to_string()))
}
