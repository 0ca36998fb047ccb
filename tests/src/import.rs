//! Stories of importing: every row answered, nothing twice, nothing half-done, nothing public without
//! somebody who answers for it.

mod bulk;
mod documents;
mod migration;

use std::path::{Path, PathBuf};

use gongkai_office::import::{Entry, Progress, Request};
use gongkai_testkit::TestResult;

/// Keeps every answer.
#[derive(Default)]
struct Answers(Vec<Entry>);

impl Progress for Answers {
    fn answered(&mut self, entry: &Entry) {
        self.0.push(entry.clone());
    }

    fn read(&mut self, done: u64, all: u64) {
        assert!(done <= all, "{done} of {all}");
    }
}

impl Answers {
    fn messages(&self) -> Vec<&str> {
        self.0.iter().map(|entry| entry.message.as_str()).collect()
    }
}

fn request() -> Request {
    Request {
        unit: "bureau".into(),
        publish: false,
        source: None,
        as_login: Some("drafter".into()),
        secrecy_login: None,
        approval_login: None,
        dry_run: false,
        resume: false,
        mapping: None,
    }
}

fn write(folder: &Path, name: &str, content: impl AsRef<[u8]>) -> TestResult<PathBuf> {
    let path = folder.join(name);
    std::fs::write(&path, content)?;
    Ok(path)
}
