//! The end or change of a document, registered after its publication (废止、宣布失效、修改、被替代登记).
//!
//! Source: 国办发〔2018〕37号 — documents are cleared regularly, and what came of it is told. The document
//! itself stays at its address; what changes is what its page says about its validity. Which day counts and
//! what two endings mean is decided by `gongkai_rules::validity`.

use gongkai_rules::{
    numbers::DocNumber,
    validity::{Act, ValidityFacts},
};
use jiff::civil::Date;

use super::RelationKind;
use crate::id::RecordId;

/// What happened to the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EndingWay {
    /// 废止
    Repealed,
    /// 宣布失效
    DeclaredVoid,
    /// 被替代
    Superseded,
    /// 修改: it goes on in force, changed.
    Amended,
}

impl EndingWay {
    /// All ways, in the order in which they are offered.
    pub const ALL: [Self; 4] = [
        Self::Repealed,
        Self::DeclaredVoid,
        Self::Superseded,
        Self::Amended,
    ];

    /// The code in events and forms.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Repealed => "repealed",
            Self::DeclaredVoid => "declared_void",
            Self::Superseded => "superseded",
            Self::Amended => "amended",
        }
    }

    /// Reads the code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|way| way.code() == code)
    }

    /// The verb: 被……废止.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Repealed => "废止",
            Self::DeclaredVoid => "宣布失效",
            Self::Superseded => "替代",
            Self::Amended => "修改",
        }
    }

    /// The relation in which the other document stands to this one.
    #[must_use]
    pub const fn relation(self) -> RelationKind {
        match self {
            Self::Repealed => RelationKind::Repeals,
            Self::DeclaredVoid => RelationKind::Voids,
            Self::Superseded => RelationKind::Replaces,
            Self::Amended => RelationKind::Amends,
        }
    }
}

/// The document that ends or changes another one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EndingBy {
    /// A record here, with its number where it has one.
    Record(RecordId, Option<DocNumber>),
    /// A document that is not here.
    Number(DocNumber),
}

impl EndingBy {
    /// Its number, when it has one.
    #[must_use]
    pub const fn number(&self) -> Option<&DocNumber> {
        match self {
            Self::Record(_, number) => number.as_ref(),
            Self::Number(number) => Some(number),
        }
    }
}

/// What is registered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ending {
    /// What happened.
    pub way: EndingWay,
    /// The first day on which it works.
    pub on: Date,
    /// By which document.
    pub by: EndingBy,
}

impl Ending {
    /// Writes it into what is known about the document's life; an earlier registration of the same way is
    /// replaced, the others stay.
    pub fn register(&self, facts: &mut ValidityFacts) {
        let act = Some(Act {
            on: self.on,
            by: self.by.number().cloned(),
        });
        match self.way {
            EndingWay::Repealed => facts.repealed = act,
            EndingWay::DeclaredVoid => facts.declared_void = act,
            EndingWay::Superseded => facts.superseded = act,
            EndingWay::Amended => facts.amended = act,
        }
    }
}

/// Tells whether the document's end, not only a change, is registered.
#[must_use]
pub const fn has_end(facts: &ValidityFacts) -> bool {
    facts.repealed.is_some() || facts.declared_void.is_some() || facts.superseded.is_some()
}

#[cfg(test)]
mod tests {
    use gongkai_rules::validity::{ValidityStatus, status_on};
    use jiff::civil::date;

    use super::*;

    #[test]
    fn each_way_leads_to_its_status_from_its_day() {
        let expected = [
            ValidityStatus::Repealed,
            ValidityStatus::DeclaredVoid,
            ValidityStatus::Superseded,
            ValidityStatus::Amended,
        ];
        for (way, status) in EndingWay::ALL.into_iter().zip(expected) {
            let mut facts = ValidityFacts::default();
            let number: DocNumber = "云政发〔2026〕1号".parse().unwrap();
            let ending = Ending {
                way,
                on: date(2026, 3, 1),
                by: EndingBy::Number(number),
            };
            ending.register(&mut facts);
            assert_eq!(EndingWay::from_code(way.code()), Some(way));
            let before = status_on(date(2026, 2, 28), &facts).value;
            assert_eq!(before, ValidityStatus::InForce);
            assert_eq!(status_on(date(2026, 3, 1), &facts).value, status);
            assert_eq!(has_end(&facts), way != EndingWay::Amended);
        }
    }
}
