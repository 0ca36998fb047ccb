//! The engine on its second procedure: a letter with two states, and the ways a file can be wrong.

use super::*;

/// A letter (来信) to be answered: all that its rules look at.
struct LetterFacts {
    reply: &'static str,
}

fn reply_written(facts: &LetterFacts) -> Result<(), Refusal> {
    if facts.reply.is_empty() {
        return Err(Refusal {
            code: "no_reply",
            message: "还没有写答复".into(),
            article: "",
        });
    }
    Ok(())
}

impl Facts for LetterFacts {
    type Effect = u8;
    fn guards() -> &'static [Named<Guard<Self>>] {
        &[Named {
            name: "letter::reply_written",
            value: reply_written,
        }]
    }
    fn conditions() -> &'static [Named<Condition<Self>>] {
        &[]
    }
    fn effects() -> &'static [Named<u8>] {
        &[Named {
            name: "letter::send",
            value: 1,
        }]
    }
}

const LETTER: &str = r#"
code = "letter"
name = "来信办理"
start = "open"
[[state]]
code = "open"
name = "待答复"
public = "正在办理"
limit = "7wd"
[[state]]
code = "answered"
name = "已答复"
ends = true
[[transition]]
step = "answer"
name = "答复"
from = ["open"]
to = "answered"
roles = ["letter_handler"]
guards = ["letter::reply_written"]
effects = ["letter::send"]
"#;

fn link(text: &str) -> Result<Procedure<LetterFacts>, String> {
    let declared: Declared = toml::from_str(text).map_err(|error| error.to_string())?;
    Procedure::link(declared).map_err(|error| error.to_string())
}

#[test]
fn a_step_that_stays_is_taken_in_each_of_its_states() {
    let noted = LETTER.to_owned()
        + "[[transition]]\nstep = \"note\"\nname = \"备注\"\nfrom = [\"open\", \"answered\"]\nto = \"=\"\nroles = [\"letter_handler\"]\n";
    let letter: Procedure<LetterFacts> = Procedure::link(toml::from_str(&noted).unwrap()).unwrap();
    let facts = LetterFacts { reply: "" };
    for state in ["open", "answered"] {
        assert_eq!(letter.take(state, "note", &facts).unwrap().to, state);
    }
    let nowhere = noted.replace("\"answered\"]\nto = \"=\"", "\"lost\"]\nto = \"=\"");
    assert!(Procedure::<LetterFacts>::link(toml::from_str(&nowhere).unwrap()).is_err());
}

#[test]
fn a_letter_with_two_states_runs_on_the_same_engine() {
    let letter = link(LETTER).unwrap();
    let refused = letter
        .take("open", "answer", &LetterFacts { reply: "" })
        .unwrap_err();
    assert_eq!(refused.to_string(), "还没有写答复");
    let next = letter
        .take("open", "answer", &LetterFacts { reply: "已修好" })
        .unwrap();
    assert_eq!(
        (next.to.as_str(), next.effects.as_slice()),
        ("answered", [1_u8].as_slice())
    );
    let again = letter
        .take("answered", "answer", &LetterFacts { reply: "再答" })
        .unwrap_err();
    assert_eq!(
        again.to_string(),
        "当前状态“已答复”不能办理“答复”，请刷新页面查看最新状态"
    );
    assert_eq!(
        letter.state("open").unwrap().limit,
        Some(TimeLimit::WorkingDays(7))
    );
}

#[test]
fn a_file_that_does_not_hold_together_is_refused_with_the_reason() {
    let cases = [
        (
            "to = \"answered\"",
            "to = \"gone\"",
            "no state is called `gone`",
        ),
        (
            "letter::reply_written",
            "letter::nice",
            "no guard is called `letter::nice`; known: letter::reply_written",
        ),
        (
            "letter::send",
            "letter::burn",
            "no effect is called `letter::burn`; known: letter::send",
        ),
        (
            "code = \"answered\"",
            "code = \"open\"",
            "the state `open` is declared twice",
        ),
        (
            "start = \"open\"",
            "start = \"new\"",
            "no state is called `new`",
        ),
        (
            "limit = \"7wd\"",
            "limit = \"7 days\"",
            "`7 days` is not a time limit",
        ),
    ];
    for (from, to, reason) in cases {
        let error = link(&LETTER.replacen(from, to, 1)).err().expect(to);
        assert!(error.contains(reason), "{to}: {error}");
    }
}

#[test]
fn an_extra_step_comes_between_and_can_be_returned_from() {
    let declared: Declared = toml::from_str(LETTER).unwrap();
    let extra = ExtraStep {
        step: "check".into(),
        name: "核对".into(),
        state_name: "待核对".into(),
        roles: vec!["unit_head".into()],
        before: "answered".into(),
        limit: None,
    };
    let letter: Procedure<LetterFacts> = Procedure::link(declared.with_extra(&extra)).unwrap();
    let facts = LetterFacts { reply: "好" };
    assert_eq!(letter.take("open", "answer", &facts).unwrap().to, "check");
    assert_eq!(
        letter.take("check", "check", &facts).unwrap().to,
        "answered"
    );
}
