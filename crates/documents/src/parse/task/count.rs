//! How often and how many times: 每季度, 不少于1次, 至少听取两次.

use gongkai_rules::dates::numeral;

use crate::parse::document::Recurrence;

/// The first recurrence that a text names; 每半年 and 每两年 have no code and give none.
pub(super) fn recurrence(text: &str) -> Option<Recurrence> {
    const WORDS: [(&str, Recurrence); 17] = [
        ("每天", Recurrence::Daily),
        ("每日", Recurrence::Daily),
        ("每周", Recurrence::Weekly),
        ("每星期", Recurrence::Weekly),
        ("每月", Recurrence::Monthly),
        ("每个月", Recurrence::Monthly),
        ("按月", Recurrence::Monthly),
        ("逐月", Recurrence::Monthly),
        ("每季", Recurrence::Quarterly),
        ("每个季度", Recurrence::Quarterly),
        ("按季度", Recurrence::Quarterly),
        ("按季", Recurrence::Quarterly),
        ("每年", Recurrence::Yearly),
        ("每一年", Recurrence::Yearly),
        ("按年度", Recurrence::Yearly),
        ("每年度", Recurrence::Yearly),
        ("逐年", Recurrence::Yearly),
    ];
    let places = WORDS
        .iter()
        .filter_map(|(word, code)| Some((text.find(word)?, *code)));
    places.min_by_key(|(at, _)| *at).map(|(_, code)| code)
}

/// The number after 不少于 or 至少 when it counts times.
pub(super) fn at_least(text: &str) -> Option<u32> {
    const WORDS: [&str; 5] = ["不少于", "不得少于", "不低于", "至少", "不少於"];
    WORDS
        .iter()
        .flat_map(|word| text.split(word).skip(1))
        .find_map(times_in)
}

/// `1次`, `听取一次`, `举办2场`: a number of times close behind.
fn times_in(rest: &str) -> Option<u32> {
    let near: Vec<char> = rest
        .chars()
        .take(14)
        .take_while(|c| !"，。；".contains(*c))
        .collect();
    let is_numeral = |c: &char| c.is_ascii_digit() || "一二两三四五六七八九十".contains(*c);
    let start = near.iter().position(is_numeral)?;
    let digits: String = near
        .iter()
        .skip(start)
        .take_while(|c| is_numeral(c))
        .collect();
    let unit = near.get(start + digits.chars().count())?;
    if !"次场期轮回".contains(*unit) {
        return None;
    }
    numeral(&digits.replace('两', "二"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_counted_and_days_are_not() {
        assert_eq!(at_least("专项督查评估不少于1次"), Some(1));
        assert_eq!(at_least("年内至少听取一次工作汇报"), Some(1));
        assert_eq!(at_least("全年举办活动不少于两场"), Some(2));
        assert_eq!(at_least("公示期不少于5个工作日"), None);
        assert_eq!(at_least("定期听取汇报"), None);
    }

    #[test]
    fn the_first_recurrence_counts() {
        assert_eq!(
            recurrence("每季度核对，每年汇总"),
            Some(Recurrence::Quarterly)
        );
        assert_eq!(recurrence("每2年轮训一遍"), None);
    }
}
