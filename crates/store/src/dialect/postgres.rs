//! PostgreSQL's side of the differences, and how its connections are set up.

use std::str::FromStr;
use std::time::Duration;

use sqlx::error::DatabaseError;
use sqlx::postgres::{PgConnectOptions, PgDatabaseError, PgPool, PgPoolOptions};

use crate::error::{Result, StoreError};

/// Rows that another worker is taking are passed over.
pub(crate) const SKIP_LOCKED: &str = " for update skip locked";

/// Several may hold a row so; whoever changes it waits for them.
pub(crate) const FOR_SHARE: &str = "for share";

/// Numbers commit out of order on PostgreSQL: only the holder of this lock gives positions, and it
/// reads after it has the lock.
pub(crate) const LOCK_SEQUENCER: &str = "select pg_advisory_xact_lock(7310001)";

/// Nodes that start together migrate one after another.
pub(crate) const LOCK_MIGRATIONS: &str = "select pg_advisory_xact_lock(7310002)";

/// A page reads one state of the store, whatever is committed meanwhile.
pub(crate) const SNAPSHOT: &str = "begin isolation level repeatable read read only";

/// Serialisation failure, deadlock, lock timeout, shutdown, too many connections.
pub(crate) const TRANSIENT: &[&str] = &[
    "40001", "40P01", "55P03", "57P01", "57P02", "57P03", "53300",
];

/// The server enforces references, and checks its pages with tools of its own.
pub(crate) const SELF_CHECKS: &[&str] = &[];

pub(crate) const COLUMNS: &str = "
    select c.table_name::text, c.column_name::text,
           case when c.is_nullable = 'YES' then 1::bigint else 0 end,
           case when k.column_name is not null then 1::bigint else 0 end
    from information_schema.columns c
    left join (
      select u.table_name, u.column_name
      from information_schema.table_constraints t
      join information_schema.key_column_usage u
        on u.constraint_name = t.constraint_name and u.table_schema = t.table_schema
      where t.constraint_type = 'PRIMARY KEY' and t.table_schema = current_schema()
    ) k on k.table_name = c.table_name and k.column_name = c.column_name
    where c.table_schema = current_schema()
    order by c.table_name collate \"C\", c.column_name collate \"C\"";

pub(crate) const INDEXES: &str = "
    select i.indexname::text from pg_indexes i
    where i.schemaname = current_schema()
      and not exists (select 1 from pg_constraint c where c.conname = i.indexname)
    order by i.indexname collate \"C\"";

/// Reads `Key (source, source_key)=(…) already exists.` as `records.source, records.source_key`:
/// the names SQLite gives, without the values.
pub(crate) fn violated(refusal: &dyn DatabaseError) -> String {
    let table = refusal.table().unwrap_or_default();
    let detail = refusal
        .try_downcast_ref::<PgDatabaseError>()
        .and_then(PgDatabaseError::detail);
    let columns = detail
        .and_then(|text| text.split_once('('))
        .and_then(|(_, rest)| rest.split_once(')'))
        .map(|(columns, _)| columns);
    match columns {
        Some(columns) => {
            let named: Vec<String> = columns
                .split(", ")
                .map(|column| format!("{table}.{column}"))
                .collect();
            named.join(", ")
        }
        None => refusal.constraint().unwrap_or(table).to_owned(),
    }
}

/// Opens the pool.
///
/// # Errors
/// [`StoreError::Option`] when the address does not parse, without repeating it: it may hold a
/// password.
pub(crate) async fn pool(url: &str, connections: u32) -> Result<PgPool> {
    let options = PgConnectOptions::from_str(url)
        .map_err(|_| StoreError::Option {
            option: "database address",
            reason: "it is not of the form postgres://user@host/database".to_owned(),
        })?
        .application_name("gongkai")
        .statement_cache_capacity(200);
    Ok(PgPoolOptions::new()
        .max_connections(connections)
        .acquire_timeout(Duration::from_secs(30))
        .connect_with(options)
        .await?)
}
