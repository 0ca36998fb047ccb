//! Passes (通行凭证): what a browser holds so that it is not asked again; made with the key of the place, so that nobody
//! else makes one and there is nothing to steal from the database. ADR 26.

use jiff::SignedDuration;

use crate::core::{Office, Result};

/// What the key of the place marks here.
const USE: &str = "pass";

/// A pass of a sort that says something, for so many minutes.
pub(super) fn make(office: &Office, sort: &str, said: &str, minutes: i64) -> Result<String> {
    let until = office.clock.now() + SignedDuration::from_mins(minutes);
    let said = format!("{sort}.{said}.{}", until.as_microsecond());
    let print = office.keys.fingerprint(USE, &said)?;
    Ok(format!("{said}.{print}"))
}

/// What a pass of a sort says; none for one that is not ours or has run out.
pub(super) fn read(office: &Office, sort: &str, pass: &str) -> Result<Option<String>> {
    let Some((marked, print)) = pass.rsplit_once('.') else {
        return Ok(None);
    };
    let Some((head, until)) = marked.rsplit_once('.') else {
        return Ok(None);
    };
    let said = head
        .strip_prefix(sort)
        .and_then(|rest| rest.strip_prefix('.'));
    let (Some(said), Ok(until)) = (said, until.parse::<i64>()) else {
        return Ok(None);
    };
    let lasts = office.clock.now().as_microsecond() < until;
    let is_ours = office.keys.is_fingerprint(USE, marked, print)?;
    Ok((lasts && is_ours).then(|| said.to_owned()))
}
