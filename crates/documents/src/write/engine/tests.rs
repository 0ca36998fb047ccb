//! What comes out: the text again, without anything added or evaluated, or a reason.

mod letter;

use super::typeset;
use crate::read::{Limits, read_file};
use crate::write::{Block, Document, Fact, Note, Origin, QrCode, Running, blocks_of_html};

/// Typesets, and leaves the file where somebody who changes the layout can look at it.
fn paper(name: &str, document: &Document) -> Vec<u8> {
    let pdf = typeset(document, None).unwrap();
    if let Some(folder) = std::env::var_os("KEEP_PAPER_IN") {
        std::fs::write(std::path::Path::new(&folder).join(name), &pdf).unwrap();
    }
    pdf
}

/// The text of a PDF, as our own reader finds it.
fn text_of(pdf: &[u8]) -> String {
    read_file("a.pdf", pdf, &Limits::default())
        .unwrap()
        .lines()
        .collect::<Vec<_>>()
        .join("\n")
}

fn untitled() -> Document {
    Document::new("", jiff::civil::date(2026, 11, 21).at(10, 30, 0, 0))
}

/// A public record with everything that one may have.
pub(super) fn record() -> Document {
    let html = "<p>各镇人民政府，区政府各部门：</p>\
        <p>为落实“高效办成一件事”，现就2026年民生实事通知如下。</p>\
        <h2>一、总体要求</h2><h3>（一）目标</h3>\
        <p>到2026年底，新增公共停车位1200个，改造老旧小区18个，受益居民约3.6万户，\
        投资概算<strong>2.45亿元</strong>，<s>旧目标</s>不再执行。\
        各单位要把实事办好，做到“件件有着落、事事有回音”（详见附表）；不得层层加码，不得以会议落实会议。</p>\
        <h4>1.步骤</h4><p>分三步走。</p><ul><li>摸底</li><li>施工<ol><li>围挡</li><li>管线</li></ol></li></ul>\
        <h2>二、任务分工</h2>\
        <table><caption>附表　任务分工</caption><tr><th>序号</th><th>事项</th><th>牵头单位</th><th>投资（万元）</th></tr>\
        <tr><td>1</td><td>新增公共停车位1200个</td><td>区城管局</td><td>3,600</td></tr>\
        <tr><td>2</td><td>改造老旧小区18个</td><td rowspan=\"2\">区住建局</td><td>18,900</td></tr>\
        <tr><td>3</td><td>新建口袋公园5处</td><td>2,000</td></tr></table>\
        <blockquote><p>民之所忧，我必念之。</p></blockquote>\
        <p>云河区人民政府办公室</p><p>2026年3月2日</p><p>（此件公开发布）</p>";
    Document {
        title: "云河区人民政府办公室关于印发2026年区政府民生实事项目任务分工的通知".to_owned(),
        number: Some("云政办发〔2026〕7号".to_owned()),
        running: Some(Running {
            left: "云河区人民政府　政府信息公开".to_owned(),
            right: "索引号 YH001-2026-00031".to_owned(),
        }),
        facts: vec![
            Fact::new("索引号", "YH001-2026-00031"),
            Fact::new("公开单位", "区政府办公室"),
            Fact::new("成文日期", "2026年3月2日"),
            Fact::new("公开日期", "2026年3月4日"),
            Fact::new(
                "关键词",
                "民生实事、停车位、老旧小区改造、口袋公园、任务分工",
            ),
        ],
        note: Some(Note {
            label: "已废止".to_owned(),
            text: "已被2026年9月1日公布的《云河区民生实事管理办法》废止。".to_owned(),
            is_warning: true,
        }),
        body: blocks_of_html(html),
        attachments: vec![
            "任务分工表.xlsx（23 KB）".to_owned(),
            "停车位分布图.pdf（1.2 MB）".to_owned(),
        ],
        origin: Some(Origin {
            lines: vec![
                Fact::new("网址", "https://www.yunhe.example/records/0123456789ABC"),
                Fact::new("制作时间", "2026年11月21日 10时30分，内容以网站为准"),
            ],
            qr: Some(QrCode {
                rows: vec![
                    vec![true, false, true],
                    vec![false, true, false],
                    vec![true, true, true],
                ],
                text: "网址的二维码".to_owned(),
            }),
        }),
        author: Some("区政府办公室".to_owned()),
        keywords: vec!["民生实事".to_owned()],
        ..untitled()
    }
}

/// What our reader finds on the two pages of [`record`], without white space; page numbers are known
/// to it and left out.
const RECORD: &str = "云河区人民政府　政府信息公开  索引号 YH001-2026-00031
云河区人民政府办公室关于印发2026年区政府民生实事项目任务分工的通知
云政办发〔2026〕7号
已废止  已被2026年9月1日公布的《云河区民生实事管理办法》废止。
索引号  YH001-2026-00031  公开单位  区政府办公室
成文日期  2026年3月2日  公开日期  2026年3月4日
关键词  民生实事、停车位、老旧小区改造、口袋公园、任务分工
各镇人民政府，区政府各部门：
为落实“高效办成一件事”，现就2026年民生实事通知如下。
一、总体要求
（一）目标
到2026年底，新增公共停车位1200个，改造老旧小区18个，受益居民约3.6万户，投资概算2.45亿元，旧目标不再执行。\
各单位要把实事办好，做到“件件有着落、事事有回音”（详见附表）；不得层层加码，不得以会议落实会议。
1.步骤
分三步走。
•摸底
•施工
1.围挡
2.管线
云河区人民政府　政府信息公开  索引号 YH001-2026-00031
二、任务分工
附表　任务分工
序号  事项  牵头单位  投资（万元）
1  新增公共停车位1200个  区城管局  3,600
2  改造老旧小区18个  18,900
区住建局
3  新建口袋公园5处  2,000
民之所忧，我必念之。
附件：1.任务分工表.xlsx（23 KB）
2.停车位分布图.pdf（1.2 MB）
云河区人民政府办公室
2026年3月2日
（此件公开发布）
网址  https://www.yunhe.example/records/0123456789ABC
制作时间  2026年11月21日 10时30分，内容以网站为准";

#[test]
fn a_record_comes_back_as_text_that_says_the_same() {
    let text = text_of(&paper("record.pdf", &record()));
    let without_space = |text: &str| text.split_whitespace().collect::<String>();
    assert_eq!(without_space(&text), without_space(RECORD), "{text}");
}

#[test]
fn text_that_looks_like_markup_stays_text() {
    let odd = [
        "#panic(\"x\") #import \"@preview/a:0.1.0\" #read(\"/etc/passwd\") $ x^2 $",
        "*粗* _斜_ = 题 - 项 + 项 / 名: 义 <标签> @引用 `代码` \\ ~ -- --- ... // 注 /* 注 */",
        "\"引号\" 'c' \\u{4e2d} #{ } [ ] ( ) ; #let x = 1",
        "</w:t> <script>alert(1)</script> &amp; %PDF-1.7 {{ x }} ${y}",
    ];
    let mut document = record();
    document.title = odd[0].to_owned();
    document.facts = vec![Fact::new(odd[1], odd[2])];
    document.body = odd.iter().map(|text| Block::plain(*text)).collect();
    document.attachments = vec![odd[3].to_owned()];
    document.keywords = vec![odd[0].to_owned()];
    let text: String = text_of(&paper("odd.pdf", &document))
        .split_whitespace()
        .collect();
    for odd in odd {
        let said: String = odd.split_whitespace().collect();
        assert!(text.contains(&said), "{odd}\n{text}");
    }
}

#[test]
fn rare_characters_of_names_are_there_and_one_that_no_font_has_is_named() {
    let mut document = Document {
        title: "名单".to_owned(),
        body: vec![Block::plain(
            "王喆、李堃、陈珺、赵昇、钱璟、孙玥，面积90㎡。",
        )],
        ..untitled()
    };
    let text = text_of(&paper("rare.pdf", &document));
    assert!(
        text.contains("王喆、李堃、陈珺、赵昇、钱璟、孙玥，面积90㎡"),
        "{text}"
    );
    document.body.push(Block::plain("张\u{f0000}三"));
    let refused = typeset(&document, None).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "字体中没有“\u{f0000}”（U+F0000），请安装含有这个字的字体"
    );
}

#[test]
fn a_long_table_repeats_its_head_on_every_page() {
    let row = |number: usize| {
        format!(
            "<tr><td>{number}</td><td>云河区第{number}号地块出让公告</td><td>{number}.50</td><td>2026-03-02</td></tr>"
        )
    };
    let table = |rows: usize| {
        let rows: String = (1..=rows).map(row).collect();
        let head = "<tr><th>编号</th><th>项目</th><th>金额</th><th>日期</th></tr>";
        Document {
            title: "清单".to_owned(),
            body: blocks_of_html(&format!("<table>{head}{rows}</table>")),
            ..untitled()
        }
    };
    let text = text_of(&paper("table.pdf", &table(200)));
    assert!(text.matches("编号").count() >= 5, "{text}");
    assert!(text.contains("云河区第200号地块出让公告"), "{text}");
}

#[test]
fn an_own_document_bears_the_mark_of_its_office() {
    let document = Document {
        title: "云河区人民政府关于公布2026年工作要点的通知".to_owned(),
        issuer_mark: Some("云河区人民政府文件".to_owned()),
        number: Some("云政发〔2026〕1号".to_owned()),
        body: blocks_of_html(
            "<p>各镇人民政府：</p><p>现予公布。</p><p>云河区人民政府</p><p>2026年1月5日</p>",
        ),
        remark: Some("此件公开发布".to_owned()),
        ..untitled()
    };
    let pdf = paper("own.pdf", &document);
    let text = text_of(&pdf);
    assert!(
        text.starts_with("云河区人民政府文件\n云政发〔2026〕1号\n"),
        "{text}"
    );
    assert!(text.contains("（此件公开发布）"), "{text}");
}

#[test]
fn the_same_document_is_the_same_file() {
    assert_eq!(typeset(&record(), None), typeset(&record(), None));
}

#[test]
fn a_signature_takes_the_end_of_the_text_with_it_to_the_next_page() {
    let mut pages = Vec::new();
    for lines in 14..=18 {
        let text = "<p>一行正文。</p>".repeat(lines);
        let mut document = untitled();
        document.title = "通知".to_owned();
        document.running = Some(Running {
            left: "页首".to_owned(),
            right: String::new(),
        });
        document.body = blocks_of_html(&format!("{text}<p>某某办公室</p><p>2026年3月2日</p>"));
        let text = text_of(&typeset(&document, None).unwrap());
        let last_page = text.rsplit("页首").next().unwrap();
        assert!(last_page.contains("某某办公室"), "{text}");
        assert!(last_page.contains("一行正文。"), "{lines}: {text}");
        pages.push(text.matches("页首").count());
    }
    assert_eq!(
        (pages.first(), pages.last()),
        (Some(&1), Some(&2)),
        "{pages:?}"
    );
}
