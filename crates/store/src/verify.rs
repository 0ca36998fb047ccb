//! The checker beside the makers: walks events, public log, publications, records and files, and names
//! what contradicts what.
//!
//! It reads one state of the store, page by page, and holds little in memory. It changes nothing and
//! decides nothing; a clean store has no contradictions at the end of every story, demo and night.

mod catalogue;
mod chain;
mod files;
mod public;
mod records;

use std::fmt;

use crate::blobs::{BlobError, Blobs};
use crate::error::StoreError;
use crate::store::Store;

/// How many rows are read at a time.
const PAGE: i64 = 500;

/// The first thousand contradictions tell enough; a store with more has one cause.
const LIMIT: usize = 1000;

/// How bad a contradiction is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Something does not fit, but nobody is misled by it.
    Minor,
    /// Something is missing or cannot be explained.
    Serious,
    /// The chain is broken, something is public that must not be, or a file is lost.
    Critical,
}

impl Severity {
    /// The name shown to people.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Minor => "轻微",
            Self::Serious => "严重",
            Self::Critical => "危急",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Minor => "minor",
            Self::Serious => "serious",
            Self::Critical => "critical",
        })
    }
}

/// Two things that cannot both be true.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contradiction {
    /// How bad it is.
    pub severity: Severity,
    /// Where, such as `publications/00000000000A1/zh-CN/2`.
    pub place: String,
    /// What does not fit, in Chinese: whoever looks after the installation reads it.
    pub message: String,
}

impl fmt::Display for Contradiction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}: {}", self.severity, self.place, self.message)
    }
}

/// Why a store could not be checked to its end.
#[derive(Debug, thiserror::Error)]
pub enum VerifyError {
    /// The store could not be read.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The blob store could not be read.
    #[error(transparent)]
    Blobs(#[from] BlobError),
}

/// What was found so far.
#[derive(Debug, Default)]
struct Findings(Vec<Contradiction>);

impl Findings {
    fn add(&mut self, severity: Severity, place: impl fmt::Display, message: impl fmt::Display) {
        if self.0.len() < LIMIT {
            let (place, message) = (place.to_string(), message.to_string());
            self.0.push(Contradiction {
                severity,
                place,
                message,
            });
        }
    }
}

/// Checks everything and returns the contradictions, worst first.
///
/// # Errors
/// [`VerifyError`] when store or blobs cannot be read; damage that can be named is no error.
pub async fn verify(store: &Store, blobs: &Blobs) -> Result<Vec<Contradiction>, VerifyError> {
    let mut findings = Findings::default();
    let mut reader = store.reader().await?;
    records::check_database(&mut reader, &mut findings).await?;
    chain::check(&mut reader, &mut findings).await?;
    public::check(&mut reader, &mut findings).await?;
    catalogue::check(&mut reader, &mut findings).await?;
    records::check(&mut reader, &mut findings).await?;
    files::check(&mut reader, blobs, &mut findings).await?;
    findings
        .0
        .sort_by_key(|one| std::cmp::Reverse(one.severity));
    Ok(findings.0)
}
