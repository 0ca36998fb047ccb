//! 依申请公开 — disclosure on request: what it costs, by when it is answered, how it ends.
//!
//! Source: 《政府信息公开条例》 第二十七条至第四十五条. Left out: the procedure with its roles and steps, which is declared
//! as data.

pub mod clock;

pub mod fee;

pub mod outcome;
