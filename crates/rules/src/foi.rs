//! 依申请公开 — disclosure on request: what is asked, by when it is answered, what it costs, how it ends and
//! reaches the applicant.
//!
//! Source: 《政府信息公开条例》 第二十七条至第四十八条. Left out: the procedure with its roles and steps, which is declared
//! as data.

pub mod named;

pub mod request;

pub mod one_matter;

pub mod contact;

pub mod on_the_spot;

pub mod correction;

pub mod clock;

pub mod fee;

pub mod third_party;

pub mod citing;

pub mod outcome;

pub mod papers;

pub mod provision;

pub mod delivery;

pub mod personal_record;

pub mod conversion;

pub mod stages;

pub mod supervision;
