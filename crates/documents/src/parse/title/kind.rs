//! How titles end: with a kind of document (文种, 《党政机关公文处理工作条例》 art. 8) or of public text.

/// Kinds of document (文种), and what titles of other public texts end with.
const KINDS: [&str; 62] = [
    "通知",
    "意见",
    "决定",
    "决议",
    "命令",
    "公报",
    "公告",
    "通告",
    "通报",
    "报告",
    "请示",
    "批复",
    "议案",
    "函",
    "纪要",
    "方案",
    "要点",
    "办法",
    "规定",
    "细则",
    "条例",
    "预案",
    "规划",
    "计划",
    "清单",
    "目录",
    "指南",
    "制度",
    "名单",
    "说明",
    "总结",
    "规则",
    "准则",
    "章程",
    "标准",
    "规程",
    "规范",
    "手册",
    "问答",
    "须知",
    "解读",
    "分工",
    "措施",
    "政策",
    "公示",
    "情况",
    "一览表",
    "分解表",
    "任务表",
    "预算",
    "决算",
    "解释",
    "举措",
    "建议",
    "答复",
    "倡议书",
    "公开信",
    "台账",
    "承诺",
    "讲话",
    "纲要",
    "责任书",
];

/// Brackets closed, and a kind of document at the end, perhaps with （试行） behind it.
pub(super) fn is_complete(plain: &str) -> bool {
    let mut depth = 0_i32;
    for c in plain.chars() {
        match c {
            '《' | '（' | '(' | '“' => depth += 1,
            '》' | '）' | ')' | '”' => depth -= 1,
            _ => {}
        }
    }
    let core = without_suffix(plain);
    depth == 0 && KINDS.iter().any(|kind| core.ends_with(kind))
}

/// Cuts （试行）, （2021—2025年）, 》 and the like off the end.
pub(super) fn without_suffix(plain: &str) -> &str {
    let mut core = plain;
    loop {
        let before = core;
        if core.ends_with(['）', ')'])
            && let Some(at) = core.rfind(['（', '('])
        {
            core = core.get(..at).unwrap_or(core);
        }
        core = core.trim_end_matches('》');
        if core == before {
            return core;
        }
    }
}

/// …的通知, …的批复, …的指导意见.
pub(super) fn ends_with_of_kind(plain: &str) -> bool {
    let core = without_suffix(plain);
    let is_near = |rest: &str| rest.chars().rev().take(4).any(|c| c == '的');
    KINDS
        .iter()
        .any(|kind| core.strip_suffix(kind).is_some_and(is_near))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_ends_with_a_kind_of_document() {
        assert!(is_complete("关于印发《云河区管理办法（试行）》的通知"));
        assert!(is_complete("云河区管理办法（试行）"));
        assert!(!is_complete("关于印发《云河区深化公开工作"));
        assert!(!is_complete("云河经济开发区2025年"));
    }
}
