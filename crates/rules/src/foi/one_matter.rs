//! 一事一申请 — one request, one matter: finding the parts of a text that asks for several things.
//!
//! Source: 国办函〔2020〕109号 lets an organ count a request that asks for several things by reasonable smallest units;
//! whoever splits it beforehand knows what is counted. Parts are found by what people write when they mean several:
//! numbered items, lines, semicolons. “和” and “以及” join words as often as matters and split nothing. A person
//! decides; nothing is split without being asked.

#[cfg(test)]
mod tests;

/// Characters that a part has at least; shorter ones are words, not matters.
const PART_CHARS: usize = 6;
/// More parts than that are a list of names, not of matters.
const MOST_PARTS: usize = 20;

/// The matters that a text asks for, in its order; none when it asks for one.
///
/// ```
/// use gongkai_rules::foi::one_matter::matters;
/// let text = "1.2025年柳林路改造的招标文件；2.2025年柳林路改造的竣工验收报告";
/// assert_eq!(matters(text), ["2025年柳林路改造的招标文件", "2025年柳林路改造的竣工验收报告"]);
/// assert!(matters("2025年农村道路建设和养护资金的使用情况").is_empty());
/// ```
#[must_use]
pub fn matters(text: &str) -> Vec<&str> {
    let ways: [fn(&str) -> Vec<&str>; 3] = [numbered, lines, semicolons];
    for way in ways {
        let parts: Vec<&str> = way(text)
            .into_iter()
            .map(trimmed)
            .filter(|part| !part.is_empty())
            .collect();
        let are_matters = (2..=MOST_PARTS).contains(&parts.len())
            && parts.iter().all(|part| part.chars().count() >= PART_CHARS);
        if are_matters {
            return parts;
        }
    }
    Vec::new()
}

/// The texts behind the numbers 1, 2, 3 …, when they begin with 1 and follow one another.
fn numbered(text: &str) -> Vec<&str> {
    let mut starts: Vec<(usize, usize)> = Vec::new();
    let mut from = 0;
    while let Some((start, end)) = next_mark(text, from, starts.len() + 1) {
        starts.push((start, end));
        from = end;
    }
    let ends = starts.iter().skip(1).map(|(start, _)| *start);
    let ends = ends.chain(std::iter::once(text.len()));
    starts
        .iter()
        .zip(ends)
        .filter_map(|((_, begin), end)| text.get(*begin..end))
        .collect()
}

/// Where the mark of an item stands: its start and its end in bytes.
fn next_mark(text: &str, from: usize, number: usize) -> Option<(usize, usize)> {
    let rest = text.get(from..)?;
    let marks = marks(number);
    let found = marks.iter().filter_map(|mark| {
        let place = rest.match_indices(mark.as_str()).map(|(place, _)| place);
        let mut place = place.filter(|place| begins_item(text, from + place));
        Some((from + place.next()?, mark.len()))
    });
    let (start, length) = found.min()?;
    Some((start, start + length))
}

/// An item begins the text, a line or a sentence: `2025年第1、2季度` holds none.
fn begins_item(text: &str, place: usize) -> bool {
    let before = text.get(..place).unwrap_or_default().trim_end_matches(' ');
    let last = before.chars().next_back();
    last.is_none_or(|last| "\n\r；;。：:，,、".contains(last))
}

/// How people write the number of an item.
fn marks(number: usize) -> Vec<String> {
    const CHINESE: [&str; 20] = [
        "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三", "十四",
        "十五", "十六", "十七", "十八", "十九", "二十",
    ];
    let mut marks: Vec<String> = ["、", "．", ".", "）", ")"]
        .iter()
        .map(|end| format!("{number}{end}"))
        .collect();
    marks.push(format!("（{number}）"));
    marks.push(format!("({number})"));
    if let Some(circled) = u32::try_from(number)
        .ok()
        .and_then(|n| char::from_u32(0x245F + n))
    {
        marks.push(circled.to_string());
    }
    if let Some(chinese) = CHINESE.get(number - 1) {
        marks.push(format!("{chinese}、"));
        marks.push(format!("（{chinese}）"));
        marks.push(format!("{chinese}是"));
    }
    marks
}

fn lines(text: &str) -> Vec<&str> {
    text.lines()
        .filter(|line| !line.trim().is_empty())
        .collect()
}

fn semicolons(text: &str) -> Vec<&str> {
    text.split(['；', ';']).collect()
}

fn trimmed(part: &str) -> &str {
    part.trim()
        .trim_matches(|c: char| "；;。，,、.：: \u{3000}".contains(c))
        .trim()
}
