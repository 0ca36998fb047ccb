//! 转为主动公开 — when information that was asked for becomes public for everyone: 《政府信息公开条例》 art. 44, with the
//! general test of art. 19.
//!
//! Several applicants make it possible (可以); an applicant's suggestion that the organ finds within the scope of
//! proactive disclosure makes it a duty (应当). The article names no number of applicants: a setting, two by default,
//! the fewest that are several. By when a duty is met: `limits`, disclosure.proactive.

use std::collections::BTreeSet;

use crate::attribute::Reason;
use crate::explained::Explained;

/// How many applicants are several (多个申请人).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Several(u16);

/// One applicant is not several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{0} applicants are not several: at least two")]
pub struct NotSeveral(u16);

impl Several {
    /// A place's own number, two or more.
    ///
    /// # Errors
    /// [`NotSeveral`] below two.
    pub fn new(applicants: u16) -> Result<Self, NotSeveral> {
        match applicants {
            0 | 1 => Err(NotSeveral(applicants)),
            _ => Ok(Self(applicants)),
        }
    }
}

impl Default for Several {
    fn default() -> Self {
        Self(2)
    }
}

/// Why information is of everybody's concern (art. 19).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Concern {
    /// 涉及公众利益调整
    InterestsAdjusted,
    /// 需要公众广泛知晓
    WidelyKnown,
    /// 需要公众参与决策
    Participation,
}

/// A suggestion of an applicant with what the organ found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Suggestion {
    /// 尚未审核
    Pending(Concern),
    /// 属于主动公开范围
    InScope(Concern),
    /// 不属于主动公开范围, with the reason.
    OutOfScope(Concern, Reason),
}

/// Whether the information becomes public for everyone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Conversion {
    /// 应当及时主动公开
    Must,
    /// 可以纳入主动公开的范围
    May,
    /// 有建议待审核
    ToExamine,
    /// 不转为主动公开
    No,
}

/// What follows from who asked for the same information and what was suggested.
///
/// `applicants` names each request's applicant; one who asks twice counts once. `is_disclosable` says that the
/// information may be disclosed at all: what may not is never converted.
pub fn conversion<'a>(
    applicants: impl IntoIterator<Item = &'a str>,
    is_disclosable: bool,
    suggestion: Option<&Suggestion>,
    several: Several,
) -> Explained<Conversion> {
    const ART: Option<&str> = Some("条例第四十四条");
    if !is_disclosable {
        return Explained::new(Conversion::No, "该信息不属于可以公开的政府信息", ART);
    }
    match suggestion {
        Some(Suggestion::InScope(concern)) => {
            let text = format!(
                "申请人建议主动公开，经审核{}，应当及时主动公开",
                concern.label()
            );
            return Explained::new(Conversion::Must, text, ART);
        }
        Some(Suggestion::Pending(concern)) => {
            let text = format!(
                "申请人认为该信息{}，建议主动公开，尚待审核",
                concern.label()
            );
            return Explained::new(Conversion::ToExamine, text, ART);
        }
        Some(Suggestion::OutOfScope(..)) | None => {}
    }
    let asked = applicants.into_iter().collect::<BTreeSet<_>>().len();
    let (kind, may) = match asked >= usize::from(several.0) {
        true => (Conversion::May, "可以纳入主动公开的范围"),
        false => (Conversion::No, "未达到本地规定的人数"),
    };
    let text = format!(
        "{asked}个申请人申请相同的政府信息（本地以{}个为多个），{may}",
        several.0
    );
    let explained = Explained::new(kind, text, ART);
    match suggestion {
        Some(Suggestion::OutOfScope(_, reason)) => {
            explained.and(format!("申请人的建议未采纳：{reason}"), ART)
        }
        _ => explained,
    }
}

impl Concern {
    /// The words of art. 19.
    pub fn label(self) -> &'static str {
        match self {
            Self::InterestsAdjusted => "涉及公众利益调整",
            Self::WidelyKnown => "需要公众广泛知晓",
            Self::Participation => "需要公众参与决策",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn art_44_several_applicants_make_it_possible() {
        let table: [(&[&str], u16, Conversion, &str); 5] = [
            (
                &[],
                2,
                Conversion::No,
                "0个申请人申请相同的政府信息（本地以2个为多个），未达到本地规定的人数",
            ),
            (
                &["甲", "甲"],
                2,
                Conversion::No,
                "1个申请人申请相同的政府信息（本地以2个为多个），未达到本地规定的人数",
            ),
            (
                &["甲", "乙"],
                2,
                Conversion::May,
                "2个申请人申请相同的政府信息（本地以2个为多个），可以纳入主动公开的范围",
            ),
            (
                &["甲", "乙"],
                3,
                Conversion::No,
                "2个申请人申请相同的政府信息（本地以3个为多个），未达到本地规定的人数",
            ),
            (
                &["甲", "乙", "丙", "乙"],
                3,
                Conversion::May,
                "3个申请人申请相同的政府信息（本地以3个为多个），可以纳入主动公开的范围",
            ),
        ];
        for (applicants, several, kind, text) in table {
            let several = Several::new(several).unwrap();
            let found = conversion(applicants.iter().copied(), true, None, several);
            assert_eq!(found, Explained::new(kind, text, Some("条例第四十四条")));
        }
        let secret = conversion(["甲", "乙"], false, None, Several::default());
        assert_eq!(secret.value, Conversion::No);
    }

    #[test]
    fn art_44_the_number_is_a_setting_of_two_or_more() {
        assert_eq!(Several::new(0), Err(NotSeveral(0)));
        assert_eq!(Several::new(1), Err(NotSeveral(1)));
        assert_eq!(Several::new(2), Ok(Several::default()));
    }

    #[test]
    fn art_44_a_suggestion_within_the_scope_is_a_duty() {
        let convert = |disclosable, suggestion: &Suggestion| {
            conversion(["甲"], disclosable, Some(suggestion), Several::default())
        };
        let (must, wide) = (Conversion::Must, Concern::WidelyKnown);
        let found = convert(true, &Suggestion::InScope(wide));
        assert_eq!(found.value, must);
        assert_eq!(
            found.because[0].text,
            "申请人建议主动公开，经审核需要公众广泛知晓，应当及时主动公开"
        );
        let found = convert(true, &Suggestion::Pending(Concern::Participation));
        assert_eq!(found.value, Conversion::ToExamine);
        assert!(
            found.because[0]
                .text
                .contains("需要公众参与决策，建议主动公开，尚待审核")
        );
        let reason = Reason::new("只涉及一户").unwrap();
        let found = convert(
            true,
            &Suggestion::OutOfScope(Concern::InterestsAdjusted, reason),
        );
        assert_eq!(found.value, Conversion::No);
        assert_eq!(found.because[1].text, "申请人的建议未采纳：只涉及一户");
        let found = convert(false, &Suggestion::InScope(Concern::InterestsAdjusted));
        assert_eq!(found.value, Conversion::No);
        assert_eq!(Concern::InterestsAdjusted.label(), "涉及公众利益调整");
    }
}
