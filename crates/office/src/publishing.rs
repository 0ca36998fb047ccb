//! From a document to a public page (发布): draft, sign, step, publish, correct, withdraw.
//!
//! The procedure is data (`kinds/procedures/`); [`step`] takes any of its steps and carries out the
//! effects that the procedure names, in one transaction with the event. What a person fills in is read by
//! [`mod@form`]; what stands beside the text before submission comes from [`findings`].

pub mod attachment;
pub mod batch;
pub mod co_sign;
pub mod draft;
mod effects;
pub mod ending;
pub mod from_file;
pub mod gates;
mod loaded;
pub mod negative_list;
pub mod place;
pub mod scheduled;
pub mod see;
pub mod self_check;
pub mod step;
pub mod worklist;

pub use crate::content::{ContentForm, findings, form};
pub use ending::EndingForm;
pub use place::Place;
pub use step::{StepForm, Taken};
