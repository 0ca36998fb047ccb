//! What the desk answers when it cannot: what is wrong, where, what to do, and the way back.

use askama::Template;
use axum::{
    http::{HeaderMap, Uri, header},
    response::{IntoResponse, Response},
};
use axum_extra::extract::cookie::CookieJar;
use gongkai_office::core::FieldError;

use super::{
    sign_in::{self, Entrance, came_from},
    signed::Desk,
};
use crate::{app::App, office_frame::OfficeFrame, page_error::PageError, show};

/// What both pages say.
struct Refusal {
    status: u16,
    /// In a few words, where the sentence is longer than a heading.
    heading: Option<&'static str>,
    sentence: String,
    advice: &'static str,
    fields: Vec<FieldError>,
    path: String,
    at: String,
    back: Option<String>,
    record: Option<String>,
}

#[derive(Template)]
#[template(path = "desk/refusal.html")]
struct RefusalPage {
    frame: OfficeFrame,
    refusal: Refusal,
}

#[derive(Template)]
#[template(path = "desk/refusal_entrance.html")]
struct EntrancePage {
    entrance: Entrance,
    refusal: Refusal,
}

/// Makes the page; `None` when not even that can be done, as when the store is away.
pub(crate) async fn page(
    app: &App,
    error: &PageError,
    headers: &HeaderMap,
    uri: &Uri,
) -> Option<Response> {
    let jar = CookieJar::from_headers(headers);
    let path = uri.path();
    let refusal = refusal(app, error, headers, path);
    let text = match Desk::of(app, &jar, path).await.ok()? {
        Some(desk) => {
            let frame = desk.frame(error.sentence());
            RefusalPage { frame, refusal }.render().ok()?
        }
        None => {
            let entrance = Entrance::new(app, &jar, String::new()).await.ok()?;
            EntrancePage { entrance, refusal }.render().ok()?
        }
    };
    let headers = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8"),
        (header::CACHE_CONTROL, "no-store"),
    ];
    Some((error.status(), headers, text).into_response())
}

fn refusal(app: &App, error: &PageError, headers: &HeaderMap, path: &str) -> Refusal {
    let record = path.strip_prefix("/desk/records/").and_then(|rest| {
        let (id, rest) = rest.split_once('/')?;
        let is_there = id.parse::<gongkai_model::id::RecordId>().is_ok() && !rest.is_empty();
        is_there.then(|| format!("/desk/records/{id}"))
    });
    let is_hidden = matches!(error, PageError::NotFound(_));
    Refusal {
        status: error.status().as_u16(),
        heading: heading(error),
        sentence: error.sentence(),
        advice: advice(error),
        fields: match error {
            PageError::Invalid(fields) => fields.clone(),
            _ => Vec::new(),
        },
        path: path.to_owned(),
        at: show::minute(app.office.clock.now()),
        back: came_from(headers).filter(|back| back != path && !back.starts_with(sign_in::PATH)),
        record: record.filter(|_| !is_hidden),
    }
}

/// The heading of errors whose sentence names units, roles and states.
const fn heading(error: &PageError) -> Option<&'static str> {
    match error {
        PageError::Forbidden(_) => Some("不能办理"),
        PageError::Conflict(_) => Some("状态已经改变"),
        PageError::BadRequest(_) => Some("没有办理"),
        _ => None,
    }
}

/// What to do next, for people of the office.
const fn advice(error: &PageError) -> &'static str {
    match error {
        PageError::NotFound(_) => {
            "地址可能有误，内容可能已经移走，或者不属于您可以查看的单位。可以在全部信息里按标题查找。"
        }
        PageError::BadRequest(_) | PageError::MethodNotAllowed => {
            "请返回上一页，从页面上的链接或者按钮继续。"
        }
        PageError::Forbidden(_) => {
            "需要办理的，请联系有这个岗位的同事，或者请系统管理员核对授权。页面开着很久再提交的，请返回上一页刷新后重新提交。"
        }
        PageError::Conflict(_) => "请返回文稿看清现在的状态，再决定怎样办理。",
        PageError::TooLarge => {
            "表单最多 2 MB，文稿和附件最多 50 MB。请压缩图片或者拆分文件后再上传；更大的数据文件请系统管理员导入。"
        }
        PageError::UnsupportedMedia => "请从工作平台页面上的表单提交。",
        PageError::Invalid(_) => "请返回上一页修改，您填写的内容还在。",
        PageError::TooOften(_) => "同一个地址在一段时间内的次数有限，请过一会儿再试。",
        PageError::SignIn => "登录后会回到这一页。",
        PageError::Unavailable(_) => "这一步没有保存。请过一会儿再试；仍不行请告诉系统管理员。",
        PageError::Internal(_) => {
            "这一步没有保存，问题已经记录。请再试一次；仍不行请把下面的时间和地址告诉系统管理员。"
        }
    }
}
