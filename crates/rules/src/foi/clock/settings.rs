//! The readings of the law that an office may choose where the text is silent; defaults and why: ADR 14.

/// What an act that the law does not provide for does to the clock. It is recorded either way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// 产生效力: as it was told to the applicant.
    Applies,
    /// 不产生效力: the clock goes on as if it had not happened.
    Ignored,
}

/// What an extension without the name of the person who agreed means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MissingApproval {
    /// 记为违法: the name belongs to the act (art. 33).
    Violation,
    /// 视为未登记: the papers do not note it.
    Unrecorded,
}

/// The open readings, each with its default.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClockSettings {
    /// 超过期限才告知的延期 (art. 33): recorded; by default it moves the due date as the applicant was told.
    pub late_extension: Effect,
    /// 补正或缴费重新起算后的再次延期 (art. 33): by default allowed once in each full period.
    pub extension_after_restart: Effect,
    /// 未记同意人的延期 (art. 33): a paper that names nobody does not prove that nobody agreed, so by default it
    /// is no violation of the past. A new extension always needs the name, see [`may`](super::may).
    pub missing_approval: MissingApproval,
    /// 第二次补正告知 (art. 30): recorded; by default it stops the clock as the applicant was told.
    pub second_correction: Effect,
    /// 要求说明理由 (art. 35) as a pause: by default it is none, as art. 33 does not name it.
    pub explanation_pause: Effect,
}

impl Default for ClockSettings {
    fn default() -> Self {
        Self {
            late_extension: Effect::Applies,
            extension_after_restart: Effect::Applies,
            missing_approval: MissingApproval::Unrecorded,
            second_correction: Effect::Applies,
            explanation_pause: Effect::Ignored,
        }
    }
}
