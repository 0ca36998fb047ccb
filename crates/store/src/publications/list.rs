//! Lists of the public side: filtered, newest first, page after page.

use gongkai_model::id::{CatalogueItemId, Id, RecordId, UnitId};
use gongkai_model::kinds::Section;
use gongkai_model::record::{Content, Language};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::Deserialize;
use sqlx::FromRow;

use crate::binds;
use crate::conn::Conn;
use crate::decode::Place;
use crate::error::Result;
use crate::sql::Query;
use crate::value::Value;

/// What a list shows. Whatever is empty or `None` is not asked.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// In which language.
    pub language: Language,
    /// Where they stand.
    pub section: Option<Section>,
    /// Whose they are.
    pub units: Vec<UnitId>,
    /// Their kinds.
    pub kinds: Vec<String>,
    /// The year in which they became public.
    pub year: Option<i16>,
    /// 主题分类
    pub topic: Option<String>,
    /// 体裁
    pub genre: Option<String>,
    /// Words that each stand in the title or in the document number.
    pub words: Vec<String>,
    /// Enumeration fields of the kind with the code that they must hold.
    pub choices: Vec<(String, String)>,
}

/// A line of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Identifies it.
    pub record: RecordId,
    /// Its kind.
    pub kind: String,
    /// Where it stands.
    pub section: Section,
    /// Whose it is.
    pub unit: UnitId,
    /// 标题
    pub title: String,
    /// 发文字号
    pub doc_number: Option<String>,
    /// 索引号
    pub index_number: String,
    /// 发文机关
    pub issuer: String,
    /// 成文日期
    pub written_on: Option<Date>,
    /// When it became public.
    pub published_at: Timestamp,
    /// 发布日期
    pub published_on: Date,
    /// Whether an earlier platform published it (原平台发布), and nobody reviewed it here.
    pub is_migrated: bool,
}

/// Where a page ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cursor {
    /// When the last line became public.
    pub published_at: Timestamp,
    /// The last line.
    pub record: RecordId,
}

impl From<&Listed> for Cursor {
    fn from(listed: &Listed) -> Self {
        Self {
            published_at: listed.published_at,
            record: listed.record,
        }
    }
}

/// Where a page begins.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Start {
    /// At the newest.
    #[default]
    Newest,
    /// After another page; as quick as the first one.
    After(Cursor),
}

#[derive(FromRow)]
struct ListedRow {
    record_id: i64,
    kind: String,
    section: String,
    unit_id: i64,
    title: String,
    doc_number: Option<String>,
    index_number: String,
    issuer: String,
    written_on: Option<String>,
    published_at: i64,
    published_on: String,
    clearance: String,
}

/// What a line tells of its clearance.
#[derive(Deserialize)]
struct ClearanceForm {
    form: String,
}

const COLUMNS: &str =
    "select record_id, kind, section, unit_id, title, doc_number, index_number, issuer,
    written_on, published_at, published_on, clearance from publications";

/// As [`COLUMNS`], from parts that are each read newest first.
const UNITED: &str =
    "select record_id, kind, section, unit_id, title, doc_number, index_number, issuer,
    written_on, published_at, published_on, clearance from (";

const NEWEST_FIRST: &str = " order by published_at desc, record_id desc limit ?";

impl ListedRow {
    fn read(self) -> Result<Listed> {
        let record: RecordId = Id::new(self.record_id);
        let place = Place::new("publications", &record);
        Ok(Listed {
            record,
            section: place.code(&self.section, Section::from_code)?,
            unit: Id::new(self.unit_id),
            written_on: place.date_if(self.written_on.as_deref())?,
            published_at: place.instant(self.published_at)?,
            published_on: place.date(&self.published_on)?,
            is_migrated: place.json::<ClearanceForm>(&self.clearance)?.form == "migrated",
            kind: self.kind,
            title: self.title,
            doc_number: self.doc_number,
            index_number: self.index_number,
            issuer: self.issuer,
        })
    }
}

/// Reads up to `limit` lines, newest publication first.
///
/// # Errors
/// [`crate::StoreError::Corrupt`] when a row cannot be read.
pub async fn list(
    conn: &mut Conn,
    filter: &Filter,
    start: Start,
    limit: i64,
) -> Result<Vec<Listed>> {
    let mut query = match filter.kinds.as_slice() {
        [] | [_] => {
            let mut query = Query::new(COLUMNS);
            apply(&mut query, filter);
            begin(&mut query, start);
            query
        }
        kinds => of_each(filter, kinds, start, limit),
    };
    query.push(NEWEST_FIRST, binds![limit]);
    read(conn, query).await
}

/// Reads the newest of each kind, to be merged: an index has one kind in order, several would be sorted whole.
fn of_each(filter: &Filter, kinds: &[String], start: Start, limit: i64) -> Query {
    let mut query = Query::new(UNITED);
    for (n, kind) in kinds.iter().enumerate() {
        // A part with an order of its own has to be a table of its own.
        if n > 0 {
            query.push(" union all ", binds![]);
        }
        query.push(UNITED, binds![]);
        query.part(COLUMNS);
        let one = Filter {
            kinds: vec![kind.clone()],
            ..filter.clone()
        };
        apply(&mut query, &one);
        begin(&mut query, start);
        query.push(NEWEST_FIRST, binds![limit]);
        query.push(") part", binds![]);
    }
    query.push(") united", binds![]);
    query
}

fn begin(query: &mut Query, start: Start) {
    if let Start::After(Cursor {
        published_at,
        record,
    }) = start
    {
        query.filter(
            "(published_at, record_id) < (?, ?)",
            binds![published_at, record],
        );
    }
}

/// Counts the lines of a list in the database; [`super::Counts`] answers at once where no words are asked.
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

/// Reads the lines of these records that are public, in no order, for the hits of a search.
///
/// # Errors
/// As [`list`].
pub async fn by_ids(conn: &mut Conn, language: Language, ids: &[RecordId]) -> Result<Vec<Listed>> {
    let mut query = Query::new(COLUMNS);
    apply(
        &mut query,
        &Filter {
            language,
            ..Filter::default()
        },
    );
    query.filter_in("record_id", ids.iter().copied().map(Value::from).collect());
    read(conn, query).await
}

/// Reads the records that are public under an item of a catalogue, newest first: of one unit, or of all.
///
/// # Errors
/// As [`list`].
pub async fn under_item(
    conn: &mut Conn,
    item: CatalogueItemId,
    unit: Option<UnitId>,
    limit: i64,
) -> Result<Vec<Listed>> {
    let mut query = Query::new(COLUMNS);
    apply(&mut query, &Filter::default());
    query.filter(
        "record_id in (select record_id from publication_items where item_id = ?",
        binds![item],
    );
    if let Some(unit) = unit {
        query.push(" and unit_id = ?", binds![unit]);
    }
    query.push(
        " order by published_at desc, record_id desc limit ?)",
        binds![limit],
    );
    query.push(" order by published_at desc, record_id desc", binds![]);
    read(conn, query).await
}

/// Reads what these records say, in no order, for lists that show fields of their kind.
///
/// # Errors
/// [`crate::StoreError::Corrupt`] when a row cannot be read.
pub async fn contents(
    conn: &mut Conn,
    language: Language,
    ids: &[RecordId],
) -> Result<Vec<(RecordId, Content)>> {
    let mut query = Query::new("select record_id, content from publications");
    apply(
        &mut query,
        &Filter {
            language,
            ..Filter::default()
        },
    );
    query.filter_in("record_id", ids.iter().copied().map(Value::from).collect());
    let (sql, values) = query.finish();
    let rows: Vec<(i64, String)> = conn.all(sql, values).await?;
    let read = |(id, content): (i64, String)| {
        Ok((Id::new(id), Place::new("publications", &id).json(&content)?))
    };
    rows.into_iter().map(read).collect()
}

pub(super) fn apply(query: &mut Query, filter: &Filter) {
    query.filter("status = 'public'", binds![]);
    query.filter("lang = ?", binds![filter.language.tag()]);
    query.filter_some("section = ?", filter.section.map(Section::code));
    if !filter.units.is_empty() {
        query.filter_in(
            "unit_id",
            filter.units.iter().copied().map(Value::from).collect(),
        );
    }
    if !filter.kinds.is_empty() {
        query.filter_in("kind", filter.kinds.iter().map(Value::from).collect());
    }
    if let Some(year) = filter.year {
        let days = binds![format!("{year:04}-01-01"), format!("{year:04}-12-31")];
        query.filter("published_on between ? and ?", days);
        // The same in instants, by which lists are ordered: an index leads to the year.
        if let Some((from, until)) = instants(year) {
            query.filter("published_at between ? and ?", binds![from, until]);
        }
    }
    query.filter_some("topic = ?", filter.topic.as_deref());
    query.filter_some("genre = ?", filter.genre.as_deref());
    for word in &filter.words {
        let pattern = format!("%{}%", escaped(&word.to_lowercase()));
        let condition = "(lower(title) like ? escape '!' or lower(doc_number) like ? escape '!')";
        query.filter(condition, binds![&pattern, &pattern]);
    }
    for (field, code) in &filter.choices {
        // Content is written by serde in one form, and quotes inside of texts are escaped there: this text
        // stands nowhere but at the field. Both stores compare it alike, which their JSON functions do not.
        let value = format!(r#""{field}":{{"type":"enum","value":"{code}"}}"#);
        query.filter(
            "content like ? escape '!'",
            binds![format!("%{}%", escaped(&value))],
        );
    }
}

/// The first and the last microsecond of a year in China; none at the end of time.
fn instants(year: i16) -> Option<(Timestamp, Timestamp)> {
    let begins = |year| {
        let day = Date::new(year, 1, 1).ok()?;
        let midnight = day.at(0, 0, 0, 0);
        jiff::tz::offset(8).to_timestamp(midnight).ok()
    };
    let last = Timestamp::from_microsecond(begins(year.checked_add(1)?)?.as_microsecond() - 1);
    Some((begins(year)?, last.ok()?))
}

/// Takes the meaning of wildcards from a text.
fn escaped(text: &str) -> String {
    text.replace('!', "!!")
        .replace('%', "!%")
        .replace('_', "!_")
}

async fn read(conn: &mut Conn, query: Query) -> Result<Vec<Listed>> {
    let (sql, values) = query.finish();
    let rows: Vec<ListedRow> = conn.all(sql, values).await?;
    rows.into_iter().map(ListedRow::read).collect()
}
