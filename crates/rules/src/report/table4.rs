//! 表四 — reconsiderations and lawsuits about disclosure: three groups of five numbers.

use super::cell::Cell;
use super::finding::Outcome;
use super::table2::is_blank;
use crate::given::Given;

/// Table four.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table4 {
    /// 行政复议
    pub administrative_review: Option<Proceedings>,
    /// 行政诉讼 未经复议直接起诉
    pub litigation_direct: Option<Proceedings>,
    /// 行政诉讼 复议后起诉
    pub litigation_after_review: Option<Proceedings>,
    is_blank: bool,
}

/// One group of proceedings.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Proceedings {
    /// 结果维持
    pub upheld: Cell,
    /// 结果纠正
    pub corrected: Cell,
    /// 其他结果
    pub other: Cell,
    /// 尚未审结
    pub pending: Cell,
    /// 总计
    pub total: Cell,
}

impl Table4 {
    /// The keys of the groups, in the order of the form.
    pub const KEYS: [&'static str; 3] = [
        "administrative_review",
        "litigation_direct",
        "litigation_after_review",
    ];

    /// A table of three groups.
    pub fn of(
        administrative_review: Option<Proceedings>,
        litigation_direct: Option<Proceedings>,
        litigation_after_review: Option<Proceedings>,
    ) -> Self {
        Self {
            administrative_review,
            litigation_direct,
            litigation_after_review,
            is_blank: false,
        }
    }

    /// Reads a table.
    pub(super) fn read(given: &Given) -> Self {
        let [first, second, third] = Self::KEYS.map(|key| given.get(key).map(Proceedings::read));
        Self {
            administrative_review: first,
            litigation_direct: second,
            litigation_after_review: third,
            is_blank: is_blank(given),
        }
    }

    /// The groups with their keys.
    pub fn groups(&self) -> [(&'static str, Option<&Proceedings>); 3] {
        let [first, second, third] = Self::KEYS;
        [
            (first, self.administrative_review.as_ref()),
            (second, self.litigation_direct.as_ref()),
            (third, self.litigation_after_review.as_ref()),
        ]
    }

    pub(super) fn check(&self, outcome: &mut Outcome) {
        if self.is_blank {
            return outcome.blank_table("table4", "表四");
        }
        for (key, group) in self.groups() {
            match group {
                Some(group) => group.check(key, outcome),
                None => outcome.row("missing_row", key),
            }
        }
    }
}

impl Proceedings {
    fn read(given: &Given) -> Self {
        let cell = |key| Cell::read(given.get(key));
        Self {
            upheld: cell("upheld"),
            corrected: cell("corrected"),
            other: cell("other"),
            pending: cell("pending"),
            total: cell("total"),
        }
    }

    pub(super) fn parts(&self) -> [(&'static str, &Cell); 4] {
        [
            ("upheld", &self.upheld),
            ("corrected", &self.corrected),
            ("other", &self.other),
            ("pending", &self.pending),
        ]
    }

    fn sum(&self) -> Option<i64> {
        self.parts().into_iter().map(|(_, cell)| cell.value()).sum()
    }

    /// The total; what it should be where it is blank.
    pub fn value(&self) -> Option<i64> {
        match &self.total {
            Cell::Blank => self.sum(),
            cell => cell.value(),
        }
    }

    /// T4-1: 总计 = 维持 + 纠正 + 其他 + 尚未审结; a blank total is not judged.
    fn check(&self, key: &'static str, outcome: &mut Outcome) {
        for (column, cell) in self.parts() {
            cell.check_filled(key, Some(column), outcome);
        }
        self.total.check(key, Some("total"), outcome);
        if self.total.is_blank() {
            outcome.warn(
                "blank_total",
                Some(key),
                Some("total"),
                "总计空白，不作判断",
            );
        }
        if let Some(both) = self.sum().zip(self.total.stated()) {
            outcome.unequal("T4-1", Some(key), "total", both);
        }
    }
}
