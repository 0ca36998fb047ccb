//! 公开渠道和载体: all channels glued into one cell, each with a box before it.

use super::cells::{EMPTY, TICKED, tight};
use crate::catalogue::{Channel, Channels, Mark};

/// Names under which catalogues list the channels, longer ones first where one begins another.
const NAMES: [(&str, Channel); 40] = [
    ("政府门户网站", Channel::Website),
    ("政府网站", Channel::Website),
    ("部门网站", Channel::Website),
    ("门户网站", Channel::Website),
    ("政府公报", Channel::Gazette),
    ("两微一端", Channel::SocialMedia),
    ("政务新媒体", Channel::SocialMedia),
    ("微信公众号", Channel::SocialMedia),
    ("微博微信", Channel::SocialMedia),
    ("发布会/听证会", Channel::PressConference),
    ("发布会、听证会", Channel::PressConference),
    ("发布会听证会", Channel::PressConference),
    ("新闻发布会", Channel::PressConference),
    ("广播电视", Channel::Broadcast),
    ("广播、电视", Channel::Broadcast),
    ("纸质媒体", Channel::Print),
    ("纸质载体", Channel::Print),
    ("公开查阅点", Channel::ReadingPoint),
    ("信息查阅点", Channel::ReadingPoint),
    ("查阅点", Channel::ReadingPoint),
    ("政务服务中心", Channel::ServiceCentre),
    ("行政服务中心", Channel::ServiceCentre),
    ("便民服务站", Channel::ConvenienceStation),
    ("便民服务中心", Channel::ConvenienceStation),
    ("入户/现场宣传", Channel::OnSite),
    ("入户/现场", Channel::OnSite),
    ("入户、现场", Channel::OnSite),
    ("入户现场", Channel::OnSite),
    ("现场公示", Channel::OnSite),
    ("社区/企事业单位/村公示栏(电子屏)", Channel::NoticeBoard),
    ("社区/企事业单位/村公示栏", Channel::NoticeBoard),
    ("社区/企事业单位、村公示栏(电子屏)", Channel::NoticeBoard),
    ("社区、企事业单位、村公示栏(电子屏)", Channel::NoticeBoard),
    ("镇村公示公开栏", Channel::NoticeBoard),
    ("村(社区)公示栏", Channel::NoticeBoard),
    ("村公示栏(电子屏)", Channel::NoticeBoard),
    ("村公示栏", Channel::NoticeBoard),
    ("公示栏", Channel::NoticeBoard),
    ("精准推送", Channel::Push),
    ("其他", Channel::Other),
];

/// Letters that stand for a box where a symbol font was lost: n ■, o □, t ■ (another font).
const LOST: [(char, Mark); 3] = [
    ('n', Mark::Required),
    ('o', Mark::Optional),
    ('t', Mark::Required),
];

/// Reads a cell of channels; also what a person should look at.
#[must_use]
pub fn channels(text: &str) -> (Channels, Vec<String>) {
    let text: Vec<char> = tight(text)
        .replace('（', "(")
        .replace('）', ")")
        .chars()
        .collect();
    let mut scan = Scan::default();
    let mut rest = text.as_slice();
    while let [first, after @ ..] = rest {
        if let Some((length, channel)) = name_at(rest) {
            scan.channel(channel);
            rest = rest.get(length..).unwrap_or_default();
            continue;
        }
        scan.sign(*first, after);
        rest = after;
    }
    scan.finish()
}

fn name_at(text: &[char]) -> Option<(usize, Channel)> {
    let fits = |name: &str| {
        let mut chars = text.iter();
        name.chars().all(|c| chars.next() == Some(&c))
    };
    let found = NAMES.iter().filter(|(name, _)| fits(name));
    let longest = found.max_by_key(|(name, _)| name.chars().count());
    longest.map(|(name, channel)| (name.chars().count(), *channel))
}

#[derive(Default)]
struct Scan {
    channels: Channels,
    mark: Option<Mark>,
    other: String,
    has_boxes: bool,
    in_other: bool,
    guessed: bool,
}

impl Scan {
    fn channel(&mut self, channel: Channel) {
        // Without any box everything that is listed is meant.
        let mark = self.mark.take().unwrap_or(Mark::Required);
        let known = self.channels.marks.entry(channel).or_insert(mark);
        if mark == Mark::Required {
            *known = mark;
        }
        self.in_other = channel == Channel::Other;
    }

    fn sign(&mut self, c: char, after: &[char]) {
        let lost = LOST.iter().find(|(letter, _)| *letter == c);
        let lost = lost.filter(|_| name_at(after).is_some());
        if TICKED.contains(&c) {
            self.mark_next(Mark::Required);
        } else if EMPTY.contains(&c) {
            self.mark_next(Mark::Optional);
        } else if let Some((_, mark)) = lost {
            self.guessed = true;
            self.mark_next(*mark);
        } else if matches!(c, '、' | '，' | ',' | ';' | '；' | '。' | '\n') {
            self.in_other = false;
            if !self.other.is_empty() {
                self.other.push('、');
            }
        } else if !matches!(c, '_' | ':' | '：' | '(' | ')' | '/')
            || !self.other.is_empty() && !self.in_other
        {
            self.other.push(c);
        }
    }

    fn mark_next(&mut self, mark: Mark) {
        self.has_boxes = true;
        self.mark = Some(mark);
        if !self.other.is_empty() && !self.other.ends_with('、') {
            self.other.push('、');
        }
    }

    fn finish(mut self) -> (Channels, Vec<String>) {
        let other = self
            .other
            .trim_matches(['、', '_', '/', '(', ')'])
            .to_owned();
        let mut notes = Vec::new();
        if self.guessed {
            notes.push("方框的字体丢失，按 n、t 为■，o 为□ 读".to_owned());
        }
        if !other.is_empty() {
            let mark = self
                .channels
                .marks
                .entry(Channel::Other)
                .or_insert(Mark::Required);
            if self.mark == Some(Mark::Required) || !self.has_boxes {
                *mark = Mark::Required;
            }
        } else if self.channels.marks.get(&Channel::Other) == Some(&Mark::Optional) {
            // An empty 其他____ says nothing.
            self.channels.marks.remove(&Channel::Other);
        }
        self.channels.other = other;
        if self.channels.marks.is_empty() {
            notes.push("没有读出任何渠道".to_owned());
        } else if self.channels.with(Mark::Required).next().is_none() {
            notes.push("没有一个渠道是必选（■）的".to_owned());
        }
        (self.channels, notes)
    }
}
