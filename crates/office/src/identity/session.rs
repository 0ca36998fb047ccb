//! Sessions (会话): 30 minutes without use or 12 hours in all, whichever comes first.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use gongkai_model::{event::Matter, organisation::Person};
use gongkai_store::{
    Tx, people,
    sessions::{self, Session},
};
use jiff::SignedDuration;
use rand::RngCore;
use sha2::{Digest, Sha256};

use crate::core::{Actor, EventDraft, Office, Result};

const IDLE_MINUTES: i64 = 30;
const LONGEST_HOURS: i64 = 12;
/// A session is written at most once a minute, so that reading pages does not become writing.
const TOUCH_SECONDS: i64 = 60;

/// A fresh session and the token for the cookie, which is stored nowhere else.
#[derive(Debug, Clone)]
pub struct SignedIn {
    /// The cookie's value.
    pub token: String,
    /// The session.
    pub session: Session,
    /// Whether a new password must be set before anything else.
    pub must_change_password: bool,
}

fn random_text() -> String {
    let mut bytes = [0; 32];
    rand::rng().fill_bytes(&mut bytes);
    URL_SAFE_NO_PAD.encode(bytes)
}

fn hash_of(token: &str) -> String {
    hex::encode(Sha256::digest(token.as_bytes()))
}

/// Begins a session inside the transaction that signed the person in.
pub(super) async fn begin(
    office: &Office,
    tx: &mut Tx,
    person: Person,
    client: &str,
    must_change_password: bool,
) -> Result<SignedIn> {
    let now = office.clock.now();
    let token = random_text();
    let session = Session {
        token_hash: hash_of(&token),
        public_id: random_text().chars().take(16).collect(),
        person: person.id,
        csrf: random_text(),
        created_at: now,
        last_seen_at: now,
        expires_at: now + SignedDuration::from_hours(LONGEST_HOURS),
        client: client.chars().take(120).collect(),
    };
    sessions::sweep(tx, now).await?;
    sessions::insert(tx, &session).await?;
    Ok(SignedIn {
        token,
        session,
        must_change_password,
    })
}

/// Finds who acts by the token of the cookie; `None` when the session is over.
///
/// # Errors
/// The store's.
pub async fn current(office: &Office, token: &str) -> Result<Option<(Actor, Session, bool)>> {
    let now = office.clock.now();
    let mut reader = office.store.reader().await?;
    let Some(session) = sessions::get(&mut reader, &hash_of(token), now).await? else {
        return Ok(None);
    };
    if now.duration_since(session.last_seen_at) > SignedDuration::from_mins(IDLE_MINUTES) {
        return Ok(None);
    }
    let Some(account) = people::get(&mut reader, session.person).await? else {
        return Ok(None);
    };
    if account.person.closed_at.is_some() {
        return Ok(None);
    }
    let must_change = account.must_change_password;
    let actor = office.actor_of(&mut reader, account.person).await?;
    drop(reader);
    if now.duration_since(session.last_seen_at) > SignedDuration::from_secs(TOUCH_SECONDS) {
        let mut tx = office.store.begin_bulk().await?;
        sessions::touch(&mut tx, &session.token_hash, now).await?;
        tx.commit().await?;
    }
    Ok(Some((actor, session, must_change)))
}

/// For how long a session lasts from now on when it is not used any more; `session` is the one that
/// [`current`] has just answered with.
#[must_use]
pub fn lasts(office: &Office, session: &Session) -> SignedDuration {
    let now = office.clock.now();
    let since = now.duration_since(session.last_seen_at);
    // Longer ago than this it was written anew with the request.
    let unused = match since > SignedDuration::from_secs(TOUCH_SECONDS) {
        true => SignedDuration::ZERO,
        false => since,
    };
    let idle = SignedDuration::from_mins(IDLE_MINUTES) - unused;
    idle.min(session.expires_at.duration_since(now))
}

/// Lists one's open sessions.
///
/// # Errors
/// The store's.
pub async fn list(office: &Office, actor: &Actor) -> Result<Vec<Session>> {
    let mut reader = office.store.reader().await?;
    Ok(sessions::of_person(&mut reader, actor.person.id, office.clock.now()).await?)
}

/// Ends a session: one's present one, or another of one's own.
///
/// # Errors
/// The store's.
pub async fn sign_out(office: &Office, actor: &Actor, public_id: &str) -> Result<()> {
    let mut tx = office.store.begin().await?;
    sessions::end(&mut tx, actor.person.id, public_id).await?;
    let matter = Matter::Person(actor.person.id.get());
    EventDraft::new("person.signed_out", matter)
        .by(actor.person.id)
        .append(office, &mut tx)
        .await?;
    tx.commit().await?;
    Ok(())
}

/// Ends all of one's sessions but the present one.
///
/// # Errors
/// The store's.
pub async fn sign_out_other(office: &Office, actor: &Actor, present: &str) -> Result<u64> {
    let mut tx = office.store.begin().await?;
    let ended = sessions::end_all(&mut tx, actor.person.id, Some(present)).await?;
    tx.commit().await?;
    Ok(ended)
}
