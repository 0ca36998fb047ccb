//! Imports the notice of a year: a look at what it changes, then the year, its event and every date that it
//! moves in one transaction.

use gongkai_model::event::{Matter, commitment};
use gongkai_rules::calendar::{Calendar, CalendarYear};
use gongkai_store::{
    Conn,
    calendar_years::{self, ImportedYear},
};

use super::{
    CaseMove, DayChange, DueMove, arrangement, changes, may_import,
    rederive::{carry_out, moves},
    rederive_cases, working_days,
};
use crate::core::{Actor, EventDraft, Office, OfficeError, Result};

/// What a person fills in.
#[derive(Debug, Clone, Default)]
pub struct ImportForm {
    /// The year.
    pub year: i16,
    /// The numbers of its notices; a later one may have changed the first.
    pub notices: Vec<String>,
    /// Rows of `date,kind,name`, with or without the heading.
    pub days: String,
    /// The edition that the preview announced; `None` where nobody looked at one.
    pub edition: Option<u32>,
}

/// What an import would change.
#[derive(Debug, Clone)]
pub struct Preview {
    /// The year in its new edition.
    pub year: CalendarYear,
    /// Its working days.
    pub working_days: u32,
    /// The days that begin or cease to count. Of a year that was not covered, every Monday to Friday
    /// counted before.
    pub changes: Vec<DayChange>,
    /// The records whose present step is due on another day.
    pub moved: Vec<DueMove>,
    /// The cases that are due, or whose present step is due, on another day.
    pub cases: Vec<CaseMove>,
}

/// What an import changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Imported {
    /// The year.
    pub year: i16,
    /// Its edition.
    pub edition: u32,
    /// How many records and cases have other dates.
    pub moved: usize,
}

/// Shows what an import would change, and changes nothing.
///
/// # Errors
/// [`OfficeError::Invalid`] names field, row and reason; [`OfficeError::NotPermitted`].
pub async fn preview(office: &Office, actor: &Actor, form: &ImportForm) -> Result<Preview> {
    may_import(office, actor)?;
    let year = arrangement::read(form)?;
    let mut reader = office.store.reader().await?;
    look(office, &mut reader, year).await
}

/// Imports a year. From the commit on every node counts by it.
///
/// # Errors
/// As [`preview`]; also when the year has changed since the preview. Nothing is kept then.
pub async fn import(office: &Office, actor: &Actor, form: &ImportForm) -> Result<Imported> {
    may_import(office, actor)?;
    let year = arrangement::read(form)?;
    let mut tx = office.store.begin().await?;
    // First of all: whoever is counting a date by the old calendar is waited for.
    calendar_years::next_revision(&mut tx).await?;
    let preview = look(office, &mut tx, year).await?;
    let Preview { year, .. } = &preview;
    let edition = year.edition();
    if form.edition.is_some_and(|announced| announced != edition) {
        let message = "预览之后有人导入过这一年，请重新预览";
        return Err(OfficeError::field("days", message));
    }
    let days = arrangement::written(year);
    let salt = office.new_salt();
    let commitment = commitment(&salt, days.as_bytes());
    let stored = ImportedYear {
        year: year.year(),
        edition,
        notices: year.notices().to_vec(),
        days,
        salt,
        imported_by: actor.person.id,
        imported_at: office.clock.now(),
    };
    calendar_years::insert(&mut tx, &stored).await?;
    let key = (year.year(), edition);
    let records = carry_out(office, &mut tx, actor, &preview.moved, key).await?;
    let cases = rederive_cases::carry_out(office, &mut tx, actor, &preview.cases, key).await?;
    let moved = records + cases;
    EventDraft::new("calendar.imported", Matter::System)
        .by(actor.person.id)
        .with("year", year.year())
        .with("edition", edition)
        .with("moved", moved)
        .committing(commitment)
        .append(office, &mut tx)
        .await?;
    tx.commit().await?;
    Ok(Imported {
        year: year.year(),
        edition,
        moved,
    })
}

/// Compares the calendar with and without the year. What this node keeps is left alone: inside an import it
/// is old, and the new one does not count yet.
async fn look(office: &Office, conn: &mut Conn, year: CalendarYear) -> Result<Preview> {
    let before = office.calendars.with(&calendar_years::all(conn).await?)?;
    fits(&before, &year)?;
    let number = year.year();
    let after = before.with_year(year);
    let year = after.years().find(|known| known.year() == number).cloned();
    let year = year.ok_or_else(|| OfficeError::Defect(format!("calendar {number} got lost")))?;
    Ok(Preview {
        year,
        working_days: working_days(&after, number),
        changes: changes::between(&before, &after, number),
        moved: moves(office, conn, number, &after).await?,
        cases: rederive_cases::moves(office, conn, number, &after).await?,
    })
}

/// Covered years follow one another, and an edition says something new.
fn fits(before: &Calendar, year: &CalendarYear) -> Result<()> {
    let numbers: Vec<i16> = before.years().map(CalendarYear::year).collect();
    if let (Some(first), Some(last)) = (numbers.first(), numbers.last())
        && !(first.saturating_sub(1)..=last.saturating_add(1)).contains(&year.year())
    {
        let next = last.saturating_add(1);
        let message = format!("各年须相连：已有{first}年至{last}年，请先导入{next}年");
        return Err(OfficeError::field("year", message));
    }
    let held = before.years().find(|held| held.year() == year.year());
    if held.is_some_and(|held| held.days() == year.days() && held.notices() == year.notices()) {
        let message = format!("与{}年现行的安排和文号相同，不需要导入", year.year());
        return Err(OfficeError::field("days", message));
    }
    Ok(())
}
