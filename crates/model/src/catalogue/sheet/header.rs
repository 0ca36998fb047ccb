//! The heading of the table: one to three rows, merged cells, local names.

use super::cells::letters;
use crate::catalogue::Level;

/// A column of the national table, or one that places add.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    /// 序号
    Number,
    /// 领域, where one sheet holds several.
    Field,
    /// 一级事项
    Level1,
    /// 二级事项
    Level2,
    /// 三级事项
    Level3,
    /// 公开内容（要素）
    Elements,
    /// 公开依据
    Basis,
    /// 公开时限
    TimeLimit,
    /// 公开主体
    Publisher,
    /// 公开渠道和载体
    Channels,
    /// 公开对象, all in one cell.
    Audience,
    /// 全社会
    Everyone,
    /// 特定群体
    Particular,
    /// 公开方式, all in one cell.
    Manner,
    /// 主动
    Proactive,
    /// 依申请公开
    OnRequest,
    /// 公开层级, all in one cell.
    Levels,
    /// A tick column of one level.
    Level(Level),
    /// 乡、村级 in one tick column.
    TownAndVillage,
    /// 更新周期
    Cycle,
}

impl Column {
    /// The name in findings.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Number => "序号",
            Self::Field => "领域",
            Self::Level1 => "一级事项",
            Self::Level2 => "二级事项",
            Self::Level3 => "三级事项",
            Self::Elements => "公开内容（要素）",
            Self::Basis => "公开依据",
            Self::TimeLimit => "公开时限",
            Self::Publisher => "公开主体",
            Self::Channels => "公开渠道和载体",
            Self::Audience | Self::Everyone | Self::Particular => "公开对象",
            Self::Manner | Self::Proactive | Self::OnRequest => "公开方式",
            Self::Levels | Self::Level(_) | Self::TownAndVillage => "公开层级",
            Self::Cycle => "更新周期",
        }
    }
}

/// The columns of a table, by place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Header {
    pub(super) columns: Vec<Option<Column>>,
    /// How many rows the heading takes.
    pub(super) rows: usize,
    texts: Vec<String>,
}

impl Header {
    /// Reads the heading that begins with this row, if one does; `below` are the rows after it.
    pub(super) fn read(row: &[String], below: &[&[String]]) -> Option<Self> {
        let tops: Vec<String> = row.iter().map(|cell| letters(cell)).collect();
        let known = tops.iter().filter(|top| of_top(top).is_some()).count();
        if known < 4 {
            return None;
        }
        let mut rows = 1;
        let mut subs = vec![String::new(); tops.len()];
        for row in below.iter().take(2) {
            let texts: Vec<String> = row.iter().map(|cell| letters(cell)).collect();
            let filled = || texts.iter().filter(|text| !text.is_empty());
            let subs_here = filled().filter(|text| of_sub(text).is_some()).count();
            let is_heading = filled().all(|text| of_sub(text).or_else(|| of_top(text)).is_some());
            if subs_here < 2 || !is_heading {
                break;
            }
            rows += 1;
            let texts = texts
                .into_iter()
                .enumerate()
                .filter(|(_, text)| of_sub(text).is_some());
            for (at, text) in texts {
                if subs.len() <= at {
                    subs.resize(at + 1, String::new());
                }
                if let Some(sub) = subs.get_mut(at) {
                    *sub = text;
                }
            }
        }
        let mut columns = Vec::with_capacity(subs.len());
        for (at, sub) in subs.iter().enumerate() {
            let top = tops.get(at).map_or("", String::as_str);
            columns.push(of_sub(sub).or_else(|| of_top(top)).or_else(|| of_sub(top)));
        }
        Some(Self {
            columns,
            rows,
            texts: tops,
        })
    }

    /// Whether a row is the heading again, as printed tables have it on every page.
    pub(super) fn is_repeated_by(&self, row: &[String]) -> bool {
        let texts = row.iter().map(|cell| letters(cell));
        let pairs = self
            .texts
            .iter()
            .zip(texts)
            .filter(|(text, _)| !text.is_empty());
        let same = pairs.filter(|(text, cell)| **text == *cell).count();
        let subs = row
            .iter()
            .filter(|cell| of_sub(&letters(cell)).is_some())
            .count();
        same >= 3 || subs >= 4
    }

    /// How many columns are known.
    pub(super) fn width(&self) -> usize {
        self.columns.iter().flatten().count()
    }

    /// The place of a column.
    pub(super) fn place(&self, column: Column) -> Option<usize> {
        self.columns.iter().position(|known| *known == Some(column))
    }

    /// The columns without which no item can be read, as far as they are missing.
    pub(super) fn missing(&self) -> Vec<&'static str> {
        let mut missing = Vec::new();
        if self.place(Column::Level1).is_none() && self.place(Column::Level2).is_none() {
            missing.push("公开事项");
        }
        for column in [Column::Elements, Column::TimeLimit] {
            if self.place(column).is_none() {
                missing.push(column.label());
            }
        }
        missing
    }
}

/// Columns by the words of the upper heading.
fn of_top(text: &str) -> Option<Column> {
    let starts = |words: &[&str]| words.iter().any(|word| text.starts_with(word));
    Some(match text {
        "序号" | "编号" => Column::Number,
        "领域" | "公开领域" | "试点领域" | "公开类别" | "类别" => Column::Field,
        "公开事项" | "事项名称" | "一级事项" | "公开事项一级" => Column::Level1,
        "二级事项" | "公开事项二级" => Column::Level2,
        "三级事项" => Column::Level3,
        "更新周期" | "公开频次" | "更新频次" | "更新频率" | "公开频率" | "更新时限" => {
            Column::Cycle
        }
        _ if starts(&["公开内容", "内容要素", "公开要素", "具体内容"]) => {
            Column::Elements
        }
        _ if starts(&["公开依据", "依据"]) => Column::Basis,
        _ if starts(&["公开时限", "公开时间", "时限"]) => Column::TimeLimit,
        _ if starts(&[
            "公开主体",
            "责任主体",
            "公开责任主体",
            "责任单位",
            "公开单位",
        ]) =>
        {
            Column::Publisher
        }
        _ if starts(&["公开渠道", "渠道", "公开载体", "载体"]) => Column::Channels,
        _ if starts(&["公开对象", "对象"]) => Column::Audience,
        _ if starts(&["公开方式", "方式"]) => Column::Manner,
        _ if starts(&["公开层级", "层级"]) => Column::Levels,
        _ => return None,
    })
}

/// Columns by the words of the lower heading.
fn of_sub(text: &str) -> Option<Column> {
    Some(match text {
        "一级事项" | "一级" => Column::Level1,
        "二级事项" | "二级" => Column::Level2,
        "三级事项" | "三级" => Column::Level3,
        "全社会" | "社会公众" => Column::Everyone,
        "主动" | "主动公开" => Column::Proactive,
        "依申请" | "依申请公开" => Column::OnRequest,
        "县级" | "区级" | "市级" | "县区级" => Column::Level(Level::County),
        "乡级" | "镇级" | "乡镇级" | "镇街级" | "街道级" | "镇乡级" => {
            Column::Level(Level::Town)
        }
        "村级" | "村社区级" => Column::Level(Level::Village),
        "乡村级" | "镇村级" => Column::TownAndVillage,
        "特定群体" | "特定群众" | "特定群体请写明" | "特定群众请写明" => {
            Column::Particular
        }
        _ => return None,
    })
}
