//! What is to be said about a row.

use std::fmt;

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// 说明: something was skipped or filled in.
    Note,
    /// 请核对: it was read, but perhaps not as meant.
    Warning,
    /// 不能导入: the row is no item; the file is not imported.
    Error,
}

impl Severity {
    /// The word shown.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Note => "说明",
            Self::Warning => "请核对",
            Self::Error => "不能导入",
        }
    }
}

/// A finding, with its place in the spreadsheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The sheet.
    pub sheet: String,
    /// The row as the spreadsheet program counts it; 0 for the sheet as a whole.
    pub row: u32,
    /// The column, where it is about one.
    pub column: Option<&'static str>,
    /// How bad it is.
    pub severity: Severity,
    /// What it is, in Chinese.
    pub message: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "工作表“{}”", self.sheet)?;
        if self.row > 0 {
            write!(f, "第{}行", self.row)?;
        }
        if let Some(column) = self.column {
            write!(f, "“{column}”")?;
        }
        write!(f, "：{}", self.message)
    }
}
