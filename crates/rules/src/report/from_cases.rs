//! Table three from the register of requests: whatever the cases are, it balances.

use jiff::civil::Date;

use super::cell::Cell;
use super::column::{Applicant, Column};
use super::row::{Format, Handling, Row};
use super::table3::Table3;

/// A request of the year, as the report counts it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Case {
    /// Who asked.
    pub applicant: Applicant,
    /// When it came.
    pub origin: Origin,
    /// How it ended; none if it goes on in the next year.
    pub handling: Option<Handling>,
}

/// Whether a request is of this year or was carried in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// 本年新收
    ThisYear,
    /// 上年结转
    Carried,
}

impl Case {
    /// A request as a year counts it: new if it was received in the year, carried in if before; ended if it ended in the
    /// year. None before it was received and after the year in which it ended.
    pub fn in_year(
        applicant: Applicant,
        received_on: Date,
        ended: Option<(Date, Handling)>,
        year: i16,
    ) -> Option<Self> {
        let ended_before = ended.is_some_and(|(day, _)| day.year() < year);
        if received_on.year() > year || ended_before {
            return None;
        }
        Some(Self {
            applicant,
            origin: if received_on.year() == year {
                Origin::ThisYear
            } else {
                Origin::Carried
            },
            handling: ended
                .filter(|(day, _)| day.year() == year)
                .map(|(_, handling)| handling),
        })
    }

    /// The three rows that it is counted in, and （七）总计 if it ended.
    fn rows(self) -> impl Iterator<Item = Row> {
        let start = match self.origin {
            Origin::ThisYear => Row::NewReceived,
            Origin::Carried => Row::CarriedIn,
        };
        let end = self.handling.map_or(Row::CarriedOut, Row::Handled);
        let total = self.handling.map(|_| Row::TotalHandled);
        [Some(start), Some(end), total].into_iter().flatten()
    }
}

impl Table3 {
    /// Counts cases into the format of 2021.
    pub fn from_cases(cases: impl IntoIterator<Item = Case>) -> Self {
        let cases: Vec<Case> = cases.into_iter().collect();
        let mut table = Self::new(Format::Y2021);
        for row in Format::Y2021.rows() {
            let cells = Column::ALL.map(|column| Cell::Count(count(&cases, row, column)));
            table.set(row, cells);
        }
        table
    }
}

fn count(cases: &[Case], row: Row, column: Column) -> i64 {
    let counted = cases.iter().filter(|case| {
        let in_column = column == Column::Total || column == Column::Of(case.applicant);
        in_column && case.rows().any(|one| one == row)
    });
    i64::try_from(counted.count()).unwrap_or(i64::MAX)
}
