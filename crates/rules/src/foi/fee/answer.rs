//! A line of data in, a line of data out: the form in which programs ask for a fee.
//!
//! In: `{"id","method":"per_item","count_in_month_before","items"}` or `{"id","method":"per_page","pages",
//! "already_public"}`. Every line is answered, a wrong one with its error. `already_public` is a fact of the
//! case, not a choice of method: absent it is false, and by items it changes nothing (已主动公开的，按件可以收).

use serde::{Deserialize, Serialize};

use super::{Fee, FeeError, Method, fee};
use crate::given::Given;

const ITEM_KEYS: [&str; 2] = ["count_in_month_before", "items"];
const PAGE_KEYS: [&str; 1] = ["pages"];
const COMMON_KEYS: [&str; 3] = ["id", "method", "already_public"];

/// One line as it was written; see [`answer`].
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct FeeCase(Given);

/// The answer to one line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Answer {
    id: Option<Id>,
    #[serde(flatten)]
    outcome: Outcome,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
enum Id {
    Text(String),
    Whole(u64),
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
enum Outcome {
    Fee(Fee),
    Refused { error: Refusal },
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct Refusal {
    code: &'static str,
    message: String,
    article: &'static str,
}

/// Answers one line. [`Answer::is_refused`] says whether it holds an error instead of a fee.
pub fn answer(case: &FeeCase) -> Answer {
    let outcome = match case.method().and_then(fee) {
        Ok(fee) => Outcome::Fee(fee.value),
        Err(error) => Outcome::Refused {
            error: Refusal {
                code: error.code(),
                message: error.to_string(),
                article: error.article(),
            },
        },
    };
    Answer {
        id: case.id(),
        outcome,
    }
}

impl Answer {
    /// Whether the line could not be computed.
    pub fn is_refused(&self) -> bool {
        matches!(self.outcome, Outcome::Refused { .. })
    }

    /// What is wrong, in words, when it could not be computed.
    pub fn refusal(&self) -> Option<&str> {
        match &self.outcome {
            Outcome::Refused { error } => Some(&error.message),
            Outcome::Fee(_) => None,
        }
    }
}

impl FeeCase {
    fn id(&self) -> Option<Id> {
        match self.0.get("id")? {
            Given::Text(text) => Some(Id::Text(text.clone())),
            Given::Whole(number) => Some(Id::Whole(*number)),
            _ => None,
        }
    }

    /// The method with what it counts.
    ///
    /// # Errors
    /// [`FeeError`] names the key that is missing, unknown, repeated or of the wrong kind, or says that both
    /// methods were asked for.
    pub fn method(&self) -> Result<Method, FeeError> {
        self.keys_are_known()?;
        let (by_items, by_pages) = (self.has(&ITEM_KEYS), self.has(&PAGE_KEYS));
        match self.0.get("method") {
            Some(Given::List(_)) => Err(FeeError::BothMethods),
            _ if by_items && by_pages => Err(FeeError::BothMethods),
            None => Err(FeeError::MissingKey("method")),
            Some(Given::Text(method)) if method == "per_item" => {
                self.not_also(by_pages)?;
                self.already_public()?;
                Ok(Method::PerItem {
                    count_in_month_before: self.count("count_in_month_before")?,
                    items: self.count("items")?,
                })
            }
            Some(Given::Text(method)) if method == "per_page" => {
                self.not_also(by_items)?;
                Ok(Method::PerPage {
                    pages: self.count("pages")?,
                    already_public: self.already_public()?,
                })
            }
            Some(other) => Err(FeeError::UnknownMethod(other.to_string())),
        }
    }

    fn keys_are_known(&self) -> Result<(), FeeError> {
        let entries = self.0.entries();
        let entries = entries.ok_or_else(|| FeeError::NotAnObject(self.0.to_string()))?;
        for (at, (key, _)) in entries.iter().enumerate() {
            if entries.iter().take(at).any(|(earlier, _)| earlier == key) {
                return Err(FeeError::RepeatedKey(key.clone()));
            }
            let known = COMMON_KEYS.iter().chain(&ITEM_KEYS).chain(&PAGE_KEYS);
            if !known.into_iter().any(|known| known == key) {
                return Err(FeeError::UnknownKey(key.clone()));
            }
        }
        Ok(())
    }

    fn has(&self, keys: &[&str]) -> bool {
        keys.iter().any(|key| self.0.get(key).is_some())
    }

    fn not_also(&self, other: bool) -> Result<(), FeeError> {
        if other {
            return Err(FeeError::BothMethods);
        }
        Ok(())
    }

    fn count(&self, key: &'static str) -> Result<u64, FeeError> {
        let value = self.0.get(key).ok_or(FeeError::MissingKey(key))?;
        value.whole().ok_or_else(|| FeeError::NotACount {
            key,
            found: value.to_string(),
        })
    }

    fn already_public(&self) -> Result<bool, FeeError> {
        match self.0.get("already_public") {
            None => Ok(false),
            Some(Given::YesNo(value)) => Ok(*value),
            Some(other) => Err(FeeError::NotYesNo {
                key: "already_public",
                found: other.to_string(),
            }),
        }
    }
}
