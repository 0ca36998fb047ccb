//! The columns of the national table that are choices: 公开渠道和载体, 公开对象, 公开方式, 公开层级.
//!
//! Source: the annexes of the field guides under 国办发〔2019〕54号. ■ is a channel that must be used, □ one that
//! may be.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

/// A channel or carrier (公开渠道和载体): the thirteen boxes of the national table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// 政府网站
    Website,
    /// 政府公报
    Gazette,
    /// 两微一端
    SocialMedia,
    /// 发布会/听证会
    PressConference,
    /// 广播电视
    Broadcast,
    /// 纸质媒体
    Print,
    /// 公开查阅点
    ReadingPoint,
    /// 政务服务中心
    ServiceCentre,
    /// 便民服务站
    ConvenienceStation,
    /// 入户/现场
    OnSite,
    /// 社区/企事业单位/村公示栏（电子屏）
    NoticeBoard,
    /// 精准推送
    Push,
    /// 其他
    Other,
}

impl Channel {
    /// All of them, in the order of the table.
    pub const ALL: [Self; 13] = [
        Self::Website,
        Self::Gazette,
        Self::SocialMedia,
        Self::PressConference,
        Self::Broadcast,
        Self::Print,
        Self::ReadingPoint,
        Self::ServiceCentre,
        Self::ConvenienceStation,
        Self::OnSite,
        Self::NoticeBoard,
        Self::Push,
        Self::Other,
    ];

    /// The code in addresses and in the API.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Website => "website",
            Self::Gazette => "gazette",
            Self::SocialMedia => "social_media",
            Self::PressConference => "press_conference",
            Self::Broadcast => "broadcast",
            Self::Print => "print",
            Self::ReadingPoint => "reading_point",
            Self::ServiceCentre => "service_centre",
            Self::ConvenienceStation => "convenience_station",
            Self::OnSite => "on_site",
            Self::NoticeBoard => "notice_board",
            Self::Push => "push",
            Self::Other => "other",
        }
    }

    /// Reads the code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|channel| channel.code() == code)
    }

    /// The name in the table.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Website => "政府网站",
            Self::Gazette => "政府公报",
            Self::SocialMedia => "两微一端",
            Self::PressConference => "发布会/听证会",
            Self::Broadcast => "广播电视",
            Self::Print => "纸质媒体",
            Self::ReadingPoint => "公开查阅点",
            Self::ServiceCentre => "政务服务中心",
            Self::ConvenienceStation => "便民服务站",
            Self::OnSite => "入户/现场",
            Self::NoticeBoard => "社区/企事业单位/村公示栏（电子屏）",
            Self::Push => "精准推送",
            Self::Other => "其他",
        }
    }
}

/// Whether a channel must be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mark {
    /// ■ 必选
    Required,
    /// □ 可选
    Optional,
}

/// The channels of an item.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Channels {
    /// Which boxes are set, and how.
    pub marks: BTreeMap<Channel, Mark>,
    /// What is written beside 其他, such as 信用中国网站.
    pub other: String,
}

impl Channels {
    /// The channels with a mark, in the order of the table.
    pub fn with(&self, mark: Mark) -> impl Iterator<Item = Channel> {
        let marks = self.marks.iter();
        marks
            .filter(move |(_, known)| **known == mark)
            .map(|(channel, _)| *channel)
    }

    /// Whether a channel must be used.
    #[must_use]
    pub fn requires(&self, channel: Channel) -> bool {
        self.marks.get(&channel) == Some(&Mark::Required)
    }

    /// Whether nothing is chosen at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.marks.is_empty() && self.other.is_empty()
    }

    /// The channels with a mark as people read them: 政府网站、公开查阅点、其他（信用中国网站）.
    #[must_use]
    pub fn in_words(&self, mark: Mark) -> String {
        let names = self.with(mark).map(|channel| match channel {
            Channel::Other if !self.other.is_empty() => format!("其他（{}）", self.other),
            other => other.label().to_owned(),
        });
        names.collect::<Vec<_>>().join("、")
    }
}

/// To whom it is opened (公开对象).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "to", content = "who", rename_all = "snake_case")]
pub enum Audience {
    /// 全社会
    #[default]
    Everyone,
    /// 特定群体, as written.
    Particular(String),
    /// 全社会, and some of it to a 特定群体 besides.
    EveryoneAnd(String),
}

impl Audience {
    /// The code by which pages filter: a group as written is no code.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Everyone => "everyone",
            Self::Particular(_) => "particular",
            Self::EveryoneAnd(_) => "both",
        }
    }

    /// As people read it.
    #[must_use]
    pub fn in_words(&self) -> String {
        match self {
            Self::Everyone => "全社会".to_owned(),
            Self::Particular(who) => format!("特定群体：{who}"),
            Self::EveryoneAnd(who) => format!("全社会；特定群体：{who}"),
        }
    }
}

/// How it is opened (公开方式).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Manner {
    /// 主动
    #[default]
    Proactive,
    /// 依申请公开
    OnRequest,
}

impl Manner {
    /// The code in the API.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Proactive => "proactive",
            Self::OnRequest => "on_request",
        }
    }

    /// The name shown.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Proactive => "主动公开",
            Self::OnRequest => "依申请公开",
        }
    }
}

/// At which level of government it is opened (公开层级).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// 县级
    County,
    /// 乡级
    Town,
    /// 村级
    Village,
}

impl Level {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::County, Self::Town, Self::Village];

    /// The code in addresses and in the API.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::County => "county",
            Self::Town => "town",
            Self::Village => "village",
        }
    }

    /// Reads the code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.code() == code)
    }

    /// The name shown.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::County => "县级",
            Self::Town => "乡级",
            Self::Village => "村级",
        }
    }
}

/// The levels of an item.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Levels(pub BTreeSet<Level>);

impl Levels {
    /// Whether a level is among them.
    #[must_use]
    pub fn holds(&self, level: Level) -> bool {
        self.0.contains(&level)
    }

    /// As people read them: 县级、乡级.
    #[must_use]
    pub fn in_words(&self) -> String {
        let names: Vec<_> = self.0.iter().map(|level| level.label()).collect();
        names.join("、")
    }
}
