//! Do the ties of public records say what the records say, and does every public nil return stand on signatures?

use std::collections::BTreeSet;

use gongkai_model::id::{CatalogueItemId, Id, NilReturnId, RecordId};
use gongkai_model::record::Language;
use jiff::Timestamp;
use sqlx::FromRow;

use super::{Findings, PAGE, Severity};
use crate::binds;
use crate::conn::Conn;
use crate::error::Result;
use crate::sql::Query;

pub(super) async fn check(conn: &mut Conn, findings: &mut Findings) -> Result<()> {
    check_said(conn, findings).await?;
    check_tied(conn, findings).await?;
    check_nils(conn, findings).await?;
    check_events(conn, findings).await
}

/// Every item that a public record says it fulfils exists and is tied to it, and to its unit.
async fn check_said(conn: &mut Conn, findings: &mut Findings) -> Result<()> {
    let mut last = 0_i64;
    loop {
        let rows: Vec<(i64, i64, String)> = conn
            .all(
                "select record_id, unit_id, content from publications
                 where lang = $1 and status = 'public' and record_id > $2 and content like '%\"catalogue_items\"%'
                 order by record_id limit $3",
                binds![Language::Chinese.tag(), last, PAGE],
            )
            .await?;
        let Some(row) = rows.last() else {
            return Ok(());
        };
        last = row.0;
        for (record, unit, content) in &rows {
            let tied: Vec<(i64, i64)> = conn
                .all(
                    "select item_id, unit_id from publication_items where record_id = $1",
                    binds![*record],
                )
                .await?;
            let id: RecordId = Id::new(*record);
            let place = format!("publication_items/{id}");
            let said = said(content);
            let known: BTreeSet<i64> = tied.iter().map(|(item, _)| *item).collect();
            if said.iter().any(|item| !known.contains(item)) {
                findings.add(
                    Severity::Serious,
                    &place,
                    "公开的内容写明了目录事项，却没有对应关系",
                );
            }
            if known.iter().any(|item| !said.contains(item)) {
                findings.add(
                    Severity::Serious,
                    &place,
                    "对应的目录事项，公开的内容没有写明",
                );
            }
            if tied.iter().any(|(_, of)| of != unit) {
                findings.add(Severity::Serious, &place, "对应关系记在别的单位名下");
            }
        }
    }
}

fn said(content: &str) -> BTreeSet<i64> {
    let read: Option<serde_json::Value> = serde_json::from_str(content).ok();
    let items = read
        .as_ref()
        .and_then(|value| value.get("catalogue_items")?.as_array());
    let ids = items.into_iter().flatten().filter_map(|id| id.as_str());
    ids.filter_map(|id| Some(id.parse::<CatalogueItemId>().ok()?.get()))
        .collect()
}

/// No tie tells of a record that the public does not see.
async fn check_tied(conn: &mut Conn, findings: &mut Findings) -> Result<()> {
    let rows: Vec<(i64,)> = conn
        .all(
            "select t.record_id from publication_items t
             where not exists (select 1 from publications p
               where p.record_id = t.record_id and p.lang = $1 and p.status = 'public'
                 and p.content like '%\"catalogue_items\"%')",
            binds![Language::Chinese.tag()],
        )
        .await?;
    for (record,) in rows {
        let record: RecordId = Id::new(record);
        let place = format!("publication_items/{record}");
        findings.add(Severity::Critical, place, "没有公开的信息却有目录对应关系");
    }
    Ok(())
}

#[derive(FromRow)]
struct NilRow {
    nil_id: i64,
    state: Option<String>,
    signers: i64,
    announced: i64,
    year: i64,
    filled_at: Option<i64>,
}

/// A public nil return was signed by two people who did not declare it, and nothing contradicts it.
async fn check_nils(conn: &mut Conn, findings: &mut Findings) -> Result<()> {
    let rows: Vec<NilRow> = conn
        .all(
            "select p.nil_id, n.state,
               (select count(distinct s.person_id) from nil_signatures s
                  where s.nil_id = p.nil_id and s.person_id <> n.declared_by) as signers,
               (select count(*) from events e where e.matter_kind = 'nil_return' and e.matter_id = p.nil_id
                  and e.kind = 'nil_return.published') as announced,
               p.year,
               (select min(t.published_at) from publication_items t where t.item_id = p.item_id
                  and t.unit_id = p.unit_id and t.published_at > p.published_at) as filled_at
             from nil_publications p left join nil_returns n on n.id = p.nil_id
             where p.withdrawn_at is null",
            binds![],
        )
        .await?;
    for row in rows {
        let id: NilReturnId = Id::new(row.nil_id);
        let place = format!("nil_publications/{id}");
        let mut add = |severity, message: &str| findings.add(severity, &place, message);
        if row.state.as_deref() != Some("published") {
            add(Severity::Critical, "零报告没有审签，却已经公布");
        }
        if row.signers < 2 {
            add(Severity::Critical, "零报告没有两个人审签");
        }
        if row.announced == 0 {
            add(Severity::Critical, "零报告没有公布的留痕");
        }
        let filled_at = row
            .filled_at
            .and_then(|at| Timestamp::from_microsecond(at).ok());
        // China has kept one offset since 1992.
        let filled_in = filled_at.map(|at| jiff::tz::offset(8).to_datetime(at).year());
        if filled_in.is_some_and(|year| i64::from(year) == row.year) {
            add(Severity::Serious, "已经公开了此类信息，零报告没有撤回");
        }
    }
    Ok(())
}

/// Every item came in by an import that left an event.
async fn check_events(conn: &mut Conn, findings: &mut Findings) -> Result<()> {
    let mut query = Query::new(
        "select distinct v.import_id from catalogue_item_versions v
         where not exists (select 1 from events e where e.matter_kind = 'batch' and e.matter_id = v.import_id
           and e.kind = 'catalogue.imported')",
    );
    query.push(" order by v.import_id", binds![]);
    let (sql, values) = query.finish();
    let rows: Vec<(i64,)> = conn.all(sql, values).await?;
    for (import,) in rows {
        let place = format!("catalogue_item_versions/{import}");
        findings.add(Severity::Serious, place, "目录事项没有导入的留痕");
    }
    Ok(())
}
