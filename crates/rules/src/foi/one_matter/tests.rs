use proptest::prelude::*;

use super::matters;

#[test]
fn several_matters_are_found_however_they_are_told_apart() {
    let roads = "柳林路改造的招标文件";
    let wells = "青溪镇农村改水的验收报告";
    let both = [roads, wells];
    let table = [
        format!("1、{roads}；2、{wells}。"),
        format!("1．{roads} 2．{wells}").replace(" 2", "；2"),
        format!("（1）{roads}；（2）{wells}"),
        format!("(1){roads}\n(2){wells}"),
        format!("①{roads}；②{wells}"),
        format!("一、{roads}\n二、{wells}"),
        format!("一是{roads}；二是{wells}。"),
        format!("（一）{roads}，（二）{wells}"),
        format!("{roads}\n{wells}"),
        format!("{roads}；{wells}"),
        format!("{roads};{wells};"),
    ];
    for text in table {
        assert_eq!(matters(&text), both, "{text}");
    }
    let led = format!("请公开以下信息：1.{roads}；2.{wells}；3.近三年的道路养护合同");
    assert_eq!(matters(&led), [roads, wells, "近三年的道路养护合同"]);
}

#[test]
fn one_matter_stays_one() {
    let table = [
        "",
        "2025年青溪镇农村道路养护资金使用情况",
        // Joining words do not make two matters.
        "2025年农村道路建设和养护资金的使用情况以及有关批复",
        // Figures are no items.
        "2025年第1、2季度柳林路的车流量统计",
        "云河政办发〔2025〕1号、2号文件",
        // Too short to be matters.
        "甲；乙；丙",
        "1、电费\n2、水费",
        // One item is no list; a list that begins with 2 is a piece of another one.
        "1、2025年青溪镇农村道路养护资金",
        "2、2025年青溪镇农村道路养护资金",
        "①",
    ];
    for text in table {
        assert!(matters(text).is_empty(), "{text}: {:?}", matters(text));
    }
    let many = (0..21).map(|n| format!("第{n}号柳林路改造工程文件"));
    assert!(matters(&many.collect::<Vec<_>>().join("；")).is_empty());
}

proptest! {
    #[test]
    fn parts_are_pieces_of_the_text_in_their_order(text in "[一二123、；;。\n（）()柳林路 ]{0,60}") {
        let mut from = 0;
        let parts = matters(&text);
        prop_assert!(parts.len() != 1);
        for part in parts {
            let place = text.get(from..).and_then(|rest| rest.find(part));
            prop_assert!(place.is_some(), "{part} is not in {text}");
            from += place.unwrap_or_default() + part.len();
        }
    }
}
