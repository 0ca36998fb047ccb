//! What ties between records are called, from either side.

/// A tie whose code both sides know, with the name it has on the page of the one and of the other.
const NAMES: [(&str, &str, &str, &str); 10] = [
    ("interprets", "interpreted_by", "所解读的文件", "政策解读"),
    ("repeals", "repealed_by", "所废止的文件", "废止本文件的文件"),
    ("amends", "amended_by", "所修改的文件", "修改本文件的文件"),
    (
        "replaces",
        "replaced_by",
        "所替代的文件",
        "替代本文件的文件",
    ),
    (
        "implements",
        "implemented_by",
        "所贯彻的文件",
        "贯彻本文件的文件",
    ),
    ("answers", "answered_by", "所答复的来件", "答复"),
    ("attachment_of", "has_attachment", "正文", "附属文件"),
    (
        "consults_on",
        "consultation",
        "征求意见的文件",
        "公开征求意见",
    ),
    ("feedback_on", "feedback", "反馈所对的征集", "意见采纳情况"),
    (
        "forwards",
        "forwarded_by",
        "所转发的文件",
        "转发本文件的文件",
    ),
];

/// The name of what stands at the other end of a tie; `is_back` when the other record declared it.
#[must_use]
pub fn label(relation: &str, is_back: bool) -> &'static str {
    NAMES
        .iter()
        .find_map(|&(forth, back, name_forth, name_back)| match relation {
            known if known == forth => Some(if is_back { name_back } else { name_forth }),
            known if known == back => Some(if is_back { name_forth } else { name_back }),
            _ => None,
        })
        .unwrap_or("相关信息")
}

/// Tells whether the other record does to this one what the verb says, whichever of them declared it.
pub(super) fn undergoes(verb: &str, relation: &str, is_back: bool) -> bool {
    NAMES.iter().any(|&(forth, back, ..)| {
        forth == verb && ((relation == forth && is_back) || (relation == back && !is_back))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tie_reads_alike_whoever_declared_it() {
        assert_eq!(label("interprets", true), "政策解读");
        assert_eq!(label("interpreted_by", false), "政策解读");
        assert_eq!(label("interprets", false), "所解读的文件");
        assert_eq!(label("made_up", true), "相关信息");
        assert!(undergoes("repeals", "repeals", true));
        assert!(undergoes("repeals", "repealed_by", false));
        assert!(!undergoes("repeals", "repeals", false));
    }
}
