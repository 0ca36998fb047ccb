//! What a check found: breaches with expected and found, and warnings with a sentence.

use serde::Serialize;

/// The result of a check.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Outcome {
    /// Whether every identity holds and no table is blank throughout.
    pub ok: bool,
    /// Breaches.
    pub errors: Vec<Finding>,
    /// What a person should look at.
    pub warnings: Vec<Warning>,
}

/// An identity that does not hold, or a row or cell that cannot be counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The identity, such as `T3-1`; `missing_row`, `duplicate_row` or `unknown_row` for rows.
    pub identity: &'static str,
    /// The key of the row, where one row is judged; the label as written for an unknown row.
    pub row: Option<String>,
    /// The key of the column.
    pub column: Option<&'static str>,
    /// What should stand there.
    pub expected: Option<i64>,
    /// What does.
    pub found: Option<Found>,
}

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Found {
    /// 整数
    Number(i64),
    /// 其他内容, as it was written.
    Text(String),
}

/// Something that is not wrong by itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Warning {
    /// The code for programs, such as `blank_total` or `T2-1`.
    pub code: &'static str,
    /// The key of the row or table, or the label as written.
    pub row: Option<String>,
    /// The key of the column.
    pub column: Option<&'static str>,
    /// A sentence in Chinese.
    pub message: String,
}

/// The code of a table without a single number.
const BLANK_TABLE: &str = "blank_table";

impl Outcome {
    pub(super) fn unequal(
        &mut self,
        identity: &'static str,
        row: Option<&str>,
        column: &'static str,
        (expected, found): (i64, i64),
    ) {
        if expected != found {
            self.errors.push(Finding {
                identity,
                row: row.map(str::to_owned),
                column: Some(column),
                expected: Some(expected),
                found: Some(Found::Number(found)),
            });
        }
    }

    pub(super) fn row(&mut self, identity: &'static str, row: &str) {
        self.errors.push(Finding {
            identity,
            row: Some(row.to_owned()),
            column: None,
            expected: None,
            found: None,
        });
    }

    pub(super) fn not_a_count(&mut self, row: &str, column: Option<&'static str>, found: Found) {
        self.errors.push(Finding {
            identity: "T3-5",
            row: Some(row.to_owned()),
            column,
            expected: None,
            found: Some(found),
        });
    }

    pub(super) fn warn(
        &mut self,
        code: &'static str,
        row: Option<&str>,
        column: Option<&'static str>,
        message: impl Into<String>,
    ) {
        self.warnings.push(Warning {
            code,
            row: row.map(str::to_owned),
            column,
            message: message.into(),
        });
    }

    pub(super) fn blank_table(&mut self, table: &str, name: &str) {
        let message = format!("{name}全部为空白：空白不等于零，请填报数字");
        self.warn(BLANK_TABLE, Some(table), None, message);
    }

    pub(super) fn take(&mut self, other: Self) {
        self.errors.extend(other.errors);
        self.warnings.extend(other.warnings);
    }

    /// The same findings with their verdict.
    pub(super) fn judged(mut self) -> Self {
        let is_blank = self.warnings.iter().any(|one| one.code == BLANK_TABLE);
        self.ok = self.errors.is_empty() && !is_blank;
        self
    }
}
