//! What an attribute must carry, its form as data, and notes.

use proptest::prelude::*;

use super::*;

fn reason(text: &str) -> Reason {
    Reason::new(text).unwrap()
}

#[test]
fn art_14_withheld_has_a_ground_and_a_reason() {
    let attribute = DisclosureAttribute::Withheld {
        ground: Exemption::SafetyAndStability,
        reason: reason("  涉及应急物资储备点位 "),
    };
    let data = serde_json::to_string(&attribute).unwrap();
    assert_eq!(
        data,
        r#"{"attribute":"withheld","ground":"X3","reason":"涉及应急物资储备点位"}"#
    );
    assert_eq!(
        serde_json::from_str::<DisclosureAttribute>(&data).unwrap(),
        attribute
    );
    let proactive = serde_json::to_string(&DisclosureAttribute::Proactive).unwrap();
    assert_eq!(proactive, r#"{"attribute":"proactive"}"#);
}

#[test]
fn guo_ban_fa_2016_80_input_without_reason_or_ground_is_refused() {
    for data in [
        r#"{"attribute":"withheld","reason":"内部资料"}"#,
        r#"{"attribute":"withheld","ground":"X3"}"#,
        r#"{"attribute":"withheld","ground":"X3","reason":"  "}"#,
        r#"{"attribute":"withheld","ground":"X9","reason":"理由"}"#,
        r#"{"attribute":"withheld","ground":"unstated","reason":"理由"}"#,
        r#"{"attribute":"on_request"}"#,
        r#"{"attribute":"on_request","ground":"X3","reason":"理由"}"#,
        r#"{"attribute":"proactive","ground":"X3"}"#,
        r#"{"attribute":"secret"}"#,
        r#"{"attribute":"proactive","level":"机密"}"#,
    ] {
        assert!(
            serde_json::from_str::<DisclosureAttribute>(data).is_err(),
            "{data}"
        );
    }
}

#[test]
fn a_ground_stays_unstated_only_on_the_path_of_migration() {
    let stated = r#"{"attribute":"withheld","ground":"X3","reason":"涉及点位"}"#;
    let kept: MigratedAttribute = serde_json::from_str(stated).unwrap();
    assert_eq!(
        kept.into_inner().ground(),
        Some(Exemption::SafetyAndStability)
    );
    let misplaced = r#"{"attribute":"on_request","ground":"unstated","reason":"涉及点位"}"#;
    assert!(serde_json::from_str::<MigratedAttribute>(misplaced).is_err());
    assert_eq!(reason(" 涉及点位 ").to_string(), "涉及点位");
    let old = DisclosureAttribute::migrated_withheld();
    assert!(old.ground().is_some_and(Exemption::is_unstated));
    let data = serde_json::to_string(&old).unwrap();
    assert!(serde_json::from_str::<DisclosureAttribute>(&data).is_err());
    assert_eq!(
        serde_json::from_str::<MigratedAttribute>(&data)
            .unwrap()
            .into_inner(),
        old
    );
    let on_request = DisclosureAttribute::migrated_on_request();
    assert_eq!(on_request.reason().unwrap().as_str(), "原平台未注明理由");
}

#[test]
fn form_fields_are_checked_one_by_one() {
    let from = DisclosureAttribute::from_fields;
    assert_eq!(
        from("proactive", Some(""), Some(" ")),
        Ok(DisclosureAttribute::Proactive)
    );
    assert_eq!(
        from("withheld", Some(" "), Some("理由")),
        Err(AttributeError::GroundMissing)
    );
    assert_eq!(
        from("on_request", None, None),
        Err(ReasonError::Empty.into())
    );
    assert_eq!(
        from("on_request", None, Some(&"字".repeat(501))),
        Err(ReasonError::TooLong(501).into())
    );
    assert_eq!(
        from("", None, None),
        Err(AttributeError::Unknown(String::new()))
    );
}

#[test]
fn gb_t_9704_notes_are_read() {
    use AttributeCode::{OnRequest, Proactive, Withheld};
    for (note, expected) in [
        ("（此件公开发布）", Some(Proactive)),
        ("(此件主动公开)", Some(Proactive)),
        ("（此件 公开 发布）", Some(Proactive)),
        ("（此件公开发布，联系电话略）", Some(Proactive)),
        ("此件依申请公开", Some(OnRequest)),
        ("（此件不予公开）", Some(Withheld)),
        ("（此件不公开）", Some(Withheld)),
        ("此件免予公开", Some(Withheld)),
        ("内部公开", Some(Withheld)),
        ("主动公开", Some(Proactive)),
        ("公开属性：依申请公开", Some(OnRequest)),
        ("（联系人：张三）", None),
        ("主动公开政府信息情况", None),
        ("公开透明是原则", None),
        ("", None),
    ] {
        assert_eq!(AttributeCode::from_note(note), expected, "{note}");
    }
    for attribute in AttributeCode::ALL {
        assert_eq!(AttributeCode::from_code(attribute.code()), Some(attribute));
        assert_eq!(AttributeCode::from_note(attribute.label()), Some(attribute));
        let data = serde_json::to_string(&attribute).unwrap();
        assert_eq!(data, format!("\"{}\"", attribute.code()));
    }
}

proptest! {
    #[test]
    fn any_input_is_answered(attribute in "proactive|on_request|withheld|\\PC{0,9}",
                             ground in proptest::option::of("X[0-9]|unstated|\\PC{0,5}"),
                             reason in proptest::option::of("\\PC{0,20}")) {
        if let Ok(made) = DisclosureAttribute::from_fields(&attribute, ground.as_deref(), reason.as_deref()) {
            prop_assert!(!made.ground().is_some_and(Exemption::is_unstated));
            let data = serde_json::to_string(&made).unwrap();
            prop_assert_eq!(serde_json::from_str::<DisclosureAttribute>(&data).unwrap(), made);
        }
    }

    #[test]
    fn any_note_is_answered(text in "\\PC{0,40}") {
        let _ = AttributeCode::from_note(&text);
    }
}
