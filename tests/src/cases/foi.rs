//! Requests for government information: what the law says of each step, through the house.

use gongkai_model::case::CaseClock;
use gongkai_office::cases::{BoardFilter, board, recognise, see, take_as_applicant, track};

use super::*;

pub(super) const REPLY: [(&str, &str); 2] = [
    ("reply_kind", "R2"),
    ("reply", "现将您申请的信息予以公开。"),
];

/// From the written reply to its delivery on a day.
pub(super) async fn is_answered(
    town: &Town,
    id: CaseId,
    fields: &[(&str, &str)],
) -> Result<(), OfficeError> {
    takes(town, "foi-handler", "write_reply", id, fields).await?;
    takes(town, "legal-reviewer", "legal_review", id, &[]).await?;
    takes(town, "secrecy-reviewer", "secrecy_review", id, &[]).await?;
    takes(town, "unit-head", "sign", id, &[]).await?;
    let by = [("method", "electronic")];
    takes(town, "foi-handler", "deliver", id, &by).await?;
    Ok(())
}

on_both_stores! { "2026-03-02";
    async fn a_request_at_the_counter_is_granted_and_archived(town) {
        let Receipt { id, tracking } = handed_over(&town).await?;
        assert_eq!(due(&town, id).await?.as_deref(), Some("2026-03-30"));
        assert_eq!(takes(&town, "foi-handler", "register", id, &[]).await?, "handling");
        let number = head(&town, id).await?.number;
        assert_eq!(number.as_deref(), Some("住房和城乡建设局公开申〔2026〕1号"));
        it_is(&town, "2026-03-20")?;
        is_answered(&town, id, &REPLY).await?;
        let answered = head(&town, id).await?;
        assert_eq!(answered.outcome.as_deref(), Some("R2"));
        assert_eq!(answered.closed_on.map(|day| day.to_string()).as_deref(), Some("2026-03-20"));
        assert!(answered.clock.has_ended());
        let who = recognise(&town.office, tracking.as_str(), "13800138000").await?;
        let view = track(&town.office, who).await?;
        assert_eq!(view.state_name, "已答复");
        let course: Vec<_> = view.course.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(course, ["已提交", "办理中", "答复已签发，正在送达", "已答复"]);
        assert_eq!(view.reply[0].text, "予以公开");
        assert_eq!(takes(&town, "foi-handler", "archive", id, &[]).await?, "archived");
    }

    async fn what_comes_online_counts_from_the_confirmation(town) {
        let form = form(&town, "foi_request", &REQUEST).await?;
        let Receipt { id, .. } = cases::apply(&town.office, form).await?;
        assert_eq!(head(&town, id).await?.clock, CaseClock::Waiting);
        assert_eq!(takes(&town, "foi-handler", "register", id, &[]).await?, "confirming");
        it_is(&town, "2026-03-04")?;
        let refused = takes(&town, "foi-handler", "confirm", id, &[("on", "2026-03-01")]).await;
        assert!(refused.unwrap_err().to_string().contains("确认之日不能早于来件之日"));
        takes(&town, "foi-handler", "confirm", id, &[("on", "2026-03-03")]).await?;
        let confirmed = head(&town, id).await?;
        assert_eq!(confirmed.received_on.map(|day| day.to_string()).as_deref(), Some("2026-03-03"));
        assert_eq!(due(&town, id).await?.as_deref(), Some("2026-03-31"));
    }

    async fn a_correction_starts_the_whole_period_again(town) {
        let Receipt { id, tracking } = handed_over(&town).await?;
        takes(&town, "foi-handler", "register", id, &[]).await?;
        it_is(&town, "2026-03-05")?;
        let ask = [("until", "2026-03-20"), ("what", "请写明是哪一个小区")];
        assert_eq!(takes(&town, "foi-handler", "ask_correction", id, &ask).await?, "correcting");
        assert_eq!(head(&town, id).await?.clock, CaseClock::Stopped);
        let lapse = takes(&town, "foi-head", "lapse", id, &[]).await.unwrap_err();
        assert_eq!(lapse.to_string(), "期限还没有届满，不能按逾期处理");
        it_is(&town, "2026-03-12")?;
        let who = recognise(&town.office, tracking.as_str(), "OUYANG@example.cn").await?;
        let view = track(&town.office, who).await?;
        let open: Vec<_> = view.open.iter().map(|step| step.code.as_str()).collect();
        assert_eq!(open, ["correct", "withdraw"]);
        let step = CaseStepForm {
            step: "correct".to_owned(),
            // Whoever asks cannot say that it came on another day than today.
            typed: typed(&[("what", "柳渡新村"), ("on", "2026-03-06")]),
            ..CaseStepForm::default()
        };
        take_as_applicant(&town.office, who, step).await?;
        assert_eq!(due(&town, id).await?.as_deref(), Some("2026-04-10"));
        // The law gives one notice; a second one is refused with its article.
        let again = takes(&town, "foi-handler", "ask_correction", id, &ask).await.unwrap_err();
        assert!(again.to_string().contains("条例第三十条"), "{again}");
    }

    async fn a_correction_that_never_comes_ends_the_request(town) {
        let Receipt { id, .. } = handed_over(&town).await?;
        takes(&town, "foi-handler", "register", id, &[]).await?;
        let ask = [("until", "2026-03-16"), ("what", "请写明年份")];
        takes(&town, "foi-handler", "ask_correction", id, &ask).await?;
        it_is(&town, "2026-03-17")?;
        assert_eq!(takes(&town, "foi-head", "lapse", id, &[]).await?, "lapsed");
        assert_eq!(head(&town, id).await?.outcome.as_deref(), Some("R15"));
    }

    async fn a_third_party_that_objects_and_the_rest_withheld(town) {
        let Receipt { id, .. } = handed_over(&town).await?;
        takes(&town, "foi-handler", "register", id, &[]).await?;
        let none = takes(&town, "foi-handler", "third_party_answers", id, &[("opinion", "objects")]).await;
        assert_eq!(none.unwrap_err().to_string(), "没有等待答复的征求意见函");
        takes(&town, "foi-handler", "ask_third_party", id, &[("letter", "函1")]).await?;
        // What is waited for is not counted, on the board as little as by the law.
        let handler = town.person("foi-handler").await?;
        let seen = board(&town.office, &handler, &BoardFilter::default()).await?;
        assert_eq!(seen.rows[0].days_left, Some(20));
        it_is(&town, "2026-03-09")?;
        let answer = [("opinion", "objects"), ("what", "涉及报价"), ("letter", "函1")];
        takes(&town, "foi-handler", "third_party_answers", id, &answer).await?;
        // 3 to 9 March do not count: five working days more.
        assert_eq!(due(&town, id).await?.as_deref(), Some("2026-04-07"));
        let partial = [("reply_kind", "R8"), ("reply", "报价以外的部分予以公开。")];
        let no_ground = takes(&town, "foi-handler", "write_reply", id, &partial).await.unwrap_err();
        assert!(no_ground.to_string().contains("须选择不予公开的理由"), "{no_ground}");
        let partial = [partial[0], partial[1], ("ground", "X4")];
        is_answered(&town, id, &partial).await?;
        assert_eq!(head(&town, id).await?.outcome.as_deref(), Some("R8.X4"));
    }

    async fn more_time_is_given_by_the_head_of_the_office_and_in_time(town) {
        let Receipt { id, .. } = handed_over(&town).await?;
        takes(&town, "foi-handler", "register", id, &[]).await?;
        let more = [("days", "20")];
        let refused = takes(&town, "foi-handler", "extend", id, &more).await.unwrap_err();
        assert!(matches!(refused, OfficeError::NotPermitted(_)), "{refused}");
        let too_many = takes(&town, "foi-head", "extend", id, &[("days", "25")]).await;
        assert!(too_many.is_err());
        takes(&town, "foi-head", "extend", id, &more).await?;
        assert_eq!(due(&town, id).await?.as_deref(), Some("2026-04-28"));
        let again = takes(&town, "foi-head", "extend", id, &more).await.unwrap_err();
        assert!(again.to_string().contains("条例第三十三条"), "{again}");
    }

    async fn a_fee_that_is_not_paid_ends_it_and_one_that_is_starts_again(town) {
        let Receipt { id, .. } = handed_over(&town).await?;
        takes(&town, "foi-handler", "register", id, &[]).await?;
        let fee = [("method", "per_page"), ("pages", "68")];
        takes(&town, "foi-handler", "notice_fee", id, &fee).await?;
        it_is(&town, "2026-03-10")?;
        takes(&town, "foi-handler", "take_payment", id, &[("receipt", "0012345")]).await?;
        assert_eq!(due(&town, id).await?.as_deref(), Some("2026-04-08"));

        it_is(&town, "2026-03-02")?;
        let Receipt { id, .. } = handed_over(&town).await?;
        takes(&town, "foi-handler", "register", id, &[]).await?;
        takes(&town, "foi-handler", "notice_fee", id, &fee).await?;
        it_is(&town, "2026-03-30")?;
        assert!(takes(&town, "foi-head", "lapse", id, &[]).await.is_err());
        it_is(&town, "2026-03-31")?;
        takes(&town, "foi-head", "lapse", id, &[]).await?;
        assert_eq!(head(&town, id).await?.outcome.as_deref(), Some("R16"));
        takes(&town, "foi-handler", "archive", id, &[]).await?;
        assert!(head(&town, id).await?.clock.has_ended(), "no step brings back what has lapsed");
    }

    async fn an_overdue_reply_is_let_through_and_recorded(town) {
        let Receipt { id, .. } = handed_over(&town).await?;
        takes(&town, "foi-handler", "register", id, &[]).await?;
        it_is(&town, "2026-04-01")?;
        let handler = town.person("foi-handler").await?;
        let view = see(&town.office, &handler, id).await?;
        assert_eq!(view.urgency, cases::Urgency::Overdue);
        is_answered(&town, id, &REPLY).await?;
        let view = see(&town.office, &handler, id).await?;
        let violations = view.reading.ok_or("no clock")?.violations;
        assert_eq!(violations.len(), 1);
        assert_eq!(violations[0].article, "条例第三十三条");
    }

    async fn whoever_asked_may_withdraw_until_it_is_answered(town) {
        let form = form(&town, "foi_request", &REQUEST).await?;
        let Receipt { id, tracking } = cases::apply(&town.office, form).await?;
        let who = recognise(&town.office, tracking.as_str(), "13800138000").await?;
        let step = CaseStepForm {
            step: "withdraw".to_owned(),
            reason: "已经从别处得到".to_owned(),
            ..CaseStepForm::default()
        };
        take_as_applicant(&town.office, who, step.clone()).await?;
        assert_eq!(head(&town, id).await?.state, "withdrawn");
        assert!(take_as_applicant(&town.office, who, step).await.is_err());
    }

    async fn nobody_reviews_or_signs_the_own_reply_and_two_officers_do_not_lose_a_step(town) {
        let Receipt { id, .. } = handed_over(&town).await?;
        takes(&town, "foi-handler", "register", id, &[]).await?;
        takes(&town, "foi-handler", "write_reply", id, &REPLY).await?;
        let stranger = takes(&town, "neighbour-head", "legal_review", id, &[]).await.unwrap_err();
        assert!(matches!(stranger, OfficeError::NotFound(_)), "{stranger}");
        let seen = head(&town, id).await?.revision;
        let step = |name: &str| CaseStepForm {
            step: name.to_owned(),
            revision: Some(seen),
            reason: "理由".to_owned(),
            ..CaseStepForm::default()
        };
        let reviewer = town.person("legal-reviewer").await?;
        let (one, other) = tokio::join!(
            cases::take(&town.office, &reviewer, id, step("legal_review")),
            cases::take(&town.office, &reviewer, id, step("return")),
        );
        assert_eq!(usize::from(one.is_ok()) + usize::from(other.is_ok()), 1, "{one:?} {other:?}");
        let lost = one.err().or(other.err()).ok_or("both went through")?;
        assert!(lost.to_string().contains("请刷新"), "{lost}");
    }
}
