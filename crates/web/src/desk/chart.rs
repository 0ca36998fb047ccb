//! Charts drawn by the server (INTERFACE §9): SVG without script, the finding in its title, labels beside the marks, and a
//! table with the same numbers below.

use askama::Template;

/// A line of horizontal bars.
pub(super) struct Bar {
    pub(super) name: String,
    pub(super) count: usize,
}

struct BarShape {
    name: String,
    count: usize,
    share: String,
    middle: usize,
    top: usize,
    width: usize,
    label_at: usize,
}

/// Horizontal bars, one below the other.
#[derive(Template)]
#[template(path = "desk/chart_bars.html")]
pub(super) struct Bars {
    id: &'static str,
    subject: &'static str,
    finding: String,
    say: String,
    unit: &'static str,
    height: usize,
    names: usize,
    bars: Vec<BarShape>,
}

/// The longest bar, in units of the drawing.
const BAR_WIDTH: usize = 210;
/// Room for the letters of a name: so many units for each.
const LETTER: usize = 14;
/// Names are cut after so many characters; the table has them whole.
const NAME_CHARS: usize = 11;
/// Short names get as much room as this many characters, so that all charts are drawn in about one size.
const NAMES_LEAST: usize = 8;
const BAR_STEP: usize = 34;

impl Bars {
    /// Bars of a subject; `say` tells how it was counted.
    pub(super) fn new(
        id: &'static str,
        subject: &'static str,
        finding: String,
        say: &str,
        unit: &'static str,
        bars: Vec<Bar>,
    ) -> Self {
        let most = bars.iter().map(|bar| bar.count).max().unwrap_or(0).max(1);
        let all: usize = bars.iter().map(|bar| bar.count).sum();
        let longest = bars.iter().map(|bar| bar.name.chars().count()).max();
        let names = longest.unwrap_or(0).clamp(NAMES_LEAST, NAME_CHARS + 1) * LETTER + 8;
        let height = bars.len() * BAR_STEP + 6;
        let shapes = bars.into_iter().enumerate().map(|(at, bar)| {
            let width = (bar.count * BAR_WIDTH / most).max(1);
            BarShape {
                share: percent(bar.count, all),
                top: at * BAR_STEP + 6,
                middle: at * BAR_STEP + 23,
                width,
                label_at: names + width + 10,
                name: bar.name,
                count: bar.count,
            }
        });
        Self {
            id,
            subject,
            finding,
            say: say.to_owned(),
            unit,
            height,
            names,
            bars: shapes.collect(),
        }
    }

    fn short(&self, name: &str) -> String {
        match name.char_indices().nth(NAME_CHARS) {
            Some((end, _)) => format!("{}…", name.get(..end).unwrap_or_default()),
            None => name.to_owned(),
        }
    }

    fn width(&self) -> usize {
        self.names + BAR_WIDTH + 110
    }
}

/// `47.9%`
pub(super) fn percent(part: usize, whole: usize) -> String {
    if whole == 0 {
        return "—".to_owned();
    }
    let tenths = (part * 1000 + whole / 2) / whole;
    format!("{}.{}%", tenths / 10, tenths % 10)
}

/// A point of a course over months.
pub(super) struct Point {
    pub(super) name: String,
    pub(super) values: Vec<Option<usize>>,
}

struct Mark {
    x: usize,
    y: usize,
}

struct Line {
    name: &'static str,
    path: String,
    colour: usize,
    dash: &'static str,
    marks: Vec<Mark>,
    end: Option<Mark>,
    last: String,
}

struct Axis {
    y: usize,
    text: String,
}

/// Lines over months.
#[derive(Template)]
#[template(path = "desk/chart_lines.html")]
pub(super) struct Lines {
    id: &'static str,
    subject: &'static str,
    finding: String,
    say: String,
    lines: Vec<Line>,
    axes: Vec<Axis>,
    ticks: Vec<(usize, String)>,
    heads: Vec<&'static str>,
    rows: Vec<(String, Vec<String>)>,
}

const LEFT: usize = 46;
const RIGHT: usize = 552;
const TOP: usize = 40;
const BOTTOM: usize = 240;
/// Labels at the ends of lines stand at least so far apart.
const LABEL_STEP: usize = 18;
/// More months than this have a name at every second one.
const NAMED_MONTHS: usize = 13;

impl Lines {
    /// Lines with these names; a value in tenths where `tenths` says so.
    pub(super) fn new(
        id: &'static str,
        subject: &'static str,
        finding: String,
        say: &str,
        names: &[&'static str],
        points: &[Point],
        tenths: bool,
    ) -> Self {
        let values = points
            .iter()
            .flat_map(|point| point.values.iter().flatten());
        let most = round_up(values.copied().max().unwrap_or(0), tenths);
        let place = |at: usize, value: usize| Mark {
            x: LEFT + at * (RIGHT - LEFT) / points.len().saturating_sub(1).max(1),
            y: BOTTOM - value * (BOTTOM - TOP) / most,
        };
        let write = |value: usize| match tenths {
            true => format!("{}.{}", value / 10, value % 10),
            false => value.to_string(),
        };
        let lines = names.iter().enumerate().map(|(number, name)| {
            let filled = points.iter().enumerate();
            let filled: Vec<(usize, usize)> = filled
                .filter_map(|(at, point)| Some((at, (*point.values.get(number)?)?)))
                .collect();
            let marks: Vec<Mark> = filled
                .iter()
                .map(|(at, value)| place(*at, *value))
                .collect();
            let steps = marks.iter().enumerate().map(|(at, mark)| {
                let letter = if at == 0 { 'M' } else { 'L' };
                format!("{letter}{} {}", mark.x, mark.y)
            });
            let last = filled.last().copied();
            Line {
                name,
                path: steps.collect::<Vec<_>>().join(" "),
                colour: if number == 0 { 1 } else { 4 },
                dash: if number == 0 { "none" } else { "6 4" },
                end: last.map(|(at, value)| place(at, value)),
                last: last.map(|(_, value)| write(value)).unwrap_or_default(),
                marks,
            }
        });
        let mut lines: Vec<Line> = lines.collect();
        part_labels(&mut lines);
        let every = if points.len() > NAMED_MONTHS { 2 } else { 1 };
        let ticks = points.iter().enumerate().step_by(every);
        Self {
            id,
            subject,
            finding,
            say: say.to_owned(),
            lines,
            axes: axes(most, &write),
            ticks: ticks
                .map(|(at, point)| (place(at, 0).x, point.name.clone()))
                .collect(),
            heads: names.to_vec(),
            rows: rows(points, &write),
        }
    }
}

/// Five marks from zero to the top.
fn axes(most: usize, write: &impl Fn(usize) -> String) -> Vec<Axis> {
    let axes = (0..=4_usize).map(|part| Axis {
        y: BOTTOM - part * (BOTTOM - TOP) / 4,
        text: write(most * part / 4),
    });
    axes.collect()
}

/// The table with the same numbers.
fn rows(points: &[Point], write: &impl Fn(usize) -> String) -> Vec<(String, Vec<String>)> {
    let rows = points.iter().map(|point| {
        let cells = point.values.iter();
        let cells = cells.map(|value| value.map_or_else(|| "—".to_owned(), write));
        (point.name.clone(), cells.collect())
    });
    rows.collect()
}

/// Moves the labels of lines that end near one another apart; the lines themselves stay.
fn part_labels(lines: &mut [Line]) {
    let mut ends: Vec<&mut Mark> = lines
        .iter_mut()
        .filter_map(|line| line.end.as_mut())
        .collect();
    ends.sort_by_key(|end| end.y);
    let mut least = 0;
    for end in ends {
        end.y = end.y.max(least);
        least = end.y + LABEL_STEP;
    }
}

/// The top of the axis: a number that four parts divide well.
fn round_up(most: usize, tenths: bool) -> usize {
    let step = if tenths { 40 } else { 4 };
    most.div_ceil(step).max(1) * step
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_rounded_and_nothing_has_none() {
        assert_eq!(percent(604, 1262), "47.9%");
        assert_eq!(percent(1, 3), "33.3%");
        assert_eq!(percent(3, 3), "100.0%");
        assert_eq!(percent(0, 0), "—");
    }

    #[test]
    fn bars_fit_and_carry_their_numbers() {
        let bars = vec![
            Bar {
                name: "予以公开".to_owned(),
                count: 40,
            },
            Bar {
                name: "一个非常非常非常长的结果名称".to_owned(),
                count: 0,
            },
        ];
        let chart = Bars::new("a", "结果", "四十件".to_owned(), "说明", "件", bars);
        let drawn = chart.render().unwrap();
        assert!(drawn.contains("width=\"210\"") && drawn.contains("100.0%"));
        assert!(
            drawn.contains("一个非常非常非常长的结…")
                && drawn.contains("一个非常非常非常长的结果名称</th>")
        );
        assert!(!drawn.contains("style="));
    }

    #[test]
    fn a_line_has_a_gap_where_nothing_was_counted() {
        let point = |name: &str, value| Point {
            name: name.to_owned(),
            values: vec![value],
        };
        let points = [
            point("1月", Some(0)),
            point("2月", None),
            point("3月", Some(8)),
        ];
        let chart = Lines::new(
            "b",
            "用时",
            "八".to_owned(),
            "",
            &["中位数"],
            &points,
            false,
        );
        assert_eq!(chart.lines[0].path, "M46 240 L552 40");
        assert_eq!(chart.rows[1], ("2月".to_owned(), vec!["—".to_owned()]));
        let point = |value| Point {
            name: String::new(),
            values: vec![Some(value), Some(value)],
        };
        let near = Lines::new(
            "d",
            "件数",
            String::new(),
            "",
            &["收到", "办结"],
            &[point(3)],
            false,
        );
        let ends: Vec<_> = near
            .lines
            .iter()
            .filter_map(|line| Some(line.end.as_ref()?.y))
            .collect();
        assert_eq!(ends[1] - ends[0], LABEL_STEP);
        let empty = Lines::new("c", "用时", String::new(), "", &["中位数"], &[], true);
        assert!(empty.render().is_ok());
    }
}
