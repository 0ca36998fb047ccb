//! Signing in (登录), with lockout after five failures.

use gongkai_model::{event::Matter, organisation::Login};
use gongkai_store::people;
use jiff::SignedDuration;

use super::{
    password::{self, Password},
    session::{self, SignedIn},
};
use crate::core::{EventDraft, Office, OfficeError, Result};

const FAILURES_ALLOWED: i64 = 5;
const LOCKED_MINUTES: i64 = 15;
const WRONG: &str = "登录名或者密码不正确。连续 5 次错误后账号将锁定 15 分钟";

/// Signs a person in. The answer to a wrong login and to a wrong password is the same.
///
/// # Errors
/// [`OfficeError::SignIn`] with the sentence for the page.
pub async fn sign_in(
    office: &Office,
    login: &str,
    password: Password,
    client: &str,
) -> Result<SignedIn> {
    let now = office.clock.now();
    let account = match login.parse::<Login>() {
        Ok(login) => {
            let mut reader = office.store.reader().await?;
            people::by_login(&mut reader, &login).await?
        }
        Err(_) => None,
    };
    let account = account.filter(|account| account.person.closed_at.is_none());
    let stored = account
        .as_ref()
        .and_then(|account| account.password_hash.clone());
    let is_right = password::verify(password, stored).await;
    let Some(account) = account else {
        return Err(OfficeError::SignIn(WRONG.into()));
    };
    let mut tx = office.store.begin().await?;
    // Read again inside the transaction: of two attempts at once, each counts.
    let locked_until = people::get(&mut tx, account.person.id)
        .await?
        .and_then(|account| account.locked_until);
    if locked_until.is_some_and(|until| now < until) {
        return Err(OfficeError::SignIn(format!(
            "账号已锁定，请在 {LOCKED_MINUTES} 分钟后再试，或者联系系统管理员重置密码"
        )));
    }
    if locked_until.is_some() {
        // The lock has run out, and its failures with it: counting begins anew.
        people::lock(&mut tx, account.person.id, None).await?;
    }
    let matter = Matter::Person(account.person.id.get());
    if !is_right {
        let failures = people::count_failure(&mut tx, account.person.id).await?;
        if failures >= FAILURES_ALLOWED {
            let until = now + SignedDuration::from_mins(LOCKED_MINUTES);
            people::lock(&mut tx, account.person.id, Some(until)).await?;
            EventDraft::new("person.locked", matter)
                .append(office, &mut tx)
                .await?;
        }
        tx.commit().await?;
        return Err(OfficeError::SignIn(WRONG.into()));
    }
    if account.failed_count > 0 || account.locked_until.is_some() {
        people::lock(&mut tx, account.person.id, None).await?;
    }
    let must_change = account.must_change_password;
    let signed_in = session::begin(office, &mut tx, account.person, client, must_change).await?;
    let event = EventDraft::new("person.signed_in", matter).by(signed_in.session.person);
    event.append(office, &mut tx).await?;
    tx.commit().await?;
    Ok(signed_in)
}
