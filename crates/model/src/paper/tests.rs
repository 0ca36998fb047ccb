//! Templates are laid out as data, and one that leaves something out is named with its line.

use gongkai_rules::foi::papers::Part;

use super::{Composed, PaperBlock, PaperTemplate};
use crate::kinds::{KindSource, Kinds};

const CORRECTION: &str = r#"code = "foi_correction"
title = "补正告知书"
series = "{unit}公开告〔{year}〕{seq}号"
body = '''
{{ recipient }}：
{{ received_on }}收到你的申请“{{ request }}”。根据{{ article }}，请于{{ until }}前补正：
{{ what }}
{{ consequence }}
{% if contact %}联系方式：{{ contact }}{% endif %}
| 事项 | {{ what }} |
| 期限 | {{ until }} |
'''
"#;

fn template(text: &str) -> PaperTemplate {
    toml::from_str(text).unwrap()
}

fn parts(given: &[(Part, &str)]) -> Composed {
    given
        .iter()
        .map(|(part, text)| (*part, (*text).to_owned()))
        .collect()
}

#[test]
fn what_somebody_wrote_is_text_wherever_it_stands() {
    let odd = "一、先写\n| 不是 | 表 |\n{{ applicant }} {% if %}";
    let blocks = template(CORRECTION)
        .compose(&parts(&[
            (Part::Recipient, "王喆：\n某"),
            (Part::ReceivedOn, "2026年3月2日"),
            (Part::Request, "资金"),
            (Part::Article, "条例第三十条"),
            (Part::Until, "2026年3月20日"),
            (Part::What, odd),
            (Part::Consequence, "逾期不补正的，不再处理。"),
            (Part::Contact, ""),
        ]))
        .unwrap();
    assert_eq!(blocks.len(), 7, "{blocks:#?}");
    assert_eq!(blocks[0], PaperBlock::Recipient("王喆：\n某：".to_owned()));
    assert_eq!(blocks[2], PaperBlock::Paragraph("一、先写".to_owned()));
    assert_eq!(blocks[3], PaperBlock::Paragraph("| 不是 | 表 |".to_owned()));
    assert_eq!(
        blocks[4],
        PaperBlock::Paragraph("{{ applicant }} {% if %}".to_owned())
    );
    let PaperBlock::Table(rows) = &blocks[6] else {
        panic!("{blocks:?}")
    };
    assert_eq!(rows.len(), 2);
    assert_eq!(rows[0], ["事项", odd]);
}

#[test]
fn a_template_that_leaves_something_out_is_refused_with_its_line() {
    assert_eq!(template(CORRECTION).objections(), []);
    for (from, to, wanted) in [
        (
            "{{ consequence }}\n",
            "",
            "body: leaves out `consequence` (逾期的后果)",
        ),
        (
            "{{ consequence }}",
            "{% if contact %}{{ consequence }}{% endif %}",
            "body: leaves out `consequence`",
        ),
        ("根据{{ article }}", "依法", "leaves out `article`"),
        (
            "{{ consequence }}",
            "{{ consequence }}{{ remedies }}",
            "undefined value",
        ),
        ("{{ consequence }}", "{{ consequence }", "syntax error"),
        (
            "series = \"{unit}公开告〔{year}〕{seq}号\"\n",
            "",
            "code: a letter bears a number",
        ),
        (
            "〔{year}〕{seq}号",
            "{year}第{seq}",
            "is no document number",
        ),
        (
            "code = \"foi_correction\"",
            "code = \"foi_corection\"",
            "is no document of the law",
        ),
        (
            "code = \"foi_correction\"",
            "code = \"foi_third_party\"",
            "`received_on` is undefined",
        ),
    ] {
        let wrong = CORRECTION.replace(from, to);
        assert_ne!(wrong, CORRECTION, "{from}");
        let found = template(&wrong).objections();
        let told: Vec<_> = found
            .iter()
            .map(|it| {
                format!(
                    "{}: {}",
                    it.near,
                    it.reason.replace("`foi_correction` ", "")
                )
            })
            .collect();
        assert!(
            told.iter().any(|told| told.contains(wanted)),
            "{wanted}: {told:?}"
        );
    }
}

#[test]
fn a_letter_to_a_third_party_cannot_name_who_asked() {
    let letter = "code = \"foi_third_party\"\ntitle = \"函\"\nseries = \"{unit}函〔{year}〕{seq}号\"\nbody = '''\n{{ recipient }}：\n{{ request }}{{ article }}\n{{ opinion_limit }}{{ consequence }}\n'''";
    assert_eq!(template(letter).objections(), []);
    let found =
        template(&letter.replace("{{ request }}", "{{ applicant }}申请{{ request }}")).objections();
    assert_eq!(found.len(), 1);
    assert!(
        found[0]
            .reason
            .contains("`applicant` must not be told here"),
        "{found:?}"
    );
    assert_eq!(found[0].below, 2);
}

#[test]
fn a_wrong_file_stops_the_start_with_path_and_line() {
    let source = |path: &str, text: &str| KindSource {
        path: path.to_owned(),
        text: text.to_owned(),
    };
    let wrong = CORRECTION.replace("{{ consequence }}", "");
    let errors = Kinds::load(&[source("place/documents/c.toml", &wrong)])
        .err()
        .unwrap();
    let told: Vec<_> = errors.iter().map(ToString::to_string).collect();
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(
        told[0].starts_with("place/documents/c.toml:4: `foi_correction` leaves out `consequence`"),
        "{told:?}"
    );
}
