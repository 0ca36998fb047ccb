//! How many lines a list has: in all, and by year, kind, unit, topic and genre.

use gongkai_model::id::{Id, UnitId};

use super::list::{Filter, apply};
use crate::binds;
use crate::conn::Conn;
use crate::decode::Place;
use crate::error::Result;
use crate::sql::Query;

/// How many publications there are of each year, kind and unit, most recent or most frequent first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facets {
    /// By year of publication.
    pub years: Vec<(i16, i64)>,
    /// By kind.
    pub kinds: Vec<(String, i64)>,
    /// By unit.
    pub units: Vec<(UnitId, i64)>,
}

/// How many publications there are of each topic and genre.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Subjects {
    /// By 主题分类.
    pub topics: Vec<(String, i64)>,
    /// By 体裁.
    pub genres: Vec<(String, i64)>,
}

/// Counts the lines of a list.
///
/// # Errors
/// Whatever the database refuses.
pub async fn count(conn: &mut Conn, filter: &Filter) -> Result<i64> {
    let mut query = Query::new("select count(*) from publications");
    apply(&mut query, filter);
    let (sql, values) = query.finish();
    let (count,): (i64,) = conn.one(sql, values).await?;
    Ok(count)
}

/// Counts the lines of a list by year, kind and unit.
///
/// # Errors
/// [`crate::StoreError::Corrupt`] when a date cannot be read.
pub async fn facets(conn: &mut Conn, filter: &Filter) -> Result<Facets> {
    let mut years = Query::new("select substr(published_on, 1, 4), count(*) from publications");
    apply(&mut years, filter);
    years.push(" group by 1 order by 1 desc", binds![]);
    let mut kinds = Query::new("select kind, count(*) from publications");
    apply(&mut kinds, filter);
    kinds.push(" group by kind order by 2 desc, 1", binds![]);
    let mut units = Query::new("select unit_id, count(*) from publications");
    apply(&mut units, filter);
    units.push(" group by unit_id order by 2 desc, 1", binds![]);
    let ((years, year_values), (kinds, kind_values), (units, unit_values)) =
        (years.finish(), kinds.finish(), units.finish());
    let years: Vec<(String, i64)> = conn.all(years, year_values).await?;
    let kinds = conn.all(kinds, kind_values).await?;
    let units: Vec<(i64, i64)> = conn.all(units, unit_values).await?;
    let place = Place::new("publications", &"published_on");
    Ok(Facets {
        years: years
            .into_iter()
            .map(|(year, count)| Ok((place.parsed(&year)?, count)))
            .collect::<Result<_>>()?,
        kinds,
        units: units
            .into_iter()
            .map(|(unit, count)| (Id::new(unit), count))
            .collect(),
    })
}

/// Counts the lines of a list by topic and by genre (主题分类、体裁), most frequent first.
///
/// # Errors
/// Whatever the database refuses.
pub async fn subjects(conn: &mut Conn, filter: &Filter) -> Result<Subjects> {
    let mut topics = Query::new("select topic, count(*) from publications");
    apply(&mut topics, filter);
    topics.filter("topic is not null", binds![]);
    topics.push(" group by topic order by 2 desc, 1 limit 40", binds![]);
    let mut genres = Query::new("select genre, count(*) from publications");
    apply(&mut genres, filter);
    genres.filter("genre is not null", binds![]);
    genres.push(" group by genre order by 2 desc, 1 limit 40", binds![]);
    let ((topics, topic_values), (genres, genre_values)) = (topics.finish(), genres.finish());
    let topics = conn.all(topics, topic_values).await?;
    Ok(Subjects {
        topics,
        genres: conn.all(genres, genre_values).await?,
    })
}

/// Counts public records by kind, for the navigation of a column.
///
/// # Errors
/// Whatever the database refuses.
pub async fn count_by_kind(conn: &mut Conn, filter: &Filter) -> Result<Vec<(String, i64)>> {
    let mut query = Query::new("select kind, count(*) from publications");
    apply(&mut query, filter);
    query.push(" group by kind", binds![]);
    let (sql, values) = query.finish();
    conn.all(sql, values).await
}
