//! What the law wants the applicant told (告知), article by article, and what the office keeps to itself: the tracking page
//! says it in words of its own, beside the documents.

use gongkai_office::cases::{Message, recognise, told};

use super::*;

/// Who takes which step, with what is filled in and why.
type Step = (
    &'static str,
    &'static str,
    &'static [(&'static str, &'static str)],
    &'static str,
);

/// The steps of a case, what is told then, and what must not be.
type Row = (
    &'static [Step],
    &'static [&'static str],
    &'static [&'static str],
);

const REGISTER: Step = ("foi-handler", "register", &[], "");

/// Each row begins with a request that was handed over on 2 March 2026.
const ROWS: &[Row] = &[
    // 条例 art. 30: what to correct, until when, what happens otherwise. An opinion that nobody had to write stays inside.
    (
        &[
            REGISTER,
            (
                "foi-handler",
                "ask_correction",
                &[("until", "2026-03-20"), ("what", "请写明是哪一个小区")],
                "先电话联系过",
            ),
        ],
        &[
            "告知补正",
            "请写明是哪一个小区",
            "2026年3月20日",
            "不再处理（条例第三十条）",
        ],
        &["先电话联系过"],
    ),
    (
        &[
            REGISTER,
            (
                "foi-handler",
                "ask_correction",
                &[("until", "2026-03-20"), ("what", "请写明年份")],
                "",
            ),
            ("foi-handler", "correct", &[("what", "2025年")], ""),
        ],
        &["自收到补正之日起重新计算"],
        &[],
    ),
    // art. 32: that a third party is asked, not who, about what, or what they said.
    (
        &[
            REGISTER,
            (
                "foi-handler",
                "ask_third_party",
                &[
                    ("to", "云河建材公司"),
                    ("what", "合同单价"),
                    ("letter", "函1"),
                ],
                "涉及单价",
            ),
        ],
        &["第三方", "不计算在答复期限内（条例第三十二条、第三十三条）"],
        &["云河建材公司", "合同单价", "函1", "涉及单价"],
    ),
    (
        &[
            REGISTER,
            ("foi-handler", "ask_third_party", &[("letter", "函1")], ""),
            (
                "foi-handler",
                "third_party_answers",
                &[
                    ("opinion", "objects"),
                    ("what", "属于商业秘密"),
                    ("letter", "函1"),
                ],
                "",
            ),
        ],
        &["答复期限继续计算（条例第三十三条）"],
        &["不同意公开", "属于商业秘密", "函1"],
    ),
    // art. 33: the extension, how long and why.
    (
        &[
            REGISTER,
            (
                "foi-head",
                "extend",
                &[("days", "15")],
                "档案多，需要逐份区分处理",
            ),
        ],
        &[
            "延期答复",
            "15个工作日",
            "档案多，需要逐份区分处理",
            "政府信息公开工作机构负责人同意",
            "条例第三十三条",
        ],
        &[],
    ),
    // art. 33 and 34: that another organ is asked.
    (
        &[
            REGISTER,
            (
                "foi-handler",
                "ask_agency",
                &[
                    ("role", "co_maker"),
                    ("to", "区水务局"),
                    ("what", "会议纪要"),
                ],
                "",
            ),
            (
                "foi-handler",
                "agency_answers",
                &[("role", "co_maker"), ("what", "同意公开第二部分")],
                "",
            ),
        ],
        &[
            "征求其他机关的意见",
            "不计算在答复期限内（条例第三十三条、第三十四条）",
        ],
        &["区水务局", "会议纪要", "同意公开第二部分"],
    ),
    // art. 35: the reasons that are wanted, and the later day with its reason.
    (
        &[
            REGISTER,
            (
                "foi-handler",
                "ask_explanation",
                &[("what", "本月第41件申请")],
                "",
            ),
            ("foi-handler", "explain", &[("what", "做研究")], ""),
            (
                "foi-head",
                "defer",
                &[("until", "2026-05-29")],
                "件数多，逐件检索",
            ),
        ],
        &[
            "本月第41件申请",
            "请说明理由",
            "2026年5月29日",
            "件数多，逐件检索",
            "条例第三十五条",
        ],
        &[],
    ),
    // 国办函〔2020〕109号: the sum, how it came about, how long there is to pay; then that it was paid and paid back.
    (
        &[
            REGISTER,
            (
                "foi-handler",
                "notice_fee",
                &[
                    ("method", "per_page"),
                    ("pages", "68"),
                    ("how_to_pay", "凭缴款识别码到银行缴纳"),
                ],
                "超过30页的部分按量计收",
            ),
        ],
        &[
            "应缴金额：380元",
            "68页",
            "超过30页的部分按量计收",
            "凭缴款识别码到银行缴纳",
            "20个工作日内",
        ],
        &[],
    ),
    (
        &[
            REGISTER,
            (
                "foi-handler",
                "notice_fee",
                &[("method", "per_page"), ("pages", "68")],
                "按量",
            ),
            ("foi-handler", "take_payment", &[("receipt", "0012345")], ""),
            (
                "foi-handler",
                "refund_fee",
                &[("amount", "380"), ("receipt", "0012345")],
                "重复缴纳",
            ),
        ],
        &["已经收到缴费", "退付金额：380.00元", "重复缴纳"],
        &[],
    ),
    (
        &[
            REGISTER,
            (
                "foi-handler",
                "notice_fee",
                &[("method", "per_page"), ("pages", "68")],
                "按量",
            ),
            (
                "foi-head",
                "waive_fee",
                &[("cause", "hardship")],
                "低保家庭",
            ),
        ],
        &["不需要缴纳了"],
        &["低保家庭", "困难"],
    ),
    // Who answers now, and why.
    (
        &[(
            "foi-handler",
            "transfer",
            &[("unit", "neighbour")],
            "由该局负责公开",
        )],
        &["云河区自然资源和规划局", "由该局负责公开", "查询码继续有效"],
        &["neighbour"],
    ),
    // art. 44: what became of a suggestion.
    (
        &[
            REGISTER,
            ("foi-handler", "suggest_public", &[("concern", "known")], ""),
            (
                "foi-head",
                "judge_suggestion",
                &[("decision", "in_scope")],
                "很多人问",
            ),
        ],
        &["属于主动公开范围，及时公开", "很多人问", "条例第四十四条"],
        &[],
    ),
    // What is done inside is told to nobody.
    (
        &[
            REGISTER,
            (
                "foi-handler",
                "assign",
                &[("office", "bureau-office")],
                "请两天内提意见",
            ),
            ("foi-handler", "note_search", &[("what", "查了三卷")], ""),
        ],
        &[],
        &["交处室", "请两天内提意见", "查了三卷"],
    ),
];

async fn step(town: &Town, id: CaseId, (who, step, fields, reason): Step) -> TestResult {
    let form = CaseStepForm {
        step: step.to_owned(),
        reason: reason.to_owned(),
        typed: typed(fields),
        ..CaseStepForm::default()
    };
    let actor = town.person(who).await?;
    let taken = cases::take(&town.office, &actor, id, form).await;
    taken.map_err(|error| format!("{step}: {error}"))?;
    Ok(())
}

async fn messages(town: &Town, receipt: &Receipt) -> TestResult<Vec<Message>> {
    let who = recognise(&town.office, receipt.tracking.as_str(), "13800138000").await?;
    Ok(told(&town.office, who).await?)
}

/// All that is told, line by line.
fn said(messages: &[Message]) -> String {
    let each = messages.iter().map(|one| {
        let fields = one.fields.iter();
        let fields = fields.map(|field| format!("{}：{}", field.name, field.text));
        let lines: Vec<String> = fields.collect();
        let about = one.about.clone().unwrap_or_default();
        format!("{}\n{about}\n{}\n", one.name, lines.join("\n"))
    });
    each.collect()
}

async fn letter(town: &Town, kind: &str, fields: &[(&str, &str)]) -> TestResult<Receipt> {
    let form = form(town, kind, fields).await?;
    Ok(cases::apply(&town.office, form).await?)
}

on_both_stores! { "2026-03-02";
    async fn each_article_has_its_words_on_the_tracking_page(town) {
        for (steps, expected, hidden) in ROWS {
            let receipt = handed_over(&town).await?;
            for one in *steps {
                step(&town, receipt.id, *one).await?;
            }
            let all = messages(&town, &receipt).await?;
            let text = said(&all);
            for word in *expected {
                assert!(text.contains(word), "{word} is not told after {steps:?}:\n{text}");
            }
            for word in *hidden {
                assert!(!text.contains(word), "{word} is told after {steps:?}:\n{text}");
            }
            assert_eq!(all.is_empty(), expected.is_empty(), "{steps:?}");
            assert!(all.windows(2).all(|pair| pair[0].at >= pair[1].at), "the newest first");
        }
    }

    async fn what_came_online_is_told_from_when_it_counts(town) {
        let receipt = letter(&town, "foi_request", &REQUEST).await?;
        step(&town, receipt.id, REGISTER).await?;
        assert!(messages(&town, &receipt).await?.is_empty());
        step(&town, receipt.id, ("foi-handler", "confirm", &[], "")).await?;
        let text = said(&messages(&town, &receipt).await?);
        assert!(text.contains("自确认之日的次日起计算（条例第三十一条"), "{text}");
    }

    async fn who_does_not_correct_is_told_that_it_ended_and_why(town) {
        let receipt = handed_over(&town).await?;
        step(&town, receipt.id, REGISTER).await?;
        let ask: Step = ("foi-handler", "ask_correction", &[("until", "2026-03-16"), ("what", "请写明年份")], "");
        step(&town, receipt.id, ask).await?;
        it_is(&town, "2026-03-17")?;
        step(&town, receipt.id, ("foi-head", "lapse", &[], "没有收到补正")).await?;
        let all = messages(&town, &receipt).await?;
        let text = said(&all[..1]);
        assert!(text.contains("视为放弃申请，不再处理") && text.contains("没有收到补正"), "{text}");
    }

    async fn letters_and_corrections_of_records_tell_who_has_them_now(town) {
        let mut fields = letters::LETTER;
        fields[4].1 = "13800138000";
        let declined = letter(&town, "mailbox_letter", &fields).await?;
        step(&town, declined.id, ("letter-handler", "decline", &[], "属于信访事项")).await?;
        let text = said(&messages(&town, &declined).await?);
        assert!(text.contains("属于信访事项"), "{text}");
        let moved = letter(&town, "mailbox_letter", &fields).await?;
        step(&town, moved.id, ("letter-handler", "transfer", &[("unit", "neighbour")], "由该局负责")).await?;
        let text = said(&messages(&town, &moved).await?);
        assert!(text.contains("云河区自然资源和规划局") && text.contains("由该局负责"), "{text}");
        // 条例 art. 41
        let record = [
            ("name", "欧阳文"),
            ("identity_number", "11010519491231002X"),
            ("phone", "13800138000"),
            ("title", "住房保障档案中的家庭人口数"),
            ("wrong", "3人"),
            ("right", "4人"),
            ("evidence", "户口簿第3页"),
        ];
        let claim = letter(&town, "record_correction", &record).await?;
        step(&town, claim.id, ("foi-handler", "transfer", &[("unit", "neighbour")], "档案由该局保管")).await?;
        let text = said(&messages(&town, &claim).await?);
        assert!(text.contains("云河区自然资源和规划局") && text.contains("条例第四十一条"), "{text}");
    }

    async fn of_a_stub_nothing_is_told_but_what_was_done(town) {
        let receipt = handed_over(&town).await?;
        step(&town, receipt.id, REGISTER).await?;
        step(&town, receipt.id, ("foi-head", "extend", &[("days", "15")], "长空卷宗多")).await?;
        let secret: Step = ("foi-head", "withhold_secret", &[("reply_kind", "R3"), ("confirm", "yes")], "");
        step(&town, receipt.id, secret).await?;
        let all = messages(&town, &receipt).await?;
        assert_eq!((all.len(), all[0].fields.len()), (1, 0), "{all:?}");
    }
}
