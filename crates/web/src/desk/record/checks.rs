//! What stands beside the text: findings with their numbers, and what passed.

use gongkai_office::publishing::see::RecordView;
use gongkai_rules::text_check::Severity;

use crate::desk::words;

/// A finding as the page shows it; `no` is the number of its mark in the text.
#[derive(Debug, Clone)]
pub(in crate::desk) struct Finding {
    pub(in crate::desk) no: usize,
    pub(in crate::desk) message: String,
    pub(in crate::desk) severity: &'static str,
    pub(in crate::desk) class: &'static str,
    /// What may stand there instead; empty when there is no proposal.
    pub(in crate::desk) instead: String,
}

/// The findings in the order in which the use case gives them: gravest first.
pub(in crate::desk) fn findings(view: &RecordView) -> Vec<Finding> {
    let findings = view.findings.iter().enumerate().map(|(at, found)| {
        let (severity, class) = words::severity(found.severity);
        Finding {
            no: at + 1,
            message: found.message.clone(),
            severity,
            class,
            instead: found.replacement.clone().unwrap_or_default(),
        }
    });
    findings.collect()
}

/// How many findings bar the way.
pub(super) fn refusing(view: &RecordView) -> usize {
    let refusing = view
        .findings
        .iter()
        .filter(|found| found.severity == Severity::Refuse);
    refusing.count()
}

/// A line of the list of checks.
pub(super) struct Tick {
    pub(super) class: &'static str,
    pub(super) icon: &'static str,
    pub(super) text: String,
}

/// Whether everything is there that publishing asks for.
pub(super) fn ticks(view: &RecordView) -> Vec<Tick> {
    let content = &view.loaded.version.content;
    let mut ticks = Vec::new();
    let mut tick = |is_passed: bool, passed: &str, failed: String| {
        ticks.push(Tick {
            class: if is_passed { "y" } else { "n" },
            icon: if is_passed { "check" } else { "alert" },
            text: if is_passed { passed.to_owned() } else { failed },
        });
    };
    tick(
        view.missing.is_empty(),
        "标题、正文和必填项目齐全",
        format!("还缺：{}", view.missing.join("、")),
    );
    tick(
        content.attribute.is_some(),
        "公开属性已经认定",
        "还没有认定公开属性".to_owned(),
    );
    let refusing = refusing(view);
    tick(
        refusing == 0,
        "没有涉密标志、未处理的个人信息等不能送审的问题",
        format!("有 {refusing} 处须处理后才能往下办理"),
    );
    for missing in &view.loaded.missing_relations {
        tick(false, "", missing.clone());
    }
    let open = view
        .loaded
        .co_signs
        .iter()
        .filter(|asked| asked.answer.is_none())
        .count();
    if !view.loaded.co_signs.is_empty() {
        tick(
            open == 0,
            "会签均已答复",
            format!("还有 {open} 个单位没有答复会签"),
        );
    }
    ticks
}
