//! Automatic numbering: the `一、` or `1.` that Word draws and does not store in the text.

use std::collections::HashMap;

use super::xml::{Step, walk};
use crate::read::Reason;
use crate::read::budget::Budget;

/// Levels of a list, as Word has them.
const LEVELS: usize = 9;

#[derive(Debug, Clone, Default)]
struct Level {
    format: String,
    text: String,
    start: u32,
}

/// The lists of a document and how far each has counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    lists: HashMap<String, String>,
    levels: HashMap<(String, usize), Level>,
    counts: HashMap<String, [u32; LEVELS]>,
}

impl Numbering {
    pub(super) fn read(part: &[u8], budget: &mut Budget) -> Result<Self, Reason> {
        let mut numbering = Self::default();
        let mut definition = String::new();
        let mut list = None;
        let mut level: Option<(usize, Level)> = None;
        walk(part, budget, |step, _| {
            match step {
                Step::Open("abstractNum", attributes) => {
                    definition = attributes.get("abstractNumId").unwrap_or_default();
                }
                Step::Open("num", attributes) => list = attributes.get("numId"),
                Step::Close("num") => list = None,
                Step::Open("abstractNumId", attributes) => {
                    if let (Some(list), Some(to)) = (list.clone(), attributes.get("val")) {
                        numbering.lists.insert(list, to);
                    }
                }
                // Overrides of single lists are rare and only restart the count.
                Step::Open("lvl", attributes) if list.is_none() => {
                    let at = attributes.get("ilvl").and_then(|at| at.parse().ok());
                    level = at.map(|at| {
                        (
                            at,
                            Level {
                                start: 1,
                                ..Level::default()
                            },
                        )
                    });
                }
                Step::Close("lvl") => {
                    if let Some((at, level)) = level.take() {
                        numbering.levels.insert((definition.clone(), at), level);
                    }
                }
                Step::Open(name, attributes) => {
                    if let Some((_, level)) = level.as_mut() {
                        let value = attributes.get("val").unwrap_or_default();
                        match name {
                            "numFmt" => level.format = value,
                            "lvlText" => level.text = value,
                            "start" => level.start = value.parse().unwrap_or(1),
                            _ => {}
                        }
                    }
                }
                _ => {}
            }
            Ok(())
        })?;
        Ok(numbering)
    }

    /// Counts one paragraph of a list and returns its number text; bullets have none.
    pub(super) fn next(&mut self, list: &str, at: usize) -> Option<String> {
        let definition = self.lists.get(list)?.clone();
        let level = self.levels.get(&(definition.clone(), at))?.clone();
        let counts = self.counts.entry(definition.clone()).or_default();
        let count = counts.get_mut(at)?;
        *count = if *count == 0 {
            level.start
        } else {
            count.saturating_add(1)
        };
        for deeper in counts.iter_mut().skip(at + 1) {
            *deeper = 0;
        }
        if matches!(level.format.as_str(), "bullet" | "none") {
            return None;
        }
        let counts = *counts;
        let mut text = level.text.clone();
        for (index, count) in counts.iter().enumerate() {
            let place = format!("%{}", index + 1);
            if text.contains(&place) {
                let format = self
                    .levels
                    .get(&(definition.clone(), index))
                    .map(|l| l.format.as_str());
                text = text.replace(&place, &written(*count.max(&1), format.unwrap_or_default()));
            }
        }
        Some(text)
    }
}

fn written(count: u32, format: &str) -> String {
    match format {
        "chineseCounting"
        | "chineseCountingThousand"
        | "ideographTraditional"
        | "japaneseCounting"
        | "taiwaneseCountingThousand"
        | "chineseLegalSimplified" => chinese(count),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => count
            .checked_sub(1)
            .filter(|from_one| *from_one < 20)
            .and_then(|from_one| char::from_u32(0x2460 + from_one))
            .map_or_else(|| count.to_string(), String::from),
        "upperLetter" => letter(count, b'A'),
        "lowerLetter" => letter(count, b'a'),
        _ => count.to_string(),
    }
}

fn letter(count: u32, first: u8) -> String {
    let offset = u8::try_from(count.saturating_sub(1) % 26).unwrap_or_default();
    char::from(first + offset).to_string()
}

/// 1 to 99 in Chinese; larger counts do not occur in numbering and stay in digits.
fn chinese(count: u32) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let digit = |n: u32| DIGITS.get(n as usize).copied().unwrap_or_default();
    match count {
        1..=9 => digit(count).to_owned(),
        10..=19 => format!("十{}", digit(count - 10)),
        20..=99 => format!("{}十{}", digit(count / 10), digit(count % 10)),
        _ => count.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_written_as_chinese_does() {
        let found: Vec<String> = [1, 10, 11, 20, 35, 120].map(chinese).to_vec();
        assert_eq!(found, ["一", "十", "十一", "二十", "三十五", "120"]);
    }
}
