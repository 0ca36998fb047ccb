//! Cases (办件): brought by anybody or registered by staff, worked on by steps of their procedure, followed by a code.
//!
//! What a case says is opened with its key for whoever may act on it, and for whoever brought it; each look at
//! personal data leaves an event. Laws that count a case's clock are asked by name: this folder knows of them only
//! in the clock of [`core`](crate::core) and in the effects that carry their name. ADR 25.

mod alike;
mod apply;
mod board;
mod effects;
mod fee;
mod loaded;
mod see;
mod step;
mod track;

pub use alike::Alike;
pub use apply::{ApplyForm, Receipt, apply, register};
pub use board::{Board, BoardFilter, BoardRow, Urgency, board};
pub use fee::{FeeEstimate, FeeView, fee_estimate};
pub use loaded::CaseLoaded;
pub use see::{CaseView, FieldView, OpenStep, ReplyView, StepView, reveal, see};
pub use step::{CaseStepForm, CaseTaken, take};
pub use track::{Recognised, TrackView, recognise, take_as_applicant, track};
