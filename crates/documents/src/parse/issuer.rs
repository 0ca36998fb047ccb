//! 发文机关: who signs; failing that, the red head (发文机关标志), the decree's head or a label.

use super::closing::Closing;
use super::head::Head;
use super::line::Lines;
use super::{label, organ};

pub(super) fn find(lines: &Lines, head: &Head, closing: &Closing) -> Vec<String> {
    if !closing.signers.is_empty() {
        return closing.signers.clone();
    }
    let in_red_head = lines.from(0).take(head.end).find_map(|(_, line)| {
        let name = line
            .plain
            .strip_suffix("文件")
            .or_else(|| before_decree(&line.plain))?;
        organ::is_organ(name).then(|| vec![name.to_owned()])
    });
    in_red_head
        .or_else(|| {
            let value = label::first_in_head(lines, head.end, label::ISSUER)?;
            organ::split(&value)
        })
        .unwrap_or_default()
}

/// 云河区人民政府令 and 云河区人民政府令第12号 name the government.
fn before_decree(plain: &str) -> Option<&str> {
    let (name, rest) = plain.split_once('令')?;
    (rest.is_empty() || rest.starts_with('第') || rest.starts_with(['（', '(', '〔']))
        .then_some(name)
}
