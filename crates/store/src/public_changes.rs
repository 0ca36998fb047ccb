//! What changed for the public since somebody looked last: the records, units, kinds and sections that the
//! events since then are about. Whoever keeps pages in memory asks here. ADR 22.
//!
//! Nothing public changes without an event in the same transaction. An event is either still waiting for its
//! place in the chain, or it has one after the last place that was seen; both are read in one state of the
//! store, so that no commit falls between two looks. What cannot be told apart is answered with
//! [`Touched::Everything`].

use std::collections::{BTreeSet, HashSet};

use gongkai_model::event::Matter;
use gongkai_model::id::{Id, RecordId, UnitId};
use gongkai_model::kinds::Section;
use sqlx::FromRow;

use crate::binds;
use crate::conn::Conn;
use crate::decode::Place;
use crate::error::Result;
use crate::sql::Query;
use crate::value::Value;

/// More events than this at once are an import: everything is taken as touched.
const MOST_EVENTS: i64 = 400;

/// How far somebody has looked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, FromRow)]
pub struct Mark {
    /// The public revision (ADR 16).
    revision: i64,
    /// The newest place in the chain of events.
    position: i64,
    /// How many settings there are; the public side shows one that says that all is for evaluation.
    settings: i64,
}

/// Something that a page may depend on.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Touch {
    /// Names, numbers and units, which every page shows.
    Site,
    /// That anything was published, corrected, withdrawn or moved.
    Anything,
    /// A record: what it says, what is tied to it, its place in the public log.
    Record(RecordId),
    /// What a unit has published.
    Unit(UnitId),
    /// What is public of a kind.
    Kind(String),
    /// What is public in a section.
    Section(Section),
}

/// What changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Touched {
    /// These; none when nothing did.
    These(BTreeSet<Touch>),
    /// It cannot be told apart.
    Everything,
}

#[derive(FromRow)]
struct EventRow {
    kind: String,
    matter_kind: String,
    matter_id: i64,
}

#[derive(FromRow)]
struct Standing {
    record_id: i64,
    kind: String,
    section: String,
    unit_id: i64,
}

/// Reads how far the store is.
///
/// # Errors
/// Whatever the database refuses.
pub async fn mark(conn: &mut Conn) -> Result<Mark> {
    conn.one(
        "select number as revision,
                coalesce((select max(position) from events where position is not null), 0) as position,
                (select count(*) from settings) as settings
         from public_revision",
        binds![],
    )
    .await
}

/// Reads what changed since a mark, and how far the store is now: one statement when nothing did, four to five
/// otherwise. `is_certain` says that this process has committed something since, whatever the mark tells.
///
/// # Errors
/// [`crate::StoreError::Corrupt`] when a row cannot be read.
pub async fn since(conn: &mut Conn, before: Mark, is_certain: bool) -> Result<(Mark, Touched)> {
    let now = mark(conn).await?;
    if now == before && !is_certain {
        return Ok((now, Touched::These(BTreeSet::new())));
    }
    let (Some(placed), Some(waiting)) = (placed_after(conn, before).await?, waiting(conn).await?)
    else {
        return Ok((now, Touched::Everything));
    };
    let events = || placed.iter().chain(&waiting);
    let is_moved = |event: &EventRow| event.kind == "record.moved" || is_of_catalogue(event);
    let has_changed = now.revision != before.revision;
    if has_changed && events().any(is_moved) {
        // Lists that the record has left are named by nothing that is still public; items of catalogues stand on
        // pages of records as well.
        return Ok((now, Touched::Everything));
    }
    let mut touched = BTreeSet::new();
    if now.settings != before.settings || events().any(is_of_site) {
        touched.insert(Touch::Site);
    }
    let asked = if has_changed {
        records(events())
    } else {
        records(placed.iter())
    };
    let standings = standings(conn, &asked).await?;
    if has_changed && standings.is_empty() {
        return Ok((now, Touched::Everything));
    }
    for standing in &standings {
        // A place in the public log is shown on the page of the record, and nowhere else.
        touched.insert(Touch::Record(Id::new(standing.record_id)));
        if has_changed {
            touched.insert(Touch::Anything);
            touched.insert(Touch::Unit(Id::new(standing.unit_id)));
            touched.insert(Touch::Kind(standing.kind.clone()));
            let place = Place::new("publications", &standing.record_id);
            touched.insert(Touch::Section(
                place.code(&standing.section, Section::from_code)?,
            ));
        }
    }
    if has_changed {
        touched.extend(tied(conn, &standings).await?.into_iter().map(Touch::Record));
    }
    Ok((now, Touched::These(touched)))
}

/// Events that got their place since; `None` when they are too many to be told apart.
async fn placed_after(conn: &mut Conn, before: Mark) -> Result<Option<Vec<EventRow>>> {
    let rows: Vec<EventRow> = conn
        .all(
            "select kind, matter_kind, matter_id from events where position > $1 order by position limit $2",
            binds![before.position, MOST_EVENTS + 1],
        )
        .await?;
    Ok(few(rows))
}

/// Events that still wait for their place; `None` when they are too many to be told apart.
async fn waiting(conn: &mut Conn) -> Result<Option<Vec<EventRow>>> {
    let rows: Vec<EventRow> = conn
        .all(
            "select kind, matter_kind, matter_id from events where position is null order by id limit $1",
            binds![MOST_EVENTS + 1],
        )
        .await?;
    Ok(few(rows))
}

fn few(rows: Vec<EventRow>) -> Option<Vec<EventRow>> {
    let is_few = i64::try_from(rows.len()).is_ok_and(|count| count <= MOST_EVENTS);
    is_few.then_some(rows)
}

/// Units and the installation as such are on every page; people are on none.
fn is_of_site(event: &EventRow) -> bool {
    match Matter::from_parts(&event.matter_kind, event.matter_id) {
        Some(
            Matter::Record(_)
            | Matter::Person(_)
            | Matter::Batch(_)
            | Matter::CatalogueItem(_)
            | Matter::NilReturn(_)
            | Matter::Case(_),
        ) => false,
        Some(Matter::Unit(_)) => !event.kind.starts_with("unit.negative_list"),
        Some(Matter::System) | None => true,
    }
}

fn is_of_catalogue(event: &EventRow) -> bool {
    event.kind.starts_with("catalogue.") || event.kind.starts_with("nil_return.")
}

fn records<'a>(events: impl Iterator<Item = &'a EventRow>) -> HashSet<i64> {
    let of_record = |event: &EventRow| match Matter::from_parts(&event.matter_kind, event.matter_id)
    {
        Some(Matter::Record(number)) => Some(number),
        _ => None,
    };
    events.filter_map(of_record).collect()
}

/// Where these records stand or stood, whatever their state is now.
async fn standings(conn: &mut Conn, records: &HashSet<i64>) -> Result<Vec<Standing>> {
    if records.is_empty() {
        return Ok(Vec::new());
    }
    let mut query =
        Query::new("select distinct record_id, kind, section, unit_id from publications");
    query.filter_in(
        "record_id",
        records.iter().copied().map(Value::from).collect(),
    );
    let (sql, values) = query.finish();
    conn.all(sql, values).await
}

/// Records tied to these, either way.
async fn tied(conn: &mut Conn, standings: &[Standing]) -> Result<Vec<RecordId>> {
    let ids = || {
        standings
            .iter()
            .map(|row| Value::from(row.record_id))
            .collect::<Vec<_>>()
    };
    let mut query = Query::new("select to_id from relations");
    query.filter_in("from_id", ids());
    query.push(" union select from_id from relations where 1 = 1", binds![]);
    query.filter_in("to_id", ids());
    let (sql, values) = query.finish();
    let rows: Vec<(i64,)> = conn.all(sql, values).await?;
    Ok(rows.into_iter().map(|(id,)| Id::new(id)).collect())
}
