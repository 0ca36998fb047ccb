//! 补正告知 — what a notice of correction says: 《政府信息公开条例》 art. 30.
//!
//! It is made from all gaps at once and only once, so that nothing is left for a second; it gives a reasonable
//! period, whose length the law leaves to the organ. When the notice is due and what it does to the clock:
//! `foi::clock`.

use jiff::civil::Date;

use super::request::Gaps;
use crate::dates::chinese;

/// A notice that asks for a correction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CorrectionNotice {
    gaps: Gaps,
    told_on: Date,
    until: Date,
}

/// Why a notice cannot be given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CorrectionNoticeError {
    /// 已经告知过补正
    #[error("已于{}告知补正，补正只能一次性告知", chinese(*.0))]
    AlreadyGiven(Date),
    /// 补正期限没有给出时间
    #[error("补正期限{}不晚于告知之日{}", chinese(*.until), chinese(*.told_on))]
    NoTime {
        /// The day of the notice.
        told_on: Date,
        /// The last day given.
        until: Date,
    },
}

impl CorrectionNotice {
    /// A notice of that day with the last day of the period; `earlier` is the day of a notice given before.
    ///
    /// # Errors
    /// [`CorrectionNoticeError`] when it is the second, or leaves no day for the correction.
    pub fn new(
        gaps: Gaps,
        told_on: Date,
        until: Date,
        earlier: Option<Date>,
    ) -> Result<Self, CorrectionNoticeError> {
        if let Some(earlier) = earlier {
            return Err(CorrectionNoticeError::AlreadyGiven(earlier));
        }
        if until <= told_on {
            return Err(CorrectionNoticeError::NoTime { told_on, until });
        }
        Ok(Self {
            gaps,
            told_on,
            until,
        })
    }

    /// What is to be corrected.
    pub fn gaps(&self) -> &Gaps {
        &self.gaps
    }

    /// The day of the notice.
    pub fn told_on(&self) -> Date {
        self.told_on
    }

    /// The last day of the period.
    pub fn until(&self) -> Date {
        self.until
    }

    /// The paragraphs of the notice: the matter, each gap with its article, what follows.
    pub fn paragraphs(&self) -> Vec<String> {
        let until = chinese(self.until);
        let opening = format!(
            "您提交的政府信息公开申请需要补正。请于{until}前（含当日）就下列事项一次性补正："
        );
        let gaps = self
            .gaps
            .iter()
            .enumerate()
            .map(|(at, gap)| format!("{}. {}（{}）；", at + 1, gap.asks_for(), gap.article()));
        let closing = "答复期限自本机关收到补正的申请之日起计算。无正当理由逾期不补正的，视为放弃申请，本机关不再处理该申请（条例第三十条）。";
        let mut all = vec![opening];
        all.extend(gaps);
        all.push(closing.to_owned());
        all
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::attribute::Reason;
    use crate::foi::request::{Application, Made};
    use crate::report::Applicant;

    fn gaps() -> Gaps {
        let application = Application {
            made: Made::InWriting,
            applicant: Applicant::Business,
            name: "云河某公司",
            proof_of_identity: "",
            contact: "0512-6000",
            title: "相关文件",
            number: "",
            description: "",
            form: None,
            unclear: Some(Reason::new("“相关文件”所指的文件和年份").unwrap()),
        };
        application.check().unwrap_err()
    }

    #[test]
    fn art_30_the_notice_names_every_gap_the_period_and_what_follows() {
        let (told, until) = (date(2024, 9, 20), date(2024, 10, 14));
        let notice = CorrectionNotice::new(gaps(), told, until, None).unwrap();
        assert_eq!((notice.told_on(), notice.until()), (told, until));
        assert_eq!(notice.gaps(), &gaps());
        assert_eq!(
            notice.paragraphs(),
            [
                "您提交的政府信息公开申请需要补正。请于2024年10月14日前（含当日）就下列事项一次性补正：",
                "1. 申请人的身份证明（条例第二十九条第二款第一项）；",
                "2. 所申请政府信息的形式要求，包括获取信息的方式、途径（条例第二十九条第二款第三项）；",
                "3. 明确所申请的政府信息：“相关文件”所指的文件和年份（条例第三十条）；",
                "答复期限自本机关收到补正的申请之日起计算。无正当理由逾期不补正的，视为放弃申请，本机关不再处理该申请（条例第三十条）。",
            ]
        );
    }

    #[test]
    fn art_30_the_notice_is_given_once_and_leaves_time() {
        let (told, next) = (date(2024, 9, 20), date(2024, 9, 21));
        assert!(CorrectionNotice::new(gaps(), told, next, None).is_ok());
        for until in [told, date(2024, 9, 19)] {
            let refused = CorrectionNotice::new(gaps(), told, until, None).unwrap_err();
            assert_eq!(
                refused,
                CorrectionNoticeError::NoTime {
                    told_on: told,
                    until
                }
            );
            assert!(refused.to_string().contains("不晚于告知之日2024年9月20日"));
        }
        let second = CorrectionNotice::new(gaps(), next, date(2024, 10, 8), Some(told));
        let refused = second.unwrap_err();
        assert_eq!(refused, CorrectionNoticeError::AlreadyGiven(told));
        assert_eq!(
            refused.to_string(),
            "已于2024年9月20日告知补正，补正只能一次性告知"
        );
    }
}
