//! What a record says: read from a form, from a file, and looked over before it is submitted.
//!
//! Publishing and importing both stand on it; neither steps nor storage are decided here.

pub mod document;
pub mod findings;
pub mod form;

pub use document::ReadDocument;
pub use form::ContentForm;
