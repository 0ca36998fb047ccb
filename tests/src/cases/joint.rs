//! 党政联合发文: what looks joint is judged before anything is answered, and articles 14 to 16 are not cited for what the
//! rules of the Party decide.

use gongkai_documents::read::{Limits, read_file};
use gongkai_office::cases::{paper_file, papers_of, see};
use gongkai_store::case_papers::PaperFile;

use super::{
    foi::{REPLY, is_answered},
    *,
};

async fn asks_for(town: &Town, doc_number: &str) -> TestResult<CaseId> {
    let handler = town.person("foi-handler").await?;
    let mut fields = REQUEST.to_vec();
    fields.push(("doc_number", doc_number));
    let form = form(town, "foi_request", &fields).await?;
    let today = town.clock.today();
    let receipt = cases::register(&town.office, &handler, form, Channel::InPerson, today).await?;
    takes(town, "foi-handler", "register", receipt.id, &[]).await?;
    Ok(receipt.id)
}

const DENIED: [(&str, &str); 3] = [
    ("reply_kind", "R3"),
    ("ground", "X6"),
    ("reply", "讨论记录不予公开。"),
];
const PARTLY: [(&str, &str); 3] = [
    ("reply_kind", "R8"),
    ("ground", "X5"),
    ("reply", "其余部分予以公开。"),
];
const ELSEWHERE: [(&str, &str); 3] = [
    ("reply_kind", "R17"),
    ("law", "《中国共产党党务公开条例（试行）》"),
    ("reply", "请向牵头机关咨询。"),
];
const NOT_JOINT: [(&str, &str); 1] = [("is_joint", "no")];
const PARTY: [(&str, &str); 4] = [
    ("is_joint", "yes"),
    ("lead", "中共云河区委办公室"),
    ("organs", "中共云河区委办公室、云河区人民政府办公室"),
    ("rule", "party"),
];
const REGULATION: [(&str, &str); 5] = [
    ("is_joint", "yes"),
    ("lead", "云河区人民政府办公室"),
    ("organs", "云河区人民政府办公室、中共云河区委办公室"),
    ("rule", "regulation"),
    ("why", "内容为行政管理措施"),
];

type Fields = &'static [(&'static str, &'static str)];

/// The number, what is judged, the reply, and what the refusal says; none where it is taken.
const TABLE: [(&str, Option<Fields>, Fields, Option<&str>); 12] = [
    ("云政办发〔2025〕3号", None, &DENIED, None),
    (
        "云办发〔2025〕3号",
        None,
        &DENIED,
        Some("云办发〔2025〕3号看起来是党政联合发文"),
    ),
    ("云办发[2025]03号", None, &REPLY, Some("先“认定联合发文”")),
    ("云办发〔2025〕3号", Some(&NOT_JOINT), &DENIED, None),
    (
        "云办发〔2025〕3号",
        Some(&PARTY),
        &DENIED,
        Some("不得径行援引条例第十四条至第十六条"),
    ),
    (
        "云办发〔2025〕3号",
        Some(&PARTY),
        &PARTLY,
        Some("请选“其他”，依据写《中国共产党党务公开条例（试行）》"),
    ),
    (
        "云办发〔2025〕3号",
        Some(&PARTY),
        &DENIED,
        Some("中共云河区委办公室"),
    ),
    ("云办发〔2025〕3号", Some(&PARTY), &ELSEWHERE, None),
    ("云办发〔2025〕3号", Some(&REGULATION), &DENIED, None),
    ("云发〔2025〕9号", Some(&REGULATION), &REPLY, None),
    // A document without a number that looks joint is judged all the same.
    (
        "云政发〔2025〕9号",
        Some(&[
            ("doc_number", "云政发〔2025〕9号"),
            PARTY[0],
            PARTY[1],
            PARTY[2],
            PARTY[3],
        ]),
        &DENIED,
        Some("不得径行援引"),
    ),
    (
        "云办发〔2025〕3号",
        Some(&[
            ("doc_number", "云办发〔2025〕4号"),
            PARTY[0],
            PARTY[1],
            PARTY[2],
            PARTY[3],
        ]),
        &ELSEWHERE,
        Some("先“认定联合发文”"),
    ),
];

on_both_stores! { "2026-03-02";
    async fn joint_documents_are_judged_first_and_never_answered_blindly(town) {
        for (number, judged, reply, refusal) in TABLE {
            let id = asks_for(&town, number).await?;
            if let Some(fields) = judged {
                takes(&town, "foi-handler", "judge_joint", id, fields).await?;
            }
            let answered = takes(&town, "foi-handler", "write_reply", id, reply).await;
            match (answered, refusal) {
                (Ok(_), None) => {}
                (Err(refused), Some(expected)) => {
                    assert!(refused.to_string().contains(expected), "{number} {judged:?}: {refused}");
                }
                other => return Err(format!("{number} {judged:?} {reply:?}: {other:?}").into()),
            }
        }
    }

    async fn the_mark_says_why_and_the_reply_says_who_decides(town) {
        let id = asks_for(&town, "云办发〔2025〕3号").await?;
        let handler = town.person("foi-handler").await?;
        let view = see(&town.office, &handler, id).await?;
        assert_eq!((view.joint.len(), view.joint[0].judged.is_none()), (1, true));
        assert!(view.joint[0].why.contains("党委办公厅（室）文号"), "{:?}", view.joint);
        let refused = view.open.iter().find(|step| step.code == "write_reply").and_then(|step| step.refused.clone());
        assert!(refused.is_some_and(|why| why.contains("先“认定联合发文”")));
        let missing = takes(&town, "foi-handler", "judge_joint", id, &[PARTY[0], PARTY[1], PARTY[3]]).await.unwrap_err();
        assert!(missing.to_string().contains("全部署名机关"), "{missing}");
        takes(&town, "foi-handler", "judge_joint", id, &PARTY).await?;
        let view = see(&town.office, &handler, id).await?;
        assert!(view.joint[0].is_under_party_rules);
        let oversees = town.person("open-government-office").await?;
        assert!(see(&town.office, &oversees, id).await?.joint.is_empty());
        let secret = CaseStepForm {
            step: "withhold_secret".to_owned(),
            typed: typed(&[("reply_kind", "R3"), ("confirm", "yes")]),
            ..CaseStepForm::default()
        };
        let head = town.person("foi-head").await?;
        assert!(cases::take(&town.office, &head, id, secret).await.is_err(), "art. 14 as little as art. 16");
        is_answered(&town, id, &ELSEWHERE).await?;
        let papers = papers_of(&town.office, &handler, id).await?;
        let reply = papers.last().ok_or("no reply")?;
        let word = paper_file(&town.office, &handler, id, reply.id, PaperFile::Docx).await?;
        let said = read_file("a.docx", &word.bytes, &Limits::default())?;
        let said = said.lines().collect::<Vec<_>>().join("\n");
        for expected in [
            "你申请公开的云办发〔2025〕3号文件由中共云河区委办公室牵头，中共云河区委办公室、云河区人民政府办公室联合制发，适用《中国共产党党务公开条例（试行）》",
            "请向牵头机关咨询",
        ] {
            assert!(said.contains(expected), "{expected}: {said}");
        }
        assert!(!said.contains("第十四条") && !said.contains("第十六条"), "{said}");
    }
}
