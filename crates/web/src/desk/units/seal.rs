//! The seal of a unit (印章): since when it is in use, and a new picture of it. The picture itself is never shown.

use askama::Template;
use gongkai_model::id::UnitId;
use gongkai_office::{
    OfficeError,
    cases::{self, SealForm},
    core::FieldError,
};

use crate::{
    desk::{
        signed::{Desk, done, page, refused},
        submitted::Submitted,
    },
    extract::Path,
    office_frame::OfficeFrame,
    page_error::{PageError, PageResult},
    show,
};

#[derive(Template)]
#[template(path = "desk/unit_seal.html")]
struct SealPage {
    frame: OfficeFrame,
    id: String,
    unit: String,
    since: String,
    width: String,
    errors: Vec<FieldError>,
}

impl SealPage {
    fn error(&self, field: &str) -> Option<&str> {
        let found = self.errors.iter().find(|error| error.field == field);
        found.map(|error| error.message.as_str())
    }
}

async fn seal_page(desk: &Desk, id: UnitId, errors: Vec<FieldError>) -> PageResult<SealPage> {
    let seal = cases::seal_of(desk.office(), desk.actor(), id).await?;
    let unit = desk.actor().tree.get(id);
    let unit = unit.ok_or_else(|| PageError::from(OfficeError::NotFound("这个机构")))?;
    Ok(SealPage {
        frame: desk.frame("印章"),
        id: id.to_string(),
        unit: unit.name.clone(),
        since: seal
            .map(|(since, _)| show::minute(since))
            .unwrap_or_default(),
        width: seal.map_or(42, |(_, width)| width / 10).to_string(),
        errors,
    })
}

pub(super) async fn show(desk: Desk, Path(id): Path<UnitId>) -> PageResult {
    page(&seal_page(&desk, id, Vec::new()).await?)
}

pub(super) async fn put(desk: Desk, Path(id): Path<UnitId>, form: Submitted) -> PageResult {
    let picture = form.files("picture").next();
    let millimetres: u16 = form.text("width").parse().unwrap_or(0);
    let seal = SealForm {
        picture: picture.map(|file| file.bytes.clone()).unwrap_or_default(),
        width: millimetres.saturating_mul(10),
    };
    match cases::put_seal(desk.office(), desk.actor(), id, seal).await {
        Ok(()) => done(&format!("/desk/units/{id}/seal"), "印章已启用"),
        Err(OfficeError::Invalid(errors)) => refused(&seal_page(&desk, id, errors).await?),
        Err(error) => Err(error.into()),
    }
}
