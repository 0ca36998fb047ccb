//! 登记、审核、办理、答复、归档 — the five stages of a request and what each must leave: 《政府信息公开条例》 art. 45.
//!
//! Each leaves who, when, with what opinion and which files; a stage without files says so. A request that came in and
//! a reply that went out are files of their own, so registration and reply cannot do without. Left out: who may do
//! which stage, and how long a file is kept.

use jiff::civil::DateTime;

/// A stage of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Stage {
    /// 登记
    Registration,
    /// 审核
    Examination,
    /// 办理
    Handling,
    /// 答复
    Reply,
    /// 归档
    Archiving,
}

/// The files of a stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Files {
    /// 附件若干
    Attached(u16),
    /// 注明没有附件
    StatedNone,
}

/// What a stage left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StageRecord<'a> {
    /// The stage.
    pub stage: Stage,
    /// Who did it.
    pub by: &'a str,
    /// When.
    pub at: Option<DateTime>,
    /// The opinion.
    pub opinion: &'a str,
    /// The files; none if nothing was said about them.
    pub files: Option<Files>,
}

/// Something that an archive lacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Lack {
    /// 缺该环节
    Stage,
    /// 缺人
    Person,
    /// 缺时间
    Time,
    /// 缺意见
    Opinion,
    /// 缺附件
    Files,
    /// 时间早于前一环节
    Order,
}

/// A lack and where it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct StageGap {
    /// The stage.
    pub stage: Stage,
    /// What it lacks.
    pub lack: Lack,
}

impl Stage {
    /// All, in order.
    pub const ALL: [Self; 5] = [
        Self::Registration,
        Self::Examination,
        Self::Handling,
        Self::Reply,
        Self::Archiving,
    ];

    /// The name in Chinese.
    pub fn label(self) -> &'static str {
        match self {
            Self::Registration => "登记",
            Self::Examination => "审核",
            Self::Handling => "办理",
            Self::Reply => "答复",
            Self::Archiving => "归档",
        }
    }

    fn needs_a_file(self) -> bool {
        matches!(self, Self::Registration | Self::Reply)
    }
}

impl StageGap {
    /// The sentence, such as 答复环节缺时间.
    pub fn text(self) -> String {
        let lack = match self.lack {
            Lack::Stage => "没有记录",
            Lack::Person => "缺经办人",
            Lack::Time => "缺时间",
            Lack::Opinion => "缺意见",
            Lack::Files => "缺附件",
            Lack::Order => "早于前一环节",
        };
        format!("{}环节{lack}（条例第四十五条）", self.stage.label())
    }
}

impl StageRecord<'_> {
    fn lacks(&self) -> impl Iterator<Item = Lack> {
        let has_files = match self.files {
            Some(Files::Attached(count)) => count > 0,
            Some(Files::StatedNone) => !self.stage.needs_a_file(),
            None => false,
        };
        let missing = [
            (self.by.trim().is_empty(), Lack::Person),
            (self.at.is_none(), Lack::Time),
            (self.opinion.trim().is_empty(), Lack::Opinion),
            (!has_files, Lack::Files),
        ];
        missing
            .into_iter()
            .filter_map(|(is, lack)| is.then_some(lack))
    }
}

/// What an archive lacks before it can be closed, stage by stage; a stage may have several records.
///
/// Each stage begins no earlier than the one before it began.
pub fn gaps(records: &[StageRecord<'_>]) -> Vec<StageGap> {
    let mut found = Vec::new();
    let mut before: Option<DateTime> = None;
    for stage in Stage::ALL {
        let of_stage = || records.iter().filter(|record| record.stage == stage);
        if of_stage().next().is_none() {
            found.push(StageGap {
                stage,
                lack: Lack::Stage,
            });
        }
        let lacks = of_stage().flat_map(StageRecord::lacks);
        found.extend(lacks.map(|lack| StageGap { stage, lack }));
        let Some(began) = of_stage().filter_map(|record| record.at).min() else {
            continue;
        };
        if before.is_some_and(|before| began < before) {
            found.push(StageGap {
                stage,
                lack: Lack::Order,
            });
        }
        before = Some(began);
    }
    found
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn whole() -> Vec<StageRecord<'static>> {
        let days = Stage::ALL.into_iter().zip(13..);
        let record = |(stage, day)| StageRecord {
            stage,
            by: "陈某",
            at: Some(date(2024, 9, day).at(9, 0, 0, 0)),
            opinion: "同意",
            files: Some(Files::Attached(1)),
        };
        days.map(record).collect()
    }

    /// Takes something away from a record.
    type Spoil = fn(&mut StageRecord<'_>);

    fn texts(records: &[StageRecord<'_>]) -> Vec<String> {
        gaps(records).into_iter().map(StageGap::text).collect()
    }

    #[test]
    fn art_45_five_stages_each_leave_person_time_opinion_and_files() {
        assert_eq!(gaps(&whole()), []);
        assert_eq!(texts(&[])[4], "归档环节没有记录（条例第四十五条）");
        for (at, stage) in Stage::ALL.into_iter().enumerate() {
            let mut records = whole();
            records.remove(at);
            assert_eq!(
                gaps(&records),
                [StageGap {
                    stage,
                    lack: Lack::Stage
                }]
            );
            let table: [(Spoil, &str); 5] = [
                (|record| record.by = " ", "缺经办人"),
                (|record| record.at = None, "缺时间"),
                (|record| record.opinion = "　", "缺意见"),
                (|record| record.files = None, "缺附件"),
                (|record| record.files = Some(Files::Attached(0)), "缺附件"),
            ];
            for (spoil, words) in table {
                let mut records = whole();
                spoil(&mut records[at]);
                let expected = format!("{}环节{words}（条例第四十五条）", stage.label());
                assert_eq!(texts(&records), [expected]);
            }
        }
    }

    #[test]
    fn art_45_only_request_and_reply_must_be_files() {
        for (at, stage) in Stage::ALL.into_iter().enumerate() {
            let mut records = whole();
            records[at].files = Some(Files::StatedNone);
            let is_file = matches!(stage, Stage::Registration | Stage::Reply);
            assert_eq!(gaps(&records).len(), usize::from(is_file), "{stage:?}");
        }
    }

    #[test]
    fn art_45_the_stages_follow_one_another() {
        let mut records = whole();
        records[2].at = records[1].at;
        assert_eq!(gaps(&records), []);
        records[2].at = Some(date(2024, 9, 13).at(10, 0, 0, 0));
        assert_eq!(texts(&records), ["办理环节早于前一环节（条例第四十五条）"]);
        records[2].at = Some(date(2024, 9, 15).at(9, 0, 0, 0));
        records.push(StageRecord {
            at: Some(date(2024, 9, 30).at(9, 0, 0, 0)),
            ..records[1].clone()
        });
        assert_eq!(gaps(&records), [], "a stage goes on beside the next");
    }
}
