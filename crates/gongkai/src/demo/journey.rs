//! From a target state to the steps that lead there: who does what, in which order, at which time.
//!
//! The order is that of `kinds/procedures/three_reviews.toml`; the play takes every step through the same
//! use cases as people do, so a step that the procedure does not allow stops the demo.

use gongkai_model::record::WithdrawalReason;

use super::{
    DemoError,
    cast::{Cast, Chosen, SEAT},
    days::{self, WorkTime},
    texts::Text,
    types::{Act, DemoStep},
};

/// What the journey of a record depends on.
pub(super) struct Route<'a> {
    pub record: usize,
    pub text: &'a Text,
    pub chosen: &'a Chosen,
    pub cast: &'a Cast<'a>,
    pub is_proactive: bool,
    /// Whether the kind adds the legal review.
    pub has_legal_review: bool,
    /// Whether relations must be saved after drafting.
    pub relates_later: bool,
    pub start: WorkTime,
    pub end: WorkTime,
    pub yesterday: WorkTime,
    pub body_now: &'a str,
}

/// The state named in a text, without the reason of a withdrawal.
pub(super) fn state_of(text: &Text) -> &str {
    let named = text.state.as_deref().unwrap_or("published");
    match named.split_once(':').map_or(named, |(state, _)| state) {
        "corrected" | "revised" => "published",
        "revising" => "returned",
        "discarded" | "held_archived" => "archived",
        state => state,
    }
}

/// The steps of a record, in order of time.
pub(super) fn steps(route: &Route<'_>) -> Result<Vec<DemoStep>, DemoError> {
    let named = route.text.state.as_deref().unwrap_or("published");
    let (word, argument) = named.split_once(':').unwrap_or((named, ""));
    let mut acts = beginning(route);
    let until_final = stages(route);
    match word {
        "draft" => {}
        "discarded" => acts.push(Act::Discard {
            reason: why(route, "事项取消，不再印发。"),
        }),
        "returned" => go_back(&mut acts, route, &until_final),
        "cleared" | "held" | "held_archived" => round(&mut acts, &until_final, None),
        stage if until_final.contains(&stage) => round(&mut acts, &until_final, Some(stage)),
        "scheduled" => {
            round(&mut acts, &until_final, None);
            let at = WorkTime::new(days::after(route.yesterday.day(), 3), 0).civil();
            acts.push(Act::Schedule { at });
        }
        "published" | "archived" | "withdrawn" | "erasing" | "erased" | "correcting"
        | "corrected" | "revising" | "revised" => {
            round(&mut acts, &until_final, None);
            acts.push(Act::Publish);
        }
        other => return Err(DemoError::unknown("state", other)),
    }
    let mut steps = timed(route, acts)?;
    let later = afterwards(route, word, argument, &until_final)?;
    follow(route, later, &mut steps)?;
    Ok(steps)
}

fn why(route: &Route<'_>, otherwise: &str) -> String {
    route
        .text
        .why
        .clone()
        .unwrap_or_else(|| otherwise.to_owned())
}

fn beginning(route: &Route<'_>) -> Vec<Act> {
    let mut acts = vec![Act::Draft];
    if route.relates_later {
        acts.push(Act::Relate);
    }
    let cosigns = &route.text.cosign;
    acts.extend(cosigns.iter().map(|asked| Act::AskCoSign {
        unit: asked.unit.clone(),
    }));
    acts.extend(cosigns.iter().filter_map(|asked| {
        let answer = asked.answer.as_deref()?;
        Some(Act::AnswerCoSign {
            unit: asked.unit.clone(),
            agrees: answer == "agreed",
            opinion: asked.opinion.clone(),
        })
    }));
    if route.text.returned.is_some() && state_of(route.text) != "returned" {
        go_back(&mut acts, route, &stages(route));
    }
    acts
}

fn stages(route: &Route<'_>) -> Vec<&'static str> {
    let mut stages = vec!["secrecy_review", "first_review", "second_review"];
    if !route.is_proactive {
        stages.insert(0, "attribute_review");
    }
    if route.has_legal_review {
        stages.push("legal_review");
    }
    stages.push("final_review");
    stages
}

/// Submits and passes the reviews, all of them or those before `until`.
fn round(acts: &mut Vec<Act>, stages: &[&str], until: Option<&str>) {
    acts.push(Act::Submit);
    let passed = stages.iter().take_while(|stage| Some(**stage) != until);
    acts.extend(passed.map(|stage| Act::Pass {
        step: (*stage).to_owned(),
        opinion: opinion(stage).into(),
    }));
}

fn opinion(stage: &str) -> &'static str {
    match stage {
        "attribute_review" => "公开属性适当，理由充分。",
        "secrecy_review" => "经审查，不涉及国家秘密、工作秘密，可以按所定属性办理。",
        "first_review" => "内容属实，格式规范，同意。",
        "second_review" => "与现行政策一致，同意。",
        "legal_review" => "经审核，制定主体、权限、程序和内容合法，同意提请审签。",
        _ => "同意。",
    }
}

fn go_back(acts: &mut Vec<Act>, route: &Route<'_>, stages: &[&str]) {
    let at = route.text.return_at.as_deref().unwrap_or("second_review");
    round(acts, stages, Some(at));
    let reason = route
        .text
        .returned
        .clone()
        .unwrap_or_else(|| "请核对后再报。".to_owned());
    acts.push(Act::Return { reason });
}

/// What happens after publication: each act and the working minutes before it.
fn afterwards(
    route: &Route<'_>,
    word: &str,
    argument: &str,
    stages: &[&str],
) -> Result<Vec<(i64, Act)>, DemoError> {
    let new_body = || route.body_now.to_owned();
    let days = |count: i64| count * days::DAY_MINUTES;
    Ok(match word {
        "withdrawn" | "erasing" | "erased" => withdrawal(route, word, argument)?,
        "correcting" => {
            vec![(
                days(1),
                Act::Correct {
                    reason: why(route, "文字更正。"),
                    body_html: new_body(),
                },
            )]
        }
        "corrected" => vec![
            (
                days(1),
                Act::Correct {
                    reason: why(route, "文字更正。"),
                    body_html: new_body(),
                },
            ),
            (90, Act::CorrectPublish),
        ],
        "revising" => {
            vec![(
                days(2),
                Act::Revise {
                    reason: why(route, "内容更新。"),
                    body_html: new_body(),
                },
            )]
        }
        "revised" => {
            let mut acts = Vec::new();
            round(&mut acts, stages, None);
            acts.push(Act::Publish);
            let revise = Act::Revise {
                reason: why(route, "内容更新。"),
                body_html: new_body(),
            };
            let rest = acts.into_iter().map(|act| (100, act));
            std::iter::once((days(10), revise)).chain(rest).collect()
        }
        "archived" | "held_archived" => vec![(days(30), Act::Archive)],
        _ => Vec::new(),
    })
}

/// The withdrawal, and where the text says so what is destroyed after it.
fn withdrawal(route: &Route<'_>, word: &str, argument: &str) -> Result<Vec<(i64, Act)>, DemoError> {
    let reason = WithdrawalReason::from_code(argument)
        .ok_or_else(|| DemoError::unknown("withdrawal reason", argument))?;
    let withdraw = Act::Withdraw {
        reason,
        note: why(route, reason.label()),
    };
    let propose = Act::ProposeErasure {
        reason: "内容涉及个人信息，没有保存的必要，申请销毁。".to_owned(),
    };
    let acts = [withdraw, propose, Act::Erase].into_iter();
    let count = match word {
        "erased" => 3,
        "erasing" => 2,
        _ => 1,
    };
    let waits = [6, 1, 1].map(|count| count * days::DAY_MINUTES);
    Ok(waits.into_iter().zip(acts).take(count).collect())
}

/// Spreads the acts evenly over the working time between start and end.
fn timed(route: &Route<'_>, acts: Vec<Act>) -> Result<Vec<DemoStep>, DemoError> {
    let minutes = route.end.since(route.start);
    let gaps = i64::try_from(acts.len())
        .unwrap_or(1)
        .saturating_sub(1)
        .max(1);
    (0..)
        .zip(acts)
        .map(|(at, act)| step(route, route.start.plus(minutes * at / gaps), act))
        .collect()
}

fn follow(
    route: &Route<'_>,
    later: Vec<(i64, Act)>,
    steps: &mut Vec<DemoStep>,
) -> Result<(), DemoError> {
    let mut at = route.end;
    for (wait, act) in later {
        at = at.plus(wait);
        if at > route.yesterday {
            return Err(DemoError::TooLate(route.text.key.clone()));
        }
        steps.push(step(route, at, act)?);
    }
    Ok(())
}

fn step(route: &Route<'_>, at: WorkTime, act: Act) -> Result<DemoStep, DemoError> {
    let chosen = route.chosen;
    let reviewer = |step: &str| {
        let found = chosen.reviewer(step).map(str::to_owned);
        found.ok_or_else(|| DemoError::unknown("reviewer", step))
    };
    let who = match &act {
        Act::Pass { step, .. } => reviewer(step)?,
        Act::Return { .. } => reviewer(route.text.return_at.as_deref().unwrap_or("second_review"))?,
        Act::CorrectPublish => reviewer("final_review")?,
        Act::AnswerCoSign { unit, .. } => {
            let head = route.cast.holder(unit, "unit_head", 0, &[&chosen.drafter]);
            head.or_else(|_| route.cast.holder(unit, "foi_head", 0, &[&chosen.drafter]))?
        }
        Act::ProposeErasure { .. } => route.cast.holder(SEAT, "open_government_office", 0, &[])?,
        Act::Erase => route.cast.holder(SEAT, "security_administrator", 0, &[])?,
        Act::Publish | Act::Schedule { .. } | Act::Withdraw { .. } | Act::Archive => {
            chosen.publisher.clone()
        }
        _ => chosen.drafter.clone(),
    };
    Ok(DemoStep {
        at: at.civil(),
        record: route.record,
        who,
        act,
    })
}
