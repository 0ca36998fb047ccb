//! Search as a page asks: ten hits with excerpts, total, read back from the store; beside the `like` that a
//! list does without an index.

use std::io::Write;
use std::time::Instant;

use gongkai_store::publications::{self, Filter};
use gongkai_store::search::{SearchQuery, ask};

use crate::Done;
use crate::figures::{Figures, spread};
use crate::import::Full;
use crate::texts::QUESTIONS;

const TIMES: usize = 20;

pub(crate) async fn measure(figures: &mut Figures<impl Write>, full: &Full) -> Done {
    let office = &full.office;
    let mut times = Vec::new();
    for _ in 0..TIMES {
        for words in QUESTIONS {
            let query = SearchQuery {
                words: words.to_owned(),
                ..SearchQuery::default()
            };
            let begun = Instant::now();
            let mut reader = office.store.reader().await?;
            let answer = ask(&mut reader, &office.search, &query).await?;
            times.push(begun.elapsed());
            if answer.hits.is_empty() {
                return Err(format!("nothing found for {words}").into());
            }
        }
    }
    let mut scans = Vec::new();
    for words in QUESTIONS {
        let filter = Filter {
            words: vec![words.to_owned()],
            ..Filter::default()
        };
        let begun = Instant::now();
        let mut reader = office.store.reader().await?;
        publications::count(&mut reader, &filter).await?;
        scans.push(begun.elapsed());
    }
    figures.add(
        &format!(
            "search, {} records, ten hits with excerpts, p50 / p95",
            full.rows
        ),
        &spread(times),
        &format!("counting titles with `like`: {}", spread(scans)),
    )?;
    Ok(())
}
