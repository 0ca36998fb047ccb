//! Documents of requests: for every kind of reply and every notice the right article, what must be told, the remedy, the
//! unit's own number; sealed in the store, opened by whom they are for, with a trace. The typesetter is a shell here,
//! which answers with the document that it was given; Word files are the real ones.

use std::sync::Arc;

use gongkai_documents::{
    read::{ChildProgram, Limits, read_file},
    write::Typesetter,
};
use gongkai_model::event::Matter;
use gongkai_office::{
    Office, OfficeOptions,
    cases::{SealForm, papers_of, put_seal, recognise},
};
use gongkai_store::{case_papers::PaperFile, events};

use super::*;

/// The same town with something that answers like a typesetter.
async fn with_press(town: &Town) -> TestResult<Arc<Office>> {
    let mut options = OfficeOptions::in_folder(town.folder().to_owned());
    options.clock = town.clock.clone();
    options.database_url = town.database_url();
    options.typesetter = Some(Typesetter::new(ChildProgram {
        program: "sh".into(),
        args: vec!["-c".into(), "printf '%%PDF-1.7 '; cat".into()],
    }));
    Ok(Office::open(options).await?)
}

const RING: &str = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 42 42'><circle cx='21' cy='21' r='20'/></svg>";

async fn has_seal(town: &Town) -> TestResult {
    let head = town.person("foi-head").await?;
    let picture = RING.as_bytes().to_vec();
    let unit = town.unit("bureau").await?;
    Ok(put_seal(
        &town.office,
        &head,
        unit,
        SealForm {
            picture,
            width: 420,
        },
    )
    .await?)
}

/// A request that was registered today.
async fn registered(town: &Town) -> TestResult<Receipt> {
    let receipt = handed_over(town).await?;
    takes(town, "foi-handler", "register", receipt.id, &[]).await?;
    Ok(receipt)
}

/// What the newest document of a case says, as its Word file and as its PDF say it; title and number before.
async fn newest(town: &Town, office: &Office, id: CaseId) -> TestResult<(String, String)> {
    let handler = town.person("foi-handler").await?;
    let papers = papers_of(office, &handler, id).await?;
    let paper = papers.last().ok_or("no document was drawn")?;
    let word = cases::paper_file(office, &handler, id, paper.id, PaperFile::Docx).await?;
    let read = read_file("a.docx", &word.bytes, &Limits::default())?;
    let said: String = read.lines().collect::<Vec<_>>().join("\n");
    let pdf = cases::paper_file(office, &handler, id, paper.id, PaperFile::Pdf).await?;
    let pdf = String::from_utf8(pdf.bytes)?;
    let number = paper.number.clone().unwrap_or_default();
    Ok((format!("{} {number}", paper.title), said + "\n" + &pdf))
}

/// Kind, what is filled in besides, words that must stand in the document, and whether reconsideration comes first.
type ReplyRow = (
    &'static str,
    &'static [(&'static str, &'static str)],
    &'static [&'static str],
    Option<bool>,
);

const REPLIES: [ReplyRow; 15] = [
    (
        "R1",
        &[],
        &["第三十六条第一项", "获取该政府信息的方式、途径", "自己的话"],
        Some(false),
    ),
    (
        "R2",
        &[],
        &["第三十六条第二项", "予以公开", "自己的话"],
        Some(false),
    ),
    (
        "R3",
        &[("ground", "X6")],
        &[
            "第三十六条第三项、第十六条第二款",
            "不予公开",
            "过程性信息",
            "自己的话",
        ],
        Some(true),
    ),
    (
        "R4",
        &[],
        &["第三十六条第四项", "检索情况如下", "查了卷宗", "自己的话"],
        Some(false),
    ),
    (
        "R5",
        &[("organ", "云河区交通运输局，0500-1")],
        &["第三十六条第五项", "云河区交通运输局，0500-1", "自己的话"],
        Some(false),
    ),
    (
        "R6",
        &[("earlier", "2026年1月8日云公开答〔2026〕2号")],
        &["第三十六条第六项", "不予重复处理", "云公开答〔2026〕2号"],
        Some(false),
    ),
    (
        "R7",
        &[("law", "《不动产登记暂行条例》第二十七条")],
        &[
            "第三十六条第七项、《不动产登记暂行条例》第二十七条",
            "特别规定",
        ],
        Some(false),
    ),
    (
        "R8",
        &[("ground", "X4"), ("why", "涉及报价")],
        &[
            "第三十七条、第十五条",
            "予以公开的部分",
            "不予公开的部分及理由",
            "商业秘密",
            "涉及报价",
            "自己的话",
        ],
        Some(true),
    ),
    (
        "R9",
        &[],
        &["第三十八条", "加工、分析", "自己的话"],
        Some(false),
    ),
    (
        "R10",
        &[],
        &[
            "第三十九条第一款",
            "不作为政府信息公开申请处理",
            "12345",
            "自己的话",
        ],
        Some(false),
    ),
    (
        "R11",
        &[],
        &["第三十九条第二款", "公开出版物", "自己的话"],
        Some(false),
    ),
    (
        "R12",
        &[],
        &[
            "第三十五条",
            "明显超过合理范围",
            "2026年3月2日要求你说明理由",
            "自己的话",
        ],
        Some(false),
    ),
    (
        "R13",
        &[],
        &["国办公开办函〔2021〕30号", "确认或者重新出具", "自己的话"],
        Some(false),
    ),
    (
        "R14",
        &[],
        &["第三十条", "告知你补正", "作出补正", "仍不明确", "自己的话"],
        Some(false),
    ),
    (
        "R17",
        &[("law", "《信访工作条例》第二条")],
        &["《信访工作条例》第二条", "自己的话"],
        Some(false),
    ),
];

fn says_the_remedy(code: &str, said: &str, first: Option<bool>) {
    let before =
        said.contains("应当依照《中华人民共和国行政复议法》第二十三条的规定先申请行政复议");
    let either =
        said.contains("也可以自收到本答复之日起六个月内依法向有管辖权的人民法院提起行政诉讼");
    assert_eq!(Some(before), first, "{code}: {said}");
    // What is partly withheld may be contested either way for the rest.
    assert_eq!(
        either,
        first == Some(false) || code == "R8",
        "{code}: {said}"
    );
    assert!(
        said.contains("向云河区人民政府申请行政复议"),
        "{code}: {said}"
    );
}

/// Who takes which step with what filled in, and what the notice says then.
type Notice<'a> = (&'a str, &'a str, &'a [(&'a str, &'a str)], &'a [&'a str]);

on_both_stores! { "2026-03-02";
    async fn every_kind_of_reply_says_its_article_its_contents_and_its_remedy(town) {
        has_seal(&town).await?;
        let office = with_press(&town).await?;
        for (seq, (code, besides, words, first)) in REPLIES.iter().enumerate() {
            let Receipt { id, .. } = registered(&town).await?;
            match *code {
                "R4" => { takes(&town, "foi-handler", "note_search", id, &[("what", "查了卷宗")]).await?; }
                "R12" => {
                    takes(&town, "foi-handler", "ask_explanation", id, &[("what", "本月60件")]).await?;
                    takes(&town, "foi-handler", "explain", id, &[("what", "研究")]).await?;
                }
                "R14" => {
                    takes(&town, "foi-handler", "ask_correction", id, &[("until", "2026-03-20"), ("what", "年份")]).await?;
                    takes(&town, "foi-handler", "correct", id, &[("what", "不知道")]).await?;
                }
                _ => {}
            }
            let mut fields = vec![("reply_kind", *code), ("reply", "这是自己的话，| 也 | 有线")];
            fields.extend_from_slice(besides);
            takes(&town, "foi-handler", "write_reply", id, &fields).await?;
            takes(&town, "legal-reviewer", "legal_review", id, &[]).await?;
            takes(&town, "secrecy-reviewer", "secrecy_review", id, &[]).await?;
            takes(&town, "unit-head", "sign", id, &[]).await?;
            let (name, said) = newest(&town, &office, id).await?;
            let number = format!("住房和城乡建设局公开答〔2026〕{}号", seq + 1);
            assert!(name.ends_with(&number), "{code}: {name}");
            for word in words.iter().chain(&["欧阳文：", "2026年3月2日收到你提出的", "柳渡镇2025年老旧小区改造资金使用情况", &number]) {
                assert!(said.matches(word).count() >= 2, "{code} leaves out {word}: {said}");
            }
            assert!(!said.contains("{{") && !said.contains('\u{f8f0}'), "{code}: {said}");
            says_the_remedy(code, &said, *first);
            // The unit's head may use the seal, so that it is on the document as soon as it is signed.
            assert!(said.contains("\"seal\":{\"sealed\":"), "{code}: {said}");
        }
    }

    async fn what_lapses_is_told_with_the_notice_that_it_rests_on(town) {
        has_seal(&town).await?;
        let office = with_press(&town).await?;
        let Receipt { id, tracking } = registered(&town).await?;
        takes(&town, "foi-handler", "ask_correction", id, &[("until", "2026-03-16"), ("what", "年份")]).await?;
        it_is(&town, "2026-03-17")?;
        takes(&town, "foi-head", "lapse", id, &[]).await?;
        let (name, said) = newest(&town, &office, id).await?;
        assert!(name.starts_with("政府信息公开申请不再处理告知书 "), "{name}");
        for word in ["第三十条", "2026年3月2日告知你在2026年3月16日前补正", "不再处理", "视为你放弃申请"] {
            assert!(said.contains(word), "{word}: {said}");
        }
        says_the_remedy("R15", &said, Some(false));
        let who = recognise(&town.office, tracking.as_str(), "13800138000").await?;
        let open: Vec<_> = cases::papers_for_applicant(&office, who).await?.into_iter().map(|paper| paper.title).collect();
        assert_eq!(open, ["政府信息公开申请不再处理告知书"]);

        let Receipt { id, .. } = registered(&town).await?;
        takes(&town, "foi-handler", "notice_fee", id, &[("method", "per_page"), ("pages", "68")]).await?;
        it_is(&town, "2026-04-20")?;
        takes(&town, "foi-head", "lapse", id, &[]).await?;
        let (_, said) = newest(&town, &office, id).await?;
        for word in ["国办函〔2020〕109号", "2026年3月17日向你发出收费通知", "不再处理"] {
            assert!(said.contains(word), "{word}: {said}");
        }
        says_the_remedy("R16", &said, Some(false));
    }

    async fn every_notice_says_what_the_law_wants_told(town) {
        let office = with_press(&town).await?;
        let rows: [Notice<'_>; 8] = [
            ("foi-handler", "ask_correction", &[("until", "2026-03-20"), ("what", "年份")], &["第三十条", "2026年3月20日前", "年份", "视为放弃申请", "公开告〔2026〕"]),
            ("foi-handler", "ask_explanation", &[("what", "本月60件")], &["第三十五条", "本月60件", "说明理由", "不予处理"]),
            ("foi-handler", "notice_fee", &[("method", "per_page"), ("pages", "68")], &["国办函〔2020〕109号", "人民币380元", "20个工作日内缴纳", "不能单独", "缴入国库", "第31至68页：每页10元，38页，计380元"]),
            ("foi-handler", "ask_third_party", &[("to", "云河远帆商行"), ("what", "投标报价")], &["云河远帆商行：", "第三十二条", "15个工作日", "投标报价", "可能涉及你（单位）的商业秘密", "逾期未提出意见的，由本机关依照条例的规定决定"]),
            ("foi-handler", "ask_agency", &[("role", "co_maker"), ("to", "云河区财政局")], &["云河区财政局：", "第三十四条", "15个工作日", "视为同意公开"]),
            ("foi-handler", "ask_agency", &[("role", "other"), ("to", "云河区财政局")], &["第三十三条", "云河区财政局："]),
            ("foi-head", "extend", &[("days", "10")], &["第三十三条", "延长10个工作日", "2026年4月14日前", "理由"]),
            ("foi-handler", "note_search", &[("what", "查了卷宗")], &["登记回执", "登记号", "查询码", "当面提交", "2026年3月30日前予以答复"]),
        ];
        for (login, step, fields, words) in rows {
            let Receipt { id, .. } = registered(&town).await?;
            takes(&town, login, step, id, fields).await?;
            let (_, said) = newest(&town, &office, id).await?;
            for word in words {
                assert!(said.matches(word).count() >= 2, "{step} leaves out {word}: {said}");
            }
            let is_letter = step == "ask_third_party" || step == "ask_agency";
            assert_eq!(said.contains("欧阳文"), !is_letter, "{step}: {said}");
            assert_eq!(said.contains("视为同意"), said.contains("第三十四条"), "{step}: {said}");
        }
    }

    async fn a_reply_that_lacks_something_is_not_written(town) {
        let Receipt { id, .. } = registered(&town).await?;
        for (code, wanted) in [("R4", "请先记录检索情况"), ("R6", "请写明此前答复的日期和文号"), ("R12", "没有作出这种答复所依据的告知"), ("R14", "没有作出这种答复所依据的告知")] {
            let fields = [("reply_kind", code), ("reply", "话")];
            let refused = takes(&town, "foi-handler", "write_reply", id, &fields).await.unwrap_err();
            assert!(refused.to_string().contains(wanted), "{code}: {refused}");
        }
    }

    async fn a_seal_is_put_by_who_may_and_the_applicant_waits_for_it(town) {
        let office = with_press(&town).await?;
        let Receipt { id, tracking } = registered(&town).await?;
        let who = recognise(&town.office, tracking.as_str(), "13800138000").await?;
        let handler = town.person("foi-handler").await?;
        let head = town.person("foi-head").await?;
        let paper = papers_of(&office, &handler, id).await?.remove(0);
        assert!(paper.waits_for_seal && !paper.may_seal);
        assert!(cases::paper_for_applicant(&office, who, paper.id).await.is_err());
        let refused = cases::use_seal(&office, &handler, id, paper.id).await.unwrap_err();
        assert!(matches!(refused, OfficeError::NotPermitted(_)), "{refused}");
        let none = cases::use_seal(&office, &head, id, paper.id).await.unwrap_err();
        assert!(none.to_string().contains("请先由管理印章的人员录入"), "{none}");
        for wrong in ["<svg><script>1</script></svg>", "<svg><image href='http://x/y.png'/></svg>", "GIF89a", ""] {
            let form = SealForm { picture: wrong.as_bytes().to_vec(), width: 420 };
            assert!(put_seal(&office, &head, town.unit("bureau").await?, form).await.is_err(), "{wrong}");
        }
        has_seal(&town).await?;
        cases::use_seal(&office, &head, id, paper.id).await?;
        assert!(cases::use_seal(&office, &head, id, paper.id).await.is_err());
        let file = cases::paper_for_applicant(&office, who, paper.id).await?;
        assert!(String::from_utf8(file.bytes)?.contains("\"sealed\""));
        let stranger = handed_over(&town).await?;
        let other = recognise(&office, stranger.tracking.as_str(), "13800138000").await?;
        assert!(cases::paper_for_applicant(&office, other, paper.id).await.is_err());
        let mut reader = town.office.store.reader().await?;
        let trail = events::of_matter(&mut reader, Matter::Case(id.get())).await?;
        let mut kinds: Vec<_> = trail.iter().map(|event| event.kind.as_str()).filter(|kind| kind.starts_with("paper.")).collect();
        kinds.sort_unstable();
        assert_eq!(kinds, ["paper.drawn", "paper.looked", "paper.sealed"]);
    }

    async fn the_draft_is_seen_before_review_and_is_no_document(town) {
        let office = with_press(&town).await?;
        let Receipt { id, .. } = registered(&town).await?;
        let handler = town.person("foi-handler").await?;
        assert!(cases::draft_of_reply(&office, &handler, id).await.is_err());
        takes(&town, "foi-handler", "write_reply", id, &[("reply_kind", "R2"), ("reply", "见附件。")]).await?;
        let draft = String::from_utf8(cases::draft_of_reply(&office, &handler, id).await?.bytes)?;
        assert!(draft.contains("\"is_draft\":true") && draft.contains("签发时编号") && draft.contains("第三十六条第二项"), "{draft}");
        assert_eq!(papers_of(&office, &handler, id).await?.len(), 1);
        let stranger = town.person("neighbour-head").await?;
        assert!(cases::draft_of_reply(&office, &stranger, id).await.is_err());
        let made = cases::draw_by_hand(&office, &handler, id, "foi_delivery_receipt", &typed(&[])).await;
        // There is nothing to deliver before the reply is signed.
        assert!(made.is_err());
    }

    async fn what_is_told_when_a_case_is_handed_on_does_not_wait_for_a_seal_that_nobody_can_put_on_it(town) {
        let office = with_press(&town).await?;
        has_seal(&town).await?;
        let receipt = handed_over(&town).await?;
        takes(&town, "foi-handler", "transfer", receipt.id, &[("unit", "neighbour")]).await?;
        let head = town.person("foi-head").await?;
        assert!(papers_of(&office, &head, receipt.id).await.is_err(), "whoever had it does not open it again");
        let who = recognise(&office, receipt.tracking.as_str(), "13800138000").await?;
        let open = cases::papers_for_applicant(&office, who).await?;
        assert_eq!(open.iter().map(|paper| paper.title.as_str()).collect::<Vec<_>>(), ["政府信息公开申请转办告知书"]);
        assert!(!open[0].waits_for_seal && open[0].sealed_at.is_none());
    }

    async fn a_letter_to_the_leaders_is_answered_on_paper_as_well(town) {
        let office = with_press(&town).await?;
        let id = letter_accepted(&town).await?;
        takes(&town, "letter-handler", "write_reply", id, &[("reply", "路灯已经修好。")]).await?;
        takes(&town, "unit-head", "send", id, &[]).await?;
        let handler = town.person("letter-handler").await?;
        let papers = papers_of(&office, &handler, id).await?;
        assert_eq!(papers.iter().map(|paper| paper.title.as_str()).collect::<Vec<_>>(), ["复信"]);
        assert!(papers[0].number.as_deref().is_some_and(|number| number.contains("信复〔2026〕1号")));
    }
}
