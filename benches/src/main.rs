//! Figures from inside the program: rules of law, bulk import with the index, search, reviewed publications, pages. What
//! can be measured from outside is in `xtask bench`; both end in `docs/benchmarks.md`.
//!
//! `cargo run --release -p gongkai-bench [ROWS | law | http ROWS | search … | cases …]` prints a table of Markdown. A figure stands beside a
//! reference of the same run on the same machine, because ratios travel better than numbers. There is no
//! limit in here: a slow machine is not a failed test.

mod at_scale;
mod cases;
mod figures;
mod http;
mod import;
mod law;
mod pages;
mod publishing;
mod searching;
mod texts;

use std::io::{self, Write as _};

use figures::Figures;

/// Rows imported when nothing else is said.
const ROWS: usize = 20_000;

type Done<T = ()> = Result<T, Box<dyn std::error::Error>>;

#[tokio::main]
async fn main() -> Done {
    let asked = std::env::args().nth(1);
    let mut figures = Figures::new(io::stdout());
    if asked.as_deref() == Some("http") {
        let rows = std::env::args()
            .nth(2)
            .map_or(Ok(ROWS), |rows| rows.parse())?;
        let store = import::measure(&mut figures, rows).await?;
        return http::measure(&mut figures, &store).await;
    }
    if asked.as_deref() == Some("search") {
        return at_scale::measure(&mut figures, std::env::args().skip(2)).await;
    }
    if asked.as_deref() == Some("cases") {
        return cases::measure(&mut figures, std::env::args().skip(2)).await;
    }
    law::measure(&mut figures)?;
    let rows = match asked.as_deref() {
        Some("law") => return Ok(()),
        Some(rows) => rows.parse()?,
        None => ROWS,
    };
    let store = import::measure(&mut figures, rows).await?;
    searching::measure(&mut figures, &store).await?;
    pages::measure(&mut figures, &store).await?;
    http::measure(&mut figures, &store).await?;
    publishing::measure(&mut figures).await?;
    io::stdout().flush()?;
    Ok(())
}
