//! People (人员) and their accounts: closed, never deleted, because what they signed stays signed.

use gongkai_model::id::{Id, PersonId, UnitId};
use gongkai_model::organisation::{Login, Person};
use jiff::Timestamp;
use sqlx::FromRow;

use crate::binds;
use crate::conn::{Conn, Tx};
use crate::decode::Place;
use crate::error::Result;
use crate::sql::Query;
use crate::value::Value;

const COLUMNS: &str = "select id, login, name, unit_id, password_hash, failed_count, locked_until,
    must_change_password, closed_at, created_at from people";

/// A person with what signing in needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// Who.
    pub person: Person,
    /// The Argon2id text of the password; `None`: nobody can sign in yet.
    pub password_hash: Option<String>,
    /// Failed attempts since the last success.
    pub failed_count: i64,
    /// No sign-in before this instant.
    pub locked_until: Option<Timestamp>,
    /// Whether the next sign-in must set a new password.
    pub must_change_password: bool,
    /// When the account was opened.
    pub created_at: Timestamp,
}

#[derive(FromRow)]
struct PersonRow {
    id: i64,
    login: String,
    name: String,
    unit_id: i64,
    password_hash: Option<String>,
    failed_count: i64,
    locked_until: Option<i64>,
    must_change_password: i64,
    closed_at: Option<i64>,
    created_at: i64,
}

impl PersonRow {
    fn read(self) -> Result<Account> {
        let place = Place::new("people", &self.id);
        Ok(Account {
            person: Person {
                id: Id::new(self.id),
                login: place.parsed::<Login>(&self.login)?,
                name: self.name,
                unit: Id::new(self.unit_id),
                closed_at: place.instant_if(self.closed_at)?,
            },
            password_hash: self.password_hash,
            failed_count: self.failed_count,
            locked_until: place.instant_if(self.locked_until)?,
            must_change_password: self.must_change_password != 0,
            created_at: place.instant(self.created_at)?,
        })
    }
}

/// Opens an account.
///
/// # Errors
/// [`crate::StoreError::UniqueViolation`] `people.login`, [`crate::StoreError::ForeignKey`] when the unit does
/// not exist.
pub async fn insert(tx: &mut Tx, account: &Account) -> Result<()> {
    let person = &account.person;
    tx.execute(
        "insert into people (id, login, name, unit_id, password_hash, failed_count, locked_until,
                             must_change_password, closed_at, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        binds![
            person.id,
            person.login.as_str(),
            &person.name,
            person.unit,
            account.password_hash.as_deref(),
            account.failed_count,
            account.locked_until,
            account.must_change_password,
            person.closed_at,
            account.created_at,
        ],
    )
    .await?;
    Ok(())
}

/// Changes name and unit; `false` when there is no such person.
///
/// # Errors
/// [`crate::StoreError::ForeignKey`] when the unit does not exist.
pub async fn update(tx: &mut Tx, person: &Person) -> Result<bool> {
    let sql = "update people set name = $2, unit_id = $3, closed_at = $4 where id = $1";
    let values = binds![person.id, &person.name, person.unit, person.closed_at];
    Ok(tx.execute(sql, values).await? == 1)
}

/// Sets a new password and lifts a lock.
///
/// # Errors
/// Whatever the database refuses.
pub async fn set_password(
    tx: &mut Tx,
    id: PersonId,
    password_hash: &str,
    must_change: bool,
) -> Result<()> {
    tx.execute(
        "update people set password_hash = $2, must_change_password = $3, failed_count = 0,
            locked_until = null where id = $1",
        binds![id, password_hash, must_change],
    )
    .await?;
    Ok(())
}

/// Counts a failed sign-in and returns how many there are now.
///
/// # Errors
/// Whatever the database refuses.
pub async fn count_failure(tx: &mut Tx, id: PersonId) -> Result<i64> {
    let sql =
        "update people set failed_count = failed_count + 1 where id = $1 returning failed_count";
    let row: Option<(i64,)> = tx.optional(sql, binds![id]).await?;
    Ok(row.map_or(0, |(count,)| count))
}

/// Locks an account until an instant, or lifts the lock and forgets the failures (`None`).
///
/// # Errors
/// Whatever the database refuses.
pub async fn lock(tx: &mut Tx, id: PersonId, until: Option<Timestamp>) -> Result<()> {
    tx.execute(
        "update people set locked_until = $2, failed_count = case when $3 = 1 then failed_count else 0 end
         where id = $1",
        binds![id, until, until.is_some()],
    )
    .await?;
    Ok(())
}

/// Finds an account, closed or not.
///
/// # Errors
/// [`crate::StoreError::Corrupt`] when the row cannot be read.
pub async fn get(conn: &mut Conn, id: PersonId) -> Result<Option<Account>> {
    one(conn, "id = ?", binds![id]).await
}

/// Finds an account by what the person signs in with, closed or not.
///
/// # Errors
/// As [`get`].
pub async fn by_login(conn: &mut Conn, login: &Login) -> Result<Option<Account>> {
    one(conn, "login = ?", binds![login.as_str()]).await
}

/// Reads the open accounts, of one unit or of all.
///
/// # Errors
/// As [`get`].
pub async fn list(conn: &mut Conn, unit: Option<UnitId>) -> Result<Vec<Account>> {
    let mut query = Query::new(COLUMNS);
    query.filter("closed_at is null", binds![]);
    query.filter_some("unit_id = ?", unit);
    query.push(" order by unit_id, login", binds![]);
    all(conn, query).await
}

/// Reads several people at once, closed or not, for the names on a page.
///
/// # Errors
/// As [`get`].
pub async fn named(conn: &mut Conn, ids: &[PersonId]) -> Result<Vec<Person>> {
    let mut query = Query::new(COLUMNS);
    query.filter_in("id", ids.iter().copied().map(Value::from).collect());
    Ok(all(conn, query)
        .await?
        .into_iter()
        .map(|account| account.person)
        .collect())
}

/// Tells whether anybody was ever given a way to sign in. In a fresh store nobody was: what an import brought
/// in stands under an account without a password, closed from its first day.
///
/// # Errors
/// Whatever the database refuses.
pub async fn any(conn: &mut Conn) -> Result<bool> {
    let sql = "select count(*) from people where password_hash is not null or closed_at is null";
    let (count,): (i64,) = conn.one(sql, binds![]).await?;
    Ok(count > 0)
}

async fn all(conn: &mut Conn, query: Query) -> Result<Vec<Account>> {
    let (sql, values) = query.finish();
    let rows: Vec<PersonRow> = conn.all(sql, values).await?;
    rows.into_iter().map(PersonRow::read).collect()
}

async fn one(
    conn: &mut Conn,
    condition: &'static str,
    values: Vec<Value>,
) -> Result<Option<Account>> {
    let mut query = Query::new(COLUMNS);
    query.filter(condition, values);
    Ok(all(conn, query).await?.pop())
}
