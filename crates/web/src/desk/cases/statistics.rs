//! 办件统计: numbers and charts by unit and period, and the tables of the annual report, counted live and ready to be
//! taken away.

mod annual;

use askama::Template;
use gongkai_model::id::UnitId;
use gongkai_office::cases::{
    self, CountableKind, Group, HotWord, Month, Statistics, StatisticsFilter, TimeUsed,
};
use jiff::{
    ToSpan,
    civil::{Date, date},
};
use serde::Deserialize;

pub(super) use annual::{csv_file, json_file, show as annual_tables, xlsx_file};

use crate::{
    desk::{
        chart::{Bar, Bars, Lines, Point, percent},
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
    pub(super) kind: Option<String>,
    pub(super) unit: Option<String>,
    /// A year, or nothing for the last twelve months.
    pub(super) year: Option<String>,
}

struct Fact {
    number: String,
    name: &'static str,
    note: String,
}

#[derive(Template)]
#[template(path = "desk/case_statistics.html")]
struct StatisticsPage {
    frame: OfficeFrame,
    kinds: Vec<Choice>,
    units: Vec<Choice>,
    years: Vec<Choice>,
    heading: String,
    period: String,
    facts: Vec<Fact>,
    charts: Vec<String>,
    hot: Vec<HotWord>,
    is_empty: bool,
    has_annual: bool,
    annual: String,
}

/// The first year that can be asked for.
const YEARS_BACK: i16 = 5;

pub(super) async fn show(desk: Desk, Query(asked): Query<Asked>) -> PageResult {
    let countable = cases::countable(desk.office(), desk.actor());
    let chosen = chosen(&countable, asked.kind.as_deref());
    let today = desk.office().clock.today();
    let unit: Option<UnitId> = asked.unit.as_deref().and_then(|unit| unit.parse().ok());
    let year = asked_year(&asked);
    let (from, until) = period(year, today);
    let Some(kind) = chosen else {
        return page(&empty(&desk));
    };
    let filter = StatisticsFilter {
        kind: kind.code.clone(),
        unit,
        from,
        until,
    };
    let counted = cases::statistics(desk.office(), desk.actor(), &filter).await?;
    let hot = cases::hot_words(desk.office(), desk.actor(), &filter).await?;
    let unit_name = unit.map(|unit| desk.unit_name(unit));
    let all = format!("{}个单位", kind.units.len());
    page(&StatisticsPage {
        heading: format!("{}统计", counted.kind_name),
        period: format!(
            "{}至{}　{}",
            show::day_in_words(from),
            show::day_in_words(until),
            unit_name.unwrap_or(all)
        ),
        frame: desk.frame("办件统计"),
        kinds: kinds(&countable, kind),
        units: units(&desk, kind, unit),
        years: years(today, year),
        facts: facts(&counted),
        charts: charts(&counted)?,
        is_empty: counted.received + counted.ended == 0,
        has_annual: kind.has_annual_tables,
        annual: annual::address("", unit, year.unwrap_or(today.year())),
        hot,
    })
}

fn empty(desk: &Desk) -> StatisticsPage {
    StatisticsPage {
        frame: desk.frame("办件统计"),
        kinds: Vec::new(),
        units: Vec::new(),
        years: Vec::new(),
        heading: "办件统计".to_owned(),
        period: String::new(),
        facts: Vec::new(),
        charts: Vec::new(),
        hot: Vec::new(),
        is_empty: true,
        has_annual: false,
        annual: String::new(),
    }
}

fn chosen<'a>(all: &'a [CountableKind], asked: Option<&str>) -> Option<&'a CountableKind> {
    let found = all.iter().find(|kind| asked == Some(kind.code.as_str()));
    found.or_else(|| all.first())
}

pub(super) fn asked_year(asked: &Asked) -> Option<i16> {
    let year = asked.year.as_deref()?.parse().ok()?;
    (2008..=2100).contains(&year).then_some(year)
}

/// A year up to today, or twelve months up to today.
fn period(year: Option<i16>, today: Date) -> (Date, Date) {
    match year {
        Some(year) => (
            date(year, 1, 1),
            date(year, 12, 31).min(today).max(date(year, 1, 1)),
        ),
        None => {
            let first = today.first_of_month();
            (first.checked_sub(11.months()).unwrap_or(first), today)
        }
    }
}

fn kinds(all: &[CountableKind], chosen: &CountableKind) -> Vec<Choice> {
    let choices = all.iter().map(|kind| Choice {
        code: kind.code.clone(),
        name: kind.name.clone(),
        is_chosen: kind.code == chosen.code,
    });
    choices.collect()
}

pub(super) fn units(desk: &Desk, kind: &CountableKind, chosen: Option<UnitId>) -> Vec<Choice> {
    let choices = kind.units.iter().map(|unit| Choice {
        code: unit.to_string(),
        name: desk.unit_name(*unit),
        is_chosen: chosen == Some(*unit),
    });
    choices.collect()
}

pub(super) fn years(today: Date, chosen: Option<i16>) -> Vec<Choice> {
    let years = (today.year() - YEARS_BACK..=today.year()).rev();
    let choices = years.map(|year| Choice {
        code: year.to_string(),
        name: format!("{year}年"),
        is_chosen: chosen == Some(year),
    });
    choices.collect()
}

fn days(tenths: i64) -> String {
    if tenths % 10 == 0 {
        (tenths / 10).to_string()
    } else {
        format!("{}.{}", tenths / 10, tenths % 10)
    }
}

fn facts(counted: &Statistics) -> Vec<Fact> {
    let fact = |number: String, name, note: String| Fact { number, name, note };
    let (median, ninth) = counted
        .time
        .map_or(("—".to_owned(), String::new()), |time| {
            let ninth = format!("九成在 {} 个以内", time.ninth_tenth);
            (days(time.median_tenths), ninth)
        });
    let on_time = counted.ended.saturating_sub(counted.late);
    vec![
        fact(counted.received.to_string(), "收到", waiting(counted)),
        fact(counted.ended.to_string(), "办结", String::new()),
        fact(counted.open.to_string(), "期末在办", String::new()),
        fact(median, "用时中位数（工作日）", ninth),
        fact(
            percent(on_time, counted.ended),
            "按时办结",
            format!("逾期 {} 件", counted.late),
        ),
    ]
}

fn waiting(counted: &Statistics) -> String {
    match counted.unconfirmed {
        0 => String::new(),
        count => format!("另有 {count} 件待确认收到"),
    }
}

fn charts(counted: &Statistics) -> PageResult<Vec<String>> {
    let mut charts = Vec::new();
    if counted.received + counted.ended == 0 {
        return Ok(charts);
    }
    charts.push(by_month(&counted.months).render()?);
    if counted.time.is_some() {
        charts.push(time(&counted.months, counted.time).render()?);
    }
    let theme = match counted.has_themes {
        true => (
            "主题",
            "按收到之日计；主题由登记人员确定，系统按申请的用词建议。",
        ),
        false => ("类别", "按收到之日计。"),
    };
    let all: [(&'static str, &'static str, &str, &[Group]); 5] = [
        (
            "ch-outcome",
            "办理结果",
            "按办结之日计；口径与年度报告表三一致。",
            &counted.by_outcome,
        ),
        ("ch-unit", "承办单位", "按收到之日计。", &counted.by_unit),
        (
            "ch-applicant",
            "申请人类别",
            "按收到之日计。",
            &counted.by_applicant,
        ),
        ("ch-theme", theme.0, theme.1, &counted.by_theme),
        (
            "ch-channel",
            "来件渠道",
            "按收到之日计。",
            &counted.by_channel,
        ),
    ];
    for (id, subject, say, groups) in all {
        // One unit is no comparison.
        let says_something = !groups.is_empty() && (id != "ch-unit" || groups.len() > 1);
        if says_something {
            charts.push(bars(id, subject, say, groups).render()?);
        }
    }
    Ok(charts)
}

/// At most so many bars; the rest is one.
const MOST_BARS: usize = 12;

fn bars(id: &'static str, subject: &'static str, say: &str, groups: &[Group]) -> Bars {
    let all: usize = groups.iter().map(|group| group.count).sum();
    // Of equal ones the first.
    let largest = groups.iter().rev().max_by_key(|group| group.count);
    let finding = largest.map_or_else(String::new, |group| {
        let share = percent(group.count, all);
        format!(
            "{}：{}最多，{} 件，占 {share}",
            subject, group.name, group.count
        )
    });
    let mut bars: Vec<Bar> = groups
        .iter()
        .map(|group| Bar {
            name: group.name.clone(),
            count: group.count,
        })
        .collect();
    if bars.len() > MOST_BARS {
        let rest = bars.split_off(MOST_BARS - 1);
        bars.push(Bar {
            name: format!("其余 {} 项", rest.len()),
            count: rest.iter().map(|bar| bar.count).sum(),
        });
    }
    Bars::new(id, subject, finding, say, "件", bars)
}

fn month_name(first: Date) -> String {
    format!("{}月", first.month())
}

fn by_month(months: &[Month]) -> Lines {
    let points: Vec<Point> = months
        .iter()
        .map(|month| Point {
            name: month_name(month.first),
            values: vec![Some(month.received), Some(month.ended)],
        })
        .collect();
    let most = months.iter().rev().max_by_key(|month| month.received);
    let finding = most.map_or_else(String::new, |month| {
        format!("{}收到最多，{} 件", month_name(month.first), month.received)
    });
    let say = "每月收到和办结的件数。";
    Lines::new(
        "ch-month",
        "每月件数",
        finding,
        say,
        &["收到", "办结"],
        &points,
        false,
    )
}

fn time(months: &[Month], all: Option<TimeUsed>) -> Lines {
    let tenths = |days: i64| usize::try_from(days).ok();
    let points: Vec<Point> = months
        .iter()
        .map(|month| Point {
            name: month_name(month.first),
            values: vec![
                month.time.and_then(|time| tenths(time.median_tenths)),
                month.time.and_then(|time| tenths(time.ninth_tenth * 10)),
            ],
        })
        .collect();
    let finding = all.map_or_else(String::new, |time| {
        let median = days(time.median_tenths);
        format!(
            "半数在 {median} 个工作日内办结，九成在 {} 个以内",
            time.ninth_tenth
        )
    });
    let say = "按办结月份，单位：工作日；已扣除补正、征询和缴费期间。";
    Lines::new(
        "ch-time",
        "办理用时",
        finding,
        say,
        &["中位数", "九成"],
        &points,
        true,
    )
}
