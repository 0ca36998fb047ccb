//! One finding: what, how grave, where, and what to do.

use std::ops::Range;

use serde::Serialize;

/// How grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// 不得提交: the text cannot be submitted as it is.
    Refuse,
    /// 须核对: a person must look and may go on.
    Warn,
    /// 提示: worth knowing.
    Note,
}

/// What was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FindingCode {
    /// 密级标志
    ClassificationMark,
    /// 公开属性与附注不一致
    AttributeContradiction,
    /// 公民身份号码
    CitizenId,
    /// 银行卡号
    BankCard,
    /// 手机号码
    Mobile,
    /// 电子邮箱
    Email,
    /// 缺发文字号
    DocNumberMissing,
    /// 缺成文日期
    WrittenDateMissing,
    /// 图片缺替代文字
    ImageWithoutText,
    /// 站内链接失效
    BrokenLink,
}

impl FindingCode {
    /// The code in data.
    pub fn code(self) -> &'static str {
        match self {
            Self::ClassificationMark => "classification_mark",
            Self::AttributeContradiction => "attribute_contradiction",
            Self::CitizenId => "citizen_id",
            Self::BankCard => "bank_card",
            Self::Mobile => "mobile",
            Self::Email => "email",
            Self::DocNumberMissing => "doc_number_missing",
            Self::WrittenDateMissing => "written_date_missing",
            Self::ImageWithoutText => "image_without_text",
            Self::BrokenLink => "broken_link",
        }
    }

    /// The name in Chinese.
    pub fn label(self) -> &'static str {
        match self {
            Self::ClassificationMark => "密级标志",
            Self::AttributeContradiction => "公开属性与附注不一致",
            Self::CitizenId => "公民身份号码",
            Self::BankCard => "银行卡号",
            Self::Mobile => "手机号码",
            Self::Email => "电子邮箱",
            Self::DocNumberMissing => "缺发文字号",
            Self::WrittenDateMissing => "缺成文日期",
            Self::ImageWithoutText => "图片缺替代文字",
            Self::BrokenLink => "站内链接失效",
        }
    }
}

/// A finding. The message never repeats personal data; the range points at it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// What was found.
    pub code: FindingCode,
    /// How grave it is.
    pub severity: Severity,
    /// What it is and what to do, in Chinese.
    pub message: String,
    /// Where it stands in the text, in bytes; none when it stands nowhere.
    pub range: Option<Range<usize>>,
    /// What may stand there instead, such as a masked number.
    pub replacement: Option<String>,
}

impl Finding {
    /// A finding about a place in the text.
    pub(super) fn at(
        range: Range<usize>,
        code: FindingCode,
        severity: Severity,
        message: impl Into<String>,
    ) -> Self {
        Self {
            code,
            severity,
            message: message.into(),
            range: Some(range),
            replacement: None,
        }
    }

    /// A finding about the text as a whole.
    pub(super) fn whole(code: FindingCode, severity: Severity, message: impl Into<String>) -> Self {
        Self {
            code,
            severity,
            message: message.into(),
            range: None,
            replacement: None,
        }
    }

    /// The same finding with what may stand there instead.
    pub(super) fn or(mut self, replacement: String) -> Self {
        self.replacement = Some(replacement);
        self
    }
}
