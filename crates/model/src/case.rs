//! Cases (办件): what somebody asks of an office and the office must answer by a date.
//!
//! A case is a form of its kind, a state of its procedure and a clock. What it says is personal: this module
//! knows forms as sealed texts only, and what stands in the open are codes, dates and who is in charge. Everything
//! that a law adds for one kind stands apart ([`foi`]): the rest does not know of it. ADR 25.

mod anonymous;
mod channel;
mod contact;
mod facts;
pub mod foi;
mod form;
mod guards;
mod head;
mod kind;
mod likeness;
mod mask;
mod proceeding;
pub mod stub;
mod theme;

pub use anonymous::personal_in;
pub use channel::Channel;
pub use contact::Contact;
pub use facts::{CaseEffect, CaseFacts, CaseStep, LawFacts};
pub use form::{Form, FormError};
pub use head::{CaseClock, CaseHead, Due, Sealed};
pub use kind::{CaseField, CaseKind, Law, Series};
pub use likeness::{NEAR, Wording};
pub use mask::Mask;
pub use proceeding::{Counted, ProceedingResult, ProceedingSort, ProceedingStage, table4};
pub use theme::{Theme, suggested};

#[cfg(test)]
mod tests;
