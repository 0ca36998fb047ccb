//! Rules of the law on requests that may refuse a step, each under the name that procedures call.

use gongkai_rules::{
    exemption::Exemption,
    foi::{
        clock::{EventKind, Refusal as Unlawful, may},
        outcome::Reply,
    },
};

use super::{FoiEffect, FoiFacts, answer, event};
use crate::{
    case::{CaseFacts, Form, stub},
    procedure::{Condition, Guard, Named, Refusal},
};

const CHAPTER_4: &str = "《政府信息公开条例》第四章";
const FEE: &str = "国办函〔2020〕109号";
const ART_36: &str = "条例第三十六条";
const SECRETS: &str = "《保守国家秘密法》第三十一条";

/// Every guard that the law adds. `foi::may_…` asks the clock whether the event of the step would be lawful.
pub(in crate::case) static GUARDS: &[Named<Guard<CaseFacts>>] = &[
    Named {
        name: "foi::may_ask_correction",
        value: |facts| lawful(facts, FoiEffect::AskCorrection),
    },
    Named {
        name: "foi::may_correct",
        value: |facts| lawful(facts, FoiEffect::Correct),
    },
    Named {
        name: "foi::may_ask_explanation",
        value: |facts| lawful(facts, FoiEffect::AskExplanation),
    },
    Named {
        name: "foi::may_explain",
        value: |facts| lawful(facts, FoiEffect::Explain),
    },
    Named {
        name: "foi::may_notice_fee",
        value: |facts| lawful(facts, FoiEffect::NoticeFee),
    },
    Named {
        name: "foi::may_take_payment",
        value: |facts| lawful(facts, FoiEffect::TakePayment),
    },
    Named {
        name: "foi::may_waive_fee",
        value: |facts| lawful(facts, FoiEffect::WaiveFee),
    },
    Named {
        name: "foi::fee_is_paid",
        value: fee_is_paid,
    },
    Named {
        name: "foi::may_ask_third_party",
        value: |facts| lawful(facts, FoiEffect::AskThirdParty),
    },
    Named {
        name: "foi::third_party_is_asked",
        value: |facts| {
            letter_is_open(
                facts,
                |kind| matches!(kind, EventKind::ThirdPartyConsulted { .. }),
                |kind| matches!(kind, EventKind::ThirdPartyAnswered { .. }),
            )
        },
    },
    Named {
        name: "foi::may_ask_agency",
        value: |facts| lawful(facts, FoiEffect::AskAgency),
    },
    Named {
        name: "foi::agency_is_asked",
        value: |facts| {
            letter_is_open(
                facts,
                |kind| matches!(kind, EventKind::AgencyConsulted { .. }),
                |kind| matches!(kind, EventKind::AgencyAnswered { .. }),
            )
        },
    },
    Named {
        name: "foi::may_extend",
        value: |facts| lawful(facts, FoiEffect::Extend),
    },
    Named {
        name: "foi::may_defer",
        value: |facts| lawful(facts, FoiEffect::Defer),
    },
    Named {
        name: "foi::may_deliver",
        value: |facts| lawful(facts, FoiEffect::Deliver),
    },
    Named {
        name: "foi::may_withdraw",
        value: |facts| lawful(facts, FoiEffect::Withdraw),
    },
    Named {
        name: "foi::suggestion_waits",
        value: suggestion_waits,
    },
    Named {
        name: "foi::has_lapsed",
        value: has_lapsed,
    },
    Named {
        name: "foi::reply_is_lawful",
        value: reply_is_lawful,
    },
    Named {
        name: "foi::joint_is_judged",
        value: joint_is_judged,
    },
    Named {
        name: "foi::stub_is_confirmed",
        value: stub_is_confirmed,
    },
];

/// Every condition that the law adds.
pub(in crate::case) static CONDITIONS: &[Named<Condition<CaseFacts>>] = &[
    Named {
        name: "foi::needs_confirmation",
        value: needs_confirmation,
    },
    Named {
        name: "foi::needs_no_confirmation",
        value: |facts| !needs_confirmation(facts),
    },
];

/// 条例 art. 31: plain letters, the internet and fax count from the day on which both sides confirm.
fn needs_confirmation(facts: &CaseFacts) -> bool {
    let channel = facts.head.channel.of_request();
    channel.is_some_and(gongkai_rules::foi::clock::Channel::needs_confirmation)
}

fn of(facts: &CaseFacts) -> Result<&FoiFacts, Refusal> {
    facts.foi().ok_or_else(|| Refusal {
        code: "foi_not_a_request",
        message: "这不是政府信息公开申请".to_owned(),
        article: CHAPTER_4,
    })
}

fn lawful(facts: &CaseFacts, effect: FoiEffect) -> Result<(), Refusal> {
    let foi = of(facts)?;
    let name = foi.approver.as_deref();
    let looked = event::looked_at(effect, &facts.given, facts.today, name);
    let Ok(next) = looked else { return Ok(()) };
    may(&foi.events, &next, &foi.settings, &foi.calendar)
        .map(|_| ())
        .map_err(|refusal| unlawful(&refusal))
}

fn unlawful(refusal: &Unlawful) -> Refusal {
    Refusal {
        code: "foi_unlawful",
        message: refusal.to_string(),
        article: refusal.article().unwrap_or(CHAPTER_4),
    }
}

/// An answer needs a letter that waits for one.
fn letter_is_open(
    facts: &CaseFacts,
    asks: fn(&EventKind) -> bool,
    answers: fn(&EventKind) -> bool,
) -> Result<(), Refusal> {
    let events = &of(facts)?.events;
    let count = |is: fn(&EventKind) -> bool| events.iter().filter(|event| is(&event.kind)).count();
    if count(asks) > count(answers) {
        return Ok(());
    }
    Err(Refusal {
        code: "foi_no_letter",
        message: "没有等待答复的征求意见函".to_owned(),
        article: CHAPTER_4,
    })
}

/// Nobody corrected or paid in time: only after the last day has passed in vain.
fn has_lapsed(facts: &CaseFacts) -> Result<(), Refusal> {
    let foi = of(facts)?;
    let reading = foi.reading(facts.today);
    if reading.is_some_and(|reading| reading.lapse(facts.today).is_some()) {
        return Ok(());
    }
    Err(Refusal {
        code: "foi_not_lapsed",
        message: "期限还没有届满，不能按逾期处理".to_owned(),
        article: "条例第三十条、国办函〔2020〕109号",
    })
}

/// 条例 art. 44: a suggestion is judged once.
fn suggestion_waits(facts: &CaseFacts) -> Result<(), Refusal> {
    of(facts)?;
    if facts.times("suggest_public") > facts.times("judge_suggestion") {
        return Ok(());
    }
    Err(Refusal {
        code: "foi_no_suggestion",
        message: "没有等待审核的主动公开建议".to_owned(),
        article: "条例第四十四条",
    })
}

/// Only what was paid, and not paid back yet, is paid back.
fn fee_is_paid(facts: &CaseFacts) -> Result<(), Refusal> {
    of(facts)?;
    if facts.times("take_payment") > facts.times("refund_fee") {
        return Ok(());
    }
    Err(Refusal {
        code: "foi_fee_not_paid",
        message: "没有已经缴纳、尚未退付的信息处理费".to_owned(),
        article: FEE,
    })
}

/// A reply says which kind it is, on which ground, by which law. While only looking there is nothing to refuse but words
/// with a stub.
fn reply_is_lawful(facts: &CaseFacts) -> Result<(), Refusal> {
    of(facts)?;
    if facts.head.is_stub() {
        return Err(Refusal {
            code: "foi_stub",
            message: "已经是存根，只能按国家秘密不予公开，或者由申请人撤回后重新提出".to_owned(),
            article: SECRETS,
        });
    }
    if facts.given == Form::default() {
        return Ok(());
    }
    let reply = answer(&facts.given).map_err(|error| Refusal {
        code: "foi_reply",
        message: error.to_string(),
        article: ART_36,
    })?;
    match reply {
        Reply::Denied(withheld) | Reply::Partial(withheld)
            if withheld.ground() == Exemption::StateSecret =>
        {
            Err(Refusal {
                code: "foi_secret",
                message: "国家秘密不在这里拟写：请公开机构负责人办理“按国家秘密不予公开”，只留存根"
                    .to_owned(),
                article: SECRETS,
            })
        }
        _ => Ok(()),
    }
}

/// 条例 art. 2: nothing is answered before a document that looks joint was judged, and articles 14 to 16 are not cited for
/// one that the rules of the Party decide.
fn joint_is_judged(facts: &CaseFacts) -> Result<(), Refusal> {
    const ART_2: &str = "条例第二条";
    let joint = &of(facts)?.joint;
    if let Some(open) = joint.unjudged() {
        let (number, why) = (&open.number, open.why);
        return Err(Refusal {
            code: "foi_joint_unjudged",
            message: format!("{number}看起来是党政联合发文（{why}），答复以前请先“认定联合发文”"),
            article: ART_2,
        });
    }
    let withholds = matches!(facts.given.code("reply_kind"), Some("R3" | "R8"));
    match joint.under_party_rules().filter(|_| withholds) {
        Some(message) => Err(Refusal {
            code: "foi_party_rules",
            message,
            article: ART_2,
        }),
        None => Ok(()),
    }
}

/// What cannot be brought back is destroyed only after somebody said so. While only looking there is nothing to refuse.
fn stub_is_confirmed(facts: &CaseFacts) -> Result<(), Refusal> {
    of(facts)?;
    if facts.given == Form::default() || stub::concluded(&facts.given).is_some() {
        return Ok(());
    }
    Err(Refusal {
        code: "foi_stub_unconfirmed",
        message: "请选择不予公开或者部分公开，并确认内容销毁后不能恢复".to_owned(),
        article: SECRETS,
    })
}
