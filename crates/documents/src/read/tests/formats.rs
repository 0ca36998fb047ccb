//! Every format, from fixtures that other programs made of the same texts.

use super::*;

/// The text without blanks, so that converters may break and space lines as they like.
fn squeezed(source: &SourceText) -> String {
    source
        .lines()
        .flat_map(str::chars)
        .filter(|c| !c.is_whitespace())
        .collect()
}

#[test]
fn one_notice_reads_alike_from_docx_doc_rtf_and_txt() {
    let docx = squeezed(&read_fixture("notice.docx"));
    assert!(docx.contains("《云河区政府信息公开专栏管理办法》（云政办发〔2019〕40号）同时废止"));
    for name in ["notice.doc", "notice.rtf"] {
        assert_eq!(squeezed(&read_fixture(name)), docx, "{name}");
    }
    // A text file has no tables: their cells are lines.
    assert_eq!(squeezed(&read_fixture("notice.txt")), docx);
}

#[test]
fn tables_stay_tables() {
    for name in [
        "task-table.docx",
        "task-table.doc",
        "task-table.xlsx",
        "task-table.xls",
    ] {
        let source = read_fixture(name);
        let rows = source.blocks.iter().find_map(|block| match block {
            Block::Table { rows } => Some(rows),
            _ => None,
        });
        let rows = rows.expect(name);
        assert_eq!(
            rows[0],
            ["序号", "任务", "牵头单位", "配合单位", "完成时限"],
            "{name}"
        );
        assert_eq!(
            rows[3],
            [
                "3",
                "改造农村公路18公里",
                "区交通运输局",
                "",
                "2025年12月31日前"
            ],
            "{name}"
        );
    }
}

#[test]
fn headings_and_alignment_of_docx_are_kept() {
    let source = read_fixture("work-plan.docx");
    assert!(source.blocks.contains(&Block::Heading {
        level: 2,
        text: "二、重点工作".to_owned()
    }));
    let signature = source.blocks.iter().any(
        |block| matches!(block, Block::Paragraph { text, right: true, .. } if text == "2025年2月26日"),
    );
    assert!(signature);
}

#[test]
fn lines_of_a_printed_page_become_paragraphs() {
    for name in ["work-plan-browser.pdf", "reply.pdf"] {
        let source = read_fixture(name);
        assert_eq!(source.format, Format::Pdf);
        let has_whole = source.lines().any(|line| {
            line == "二是开通预约服务。为老年人和行动不便的群众提供电话预约、上门收件，5月底前开通预约专线。（责任处室：秘书处牵头，各处室配合）"
                || line == "你镇《关于报批集镇停车场建设方案的请示》（青政请〔2025〕15号）收悉。现批复如下："
        });
        assert!(has_whole, "{name}: {:?}", source.blocks);
    }
}

#[test]
fn radicals_that_a_browser_prints_are_restored_and_told() {
    let source = read_fixture("joint-browser.pdf");
    assert!(source.lines().any(|line| line == "2024年11月5日"));
    assert!(source.warnings[0].contains("部首形字符"));
}

#[test]
fn a_saved_page_gives_its_article_only() {
    let source = read_fixture("interpretation-saved-page.html");
    let lines: Vec<&str> = source.lines().collect();
    assert_eq!(
        lines[0],
        "《云河区村（社区）公开事项清单管理办法（试行）》解读"
    );
    for furniture in ["首页", "备案号", "相关文件", "搜索", "document.title"] {
        assert!(
            !lines.iter().any(|line| line.contains(furniture)),
            "{furniture} in {lines:?}"
        );
    }
    assert!(
        source
            .blocks
            .iter()
            .any(|block| matches!(block, Block::Table { rows } if rows.len() == 3))
    );
}

#[test]
fn gb18030_text_is_recognised() {
    let source = read_fixture("task-division-gb18030.txt");
    assert_eq!(source.lines().next(), Some("云河经济开发区2025年"));
    assert!(source.warnings.is_empty());
}

#[test]
fn gbk_page_marked_utf8_is_read_and_the_lie_named() {
    let page = String::from_utf8(fixture("interpretation-saved-page.html")).unwrap();
    let (bytes, _, _) = encoding_rs::GBK.encode(&page);
    let source = read_file("页.html", &bytes, &Limits::default()).unwrap();
    assert_eq!(
        source.lines().next(),
        Some("《云河区村（社区）公开事项清单管理办法（试行）》解读")
    );
    assert_eq!(
        source.warnings,
        ["标注的编码是 UTF-8，实际是 gb18030，已按 gb18030 读取"]
    );
}

#[test]
fn a_page_whose_title_stands_in_its_tags_only_gets_it() {
    let page = "<html><head><meta charset=utf-8><meta name=\"ArticleTitle\" content=\"关于停水的通告\"></head>\
                <body><div id=x><p>因管道检修，下列道路将于本周停水，请居民提前储水。</p></div></body></html>";
    let source = read_file("页.html", page.as_bytes(), &Limits::default()).unwrap();
    assert_eq!(source.lines().next(), Some("关于停水的通告"));
}

#[test]
fn rtf_in_gbk_bytes_and_unicode_escapes_reads_the_same() {
    let gbk = b"{\\rtf1\\ansi\\ansicpg936{\\fonttbl{\\f0\\fcharset134 FangSong;}}{\\info{\\title x}}\\qc\\f0 \\'cd\\'a8\\'d6\\'aa\\par\\pard {\\deleted gone}\\b \\'b9\\'ab\\'bf\\'aa\\b0\\par}";
    let unicode =
        "{\\rtf1\\ansi\\uc1\\qc \\u-28646?\\u30693?\\par\\pard\\b \\u20844?\\u24320?\\b0\\par}";
    let read = |bytes: &[u8]| {
        read_file("a.rtf", bytes, &Limits::default())
            .unwrap()
            .blocks
    };
    assert_eq!(read(gbk), read(unicode.as_bytes()));
    assert_eq!(
        read(gbk),
        [
            Block::Paragraph {
                text: "通知".into(),
                centered: true,
                right: false,
                bold: false
            },
            Block::Paragraph {
                text: "公开".into(),
                centered: false,
                right: false,
                bold: true
            },
        ]
    );
}

#[test]
fn the_child_answers_what_it_would_have_read_itself() {
    for (format, name) in [
        ("pdf", "reply.pdf"),
        ("html", "interpretation-saved-page.html"),
        ("xls", "task-table.xls"),
    ] {
        let input = [format.as_bytes(), b"\n", &fixture(name)].concat();
        let mut answer = Vec::new();
        pdf_child_answer(&mut input.as_slice(), &mut answer).unwrap();
        let mut here = read_here(
            Format::of_extension(format).unwrap(),
            &fixture(name),
            &Limits::default(),
        );
        let expected = serde_json::json!({ "Read": here.as_mut().unwrap() });
        assert_eq!(
            serde_json::from_slice::<serde_json::Value>(&answer).unwrap(),
            expected,
            "{name}"
        );
    }
    assert!(pdf_child_answer(&mut b"exe\nMZ".as_slice(), &mut Vec::new()).is_err());
}

#[test]
fn the_table_of_metadata_above_an_article_is_kept() {
    let sentence = "各单位要按照要求做好工作，按时完成，及时报送情况。".repeat(20);
    let page = format!(
        "<html><head><meta charset=utf-8></head><body><div><a href=/>首页</a><p>欢迎访问本站</p>\
         <table><tr><td>索 引 号：</td><td>000014349/2025-1</td><td>成文日期：</td><td>2025年3月2日</td></tr>\
         <tr><td>发文字号：</td><td>云政发〔2025〕6号</td><td>发布日期：</td><td>2025年3月9日</td></tr></table>\
         <div id=c><p>关于做好春季绿化工作的通知</p><p>各镇人民政府：</p><p>{sentence}</p><p>{sentence}</p></div></div></body></html>"
    );
    let source = read_file("页.html", page.as_bytes(), &Limits::default()).unwrap();
    assert!(
        !source
            .lines()
            .any(|line| line.contains("首页") || line.contains("欢迎"))
    );
    let parsed = crate::parse::parse(&source, "页.html");
    assert_eq!(parsed.doc_number.as_deref(), Some("云政发〔2025〕6号"));
    assert_eq!(parsed.written_date, Some(jiff::civil::date(2025, 3, 2)));
    assert_eq!(parsed.title.as_deref(), Some("关于做好春季绿化工作的通知"));
}
