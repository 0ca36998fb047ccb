//! What was wrong with a document number: repaired, or kept and named.
//!
//! Source: the kinds of damage counted over some 38 000 published numbers.

use std::fmt;

/// One thing that was wrong with a number as it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Repair {
    /// Invisible characters were removed.
    ZeroWidth,
    /// A label such as 发文字号： was removed.
    Label,
    /// Full-width digits were made half-width.
    FullwidthDigit,
    /// Spaces inside were removed.
    Space,
    /// The year's brackets were made 〔〕.
    Bracket,
    /// The final 号 was added.
    NoHao,
    /// The 第 of a decree was added.
    NoDi,
    /// A 第 that does not belong after the year's bracket was removed.
    ExtraDi,
    /// A Chinese numeral was made a number.
    ChineseNumeral,
    /// Leading zeros (虚位) of the running number were removed.
    LeadingZero,
    /// The organ begins with something cut off or not its own; kept as written.
    PrefixNoise,
    /// A number by year does not say whether it is a decree, a notice …; kept as written.
    KindMissing,
    /// The organ is a filler such as 其他; kept as written.
    OrgPlaceholder,
}

impl Repair {
    /// The repair's code in reports.
    pub fn code(self) -> &'static str {
        match self {
            Self::ZeroWidth => "zero_width",
            Self::Label => "label",
            Self::FullwidthDigit => "fullwidth_digit",
            Self::Space => "space",
            Self::Bracket => "bracket",
            Self::NoHao => "no_hao",
            Self::NoDi => "no_di",
            Self::ExtraDi => "extra_di",
            Self::ChineseNumeral => "chinese_numeral",
            Self::LeadingZero => "leading_zero",
            Self::PrefixNoise => "prefix_noise",
            Self::KindMissing => "kind_missing",
            Self::OrgPlaceholder => "org_placeholder",
        }
    }

    /// What a person is told about it.
    pub fn label(self) -> &'static str {
        match self {
            Self::ZeroWidth => "删去了看不见的字符",
            Self::Label => "删去了“发文字号：”等标签",
            Self::FullwidthDigit => "全角数字已改为半角",
            Self::Space => "删去了空格",
            Self::Bracket => "年份括号已改为六角括号〔〕",
            Self::NoHao => "补上了“号”",
            Self::NoDi => "补上了“第”",
            Self::ExtraDi => "删去了多余的“第”",
            Self::ChineseNumeral => "汉字数字已改为阿拉伯数字",
            Self::LeadingZero => "删去了序号前的虚位“0”",
            Self::PrefixNoise => "机关代字前似有多余或残缺的文字，请核对",
            Self::KindMissing => "缺少“令”“公告”等文种，请核对",
            Self::OrgPlaceholder => "机关代字是“其他”一类占位文字，请核对",
        }
    }
}

impl fmt::Display for Repair {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}
