//! The list of rows: one line each, from which keys, labels and the reading of labels are made.

use super::{Handling, Handling as H, Row};

/// The numbers before a label: 一、（一）1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::report) struct Place {
    pub main: Option<u8>,
    pub section: Option<u8>,
    pub item: Option<u8>,
}

/// What is known of a row.
pub(in crate::report) struct Line {
    pub row: Row,
    pub key: &'static str,
    pub place: Place,
    /// The official label without its numbers.
    pub label: &'static str,
    /// Words of which one must stand in a label, punctuation left out.
    pub words: &'static [&'static str],
    /// Whether the words must be the whole label.
    pub whole: bool,
}

const fn top(
    row: Row,
    key: &'static str,
    main: u8,
    label: &'static str,
    words: &'static [&'static str],
) -> Line {
    let place = Place {
        main: Some(main),
        section: None,
        item: None,
    };
    Line {
        row,
        key,
        place,
        label,
        words,
        whole: false,
    }
}

const fn result(
    row: Row,
    key: &'static str,
    (section, item): (u8, Option<u8>),
    label: &'static str,
    words: &'static [&'static str],
) -> Line {
    let place = Place {
        main: Some(3),
        section: Some(section),
        item,
    };
    Line {
        row,
        key,
        place,
        label,
        words,
        whole: false,
    }
}

const fn item(
    handling: Handling,
    key: &'static str,
    (section, number): (u8, u8),
    label: &'static str,
    words: &'static [&'static str],
) -> Line {
    result(
        Row::Handled(handling),
        key,
        (section, Some(number)),
        label,
        words,
    )
}

#[rustfmt::skip]
pub(in crate::report) const LINES: [Line; 26] = [
    top(Row::NewReceived, "new_received", 1, "本年新收政府信息公开申请数量", &["新收"]),
    top(Row::CarriedIn, "carried_in", 2, "上年结转政府信息公开申请数量", &["上年结转", "上年度结转"]),
    result(Row::Handled(H::Granted), "granted", (1, None), "予以公开", &["予以公开"]),
    result(Row::Handled(H::Partial), "partial", (2, None), "部分公开（区分处理的，只计这一情形，不计其他情形）", &["部分公开"]),
    item(H::StateSecret, "denied.state_secret", (3, 1), "属于国家秘密", &["国家秘密"]),
    item(H::LawForbidden, "denied.law_forbidden", (3, 2), "其他法律行政法规禁止公开", &["禁止公开"]),
    item(H::SafetyStability, "denied.safety_stability", (3, 3), "危及“三安全一稳定”", &["三安全一稳定"]),
    item(H::ThirdParty, "denied.third_party", (3, 4), "保护第三方合法权益", &["第三方"]),
    item(H::InternalAffairs, "denied.internal_affairs", (3, 5), "属于三类内部事务信息", &["内部事务"]),
    item(H::ProcessInfo, "denied.process_info", (3, 6), "属于四类过程性信息", &["过程性"]),
    item(H::EnforcementFile, "denied.enforcement_file", (3, 7), "属于行政执法案卷", &["执法案卷"]),
    item(H::AdminQuery, "denied.admin_query", (3, 8), "属于行政查询事项", &["行政查询"]),
    item(H::NotHeld, "unable.not_held", (4, 1), "本机关不掌握相关政府信息", &["不掌握"]),
    item(H::NeedsCreation, "unable.needs_creation", (4, 2), "没有现成信息需要另行制作", &["没有现成", "另行制作"]),
    item(H::StillUnclear, "unable.still_unclear", (4, 3), "补正后申请内容仍不明确", &["仍不明确"]),
    item(H::Petition, "not_processed.petition", (5, 1), "信访举报投诉类申请", &["信访"]),
    item(H::Repeat, "not_processed.repeat", (5, 2), "重复申请", &["重复申请"]),
    item(H::Publication, "not_processed.publication", (5, 3), "要求提供公开出版物", &["出版物"]),
    item(H::Abusive, "not_processed.abusive", (5, 4), "无正当理由大量反复申请", &["大量反复"]),
    item(H::Reconfirm, "not_processed.reconfirm", (5, 5), "要求行政机关确认或重新出具已获取信息", &["重新出具"]),
    item(H::NoCorrection, "other.no_correction", (6, 1), "申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", &["不补正"]),
    item(H::NoPayment, "other.no_payment", (6, 2), "申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", &["收费通知", "缴纳费用"]),
    Line { whole: true, ..item(H::Other, "other.other", (6, 3), "其他", &["其他", "其它"]) },
    result(Row::OtherHandling, "other", (6, None), "其他处理", &["其他处理", "其它处理"]),
    result(Row::TotalHandled, "total_handled", (7, None), "总计", &["总计", "合计"]),
    top(Row::CarriedOut, "carried_out", 4, "结转下年度继续办理", &["结转下年", "下年度继续办理"]),
];
