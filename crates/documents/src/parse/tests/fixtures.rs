//! The fields of fixtures, which must not depend on the format they came in.

use super::*;
use crate::read::tests::read_fixture;

fn parse_fixture(name: &str) -> ParsedDocument {
    parse(&read_fixture(name), name)
}

#[test]
fn the_answer_has_the_keys_of_the_contract_in_order() {
    let mut parsed = parse_fixture("work-plan.docx");
    parsed.tasks.truncate(1);
    let expected = concat!(
        r#"{"file":"work-plan.docx","title":"云河区人民政府外事办公室关于印发《2025年涉外服务改进方案》的通知","#,
        r#""doc_number":"云外综〔2025〕3号","doc_number_raw":"云外综〔2025〕3号","doc_number_defects":[],"#,
        r#""issuer":["云河区人民政府外事办公室"],"written_date":"2025-02-26","main_recipient":"办各处室","#,
        r#""public_note":"此件公开发布","disclosure_attribute":"proactive","attachments":[],"warnings":[],"#,
        r#""tasks":[{"no":"1","path":["二","（一）","一是"],"title":"规范一次性告知","#,
        r#""units":[{"name":"出国处","role":"responsible"},{"name":"涉外处","role":"responsible"}],"#,
        r#""deadline":{"on":null,"text":null},"recurrence":"quarterly","min_count":null}]}"#,
    );
    assert_eq!(serde_json::to_string(&parsed).unwrap(), expected);
}

#[test]
fn a_plan_reads_alike_from_every_format() {
    let expected = [
        "二 （一） 一是 | 规范一次性告知 | responsible:出国处 responsible:涉外处 | quarterly",
        "二 （一） 二是 | 开通预约服务 | lead:秘书处 cooperate:各处室 | 5月底前 2025-05-31",
        "二 （二） 一是 | 完善外文版栏目 | lead:涉外处 cooperate:秘书处 cooperate:信息中心 | 12",
        "二 （二） 二是 | 开展领事保护宣传 | lead:领事处 cooperate:涉外处 cooperate:秘书处 | 3",
        "二 （三） 一是 | 强化组织领导 |  | monthly",
    ];
    for name in ["work-plan.docx", "work-plan.doc", "work-plan-browser.pdf"] {
        let parsed = parse_fixture(name);
        assert_eq!(
            parsed.doc_number.as_deref(),
            Some("云外综〔2025〕3号"),
            "{name}"
        );
        assert_eq!(
            parsed.written_date,
            Some(jiff::civil::date(2025, 2, 26)),
            "{name}"
        );
        assert_eq!(task_lines(&parsed), expected, "{name}");
    }
}

#[test]
fn a_notice_reads_alike_from_every_format() {
    for name in ["notice.docx", "notice.doc", "notice.rtf", "notice.txt"] {
        let parsed = parse_fixture(name);
        let title = "云河区人民政府办公室关于做好2025年政府信息公开专栏整理工作的通知";
        assert_eq!(parsed.title.as_deref(), Some(title), "{name}");
        assert_eq!(
            parsed.doc_number.as_deref(),
            Some("云政办发〔2025〕12号"),
            "{name}"
        );
        assert_eq!(
            parsed.written_date,
            Some(jiff::civil::date(2025, 3, 18)),
            "{name}"
        );
        assert_eq!(parsed.issuer, ["云河区人民政府办公室"], "{name}");
        let recipient = "各镇人民政府、街道办事处，区各委办局，区各直属单位";
        assert_eq!(parsed.main_recipient.as_deref(), Some(recipient), "{name}");
        assert_eq!(
            parsed.attachments,
            ["政府信息公开专栏核对表", "历史文件入栏清单"],
            "{name}"
        );
        assert_eq!(
            parsed.public_note.as_deref(),
            Some("此件公开发布"),
            "{name}"
        );
    }
}

#[test]
fn a_joint_document_has_two_issuers() {
    for name in ["joint.docx", "joint.rtf", "joint-browser.pdf"] {
        let parsed = parse_fixture(name);
        assert_eq!(
            parsed.issuer,
            ["中共云河区委办公室", "云河区人民政府办公室"],
            "{name}"
        );
        assert_eq!(
            parsed.doc_number.as_deref(),
            Some("云办发〔2024〕31号"),
            "{name}"
        );
        let title =
            "区委办公室 区政府办公室关于印发《云河区村（社区）公开事项清单管理办法（试行）》的通知";
        assert_eq!(parsed.title.as_deref(), Some(title), "{name}");
    }
}

#[test]
fn the_number_that_a_reply_answers_is_not_its_own() {
    for name in ["reply.docx", "reply.pdf"] {
        let parsed = parse_fixture(name);
        assert_eq!(
            parsed.doc_number.as_deref(),
            Some("云政复〔2025〕7号"),
            "{name}"
        );
        assert_eq!(
            parsed.written_date,
            Some(jiff::civil::date(2025, 5, 9)),
            "{name}"
        );
        assert_eq!(
            parsed.public_note.as_deref(),
            Some("此件依申请公开"),
            "{name}"
        );
        assert_eq!(
            parsed.disclosure_attribute.map(|a| a.code()),
            Some("on_request"),
            "{name}"
        );
    }
}

#[test]
fn a_saved_page_invents_no_number_and_no_date() {
    let parsed = parse_fixture("interpretation-saved-page.html");
    assert_eq!(
        parsed.title.as_deref(),
        Some("《云河区村（社区）公开事项清单管理办法（试行）》解读")
    );
    assert_eq!((parsed.doc_number, parsed.written_date), (None, None));
    assert!(parsed.tasks.is_empty());
}

#[test]
fn a_table_of_tasks_is_read_from_text_and_workbook() {
    let expected = [
        " | 新建口袋公园6处 | lead:区住房和城乡建设局 cooperate:区财政局 cooperate:各镇人民政府 | 2025年10月31日前 2025-10-31",
        " | 为80周岁以上老年人免费体检 | lead:区卫生健康局 cooperate:区民政局 | 11月底前 2025-11-30",
        " | 改造农村公路18公里 | lead:区交通运输局 | 2025年12月31日前 2025-12-31",
        " | 公布民生实事进展 | lead:区政府办公室 cooperate:各责任单位 | 每季度末 - | quarterly",
    ];
    for name in [
        "task-table.docx",
        "task-table.doc",
        "task-table.xlsx",
        "task-table.xls",
    ] {
        let parsed = parse_fixture(name);
        assert_eq!(
            parsed.title.as_deref(),
            Some("云河区2025年民生实事任务分解表"),
            "{name}"
        );
        assert_eq!(task_lines(&parsed), expected, "{name}");
    }
}

#[test]
fn a_division_of_tasks_without_number_or_signature() {
    let parsed = parse_fixture("task-division-gb18030.txt");
    assert_eq!(
        parsed.title.as_deref(),
        Some("云河经济开发区2025年政务公开重点工作任务分工方案")
    );
    assert_eq!((&parsed.doc_number, parsed.written_date), (&None, None));
    let expected = [
        "二 （一） 1 | 做好专栏日常维护 | lead:管委会办公室 | monthly",
        "二 （一） 2 | 健全依申请公开办理机制 | lead:管委会办公室 cooperate:法制科 cooperate:各有关部门 | 2025年9月底前 2025-09-30",
        "二 （二） 3 | 开展政策解读 | each:相关各部门 each:东岸办事处",
        "二 （二） 4 | 改进网上答复 | responsible:相关各部门 responsible:东岸办事处",
        "二 （三） 5 | 组织业务培训 | responsible:党群工作部 responsible:管委会办公室 | 2",
        "三 （一） | 加强领导 |  | yearly | 1",
    ];
    assert_eq!(task_lines(&parsed), expected);
}
