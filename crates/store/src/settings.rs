//! Settings of the installation: few keys, each with a text.

use crate::binds;
use crate::conn::{Conn, Tx};
use crate::error::Result;

/// Looks a setting up.
///
/// # Errors
/// Whatever the database refuses.
pub async fn get(conn: &mut Conn, key: &str) -> Result<Option<String>> {
    let row: Option<(String,)> = conn
        .optional("select value from settings where key = $1", binds![key])
        .await?;
    Ok(row.map(|(value,)| value))
}

/// Sets or replaces a setting.
///
/// # Errors
/// Whatever the database refuses.
pub async fn set(tx: &mut Tx, key: &str, value: &str) -> Result<()> {
    tx.execute(
        "insert into settings (key, value) values ($1, $2)
         on conflict (key) do update set value = excluded.value",
        binds![key, value],
    )
    .await?;
    Ok(())
}

/// Sets a setting unless it is there, and returns what counts.
///
/// # Errors
/// Whatever the database refuses.
pub async fn set_once(tx: &mut Tx, key: &str, value: &str) -> Result<String> {
    tx.execute(
        "insert into settings (key, value) values ($1, $2) on conflict (key) do nothing",
        binds![key, value],
    )
    .await?;
    Ok(get(tx, key).await?.unwrap_or_else(|| value.to_owned()))
}

/// Removes a setting.
///
/// # Errors
/// Whatever the database refuses.
pub async fn remove(tx: &mut Tx, key: &str) -> Result<()> {
    tx.execute("delete from settings where key = $1", binds![key])
        .await?;
    Ok(())
}
