//! Who stands in for whom (AB岗), as forms and lists show it.

use gongkai_model::{
    id::PersonId,
    organisation::{Person, Substitute},
};
use gongkai_office::OfficeError;
use gongkai_rules::dates::read_date;
use jiff::civil::Date;

use crate::desk::submitted::Submitted;

/// Somebody who stands in.
pub(in crate::desk) struct StandIn {
    pub(in crate::desk) id: String,
    pub(in crate::desk) name: String,
    pub(in crate::desk) rank: i64,
    pub(in crate::desk) period: String,
}

/// The rows of a list, first called first.
pub(in crate::desk) fn stand_ins(substitutes: &[Substitute], people: &[Person]) -> Vec<StandIn> {
    let name = |id: PersonId| {
        let found = people.iter().find(|person| person.id == id);
        found.map_or_else(|| id.to_string(), |person| person.name.clone())
    };
    let mut rows: Vec<_> = substitutes
        .iter()
        .map(|substitute| StandIn {
            id: substitute.substitute.to_string(),
            name: name(substitute.substitute),
            rank: substitute.rank,
            period: period(substitute),
        })
        .collect();
    rows.sort_by_key(|row| row.rank);
    rows
}

fn period(substitute: &Substitute) -> String {
    match (substitute.from_on, substitute.until_on) {
        (None, None) => "长期".to_owned(),
        (Some(from), None) => format!("{from} 起"),
        (None, Some(until)) => format!("至 {until}"),
        (Some(from), Some(until)) => format!("{from} 至 {until}"),
    }
}

/// Reads the small form: `substitute`, `rank`, `from_on`, `until_on`.
pub(in crate::desk) fn substitute_from(
    person: PersonId,
    form: &Submitted,
) -> Result<Substitute, OfficeError> {
    let substitute = form.text("substitute").parse();
    let substitute = substitute.map_err(|_| OfficeError::field("substitute", "请选择代岗人"))?;
    Ok(Substitute {
        person,
        substitute,
        rank: form.text("rank").parse().unwrap_or(1).clamp(1, 9),
        from_on: day(form, "from_on")?,
        until_on: day(form, "until_on")?,
    })
}

fn day(form: &Submitted, name: &str) -> Result<Option<Date>, OfficeError> {
    let Some(text) = form.filled(name) else {
        return Ok(None);
    };
    let read = read_date(&text);
    let message = || format!("“{text}”不是日期，请写成 2026-06-17");
    Ok(Some(
        read.ok_or_else(|| OfficeError::field(name, message()))?,
    ))
}
