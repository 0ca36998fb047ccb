//! Zip containers (docx, xlsx): opened only after their entries are counted and weighed.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::budget::Budget;
use super::{Format, Reason};

/// A container whose size has been checked.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    format: Format,
    left: u64,
}

impl<'a> Package<'a> {
    /// Opens a container; declared sizes are checked here, true sizes while reading.
    pub(super) fn open(format: Format, bytes: &'a [u8], budget: &Budget) -> Result<Self, Reason> {
        let mut archive = ZipArchive::new(Cursor::new(bytes))
            .map_err(|_| Reason::damaged(format, "压缩包不完整"))?;
        if archive.len() > budget.limits.entries {
            return Err(Reason::Bomb(format!("{} 个条目", archive.len())));
        }
        let mut total = 0_u64;
        for index in 0..archive.len() {
            budget.check_time()?;
            let entry = archive
                .by_index_raw(index)
                .map_err(|_| Reason::damaged(format, "压缩包目录损坏"))?;
            total = total.saturating_add(entry.size());
            let ratio = entry.size() / entry.compressed_size().max(1);
            if total > budget.limits.unpacked_bytes
                || entry.size() > 1_000_000 && ratio > budget.limits.ratio
            {
                return Err(Reason::Bomb(format!("声明 {} MB", total / 1_000_000)));
            }
        }
        Ok(Self {
            archive,
            format,
            left: budget.limits.unpacked_bytes,
        })
    }

    /// Reads an entry; `None` when there is none of this name.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, Reason> {
        let limit = self.left;
        let format = self.format;
        let Some(index) = self.archive.index_for_name(name) else {
            return Ok(None);
        };
        let entry = match self.archive.by_index(index) {
            Ok(entry) => entry,
            Err(zip::result::ZipError::InvalidPassword) => return Err(Reason::Encrypted(format)),
            Err(zip::result::ZipError::UnsupportedArchive(why)) if why.contains("assword") => {
                return Err(Reason::Encrypted(format));
            }
            Err(_) => return Err(Reason::damaged(format, format!("{name} 无法解开"))),
        };
        let mut part = Vec::new();
        entry
            .take(limit.saturating_add(1))
            .read_to_end(&mut part)
            .map_err(|_| Reason::damaged(format, format!("{name} 不完整")))?;
        let size = part.len() as u64;
        if size > limit {
            return Err(Reason::Bomb(format!(
                "{name} 超过 {} MB",
                limit / 1_000_000
            )));
        }
        self.left = limit - size;
        Ok(Some(part))
    }

    /// Names of the entries with this beginning and end.
    pub(super) fn names(&self, start: &str, end: &str) -> Vec<String> {
        self.archive
            .file_names()
            .filter_map(Result::ok)
            .filter(|name| name.starts_with(start) && name.ends_with(end))
            .map(std::borrow::Cow::into_owned)
            .collect()
    }
}
