//! Does each record have what its row promises, and did no index number slip past its counter?

use std::collections::HashMap;

use gongkai_model::id::{Id, RecordId, UnitId};
use gongkai_model::record::state;
use gongkai_rules::numbers::IndexNumber;
use sqlx::FromRow;

use super::{Findings, PAGE, Severity};
use crate::binds;
use crate::conn::Conn;
use crate::error::Result;

#[derive(FromRow)]
struct RecordRow {
    id: i64,
    state: String,
    version: i64,
    index_number: Option<String>,
    versions: i64,
    public: i64,
    batch_id: Option<i64>,
    batches: i64,
}

/// Lets the database check itself first: the rest relies on it.
pub(super) async fn check_database(conn: &mut Conn, findings: &mut Findings) -> Result<()> {
    for sql in conn.dialect().self_checks() {
        let complaints: Vec<(String,)> = conn.all(*sql, binds![]).await?;
        for (complaint,) in complaints {
            findings.add(Severity::Critical, "database", complaint);
        }
    }
    let strays: Vec<(i64,)> = conn
        .all(
            "select e.id from events e left join records r on r.id = e.matter_id
             where e.matter_kind = 'record' and r.id is null order by e.id limit 100",
            binds![],
        )
        .await?;
    for (id,) in strays {
        findings.add(
            Severity::Serious,
            format_args!("events/id {id}"),
            "所属的文稿不存在",
        );
    }
    Ok(())
}

pub(super) async fn check(conn: &mut Conn, findings: &mut Findings) -> Result<()> {
    let mut last = i64::MIN;
    let mut used: HashMap<(String, i16), u32> = HashMap::new();
    loop {
        let page: Vec<RecordRow> = conn
            .all(
                "select r.id, r.state, r.version, r.index_number, r.batch_id,
                    (select count(*) from record_versions v
                     where v.record_id = r.id and v.version = r.version) as versions,
                    (select count(*) from publications p
                     where p.record_id = r.id and p.status = 'public') as public,
                    (select count(*) from batches b where b.id = r.batch_id) as batches
                 from records r where r.id > $1 order by r.id limit $2",
                binds![last, PAGE],
            )
            .await?;
        let Some(row) = page.last() else { break };
        last = row.id;
        for row in &page {
            check_row(row, findings);
            note_number(row, &mut used);
        }
    }
    check_counters(conn, &used, findings).await
}

fn check_row(row: &RecordRow, findings: &mut Findings) {
    let record: RecordId = Id::new(row.id);
    let place = format!("records/{record}");
    if row.versions == 0 {
        let message = format_args!("缺第 {} 稿", row.version);
        findings.add(Severity::Serious, &place, message);
    }
    if row.batch_id.is_some() && row.batches == 0 {
        findings.add(Severity::Serious, &place, "所属的批次不存在");
    }
    let is_public = row.public > 0;
    if row.state == state::PUBLISHED && !is_public {
        findings.add(Severity::Serious, &place, "标为已发布，公开库里却没有");
    }
    let never_public = [
        state::DRAFT,
        state::HELD,
        state::WITHDRAWN,
        state::ERASING,
        state::ERASED,
    ];
    if never_public.contains(&row.state.as_str()) && is_public {
        let message = format_args!("处在“{}”环节，却是公开的", row.state);
        findings.add(Severity::Critical, &place, message);
    }
}

fn note_number(row: &RecordRow, used: &mut HashMap<(String, i16), u32>) {
    let number = row
        .index_number
        .as_deref()
        .and_then(|text| text.parse::<IndexNumber>().ok());
    if let Some((organ, year, seq)) = number.as_ref().and_then(IndexNumber::parts) {
        let highest = used.entry((organ.to_string(), year)).or_default();
        *highest = seq.max(*highest);
    }
}

async fn check_counters(
    conn: &mut Conn,
    used: &HashMap<(String, i16), u32>,
    findings: &mut Findings,
) -> Result<()> {
    for ((organ, year), highest) in used {
        let counters: Vec<(i64, i64)> = conn
            .all(
                "select u.id, coalesce(c.last, 0) from units u
                 left join index_counters c on c.unit_id = u.id and c.year = $2
                 where u.credit_code = $1",
                binds![organ, *year],
            )
            .await?;
        // Two units under one code share its numbers; then no single counter is wrong.
        if let [(unit, last)] = counters.as_slice()
            && *last < i64::from(*highest)
        {
            let unit: UnitId = Id::new(*unit);
            let place = format!("index_counters/{unit}/{year}");
            let message = format_args!("计数在 {last}，却已用到 {highest}");
            findings.add(Severity::Serious, place, message);
        }
    }
    Ok(())
}
