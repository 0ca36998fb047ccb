//! iCalendar (RFC 5545) put together from texts: lines folded at 75 octets, texts escaped, one event for each day.

use jiff::{Timestamp, ToSpan, civil::Date};

/// A calendar being written.
#[derive(Debug)]
pub(crate) struct ICalendar(String);

/// A day in a calendar.
#[derive(Debug)]
pub(crate) struct DayEvent<'a> {
    /// Identifies it for good, over all changes.
    pub(crate) uid: &'a str,
    /// When it was last changed.
    pub(crate) stamp: Timestamp,
    /// How often it was changed.
    pub(crate) sequence: i64,
    /// The day.
    pub(crate) on: Date,
    /// What is read in the calendar.
    pub(crate) summary: &'a str,
    /// Whether the day may still move.
    pub(crate) is_tentative: bool,
}

/// Octets of a line without its break (§3.1).
const LINE_OCTETS: usize = 75;

impl ICalendar {
    /// Begins a calendar with a name.
    pub(crate) fn new(name: &str) -> Self {
        let mut calendar = Self(String::new());
        calendar.line("BEGIN:VCALENDAR");
        calendar.line("VERSION:2.0");
        calendar.line("PRODID:-//Gongkai//cases//ZH");
        calendar.line("CALSCALE:GREGORIAN");
        calendar.line("METHOD:PUBLISH");
        calendar.text("NAME", name);
        calendar.text("X-WR-CALNAME", name);
        calendar.line("REFRESH-INTERVAL;VALUE=DURATION:PT1H");
        calendar
    }

    /// Adds a day. It takes the whole day and blocks no time.
    pub(crate) fn add(&mut self, event: &DayEvent<'_>) {
        self.line("BEGIN:VEVENT");
        self.text("UID", event.uid);
        let stamp = event.stamp.strftime("%Y%m%dT%H%M%SZ");
        self.line(&format!("DTSTAMP:{stamp}"));
        self.line(&format!("SEQUENCE:{}", event.sequence));
        self.line(&format!(
            "DTSTART;VALUE=DATE:{}",
            event.on.strftime("%Y%m%d")
        ));
        if let Ok(next) = event.on.checked_add(1.day()) {
            self.line(&format!("DTEND;VALUE=DATE:{}", next.strftime("%Y%m%d")));
        }
        self.text("SUMMARY", event.summary);
        let status = if event.is_tentative {
            "TENTATIVE"
        } else {
            "CONFIRMED"
        };
        self.line(&format!("STATUS:{status}"));
        self.line("TRANSP:TRANSPARENT");
        self.line("END:VEVENT");
    }

    /// Ends it.
    pub(crate) fn finish(mut self) -> String {
        self.line("END:VCALENDAR");
        self.0
    }

    /// A property that holds a text (§3.3.11).
    fn text(&mut self, name: &str, text: &str) {
        let mut line = format!("{name}:");
        for c in text.chars() {
            match c {
                '\\' | ';' | ',' => line.extend(['\\', c]),
                '\n' => line.push_str("\\n"),
                c if c.is_control() => {}
                c => line.push(c),
            }
        }
        self.line(&line);
    }

    /// A line, folded between characters where it is too long.
    fn line(&mut self, line: &str) {
        let mut octets = 0;
        for c in line.chars() {
            if octets + c.len_utf8() > LINE_OCTETS {
                self.0.push_str("\r\n ");
                octets = 1;
            }
            self.0.push(c);
            octets += c.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn event(summary: &str) -> DayEvent<'_> {
        DayEvent {
            uid: "0123456789ABC@cases",
            stamp: "2026-03-02T01:00:00Z".parse().unwrap(),
            sequence: 3,
            on: date(2026, 12, 31),
            summary,
            is_tentative: true,
        }
    }

    #[test]
    fn an_event_reads_as_the_norm_wants_it() {
        let mut calendar = ICalendar::new("办件到期");
        calendar.add(&event("云建公开申〔2026〕3号 答复到期"));
        let text = calendar.finish();
        let lines: Vec<&str> = text.split("\r\n").collect();
        assert_eq!(lines[0], "BEGIN:VCALENDAR");
        assert_eq!(lines[1], "VERSION:2.0");
        assert_eq!(lines[lines.len() - 2..], ["END:VCALENDAR", ""]);
        for wanted in [
            "DTSTAMP:20260302T010000Z",
            "DTSTART;VALUE=DATE:20261231",
            "DTEND;VALUE=DATE:20270101",
            "SUMMARY:云建公开申〔2026〕3号 答复到期",
            "STATUS:TENTATIVE",
            "SEQUENCE:3",
        ] {
            assert!(lines.contains(&wanted), "{wanted} in {lines:#?}");
        }
    }

    #[test]
    fn long_lines_are_folded_between_characters_and_texts_escaped() {
        let long = "很长的登记号，;\\\n".repeat(20);
        let mut calendar = ICalendar::new("");
        calendar.add(&event(&long));
        let text = calendar.finish();
        assert!(
            text.split("\r\n").all(|line| line.len() <= LINE_OCTETS),
            "{text}"
        );
        let unfolded = text.replace("\r\n ", "");
        let found = unfolded
            .lines()
            .find_map(|line| line.strip_prefix("SUMMARY:"))
            .unwrap();
        assert_eq!(found, "很长的登记号，\\;\\\\\\n".repeat(20));
        assert!(!text.replace("\r\n", "").contains(['\r', '\n']));
    }
}
