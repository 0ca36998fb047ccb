//! The law, pure: what a number, a date, an attribute or a text must be, with the article that says so.
//!
//! Nothing here reads a file, a clock or a random source: the day and the chance come in as arguments.
//! Each rule names its source; [`law`] lists all of them. Left out: matters and their procedures
//! (crate `gongkai-model`), storage, pages.

pub mod law;

pub mod explained;

pub mod numbers;

pub mod dates;

pub mod calendar;

pub mod exemption;

pub mod attribute;

pub mod validity;

pub mod text_check;

pub mod foi;

pub mod given;

pub mod report;

pub mod limits;
