//! Disclosure catalogues (公开目录) at the desk: importing them, ending items, nil returns, and who has what to fill.
//!
//! What the public sees of them is in [`crate::reading`]; both stand on the register of [`crate::core`]. ADR 20.

mod board;
mod choose;
mod end;
mod import;
mod nil;

use gongkai_model::{id::UnitId, permission::step};

pub use board::{Board, BoardRow, DueDuty, board, due_duties};
pub use choose::{Choice, choices};
pub use end::end;
pub use import::{ImportForm, Imported, Preview, check, import, preview, read_file};
pub use nil::{NilStep, NilView, declare, nil_view, take, waiting};

use crate::core::{Actor, Office, Result};

/// Asks whether the person may change the catalogue of a unit; that of the district is the whole place's.
///
/// # Errors
/// [`crate::OfficeError::NotPermitted`] names the roles that may.
pub fn may_manage(office: &Office, actor: &Actor, owner: UnitId) -> Result<()> {
    actor.may(office, step::CATALOGUE_MANAGE, owner)?;
    Ok(())
}
