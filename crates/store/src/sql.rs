//! Statements: fixed texts, and the one builder that joins fixed fragments.
//!
//! Neither can carry a value in its text. There is no way to make a [`Sql`] from a run-time string
//! outside this crate.

use std::fmt::Write as _;

use crate::value::Value;

/// A statement made of texts of the source code only.
#[derive(Debug, Clone)]
pub struct Sql(Text);

#[derive(Debug, Clone)]
enum Text {
    Fixed(&'static str),
    Built(String),
}

impl Sql {
    pub(crate) fn into_sqlx(self) -> sqlx::SqlStr {
        use sqlx::{AssertSqlSafe, SqlSafeStr as _};
        match self.0 {
            Text::Fixed(text) => text.into_sql_str(),
            // Built from static fragments by `Query` alone.
            Text::Built(text) => AssertSqlSafe(text).into_sql_str(),
        }
    }

    pub(crate) fn as_str(&self) -> &str {
        match &self.0 {
            Text::Fixed(text) => text,
            Text::Built(text) => text,
        }
    }
}

impl From<&'static str> for Sql {
    fn from(text: &'static str) -> Self {
        Self(Text::Fixed(text))
    }
}

/// What to read, then which rows: the list of columns stands once for all statements of an aggregate.
///
/// Never `select *`: on PostgreSQL a node that has such a statement prepared fails when a newer node adds a
/// column.
impl From<(&'static str, &'static str)> for Sql {
    fn from((columns, rows): (&'static str, &'static str)) -> Self {
        Self(Text::Built(format!("{columns} {rows}")))
    }
}

/// Joins fragments; each `?` in a fragment takes the next value and becomes `$n`.
///
/// ```
/// use gongkai_store::{binds, sql::Query};
/// let mut query = Query::new("select id from records");
/// query.filter("unit_id = ?", binds![7]);
/// query.filter("state = ?", binds!["drafting"]);
/// query.push(" order by id limit ?", binds![20]);
/// let (sql, values) = query.finish();
/// assert_eq!(
///     format!("{sql}"),
///     "select id from records where unit_id = $1 and state = $2 order by id limit $3"
/// );
/// assert_eq!(values.len(), 3);
/// ```
#[derive(Debug)]
pub struct Query {
    text: String,
    values: Vec<Value>,
    filtered: bool,
}

impl Query {
    /// Starts with a text that has no `where` yet.
    pub fn new(start: &'static str) -> Self {
        Self {
            text: start.to_owned(),
            values: Vec::new(),
            filtered: false,
        }
    }

    /// Adds a condition; all of them must hold.
    pub fn filter(&mut self, condition: &'static str, values: Vec<Value>) -> &mut Self {
        self.text
            .push_str(if self.filtered { " and " } else { " where " });
        self.filtered = true;
        self.push(condition, values)
    }

    /// Adds a condition when there is a value for it.
    pub fn filter_some<V: Into<Value>>(
        &mut self,
        condition: &'static str,
        value: Option<V>,
    ) -> &mut Self {
        if let Some(value) = value {
            self.filter(condition, vec![value.into()]);
        }
        self
    }

    /// Adds `(column in ($n, …) or column in ($n, …))`; empty lists let nothing through.
    pub fn filter_in_any(
        &mut self,
        lists: impl IntoIterator<Item = (&'static str, Vec<Value>)>,
    ) -> &mut Self {
        let filled = lists.into_iter().filter(|(_, values)| !values.is_empty());
        let mut filled: Vec<_> = filled.collect();
        match (filled.pop(), filled.is_empty()) {
            (None, _) => self.filter("1 = 0", Vec::new()),
            (Some((column, values)), true) => self.filter_in(column, values),
            (Some((column, values)), false) => {
                self.filter("(", Vec::new());
                for (column, values) in filled {
                    self.push_in(column, values);
                    self.text.push_str(" or ");
                }
                self.push_in(column, values);
                self.text.push(')');
                self
            }
        }
    }

    /// Adds `column in ($n, …)`; an empty list lets nothing through.
    pub fn filter_in(&mut self, column: &'static str, values: Vec<Value>) -> &mut Self {
        if values.is_empty() {
            return self.filter("1 = 0", Vec::new());
        }
        self.filter("", Vec::new());
        self.push_in(column, values)
    }

    fn push_in(&mut self, column: &'static str, values: Vec<Value>) -> &mut Self {
        self.text.push_str(column);
        self.text.push_str(" in (");
        for (n, value) in values.into_iter().enumerate() {
            self.push(if n == 0 { "?" } else { ", ?" }, vec![value]);
        }
        self.text.push(')');
        self
    }

    /// Begins another part that has no `where` yet, such as one of a union.
    pub fn part(&mut self, start: &'static str) -> &mut Self {
        self.filtered = false;
        self.push(start, Vec::new())
    }

    /// Adds any other fragment.
    pub fn push(&mut self, fragment: &'static str, values: Vec<Value>) -> &mut Self {
        let mut values = values.into_iter();
        for part in fragment.split_inclusive('?') {
            match (part.strip_suffix('?'), values.next()) {
                (Some(before), Some(value)) => {
                    self.values.push(value);
                    self.text.push_str(before);
                    // Writing into a String cannot fail.
                    let _ = write!(self.text, "${}", self.values.len());
                }
                _ => self.text.push_str(part),
            }
        }
        self
    }

    /// Ends the statement.
    pub fn finish(self) -> (Sql, Vec<Value>) {
        (Sql(Text::Built(self.text)), self.values)
    }
}

impl std::fmt::Display for Sql {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}
