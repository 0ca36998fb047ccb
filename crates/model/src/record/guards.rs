//! The rules that may refuse a step with a record, each under the name that TOML files call.

use gongkai_rules::attribute::AttributeCode;

use super::{CoSignState, RecordFacts, Stage, clearance::missing_gates};
use crate::procedure::{Guard, Named, Refusal};

const THREE_REVIEWS: &str = "信息发布三审制";

/// Every guard of records.
pub(super) static GUARDS: &[Named<Guard<RecordFacts>>] = &[
    Named {
        name: "record::complete",
        value: complete,
    },
    Named {
        name: "record::attribute_given",
        value: attribute_given,
    },
    Named {
        name: "record::nothing_refuses",
        value: nothing_refuses,
    },
    Named {
        name: "record::actor_is_drafter",
        value: actor_is_drafter,
    },
    Named {
        name: "record::actor_is_not_drafter",
        value: actor_is_not_drafter,
    },
    Named {
        name: "record::actor_reviews_once",
        value: actor_reviews_once,
    },
    Named {
        name: "record::five_gates_signed",
        value: five_gates_signed,
    },
    Named {
        name: "record::co_signs_answered",
        value: co_signs_answered,
    },
    Named {
        name: "record::relations_present",
        value: relations_present,
    },
    Named {
        name: "record::is_proactive",
        value: is_proactive,
    },
    Named {
        name: "record::time_lies_ahead",
        value: time_lies_ahead,
    },
    Named {
        name: "record::was_reviewed_here",
        value: was_reviewed_here,
    },
    Named {
        name: "record::actor_did_not_propose_erasure",
        value: actor_did_not_propose_erasure,
    },
];

fn refuse(
    code: &'static str,
    message: impl Into<String>,
    article: &'static str,
) -> Result<(), Refusal> {
    Err(Refusal {
        code,
        message: message.into(),
        article,
    })
}

fn complete(facts: &RecordFacts) -> Result<(), Refusal> {
    if facts.missing.is_empty() {
        return Ok(());
    }
    refuse(
        "incomplete",
        format!("还没有填写：{}", facts.missing.join("、")),
        "",
    )
}

/// 国办发〔2016〕80号: a document without an attribute is returned.
fn attribute_given(facts: &RecordFacts) -> Result<(), Refusal> {
    if facts.attribute.is_some() {
        return Ok(());
    }
    refuse(
        "no_attribute",
        "没有确定公开属性，按规定退文：请选择主动公开、依申请公开或不予公开",
        "国办发〔2016〕80号",
    )
}

/// 保守国家秘密法 (2024) art. 31, and whatever else a finding refuses.
fn nothing_refuses(facts: &RecordFacts) -> Result<(), Refusal> {
    match facts.refusing_findings.first() {
        None => Ok(()),
        Some(first) => refuse("finding", first.clone(), "条例 第十七条"),
    }
}

fn actor_is_drafter(facts: &RecordFacts) -> Result<(), Refusal> {
    if facts.actor == facts.drafter {
        return Ok(());
    }
    refuse("not_drafter", "只有拟稿人可以办理这一步", THREE_REVIEWS)
}

fn actor_is_not_drafter(facts: &RecordFacts) -> Result<(), Refusal> {
    if facts.actor != facts.drafter {
        return Ok(());
    }
    refuse(
        "is_drafter",
        "您是这篇信息的拟稿人，审查和发布要由另一人办理",
        THREE_REVIEWS,
    )
}

fn actor_reviews_once(facts: &RecordFacts) -> Result<(), Refusal> {
    let earlier = facts
        .signed
        .passed
        .iter()
        .find(|(_, person)| *person == facts.actor);
    match earlier {
        None => Ok(()),
        Some((stage, _)) => {
            let message = format!("您已作为{}人签署，三审要由三人分别办理", stage.label());
            refuse("reviewed_before", message, THREE_REVIEWS)
        }
    }
}

/// At a stage of the three reviews the stage is the state; a correction is signed as final review.
fn five_gates_signed(facts: &RecordFacts) -> Result<(), Refusal> {
    let stage = Stage::from_code(&facts.state).unwrap_or(Stage::Final);
    let missing = missing_gates(stage, facts.actor, &facts.signed.signatures);
    if missing.is_empty() {
        return Ok(());
    }
    let names: Vec<_> = missing.iter().map(|gate| gate.label()).collect();
    refuse(
        "gates_missing",
        format!("请逐项签署五关，还差：{}", names.join("、")),
        "五关审查",
    )
}

/// 条例 art. 11: what concerns other organs is agreed with them before publication.
fn co_signs_answered(facts: &RecordFacts) -> Result<(), Refusal> {
    let named = |wanted: CoSignState| {
        let units = facts.co_signs.iter().filter(|(_, state)| *state == wanted);
        units
            .map(|(unit, _)| unit.as_str())
            .collect::<Vec<_>>()
            .join("、")
    };
    let open = named(CoSignState::Asked);
    if !open.is_empty() {
        return refuse(
            "co_sign_open",
            format!("{open}还没有答复会签"),
            "条例 第十一条",
        );
    }
    let objected = named(CoSignState::Objected);
    if !objected.is_empty() {
        let message = format!("{objected}不同意，请协商一致后重新会签，或者退回修改");
        return refuse("co_sign_objected", message, "条例 第十一条");
    }
    Ok(())
}

fn relations_present(facts: &RecordFacts) -> Result<(), Refusal> {
    match facts.missing_relations.first() {
        None => Ok(()),
        Some(message) => refuse("relation_missing", message.clone(), "政策解读三同步"),
    }
}

fn is_proactive(facts: &RecordFacts) -> Result<(), Refusal> {
    if facts.attribute == Some(AttributeCode::Proactive) {
        return Ok(());
    }
    refuse(
        "not_proactive",
        "公开属性不是主动公开，不能发布到网站",
        "条例 第十九条",
    )
}

fn time_lies_ahead(facts: &RecordFacts) -> Result<(), Refusal> {
    match facts.publish_at {
        Some(at) if at > facts.now => Ok(()),
        Some(_) => refuse(
            "time_passed",
            "定时发布的时间已经过去，请重新选择或者立即发布",
            "",
        ),
        None => refuse("no_time", "请选择定时发布的日期和时间", ""),
    }
}

/// The express correction rests on the reviews of the version that it corrects; a migrated document has
/// none here, and so goes through all reviews (step `revise`).
fn was_reviewed_here(facts: &RecordFacts) -> Result<(), Refusal> {
    if !facts.is_migrated {
        return Ok(());
    }
    refuse(
        "migrated",
        "原平台迁入的信息没有在本平台审核过，请用“修订”走完整审核",
        THREE_REVIEWS,
    )
}

/// 个人信息保护法 art. 47: what is destroyed cannot be brought back, so two people decide it.
fn actor_did_not_propose_erasure(facts: &RecordFacts) -> Result<(), Refusal> {
    if facts
        .erasure_proposed_by
        .is_some_and(|proposer| proposer != facts.actor)
    {
        return Ok(());
    }
    refuse(
        "proposed_it",
        "申请销毁和确认销毁要由两人办理，请由安全管理员确认",
        "个人信息保护法 第四十七条",
    )
}
