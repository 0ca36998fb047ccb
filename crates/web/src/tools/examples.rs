//! Worked examples, each a link: the cases that people get wrong.

use super::{DEADLINE, FEE, address};

/// A worked example.
#[derive(Debug, Clone)]
pub(super) struct Example {
    pub(super) name: &'static str,
    pub(super) about: &'static str,
    pub(super) href: String,
}

/// What it is called, what it shows, what is asked.
type Case = (
    &'static str,
    &'static str,
    &'static [(&'static str, &'static str)],
);

fn all(path: &str, mode: Option<&str>, cases: &[Case]) -> Vec<Example> {
    let example = |(name, about, asked): &Case| {
        let mode = mode.map(|mode| ("mode", mode));
        let pairs: Vec<_> = mode.into_iter().chain(asked.iter().copied()).collect();
        Example {
            name,
            about,
            href: address::of(path, &address::pairs(&pairs)),
        }
    };
    cases.iter().map(example).collect()
}

/// For 工作日推算.
pub(super) fn of_days() -> Vec<Example> {
    all(DEADLINE, Some("days"), &DAYS)
}

/// For 依申请公开答复期限.
pub(super) fn of_clock() -> Vec<Example> {
    all(DEADLINE, Some("foi"), &CLOCK)
}

/// For 费用计算.
pub(super) fn of_fee() -> Vec<Example> {
    all(FEE, None, &FEES)
}

const DAYS: [Case; 4] = [
    (
        "跨春节",
        "放假九天，前后有调休",
        &[("date", "2026-02-13"), ("working_days", "20")],
    ),
    (
        "调休上班日",
        "星期日上班，计为工作日",
        &[("date", "2026-09-18"), ("working_days", "2")],
    ),
    (
        "2020 年延长的春节",
        "两份通知，以后一份为准",
        &[("date", "2020-01-17"), ("working_days", "20")],
    ),
    (
        "未覆盖年度",
        "放假通知还没有公布，结果暂定",
        &[("date", "2026-12-10"), ("working_days", "20")],
    ),
];

const CLOCK: [Case; 6] = [
    (
        "补正",
        "收到补正后重新计算 20 个工作日",
        &[
            ("channel", "in_person"),
            ("received_on", "2024-09-13"),
            ("kind_1", "correction_requested"),
            ("on_1", "2024-09-20"),
            ("kind_2", "corrected"),
            ("on_2", "2024-09-27"),
            ("as_of", "2024-09-30"),
        ],
    ),
    (
        "征求第三方意见",
        "等待的工作日不计算在内",
        &[
            ("channel", "post_signed"),
            ("received_on", "2026-09-07"),
            ("kind_1", "third_party_consulted"),
            ("on_1", "2026-09-10"),
            ("received_on_1", "2026-09-10"),
            ("kind_2", "third_party_answered"),
            ("on_2", "2026-09-18"),
            ("as_of", "2026-09-24"),
        ],
    ),
    (
        "两封征询函重叠",
        "重叠的日子只扣一次",
        &[
            ("channel", "in_person"),
            ("received_on", "2024-09-13"),
            ("kind_1", "third_party_consulted"),
            ("on_1", "2024-09-19"),
            ("ref_1", "甲"),
            ("kind_2", "third_party_consulted"),
            ("on_2", "2024-09-23"),
            ("ref_2", "乙"),
            ("kind_3", "third_party_answered"),
            ("on_3", "2024-09-26"),
            ("ref_3", "甲"),
            ("kind_4", "third_party_answered"),
            ("on_4", "2024-09-30"),
            ("ref_4", "乙"),
            ("rows", "4"),
            ("as_of", "2024-10-08"),
        ],
    ),
    (
        "收费",
        "缴清费用后重新计算 20 个工作日",
        &[
            ("channel", "in_person"),
            ("received_on", "2025-03-03"),
            ("kind_1", "fee_noticed"),
            ("on_1", "2025-03-12"),
            ("received_on_1", "2025-03-14"),
            ("kind_2", "fee_paid"),
            ("on_2", "2025-03-24"),
            ("as_of", "2025-03-31"),
        ],
    ),
    (
        "网上申请，延期答复",
        "从双方确认之日起算，延长 20 个工作日",
        &[
            ("channel", "online"),
            ("received_on", "2026-03-02"),
            ("confirmed_on", "2026-03-04"),
            ("kind_1", "extended"),
            ("on_1", "2026-03-30"),
            ("working_days_1", "20"),
            ("approved_by_1", "政府信息公开工作机构负责人"),
            ("as_of", "2026-03-30"),
        ],
    ),
    (
        "未覆盖年度",
        "放假通知还没有公布，期限暂定",
        &[
            ("channel", "in_person"),
            ("received_on", "2026-12-10"),
            ("as_of", "2026-12-18"),
        ],
    ),
];

const FEES: [Case; 4] = [
    (
        "当月第 9 至第 13 件",
        "前 10 件不收费，超出的逐件计收",
        &[
            ("method", "per_item"),
            ("count_in_month_before", "8"),
            ("items", "5"),
        ],
    ),
    (
        "当月第 35 件",
        "超过 30 件的部分，标准随件数提高",
        &[
            ("method", "per_item"),
            ("count_in_month_before", "34"),
            ("items", "1"),
            ("pages", "12"),
        ],
    ),
    (
        "一件 68 页",
        "按页分档，与按件比较",
        &[
            ("method", "per_page"),
            ("count_in_month_before", "0"),
            ("items", "1"),
            ("pages", "68"),
        ],
    ),
    (
        "已经主动公开",
        "只告知获取方式，不按量收费",
        &[
            ("method", "per_page"),
            ("count_in_month_before", "0"),
            ("items", "1"),
            ("pages", "68"),
            ("already_public", "yes"),
        ],
    ),
];
