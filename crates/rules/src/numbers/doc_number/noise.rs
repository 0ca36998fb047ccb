//! Signs that an organ's part is cut off, carries foreign text, or says nothing.
//!
//! Pages cut numbers out of running text, and lose or gain characters in front. Such a number is kept as
//! written — guessing the organ would invent something — and named, so that a person looks at it.

use super::{DocNumber, Repair, Shape};

/// Kinds of document (文种) that close the organ's part of a number by year.
pub(super) const KINDS: [&str; 9] = [
    "公告", "命令", "令", "通告", "公报", "通知", "决定", "决议", "通报",
];

/// Whole names whose tail at the beginning of an organ means that its head was cut off.
const WHOLE_NAMES: [&str; 10] = [
    "中华人民共和国",
    "工业和信息化部",
    "互联网信息办公室",
    "北京市",
    "上海市",
    "重庆市",
    "黑龙江省",
    "江苏省",
    "广东省",
    "四川省",
];

/// One-character names of provinces, as they open an abbreviation.
const PROVINCES: &str = "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川黔贵滇云藏陕秦甘陇青宁新";

/// Words of full names; an abbreviation behind one of them belongs to a number, the name does not.
pub(super) const FULL_NAME_ENDS: [&str; 4] = ["人民政府", "委员会", "办公室", "办公厅"];

pub(super) fn warnings(number: &DocNumber) -> Vec<Repair> {
    let mut found = Vec::new();
    if has_prefix_noise(number) {
        found.push(Repair::PrefixNoise);
    }
    let by_year = number.shape() == Shape::YearNo;
    if by_year && !KINDS.iter().any(|kind| number.org().ends_with(kind)) {
        found.push(Repair::KindMissing);
    }
    if matches!(number.org(), "其他" | "其它" | "无" | "暂无" | "某") {
        found.push(Repair::OrgPlaceholder);
    }
    found
}

fn has_prefix_noise(number: &DocNumber) -> bool {
    let org = number.org();
    let mut chars = org.chars();
    let (first, second) = (chars.next(), chars.next());
    let foreign_first = matches!(first, Some('号' | '据' | '的' | '了'))
        || (first == Some('日') && second.is_some_and(|c| PROVINCES.contains(c)));
    foreign_first
        || match number.shape() {
            Shape::Bracket => FULL_NAME_ENDS.iter().any(|end| has_more_behind(org, end)),
            Shape::Decree | Shape::YearNo => {
                is_cut_off(org) || org.contains("已发布") || lacks_its_place(number)
            }
            Shape::UnifiedNo => false,
        }
}

fn has_more_behind(org: &str, end: &str) -> bool {
    org.rsplit_once(end)
        .is_some_and(|(_, behind)| !behind.is_empty())
}

/// Says whether the organ begins with the tail, two characters or more, of a whole name.
fn is_cut_off(org: &str) -> bool {
    WHOLE_NAMES.iter().any(|name| {
        name.char_indices()
            .skip(1)
            .filter_map(|(at, _)| name.get(at..))
            .any(|tail| tail.chars().count() >= 2 && org.starts_with(tail))
    })
}

/// 人民代表大会公告 or 市…局公告 without the place in front; 市场监管总局 and 市政府 are names of their own.
fn lacks_its_place(number: &DocNumber) -> bool {
    let org = number.org();
    let headless = ["人民代表大会", "人民政府", "人民法院", "人民检察院"]
        .iter()
        .any(|name| org.starts_with(name));
    let place_lost = number.shape() == Shape::YearNo
        && org.starts_with(['市', '县'])
        && !["市场", "市政", "市人民", "县政", "县人民"]
            .iter()
            .any(|own| org.starts_with(own));
    headless || place_lost
}
