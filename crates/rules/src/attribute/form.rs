//! The attribute as data: three fields, checked together.
//!
//! Two doors: ordinary input refuses an unstated ground, [`MigratedAttribute`] accepts it, so that stored
//! legacy records can be read back and nothing new can be made without a ground.

use serde::{Deserialize, Serialize};

use super::{AttributeCode, DisclosureAttribute, Reason, ReasonError};
use crate::exemption::Exemption;

/// The fields as they stand in data and in forms.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Form {
    attribute: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    ground: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
}

/// Why fields do not make an attribute.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AttributeError {
    /// Not one of the three.
    #[error("disclosure attribute `{0}` is none of proactive, on_request, withheld")]
    Unknown(String),
    /// Withheld without a ground.
    #[error("withheld needs a ground of art. 14 to 16")]
    GroundMissing,
    /// A ground that is not in the list, or unstated outside migration.
    #[error("ground `{0}` is none of X1 to X8")]
    GroundUnknown(String),
    /// A ground where the attribute has none.
    #[error("only withheld has a ground, found `{0}`")]
    GroundNotAllowed(String),
    /// A missing, empty or overlong reason.
    #[error("reason of the disclosure attribute")]
    Reason(#[from] ReasonError),
}

/// An attribute read back from a migrated record: its ground may be unstated.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Form", into = "Form")]
pub struct MigratedAttribute(DisclosureAttribute);

impl MigratedAttribute {
    /// The attribute.
    pub fn into_inner(self) -> DisclosureAttribute {
        self.0
    }
}

impl From<DisclosureAttribute> for MigratedAttribute {
    fn from(attribute: DisclosureAttribute) -> Self {
        Self(attribute)
    }
}

impl Form {
    pub(super) fn new(attribute: &str, ground: Option<&str>, reason: Option<&str>) -> Self {
        let filled = |field: Option<&str>| {
            field
                .map(str::trim)
                .filter(|text| !text.is_empty())
                .map(str::to_owned)
        };
        Self {
            attribute: attribute.to_owned(),
            ground: filled(ground),
            reason: filled(reason),
        }
    }

    /// The ordinary door.
    pub(super) fn attribute(self) -> Result<DisclosureAttribute, AttributeError> {
        let code = AttributeCode::from_code(&self.attribute)
            .ok_or(AttributeError::Unknown(self.attribute))?;
        match (code, self.ground) {
            (AttributeCode::Proactive, None) => Ok(DisclosureAttribute::Proactive),
            (AttributeCode::OnRequest, None) => Ok(DisclosureAttribute::OnRequest {
                reason: reason(self.reason)?,
            }),
            (AttributeCode::Withheld, None) => Err(AttributeError::GroundMissing),
            (AttributeCode::Withheld, Some(ground)) => {
                let ground =
                    Exemption::from_code(&ground).ok_or(AttributeError::GroundUnknown(ground))?;
                Ok(DisclosureAttribute::Withheld {
                    ground,
                    reason: reason(self.reason)?,
                })
            }
            (_, Some(ground)) => Err(AttributeError::GroundNotAllowed(ground)),
        }
    }

    /// The door of migration.
    fn migrated(self) -> Result<DisclosureAttribute, AttributeError> {
        let unstated = Exemption::unstated();
        let is_withheld = self.attribute == AttributeCode::Withheld.code();
        if is_withheld && self.ground.as_deref() == Some(unstated.code()) {
            return Ok(DisclosureAttribute::Withheld {
                ground: unstated,
                reason: reason(self.reason)?,
            });
        }
        self.attribute()
    }
}

fn reason(text: Option<String>) -> Result<Reason, ReasonError> {
    Reason::new(text.as_deref().unwrap_or_default())
}

impl TryFrom<Form> for DisclosureAttribute {
    type Error = AttributeError;

    fn try_from(form: Form) -> Result<Self, Self::Error> {
        form.attribute()
    }
}

impl TryFrom<Form> for MigratedAttribute {
    type Error = AttributeError;

    fn try_from(form: Form) -> Result<Self, Self::Error> {
        form.migrated().map(Self)
    }
}

impl From<DisclosureAttribute> for Form {
    fn from(attribute: DisclosureAttribute) -> Self {
        Self {
            attribute: attribute.code().code().to_owned(),
            ground: attribute.ground().map(|ground| ground.code().to_owned()),
            reason: attribute.reason().map(|reason| reason.as_str().to_owned()),
        }
    }
}

impl From<MigratedAttribute> for Form {
    fn from(attribute: MigratedAttribute) -> Self {
        attribute.0.into()
    }
}
