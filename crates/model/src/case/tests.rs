//! Kinds of cases as they are loaded, and every way in which they can be wrong.

use std::collections::BTreeMap;

use super::*;
use crate::kinds::{KindError, KindSource, Kinds};

const ROLES: &str = include_str!("../../../../kinds/roles.toml");
const LETTER: &str = include_str!("../../../../kinds/cases/mailbox_letter.toml");
const LETTERS: &str = include_str!("../../../../kinds/procedures/letter.toml");
const REQUEST: &str = include_str!("../../../../kinds/cases/foi_request.toml");
const REQUESTS: &str = include_str!("../../../../kinds/procedures/foi_request.toml");

fn load(files: &[(&str, &str)]) -> Result<Kinds, Vec<KindError>> {
    let roles = [("roles.toml", ROLES)];
    let sources: Vec<_> = roles
        .iter()
        .chain(files)
        .map(|(path, text)| KindSource {
            path: (*path).to_owned(),
            text: (*text).to_owned(),
        })
        .collect();
    Kinds::load(&sources)
}

/// The shipped kinds with the documents that their steps draw up.
fn load_shipped(files: &[(&str, &str)]) -> Result<Kinds, Vec<KindError>> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../kinds/documents");
    let mut documents: Vec<(String, String)> = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        let text = std::fs::read_to_string(&path).unwrap();
        documents.push((format!("documents/{name}"), text));
    }
    let documents = documents.iter();
    let documents = documents.map(|(path, text)| (path.as_str(), text.as_str()));
    let all: Vec<_> = files.iter().copied().chain(documents).collect();
    load(&all)
}

fn letter(kind: &str, procedure: &str) -> Result<Kinds, String> {
    let files = [
        ("cases/letter.toml", kind),
        ("procedures/letter.toml", procedure),
    ];
    load(&files).map_err(|errors| errors.iter().map(|error| format!("{error}\n")).collect())
}

#[test]
fn the_shipped_kinds_hold_together() {
    let kinds = load_shipped(&[
        ("cases/foi_request.toml", REQUEST),
        ("procedures/foi_request.toml", REQUESTS),
        ("cases/mailbox_letter.toml", LETTER),
        ("procedures/letter.toml", LETTERS),
    ]);
    let kinds = kinds.map_err(|errors| format!("{errors:#?}")).unwrap();
    let codes: Vec<_> = kinds.cases().map(|kind| kind.code.as_str()).collect();
    assert_eq!(codes, ["foi_request", "mailbox_letter"]);
    let (kind, procedure) = kinds.case("foi_request").unwrap();
    assert_eq!(kind.law, Some(Law::Foi));
    assert!(procedure.states.iter().all(|state| state.public.is_some()));
    let mut register = procedure.transitions.iter();
    let register = register.find(|transition| transition.step == "register");
    let offered = register.and_then(|transition| transition.fields.first());
    let crate::kinds::FieldType::Enum { choices } = &offered.unwrap().of else {
        panic!("{offered:?}")
    };
    assert_eq!(choices.len(), kind.themes.len());
    assert_eq!(kind.series.number("云建", 2026, 7), "云建公开申〔2026〕7号");
}

#[test]
fn a_kind_that_does_not_hold_together_is_refused_with_the_reason() {
    let cases = [
        (
            "limit = \"15wd\"",
            "",
            "either a `law` that counts its clock or a `limit`",
        ),
        ("{seq}号", "号", "a series has {seq} once"),
        (
            "{unit}信",
            "{unit}{place}信",
            "a series knows {unit} {year} {seq} only",
        ),
        (
            "tracking_prefix = \"LX\"",
            "tracking_prefix = \"LO\"",
            "without I and O",
        ),
        (
            "subject = \"title\"",
            "subject = \"headline\"",
            "`headline` is no field of the form",
        ),
        (
            "recognised_by = [\"phone\", \"email\"]",
            "recognised_by = []",
            "nobody could be recognised",
        ),
        (
            "mask = \"phone\"",
            "mask = \"secret\"",
            "unknown variant `secret`",
        ),
        (
            "mask = \"phone\"",
            "masked = true",
            "a field has no key `masked`",
        ),
        (
            "procedure = \"letter\"",
            "procedure = \"post\"",
            "no procedure is called `post`",
        ),
        (
            "mask = \"email\"",
            "mask = \"email\"\nwhen = { field = \"theme\", any = [\"praise\"] }",
            "`theme` is never `praise`",
        ),
        (
            "retention = 5",
            "retention = 5\ntheme = [{ code = \"roads\", name = \"道路\" }, { code = \"roads\", name = \"桥梁\" }]",
            "the theme `roads` is declared twice",
        ),
        (
            "retention = 5",
            "retention = 5\ntheme = [{ code = \"roads\", name = \"道路\" }]",
            "themes are chosen by staff (`[[theme]]`) or in a field of the form, not both",
        ),
    ];
    for (from, to, reason) in cases {
        let changed = LETTER.replacen(from, to, 1);
        assert_ne!(changed, LETTER, "{from}");
        let error = letter(&changed, LETTERS).err().expect(to);
        assert!(error.contains(reason), "{to}: {error}");
        assert!(error.contains("cases/letter.toml:"), "{error}");
    }
}

#[test]
fn a_procedure_that_does_not_fit_its_kind_is_refused_with_the_reason() {
    let cases = [
        (
            "effects = [\"case::register\", \"case::receive\"]",
            "effects = [\"foi::confirm\"]",
            "`foi::confirm` is a rule of a law that the kind `mailbox_letter` does not come under",
        ),
        (
            "code = \"office\"",
            "code = \"room\"",
            "the step `assign` needs a field `office`",
        ),
        ("applicant = true", "", "nobody may take the step `rate`"),
        (
            "roles = [\"unit_head\", \"letter_handler\"]",
            "roles = [\"mayor\"]",
            "no role is called `mayor`",
        ),
        (
            "case::actor_did_not_write_reply",
            "case::is_nice",
            "no guard is called `case::is_nice`",
        ),
        (
            "effects = [\"case::rate\"]",
            "effects = [\"case::rate\", \"case::classify\"]",
            "the step `rate` needs a field `theme`",
        ),
        (
            "effects = [\"case::rate\"]",
            "effects = [\"case::rate\", \"case::classify\"]",
            "the step `rate` puts cases under a theme, and `mailbox_letter` has none",
        ),
    ];
    for (from, to, reason) in cases {
        let changed = LETTERS.replacen(from, to, 1);
        assert_ne!(changed, LETTERS, "{from}");
        let error = letter(LETTER, &changed).err().expect(to);
        assert!(error.contains(reason), "{to}: {error}");
        assert!(error.contains("procedures/letter.toml:"), "{error}");
    }
}

#[test]
fn two_procedures_may_call_a_step_the_same_and_do_not_share_who_takes_it() {
    let kinds = load_shipped(&[
        ("cases/foi_request.toml", REQUEST),
        ("procedures/foi_request.toml", REQUESTS),
        ("cases/mailbox_letter.toml", LETTER),
        ("procedures/letter.toml", LETTERS),
    ]);
    let kinds = kinds.map_err(|errors| format!("{errors:#?}")).unwrap();
    let roles = |step: &str| -> Vec<String> {
        let mut table = kinds.permissions().table();
        let found = table.find(|(known, _)| *known == step);
        found.map_or_else(Vec::new, |(_, roles)| roles.iter().cloned().collect())
    };
    assert_eq!(roles("letter:transfer@submitted"), ["letter_handler"]);
    assert_eq!(roles("foi_request:transfer@submitted"), ["foi_handler"]);
    assert!(roles("transfer@submitted").is_empty());
}

fn typed(fields: &[(&str, &str)]) -> BTreeMap<String, String> {
    let own = |(code, text): &(&str, &str)| ((*code).to_owned(), (*text).to_owned());
    fields.iter().map(own).collect()
}

#[test]
fn a_form_asks_for_what_belongs_to_the_applicant() {
    let kind: CaseKind = toml::from_str(REQUEST).unwrap();
    let missing = |fields: &[(&str, &str)]| -> Vec<String> {
        let errors = Form::read(&kind, &typed(fields)).err().unwrap_or_default();
        errors.into_iter().map(|error| error.field).collect()
    };
    let rest = [
        ("name", "欧阳文"),
        ("phone", "13800138000"),
        ("title", "道路养护资金"),
        ("form", "paper"),
        ("way", "post"),
    ];
    let with = |more: &[(&'static str, &'static str)]| [&rest[..], more].concat();
    assert_eq!(
        missing(&with(&[("applicant", "natural_person")])),
        ["identity_kind", "identity_number"]
    );
    assert_eq!(
        missing(&with(&[("applicant", "business")])),
        ["credit_code", "contact_person"]
    );
    let form = Form::read(
        &kind,
        &typed(&with(&[
            ("applicant", "natural_person"),
            ("identity_kind", "passport"),
            ("identity_number", "E12345678"),
            ("credit_code", "what was typed before the choice changed"),
        ])),
    );
    let form = form.unwrap();
    assert_eq!(form.text("credit_code"), "");
    assert_eq!(form.subject(&kind), "道路养护资金");
    assert!(form.recognises(&kind, "138-0013-8000"));
    assert!(!form.recognises(&kind, "欧阳文"));
}

#[test]
fn a_long_subject_is_cut_and_a_broken_one_joined() {
    let kind: CaseKind = toml::from_str(REQUEST).unwrap();
    let title = |text: &str| {
        let field = &kind.field("description").unwrap().field;
        let field = crate::kinds::Field {
            code: "title".to_owned(),
            ..field.clone()
        };
        Form::read_step([&field].into_iter(), &typed(&[("title", text)])).unwrap()
    };
    assert_eq!(title("甲 \n 乙").subject(&kind), "甲 乙");
    let long = title(&"长".repeat(61)).subject(&kind);
    assert_eq!(long, format!("{}……", "长".repeat(60)));
    assert_eq!(title(&"长".repeat(60)).subject(&kind), "长".repeat(60));
}

#[test]
fn what_is_masked_keeps_what_helps_to_tell_people_apart() {
    let table = [
        (Mask::Name, "欧阳文", "欧＊＊"),
        (Mask::Identity, "11010519491231002X", "110*************2X"),
        (Mask::Identity, "E12345678", "E****"),
        (Mask::Phone, "13800138000", "138****8000"),
        (Mask::Phone, "0527-88886666", "****66"),
        (Mask::Email, "lin@example.cn", "l***@example.cn"),
        (Mask::Email, "no address", "***"),
        (Mask::Address, "云河区柳林路1号301室", "云河区柳林路……"),
    ];
    for (mask, text, shown) in table {
        assert_eq!(mask.of(text), shown);
    }
}

#[test]
fn a_contact_that_cannot_be_one_is_told() {
    let fits = [
        (Mask::Phone, "0527-8888 6666", true),
        (Mask::Phone, "+86 138 0013 8000", true),
        (Mask::Phone, "请打给我", false),
        (Mask::Phone, "123", false),
        (Mask::Email, "lin@example.cn", true),
        (Mask::Email, "lin@example", false),
        (Mask::Email, "lin@.cn", false),
        (Mask::Email, "@example.cn", false),
        (Mask::Email, "lin wu@example.cn", false),
        (Mask::Name, "任何", true),
    ];
    for (mask, text, expected) in fits {
        assert_eq!(mask.objection(text).is_none(), expected, "{text}");
    }
}

#[test]
fn a_clock_is_put_together_from_its_parts() {
    let due = Due {
        on: jiff::civil::date(2026, 3, 30),
        provisional: false,
    };
    let all = [
        CaseClock::Waiting,
        CaseClock::Running(due),
        CaseClock::Stopped,
        CaseClock::Ended(None),
        CaseClock::Ended(Some(due)),
    ];
    for clock in all {
        assert_eq!(
            CaseClock::from_parts(clock.code(), clock.due()),
            Some(clock)
        );
    }
    for (code, due) in [
        ("waiting", Some(due)),
        ("running", None),
        ("stopped", Some(due)),
        ("", None),
    ] {
        assert_eq!(CaseClock::from_parts(code, due), None, "{code}");
    }
}

#[test]
fn channels_are_read_back_and_a_telephone_is_no_channel_of_the_law() {
    for channel in Channel::ALL {
        assert_eq!(Channel::from_code(channel.code()), Some(channel));
        assert_eq!(channel.of_request().is_none(), channel == Channel::Phone);
    }
}

#[test]
fn a_text_that_names_somebody_is_found_and_what_is_taken_out_is_gone() {
    let kinds = load_shipped(&[
        ("cases/foi_request.toml", REQUEST),
        ("procedures/foi_request.toml", REQUESTS),
    ]);
    let kinds = kinds.map_err(|errors| format!("{errors:#?}")).unwrap();
    let (kind, _) = kinds.case("foi_request").unwrap();
    let typed = [
        ("applicant", "natural_person"),
        ("name", "欧阳文"),
        ("identity_kind", "citizen_id"),
        ("identity_number", "11010519491231002X"),
        ("phone", "138 0013 8000"),
        ("email", "ouyang@example.cn"),
        ("address", "临河街道石桥路18号"),
        ("title", "道路养护资金"),
        ("form", "electronic"),
        ("way", "online"),
    ];
    let typed = typed.map(|(code, text)| (code.to_owned(), text.to_owned()));
    let form = Form::read(kind, &BTreeMap::from(typed)).unwrap();
    let table = [
        ("欧阳文来信询问。", Some("姓名或者名称")),
        ("欧 阳 文来信询问。", Some("姓名或者名称")),
        (
            "证号１１０１０５１９４９１２３１００２ｘ。",
            Some("证件号码"),
        ),
        ("电话138-0013-8000。", Some("联系电话")),
        ("写到 OUYANG@example.cn", Some("电子邮箱")),
        ("住临河街道石桥路18号。", Some("通信地址")),
        ("另一人电话13900139000。", Some("手机号码")),
        ("另一人邮箱lin@example.cn。", Some("电子邮箱")),
        ("证号110105194912310038。", Some("公民身份号码")),
        ("机密★10年", Some("密级标志")),
        ("2025年道路养护资金共320万元，咨询电话0527-84368888。", None),
    ];
    for (text, expected) in table {
        let found = form.revealed_by(kind, text);
        assert_eq!(found.is_some(), expected.is_some(), "{text}: {found:?}");
        if let (Some(found), Some(expected)) = (found, expected) {
            assert!(found.contains(expected), "{text}: {found}");
        }
        let masked = form.anonymised(kind, text);
        if !text.contains([' ', '-', '１', '★', 'O']) {
            assert_eq!(form.revealed_by(kind, &masked), None, "{text}: {masked}");
        }
    }
}
