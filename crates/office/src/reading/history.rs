//! An earlier version of a record beside the one that came after it.

use gongkai_model::{id::RecordId, record::Language};
use gongkai_store::publications::{self, PublicRecord, Shown};

use super::{RecordView, record::view, site};
use crate::core::{Office, OfficeError, Result};

/// A version and the one before it.
#[derive(Debug, Clone)]
pub struct History {
    /// The version that was asked for.
    pub view: RecordView,
    /// Whether it is the current one.
    pub is_current: bool,
    /// The version before it that the public may see.
    pub before: Option<Box<PublicRecord>>,
}

/// Reads a version, in ten statements at most.
///
/// # Errors
/// [`OfficeError::NotFound`] when the public may not see the version, also because the record was withdrawn.
pub async fn history(office: &Office, id: RecordId, version: i64) -> Result<History> {
    let mut reader = office.store.reader().await?;
    let site = site::read(&mut reader).await?;
    let shown = publications::get_version(&mut reader, id, Language::Chinese, version).await?;
    let (record, is_current) = match shown {
        Some(Shown::Current(record)) => (record, true),
        Some(Shown::Earlier(record)) => (record, false),
        Some(Shown::Withdrawn { .. }) | None => return Err(OfficeError::NotFound("这个版本")),
    };
    let view = view(office, &mut reader, site, *record).await?;
    let before = view
        .versions
        .iter()
        .map(|line| line.version)
        .find(|earlier| *earlier < version);
    let before = match before {
        Some(earlier) => {
            match publications::get_version(&mut reader, id, Language::Chinese, earlier).await? {
                Some(Shown::Current(record) | Shown::Earlier(record)) => Some(record),
                Some(Shown::Withdrawn { .. }) | None => None,
            }
        }
        None => None,
    };
    Ok(History {
        view,
        is_current,
        before,
    })
}
