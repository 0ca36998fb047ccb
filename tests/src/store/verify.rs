//! The checker: clean after honest work, and each damage is named.

use gongkai_model::id::{Id, RecordId};
use gongkai_model::record::{AttachmentRef, WithdrawalReason, state};
use gongkai_store::blobs::{BlobOptions, Blobs};
use gongkai_store::sql::Sql;
use gongkai_store::verify::{Severity, verify};
use gongkai_store::{Store, binds, events, index_counters, publications, records, sequencer};
use tempfile::TempDir;

use super::fixture::{Anything, publish, told};
use super::organisation::seed;
use super::{TestResult, at, both_stores};

/// Publishes three records with one file each, withdraws the third one, and sequences.
async fn town(store: &Store) -> Anything<(Blobs, TempDir)> {
    let folder = tempfile::tempdir()?;
    let blobs = Blobs::open(&BlobOptions::Folder(folder.path().to_owned()))?;
    seed(store).await?;
    for id in 1..=3 {
        let hash = blobs.put_public(format!("附件{id}")).await?;
        let file = AttachmentRef {
            id: Id::new(id),
            name: "附件.txt".to_owned(),
            media_type: "text/plain".to_owned(),
            size_bytes: 7,
            sha256: hash.to_string(),
        };
        publish(store, id, vec![file]).await?;
    }
    let record: RecordId = Id::new(3);
    let mut tx = store.begin().await?;
    let withdrawn =
        publications::withdraw(&mut tx, record, WithdrawalReason::Privacy, at(50)).await?;
    assert_eq!(withdrawn.files.len(), 1);
    let mut head = records::get(&mut tx, record)
        .await?
        .ok_or("no such record")?;
    head.state = state::WITHDRAWN.to_owned();
    records::update(&mut tx, &mut head).await?;
    events::append(&mut tx, &told(31, "record.withdrawn", record, None)?).await?;
    tx.commit().await?;
    sequencer::run_once(store).await?;
    Ok((blobs, folder))
}

/// Damages a store by one statement and looks for the complaint.
async fn complains(store: &Store, sql: &'static str, place: &str, message: &str) -> TestResult {
    let (blobs, _folder) = town(store).await?;
    let clean = verify(store, &blobs).await?;
    assert!(clean.is_empty(), "{clean:?}");
    let mut tx = store.begin().await?;
    assert!(
        tx.execute(Sql::from(sql), binds![]).await? > 0,
        "nothing was damaged"
    );
    tx.commit().await?;
    let found = verify(store, &blobs).await?;
    let is_named = found
        .iter()
        .any(|one| one.place.starts_with(place) && one.message.contains(message));
    assert!(is_named, "{found:#?}");
    assert!(
        found.is_sorted_by(|a, b| a.severity >= b.severity),
        "worst first"
    );
    Ok(())
}

macro_rules! complaint {
    ($name:ident, $sql:expr, $place:expr, $message:expr) => {
        both_stores!($name, async |store: Store| {
            super::complains(&store, $sql, $place, $message).await
        });
    };
}

complaint!(
    an_event_that_was_changed,
    "update events set actor_id = 4 where position = 2",
    "events/2",
    "校验值与内容不符"
);
complaint!(
    an_event_that_was_removed,
    "delete from events where position = 2",
    "events/3",
    "缺第 2 条"
);
complaint!(
    an_event_that_cannot_be_read,
    "update events set kind = '张 三' where position = 1",
    "events/",
    "codes"
);
complaint!(
    a_leaf_that_was_changed,
    "update log_leaves set body = 'x' where number = 1",
    "events/1",
    "与留痕内容不同"
);
complaint!(
    a_leaf_that_was_removed,
    "delete from log_leaves where number = 4",
    "events/4",
    "公开存证里没有这一条"
);
complaint!(
    a_leaf_without_an_event,
    "insert into log_leaves (number, event_position, body, leaf_hash) values (5, 5, 'x', 'x')",
    "log_leaves",
    "有 5 条"
);
complaint!(
    a_content_that_was_changed,
    "update publications set content = '{\"title\":\"x\"}' where record_id = 1",
    "publications/0000000000001/zh-CN/1",
    "内容与发布时的存证不符"
);
complaint!(
    a_clearance_that_is_none,
    "update publications set clearance = '{}' where record_id = 1",
    "publications/0000000000001",
    "没有审核凭据"
);
complaint!(
    a_publication_without_an_event,
    "update publications set record_id = 3, version = 2, status = 'superseded',
        withdrawn_reason = null where record_id = 1",
    "publications/0000000000003/zh-CN/2",
    "发布的留痕没有为这份内容作证"
);
complaint!(
    a_withdrawal_that_left_content,
    "update publications set title = '某某' where record_id = 3",
    "publications/0000000000003",
    "还留有内容"
);
complaint!(
    a_withdrawn_record_made_public_by_hand,
    "update publications set status = 'public', withdrawn_reason = null where record_id = 3",
    "records/0000000000003",
    "处在“withdrawn”环节，却是公开的"
);
complaint!(
    a_status_nobody_knows,
    "update publications set status = 'shown' where record_id = 2",
    "publications/0000000000002",
    "状态与撤回原因不符"
);
complaint!(
    a_record_without_its_version,
    "delete from record_versions where record_id = 2",
    "records/0000000000002",
    "缺第 1 稿"
);
complaint!(
    a_published_record_that_is_not_public,
    "delete from publications where record_id = 2",
    "records/0000000000002",
    "公开库里却没有"
);
complaint!(
    a_file_nobody_stored,
    "update publication_files set sha256 = 'aa11aa11aa11aa11aa11aa11aa11aa11aa11aa11aa11aa11aa11aa11aa11aa11'
     where record_id = 1",
    "blobs/aa11",
    "文件丢失"
);
complaint!(
    a_follower_ahead_of_the_chain,
    "insert into followers (name, position) values ('index', 99)",
    "followers/index",
    "留痕只到 4"
);

both_stores!(
    a_number_that_slipped_past_its_counter,
    async |store: Store| {
        let (blobs, _folder) = town(&store).await?;
        let mut tx = store.begin().await?;
        let credit_code = "update units set credit_code = '91350100M000100Y43' where id = 2";
        tx.execute(credit_code, binds![]).await?;
        let number =
            "update records set index_number = '91350100M000100Y43/2024-00007' where id = 1";
        tx.execute(number, binds![]).await?;
        index_counters::raise(&mut tx, Id::new(2), 2024, 6).await?;
        tx.commit().await?;
        let found = verify(&store, &blobs).await?;
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].message, "计数在 6，却已用到 7");
        let mut tx = store.begin().await?;
        index_counters::raise(&mut tx, Id::new(2), 2024, 7).await?;
        tx.commit().await?;
        assert!(verify(&store, &blobs).await?.is_empty());
        Ok(())
    }
);

both_stores!(a_damaged_file_is_critical, async |store: Store| {
    let (blobs, folder) = town(&store).await?;
    let hash = gongkai_store::blobs::Sha256Hex::of("附件1".as_bytes());
    let name = hash.as_str();
    std::fs::write(
        folder.path().join("public").join(&name[..2]).join(name),
        "x",
    )?;
    let found = verify(&store, &blobs).await?;
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].severity, Severity::Critical);
    assert_eq!(
        found[0].to_string(),
        format!("critical blobs/{name}: 文件损坏")
    );
    Ok(())
});
