//! Bulk import of rows of 5 kB into SQLite, published, sequenced and indexed, beside bare inserts of the same
//! rows through the same driver.

use std::fs;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use gongkai_office::import::{Entry, Progress, Request, run_bulk};
use gongkai_office::{Office, OfficeOptions, jobs};
use gongkai_store::{Store, StoreOptions, binds, search};
use tempfile::TempDir;

use crate::Done;
use crate::figures::{Figures, per_second};
use crate::texts;

/// An office full of records.
pub(crate) struct Full {
    pub(crate) office: Arc<Office>,
    pub(crate) rows: usize,
    /// Removed with this value.
    _folder: TempDir,
}

struct Silent;

impl Progress for Silent {
    fn answered(&mut self, _entry: &Entry) {}
    fn read(&mut self, _done: u64, _all: u64) {}
}

/// Measures, and leaves the office for what is measured next.
pub(crate) async fn measure(figures: &mut Figures<impl Write>, rows: usize) -> Done<Full> {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("rows.jsonl");
    write_rows(&file, rows)?;
    let bare = per_second(rows, bare_inserts(&folder.path().join("bare"), rows).await?);
    let office = Office::open(OfficeOptions::in_folder(folder.path().join("data"))).await?;
    let beside = format!("{bare:.0} bare inserts/s of the same rows");
    let all = import(&office, &file).await?;
    let rate = per_second(rows, all);
    figures.add(
        &format!("import --publish, {rows} rows of 5 kB, sequenced and indexed"),
        &format!("{rate:.0} records/s"),
        &format!("{beside}, 1 : {:.1}", bare / rate),
    )?;
    let begun = Instant::now();
    let entries = search::rebuild(&office.store, &office.search, &mut |_| {}).await?;
    figures.add(
        "reindex",
        &format!("{:.0} records/s", per_second(entries, begun.elapsed())),
        &format!(
            "{:.1} kB of index a record",
            folder_kb(&folder.path().join("data/index"))? / f64::from(u32::try_from(rows)?)
        ),
    )?;
    Ok(Full {
        office,
        rows,
        _folder: folder,
    })
}

/// Imports as the command does: numbering and indexing go on beside, and catch up at the end.
async fn import(office: &Arc<Office>, file: &Path) -> Done<Duration> {
    let request = Request {
        unit: "bench".to_owned(),
        publish: true,
        source: Some("bench".to_owned()),
        as_login: None,
        secrecy_login: None,
        approval_login: None,
        dry_run: false,
        resume: false,
        mapping: None,
    };
    let begun = Instant::now();
    let beside = tokio::spawn(jobs::run(Arc::clone(office)));
    let summary = run_bulk(office, file, &request, &mut Silent).await?;
    beside.abort();
    // A round that was cut off is over once its task has ended.
    let _ = beside.await;
    jobs::tick(office).await?;
    search::follow(&office.store, &office.search).await?;
    let taken = begun.elapsed();
    if summary.failed > 0 {
        return Err(format!("{} rows failed", summary.failed).into());
    }
    if office.search.entries() != summary.imported {
        return Err(format!(
            "{} rows, {} found",
            summary.imported,
            office.search.entries()
        )
        .into());
    }
    Ok(taken)
}

/// One row, one insert, 200 in a transaction.
async fn bare_inserts(folder: &Path, rows: usize) -> Done<Duration> {
    let store = Store::open(StoreOptions::folder(folder)).await?;
    let mut tx = store.begin().await?;
    tx.execute(
        "create table bare (id integer primary key, title text, line text)",
        binds![],
    )
    .await?;
    tx.commit().await?;
    let begun = Instant::now();
    for group in 0..rows.div_ceil(200) {
        let mut tx = store.begin_bulk().await?;
        for row in group * 200..rows.min(group * 200 + 200) {
            let (title, line) = (texts::title(row), texts::json_line(row));
            tx.execute(
                "insert into bare (id, title, line) values ($1, $2, $3)",
                binds![i64::try_from(row)?, title, line],
            )
            .await?;
        }
        tx.commit().await?;
    }
    let taken = begun.elapsed();
    store.close().await;
    Ok(taken)
}

fn write_rows(file: &Path, rows: usize) -> Done {
    let mut out = BufWriter::new(fs::File::create(file)?);
    for row in 0..rows {
        writeln!(out, "{}", texts::json_line(row))?;
    }
    Ok(out.flush()?)
}

fn folder_kb(folder: &Path) -> Done<f64> {
    let mut bytes = 0;
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        bytes += if entry.file_type()?.is_dir() {
            let inner = fs::read_dir(entry.path())?.flatten();
            inner
                .filter_map(|file| file.metadata().ok())
                .map(|file| file.len())
                .sum()
        } else {
            entry.metadata()?.len()
        };
    }
    Ok(f64::from(u32::try_from(bytes / 1024)?))
}
