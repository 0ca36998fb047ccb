//! 表二 — what was published of the organ's own accord: documents in force, decisions, fees (format of 2021).
//!
//! The format of 2019 counts other things here; its table two is read for blanks only. Fees are 万元 in the form
//! and whole 分 here.

use super::cell::{Cell, narrow};
use super::finding::{Found, Outcome};
use crate::given::Given;

/// Table two.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table2 {
    /// 规章
    pub rules: Documents,
    /// 行政规范性文件
    pub normative_documents: Documents,
    /// 行政许可, decisions of the year.
    pub permits: Cell,
    /// 行政处罚, decisions of the year.
    pub penalties: Cell,
    /// 行政强制, decisions of the year.
    pub coercions: Cell,
    /// 行政事业性收费 of the year, in 分 (the form says 万元).
    pub fees_fen: Cell,
    is_blank: bool,
    is_judged: bool,
}

/// One kind of documents over a year.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Documents {
    /// 本年制发件数
    pub made: Cell,
    /// 本年废止件数
    pub repealed: Cell,
    /// 现行有效件数
    pub in_force: Cell,
}

/// 分 in 万元, as a number of decimals.
const DECIMALS: usize = 6;

impl Documents {
    fn read(given: Option<&Given>) -> Self {
        let cell = |key| Cell::read(given.and_then(|given| given.get(key)));
        Self {
            made: cell("made"),
            repealed: cell("repealed"),
            in_force: cell("in_force"),
        }
    }

    pub(super) fn cells(&self) -> [(&'static str, &Cell); 3] {
        [
            ("made", &self.made),
            ("repealed", &self.repealed),
            ("in_force", &self.in_force),
        ]
    }
}

impl Table2 {
    /// A table of the present form from counted documents; what is not counted stays blank.
    pub fn of(rules: Documents, normative_documents: Documents) -> Self {
        Self {
            rules,
            normative_documents,
            is_judged: true,
            ..Self::default()
        }
    }

    /// Reads a table; in the format of 2019 (`is_judged` false) only whether it is blank.
    pub(super) fn read(given: &Given, is_judged: bool) -> Self {
        let cell = |key| Cell::read(given.get(key));
        Self {
            rules: Documents::read(given.get("rules")),
            normative_documents: Documents::read(given.get("normative_documents")),
            permits: cell("permits"),
            penalties: cell("penalties"),
            coercions: cell("coercions"),
            fees_fen: money(given.get("fees_10k_yuan")),
            is_blank: is_blank(given),
            is_judged,
        }
    }

    /// Rows with their documents.
    pub(super) fn documents(&self) -> [(&'static str, &Documents); 2] {
        [
            ("rules", &self.rules),
            ("normative_documents", &self.normative_documents),
        ]
    }

    pub(super) fn counts(&self) -> [(&'static str, &Cell); 4] {
        [
            ("permits", &self.permits),
            ("penalties", &self.penalties),
            ("coercions", &self.coercions),
            ("fees_10k_yuan", &self.fees_fen),
        ]
    }

    pub(super) fn check(&self, outcome: &mut Outcome) {
        if self.is_blank {
            return outcome.blank_table("table2", "表二");
        }
        if !self.is_judged {
            return;
        }
        for (row, documents) in self.documents() {
            for (column, cell) in documents.cells() {
                cell.check_filled(row, Some(column), outcome);
            }
        }
        for (row, cell) in self.counts() {
            match cell {
                // 分 are not what was written; the row says where to look.
                Cell::Count(fen) if row == "fees_10k_yuan" && *fen < 0 => {
                    outcome.not_a_count(row, None, Found::Text(format!("{fen}分")));
                }
                _ => cell.check_filled(row, None, outcome),
            }
        }
    }
}

/// Whether no number and no text stands anywhere in it.
pub(super) fn is_blank(given: &Given) -> bool {
    match given {
        Given::Blank => true,
        Given::Object(entries) => entries.iter().all(|(_, value)| is_blank(value)),
        Given::List(items) => items.iter().all(is_blank),
        Given::Text(text) => text.trim().is_empty(),
        _ => false,
    }
}

/// Reads 万元 with decimals as whole 分.
fn money(given: Option<&Given>) -> Cell {
    let text = match given {
        None => return Cell::Blank,
        Some(Given::Text(text)) => narrow(text.trim()),
        Some(Given::Number(text)) => text.clone(),
        Some(Given::Whole(number)) => number.to_string(),
        Some(other) => return Cell::Wrong(other.to_string()),
    };
    if text.is_empty() {
        return Cell::Blank;
    }
    fen(&text).map_or(Cell::Wrong(text), Cell::Count)
}

fn fen(text: &str) -> Option<i64> {
    let (whole, decimals) = text.split_once('.').unwrap_or((text, "0"));
    let is_digits = |part: &str| !part.is_empty() && part.chars().all(|one| one.is_ascii_digit());
    let unsigned = whole.strip_prefix('-').unwrap_or(whole);
    if !is_digits(unsigned) || !is_digits(decimals) || decimals.len() > DECIMALS {
        return None;
    }
    let fen: i64 = format!("{whole}{decimals:0<DECIMALS$}").parse().ok()?;
    Cell::Count(fen).value().filter(|fen| fen.abs() <= FEN_MAX)
}

/// The largest sum that is read: ten thousand 亿元.
const FEN_MAX: i64 = 100_000_000_000_000;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_blank_when_nothing_is_written_anywhere_in_it() {
        let table = [
            ("null", true),
            (r#""""#, true),
            (r#"" 　""#, true),
            ("[]", true),
            (r#"[null, "", []]"#, true),
            ("{}", true),
            (
                r#"{"rules": {"made": null}, "permits": "", "fees": []}"#,
                true,
            ),
            ("0", false),
            ("-1", false),
            ("false", false),
            (r#""无""#, false),
            ("[null, 0]", false),
            (r#"["", "无"]"#, false),
            (r#"{"rules": {"made": null}, "permits": [0]}"#, false),
            (r#"{"rules": {"made": "0"}, "permits": null}"#, false),
        ];
        for (text, expected) in table {
            let given: Given = serde_json::from_str(text).unwrap();
            assert_eq!(is_blank(&given), expected, "{text}");
        }
    }

    #[test]
    fn fees_are_whole_fen() {
        let table = [
            (r#""43.79""#, Cell::Count(43_790_000)),
            ("43.79", Cell::Count(43_790_000)),
            ("43", Cell::Count(43_000_000)),
            ("43.0", Cell::Count(43_000_000)),
            (r#"" ４３.５ ""#, Cell::Count(43_500_000)),
            (r#""0.000001""#, Cell::Count(1)),
            (r#""100000000""#, Cell::Count(FEN_MAX)),
            (
                r#""100000000.000001""#,
                Cell::Wrong("100000000.000001".into()),
            ),
            (r#""0.0000001""#, Cell::Wrong("0.0000001".into())),
            (r#""-1.5""#, Cell::Count(-1_500_000)),
            (r#""1,000""#, Cell::Wrong("1,000".into())),
            (r#"".5""#, Cell::Wrong(".5".into())),
            (r#""5.""#, Cell::Wrong("5.".into())),
            (r#""""#, Cell::Blank),
            ("null", Cell::Blank),
            ("true", Cell::Wrong("true".into())),
            ("1e300", Cell::Wrong("1e300".into())),
        ];
        for (text, expected) in table {
            let given: Given = serde_json::from_str(text).unwrap();
            let given = Some(&given).filter(|given| !given.is_blank());
            assert_eq!(money(given), expected, "{text}");
        }
    }
}
