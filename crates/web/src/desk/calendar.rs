//! The working-day calendar (工作日日历): which years are covered, a year in months, importing a notice.

mod import;
mod months;

use askama::Template;
use gongkai_model::permission::step;
use gongkai_office::{
    calendar::{self, CoveredYear},
    core::FieldError,
};
use gongkai_rules::calendar::CalendarYear;
use serde::Deserialize;

use self::months::{Arranged, Month};
use super::{
    input::{Input, Widget, title_with},
    route::{Entry, Needs, get, post},
    signed::{Desk, page},
    submitted::Submitted,
};
use crate::{extract::Query, office_frame::OfficeFrame, page_error::PageResult, show};

const PATH: &str = "/desk/calendar";

pub(super) fn entries() -> Vec<Entry> {
    let import = Needs::Step(step::CALENDAR_IMPORT);
    vec![
        get(PATH, Needs::Step(step::DESK_SEE), show_year),
        post("/desk/calendar/preview", import, import::preview),
        post("/desk/calendar/import", import, import::import),
    ]
}

/// A year in the list of covered ones.
struct YearRow {
    year: i16,
    notices: String,
    edition: u32,
    working_days: u32,
    source: String,
    is_shown: bool,
}

#[derive(Template)]
#[template(path = "desk/calendar.html")]
struct CalendarPage {
    frame: OfficeFrame,
    awaited: Option<i16>,
    years: Vec<YearRow>,
    shown: i16,
    months: Vec<Month>,
    arranged: Vec<Arranged>,
    may_import: bool,
    inputs: Vec<Input>,
    errors: Vec<FieldError>,
}

#[derive(Debug, Deserialize)]
struct Asked {
    year: Option<String>,
}

async fn show_year(desk: Desk, Query(asked): Query<Asked>) -> PageResult {
    let asked = asked.year.and_then(|year| year.parse().ok());
    page(&calendar_page(&desk, asked, &Submitted::default(), Vec::new()).await?)
}

/// The page with a covered year: the one that was asked for, or else this year, or else the newest.
async fn calendar_page(
    desk: &Desk,
    asked: Option<i16>,
    form: &Submitted,
    errors: Vec<FieldError>,
) -> PageResult<CalendarPage> {
    let calendar = calendar::current(desk.office()).await?;
    let years = calendar::years(desk.office()).await?;
    let today = desk.office().clock.today();
    let covered = |year: &i16| years.iter().any(|known| known.year.year() == *year);
    let newest = years
        .first()
        .map_or(today.year(), |known| known.year.year());
    let shown = asked
        .filter(covered)
        .or(Some(today.year()).filter(covered))
        .unwrap_or(newest);
    let may_import = calendar::may_import(desk.office(), desk.actor()).is_ok();
    let awaited = calendar::awaited(&calendar, today);
    let found = years.iter().find(|known| known.year.year() == shown);
    Ok(CalendarPage {
        frame: desk.frame(title_with(&errors, "工作日历")),
        months: months::of_year(&calendar, shown, today),
        arranged: found.map_or_else(Vec::new, |known| months::arranged(&known.year)),
        years: years.iter().map(|known| year_row(known, shown)).collect(),
        shown,
        may_import,
        inputs: inputs(form, awaited.unwrap_or(newest), &errors),
        awaited: awaited.filter(|_| may_import),
        errors,
    })
}

fn year_row(known: &CoveredYear, shown: i16) -> YearRow {
    let CoveredYear {
        year,
        working_days,
        imported,
    } = known;
    YearRow {
        year: year.year(),
        notices: year.notices().join("、"),
        edition: year.edition(),
        working_days: *working_days,
        source: imported.as_ref().map_or_else(
            || "随程序提供".to_owned(),
            |(who, at)| format!("{who} {} 导入", show::minute(*at)),
        ),
        is_shown: year.year() == shown,
    }
}

fn inputs(form: &Submitted, proposed: i16, errors: &[FieldError]) -> Vec<Input> {
    let inputs = [
        Input::line("year", "年度")
            .value(proposed.to_string())
            .short(),
        Input::line("notices", "放假通知文号")
            .hint("国务院办公厅的文号，例如 国办发明电〔2025〕7号；后来又调整的，两份都写，用顿号分开"),
        Input::lines("days", "放假和调休上班的日子", 12).hint(
            "一天一行：日期,类别,节日。holiday 是放假（包括连在一起的周末），workday 是周末调休上班；普通的工作日和周末不用写。",
        ),
    ];
    let inputs = inputs.map(|input| {
        let input = match form.get(&input.name) {
            Some(value) => input.value(value),
            None => input,
        };
        input.judged(errors)
    });
    inputs.to_vec()
}

/// Which editions of a year the office has, for sentences: 第 2 版.
fn edition(year: &CalendarYear) -> String {
    format!("第 {} 版", year.edition())
}

/// The year for the reminder on the list of work (待办).
pub(super) async fn reminder(desk: &Desk) -> PageResult<Option<i16>> {
    Ok(calendar::reminder(desk.office(), desk.actor()).await?)
}
