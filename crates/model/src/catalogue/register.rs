//! What an import would change: rows of a spreadsheet against the items that are there.

use std::collections::BTreeSet;

use super::{Item, ItemContent};
use crate::id::{CatalogueItemId, UnitId};

/// An item as a spreadsheet lists it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The code of its field.
    pub field: String,
    /// What it says.
    pub content: ItemContent,
    /// The units that must publish it.
    pub units: Vec<UnitId>,
    /// The sheet, and the row as the spreadsheet program counts it.
    pub at: (String, u32),
}

/// What becomes of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// 新增
    New,
    /// 修改: the columns that say something else.
    Changed {
        /// The item.
        item: CatalogueItemId,
        /// The names of the columns.
        columns: Vec<&'static str>,
    },
    /// 不变
    Same {
        /// The item.
        item: CatalogueItemId,
    },
}

/// What an import would change.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    /// Each row and what becomes of it.
    pub rows: Vec<(Found, Change)>,
    /// Items of the same fields that no row lists any more; they are ended only if a person says so.
    pub missing: Vec<CatalogueItemId>,
}

impl Changes {
    /// How many rows are new.
    #[must_use]
    pub fn added(&self) -> usize {
        self.count(|change| matches!(change, Change::New))
    }

    /// How many rows change an item.
    #[must_use]
    pub fn changed(&self) -> usize {
        self.count(|change| matches!(change, Change::Changed { .. }))
    }

    /// How many rows say what is there already.
    #[must_use]
    pub fn same(&self) -> usize {
        self.count(|change| matches!(change, Change::Same { .. }))
    }

    fn count(&self, is: impl Fn(&Change) -> bool) -> usize {
        self.rows.iter().filter(|(_, change)| is(change)).count()
    }
}

/// Compares rows with the items of the same catalogue and owner that apply.
#[must_use]
pub fn changes(held: &[Item], found: Vec<Found>) -> Changes {
    let fields: BTreeSet<String> = found.iter().map(|row| row.field.clone()).collect();
    let mut seen = BTreeSet::new();
    let mut rows = Vec::with_capacity(found.len());
    for row in found {
        let key = row.content.key();
        let known = held
            .iter()
            .find(|item| item.field == row.field && item.content.key() == key);
        let change = match known {
            None => Change::New,
            Some(item) => {
                seen.insert(item.id);
                let columns = differing(item, &row);
                match columns.is_empty() {
                    true => Change::Same { item: item.id },
                    false => Change::Changed {
                        item: item.id,
                        columns,
                    },
                }
            }
        };
        rows.push((row, change));
    }
    let missing = held
        .iter()
        .filter(|item| fields.contains(&item.field) && !seen.contains(&item.id));
    Changes {
        missing: missing.map(|item| item.id).collect(),
        rows,
    }
}

fn differing(item: &Item, row: &Found) -> Vec<&'static str> {
    let (was, is) = (&item.content, &row.content);
    let is_same = |a: &[UnitId], b: &[UnitId]| {
        let set = |units: &[UnitId]| units.iter().copied().collect::<BTreeSet<_>>();
        set(a) == set(b)
    };
    let columns = [
        ("序号", was.number == is.number),
        ("公开事项", was.name() == is.name()),
        ("公开内容（要素）", was.elements == is.elements),
        ("公开依据", was.basis == is.basis),
        ("公开时限", was.time_limit == is.time_limit),
        ("更新周期", was.cycle == is.cycle),
        (
            "公开主体",
            was.publisher == is.publisher && is_same(&item.units, &row.units),
        ),
        ("公开渠道和载体", was.channels == is.channels),
        ("公开对象", was.audience == is.audience),
        ("公开方式", was.manner == is.manner),
        ("公开层级", was.levels == is.levels),
    ];
    let differing = columns.into_iter().filter(|(_, is_same)| !is_same);
    differing.map(|(name, _)| name).collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::{catalogue::CatalogueForm, id::Id};

    fn content(level2: &str, limit: &str) -> ItemContent {
        ItemContent {
            level1: "最低生活保障".into(),
            level2: level2.into(),
            time_limit: limit.into(),
            ..ItemContent::default()
        }
    }

    fn item(id: i64, field: &str, content: ItemContent) -> Item {
        Item {
            id: Id::new(id),
            catalogue: CatalogueForm::Standard,
            field: field.into(),
            owner: Id::new(1),
            units: vec![Id::new(2)],
            content,
            version: 1,
            effective_on: date(2026, 1, 1),
            ended_on: None,
            sort: id,
        }
    }

    fn row(field: &str, content: ItemContent, row: u32) -> Found {
        Found {
            field: field.into(),
            content,
            units: vec![Id::new(2)],
            at: ("社会救助".into(), row),
        }
    }

    #[test]
    fn rows_are_new_changed_or_the_same_and_items_go_missing() {
        let held = [
            item(1, "26-05", content("办事指南", "20个工作日")),
            item(2, "26-05", content("审核信息", "20个工作日")),
            item(3, "26-05", content("审批信息", "20个工作日")),
            item(4, "26-06", content("办事指南", "20个工作日")),
        ];
        let found = vec![
            row("26-05", content("办事 指南", "20个工作日"), 3),
            row("26-05", content("审核信息", "10个工作日"), 4),
            row("26-05", content("监督检查", "20个工作日"), 5),
        ];
        let changes = changes(&held, found);
        let told: Vec<_> = changes
            .rows
            .iter()
            .map(|(_, change)| change.clone())
            .collect();
        let changed = |item, columns: &[&'static str]| Change::Changed {
            item: Id::new(item),
            columns: columns.to_vec(),
        };
        assert_eq!(
            told,
            [
                changed(1, &["公开事项"]),
                changed(2, &["公开时限"]),
                Change::New
            ]
        );
        assert_eq!(
            changes.missing,
            [Id::new(3)],
            "other fields are not touched"
        );
        assert_eq!(
            (changes.added(), changes.changed(), changes.same()),
            (1, 2, 0)
        );
    }
}
