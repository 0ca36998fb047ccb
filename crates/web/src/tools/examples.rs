//! Worked examples, each a link: the cases that people get wrong.

use super::{DEADLINE, FEE, address};
use crate::{frame::Visitor, words::pick};

/// A worked example.
#[derive(Debug, Clone)]
pub(super) struct Example {
    pub(super) name: &'static str,
    pub(super) about: &'static str,
    pub(super) href: String,
}

/// What it is called and what it shows, in four languages; what is asked.
type Case = (
    [&'static str; 4],
    [&'static str; 4],
    &'static [(&'static str, &'static str)],
);

fn all(visitor: &Visitor, path: &str, mode: Option<&str>, cases: &[Case]) -> Vec<Example> {
    let example = |(name, about, asked): &Case| {
        let mode = mode.map(|mode| ("mode", mode));
        let pairs: Vec<_> = mode.into_iter().chain(asked.iter().copied()).collect();
        Example {
            name: pick(visitor.language(), *name),
            about: pick(visitor.language(), *about),
            href: address::of(&visitor.href(path), &address::pairs(&pairs)),
        }
    };
    cases.iter().map(example).collect()
}

/// For 工作日推算.
pub(super) fn of_days(visitor: &Visitor) -> Vec<Example> {
    all(visitor, DEADLINE, Some("days"), &DAYS)
}

/// For 依申请公开答复期限.
pub(super) fn of_clock(visitor: &Visitor) -> Vec<Example> {
    all(visitor, DEADLINE, Some("foi"), &CLOCK)
}

/// For 费用计算.
pub(super) fn of_fee(visitor: &Visitor) -> Vec<Example> {
    all(visitor, FEE, None, &FEES)
}

const DAYS: [Case; 4] = [
    (
        [
            "跨春节",
            "Across the Spring Festival",
            "春節をまたぐ",
            "춘절을 지나는 경우",
        ],
        [
            "放假九天，前后有调休",
            "nine days off, working weekends around them",
            "休日九日、前後に振替出勤",
            "아흐레 휴일, 앞뒤로 대체근무",
        ],
        &[("date", "2026-02-13"), ("working_days", "20")],
    ),
    (
        [
            "调休上班日",
            "A working weekend",
            "振替出勤日",
            "대체근무일",
        ],
        [
            "星期日上班，计为工作日",
            "a Sunday on which people work counts",
            "出勤する日曜日は算入",
            "근무하는 일요일은 산입",
        ],
        &[("date", "2026-09-18"), ("working_days", "2")],
    ),
    (
        [
            "2020 年延长的春节",
            "The extended Spring Festival of 2020",
            "2020 年の延長された春節",
            "2020년 연장된 춘절",
        ],
        [
            "两份通知，以后一份为准",
            "two notices, the later one prevails",
            "二つの通知、後のものが優先",
            "두 공고 중 나중 것이 우선",
        ],
        &[("date", "2020-01-17"), ("working_days", "20")],
    ),
    (
        [
            "未覆盖年度",
            "A year not announced yet",
            "未公表の年",
            "공고되지 않은 해",
        ],
        [
            "放假通知还没有公布，结果暂定",
            "holidays not announced, result provisional",
            "休日未公表、結果は暫定",
            "휴일 미공고, 결과는 잠정",
        ],
        &[("date", "2026-12-10"), ("working_days", "20")],
    ),
];

const CLOCK: [Case; 6] = [
    (
        ["补正", "Correction", "補正", "보정"],
        [
            "收到补正后重新计算 20 个工作日",
            "20 working days anew after the correction",
            "補正後に改めて 20 執務日",
            "보정 뒤 다시 20근무일",
        ],
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
        [
            "征求第三方意见",
            "A third party is asked",
            "第三者への照会",
            "제3자 조회",
        ],
        [
            "等待的工作日不计算在内",
            "working days of waiting are left out",
            "待つ執務日は算入しない",
            "기다리는 근무일은 불산입",
        ],
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
        [
            "两封征询函重叠",
            "Two letters overlap",
            "重なる二通の照会",
            "겹치는 두 조회",
        ],
        [
            "重叠的日子只扣一次",
            "overlapping days are left out once",
            "重なる日は一度だけ除く",
            "겹치는 날은 한 번만 뺌",
        ],
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
        ["收费", "A fee", "費用", "비용"],
        [
            "缴清费用后重新计算 20 个工作日",
            "20 working days anew after payment",
            "納付後に改めて 20 執務日",
            "납부 뒤 다시 20근무일",
        ],
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
        [
            "网上申请，延期答复",
            "Online, reply extended",
            "オンライン、延長",
            "온라인, 연장",
        ],
        [
            "从双方确认之日起算，延长 20 个工作日",
            "from the day both confirm, 20 working days more",
            "双方の確認日から、20 執務日延長",
            "양측 확인일부터, 20근무일 연장",
        ],
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
        [
            "未覆盖年度",
            "A year not announced yet",
            "未公表の年",
            "공고되지 않은 해",
        ],
        [
            "放假通知还没有公布，期限暂定",
            "holidays not announced, due date provisional",
            "休日未公表、期限は暫定",
            "휴일 미공고, 기한은 잠정",
        ],
        &[
            ("channel", "in_person"),
            ("received_on", "2026-12-10"),
            ("as_of", "2026-12-18"),
        ],
    ),
];

const FEES: [Case; 4] = [
    (
        [
            "当月第 9 至第 13 件",
            "Requests 9 to 13 of a month",
            "その月の 9～13 件目",
            "그달 9~13번째 건",
        ],
        [
            "前 10 件不收费，超出的逐件计收",
            "the first 10 are free, each further one is charged",
            "最初の 10 件は無料、超過分は 1 件ごと",
            "처음 10건은 무료, 넘으면 건마다",
        ],
        &[
            ("method", "per_item"),
            ("count_in_month_before", "8"),
            ("items", "5"),
        ],
    ),
    (
        [
            "当月第 35 件",
            "Request 35 of a month",
            "その月の 35 件目",
            "그달 35번째 건",
        ],
        [
            "超过 30 件的部分，标准随件数提高",
            "beyond 30 the rate rises with the number",
            "30 件を超えると単価が上がる",
            "30건을 넘으면 단가가 오름",
        ],
        &[
            ("method", "per_item"),
            ("count_in_month_before", "34"),
            ("items", "1"),
            ("pages", "12"),
        ],
    ),
    (
        [
            "一件 68 页",
            "One request, 68 pages",
            "1 件 68 頁",
            "한 건 68쪽",
        ],
        [
            "按页分档，与按件比较",
            "tiers by page, compared with by request",
            "頁の段階、件数と比較",
            "쪽 단계, 건수와 비교",
        ],
        &[
            ("method", "per_page"),
            ("count_in_month_before", "0"),
            ("items", "1"),
            ("pages", "68"),
        ],
    ),
    (
        [
            "已经主动公开",
            "Already published",
            "公開済み",
            "이미 공개됨",
        ],
        [
            "只告知获取方式，不按量收费",
            "only told where to find it, no fee by page",
            "入手方法だけを通知、分量では徴収しない",
            "얻는 방법만 알림, 분량으로 받지 않음",
        ],
        &[
            ("method", "per_page"),
            ("count_in_month_before", "0"),
            ("items", "1"),
            ("pages", "68"),
            ("already_public", "yes"),
        ],
    ),
];
