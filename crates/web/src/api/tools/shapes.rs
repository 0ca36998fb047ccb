//! The shapes of the calculators in the description. The rules write the answers themselves; a test compares
//! their keys with these.

#![expect(
    dead_code,
    reason = "these describe what the rules read and write, and are never built"
)]

use utoipa::ToSchema;

/// A day, with the way to it.
#[derive(ToSchema)]
#[schema(example = json!({
    "date": "2026-02-13", "working_days": 20, "result": "2026-03-19",
    "explanation": [
        {"from": "2026-02-14", "to": "2026-02-14", "counted": true, "reason": "春节调休上班"},
        {"from": "2026-02-15", "to": "2026-02-23", "counted": false, "reason": "春节"}
    ]
}))]
pub(in crate::api) struct WorkingDaysAdded {
    /// 起算日期
    #[schema(format = Date)]
    date: String,
    /// 工作日数
    working_days: u32,
    /// 最后一个工作日
    #[schema(format = Date)]
    result: String,
    /// 逐段说明，从起算日的次日到结果
    explanation: Vec<DaySpan>,
}

/// Days in a row that count, or do not, for one reason.
#[derive(ToSchema)]
pub(in crate::api) struct DaySpan {
    /// 第一天
    #[schema(format = Date)]
    from: String,
    /// 最后一天
    #[schema(format = Date)]
    to: String,
    /// 是否计入
    counted: bool,
    /// 原因
    reason: String,
}

/// What happened to one request.
#[derive(ToSchema)]
#[schema(example = json!({
    "id": "1", "as_of": "2024-10-08",
    "events": [
        {"kind": "received", "on": "2024-09-13", "channel": "in_person"},
        {"kind": "third_party_consulted", "on": "2024-09-19"},
        {"kind": "third_party_answered", "on": "2024-09-26"}
    ]
}))]
pub(in crate::api) struct RequestEvents {
    /// 编号，原样返回
    id: Option<String>,
    /// 事件，先后不限，最多 100 件
    #[schema(max_items = 100)]
    events: Vec<RequestEvent>,
    /// 算到哪一天；不给为最后一件事的日期。只影响已用、剩余和是否超期
    #[schema(format = Date)]
    as_of: Option<String>,
}

/// Something that happened. Each kind has its own further keys; others are refused.
#[derive(ToSchema)]
pub(in crate::api) struct RequestEvent {
    /// 什么事
    #[schema(inline)]
    kind: EventKind,
    /// 日期
    #[schema(format = Date)]
    on: String,
    /// 把征求意见和它的答复对应起来
    r#ref: Option<String>,
    /// `received`：渠道
    #[schema(inline)]
    channel: Option<Channel>,
    /// `received`：平常信函、网上、传真的确认日期，从这一天起算
    #[schema(format = Date)]
    confirmed_on: Option<String>,
    /// `correction_requested`：补正截止日期；`deferred`：延迟答复的截止日期，必填
    #[schema(format = Date)]
    until: Option<String>,
    /// `third_party_consulted`、`fee_noticed`：对方收到日期
    #[schema(format = Date)]
    received_on: Option<String>,
    /// `agency_consulted`：共同制作机关，或者其他机关
    #[schema(inline)]
    r#as: Option<AgencyRole>,
    /// `extended`：延长的工作日数，必填
    #[schema(minimum = 1, maximum = 20)]
    working_days: Option<u32>,
    /// `extended`：同意延期的人
    approved_by: Option<String>,
}

/// A sort of event.
#[derive(ToSchema)]
#[schema(rename_all = "snake_case")]
pub(in crate::api) enum EventKind {
    Received,
    CorrectionRequested,
    Corrected,
    ThirdPartyConsulted,
    ThirdPartyAnswered,
    AgencyConsulted,
    AgencyAnswered,
    ExplanationRequested,
    Explained,
    Deferred,
    FeeNoticed,
    FeePaid,
    Extended,
    Replied,
    Withdrawn,
}

/// How a request came.
#[derive(ToSchema)]
#[schema(rename_all = "snake_case")]
pub(in crate::api) enum Channel {
    InPerson,
    PostSigned,
    PostPlain,
    Online,
    Fax,
}

/// Which organ was asked.
#[derive(ToSchema)]
#[schema(rename_all = "snake_case")]
pub(in crate::api) enum AgencyRole {
    CoMaker,
    Other,
}

/// A request's clock. A date that does not exist in the present state is null.
#[derive(ToSchema)]
pub(in crate::api) struct RequestClock {
    /// 编号
    id: Option<String>,
    /// `awaiting_confirm received correction_requested fee_noticed explanation_requested consulting deferred
    /// extended in_process replied withdrawn`
    state: String,
    /// 收到之日
    #[schema(format = Date)]
    received_on: Option<String>,
    /// 答复期限
    #[schema(format = Date)]
    due_on: Option<String>,
    /// 最迟告知补正
    #[schema(format = Date)]
    correction_notice_due_on: Option<String>,
    /// 缴费期限
    #[schema(format = Date)]
    fee_payment_due_on: Option<String>,
    /// 第三方最迟答复
    #[schema(format = Date)]
    third_party_due_on: Option<String>,
    /// 共同制作机关最迟答复
    #[schema(format = Date)]
    agency_due_on: Option<String>,
    /// 已用工作日
    working_days_used: Option<u32>,
    /// 剩余工作日
    working_days_left: Option<u32>,
    /// 是否超期
    overdue: bool,
    /// 已经发生的不合法之处
    violations: Vec<Violation>,
    /// 逐段说明
    explanation: Vec<ClockSpan>,
}

/// Something unlawful that happened.
#[derive(ToSchema)]
pub(in crate::api) struct Violation {
    /// `late_correction_notice second_correction_notice late_extension second_extension
    /// extension_without_approval extension_while_stopped late_deferral late_fee_notice overdue_reply`
    code: String,
    /// 条款
    article: String,
}

/// Days in a row that count, or do not, for one reason.
#[derive(ToSchema)]
pub(in crate::api) struct ClockSpan {
    /// 第一天
    #[schema(format = Date)]
    from: String,
    /// 最后一天
    #[schema(format = Date)]
    to: String,
    /// 是否计入
    counted: bool,
    /// 原因
    reason: String,
    /// 条款
    article: String,
}

/// A method of charging.
#[derive(ToSchema)]
#[schema(rename_all = "snake_case")]
pub(in crate::api) enum FeeMethod {
    PerItem,
    PerPage,
}

/// A fee, tier by tier.
#[derive(ToSchema)]
#[schema(example = json!({
    "id": null, "fee_yuan": 300, "article": "国办函〔2020〕109号 第四条",
    "tiers": [
        {"from": 9, "to": 10, "rate_yuan": 0, "count": 2, "amount_yuan": 0},
        {"from": 11, "to": 13, "rate_yuan": 100, "count": 3, "amount_yuan": 300}
    ]
}))]
pub(in crate::api) struct FeeGiven {
    /// 编号
    id: Option<String>,
    /// 合计，元
    fee_yuan: u64,
    /// 各档
    tiers: Vec<FeeTier>,
    /// 条款
    article: String,
}

/// The part of a fee that falls into one tier.
#[derive(ToSchema)]
pub(in crate::api) struct FeeTier {
    /// 从第几件（页）
    from: u64,
    /// 到第几件（页）
    to: u64,
    /// 单价，元
    rate_yuan: u64,
    /// 件（页）数
    count: u64,
    /// 金额，元
    amount_yuan: u64,
}

/// Why a calculator refuses (RFC 9457).
#[derive(ToSchema)]
#[schema(example = json!({
    "type": "about:blank", "title": "延期应为1至20个工作日，现为25个", "status": 422,
    "code": "extension_days", "article": "条例第三十三条", "provisional_on": null,
    "instance": "/api/v1/tools/foi-clock"
}))]
pub(in crate::api) struct ToolProblem {
    /// Always `about:blank`.
    r#type: String,
    /// What is wrong, in Chinese.
    title: String,
    /// The HTTP status.
    status: u16,
    /// What is wrong, for programs.
    code: String,
    /// The article that rules it out, if one does.
    article: Option<String>,
    /// The provisional result, for `year_not_covered`.
    #[schema(format = Date)]
    provisional_on: Option<String>,
    /// The path that was asked for.
    instance: String,
}
