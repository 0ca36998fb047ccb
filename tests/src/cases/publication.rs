//! 答复选登: what was answered becomes a record without a name, through its reviews; never a stub, never what was withheld.

use gongkai_office::cases::{Publication, propose_publication, publish_answer, see};
use gongkai_store::{records, versions};

use super::{
    foi::{REPLY, is_answered},
    *,
};

async fn answered(town: &Town, reply: &[(&str, &str)]) -> TestResult<CaseId> {
    let handler = town.person("foi-handler").await?;
    let mut fields = REQUEST.to_vec();
    fields[6].1 = "柳渡镇2025年老旧小区改造资金使用情况（欧阳文）";
    fields.push(("description", "本人电话138 0013 8000，想了解各小区的数额。"));
    fields.push(("help", "本人视力不好"));
    fields.push(("address", "临河街道石桥路18号"));
    let form = form(town, "foi_request", &fields).await?;
    let today = town.clock.today();
    let receipt = cases::register(&town.office, &handler, form, Channel::InPerson, today).await?;
    takes(town, "foi-handler", "register", receipt.id, &[]).await?;
    is_answered(town, receipt.id, reply).await?;
    Ok(receipt.id)
}

const SAID: [(&str, &str); 2] = [
    ("reply_kind", "R2"),
    (
        "reply",
        "欧阳文：2025年共拨付320万元。明细寄往临河街道石桥路18号，联系人李四13900139000。",
    ),
];

on_both_stores! { "2026-03-02";
    async fn question_and_answer_are_published_without_a_name_through_all_reviews(town) {
        let id = answered(&town, &SAID).await?;
        let handler = town.person("foi-handler").await?;
        assert!(see(&town.office, &handler, id).await?.may_publish);
        let proposed = propose_publication(&town.office, &handler, id).await?;
        let all = format!("{proposed:?}");
        for word in ["欧阳文", "138 0013 8000", "13900139000", "石桥路18号", "视力"] {
            assert!(!all.contains(word), "{word}: {all}");
        }
        assert!(all.contains("320万元") && all.contains("各小区的数额"), "{all}");

        let with = |field: &str, text: &str| {
            let mut changed = proposed.clone();
            match field {
                "title" => changed.title = text.to_owned(),
                "question" => changed.question = text.to_owned(),
                _ => changed.answer = text.to_owned(),
            }
            changed
        };
        let table = [
            ("title", "", "请填写"),
            ("title", "答复欧阳文", "姓名"),
            ("question", "欧 阳 文问", "姓名"),
            ("question", "证件11010519491231002x", "证件号码"),
            ("answer", "电话138-0013-8000", "联系电话"),
            ("answer", "写信到OUYANG@EXAMPLE.CN", "电子邮箱"),
            ("answer", "寄到临河街道 石桥路18号", "通信地址"),
            ("answer", "李四电话13900139000", "手机号码"),
            ("answer", "机密★10年", "密级标志"),
        ];
        for (field, text, expected) in table {
            let refused = publish_answer(&town.office, &handler, id, with(field, text)).await.unwrap_err();
            let OfficeError::Invalid(errors) = &refused else { return Err(refused.into()) };
            assert!(errors.len() == 1 && errors[0].field == field, "{text}: {errors:?}");
            assert!(errors[0].message.contains(expected), "{text}: {errors:?}");
        }
        let oversees = town.person("open-government-office").await?;
        assert!(propose_publication(&town.office, &oversees, id).await.is_err());
        let text = with("answer", "2025年共拨付320万元，<按小区>列表公布。");
        let record = publish_answer(&town.office, &handler, id, text.clone()).await?;
        assert!(publish_answer(&town.office, &handler, id, text).await.is_err(), "once");
        let view = see(&town.office, &handler, id).await?;
        assert_eq!((view.record, view.may_publish), (Some(record), false));
        assert_eq!(see(&town.office, &oversees, id).await?.record, None);

        let mut reader = town.office.store.reader().await?;
        let drafted = records::get(&mut reader, record).await?.ok_or("no record")?;
        let drafter = town.person("drafter").await?;
        assert_eq!((drafted.state.as_str(), drafted.drafter), ("draft", drafter.person.id));
        let all = versions::of_record(&mut reader, record).await?;
        let version = all.first().ok_or("no version")?;
        assert!(version.content.body_html.contains("&lt;按小区&gt;"), "{}", version.content.body_html);
        drop(reader);
        assert_eq!(town.publishes(record).await?, "published");
        let mut reader = town.office.store.reader().await?;
        let all = versions::of_record(&mut reader, record).await?;
        let public = format!("{all:?}");
        assert!(!public.contains(&format!("/{}", id.get())), "nobody outside sees which case it was");
    }

    async fn nothing_is_published_of_a_stub_of_what_was_withheld_or_before_the_answer(town) {
        let handler = town.person("foi-handler").await?;
        let text = Publication {
            title: "答复".to_owned(),
            question: "问".to_owned(),
            answer: "答".to_owned(),
        };
        let withheld = [("reply_kind", "R3"), ("ground", "X6"), ("reply", "不予公开。")];
        let partly = [("reply_kind", "R8"), ("ground", "X4"), ("reply", "其余公开。")];
        let mut refused = Vec::new();
        refused.push((answered(&town, &withheld).await?, "不选登"));
        refused.push((answered(&town, &partly).await?, "不选登"));
        let open = handed_over(&town).await?.id;
        takes(&town, "foi-handler", "register", open, &[]).await?;
        takes(&town, "foi-handler", "write_reply", open, &REPLY).await?;
        refused.push((open, "还没有答复"));
        let stub = handed_over(&town).await?.id;
        takes(&town, "foi-handler", "register", stub, &[]).await?;
        let head = town.person("foi-head").await?;
        let secret = CaseStepForm {
            step: "withhold_secret".to_owned(),
            typed: typed(&[("reply_kind", "R3"), ("confirm", "yes")]),
            ..CaseStepForm::default()
        };
        cases::take(&town.office, &head, stub, secret).await?;
        refused.push((stub, "存根不得选登"));
        for (id, why) in refused {
            assert!(!see(&town.office, &handler, id).await?.may_publish, "{why}");
            let proposed = propose_publication(&town.office, &handler, id).await.unwrap_err();
            assert!(proposed.to_string().contains(why), "{proposed}");
            let drafted = publish_answer(&town.office, &handler, id, text.clone()).await;
            assert!(drafted.is_err(), "{why}");
        }
    }
}
