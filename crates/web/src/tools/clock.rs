//! 依申请公开答复期限: by when a request must be answered, from what happened to it.

mod form;
mod kinds;
mod words;

use askama::Template;
use gongkai_office::tools::{self, ReplyClock, ToolError};
use gongkai_rules::foi::clock::Channel;
use jiff::civil::Date;

use self::form::Form;
use super::{
    DEADLINE, MONTHS_MAX,
    address::{self, Asked},
    days::dated,
    examples::{self, Example},
    field::Mistake,
    frame,
    months::{self, Landmarks, Month},
    status,
    steps::{self, Row},
    tidied,
};
use crate::{
    app::App,
    frame::{Frame, Visitor},
    page_error::PageResult,
    render,
};

/// The marks of a bar of days that are still told apart.
const TICKS_MAX: i64 = 60;

#[derive(Template)]
#[template(path = "tools/clock.html")]
struct Page {
    frame: Frame,
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
    due: Option<(String, String)>,
    none: (&'static str, &'static str),
    used: Option<(String, String, String)>,
    ticks: Vec<bool>,
    others: Vec<(&'static str, String)>,
    violations: Vec<(String, &'static str)>,
    lapse: Option<(String, &'static str)>,
    months: Vec<Month>,
    is_cut: bool,
    rows: Vec<Row>,
    grounds: Vec<String>,
}

/// Renders the page.
pub(super) async fn page(app: &App, visitor: &Visitor, asked: &Asked<'_>) -> PageResult {
    let today = app.office.clock.today();
    let mut form = Form::new(asked);
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
        if let Some(answer) = tidied(asked, DEADLINE, &tidy, &fragment) {
            return Ok(answer);
        }
    }
    if is_asked {
        let events = form.events(&mut mistakes);
        let as_of = form.as_of.date(&mut mistakes).unwrap_or(today);
        if mistakes.is_empty() {
            match tools::reply_clock(&app.office, &events, as_of, MONTHS_MAX).await {
                Ok(clock) => found = Some(Found::new(clock, form.channel, today)),
                Err(ToolError::Office(error)) => return Err(error.into()),
                Err(error) => words::place(&error, &mut form, &mut mistakes),
            }
        }
    }
    let about = "依申请公开的答复期限怎样计算，逐日说明哪一天计入、哪一天不计入，依据是哪一条";
    let frame = frame(app, visitor, "期限计算", about, mistakes.len()).await?;
    let page = Page {
        address: format!("{}{}", frame.url, address::of("", &tidy)),
        frame,
        is_asked: !asked.is_empty(),
        form,
        found,
        examples: examples::of_clock(),
        mistakes,
    };
    render::with_status(status(page.mistakes.len()), &page)
}

impl Found {
    fn new(clock: ReplyClock, channel: Channel, today: Date) -> Self {
        let reading = &clock.reading;
        let course = &clock.course;
        let landmarks = Landmarks {
            start: reading.received_on.map(|on| (on, "收到申请")),
            end: reading.due_on.map(|on| (on, "应当答复")),
            today: Some(clock.as_of).filter(|on| *on == today),
        };
        let drawn = course.days.last().map(|day| day.on);
        let last = course.stretches.last().map(|stretch| stretch.to);
        let received = reading.received_on;
        let beginning = received.map(|on| (on, "收到申请", receipt(channel), "条例第三十一条"));
        let violations = reading.violations.iter();
        let violations = violations.map(|violation| {
            let on = crate::show::day_in_words(violation.on);
            (format!("{on}{}", violation.code.label()), violation.article)
        });
        let lapse = clock.lapse.map(|lapse| lapse.because());
        Self {
            due: reading.due_on.map(dated),
            none: (
                words::no_date(reading.state),
                words::why_no_date(reading.state),
            ),
            used: words::used_and_left(&clock, clock.as_of == today),
            ticks: ticks(&clock),
            others: words::other_dates(&clock),
            violations: violations.collect(),
            lapse: lapse.map(|why| (why.text, why.article.unwrap_or_default())),
            months: months::draw(&course.days, landmarks),
            is_cut: drawn < last,
            rows: steps::rows(beginning, &course.stretches),
            grounds: steps::grounds(&clock.notices),
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

const fn receipt(channel: Channel) -> &'static str {
    match channel {
        Channel::InPerson => "当面提交，以提交之日为收到之日。当日不计，次日为第 1 日。",
        Channel::PostSigned => "需要签收的邮寄，以签收之日为收到之日。当日不计，次日起算。",
        Channel::PostPlain => "平常信函，以与申请人确认之日为收到之日。当日不计，次日起算。",
        Channel::Online | Channel::Fax => "以双方确认之日为收到之日。当日不计，次日起算。",
    }
}
