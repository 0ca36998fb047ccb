//! 公开时限 — reads the time limits that disclosure catalogues write in words.
//!
//! Source: the 公开时限 column of the standard catalogues (国办发〔2019〕54号), dirt included: spaces inside words,
//! Chinese numerals, 20工作日, 同上. What is understood becomes rules, what is not is kept and named; nothing is
//! guessed. 及时 has no number: it is read as the 20 working days of the regulation, and says so by its kind.
//! Left out: what the limits are counted from in a particular case.

mod quantity;
mod words;

use super::Span;
use quantity::next_quantity;
use words::{is_filler_only, is_mark, start};

/// What a text says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reading {
    /// The rules, in the order written.
    pub rules: Vec<Rule>,
    /// Words that carried no known meaning; empty when all was understood.
    pub not_understood: Vec<String>,
}

/// One rule of a time limit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rule {
    /// 几日内公开
    Within {
        /// How long.
        span: Span,
        /// From when.
        from: Start,
    },
    /// 及时公开: no number, read as 20 working days.
    Promptly,
    /// 实时公开: at once.
    RealTime,
    /// 长期公开: no last day.
    NoEnd,
    /// 同上: as in the row above.
    AsAbove,
    /// 公示期: shown for so long.
    ShownFor(Span),
    /// 不得少于: open for at least so long.
    AtLeast(Span),
}

/// What a limit is counted from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Start {
    /// 未写明
    Unstated,
    /// 信息形成或者变更之日
    Formed,
    /// 制定或者获取信息之日
    Obtained,
    /// 批准之日
    Approved,
    /// 财政部门批复之日
    ApprovedByFinance,
    /// 作出决定之日
    Decided,
    /// 收到之日
    Received,
    /// 其他, as written.
    Other(String),
}

/// Reads a text.
pub fn read(text: &str) -> Reading {
    let mut reading = Reading::default();
    for sentence in words::sentences(text) {
        reading.sentence(&sentence);
    }
    reading
}

/// Reads a column from top to bottom; 同上 takes the rules of the row above, if that one has any.
pub fn read_column<'a>(texts: impl IntoIterator<Item = &'a str>) -> Vec<Reading> {
    let mut readings: Vec<Reading> = Vec::new();
    for text in texts {
        let mut reading = read(text);
        let above = readings.last().filter(|above| !above.rules.is_empty());
        if let Some(above) = above.filter(|_| reading.rules == [Rule::AsAbove]) {
            reading.rules.clone_from(&above.rules);
        }
        readings.push(reading);
    }
    readings
}

impl Reading {
    /// Whether every word was understood.
    pub fn is_complete(&self) -> bool {
        self.not_understood.is_empty() && !self.rules.is_empty()
    }

    /// By when to publish: the first rule that says so; none for 长期 and 同上.
    pub fn publish_within(&self) -> Option<Span> {
        self.rules.iter().find_map(Rule::publish_within)
    }

    fn sentence(&mut self, sentence: &[char]) {
        let mut rest = sentence;
        let mut is_counted = false;
        while let Some(found) = next_quantity(rest) {
            self.counted(&found.before, found.span);
            rest = found.after;
            is_counted = true;
        }
        self.plain(rest, is_counted);
    }

    /// A number with the words before it.
    fn counted(&mut self, before: &str, span: Span) {
        let says = |word: &str| before.contains(word);
        self.keywords(before, true);
        let from = start(before);
        let rule = match span {
            Span::CalendarDays(days) if says("开始前") || says("提前") => Rule::Within {
                span: Span::DaysBefore(days),
                from,
            },
            _ => {
                if let Start::Other(words) = &from {
                    self.not_understood.push(words.clone());
                }
                if LEAST.into_iter().any(says) {
                    Rule::AtLeast(span)
                } else if SHOWN.iter().any(|word| before.ends_with(word)) {
                    Rule::ShownFor(span)
                } else {
                    Rule::Within { span, from }
                }
            }
        };
        self.rules.push(rule);
    }

    /// Words without a number.
    fn plain(&mut self, text: &[char], is_counted: bool) {
        let text: String = text.iter().collect();
        self.keywords(&text, is_counted);
        if !is_filler_only(&text) {
            let words = text.trim_matches(is_mark);
            self.not_understood.push(words.to_owned());
        }
    }

    /// Rules that are a word; beside a number 及时 only stresses it.
    fn keywords(&mut self, text: &str, is_counted: bool) {
        for (word, rule) in KEYWORDS {
            if text.contains(word) && !(is_counted && rule == Rule::Promptly) {
                self.rules.push(rule);
            }
        }
    }
}

const KEYWORDS: [(&str, Rule); 5] = [
    ("实时", Rule::RealTime),
    ("长期", Rule::NoEnd),
    ("常年", Rule::NoEnd),
    ("同上", Rule::AsAbove),
    ("及时", Rule::Promptly),
];

/// Words that make a number the least.
const LEAST: [&str; 3] = ["不得少于", "不少于", "至少"];

/// Words after which a number says how long something is shown.
const SHOWN: [&str; 5] = ["公示", "公示期", "公示时间", "公示期为", "公示时间为"];

impl Rule {
    fn publish_within(&self) -> Option<Span> {
        match self {
            Self::Within { span, .. } => Some(*span),
            Self::Promptly => Some(Span::WorkingDays(20)),
            Self::RealTime => Some(Span::CalendarDays(0)),
            Self::NoEnd | Self::AsAbove | Self::ShownFor(_) | Self::AtLeast(_) => None,
        }
    }
}
