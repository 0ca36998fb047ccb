//! The head of a document: everything before its main text, up to the main recipient (主送机关).

use super::line::{Line, Lines};
use super::{label, title};

/// No head is longer, also on a web page with its menu above.
const LINES_MAX: usize = 60;

/// Where the head ends.
#[derive(Debug)]
pub(super) struct Head {
    /// Number of the first line that is not part of the head.
    pub(super) end: usize,
    /// Number of the line with the main recipient, which is the last of the head.
    pub(super) recipient: Option<usize>,
}

pub(super) fn find(lines: &Lines) -> Head {
    for (at, line) in lines.from(0).take(LINES_MAX) {
        if is_recipient(line) {
            return Head {
                end: at + 1,
                recipient: Some(at),
            };
        }
        let is_main_text = line.is_item() || line.is_prose() && !title::is_long_title(line);
        if is_main_text && !label::is_metadata(line) {
            return Head {
                end: at,
                recipient: None,
            };
        }
    }
    Head {
        end: lines.len().min(LINES_MAX),
        recipient: None,
    }
}

/// 主送机关: organs, closed with a colon.
pub(super) fn is_recipient(line: &Line) -> bool {
    const ORGANS: [&str; 26] = [
        "各", "局", "办", "委", "府", "厅", "部", "处", "位", "司", "院", "校", "企业", "机构",
        "街道", "镇", "乡", "村", "中心", "会", "队", "站", "所", "室", "行", "集团",
    ];
    let Some(names) = line.plain.strip_suffix(['：', ':']) else {
        return false;
    };
    let is_sentence = names.contains(['。', '！', '？', '“', '：', ':'])
        || [
            "如下",
            "下列",
            "以下",
            "现将",
            "关于印发",
            "特制定",
            "主要包括",
            "精神",
        ]
        .iter()
        .any(|word| names.contains(word));
    let is_address = ["各位", "同志们", "尊敬的", "同学们", "为", "根据", "按照"]
        .iter()
        .any(|word| names.starts_with(word));
    (2..=260).contains(&line.chars)
        && !is_sentence
        && !is_address
        && !line.is_item()
        && !label::is_metadata(line)
        && !names.starts_with("附件")
        && ORGANS.iter().any(|word| names.contains(word))
}

/// The recipient as it is stored: without the colon.
pub(super) fn recipient_text(line: &Line) -> String {
    line.text
        .trim_end_matches(['：', ':'])
        .trim_end()
        .to_owned()
}
