//! 依申请公开: by when a request must be answered, and what follows from the answer.
//!
//! Source: 《政府信息公开条例》 chapter 4. Left out: who does what in which order, which is a procedure.

pub mod clock;

pub mod fee;
