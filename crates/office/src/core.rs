//! What every use case stands on: the [`Office`], who acts ([`Actor`]), the time, identifiers, errors.

mod actor;
mod clock;
mod error;
mod ids;
mod kinds;
mod office;
mod record_event;

pub use actor::Actor;
pub use clock::{Clock, civil, instant};
pub use error::{FieldError, OfficeError, Result};
pub use ids::IdSource;
pub use kinds::{EMBEDDED, load_kinds};
pub use office::{Office, OfficeOptions, OpenError};
pub(crate) use record_event::EventDraft;
