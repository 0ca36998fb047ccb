//! Records at the desk: revisions, lists, versions, reviews, files, ties.

use gongkai_model::id::{Id, RecordId};
use gongkai_model::record::{
    AttachmentRef, Gate, GateSignature, Language, Relation, ReviewEntry, ReviewOutcome, Source,
    Stage, state,
};
use gongkai_store::co_signs::{CoSign, CoSignAnswer};
use gongkai_store::import_runs::ImportRun;
use gongkai_store::negative_list::NegativeEntry;
use gongkai_store::records::{Cursor, Filter};
use gongkai_store::{
    Store, StoreError, attachments, batches, co_signs, import_runs, negative_list, records,
    relations, reviews, versions,
};

use super::fixture::{clearance, head, version};
use super::organisation::{DISTRICT, OFFICE, seed};
use super::{at, both_stores};

both_stores!(
    a_record_is_changed_by_whoever_read_it_last,
    async |store: Store| {
        seed(&store).await?;
        let mut tx = store.begin().await?;
        let mut mine = head(1, state::DRAFT);
        mine.publish_at = Some(at(99));
        records::insert(&mut tx, &mine).await?;
        let mut theirs = records::get(&mut tx, mine.id)
            .await?
            .ok_or("no such record")?;
        assert_eq!(theirs, mine);
        mine.title = "改过的标题".to_owned();
        records::update(&mut tx, &mut mine).await?;
        assert_eq!(mine.revision, 1);
        theirs.state = state::RETURNED.to_owned();
        let refused = records::update(&mut tx, &mut theirs).await;
        assert!(
            matches!(
                refused,
                Err(StoreError::Conflict {
                    table: "records",
                    ..
                })
            ),
            "{refused:?}"
        );
        assert_eq!(records::get(&mut tx, mine.id).await?, Some(mine));
        assert_eq!(records::get(&mut tx, Id::new(404)).await?, None);
        Ok(())
    }
);

both_stores!(a_source_key_is_imported_once, async |store: Store| {
    seed(&store).await?;
    let mut tx = store.begin().await?;
    let mut record = head(1, state::DRAFT);
    record.source = Source::Import {
        name: "旧网站".to_owned(),
        key: "17".to_owned(),
    };
    records::insert(&mut tx, &record).await?;
    let found = records::by_source(&mut tx, "旧网站", "17").await?;
    assert_eq!(found.as_ref(), Some(&record));
    assert_eq!(records::by_source(&mut tx, "旧网站", "18").await?, None);
    assert_eq!(
        records::by_doc_number(&mut tx, "云外〔2024〕1号").await?,
        std::slice::from_ref(&record)
    );
    record.id = Id::new(2);
    let again = records::insert(&mut tx, &record).await;
    let is_named = |error: &StoreError| error.is_unique("records.source, records.source_key");
    assert!(matches!(&again, Err(error) if is_named(error)), "{again:?}");
    Ok(())
});

both_stores!(
    lists_are_filtered_paged_and_counted,
    async |store: Store| {
        seed(&store).await?;
        let mut tx = store.begin().await?;
        for id in 1..=25 {
            let state = if id % 5 == 0 {
                state::CLEARED
            } else {
                state::DRAFT
            };
            records::insert(&mut tx, &head(id, state)).await?;
        }
        let units = Filter {
            units: Some(vec![OFFICE]),
            ..Filter::default()
        };
        let mut seen = Vec::new();
        let mut after = None;
        loop {
            let page = records::list(&mut tx, &units, after, 10).await?;
            let Some(last) = page.last() else { break };
            after = Some(Cursor::from(last));
            seen.extend(page.iter().map(|record| record.id.get()));
        }
        assert_eq!(seen, (1..=25).rev().collect::<Vec<_>>());
        let counts = records::count_by_state(&mut tx, &units).await?;
        assert_eq!(
            counts,
            [
                (state::CLEARED.to_owned(), 5),
                (state::DRAFT.to_owned(), 20)
            ]
        );
        let cases = [
            (
                Filter {
                    units: Some(vec![DISTRICT]),
                    ..Filter::default()
                },
                0,
            ),
            (
                Filter {
                    units: Some(vec![]),
                    ..Filter::default()
                },
                0,
            ),
            (
                Filter {
                    states: Some(vec![state::CLEARED.to_owned()]),
                    ..Filter::default()
                },
                5,
            ),
            (
                Filter {
                    urgent: Some(true),
                    ..Filter::default()
                },
                12,
            ),
            (
                Filter {
                    drafter: Some(Id::new(2)),
                    ..Filter::default()
                },
                0,
            ),
            (
                Filter {
                    kind: Some("notice".to_owned()),
                    ..Filter::default()
                },
                25,
            ),
            (
                Filter {
                    title: Some("第7件".to_owned()),
                    ..Filter::default()
                },
                1,
            ),
            (
                Filter {
                    title: Some("%".to_owned()),
                    ..Filter::default()
                },
                0,
            ),
        ];
        for (filter, expected) in cases {
            let found = records::list(&mut tx, &filter, None, 100).await?.len();
            assert_eq!(found, expected, "{filter:?}");
        }
        Ok(())
    }
);

both_stores!(
    scheduled_records_come_up_at_their_time,
    async |store: Store| {
        seed(&store).await?;
        let mut tx = store.begin().await?;
        for (id, state) in [
            (1, state::SCHEDULED),
            (2, state::SCHEDULED),
            (3, state::DRAFT),
        ] {
            let mut record = head(id, state);
            record.publish_at = Some(at(id * 100));
            records::insert(&mut tx, &record).await?;
        }
        assert!(records::scheduled(&mut tx, at(99)).await?.is_empty());
        assert_eq!(records::scheduled(&mut tx, at(100)).await?.len(), 1);
        assert_eq!(records::scheduled(&mut tx, at(999)).await?.len(), 2);
        Ok(())
    }
);

both_stores!(a_frozen_version_does_not_change, async |store: Store| {
    seed(&store).await?;
    let mut tx = store.begin().await?;
    let record = head(1, state::DRAFT);
    let mut draft = version(&record, vec![]);
    records::insert(&mut tx, &record).await?;
    versions::insert(&mut tx, &draft).await?;
    draft.content.body_html = "<p>改过</p>".to_owned();
    draft.change_note = Some("错字".to_owned());
    let change = async |tx: &mut gongkai_store::Tx| {
        let note = draft.change_note.as_deref();
        versions::update(tx, record.id, 1, Language::Chinese, &draft.content, note).await
    };
    change(&mut tx).await?;
    let found = versions::get(&mut tx, record.id, 1, Language::Chinese).await?;
    assert_eq!(found.as_ref(), Some(&draft));
    assert_eq!(
        versions::get(&mut tx, record.id, 1, Language::English).await?,
        None
    );
    versions::freeze(&mut tx, record.id, 1, Some(at(5))).await?;
    assert!(matches!(
        change(&mut tx).await,
        Err(StoreError::Conflict { .. })
    ));
    versions::freeze(&mut tx, record.id, 1, None).await?;
    change(&mut tx).await?;
    assert_eq!(versions::of_record(&mut tx, record.id).await?.len(), 1);
    assert_eq!(versions::erase(&mut tx, record.id).await?, 1);
    let erased = versions::get(&mut tx, record.id, 1, Language::Chinese).await?;
    let erased = erased.ok_or("no such version")?;
    assert_eq!((erased.content.title.as_str(), erased.salt), ("", [0; 32]));
    Ok(())
});

both_stores!(reviews_and_signatures_are_kept, async |store: Store| {
    seed(&store).await?;
    let mut tx = store.begin().await?;
    let record = head(1, state::DRAFT);
    records::insert(&mut tx, &record).await?;
    let review = ReviewEntry {
        id: Id::new(1),
        record: record.id,
        version: 1,
        stage: Stage::First.code().to_owned(),
        person: Id::new(3),
        for_person: Some(Id::new(2)),
        outcome: ReviewOutcome::Returned,
        opinion: Some("第二段数字有误".to_owned()),
        done_at: at(9),
    };
    reviews::insert(&mut tx, &review).await?;
    assert_eq!(reviews::of_record(&mut tx, record.id).await?, [review]);
    let person = Id::new(2);
    for gate in Gate::ALL.into_iter().chain([Gate::Legal]) {
        let signature = GateSignature {
            stage: Stage::First,
            gate,
            person,
            at: at(3),
        };
        reviews::sign(&mut tx, record.id, 1, &signature).await?;
    }
    let signed = reviews::signatures(&mut tx, record.id, 1).await?;
    assert_eq!(signed.len(), 5, "signing twice is signing once");
    assert!(
        signed
            .iter()
            .all(|one| one.stage == Stage::First && one.at == at(3))
    );
    assert_eq!(reviews::void_signatures(&mut tx, record.id, 1).await?, 5);
    Ok(())
});

both_stores!(a_unit_answers_a_co_signature_once, async |store: Store| {
    seed(&store).await?;
    let mut tx = store.begin().await?;
    let record = head(1, state::DRAFT);
    records::insert(&mut tx, &record).await?;
    let mut asked = CoSign {
        record: record.id,
        version: 1,
        unit: DISTRICT,
        form: "co_sign".to_owned(),
        asked_by: Id::new(1),
        asked_at: at(1),
        answer: None,
    };
    co_signs::ask(&mut tx, &asked).await?;
    co_signs::ask(&mut tx, &asked).await?;
    assert_eq!(
        co_signs::waiting_for(&mut tx, DISTRICT).await?,
        std::slice::from_ref(&asked)
    );
    let answer = CoSignAnswer {
        outcome: "agreed".to_owned(),
        opinion: None,
        by: Id::new(5),
        at: at(2),
    };
    assert!(co_signs::answer(&mut tx, record.id, 1, DISTRICT, &answer).await?);
    assert!(!co_signs::answer(&mut tx, record.id, 1, DISTRICT, &answer).await?);
    asked.answer = Some(answer);
    assert_eq!(co_signs::of_version(&mut tx, record.id, 1).await?, [asked]);
    assert!(co_signs::waiting_for(&mut tx, DISTRICT).await?.is_empty());
    Ok(())
});

both_stores!(files_and_ties_of_a_record, async |store: Store| {
    seed(&store).await?;
    let mut tx = store.begin().await?;
    for id in 1..=2 {
        records::insert(&mut tx, &head(id, state::DRAFT)).await?;
    }
    let (one, two): (RecordId, RecordId) = (Id::new(1), Id::new(2));
    let file = AttachmentRef {
        id: Id::new(7),
        name: "附件1.docx".to_owned(),
        media_type: "application/msword".to_owned(),
        size_bytes: 12,
        sha256: "ab".repeat(32),
    };
    attachments::insert(&mut tx, one, &file, Some("附件文字"), at(1)).await?;
    assert_eq!(
        attachments::get(&mut tx, file.id).await?,
        Some((one, file.clone()))
    );
    assert_eq!(
        attachments::text(&mut tx, &file.sha256).await?.as_deref(),
        Some("附件文字")
    );
    assert_eq!(
        attachments::of_record(&mut tx, one).await?,
        std::slice::from_ref(&file)
    );
    attachments::remove(&mut tx, file.id, at(2)).await?;
    assert!(attachments::of_record(&mut tx, one).await?.is_empty());
    attachments::erase(&mut tx, one, at(3)).await?;
    assert_eq!(attachments::text(&mut tx, &file.sha256).await?, None);
    let tie = Relation {
        relation: "interprets".parse().expect("a relation"),
        to: two,
    };
    relations::replace(&mut tx, one, &[tie.clone(), tie.clone()]).await?;
    assert_eq!(relations::of_record(&mut tx, one).await?, [tie]);
    assert_eq!(relations::back(&mut tx, two).await?[0].to, one);
    relations::replace(&mut tx, one, &[]).await?;
    assert!(relations::back(&mut tx, two).await?.is_empty());
    Ok(())
});

both_stores!(lists_batches_and_runs, async |store: Store| {
    seed(&store).await?;
    let mut tx = store.begin().await?;
    let entry = NegativeEntry {
        id: Id::new(1),
        unit: OFFICE,
        class: "内部讨论记录".to_owned(),
        ground: "internal".to_owned(),
        reason: "内部事务信息".to_owned(),
    };
    negative_list::insert(&mut tx, &entry).await?;
    assert_eq!(
        negative_list::of_unit(&mut tx, OFFICE).await?,
        std::slice::from_ref(&entry)
    );
    negative_list::close(&mut tx, entry.id, at(1)).await?;
    assert!(negative_list::of_unit(&mut tx, OFFICE).await?.is_empty());
    let batch = batches::NewBatch {
        id: Id::new(4),
        unit: OFFICE,
        title: "行政处罚一批",
        manifest_sha256: &"cd".repeat(32),
        item_count: 3,
        created_at: at(1),
    };
    batches::insert(&mut tx, &batch, &clearance()?).await?;
    let stored = batches::get(&mut tx, batch.id)
        .await?
        .ok_or("no such batch")?;
    assert_eq!(
        (stored.item_count, &stored.clearance["form"]),
        (3, &"reviewed".into())
    );
    let mut run = ImportRun {
        id: Id::new(9),
        source_name: "旧网站".to_owned(),
        input_key: "ef".repeat(32),
        unit: OFFICE,
        person: Id::new(1),
        started_at: at(0),
        rows_done: 0,
        rows_failed: 0,
    };
    import_runs::insert(&mut tx, &run).await?;
    import_runs::progress(&mut tx, run.id, 500, 2).await?;
    (run.rows_done, run.rows_failed) = (500, 2);
    let found = import_runs::unfinished(&mut tx, &run.source_name, &run.input_key).await?;
    assert_eq!(found.as_ref(), Some(&run));
    import_runs::finish(&mut tx, run.id, at(9)).await?;
    let found = import_runs::unfinished(&mut tx, &run.source_name, &run.input_key).await?;
    assert_eq!(found, None);
    Ok(())
});
