//! What came of each row or file.

use serde::Serialize;

/// What came of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// 已导入
    Imported,
    /// 已发布, as a migrated document.
    Published,
    /// 以前导入过
    Skipped,
    /// 未导入
    Failed,
    /// Would be imported; a dry run stores nothing.
    WouldImport,
}

/// The answer to one row or file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// The file.
    pub file: String,
    /// The row in it, from 1; 0 for a whole document.
    pub row: u64,
    /// What came of it.
    pub outcome: Outcome,
    /// The record, if there is one.
    pub record: String,
    /// Its title, if it could be read.
    pub title: String,
    /// Why not, or what a person should look at; in Chinese, one line.
    pub message: String,
}

/// How much there was of each.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// Imported, as drafts or published.
    pub imported: u64,
    /// Imported before.
    pub skipped: u64,
    /// Not imported.
    pub failed: u64,
}

impl Summary {
    /// Counts one answer.
    pub const fn count(&mut self, outcome: Outcome) {
        match outcome {
            Outcome::Imported | Outcome::Published | Outcome::WouldImport => self.imported += 1,
            Outcome::Skipped => self.skipped += 1,
            Outcome::Failed => self.failed += 1,
        }
    }

    /// Adds another count.
    pub const fn add(&mut self, other: Self) {
        self.imported += other.imported;
        self.skipped += other.skipped;
        self.failed += other.failed;
    }
}
