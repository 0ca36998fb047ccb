//! People and how they sign in (身份): accounts, roles, sessions, the first administrator.
//!
//! 互联网政务应用安全管理规定 and GB/T 22239-2019 (third level) set the measures: one account for one person,
//! no default account, lockout, expiry, separation of the three administrators. Second factors follow
//! with the security issue; nothing here assumes a password only.

mod accounts;
mod first_administrator;
mod password;
mod roles;
mod session;
pub mod set_up;
mod sign_in;
mod trail;
mod units;

pub use accounts::{NewAccount, close, open, reset_password, roster};
pub use first_administrator::{
    FirstAdministrator, begin as begin_first_administrator, claim as claim_first_administrator,
    is_awaited as first_administrator_is_awaited,
};
pub use password::{Password, change as change_password, generate as generate_password};
pub use roles::{
    colleagues, end_substitute, forbids_together, grant, revoke, substitute, substitutes_of,
};
pub use session::{SignedIn, current, lasts, list as sessions, sign_out, sign_out_other};
pub use sign_in::sign_in;
pub use trail::{TrailEntry, trail};
pub use units::{UnitForm, add as add_unit, update as update_unit};
