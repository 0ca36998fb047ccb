//! Markup that no page needs and that costs a parser dearly, told before any parser sees it.
//!
//! Counting tags is cheap and may be wrong inside scripts; the limits are far above any real page.

use crate::read::Reason;
use crate::read::budget::Budget;

/// More tags than any page has; each costs a parser some hundred bytes.
const TAGS_MAX: usize = 1_000_000;

/// More attributes than any element has.
const ATTRIBUTES_MAX: usize = 10_000;

/// Refuses markup that no page needs and that costs a parser dearly, before any parser sees it.
pub(super) fn refuse_deep(page: &str, budget: &mut Budget) -> Result<(), Reason> {
    budget.check_time()?;
    if page.bytes().filter(|byte| *byte == b'<').count() > TAGS_MAX {
        return Err(Reason::TooMuchText(budget.limits.chars));
    }
    if is_entangled(page, budget.limits.depth) {
        return Err(Reason::TooDeep(budget.limits.depth));
    }
    budget.check_time()
}

/// Elements nested beyond any forgetting of closing tags, or open styles that a parser must repeat
/// in every paragraph (HTML standard §13.2.4.3, active formatting elements).
pub(crate) fn is_entangled(page: &str, depth_max: usize) -> bool {
    const LEAVES: [&str; 12] = [
        "br", "img", "meta", "link", "input", "hr", "p", "li", "td", "tr", "th", "option",
    ];
    const STYLES: [&str; 13] = [
        "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strong", "tt", "u",
    ];
    if most_attributes(page) > ATTRIBUTES_MAX {
        return true;
    }
    let (mut depth, mut styles, mut cost) = (0_usize, 0_usize, 0_usize);
    for tag in page.split('<').skip(1) {
        let (closes, tag) = tag
            .strip_prefix('/')
            .map_or((false, tag), |tag| (true, tag));
        let length = tag.bytes().take_while(u8::is_ascii_alphanumeric).count();
        let name = tag.get(..length).unwrap_or_default().to_ascii_lowercase();
        let counted = match name.as_str() {
            "" => continue,
            name if STYLES.contains(&name) => &mut styles,
            name if LEAVES.contains(&name) => {
                cost = cost.saturating_add(styles);
                continue;
            }
            _ => &mut depth,
        };
        *counted = if closes {
            counted.saturating_sub(1)
        } else {
            *counted + 1
        };
        cost = cost.saturating_add(styles);
        if depth > depth_max * 8 || styles > depth_max * 8 || cost > 20_000_000 {
            return true;
        }
    }
    false
}

/// The most blanks between attributes in one tag. A parser compares each attribute with all before.
fn most_attributes(page: &str) -> usize {
    let (mut most, mut count, mut in_tag) = (0, 0, false);
    let (mut quote, mut last) = (None, b' ');
    for byte in page.bytes() {
        match (quote, byte) {
            (Some(open), byte) if byte == open => quote = None,
            (Some(_), _) => {}
            (None, b'"' | b'\'') if in_tag && last == b'=' => quote = Some(byte),
            (None, b'>') => in_tag = false,
            (None, byte) if !in_tag && last == b'<' && byte.is_ascii_alphabetic() => {
                (in_tag, count) = (true, 0);
            }
            (None, b' ' | b'\t' | b'\n' | b'\r' | b'/') if in_tag => {
                count += 1;
                most = most.max(count);
                continue;
            }
            (None, _) => {}
        }
        last = byte;
    }
    most
}
