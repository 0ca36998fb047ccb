//! 当场答复 — whether a request must be answered on the spot: 《政府信息公开条例》 第三十三条第一款.
//!
//! What can be answered on the spot must be. What stands in the way is what the articles put before an answer; where
//! nothing does, the 20 working days are not for waiting. An answer on the spot is a reply like any other: it is
//! registered, says what its kind must say and is counted. Left out: whether a search takes long, which a person
//! knows.

use crate::explained::Explained;

/// 条例第三十三条第一款
const ON_THE_SPOT: &str = "条例第三十三条第一款";

/// Something that must come before the answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Hindrance {
    /// 补正
    Correction,
    /// 与申请人确认收到
    Confirmation,
    /// 征求第三方意见
    ThirdParty,
    /// 征求其他机关意见
    OtherOrgan,
    /// 说明理由
    Explanation,
    /// 检索
    Search,
    /// 缴纳信息处理费
    Payment,
}

/// When the answer is owed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Promptness {
    /// 当场答复
    OnTheSpot,
    /// 期限内答复
    WithinThePeriod,
}

/// When a request with these hindrances must be answered, and why; each is named once, in the order of the articles.
pub fn promptness(hindrances: &[Hindrance]) -> Explained<Promptness> {
    let mut named = hindrances.to_vec();
    named.sort_unstable();
    named.dedup();
    let mut named = named.into_iter();
    let Some(first) = named.next() else {
        let text = "没有须在答复前办理的事项，能够当场答复，应当当场予以答复。";
        return Explained::new(Promptness::OnTheSpot, text, Some(ON_THE_SPOT));
    };
    let later = Promptness::WithinThePeriod;
    named.fold(
        Explained::new(later, first.text(), Some(first.article())),
        |explained, hindrance| explained.and(hindrance.text(), Some(hindrance.article())),
    )
}

impl Hindrance {
    /// All, in the order of the articles.
    pub const ALL: [Self; 7] = [
        Self::Correction,
        Self::Confirmation,
        Self::ThirdParty,
        Self::OtherOrgan,
        Self::Explanation,
        Self::Search,
        Self::Payment,
    ];

    /// The article that puts it before the answer.
    pub fn article(self) -> &'static str {
        match self {
            Self::Correction => "条例第三十条",
            Self::Confirmation => "条例第三十一条",
            Self::ThirdParty => "条例第三十二条",
            Self::OtherOrgan => "条例第三十三条第三款",
            Self::Explanation => "条例第三十五条",
            Self::Search => "条例第三十六条",
            Self::Payment => "条例第四十二条",
        }
    }

    fn text(self) -> &'static str {
        match self {
            Self::Correction => "申请内容不明确，尚须补正，不能当场答复。",
            Self::Confirmation => "尚须与申请人确认收到申请，不能当场答复。",
            Self::ThirdParty => "可能损害第三方合法权益，尚须书面征求其意见，不能当场答复。",
            Self::OtherOrgan => "尚须征求其他机关意见，不能当场答复。",
            Self::Explanation => "数量、频次明显超过合理范围，尚须申请人说明理由，不能当场答复。",
            Self::Search => "尚须检索，不能当场答复。",
            Self::Payment => "尚须缴纳信息处理费，不能当场答复。",
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::calendar::Calendar;
    use crate::foi::clock::{self, Channel, ClockSettings, ClockState, Event, EventKind};

    #[test]
    fn art_33_what_can_be_answered_on_the_spot_must_be() {
        let at_once = promptness(&[]);
        assert_eq!(at_once.value, Promptness::OnTheSpot);
        assert_eq!(
            at_once.because[0].text,
            "没有须在答复前办理的事项，能够当场答复，应当当场予以答复。"
        );
        assert_eq!(at_once.because[0].article, Some(ON_THE_SPOT));
        let table = [
            (Hindrance::Correction, "补正", "条例第三十条"),
            (Hindrance::Confirmation, "确认收到申请", "条例第三十一条"),
            (Hindrance::ThirdParty, "第三方", "条例第三十二条"),
            (Hindrance::OtherOrgan, "其他机关", "条例第三十三条第三款"),
            (Hindrance::Explanation, "说明理由", "条例第三十五条"),
            (Hindrance::Search, "检索", "条例第三十六条"),
            (Hindrance::Payment, "信息处理费", "条例第四十二条"),
        ];
        assert_eq!(table.map(|(hindrance, ..)| hindrance), Hindrance::ALL);
        for (hindrance, words, article) in table {
            let later = promptness(&[hindrance]);
            assert_eq!(later.value, Promptness::WithinThePeriod);
            assert_eq!(later.because.len(), 1);
            let text = &later.because[0].text;
            assert!(
                text.contains(words) && text.ends_with("不能当场答复。"),
                "{text}"
            );
            assert_eq!(later.because[0].article, Some(article));
        }
    }

    #[test]
    fn art_33_every_hindrance_is_named_once() {
        let given = [Hindrance::Search, Hindrance::Correction, Hindrance::Search];
        let articles: Vec<_> = promptness(&given)
            .because
            .into_iter()
            .map(|line| line.article)
            .collect();
        assert_eq!(articles, [Some("条例第三十条"), Some("条例第三十六条")]);
    }

    #[test]
    fn art_33_an_answer_on_the_spot_uses_no_day() {
        let event = |kind| Event {
            on: date(2024, 9, 13),
            kind,
            reference: None,
        };
        let events = [
            event(EventKind::Replied),
            event(EventKind::Received {
                channel: Channel::InPerson,
                confirmed_on: None,
            }),
        ];
        let settings = ClockSettings::default();
        let reading = clock::read(&events, None, &settings, Calendar::shipped()).unwrap();
        assert_eq!(reading.state, ClockState::Replied);
        assert_eq!(
            (reading.working_days_used, reading.working_days_left),
            (Some(0), Some(20))
        );
        assert!(!reading.overdue && reading.violations.is_empty());
    }
}
