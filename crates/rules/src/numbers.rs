//! Numbers and codes as types: a strict form, a tolerant reader where papers are damaged, and check digits.
//!
//! Each type keeps its fields private: after the edge no number is a `String`. Types that identify a
//! person ([`CitizenId`], [`MobileNumber`], [`BankCard`]) show themselves masked, in `Debug` too, and have
//! no `Serialize`; their digits leave only through `reveal`. Sources stand at each type.

mod bank_card;
pub(crate) mod characters;
mod citizen_id;
mod credit_code;
mod doc_number;
mod index_number;
mod mobile;
mod site_code;
mod tracking_code;

pub use bank_card::{BankCard, BankCardError};
pub use citizen_id::{CitizenId, CitizenIdError};
pub use credit_code::{CreditCodeError, UnifiedCreditCode};
pub use doc_number::{DocNumber, DocNumberClass, DocNumberError, Found, Repair, Shape};
pub use index_number::{IndexNumber, IndexNumberError};
pub use mobile::{MobileNumber, MobileNumberError};
pub use site_code::{SiteCode, SiteCodeError};
pub use tracking_code::{TrackingCode, TrackingCodeError};

pub(crate) use characters::{half_width, is_zero_width};
