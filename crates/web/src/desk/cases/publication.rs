//! 答复选登: question and answer without a name, for a record that goes through its reviews.

use askama::Template;
use gongkai_model::id::CaseId;
use gongkai_office::{
    OfficeError,
    cases::{self, Publication},
    core::FieldError,
};

use super::address;
use crate::{
    desk::{
        input::{Input, Widget, title_with},
        signed::{Desk, done, page, refused},
        submitted::Submitted,
    },
    extract::Path,
    flash::{self, Tone},
    office_frame::OfficeFrame,
    page_error::PageResult,
};

#[derive(Template)]
#[template(path = "desk/case_publication.html")]
struct PublicationPage {
    frame: OfficeFrame,
    id: String,
    inputs: Vec<Input>,
    errors: Vec<FieldError>,
}

fn form(desk: &Desk, id: CaseId, text: &Publication, errors: Vec<FieldError>) -> PublicationPage {
    let inputs = [
        Input::line("title", "标题").value(&text.title),
        Input::lines("question", "申请内容", 5).value(&text.question),
        Input::lines("answer", "答复内容", 10)
            .hint("写给公众看的，可以改写，不改变答复的意思。")
            .value(&text.answer),
    ];
    PublicationPage {
        frame: desk.frame(title_with(&errors, "答复选登")),
        id: id.to_string(),
        inputs: inputs.map(|input| input.judged(&errors)).to_vec(),
        errors,
    }
}

pub(super) async fn show(desk: Desk, Path(id): Path<CaseId>) -> PageResult {
    match cases::propose_publication(desk.office(), desk.actor(), id).await {
        Ok(text) => page(&form(&desk, id, &text, Vec::new())),
        Err(error @ OfficeError::Invalid(_)) => Ok(flash::redirect(
            &address(id),
            Tone::Stop,
            &error.to_string(),
        )),
        Err(error) => Err(error.into()),
    }
}

pub(super) async fn store(desk: Desk, Path(id): Path<CaseId>, given: Submitted) -> PageResult {
    let text = Publication {
        title: given.text("title"),
        question: given.text("question"),
        answer: given.text("answer"),
    };
    match cases::publish_answer(desk.office(), desk.actor(), id, text.clone()).await {
        Ok(_) => done(&address(id), "已起草，由拟稿人核对后送审"),
        Err(OfficeError::Invalid(errors)) => refused(&form(&desk, id, &text, errors)),
        Err(error) => Err(error.into()),
    }
}
