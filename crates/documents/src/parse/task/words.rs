//! The words that give a unit its part: labels before the names, verbs behind them.

use crate::parse::document::Role;

/// Labels of columns and lines, most telling word first.
pub(super) const LABEL_WORDS: [(&str, Role); 14] = [
    ("牵头", Role::Lead),
    ("主办", Role::Lead),
    ("配合", Role::Cooperate),
    ("协办", Role::Cooperate),
    ("协同", Role::Cooperate),
    ("协作", Role::Cooperate),
    ("参与", Role::Cooperate),
    ("参加", Role::Cooperate),
    ("责任", Role::Responsible),
    ("负责", Role::Responsible),
    ("承办", Role::Responsible),
    ("落实", Role::Responsible),
    ("实施", Role::Responsible),
    ("主管", Role::Responsible),
];

/// What follows the names when no label stands before them; longer ones first.
const VERBS: [(&str, Role); 41] = [
    ("按照职责分工分别负责落实", Role::Each),
    ("按职责分工分别负责", Role::Each),
    ("按照职责分工负责", Role::Each),
    ("按职责分工负责落实", Role::Each),
    ("按职责分工负责", Role::Each),
    ("按照职责分工落实", Role::Each),
    ("按职责分工落实", Role::Each),
    ("按各自职责落实", Role::Each),
    ("按各自职责负责", Role::Each),
    ("按职责落实", Role::Each),
    ("按职责负责", Role::Each),
    ("按职责分工", Role::Each),
    ("分工负责", Role::Each),
    ("分别负责落实", Role::Each),
    ("分别牵头落实", Role::Each),
    ("分别负责", Role::Each),
    ("分别落实", Role::Each),
    ("分头落实", Role::Each),
    ("牵头组织实施", Role::Lead),
    ("牵头负责落实", Role::Lead),
    ("牵头负责", Role::Lead),
    ("牵头落实", Role::Lead),
    ("牵头实施", Role::Lead),
    ("牵头推进", Role::Lead),
    ("牵头办理", Role::Lead),
    ("牵头", Role::Lead),
    ("主办", Role::Lead),
    ("配合落实", Role::Cooperate),
    ("协同配合", Role::Cooperate),
    ("参与配合", Role::Cooperate),
    ("等配合", Role::Cooperate),
    ("配合", Role::Cooperate),
    ("协办", Role::Cooperate),
    ("参与", Role::Cooperate),
    ("指导", Role::Cooperate),
    ("负责组织实施", Role::Responsible),
    ("负责落实", Role::Responsible),
    ("负责实施", Role::Responsible),
    ("组织实施", Role::Responsible),
    ("负责", Role::Responsible),
    ("承办", Role::Responsible),
];

/// The role that a label gives, if it is the label of an assignment.
pub(super) fn role_of_label(label: &str) -> Option<Role> {
    if label.chars().count() > 10 || label.ends_with(['人', '书', '制']) {
        return None;
    }
    LABEL_WORDS
        .iter()
        .find(|(word, _)| label.contains(word))
        .map(|(_, role)| *role)
}

/// 完成时限, 时间节点, 时间要求, 期限.
pub(super) fn is_deadline_label(label: &str) -> bool {
    label.chars().count() <= 10
        && [
            "时限",
            "期限",
            "完成时间",
            "时间节点",
            "时间要求",
            "时间进度",
            "进度安排",
        ]
        .iter()
        .any(|word| label.contains(word))
}

/// The names of a clause and the role of its verb: 由某局牵头落实.
pub(super) fn verb_of(clause: &str) -> Option<(&str, Role)> {
    let clause = clause.strip_prefix('由').unwrap_or(clause);
    let (verb, role) = VERBS.iter().find(|(verb, _)| clause.ends_with(verb))?;
    let names = clause.strip_suffix(verb)?;
    Some((names.strip_suffix('等').unwrap_or(names), *role)).filter(|(names, _)| !names.is_empty())
}
