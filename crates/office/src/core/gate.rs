//! How often anybody may knock (频次限制): what needs no account needs a limit.
//!
//! Whoever knocks is known by a fingerprint made with a key of the place: an address on the net, a tracking code, a
//! telephone number. Attempts are kept in the store, so that the limit holds for all nodes together.

use gongkai_store::attempts;
use jiff::SignedDuration;

use super::{Office, OfficeError, Result};

/// Something that may be done so many times in so many minutes by the same one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gate {
    /// Its name in the store.
    name: &'static str,
    /// How often.
    most: i64,
    /// In how many minutes.
    minutes: i64,
}

impl Gate {
    /// A new case from one address. An office helps people at its own counter machine: more than anybody needs, less
    /// than a program wants.
    pub const APPLY: Self = Self::new("apply", 20, 60);
    /// Looking for a case from one address.
    pub const TRACK: Self = Self::new("track", 30, 15);
    /// Looking for one case with a contact that does not fit: 35 random bits of the code are not the whole lock.
    pub const TRACK_CODE: Self = Self::new("track.code", 5, 60);
    /// One-time codes sent for one case.
    pub const SEND_CODE: Self = Self::new("code", 5, 60);
    /// Asking for a code of an account, and typing it, from one address.
    pub const ACCOUNT: Self = Self::new("account", 30, 15);
    /// Codes typed for one account.
    pub const ACCOUNT_CODE: Self = Self::new("account.code", 5, 60);
    /// Files put to one case by its applicant.
    pub const ADD_FILE: Self = Self::new("file", 20, 60);

    const fn new(name: &'static str, most: i64, minutes: i64) -> Self {
        Self {
            name,
            most,
            minutes,
        }
    }

    /// Counts an attempt, in a transaction of its own: one that is refused afterwards counts as well. Of nobody in
    /// particular (an empty `who`) nothing is counted: a limit for all together would shut everybody out.
    ///
    /// # Errors
    /// [`OfficeError::TooOften`] when there were too many already.
    pub async fn pass(self, office: &Office, who: &str) -> Result<()> {
        if who.is_empty() {
            return Ok(());
        }
        let now = office.clock.now();
        let since = now - SignedDuration::from_mins(self.minutes);
        let who = self.fingerprint(office, who)?;
        let mut tx = office.store.begin().await?;
        let count = attempts::count(&mut tx, self.name, &who, now, since).await?;
        tx.commit().await?;
        if count > self.most {
            return Err(OfficeError::TooOften {
                minutes: self.minutes,
            });
        }
        Ok(())
    }

    /// Forgets the attempts of whoever turned out to be right.
    ///
    /// # Errors
    /// The store's.
    pub async fn forget(self, office: &Office, who: &str) -> Result<()> {
        let who = self.fingerprint(office, who)?;
        let mut tx = office.store.begin().await?;
        attempts::forget(&mut tx, self.name, &who).await?;
        tx.commit().await?;
        Ok(())
    }

    fn fingerprint(self, office: &Office, who: &str) -> Result<String> {
        Ok(office.keys.fingerprint(self.name, who)?)
    }
}
