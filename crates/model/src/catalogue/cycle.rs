//! 更新周期 — how often an item must be filled, where its catalogue says so.
//!
//! The national table has no such column; places add one (更新周期, 公开频次) or write it into 公开时限. An item
//! without it is due when something happens, which the catalogue cannot know.

use std::{fmt, str::FromStr};

use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// How often.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Cycle {
    /// 有事项时公开
    #[default]
    OnEvent,
    /// 每月
    Monthly,
    /// 每季度
    Quarterly,
    /// 每半年
    HalfYearly,
    /// 每年
    Yearly,
    /// 每年某月某日前
    YearlyBy {
        /// The month.
        month: i8,
        /// The day of the month.
        day: i8,
    },
}

/// A stretch of the calendar in which an item must be filled once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// Its first day.
    pub from: Date,
    /// Its last day.
    pub through: Date,
}

/// Why a text is not a cycle.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a cycle")]
pub struct CycleError(String);

impl Cycle {
    /// Finds a cycle in the words of a catalogue: 每季度, 按月, 年度, 每年3月31日前. Nothing when there is none.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        let says = |words: &[&str]| words.iter().any(|word| text.contains(word));
        if let Some(by) = yearly_by(&text) {
            return Some(by);
        }
        if says(&["每半年", "半年度", "按半年", "半年更新"]) {
            Some(Self::HalfYearly)
        } else if says(&["每季", "按季", "季度"]) {
            Some(Self::Quarterly)
        } else if says(&["每月", "按月", "月度"]) {
            Some(Self::Monthly)
        } else if says(&["每年", "按年", "年度", "一年一次"]) {
            Some(Self::Yearly)
        } else if says(&["按事项", "有事项", "不定期", "随时", "动态"]) {
            Some(Self::OnEvent)
        } else {
            None
        }
    }

    /// The name shown.
    #[must_use]
    pub fn in_words(self) -> String {
        match self {
            Self::OnEvent => "有事项时公开".to_owned(),
            Self::Monthly => "每月".to_owned(),
            Self::Quarterly => "每季度".to_owned(),
            Self::HalfYearly => "每半年".to_owned(),
            Self::Yearly => "每年".to_owned(),
            Self::YearlyBy { month, day } => format!("每年{month}月{day}日前"),
        }
    }

    /// The period that a day lies in; none where only events count.
    #[must_use]
    pub fn period_of(self, day: Date) -> Option<Period> {
        let months = match self {
            Self::OnEvent => return None,
            Self::Monthly => 1,
            Self::Quarterly => 3,
            Self::HalfYearly => 6,
            Self::Yearly | Self::YearlyBy { .. } => 12,
        };
        let first = (day.month() - 1) / months * months + 1;
        let from = Date::new(day.year(), first, 1).ok()?;
        let through = Date::new(day.year(), first + months - 1, 1).ok()?;
        Some(Period {
            from,
            through: through.last_of_month(),
        })
    }
}

/// 每年3月31日前, 每年1月底前
fn yearly_by(text: &str) -> Option<Cycle> {
    let (_, rest) = text.split_once("每年")?;
    let (month, rest) = rest.split_once('月')?;
    let month: i8 = month.trim_start_matches('的').parse().ok()?;
    let day = if rest.starts_with("底前") || rest.starts_with("底之前") {
        Date::new(2023, month, 1).ok()?.days_in_month()
    } else {
        let (day, rest) = rest.split_once('日')?;
        rest.starts_with('前').then_some(())?;
        day.parse().ok()?
    };
    // A day that every year has: 29 February would come once in four years.
    Date::new(2023, month, day).ok()?;
    Some(Cycle::YearlyBy { month, day })
}

impl fmt::Display for Cycle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OnEvent => f.write_str("on_event"),
            Self::Monthly => f.write_str("monthly"),
            Self::Quarterly => f.write_str("quarterly"),
            Self::HalfYearly => f.write_str("half_yearly"),
            Self::Yearly => f.write_str("yearly"),
            Self::YearlyBy { month, day } => write!(f, "yearly_by:{month:02}-{day:02}"),
        }
    }
}

impl FromStr for Cycle {
    type Err = CycleError;

    fn from_str(text: &str) -> Result<Self, CycleError> {
        let error = || CycleError(text.chars().take(40).collect());
        Ok(match text {
            "on_event" => Self::OnEvent,
            "monthly" => Self::Monthly,
            "quarterly" => Self::Quarterly,
            "half_yearly" => Self::HalfYearly,
            "yearly" => Self::Yearly,
            _ => {
                let by = text.strip_prefix("yearly_by:").ok_or_else(error)?;
                let (month, day) = by.split_once('-').ok_or_else(error)?;
                let month = month.parse().map_err(|_| error())?;
                let day = day.parse().map_err(|_| error())?;
                Date::new(2023, month, day).map_err(|_| error())?;
                Self::YearlyBy { month, day }
            }
        })
    }
}

impl Serialize for Cycle {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Cycle {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_cycle_is_found_in_the_words_of_catalogues() {
        let table = [
            ("每季度首月15日前", Some("quarterly")),
            ("按 月 公 开", Some("monthly")),
            ("每半年更新", Some("half_yearly")),
            ("年度", Some("yearly")),
            ("每年3月31日前", Some("yearly_by:03-31")),
            ("每年1月底前公开上一年度", Some("yearly_by:01-31")),
            ("每年2月29日前", Some("yearly")),
            ("不定期", Some("on_event")),
            ("信息形成之日起20个工作日内", None),
            ("", None),
        ];
        for (text, expected) in table {
            let read = Cycle::read(text).map(|cycle| cycle.to_string());
            assert_eq!(read.as_deref(), expected, "{text}");
            if let Some(code) = read {
                assert_eq!(code.parse::<Cycle>().unwrap().to_string(), code);
            }
        }
        assert!("yearly_by:02-30".parse::<Cycle>().is_err());
        assert!("weekly".parse::<Cycle>().is_err());
    }

    #[test]
    fn a_period_is_a_stretch_of_the_calendar() {
        let table = [
            (Cycle::Monthly, "2026-02-01", "2026-02-28"),
            (Cycle::Quarterly, "2026-01-01", "2026-03-31"),
            (Cycle::HalfYearly, "2026-01-01", "2026-06-30"),
            (Cycle::Yearly, "2026-01-01", "2026-12-31"),
        ];
        for (cycle, from, through) in table {
            let period = cycle.period_of(date(2026, 2, 10)).unwrap();
            assert_eq!(
                (period.from.to_string(), period.through.to_string()),
                (from.into(), through.into())
            );
        }
        assert_eq!(Cycle::OnEvent.period_of(date(2026, 2, 10)), None);
    }
}
