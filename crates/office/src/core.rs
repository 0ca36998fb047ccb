//! What every use case stands on: the [`Office`], who acts ([`Actor`]), the time, identifiers, errors.

mod actor;
mod calendar;
mod case_clock;
mod catalogue;
mod clock;
mod error;
mod gate;
mod ids;
mod index_number;
mod kinds;
mod media_type;
mod new_record;
mod office;
mod outlets;
mod press;
mod public_counts;
mod record_event;

pub use actor::Actor;
pub use calendar::Calendars;
pub(crate) use calendar::{counted, due_on, limit_of};
pub(crate) use case_clock::{clock_by, clock_of, clock_of_limit, days_left, law_facts, reading};
pub(crate) use catalogue::withdraw_filled;
pub use catalogue::{Duty, Register, Registers};
pub use clock::{Clock, civil, instant};
pub use error::{FieldError, OfficeError, Result};
pub use gate::Gate;
pub use ids::IdSource;
pub(crate) use index_number::assign_index_number;
pub use kinds::{EMBEDDED, load_kinds};
pub(crate) use media_type::media_type;
pub use new_record::NewRecord;
pub use office::{Office, OfficeOptions, OpenError};
pub use outlets::{Audience, Hook, HookForm, Letter, OutletError, Outlets, SendError};
pub use press::Press;
pub use public_counts::PublicCounts;
pub(crate) use record_event::EventDraft;
