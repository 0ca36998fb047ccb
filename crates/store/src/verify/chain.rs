//! Is the chain of events whole, and does the public log say the same?

use std::collections::BTreeMap;

use gongkai_model::event::{Leaf, chain_hash, leaf_hash};

use super::{Findings, PAGE, Severity};
use crate::binds;
use crate::conn::Conn;
use crate::error::{Result, StoreError};
use crate::events::{self, Sequenced};
use crate::log_leaves::{self, StoredLeaf};

/// What the next event must link to.
#[derive(Default)]
struct Walk {
    position: i64,
    hash: Option<String>,
    leaf: i64,
}

pub(super) async fn check(conn: &mut Conn, findings: &mut Findings) -> Result<()> {
    let mut walk = Walk::default();
    loop {
        let page = match events::after(conn, walk.position, PAGE).await {
            Ok(page) => page,
            Err(StoreError::Corrupt { table, key, reason }) => {
                findings.add(Severity::Critical, format_args!("{table}/{key}"), reason);
                return Ok(());
            }
            Err(error) => return Err(error),
        };
        let Some(last) = page.last() else { break };
        let mut leaves = leaves(conn, walk.position, last.position).await?;
        for link in &page {
            check_link(&mut walk, link, findings);
            check_leaf(&mut walk, link, leaves.remove(&link.position), findings);
        }
        for leaf in leaves.values() {
            let place = format_args!("log_leaves/{}", leaf.number);
            findings.add(
                Severity::Critical,
                place,
                "公开存证里有一条，却没有对应的留痕",
            );
        }
    }
    check_ends(conn, &walk, findings).await
}

fn check_link(walk: &mut Walk, link: &Sequenced, findings: &mut Findings) {
    let place = format!("events/{}", link.position);
    if link.position != walk.position + 1 {
        findings.add(
            Severity::Critical,
            &place,
            format_args!("缺第 {} 条", walk.position + 1),
        );
    } else if link.prev_hash != walk.hash {
        findings.add(Severity::Critical, &place, "与前一条衔接不上");
    }
    if chain_hash(&link.event, link.position, link.prev_hash.as_deref()) != link.hash {
        findings.add(Severity::Critical, &place, "校验值与内容不符");
    }
    walk.position = link.position;
    walk.hash = Some(link.hash.clone());
}

fn check_leaf(
    walk: &mut Walk,
    link: &Sequenced,
    stored: Option<StoredLeaf>,
    findings: &mut Findings,
) {
    let expected = Leaf::of(&link.event, walk.leaf + 1, link.position);
    let place = format!("events/{}", link.position);
    match (expected, stored) {
        (None, None) => {}
        (Some(_), None) => {
            findings.add(Severity::Critical, &place, "公开存证里没有这一条");
        }
        (None, Some(leaf)) => {
            let message = format_args!("公开存证第 {} 条不是公开事项", leaf.number);
            findings.add(Severity::Critical, &place, message);
        }
        (Some(expected), Some(leaf)) => {
            if leaf.body != expected.body || leaf.leaf_hash != leaf_hash(&expected.body) {
                let message = format_args!("公开存证第 {} 条与留痕内容不同", leaf.number);
                findings.add(Severity::Critical, &place, message);
            }
            walk.leaf += 1;
        }
    }
}

async fn leaves(conn: &mut Conn, after: i64, until: i64) -> Result<BTreeMap<i64, StoredLeaf>> {
    let leaves = log_leaves::of_events(conn, after, until).await?;
    Ok(leaves
        .into_iter()
        .map(|leaf| (leaf.event_position, leaf))
        .collect())
}

/// Nobody is ahead of the chain.
async fn check_ends(conn: &mut Conn, walk: &Walk, findings: &mut Findings) -> Result<()> {
    let count = log_leaves::count(conn).await?;
    if count > walk.leaf {
        let message = format_args!("公开存证有 {count} 条，按留痕应有 {} 条", walk.leaf);
        findings.add(Severity::Critical, "log_leaves", message);
    }
    let ahead: Vec<(String, i64)> = conn
        .all(
            "select name, position from followers where position > $1 order by name",
            binds![walk.position],
        )
        .await?;
    for (name, position) in ahead {
        let message = format_args!("进度在 {position}，留痕只到 {}", walk.position);
        findings.add(Severity::Serious, format_args!("followers/{name}"), message);
    }
    Ok(())
}
