//! Passwords: Argon2id, hashed away from the threads that answer requests.

use std::fmt;

use argon2::{
    Argon2,
    password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash},
};
use gongkai_model::event::Matter;
use gongkai_store::{people, sessions};
use rand::Rng;

use crate::core::{Actor, EventDraft, Office, OfficeError, Result};

const SHORTEST: usize = 10;
const LONGEST: usize = 200;

/// A password on its way to be hashed; never shown, never logged.
#[derive(Clone)]
pub struct Password(String);

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Password(…)")
    }
}

impl Password {
    /// Takes what somebody typed to sign in; no rule is applied.
    #[must_use]
    pub fn typed(text: String) -> Self {
        Self(text)
    }

    /// Checks a new password: 10 to 200 characters of at least three sorts, without the login in it.
    ///
    /// # Errors
    /// [`OfficeError::Invalid`] names what is missing.
    pub fn new(text: &str, login: &str) -> Result<Self> {
        let length = text.chars().count();
        if !(SHORTEST..=LONGEST).contains(&length) {
            return Err(OfficeError::field(
                "password",
                format!("密码应为 {SHORTEST} 至 {LONGEST} 个字符"),
            ));
        }
        let sorts = [
            text.chars().any(|c| c.is_ascii_lowercase()),
            text.chars().any(|c| c.is_ascii_uppercase()),
            text.chars().any(|c| c.is_ascii_digit()),
            text.chars().any(|c| !c.is_ascii_alphanumeric()),
        ];
        if sorts.into_iter().filter(|present| *present).count() < 3 {
            let message = "密码应包含小写字母、大写字母、数字、其他字符中的至少三种";
            return Err(OfficeError::field("password", message));
        }
        if text.to_lowercase().contains(&login.to_lowercase()) {
            return Err(OfficeError::field("password", "密码不能包含登录名"));
        }
        Ok(Self(text.to_owned()))
    }

    /// The password in the clear, for the one moment when it is handed to its person.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

/// Makes a password of four groups that a person can copy from paper: no letters that look alike.
#[must_use]
pub fn generate() -> Password {
    const LETTERS: &[u8] = b"abcdefghjkmnpqrstuvwxyz";
    const DIGITS: &[u8] = b"23456789";
    let mut rng = rand::rng();
    let mut pick = |from: &[u8]| {
        let at = rng.random_range(0..from.len());
        char::from(from.get(at).copied().unwrap_or(b'x'))
    };
    let mut text = String::new();
    for group in 0..4 {
        if group > 0 {
            text.push('-');
        }
        for _ in 0..3 {
            text.push(pick(LETTERS));
        }
        text.push(pick(DIGITS));
    }
    let first = text.remove(0).to_ascii_uppercase();
    Password(format!("{first}{text}"))
}

/// Hashes a password as a PHC string.
pub(super) async fn hash(password: Password) -> Result<String> {
    let hashed = tokio::task::spawn_blocking(move || {
        let hash = Argon2::default().hash_password(password.0.as_bytes());
        hash.map(|hash| hash.to_string())
    });
    let hashed = hashed
        .await
        .map_err(|error| OfficeError::Defect(error.to_string()))?;
    hashed.map_err(|error| OfficeError::Defect(format!("argon2: {error}")))
}

/// Compares a password with a stored hash. Without a hash the same work is done and the answer is no, so
/// that the time taken does not tell which logins exist.
pub(super) async fn verify(password: Password, stored: Option<String>) -> bool {
    let work = move || match stored {
        Some(stored) => PasswordHash::new(&stored).is_ok_and(|hash| {
            Argon2::default()
                .verify_password(password.0.as_bytes(), &hash)
                .is_ok()
        }),
        None => {
            let wasted = Argon2::default().hash_password(password.0.as_bytes());
            drop(wasted);
            false
        }
    };
    tokio::task::spawn_blocking(work).await.unwrap_or(false)
}

/// Changes one's own password, and ends one's other sessions.
///
/// # Errors
/// [`OfficeError::Invalid`] when the old password is wrong or the new one too weak.
pub async fn change(
    office: &Office,
    actor: &Actor,
    session: &str,
    old: Password,
    new: &str,
) -> Result<()> {
    let stored = {
        let mut reader = office.store.reader().await?;
        people::get(&mut reader, actor.person.id)
            .await?
            .and_then(|account| account.password_hash)
    };
    if !verify(old, stored).await {
        return Err(OfficeError::field("old", "原密码不正确"));
    }
    let password = Password::new(new, actor.person.login.as_str())?;
    let hashed = hash(password).await?;
    let mut tx = office.store.begin().await?;
    people::set_password(&mut tx, actor.person.id, &hashed, false).await?;
    sessions::end_all(&mut tx, actor.person.id, Some(session)).await?;
    let event = EventDraft::new(
        "person.password_changed",
        Matter::Person(actor.person.id.get()),
    );
    event.by(actor.person.id).append(office, &mut tx).await?;
    tx.commit().await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_generated_password_passes_the_own_rules() {
        for _ in 0..200 {
            let password = generate();
            assert!(
                Password::new(password.reveal(), "wangshenhe").is_ok(),
                "{}",
                password.reveal()
            );
        }
    }

    #[test]
    fn weak_passwords_are_refused_with_the_reason() {
        for (text, reason) in [
            ("Ab1-", "密码应为 10 至 200 个字符"),
            ("abcdefghijkl", "至少三种"),
            ("Wangli-2026!", "不能包含登录名"),
        ] {
            let error = Password::new(text, "wangli").unwrap_err().to_string();
            assert!(error.contains(reason), "{text}: {error}");
        }
    }

    #[test]
    fn a_password_is_not_shown_in_debug_output() {
        assert_eq!(
            format!("{:?}", Password::typed("secret".into())),
            "Password(…)"
        );
    }
}
