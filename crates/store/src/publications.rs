//! What the public may see. Only a [`Published`] gets in, and nothing public reads any other table of
//! records.
//!
//! A record has one current row in each language; earlier ones stay behind it as *superseded*. Withdrawing
//! for a reason that hides everything blanks what all rows said and destroys their salts.

mod addresses;
mod counts;
mod list;
mod proof;
mod read;
mod row;
mod ties;
mod withdraw;

pub mod files;

pub use addresses::{AddressPart, address_parts, addresses};
pub use counts::{Counts, Facets, Subjects, counts, revision};
pub use list::{Cursor, Filter, Listed, Start, by_ids, contents, count, list, under_item};
pub use proof::{Proof, proof};
pub use read::{
    EarlierVersion, Shown, all_after, by_index_number, current, get, get_version, versions,
};
pub use row::PublicRecord;
pub use ties::{Tie, ties};
pub use withdraw::{Withdrawn, withdraw};

use gongkai_model::event;
use gongkai_model::record::{Content, Language, Published};
use jiff::Timestamp;
use jiff::civil::Date;

use crate::binds;
use crate::catalogue;
use crate::conn::Tx;
use crate::decode::to_json;
use crate::error::Result;

/// Makes a record public, in place of the version that was public before; `now` is when the row changed,
/// which for a migrated document is not when it claims to have been published.
///
/// # Errors
/// [`crate::StoreError::UniqueViolation`] when this version is public in this language already.
pub async fn publish(tx: &mut Tx, published: &Published, now: Timestamp) -> Result<()> {
    supersede(tx, published, now).await?;
    let (record, content) = (published.record(), published.content());
    let text = to_json("publications", content)?;
    let commitment = event::commitment(published.salt(), text.as_bytes());
    let source_name = record.source.shown_name();
    tx.execute(
        "insert into publications (record_id, lang, version, status, kind, section, unit_id, title, doc_number,
                                   index_number, issuer, written_on, published_at, published_on, topic, genre,
                                   source_name, content, signed_by, clearance, commitment, salt, changed_at)
         values ($1, $2, $3, 'public', $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18,
                 $19, $20, $21, $22)",
        binds![
            published.id(),
            published.language().tag(),
            published.version(),
            &record.kind,
            published.section().code(),
            record.unit,
            &content.title,
            content.doc_number.as_ref().map(ToString::to_string),
            published.index_number(),
            content.issuers.join("、"),
            content.written_on,
            published.published_at(),
            shanghai_date(published.published_at()),
            content.topic.as_deref(),
            content.genre.as_deref(),
            source_name,
            text,
            to_json("publications", published.signed_by())?,
            to_json("publications", published.clearance())?,
            commitment,
            hex::encode(published.salt()),
            now,
        ],
    )
    .await?;
    if published.language() == Language::Chinese {
        let items = &content.catalogue_items;
        catalogue::tie(
            tx,
            published.id(),
            record.unit,
            items,
            published.published_at(),
        )
        .await?;
    }
    files::insert(tx, published).await
}

/// The commitment to a content, as the row carries it and the event `record.published` must.
///
/// # Errors
/// [`crate::StoreError::Corrupt`] when the content cannot be written as JSON.
pub fn commitment(content: &Content, salt: &[u8; 32]) -> Result<String> {
    Ok(event::commitment(
        salt,
        to_json("publications", content)?.as_bytes(),
    ))
}

async fn supersede(tx: &mut Tx, published: &Published, now: Timestamp) -> Result<()> {
    // A row that was withdrawn keeps its reason, so that it stays hidden behind the new version.
    tx.execute(
        "update publications set status = 'superseded', changed_at = $3
         where record_id = $1 and lang = $2 and status in ('public', 'withdrawn')",
        binds![published.id(), published.language().tag(), now],
    )
    .await?;
    Ok(())
}

/// The civil date in China of an instant. China has kept one offset since 1992.
fn shanghai_date(at: Timestamp) -> Date {
    jiff::tz::offset(8).to_datetime(at).date()
}
