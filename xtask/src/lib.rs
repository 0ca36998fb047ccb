//! Reads the project's own source: which law is cited where, which words need a place in the glossary,
//! how long files and functions are; and measures the built program. The commands of `cargo xtask` write with it, the house tests check
//! with it. It knows Rust by brackets and comments only; what it cannot see it does not judge.

pub mod bench;
pub mod glossary;
pub mod law;
pub mod manifest;
pub mod repository;
pub mod rust;
pub mod sizes;

/// Puts generated text between the two marks of a document; the text around it is written by hand.
///
/// # Errors
/// A sentence that names the missing mark.
pub fn between_marks(document: &str, generated: &str) -> Result<String, String> {
    const BEGIN: &str = "<!-- generated: begin -->\n";
    const END: &str = "<!-- generated: end -->";
    let (before, rest) = document
        .split_once(BEGIN)
        .ok_or("the mark `<!-- generated: begin -->` is missing")?;
    let (_, after) = rest
        .split_once(END)
        .ok_or("the mark `<!-- generated: end -->` is missing")?;
    Ok(format!(
        "{before}{BEGIN}\n{}\n\n{END}{after}",
        generated.trim()
    ))
}
