//! Every kind with its row, what it rests on, and the words that end it.

use std::collections::BTreeSet;

use super::*;
use crate::exemption::{Exemption, GROUNDS};

const ORGANS: Organs<'_> = Organs {
    reconsideration: "云河区人民政府",
    court: "云河区人民法院",
};

fn law() -> Instrument {
    Instrument::new(" 《中华人民共和国统计法》第十一条 ").unwrap()
}

fn withheld(code: &str) -> Withholding {
    Withholding::new(Exemption::from_code(code).unwrap(), Some(law())).unwrap()
}

/// One reply of each shape: all plain kinds, and the others on every ground.
fn replies() -> Vec<Reply> {
    let plain = KINDS.iter().filter_map(|fact| PlainKind::new(fact.kind));
    let mut all: Vec<Reply> = plain.map(Reply::Plain).collect();
    for ground in GROUNDS.iter().filter(|ground| ground.code != "X8") {
        all.push(Reply::Denied(withheld(ground.code)));
        all.push(Reply::Partial(withheld(ground.code)));
    }
    all.extend([
        Reply::SpecialRule(law()),
        Reply::Withdrawn,
        Reply::Other(law()),
    ]);
    all
}

#[test]
fn art_36_37_two_kinds_give_information_and_no_other_takes_files_along() {
    let giving = KINDS.iter().filter(|fact| fact.kind.gives_information());
    assert_eq!(
        giving.map(|fact| fact.code).collect::<Vec<_>>(),
        ["R2", "R8"]
    );
}

#[test]
fn art_36_to_39_every_kind_has_a_row_and_every_row_is_reached() {
    let kinds: BTreeSet<_> = replies().iter().map(|reply| reply.kind().code()).collect();
    assert_eq!(kinds.len(), 17);
    let reached: BTreeSet<_> = replies().iter().map(Reply::handling).collect();
    assert_eq!(reached, Handling::all().collect());
    let table = [
        ("R1", "granted"),
        ("R2", "granted"),
        ("R4", "unable.not_held"),
        ("R5", "unable.not_held"),
        ("R6", "not_processed.repeat"),
        ("R7", "denied.admin_query"),
        ("R8", "partial"),
        ("R9", "unable.needs_creation"),
        ("R10", "not_processed.petition"),
        ("R11", "not_processed.publication"),
        ("R12", "not_processed.abusive"),
        ("R13", "not_processed.reconfirm"),
        ("R14", "unable.still_unclear"),
        ("R15", "other.no_correction"),
        ("R16", "other.no_payment"),
        ("R17", "other.other"),
    ];
    for reply in replies() {
        let code = reply.kind().code();
        match table.iter().find(|(known, _)| *known == code) {
            Some((_, key)) => assert_eq!(reply.handling().key(), *key, "{code}"),
            None => assert_eq!(code, "R3"),
        }
    }
}

#[test]
fn art_14_to_16_a_denial_is_counted_by_its_ground() {
    for ground in GROUNDS.iter().filter(|ground| ground.code != "X8") {
        let reply = Reply::Denied(withheld(ground.code));
        assert_eq!(reply.handling().key(), ground.annual_report_row);
        let Reply::Denied(withheld) = &reply else {
            unreachable!()
        };
        assert_eq!(withheld.ground(), ground.exemption);
    }
    let special = Withholding::new(Exemption::SpecialQuery, Some(law()));
    assert_eq!(special, Err(WithholdingError::NoGround("X8")));
    let unstated = Withholding::new(Exemption::unstated(), Some(law()));
    assert_eq!(unstated, Err(WithholdingError::NoGround("unstated")));
    let unnamed = Withholding::new(Exemption::ForbiddenByLaw, None);
    assert_eq!(unnamed, Err(WithholdingError::LawNotNamed));
    assert!(Withholding::new(Exemption::StateSecret, None).is_ok());
}

#[test]
fn kinds_are_read_back_and_tell_what_they_must() {
    for (at, fact) in KINDS.iter().enumerate() {
        assert_eq!(fact.code, format!("R{}", at + 1));
        assert_eq!(fact.kind.fact(), fact);
        assert_eq!(ReplyKind::from_code(fact.code), Some(fact.kind));
        assert_eq!(fact.kind.label(), fact.name);
        assert_eq!(
            fact.contents.contains(&Content::Remedies),
            fact.code != "R17"
        );
        assert_eq!(fact.basis.is_none(), fact.code == "R17");
    }
    assert_eq!(ReplyKind::from_code("R18"), None);
    let contents = |code| ReplyKind::from_code(code).unwrap().fact().contents[0];
    assert_eq!(contents("R4"), Content::SearchRecord);
    assert_eq!(Reply::Withdrawn.contents(), [Content::Reason]);
    assert_eq!(PlainKind::new(ReplyKind::Partial), None);
    assert_eq!(PlainKind::new(ReplyKind::SpecialRule), None);
    assert_eq!(PlainKind::new(ReplyKind::Other), None);
}

#[test]
fn art_36_to_39_a_reply_cites_what_it_rests_on() {
    let cited = |reply: Reply| {
        let bases = reply.bases();
        bases
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
            .join("；")
    };
    let plain = |kind| Reply::Plain(PlainKind::new(kind).unwrap());
    let table = [
        (
            plain(ReplyKind::NotFound),
            "《中华人民共和国政府信息公开条例》第三十六条第四项",
        ),
        (plain(ReplyKind::NoPayment), "国办函〔2020〕109号"),
        (
            Reply::Denied(Withholding::new(Exemption::InternalAffairs, None).unwrap()),
            "《中华人民共和国政府信息公开条例》第三十六条第三项；《中华人民共和国政府信息公开条例》第十六条第一款",
        ),
        (
            Reply::Partial(withheld("X2")),
            "《中华人民共和国政府信息公开条例》第三十七条；《中华人民共和国政府信息公开条例》第十四条；《中华人民共和国统计法》第十一条",
        ),
        (
            Reply::SpecialRule(law()),
            "《中华人民共和国政府信息公开条例》第三十六条第七项；《中华人民共和国统计法》第十一条",
        ),
        (Reply::Other(law()), "《中华人民共和国统计法》第十一条"),
        (Reply::Withdrawn, ""),
    ];
    for (reply, expected) in table {
        assert_eq!(cited(reply), expected);
    }
    assert_eq!(Instrument::new("  "), Err(InstrumentError::Empty));
    assert!(Instrument::new(&"法".repeat(200)).is_ok());
    assert_eq!(
        Instrument::new(&"法".repeat(201)),
        Err(InstrumentError::TooLong(201))
    );
}

#[test]
fn fu_yi_fa_23_withholding_goes_to_reconsideration_first() {
    let default = RemedySettings::default();
    for reply in replies() {
        let expected = match reply.kind() {
            ReplyKind::Denied | ReplyKind::Partial => Remedy::ReconsiderationFirst,
            _ if reply == Reply::Withdrawn => Remedy::None,
            _ => Remedy::Either,
        };
        assert_eq!(reply.remedy(default), expected, "{}", reply.kind().code());
        let paragraph = remedy_paragraph(&reply, ORGANS, default);
        assert_eq!(paragraph.is_none(), expected == Remedy::None);
    }
    let strict = RemedySettings {
        special_rule_reconsideration_first: true,
    };
    let special = Reply::SpecialRule(law());
    assert_eq!(special.remedy(strict), Remedy::ReconsiderationFirst);
    assert_eq!(Reply::Other(law()).remedy(strict), Remedy::Either);
    let notices = [
        Notice::Correction,
        Notice::Extension,
        Notice::Explanation,
        Notice::Deferral,
        Notice::Fee,
        Notice::ThirdParty,
    ];
    assert!(notices.iter().all(|notice| notice.remedy() == Remedy::None));
}

#[test]
fn fu_yi_fa_20_the_paragraph_names_organs_and_days() {
    let text = |reply| remedy_paragraph(&reply, ORGANS, RemedySettings::default()).unwrap();
    let first = "应当依照《中华人民共和国行政复议法》第二十三条的规定先申请行政复议：可以自收到本答复之日起60日内向云河区人民政府申请行政复议；对行政复议决定不服的，可以自收到行政复议决定书之日起15日内依法向云河区人民法院提起行政诉讼。";
    let either = "可以自收到本答复之日起60日内依法向云河区人民政府申请行政复议，也可以自收到本答复之日起六个月内依法向云河区人民法院提起行政诉讼。";
    assert_eq!(
        text(Reply::Denied(withheld("X1"))),
        format!("如对本答复不服，{first}")
    );
    assert_eq!(
        text(Reply::SpecialRule(law())),
        format!("如对本答复不服，{either}")
    );
    assert_eq!(
        text(Reply::Partial(withheld("X4"))),
        format!("如对本答复中不予公开的部分不服，{first}如对本答复的其他内容不服，{either}")
    );
}
