//! What search engines and catalogues read of records and units: schema.org as JSON-LD, at an address of its
//! own. Pages name it by a link; none of them carries a script, not even one that only holds data (ADR 11).
//!
//! What a record is follows from what its kind declares: one that has validity and a document number is
//! legislation, one of 数据发布 a data set.

use axum::{
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use gongkai_model::{id::RecordId, organisation::Unit};
use gongkai_office::reading::{self, Answer, RecordView};
use gongkai_rules::validity::ValidityStatus;
use serde_json::{Map, Value, json};

use crate::{
    app::App,
    cache::Depends,
    extract::Path,
    frame::Visitor,
    page_error::{PageError, PageResult},
    show,
};

pub(super) async fn record(
    State(app): State<App>,
    visitor: Visitor,
    Path(id): Path<RecordId>,
) -> PageResult {
    match reading::record(&app.office, id).await? {
        Answer::Record(view) => {
            let data = of_record(&app, &view, &visitor.origin(&app));
            Depends::on_record(&view).keeps(Ok(answer(&data)))
        }
        Answer::Withdrawn { .. } => Err(PageError::NotFound("这条信息")),
    }
}

pub(super) async fn unit(
    State(app): State<App>,
    visitor: Visitor,
    Path(code): Path<String>,
) -> PageResult {
    let site = reading::site_of(&app.office).await?;
    let unit = site
        .tree
        .by_code(&code)
        .filter(|unit| unit.level.has_public_page());
    let unit = unit.ok_or(PageError::NotFound("这个单位"))?;
    let origin = visitor.origin(&app);
    let mut data = of_unit(unit, &origin);
    let profile = &unit.profile;
    put(&mut data, "description", &profile.duties);
    put(&mut data, "telephone", &profile.phone);
    put(&mut data, "email", &profile.email);
    put(&mut data, "address", &profile.address);
    put(&mut data, "openingHours", &profile.hours);
    put(
        &mut data,
        "taxID",
        unit.credit_code.as_deref().unwrap_or_default(),
    );
    let above = unit.parent.and_then(|parent| site.tree.get(parent));
    if let Some(above) = above.filter(|above| above.level.has_public_page()) {
        data.insert("parentOrganization".into(), of_unit(above, &origin).into());
    }
    data.insert("@context".into(), "https://schema.org".into());
    Depends::on_site().keeps(Ok(answer(&data)))
}

fn of_unit(unit: &Unit, origin: &str) -> Map<String, Value> {
    let mut data = Map::new();
    let address = format!("{origin}/units/{}", unit.code);
    data.insert("@type".into(), "GovernmentOrganization".into());
    data.insert("@id".into(), address.clone().into());
    data.insert("url".into(), address.into());
    put(&mut data, "name", &unit.name);
    put(&mut data, "alternateName", &unit.short_name);
    data
}

fn of_record(app: &App, view: &RecordView, origin: &str) -> Map<String, Value> {
    let (record, content) = (&view.record, &view.record.content);
    let kind = app.office.kinds.record(&record.kind);
    let is_law = kind.is_some_and(|kind| kind.has_validity() && kind.expects_doc_number);
    let is_data = kind.is_some_and(|kind| kind.column_type == "数据发布");
    let address = format!("{origin}/records/{}", record.record);
    let mut data = Map::new();
    data.insert("@context".into(), "https://schema.org".into());
    let name = match (is_law, is_data) {
        (true, _) => "Legislation",
        (false, true) => "Dataset",
        (false, false) => "DigitalDocument",
    };
    data.insert("@type".into(), name.into());
    data.insert("@id".into(), address.clone().into());
    data.insert("url".into(), address.clone().into());
    put(&mut data, "name", &content.title);
    put(&mut data, "inLanguage", record.language.tag());
    put(
        &mut data,
        "description",
        content.summary.as_deref().unwrap_or_default(),
    );
    put(&mut data, "keywords", &content.keywords.join(","));
    put(&mut data, "identifier", &record.index_number);
    put(
        &mut data,
        "about",
        content.topic.as_deref().unwrap_or_default(),
    );
    data.insert("isAccessibleForFree".into(), true.into());
    data.insert(
        "datePublished".into(),
        record.published_on.to_string().into(),
    );
    data.insert("dateModified".into(), show::day(record.changed_at).into());
    if let Some(unit) = &view.unit {
        data.insert("publisher".into(), of_unit(unit, origin).into());
    }
    makers_and_files(&mut data, view, &address, is_data);
    if is_law {
        legislation(&mut data, view);
    }
    data
}

/// Who made it, and what hangs on it.
fn makers_and_files(
    data: &mut Map<String, Value>,
    view: &RecordView,
    address: &str,
    is_data: bool,
) {
    let content = &view.record.content;
    let issuers = content.issuers.iter();
    let issuers: Vec<Value> = issuers
        .map(|name| json!({ "@type": "GovernmentOrganization", "name": name }))
        .collect();
    if !issuers.is_empty() {
        data.insert("author".into(), issuers.into());
    }
    let files = content.attachments.iter().map(|file| {
        json!({
            "@type": if is_data { "DataDownload" } else { "MediaObject" },
            "name": file.name,
            "encodingFormat": file.media_type,
            "contentSize": file.size_bytes.to_string(),
            "sha256": file.sha256,
            "contentUrl": format!("{address}/files/{}/{}", file.sha256, show::encode(&file.name)),
        })
    });
    let files: Vec<Value> = files.collect();
    if !files.is_empty() {
        data.insert(
            if is_data {
                "distribution"
            } else {
                "associatedMedia"
            }
            .into(),
            files.into(),
        );
    }
}

/// What only a normative document says of itself.
fn legislation(data: &mut Map<String, Value>, view: &RecordView) {
    let content = &view.record.content;
    let number = content.doc_number.as_ref().map(ToString::to_string);
    put(data, "legislationIdentifier", &number.unwrap_or_default());
    put(
        data,
        "legislationType",
        content.genre.as_deref().unwrap_or_default(),
    );
    let written = content.written_on.map(|day| day.to_string());
    put(data, "legislationDate", &written.unwrap_or_default());
    let force = view
        .validity
        .as_ref()
        .map(|validity| match validity.status {
            ValidityStatus::InForce | ValidityStatus::Amended => "https://schema.org/InForce",
            ValidityStatus::NotYetEffective
            | ValidityStatus::Repealed
            | ValidityStatus::Expired
            | ValidityStatus::DeclaredVoid
            | ValidityStatus::Superseded => "https://schema.org/NotInForce",
        });
    put(data, "legislationLegalForce", force.unwrap_or_default());
}

fn put(data: &mut Map<String, Value>, name: &str, text: &str) {
    if !text.is_empty() {
        data.insert(name.to_owned(), text.into());
    }
}

fn answer(data: &Map<String, Value>) -> Response {
    let text = Value::Object(data.clone()).to_string();
    // Whoever puts it into a page of theirs cannot be made to close a script with it.
    let text = text.replace("</", "<\\/");
    let headers = [
        (header::CONTENT_TYPE, "application/ld+json; charset=utf-8"),
        (header::CACHE_CONTROL, "no-cache"),
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
    ];
    (StatusCode::OK, headers, text).into_response()
}
