//! Tables of records (批量导入): rows in groups, each group in one transaction with the note how far the run
//! has come.

use std::{collections::BTreeSet, path::Path, sync::atomic::Ordering};

use gongkai_model::{
    id::{RecordId, RowId},
    record::{Source, state},
};
use gongkai_store::{
    Tx,
    import_runs::{self, ImportRun},
    old_addresses, records, versions,
};
use sha2::{Digest, Sha256};

use super::{
    Entry, Mapping, Outcome, Progress, Request, Summary,
    row::{self, MappedRow},
    rows::{self, Row},
    target::{self, Target},
};
use crate::core::{NewRecord, Office, OfficeError, Result, assign_index_number, civil};

/// Rows of one transaction: enough to be quick, few enough that the desk is not held up.
const GROUP: usize = 200;

/// Tells whether a file is a table to be imported row by row.
#[must_use]
pub fn is_bulk(path: &Path) -> bool {
    rows::format_of(path).is_some()
}

/// Imports a table.
///
/// # Errors
/// What keeps the whole run from going on; a row that does not fit is answered, not an error.
pub async fn run(
    office: &Office,
    path: &Path,
    request: &Request,
    progress: &mut (dyn Progress + Send),
) -> Result<Summary> {
    let file = path.display().to_string();
    let failed = |reason: String| OfficeError::File(format!("{file}：{reason}"));
    let format =
        rows::format_of(path).ok_or_else(|| failed("不是 csv、jsonl 或 xlsx 表格".into()))?;
    let mut opened = rows::open(path, format).map_err(failed)?;
    let mapping = match &request.mapping {
        Some(mapping) => mapping.clone(),
        None => mapping_for(&mut opened).map_err(failed)?,
    };
    let target = target::prepare(office, request).await?;
    let mut run = Run {
        office,
        request,
        target,
        source: request
            .source
            .clone()
            .unwrap_or_else(|| "import".to_owned()),
        file,
        mapping,
        summary: Summary::default(),
    };
    run.go(opened, path, progress).await
}

struct Run<'a> {
    office: &'a Office,
    request: &'a Request,
    target: Target,
    source: String,
    file: String,
    mapping: Mapping,
    summary: Summary,
}

/// Chooses a shipped mapping by the columns of the first rows, which stay to be read. A table that no mapping
/// knows is refused as a whole, once.
fn mapping_for(opened: &mut rows::Rows) -> std::result::Result<Mapping, String> {
    let first: Vec<_> = opened.rows.by_ref().take(GROUP).collect();
    let readable = || first.iter().filter_map(|row| row.as_ref().ok());
    let columns: BTreeSet<&String> = readable().flat_map(Row::keys).collect();
    let mapping = match (readable().next(), first.first()) {
        (None, Some(Err(reason))) => Err(reason.clone()),
        _ => Mapping::for_columns(columns.iter().copied()).ok_or_else(|| {
            let names: Vec<&str> = columns.iter().take(12).map(|name| name.as_str()).collect();
            format!(
                "不认识这些列：{}。请用 --mapping 说明各列的含义",
                names.join("、")
            )
        }),
    };
    let rest = std::mem::replace(&mut opened.rows, Box::new(std::iter::empty()));
    opened.rows = Box::new(first.into_iter().chain(rest));
    mapping
}

impl Run<'_> {
    async fn go(
        &mut self,
        opened: rows::Rows,
        path: &Path,
        progress: &mut (dyn Progress + Send),
    ) -> Result<Summary> {
        let (run, skip) = self.begin(path, opened.all).await?;
        let mut number = 0_u64;
        let mut group = Vec::with_capacity(GROUP);
        for row in opened.rows {
            number += 1;
            if number <= skip {
                continue;
            }
            group.push((number, row));
            if group.len() == GROUP {
                self.store(&mut group, run, number, progress).await?;
                progress.read(opened.done.load(Ordering::Relaxed), opened.all);
            }
        }
        self.store(&mut group, run, number, progress).await?;
        progress.read(opened.all, opened.all);
        self.finish(run).await?;
        Ok(self.summary)
    }

    /// Notes the run, or finds the one to go on with; returns how many rows are done.
    async fn begin(&self, path: &Path, bytes: u64) -> Result<(RowId, u64)> {
        let name = path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default();
        let input_key = hex::encode(Sha256::digest(format!("{name}\n{bytes}")));
        let id = self.office.new_id();
        if self.request.dry_run {
            return Ok((id, 0));
        }
        let mut tx = self.office.store.begin().await?;
        let open = import_runs::unfinished(&mut tx, &self.source, &input_key).await?;
        let (id, done) = match open {
            Some(run) if self.request.resume => (run.id, u64::try_from(run.rows_done).unwrap_or(0)),
            Some(run) => {
                // Without --resume the rows are gone through again; those imported before are skipped.
                import_runs::progress(&mut tx, run.id, 0, 0).await?;
                (run.id, 0)
            }
            None => {
                let run = ImportRun {
                    id,
                    source_name: self.source.clone(),
                    input_key,
                    unit: self.target.unit.id,
                    person: self.target.person,
                    started_at: self.office.clock.now(),
                    rows_done: 0,
                    rows_failed: 0,
                };
                import_runs::insert(&mut tx, &run).await?;
                (id, 0)
            }
        };
        tx.commit().await?;
        Ok((id, done))
    }

    async fn finish(&self, run: RowId) -> Result<()> {
        if self.request.dry_run {
            return Ok(());
        }
        let mut tx = self.office.store.begin().await?;
        import_runs::finish(&mut tx, run, self.office.clock.now()).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Stores a group and the note how far the run has come, together.
    async fn store(
        &mut self,
        group: &mut Vec<(u64, rows::ReadRow)>,
        run: RowId,
        upto: u64,
        progress: &mut (dyn Progress + Send),
    ) -> Result<()> {
        if group.is_empty() {
            return Ok(());
        }
        let mut tx = self.office.store.begin_bulk().await?;
        let mut entries = Vec::with_capacity(group.len());
        for (number, row) in group.drain(..) {
            let entry = match row {
                Ok(row) => self.one(&mut tx, number, &row).await?,
                Err(reason) => self.entry(number, Outcome::Failed, "", "", reason),
            };
            entries.push(entry);
        }
        if self.request.dry_run {
            tx.rollback().await?;
        } else {
            let failed = entries
                .iter()
                .filter(|entry| entry.outcome == Outcome::Failed)
                .count();
            let failed = i64::try_from(failed).unwrap_or(0)
                + i64::try_from(self.summary.failed).unwrap_or(0);
            import_runs::progress(
                &mut tx,
                run,
                i64::try_from(upto).unwrap_or(i64::MAX),
                failed,
            )
            .await?;
            tx.commit().await?;
        }
        for entry in entries {
            self.summary.count(entry.outcome);
            progress.answered(&entry);
        }
        Ok(())
    }

    fn entry(
        &self,
        row: u64,
        outcome: Outcome,
        record: &str,
        title: &str,
        message: String,
    ) -> Entry {
        let (record, title) = (record.to_owned(), title.to_owned());
        Entry {
            file: self.file.clone(),
            row,
            outcome,
            record,
            title,
            message,
        }
    }

    async fn one(&mut self, tx: &mut Tx, number: u64, row: &Row) -> Result<Entry> {
        let mapped = match row::map(self.office, &self.mapping, row) {
            Ok(mapped) => mapped,
            Err(reason) => return Ok(self.entry(number, Outcome::Failed, "", "", reason)),
        };
        let title = mapped.content.title.clone();
        if let Some(refused) = marked(self.office, &mapped) {
            return Ok(self.entry(number, Outcome::Failed, "", &title, refused));
        }
        let key = mapped.key.clone().unwrap_or_else(|| content_key(&mapped));
        if let Some(known) = records::by_source(tx, &self.source, &key).await? {
            let record = known.id.to_string();
            return Ok(self.entry(
                number,
                Outcome::Skipped,
                &record,
                &title,
                "以前导入过".into(),
            ));
        }
        let message = mapped.warnings.join("；");
        if self.request.dry_run {
            // Nothing is inserted even to be rolled back: in a fresh store the unit is not there yet.
            return Ok(self.entry(number, Outcome::WouldImport, "", &title, message));
        }
        let record = self.insert(tx, mapped, key).await?;
        let outcome = if self.request.publish {
            Outcome::Published
        } else {
            Outcome::Imported
        };
        Ok(self.entry(number, outcome, &record, &title, message))
    }

    async fn insert(&self, tx: &mut Tx, mapped: MappedRow, key: String) -> Result<String> {
        let MappedRow {
            kind,
            content,
            published_on,
            index_number,
            address,
            ..
        } = mapped;
        let unit = self.target.unit.id;
        let source = Source::Import {
            name: self.source.clone(),
            key,
        };
        let new = NewRecord {
            kind,
            unit,
            office: None,
            urgent: false,
            content,
        };
        let Some(migration) = &self.target.migration else {
            let head = new
                .insert(self.office, tx, self.target.person, source)
                .await?;
            note_address(tx, address, head.id).await?;
            return Ok(head.id.to_string());
        };
        let (mut head, version) = new.into_rows(self.office, self.target.person, source)?;
        let now = self.office.clock.now();
        let day = published_on.unwrap_or_else(|| civil(now).date());
        head.state = state::PUBLISHED.to_owned();
        head.index_number = Some(match index_number {
            Some(number) if !records::has_index_number(tx, &number).await? => number,
            _ => assign_index_number(tx, &self.target.tree, unit, day.year()).await?,
        });
        let version = gongkai_model::record::RecordVersion {
            frozen_at: Some(now),
            ..version
        };
        records::insert(tx, &head).await?;
        versions::insert(tx, &version).await?;
        note_address(tx, address, head.id).await?;
        migration
            .publish(self.office, tx, &head, version, published_on)
            .await?;
        Ok(head.id.to_string())
    }
}

/// Links of years go on leading to the record.
async fn note_address(tx: &mut Tx, address: Option<String>, record: RecordId) -> Result<()> {
    if let Some(address) = address {
        old_addresses::insert(tx, &address, record).await?;
    }
    Ok(())
}

/// A classification mark bars the row (保守国家秘密法 2024 art. 31).
fn marked(office: &Office, mapped: &MappedRow) -> Option<String> {
    let kind = office.kinds.record(&mapped.kind)?;
    let found = crate::content::findings::of(kind, &mapped.content, &[]);
    let refused = found.into_iter().find(crate::content::findings::refuses)?;
    Some(refused.message)
}

/// Where the source names no key, the same title, number and date are the same document.
fn content_key(mapped: &MappedRow) -> String {
    let content = &mapped.content;
    let number = content
        .doc_number
        .as_ref()
        .map(ToString::to_string)
        .unwrap_or_default();
    let date = content
        .written_on
        .or(mapped.published_on)
        .map(|day| day.to_string())
        .unwrap_or_default();
    let text = format!(
        "{}\n{number}\n{date}\n{}",
        content.title,
        content.body_html.len()
    );
    let digest = hex::encode(Sha256::digest(text));
    format!("sha256:{}", digest.get(..32).unwrap_or_default())
}
