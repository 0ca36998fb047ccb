//! The work navigation: what this person may open, grouped by what it is for.

use gongkai_model::permission::step;

use super::signed::Desk;
use crate::office_frame::{NavGroup, NavItem};

/// A row of the navigation: name, address, symbol, step that it needs.
type Row = (
    &'static str,
    &'static str,
    &'static str,
    Option<&'static str>,
);

const WORK: [Row; 6] = [
    ("待办", "/desk", "list", None),
    ("起草信息", "/desk/drafts/new", "pen", Some(step::DRAFT)),
    ("全部信息", "/desk/records", "doc", Some(step::DESK_SEE)),
    ("办件", "/desk/cases", "answer", Some(step::DESK_SEE)),
    (
        "办件统计",
        "/desk/cases/statistics",
        "chart",
        Some(step::DESK_SEE),
    ),
    (
        "目录到期事项",
        "/desk/catalogue/due",
        "clock",
        Some(step::DESK_SEE),
    ),
];
const BASIS: [Row; 5] = [
    ("公开目录", "/desk/catalogue", "list", Some(step::DESK_SEE)),
    (
        "不予公开清单",
        "/desk/negative-list",
        "flag",
        Some(step::DESK_SEE),
    ),
    (
        "定期审查",
        "/desk/self-check",
        "check",
        Some(step::SELF_CHECK),
    ),
    (
        "信息类型和流程",
        "/desk/kinds",
        "book",
        Some(step::DESK_SEE),
    ),
    ("岗位权限", "/desk/roles", "check", Some(step::DESK_SEE)),
];
const HOUSE: [Row; 5] = [
    ("机构", "/desk/units", "building", Some(step::DESK_SEE)),
    ("人员", "/desk/people", "answer", Some(step::PEOPLE_MANAGE)),
    ("工作日历", "/desk/calendar", "data", Some(step::DESK_SEE)),
    ("操作留痕", "/desk/audit", "history", Some(step::AUDIT_SEE)),
    ("我的账号", "/desk/me", "clock", None),
];

/// The groups, with the item of this page marked.
pub(super) fn groups(desk: &Desk, path: &str) -> Vec<NavGroup> {
    if desk.must_change_password() {
        return Vec::new();
    }
    let rows = [
        ("工作", &WORK[..]),
        ("依据", &BASIS[..]),
        ("管理", &HOUSE[..]),
    ];
    let here = here(rows.iter().flat_map(|(_, rows)| rows.iter()), path);
    let groups = rows.into_iter().map(|(name, rows)| NavGroup {
        name,
        items: rows
            .iter()
            .filter(|row| row.3.is_none_or(|step| desk.may(step)))
            .map(|(name, href, icon, _)| NavItem {
                name,
                href: (*href).to_owned(),
                icon,
                count: None,
                is_hot: false,
                is_here: here == Some(href),
            })
            .collect(),
    });
    groups.filter(|group| !group.items.is_empty()).collect()
}

/// The longest address that this page lies under.
fn here<'a>(rows: impl Iterator<Item = &'a Row>, path: &str) -> Option<&'a str> {
    let under = rows.map(|row| row.1).filter(|href| {
        path == *href || (*href != "/desk" && path.starts_with(&format!("{href}/")))
    });
    under.max_by_key(|href| href.len())
}
