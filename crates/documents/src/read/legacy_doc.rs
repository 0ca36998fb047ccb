//! Word 97–2003 files, through the system's `antiword` or, failing that, `catdoc`.
//!
//! Both are old, small programs of Debian that read text only, catdoc without tables. They run as
//! limited child processes.

use std::ffi::OsStr;
use std::path::Path;

use super::budget::Budget;
use super::{Block, Format, Reason, SourceText, child, lines};

pub(super) fn read(bytes: &[u8], budget: &mut Budget) -> Result<SourceText, Reason> {
    if is_encrypted(bytes) {
        return Err(Reason::Encrypted(Format::Doc));
    }
    let output = match (on_path("antiword"), on_path("catdoc")) {
        (true, has_catdoc) => {
            let args = ["-m", "UTF-8.txt", "-w", "0", "-"];
            match child::run(OsStr::new("antiword"), &args, bytes, budget.limits) {
                Err(Reason::Child(_)) if has_catdoc => catdoc(bytes, budget)?,
                other => other.map_err(|reason| as_damage(&reason))?,
            }
        }
        (false, true) => catdoc(bytes, budget)?,
        (false, false) => {
            let (tool, package) = ("antiword 或 catdoc".to_owned(), "antiword".to_owned());
            return Err(Reason::ToolMissing { tool, package });
        }
    };
    let text = String::from_utf8_lossy(&output);
    let blocks = blocks_of(&text, budget)?;
    Ok(SourceText::new(Format::Doc, lines::join_broken(blocks)))
}

fn catdoc(bytes: &[u8], budget: &Budget) -> Result<Vec<u8>, Reason> {
    child::run(
        OsStr::new("catdoc"),
        &["-d", "utf-8", "-w"],
        bytes,
        budget.limits,
    )
    .map_err(|reason| as_damage(&reason))
}

fn as_damage(reason: &Reason) -> Reason {
    match reason {
        Reason::Child(_) => Reason::damaged(Format::Doc, "结构不完整"),
        other => other.clone(),
    }
}

fn on_path(program: &str) -> bool {
    std::env::var_os("PATH").is_some_and(|path| {
        std::env::split_paths(&path).any(|folder| Path::new(&folder).join(program).is_file())
    })
}

/// The flag fEncrypted of the file information block, [MS-DOC] 2.5.1.
fn is_encrypted(bytes: &[u8]) -> bool {
    let name: Vec<u8> = "WordDocument"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let entry = bytes
        .chunks_exact(128)
        .find(|entry| entry.starts_with(&name));
    let start = entry
        .and_then(|entry| entry.get(116..120))
        .and_then(|at| at.try_into().ok());
    let Some(sector) = start.map(u32::from_le_bytes) else {
        return false;
    };
    let flags = (sector as usize)
        .saturating_add(1)
        .saturating_mul(512)
        .saturating_add(0x0b);
    bytes.get(flags).is_some_and(|flags| flags & 0x01 != 0)
}

/// Lines become paragraphs; antiword draws table rows as `|cell  |cell  |`.
fn blocks_of(text: &str, budget: &mut Budget) -> Result<Vec<Block>, Reason> {
    let mut blocks = Vec::new();
    let mut rows: Vec<Vec<String>> = Vec::new();
    for line in text.lines() {
        budget.spend_text(line)?;
        let line = line.trim();
        let drawn = line
            .strip_prefix('|')
            .and_then(|rest| rest.strip_suffix('|'));
        if let Some(row) = drawn {
            let cells: Vec<String> = row.split('|').map(|cell| cell.trim().to_owned()).collect();
            budget.spend_cells(cells.len())?;
            rows.push(cells);
            continue;
        }
        if !rows.is_empty() {
            blocks.push(Block::Table {
                rows: std::mem::take(&mut rows),
            });
        }
        if !line.is_empty() && line != "[pic]" {
            blocks.push(Block::paragraph(line));
        }
    }
    if !rows.is_empty() {
        blocks.push(Block::Table { rows });
    }
    Ok(blocks)
}
