//! Shapes and damage of document numbers, with invented organs; numbers in running text; properties.

use proptest::prelude::*;

use super::*;

/// Reads `raw` and compares shape, canonical form and repairs.
fn check(raw: &str, shape: &str, canonical: &str, repairs: &str) {
    let (number, found) = DocNumber::read(raw).unwrap_or_else(|error| panic!("{raw}: {error}"));
    let codes: Vec<_> = found.iter().map(|repair| repair.code()).collect();
    assert_eq!(
        (
            number.shape().code(),
            number.to_string().as_str(),
            codes.join("+").as_str()
        ),
        (shape, canonical, repairs),
        "{raw}"
    );
    assert_eq!(
        canonical.parse::<DocNumber>().as_ref(),
        Ok(&number),
        "{raw}"
    );
    if raw != canonical {
        assert!(
            raw.parse::<DocNumber>().is_err(),
            "strict parsing accepted {raw}"
        );
    }
}

#[test]
fn gb_t_9704_every_shape_is_read() {
    check(
        "云政办发〔2021〕18号",
        "bracket",
        "云政办发〔2021〕18号",
        "",
    );
    check("云外综〔2021〕5号", "bracket", "云外综〔2021〕5号", "");
    check(
        "云办公开办函〔2021〕30号",
        "bracket",
        "云办公开办函〔2021〕30号",
        "",
    );
    check(
        "云卫函字〔2013〕321号",
        "bracket",
        "云卫函字〔2013〕321号",
        "",
    );
    check(
        "云河市人民政府令第127号",
        "decree",
        "云河市人民政府令第127号",
        "",
    );
    check("国令第711号", "decree", "国令第711号", "");
    check(
        "云河海关公告2015年第41号",
        "year_no",
        "云河海关公告2015年第41号",
        "",
    );
    check("公告2018年第14号", "year_no", "公告2018年第14号", "");
    check(
        "云河交通运输部令2016年第62号",
        "year_no",
        "云河交通运输部令2016年第62号",
        "",
    );
    check("YHGS-2022-7", "unified_no", "YHGS-2022-7", "");
    check("YHGS—2017—9", "unified_no", "YHGS-2017-9", "");
}

#[test]
fn damage_is_repaired_and_named() {
    check(
        "发文字号：云政发〔2023〕15号",
        "bracket",
        "云政发〔2023〕15号",
        "label",
    );
    check(
        "文  号:云政发〔2023〕15号",
        "bracket",
        "云政发〔2023〕15号",
        "label",
    );
    check(
        "发文字号：云府〔 2022 〕96 号",
        "bracket",
        "云府〔2022〕96号",
        "label+space",
    );
    check(
        "云政办 〔2023〕22号",
        "bracket",
        "云政办〔2023〕22号",
        "space",
    );
    check(
        "云河市人民政府令第 359 号",
        "decree",
        "云河市人民政府令第359号",
        "space",
    );
    check("市政府令 第219号", "decree", "市政府令第219号", "space");
    check(
        "\u{200B}云政办发〔2019〕103号",
        "bracket",
        "云政办发〔2019〕103号",
        "zero_width",
    );
    check(
        "发文字号：\u{200D}云发〔2019〕3号",
        "bracket",
        "云发〔2019〕3号",
        "zero_width+label",
    );
    check(
        "云政办发[2009]50号",
        "bracket",
        "云政办发〔2009〕50号",
        "bracket",
    );
    check(
        "云政发（2007）18号",
        "bracket",
        "云政发〔2007〕18号",
        "bracket",
    );
    check(
        "云政办发(2017〕109号",
        "bracket",
        "云政办发〔2017〕109号",
        "bracket",
    );
    check(
        "云政发【2007】18号",
        "bracket",
        "云政发〔2007〕18号",
        "bracket",
    );
    check(
        "云房〔2012 ) 8 4 号",
        "bracket",
        "云房〔2012〕84号",
        "space+bracket",
    );
    check(
        "云府办〔2002〕1２号",
        "bracket",
        "云府办〔2002〕12号",
        "fullwidth_digit",
    );
    check(
        "云绿容〔2020〕014号",
        "bracket",
        "云绿容〔2020〕14号",
        "leading_zero",
    );
    check(
        "云政办发〔2012〕18",
        "bracket",
        "云政办发〔2012〕18号",
        "no_hao",
    );
    check(
        "云政办发〔2012〕第18号",
        "bracket",
        "云政办发〔2012〕18号",
        "extra_di",
    );
    check(
        "云河市人民政府令7号",
        "decree",
        "云河市人民政府令第7号",
        "no_di",
    );
    check(
        "主席令第三十一号",
        "decree",
        "主席令第31号",
        "chinese_numeral",
    );
}

#[test]
fn what_cannot_be_repaired_is_named_and_kept() {
    check(
        "日苏政发〔1985〕146号",
        "bracket",
        "日苏政发〔1985〕146号",
        "prefix_noise",
    );
    check(
        "省人民政府云政发〔1987〕17号",
        "bracket",
        "省人民政府云政发〔1987〕17号",
        "prefix_noise",
    );
    check(
        "云河委2017年第9号",
        "year_no",
        "云河委2017年第9号",
        "kind_missing",
    );
    check(
        "和国云河部令2018年第2号",
        "year_no",
        "和国云河部令2018年第2号",
        "prefix_noise",
    );
    check(
        "市税务局2018年第1号",
        "year_no",
        "市税务局2018年第1号",
        "prefix_noise+kind_missing",
    );
    check(
        "其他〔 2022 〕 86 号",
        "bracket",
        "其他〔2022〕86号",
        "space+org_placeholder",
    );
}

#[test]
fn an_organ_that_only_looks_damaged_is_left_alone() {
    for raw in ["日升办发〔2021〕3号", "云新发〔2021〕1号"] {
        check(raw, "bracket", raw, "");
    }
}

#[test]
fn what_is_no_number_is_refused_with_its_cleaned_text() {
    for (raw, code, cleaned) in [
        ("发文字号：", "empty", ""),
        ("", "empty", ""),
        ("\u{200B} ", "empty", ""),
        (
            "云政发〔2000〕48号〔〕",
            "unparsed",
            "云政发〔2000〕48号〔〕",
        ),
        ("云政发〔2014〕号16", "unparsed", "云政发〔2014〕号16"),
        ("云办公开办函〔202130", "unparsed", "云办公开办函〔202130"),
        ("云发〔2018)23号〕", "unparsed", "云发〔2018〕23号〕"),
        ("云政 第24号", "unparsed", "云政第24号"),
        ("云政发〔2021〕0号", "unparsed", "云政发〔2021〕0号"),
        ("云政发〔1921〕3号", "unparsed", "云政发〔1921〕3号"),
        (
            "云政发〔2021〕99999999999号",
            "unparsed",
            "云政发〔2021〕99999999999号",
        ),
        ("〔2021〕3号", "unparsed", "〔2021〕3号"),
        ("令第3号", "unparsed", "令第3号"),
        ("云政发〔02021〕3号", "unparsed", "云政发〔02021〕3号"),
        ("A-2022-7", "unparsed", "A-2022-7"),
        ("ABc-2022-7", "unparsed", "ABc-2022-7"),
        ("YHGS-2022-+7", "unparsed", "YHGS-2022-+7"),
        ("关于印发方案的通知", "unparsed", "关于印发方案的通知"),
    ] {
        let error = DocNumber::read(raw).unwrap_err();
        assert_eq!((error.code(), error.cleaned()), (code, cleaned), "{raw}");
    }
}

#[test]
fn parts_key_and_class() {
    let read = |text: &str| text.parse::<DocNumber>().unwrap();
    let number = read("云政办规〔2023〕19号");
    assert_eq!(
        (number.org(), number.year(), number.seq()),
        ("云政办规", Some(2023), 19)
    );
    assert_eq!(
        read("国令第711号").dedup_key(),
        read("国务院令第711号").dedup_key()
    );
    assert_ne!(
        read("云政发〔2021〕1号").dedup_key(),
        read("云政发〔2022〕1号").dedup_key()
    );
    for (text, label) in [
        ("云政办规〔2023〕19号", "规范性文件"),
        ("云规发〔2023〕19号", "规范性文件"),
        ("YHGS-2022-7", "规范性文件"),
        ("云政任〔2023〕59号", "人事任免"),
        ("云政复〔2023〕5号", "批复"),
        ("云政办函〔2023〕5号", "函"),
        ("云发明电〔2020〕5号", "电报"),
        ("国令第711号", "令"),
        ("云河海关公告2015年第41号", "公告"),
        ("云政发〔2023〕5号", "普通发文"),
    ] {
        assert_eq!(read(text).topic_suffix().label(), label, "{text}");
    }
}

#[test]
fn data_is_the_canonical_string_and_nothing_else() {
    let number = DocNumber::bracket("云政办发", 2021, 18).unwrap();
    let data = serde_json::to_string(&number).unwrap();
    assert_eq!(data, "\"云政办发〔2021〕18号\"");
    assert_eq!(serde_json::from_str::<DocNumber>(&data).unwrap(), number);
    assert!(serde_json::from_str::<DocNumber>("\"云政办发[2021]18号\"").is_err());
    assert!(DocNumber::bracket("Yun", 2021, 18).is_err());
    assert!(DocNumber::bracket("云", 2021, 0).is_err());
}

/// Finds the numbers in `text` and compares canonical forms and repairs; each range must read the same.
fn finds(text: &str, expected: &[&str]) {
    let found = DocNumber::find_all(text);
    let described: Vec<String> = found
        .iter()
        .map(|hit| {
            let codes: Vec<_> = hit.repairs.iter().map(|repair| repair.code()).collect();
            format!("{} {}", hit.number, codes.join("+"))
                .trim_end()
                .to_owned()
        })
        .collect();
    assert_eq!(described, expected, "{text}");
    for hit in found {
        assert_eq!(DocNumber::read(&text[hit.range]).unwrap().0, hit.number);
    }
}

#[test]
fn numbers_are_found_in_running_text() {
    finds(
        "根据《云河市人民政府办公室》（云政办发〔2021〕18 号）要求",
        &["云政办发〔2021〕18号 space"],
    );
    finds(
        "根据云政办发〔2021〕18号、云外综〔2021〕5号文件",
        &["云政办发〔2021〕18号", "云外综〔2021〕5号"],
    );
    finds(
        "云政发[2010]3号和云发(2007)4号",
        &["云政发〔2010〕3号 bracket", "云发〔2007〕4号 bracket"],
    );
    finds("2021年6月17日云政发〔2021〕3号", &["云政发〔2021〕3号"]);
    finds("和政办发〔2021〕3号", &["和政办发〔2021〕3号"]);
    finds("苏数据发〔2024〕1号", &["苏数据发〔2024〕1号"]);
    finds("云河市人民政府云政发〔2021〕3号", &["云政发〔2021〕3号"]);
    finds("《条例》（国务院令第711号）", &["国务院令第711号"]);
    finds(
        "根据中华人民共和国国务院令第 711 号公布",
        &["中华人民共和国国务院令第711号 space"],
    );
    finds(
        "工业和信息化部公告2015年第80号",
        &["工业和信息化部公告2015年第80号"],
    );
    finds(
        "中华人民共和国主席令第三十一号",
        &["中华人民共和国主席令第31号 chinese_numeral"],
    );
    finds("统一编号YHGS-2022-7，见附件", &["YHGS-2022-7"]);
    finds("云政办\n发〔2021〕\n18号", &["发〔2021〕18号 space"]);
    finds("云政办发〔2012〕18\n各镇", &["云政办发〔2012〕18号 no_hao"]);
}

#[test]
fn damage_is_forgiven_in_running_text() {
    for (text, expected) in [
        ("见云政发〔2021〕第3号", &["云政发〔2021〕3号 extra_di"][..]),
        (
            "见云政办 \u{3000}〔2023〕22号",
            &["云政办〔2023〕22号 space"],
        ),
        (
            "见云政发〔2021〕3号YHGS-2022-7",
            &["云政发〔2021〕3号", "YHGS-2022-7"],
        ),
        ("云政办\n〔2021〕18号", &[]),
        ("云政办\r〔2021〕18号", &[]),
    ] {
        finds(text, expected);
    }
}

#[test]
fn what_leads_up_to_a_number_is_cut_off() {
    for (text, expected) in [
        ("（日升发〔2021〕1号）", "日升发〔2021〕1号"),
        ("附件3云政发〔2021〕1号", "云政发〔2021〕1号"),
        ("据云政发〔2021〕1号", "云政发〔2021〕1号"),
        ("及国务院令第711号", "国务院令第711号"),
        ("（与国务院令第711号一并施行）", "国务院令第711号"),
        ("情况见云政发〔2021〕1号", "云政发〔2021〕1号"),
        ("市委和云政发〔2021〕1号", "云政发〔2021〕1号"),
        ("市委和政发〔2021〕1号", "政发〔2021〕1号"),
    ] {
        finds(text, &[expected]);
    }
}

#[test]
fn words_that_lead_up_to_a_number_may_also_end_an_organ() {
    for text in ["云委通知〔2021〕3号", "云农对〔2021〕1号"] {
        finds(text, &[text]);
    }
}

#[test]
fn what_only_looks_like_a_number_is_not_found() {
    for text in [
        "",
        "某公司2015年第3号楼",
        "法院命令第三人",
        "（2021）苏01民初3号",
        "GB-2012-1 和 GB/T 9704—2012",
        "在〔2021〕年",
        "电话 0527-84368888",
        "第3号公告",
        "A〔",
        "令",
        "年第",
        "〔2021〕3号",
        "云政发〔〕3号",
        "云政发〔202〕3号",
        "云政发〔2021：3号",
        "云政发〔2021〕2022年起施行",
        "云政发〔2021〕123456",
        "云政发〔2021〕12345678号",
        "国务院令711 公布",
        "国务院令第号",
        "主席令第三十一",
        "根据令第3号",
        "他的令第3号",
    ] {
        finds(text, &[]);
    }
}

fn any_number() -> impl Strategy<Value = DocNumber> {
    let org = "[\u{4E00}-\u{9FFF}]{1,12}";
    prop_oneof![
        (org, 1949_i16..=2099, 1_u32..).prop_map(|(o, y, s)| (Shape::Bracket, o, Some(y), s)),
        (org, 1_u32..).prop_map(|(o, s)| (Shape::Decree, format!("{o}令"), None, s)),
        (org, 1949_i16..=2099, 1_u32..).prop_map(|(o, y, s)| (Shape::YearNo, o, Some(y), s)),
        ("[A-Z][A-Z0-9]{1,8}", 1949_i16..=2099, 1_u32..).prop_map(|(o, y, s)| (
            Shape::UnifiedNo,
            o,
            Some(y),
            s
        )),
    ]
    .prop_map(|(shape, org, year, seq)| DocNumber::from_parts(shape, &org, year, seq).unwrap())
}

proptest! {
    #[test]
    fn display_parses_back(number in any_number()) {
        prop_assert_eq!(number.to_string().parse::<DocNumber>(), Ok(number));
    }

    #[test]
    fn spaces_and_brackets_do_not_change_a_number(number in any_number(), at in 0_usize..8) {
        let text = number.to_string().replace('〔', " [").replace('〕', "） ");
        let spaced: String =
            text.chars().enumerate().flat_map(|(i, c)| [(i == at).then_some('\u{3000}'), Some(c)])
                .flatten().collect();
        prop_assert_eq!(DocNumber::read(&spaced).unwrap().0, number);
    }

    #[test]
    fn any_text_is_answered(text in "\\PC{0,60}") {
        let _ = DocNumber::read(&text);
        let _ = DocNumber::find_all(&text);
    }

    #[test]
    fn ranges_are_ordered_and_hold_the_number(text in "[云政发令第年号〔〕\\[\\]()0-9A-C \n\u{200B}和据—-]{0,60}") {
        let mut end = 0;
        for hit in DocNumber::find_all(&text) {
            prop_assert!(hit.range.start >= end && hit.range.end <= text.len());
            end = hit.range.end;
            prop_assert_eq!(DocNumber::read(&text[hit.range.clone()]).unwrap().0, hit.number);
        }
    }
}

#[test]
fn what_only_looks_like_a_unified_number_is_left() {
    for text in [
        "1YHGS-2022-7",
        "-YHGS-2022-7",
        "AB-2022-7",
        "ABCDEFGHI-2022-7",
        "ISO-2012-1",
        "YHGS/2022-7",
        "YHGS-202-7",
        "YHGS-2022/7",
        "YHGS-2022-7A",
        "YHGS-2022-7-1",
        "YHGS-2022-1234567",
    ] {
        finds(text, &[]);
    }
}

#[test]
fn a_repair_says_what_was_done() {
    assert_eq!(Repair::NoHao.label(), "补上了“号”");
    assert_eq!(Repair::LeadingZero.to_string(), "leading_zero");
    let error = DocNumber::read("发文字号：").unwrap_err();
    assert_eq!(error.repairs(), [Repair::Label]);
}
