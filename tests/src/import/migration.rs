//! `import --publish`: documents of an earlier platform.

use gongkai_office::import::{Request, close_migration, run_bulk};
use gongkai_store::{
    publications::{self, Shown},
    records,
};

use super::{Answers, request, write};
use crate::publishing::on_both_stores;

const ROWS: &str = "{\"id\":\"a1\",\"title\":\"关于公布公园名录的公告\",\"text\":\"内容\",\
\"published_date\":\"2019-03-04\",\"index_no\":\"014250000/2019-00012\"}\n\
{\"id\":\"a2\",\"title\":\"关于路名的公告\",\"published_date\":\"1970-01-01\",\"text\":\"内容\"}\n";

fn publish() -> Request {
    Request {
        publish: true,
        source: Some("原政府门户".into()),
        as_login: Some("open-government-office".into()),
        secrecy_login: Some("secrecy-reviewer".into()),
        ..request()
    }
}

on_both_stores! {
    async fn a_migrated_document_keeps_its_date_as_a_claim_and_says_where_it_comes_from(town) {
        let table = write(town.folder(), "old.jsonl", ROWS)?;
        let mut answers = Answers::default();
        let summary = run_bulk(&town.office, &table, &publish(), &mut answers).await?;
        assert_eq!(summary.imported, 2, "{:?}", answers.messages());
        let mut reader = town.office.store.reader().await?;
        let head = records::by_source(&mut reader, "原政府门户", "a1").await?.expect("imported");
        let shown = publications::get(&mut reader, head.id, Default::default()).await?;
        let Some(Shown::Current(record)) = shown else { panic!("not public") };
        assert_eq!(record.published_on, "2019-03-04".parse()?);
        assert_eq!(record.index_number, "014250000/2019-00012");
        assert_eq!(record.clearance["form"], "migrated");
        assert_eq!(record.clearance["source"], "原政府门户");
        assert_eq!(record.clearance["claimed_on"], "2019-03-04");
        let second = records::by_source(&mut reader, "原政府门户", "a2").await?.expect("imported");
        let shown = publications::get(&mut reader, second.id, Default::default()).await?;
        let Some(Shown::Current(record)) = shown else { panic!("not public") };
        assert_eq!(record.clearance["claimed_on"], serde_json::Value::Null, "an epoch is no date");
    }

    async fn somebody_must_answer_for_it(town) {
        let table = write(town.folder(), "old.jsonl", ROWS)?;
        let cases = [
            (Request { as_login: None, ..publish() }, "--as"),
            (Request { source: None, ..publish() }, "--source"),
            (Request { secrecy_login: None, ..publish() }, "--secrecy-by"),
            (Request { as_login: Some("drafter".into()), ..publish() }, "政务公开办"),
            (Request { secrecy_login: Some("drafter".into()), ..publish() }, "保密审查员"),
        ];
        for (request, told) in cases {
            let result = run_bulk(&town.office, &table, &request, &mut Answers::default()).await;
            let error = result.unwrap_err();
            assert!(error.to_string().contains(told), "{told}: {error}");
        }
        let mut reader = town.office.store.reader().await?;
        assert!(records::list(&mut reader, &Default::default(), None, 10).await?.is_empty());
    }

    async fn a_closed_migration_stays_closed(town) {
        close_migration(&town.office, "open-government-office").await?;
        let table = write(town.folder(), "old.jsonl", ROWS)?;
        let result = run_bulk(&town.office, &table, &publish(), &mut Answers::default()).await;
        let error = result.unwrap_err();
        assert!(error.to_string().contains("迁移已经关闭"), "{error}");
    }

    async fn what_was_migrated_is_revised_in_full_not_corrected_the_short_way(town) {
        let table = write(town.folder(), "old.jsonl", ROWS)?;
        run_bulk(&town.office, &table, &publish(), &mut Answers::default()).await?;
        let id = {
            let mut reader = town.office.store.reader().await?;
            records::by_source(&mut reader, "原政府门户", "a1").await?.expect("imported").id
        };
        let refused = town.takes("drafter", "correct", id).await.unwrap_err();
        assert!(refused.to_string().contains("修订"), "{refused}");
        assert_eq!(town.takes("drafter", "revise", id).await?, "returned");
    }
}
