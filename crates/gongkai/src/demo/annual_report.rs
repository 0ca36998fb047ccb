//! Figures of the annual reports, made so that every identity of the national form holds.
//!
//! Source: 国办公开办函〔2021〕30号. Invented figures: rows add up, what one year carries out the next
//! carries in, and the district's report is the sum of its units' reports.

use std::collections::BTreeMap;

use gongkai_model::organisation::UnitLevel;

use super::types::DemoUnit;

/// The place that tells the assembler to make the figures of a report.
pub(super) const PLACE: &str = "annual_report";

const COLUMNS: usize = 6;
type Row = [u32; COLUMNS];

/// The 21 outcomes of table three in their fixed wording.
const OUTCOMES: [&str; 21] = [
    "三、本年度办理结果（一）予以公开",
    "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
    "（三）不予公开 1.属于国家秘密",
    "2.其他法律行政法规禁止公开",
    "3.危及“三安全一稳定”",
    "4.保护第三方合法权益",
    "5.属于三类内部事务信息",
    "6.属于四类过程性信息",
    "7.属于行政执法案卷",
    "8.属于行政查询事项",
    "（四）无法提供 1.本机关不掌握相关政府信息",
    "2.没有现成信息需要另行制作",
    "3.补正后申请内容仍不明确",
    "（五）不予处理 1.信访举报投诉类申请",
    "2.重复申请",
    "3.要求提供公开出版物",
    "4.无正当理由大量反复申请",
    "5.要求行政机关确认或重新出具已获取信息",
    "（六）其他处理 1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
    "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
    "3.其他",
];

/// In which order the outcomes other than 予以公开 get their share.
const SHARES: [(usize, u32); 7] = [
    (10, 5),
    (1, 8),
    (13, 11),
    (5, 13),
    (7, 17),
    (11, 19),
    (18, 23),
];

/// The figures of one report.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Figures {
    new: Row,
    carried_in: Row,
    outcomes: [Row; 21],
    carried_out: Row,
    made: u32,
    repealed: u32,
    valid: u32,
    licences: u32,
    penalties: u32,
    /// 维持、纠正、其他结果、尚未审结 of reconsideration and of lawsuits.
    reviews: [[u32; 4]; 3],
}

/// The figures of a unit for a year; the district adds those of everybody below to its own.
pub(super) fn figures(unit: &DemoUnit, year: i16, units: &[DemoUnit]) -> Figures {
    let own = own(unit, year);
    if unit.level != UnitLevel::District {
        return own;
    }
    let reporting = |unit: &&DemoUnit| {
        matches!(
            unit.level,
            UnitLevel::Bureau | UnitLevel::Town | UnitLevel::Park
        )
    };
    units
        .iter()
        .filter(reporting)
        .map(|unit| self::own(unit, year))
        .fold(own, add)
}

fn own(unit: &DemoUnit, year: i16) -> Figures {
    let seed = u32::try_from(unit.sort).unwrap_or_default();
    let mix = |salt: u32, year: i16, modulo: u32| {
        (seed * 31 + salt * 17 + u32::try_from(year).unwrap_or_default() * 7) % modulo
    };
    let carried = |year: i16| -> Row {
        [
            mix(1, year, 4),
            mix(2, year, 2),
            0,
            0,
            mix(3, year, 5) / 4,
            0,
        ]
    };
    let scale = if unit.level == UnitLevel::Bureau {
        3
    } else {
        1
    };
    let (carried_in, carried_out) = (carried(year - 1), carried(year));
    // What is carried out came in during the year, so that no column can run short.
    let new = add_rows(
        [
            6 + scale * mix(4, year, 19),
            mix(5, year, 6),
            0,
            mix(6, year, 3) / 2,
            mix(7, year, 3),
            0,
        ],
        carried_out,
    );
    let mut outcomes = [[0; COLUMNS]; 21];
    for column in 0..COLUMNS {
        let of = |row: &Row| row.get(column).copied().unwrap_or_default();
        let handled = (of(&new) + of(&carried_in)).saturating_sub(of(&carried_out));
        share_out(&mut outcomes, column, handled);
    }
    let acts = |year: i16| (mix(8, year, 3), mix(9, year, 5) / 3);
    let (made, repealed) = acts(year);
    let valid = (2021..=year)
        .map(acts)
        .fold(6 + seed % 5, |valid, (made, repealed)| {
            valid + made - repealed
        });
    let enforces = unit.level == UnitLevel::Bureau;
    Figures {
        new,
        carried_in,
        outcomes,
        carried_out,
        made,
        repealed,
        valid,
        licences: if enforces { mix(10, year, 400) } else { 0 },
        penalties: if enforces { mix(11, year, 60) } else { 0 },
        reviews: [
            [
                mix(12, year, 3),
                mix(13, year, 4) / 3,
                0,
                mix(14, year, 3) / 2,
            ],
            [mix(15, year, 4) / 3, 0, 0, 0],
            [mix(16, year, 3) / 2, 0, 0, mix(17, year, 5) / 4],
        ],
    }
}

/// Gives each outcome its share of a column; what is left was opened.
fn share_out(outcomes: &mut [Row; 21], column: usize, handled: u32) {
    let mut left = handled;
    let shares = SHARES
        .iter()
        .map(|(row, divisor)| (*row, handled / divisor));
    for (row, share) in shares {
        if let Some(cell) = outcomes.get_mut(row).and_then(|row| row.get_mut(column)) {
            *cell = share;
            left -= share;
        }
    }
    if let Some(cell) = outcomes.first_mut().and_then(|row| row.get_mut(column)) {
        *cell = left;
    }
}

fn add_rows(a: Row, b: Row) -> Row {
    let mut sum = a;
    sum.iter_mut().zip(b).for_each(|(a, b)| *a += b);
    sum
}

fn add(a: Figures, b: Figures) -> Figures {
    let mut outcomes = a.outcomes;
    outcomes
        .iter_mut()
        .zip(b.outcomes)
        .for_each(|(a, b)| *a = add_rows(*a, b));
    let mut reviews = a.reviews;
    reviews
        .iter_mut()
        .zip(b.reviews)
        .for_each(|(a, b)| a.iter_mut().zip(b).for_each(|(a, b)| *a += b));
    Figures {
        new: add_rows(a.new, b.new),
        carried_in: add_rows(a.carried_in, b.carried_in),
        outcomes,
        carried_out: add_rows(a.carried_out, b.carried_out),
        made: a.made + b.made,
        repealed: a.repealed + b.repealed,
        valid: a.valid + b.valid,
        licences: a.licences + b.licences,
        penalties: a.penalties + b.penalties,
        reviews,
    }
}

impl Figures {
    /// The places that the text of a report fills.
    pub(super) fn places(&self) -> BTreeMap<String, String> {
        let total = |row: &Row| row.iter().sum::<u32>().to_string();
        let granted = self
            .outcomes
            .iter()
            .take(2)
            .map(|row| row.iter().sum::<u32>())
            .sum::<u32>();
        let lawsuits: u32 = self.reviews.iter().skip(1).flatten().sum();
        let reconsidered: u32 = self.reviews.first().into_iter().flatten().sum();
        BTreeMap::from([
            (PLACE.to_owned(), String::new()),
            ("received".to_owned(), total(&self.new)),
            ("carried_in".to_owned(), total(&self.carried_in)),
            (
                "handled".to_owned(),
                self.handled().iter().sum::<u32>().to_string(),
            ),
            ("carried_out".to_owned(), total(&self.carried_out)),
            ("granted".to_owned(), granted.to_string()),
            ("reconsidered".to_owned(), reconsidered.to_string()),
            ("lawsuits".to_owned(), lawsuits.to_string()),
            ("made".to_owned(), self.made.to_string()),
            ("repealed".to_owned(), self.repealed.to_string()),
            ("valid".to_owned(), self.valid.to_string()),
            ("table_2".to_owned(), self.table_2()),
            ("table_3".to_owned(), self.table_3()),
            ("table_4".to_owned(), self.table_4()),
        ])
    }

    fn handled(&self) -> Row {
        self.outcomes.iter().copied().fold([0; COLUMNS], add_rows)
    }

    fn table_2(&self) -> String {
        format!(
            "| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n| 规章 | 0 | 0 | 0 |\n| 行政规范性文件 | {} | {} | {} |\n第二十条第（五）（六）（八）项\n| 信息内容 | 本年处理决定数量（件）、收费金额（万元） |\n| 行政许可 | {} |\n| 行政处罚 | {} |\n| 行政强制 | 0 |\n| 行政事业性收费 | 0 |",
            self.made, self.repealed, self.valid, self.licences, self.penalties
        )
    }

    fn table_3(&self) -> String {
        let line = |label: &str, row: &Row| {
            let cells = row
                .iter()
                .map(u32::to_string)
                .collect::<Vec<_>>()
                .join(" | ");
            format!("| {label} | {cells} | {} |", row.iter().sum::<u32>())
        };
        let mut lines = vec![
            "| 申请情况 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |".to_owned(),
            line("一、本年新收政府信息公开申请数量", &self.new),
            line("二、上年结转政府信息公开申请数量", &self.carried_in),
        ];
        lines.extend(
            OUTCOMES
                .iter()
                .zip(&self.outcomes)
                .map(|(label, row)| line(label, row)),
        );
        lines.push(line("（七）总计", &self.handled()));
        lines.push(line("四、结转下年度继续办理", &self.carried_out));
        lines.join("\n")
    }

    fn table_4(&self) -> String {
        let labels = [
            "行政复议",
            "行政诉讼（未经复议直接起诉）",
            "行政诉讼（复议后起诉）",
        ];
        let mut lines =
            vec!["| 类别 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |".to_owned()];
        lines.extend(labels.iter().zip(&self.reviews).map(|(label, row)| {
            let cells = row
                .iter()
                .map(u32::to_string)
                .collect::<Vec<_>>()
                .join(" | ");
            format!("| {label} | {cells} | {} |", row.iter().sum::<u32>())
        }));
        lines.join("\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::demo::organisation;

    #[test]
    fn what_one_year_carries_out_the_next_carries_in() {
        let units = organisation::units().unwrap();
        for unit in units.iter().filter(|unit| unit.level.has_public_page()) {
            for year in 2022..2030 {
                let (now, next) = (figures(unit, year, &units), figures(unit, year + 1, &units));
                assert_eq!(
                    now.carried_out, next.carried_in,
                    "T3-4 {} {year}",
                    unit.name
                );
                assert_eq!(
                    now.valid + next.made - next.repealed,
                    next.valid,
                    "T2-1 {}",
                    unit.name
                );
                let received = add_rows(now.new, now.carried_in);
                assert_eq!(
                    received,
                    add_rows(now.handled(), now.carried_out),
                    "T3-1 {}",
                    unit.name
                );
            }
        }
    }
}
