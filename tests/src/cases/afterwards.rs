//! After the reply: complaints, reconsideration, lawsuits and what table four counts of them; what is asked again and
//! again becomes a draft for everybody; records about oneself are corrected.

use gongkai_model::case::ProceedingResult;
use gongkai_office::cases::{
    ProceedingForm, ProceedingText, annual, change_proceeding, draft_public, proceeding,
    proceedings, proceedings_of_case, recognise, register_proceeding, repeated, set_several,
    take_as_applicant, track,
};
use gongkai_rules::foi::conversion::Conversion;

use super::{
    foi::{REPLY, is_answered},
    *,
};

fn filed(sort: &str, on: &str) -> TestResult<ProceedingForm> {
    Ok(ProceedingForm {
        sort: sort.to_owned(),
        organ: "云河区人民政府".to_owned(),
        filed_on: Some(on.parse()?),
        stage: "filed".to_owned(),
        written: ProceedingText {
            number: "〔2026〕云河行复第7号".to_owned(),
            opinion: "答复依据充分，建议维持。".to_owned(),
            lessons: String::new(),
        },
        ..ProceedingForm::default()
    })
}

async fn answered(town: &Town, number: &str, title: &str) -> TestResult<CaseId> {
    let handler = town.person("foi-handler").await?;
    let mut fields = REQUEST;
    fields[3].1 = number;
    fields[6].1 = title;
    let form = form(town, "foi_request", &fields).await?;
    let today = town.clock.today();
    let receipt = cases::register(&town.office, &handler, form, Channel::InPerson, today).await?;
    takes(town, "foi-handler", "register", receipt.id, &[]).await?;
    is_answered(town, receipt.id, &REPLY).await?;
    Ok(receipt.id)
}

on_both_stores! { "2026-03-02";
    async fn a_reconsideration_is_registered_decided_and_counted(town) {
        let id = answered(&town, "11010519491231002X", "柳渡镇2025年低保名单").await?;
        it_is(&town, "2026-03-20")?;
        let handler = town.person("foi-handler").await?;
        let too_early = filed("litigation_after_review", "2026-03-10")?;
        let refused = register_proceeding(&town.office, &handler, id, too_early).await.unwrap_err();
        assert!(refused.to_string().contains("先登记行政复议"), "{refused}");
        let mut odd = filed("review", "2026-03-10")?;
        odd.result = "corrected".to_owned();
        let refused = register_proceeding(&town.office, &handler, id, odd).await.unwrap_err();
        assert!(refused.to_string().contains("没有审结的不填"), "{refused}");
        let review = register_proceeding(&town.office, &handler, id, filed("review", "2026-03-10")?).await?;
        let four = async || -> TestResult<[i64; 5]> {
            let tables = annual(&town.office, &handler, None, 2026).await?;
            assert!(tables.checked.ok, "{:?}", tables.checked);
            let table = tables.report.table4.ok_or("no table four")?;
            let group = table.administrative_review.ok_or("no group")?;
            let cells = [&group.upheld, &group.corrected, &group.other, &group.pending, &group.total];
            Ok(cells.map(|cell| cell.stated().unwrap_or(-1)))
        };
        assert_eq!(four().await?, [0, 0, 0, 1, 1]);
        let mut decided = filed("review", "2026-03-10")?;
        decided.stage = "decided".to_owned();
        decided.result = "corrected".to_owned();
        decided.decided_on = Some("2026-03-19".parse()?);
        decided.written.lessons = "检索范围要写明卷宗。".to_owned();
        change_proceeding(&town.office, &handler, review, 0, decided.clone()).await?;
        assert_eq!(four().await?, [0, 1, 0, 0, 1]);
        let late = change_proceeding(&town.office, &handler, review, 0, decided).await.unwrap_err();
        assert!(matches!(late, OfficeError::CaseConflict), "{late}");
        let suit = filed("litigation_after_review", "2026-03-20")?;
        register_proceeding(&town.office, &handler, id, suit).await?;
        let (_, all) = proceedings_of_case(&town.office, &handler, id).await?;
        assert_eq!(all.len(), 2);
        assert_eq!(all[0].text.lessons, "检索范围要写明卷宗。");
        assert_eq!(all[0].stored.ended.map(|(_, result)| result), Some(ProceedingResult::Corrected));
        // Who oversees sees organ, days and result, and no word of what was written.
        let oversees = town.person("open-government-office").await?;
        let seen = proceedings(&town.office, &oversees).await?;
        assert!(seen.len() == 2 && seen.iter().all(|one| one.text == ProceedingText::default()));
        assert!(proceeding(&town.office, &oversees, review).await.is_ok());
        assert!(register_proceeding(&town.office, &oversees, id, filed("complaint", "2026-03-12")?).await.is_err());
        let stranger = town.person("publisher").await?;
        assert!(proceeding(&town.office, &stranger, review).await.is_err());
        assert!(proceedings(&town.office, &stranger).await?.is_empty());
    }

    async fn what_several_ask_for_becomes_a_draft_with_one_click(town) {
        let title = "柳渡镇2025年老旧小区改造资金使用情况";
        let first = answered(&town, "11010519491231002X", title).await?;
        answered(&town, "11010519491231002X", title).await?;
        let handler = town.person("foi-handler").await?;
        assert!(repeated(&town.office, &handler).await?.is_empty(), "one who asks twice is one");
        answered(&town, "110105194912310038", "2025年柳渡镇老旧小区改造资金使用情况").await?;
        answered(&town, "110105194912310038", "柳林路停车泊位收费标准").await?;
        let found = repeated(&town.office, &handler).await?;
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].applicants, found[0].cases.len()), (2, 3));
        assert_eq!(found[0].conversion.value, Conversion::May);
        let refused = set_several(&town.office, &handler, 3).await.unwrap_err();
        assert!(matches!(refused, OfficeError::NotPermitted(_)), "{refused}");
        let oversees = town.person("open-government-office").await?;
        assert!(set_several(&town.office, &oversees, 1).await.is_err());
        set_several(&town.office, &oversees, 3).await?;
        assert!(repeated(&town.office, &handler).await?.is_empty());
        set_several(&town.office, &oversees, 2).await?;
        assert!(repeated(&town.office, &oversees).await?.is_empty(), "texts are for who handles");
        let record = draft_public(&town.office, &handler, first).await?;
        let again = draft_public(&town.office, &handler, first).await.unwrap_err();
        assert!(again.to_string().contains("已经起草过"), "{again}");
        let mut reader = town.office.store.reader().await?;
        let head = gongkai_store::records::get(&mut reader, record).await?.ok_or("no record")?;
        assert_eq!((head.title.as_str(), head.state.as_str()), (title, "draft"));
        assert_eq!(head.attribute.as_deref(), Some("proactive"));
        assert_eq!(repeated(&town.office, &handler).await?[0].record, Some(record));
    }

    async fn an_applicant_suggests_to_publish_and_the_office_judges_once(town) {
        let Receipt { id, tracking } = handed_over(&town).await?;
        takes(&town, "foi-handler", "register", id, &[]).await?;
        let judged = [("decision", "in_scope")];
        let none = takes(&town, "foi-head", "judge_suggestion", id, &judged).await.unwrap_err();
        assert_eq!(none.to_string(), "没有等待审核的主动公开建议");
        let who = recognise(&town.office, tracking.as_str(), "13800138000").await?;
        let suggest = CaseStepForm {
            step: "suggest_public".to_owned(),
            typed: typed(&[("concern", "known"), ("what", "全镇住户都关心")]),
            ..CaseStepForm::default()
        };
        take_as_applicant(&town.office, who, suggest).await?;
        takes(&town, "foi-head", "judge_suggestion", id, &judged).await?;
        assert!(takes(&town, "foi-head", "judge_suggestion", id, &judged).await.is_err());
    }

    async fn a_record_about_oneself_is_corrected(town) {
        let fields = [
            ("name", "欧阳文"),
            ("identity_number", "11010519491231002X"),
            ("phone", "138 0013 8000"),
            ("title", "住房保障档案中的家庭人口数"),
            ("wrong", "3人"),
            ("right", "4人"),
            ("evidence", "户口簿第3页"),
        ];
        let form = form(&town, "record_correction", &fields).await?;
        let Receipt { id, tracking } = cases::apply(&town.office, form).await?;
        takes(&town, "foi-handler", "accept", id, &[]).await?;
        assert_eq!(due(&town, id).await?.as_deref(), Some("2026-03-30"));
        let reply = [("ending", "corrected"), ("reply", "经审核属实，已予更正。")];
        takes(&town, "foi-handler", "write_reply", id, &reply).await?;
        assert!(takes(&town, "foi-handler", "send", id, &[]).await.is_err());
        takes(&town, "foi-head", "send", id, &[]).await?;
        let who = recognise(&town.office, tracking.as_str(), "13800138000").await?;
        let view = track(&town.office, who).await?;
        assert_eq!(view.reply[0].text, "经审核属实，已予更正");
    }
}
