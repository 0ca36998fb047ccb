//! File names that people send: made harmless before they are shown or stored.
//!
//! A name is a label only, never a path; files are stored under the hash of their content.

/// The longest name kept, in characters.
pub const CHARS_MAX: usize = 200;

/// Why a file name was refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FileNameError {
    /// The name holds a NUL byte, which no honest program writes.
    #[error("文件名含有空字符；请改名后再传")]
    Nul,
    /// The name points outside its folder.
    #[error("文件名含有上级目录“..”；请只使用文件名本身")]
    Traversal,
    /// The name is longer than [`CHARS_MAX`] characters.
    #[error("文件名有 {0} 个字符，超过 {CHARS_MAX} 个；请改短后再传")]
    TooLong(usize),
    /// Nothing remains of the name.
    #[error("文件名为空；请改名后再传")]
    Empty,
}

/// Returns the last part of a name, without control characters and reserved signs.
///
/// # Errors
/// [`FileNameError`] for NUL, `..` parts, more than [`CHARS_MAX`] characters and empty names.
pub fn safe_name(name: &str) -> Result<String, FileNameError> {
    if name.contains('\0') {
        return Err(FileNameError::Nul);
    }
    if name.split(['/', '\\']).any(|part| part.trim() == "..") {
        return Err(FileNameError::Traversal);
    }
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let kept: String = last
        .chars()
        .filter(|c| !c.is_control() && !is_direction_mark(*c))
        .map(|c| {
            if matches!(c, ':' | '*' | '?' | '"' | '<' | '>' | '|') {
                '_'
            } else {
                c
            }
        })
        .collect();
    let kept = kept.trim().trim_start_matches('.').to_owned();
    match kept.chars().count() {
        0 => Err(FileNameError::Empty),
        long if long > CHARS_MAX => Err(FileNameError::TooLong(long)),
        _ => Ok(kept),
    }
}

/// The name as it may stand in a message: one line, at most 80 characters.
pub(crate) fn for_message(name: &str) -> String {
    let line: String = name
        .chars()
        .map(|c| if c.is_control() { '?' } else { c })
        .collect();
    if line.chars().count() <= 80 {
        return line;
    }
    let head: String = line.chars().take(60).collect();
    let tail: String = line
        .chars()
        .rev()
        .take(16)
        .collect::<Vec<_>>()
        .into_iter()
        .rev()
        .collect();
    format!("{head}…{tail}")
}

/// Marks that turn the reading direction and so disguise an extension.
fn is_direction_mark(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_a_plain_chinese_name() {
        assert_eq!(
            safe_name("公文/关于开会的通知.docx").unwrap(),
            "关于开会的通知.docx"
        );
        assert_eq!(safe_name("C:\\桌面\\a:b.txt").unwrap(), "a_b.txt");
    }

    #[test]
    fn refuses_what_no_honest_program_sends() {
        assert_eq!(safe_name("../../etc/passwd"), Err(FileNameError::Traversal));
        assert_eq!(safe_name("a\0.docx"), Err(FileNameError::Nul));
        assert_eq!(
            safe_name(&"长".repeat(301)),
            Err(FileNameError::TooLong(301))
        );
        assert_eq!(safe_name(" . "), Err(FileNameError::Empty));
    }

    #[test]
    fn a_message_stays_on_one_line() {
        let shown = for_message(&format!("a\n{}.docx", "长".repeat(300)));
        assert!(shown.chars().count() <= 80 && !shown.contains('\n') && shown.ends_with(".docx"));
    }
}
