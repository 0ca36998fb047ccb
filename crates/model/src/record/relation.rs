//! Relations between records (关联): the one table of what a record can say about another.
//!
//! A tie is declared by one record and read on both pages, so each relation has two codes and two names:
//! what stands at the other end when it is read from here, and when it is read from there. Codes are what
//! store, forms, imports and kinds write; a code that is not in the table does not parse.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// What one record is to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RelationKind {
    /// 解读
    Interprets,
    /// 废止
    Repeals,
    /// 宣布失效
    Voids,
    /// 修改
    Amends,
    /// 替代
    Replaces,
    /// 贯彻落实
    Implements,
    /// 依据
    BasedOn,
    /// 转发
    Forwards,
    /// 答复
    RepliesTo,
    /// 附属于
    AttachmentOf,
    /// 征求意见
    ConsultsOn,
    /// 反馈意见采纳情况
    FeedbackOn,
    /// 相关, the same from either side.
    SeeAlso,
}

/// A row of the table.
struct Row {
    kind: RelationKind,
    /// Codes forth and back.
    codes: (&'static str, &'static str),
    /// What stands at the other end, read forth and back.
    labels: (&'static str, &'static str),
    /// What the desk offers, forth and back: 本篇……那一篇.
    verbs: (&'static str, &'static str),
}

const fn row(
    kind: RelationKind,
    codes: (&'static str, &'static str),
    labels: (&'static str, &'static str),
    verbs: (&'static str, &'static str),
) -> Row {
    Row {
        kind,
        codes,
        labels,
        verbs,
    }
}

use RelationKind as Kind;

const TABLE: [Row; 13] = [
    row(
        Kind::Interprets,
        ("interprets", "interpreted_by"),
        ("所解读的文件", "政策解读"),
        ("解读", "由它解读"),
    ),
    row(
        Kind::Repeals,
        ("repeals", "repealed_by"),
        ("所废止的文件", "废止本文件的文件"),
        ("废止", "被它废止"),
    ),
    row(
        Kind::Voids,
        ("voids", "voided_by"),
        ("所宣布失效的文件", "宣布本文件失效的文件"),
        ("宣布失效", "被它宣布失效"),
    ),
    row(
        Kind::Amends,
        ("amends", "amended_by"),
        ("所修改的文件", "修改本文件的文件"),
        ("修改", "被它修改"),
    ),
    row(
        Kind::Replaces,
        ("replaces", "replaced_by"),
        ("所替代的文件", "替代本文件的文件"),
        ("替代", "被它替代"),
    ),
    row(
        Kind::Implements,
        ("implements", "implemented_by"),
        ("所贯彻的文件", "贯彻本文件的文件"),
        ("落实", "由它落实"),
    ),
    row(
        Kind::BasedOn,
        ("based_on", "basis_of"),
        ("所依据的文件", "以本文件为依据的文件"),
        ("依据", "是它的依据"),
    ),
    row(
        Kind::Forwards,
        ("forwards", "forwarded_by"),
        ("所转发的文件", "转发本文件的文件"),
        ("转发", "由它转发"),
    ),
    row(
        Kind::RepliesTo,
        ("answers", "answered_by"),
        ("所答复的来件", "答复"),
        ("答复", "由它答复"),
    ),
    row(
        Kind::AttachmentOf,
        ("attachment_of", "has_attachment"),
        ("正文", "附属文件"),
        ("是它的附件", "它是附件"),
    ),
    row(
        Kind::ConsultsOn,
        ("consults_on", "consultation"),
        ("征求意见的文件", "公开征求意见"),
        ("就它征求意见", "由它征求意见"),
    ),
    row(
        Kind::FeedbackOn,
        ("feedback_on", "feedback"),
        ("反馈所对的征集", "意见采纳情况"),
        ("反馈它的意见采纳情况", "由它反馈意见采纳情况"),
    ),
    row(
        Kind::SeeAlso,
        ("see_also", "see_also"),
        ("相关信息", "相关信息"),
        ("相关", "相关"),
    ),
];

/// A relation as one of the two records declares it: which, and from which side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RelationCode {
    kind: RelationKind,
    is_back: bool,
}

/// A code that no relation has.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no relation is called `{0}`; known: {known}", known = known())]
pub struct UnknownRelation(pub String);

fn known() -> String {
    let codes: Vec<_> = RelationCode::all().map(RelationCode::code).collect();
    codes.join(", ")
}

impl RelationCode {
    /// Said by the record that does it: this one repeals the other.
    #[must_use]
    pub const fn forth(kind: RelationKind) -> Self {
        Self {
            kind,
            is_back: false,
        }
    }

    /// Said by the record that it is done to: this one is repealed by the other.
    #[must_use]
    pub const fn back(kind: RelationKind) -> Self {
        Self {
            kind,
            is_back: !matches!(kind, RelationKind::SeeAlso),
        }
    }

    /// Every code once, in the order in which the desk offers them.
    pub fn all() -> impl Iterator<Item = Self> {
        let both = TABLE.iter().flat_map(|row| {
            let back = Self::back(row.kind);
            [
                Some(Self::forth(row.kind)),
                Some(back).filter(|code| code.is_back),
            ]
        });
        both.flatten()
    }

    /// Which relation.
    #[must_use]
    pub const fn kind(self) -> RelationKind {
        self.kind
    }

    /// The same tie as the other record reads it.
    #[must_use]
    pub const fn turned(self) -> Self {
        if self.is_back {
            Self::forth(self.kind)
        } else {
            Self::back(self.kind)
        }
    }

    /// The code in store, forms and kinds.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.pick(|row| row.codes)
    }

    /// What stands at the other end, as a heading on this record's page.
    #[must_use]
    pub fn label(self) -> &'static str {
        self.pick(|row| row.labels)
    }

    /// What this record does to the other one, as the desk offers it.
    #[must_use]
    pub fn verb(self) -> &'static str {
        self.pick(|row| row.verbs)
    }

    /// Tells whether the other record does to this one what the relation says.
    #[must_use]
    pub fn undergoes(self, kind: RelationKind) -> bool {
        self.is_back && self.kind == kind
    }

    fn pick(self, of: impl Fn(&Row) -> (&'static str, &'static str)) -> &'static str {
        let found = TABLE.iter().find(|row| row.kind == self.kind).map(of);
        let (forth, back) = found.unwrap_or_default();
        if self.is_back { back } else { forth }
    }
}

impl fmt::Display for RelationCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl FromStr for RelationCode {
    type Err = UnknownRelation;

    fn from_str(text: &str) -> Result<Self, UnknownRelation> {
        let mut all = Self::all();
        let found = all.find(|known| known.code() == text);
        found.ok_or_else(|| UnknownRelation(text.to_owned()))
    }
}

impl Serialize for RelationCode {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for RelationCode {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_code_is_read_back_and_stands_once() {
        let codes: Vec<_> = RelationCode::all().collect();
        let written: BTreeSet<_> = codes.iter().map(|code| code.code()).collect();
        assert_eq!(written.len(), codes.len());
        for code in codes {
            assert_eq!(code.code().parse(), Ok(code));
            assert_eq!(code.turned().turned(), code);
            assert!(
                !code.label().is_empty() && !code.verb().is_empty(),
                "{code}"
            );
        }
        assert_eq!(
            "made_up".parse::<RelationCode>(),
            Err(UnknownRelation("made_up".into()))
        );
    }

    #[test]
    fn a_tie_reads_alike_whoever_declared_it() {
        let declared: RelationCode = "interprets".parse().unwrap();
        assert_eq!(declared.turned().code(), "interpreted_by");
        assert_eq!(declared.label(), "所解读的文件");
        assert_eq!(declared.turned().label(), "政策解读");
        assert!(declared.turned().undergoes(RelationKind::Interprets));
        assert!(!declared.undergoes(RelationKind::Interprets));
        let also = RelationCode::forth(RelationKind::SeeAlso);
        assert_eq!(also.turned(), also);
    }
}
