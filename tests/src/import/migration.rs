//! `import --publish`: documents of an earlier platform.

use gongkai_office::{
    Office, OfficeOptions,
    identity::{self, FirstAdministrator},
    import::{Request, close_migration, run_bulk},
};
use gongkai_store::{
    publications::{self, Shown},
    records, units,
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

    async fn the_importer_of_a_fresh_store_is_no_person(town) {
        let folder = tempfile::tempdir()?;
        let fresh = Office::open(OfficeOptions::in_folder(folder.path().to_owned())).await?;
        let table = write(town.folder(), "old.jsonl", ROWS)?;
        let trial = Request { as_login: None, secrecy_login: None, unit: "yhzjj".into(), ..publish() };
        assert_eq!(run_bulk(&fresh, &table, &trial, &mut Answers::default()).await?.imported, 2);
        let code = identity::begin_first_administrator(&fresh).await?.expect("a one-time code");
        let form = |unit_code: &str| FirstAdministrator {
            code: code.clone(),
            login: "zhuyue".into(),
            name: "朱月".into(),
            password: gongkai_testkit::PASSWORD.into(),
            unit_name: "云河区住房和城乡建设局".into(),
            unit_code: unit_code.into(),
        };
        let refused = identity::claim_first_administrator(&fresh, form("yhzf")).await.unwrap_err();
        assert!(refused.to_string().contains("yhzjj"), "{refused}");
        identity::claim_first_administrator(&fresh, form("yhzjj")).await?;
        assert!(identity::begin_first_administrator(&fresh).await?.is_none());
        let mut reader = fresh.store.reader().await?;
        let unit = units::by_code(&mut reader, "yhzjj").await?.expect("a unit");
        assert_eq!(unit.name, "云河区住房和城乡建设局");
        drop(reader);
        let error = run_bulk(&fresh, &table, &trial, &mut Answers::default()).await.unwrap_err();
        assert!(error.to_string().contains("--as"), "{error}");
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
