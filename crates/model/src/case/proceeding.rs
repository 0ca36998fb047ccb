//! 举报投诉、行政复议、行政诉讼 about a case, as a register keeps them and table four of the annual report counts them.
//!
//! Source: 《政府信息公开条例》 art. 47, 51; 国办公开办函〔2021〕30号, table four. What a year counts is this house's reading: what
//! was decided in the year, by its result, and as 尚未审结 what was filed by its end and not decided by then.

use gongkai_rules::report::{Proceedings, Table4};
use jiff::civil::Date;

/// What was filed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ProceedingSort {
    /// 举报投诉
    Complaint,
    /// 行政复议
    Review,
    /// 行政诉讼，未经复议直接起诉
    LitigationDirect,
    /// 行政诉讼，复议后起诉
    LitigationAfterReview,
}

/// How far it has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ProceedingStage {
    /// 已提出
    Filed,
    /// 已受理
    Accepted,
    /// 已听取意见、开庭
    Heard,
    /// 已审结
    Decided,
}

/// How it ended, in the words of table four.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ProceedingResult {
    /// 结果维持
    Upheld,
    /// 结果纠正
    Corrected,
    /// 其他结果
    Other,
}

macro_rules! codes {
    ($type:ident: $($variant:ident $code:literal $label:literal),+ $(,)?) => {
        impl $type {
            /// All, in the order of a menu.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The code stored.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }

            /// The name shown.
            #[must_use]
            pub const fn label(self) -> &'static str {
                match self { $(Self::$variant => $label),+ }
            }

            /// Reads the code.
            #[must_use]
            pub fn from_code(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.code() == code)
            }
        }
    };
}

codes!(ProceedingSort:
    Complaint "complaint" "举报投诉",
    Review "review" "行政复议",
    LitigationDirect "litigation_direct" "行政诉讼（未经复议直接起诉）",
    LitigationAfterReview "litigation_after_review" "行政诉讼（复议后起诉）",
);
codes!(ProceedingStage:
    Filed "filed" "已提出",
    Accepted "accepted" "已受理",
    Heard "heard" "已听取意见或者开庭",
    Decided "decided" "已审结",
);
codes!(ProceedingResult:
    Upheld "upheld" "结果维持",
    Corrected "corrected" "结果纠正",
    Other "other" "其他结果",
);

/// What table four counts of a proceeding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counted {
    /// What was filed.
    pub sort: ProceedingSort,
    /// When.
    pub filed_on: Date,
    /// How and when it ended, once it did.
    pub ended: Option<(Date, ProceedingResult)>,
}

/// Table four of a year.
#[must_use]
pub fn table4(all: &[Counted], year: i16) -> Table4 {
    let group = |sort| {
        let own = all
            .iter()
            .filter(|one| one.sort == sort && one.filed_on.year() <= year);
        let (mut upheld, mut corrected, mut other, mut pending) = (0, 0, 0, 0);
        for one in own {
            match one.ended {
                Some((day, _)) if day.year() < year => {}
                Some((day, result)) if day.year() == year => match result {
                    ProceedingResult::Upheld => upheld += 1,
                    ProceedingResult::Corrected => corrected += 1,
                    ProceedingResult::Other => other += 1,
                },
                _ => pending += 1,
            }
        }
        Some(Proceedings::of(upheld, corrected, other, pending))
    };
    Table4::of(
        group(ProceedingSort::Review),
        group(ProceedingSort::LitigationDirect),
        group(ProceedingSort::LitigationAfterReview),
    )
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_year_counts_what_it_decided_and_what_it_left_open() {
        use ProceedingResult::{Corrected, Upheld};
        use ProceedingSort::{Complaint, LitigationAfterReview, Review};
        let one = |sort, filed_on, ended| Counted {
            sort,
            filed_on,
            ended,
        };
        let all = [
            one(Review, date(2024, 11, 3), Some((date(2025, 1, 10), Upheld))),
            one(
                Review,
                date(2025, 2, 1),
                Some((date(2025, 4, 1), Corrected)),
            ),
            one(Review, date(2025, 12, 20), None),
            one(
                LitigationAfterReview,
                date(2025, 5, 1),
                Some((date(2026, 1, 5), Upheld)),
            ),
            one(Complaint, date(2025, 5, 1), None),
        ];
        let totals = |year: i16| {
            let table = table4(&all, year);
            table.groups().map(|(_, group)| {
                let group = group.cloned().unwrap_or_default();
                [group.upheld, group.corrected, group.pending, group.total]
                    .map(|cell| cell.stated().unwrap_or(-1))
            })
        };
        assert_eq!(totals(2024), [[0, 0, 1, 1], [0; 4], [0; 4]]);
        assert_eq!(totals(2025), [[1, 1, 1, 3], [0; 4], [0, 0, 1, 1]]);
        assert_eq!(totals(2026), [[0, 0, 1, 1], [0; 4], [1, 0, 0, 1]]);
        assert_eq!(totals(2023), [[0; 4]; 3]);
    }

    #[test]
    fn codes_are_read_back() {
        for sort in ProceedingSort::ALL {
            assert_eq!(ProceedingSort::from_code(sort.code()), Some(*sort));
        }
        for stage in ProceedingStage::ALL {
            assert_eq!(ProceedingStage::from_code(stage.code()), Some(*stage));
        }
        for result in ProceedingResult::ALL {
            assert_eq!(ProceedingResult::from_code(result.code()), Some(*result));
        }
        assert_eq!(ProceedingResult::from_code("pending"), None);
    }
}
