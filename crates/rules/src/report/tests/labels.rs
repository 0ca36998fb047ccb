//! Every label of the form, in the ways in which people write them.

use super::*;

const SECTIONS: [(&str, &str); 7] = [
    ("一", "予以公开"),
    ("二", "部分公开"),
    ("三", "不予公开"),
    ("四", "无法提供"),
    ("五", "不予处理"),
    ("六", "其他处理"),
    ("七", "总计"),
];
const MAIN: [&str; 4] = ["一", "二", "三", "四"];

/// The label of a row in several spellings.
fn spellings(row: Row) -> Vec<String> {
    let line = row.line().unwrap();
    let label = line.label;
    let main = MAIN[usize::from(line.place.main.unwrap()) - 1];
    let Some(section) = line.place.section else {
        return vec![
            format!("{main}、{label}"),
            format!("{main}. {label}"),
            format!(" {main} 、 {label} "),
            label.to_owned(),
            format!("{main}、{label}（件）"),
        ];
    };
    let (number, heading) = SECTIONS[usize::from(section) - 1];
    let Some(item) = line.place.item else {
        return vec![
            format!("三、本年度办理结果 （{number}）{label}"),
            format!("三、本年度办理结果-({number}){label}"),
            format!("({number}) {label}"),
            format!("（{number}）{label}"),
            label.to_owned(),
        ];
    };
    let wide = char::from_u32(u32::from('０') + u32::from(item)).unwrap();
    vec![
        format!("三、({number}){heading}-{item}.{label}"),
        format!("三、（{number}）{heading}－{wide}．{label}"),
        format!("（{number}）{heading} {item}.{label}"),
        format!("三、本年度办理结果（{number}）{heading}{item}、{label}"),
        format!("三、本年度办理结果 / （{number}）{heading} / {item}．{label}"),
        format!("（{number}）{heading}（{item}）{label}"),
        format!("{item}.{label}"),
        format!("{item}{label}"),
        format!("{wide}．　{label}"),
        label.to_owned(),
    ]
}

#[test]
fn guo_ban_2021_30_every_label_is_read_however_it_is_written() {
    for format in [Format::Y2019, Format::Y2021] {
        assert_eq!(
            format.rows().count(),
            if format == Format::Y2019 { 23 } else { 25 }
        );
        for row in format.rows() {
            for label in spellings(row) {
                let read = read_label(&label, format);
                let expected = Labelled {
                    row,
                    numbers_fit: true,
                };
                assert_eq!(read, Ok(expected), "{label}");
            }
        }
    }
}

#[test]
fn a_label_is_read_by_words_and_numbers_only_help() {
    let row =
        |label| read_label(label, Format::Y2021).map(|read| (read.row.key(), read.numbers_fit));
    let table = [
        (
            "三、㈢不予公开⒈属于国家秘密",
            Ok(("denied.state_secret", true)),
        ),
        (
            "〔三〕不予公开①属于国家秘密",
            Ok(("denied.state_secret", true)),
        ),
        (
            "【三】2。其他法律、行政法规禁止公开",
            Ok(("denied.law_forbidden", true)),
        ),
        (
            "三、(三)不予公开-2.属于国家秘密",
            Ok(("denied.state_secret", false)),
        ),
        (
            "二、本年新收政府信息公开申请数量",
            Ok(("new_received", false)),
        ),
        ("（四）1.重复申请", Ok(("not_processed.repeat", false))),
        ("(三)8", Ok(("denied.admin_query", true))),
        ("三、(七)", Ok(("total_handled", true))),
        ("（ 三　） 8", Ok(("denied.admin_query", true))),
        ("二 \u{200b}、本年新收申请", Ok(("new_received", false))),
        ("四、", Ok(("carried_out", true))),
        ("三、", Err(LabelError::Unknown)),
        ("8.", Err(LabelError::Unknown)),
        ("(三)9", Err(LabelError::Unknown)),
        ("二、(三)8", Err(LabelError::Unknown)),
        ("", Err(LabelError::Unknown)),
        ("（三）不予公开", Err(LabelError::Heading)),
        ("（六）其他处理", Err(LabelError::Heading)),
        ("三、本年度办理结果", Err(LabelError::Heading)),
        ("主动公开数量", Err(LabelError::Unknown)),
        ("其他情形", Err(LabelError::Unknown)),
        (
            "（三）1.国家秘密、内部事务",
            Ok(("denied.state_secret", true)),
        ),
        (
            "（三）5.国家秘密、内部事务",
            Ok(("denied.internal_affairs", true)),
        ),
        ("国家秘密、内部事务", Err(LabelError::Ambiguous)),
        ("（三）2.国家秘密、内部事务", Err(LabelError::Ambiguous)),
        ("\u{200b}3.其它", Ok(("other.other", true))),
        ("⑴重复申请", Ok(("not_processed.repeat", false))),
        ("〔四〕属于国家秘密", Ok(("denied.state_secret", false))),
        ("【四】属于国家秘密", Ok(("denied.state_secret", false))),
        ("〔三〕8", Ok(("denied.admin_query", true))),
        ("二。本年新收申请", Ok(("new_received", false))),
        ("二·本年新收申请", Ok(("new_received", false))),
    ];
    for (label, expected) in table {
        assert_eq!(row(label), expected, "{label}");
    }
    assert_eq!(
        read_label("（六）其它处理", Format::Y2019).unwrap().row,
        Row::OtherHandling
    );
    assert_eq!(
        read_label("3.其他", Format::Y2019),
        Err(LabelError::Unknown)
    );
}

#[test]
fn keys_are_read_back() {
    let all: Vec<Row> = Format::Y2021.rows().chain([Row::OtherHandling]).collect();
    for row in &all {
        assert_eq!(Row::from_key(row.key()), Some(*row));
        assert!(!row.label().is_empty());
    }
    assert_eq!(Row::from_key("r01"), None);
    for (column, key) in Column::ALL.into_iter().zip(KEYS) {
        assert_eq!(column.key(), key);
    }
    for applicant in Applicant::ALL {
        assert_eq!(Applicant::from_key(applicant.key()), Some(applicant));
        assert_eq!(Column::Of(applicant).label(), applicant.label());
    }
    assert_eq!(Applicant::from_key("total"), None);
    assert_eq!(Handling::all().count(), 21);
    assert_eq!(Handling::Abusive.key(), "not_processed.abusive");
    assert_eq!(Column::Total.label(), "总计");
}

/// The example by labels instead of keys, with one row's label changed.
fn by_labels(at: usize, label: &str) -> Vec<(&'static str, Given)> {
    let rows = Format::Y2021
        .rows()
        .zip(VECTOR)
        .enumerate()
        .map(|(place, (row, cells))| {
            let label = if place == at {
                label.to_owned()
            } else {
                spellings(row).remove(0)
            };
            let cells = KEYS.into_iter().zip(cells.map(number));
            object([("row_label", Given::Text(label))].into_iter().chain(cells))
        });
    let rows = rows.collect();
    vec![("table3", object([("rows", Given::List(rows))]))]
}

#[test]
fn rows_that_are_unknown_missing_or_double_are_named() {
    assert!(outcome(by_labels(99, "")).ok);
    let unknown = outcome(by_labels(7, "保密"));
    assert_eq!(
        lines(&unknown),
        [
            "unknown_row 保密 - - -",
            "missing_row denied.third_party - - -"
        ]
    );
    assert_eq!(unknown.warnings[0].message, "“保密”：认不出是哪一行");
    assert_eq!(unknown.warnings[0].code, "unknown_row");
    let missing = serde_json::to_string(&unknown.errors[1]).unwrap();
    assert_eq!(
        missing,
        r#"{"identity":"missing_row","row":"denied.third_party","column":null,"expected":null,"found":null}"#
    );
    let double = outcome(by_labels(8, "3.保护第三方合法权益"));
    let expected = [
        "duplicate_row denied.third_party - - -",
        "missing_row denied.internal_affairs - - -",
    ];
    assert_eq!(lines(&double), expected);
    assert_eq!(double.warnings[0].code, "numbering_differs");
    let differs = outcome(by_labels(7, "3.保护第三方合法权益"));
    assert!(differs.ok);
    assert_eq!(
        differs.warnings[0].message,
        "“3.保护第三方合法权益”的序号与文字不符，按文字读作“保护第三方合法权益”"
    );
    let of_zeros = outcome(by_labels(4, "（三）不予公开"));
    assert_eq!(lines(&of_zeros), ["missing_row denied.state_secret - - -"]);
    assert!(of_zeros.warnings.is_empty());
    let heading_with_numbers = outcome(by_labels(7, "（三）不予公开"));
    assert_eq!(
        lines(&heading_with_numbers)[0],
        "unknown_row （三）不予公开 - - -"
    );
    assert_eq!(
        heading_with_numbers.warnings[0].message,
        "“（三）不予公开”：标题行，不是数据行"
    );
    let zeros = outcome(by_labels(4, "保密"));
    assert_eq!(lines(&zeros), ["missing_row denied.state_secret - - -"]);
    assert_eq!(zeros.warnings.len(), 1);
}
