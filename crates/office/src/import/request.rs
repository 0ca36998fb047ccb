//! What an import is asked to do.

use super::{Entry, Mapping};

/// An import as asked for on the command line.
#[derive(Debug, Clone)]
pub struct Request {
    /// The code of the unit whose records they become; made in a fresh store.
    pub unit: String,
    /// Publish at once as migrated documents.
    pub publish: bool,
    /// The system that they come from (原平台); needed to publish.
    pub source: Option<String>,
    /// The login of the importing person.
    pub as_login: Option<String>,
    /// The login of who signed the secrecy review of the batch.
    pub secrecy_login: Option<String>,
    /// The login of who approved it for the open-government office.
    pub approval_login: Option<String>,
    /// Store nothing, answer what would happen.
    pub dry_run: bool,
    /// Go on where an interrupted run of the same input stopped.
    pub resume: bool,
    /// How columns become fields; chosen by the columns when absent.
    pub mapping: Option<Mapping>,
}

/// Is told of each answer; the command line draws its bar and writes its report with it.
pub trait Progress {
    /// One row or file was answered.
    fn answered(&mut self, entry: &Entry);
    /// So many bytes of so many were read.
    fn read(&mut self, done: u64, all: u64);
}
