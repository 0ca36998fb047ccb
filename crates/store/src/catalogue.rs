//! Disclosure catalogues (公开目录): items in versions, what is published under them, nil returns. ADR 20.
//!
//! An item is changed and ended, never deleted. Ties of records are written with the publication and go with it,
//! so that nothing here tells of a record that the public does not see.

mod items;
mod nil_returns;
mod ties;

pub use items::{ItemVersion, end, get, insert, known, open, replace, versions};
pub use nil_returns::{
    NilPublication, change, declare, nil_return, open_nil, publish_nil, published_nils, sign,
    waiting, withdraw_nil,
};
pub use ties::{Fill, fills, is_filled, move_ties, tie, tied_items, untie};
