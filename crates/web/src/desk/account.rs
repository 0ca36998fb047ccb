//! One's own account (我的账号): password, sessions, who stands in.

use askama::Template;
use axum::{http::header, response::IntoResponse};
use gongkai_model::{id::PersonId, organisation::Substitute};
use gongkai_office::{
    OfficeError,
    core::FieldError,
    identity::{self, Password},
};

use super::{
    guard::PASSWORD,
    input::{Input, Widget, title_with},
    people::substitutes::{StandIn, stand_ins, substitute_from},
    route::{Entry, Needs, get, post},
    signed::{Desk, answered, done, page, refused},
    submitted::Submitted,
};
use crate::{extract::Path, office_frame::OfficeFrame, page_error::PageResult, show};

const ME: &str = "/desk/me";

pub(super) fn entries() -> Vec<Entry> {
    vec![
        get(ME, Needs::SignedIn, show_account),
        get("/desk/me/session", Needs::SignedIn, go_on),
        get(PASSWORD, Needs::SignedIn, show_password),
        post(PASSWORD, Needs::SignedIn, change_password),
        post(
            "/desk/me/sessions/{session}/end",
            Needs::SignedIn,
            end_session,
        ),
        post("/desk/me/sessions/end-others", Needs::SignedIn, end_others),
        post("/desk/me/substitutes", Needs::SignedIn, add_substitute),
        post(
            "/desk/me/substitutes/{person}/end",
            Needs::SignedIn,
            end_substitute,
        ),
    ]
}

/// Tells the script of a page how long the session lasts; asking is use, as opening a page would be. The
/// secret goes with it, so that a form that was open before signing in again can be sent.
async fn go_on(desk: Desk) -> impl IntoResponse {
    let frame = desk.frame("");
    let told = serde_json::json!({ "seconds": frame.session_seconds, "csrf": frame.csrf });
    let headers = [
        (header::CONTENT_TYPE, "application/json"),
        (header::CACHE_CONTROL, "no-store"),
    ];
    (headers, told.to_string())
}

struct SessionRow {
    id: String,
    client: String,
    began: String,
    seen: String,
    is_this: bool,
}

struct RoleRow {
    role: String,
    unit: String,
}

#[derive(Template)]
#[template(path = "desk/account.html")]
struct AccountPage {
    frame: OfficeFrame,
    login: String,
    unit: String,
    roles: Vec<RoleRow>,
    stands_in_for: usize,
    sessions: Vec<SessionRow>,
    stand_ins: Vec<StandIn>,
    colleagues: Vec<(String, String)>,
}

async fn show_account(desk: Desk) -> PageResult {
    let actor = desk.actor();
    let sessions = identity::sessions(desk.office(), actor).await?;
    let permissions = desk.office().kinds.permissions();
    let colleagues = identity::colleagues(desk.office(), actor).await?;
    let own = identity::substitutes_of(desk.office(), actor, actor.person.id).await?;
    let row = |session: gongkai_store::sessions::Session| SessionRow {
        is_this: session.public_id == desk.session().public_id,
        id: session.public_id,
        client: client_in_words(&session.client),
        began: show::minute(session.created_at),
        seen: show::minute(session.last_seen_at),
    };
    page(&AccountPage {
        frame: desk.frame("我的账号"),
        login: actor.person.login.to_string(),
        unit: desk.unit_name(actor.person.unit),
        roles: actor
            .grants
            .iter()
            .map(|grant| RoleRow {
                role: permissions
                    .role(&grant.role)
                    .map_or_else(|| grant.role.clone(), |role| role.name.clone()),
                unit: desk.unit_name(grant.unit),
            })
            .collect(),
        stands_in_for: actor.substitute_for.len(),
        sessions: sessions.into_iter().map(row).collect(),
        stand_ins: stand_ins(&own, &colleagues),
        colleagues: colleagues
            .iter()
            .filter(|person| person.id != actor.person.id)
            .map(|person| (person.id.to_string(), person.name.clone()))
            .collect(),
    })
}

/// Browser and system in two words; the rest of what a browser says about itself helps nobody.
fn client_in_words(client: &str) -> String {
    const BROWSERS: [(&str, &str); 5] = [
        ("Edg/", "Edge"),
        ("Firefox/", "Firefox"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
        ("MSIE", "IE"),
    ];
    const SYSTEMS: [(&str, &str); 6] = [
        ("Windows", "Windows"),
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("Mac OS", "macOS"),
        ("HarmonyOS", "HarmonyOS"),
        ("Linux", "Linux"),
    ];
    let named = |names: &[(&'static str, &'static str)]| {
        let found = names.iter().find(|(mark, _)| client.contains(mark));
        found.map(|(_, name)| *name)
    };
    match (named(&BROWSERS), named(&SYSTEMS)) {
        (Some(browser), Some(system)) => format!("{browser}，{system}"),
        (Some(only), None) | (None, Some(only)) => only.to_owned(),
        (None, None) => "其他程序".to_owned(),
    }
}

#[derive(Template)]
#[template(path = "desk/password.html")]
struct PasswordPage {
    frame: OfficeFrame,
    inputs: Vec<Input>,
    errors: Vec<FieldError>,
    is_forced: bool,
}

fn password_page(desk: &Desk, errors: Vec<FieldError>) -> PasswordPage {
    let inputs = [
        Input::password("old", "现在的密码", "current-password").short(),
        Input::password("password", "新密码", "new-password")
            .hint("至少 10 个字符，包含大写字母、小写字母、数字、其他字符中的三种，不能包含登录名")
            .short(),
        Input::password("again", "再输入一次新密码", "new-password").short(),
    ];
    PasswordPage {
        frame: desk.frame(title_with(&errors, "修改密码")),
        inputs: inputs.map(|input| input.judged(&errors)).to_vec(),
        errors,
        is_forced: desk.must_change_password(),
    }
}

async fn show_password(desk: Desk) -> PageResult {
    page(&password_page(&desk, Vec::new()))
}

async fn change_password(desk: Desk, form: Submitted) -> PageResult {
    let new = form.get("password").unwrap_or_default();
    if form.get("again") != Some(new) {
        let error = FieldError {
            field: "again".into(),
            message: "两次输入的新密码不一致".into(),
        };
        return refused(&password_page(&desk, vec![error]));
    }
    let old = Password::typed(form.get("old").unwrap_or_default().to_owned());
    let session = desk.session().public_id.clone();
    match identity::change_password(desk.office(), desk.actor(), &session, old, new).await {
        Ok(()) => done("/desk", "密码已修改，您在其他地方的登录已经退出"),
        Err(OfficeError::Invalid(errors)) => refused(&password_page(&desk, errors)),
        Err(error) => Err(error.into()),
    }
}

async fn end_session(desk: Desk, Path(session): Path<String>) -> PageResult {
    identity::sign_out(desk.office(), desk.actor(), &session).await?;
    done(ME, "这个登录已经退出")
}

async fn end_others(desk: Desk) -> PageResult {
    let session = desk.session().public_id.clone();
    let ended = identity::sign_out_other(desk.office(), desk.actor(), &session).await?;
    done(ME, &format!("已退出其他 {ended} 处登录"))
}

async fn add_substitute(desk: Desk, form: Submitted) -> PageResult {
    let own = desk.actor().person.id;
    let substitute: Substitute = match substitute_from(own, &form) {
        Ok(substitute) => substitute,
        Err(error) => return answered(ME, "", Err(error)),
    };
    let result = identity::substitute(desk.office(), desk.actor(), substitute).await;
    answered(ME, "代岗人已登记，期间可以代您办理", result)
}

async fn end_substitute(desk: Desk, Path(person): Path<PersonId>) -> PageResult {
    let own = desk.actor().person.id;
    let result = identity::end_substitute(desk.office(), desk.actor(), own, person).await;
    answered(ME, "已取消这位代岗人", result)
}
