//! The board (办件台): what has to be answered, the most urgent on top.

use askama::Template;
use gongkai_model::case::CaseClock;
use gongkai_office::cases::{self, BoardFilter, BoardRow, Urgency};
use serde::Deserialize;

use crate::{
    desk::{
        due,
        input::Choice,
        signed::{Desk, page},
    },
    extract::Query,
    office_frame::OfficeFrame,
    page_error::PageResult,
    show,
};

#[derive(Debug, Default, Deserialize)]
pub(super) struct Asked {
    kind: Option<String>,
    state: Option<String>,
    unit: Option<String>,
    ended: Option<String>,
    overdue: Option<String>,
    after: Option<String>,
}

struct Row {
    id: String,
    subject: String,
    sub: String,
    holder: String,
    state: String,
    clock: String,
    class: &'static str,
    day: String,
    chased: String,
}

struct Count {
    href: String,
    name: String,
    count: i64,
    is_chosen: bool,
}

#[derive(Template)]
#[template(path = "desk/cases.html")]
struct BoardPage {
    frame: OfficeFrame,
    kinds: Vec<Choice>,
    counts: Vec<Count>,
    overdue: i64,
    is_overdue: bool,
    rows: Vec<Row>,
    ended: bool,
    next: Option<String>,
    is_first: bool,
}

pub(super) async fn show(desk: Desk, Query(asked): Query<Asked>) -> PageResult {
    let filled = |text: &Option<String>| text.clone().filter(|text| !text.trim().is_empty());
    let filter = BoardFilter {
        kind: filled(&asked.kind),
        state: filled(&asked.state),
        unit: filled(&asked.unit).and_then(|unit| unit.parse().ok()),
        ended: asked.ended.as_deref() == Some("1"),
        overdue: asked.overdue.as_deref() == Some("1"),
        after: asked.after.as_deref().and_then(|after| after.parse().ok()),
    };
    let board = cases::board(desk.office(), desk.actor(), &filter).await?;
    let counts = board.counts.iter().map(|(kind, state, name, count)| Count {
        href: address(Some(kind), Some(state), [false; 2]),
        name: name.clone(),
        count: *count,
        is_chosen: filter.state.as_ref() == Some(state),
    });
    let next = board.next.as_ref().map(|after| {
        let address = address(
            filter.kind.as_deref(),
            filter.state.as_deref(),
            [filter.ended, filter.overdue],
        );
        let joint = if address.contains('?') { '&' } else { '?' };
        format!("{address}{joint}after={}", show::encode(&after.to_string()))
    });
    page(&BoardPage {
        frame: desk.frame("办件"),
        kinds: board
            .kinds
            .iter()
            .map(|(code, name)| Choice {
                code: code.clone(),
                name: name.clone(),
                is_chosen: filter.kind.as_ref() == Some(code),
            })
            .collect(),
        counts: counts.collect(),
        overdue: board.overdue,
        is_overdue: filter.overdue,
        rows: board.rows.iter().map(row).collect(),
        ended: filter.ended,
        next,
        is_first: filter.after.is_none(),
    })
}

fn address(kind: Option<&str>, state: Option<&str>, [ended, overdue]: [bool; 2]) -> String {
    let pairs = [
        ("kind", kind),
        ("state", state),
        ("ended", ended.then_some("1")),
        ("overdue", overdue.then_some("1")),
    ];
    let filled = pairs
        .into_iter()
        .filter_map(|(name, value)| Some(format!("{name}={}", show::encode(value?))));
    let query = filled.collect::<Vec<_>>().join("&");
    if query.is_empty() {
        "/desk/cases".to_owned()
    } else {
        format!("/desk/cases?{query}")
    }
}

fn row(row: &BoardRow) -> Row {
    let head = &row.head;
    let (clock, class) = clock_words(head.clock, row.urgency, row.days_left);
    let number = head.number.clone().unwrap_or_else(|| "未登记".to_owned());
    Row {
        id: head.id.to_string(),
        subject: row.subject.clone(),
        sub: format!("{}　{number}　{}", row.kind_name, head.channel.label()),
        holder: row.holder.clone(),
        state: row.state_name.clone(),
        clock,
        class,
        day: head
            .clock
            .due()
            .map(|due| due::day(due.on, due.provisional))
            .unwrap_or_default(),
        chased: row
            .chased
            .map(|(count, last)| format!("催办 {count} 次，最近{}月{}日", last.month(), last.day()))
            .unwrap_or_default(),
    }
}

/// How time stands, in words, and the class of the tag: a word first, then a colour.
pub(super) fn clock_words(
    clock: CaseClock,
    urgency: Urgency,
    days_left: Option<i64>,
) -> (String, &'static str) {
    let class = match urgency {
        Urgency::Overdue | Urgency::Pressing => "late",
        Urgency::Near => "warn",
        Urgency::Calm => "info",
        Urgency::None => "",
    };
    let words = match (clock, urgency, days_left) {
        (CaseClock::Waiting, ..) => "未起算".to_owned(),
        (CaseClock::Stopped, ..) => "暂停计时".to_owned(),
        (CaseClock::Ended(_), ..) => "已办结".to_owned(),
        (CaseClock::Running(_), Urgency::Overdue, _) => "已逾期".to_owned(),
        (CaseClock::Running(_), _, Some(0)) => "今天到期".to_owned(),
        (CaseClock::Running(_), _, days) => format!("剩 {} 个工作日", days.unwrap_or(0)),
    };
    (words, class)
}
