//! The page of a record, or what remains of it after withdrawal.

use gongkai_model::{
    id::{CatalogueItemId, Id, RecordId},
    organisation::Unit,
    record::{Language, WithdrawalReason},
};
use gongkai_store::{
    Conn, catalogue,
    publications::{self, EarlierVersion, Proof, PublicRecord, Shown, Tie},
};
use jiff::Timestamp;

use super::{
    FieldView, KindInfo, Site, Validity, Value, field_views, relation::label, site, validity,
};
use crate::core::{Office, OfficeError, Result};

/// What the address of a record answers.
#[derive(Debug, Clone)]
pub enum Answer {
    /// The record.
    Record(Box<RecordView>),
    /// That it was withdrawn, and the class of reason.
    Withdrawn {
        /// The site.
        site: Box<Site>,
        /// The address.
        record: RecordId,
        /// Whose it was.
        unit: Option<Box<Unit>>,
        /// The code of its kind.
        kind: String,
        /// The name of its kind.
        kind_name: String,
        /// Why.
        reason: WithdrawalReason,
        /// When.
        withdrawn_at: Timestamp,
    },
}

/// What let the record be public, as far as the page tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ClearanceNote {
    /// Reviewed here.
    Reviewed,
    /// Reviewed here as part of a batch.
    Batch,
    /// Delivered by a source system under a reviewed agreement.
    Feed {
        /// The source.
        source: String,
    },
    /// Published by an earlier platform and taken over.
    Migrated {
        /// The earlier platform.
        source: String,
    },
}

/// A tie to another record.
#[derive(Debug, Clone)]
pub struct TieView {
    /// What the other one is to this one: 政策解读.
    pub label: &'static str,
    /// The tie.
    pub tie: Tie,
}

/// The page of a record.
#[derive(Debug, Clone)]
pub struct RecordView {
    /// The site.
    pub site: Site,
    /// What is public.
    pub record: PublicRecord,
    /// Its kind; an old one may be declared no more.
    pub kind: Option<KindInfo>,
    /// Its unit; a closed one has no page.
    pub unit: Option<Unit>,
    /// Fields of the kind that are filled.
    pub fields: Vec<FieldView>,
    /// Ties, both ways, oldest first.
    pub ties: Vec<TieView>,
    /// All versions, newest first.
    pub versions: Vec<EarlierVersion>,
    /// The place in the public log, once it is there.
    pub proof: Option<Proof>,
    /// Where validity matters for the kind.
    pub validity: Option<Validity>,
    /// What let it be public.
    pub clearance: ClearanceNote,
    /// The items of the disclosure catalogues that it fulfils: number, and field with name.
    pub catalogue_items: Vec<(CatalogueItemId, String)>,
}

/// Reads what the address of a record answers, in nine statements at most.
///
/// # Errors
/// [`OfficeError::NotFound`] when nothing about it is public.
pub async fn record(office: &Office, id: RecordId) -> Result<Answer> {
    let mut reader = office.store.reader().await?;
    let site = site::read(&mut reader).await?;
    let shown = publications::get(&mut reader, id, Language::Chinese).await?;
    match shown.ok_or(OfficeError::NotFound("这条信息"))? {
        Shown::Current(record) | Shown::Earlier(record) => {
            let view = view(office, &mut reader, site, *record).await?;
            Ok(Answer::Record(Box::new(view)))
        }
        Shown::Withdrawn {
            record,
            unit,
            kind,
            reason,
            withdrawn_at,
        } => Ok(Answer::Withdrawn {
            unit: site.tree.public_unit(unit).cloned().map(Box::new),
            site: Box::new(site),
            record,
            kind_name: office
                .kinds
                .record(&kind)
                .map(|kind| kind.name.clone())
                .unwrap_or_default(),
            kind,
            reason,
            withdrawn_at,
        }),
    }
}

/// Finds the address of an index number (索引号).
///
/// # Errors
/// [`OfficeError::NotFound`] when nothing public has it.
pub async fn record_by_index_number(office: &Office, number: &str) -> Result<RecordId> {
    let mut reader = office.store.reader().await?;
    match publications::by_index_number(&mut reader, number).await? {
        Some(Shown::Current(record) | Shown::Earlier(record)) => Ok(record.record),
        Some(Shown::Withdrawn { record, .. }) => Ok(record),
        None => Err(OfficeError::NotFound("这个索引号的信息")),
    }
}

/// Gathers what stands around a version.
pub(super) async fn view(
    office: &Office,
    conn: &mut Conn,
    site: Site,
    record: PublicRecord,
) -> Result<RecordView> {
    let id = record.record;
    let ties = publications::ties(conn, &[id], Language::Chinese).await?;
    let versions = publications::versions(conn, id, Language::Chinese).await?;
    let proof = publications::proof(conn, id, &record.commitment).await?;
    let kind = office.kinds.record(&record.kind);
    let mut fields = kind
        .map(|kind| field_views(kind, &record.content, &site.tree))
        .unwrap_or_default();
    name_related(conn, &mut fields).await?;
    let today = office.clock.today();
    let asked = kind.filter(|kind| validity::matters_for(kind));
    let validity = asked.map(|_| validity::of(Some(&record.content), &ties, today));
    let named = |tie: Tie| TieView {
        label: label(&tie.relation, tie.is_back),
        tie,
    };
    let mut ties: Vec<TieView> = ties.into_iter().map(named).collect();
    let mut seen = Vec::new();
    ties.retain(|view| {
        let key = (view.label, view.tie.record);
        let is_new = !seen.contains(&key);
        seen.push(key);
        is_new
    });
    let catalogue_items = fulfilled(office, conn, &record).await?;
    Ok(RecordView {
        catalogue_items,
        unit: site.tree.get(record.unit).cloned(),
        clearance: clearance_note(&record.clearance),
        kind: kind.map(KindInfo::from),
        site,
        record,
        fields,
        ties,
        versions,
        proof,
        validity,
    })
}

/// Names the catalogue items that a record says it fulfils; no statement where it says none.
async fn fulfilled(
    office: &Office,
    conn: &mut Conn,
    record: &PublicRecord,
) -> Result<Vec<(CatalogueItemId, String)>> {
    let items = catalogue::known(conn, &record.content.catalogue_items).await?;
    let fields = office.kinds.catalogue();
    let named = items.iter().map(|item| {
        let name = format!("{}：{}", fields.name(&item.field), item.content.name());
        (item.id, name)
    });
    Ok(named.collect())
}

/// Gives relation fields the titles of the records that they name, where those are public.
async fn name_related(conn: &mut Conn, fields: &mut [FieldView]) -> Result<()> {
    let ids: Vec<RecordId> = fields
        .iter()
        .filter_map(|field| match &field.value {
            Value::Record { id, .. } => id.parse().ok(),
            _ => None,
        })
        .collect();
    if ids.is_empty() {
        return Ok(());
    }
    let found = publications::by_ids(conn, Language::Chinese, &ids).await?;
    for field in fields {
        if let Value::Record { id, title } = &mut field.value {
            let id: RecordId = id.parse().unwrap_or(Id::new(0));
            *title = found
                .iter()
                .find(|row| row.record == id)
                .map(|row| row.title.clone());
        }
    }
    Ok(())
}

fn clearance_note(clearance: &serde_json::Value) -> ClearanceNote {
    let text = |key: &str| {
        clearance
            .get(key)
            .and_then(serde_json::Value::as_str)
            .unwrap_or_default()
            .to_owned()
    };
    match text("form").as_str() {
        "batch" => ClearanceNote::Batch,
        "feed" => ClearanceNote::Feed {
            source: text("source"),
        },
        "migrated" => ClearanceNote::Migrated {
            source: text("source"),
        },
        _ => ClearanceNote::Reviewed,
    }
}
