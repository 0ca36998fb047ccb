//! The role table (岗位表), read from `kinds/roles.toml`.

use serde::Deserialize;

/// How far down a role reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// The unit and its offices (处室).
    #[default]
    Unit,
    /// Every unit below, such as the open-government office of a district.
    Below,
}

/// A role (岗位).
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Role {
    /// Its code, such as `first_reviewer`.
    pub code: String,
    /// Its name: 初审.
    pub name: String,
    /// What it is for, one sentence.
    pub about: String,
    /// How far it reaches.
    #[serde(default)]
    pub scope: Scope,
    /// Whether it reviews, so that a superior unit may hold it for a small one (代审).
    #[serde(default)]
    pub reviews: bool,
    /// Steps outside procedures that it may take.
    #[serde(default)]
    pub may: Vec<String>,
}

/// A step outside procedures and its name.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StepName {
    /// The code.
    pub code: String,
    /// The name shown.
    pub name: String,
}

/// The whole file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RoleFile {
    /// The roles.
    #[serde(rename = "role")]
    pub roles: Vec<Role>,
    /// Names of the steps outside procedures.
    #[serde(rename = "step", default)]
    pub steps: Vec<StepName>,
}
