//! The procedure engine (办理程序): states and steps declared as data, rules of law called by name.
//!
//! A procedure is read from TOML ([`Declared`]) and *linked* against the guards, conditions and effects
//! that exist for its sort of matter ([`Facts`]); an unknown name stops the start with the place and the
//! reason. Linked, it only answers questions: which steps are open, what does a step lead to, why is it
//! refused. It changes nothing itself: use cases do, in one transaction, with what it answers.

mod declared;
mod engine;
mod limit;

pub use declared::{Declared, DeclaredState, DeclaredTransition, ExtraStep};
pub use engine::{
    Condition, Facts, Guard, LinkError, Named, Next, Procedure, Refusal, State, StepError,
    Transition,
};
pub use limit::TimeLimit;

#[cfg(test)]
mod tests;
