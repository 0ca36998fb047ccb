//! Spellings that mean the same: full and half width, upper and lower case, traditional and simplified
//! characters; and the text inside of HTML.
//!
//! Folding keeps the number of characters, so that a place in the folded text is the same place in the text.

use std::ops::RangeInclusive;
use std::sync::LazyLock;

/// The characters that may be traditional ones.
const HAN: RangeInclusive<char> = '\u{3400}'..='\u{9FFF}';

/// Simplified characters (简化字) by the place of the traditional one in [`HAN`], by the table of OpenCC. A text
/// asks for each of its characters: a place is found five times as quickly as a key.
static SIMPLIFIED: LazyLock<Vec<char>> = LazyLock::new(|| {
    let mut table: Vec<char> = HAN.collect();
    for (traditional, simplified) in hanconv::RawDictionary::TSCharacters.iter() {
        let mut from = traditional.chars();
        if let (Some(from), None, Some(to)) = (from.next(), from.next(), simplified.chars().next())
            && HAN.contains(&from)
            && let Some(place) = table.get_mut(place_of(from))
        {
            *place = to;
        }
    }
    table
});

const fn place_of(c: char) -> usize {
    (c as u32).saturating_sub(*HAN.start() as u32) as usize
}

/// Folds a character.
pub(super) fn fold_char(c: char) -> char {
    if c.is_ascii() {
        return c.to_ascii_lowercase();
    }
    if HAN.contains(&c) {
        return SIMPLIFIED.get(place_of(c)).copied().unwrap_or(c);
    }
    let c = match u32::from(c) {
        0x3000 | 0x00A0 => ' ',
        // Punctuation, which has no cases.
        0x2010..=0x205E | 0x3001..=0x301F => return c,
        code @ 0xFF01..=0xFF5E => char::from_u32(code - 0xFEE0).unwrap_or(c),
        _ => c,
    };
    let mut lower = c.to_lowercase();
    match (lower.next(), lower.next()) {
        (Some(one), None) => one,
        _ => c,
    }
}

/// Folds a text.
pub(super) fn fold(text: &str) -> String {
    text.chars().map(fold_char).collect()
}

/// Folds a text and leaves out its spaces, for names that are compared as a whole.
pub(super) fn fold_name(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace())
        .map(fold_char)
        .collect()
}

/// The text of clean HTML as the store keeps it; a block begins a line, so no word crosses a border.
pub(super) fn text_of_html(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find(['<', '&']) {
        let (before, from) = rest.split_at(at);
        text.push_str(before);
        rest = if from.starts_with('<') {
            let (tag, after) = from.split_once('>').unwrap_or((from, ""));
            if !is_inline(tag) && !text.ends_with('\n') {
                text.push('\n');
            }
            after
        } else {
            entity(from, &mut text)
        };
    }
    text.push_str(rest);
    text
}

fn is_inline(tag: &str) -> bool {
    let name = tag.trim_start_matches(['<', '/']);
    let name = name.split([' ', '/']).next().unwrap_or_default();
    [
        "a", "b", "strong", "em", "i", "u", "s", "span", "sub", "sup",
    ]
    .contains(&name)
}

/// Writes the character of an entity and returns what stands behind it; what is none stays as it is.
fn entity<'a>(from: &'a str, text: &mut String) -> &'a str {
    let known = from.split_once(';').and_then(|(name, after)| {
        let c = match name.strip_prefix('&')? {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "nbsp" => ' ',
            number => {
                let number = number.strip_prefix('#')?;
                let code = match number.strip_prefix('x') {
                    Some(hex) => u32::from_str_radix(hex, 16),
                    None => number.parse(),
                };
                char::from_u32(code.ok()?)?
            }
        };
        Some((c, after))
    });
    match known {
        Some((c, after)) => {
            text.push(c);
            after
        }
        None => {
            text.push('&');
            from.get(1..).unwrap_or_default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn width_and_case_are_one_and_the_length_stays() {
        assert_eq!(
            fold("加裝電梯補貼、農村宅基地審批"),
            "加装电梯补贴、农村宅基地审批"
        );
        for text in ["ＡＢＣ１２３（２０２１）", "İstanbul", "政务　公开"] {
            assert_eq!(fold(text).chars().count(), text.chars().count());
        }
        assert_eq!(fold("ＡＢＣ１２３（２０２１）"), "abc123(2021)");
        assert_eq!(
            fold_name("宿政办发 〔２０２１〕 18号"),
            "宿政办发〔2021〕18号"
        );
    }

    #[test]
    fn markup_goes_and_text_stays() {
        let html = "<h2>一、目标</h2><p>做<strong>好</strong>公开&amp;解读 &lt;一&gt;&#12290;</p>a & b<br>c";
        assert_eq!(
            text_of_html(html).trim(),
            "一、目标\n做好公开&解读 <一>。\na & b\nc"
        );
    }
}
