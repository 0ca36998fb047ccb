//! 零报告 — a signed declaration that a unit has no information of an item in a year (本年度无此类信息).
//!
//! It moves through a declared procedure (`kinds/procedures/nil_return.toml`): whoever declares it does not sign
//! it, nobody signs twice, and none is signed while something of that year is public.

use jiff::Timestamp;

use crate::{
    id::{CatalogueItemId, NilReturnId, PersonId, UnitId},
    procedure::{Condition, Facts, Guard, Named, Refusal},
};

/// Codes of states that use cases speak of.
pub mod nil_state {
    /// 已公布
    pub const PUBLISHED: &str = "published";
    /// 已撤回, by a person or because something was published after all.
    pub const WITHDRAWN: &str = "withdrawn";
}

/// A signature under a nil return.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NilSignature {
    /// The step that was taken.
    pub step: String,
    /// Who signed.
    pub person: PersonId,
    /// When.
    pub at: Timestamp,
}

/// A nil return.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NilReturn {
    /// Identifies it.
    pub id: NilReturnId,
    /// The item.
    pub item: CatalogueItemId,
    /// The unit that has nothing to publish.
    pub unit: UnitId,
    /// The year.
    pub year: i16,
    /// Where it stands.
    pub state: String,
    /// Who declared it.
    pub declared_by: PersonId,
    /// When.
    pub declared_at: Timestamp,
    /// Who signed so far.
    pub signatures: Vec<NilSignature>,
    /// Why it was returned or withdrawn.
    pub note: Option<String>,
    /// Counts changes.
    pub revision: i64,
}

/// What the rules look at when a person takes a step with a nil return.
#[derive(Debug, Clone)]
pub struct NilFacts {
    /// Who takes the step.
    pub actor: PersonId,
    /// Who declared it.
    pub declarer: PersonId,
    /// Who signed so far.
    pub signers: Vec<PersonId>,
    /// Whether the unit has published something under the item in that year.
    pub is_filled: bool,
}

/// What a step brings about besides the new state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NilEffect {
    /// The signature is registered.
    Sign,
    /// It becomes public.
    Publish,
    /// It is taken back from the public page.
    Withdraw,
}

impl Facts for NilFacts {
    type Effect = NilEffect;

    fn guards() -> &'static [Named<Guard<Self>>] {
        GUARDS
    }

    fn conditions() -> &'static [Named<Condition<Self>>] {
        &[]
    }

    fn effects() -> &'static [Named<NilEffect>] {
        &[
            Named {
                name: "nil::sign",
                value: NilEffect::Sign,
            },
            Named {
                name: "nil::publish",
                value: NilEffect::Publish,
            },
            Named {
                name: "nil::withdraw",
                value: NilEffect::Withdraw,
            },
        ]
    }
}

static GUARDS: &[Named<Guard<NilFacts>>] = &[
    Named {
        name: "nil::actor_is_declarer",
        value: |facts| {
            refuse_unless(
                facts.actor == facts.declarer,
                "nil_not_declarer",
                "只有申报人可以收回零报告",
            )
        },
    },
    Named {
        name: "nil::actor_is_not_declarer",
        value: |facts| {
            refuse_unless(
                facts.actor != facts.declarer,
                "nil_declarer_signs",
                "申报人不能审签自己申报的零报告",
            )
        },
    },
    Named {
        name: "nil::actor_signs_once",
        value: |facts| {
            refuse_unless(
                !facts.signers.contains(&facts.actor),
                "nil_signs_twice",
                "您已经审签过，须由另一人签发",
            )
        },
    },
    Named {
        name: "nil::nothing_is_published",
        value: |facts| {
            refuse_unless(
                !facts.is_filled,
                "nil_is_filled",
                "本年度已经公开过此类信息，不能作零报告",
            )
        },
    },
];

fn refuse_unless(holds: bool, code: &'static str, message: &str) -> Result<(), Refusal> {
    if holds {
        return Ok(());
    }
    Err(Refusal {
        code,
        message: message.to_owned(),
        article: "零报告审签",
    })
}
