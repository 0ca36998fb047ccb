//! Values on their way into a statement.
//!
//! Two shapes serve the whole schema: integers (ids, counts, instants in µs UTC, yes/no as 1/0) and
//! texts (civil dates as `YYYY-MM-DD`, JSON, hex). `None` keeps its shape, because PostgreSQL wants to
//! know the type of a null.

use gongkai_model::id::Id;
use jiff::Timestamp;
use jiff::civil::Date;
use sqlx::postgres::PgArguments;
use sqlx::sqlite::SqliteArguments;
use sqlx::{Arguments, error::BoxDynError};

/// One bound value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// An integer or null.
    Int(Option<i64>),
    /// A text or null.
    Text(Option<String>),
}

/// Lists the values of a statement in the order of `$1`, `$2` …
#[macro_export]
macro_rules! binds {
    ($($value:expr),* $(,)?) => { vec![$($crate::value::Value::from($value)),*] };
}

macro_rules! from_integer {
    ($($integer:ty),*) => { $(
        impl From<$integer> for Value {
            fn from(value: $integer) -> Self { Self::Int(Some(i64::from(value))) }
        }
        impl From<Option<$integer>> for Value {
            fn from(value: Option<$integer>) -> Self { Self::Int(value.map(i64::from)) }
        }
    )* };
}
from_integer!(i64, i32, u32, i16, u16, u8, bool);

macro_rules! from_convertible {
    ($($kind:ty => $variant:ident, $convert:expr;)*) => { $(
        impl From<$kind> for Value {
            fn from(value: $kind) -> Self { Self::$variant(Some($convert(value))) }
        }
        impl From<Option<$kind>> for Value {
            fn from(value: Option<$kind>) -> Self { Self::$variant(value.map($convert)) }
        }
    )* };
}
from_convertible! {
    String => Text, String::from;
    &String => Text, String::clone;
    &str => Text, str::to_owned;
    Date => Text, |date: Date| date.to_string();
    Timestamp => Int, Timestamp::as_microsecond;
}

impl<K> From<Id<K>> for Value {
    fn from(id: Id<K>) -> Self {
        Self::Int(Some(id.get()))
    }
}
impl<K> From<Option<Id<K>>> for Value {
    fn from(id: Option<Id<K>>) -> Self {
        Self::Int(id.map(Id::get))
    }
}

pub(crate) fn sqlite(values: Vec<Value>) -> Result<SqliteArguments, BoxDynError> {
    let mut arguments = SqliteArguments::default();
    for value in values {
        match value {
            Value::Int(value) => arguments.add(value)?,
            Value::Text(value) => arguments.add(value)?,
        }
    }
    Ok(arguments)
}

pub(crate) fn postgres(values: Vec<Value>) -> Result<PgArguments, BoxDynError> {
    let mut arguments = PgArguments::default();
    for value in values {
        match value {
            Value::Int(value) => arguments.add(value)?,
            Value::Text(value) => arguments.add(value)?,
        }
    }
    Ok(arguments)
}
