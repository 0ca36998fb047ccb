//! Our index: how quickly it is made, asked by one and by many, and how much memory it takes.

use std::fs;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use gongkai_model::organisation::{Unit, UnitLevel};
use gongkai_office::import::{Entry, Progress, Request, run_bulk};
use gongkai_office::{Office, OfficeOptions};
use gongkai_store::search::{self, Dictionary, SearchQuery, ask};
use gongkai_store::units;

use super::corpus::{Corpus, UNITS, mixed};
use crate::Done;
use crate::figures::{Figures, per_second, spread};

const QUESTIONS: usize = 600;

/// Askers at once, and for how long.
const ASKERS: usize = 8;
const SATURATED: Duration = Duration::from_secs(15);

struct Silent;

impl Progress for Silent {
    fn answered(&mut self, _entry: &Entry) {}
    fn read(&mut self, _done: u64, _all: u64) {}
}

pub(super) async fn measure(
    figures: &mut Figures<impl Write>,
    corpus: &Corpus,
    documents: usize,
) -> Done {
    let folder = tempfile::tempdir()?;
    let office = Office::open(OfficeOptions::in_folder(folder.path().join("data"))).await?;
    for unit in 0..UNITS {
        let file = folder.path().join(format!("{unit}.jsonl"));
        write_rows(&file, corpus, (unit..documents).step_by(UNITS))?;
        import(&office, &file, unit).await?;
        fs::remove_file(&file)?;
        // The first import founds the place; its other units are made beside it.
        if unit == 0 {
            found_units(&office).await?;
        }
    }
    let before = resident_mb()?;
    let begun = Instant::now();
    let entries = search::rebuild(&office.store, &office.search, &mut |_| {}).await?;
    figures.add(
        &format!("reindex, {entries} documents of about 640 characters"),
        &format!("{:.0} documents/s", per_second(entries, begun.elapsed())),
        &format!("{before} MB resident before, {} MB after", resident_mb()?),
    )?;
    let questions = Arc::new(corpus.questions(&Dictionary::shipped(), QUESTIONS)?);
    let mut times = Vec::new();
    let mut found = 0;
    for question in questions.iter().chain(questions.iter()) {
        let begun = Instant::now();
        found += usize::try_from(one(&office, question).await?)?;
        times.push(begun.elapsed());
    }
    // The first round fills the caches of the system.
    let times = times.split_off(QUESTIONS);
    figures.add(
        "search, one asker: total, counts by five ways to narrow, ten hits read back with excerpts, p50 / p95",
        &spread(times),
        &format!("{} hits a question", found / QUESTIONS / 2),
    )?;
    let (asked, taken) = saturate(&office, &questions).await?;
    figures.add(
        &format!("the same, {ASKERS} askers"),
        &format!("{:.0} questions/s", per_second(asked, taken)),
        &format!("{} MB resident", resident_mb()?),
    )?;
    office.store.close().await;
    Ok(())
}

async fn found_units(office: &Office) -> Done {
    let mut tx = office.store.begin().await?;
    let tree = units::tree(&mut tx).await?;
    let root = tree.root().ok_or("no place was founded")?;
    for unit in 1..UNITS {
        let code = format!("bench{unit}");
        let beside = Unit {
            id: office.new_id(),
            name: code.clone(),
            short_name: code.clone(),
            code,
            parent: Some(root.id),
            level: UnitLevel::Bureau,
            ..root.clone()
        };
        units::insert(&mut tx, &beside).await?;
    }
    tx.commit().await?;
    Ok(())
}

async fn one(office: &Office, question: &str) -> Done<u64> {
    let query = SearchQuery {
        words: question.to_owned(),
        today: Some(office.clock.today()),
        ..SearchQuery::default()
    };
    let mut reader = office.store.reader().await?;
    Ok(ask(&mut reader, &office.search, &query).await?.total)
}

async fn saturate(office: &Arc<Office>, questions: &Arc<Vec<String>>) -> Done<(usize, Duration)> {
    let asked = Arc::new(AtomicUsize::new(0));
    let begun = Instant::now();
    let askers = (0..ASKERS).map(|asker| {
        let (office, questions) = (Arc::clone(office), Arc::clone(questions));
        let asked = Arc::clone(&asked);
        tokio::spawn(async move {
            let mut at = mixed(asker);
            while begun.elapsed() < SATURATED {
                at += 1;
                let question = questions.get(at % questions.len().max(1));
                let question = question.map_or("", String::as_str);
                one(&office, question)
                    .await
                    .map_err(|error| error.to_string())?;
                asked.fetch_add(1, Ordering::Relaxed);
            }
            Ok::<(), String>(())
        })
    });
    for asker in askers.collect::<Vec<_>>() {
        asker.await??;
    }
    Ok((asked.load(Ordering::Relaxed), begun.elapsed()))
}

async fn import(office: &Arc<Office>, file: &Path, unit: usize) -> Done {
    let request = Request {
        unit: format!("bench{unit}"),
        publish: true,
        source: Some("bench".to_owned()),
        as_login: None,
        secrecy_login: None,
        approval_login: None,
        dry_run: false,
        resume: false,
        mapping: None,
    };
    let summary = run_bulk(office, file, &request, &mut Silent).await?;
    if summary.failed > 0 {
        return Err(format!("{} rows failed", summary.failed).into());
    }
    Ok(())
}

fn write_rows(file: &Path, corpus: &Corpus, documents: impl Iterator<Item = usize>) -> Done {
    let mut out = BufWriter::new(fs::File::create(file)?);
    for document in documents {
        let date = format!(
            "{}-{:02}-{:02}",
            Corpus::year(document),
            1 + document % 12,
            1 + document % 28
        );
        let row = serde_json::json!({
            "id": document.to_string(),
            "title": corpus.title(document)?,
            "doc_no": corpus.number(document)?,
            "issuer": "云河区人民政府办公室",
            "issued_date": date,
            "published_date": date,
            "text": corpus.text(document)?,
        });
        writeln!(out, "{row}")?;
    }
    Ok(out.flush()?)
}

/// Memory of this process that is not on the disk as well, in megabytes: anonymous pages.
fn resident_mb() -> Done<u64> {
    let status = fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find(|line| line.starts_with("RssAnon:"));
    let kb = line.and_then(|line| line.split_whitespace().nth(1));
    Ok(kb.unwrap_or("0").parse::<u64>()? / 1024)
}
