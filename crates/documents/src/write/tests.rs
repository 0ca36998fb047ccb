//! From HTML to blocks, and what a typesetter answers; the typesetter itself is tested behind its feature.

use std::time::Duration;

use super::{Block, ColumnAlign, Document, Refusal, Run, Table, Typesetter, blocks_of_html};
use crate::apart::ChildProgram;

fn texts(runs: &[Run]) -> String {
    runs.iter().map(|run| run.text.as_str()).collect()
}

/// A line for each block, its kind and its text.
fn outline(blocks: &[Block]) -> Vec<String> {
    let line = |block: &Block| match block {
        Block::Heading { level, runs } => format!("h{level} {}", texts(runs)),
        Block::Paragraph { runs } => format!("p {}", texts(runs)),
        Block::Recipient { runs } => format!("to {}", texts(runs)),
        Block::Signature { lines } => format!("sign {}", lines.join("/")),
        Block::List { start, items } => {
            let items: Vec<_> = items.iter().map(|item| outline(item).join("+")).collect();
            format!("list {start:?} {}", items.join("|"))
        }
        Block::Table(table) => format!("table {}x{}", table.rows, table.columns.len()),
        Block::Quote { blocks } => format!("quote {}", outline(blocks).join("+")),
        Block::Preformatted { lines } => format!("pre {}", lines.join("/")),
        Block::Rule => "rule".to_owned(),
    };
    blocks.iter().map(line).collect()
}

#[test]
fn html_becomes_blocks_with_the_parts_of_a_letter() {
    let html = "<p>　　各镇人民政府：</p><h3>（一）先到一级</h3><p>正\n文，见<a href=\"/a\">附\n件</a>。<br>另起一行\u{200b}。</p>\
        <ul><li>甲<ul><li>乙</li></ul></li></ul><ol start=\"3\"><li>丙</li></ol>\
        <p><img src=\"/f.png\" alt=\"a > b\"></p><blockquote><p>引</p></blockquote><pre>一  二\n三</pre><hr>\
        <p>&nbsp;</p><p>云河区人民政府</p><p>2026年3月2日</p><p>（此件公开发布）</p>";
    assert_eq!(
        outline(&blocks_of_html(html)),
        [
            "to 各镇人民政府：",
            "h1 （一）先到一级",
            "p 正 文，见附 件。\n另起一行。",
            "list None p 甲+list None p 乙",
            "list Some(3) p 丙",
            "p 〔图：a > b〕",
            "quote p 引",
            "pre 一  二/三",
            "rule",
            "sign 云河区人民政府/2026年3月2日",
            "p （此件公开发布）",
        ]
    );
}

#[test]
fn styles_of_characters_are_kept() {
    let blocks = blocks_of_html("<p>甲<b>乙<i>丙</i></b><s>丁</s>m<sup>2</sup>H<sub>2</sub></p>");
    let Some(Block::Paragraph { runs }) = blocks.first() else {
        panic!("{blocks:?}");
    };
    let styles: Vec<_> = runs
        .iter()
        .map(|run| {
            let style = run.style;
            let marks = [
                (style.is_strong, 'b'),
                (style.is_emphasised, 'i'),
                (style.is_struck, 's'),
                (style.is_raised, '^'),
                (style.is_lowered, '_'),
            ];
            let marks = marks
                .into_iter()
                .filter(|(is, _)| *is)
                .map(|(_, mark)| mark);
            format!("{}{}", run.text, marks.collect::<String>())
        })
        .collect();
    assert_eq!(styles, ["甲", "乙b", "丙bi", "丁s", "m", "2^", "H", "2_"]);
}

#[test]
fn cells_have_places_that_never_overlap() {
    let html = "<table><tr><th rowspan=\"9\">甲</th><th colspan=\"2\">乙</th></tr><tr><th>丙</th><th>丁</th></tr>\
        <tr><td rowspan=\"2\">一</td><td>二</td><td>三</td></tr>\
        <tr><td colspan=\"99\" rowspan=\"99\">四</td><td>五</td></tr></table>";
    let blocks = blocks_of_html(html);
    let Some(Block::Table(table)) = blocks.first() else {
        panic!("{blocks:?}");
    };
    assert_eq!((table.rows, table.head_rows), (4, 2));
    let mut taken = std::collections::BTreeSet::new();
    for cell in &table.cells {
        for y in cell.y..cell.y + cell.rowspan {
            for x in cell.x..cell.x + cell.colspan {
                assert!(y < table.rows && x < table.columns.len(), "{cell:?}");
                assert!(taken.insert((x, y)), "{cell:?}");
            }
        }
    }
    assert_eq!(
        table.cells.first().unwrap().rowspan,
        2,
        "a head ends with the head"
    );
}

#[test]
fn columns_are_as_wide_and_stand_as_what_is_in_them() {
    let names = ["序号", "事项", "金额"].map(str::to_owned).to_vec();
    let long = "新增公共停车位一千二百个，优先安排在医院和学校的周边，年底完工".to_owned();
    let rows = vec![vec!["1".to_owned(), long, "3,600.00".to_owned()]];
    let table = Table::of_rows(names, rows).unwrap();
    let [number, matter, amount] = table.columns[..] else {
        panic!("{table:?}");
    };
    assert_eq!(
        (number.align, matter.align, amount.align),
        (ColumnAlign::Center, ColumnAlign::Left, ColumnAlign::Right)
    );
    assert!(
        number.share < amount.share && amount.share < matter.share,
        "{table:?}"
    );
    assert_eq!(Table::of_rows(Vec::new(), Vec::new()), None);
}

#[test]
fn deep_nesting_and_tangled_markup_stay_readable() {
    let deep = format!("{}底{}", "<ul><li>".repeat(60), "</li></ul>".repeat(60));
    let blocks = blocks_of_html(&deep);
    assert!(outline(&blocks).concat().contains('底'), "{blocks:?}");
    let tangled = format!("{}<p>底</p>", "<div><b>".repeat(5_000));
    assert!(outline(&blocks_of_html(&tangled)).concat().contains('底'));
}

fn document() -> Document {
    Document::new("标题", jiff::civil::date(2026, 11, 21).at(10, 30, 0, 0))
}

fn shell(script: &str) -> Typesetter {
    Typesetter::new(ChildProgram {
        program: "sh".into(),
        args: vec!["-c".into(), script.into()],
    })
}

#[test]
fn a_typesetter_answers_with_a_file_or_a_reason() {
    let paper = shell("printf %%PDF-1.7; cat").typeset(&document()).unwrap();
    assert!(String::from_utf8(paper.pdf).unwrap().contains("标题"));
    let refused = shell("printf '\"NoFont\"'").typeset(&document());
    assert_eq!(refused, Err(Refusal::NoFont));
    for (script, begin) in [
        ("exit 3", "排版程序没有给出结果"),
        ("echo x", "排版程序没有给出结果"),
    ] {
        let refused = shell(script).typeset(&document()).unwrap_err().to_string();
        assert!(refused.starts_with(begin), "{refused}");
    }
    let slow = shell("sleep 30").within(Duration::from_secs(1));
    assert_eq!(slow.typeset(&document()), Err(Refusal::TimedOut(1)));
}

#[test]
fn a_document_that_is_too_large_is_refused_before_it_is_set() {
    let mut document = document();
    let rows = vec![vec!["一".to_owned(); 4]; 10_000];
    document
        .body
        .extend(Table::of_rows(vec!["名".to_owned(); 4], rows).map(Block::Table));
    assert_eq!(
        shell("exit 1").typeset(&document),
        Err(Refusal::TooLarge(
            "表格的格子有 40004，最多 30000".to_owned()
        ))
    );
    document.body = vec![Block::plain("字".repeat(500_001))];
    assert_eq!(
        shell("exit 1").typeset(&document),
        Err(Refusal::TooLarge(
            "全文字数有 500001，最多 500000".to_owned()
        ))
    );
}
