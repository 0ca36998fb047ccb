//! The page and the problem document of an error.

use askama::Template;
use axum::{
    http::header,
    response::{IntoResponse, Response},
};
use gongkai_office::core::FieldError;

use super::PageError;
use crate::frame::Frame;

#[derive(Template)]
#[template(path = "errors/page.html")]
struct ErrorPage {
    frame: Frame,
    sentence: String,
    advice: &'static str,
    fields: Vec<FieldError>,
    offers_search: bool,
}

/// Makes the page. When even that fails, the sentence alone is sent.
pub(crate) fn page(error: &PageError, frame: Frame) -> Response {
    let fields = match error {
        PageError::Invalid(fields) => fields.clone(),
        _ => Vec::new(),
    };
    let template = ErrorPage {
        frame: frame.titled(error.sentence()),
        sentence: error.sentence(),
        advice: advice(error),
        fields,
        offers_search: matches!(error, PageError::NotFound(_)),
    };
    let text = template.render().unwrap_or_else(|_| error.sentence());
    let headers = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8"),
        (header::CACHE_CONTROL, "no-store"),
    ];
    (error.status(), headers, text).into_response()
}

/// Makes the problem document (RFC 9457).
pub(crate) fn problem(error: &PageError, path: &str) -> Response {
    let mut body = serde_json::json!({
        "type": "about:blank",
        "title": error.sentence(),
        "status": error.status().as_u16(),
        "code": error.code(),
        "instance": path,
    });
    if let (PageError::Invalid(fields), Some(map)) = (error, body.as_object_mut()) {
        let fields = fields
            .iter()
            .map(|f| serde_json::json!({ "field": f.field, "message": f.message }));
        map.insert("errors".into(), fields.collect());
    }
    let headers = [
        (header::CONTENT_TYPE, "application/problem+json"),
        (header::CACHE_CONTROL, "no-store"),
    ];
    (error.status(), headers, body.to_string()).into_response()
}

/// What to do next, in one sentence.
const fn advice(error: &PageError) -> &'static str {
    match error {
        PageError::NotFound(_) => {
            "地址可能有误，或者内容已经移到别处。可以搜索标题或文号，或者从首页按单位、按栏目查找。"
        }
        PageError::BadRequest(_) | PageError::MethodNotAllowed => {
            "请返回上一页，从页面上的链接或按钮继续。"
        }
        PageError::Forbidden(_) => "需要办理的，请联系有相应职责的同事，或者请系统管理员核对授权。",
        PageError::Conflict(_) => "请返回上一页刷新，看清现在的状态后再办理。",
        PageError::TooLarge => "请压缩或拆分文件后再试；大于上限的数据文件请联系系统管理员导入。",
        PageError::UnsupportedMedia => "请从本站页面上的表单提交。",
        PageError::Invalid(_) => "请返回上一页修改，您填写的内容还在。",
        PageError::SignIn => "登录后会回到这一页。",
        PageError::Unavailable(_) => "请过一会儿刷新本页；仍不行请致电页脚的联系电话。",
        PageError::Internal(_) => "问题已经记录。请过一会儿再试；仍不行请致电页脚的联系电话。",
    }
}
