//! PostgreSQL's own full text on the same words: the vectors are made here, so that it cuts nothing.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use gongkai_store::search::Dictionary;
use gongkai_testkit::postgres::PostgresDatabase;

use super::corpus::{Corpus, UNITS};
use crate::Done;
use crate::figures::{Figures, per_second, spread};

/// pgbench takes at most 128 scripts.
const QUESTIONS: usize = 120;
const SECONDS: usize = 20;
const ASKERS: usize = 8;

/// Debian's place of pgbench.
const PGBENCH: &str = "/usr/lib/postgresql/15/bin/pgbench";

pub(super) async fn measure(
    figures: &mut Figures<impl Write>,
    corpus: &Corpus,
    documents: usize,
) -> Done {
    let database = PostgresDatabase::empty().await?;
    let folder = tempfile::tempdir()?;
    let dictionary = Dictionary::shipped();
    let file = folder.path().join("rows.tsv");
    write_rows(&file, corpus, documents, &dictionary)?;
    let begun = std::time::Instant::now();
    sql(
        &database,
        &format!(
            "create table docs (id bigint, unit int, year int, title text, body text, words tsvector);
             \\copy docs from '{}'
             create index on docs using gin (words);
             analyze docs;",
            file.display()
        ),
    )?;
    let rate = per_second(documents, begun.elapsed());
    fs::remove_file(&file)?;
    let questions = corpus.questions(&dictionary, QUESTIONS)?;
    for (number, question) in questions.iter().enumerate() {
        fs::write(
            folder.path().join(format!("{number}.sql")),
            script(question),
        )?;
    }
    let times = run(&database, folder.path(), 1)?;
    figures.add(
        "PostgreSQL full text, the same words cut before, one asker: total, counts by two ways, ten by rank, p50 / p95",
        &spread(times),
        &format!("loaded and indexed {rate:.0} documents/s"),
    )?;
    let times = run(&database, folder.path(), ASKERS)?;
    figures.add(
        &format!("the same, {ASKERS} askers"),
        &format!(
            "{:.0} questions/s",
            per_second(times.len(), Duration::from_secs(SECONDS as u64))
        ),
        "",
    )?;
    Ok(())
}

/// Everything that has all words: how many, by unit, by year, the best ten.
fn script(question: &str) -> String {
    let words: Vec<String> = question
        .split_whitespace()
        .map(|word| format!("''{}''", word.replace(['\'', '\\'], "")))
        .collect();
    let asked = format!("'{}'::tsquery", words.join(" & "));
    format!(
        "with hit as materialized (select id, unit, year, ts_rank(words, {asked}) as rank from docs where words @@ {asked}) \
         select (select count(*) from hit), \
         (select json_agg(x) from (select unit, count(*) from hit group by unit) x), \
         (select json_agg(x) from (select year, count(*) from hit group by year) x), \
         (select json_agg(x) from (select d.id, d.title, left(d.body, 200) from (select id from hit order by rank desc limit 10) h join docs d using (id)) x);\n"
    )
}

fn run(database: &PostgresDatabase, folder: &Path, askers: usize) -> Done<Vec<Duration>> {
    let prefix = folder.join(format!("log{askers}"));
    let mut command = Command::new(PGBENCH);
    command.args(["-n", "-l", "-T", &SECONDS.to_string()]);
    command.args(["-c", &askers.to_string(), "-j", "2"]);
    command.arg(format!("--log-prefix={}", prefix.display()));
    for number in 0..QUESTIONS {
        command.arg("-f").arg(folder.join(format!("{number}.sql")));
    }
    let done = command.arg("-d").arg(database.url()).output()?;
    if !done.status.success() {
        return Err(String::from_utf8_lossy(&done.stderr).into_owned().into());
    }
    let mut times = Vec::new();
    let name = format!("log{askers}.");
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if !entry.file_name().to_string_lossy().starts_with(&name) {
            continue;
        }
        for line in fs::read_to_string(entry.path())?.lines() {
            if let Some(micros) = line.split_whitespace().nth(2) {
                times.push(Duration::from_micros(micros.parse()?));
            }
        }
    }
    Ok(times)
}

fn sql(database: &PostgresDatabase, text: &str) -> Done {
    let mut child = Command::new("psql")
        .args(["-q", "-v", "ON_ERROR_STOP=1", "-d", &database.url()])
        .stdin(std::process::Stdio::piped())
        .spawn()?;
    if let Some(mut input) = child.stdin.take() {
        for line in text.lines() {
            writeln!(input, "{}", line.trim())?;
        }
    }
    if child.wait()?.success() {
        Ok(())
    } else {
        Err("psql failed".into())
    }
}

fn write_rows(file: &Path, corpus: &Corpus, documents: usize, dictionary: &Dictionary) -> Done {
    let mut out = BufWriter::new(File::create(file)?);
    for document in 0..documents {
        let (title, text) = (corpus.title(document)?, corpus.text(document)?);
        let mut places: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (place, word) in dictionary
            .cut(&format!("{title}\n{text}"))
            .into_iter()
            .enumerate()
        {
            places.entry(word).or_default().push(place + 1);
        }
        let mut vector = String::new();
        for (word, places) in places {
            let word = word.replace(['\'', '\\'], "");
            let places: Vec<String> = places.iter().take(200).map(ToString::to_string).collect();
            if !word.is_empty() {
                write!(vector, "'{word}':{} ", places.join(","))?;
            }
        }
        let clean = |text: &str| text.replace(['\t', '\n', '\r', '\\'], " ");
        writeln!(
            out,
            "{document}\t{}\t{}\t{}\t{}\t{}",
            document % UNITS,
            Corpus::year(document),
            clean(&title),
            clean(&text),
            vector.trim_end()
        )?;
    }
    Ok(out.flush()?)
}
