//! Counts of public lists: equal to those of the database, and known to be old when they are.

use std::collections::HashMap;

use gongkai_model::kinds::Section;
use gongkai_model::record::WithdrawalReason;
use gongkai_store::Store;
use gongkai_store::publications::{self, Filter, Start, count, list, withdraw};

use super::fixture::publish;
use super::organisation::{DISTRICT, OFFICE, seed};
use super::{at, both_stores};

both_stores!(
    counts_of_all_lists_are_those_of_the_database,
    async |store: Store| {
        seed(&store).await?;
        for number in 1..=6 {
            publish(&store, number, vec![]).await?;
        }
        let mut reader = store.reader().await?;
        let counts = publications::counts(&mut reader).await?;
        let all = Filter::default();
        let lists = [
            all.clone(),
            Filter {
                section: Some(Section::News),
                ..all.clone()
            },
            Filter {
                units: vec![OFFICE],
                kinds: vec!["notice".into(), "unheard_of".into()],
                ..all.clone()
            },
            Filter {
                units: vec![DISTRICT],
                ..all.clone()
            },
            Filter {
                year: Some(2024),
                genre: Some("通知".into()),
                ..all.clone()
            },
            Filter {
                year: Some(2023),
                ..all.clone()
            },
            Filter {
                topic: Some("没有".into()),
                ..all.clone()
            },
        ];
        for filter in lists {
            let counted = count(&mut reader, &filter).await?;
            assert_eq!(counts.total(&filter), Some(counted), "{filter:?}");
            let lines = list(&mut reader, &filter, Start::Newest, 100).await?;
            assert_eq!(i64::try_from(lines.len())?, counted, "{filter:?}");
        }
        let words = Filter {
            words: vec!["第1件".into()],
            ..all.clone()
        };
        assert_eq!(counts.total(&words), None);
        assert_eq!(counts.by_kind(&all), HashMap::from([("notice".into(), 6)]));
        Ok(())
    }
);

both_stores!(several_kinds_are_one_list_in_order, async |store: Store| {
    seed(&store).await?;
    for number in 1..=5 {
        publish(&store, number, vec![]).await?;
    }
    let mut reader = store.reader().await?;
    let all = Filter::default();
    let kinds = Filter {
        kinds: vec!["unheard_of".into(), "notice".into()],
        ..all.clone()
    };
    for limit in [2, 3, 9] {
        let expected = list(&mut reader, &all, Start::Newest, limit).await?;
        assert_eq!(
            list(&mut reader, &kinds, Start::Newest, limit).await?,
            expected
        );
        let last = expected.last().ok_or("no lines")?;
        let after = Start::After(last.into());
        let expected = list(&mut reader, &all, after, limit).await?;
        assert_eq!(list(&mut reader, &kinds, after, limit).await?, expected);
    }
    Ok(())
});

both_stores!(
    the_public_revision_grows_with_what_the_public_sees_and_with_nothing_else,
    async |store: Store| {
        let revision = async || publications::revision(&mut *store.reader().await?).await;
        seed(&store).await?;
        assert_eq!(revision().await?, 0);
        let record = publish(&store, 1, vec![]).await?;
        let published = revision().await?;
        assert!(published > 0);

        let mut tx = store.begin().await?;
        drop(withdraw(&mut tx, record, WithdrawalReason::ALL[0], at(9)).await?);
        tx.rollback().await?;
        assert_eq!(revision().await?, published);

        let mut tx = store.begin().await?;
        drop(withdraw(&mut tx, record, WithdrawalReason::ALL[0], at(9)).await?);
        tx.commit().await?;
        assert_eq!(revision().await?, published + 1);
        let counts = publications::counts(&mut *store.reader().await?).await?;
        assert_eq!(counts.total(&Filter::default()), Some(0));
        Ok(())
    }
);
