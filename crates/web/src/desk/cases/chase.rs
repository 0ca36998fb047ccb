//! 催办: chasing the office that holds a case.

use gongkai_model::id::CaseId;
use gongkai_office::cases::{self, ChasingView};

use super::address;
use crate::{
    desk::{
        signed::{Desk, answered},
        submitted::Submitted,
    },
    extract::Path,
    page_error::PageResult,
    show,
};

/// A chasing in a list.
pub(super) struct Chasing {
    pub(super) by: String,
    pub(super) at: String,
    pub(super) holder: String,
    pub(super) words: String,
}

pub(super) fn row(one: &ChasingView) -> Chasing {
    let sweep = || {
        let days = one.days_left.unwrap_or_default();
        format!("系统，剩{days}个工作日以内")
    };
    Chasing {
        by: one.by.clone().unwrap_or_else(sweep),
        at: show::minute(one.at),
        holder: one.holder.clone(),
        words: one.words.clone().unwrap_or_default(),
    }
}

pub(super) async fn store(desk: Desk, Path(id): Path<CaseId>, form: Submitted) -> PageResult {
    let chased = cases::chase(desk.office(), desk.actor(), id, &form.text("words")).await;
    answered(&address(id), "已催办", chased)
}
