//! Takes comments and the insides of strings away, so that brackets and words can be trusted.

/// Replaces comments, string contents and character literals by spaces; every line keeps its place.
///
/// ```
/// assert_eq!(xtask::rust::strip("a(\"}\") // {"), "a(\" \")     ");
/// ```
#[must_use]
pub fn strip(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut code = String::with_capacity(text.len());
    let mut at = 0;
    while let Some(&here) = chars.get(at) {
        let next = chars.get(at + 1).copied();
        let end = match (here, next) {
            ('/', Some('/')) => line_end(&chars, at),
            ('/', Some('*')) => block_end(&chars, at),
            ('"', _) => {
                let end = string_end(&chars, at);
                keep_ends(&mut code, &chars, at, end);
                at = end;
                continue;
            }
            ('r' | 'b' | 'c', _) if !follows_word(&chars, at) => match raw_end(&chars, at) {
                Some(end) => end,
                None => at,
            },
            ('\'', _) => char_end(&chars, at).unwrap_or(at),
            _ => at,
        };
        if end == at {
            code.push(here);
            at += 1;
        } else {
            blank(&mut code, &chars, at, end);
            at = end;
        }
    }
    code
}

fn blank(code: &mut String, chars: &[char], from: usize, to: usize) {
    let gone = chars.iter().take(to).skip(from);
    code.extend(gone.map(|&c| if c == '\n' { '\n' } else { ' ' }));
}

fn keep_ends(code: &mut String, chars: &[char], from: usize, to: usize) {
    code.push('"');
    blank(code, chars, from + 1, to.saturating_sub(1));
    if to > from + 1 {
        code.push('"');
    }
}

fn follows_word(chars: &[char], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| chars.get(before));
    before.is_some_and(|c| c.is_alphanumeric() || *c == '_')
}

fn line_end(chars: &[char], from: usize) -> usize {
    let rest = chars.iter().skip(from);
    from + rest.take_while(|&&c| c != '\n').count()
}

fn block_end(chars: &[char], from: usize) -> usize {
    let mut depth = 0_usize;
    let mut at = from;
    while at < chars.len() {
        match (chars.get(at), chars.get(at + 1)) {
            (Some('/'), Some('*')) => (depth, at) = (depth + 1, at + 2),
            (Some('*'), Some('/')) => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
        if depth == 0 {
            return at;
        }
    }
    chars.len()
}

fn string_end(chars: &[char], from: usize) -> usize {
    let mut at = from + 1;
    while let Some(&here) = chars.get(at) {
        match here {
            '\\' => at += 2,
            '"' => return at + 1,
            _ => at += 1,
        }
    }
    chars.len()
}

/// The end of `r"…"`, `br#"…"#` and so on; `None` when no raw string begins here.
fn raw_end(chars: &[char], from: usize) -> Option<usize> {
    let prefix = chars
        .iter()
        .skip(from)
        .take_while(|c| c.is_ascii_lowercase())
        .count();
    let word: String = chars.iter().skip(from).take(prefix).collect();
    if !matches!(word.as_str(), "r" | "br" | "cr") {
        return None;
    }
    let hashes = chars
        .iter()
        .skip(from + prefix)
        .take_while(|&&c| c == '#')
        .count();
    let open = from + prefix + hashes;
    if chars.get(open) != Some(&'"') {
        return None;
    }
    let is_end = |at: usize| {
        chars.get(at) == Some(&'"')
            && chars
                .iter()
                .skip(at + 1)
                .take(hashes)
                .filter(|&&c| c == '#')
                .count()
                == hashes
    };
    let end = (open + 1..chars.len()).find(|&at| is_end(at))?;
    Some(end + 1 + hashes)
}

/// The end of a character literal; `None` for a lifetime.
fn char_end(chars: &[char], from: usize) -> Option<usize> {
    if chars.get(from + 1) == Some(&'\\') {
        let close =
            (from + 3..chars.len().min(from + 14)).find(|&at| chars.get(at) == Some(&'\''))?;
        return Some(close + 1);
    }
    (chars.get(from + 2) == Some(&'\'')).then_some(from + 3)
}

#[cfg(test)]
mod tests {
    use super::strip;

    #[test]
    fn brackets_in_strings_comments_and_characters_vanish() {
        let text = "fn f() { // }\n  let a = \"}\\\"}\"; /* } /* } */ } */ let b = '}'; let c = r#\"}\"}\"#;\n}";
        let code = strip(text);
        assert_eq!(code.matches('}').count(), 1, "{code}");
        assert_eq!(code.lines().count(), text.lines().count());
    }

    #[test]
    fn lifetimes_and_escaped_characters_are_told_apart() {
        let code = strip("fn f<'a>(x: &'a str) -> char { '\\'' } // '\nlet z = '\\u{7d}';");
        assert_eq!(code.matches('}').count(), 1, "{code}");
        assert!(code.contains("&'a str"));
    }
}
