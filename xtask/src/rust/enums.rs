//! Finds public enums, their variants and what their comments say.

use super::strip;

/// A public enum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicEnum {
    /// Its name.
    pub name: String,
    /// The first line of its comment.
    pub about: String,
    /// Name and first comment line of each variant.
    pub variants: Vec<(String, String)>,
}

/// Finds the enums declared `pub` at the left margin.
#[must_use]
pub fn public_enums(text: &str) -> Vec<PublicEnum> {
    let code = strip(text);
    let lines: Vec<(&str, &str)> = code.lines().zip(text.lines()).collect();
    let mut found = Vec::new();
    for (number, (line, _)) in lines.iter().enumerate() {
        let Some(rest) = line.strip_prefix("pub enum ") else {
            continue;
        };
        let name = word(rest);
        if rest.contains('}') {
            continue; // without variants: a name for a type parameter
        }
        let body: Vec<_> = lines
            .iter()
            .skip(number + 1)
            .take_while(|(line, _)| !line.starts_with('}'))
            .copied()
            .collect();
        found.push(PublicEnum {
            name,
            about: comment_above(&lines, number),
            variants: variants(&body),
        });
    }
    found
}

fn variants(body: &[(&str, &str)]) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for (number, (line, _)) in body.iter().enumerate() {
        let is_variant = line
            .strip_prefix("    ")
            .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_uppercase()));
        if is_variant {
            found.push((word(line.trim()), comment_above(body, number)));
        }
    }
    found
}

fn word(text: &str) -> String {
    text.chars()
        .take_while(|c| c.is_alphanumeric() || *c == '_')
        .collect()
}

/// The first line of the comment above a line; attributes between them are passed over.
fn comment_above(lines: &[(&str, &str)], number: usize) -> String {
    let above = lines
        .iter()
        .take(number)
        .rev()
        .map(|(_, original)| original.trim());
    let comment: Vec<_> = above
        .take_while(|line| {
            line.starts_with("///") || line.starts_with("#[") || line.starts_with(')')
        })
        .filter_map(|line| line.strip_prefix("///"))
        .collect();
    comment
        .last()
        .map(|line| line.trim().to_owned())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variants_are_found_with_their_comments() {
        let text = "/// 公开属性\n#[derive(Debug)]\npub enum A {\n    /// 主动公开\n    B,\n    /// 不予公开\n    #[x]\n    C {\n        /// 理由\n        reason: R,\n    },\n}\n";
        let found = public_enums(text);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].about, "公开属性");
        let names: Vec<_> = found[0]
            .variants
            .iter()
            .map(|(name, about)| format!("{name} {about}"))
            .collect();
        assert_eq!(names, ["B 主动公开", "C 不予公开"]);
    }
}
