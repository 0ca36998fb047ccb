//! From a template and the parts of a case to the blocks of a document.

use std::collections::BTreeMap;

use gongkai_rules::foi::papers::Part;
use minijinja::{Environment, UndefinedBehavior, Value};
use serde::{Deserialize, Serialize};

use super::PaperTemplate;

/// A block of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PaperBlock {
    /// 主送: whom it addresses.
    Recipient(String),
    /// A heading of the first level, `一、`.
    Heading(String),
    /// A paragraph.
    Paragraph(String),
    /// Rows of a table.
    Table(Vec<Vec<String>>),
}

/// The parts that a case fills in.
pub type Composed = BTreeMap<Part, String>;

/// Marks around the number of a part while a template is laid out. They are of the private use area, and every part
/// is put in once: what stands in a part is not looked through again.
const OPEN: char = '\u{f8f0}';
const CLOSE: char = '\u{f8f1}';

impl PaperTemplate {
    /// Lays the document out with its parts.
    ///
    /// # Errors
    /// What minijinja says: the template calls a part that the case does not fill in.
    pub fn compose(&self, parts: &Composed) -> Result<Vec<PaperBlock>, minijinja::Error> {
        let given: Vec<_> = parts
            .iter()
            .filter(|(_, text)| !text.trim().is_empty())
            .collect();
        let marks = given
            .iter()
            .enumerate()
            .map(|(at, (part, _))| (part.code(), format!("{OPEN}{at}{CLOSE}")));
        let laid = lay_out(&self.body, marks)?;
        let texts: Vec<(Part, &str)> = given
            .iter()
            .map(|(part, text)| (**part, text.trim()))
            .collect();
        Ok(blocks(&laid, &texts))
    }
}

/// The words of a template with a mark for each part that is there.
pub(super) fn lay_out(
    body: &str,
    marks: impl Iterator<Item = (&'static str, String)>,
) -> Result<String, minijinja::Error> {
    let mut engine = Environment::new();
    // A part that is not there may be asked for (`{% if … %}`) and not be put in.
    engine.set_undefined_behavior(UndefinedBehavior::SemiStrict);
    let values: BTreeMap<&str, Value> = marks
        .map(|(code, mark)| (code, Value::from(mark)))
        .collect();
    engine
        .template_from_named_str("body", body)?
        .render(Value::from(values))
}

fn blocks(laid: &str, texts: &[(Part, &str)]) -> Vec<PaperBlock> {
    let mut blocks = Vec::new();
    for line in laid.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if let Some(list) = marks_alone(line, texts) {
            blocks.push(PaperBlock::Table(list));
        } else if let Some(row) = line.strip_prefix('|') {
            let cells = row.trim_end_matches('|').split('|');
            let cells: Vec<String> = cells.map(|cell| put_in(cell.trim(), texts)).collect();
            match blocks.last_mut() {
                Some(PaperBlock::Table(rows)) => rows.push(cells),
                _ => blocks.push(PaperBlock::Table(vec![cells])),
            }
        } else if blocks.is_empty() && line.ends_with('：') {
            blocks.push(PaperBlock::Recipient(put_in(line, texts)));
        } else if is_heading(line) {
            blocks.push(PaperBlock::Heading(put_in(line, texts)));
        } else {
            // What somebody wrote keeps its paragraphs.
            let text = put_in(line, texts);
            let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
            blocks.extend(lines.map(|line| PaperBlock::Paragraph(line.to_owned())));
        }
    }
    blocks
}

/// The list of what was taken out is made by the program, a row on each line, and is the one part that is a table.
fn marks_alone(line: &str, texts: &[(Part, &str)]) -> Option<Vec<Vec<String>>> {
    let number = line.strip_prefix(OPEN)?.strip_suffix(CLOSE)?;
    let (part, text) = texts.get(number.parse::<usize>().ok()?)?;
    let cells = |row: &str| row.split('\t').map(str::to_owned).collect();
    (*part == Part::Marks).then(|| text.lines().map(cells).collect())
}

/// `一、…` written in the template itself.
fn is_heading(line: &str) -> bool {
    let number = line.split('、').next().unwrap_or_default();
    line.contains('、')
        && (1..=3).contains(&number.chars().count())
        && number.chars().all(|c| "一二三四五六七八九十".contains(c))
        && !line.ends_with('。')
}

fn put_in(line: &str, texts: &[(Part, &str)]) -> String {
    let mut out = String::new();
    let mut rest = line;
    while let Some((before, marked)) = rest.split_once(OPEN) {
        out.push_str(before);
        let (number, after) = marked.split_once(CLOSE).unwrap_or((marked, ""));
        let text = number.parse().ok().and_then(|at: usize| texts.get(at));
        out.push_str(text.map_or("", |(_, text)| text));
        rest = after;
    }
    out.push_str(rest);
    // A part that ends its own sentence stands before the full stop of the template.
    out.replace("。。", "。").replace("；。", "。")
}
