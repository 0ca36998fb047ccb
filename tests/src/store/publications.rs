//! The public side: only what was published, only as long as it is.

use std::collections::HashMap;

use gongkai_model::id::{Id, RecordId};
use gongkai_model::kinds::{FieldValue, Section};
use gongkai_model::record::{AttachmentRef, Language, Relation, WithdrawalReason, state};
use gongkai_store::publications::{
    self, Cursor, Filter, Shown, Start, all_after, by_ids, count, counts, files, get, get_version,
    list, withdraw,
};
use gongkai_store::{Store, attachments, records, relations, sequencer, versions};

use super::fixture::{self, Anything, publish, publish_in};
use super::organisation::{DISTRICT, OFFICE, seed};
use super::{TestResult, at, both_stores};

fn file(name: &str) -> AttachmentRef {
    AttachmentRef {
        id: Id::new(1),
        name: format!("{name}.pdf"),
        media_type: "application/pdf".to_owned(),
        size_bytes: 4,
        sha256: name.repeat(32),
    }
}

async fn shown(store: &Store, record: RecordId) -> Anything<Option<Shown>> {
    Ok(get(&mut *store.reader().await?, record, Language::Chinese).await?)
}

/// Publishes a second version of a record in place of the first.
async fn correct(store: &Store, record: RecordId, title: &str) -> TestResult {
    let mut tx = store.begin().await?;
    let mut head = records::get(&mut tx, record)
        .await?
        .ok_or("no such record")?;
    head.version = 2;
    head.title = title.to_owned();
    records::update(&mut tx, &mut head).await?;
    let version = fixture::version(&head, vec![file("b2")]);
    versions::insert(&mut tx, &version).await?;
    publications::publish(&mut tx, &fixture::published(&head, &version)?, at(500)).await?;
    tx.commit().await?;
    Ok(())
}

both_stores!(a_draft_is_nowhere_to_be_seen, async |store: Store| {
    seed(&store).await?;
    let mut tx = store.begin().await?;
    let head = fixture::head(1, state::DRAFT);
    records::insert(&mut tx, &head).await?;
    versions::insert(&mut tx, &fixture::version(&head, vec![file("a1")])).await?;
    tx.commit().await?;
    let mut reader = store.reader().await?;
    assert_eq!(get(&mut reader, head.id, Language::Chinese).await?, None);
    assert!(
        list(&mut reader, &Filter::default(), Start::Newest, 10)
            .await?
            .is_empty()
    );
    assert!(all_after(&mut reader, None, 10).await?.is_empty());
    assert!(
        files::find(&mut reader, head.id, &"a1".repeat(32))
            .await?
            .is_none()
    );
    Ok(())
});

both_stores!(
    a_published_record_is_read_back_whole,
    async |store: Store| {
        seed(&store).await?;
        let record = publish(&store, 3, vec![file("a1")]).await?;
        let Some(Shown::Current(found)) = shown(&store, record).await? else {
            return Err("not shown".into());
        };
        assert_eq!(found.content.title, "关于第3件事的通知");
        assert_eq!(found.signed_by.drafter.as_deref(), Some("张起草"));
        assert_eq!(found.clearance["form"], "reviewed");
        assert_eq!(found.published_on, jiff::civil::date(2024, 9, 13));
        assert_eq!(
            found.commitment,
            publications::commitment(&found.content, &found.salt)?
        );
        let mut reader = store.reader().await?;
        assert!(get(&mut reader, record, Language::English).await?.is_none());
        let by_number = publications::by_index_number(&mut reader, "YHWB/2024-00003").await?;
        assert!(matches!(by_number, Some(Shown::Current(_))));
        let sent = files::find(&mut reader, record, &"a1".repeat(32))
            .await?
            .ok_or("no file")?;
        assert_eq!((sent.name.as_str(), sent.size_bytes), ("a1.pdf", 4));
        assert!(
            files::find(&mut reader, Id::new(9), &"a1".repeat(32))
                .await?
                .is_none()
        );
        Ok(())
    }
);

both_stores!(
    a_correction_leaves_the_earlier_version_readable,
    async |store: Store| {
        seed(&store).await?;
        let record = publish(&store, 1, vec![file("a1")]).await?;
        correct(&store, record, "更正后的标题").await?;
        let Some(Shown::Current(found)) = shown(&store, record).await? else {
            return Err("not shown".into());
        };
        assert_eq!(
            (found.version, found.content.title.as_str()),
            (2, "更正后的标题")
        );
        let mut reader = store.reader().await?;
        let history = publications::versions(&mut reader, record, Language::Chinese).await?;
        let history: Vec<_> = history
            .iter()
            .map(|one| (one.version, one.is_current))
            .collect();
        assert_eq!(history, [(2, true), (1, false)]);
        let earlier = get_version(&mut reader, record, Language::Chinese, 1).await?;
        assert!(
            matches!(earlier, Some(Shown::Earlier(one)) if one.content.title.contains("第1件"))
        );
        assert_eq!(
            count(&mut reader, &Filter::default()).await?,
            1,
            "listed once"
        );
        Ok(())
    }
);

both_stores!(
    a_withdrawal_hides_and_keeps_for_the_desk,
    async |store: Store| {
        seed(&store).await?;
        let record = publish(&store, 1, vec![file("a1")]).await?;
        correct(&store, record, "更正后的标题").await?;
        let mut tx = store.begin().await?;
        let done = withdraw(&mut tx, record, WithdrawalReason::ContentError, at(600)).await?;
        tx.commit().await?;
        assert_eq!((done.rows, done.files.len()), (2, 0));
        let found = shown(&store, record).await?;
        let is_right = |reason, when| reason == WithdrawalReason::ContentError && when == at(600);
        assert!(
            matches!(found, Some(Shown::Withdrawn { reason, withdrawn_at, .. }) if is_right(reason, withdrawn_at))
        );
        let mut reader = store.reader().await?;
        assert!(
            publications::versions(&mut reader, record, Language::Chinese)
                .await?
                .is_empty()
        );
        assert_eq!(
            get_version(&mut reader, record, Language::Chinese, 1).await?,
            None
        );
        assert!(
            files::find(&mut reader, record, &"a1".repeat(32))
                .await?
                .is_none()
        );
        assert!(
            list(&mut reader, &Filter::default(), Start::Newest, 10)
                .await?
                .is_empty()
        );
        let (kept,): (i64,) = reader
            .one(
                "select count(*) from publications where title <> ''",
                vec![],
            )
            .await?;
        assert_eq!(kept, 2);
        Ok(())
    }
);

both_stores!(
    a_withdrawal_for_privacy_erases_every_version,
    async |store: Store| {
        seed(&store).await?;
        let record = publish(&store, 1, vec![file("a1")]).await?;
        publish(&store, 2, vec![file("b2")]).await?;
        correct(&store, record, "某某的处罚决定").await?;
        let mut tx = store.begin().await?;
        let done = withdraw(&mut tx, record, WithdrawalReason::Privacy, at(600)).await?;
        assert_eq!(done.rows, 2);
        assert_eq!(
            done.files,
            ["a1".repeat(32)],
            "the other file is still needed"
        );
        let left: Vec<(String, String, String)> = tx
            .all(
                "select title, content, salt from publications where record_id = 1",
                vec![],
            )
            .await?;
        let nothing = || (String::new(), "{}".to_owned(), String::new());
        assert_eq!(left, [nothing(), nothing()]);
        tx.commit().await?;
        assert!(matches!(
            shown(&store, record).await?,
            Some(Shown::Withdrawn { .. })
        ));
        Ok(())
    }
);

both_stores!(
    a_file_that_the_desk_keeps_is_not_removed,
    async |store: Store| {
        seed(&store).await?;
        let kept = publish(&store, 1, vec![file("a1")]).await?;
        let erased = publish(&store, 2, vec![file("b2")]).await?;
        let mut tx = store.begin().await?;
        attachments::insert(&mut tx, kept, &file("a1"), None, at(1)).await?;
        let second = AttachmentRef {
            id: Id::new(2),
            ..file("b2")
        };
        attachments::insert(&mut tx, erased, &second, None, at(1)).await?;
        attachments::erase(&mut tx, erased, at(2)).await?;
        let first = withdraw(&mut tx, kept, WithdrawalReason::Secrecy, at(3)).await?;
        let second = withdraw(&mut tx, erased, WithdrawalReason::Secrecy, at(3)).await?;
        assert!(first.files.is_empty());
        assert_eq!(second.files, ["b2".repeat(32)]);
        Ok(())
    }
);

both_stores!(
    what_was_withdrawn_can_be_published_anew,
    async |store: Store| {
        seed(&store).await?;
        let record = publish(&store, 1, vec![]).await?;
        let mut tx = store.begin().await?;
        let done = withdraw(&mut tx, record, WithdrawalReason::ContentError, at(600)).await?;
        assert_eq!(done.rows, 1);
        tx.commit().await?;
        correct(&store, record, "重新发布").await?;
        assert!(matches!(
            shown(&store, record).await?,
            Some(Shown::Current(_))
        ));
        let mut reader = store.reader().await?;
        let history = publications::versions(&mut reader, record, Language::Chinese).await?;
        assert_eq!(history.len(), 1, "the withdrawn version stays hidden");
        Ok(())
    }
);

both_stores!(lists_page_without_gaps_or_doubles, async |store: Store| {
    seed(&store).await?;
    let mut tx = store.begin().await?;
    for id in 1..=23 {
        publish_in(&mut tx, id, vec![]).await?;
    }
    tx.commit().await?;
    let mut reader = store.reader().await?;
    let filter = Filter {
        section: Some(Section::Statutory),
        units: vec![OFFICE],
        ..Filter::default()
    };
    let mut seen = Vec::new();
    let mut start = Start::Newest;
    loop {
        let page = list(&mut reader, &filter, start, 10).await?;
        let Some(last) = page.last() else { break };
        start = Start::After(Cursor::from(last));
        seen.extend(page.iter().map(|one| one.record.get()));
    }
    assert_eq!(seen, (1..=23).rev().collect::<Vec<_>>());
    let cases = [
        (Filter::default(), 23),
        (
            Filter {
                section: Some(Section::News),
                ..Filter::default()
            },
            0,
        ),
        (
            Filter {
                units: vec![DISTRICT],
                ..Filter::default()
            },
            0,
        ),
        (
            Filter {
                kinds: vec!["notice".to_owned(), "plan".to_owned()],
                ..Filter::default()
            },
            23,
        ),
        (
            Filter {
                year: Some(2024),
                ..Filter::default()
            },
            23,
        ),
        (
            Filter {
                year: Some(2023),
                ..Filter::default()
            },
            0,
        ),
        (
            Filter {
                topic: Some("教育".to_owned()),
                ..Filter::default()
            },
            0,
        ),
        (
            Filter {
                language: Language::Korean,
                ..Filter::default()
            },
            0,
        ),
    ];
    for (filter, expected) in cases {
        assert_eq!(count(&mut reader, &filter).await?, expected, "{filter:?}");
    }
    let facets = counts(&mut reader).await?.facets(&Filter::default());
    assert_eq!(facets.years, [(2024, 23)]);
    assert_eq!(facets.kinds, [("notice".to_owned(), 23)]);
    assert_eq!(facets.units, [(OFFICE, 23)]);
    let hits = by_ids(&mut reader, Language::Chinese, &[Id::new(5), Id::new(404)]).await?;
    assert_eq!(hits.len(), 1);
    Ok(())
});

both_stores!(
    everything_public_is_walked_in_pages,
    async |store: Store| {
        seed(&store).await?;
        let mut tx = store.begin().await?;
        for id in 1..=7 {
            publish_in(&mut tx, id, vec![]).await?;
        }
        tx.commit().await?;
        let mut reader = store.reader().await?;
        let mut seen = Vec::new();
        let mut after = None;
        loop {
            let page = all_after(&mut reader, after, 3).await?;
            let Some(last) = page.last() else { break };
            after = Some((last.record, last.language));
            seen.extend(page.iter().map(|one| one.record.get()));
        }
        assert_eq!(seen, [1, 2, 3, 4, 5, 6, 7]);
        Ok(())
    }
);

both_stores!(ties_show_only_what_is_public, async |store: Store| {
    seed(&store).await?;
    let record = publish(&store, 1, vec![]).await?;
    let other = publish(&store, 2, vec![]).await?;
    let mut tx = store.begin().await?;
    let draft = fixture::head(3, state::DRAFT);
    records::insert(&mut tx, &draft).await?;
    let tie = |to| Relation {
        relation: "interprets".parse().expect("a relation"),
        to,
    };
    relations::replace(&mut tx, record, &[tie(other), tie(draft.id)]).await?;
    relations::replace(&mut tx, draft.id, &[tie(record)]).await?;
    let ties = publications::ties(&mut tx, &[record, other], Language::Chinese).await?;
    let ties: Vec<_> = ties
        .iter()
        .map(|tie| (tie.of, tie.record, tie.is_back))
        .collect();
    assert_eq!(ties, [(other, record, true), (record, other, false)]);
    assert!(
        publications::ties(&mut tx, &[], Language::Chinese)
            .await?
            .is_empty()
    );
    Ok(())
});

both_stores!(
    a_page_finds_its_leaf_in_the_public_log,
    async |store: Store| {
        seed(&store).await?;
        let record = publish(&store, 1, vec![]).await?;
        let Some(Shown::Current(found)) = shown(&store, record).await? else {
            return Err("not shown".into());
        };
        let mut reader = store.reader().await?;
        assert_eq!(
            publications::proof(&mut reader, record, &found.commitment).await?,
            None
        );
        drop(reader);
        sequencer::run_once(&store).await?;
        let mut reader = store.reader().await?;
        let proof = publications::proof(&mut reader, record, &found.commitment).await?;
        let proof = proof.ok_or("no leaf")?;
        assert_eq!((proof.position, proof.leaf_number), (1, 1));
        assert!(proof.leaf_body.contains(&found.commitment));
        Ok(())
    }
);

both_stores!(
    lists_know_subjects_kinds_and_contents,
    async |store: Store| {
        seed(&store).await?;
        let record = publish(&store, 1, vec![]).await?;
        publish(&store, 2, vec![]).await?;
        let mut reader = store.reader().await?;
        let all = Filter::default();
        let counts = counts(&mut reader).await?;
        let subjects = counts.subjects(&all);
        assert_eq!(subjects.genres, [("通知".to_owned(), 2)]);
        assert!(subjects.topics.is_empty());
        let kinds = counts.by_kind(&all);
        assert_eq!(kinds, HashMap::from([("notice".to_owned(), 2)]));
        let contents = publications::contents(&mut reader, Language::Chinese, &[record]).await?;
        assert_eq!(contents.len(), 1);
        assert_eq!(contents[0].1.title, "关于第1件事的通知");
        for (words, expected) in [
            (vec!["第1件"], 1),
            (vec!["通知", "第2件"], 1),
            (vec!["%"], 0),
        ] {
            let words = words.into_iter().map(str::to_owned).collect();
            let filter = Filter {
                words,
                ..Filter::default()
            };
            assert_eq!(count(&mut reader, &filter).await?, expected, "{filter:?}");
        }
        Ok(())
    }
);

both_stores!(
    a_list_is_narrowed_by_a_choice_of_the_kind,
    async |store: Store| {
        seed(&store).await?;
        let mut tx = store.begin().await?;
        for (id, maker) in [(1, "bureau"), (2, "bureau_office"), (3, "bureau")] {
            let head = fixture::head(id, state::PUBLISHED);
            let mut version = fixture::version(&head, Vec::new());
            // A text that quotes the field must not pass for it.
            version.content.summary = Some(r#""maker":{"type":"enum","value":"unit"}"#.to_owned());
            let value = FieldValue::Enum(maker.to_owned());
            version.content.fields.insert("maker".to_owned(), value);
            let published = fixture::published(&head, &version)?;
            records::insert(&mut tx, &head).await?;
            versions::insert(&mut tx, &version).await?;
            publications::publish(&mut tx, &published, at(1)).await?;
        }
        tx.commit().await?;
        let mut reader = store.reader().await?;
        for (choices, found) in [
            (vec![("maker", "bureau")], vec![3, 1]),
            (vec![("maker", "bureau_office")], vec![2]),
            (vec![("maker", "unit")], vec![]),
            (vec![("maker", "bureau%")], vec![]),
            (vec![("other", "bureau")], vec![]),
            (
                vec![("maker", "bureau"), ("maker", "bureau_office")],
                vec![],
            ),
        ] {
            let own = |(field, code): &(&str, &str)| ((*field).to_owned(), (*code).to_owned());
            let filter = Filter {
                choices: choices.iter().map(own).collect(),
                ..Filter::default()
            };
            let listed = list(&mut reader, &filter, Start::Newest, 10).await?;
            let ids: Vec<_> = listed.iter().map(|one| one.record.get()).collect();
            assert_eq!(ids, found, "{choices:?}");
        }
        Ok(())
    }
);
