//! Finds functions and how long they are.

use super::strip;

/// A function of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Function {
    /// Its name.
    pub name: String,
    /// The line of `fn`, counted from 1.
    pub line: usize,
    /// From `fn` to the closing brace, both counted.
    pub lines: usize,
}

/// Finds the functions that have a body. Closures and functions that macros make are not seen.
#[must_use]
pub fn functions(text: &str) -> Vec<Function> {
    let code = strip(text);
    let mut found = Vec::new();
    for (start, _) in code.match_indices("fn ") {
        let is_word = code
            .get(..start)
            .is_none_or(|before| !before.ends_with(|c: char| c.is_alphanumeric() || c == '_'));
        let Some(rest) = code.get(start + 3..) else {
            continue;
        };
        let name: String = rest
            .chars()
            .take_while(|c| c.is_alphanumeric() || *c == '_')
            .collect();
        if !is_word || name.is_empty() {
            continue;
        }
        if let Some(length) = body_end(rest) {
            let before = code.get(..start).unwrap_or_default();
            let body = rest.get(..length).unwrap_or_default();
            found.push(Function {
                name,
                line: before.matches('\n').count() + 1,
                lines: body.matches('\n').count() + 1,
            });
        }
    }
    found
}

/// The place after the closing brace; `None` when the function is declared only.
fn body_end(rest: &str) -> Option<usize> {
    let (mut braces, mut round) = (0_i32, 0_i32);
    for (place, c) in rest.char_indices() {
        match c {
            '(' | '[' => round += 1,
            ')' | ']' => round -= 1,
            ';' if braces == 0 && round == 0 => return None,
            '{' => braces += 1,
            '}' => {
                braces -= 1;
                if braces == 0 && round == 0 {
                    return Some(place + 1);
                }
            }
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_function_is_counted_from_its_word_to_its_brace() {
        let text = "trait T { fn declared(&self) -> [u8; 3]; }\n\nfn long(a: [u8; 2]) {\n    if true {\n    }\n}\n";
        let long = Function {
            name: "long".to_owned(),
            line: 3,
            lines: 4,
        };
        assert_eq!(functions(text), vec![long]);
    }
}
