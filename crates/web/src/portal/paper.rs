//! A record on paper: what its page says as a PDF, for filing, for sending on, for where there is no network.
//!
//! It is read through the same use case as the page, so what the page does not show is not here either. The file
//! is the same in every language: the document is Chinese, and a copy of it is. Pictures are named, not shown.

use axum::{
    extract::State,
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use gongkai_documents::write::{
    Block, Document, Fact, Note, Origin, QrCode, Run, Running, Table, blocks_of_html,
};
use gongkai_model::{id::RecordId, record::SignedBy};
use gongkai_office::{
    core::{Press, civil},
    reading::{self, Answer, FieldView, History, RecordView, Value},
};

use super::record::{FactValue, citation, clearance, facts, frame, gone, qr, validity};
use crate::{
    address::Base,
    app::App,
    cache::Depends,
    extract::Path,
    frame::{Frame, Visitor},
    page_error::{PageError, PageResult},
    show,
    words::{Language, RecordWords, written},
};

/// Browsers show a PDF by a page of their own around it, which needs these two; a PDF runs nothing else.
const POLICY: &str = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'";

const W: RecordWords = RecordWords(Language::Chinese);

pub(super) async fn of_record(
    State(app): State<App>,
    visitor: Visitor,
    Path(id): Path<RecordId>,
) -> PageResult {
    match reading::record(&app.office, id).await? {
        Answer::Record(view) => print(&app, visitor, &view, None).await,
        withdrawn => gone(&app, &visitor, withdrawn),
    }
}

pub(super) async fn of_version(
    State(app): State<App>,
    visitor: Visitor,
    Path((id, version)): Path<(RecordId, i64)>,
) -> PageResult {
    let History {
        view, is_current, ..
    } = reading::history(&app.office, id, version).await?;
    let earlier = (!is_current).then_some(version);
    print(&app, visitor, &view, earlier).await
}

/// Answers a record, or an earlier version of it, as a PDF.
async fn print(app: &App, visitor: Visitor, view: &RecordView, earlier: Option<i64>) -> PageResult {
    let press = app.office.press.as_ref();
    let press: &Press = press.ok_or(PageError::NotFound("这个文件"))?;
    let page = match earlier {
        Some(version) => format!("/records/{}/versions/{version}", view.record.record),
        None => format!("/records/{}", view.record.record),
    };
    let visitor = Visitor {
        address: page,
        base: Base::default(),
        ..visitor
    };
    let frame = frame(app, &visitor, view);
    let document = document(app, &frame, view, earlier);
    let paper = press.print(document).await.map_err(|refusal| {
        tracing::warn!(record = %view.record.record, "no PDF: {refusal}");
        PageError::Conflict(format!("这条信息现在不能制成 PDF：{refusal}。请使用打印版"))
    })?;
    Depends::on_record(view).keeps(Ok(answer(view, paper.pdf)))
}

fn answer(view: &RecordView, pdf: Vec<u8>) -> Response {
    let mut response = pdf.into_response();
    let name = show::encode(&format!("{}.pdf", view.record.content.title));
    let headers = response.headers_mut();
    let media_type = HeaderValue::from_static("application/pdf");
    headers.insert(header::CONTENT_TYPE, media_type);
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    headers.insert(
        header::CONTENT_SECURITY_POLICY,
        HeaderValue::from_static(POLICY),
    );
    if let Ok(value) = HeaderValue::from_str(&format!("inline; filename*=UTF-8''{name}")) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    response
}

/// What stands on the paper.
fn document(app: &App, frame: &Frame, view: &RecordView, earlier: Option<i64>) -> Document {
    let (record, content) = (&view.record, &view.record.content);
    let now = app.office.clock.now();
    let mut document = Document::new(content.title.clone(), civil(now));
    document.number = content.doc_number.as_ref().map(ToString::to_string);
    document.running = Some(Running {
        left: frame.site_name(),
        right: format!("{} {}", W.index_number(), record.index_number),
    });
    document.facts = shown_facts(frame, view);
    document.note = note(view, earlier);
    document.body = blocks_of_html(&content.body_html);
    let long = view.fields.iter().filter(|field| !field.value.is_short());
    document
        .body
        .extend(long.flat_map(|field| blocks_of_field(frame, field)));
    document.origin = Some(origin(
        frame,
        view,
        &written::minute(Language::Chinese, now),
    ));
    document.author = view.unit.as_ref().map(|unit| unit.name.clone());
    document.keywords.clone_from(&content.keywords);
    document
}

/// The facts of the page, but for the number, which stands under the title.
fn shown_facts(frame: &Frame, view: &RecordView) -> Vec<Fact> {
    let shown = facts(view, frame).into_iter().filter(|fact| !fact.is_rare);
    let shown = shown.map(|fact| {
        let value = match &fact.value {
            FactValue::Said(phrase) => phrase.text(),
            FactValue::Field(value) => line_of(frame, value),
        };
        Fact::new(fact.name.text(), value)
    });
    let summary = view.record.content.summary.as_ref();
    let summary = summary.map(|text| Fact::new(W.summary(), text.clone()));
    shown
        .filter(|fact| fact.name != W.doc_number())
        .chain(summary)
        .collect()
}

/// That it is not the current text weighs more than whether that is in force.
fn note(view: &RecordView, earlier: Option<i64>) -> Option<Note> {
    if let Some(version) = earlier {
        return Some(Note {
            label: W.version(version),
            text: "这是旧版本，已由新版本替代，仅供查考。".to_owned(),
            is_warning: true,
        });
    }
    let found = view.validity.as_ref()?;
    Some(Note {
        label: found.status.label().to_owned(),
        text: validity(W, found),
        is_warning: !found.status.is_in_force(),
    })
}

/// A long field of the kind under its name.
fn blocks_of_field(frame: &Frame, field: &FieldView) -> Vec<Block> {
    let mut blocks = vec![Block::Heading {
        level: 1,
        runs: vec![Run::plain(field.name.clone())],
    }];
    match &field.value {
        Value::Text(lines) => blocks.extend(lines.iter().map(Block::plain)),
        Value::Table { columns, rows } => {
            let names = columns.iter().map(|(name, _)| name.clone()).collect();
            blocks.extend(Table::of_rows(names, rows.clone()).map(Block::Table));
        }
        short => blocks.push(Block::plain(line_of(frame, short))),
    }
    blocks
}

fn line_of(frame: &Frame, value: &Value) -> String {
    match value {
        Value::Line(text) => text.clone(),
        Value::Day(day) => frame.day(day),
        Value::Period(from, until) => frame.period(from, until),
        Value::Choice(choice) => choice.name.clone(),
        Value::Text(lines) => lines.join(""),
        Value::Table { .. } => String::new(),
        Value::File(file) => file.name.clone(),
        Value::Record { title, .. } => title.clone().unwrap_or_else(|| "未公开".to_owned()),
        Value::Unit { name, .. } => name.clone(),
    }
}

/// Who drafted, reviewed and published it, on one line.
fn people(by: &SignedBy) -> String {
    let steps = [
        (W.drafted(), by.drafter.clone()),
        (W.reviewed(), Some(by.reviewers.join("、"))),
        (W.published(), by.publisher.clone()),
    ];
    let steps = steps.into_iter().filter_map(|(step, names)| {
        let names = names.filter(|names| !names.is_empty())?;
        Some(format!("{step} {names}"))
    });
    steps.collect::<Vec<_>>().join("　")
}

/// Where the paper comes from, so that whoever holds it can look whether it still holds.
fn origin(frame: &Frame, view: &RecordView, made_at: &str) -> Origin {
    let record = &view.record;
    let files = record.content.attachments.iter();
    let files: Vec<_> = files
        .map(|file| format!("{}（{}）", file.name, frame.size(&file.size_bytes)))
        .collect();
    let proof = view.proof.as_ref().map(|proof| {
        let number = frame.count(&proof.leaf_number);
        W.printed_log(number, proof.leaf_hash.clone())
    });
    let lines = [
        (W.attachments(), Some(files.join("；"))),
        (W.address(), Some(frame.permanent_url.clone())),
        (W.citation(), Some(citation(view, frame))),
        ("经办", Some(people(&record.signed_by))),
        (W.log(), proof),
        (W.source(), clearance(W, &view.clearance)),
        (
            "制作时间",
            Some(format!(
                "{made_at}。本件由网站自动制作，内容以网站现时公开的为准。"
            )),
        ),
    ];
    let lines = lines.into_iter().filter_map(|(name, text)| {
        let text = text.filter(|text| !text.is_empty())?;
        Some(Fact::new(name, text))
    });
    Origin {
        lines: lines.collect(),
        qr: qr::modules(&frame.permanent_url).map(|rows| QrCode {
            rows,
            text: format!("{}：{}", W.qr(), frame.permanent_url),
        }),
    }
}
