//! What the rules of a record look at. Use cases gather it; guards decide on it, and on nothing else.

use gongkai_rules::attribute::AttributeCode;
use jiff::Timestamp;

use super::{GateSignature, Stage, WithdrawalReason};
use crate::{
    id::PersonId,
    procedure::{Condition, Facts, Guard, Named},
};

/// How a request to co-sign (会签) or a consulted organ stands (条例 art. 11).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CoSignState {
    /// Not answered yet.
    Asked,
    /// 同意
    Agreed,
    /// 不同意
    Objected,
}

/// The signatures and reviews of the version at hand.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct StageSignatures {
    /// Signatures under gates.
    pub signatures: Vec<GateSignature>,
    /// Who passed which stage.
    pub passed: Vec<(Stage, PersonId)>,
    /// Who passed the secrecy review.
    pub secrecy: Option<PersonId>,
}

/// What the rules look at when a person takes a step with a record.
#[derive(Debug, Clone)]
pub struct RecordFacts {
    /// Who takes the step.
    pub actor: PersonId,
    /// 拟稿人
    pub drafter: PersonId,
    /// The present state.
    pub state: String,
    /// 公开属性
    pub attribute: Option<AttributeCode>,
    /// Names of what is required and not there.
    pub missing: Vec<String>,
    /// Messages of findings that refuse.
    pub refusing_findings: Vec<String>,
    /// Messages about required relations that are not there.
    pub missing_relations: Vec<String>,
    /// Signatures and reviews.
    pub signed: StageSignatures,
    /// Units asked to co-sign, by name.
    pub co_signs: Vec<(String, CoSignState)>,
    /// Whether a version is on the public page.
    pub is_public: bool,
    /// Whether it came in by migration, and so was never reviewed here.
    pub is_migrated: bool,
    /// Whether validity (有效性) is a matter for its kind.
    pub has_validity: bool,
    /// Whether its end is registered already.
    pub is_ended: bool,
    /// Why it was withdrawn, if it was.
    pub withdrawn_for: Option<WithdrawalReason>,
    /// Who proposed to erase it, if somebody did.
    pub erasure_proposed_by: Option<PersonId>,
    /// When it is to be published.
    pub publish_at: Option<Timestamp>,
    /// The instant of the step.
    pub now: Timestamp,
}

/// What a step brings about besides the new state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// The version is fixed: it does not change any more.
    Freeze,
    /// A new working version is opened.
    NewVersion,
    /// The review is registered as passed.
    PassReview,
    /// The review is registered as returned, with its reason.
    ReturnReview,
    /// The index number is given.
    AssignIndexNumber,
    /// The version becomes public.
    Publish,
    /// The corrected version becomes public.
    PublishCorrection,
    /// The time of publication is set.
    Schedule,
    /// The time of publication is taken back.
    Unschedule,
    /// The public page is taken back.
    Withdraw,
    /// The working version is dropped; the public one stays.
    DropVersion,
    /// It comes under another kind or unit.
    Move,
    /// Its end or change by another document is written into the new version.
    RegisterEnding,
    /// The proposal to erase it is registered.
    ProposeErasure,
    /// What it said is destroyed for good.
    Erase,
}

impl Facts for RecordFacts {
    type Effect = Effect;

    fn guards() -> &'static [Named<Guard<Self>>] {
        super::guards::GUARDS
    }

    fn conditions() -> &'static [Named<Condition<Self>>] {
        &[
            Named {
                name: "record::is_proactive",
                value: |f| f.attribute == Some(AttributeCode::Proactive),
            },
            Named {
                name: "record::is_not_proactive",
                value: |f| f.attribute != Some(AttributeCode::Proactive),
            },
            Named {
                name: "record::is_public",
                value: |f| f.is_public,
            },
            Named {
                name: "record::is_not_public",
                value: |f| !f.is_public,
            },
            Named {
                name: "record::ending_is_express",
                value: |f| f.has_validity && !f.is_ended && !f.is_migrated,
            },
            Named {
                name: "record::ending_needs_reviews",
                value: |f| f.has_validity && !f.is_ended && f.is_migrated,
            },
            Named {
                name: "record::is_hidden_for_good",
                value: |f| {
                    f.withdrawn_for
                        .is_some_and(WithdrawalReason::hides_everything)
                },
            },
        ]
    }

    fn effects() -> &'static [Named<Effect>] {
        &[
            Named {
                name: "record::freeze",
                value: Effect::Freeze,
            },
            Named {
                name: "record::new_version",
                value: Effect::NewVersion,
            },
            Named {
                name: "record::pass_review",
                value: Effect::PassReview,
            },
            Named {
                name: "record::return_review",
                value: Effect::ReturnReview,
            },
            Named {
                name: "record::assign_index_number",
                value: Effect::AssignIndexNumber,
            },
            Named {
                name: "record::publish",
                value: Effect::Publish,
            },
            Named {
                name: "record::publish_correction",
                value: Effect::PublishCorrection,
            },
            Named {
                name: "record::schedule",
                value: Effect::Schedule,
            },
            Named {
                name: "record::unschedule",
                value: Effect::Unschedule,
            },
            Named {
                name: "record::withdraw",
                value: Effect::Withdraw,
            },
            Named {
                name: "record::drop_version",
                value: Effect::DropVersion,
            },
            Named {
                name: "record::move",
                value: Effect::Move,
            },
            Named {
                name: "record::register_ending",
                value: Effect::RegisterEnding,
            },
            Named {
                name: "record::propose_erasure",
                value: Effect::ProposeErasure,
            },
            Named {
                name: "record::erase",
                value: Effect::Erase,
            },
        ]
    }
}
