//! Records (政府信息): drafted, reviewed, cleared, published — and never public any other way.
//!
//! Three rules stand behind the types here:
//! 1. Only a [`Published`] reaches the public read side, and only a [`Clearance`] makes one.
//! 2. A [`Clearance`] has private makers; each checks who did what before it exists (条例 art. 17; 三审).
//! 3. What is shown of a published record is decided by [`visibility`] and nowhere else.

pub mod clearance;
mod content;
mod ending;
mod facts;
mod gate;
mod guards;
mod head;
mod number;
mod published;
mod relation;
mod self_check;
mod visibility;
mod withdrawal;

pub use clearance::{Clearance, ClearanceError, SecrecyReview, SignedReview};
pub use content::{AttachmentRef, Content, Language, Relation, Relevance};
pub use ending::{Ending, EndingBy, EndingWay, has_end};
pub use facts::{CoSignState, Effect, RecordFacts, StageSignatures};
pub use gate::{Gate, GateSignature, Stage};
pub use head::{RecordHead, RecordVersion, ReviewEntry, ReviewOutcome, Source, state};
pub use number::RecordNumber;
pub use published::{Publication, Published, SignedBy};
pub use relation::{RelationCode, RelationKind, UnknownRelation};
pub use self_check::SelfCheckDecision;
pub use visibility::{Visibility, visibility};
pub use withdrawal::WithdrawalReason;
