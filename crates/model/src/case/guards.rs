//! The rules of cases that may refuse a step, and the conditions that choose between ways, by their names. What a law
//! adds for its kinds stands in a module of its own.

use std::sync::LazyLock;

use super::{CaseFacts, foi};
use crate::procedure::{Condition, Guard, Named, Refusal};

const HANDLING: &str = "办件办理程序";

/// Guards of every kind of case.
static SHARED: &[Named<Guard<CaseFacts>>] = &[
    Named {
        name: "case::reply_is_written",
        value: |facts| refuse_unless(facts.reply_by.is_some(), "case_no_reply", "还没有写答复"),
    },
    Named {
        name: "case::actor_did_not_write_reply",
        value: |facts| {
            refuse_unless(
                facts.reply_by.is_none() || facts.reply_by != facts.actor,
                "case_own_reply",
                "答复由起草人以外的人审核签发",
            )
        },
    },
    Named {
        name: "case::is_received",
        value: |facts| {
            refuse_unless(
                facts.head.received_on.is_some(),
                "case_not_received",
                "还没有确认收到，期限没有起算",
            )
        },
    },
    Named {
        name: "case::is_no_stub",
        value: |facts| {
            refuse_unless(
                !facts.head.is_stub(),
                "case_stub",
                "这是国家秘密存根，不记主题",
            )
        },
    },
    Named {
        name: "case::is_not_rated",
        value: |facts| refuse_unless(facts.times("rate") == 0, "case_rated", "已经评价过"),
    },
];

fn refuse_unless(holds: bool, code: &'static str, message: &str) -> Result<(), Refusal> {
    if holds {
        return Ok(());
    }
    Err(Refusal {
        code,
        message: message.to_owned(),
        article: HANDLING,
    })
}

fn together<T: Copy>(all: [&'static [Named<T>]; 2]) -> Vec<Named<T>> {
    let named = |named: &Named<T>| Named {
        name: named.name,
        value: named.value,
    };
    all.into_iter().flatten().map(named).collect()
}

/// Every guard of cases.
pub(super) static GUARDS: LazyLock<Vec<Named<Guard<CaseFacts>>>> =
    LazyLock::new(|| together([SHARED, foi::GUARDS]));

/// Every condition of cases.
pub(super) static CONDITIONS: LazyLock<Vec<Named<Condition<CaseFacts>>>> =
    LazyLock::new(|| together([&[], foi::CONDITIONS]));
