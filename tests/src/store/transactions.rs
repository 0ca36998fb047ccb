//! Transactions and readers: whole or not at all, one unchanging state, counted statements.

use gongkai_model::id::Id;
use gongkai_store::{Store, StoreError, binds, index_counters, settings};

use super::both_stores;
use super::organisation::seed;

both_stores!(
    a_dropped_transaction_leaves_nothing_behind,
    async |store: Store| {
        let mut tx = store.begin().await?;
        settings::set(&mut tx, "district", "云河区").await?;
        drop(tx);
        assert_eq!(
            settings::get(&mut *store.reader().await?, "district").await?,
            None
        );
        let mut tx = store.begin_bulk().await?;
        settings::set(&mut tx, "district", "云河区").await?;
        tx.commit().await?;
        let found = settings::get(&mut *store.reader().await?, "district").await?;
        assert_eq!(found.as_deref(), Some("云河区"));
        Ok(())
    }
);

both_stores!(a_reader_sees_one_state, async |store: Store| {
    let mut reader = store.reader().await?;
    assert_eq!(settings::get(&mut reader, "motto").await?, None);
    let mut tx = store.begin().await?;
    settings::set(&mut tx, "motto", "公开为常态").await?;
    tx.commit().await?;
    assert_eq!(settings::get(&mut reader, "motto").await?, None);
    assert!(
        settings::get(&mut *store.reader().await?, "motto")
            .await?
            .is_some()
    );
    Ok(())
});

both_stores!(statements_are_counted, async |store: Store| {
    let mut reader = store.reader().await?;
    let before = store.statements();
    for _ in 0..3 {
        settings::get(&mut reader, "motto").await?;
    }
    assert_eq!(reader.statements(), 3);
    assert_eq!(store.statements() - before, 3);
    Ok(())
});

both_stores!(violations_are_named_alike, async |store: Store| {
    seed(&store).await?;
    let mut tx = store.begin().await?;
    let again = tx
        .execute(
            "insert into units (id, code, name, short_name, level) values (9, 'yhq', 'x', 'x', 'bureau')",
            binds![],
        )
        .await;
    assert!(
        matches!(&again, Err(error) if error.is_unique("units.code")),
        "{again:?}"
    );
    drop(tx);
    let mut tx = store.begin().await?;
    let nowhere = index_counters::next(&mut tx, Id::new(404), 2024).await;
    let refused = match nowhere {
        // SQLite looks at the end of the statement, PostgreSQL as well: both refuse here.
        Err(StoreError::ForeignKey(_)) => true,
        _ => false,
    };
    assert!(refused);
    Ok(())
});

both_stores!(writers_wait_for_each_other, async |store: Store| {
    seed(&store).await?;
    let tasks = (0..8).map(|_| {
        let store = store.clone();
        tokio::spawn(async move {
            for _ in 0..10 {
                let mut tx = store.begin().await?;
                index_counters::next(&mut tx, Id::new(2), 2024).await?;
                tx.commit().await?;
            }
            Ok::<_, StoreError>(())
        })
    });
    for task in tasks.collect::<Vec<_>>() {
        task.await??;
    }
    let mut reader = store.reader().await?;
    assert_eq!(
        index_counters::last(&mut reader, Id::new(2), 2024).await?,
        80
    );
    Ok(())
});

both_stores!(
    a_counter_is_raised_but_never_lowered,
    async |store: Store| {
        seed(&store).await?;
        let mut tx = store.begin().await?;
        index_counters::raise(&mut tx, Id::new(2), 2023, 41).await?;
        index_counters::raise(&mut tx, Id::new(2), 2023, 7).await?;
        assert_eq!(index_counters::next(&mut tx, Id::new(2), 2023).await?, 42);
        assert_eq!(index_counters::next(&mut tx, Id::new(2), 2024).await?, 1);
        tx.commit().await?;
        Ok(())
    }
);
