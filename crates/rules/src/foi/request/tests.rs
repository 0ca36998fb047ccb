//! Each part alone missing, all at once, and whom a request reaches.

use super::*;

fn whole() -> Application<'static> {
    Application {
        made: Made::InWriting,
        applicant: Applicant::NaturalPerson,
        name: "林某",
        proof_of_identity: "居民身份证复印件",
        contact: "云河区育英路12号",
        title: "云河区2024年度老旧小区改造计划",
        number: "",
        description: "",
        form: Some(Form::Paper),
        unclear: None,
    }
}

fn missing(application: Application<'_>) -> Vec<Gap> {
    let gaps = application.check().unwrap_err();
    gaps.iter().cloned().collect()
}

#[test]
fn art_27_who_may_be_asked() {
    use Addressee as A;
    for organ in [A::LocalGovernment, A::Department, A::BranchInItsOwnName] {
        assert_eq!(organ.answers(), Ok(()));
    }
    let table = [
        (A::BranchOfAnother, "条例第二十七条", "所属的行政机关"),
        (A::NoAdministrativeOrgan, "条例第二十七条", "不适用"),
    ];
    for (organ, article, words) in table {
        let refused = organ.answers().unwrap_err();
        assert_eq!(refused.article(), article);
        assert!(refused.to_string().contains(words), "{refused}");
    }
}

#[test]
fn art_55_a_public_enterprise_answers_to_its_supervisor() {
    let refused = Addressee::PublicEnterprise.answers().unwrap_err();
    assert_eq!(refused.article(), "条例第五十五条");
    assert!(refused.to_string().contains("向其主管部门申诉"));
}

#[test]
fn art_27_nobody_is_asked_for_a_special_need() {
    let empty = Application {
        name: " ",
        proof_of_identity: "",
        contact: "　",
        title: "",
        form: None,
        unclear: Some(Reason::new("“相关文件”指哪些文件").unwrap()),
        ..whole()
    };
    let gaps = missing(empty);
    assert_eq!(gaps.len(), 6);
    for gap in gaps {
        let asked = gap.asks_for();
        for word in ["用途", "需要", "目的", "理由"] {
            assert!(!asked.contains(word), "{asked}");
        }
    }
}

#[test]
fn art_29_every_part_is_required_and_named_in_order() {
    let first = "条例第二十九条第二款第一项";
    let table = [
        (
            Application {
                name: " ",
                ..whole()
            },
            Gap::Name,
            Part::Applicant,
            first,
        ),
        (
            Application {
                proof_of_identity: "",
                ..whole()
            },
            Gap::ProofOfIdentity,
            Part::Applicant,
            first,
        ),
        (
            Application {
                contact: "　",
                ..whole()
            },
            Gap::Contact,
            Part::Applicant,
            first,
        ),
        (
            Application {
                title: "",
                ..whole()
            },
            Gap::Description,
            Part::Information,
            "条例第二十九条第二款第二项",
        ),
        (
            Application {
                form: None,
                ..whole()
            },
            Gap::Form,
            Part::Form,
            "条例第二十九条第二款第三项",
        ),
    ];
    for (application, gap, part, article) in table {
        assert_eq!((gap.part(), gap.article()), (part, article));
        assert_eq!(missing(application), [gap]);
    }
    let bare = Application {
        name: "",
        form: None,
        title: "",
        ..whole()
    };
    assert_eq!(missing(bare), [Gap::Name, Gap::Description, Gap::Form]);
}

#[test]
fn art_29_one_way_of_describing_is_enough() {
    for (title, number, description) in [
        ("计划", "", ""),
        ("", "云政发〔2024〕3号", ""),
        ("", "", "2024年3月区长办公会后公布的改造名单"),
    ] {
        let application = Application {
            title,
            number,
            description,
            ..whole()
        };
        let complete = application.clone().check().unwrap();
        assert_eq!(complete.application(), &application);
    }
}

#[test]
fn art_29_an_oral_request_is_taken_down_by_somebody() {
    let made = Made::Orally {
        taken_down_by: Named::new("公开办 陈某").unwrap(),
    };
    let complete = Application {
        made: made.clone(),
        ..whole()
    }
    .check();
    assert_eq!(complete.unwrap().application().made, made);
    let help = Difficulty::Writing.help(Applicant::Business).unwrap();
    assert_eq!(help.article, "条例第二十九条第一款");
    assert!(help.text.contains("代为填写"));
}

#[test]
fn art_43_citizens_who_cannot_read_or_hear_are_helped() {
    for difficulty in [Difficulty::Reading, Difficulty::SightOrHearing] {
        let help = difficulty.help(Applicant::NaturalPerson).unwrap();
        assert_eq!(help.article, "条例第四十三条");
        assert_eq!(difficulty.help(Applicant::Research), None);
    }
}
