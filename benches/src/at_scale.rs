//! Search over a county's documents: real sentences put together into 200 000 documents, asked with all ways to
//! narrow and with excerpts, beside PostgreSQL's own full text on the same words.
//!
//! `cargo run --release -p gongkai-bench -- search [DOCUMENTS] [FOLDER] [alone]`; the folder holds
//! `laws/laws.jsonl.gz` and `policies/policy_index.csv.gz`; `alone` leaves PostgreSQL out. PostgreSQL is asked for total, counts and the best ten by its own rank,
//! without excerpts, which favours it. Its time is that of pgbench, over a socket.

mod corpus;
mod ours;
mod postgres;

use std::io::Write;
use std::path::PathBuf;

use corpus::Corpus;

use crate::Done;
use crate::figures::Figures;

/// Documents when nothing else is said.
const DOCUMENTS: usize = 200_000;

/// Where the texts lie when nothing else is said.
const FOLDER: &str = "../shared/data";

/// Measures; `args` are the number of documents and the folder of texts.
pub(crate) async fn measure(
    figures: &mut Figures<impl Write>,
    mut args: impl Iterator<Item = String>,
) -> Done {
    let documents = args.next().map_or(Ok(DOCUMENTS), |text| text.parse())?;
    let folder = PathBuf::from(args.next().unwrap_or_else(|| FOLDER.to_owned()));
    let corpus = Corpus::read(&folder)?;
    ours::measure(figures, &corpus, documents).await?;
    if args.next().as_deref() == Some("alone") {
        return Ok(());
    }
    postgres::measure(figures, &corpus, documents).await
}
