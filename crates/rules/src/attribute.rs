//! 公开属性 — the disclosure attribute, fixed when a document is drafted (公开属性源头认定).
//!
//! Source: 国办发〔2016〕80号 (the attribute is proposed at drafting; on request and withheld need their
//! reasons) and 《政府信息公开条例》 art. 13–16 (what may be withheld). An attribute without what the rules
//! ask for cannot be made. Not here: who decides, and when an old decision is looked at again.

mod code;
mod form;
mod reason;
#[cfg(test)]
mod tests;

pub use code::AttributeCode;
pub use form::{AttributeError, MigratedAttribute};
pub use reason::{Reason, ReasonError};

use serde::{Deserialize, Serialize};

use crate::exemption::Exemption;
use form::Form;

/// The disclosure attribute with what it must carry.
///
/// In data: `{"attribute":"withheld","ground":"X3","reason":"…"}`; reading refuses an empty reason and
/// an unstated ground ([`MigratedAttribute`] reads those).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Form", into = "Form")]
pub enum DisclosureAttribute {
    /// 主动公开
    Proactive,
    /// 依申请公开
    OnRequest {
        /// Why it is not published of the organ's own accord.
        reason: Reason,
    },
    /// 不予公开: no ground, no value.
    Withheld {
        /// The ground in law.
        ground: Exemption,
        /// Why the ground applies here.
        reason: Reason,
    },
}

impl DisclosureAttribute {
    /// The attribute of a record that an older platform withheld without saying why.
    ///
    /// The only maker of [`Exemption::Unstated`]; such records stand on the self-check worklist.
    pub fn migrated_withheld() -> Self {
        Self::Withheld {
            ground: Exemption::unstated(),
            reason: Reason::not_given_by_source(),
        }
    }

    /// The attribute of a record that an older platform kept for requests without saying why.
    pub fn migrated_on_request() -> Self {
        Self::OnRequest {
            reason: Reason::not_given_by_source(),
        }
    }

    /// The attribute without what it carries.
    pub fn code(&self) -> AttributeCode {
        match self {
            Self::Proactive => AttributeCode::Proactive,
            Self::OnRequest { .. } => AttributeCode::OnRequest,
            Self::Withheld { .. } => AttributeCode::Withheld,
        }
    }

    /// The ground, when withheld.
    pub fn ground(&self) -> Option<Exemption> {
        match self {
            Self::Withheld { ground, .. } => Some(*ground),
            Self::Proactive | Self::OnRequest { .. } => None,
        }
    }

    /// The reason, when one is needed.
    pub fn reason(&self) -> Option<&Reason> {
        match self {
            Self::Proactive => None,
            Self::OnRequest { reason } | Self::Withheld { reason, .. } => Some(reason),
        }
    }

    /// Builds an attribute from form fields: a code, a ground's code and a reason.
    ///
    /// # Errors
    /// [`AttributeError`] names the field that is missing, unknown or too much.
    pub fn from_fields(
        attribute: &str,
        ground: Option<&str>,
        reason: Option<&str>,
    ) -> Result<Self, AttributeError> {
        Form::new(attribute, ground, reason).attribute()
    }
}
