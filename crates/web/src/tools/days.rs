//! 工作日推算: a day and a number of working days make another day.

use askama::Template;
use gongkai_office::tools::{self, ToolError, WORKING_DAYS_MAX, WorkingDays};
use jiff::civil::Date;

use super::{
    DEADLINE, MONTHS_MAX,
    address::{self, Asked},
    examples::{self, Example},
    field::{Line, Mistake},
    frame,
    months::{self, Landmarks, Month},
    status,
    steps::{self, Row},
    tidied,
    words::ToolWords,
};
use crate::{
    app::App,
    frame::{Frame, Visitor},
    page_error::{PageError, PageResult},
    render,
    words::{FrameWords, Language, Phrase, written},
};

#[derive(Template)]
#[template(path = "tools/days.html")]
struct Page {
    frame: Frame,
    t: ToolWords,
    is_asked: bool,
    date: Line,
    working_days: Line,
    mistakes: Vec<Mistake>,
    found: Option<Found>,
    examples: Vec<Example>,
    address: String,
    covered: Option<(i16, i16)>,
}

/// The answer in words and drawings.
struct Found {
    answer: WorkingDays,
    result: (String, &'static str),
    months: Vec<Month>,
    is_cut: bool,
    rows: Vec<Row>,
    grounds: Vec<Phrase>,
    api: String,
}

/// Renders the page.
pub(super) async fn page(app: &App, visitor: &Visitor, asked: &Asked<'_>) -> PageResult {
    let is_asked = asked.has("date") || asked.has("working_days");
    let today = app.office.clock.today();
    let t = ToolWords(visitor.language());
    let (mut date, mut days) = inputs(t, asked, is_asked, today);
    let mut mistakes = Vec::new();
    let mut found = None;
    let tidy = [
        ("mode", "days"),
        ("date", &date.value),
        ("working_days", &days.value),
    ];
    let tidy = address::pairs(&tidy);
    if is_asked {
        if let Some(answer) = tidied(visitor, asked, DEADLINE, &tidy, "") {
            return Ok(answer);
        }
        let from = date.date(&mut mistakes);
        let count = days.number(u64::from(WORKING_DAYS_MAX), &mut mistakes);
        if let (Some(from), Some(count)) = (from, count.and_then(|n| u32::try_from(n).ok())) {
            match tools::working_days(&app.office, from, count, MONTHS_MAX).await {
                Ok(answer) => found = Some(Found::new(t, answer, today)),
                Err(ToolError::Office(error)) => return Err(error.into()),
                Err(error) => date.fail(t.refusal(&error), &mut mistakes),
            }
        }
    }
    let about = "从一个日期起推算若干个工作日，逐日说明哪一天计入、哪一天不计入";
    let name = (FrameWords(t.0).deadline_tool(), "期限计算");
    let frame = frame(app, visitor, name, about, mistakes.len()).await?;
    let page = Page {
        address: format!("{}{}", frame.url, address::of("", &tidy)),
        frame,
        t,
        is_asked: !asked.is_empty(),
        date,
        working_days: days,
        found,
        covered: covered(app).await?,
        examples: examples::of_days(visitor),
        mistakes,
    };
    render::with_status(status(page.mistakes.len()), &page)
}

/// The first and the last year that the calendar knows.
async fn covered(app: &App) -> PageResult<Option<(i16, i16)>> {
    match tools::covered_years(&app.office).await {
        Ok(years) => Ok(years),
        Err(ToolError::Office(error)) => Err(error.into()),
        Err(error) => Err(PageError::Internal(error.to_string())),
    }
}

fn inputs(t: ToolWords, asked: &Asked<'_>, is_asked: bool, today: Date) -> (Line, Line) {
    let (date, days) = if is_asked {
        (asked.text("date").to_owned(), asked.text("working_days"))
    } else {
        (today.to_string(), "20")
    };
    (
        Line::new(t, "date", t.starting_on(), &date).hinted(t.starting_hint()),
        Line::new(t, "working_days", t.days(), days).hinted(t.days_hint()),
    )
}

impl Found {
    fn new(t: ToolWords, answer: WorkingDays, today: Date) -> Self {
        let landmarks = Landmarks {
            start: Some((answer.date, t.start_day())),
            end: (answer.result != answer.date).then_some((answer.result, t.end_day())),
            today: Some(today),
        };
        let course = &answer.course;
        let drawn = course.days.last().map(|day| day.on);
        let beginning = (answer.date, t.start_day(), t.start_about(), "");
        Self {
            result: dated(t.0, answer.result),
            months: months::draw(t, &course.days, landmarks),
            is_cut: drawn.is_some_and(|drawn| drawn < answer.result),
            rows: steps::rows(t, Some(beginning), &course.stretches),
            grounds: t.year_notices(&answer.notices),
            api: format!(
                "/api/v1/tools/deadline/working-days?date={}&working_days={}",
                answer.date, answer.working_days
            ),
            answer,
        }
    }
}

/// A date and its weekday.
pub(super) fn dated(language: Language, on: Date) -> (String, &'static str) {
    let weekday = written::weekday(language, on.weekday());
    (written::day_in_words(language, on), weekday)
}
