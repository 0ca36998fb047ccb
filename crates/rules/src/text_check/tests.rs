//! What is found in a text, what is left in peace, and that nothing personal is repeated.

use jiff::civil::date;
use proptest::prelude::*;

use super::*;

const ID: &str = "11010519491231002X";

/// Checks a text alone; each finding as `severity code excerpt`.
fn found(text: &str) -> Vec<String> {
    described(&TextUnderReview::of(text))
}

fn described(review: &TextUnderReview<'_>) -> Vec<String> {
    check(review)
        .into_iter()
        .map(|finding| {
            let excerpt = finding
                .range
                .map(|range| &review.text[range])
                .unwrap_or("-");
            format!("{:?} {} {excerpt}", finding.severity, finding.code.code())
        })
        .collect()
}

#[test]
fn bao_mi_fa_art_31_classification_marks_are_refused() {
    for (text, mark) in [
        ("机密★1年\n关于某事的通知", "机密★"),
        ("通知\n  绝 密 ★ 30年", "绝 密 ★"),
        ("密级：秘密★长期", "秘密★"),
        ("秘\u{200B}密★3年", "秘\u{200B}密★"),
        ("特急\n机密\n通知", "机密"),
        ("　　秘　密　　\n正文", "秘　密"),
        ("【绝密】", "【绝密】"),
        ("密级：机密", "密级：机密"),
        ("秘密 十年", "秘密 十年"),
        ("秘密（5年）", "秘密（5年）"),
    ] {
        assert_eq!(
            found(text),
            [format!("Refuse classification_mark {mark}")],
            "{text}"
        );
    }
    assert!(is_refused(&check(&TextUnderReview::of("机密★1年"))));
    for allowed in ["", "手机13800001234"] {
        assert!(!is_refused(&check(&TextUnderReview::of(allowed))));
    }
}

#[test]
fn bao_mi_fa_words_are_not_marks() {
    for text in [
        "任何单位不得泄露国家秘密、商业秘密。",
        "保守秘密",
        "国家秘密",
        "一、保守国家秘密\n二、商业秘密",
        "密级分为绝密、机密、秘密三级",
        "机密文件的管理",
        "秘密侦查",
        "五星★★★饭店",
        "",
    ] {
        assert_eq!(found(text), [""; 0], "{text}");
    }
}

#[test]
fn art_15_personal_data_is_found_and_masked() {
    let text = format!(
        "张三，身份证号{ID}，手机13800001234，卡号4111 1111 1111 1111，a.b@yunhe.example.cn。"
    );
    let findings = check(&TextUnderReview::of(&text));
    let seen: Vec<_> = findings
        .iter()
        .map(|f| {
            (
                f.code.code(),
                &text[f.range.clone().unwrap()],
                f.replacement.as_deref(),
            )
        })
        .collect();
    assert_eq!(
        seen,
        [
            ("citizen_id", ID, Some("110*************2X")),
            ("mobile", "13800001234", Some("138****1234")),
            ("bank_card", "4111 1111 1111 1111", Some("************1111")),
            ("email", "a.b@yunhe.example.cn", None),
        ]
    );
    assert!(
        findings
            .iter()
            .all(|f| !f.message.contains(ID) && !f.message.contains("13800001234"))
    );
}

#[test]
fn art_15_numbers_are_found_however_they_are_written() {
    for (text, code, excerpt) in [
        ("１３８００００１２３４", "mobile", "１３８００００１２３４"),
        ("+8613800001234", "mobile", "8613800001234"),
        ("138-0000-1234", "mobile", "138-0000-1234"),
        ("2021 13800001234", "mobile", "13800001234"),
        ("11010519491231002x)", "citizen_id", "11010519491231002x"),
        (
            "110105 19491231 0021 440524188001010014",
            "citizen_id",
            "440524188001010014",
        ),
    ] {
        assert_eq!(found(text), [format!("Warn {code} {excerpt}")], "{text}");
    }
}

#[test]
fn grouped_numbers_side_by_side_are_two() {
    assert_eq!(
        found("138-0000-1234，139-0000-1234"),
        ["Warn mobile 138-0000-1234", "Warn mobile 139-0000-1234"]
    );
}

#[test]
fn places_that_touch_share_no_byte() {
    assert!(digits::overlaps(&(0..3), &(2..5)));
    assert!(digits::overlaps(&(2..5), &(0..3)));
    assert!(!digits::overlaps(&(0..3), &(3..5)));
    assert!(!digits::overlaps(&(3..5), &(0..3)));
}

#[test]
fn findings_have_a_name_each() {
    assert_eq!(FindingCode::Mobile.label(), "手机号码");
    assert_eq!(FindingCode::BrokenLink.label(), "站内链接失效");
}

#[test]
fn art_15_other_numbers_are_left_in_peace() {
    for text in [
        "统一社会信用代码91350100M000100Y43",
        "办公电话0527-84368888，邮编223800",
        "金额12345678901.50元",
        "网站标识码3299990037",
        "索引号11320000000000000X/2026-00017",
        "订单A13800001234B",
        "订单A13800001234",
        "订单13800001234B",
        "编号11010519491231002，共",
        "11010519491231002",
        "110105194912310021",
        "@所有人 a@b",
    ] {
        assert_eq!(found(text), [""; 0], "{text}");
    }
}

#[test]
fn guo_ban_fa_2016_80_the_note_must_fit_the_attribute() {
    let with = |text, attribute| {
        described(&TextUnderReview {
            attribute: Some(attribute),
            ..TextUnderReview::of(text)
        })
    };
    use AttributeCode::{OnRequest, Proactive, Withheld};
    let note = "正文\n　　（此件依申请公开）\n";
    assert_eq!(
        with(note, Proactive),
        ["Refuse attribute_contradiction （此件依申请公开）"]
    );
    assert_eq!(with(note, OnRequest), [""; 0]);
    assert_eq!(
        with("（此件不公开）", Proactive),
        ["Refuse attribute_contradiction （此件不公开）"]
    );
    assert_eq!(
        with("此件公开发布", Withheld),
        ["Warn attribute_contradiction 此件公开发布"]
    );
    assert_eq!(with("此件公开发布", Proactive), [""; 0]);
    assert_eq!(
        with("应当在附注处标注“此件依申请公开”等字样", Proactive),
        ["Warn attribute_contradiction 此件依申请公开"]
    );
    assert_eq!(with("推进依申请公开工作\n依申请公开", Proactive), [""; 0]);
    assert_eq!(found(note), [""; 0], "no attribute chosen yet");
}

#[test]
fn gb_t_9704_number_and_date_are_missed_where_expected() {
    let expects = Expects {
        doc_number: true,
        written_date: true,
    };
    let bare = TextUnderReview {
        expects,
        ..TextUnderReview::of("正文")
    };
    assert_eq!(
        described(&bare),
        ["Warn doc_number_missing -", "Warn written_date_missing -"]
    );
    let number = DocNumber::bracket("云政发", 2026, 1).unwrap();
    let full = TextUnderReview {
        doc_number: Some(&number),
        written_on: Some(date(2026, 1, 5)),
        ..bare
    };
    assert_eq!(described(&full), [""; 0]);
}

#[test]
fn wu_zhang_ai_art_32_images_need_a_text_and_links_an_end() {
    let image = |alt: Option<&str>| Image {
        alt: alt.map(str::to_owned),
        is_decoration: false,
    };
    let decoration = Image {
        alt: None,
        is_decoration: true,
    };
    let images = [
        image(Some("流程图")),
        image(None),
        image(Some(" ")),
        decoration,
    ];
    let links = [
        "/a",
        "/b?x=1#y",
        "https://example.cn/",
        "//cdn.example.cn/x",
        "#top",
    ]
    .map(str::to_owned);
    let review = TextUnderReview {
        images: &images,
        links: &links,
        is_known_address: &|address| address == "/b",
        ..TextUnderReview::of("见 /a")
    };
    let findings = check(&review);
    let messages: Vec<_> = findings
        .iter()
        .map(|f| f.message.chars().take(6).collect::<String>())
        .collect();
    assert_eq!(messages, ["站内链接 /", "第2张图片没", "第3张图片没"]);
    assert_eq!(findings[0].range, Some(4..6));
}

#[test]
fn the_gravest_finding_comes_first() {
    assert_eq!(
        found("13800001234\n秘密★1年"),
        [
            "Refuse classification_mark 秘密★",
            "Warn mobile 13800001234"
        ]
    );
}

proptest! {
    #[test]
    fn any_text_is_answered_with_places_inside_it(
        text in "[0-9Xx绝机秘密★此件依申请公开不（）@a. \n\u{200B}-]{0,80}|\\PC{0,80}",
        proactive: bool,
    ) {
        let attribute = if proactive { AttributeCode::Proactive } else { AttributeCode::Withheld };
        let review = TextUnderReview { attribute: Some(attribute), ..TextUnderReview::of(&text) };
        for finding in check(&review) {
            prop_assert!(!finding.message.is_empty());
            if let Some(range) = finding.range {
                prop_assert!(text.get(range).is_some_and(|excerpt| !excerpt.is_empty()));
            }
        }
    }

    #[test]
    fn a_mobile_number_is_found_wherever_it_stands(
        before in "[一-龥，。： ]{0,10}", number in "1[3-9][0-9]{9}", after in "[一-龥，。 ]{0,10}",
    ) {
        let findings = found(&format!("{before}{number}{after}"));
        prop_assert_eq!(findings, [format!("Warn mobile {number}")]);
    }
}
