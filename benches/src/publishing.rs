//! Documents through the whole chain: draft, submission, secrecy review, three reviews with five gates each,
//! publication. On SQLite each of the 22 steps is flushed to the disk.

use std::io::Write;
use std::time::Instant;

use gongkai_testkit::{Backend, Town, notice};

use crate::Done;
use crate::figures::{Figures, per_second};
use crate::texts;

const RECORDS: usize = 60;

pub(crate) async fn measure(figures: &mut Figures<impl Write>) -> Done {
    for backend in [Backend::Sqlite, Backend::Postgres] {
        let town = Town::new(backend, "2024-09-13").await?;
        let begun = Instant::now();
        for row in 0..RECORDS {
            let body = format!("<p>{}</p>", texts::text(row));
            let id = town.drafts(notice(&texts::title(row)).body(&body)).await?;
            town.publishes(id).await?;
        }
        let rate = per_second(RECORDS, begun.elapsed());
        figures.add(
            &format!("reviewed publications, 5 kB, {backend:?}, one after the other"),
            &format!("{rate:.1} records/s"),
            &format!("{:.0} steps of people/s", rate * 22.0),
        )?;
        town.ends_well().await?;
    }
    Ok(())
}
