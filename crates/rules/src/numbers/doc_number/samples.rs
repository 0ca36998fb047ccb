//! The sample numbers of the reference material, read where it lies beside the repository.
//!
//! They are real numbers and are not copied here; `tests` has the same shapes with invented organs.

use std::fs;
use std::io::Write;
use std::path::Path;

use super::{DocNumber, DocNumberError};

/// What the reader makes of one sample, in the words of the table: kind, org, year, seq, defects, text.
fn described(raw: &str) -> String {
    let codes = |repairs: &[super::Repair]| repairs.iter().map(|r| r.code()).collect::<Vec<_>>();
    match DocNumber::read(raw) {
        Ok((number, repairs)) => {
            let year = number.year().map(|y| y.to_string()).unwrap_or_default();
            let (kind, org, seq) = (number.shape().code(), number.org(), number.seq());
            format!(
                "{kind},{org},{year},{seq},{},{number}",
                codes(&repairs).join("+")
            )
        }
        Err(error) => {
            let mut defects = codes(error.repairs());
            let kind = match error {
                DocNumberError::Empty { .. } => "empty",
                _ => {
                    defects.push("unparsed");
                    "invalid"
                }
            };
            format!("{kind},,,,{},{}", defects.join("+"), error.cleaned())
        }
    }
}

#[test]
fn every_sample_is_read_as_the_table_says() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../../shared/reference/document-number-samples.csv");
    let Ok(table) = fs::read_to_string(&path) else {
        writeln!(
            std::io::stderr(),
            "document-number-samples.csv is absent, not compared"
        )
        .unwrap();
        return;
    };
    let mut wrong = Vec::new();
    let mut rows = 0;
    for line in table.lines().skip(1) {
        let (raw, rest) = line.split_once(',').unwrap();
        let (expected, _source) = rest.rsplit_once(',').unwrap();
        let raw = raw
            .replace("\\u200b", "\u{200B}")
            .replace("\\u200d", "\u{200D}");
        let found = described(&raw);
        rows += 1;
        if found != expected {
            wrong.push(format!(
                "{raw}\n   expected {expected}\n   found    {found}"
            ));
        }
    }
    assert!(rows > 100, "only {rows} rows");
    assert!(
        wrong.is_empty(),
        "{} of {rows}:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}
