//! 我的办件: entering with a one-time code, and the list of what somebody brought. No password, no registration.

mod words;

use askama::Template;
use axum::{
    extract::State,
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Redirect, Response},
};
use gongkai_model::id::CaseId;
use gongkai_office::{
    OfficeError,
    cases::{self, AccountHolder, Challenge, Knock, OwnCase},
    core::{FieldError, civil},
    reading,
};
use serde::Deserialize;

pub(super) use self::words::AccountWords;
use super::{ACCOUNT, ApplyWords, OWN_CASE, frame, passes};
use crate::{
    app::App,
    client::Client,
    extract::{Form, Path},
    frame::{Frame, Label, Visitor},
    page_error::{PageError, PageResult},
    render,
    words::{state_name, written},
};

#[derive(Template)]
#[template(path = "apply/enter.html")]
struct EnterPage {
    frame: Frame,
    w: AccountWords,
    v: ApplyWords,
    door: Door,
    errors: Vec<FieldError>,
}

/// What is asked for on the way in.
enum Door {
    /// Where a code is to go.
    Contact {
        contact: String,
        challenge: Challenge,
    },
    /// The digits that were sent.
    Digits { token: String, shown: String },
    /// Codes cannot be sent here.
    Shut,
}

impl EnterPage {
    fn error(&self, field: &str) -> Option<&str> {
        let found = self.errors.iter().find(|error| error.field == field);
        found.map(|error| error.message.as_str())
    }
}

#[derive(Template)]
#[template(path = "apply/account.html")]
struct AccountPage {
    frame: Frame,
    w: AccountWords,
    shown: String,
    lines: Vec<Line>,
}

/// A case in the list.
struct Line {
    case: CaseId,
    subject: String,
    code: String,
    kind: Label,
    unit: Label,
    state: Label,
    sent: String,
    due: Option<String>,
}

/// The list of whoever is in, and the door for everybody else.
pub(super) async fn get(
    State(app): State<App>,
    visitor: Visitor,
    headers: HeaderMap,
) -> PageResult {
    let Some(holder) = passes::holder(&app, &headers)? else {
        return door(&app, &visitor, fresh(&app, String::new())?, Vec::new()).await;
    };
    let cases = cases::own_cases(&app.office, &holder).await?;
    let site = reading::site_of(&app.office).await?;
    let w = AccountWords(visitor.language());
    let frame = frame(&app, &visitor, &site, w.title(), 0)
        .via(ApplyWords(visitor.language()).title(), "/apply")
        .ending(w.title());
    let lines = cases.into_iter().map(|case| {
        let unit = site.tree.get(case.head.unit);
        let unit = frame.organ_label(unit.map_or("", |unit| unit.name.as_str()));
        line(&app, &frame, case, unit)
    });
    let lines = lines.collect();
    let page = AccountPage {
        frame,
        w,
        shown: holder.shown,
        lines,
    };
    render::private(StatusCode::OK, &page)
}

fn line(app: &App, frame: &Frame, case: OwnCase, unit: Label) -> Line {
    let language = frame.language();
    let kind = app.office.kinds.case(&case.head.kind);
    let kind_name = kind.and_then(|(kind, _)| kind.name_in(language));
    let clock = &case.head.clock;
    let due = clock.due().filter(|_| !clock.has_ended());
    Line {
        case: case.head.id,
        subject: case.subject,
        code: case.head.tracking.as_str().to_owned(),
        kind: frame.declared_label(kind_name, &case.kind_name),
        unit,
        state: frame.declared_label(state_name(language, &case.state_name), &case.state_name),
        sent: written::day(language, civil(case.head.submitted_at).date()),
        due: due.map(|due| written::day(language, due.on)),
    }
}

fn fresh(app: &App, contact: String) -> PageResult<Door> {
    if !cases::has_accounts(&app.office) {
        return Ok(Door::Shut);
    }
    let challenge = Challenge::new(&app.office)?;
    Ok(Door::Contact { contact, challenge })
}

async fn door(app: &App, visitor: &Visitor, door: Door, errors: Vec<FieldError>) -> PageResult {
    let site = reading::site_of(&app.office).await?;
    let w = AccountWords(visitor.language());
    let v = ApplyWords(visitor.language());
    let frame = frame(app, visitor, &site, w.title(), errors.len())
        .via(v.title(), "/apply")
        .ending(w.title());
    let status = match errors.is_empty() {
        true => StatusCode::OK,
        false => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let page = EnterPage {
        frame,
        w,
        v,
        door,
        errors,
    };
    render::private(status, &page)
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    contact: String,
    mark: String,
    answer: String,
}

/// Sends a code.
pub(super) async fn ask(
    State(app): State<App>,
    visitor: Visitor,
    client: Client,
    Form(asked): Form<Asked>,
) -> PageResult {
    let knock = Knock {
        address: client.0,
        mark: asked.mark,
        answer: asked.answer,
    };
    match cases::ask_code(&app.office, &asked.contact, knock).await {
        Ok(sent) => {
            let digits = Door::Digits {
                token: sent.token,
                shown: sent.shown,
            };
            door(&app, &visitor, digits, Vec::new()).await
        }
        Err(OfficeError::Invalid(errors)) => {
            door(&app, &visitor, fresh(&app, asked.contact)?, errors).await
        }
        Err(error) => Err(error.into()),
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    token: String,
    shown: String,
    digits: String,
}

/// Lets somebody in.
pub(super) async fn enter(
    State(app): State<App>,
    visitor: Visitor,
    client: Client,
    Form(typed): Form<Typed>,
) -> PageResult {
    match cases::enter(&app.office, &typed.token, &typed.digits, &client.0).await {
        Ok(holder) => {
            let to = Redirect::to(&visitor.href(ACCOUNT)).into_response();
            let pass = holder.pass(&app.office)?;
            Ok(passes::give(&app, to, passes::ACCOUNT, &pass))
        }
        Err(OfficeError::Invalid(errors)) => {
            let again = Door::Digits {
                token: typed.token,
                shown: typed.shown,
            };
            door(&app, &visitor, again, errors).await
        }
        Err(error) => Err(error.into()),
    }
}

fn held(app: &App, headers: &HeaderMap) -> PageResult<AccountHolder> {
    passes::holder(app, headers)?.ok_or(PageError::NotFound("这个办件"))
}

/// Opens a case of the list, as its code would.
pub(super) async fn open(
    State(app): State<App>,
    visitor: Visitor,
    headers: HeaderMap,
    Path(case): Path<CaseId>,
) -> PageResult<Response> {
    let Some(holder) = passes::holder(&app, &headers)? else {
        return Ok(Redirect::to(&visitor.href(ACCOUNT)).into_response());
    };
    let who = cases::open_own(&app.office, &holder, case).await?;
    let to = Redirect::to(&visitor.href(OWN_CASE)).into_response();
    Ok(passes::give(
        &app,
        to,
        passes::CASE,
        &who.pass(&app.office)?,
    ))
}

/// Takes a case out of the list.
pub(super) async fn drop_case(
    State(app): State<App>,
    visitor: Visitor,
    headers: HeaderMap,
    Path(case): Path<CaseId>,
) -> PageResult<Response> {
    cases::drop_own(&app.office, &held(&app, &headers)?, case).await?;
    Ok(Redirect::to(&visitor.href(ACCOUNT)).into_response())
}

/// Puts the case that is looked at into the list.
pub(super) async fn keep(
    State(app): State<App>,
    visitor: Visitor,
    headers: HeaderMap,
) -> PageResult<Response> {
    let holder = held(&app, &headers)?;
    let who = passes::recognised(&app, &headers)?.ok_or(PageError::NotFound("这个办件"))?;
    cases::keep_own(&app.office, &holder, who).await?;
    Ok(Redirect::to(&visitor.href(ACCOUNT)).into_response())
}

/// Lets whoever is in go out again.
pub(super) async fn leave(State(app): State<App>, visitor: Visitor) -> PageResult<Response> {
    Ok(out(&app, &visitor))
}

/// Forgets the account.
pub(super) async fn close(
    State(app): State<App>,
    visitor: Visitor,
    headers: HeaderMap,
) -> PageResult<Response> {
    cases::close_account(&app.office, &held(&app, &headers)?).await?;
    Ok(out(&app, &visitor))
}

fn out(app: &App, visitor: &Visitor) -> Response {
    let to = Redirect::to(&visitor.href(ACCOUNT)).into_response();
    let to = passes::take_back(app, to, passes::ACCOUNT);
    passes::take_back(app, to, passes::CASE)
}
