//! The dirt of real catalogues, case by case.

use super::*;
use crate::catalogue::{CatalogueForm, Fields, Mark};

const FIELDS: &str = r#"
[[field]]
catalogue = "standard"
code = "26-05"
name = "社会救助"
document = "d"
[[field]]
catalogue = "standard"
code = "26-03"
name = "义务教育"
document = "d"
"#;

/// Rows written as `a|b|c`, from row 1 on; `~` is a line break in a cell, an empty row falls away.
fn sheet(name: &str, rows: &str) -> Sheet {
    let lines = rows.trim().lines().zip(1..);
    let rows = lines.filter(|(line, _)| !line.trim().is_empty());
    let rows = rows.map(|(line, number)| SheetRow {
        number,
        cells: line
            .trim()
            .split('|')
            .map(|cell| cell.replace('~', "\n"))
            .collect(),
    });
    Sheet {
        file: "目录.xlsx".to_owned(),
        name: name.to_owned(),
        rows: rows.collect(),
    }
}

fn reading(name: &str, rows: &str) -> Reading {
    let mut fields = Fields::default();
    fields.add(toml::from_str(FIELDS).unwrap());
    let given = Given {
        catalogue: CatalogueForm::Standard,
        field: None,
        fields: &fields,
    };
    read(&[sheet(name, rows)], given)
}

const HEAD: &str = "云河区社会救助领域基层政务公开标准目录
序号|公开事项||公开内容（要素）|公开依据|公开时限|公开主体|公开渠道和载体|公开对象||公开方式||公开层级|
|一级事项|二级事项||||||全社会|特定群体（请写明）|主动|依申请公开|县级|乡、村级";

fn with_head(rows: &str) -> Reading {
    reading("Sheet1", &format!("{HEAD}\n{rows}"))
}

/// One line for each item: `row field level1/level2; limit; who; manner; levels`.
fn items(reading: &Reading) -> Vec<String> {
    let items = reading.items.iter().map(|item| {
        let c = &item.content;
        format!(
            "{} {} {}; {}; {}; {}; {}",
            item.row,
            item.field,
            c.key(),
            c.time_limit,
            c.audience.in_words(),
            c.manner.label(),
            c.levels.in_words()
        )
    });
    items.collect()
}

fn told(reading: &Reading) -> Vec<String> {
    reading
        .findings
        .iter()
        .map(|f| format!("{} {f}", f.severity.label()))
        .collect()
}

#[test]
fn the_national_table_is_read() {
    let reading = with_head(
        "1|综合业务|政策法规文件|文件名称、文号、正文|《社会救助暂行办法》|信息形成之日起10个工作日内|区民政局、乡镇（街道）|■政府网站 □政府公报 ■公开查阅点|√||√||√|√
         2||监督检查|投诉举报电话|《条例》|同上|同上|■政府网站|√||√||√|",
    );
    assert_eq!(
        items(&reading),
        [
            "4 26-05 综合业务/政策法规文件/; 信息形成之日起10个工作日内; 全社会; 主动公开; 县级、乡级、村级",
            "5 26-05 综合业务/监督检查/; 信息形成之日起10个工作日内; 全社会; 主动公开; 县级",
        ]
    );
    assert_eq!(reading.items[1].content.publisher, "区民政局、乡镇（街道）");
    assert_eq!(told(&reading), Vec::<String>::new());
}

#[test]
fn ticks_of_every_shape_are_read() {
    for sign in [
        "√", "✓", "✔", "☑", "■", "●", "\u{f052}", "\u{f0fe}", "是", "V", " √ ",
    ] {
        let reading = with_head(&format!(
            "1|一|二|内容|依据|20个工作日|区民政局|■政府网站|{sign}||{sign}||{sign}|"
        ));
        assert_eq!(
            items(&reading),
            ["4 26-05 一/二/; 20个工作日; 全社会; 主动公开; 县级"],
            "{sign}"
        );
    }
    for sign in ["□", "口", "☐", "○", "", "否", "\u{f0a8}"] {
        let reading = with_head(&format!(
            "1|一|二|内容|依据|20个工作日|区民政局|■政府网站|{sign}|√征收范围内居民|{sign}|√|√|{sign}"
        ));
        assert_eq!(
            items(&reading),
            ["4 26-05 一/二/; 20个工作日; 特定群体：征收范围内居民; 依申请公开; 县级"],
            "{sign}"
        );
    }
}

#[test]
fn what_is_not_ticked_is_told() {
    let reading = with_head("1|一|二|内容|依据|20个工作日|区民政局|■政府网站||√||||");
    assert_eq!(
        told(&reading),
        [
            "请核对 工作表“Sheet1”第4行“公开对象”：勾选了特定群体，没有写明是谁",
            "请核对 工作表“Sheet1”第4行“公开方式”：没有勾选公开方式，按主动公开处理",
            "请核对 工作表“Sheet1”第4行“公开层级”：没有勾选公开层级",
        ]
    );
}

#[test]
fn channels_glued_into_one_cell_are_parted() {
    let table = [
        (
            "■政府网站□政府公报~■两微一端 □发布会/听证会",
            "政府网站、两微一端",
            "政府公报、发布会/听证会",
            "",
        ),
        (
            "■社区/企事业单位/村公示栏（电子屏）■ 入户/现场",
            "入户/现场、社区/企事业单位/村公示栏（电子屏）",
            "",
            "",
        ),
        (
            "政府网站、政务服务中心；公开查阅点",
            "政府网站、公开查阅点、政务服务中心",
            "",
            "",
        ),
        (
            "■政府网站 口政府公报 口精准推送 口其他____",
            "政府网站",
            "政府公报、精准推送",
            "",
        ),
        (
            "■政府网站 ■其他 信用中国网站",
            "政府网站、其他（信用中国网站）",
            "",
            "信用中国网站",
        ),
        (
            "\u{f06e}政府网站 \u{f06f}广播电视",
            "政府网站",
            "广播电视",
            "",
        ),
        (
            "n政府网站 o广播电视 t精准推送",
            "政府网站、精准推送",
            "广播电视",
            "",
        ),
        (
            "■政府网站　□纸质载体　■行政服务中心",
            "政府网站、政务服务中心",
            "纸质媒体",
            "",
        ),
        (
            "√政府网站 √国家企业信用信息公示系统",
            "政府网站、其他（国家企业信用信息公示系统）",
            "",
            "国家企业信用信息公示系统",
        ),
        (
            "■政 府 网 站 ■村（社区）公示栏",
            "政府网站、社区/企事业单位/村公示栏（电子屏）",
            "",
            "",
        ),
    ];
    for (text, required, optional, other) in table {
        let (read, _) = channels(&text.replace('~', "\n"));
        let found = (
            read.in_words(Mark::Required),
            read.in_words(Mark::Optional),
            read.other.clone(),
        );
        assert_eq!(
            found,
            (required.into(), optional.into(), other.into()),
            "{text}"
        );
    }
    assert_eq!(
        channels("n政府网站").1,
        ["方框的字体丢失，按 n、t 为■，o 为□ 读"]
    );
    assert_eq!(channels("").1, ["没有读出任何渠道"]);
}

#[test]
fn headings_come_again_and_notes_stand_below() {
    let reading = with_head(
        "1|一|二|内容|依据|20个工作日|区民政局|■政府网站|√||√||√|

         序号|公开事项||公开内容（要素）|公开依据|公开时限|公开主体|公开渠道和载体|公开对象||公开方式||公开层级|
         |一级事项|二级事项||||||全社会|特定群体（请写明）|主动|依申请公开|县级|乡、村级
         ２||三|内容|依据|20 个工作 日|区民政局|■政府网站|√||√||√|
         注：■为必选项，□为可选项。
         |共2项",
    );
    assert_eq!(
        items(&reading),
        [
            "4 26-05 一/二/; 20个工作日; 全社会; 主动公开; 县级",
            "8 26-05 一/三/; 20个工作日; 全社会; 主动公开; 县级"
        ]
    );
    assert_eq!(reading.items[1].content.number, "2");
    assert_eq!(
        told(&reading),
        [
            "说明 工作表“Sheet1”第6行：重复的表头，跳过",
            "说明 工作表“Sheet1”第9行：“注：■为必选项，□为可选项。”不是事项，跳过",
            "说明 工作表“Sheet1”第10行：“共2项”不是事项，跳过",
        ]
    );
}

#[test]
fn one_sheet_may_hold_several_fields() {
    let rows = "1|一|二|内容|依据|20个工作日|区民政局|■政府网站|√||√||√|
         二、义务教育领域
         1|招生管理|招生计划|各校计划|依据|20个工作日|区教育局|■政府网站|√||√||√|";
    assert_eq!(
        items(&with_head(rows)),
        [
            "4 26-05 一/二/; 20个工作日; 全社会; 主动公开; 县级",
            "6 26-03 招生管理/招生计划/; 20个工作日; 全社会; 主动公开; 县级"
        ]
    );
}

#[test]
fn the_field_stands_in_the_sheet_name_or_must_be_chosen() {
    let table = "序号|公开事项||公开内容|公开依据|公开时限|公开主体|公开渠道和载体
        |一级事项|二级事项|||||
        1|招生管理|招生计划|各校计划|依据|20个工作日|区教育局|政府网站";
    assert_eq!(reading("3.义务教育", table).items[0].field, "26-03");
    let unknown = reading("Sheet2", table);
    assert!(unknown.items.is_empty());
    assert_eq!(
        told(&unknown),
        [
            "不能导入 工作表“Sheet2”第3行“领域”：不知道属于哪个领域：工作表名、标题和“领域”栏都没有写，请在导入时选择"
        ]
    );
}

#[test]
fn local_headings_mean_the_same() {
    let table = "序号|领域|一级事项|二级事项|公开内容要素|公开依据|公开时限|责任主体|公开载体|公开对象|公开方式|公开层级|更新频次
        1|社会救助|特困供养|审核信息|初审名单|依据|及时公开|青溪镇|公示栏|特定群体：本镇居民|依申请|镇级/村级|每季度";
    let reading = reading("Sheet1", table);
    assert_eq!(
        items(&reading),
        ["2 26-05 特困供养/审核信息/; 及时公开; 特定群体：本镇居民; 依申请公开; 乡级、村级"]
    );
    assert_eq!(reading.items[0].content.cycle.to_string(), "quarterly");
}

#[test]
fn a_row_that_names_its_field_and_lacks_the_rest_is_no_title() {
    let table = "领域|一级事项|二级事项|公开内容|公开依据|公开时限|公开主体|公开渠道
        社会救助|特困供养|||依据||青溪镇|
        社会救助|特困供养|审核信息|初审名单|依据|及时公开|青溪镇|公示栏";
    let reading = reading("Sheet1", table);
    assert_eq!(reading.items.len(), 1);
    assert_eq!(
        told(&reading)[0],
        "不能导入 工作表“Sheet1”第2行“二级事项”：“社会救助 特困供养 依据 青溪镇”没有二级事项，也没有公开内容，不是完整的事项"
    );
}

#[test]
fn what_cannot_be_an_item_names_its_row() {
    let reading = with_head(
        "1||二|内容|依据|20个工作日|区民政局|■政府网站|√||√||√|
         2|一|二|内容|依据|20个工作日|区民政局|■政府网站|√||√||√|
         3|一|二|别的内容|依据|20个工作日|区民政局|■政府网站|√||√||√|
         4|三||||20个工作日|区民政局|||||||
         5|四|五||依据|看情况|区民政局|■政府网站|√||√||√|",
    );
    assert_eq!(
        told(&reading),
        [
            "不能导入 工作表“Sheet1”第4行“一级事项”：没有一级事项，上面也没有可以沿用的",
            "不能导入 工作表“Sheet1”第7行“二级事项”：“4 三 20个工作日 区民政局”没有二级事项，也没有公开内容，不是完整的事项",
            "不能导入 工作表“Sheet1”第8行“公开内容（要素）”：没有填写",
            "请核对 工作表“Sheet1”第8行“公开时限”：没有读懂“看情况”，原文照存，到期按条例第二十六条的20个工作日计算",
            "不能导入 工作表“Sheet1”第6行“公开事项”：“一 / 二”与工作表“Sheet1”第5行重复",
        ]
    );
}

#[test]
fn a_table_of_something_else_is_refused() {
    let reading = reading("Sheet1", "姓名|电话\n甲|1");
    assert!(
        told(&reading)[0].starts_with("不能导入 工作表“Sheet1”：没有找到目录的表头"),
        "{:?}",
        told(&reading)
    );
    let short = "序号|公开事项|公开依据|公开主体|公开渠道\n1|甲|乙|丙|政府网站";
    assert_eq!(
        told(&self::reading("Sheet1", short)),
        ["不能导入 工作表“Sheet1”第1行：表头缺少：公开内容（要素）、公开时限"]
    );
}

proptest::proptest! {
    #[test]
    fn no_sheet_is_too_strange(cells in proptest::collection::vec(proptest::collection::vec("[序号公开事项内容要素依据时限主体渠道一二级√■□ ]{0,8}|.{0,6}", 0..9), 0..12)) {
        let rows: Vec<String> = cells.iter().map(|row| row.join("|").replace('\n', " ")).collect();
        let _ = with_head(&rows.join("\n"));
        let _ = reading("x", &rows.join("\n"));
    }
}
