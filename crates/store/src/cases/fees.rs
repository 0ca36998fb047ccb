//! 信息处理费 of cases: what was counted, what it came to, what became of it.

use gongkai_model::case::foi::{Charge, ChargeState};
use gongkai_model::id::{CaseId, Id, UnitId};
use gongkai_rules::foi::fee::Method;
use jiff::civil::Date;
use sqlx::FromRow;

use crate::binds;
use crate::conn::{Conn, Tx};
use crate::decode::Place;
use crate::error::{Result, StoreError};
use crate::sql::Query;
use crate::value::Value;

#[derive(FromRow)]
struct FeeRow {
    id: i64,
    method: String,
    counted_before: Option<i64>,
    items: Option<i64>,
    pages: Option<i64>,
    already_public: i64,
    yuan: i64,
    state: String,
    noticed_on: String,
    settled_on: Option<String>,
    refunded_yuan: Option<i64>,
}

/// Writes a fee down.
///
/// # Errors
/// [`StoreError::ForeignKey`] when the case does not exist.
pub async fn insert_fee(tx: &mut Tx, case: CaseId, charge: &Charge) -> Result<()> {
    let (method, before, items, pages, public) = match charge.method {
        Method::PerItem {
            count_in_month_before: before,
            items,
        } => (
            "per_item",
            Some(signed(before)),
            Some(signed(items)),
            None,
            false,
        ),
        Method::PerPage {
            pages,
            already_public,
        } => ("per_page", None, None, Some(signed(pages)), already_public),
    };
    tx.execute(
        "insert into case_fees (id, case_id, method, counted_before, items, pages, already_public, yuan, state,
                                noticed_on, settled_on, refunded_yuan)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        binds![
            charge.id,
            case,
            method,
            before,
            items,
            pages,
            public,
            signed(charge.yuan),
            charge.state.code(),
            charge.noticed_on,
            charge.settled_on,
            charge.refunded_yuan.map(signed),
        ],
    )
    .await?;
    Ok(())
}

/// Notes what became of a fee that still stands as it was read.
///
/// # Errors
/// [`StoreError::Conflict`] when it does not.
pub async fn settle_fee(tx: &mut Tx, was: &Charge, now: &Charge) -> Result<()> {
    let changed = tx
        .execute(
            "update case_fees set state = $3, settled_on = $4, refunded_yuan = $5 where id = $1 and state = $2",
            binds![
                was.id,
                was.state.code(),
                now.state.code(),
                now.settled_on,
                now.refunded_yuan.map(signed),
            ],
        )
        .await?;
    if changed == 0 {
        return Err(StoreError::Conflict {
            table: "cases",
            key: was.id.to_string(),
        });
    }
    Ok(())
}

/// The fees of a case, oldest first.
///
/// # Errors
/// [`StoreError::Corrupt`] when a row cannot be read.
pub async fn fees(conn: &mut Conn, case: CaseId) -> Result<Vec<Charge>> {
    let rows: Vec<FeeRow> = conn
        .all(
            "select id, method, counted_before, items, pages, already_public, yuan, state, noticed_on, settled_on,
                    refunded_yuan
             from case_fees where case_id = $1 order by id",
            binds![case],
        )
        .await?;
    rows.into_iter().map(read).collect()
}

/// The fees of which notice was given between two days, at these units.
///
/// # Errors
/// As [`fees`].
pub async fn fees_between(
    conn: &mut Conn,
    units: &[UnitId],
    from: Date,
    until: Date,
) -> Result<Vec<Charge>> {
    let mut query = Query::new(
        "select f.id, f.method, f.counted_before, f.items, f.pages, f.already_public, f.yuan, f.state, f.noticed_on,
                f.settled_on, f.refunded_yuan
         from case_fees f join cases c on c.id = f.case_id",
    );
    query.filter("f.noticed_on between ? and ?", binds![from, until]);
    query.filter_in(
        "c.unit_id",
        units.iter().copied().map(Value::from).collect(),
    );
    query.push(" order by f.id", binds![]);
    let (sql, values) = query.finish();
    let rows: Vec<FeeRow> = conn.all(sql, values).await?;
    rows.into_iter().map(read).collect()
}

fn read(row: FeeRow) -> Result<Charge> {
    let place = Place::new("case_fees", &row.id);
    let method = match row.method.as_str() {
        "per_item" => Method::PerItem {
            count_in_month_before: unsigned(row.counted_before.unwrap_or_default()),
            items: unsigned(row.items.unwrap_or_default()),
        },
        _ => Method::PerPage {
            pages: unsigned(row.pages.unwrap_or_default()),
            already_public: row.already_public != 0,
        },
    };
    Ok(Charge {
        method,
        yuan: unsigned(row.yuan),
        state: place.code(&row.state, ChargeState::from_code)?,
        noticed_on: place.parsed(&row.noticed_on)?,
        settled_on: place.date_if(row.settled_on.as_deref())?,
        refunded_yuan: row.refunded_yuan.map(unsigned),
        id: Id::new(row.id),
    })
}

fn signed(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

fn unsigned(number: i64) -> u64 {
    u64::try_from(number).unwrap_or_default()
}
