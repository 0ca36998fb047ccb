//! A year from text: lines of `date,kind,name`, with or without the heading line.

use jiff::civil::Date;

use super::{CalendarYear, DayKind, SpecialDay, YearError};

const HEADING: &str = "date,kind,name";

impl CalendarYear {
    /// Reads a year from lines of `date,kind,name`, such as `2026-02-17,holiday,春节`; `kind` is
    /// `holiday` or `workday`. Empty lines are skipped.
    ///
    /// # Errors
    /// [`YearError::Line`] names the line that does not read; otherwise as [`CalendarYear::new`].
    pub fn parse(year: i16, notices: Vec<String>, text: &str) -> Result<Self, YearError> {
        let mut days = Vec::new();
        for (at, line) in text.trim_start_matches('\u{feff}').lines().enumerate() {
            let line = line.trim();
            if line.is_empty() || (at == 0 && line == HEADING) {
                continue;
            }
            let day = read(line).map_err(|reason| YearError::Line {
                line: at + 1,
                reason,
            })?;
            days.push(day);
        }
        Self::new(year, notices, days)
    }
}

fn read(line: &str) -> Result<SpecialDay, String> {
    let mut columns = line.split(',').map(str::trim);
    let (Some(on), Some(kind), Some(name), None) = (
        columns.next(),
        columns.next(),
        columns.next(),
        columns.next(),
    ) else {
        return Err(format!("应为三列 {HEADING}，现为“{line}”"));
    };
    let on = read_date(on).ok_or_else(|| format!("日期应为 YYYY-MM-DD，现为“{on}”"))?;
    let kind = match kind {
        "holiday" => DayKind::Holiday,
        "workday" => DayKind::Workday,
        other => return Err(format!("类别应为 holiday 或 workday，现为“{other}”")),
    };
    let name = name.to_owned();
    Ok(SpecialDay { on, kind, name })
}

/// A date of exactly ten characters: not `20260217`, no time of day behind it.
fn read_date(text: &str) -> Option<Date> {
    let date: Date = text.parse().ok()?;
    (date.to_string() == text).then_some(date)
}
