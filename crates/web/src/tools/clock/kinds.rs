//! What may have happened to a request, as the form offers it: one table for choices, fields and errors.

/// A field that only some events have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Extra {
    Until,
    ReceivedOn,
    Role,
    WorkingDays,
    ApprovedBy,
    Reference,
}

/// A sort of event.
#[derive(Debug, Clone, Copy)]
pub(super) struct Kind {
    /// The name in data.
    pub(super) code: &'static str,
    /// The name in the form.
    pub(super) label: &'static str,
    /// The group in the list of choices.
    pub(super) group: &'static str,
    /// Its own fields.
    pub(super) extras: &'static [Extra],
}

use Extra::{ApprovedBy, ReceivedOn, Reference, Role, Until, WorkingDays};

/// All, in the order in which they are offered.
pub(super) const KINDS: [Kind; 14] = [
    kind("correction_requested", "告知申请人补正", "补正", &[Until]),
    kind("corrected", "收到申请人的补正", "补正", &[]),
    kind(
        "third_party_consulted",
        "书面征求第三方意见",
        "征求意见",
        &[ReceivedOn, Reference],
    ),
    kind(
        "third_party_answered",
        "收到第三方意见",
        "征求意见",
        &[Reference],
    ),
    kind(
        "agency_consulted",
        "征求其他机关意见",
        "征求意见",
        &[Role, Reference],
    ),
    kind(
        "agency_answered",
        "收到其他机关意见",
        "征求意见",
        &[Reference],
    ),
    kind("fee_noticed", "发出收费通知", "收费", &[ReceivedOn]),
    kind("fee_paid", "申请人缴清费用", "收费", &[]),
    kind(
        "extended",
        "告知延期答复",
        "延期",
        &[WorkingDays, ApprovedBy],
    ),
    kind("explanation_requested", "要求说明理由", "申请过多过频", &[]),
    kind("explained", "收到说明的理由", "申请过多过频", &[]),
    kind("deferred", "告知延迟答复", "申请过多过频", &[Until]),
    kind("replied", "作出答复", "办结", &[]),
    kind("withdrawn", "申请人撤回申请", "办结", &[]),
];

/// The ways in which a request comes (条例第三十一条).
pub(super) const CHANNELS: [&str; 5] = ["in_person", "post_signed", "post_plain", "online", "fax"];

/// The organs that may be asked (条例第三十三条、第三十四条).
pub(super) const ROLES: [&str; 2] = ["co_maker", "other"];

const fn kind(
    code: &'static str,
    label: &'static str,
    group: &'static str,
    extras: &'static [Extra],
) -> Kind {
    Kind {
        code,
        label,
        group,
        extras,
    }
}

impl Kind {
    /// The sort with this name.
    pub(super) fn find(code: &str) -> Option<Self> {
        KINDS.into_iter().find(|kind| kind.code == code)
    }

    /// What people call it; receipt is asked for apart.
    pub(super) fn label_of(code: &str) -> &'static str {
        match code {
            "received" => "收到申请",
            _ => Self::find(code).map_or("这件事", |kind| kind.label),
        }
    }

    /// Does it have this field?
    pub(super) fn has(&self, extra: Extra) -> bool {
        self.extras.contains(&extra)
    }
}

/// The classes by which the stylesheet shows a field beside the kinds that have it (`tools.css`).
pub(super) const fn class_of(extra: Extra) -> &'static str {
    match extra {
        Until => "f-until",
        ReceivedOn => "f-received",
        Role => "f-role",
        WorkingDays => "f-days",
        ApprovedBy => "f-approved",
        Reference => "f-ref",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_is_shown_beside_the_kinds_that_have_it() {
        let css = include_str!("../../../assets/tools.css");
        for kind in KINDS {
            for extra in kind.extras {
                let rule = format!(
                    ".event:has(option[value={}]:checked) .{}",
                    kind.code,
                    class_of(*extra)
                );
                assert!(css.contains(&rule), "tools.css lacks {rule}");
            }
        }
    }
}
