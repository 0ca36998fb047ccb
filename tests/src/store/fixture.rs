//! Records for the suites: drafted, cleared by different people, published with their event.

use std::collections::BTreeMap;
use std::error::Error;

use gongkai_model::event::{Event, Matter};
use gongkai_model::id::{Id, RecordId};
use gongkai_model::kinds::Section;
use gongkai_model::record::clearance::Reviewed;
use gongkai_model::record::{
    AttachmentRef, Clearance, Content, Gate, GateSignature, Language, Publication, Published,
    RecordHead, RecordVersion, SecrecyReview, SignedBy, SignedReview, Source, Stage, state,
};
use gongkai_store::{Store, Tx, events, publications, records, versions};

use super::at;
use super::organisation::OFFICE;

pub(crate) type Anything<T> = Result<T, Box<dyn Error>>;

pub(crate) fn head(id: i64, state: &str) -> RecordHead {
    RecordHead {
        id: Id::new(id),
        kind: "notice".to_owned(),
        unit: OFFICE,
        office: None,
        state: state.to_owned(),
        version: 1,
        title: format!("关于第{id}件事的通知"),
        doc_number: Some(format!("云外〔2024〕{id}号")),
        index_number: None,
        attribute: Some("proactive".to_owned()),
        drafter: Id::new(1),
        urgent: id % 2 == 0,
        publish_at: None,
        due_on: Some(jiff::civil::date(2024, 9, 20)),
        source: Source::Desk,
        batch: None,
        created_at: at(0),
        updated_at: at(id),
        revision: 0,
    }
}

pub(crate) fn content(title: &str, attachments: Vec<AttachmentRef>) -> Content {
    Content {
        title: title.to_owned(),
        issuers: vec!["云河区人民政府外事办公室".to_owned()],
        written_on: Some(jiff::civil::date(2024, 9, 10)),
        genre: Some("通知".to_owned()),
        body_html: "<p>各处室：</p>".to_owned(),
        attachments,
        ..Content::default()
    }
}

pub(crate) fn version(record: &RecordHead, attachments: Vec<AttachmentRef>) -> RecordVersion {
    RecordVersion {
        record: record.id,
        version: record.version,
        language: Language::Chinese,
        content: content(&record.title, attachments),
        change_note: None,
        salt: [7; 32],
        created_by: record.drafter,
        created_at: at(0),
        frozen_at: None,
    }
}

pub(crate) fn clearance() -> Anything<Clearance> {
    let drafter = Id::new(1);
    let reviews = Stage::ALL.iter().zip(2..).map(|(&stage, person)| {
        let person = Id::new(person);
        let sign = |gate| GateSignature {
            stage,
            gate,
            person,
            at: at(1),
        };
        SignedReview::passed(stage, person, &Gate::ALL.map(sign))
    });
    let [first, second, last] = reviews.collect::<Result<Vec<_>, _>>()?[..] else {
        return Err("three stages".into());
    };
    let secrecy = SecrecyReview::passed(Id::new(2), drafter)?;
    let reviewed = Reviewed::unite(drafter, secrecy, [first, second, last], Id::new(5))?;
    Ok(Clearance::reviewed(reviewed))
}

pub(crate) fn published(head: &RecordHead, version: &RecordVersion) -> Anything<Published> {
    let publication = Publication {
        record: head.clone(),
        section: Section::Statutory,
        version: version.version,
        language: version.language,
        content: version.content.clone(),
        index_number: format!("YHWB/2024-{:05}", head.id.get()),
        signed_by: SignedBy {
            drafter: Some("张起草".to_owned()),
            ..SignedBy::default()
        },
        published_at: head.updated_at,
        salt: version.salt,
    };
    Ok(Published::new(publication, clearance()?))
}

pub(crate) fn told(
    id: i64,
    kind: &str,
    record: RecordId,
    commitment: Option<String>,
) -> Anything<Event> {
    Ok(Event {
        id: Id::new(id),
        kind: kind.parse()?,
        matter: Matter::Record(record.get()),
        actor: Some(Id::new(5)),
        unit: Some(OFFICE),
        at: at(id),
        details: BTreeMap::from([("version".parse()?, "1".parse()?)]),
        commitment,
    })
}

/// Publishes a record in one transaction: row, version, publication, event.
pub(crate) async fn publish_in(
    tx: &mut Tx,
    id: i64,
    attachments: Vec<AttachmentRef>,
) -> Anything<RecordId> {
    let head = head(id, state::PUBLISHED);
    let version = version(&head, attachments);
    let published = published(&head, &version)?;
    let commitment = publications::commitment(&version.content, &version.salt)?;
    records::insert(tx, &head).await?;
    versions::insert(tx, &version).await?;
    publications::publish(tx, &published, head.updated_at).await?;
    events::append(
        tx,
        &told(id * 10, "record.published", head.id, Some(commitment))?,
    )
    .await?;
    Ok(head.id)
}

pub(crate) async fn publish(
    store: &Store,
    id: i64,
    attachments: Vec<AttachmentRef>,
) -> Anything<RecordId> {
    let mut tx = store.begin().await?;
    let record = publish_in(&mut tx, id, attachments).await?;
    tx.commit().await?;
    Ok(record)
}
