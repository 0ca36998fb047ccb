//! Leases and the outbox: one worker a job, and none forgotten.

use std::collections::HashSet;

use gongkai_model::id::Id;
use gongkai_store::{Store, leases, outbox};
use serde_json::json;

use super::{at, both_stores};

/// What the jobs of these stories do.
const TASK: &str = "send_mail";

both_stores!(a_lease_is_held_until_it_runs_out, async |store: Store| {
    let mut tx = store.begin().await?;
    assert!(leases::take(&mut tx, "jobs", "node-1", at(60), at(0)).await?);
    assert!(!leases::take(&mut tx, "jobs", "node-2", at(90), at(30)).await?);
    assert!(
        leases::take(&mut tx, "jobs", "node-1", at(90), at(30)).await?,
        "renewed"
    );
    assert!(!leases::take(&mut tx, "jobs", "node-2", at(120), at(61)).await?);
    assert!(
        leases::take(&mut tx, "jobs", "node-2", at(150), at(90)).await?,
        "run out"
    );
    leases::release(&mut tx, "jobs", "node-1").await?;
    assert!(!leases::take(&mut tx, "jobs", "node-1", at(200), at(100)).await?);
    leases::release(&mut tx, "jobs", "node-2").await?;
    assert!(leases::take(&mut tx, "jobs", "node-1", at(200), at(100)).await?);
    Ok(())
});

both_stores!(a_job_is_due_leased_failed_and_done, async |store: Store| {
    let mut tx = store.begin().await?;
    let id = Id::new(1);
    outbox::enqueue(&mut tx, id, TASK, &json!({"to": "x"}), at(10)).await?;
    assert!(
        outbox::lease_due(&mut tx, TASK, at(9), at(20), 5)
            .await?
            .is_empty(),
        "not due"
    );
    let leased = outbox::lease_due(&mut tx, TASK, at(10), at(20), 5).await?;
    assert_eq!(
        (leased[0].task.as_str(), leased[0].attempts),
        ("send_mail", 1)
    );
    assert_eq!(leased[0].payload, json!({"to": "x"}));
    assert!(
        outbox::lease_due(&mut tx, TASK, at(15), at(25), 5)
            .await?
            .is_empty(),
        "leased"
    );
    assert_eq!(
        outbox::lease_due(&mut tx, TASK, at(20), at(30), 5).await?[0].attempts,
        2,
        "worker died"
    );
    outbox::failed(&mut tx, id, "no mail server", at(100)).await?;
    assert!(
        outbox::lease_due(&mut tx, TASK, at(40), at(50), 5)
            .await?
            .is_empty()
    );
    assert_eq!(
        outbox::lease_due(&mut tx, TASK, at(100), at(110), 5)
            .await?
            .len(),
        1
    );
    assert_eq!(outbox::count_open(&mut tx).await?, 1);
    outbox::done(&mut tx, id, at(101)).await?;
    assert_eq!(outbox::count_open(&mut tx).await?, 0);
    assert_eq!(outbox::sweep(&mut tx, at(200)).await?, 1);
    Ok(())
});

both_stores!(
    workers_beside_each_other_take_different_jobs,
    async |store: Store| {
        let mut tx = store.begin().await?;
        for id in 1..=200 {
            outbox::enqueue(&mut tx, Id::new(id), TASK, &json!({}), at(0)).await?;
        }
        tx.commit().await?;
        let mut workers = Vec::new();
        for _ in 0..4 {
            let store = store.clone();
            workers.push(tokio::spawn(async move {
                let mut mine = Vec::new();
                loop {
                    let mut tx = store.begin().await?;
                    let leased = outbox::lease_due(&mut tx, TASK, at(1), at(60), 7).await?;
                    tx.commit().await?;
                    if leased.is_empty() {
                        return Ok::<_, gongkai_store::StoreError>(mine);
                    }
                    mine.extend(leased.into_iter().map(|job| job.id.get()));
                }
            }));
        }
        let mut all = Vec::new();
        for worker in workers {
            all.extend(worker.await??);
        }
        assert_eq!(all.len(), 200, "no doubles");
        assert_eq!(
            all.into_iter().collect::<HashSet<_>>().len(),
            200,
            "none forgotten"
        );
        Ok(())
    }
);
