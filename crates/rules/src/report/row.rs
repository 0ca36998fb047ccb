//! The rows of table three in both formats, and the ways in which a request may end.
//!
//! Source: 国办公开办函〔2019〕60号, 国办公开办函〔2021〕30号. Keys are ours; labels and numbering are those of the form.

mod lines;

use Handling as H;
use lines::LINES;
pub(super) use lines::{Line, Place};

/// The form of the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// 国办公开办函〔2019〕60号: reports of 2019 and 2020.
    Y2019,
    /// 国办公开办函〔2021〕30号: reports from 2021 on.
    Y2021,
}

/// A row of table three.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Row {
    /// 一、本年新收政府信息公开申请数量
    NewReceived,
    /// 二、上年结转政府信息公开申请数量
    CarriedIn,
    /// 三、本年度办理结果: one way in which requests ended.
    Handled(Handling),
    /// 三、（六）其他处理: a single row in the format of 2019.
    OtherHandling,
    /// 三、（七）总计
    TotalHandled,
    /// 四、结转下年度继续办理
    CarriedOut,
}

/// How a request ended, as table three counts it (三、本年度办理结果).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Handling {
    /// （一）予以公开
    Granted,
    /// （二）部分公开
    Partial,
    /// （三）1.属于国家秘密
    StateSecret,
    /// （三）2.其他法律行政法规禁止公开
    LawForbidden,
    /// （三）3.危及“三安全一稳定”
    SafetyStability,
    /// （三）4.保护第三方合法权益
    ThirdParty,
    /// （三）5.属于三类内部事务信息
    InternalAffairs,
    /// （三）6.属于四类过程性信息
    ProcessInfo,
    /// （三）7.属于行政执法案卷
    EnforcementFile,
    /// （三）8.属于行政查询事项
    AdminQuery,
    /// （四）1.本机关不掌握相关政府信息
    NotHeld,
    /// （四）2.没有现成信息需要另行制作
    NeedsCreation,
    /// （四）3.补正后申请内容仍不明确
    StillUnclear,
    /// （五）1.信访举报投诉类申请
    Petition,
    /// （五）2.重复申请
    Repeat,
    /// （五）3.要求提供公开出版物
    Publication,
    /// （五）4.无正当理由大量反复申请
    Abusive,
    /// （五）5.要求行政机关确认或重新出具已获取信息
    Reconfirm,
    /// （六）1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请
    NoCorrection,
    /// （六）2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请
    NoPayment,
    /// （六）3.其他
    Other,
}

impl Row {
    /// The key in data, such as `denied.state_secret`.
    pub fn key(self) -> &'static str {
        self.line().map_or("", |line| line.key)
    }

    /// The row with this key.
    pub fn from_key(key: &str) -> Option<Self> {
        LINES
            .iter()
            .find(|line| line.key == key)
            .map(|line| line.row)
    }

    /// The label of the form, without its numbers.
    pub fn label(self) -> &'static str {
        self.line().map_or("", |line| line.label)
    }

    /// The numbers that the form puts before the label, such as `（三）4.`.
    pub fn numbering(self) -> String {
        let digits = ["", "一", "二", "三", "四", "五", "六", "七"];
        let digit = |number: u8| digits.get(usize::from(number)).copied().unwrap_or_default();
        let Some(place) = self.line().map(|line| line.place) else {
            return String::new();
        };
        match (place.main, place.section, place.item) {
            (Some(main), None, _) => format!("{}、", digit(main)),
            (_, Some(section), Some(item)) => format!("（{}）{item}.", digit(section)),
            (_, Some(section), None) => format!("（{}）", digit(section)),
            _ => String::new(),
        }
    }

    pub(super) fn line(self) -> Option<&'static Line> {
        LINES.iter().find(|line| line.row == self)
    }

    /// The way in which requests ended, for a row of （一） to （六）.
    pub fn handling(self) -> Option<Handling> {
        match self {
            Self::Handled(handling) => Some(handling),
            _ => None,
        }
    }
}

impl Handling {
    /// All of them, in the order of the form.
    pub fn all() -> impl Iterator<Item = Self> {
        LINES.iter().filter_map(|line| line.row.handling())
    }

    /// The key in data, such as `denied.state_secret`.
    pub fn key(self) -> &'static str {
        Row::Handled(self).key()
    }
}

impl Format {
    /// The format with this name: `2019` or `2021`.
    pub fn from_name(name: &str) -> Option<Self> {
        match name {
            "2019" => Some(Self::Y2019),
            "2021" => Some(Self::Y2021),
            _ => None,
        }
    }

    /// The format that was in force for a year.
    pub fn of_year(year: i16) -> Self {
        if year <= 2020 {
            Self::Y2019
        } else {
            Self::Y2021
        }
    }

    pub(super) fn lines(self) -> impl Iterator<Item = &'static Line> {
        LINES.iter().filter(move |line| self.has(line.row))
    }

    /// Its rows in the order of the form.
    pub fn rows(self) -> impl Iterator<Item = Row> {
        self.lines().map(|line| line.row)
    }

    /// The rows that make up （七）总计.
    pub fn handled(self) -> impl Iterator<Item = Row> {
        self.rows()
            .filter(|row| matches!(row, Row::Handled(_) | Row::OtherHandling))
    }

    /// Whether the row is part of this format.
    pub fn has(self, row: Row) -> bool {
        match row {
            Row::OtherHandling => self == Self::Y2019,
            Row::Handled(H::NoCorrection | H::NoPayment | H::Other) => self == Self::Y2021,
            _ => true,
        }
    }
}
