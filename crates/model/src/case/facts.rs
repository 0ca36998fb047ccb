//! What the rules of a case look at, and what its steps bring about. Use cases gather it; guards decide on it.

use jiff::civil::Date;

use super::{CaseHead, Form, foi, guards};
use crate::{
    id::PersonId,
    procedure::{Condition, Facts, Guard, Named},
};

/// A step that was taken with the case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseStep {
    /// Its code.
    pub step: String,
    /// Who took it; none for the applicant.
    pub by: Option<PersonId>,
}

/// What the law of the kind looks at besides.
#[derive(Debug, Clone)]
pub enum LawFacts {
    /// The kind has none.
    None,
    /// 《政府信息公开条例》
    Foi(Box<foi::FoiFacts>),
}

/// What the rules look at when a step is taken with a case.
#[derive(Debug, Clone)]
pub struct CaseFacts {
    /// Who takes the step; none for the applicant.
    pub actor: Option<PersonId>,
    /// The case.
    pub head: CaseHead,
    /// The steps taken so far, oldest first.
    pub steps: Vec<CaseStep>,
    /// Who wrote the last reply; none while nothing is written.
    pub reply_by: Option<PersonId>,
    /// What is filled in with this step; empty while only looking.
    pub given: Form,
    /// Today.
    pub today: Date,
    /// What the law of the kind looks at.
    pub law: LawFacts,
}

/// What a step brings about besides the new state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CaseEffect {
    /// It gets its registration number (登记号).
    Register,
    /// Its receipt is noted, and time begins to run.
    Receive,
    /// It is given to an office of the unit (承办处室).
    Assign,
    /// It is given to another unit, where it begins again.
    Transfer,
    /// A reply is written or written anew.
    WriteReply,
    /// The reply is sent: the applicant can read it.
    SendReply,
    /// It ends without a reply.
    Close,
    /// The applicant says how satisfied it is.
    Rate,
    /// It is put under a theme: the one that is chosen, or the one that its words suggest.
    Classify,
    /// What the law of the kind adds.
    Foi(foi::FoiEffect),
}

impl CaseEffect {
    /// The codes of the fields that a step with this effect must ask for.
    #[must_use]
    pub const fn needs(self) -> &'static [&'static str] {
        match self {
            Self::Assign => &["office"],
            Self::Transfer => &["unit"],
            Self::WriteReply => &["reply"],
            Self::Rate => &["rating"],
            Self::Classify => &["theme"],
            Self::Foi(foi::FoiEffect::AskCorrection | foi::FoiEffect::Defer) => &["until"],
            Self::Foi(foi::FoiEffect::AskAgency) => &["role"],
            Self::Foi(foi::FoiEffect::NoticeFee) => &["method", "items", "pages"],
            Self::Foi(foi::FoiEffect::RefundFee) => &["amount"],
            Self::Foi(foi::FoiEffect::Extend) => &["days"],
            Self::Foi(foi::FoiEffect::Answer) => &["reply_kind", "ground", "law"],
            Self::Foi(foi::FoiEffect::JudgeJoint) => &["is_joint", "lead", "organs", "rule", "why"],
            Self::Foi(foi::FoiEffect::MakeStub) => &["reply_kind", "confirm"],
            _ => &[],
        }
    }
}

impl CaseFacts {
    /// Who took a step last.
    #[must_use]
    pub fn last_by(&self, step: &str) -> Option<PersonId> {
        let taken = self.steps.iter().rfind(|taken| taken.step == step);
        taken.and_then(|taken| taken.by)
    }

    /// How often a step was taken.
    #[must_use]
    pub fn times(&self, step: &str) -> usize {
        self.steps.iter().filter(|taken| taken.step == step).count()
    }

    /// What the law on requests looks at, for kinds under it.
    #[must_use]
    pub fn foi(&self) -> Option<&foi::FoiFacts> {
        match &self.law {
            LawFacts::Foi(facts) => Some(facts),
            LawFacts::None => None,
        }
    }
}

impl Facts for CaseFacts {
    type Effect = CaseEffect;

    fn guards() -> &'static [Named<Guard<Self>>] {
        &guards::GUARDS
    }

    fn conditions() -> &'static [Named<Condition<Self>>] {
        &guards::CONDITIONS
    }

    fn effects() -> &'static [Named<CaseEffect>] {
        EFFECTS
    }
}

const fn named(name: &'static str, value: CaseEffect) -> Named<CaseEffect> {
    Named { name, value }
}

static EFFECTS: &[Named<CaseEffect>] = &[
    named("case::register", CaseEffect::Register),
    named("case::receive", CaseEffect::Receive),
    named("case::assign", CaseEffect::Assign),
    named("case::transfer", CaseEffect::Transfer),
    named("case::write_reply", CaseEffect::WriteReply),
    named("case::send_reply", CaseEffect::SendReply),
    named("case::close", CaseEffect::Close),
    named("case::rate", CaseEffect::Rate),
    named("case::classify", CaseEffect::Classify),
    named("foi::confirm", CaseEffect::Foi(foi::FoiEffect::Confirm)),
    named(
        "foi::ask_correction",
        CaseEffect::Foi(foi::FoiEffect::AskCorrection),
    ),
    named("foi::correct", CaseEffect::Foi(foi::FoiEffect::Correct)),
    named(
        "foi::ask_explanation",
        CaseEffect::Foi(foi::FoiEffect::AskExplanation),
    ),
    named("foi::explain", CaseEffect::Foi(foi::FoiEffect::Explain)),
    named(
        "foi::notice_fee",
        CaseEffect::Foi(foi::FoiEffect::NoticeFee),
    ),
    named(
        "foi::take_payment",
        CaseEffect::Foi(foi::FoiEffect::TakePayment),
    ),
    named("foi::waive_fee", CaseEffect::Foi(foi::FoiEffect::WaiveFee)),
    named(
        "foi::refund_fee",
        CaseEffect::Foi(foi::FoiEffect::RefundFee),
    ),
    named(
        "foi::ask_third_party",
        CaseEffect::Foi(foi::FoiEffect::AskThirdParty),
    ),
    named(
        "foi::third_party_answers",
        CaseEffect::Foi(foi::FoiEffect::ThirdPartyAnswers),
    ),
    named(
        "foi::ask_agency",
        CaseEffect::Foi(foi::FoiEffect::AskAgency),
    ),
    named(
        "foi::agency_answers",
        CaseEffect::Foi(foi::FoiEffect::AgencyAnswers),
    ),
    named("foi::extend", CaseEffect::Foi(foi::FoiEffect::Extend)),
    named("foi::defer", CaseEffect::Foi(foi::FoiEffect::Defer)),
    named("foi::answer", CaseEffect::Foi(foi::FoiEffect::Answer)),
    named(
        "foi::judge_joint",
        CaseEffect::Foi(foi::FoiEffect::JudgeJoint),
    ),
    named("foi::make_stub", CaseEffect::Foi(foi::FoiEffect::MakeStub)),
    named("foi::deliver", CaseEffect::Foi(foi::FoiEffect::Deliver)),
    named("foi::lapse", CaseEffect::Foi(foi::FoiEffect::Lapse)),
    named("foi::withdraw", CaseEffect::Foi(foi::FoiEffect::Withdraw)),
];
