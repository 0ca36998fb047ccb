//! Writes a draft: saves what was typed, adds and removes files, and goes on to where the person wants.

use axum::{
    http::StatusCode,
    response::{IntoResponse, Redirect},
};
use gongkai_model::id::RecordId;
use gongkai_office::{
    OfficeError,
    core::FieldError,
    publishing::{ContentForm, attachment, draft, negative_list, see},
};

use super::{
    form_page::{Filled, form_page, kind_of},
    typed::Typed,
};
use crate::{
    desk::{
        signed::{Desk, done, page, refused},
        submitted::Submitted,
    },
    extract::Path,
    page_error::{PageError, PageResult},
    render,
};

pub(super) async fn show(desk: Desk, Path(id): Path<RecordId>) -> PageResult {
    let view = see::record(desk.office(), desk.actor(), id).await?;
    if !view.may_edit {
        return Err(not_editable());
    }
    let kind = kind_of(&desk, &view.loaded.head)?;
    let filled = Filled {
        typed: Typed::of(kind, &view.loaded.version.content),
        urgent: view.loaded.head.urgent,
        errors: Vec::new(),
        conflict: false,
    };
    page(&form_page(&desk, &view, filled).await?)
}

fn not_editable() -> PageError {
    PageError::Forbidden("这一稿现在不能修改：正在审核、已经发布，或者不由您起草".into())
}

pub(super) async fn save(desk: Desk, Path(id): Path<RecordId>, form: Submitted) -> PageResult {
    let view = see::record(desk.office(), desk.actor(), id).await?;
    let head = &view.loaded.head;
    let kind = kind_of(&desk, head)?;
    let mut typed = Typed::sent(form.pairs());
    if form.filled("negative").is_some() {
        typed.pick(&negative_list::of_unit(desk.office(), head.unit).await?);
    }
    let urgent = form.is_ticked("urgent");
    let revision: i64 = form.parsed("revision")?;
    let content = match ContentForm::new(typed.pairs()).read(kind) {
        Ok(content) => content,
        Err(OfficeError::Invalid(errors)) => {
            let filled = Filled {
                typed,
                urgent,
                errors,
                conflict: false,
            };
            return refused(&form_page(&desk, &view, filled).await?);
        }
        Err(error) => return Err(error.into()),
    };
    let saved = draft::save(desk.office(), desk.actor(), id, revision, content, urgent).await;
    match saved {
        Ok(()) => {}
        Err(OfficeError::Conflict) => {
            let filled = Filled {
                typed,
                urgent,
                errors: Vec::new(),
                conflict: true,
            };
            return render::private(
                StatusCode::CONFLICT,
                &form_page(&desk, &view, filled).await?,
            );
        }
        Err(OfficeError::Invalid(_)) => return Err(not_editable()),
        Err(error) => return Err(error.into()),
    }
    let errors = change_files(&desk, id, &form).await?;
    if !errors.is_empty() {
        let view = see::record(desk.office(), desk.actor(), id).await?;
        let filled = Filled {
            typed,
            urgent,
            errors,
            conflict: false,
        };
        return refused(&form_page(&desk, &view, filled).await?);
    }
    onwards(id, &form.text("then"))
}

/// Removes the file whose button was pressed and adds what was chosen; a file that is refused is told,
/// the others are kept.
async fn change_files(desk: &Desk, id: RecordId, form: &Submitted) -> PageResult<Vec<FieldError>> {
    let mut errors = Vec::new();
    let then = form.text("then");
    if let Some(file) = then
        .strip_prefix("remove:")
        .and_then(|file| file.parse().ok())
    {
        let revision = revision(desk, id).await?;
        attachment::remove(desk.office(), desk.actor(), id, revision, file).await?;
    }
    for file in form.files("files") {
        let revision = revision(desk, id).await?;
        let (name, bytes) = (&file.name, file.bytes.clone());
        match attachment::add(desk.office(), desk.actor(), id, revision, name, bytes).await {
            Ok(_) => {}
            Err(OfficeError::File(message)) => {
                errors.push(FieldError {
                    field: "files".into(),
                    message,
                });
            }
            Err(error) => return Err(error.into()),
        }
    }
    Ok(errors)
}

/// The revision after the step before; the person's page was made from an earlier one.
async fn revision(desk: &Desk, id: RecordId) -> PageResult<i64> {
    let heads = see::related(desk.office(), desk.actor(), &[id]).await?;
    let head = heads.first().ok_or(PageError::NotFound("这篇信息"))?;
    Ok(head.revision)
}

fn onwards(id: RecordId, then: &str) -> PageResult {
    let record = format!("/desk/records/{id}");
    match then {
        "submit" => Ok(Redirect::to(&format!("{record}/steps/submit")).into_response()),
        "correct_publish" | "record" => done(&record, "已保存"),
        "relations" => Ok(Redirect::to(&format!("{record}/relations")).into_response()),
        "preview" => Ok(Redirect::to(&format!("{record}/preview")).into_response()),
        _ if then.starts_with("remove:") => done(
            &format!("{record}/edit#files-part"),
            "附件已移除，其他内容已保存",
        ),
        _ => done(&format!("{record}/edit"), "已保存"),
    }
}
