//! Months as tables: the days of a course in weeks, each with a mark that does without colour.

use gongkai_office::tools::{CourseDay, DayMark};
use jiff::civil::Date;

use super::words::ToolWords;
use crate::words::{HOLE, Phrase, written};

/// What is marked besides the course.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Landmarks {
    /// The day that everything counts from, and what happened on it.
    pub(super) start: Option<(Date, &'static str)>,
    /// The last day, and what it is.
    pub(super) end: Option<(Date, &'static str)>,
    /// Today.
    pub(super) today: Option<Date>,
}

/// A month.
#[derive(Debug, Clone)]
pub(super) struct Month {
    /// 2026 年 9 月
    pub(super) name: String,
    /// Its weeks from Monday to Sunday; no day before the first and after the last.
    pub(super) weeks: Vec<Vec<Option<Cell>>>,
}

/// A day.
#[derive(Debug, Clone)]
pub(super) struct Cell {
    pub(super) number: i8,
    pub(super) class: String,
    /// One sign, where there is little room.
    pub(super) sign: String,
    /// A few words, where there is more.
    pub(super) words: Vec<Phrase>,
    /// The sentence that is read out.
    pub(super) spoken: Phrase,
    pub(super) is_today: bool,
}

/// Draws the days, which are in order and whole months.
pub(super) fn draw(t: ToolWords, days: &[CourseDay], landmarks: Landmarks) -> Vec<Month> {
    let months = days.chunk_by(|a, b| a.on.first_of_month() == b.on.first_of_month());
    months.map(|days| month(t, days, landmarks)).collect()
}

fn month(t: ToolWords, days: &[CourseDay], landmarks: Landmarks) -> Month {
    let first = days.first().map(|day| day.on);
    let blank = first.map_or(0, |on| on.weekday().to_monday_zero_offset());
    let mut cells: Vec<Option<Cell>> = (0..blank).map(|_| None).collect();
    cells.extend(days.iter().map(|day| Some(cell(t, day, landmarks))));
    while !cells.len().is_multiple_of(7) {
        cells.push(None);
    }
    Month {
        name: first.map_or_else(String::new, |on| written::month(t.0, on)),
        weeks: cells.chunks(7).map(<[_]>::to_vec).collect(),
    }
}

fn cell(t: ToolWords, day: &CourseDay, landmarks: Landmarks) -> Cell {
    let at = |mark: Option<(Date, &'static str)>| {
        let mark = mark.filter(|(on, _)| *on == day.on);
        mark.map(|(_, name)| name)
    };
    let (start, end) = (at(landmarks.start), at(landmarks.end));
    let is_today = landmarks.today == Some(day.on);
    let mut classes = vec![match (day.mark, start, end) {
        (_, _, Some(_)) => "due",
        (_, Some(_), _) => "start",
        (DayMark::Counted, ..) => "on",
        (DayMark::MakeUp, ..) => "on makeup",
        (DayMark::Paused, ..) => "paused",
        (DayMark::Off | DayMark::Outside, ..) => "out",
    }];
    if is_today {
        classes.push("today");
    }
    Cell {
        number: day.on.day(),
        class: classes.join(" "),
        sign: sign(t, day, start, end),
        words: words(t, day, start, end),
        spoken: spoken(t, day, start, end),
        is_today,
    }
}

fn sign(t: ToolWords, day: &CourseDay, start: Option<&str>, end: Option<&str>) -> String {
    match (day.mark, start, end, day.number) {
        (_, _, Some(_), Some(number)) => format!("{}{number}", t.sign_end()),
        (_, _, Some(_), None) => t.sign_end().into(),
        (_, Some(_), ..) => t.sign_start().into(),
        (DayMark::MakeUp, .., Some(number)) => format!("{}{number}", t.sign_makeup()),
        (_, _, _, Some(number)) => format!("{}{number}", t.sign_counted()),
        (DayMark::Off, ..) => t.sign_off().into(),
        (DayMark::Paused, ..) => t.sign_paused().into(),
        _ => String::new(),
    }
}

fn words(t: ToolWords, day: &CourseDay, start: Option<&str>, end: Option<&str>) -> Vec<Phrase> {
    let mut words: Vec<Phrase> = Vec::new();
    words.extend(start.map(Phrase::plain));
    words.extend(day.number.map(|number| t.nth(number).into()));
    words.extend(end.map(Phrase::plain));
    match day.mark {
        DayMark::MakeUp if end.is_none() => words.push(t.makeup().into()),
        DayMark::Off if start.is_none() => words.push(t.reason_in_short(&day.reason)),
        // Told once, and again at the start of each week: sixty times the same sentence is no drawing.
        DayMark::Paused if day.opens || day.on.weekday().to_monday_zero_offset() == 0 => {
            words.push(t.reason_in_short(&day.reason));
        }
        DayMark::Paused if end.is_none() => words.push(t.not_counted().into()),
        _ => {}
    }
    words
}

fn spoken(t: ToolWords, day: &CourseDay, start: Option<&str>, end: Option<&str>) -> Phrase {
    let mut parts = vec![written::day_with_weekday(t.0, day.on)];
    parts.extend(start.map(str::to_owned));
    match (day.mark, day.number) {
        (_, Some(number)) => parts.push(t.counted_as(number, HOLE)),
        (DayMark::Off | DayMark::Paused, _) => parts.push(t.not_counted_for(HOLE)),
        _ if start.is_none() && end.is_none() => parts.push(t.outside().into()),
        _ => {}
    }
    parts.extend(end.map(str::to_owned));
    Phrase::plain(&parts.join(t.comma())).holding(&t.reason(&day.reason))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn day(on: Date, mark: DayMark, number: Option<u32>, reason: &str) -> CourseDay {
        CourseDay {
            on,
            mark,
            number,
            reason: reason.to_owned(),
            opens: true,
        }
    }

    #[test]
    fn a_month_begins_under_its_weekday_and_fills_whole_weeks() {
        // 2026-02 begins on a Sunday and has 28 days: five weeks.
        let days: Vec<_> = (1..=28)
            .map(|on| day(date(2026, 2, on), DayMark::Outside, None, ""))
            .collect();
        let months = draw(ToolWords::default(), &days, Landmarks::default());
        assert_eq!(months.len(), 1);
        assert_eq!(months[0].weeks.len(), 5);
        assert!(months[0].weeks.iter().all(|week| week.len() == 7));
        assert!(months[0].weeks[0][5].is_none());
        assert_eq!(
            months[0].weeks[0][6].as_ref().map(|cell| cell.number),
            Some(1)
        );
    }

    #[test]
    fn every_mark_has_a_sign_and_a_sentence() {
        let on = date(2026, 2, 28);
        let end = Landmarks {
            end: Some((on, "届满")),
            ..Landmarks::default()
        };
        let none = Landmarks::default();
        for (mark, number, landmarks, sign, said) in [
            (DayMark::Counted, Some(3), none, "计3", "第 3 日"),
            (DayMark::MakeUp, Some(3), none, "班3", "第 3 日"),
            (DayMark::Off, None, none, "休", "不计入，春节"),
            (DayMark::Paused, None, none, "停", "不计入，春节"),
            (DayMark::Counted, Some(20), end, "止20", "届满"),
            (DayMark::Outside, None, none, "", "不在期限内"),
        ] {
            let cell = cell(
                ToolWords::default(),
                &day(on, mark, number, "春节"),
                landmarks,
            );
            assert_eq!(cell.sign, sign);
            let spoken = cell.spoken.to_string();
            assert!(spoken.contains(said), "{spoken}");
        }
    }
}
