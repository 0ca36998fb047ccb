//! Shapes of documents, each with a text of our own about a district that does not exist.

use super::*;

fn check_title(text: &str, title: Option<&str>) {
    assert_eq!(parse_text(text).title.as_deref(), title, "{text}");
}

#[test]
fn mark_up_and_page_breaks_left_by_a_converter() {
    let text = "# 云河区外事办公室文件\n\n云外综〔2025〕9号\n\n---\n\n## 云河区外事办公室 关于印发《2025年公开方案》的通知\n\n办各处室：\n\n\
        现将方案印发给你们。\n\n云河区外事办公室\n\n2025年6月17日\n\n（此件公开发布）\n\n# 云河区外事办公室 2025 年公开方案\n\n\
        ## 一、重点\n\n### （一）聚焦服务\n\n一是规范服务信息公开。全面落实窗口办事要求，维护好业务系统，做好预约、咨询等事项线上办理工\n\n\
        作，进一步提升办事便利度。（责任处室：出国处、涉外处）\n\n**二是强化决策信息公开。**广泛听取意见。（责任处室：秘书处牵头，各处室配合）\n\n\
        #### （二）强化保障\n\n一是**强化监督**。年内对本系统专项督查不少于1次。\n";
    let parsed = parse_text(text);
    assert_eq!(
        parsed.title.as_deref(),
        Some("云河区外事办公室关于印发《2025年公开方案》的通知")
    );
    assert_eq!(parsed.doc_number.as_deref(), Some("云外综〔2025〕9号"));
    assert_eq!(parsed.written_date, Some(jiff::civil::date(2025, 6, 17)));
    let expected = [
        "一 （一） 一是 | 规范服务信息公开 | responsible:出国处 responsible:涉外处",
        "一 （一） 二是 | 强化决策信息公开 | lead:秘书处 cooperate:各处室",
        "一 （二） 一是 | 强化监督 |  | 1",
    ];
    assert_eq!(task_lines(&parsed), expected);
}

#[test]
fn a_spaced_red_head_belongs_to_the_title_and_the_printing_date_is_no_date() {
    let text = "云区政办发〔2025〕24号\n区 政 府 办 公 室\n\n关于印发云河区2025年公开要点的通    知\n\n各镇人民政府，区各部门：\n\n\
        现将《云河区2025年公开要点》印发给你们。\n\n一、做好规范管理。10月底前汇编制度文件。\n\n云河区人民政府办公室\n\n2025年8月10日\n\n（此件公开发布）\n\
        云河区人民政府办公室                    2025年8月12日印发\n";
    let parsed = parse_text(text);
    assert_eq!(
        parsed.title.as_deref(),
        Some("区政府办公室关于印发云河区2025年公开要点的通知")
    );
    assert_eq!(parsed.written_date, Some(jiff::civil::date(2025, 8, 10)));
    assert_eq!(
        task_lines(&parsed),
        ["一 | 做好规范管理 |  | 10月底前 2025-10-31"]
    );
}

#[test]
fn joint_signature_on_one_line_with_blanks() {
    let text = " 云办发〔2017〕74号\n\n区委办公室  区政府办公室\n关于印发《云河区深化公开工作\n\n实施方案（试行）》的通知\n\n各镇党委、政府：\n\n\
        方案已经同意，现印发给你们。\n\n中共云河区委办公室   云河区人民政府办公室\n\n                                 2017年8月10日\n";
    let parsed = parse_text(text);
    assert_eq!(
        parsed.issuer,
        ["中共云河区委办公室", "云河区人民政府办公室"]
    );
    assert_eq!(parsed.doc_number.as_deref(), Some("云办发〔2017〕74号"));
    assert_eq!(parsed.written_date, Some(jiff::civil::date(2017, 8, 10)));
}

#[test]
fn a_report_has_no_tasks_and_a_cited_number_is_not_its_own() {
    let text = "区外办2024年度公开工作督查情况报告\n\n[bookmark: OLE_LINK1]按照《关于印发要点的通知》（云政办发〔2024〕41号）文件要求，近期进行了督查，现将情况报告如下：\n\
        一、公开情况\n（一）政务服务。每季度核对一次清单，至少公开2次。\n";
    let parsed = parse_text(text);
    assert_eq!(
        parsed.title.as_deref(),
        Some("区外办2024年度公开工作督查情况报告")
    );
    assert_eq!(
        (&parsed.doc_number, parsed.written_date, parsed.tasks.len()),
        (&None, None, 0)
    );
}

#[test]
fn the_number_may_follow_the_title_or_stand_beside_the_signer() {
    let after = "云河区人民政府关于支持小微企业\n发展的意见\n云政发〔2025〕2号\n各镇人民政府：\n为支持小微企业，提出如下意见。\n云河区人民政府\n2025年1月6日\n";
    assert_eq!(
        parse_text(after).doc_number.as_deref(),
        Some("云政发〔2025〕2号")
    );
    let signer = "云河区财政局文件\n云财请〔2025〕3号        签发人：某某\n关于追加经费的请示\n区政府：\n因工作需要，请予追加。\n云河区财政局\n2025年3月1日\n";
    let parsed = parse_text(signer);
    assert_eq!(parsed.doc_number.as_deref(), Some("云财请〔2025〕3号"));
    assert_eq!(parsed.title.as_deref(), Some("关于追加经费的请示"));
}

#[test]
fn a_damaged_number_is_kept_as_written_and_its_repairs_named() {
    let parsed = parse_text("云政办发[2025] 012号\n关于开会的通知\n各单位：\n请准时参加会议。\n");
    assert_eq!(parsed.doc_number.as_deref(), Some("云政办发〔2025〕12号"));
    assert_eq!(
        parsed.doc_number_raw.as_deref(),
        Some("云政办发[2025] 012号")
    );
    assert!(
        parsed
            .doc_number_defects
            .contains(&"leading_zero".to_owned())
    );
    assert_eq!(parsed.warnings.len(), parsed.doc_number_defects.len());
}

#[test]
fn metadata_of_a_web_page_gives_labelled_values_only() {
    let text = "当前位置：首页 > 政策\n索 引 号：000014349/2025　主题分类：综合\n发布机构：区政府办公室　成文日期：2025-02-02\n文 号：云政发〔2025〕4号　有效性：有效\n\
        发布日期：2025-03-14\n关于表扬先进单位的通报\n各镇人民政府：\n各单位工作扎实，现予通报表扬。希望再接再厉，争取更大成绩。\n打印 关闭\n";
    let parsed = parse_text(text);
    assert_eq!(parsed.doc_number.as_deref(), Some("云政发〔2025〕4号"));
    assert_eq!(parsed.written_date, Some(jiff::civil::date(2025, 2, 2)));
    assert_eq!(parsed.title.as_deref(), Some("关于表扬先进单位的通报"));
    let published_only = text.replace("成文日期：2025-02-02", "");
    assert_eq!(parse_text(&published_only).written_date, None);
}

#[test]
fn a_forwarding_notice_keeps_its_own_title_number_and_date() {
    let text = "云财法〔2025〕9号\n关于转发《省财政厅关于税收政策的通知》的通知\n各镇财政所：\n现将《省财政厅关于税收政策的通知》（江财税〔2025〕17号）转发给你们。\n\
        云河区财政局\n云河区税务局\n二○二五年二月六日\n省财政厅关于税收政策的通知\n江财税〔2025〕17号\n各市财政局：\n请按照执行。\n江省财政厅\n二○二五年一月十八日\n";
    let parsed = parse_text(text);
    assert_eq!(
        parsed.title.as_deref(),
        Some("关于转发《省财政厅关于税收政策的通知》的通知")
    );
    assert_eq!(parsed.doc_number.as_deref(), Some("云财法〔2025〕9号"));
    assert_eq!(parsed.issuer, ["云河区财政局", "云河区税务局"]);
    assert_eq!(parsed.written_date, Some(jiff::civil::date(2025, 2, 6)));
    let unsigned = text.replace("云河区财政局\n云河区税务局\n二○二五年二月六日\n", "");
    let parsed = parse_text(&unsigned);
    assert_eq!(
        (parsed.written_date, parsed.issuer.len()),
        (None, 0),
        "the annex's date is not taken"
    );
}

#[test]
fn a_decree_has_the_title_of_what_it_promulgates() {
    let text = "云河区人民政府令\n第12号\n《云河区公园管理办法》已经2025年4月1日区政府常务会议通过，现予公布，自2025年6月1日起施行。\n区长 某某\n2025年4月20日\n\
        云河区公园管理办法\n第一条 为了加强公园管理，制定本办法。\n";
    let parsed = parse_text(text);
    assert_eq!(parsed.title.as_deref(), Some("云河区公园管理办法"));
    assert_eq!(parsed.doc_number.as_deref(), Some("云河区人民政府令第12号"));
    assert_eq!(parsed.issuer, ["云河区人民政府"]);
    assert_eq!(parsed.written_date, Some(jiff::civil::date(2025, 4, 20)));
}

#[test]
fn titles_go_on_until_their_kind_of_document() {
    check_title(
        "云河区人民政府办公室关于推行公示制度\n全过程记录制度\n法制审核制度的指导意见\n云政办发〔2025〕1号\n各单位：\n请执行。\n",
        Some("云河区人民政府办公室关于推行公示制度全过程记录制度法制审核制度的指导意见"),
    );
    check_title(
        "云河区村庄规划管理办法\n（试行）\n第一条 为了规范管理，制定本办法。\n",
        Some("云河区村庄规划管理办法（试行）"),
    );
    check_title("各位代表：\n现在，我代表区政府作报告。\n", None);
    check_title("本周三，区教育局召开会议。会议要求做好开学工作。\n", None);
}

#[test]
fn units_in_lines_of_their_own_belong_to_the_item_above() {
    let text = "云河区2025年绿化行动方案\n一、新建绿地\n在城东新建绿地两处，年底前完成。\n牵头单位：区园林局\n配合单位：区财政局、城东街道\n完成时限：2025年11月底前\n二、养护古树\n逐株建档。（区园林局、各镇按职责分工负责）\n";
    let expected = [
        "一 | 新建绿地 | lead:区园林局 cooperate:区财政局 cooperate:城东街道 | 2025年11月底前 2025-11-30",
        "二 | 养护古树 | each:区园林局 each:各镇",
    ];
    assert_eq!(task_lines(&parse_text(text)), expected);
}

#[test]
fn attachments_are_listed_without_their_numbers() {
    let text = "关于报送材料的通知\n各单位：\n请于月底前报送。\n附件：1.材料清单 2.报送表\n云河区人民政府办公室\n2025年3月1日\n";
    assert_eq!(parse_text(text).attachments, ["材料清单", "报送表"]);
    let single = text.replace("附件：1.材料清单 2.报送表", "附件：材料清单");
    assert_eq!(parse_text(&single).attachments, ["材料清单"]);
}

#[test]
fn very_long_texts_are_parsed_in_linear_time() {
    let lines =
        "一、加强管理（一（二（三（四责任单位：甲局，乙局配合，每季度前前前前前年年年年号号\n"
            .repeat(20_000);
    let one_line = format!(
        "云河区方案\n一、{}\n",
        "办好（责任单位：甲局、乙局）。".repeat(30_000)
    );
    let commas = "各单位，各部门，\n".repeat(60_000);
    for text in [lines, one_line, commas] {
        let start = std::time::Instant::now();
        parse_text(&text);
        assert!(
            start.elapsed() < std::time::Duration::from_secs(20),
            "{:?}",
            start.elapsed()
        );
    }
}

#[test]
fn a_number_may_stand_in_a_small_table_but_not_in_a_list_of_documents() {
    use crate::read::{Block, Format, SourceText};
    let row = |cells: &[&str]| {
        cells
            .iter()
            .map(|cell| (*cell).to_owned())
            .collect::<Vec<_>>()
    };
    let mut source = SourceText {
        format: Format::Docx,
        blocks: vec![
            Block::Table {
                rows: vec![row(&["云财请〔2025〕3号", "签发人：某某"])],
            },
            Block::paragraph("关于追加经费的请示"),
            Block::paragraph("区政府："),
            Block::paragraph("因工作需要，请予追加。"),
        ],
        warnings: Vec::new(),
    };
    assert_eq!(
        parse(&source, "a").doc_number.as_deref(),
        Some("云财请〔2025〕3号")
    );
    let list = vec![
        row(&["序号", "文件", "文号"]),
        row(&["1", "管理办法", "云政发〔2020〕1号"]),
    ];
    source.blocks = vec![
        Block::paragraph("现行有效规范性文件目录"),
        Block::Table { rows: list },
    ];
    assert_eq!(parse(&source, "a").doc_number, None);
}
