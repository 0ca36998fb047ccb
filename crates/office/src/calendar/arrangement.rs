//! The days of a notice as rows of text: read, judged with the row that is wrong, and written in one form.

use std::borrow::Cow;

use encoding_rs::GB18030;
use gongkai_rules::{
    calendar::{CalendarYear, DayKind, YearError},
    numbers::DocNumber,
};
use jiff::civil::Date;

use super::ImportForm;
use crate::core::{FieldError, OfficeError, Result};

/// The names of the columns.
pub const HEADING: &str = "date,kind,name";

/// More than any notice has: a year of rows is a third of it.
const MOST_BYTES: usize = 64 << 10;

/// The text of a file as spreadsheets save it: UTF-8, or else GB18030.
#[must_use]
pub fn text_of(bytes: &[u8]) -> Cow<'_, str> {
    match str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => GB18030.decode(bytes).0,
    }
}

/// Reads what was filled in; everything that is wrong is told at once.
pub(super) fn read(form: &ImportForm) -> Result<CalendarYear> {
    let (notices, mut errors) = notices(&form.notices);
    if form.days.len() > MOST_BYTES {
        errors.push(error(
            "days",
            "一年的放假安排不会超过 64 KB，请核对文件".to_owned(),
        ));
        return Err(OfficeError::Invalid(errors));
    }
    // The notices are judged on their own, so that a wrong row is told beside a wrong number.
    let judged = vec![notices.join("、")];
    match CalendarYear::parse(form.year, judged, &form.days) {
        Ok(_) => {}
        Err(YearError::NoNotice) => {
            errors.push(error("notices", YearError::NoNotice.to_string()));
        }
        Err(wrong @ YearError::Year(_)) => errors.push(error("year", wrong.to_string())),
        Err(wrong) => errors.push(error("days", with_line(&wrong, &form.days))),
    }
    if !errors.is_empty() {
        return Err(OfficeError::Invalid(errors));
    }
    CalendarYear::parse(form.year, notices, &form.days)
        .map_err(|wrong| OfficeError::field("days", wrong.to_string()))
}

/// Notices come from the State Council or its General Office: 国发, 国办发, 国办发明电.
fn notices(given: &[String]) -> (Vec<String>, Vec<FieldError>) {
    let mut notices = Vec::new();
    let mut errors = Vec::new();
    for text in given
        .iter()
        .map(|text| text.trim())
        .filter(|text| !text.is_empty())
    {
        match DocNumber::read(text) {
            Ok((number, _))
                if ["国发", "国办"]
                    .iter()
                    .any(|organ| number.org().starts_with(organ)) =>
            {
                notices.push(number.to_string());
            }
            _ => errors.push(error(
                "notices",
                format!("“{text}”不是国务院或者国务院办公厅的文号，例如：国办发明电〔2025〕7号"),
            )),
        }
    }
    (notices, errors)
}

/// Names the row of the day that is wrong, where the rule only names the day.
fn with_line(wrong: &YearError, days: &str) -> String {
    let day: Option<Date> = match wrong {
        YearError::OtherYear { on, .. } => Some(*on),
        YearError::Repeated(on)
        | YearError::Contradiction(on)
        | YearError::MakeUpOnWeekday(on)
        | YearError::NoName(on) => Some(*on),
        _ => None,
    };
    let line = day.and_then(|day| {
        let day = day.to_string();
        let rows: Vec<_> = days.trim_start_matches('\u{feff}').lines().collect();
        rows.iter().rposition(|row| row.trim().starts_with(&day))
    });
    line.map_or_else(
        || wrong.to_string(),
        |line| format!("第{}行：{wrong}", line + 1),
    )
}

/// The days in one form, whatever spaces and order they were given in: what is stored and committed to.
pub(super) fn written(year: &CalendarYear) -> String {
    let rows = year.days().iter().map(|day| {
        let kind = match day.kind {
            DayKind::Holiday => "holiday",
            DayKind::Workday => "workday",
        };
        format!("{},{kind},{}\n", day.on, day.name)
    });
    std::iter::once(format!("{HEADING}\n"))
        .chain(rows)
        .collect()
}

fn error(field: &str, message: String) -> FieldError {
    FieldError {
        field: field.to_owned(),
        message,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_saved_by_a_spreadsheet_reads_in_either_encoding() {
        let saved = GB18030.encode("2027-01-01,holiday,元旦").0;
        assert_eq!(text_of(&saved), "2027-01-01,holiday,元旦");
        assert_eq!(text_of("元旦".as_bytes()), "元旦");
    }

    #[test]
    fn the_row_of_a_wrong_day_is_named() {
        let wrong = YearError::MakeUpOnWeekday(jiff::civil::date(2027, 2, 1));
        let days = "date,kind,name\n2027-01-01,holiday,元旦\n 2027-02-01,workday,春节\n";
        assert!(with_line(&wrong, days).starts_with("第3行：2027-02-01"));
    }
}
