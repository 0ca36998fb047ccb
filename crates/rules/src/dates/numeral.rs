//! Chinese numerals: read for headings, counts and old dates, written for headings.
//!
//! Left out: fractions, 亿 and the formal numerals of accounting (壹贰叁).

/// Reads a whole number below 100 million: 十七, 一百零五, 二〇二一 (digit by digit), 两, 廿, or Arabic digits.
///
/// Anything else, such as 十十 or 百, is `None`.
pub fn numeral(text: &str) -> Option<u32> {
    let text = text.trim();
    if text.is_empty() || text.chars().count() > 16 {
        return None;
    }
    let digits: Option<Vec<u32>> = text.chars().map(digit).collect();
    if let Some(digits) = digits {
        return positional(&digits);
    }
    match text.split_once('万') {
        Some((high, low)) => {
            let high = below_ten_thousand(high)?.checked_mul(10_000)?;
            if low.is_empty() {
                Some(high)
            } else {
                high.checked_add(low_part(low)?)
            }
        }
        None => below_ten_thousand(text),
    }
}

/// Writes a number below ten thousand in Chinese, as headings do: 10 is 十, 105 is 一百零五; 0 is 零.
///
/// Larger numbers come back in Arabic digits: no heading counts that far.
pub fn chinese_numeral(number: u32) -> String {
    if number == 0 {
        return "零".to_owned();
    }
    if number >= 10_000 {
        return number.to_string();
    }
    let mut out = String::new();
    let mut gap = false;
    for (unit, name) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
        let digit = number / unit % 10;
        if digit == 0 {
            gap = !out.is_empty();
            continue;
        }
        if gap {
            out.push('零');
            gap = false;
        }
        if !(out.is_empty() && unit == 10 && digit == 1) {
            out.push_str(digit_name(digit));
        }
        out.push_str(name);
    }
    out
}

/// The value of one Chinese or Arabic digit, half- or full-width.
pub(crate) fn digit(c: char) -> Option<u32> {
    match c {
        '0'..='9' => c.to_digit(10),
        '０'..='９' => u32::from(c).checked_sub(u32::from('０')),
        '〇' | '零' | '○' | 'Ｏ' | '◯' | 'O' => Some(0),
        '一' => Some(1),
        '二' | '两' => Some(2),
        '三' => Some(3),
        '四' => Some(4),
        '五' => Some(5),
        '六' => Some(6),
        '七' => Some(7),
        '八' => Some(8),
        '九' => Some(9),
        _ => None,
    }
}

fn digit_name(digit: u32) -> &'static str {
    match digit {
        1 => "一",
        2 => "二",
        3 => "三",
        4 => "四",
        5 => "五",
        6 => "六",
        7 => "七",
        8 => "八",
        9 => "九",
        _ => "零",
    }
}

fn positional(digits: &[u32]) -> Option<u32> {
    digits
        .iter()
        .try_fold(0_u32, |sum, digit| sum.checked_mul(10)?.checked_add(*digit))
}

/// What follows 万: either 零 and a smaller part, or thousands.
fn low_part(text: &str) -> Option<u32> {
    below_ten_thousand(text.strip_prefix(['零', '〇']).unwrap_or(text))
}

/// Reads units from large to small: each unit at most once, each with its digit; 十 may stand alone.
fn below_ten_thousand(text: &str) -> Option<u32> {
    let mut sum = 0_u32;
    let mut pending: Option<u32> = None;
    let mut smallest = 10_000_u32;
    let mut zero_before = false;
    for c in text.chars() {
        let (unit, own) = match c {
            '千' => (1000, None),
            '百' => (100, None),
            '十' => (10, None),
            '廿' => (10, Some(2)),
            '卅' => (10, Some(3)),
            '零' | '〇' if pending.is_none() && !zero_before && smallest > 10 && sum > 0 => {
                zero_before = true;
                continue;
            }
            other => {
                let value = digit(other).filter(|value| *value > 0 && pending.is_none())?;
                pending = Some(value);
                continue;
            }
        };
        let first_ten = unit == 10 && sum == 0 && pending.is_none();
        let count = own.or(pending.take()).or(first_ten.then_some(1))?;
        (unit < smallest).then_some(())?;
        smallest = unit;
        zero_before = false;
        sum = sum.checked_add(count.checked_mul(unit)?)?;
    }
    match pending {
        Some(ones) => Some(sum + ones),
        None => (!zero_before && sum > 0).then_some(sum),
    }
}
