//! Importing a notice: a look at what it changes first, then the import itself.

use askama::Template;
use gongkai_model::{case::Due, permission::step};
use gongkai_office::{
    OfficeError,
    calendar::{self, CaseMove, DayChange, DueMove, HEADING, ImportForm, Preview},
    core::FieldError,
};
use gongkai_rules::calendar::CalendarYear;

use super::{
    PATH, calendar_page, edition,
    months::{Arranged, arranged, days_in_words},
};
use crate::{
    desk::{
        due,
        signed::{Desk, done, page, refused},
        submitted::Submitted,
        worklist::title_of,
    },
    office_frame::OfficeFrame,
    page_error::PageResult,
};

struct ChangeRow {
    days: String,
    now: &'static str,
    reason: String,
}

struct MoveRow {
    id: String,
    /// Nothing where this person may not see the record.
    title: Option<String>,
    unit: String,
    from: String,
    to: String,
}

struct CaseRow {
    number: String,
    unit: String,
    from: String,
    to: String,
}

#[derive(Template)]
#[template(path = "desk/calendar_preview.html")]
struct PreviewPage {
    frame: OfficeFrame,
    year: i16,
    edition: u32,
    notices: String,
    days: String,
    working_days: u32,
    arranged: Vec<Arranged>,
    changes: Vec<ChangeRow>,
    moved: Vec<MoveRow>,
    cases: Vec<CaseRow>,
}

/// Shows what the import would change.
pub(super) async fn preview(desk: Desk, form: Submitted) -> PageResult {
    let filled = match filled(&form) {
        Ok(filled) => filled,
        Err(errors) => return back(&desk, &form, errors).await,
    };
    match calendar::preview(desk.office(), desk.actor(), &filled).await {
        Ok(preview) => page(&preview_page(&desk, &preview, filled.days)),
        Err(OfficeError::Invalid(errors)) => back(&desk, &form, errors).await,
        Err(error) => Err(error.into()),
    }
}

/// Imports what was previewed.
pub(super) async fn import(desk: Desk, form: Submitted) -> PageResult {
    let filled = match filled(&form) {
        Ok(filled) => filled,
        Err(errors) => return back(&desk, &form, errors).await,
    };
    match calendar::import(desk.office(), desk.actor(), &filled).await {
        Ok(done_with) => {
            let calendar::Imported {
                year,
                edition,
                moved,
            } = done_with;
            let told = format!(
                "已导入{year}年放假通知（第 {edition} 版），{moved} 件信息和办件的期限重新计算"
            );
            done(&format!("{PATH}?year={year}"), &told)
        }
        Err(OfficeError::Invalid(errors)) => back(&desk, &form, errors).await,
        Err(error) => Err(error.into()),
    }
}

async fn back(desk: &Desk, form: &Submitted, errors: Vec<FieldError>) -> PageResult {
    let year = form.text("year").parse().ok();
    refused(&calendar_page(desk, year, form, errors).await?)
}

/// Reads the form; a file that was chosen stands before what was typed.
fn filled(form: &Submitted) -> Result<ImportForm, Vec<FieldError>> {
    let Ok(year) = form.text("year").parse() else {
        return Err(vec![FieldError {
            field: "year".to_owned(),
            message: "年度请写四位数字，例如 2027".to_owned(),
        }]);
    };
    let file = form.files("file").next();
    let days = file.map_or_else(
        || form.get("days").unwrap_or_default().to_owned(),
        |file| calendar::text_of(&file.bytes).into_owned(),
    );
    let notices = form.text("notices");
    let notices = notices.split(['、', '，', ',', '；', ';', '\n']);
    Ok(ImportForm {
        year,
        notices: notices.map(str::to_owned).collect(),
        days: if days.trim().is_empty() {
            format!("{HEADING}\n")
        } else {
            days
        },
        edition: form.filled("edition").and_then(|text| text.parse().ok()),
    })
}

fn preview_page(desk: &Desk, preview: &Preview, days: String) -> PreviewPage {
    let Preview {
        year,
        working_days,
        changes,
        moved,
        cases,
    } = preview;
    PreviewPage {
        frame: desk.frame(title(year)),
        year: year.year(),
        edition: year.edition(),
        notices: year.notices().join("、"),
        days,
        working_days: *working_days,
        arranged: arranged(year),
        changes: changes.iter().map(change_row).collect(),
        moved: moved.iter().map(|moved| move_row(desk, moved)).collect(),
        cases: cases.iter().map(|moved| case_row(desk, moved)).collect(),
    }
}

fn title(year: &CalendarYear) -> String {
    format!("预览：{}年放假通知，{}", year.year(), edition(year))
}

fn change_row(change: &DayChange) -> ChangeRow {
    ChangeRow {
        days: days_in_words(change.from, change.to),
        now: if change.counted {
            "改为工作日"
        } else {
            "改为休息日"
        },
        reason: change.reason.clone(),
    }
}

fn move_row(desk: &Desk, DueMove { record, to }: &DueMove) -> MoveRow {
    let is_seen = desk
        .actor()
        .allows(desk.office(), step::DESK_SEE, record.unit);
    MoveRow {
        id: record.id.to_string(),
        title: is_seen.then(|| title_of(record)),
        unit: desk.unit_name(record.unit),
        from: record.due_on.map(|day| day.to_string()).unwrap_or_default(),
        to: to.to_string(),
    }
}

/// A case is named by its number: what it is about is not for whoever imports a calendar.
fn case_row(desk: &Desk, moved: &CaseMove) -> CaseRow {
    let words = |due: Option<Due>| {
        let due = due.map(|due| due::day(due.on, due.provisional));
        due.unwrap_or_else(|| "没有".to_owned())
    };
    let case = &moved.case;
    CaseRow {
        number: case
            .number
            .clone()
            .unwrap_or_else(|| case.tracking.to_string()),
        unit: desk.unit_name(case.unit),
        from: words(case.clock.due()),
        to: words(moved.clock.due()),
    }
}
