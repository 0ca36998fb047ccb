//! Bulk imports, killed and resumed until every row is in, once.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::Path;

use gongkai_model::id::RecordId;
use gongkai_model::record::Language;
use gongkai_store::publications::{self, Filter, Shown};
use gongkai_testkit::{Backend, TestResult};

use super::victim::Victim;
use super::{LIFE_MAX, deserted_town, random_life, reopened, rounds};

/// More than the first processes import before they are killed.
const ROWS: u64 = 1600;

/// Rows of one transaction of the import.
const GROUP: u64 = 200;

#[tokio::test(flavor = "multi_thread")]
async fn killed_imports_on_sqlite() -> TestResult {
    every_row_comes_in_once(Backend::Sqlite).await
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_imports_on_postgres() -> TestResult {
    every_row_comes_in_once(Backend::Postgres).await
}

async fn every_row_comes_in_once(backend: Backend) -> TestResult {
    let town = deserted_town(backend).await?;
    write_rows(&town.folder().join("rows.jsonl"))?;
    let mut told: BTreeMap<u64, RecordId> = BTreeMap::new();
    let mut is_done = false;
    let mut round = 0;
    while !is_done {
        // After the rounds asked for, one process may live until the end.
        let life = if round < rounds() {
            random_life()
        } else {
            LIFE_MAX * 8
        };
        for line in Victim::start("import", &town)?.killed_after(life)? {
            let words: Vec<_> = line.split(' ').collect();
            match words[..] {
                ["done", ..] => is_done = true,
                [row, "Published", id] => {
                    let twice = told.insert(row.parse()?, id.parse()?);
                    assert_eq!(twice, None, "row {row} came in twice");
                }
                [_, "Skipped", _] => {}
                _ => return Err(format!("a strange answer: {line}").into()),
            }
        }
        let office = reopened(&town).await?;
        let mut reader = office.store.reader().await?;
        let public = publications::count(&mut reader, &Filter::default()).await?;
        let public = u64::try_from(public)?;
        assert!(
            public == ROWS || public % GROUP == 0,
            "{public}: half a group is public"
        );
        assert_eq!(office.search.entries(), public);
        for (row, id) in &told {
            let shown = publications::get(&mut reader, *id, Language::Chinese).await?;
            assert!(
                matches!(shown, Some(Shown::Current(_))),
                "row {row} was acknowledged and is lost"
            );
        }
        if is_done {
            assert_eq!(public, ROWS);
        }
        drop(reader);
        office.store.close().await;
        round += 1;
        assert!(round < rounds() + 40, "the import does not come to an end");
    }
    Ok(())
}

fn write_rows(path: &Path) -> TestResult {
    let mut file = std::io::BufWriter::new(std::fs::File::create(path)?);
    for row in 0..ROWS {
        let text = "各单位要按照要求认真落实，及时报送进展情况。".repeat(8);
        writeln!(
            file,
            r#"{{"id":"{row}","title":"关于第{row}项工作的通知","published_date":"2020-01-02","text":"{text}"}}"#
        )?;
    }
    Ok(())
}
