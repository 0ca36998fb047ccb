//! 依申请公开答复期限: by when a request must be answered, from what happened to it.

mod form;
mod kinds;
mod said;
mod words;

use askama::Template;
use gongkai_office::tools::{self, ReplyClock, ToolError};
use gongkai_rules::foi::clock::{Channel, LapseKind};
use jiff::civil::Date;

use self::{form::Form, said::ClockWords};
use super::{
    DEADLINE, MONTHS_MAX,
    address::{self, Asked},
    days::dated,
    examples::{self, Example},
    field::Mistake,
    frame, law,
    months::{self, Landmarks, Month},
    status,
    steps::{self, Row},
    tidied,
    words::ToolWords,
};
use crate::{
    app::App,
    frame::{Frame, Visitor},
    page_error::PageResult,
    render,
    words::{FrameWords, HOLE, Phrase, written},
};

/// The marks of a bar of days that are still told apart.
const TICKS_MAX: i64 = 60;

#[derive(Template)]
#[template(path = "tools/clock.html")]
struct Page {
    frame: Frame,
    t: ToolWords,
    w: ClockWords,
    is_asked: bool,
    form: Form,
    mistakes: Vec<Mistake>,
    found: Option<Found>,
    examples: Vec<Example>,
    address: String,
}

/// The answer in words and drawings.
struct Found {
    clock: ReplyClock,
    due: Option<(String, &'static str)>,
    none: (&'static str, &'static str),
    used: Option<String>,
    ticks: Vec<bool>,
    others: Vec<(&'static str, String)>,
    state: &'static str,
    violations: Vec<Phrase>,
    lapse: Option<(String, Phrase)>,
    months: Vec<Month>,
    is_cut: bool,
    rows: Vec<Row>,
    grounds: Vec<Phrase>,
}

/// Renders the page.
pub(super) async fn page(app: &App, visitor: &Visitor, asked: &Asked<'_>) -> PageResult {
    let today = app.office.clock.today();
    let language = visitor.language();
    let (t, w) = (ToolWords(language), ClockWords(language));
    let mut form = Form::new(w, asked);
    let tidy = form.pairs();
    let is_asked = form.is_asked;
    let mut mistakes = Vec::new();
    let mut found = None;
    if is_asked || asked.has("more") {
        let row = form.rows.len();
        let fragment = if asked.has("more") {
            format!("#row-{row}")
        } else {
            String::new()
        };
        if let Some(answer) = tidied(visitor, asked, DEADLINE, &tidy, &fragment) {
            return Ok(answer);
        }
    }
    if is_asked {
        let events = form.events(&mut mistakes);
        let as_of = form.as_of.date(&mut mistakes).unwrap_or(today);
        if mistakes.is_empty() {
            match tools::reply_clock(&app.office, &events, as_of, MONTHS_MAX).await {
                Ok(clock) => found = Some(Found::new(t, clock, form.channel, today)),
                Err(ToolError::Office(error)) => return Err(error.into()),
                Err(error) => words::place(&error, &mut form, &mut mistakes),
            }
        }
    }
    let about = "依申请公开的答复期限怎样计算，逐日说明哪一天计入、哪一天不计入，依据是哪一条";
    let name = (FrameWords(language).deadline_tool(), "期限计算");
    let frame = frame(app, visitor, name, about, mistakes.len()).await?;
    let page = Page {
        address: format!("{}{}", frame.url, address::of("", &tidy)),
        frame,
        t,
        w,
        is_asked: !asked.is_empty(),
        form,
        found,
        examples: examples::of_clock(visitor),
        mistakes,
    };
    render::with_status(status(page.mistakes.len()), &page)
}

impl Found {
    fn new(t: ToolWords, clock: ReplyClock, channel: Channel, today: Date) -> Self {
        let language = t.0;
        let w = ClockWords(language);
        let reading = &clock.reading;
        let course = &clock.course;
        let landmarks = Landmarks {
            start: reading.received_on.map(|on| (on, w.received())),
            end: reading.due_on.map(|on| (on, w.answer_due())),
            today: Some(clock.as_of).filter(|on| *on == today),
        };
        let drawn = course.days.last().map(|day| day.on);
        let last = course.stretches.last().map(|stretch| stretch.to);
        let received = reading.received_on;
        let beginning = received.map(|on| {
            (
                on,
                w.received(),
                said::receipt(language, channel),
                "条例第三十一条",
            )
        });
        let violations = reading.violations.iter();
        let violations = violations.map(|violation| {
            let on = written::day_in_words(language, violation.on);
            let what = law::violation(language, violation.code);
            let sentence = Phrase::from(w.violation(on, what, HOLE));
            sentence.holding(&t.article(violation.article))
        });
        let lapse = clock.lapse.map(|lapse| {
            let until = written::day_in_words(language, lapse.until);
            let text = match lapse.kind {
                LapseKind::NoCorrection => w.lapse_correction(until),
                LapseKind::NoPayment => w.lapse_payment(until),
            };
            (text, t.article(lapse.article))
        });
        Self {
            due: reading.due_on.map(|on| dated(language, on)),
            none: (
                said::no_date(language, reading.state),
                said::why_no_date(language, reading.state),
            ),
            used: words::used_and_left(w, &clock, clock.as_of == today),
            ticks: ticks(&clock),
            others: words::other_dates(w, &clock),
            state: said::state(language, reading.state),
            violations: violations.collect(),
            lapse,
            months: months::draw(t, &course.days, landmarks),
            is_cut: drawn < last,
            rows: steps::rows(t, beginning, &course.stretches),
            grounds: t.year_notices(&clock.notices),
            clock,
        }
    }
}

/// One mark for each working day of the period, those used first; none for a period too long for it.
fn ticks(clock: &ReplyClock) -> Vec<bool> {
    let used = clock.reading.working_days_used.unwrap_or(0);
    let left = clock.reading.working_days_left.unwrap_or(0);
    if clock.reading.overdue || clock.reading.due_on.is_none() || used + left > TICKS_MAX {
        return Vec::new();
    }
    (0..used + left).map(|day| day < used).collect()
}
