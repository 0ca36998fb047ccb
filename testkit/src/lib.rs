//! The harness of all stories: a fresh office on either store, a small town full of people, a clock that
//! stands still until it is moved.

mod mail_server;
pub mod postgres;
mod town;

pub use mail_server::{Mail, MailServer};
pub use town::{Backend, NoticeBuilder, PASSWORD, TestResult, Town, notice};
