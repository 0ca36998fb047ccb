//! 公开主体 — the units that a catalogue names, found among the units of the place.
//!
//! Catalogues are copied from county to county and write 县民政局, 县级政府民政部门, 各乡镇（街道）. What fits no unit is
//! told; a person decides.

use crate::{
    id::UnitId,
    organisation::{Tree, Unit, UnitLevel},
};

/// The units that a text names.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Publishers {
    /// The units, in the order of the tree.
    pub units: Vec<UnitId>,
    /// Words that fit no unit.
    pub not_found: Vec<String>,
}

/// Words for all towns of the place.
const TOWNS: [&str; 9] = [
    "乡镇",
    "各镇",
    "镇街",
    "镇（",
    "镇(",
    "街道办事处",
    "镇人民政府",
    "镇政府",
    "乡级",
];

/// Words for all bureaus of the place.
const BUREAUS: [&str; 6] = [
    "各部门",
    "级部门",
    "有关部门",
    "相关部门",
    "各单位",
    "各委办局",
];

/// Words for the government itself.
const GOVERNMENT: [&str; 8] = [
    "县政府",
    "区政府",
    "市政府",
    "县人民政府",
    "区人民政府",
    "市人民政府",
    "本级政府",
    "县级政府",
];

/// Finds the units that must publish what a row of a catalogue lists.
///
/// In a unit's own catalogue that is the unit, whatever is written; in that of the whole place, those named.
#[must_use]
pub fn publishers(text: &str, owner: UnitId, tree: &Tree) -> Publishers {
    let is_whole_place = tree.root().is_some_and(|root| root.id == owner);
    if !is_whole_place {
        return Publishers {
            units: vec![owner],
            not_found: Vec::new(),
        };
    }
    let mut found = Publishers::default();
    let mut units = Vec::new();
    for part in parts(text) {
        let named = named(&part, tree);
        if named.is_empty() {
            found.not_found.push(part);
        }
        units.extend(named);
    }
    let of_tree = tree.iter().map(|unit| unit.id);
    found.units = of_tree.filter(|id| units.contains(id)).collect();
    found
}

fn parts(text: &str) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    let mut depth = 0_i32;
    let mut part = String::new();
    for c in text.chars().filter(|c| !c.is_whitespace() || *c == '\n') {
        match c {
            '（' | '(' => depth += 1,
            '）' | ')' => depth -= 1,
            _ => {}
        }
        if depth <= 0 && matches!(c, '、' | '，' | ',' | ';' | '；' | '\n' | '。') {
            parts.push(std::mem::take(&mut part));
        } else {
            part.push(c);
        }
    }
    parts.push(part);
    parts.retain(|part| !part.is_empty());
    parts
}

fn named(part: &str, tree: &Tree) -> Vec<UnitId> {
    let open = || tree.iter().filter(|unit| unit.level.has_public_page());
    let exact = |unit: &&Unit| unit.name == part || unit.short_name == part;
    if let Some(unit) = open().find(exact) {
        return vec![unit.id];
    }
    let of_level = |level| {
        open()
            .filter(move |unit| unit.level == level)
            .map(|unit| unit.id)
    };
    if TOWNS.iter().any(|word| part.contains(word)) {
        return of_level(UnitLevel::Town).collect();
    }
    if BUREAUS.iter().any(|word| part.contains(word)) {
        return of_level(UnitLevel::Bureau).collect();
    }
    if GOVERNMENT.contains(&part) {
        return tree.root().map(|root| root.id).into_iter().collect();
    }
    let core = joined(core(part));
    let by_name = open().find(|unit| unit.parent.is_some() && joined(&unit.name).ends_with(&core));
    let by_duty = || bureau_of_duty(part, tree);
    by_name
        .or_else(by_duty)
        .map(|unit| unit.id)
        .into_iter()
        .collect()
}

/// 县民政局 and 区级民政局 without their place.
fn core(part: &str) -> &str {
    let mut core = part;
    for word in ["本级", "县级", "区级", "市级", "县", "区", "市"] {
        core = core.strip_prefix(word).unwrap_or(core);
    }
    core
}

/// 住房和城乡建设局 is also written 住房城乡建设局.
fn joined(name: &str) -> String {
    name.replace(['和', '与'], "")
}

/// 县级政府民政部门: the bureau whose name holds the duty.
fn bureau_of_duty<'a>(part: &str, tree: &'a Tree) -> Option<&'a Unit> {
    let end = ["行政主管部门", "主管部门", "行政部门", "管理部门", "部门"]
        .iter()
        .find_map(|word| part.strip_suffix(word))?;
    let duty = end.rsplit("政府").next().unwrap_or(end);
    let duty = core(duty);
    if duty.chars().count() < 2 {
        return None;
    }
    tree.iter()
        .find(|unit| unit.level == UnitLevel::Bureau && joined(&unit.name).contains(&joined(duty)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::Id;

    fn unit(id: i64, name: &str, short: &str, level: UnitLevel) -> Unit {
        Unit {
            id: Id::new(id),
            code: format!("u{id}"),
            name: name.into(),
            short_name: short.into(),
            abbreviation: None,
            parent: (id > 1).then(|| Id::new(1)),
            level,
            credit_code: None,
            site_code: None,
            reviews_by_superior: false,
            sort: id,
            profile: crate::organisation::UnitProfile::default(),
        }
    }

    fn tree() -> Tree {
        Tree::new(vec![
            unit(1, "云河区人民政府", "区政府", UnitLevel::District),
            unit(2, "云河区民政局", "区民政局", UnitLevel::Bureau),
            unit(
                3,
                "云河区住房和城乡建设局",
                "区住房城乡建设局",
                UnitLevel::Bureau,
            ),
            unit(4, "青溪镇人民政府", "青溪镇", UnitLevel::Town),
            unit(5, "望云街道办事处", "望云街道", UnitLevel::Town),
        ])
    }

    #[test]
    fn the_words_of_other_counties_find_the_units_of_this_place() {
        let table = [
            ("县民政局、乡镇（街道）", vec![2, 4, 5], vec![]),
            (
                "县级政府民政部门、乡镇政府（街道办事处）",
                vec![2, 4, 5],
                vec![],
            ),
            ("区民政局", vec![2], vec![]),
            ("云河区住房和城乡建设局；青溪镇", vec![3, 4], vec![]),
            ("住房城乡建设主管部门", vec![3], vec![]),
            ("县住房城乡建设局", vec![3], vec![]),
            ("县政府", vec![1], vec![]),
            ("各部门", vec![2, 3], vec![]),
            ("镇人民政府", vec![4, 5], vec![]),
            ("县水族馆、民政局", vec![2], vec!["县水族馆"]),
            ("", vec![], vec![]),
        ];
        for (text, units, not_found) in table {
            let found = publishers(text, Id::new(1), &tree());
            let ids: Vec<_> = found.units.iter().map(|id| id.get()).collect();
            assert_eq!(
                (ids, found.not_found),
                (units, not_found.into_iter().map(str::to_owned).collect()),
                "{text}"
            );
        }
    }

    #[test]
    fn a_supplement_binds_its_own_unit() {
        let found = publishers("各乡镇", Id::new(4), &tree());
        assert_eq!(found.units, [Id::new(4)]);
    }
}
