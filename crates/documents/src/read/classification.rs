//! Classification marks: 保守国家秘密法 (2024) art. 31 and GB/T 9704—2012 §7.2.2.
//!
//! A mark is 绝密, 机密 or 秘密 before ★, or one of the words alone on its line. Such a file is
//! refused as a whole; that a text merely speaks of secrets is no mark.

use super::{Block, Reason, SourceText};

const GRADES: [&str; 3] = ["绝密", "机密", "秘密"];

pub(super) fn refuse_marked(source: &SourceText) -> Result<(), Reason> {
    match source.blocks.iter().find_map(mark_in) {
        Some(mark) => Err(Reason::Classified(mark)),
        None => Ok(()),
    }
}

fn mark_in(block: &Block) -> Option<String> {
    match block {
        Block::Heading { text, .. } | Block::Paragraph { text, .. } => text
            .lines()
            .find_map(|line| starred(line).or_else(|| alone(line))),
        Block::Table { rows } => rows.iter().flatten().find_map(|cell| starred(cell)),
    }
}

/// `秘密★3年`, also with blanks between the signs.
fn starred(line: &str) -> Option<String> {
    if !line.contains(['★', '☆']) {
        return None;
    }
    let squeezed: String = line
        .chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| if c == '☆' { '★' } else { c })
        .collect();
    GRADES.iter().find_map(|grade| {
        let rest = squeezed.split_once(&format!("{grade}★"))?.1;
        let period: String = rest
            .chars()
            .take(6)
            .take_while(|c| c.is_ascii_digit() || matches!(c, '年' | '个' | '月' | '长' | '期'))
            .collect();
        Some(format!("{grade}★{period}"))
    })
}

fn alone(line: &str) -> Option<String> {
    if line.len() > 60 {
        return None;
    }
    let squeezed: String = line.chars().filter(|c| !c.is_whitespace()).collect();
    let word = squeezed.trim_matches(['【', '】', '[', ']', '（', '）', '(', ')']);
    let word = word
        .strip_prefix("密级：")
        .or_else(|| word.strip_prefix("密级:"))
        .unwrap_or(word);
    GRADES
        .iter()
        .find(|grade| word == **grade)
        .map(|grade| (*grade).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, mark: Option<&str>) {
        assert_eq!(mark_in(&Block::paragraph(line)).as_deref(), mark, "{line}");
    }

    #[test]
    fn marks_are_found_and_mentions_are_not() {
        check("秘密★3年", Some("秘密★3年"));
        check("机 密 ★ 1 年", Some("机密★1年"));
        check("绝密★", Some("绝密★"));
        check("　机密　", Some("机密"));
        check("密级：秘密", Some("秘密"));
        check("保守国家秘密是公民的义务。", None);
        check("商业秘密", None);
        check("★重要通知", None);
    }
}
