//! Who does what: `责任处室：甲、乙`, `甲牵头，乙、丙配合`, `由甲牵头`, `甲、乙分别落实`.

use super::words::{LABEL_WORDS, is_deadline_label, role_of_label, verb_of};
use super::{Assignment, deadline};
use crate::parse::document::{Role, Unit};

/// The longest name of a unit.
const NAME_CHARS_MAX: usize = 40;

/// Whether a text can hold an assignment at all; cheap.
pub(super) fn may_assign(plain: &str) -> bool {
    (plain.contains(['（', '(']) || plain.contains(['：', ':']))
        && LABEL_WORDS.iter().any(|(word, _)| plain.contains(word))
}

/// The first bracket of a text that assigns: the text before, the assignment, the text after.
///
/// A bracket counts at the end of a sentence or paragraph only.
pub(super) fn first_in(text: &str) -> Option<(&str, Assignment, &str)> {
    let mut depth = 0_usize;
    let mut start = 0;
    for (at, c) in text.char_indices() {
        match c {
            '（' | '(' => {
                if depth == 0 {
                    start = at;
                }
                depth += 1;
            }
            '）' | ')' if depth > 0 => {
                depth -= 1;
                let (before, rest) = (text.get(..start)?, text.get(at + c.len_utf8()..)?);
                if depth == 0 && closes_sentence(before, rest) {
                    let inside = text.get(start..at)?.trim_start_matches(['（', '(']);
                    if let Some(assignment) = of_text(inside, None) {
                        return Some((before, assignment, rest));
                    }
                }
            }
            _ => {}
        }
    }
    None
}

fn closes_sentence(before: &str, after: &str) -> bool {
    let after = after.trim_start_matches(['。', '；', '.']);
    after.is_empty() || before.ends_with(['。', '；', '）', ')']) || after.starts_with(['（', '('])
}

/// A line such as `责任单位：甲、乙`.
pub(super) fn of_labelled_line(plain: &str) -> Option<Assignment> {
    let (label, _) = plain.split_once(['：', ':'])?;
    let is_label =
        label.chars().count() <= 8 && (role_of_label(label).is_some() || is_deadline_label(label));
    is_label.then(|| of_text(plain.trim_end_matches('。'), None))?
}

/// Reads the inside of a bracket, a line or a cell; `default` is the role of the column.
pub(super) fn of_text(text: &str, default: Option<Role>) -> Option<Assignment> {
    let mut assignment = Assignment::default();
    for group in split_outside(text, &['；', ';']) {
        let mut role = default;
        let mut pending: Vec<&str> = Vec::new();
        for clause in split_outside(group, &['，', ',']) {
            let clause = clause.trim_matches(['。', ' ']);
            let names = match clause.split_once(['：', ':']) {
                Some((label, rest)) if is_deadline_label(label) => {
                    assignment.deadline = Some(rest.to_owned());
                    continue;
                }
                Some((label, rest)) => {
                    role = Some(role_of_label(label)?);
                    rest
                }
                None => clause,
            };
            if names.is_empty() {
                continue;
            }
            if let Some(words) = deadline::words_in(names)
                && !names.contains('、')
            {
                assignment.deadline = Some(words);
                continue;
            }
            match verb_of(names) {
                Some((names, verb_role)) => {
                    for waiting in std::mem::take(&mut pending) {
                        push_units(&mut assignment, waiting, verb_role)?;
                    }
                    push_units(&mut assignment, names, verb_role)?;
                }
                None => match role {
                    Some(role) => push_units(&mut assignment, names, role)?,
                    // 甲，乙配合: the role comes with a later clause.
                    None => pending.push(names),
                },
            }
        }
        if !pending.is_empty() {
            return None;
        }
    }
    let is_something = !assignment.units.is_empty() || assignment.deadline.is_some();
    is_something.then_some(assignment)
}

/// Adds the names of a clause; a clause that is no list of names spoils the whole.
fn push_units(assignment: &mut Assignment, names: &str, role: Role) -> Option<()> {
    let names = names.replace("等和", "、").replace("等及", "、");
    for name in split_outside(&names, &['、', ' ', '\u{3000}', '/']) {
        let name = without_manner(name.trim_end_matches('等').trim());
        if name.is_empty() {
            continue;
        }
        let is_name = name.chars().count() <= NAME_CHARS_MAX
            && !name.contains(['。', '“', '《', '：', '？', '→'])
            && !name.starts_with("以下简称");
        if !is_name {
            return None;
        }
        let name = name.to_owned();
        assignment.units.push(Unit { name, role });
    }
    Some(())
}

/// 某局根据各自职责分别 is still 某局; a closing bracket without its opening one goes.
fn without_manner(name: &str) -> &str {
    let manner = ["根据", "按照", "依据", "按各自", "依职责", "按职责"];
    let cut = manner.iter().filter_map(|word| name.find(word)).min();
    let name = cut.and_then(|at| name.get(..at)).unwrap_or(name);
    if name.contains(['（', '(']) {
        name
    } else {
        name.trim_end_matches(['）', ')'])
    }
}

/// Splits at separators that stand outside brackets.
fn split_outside<'a>(text: &'a str, separators: &[char]) -> Vec<&'a str> {
    let mut parts = Vec::new();
    let (mut depth, mut start) = (0_usize, 0);
    for (at, c) in text.char_indices() {
        match c {
            '（' | '(' => depth += 1,
            '）' | ')' => depth = depth.saturating_sub(1),
            c if depth == 0 && separators.contains(&c) => {
                parts.extend(text.get(start..at));
                start = at + c.len_utf8();
            }
            _ => {}
        }
    }
    parts.extend(text.get(start..));
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let found = of_text(text, None).map(|assignment| {
            let units: Vec<String> = assignment
                .units
                .iter()
                .map(|unit| format!("{:?}:{}", unit.role, unit.name))
                .collect();
            let deadline = assignment
                .deadline
                .map(|words| format!(" by {words}"))
                .unwrap_or_default();
            units.join(" ") + &deadline
        });
        assert_eq!(found.as_deref().unwrap_or("none"), expected, "{text}");
    }

    #[test]
    fn roles_come_from_labels_and_verbs() {
        check(
            "责任处室：出国处、涉外处",
            "Responsible:出国处 Responsible:涉外处",
        );
        check(
            "责任处室：秘书处牵头，各处室配合",
            "Lead:秘书处 Cooperate:各处室",
        );
        check(
            "牵头单位：甲局；配合单位：乙局、各镇（街道）",
            "Lead:甲局 Cooperate:乙局 Cooperate:各镇（街道）",
        );
        check("管委会办公室牵头落实", "Lead:管委会办公室");
        check(
            "由甲处牵头，乙处、丙处配合",
            "Lead:甲处 Cooperate:乙处 Cooperate:丙处",
        );
        check(
            "相关各部门、城南办事处分别落实",
            "Each:相关各部门 Each:城南办事处",
        );
        check(
            "相关各部门、城南办事处负责落实",
            "Responsible:相关各部门 Responsible:城南办事处",
        );
        check("甲局、乙局等按职责分工负责", "Each:甲局 Each:乙局");
        check(
            "责任单位：甲局，完成时限：2025年10月底前",
            "Responsible:甲局 by 2025年10月底前",
        );
        check("甲局负责，2018年底前完成", "Responsible:甲局 by 2018年底前");
    }

    #[test]
    fn other_brackets_assign_nothing() {
        check("以下简称《条例》", "none");
        check("试行", "none");
        check("含责任区、示范区", "none");
        assert!(first_in("严格执行（责任单位：甲局）的规定，并公开。").is_none());
    }
}
