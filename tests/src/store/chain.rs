//! Events, the sequencer and its followers: nobody ever misses an event.

use std::collections::BTreeMap;

use gongkai_model::event::{Event, Matter, chain_hash, leaf_hash};
use gongkai_model::id::{Id, RecordId};
use gongkai_store::{Store, binds, events, followers, log_leaves, sequencer};

use super::{TestResult, at, both_stores, on_postgres};

pub(crate) fn event(
    id: i64,
    kind: &str,
    record: RecordId,
) -> Result<Event, Box<dyn std::error::Error>> {
    Ok(Event {
        id: Id::new(id),
        kind: kind.parse()?,
        matter: Matter::Record(record.get()),
        actor: Some(Id::new(1)),
        unit: Some(Id::new(2)),
        at: at(id),
        details: BTreeMap::from([("version".parse()?, "1".parse()?)]),
        commitment: Some("ab".repeat(32)),
    })
}

async fn append(store: &Store, events: &[Event]) -> TestResult {
    let mut tx = store.begin().await?;
    for event in events {
        events::append(&mut tx, event).await?;
    }
    tx.commit().await?;
    Ok(())
}

both_stores!(
    the_chain_has_no_gaps_and_every_link_holds,
    async |store: Store| {
        let kinds = ["record.drafted", "record.published", "record.withdrawn"];
        for (id, kind) in (1..=1203).zip(kinds.iter().cycle()) {
            append(&store, &[event(id, kind, Id::new(id))?]).await?;
            if id % 401 == 0 {
                sequencer::run_once(&store).await?;
            }
        }
        assert_eq!(
            sequencer::run_once(&store).await?,
            0,
            "everything has its place"
        );
        let mut reader = store.reader().await?;
        let chain = events::after(&mut reader, 0, 5000).await?;
        assert_eq!(chain.len(), 1203);
        let mut prev: Option<String> = None;
        for (link, position) in chain.iter().zip(1..) {
            assert_eq!((link.position, &link.prev_hash), (position, &prev));
            assert_eq!(
                link.hash,
                chain_hash(&link.event, position, prev.as_deref())
            );
            prev = Some(link.hash.clone());
        }
        let leaves = log_leaves::after(&mut reader, 0, 5000).await?;
        assert_eq!(leaves.len(), 802, "drafting is not public");
        for (leaf, number) in leaves.iter().zip(1..) {
            assert_eq!(leaf.number, number);
            assert_eq!(leaf.leaf_hash, leaf_hash(&leaf.body));
            assert!(
                leaf.body
                    .contains(&format!("event={}\n", leaf.event_position))
            );
        }
        Ok(())
    }
);

both_stores!(
    an_event_reads_back_as_it_was_written,
    async |store: Store| {
        let written = event(7, "record.published", Id::new(3))?;
        append(&store, std::slice::from_ref(&written)).await?;
        let mut reader = store.reader().await?;
        assert_eq!(
            events::of_matter(&mut reader, Matter::Record(3)).await?,
            std::slice::from_ref(&written)
        );
        assert!(
            followers::next(&mut reader, "index", 10).await?.is_empty(),
            "not sequenced yet"
        );
        assert_eq!(events::count_waiting(&mut reader).await?, 1);
        drop(reader);
        sequencer::run_once(&store).await?;
        let mut reader = store.reader().await?;
        assert_eq!(
            followers::next(&mut reader, "index", 10).await?[0].event,
            written
        );
        assert_eq!(events::before(&mut reader, None, 10).await?.len(), 1);
        Ok(())
    }
);

both_stores!(
    a_follower_goes_on_where_it_was_and_never_back,
    async |store: Store| {
        for id in 1..=5 {
            append(&store, &[event(id, "record.published", Id::new(id))?]).await?;
        }
        sequencer::run_once(&store).await?;
        let mut tx = store.begin().await?;
        assert_eq!(followers::next(&mut tx, "index", 2).await?.len(), 2);
        followers::ack(&mut tx, "index", 2).await?;
        followers::ack(&mut tx, "index", 1).await?;
        let rest = followers::next(&mut tx, "index", 10).await?;
        assert_eq!(
            rest.iter().map(|one| one.position).collect::<Vec<_>>(),
            [3, 4, 5]
        );
        assert_eq!(
            followers::next(&mut tx, "mail", 10).await?.len(),
            5,
            "each for itself"
        );
        followers::reset(&mut tx, "index").await?;
        assert_eq!(followers::next(&mut tx, "index", 10).await?.len(), 5);
        Ok(())
    }
);

/// Reads what a follower has not seen, acknowledges it, and returns the identifiers.
async fn follow(store: &Store) -> Result<Vec<i64>, Box<dyn std::error::Error>> {
    let mut tx = store.begin().await?;
    let new = followers::next(&mut tx, "index", 100).await?;
    if let Some(last) = new.last() {
        followers::ack(&mut tx, "index", last.position).await?;
    }
    tx.commit().await?;
    Ok(new.into_iter().map(|one| one.event.id.get()).collect())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_earlier_event_that_commits_later_is_not_missed() -> TestResult {
    on_postgres(async |store| {
        let mut slow = store.begin().await?;
        events::append(&mut slow, &event(1, "record.published", Id::new(1))?).await?;
        let mut quick = store.begin().await?;
        events::append(&mut quick, &event(2, "record.published", Id::new(2))?).await?;
        quick.commit().await?;
        sequencer::run_once(&store).await?;
        assert_eq!(follow(&store).await?, [2]);
        // A third one begins before the first commits and ends after it.
        let mut third = store.begin().await?;
        events::append(&mut third, &event(3, "record.withdrawn", Id::new(2))?).await?;
        slow.commit().await?;
        sequencer::run_once(&store).await?;
        assert_eq!(
            follow(&store).await?,
            [1],
            "an earlier identifier at a later place"
        );
        third.commit().await?;
        sequencer::run_once(&store).await?;
        assert_eq!(follow(&store).await?, [3]);
        assert!(follow(&store).await?.is_empty());
        Ok(())
    })
    .await
}

both_stores!(
    an_event_that_comes_in_late_gets_the_next_place,
    async |store: Store| {
        append(&store, &[event(20, "record.published", Id::new(1))?]).await?;
        sequencer::run_once(&store).await?;
        assert_eq!(follow(&store).await?, [20]);
        // The clock of another node is behind: its identifier is smaller.
        append(&store, &[event(10, "record.published", Id::new(2))?]).await?;
        sequencer::run_once(&store).await?;
        assert_eq!(follow(&store).await?, [10]);
        Ok(())
    }
);

both_stores!(
    sequencers_beside_each_other_give_each_place_once,
    async |store: Store| {
        let mut work = Vec::new();
        for writer in 0..4_i64 {
            let store = store.clone();
            work.push(tokio::spawn(async move {
                for n in 0..40 {
                    let id = n * 10 + writer + 1;
                    let event =
                        event(id, "record.published", Id::new(id)).map_err(|e| e.to_string())?;
                    let mut tx = store.begin().await.map_err(|e| e.to_string())?;
                    events::append(&mut tx, &event)
                        .await
                        .map_err(|e| e.to_string())?;
                    tx.commit().await.map_err(|e| e.to_string())?;
                    if n % 5 == 0 {
                        sequencer::run_once(&store)
                            .await
                            .map_err(|e| e.to_string())?;
                    }
                }
                Ok::<_, String>(())
            }));
        }
        for one in work {
            one.await??;
        }
        sequencer::run_once(&store).await?;
        let mut reader = store.reader().await?;
        let positions: Vec<i64> = events::after(&mut reader, 0, 1000)
            .await?
            .iter()
            .map(|one| one.position)
            .collect();
        assert_eq!(positions, (1..=160).collect::<Vec<_>>());
        assert_eq!(log_leaves::count(&mut reader).await?, 160);
        Ok(())
    }
);

both_stores!(an_identifier_is_used_once, async |store: Store| {
    append(&store, &[event(1, "record.published", Id::new(1))?]).await?;
    let mut tx = store.begin().await?;
    let again = events::append(&mut tx, &event(1, "record.published", Id::new(2))?).await;
    assert!(matches!(again, Err(error) if error.is_unique("events.id")));
    drop(tx);
    let mut tx = store.begin().await?;
    assert_eq!(
        tx.execute("delete from events where id = $1", binds![1])
            .await?,
        1
    );
    Ok(())
});
