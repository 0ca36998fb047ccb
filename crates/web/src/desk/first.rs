//! The first administrator (首位管理员): only while nobody has an account, with the code of the terminal.

use askama::Template;
use axum::{
    extract::State,
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Redirect},
};
use axum_extra::extract::cookie::CookieJar;
use gongkai_office::{
    OfficeError,
    core::FieldError,
    identity::{self, FirstAdministrator},
};

use super::{
    input::{Input, Widget},
    route::{Entry, Needs, get, post},
    sign_in::{self, Entrance},
    submitted::Submitted,
};
use crate::{
    app::App,
    page_error::{PageError, PageResult},
    render,
};

const PATH: &str = "/desk/first";

pub(super) fn entries() -> Vec<Entry> {
    vec![
        get(PATH, Needs::Nothing, show),
        post(PATH, Needs::Nothing, claim),
    ]
}

#[derive(Template)]
#[template(path = "desk/first.html")]
struct FirstPage {
    entrance: Entrance,
    inputs: Vec<Input>,
    errors: Vec<FieldError>,
}

async fn show(State(app): State<App>, headers: HeaderMap) -> PageResult {
    only_once(&app).await?;
    let csrf = sign_in::fresh(&app);
    let jar = CookieJar::from_headers(&headers);
    let page = FirstPage {
        entrance: Entrance::new(&app, &jar, csrf.clone()).await?,
        inputs: inputs(&Submitted::default(), &[]),
        errors: Vec::new(),
    };
    let answer = render::private(StatusCode::OK, &page)?;
    Ok(sign_in::with_cookie(
        answer,
        &sign_in::secret_cookie(&app, &csrf),
    ))
}

async fn claim(State(app): State<App>, headers: HeaderMap, form: Submitted) -> PageResult {
    only_once(&app).await?;
    let filled = FirstAdministrator {
        code: form.text("code"),
        login: form.text("login"),
        name: form.text("name"),
        password: form.get("password").unwrap_or_default().to_owned(),
        unit_name: form.text("unit_name"),
        unit_code: form.text("unit_code"),
    };
    match identity::claim_first_administrator(&app.office, filled).await {
        Ok(()) => Ok(Redirect::to("/desk/sign-in?first=1").into_response()),
        Err(OfficeError::Invalid(mut errors)) => {
            // The first unit is described in this form under names of its own.
            for error in &mut errors {
                if error.message.starts_with("机构") {
                    error.field = "unit_code".into();
                }
            }
            let jar = CookieJar::from_headers(&headers);
            let page = FirstPage {
                entrance: Entrance::new(&app, &jar, form.text("csrf")).await?,
                inputs: inputs(&form, &errors),
                errors,
            };
            render::private(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
        Err(error) => Err(error.into()),
    }
}

/// Once somebody has an account, the page is as if it had never been.
async fn only_once(app: &App) -> PageResult<()> {
    if identity::first_administrator_is_awaited(&app.office).await? {
        Ok(())
    } else {
        Err(PageError::NotFound("这个页面"))
    }
}

fn inputs(form: &Submitted, errors: &[FieldError]) -> Vec<Input> {
    let inputs = [
        Input::line("code", "一次性代码").hint("服务器启动时显示在终端上，每次启动更换一次。"),
        Input::line("unit_name", "本级政府或者单位全称").hint("例如：云河区人民政府"),
        Input::line("unit_code", "单位代码")
            .hint("用在网址中，小写字母、数字或 -，以后不能更改。例如：yunhe")
            .short(),
        Input::line("name", "您的姓名").short(),
        Input::line("login", "登录名")
            .hint("小写字母、数字或 . _ -，以字母开头")
            .with(Widget::Line {
                kind: "text",
                complete: "username",
            })
            .short(),
        Input::password("password", "密码", "new-password")
            .hint("至少 10 个字符，包含大写字母、小写字母、数字、其他字符中的三种，不能包含登录名")
            .short(),
    ];
    inputs
        .map(|input| {
            let value = form.text(&input.name);
            input.value(value).judged(errors)
        })
        .to_vec()
}
