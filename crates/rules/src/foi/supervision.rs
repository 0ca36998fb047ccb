//! 监督和保障 — what governments and the authority owe beyond a single request: 《政府信息公开条例》 art. 46–48.
//!
//! [`DUTIES`] says who owes what, and when. What is owed 定期 has no number in the law: the months are a setting, a
//! year unless set otherwise. A complaint to the authority (art. 47) that proves true must lead to a measure. Left
//! out: how an assessment is scored, reports of the year (`limits`, `report`), complaints to a superior organ and
//! reconsideration (`foi::outcome`).

use jiff::ToSpan;
use jiff::civil::Date;

/// Who owes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Bearer {
    /// 各级人民政府
    Government,
    /// 政府信息公开工作主管部门
    Authority,
}

/// When it is owed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Rhythm {
    /// 经常: always.
    Standing,
    /// 定期: again and again.
    Periodic,
    /// 查证属实或者发现未按照要求开展工作的
    OnFinding,
}

/// Something owed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Duty {
    /// Its name in settings.
    pub id: &'static str,
    /// Who owes it.
    pub bearer: Bearer,
    /// What is owed, in Chinese.
    pub what: &'static str,
    /// When.
    pub rhythm: Rhythm,
    /// The article.
    pub article: &'static str,
}

const fn duty(
    id: &'static str,
    bearer: Bearer,
    rhythm: Rhythm,
    what: &'static str,
    article: &'static str,
) -> Duty {
    Duty {
        id,
        bearer,
        what,
        rhythm,
        article,
    }
}

use Bearer::{Authority, Government};
use Rhythm::{OnFinding, Periodic, Standing};

/// All duties, in the order of the articles.
#[rustfmt::skip]
pub const DUTIES: &[Duty] = &[
    duty("supervision.systems", Government, Standing, "建立健全考核制度、社会评议制度和责任追究制度", "条例第四十六条"),
    duty("supervision.assessment", Government, Periodic, "对政府信息公开工作进行考核、评议", "条例第四十六条"),
    duty("supervision.guidance", Authority, Standing, "对政府信息公开工作进行日常指导和监督检查", "条例第四十七条第一款"),
    duty("supervision.measure", Authority, OnFinding, "督促整改或者通报批评", "条例第四十七条第一款"),
    duty("supervision.proposal", Authority, OnFinding, "需要追究责任的，向有权机关提出处理建议", "条例第四十七条第一款"),
    duty("supervision.complaint", Authority, OnFinding, "反映的问题查证属实的，督促整改或者通报批评", "条例第四十七条第二款"),
    duty("supervision.training", Authority, Periodic, "对行政机关的政府信息公开工作人员进行培训", "条例第四十八条"),
];

/// How many months lie between two times of what is owed 定期: 1 to 36.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Months(u8);

/// The most months between two times; what is rarer is not 定期.
const MONTHS_MAX: u8 = 36;

impl Months {
    /// None unless 1 to 36.
    ///
    /// ```
    /// use gongkai_rules::foi::supervision::Months;
    /// assert!(Months::new(6).is_some());
    /// assert!(Months::new(0).is_none());
    /// ```
    pub fn new(months: u8) -> Option<Self> {
        (1..=MONTHS_MAX).contains(&months).then_some(Self(months))
    }
}

impl Default for Months {
    fn default() -> Self {
        Self(12)
    }
}

impl Duty {
    /// By when it is owed next, after it was last done; none for what is not owed 定期, and past the last day that a
    /// calendar can hold.
    pub fn next_by(&self, last_on: Date, every: Months) -> Option<Date> {
        match self.rhythm {
            Periodic => last_on.checked_add(i64::from(every.0).months()).ok(),
            Standing | OnFinding => None,
        }
    }
}

/// What anybody may bring to the authority (art. 47).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Complaint {
    /// 未按照要求主动公开政府信息
    NotPublished,
    /// 对政府信息公开申请不依法答复处理
    NotAnswered,
}

/// What the authority does about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Measure {
    /// 督促整改
    Rectification,
    /// 通报批评
    Criticism,
    /// 向有权机关提出处理建议
    Proposal,
}

/// What the authority found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Finding {
    /// 查证属实
    True,
    /// 经查不属实
    Untrue,
}

/// A complaint with its end; only [`Complaint::settle`] makes one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settlement {
    complaint: Complaint,
    finding: Finding,
    measures: Vec<Measure>,
}

/// Why a complaint cannot end so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SettlementError {
    /// 查证属实而没有处理
    #[error("查证属实的，应当予以督促整改或者通报批评（条例第四十七条第二款）")]
    NoMeasure,
    /// 不属实而有处理
    #[error("经查不属实的，不予督促整改、通报批评或者提出处理建议（条例第四十七条第二款）")]
    MeasureWithoutFinding,
}

impl Complaint {
    /// The words of the article.
    pub fn label(self) -> &'static str {
        match self {
            Self::NotPublished => "未按照要求主动公开政府信息",
            Self::NotAnswered => "对政府信息公开申请不依法答复处理",
        }
    }

    /// Ends a complaint. A proposal to punish comes beside one of the two measures, not in their place.
    ///
    /// # Errors
    /// [`SettlementError`] when what proved true has no measure, or what did not has one.
    pub fn settle(
        self,
        finding: Finding,
        measures: Vec<Measure>,
    ) -> Result<Settlement, SettlementError> {
        let is_measure = |one: &Measure| matches!(one, Measure::Rectification | Measure::Criticism);
        match finding {
            Finding::True if !measures.iter().any(is_measure) => Err(SettlementError::NoMeasure),
            Finding::Untrue if !measures.is_empty() => Err(SettlementError::MeasureWithoutFinding),
            _ => Ok(Settlement {
                complaint: self,
                finding,
                measures,
            }),
        }
    }
}

impl Measure {
    /// The words of the article.
    pub fn label(self) -> &'static str {
        match self {
            Self::Rectification => "督促整改",
            Self::Criticism => "通报批评",
            Self::Proposal => "向有权机关提出处理建议",
        }
    }
}

impl Settlement {
    /// The sentence for whoever complained.
    pub fn text(&self) -> String {
        let complaint = self.complaint.label();
        let measures: Vec<_> = self.measures.iter().map(|one| one.label()).collect();
        match self.finding {
            Finding::True => format!(
                "您反映的{complaint}的问题，经查属实，已{}（条例第四十七条第二款）。",
                measures.join("、")
            ),
            Finding::Untrue => {
                format!("您反映的{complaint}的问题，经查不属实（条例第四十七条第二款）。")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn art_46_assessment_is_owed_again_after_its_months() {
        let assessment = DUTIES[1];
        assert_eq!(
            (assessment.id, assessment.bearer),
            ("supervision.assessment", Government)
        );
        for (months, expected) in [
            (Months::default(), date(2025, 2, 28)),
            (Months::new(1).unwrap(), date(2024, 3, 29)),
            (Months::new(36).unwrap(), date(2027, 2, 28)),
        ] {
            let next_by = assessment.next_by(date(2024, 2, 29), months);
            assert_eq!(next_by, Some(expected), "{months:?}");
        }
        assert_eq!(Months::new(0), None);
        assert_eq!(Months::new(37), None);
        assert_eq!(assessment.next_by(Date::MAX, Months::default()), None);
    }

    #[test]
    fn art_46_to_48_only_what_the_law_calls_periodic_comes_again() {
        let mut ids: Vec<_> = DUTIES.iter().map(|duty| duty.id).collect();
        ids.dedup();
        assert_eq!(ids.len(), DUTIES.len());
        for duty in DUTIES {
            let next_by = duty.next_by(date(2024, 9, 13), Months::default());
            let is_periodic = ["supervision.assessment", "supervision.training"].contains(&duty.id);
            assert_eq!(next_by.is_some(), is_periodic, "{}", duty.id);
            assert!(!duty.what.is_empty());
        }
    }

    #[test]
    fn art_48_the_authority_trains_the_staff() {
        let training = DUTIES.last().unwrap();
        assert_eq!(
            (
                training.id,
                training.bearer,
                training.rhythm,
                training.article
            ),
            (
                "supervision.training",
                Authority,
                Periodic,
                "条例第四十八条"
            )
        );
    }

    #[test]
    fn art_47_a_complaint_that_is_true_leads_to_a_measure() {
        use Measure::{Criticism, Proposal, Rectification};
        let no_measure = Err(SettlementError::NoMeasure);
        let without_finding = Err(SettlementError::MeasureWithoutFinding);
        let table: [(Finding, &[Measure], Result<&str, SettlementError>); 8] = [
            (Finding::True, &[], no_measure),
            (Finding::True, &[Proposal], no_measure),
            (Finding::True, &[Rectification], Ok("经查属实，已督促整改")),
            (Finding::True, &[Criticism], Ok("经查属实，已通报批评")),
            (
                Finding::True,
                &[Rectification, Proposal],
                Ok("经查属实，已督促整改、向有权机关提出处理建议"),
            ),
            (Finding::Untrue, &[], Ok("经查不属实")),
            (Finding::Untrue, &[Rectification], without_finding),
            (Finding::Untrue, &[Proposal], without_finding),
        ];
        for (complaint, words) in [
            (Complaint::NotPublished, "未按照要求主动公开政府信息"),
            (Complaint::NotAnswered, "对政府信息公开申请不依法答复处理"),
        ] {
            for (finding, measures, expected) in &table {
                let settled = complaint.settle(*finding, measures.to_vec());
                let text = settled.map(|settled| settled.text());
                let expected = expected
                    .map(|end| format!("您反映的{words}的问题，{end}（条例第四十七条第二款）。"));
                assert_eq!(text, expected, "{finding:?} {measures:?}");
            }
        }
    }
}
