//! People (人员), the roles granted to them, and who stands in for whom (AB岗).

use std::{fmt, str::FromStr};

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use crate::id::{PersonId, UnitId};

/// The name a person signs in with: 2 to 40 lower-case letters, digits and `. _ -`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Login(String);

/// Why a text is not a sign-in name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("登录名应为 2 至 40 个小写字母、数字或 . _ -，以字母开头")]
pub struct LoginError;

impl Login {
    /// The name itself.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Login {
    type Err = LoginError;

    fn from_str(text: &str) -> Result<Self, LoginError> {
        let text = text.trim().to_ascii_lowercase();
        let fits = (2..=40).contains(&text.len())
            && text.starts_with(|c: char| c.is_ascii_lowercase())
            && text
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-'));
        if fits {
            Ok(Self(text))
        } else {
            Err(LoginError)
        }
    }
}

impl TryFrom<String> for Login {
    type Error = LoginError;

    fn try_from(text: String) -> Result<Self, LoginError> {
        text.parse()
    }
}

impl From<Login> for String {
    fn from(login: Login) -> Self {
        login.0
    }
}

impl fmt::Display for Login {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A person with an account. Accounts are closed, never deleted: what they signed stays signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Identifies the person.
    pub id: PersonId,
    /// What they sign in with.
    pub login: Login,
    /// 姓名, as it stands on pages that they signed.
    pub name: String,
    /// The unit they belong to.
    pub unit: UnitId,
    /// When the account was closed.
    pub closed_at: Option<Timestamp>,
}

/// A role held at a unit; it reaches the unit's offices (处室) too.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Grant {
    /// Who.
    pub person: PersonId,
    /// Where.
    pub unit: UnitId,
    /// Code of the role table.
    pub role: String,
}

/// Who is called when a person is away (AB岗), in order of `rank`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Substitute {
    /// Who is stood in for.
    pub person: PersonId,
    /// Who stands in.
    pub substitute: PersonId,
    /// 1 is called first.
    pub rank: i64,
    /// From which day, if limited.
    pub from_on: Option<Date>,
    /// Until which day, inclusive, if limited.
    pub until_on: Option<Date>,
}

impl Substitute {
    /// Tells whether the substitution holds on a day.
    #[must_use]
    pub fn holds_on(&self, day: Date) -> bool {
        self.from_on.is_none_or(|from| from <= day)
            && self.until_on.is_none_or(|until| day <= until)
    }
}
