//! Joining the lines of a title: blanks go, except between the names of joint organs and in Latin text.

use crate::parse::line::is_blank;
use crate::parse::organ::is_organ;

pub(super) fn join(parts: &[&str]) -> String {
    let words: Vec<&str> = parts
        .iter()
        .flat_map(|part| part.split(is_blank))
        .filter(|word| !word.is_empty())
        .collect();
    let mut title = String::new();
    let mut before = "";
    for word in words {
        let is_latin = before.ends_with(|c: char| c.is_ascii_alphanumeric())
            && word.starts_with(|c: char| c.is_ascii_alphabetic());
        if is_latin || is_organ(before) && begins_with_organ(word) {
            title.push(' ');
        }
        title.push_str(word);
        before = word;
    }
    unwrapped(title)
}

/// A title that a page sets in 《》 as a whole is taken out of them, with its inner 〈〉 restored.
fn unwrapped(title: String) -> String {
    let inner = title
        .strip_prefix('《')
        .and_then(|rest| rest.strip_suffix('》'));
    match inner {
        Some(inner) if !inner.contains(['《', '》']) => {
            inner.replace('〈', "《").replace('〉', "》")
        }
        _ => title,
    }
}

/// 区政府办公室, or 云河区人民政府关于… where the last organ and the subject share a word.
fn begins_with_organ(word: &str) -> bool {
    let name = word.split_once("关于").map_or(word, |(name, _)| name);
    is_organ(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_joint_organs_keep_their_blank() {
        let parts = [
            "区委办公室  区政府办公室",
            "关于印发《云河区工作",
            "方案（试行）》的通    知",
        ];
        assert_eq!(
            join(&parts),
            "区委办公室 区政府办公室关于印发《云河区工作方案（试行）》的通知"
        );
        assert_eq!(
            join(&["区 政 府 办 公 室", "关于开会的通知"]),
            "区政府办公室关于开会的通知"
        );
    }
}
