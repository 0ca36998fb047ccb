//! Tables, row by row.

use gongkai_office::import::{Mapping, Outcome, Request, Summary, run_bulk};
use gongkai_store::{records, versions};

use super::{Answers, request, write};
use crate::publishing::on_both_stores;

const CSV: &str = "标题,文号,成文日期,正文\n\
关于做好防汛工作的通知,云水〔2024〕3号,2024年5月6日,\"一、总体要求\n各单位要提高认识。\"\n\
,云水〔2024〕4号,2024-05-07,没有标题的一行\n\
关于供水管网改造的通知,云水[2024]5号,2024/13/40,正文\n";

on_both_stores! {
    async fn every_row_is_answered_and_the_good_ones_are_stored(town) {
        let table = write(town.folder(), "list.csv", CSV)?;
        let mut answers = Answers::default();
        let summary = run_bulk(&town.office, &table, &request(), &mut answers).await?;
        assert_eq!(summary, Summary { imported: 2, skipped: 0, failed: 1 });
        assert_eq!(answers.0[1].outcome, Outcome::Failed);
        assert_eq!(answers.0[1].message, "没有标题");
        assert!(answers.0[2].message.contains("不是日期"), "{:?}", answers.messages());
        let mut reader = town.office.store.reader().await?;
        let stored = records::by_doc_number(&mut reader, "云水〔2024〕5号").await?;
        assert_eq!(stored.len(), 1, "the damaged brackets are repaired");
        let first = records::by_doc_number(&mut reader, "云水〔2024〕3号").await?.remove(0);
        let version = versions::get(&mut reader, first.id, 1, Default::default()).await?;
        let content = version.expect("version").content;
        assert_eq!(content.body_html, "<h2>一、总体要求</h2><p>各单位要提高认识。</p>");
        assert_eq!(content.written_on, Some("2024-05-06".parse()?));
    }

    async fn a_wrong_day_of_publication_is_named_and_the_row_imported(town) {
        let text = "标题,发布日期,正文\n关于供水的通知,去年夏天,内容\n关于供电的通知,2024-05-06,内容\n";
        let table = write(town.folder(), "days.csv", text)?;
        let mut answers = Answers::default();
        let summary = run_bulk(&town.office, &table, &request(), &mut answers).await?;
        assert_eq!(summary, Summary { imported: 2, skipped: 0, failed: 0 });
        assert!(answers.0[0].message.contains("发布日期“去年夏天”不是日期"), "{:?}", answers.messages());
        assert_eq!(answers.0[1].message, "");
    }

    async fn a_joint_title_may_be_long(town) {
        let long = format!("关于{}的通知", "联合开展专项整治".repeat(31));
        let table = write(town.folder(), "long.csv", format!("标题,正文\n{long},内容\n"))?;
        let mut answers = Answers::default();
        let summary = run_bulk(&town.office, &table, &request(), &mut answers).await?;
        assert_eq!(summary.imported, 1, "{:?}", answers.messages());
        assert_eq!(answers.0[0].title, long);
    }

    async fn a_table_of_unknown_columns_is_refused_once(town) {
        let table = write(town.folder(), "unknown.csv", "甲,乙\n1,2\n3,4\n")?;
        let mut answers = Answers::default();
        let refused = run_bulk(&town.office, &table, &request(), &mut answers).await.unwrap_err();
        assert!(refused.to_string().contains("不认识这些列：乙、甲"), "{refused}");
        assert!(answers.0.is_empty(), "{:?}", answers.messages());
    }

    async fn importing_again_changes_nothing(town) {
        let table = write(town.folder(), "list.csv", CSV)?;
        run_bulk(&town.office, &table, &request(), &mut Answers::default()).await?;
        let again = run_bulk(&town.office, &table, &request(), &mut Answers::default()).await?;
        assert_eq!(again, Summary { imported: 0, skipped: 2, failed: 1 });
    }

    async fn a_dry_run_stores_nothing(town) {
        let table = write(town.folder(), "list.csv", CSV)?;
        let dry = Request { dry_run: true, ..request() };
        let summary = run_bulk(&town.office, &table, &dry, &mut Answers::default()).await?;
        assert_eq!(summary.imported, 2);
        let mut reader = town.office.store.reader().await?;
        assert!(records::list(&mut reader, &Default::default(), None, 10).await?.is_empty());
    }

    async fn gb18030_json_lines_and_gzip_are_read(town) {
        let (gbk, ..) = encoding_rs::GB18030.encode("标题,正文\n关于喆园路修缮的通知,内容\n");
        let lines = "{\"title\":\"关于玥湖公园开放的通知\",\"text\":\"内容\"}\nnot json\n";
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        std::io::Write::write_all(&mut gzip, lines.as_bytes())?;
        let files = [
            (write(town.folder(), "gbk.csv", gbk)?, 1, 0),
            (write(town.folder(), "lines.jsonl", lines)?, 1, 1),
            (write(town.folder(), "lines.jsonl.gz", gzip.finish()?)?, 0, 1),
        ];
        for (file, imported, failed) in files {
            let mut answers = Answers::default();
            let summary = run_bulk(&town.office, &file, &request(), &mut answers).await?;
            let told = answers.messages();
            assert_eq!((summary.imported, summary.failed), (imported, failed), "{file:?} {told:?}");
        }
        let mut reader = town.office.store.reader().await?;
        let filter = records::Filter { title: Some("喆园".into()), ..Default::default() };
        assert_eq!(records::list(&mut reader, &filter, None, 10).await?.len(), 1);
    }

    async fn a_mapping_file_says_what_columns_mean(town) {
        let mapping = "name = \"own\"\nkind = \"notice\"\n[fields]\ntitle = [\"名\"]\n\
            body_text = [\"文\"]\n\"f.notice_type\" = [\"类\"]\n\
            [values.\"f.notice_type\"]\n\"公\" = \"announcement\"\n";
        let table = write(town.folder(), "own.csv", "名,文,类\n关于停电的公告,内容,公\n")?;
        let with = Request { mapping: Some(Mapping::parse(mapping)?), ..request() };
        run_bulk(&town.office, &table, &with, &mut Answers::default()).await?;
        let mut reader = town.office.store.reader().await?;
        let filter = records::Filter { kind: Some("notice".into()), ..Default::default() };
        let stored = records::list(&mut reader, &filter, None, 10).await?;
        let version = versions::get(&mut reader, stored[0].id, 1, Default::default()).await?;
        assert!(version.expect("version").content.fields.contains_key("notice_type"));
    }

    async fn a_marked_row_is_refused_and_formulas_stay_text(town) {
        let text = "标题,正文\n关于某事的通知,\"机密★10年\n内容\"\n=HYPERLINK(1),内容\n";
        let table = write(town.folder(), "marked.csv", text)?;
        let mut answers = Answers::default();
        let summary = run_bulk(&town.office, &table, &request(), &mut answers).await?;
        assert_eq!((summary.imported, summary.failed), (1, 1), "{:?}", answers.messages());
        assert!(answers.0[0].message.contains('密'), "{:?}", answers.messages());
        assert_eq!(answers.0[1].title, "=HYPERLINK(1)");
    }

    async fn files_that_are_no_tables_are_named_and_leave_nothing(town) {
        let broken = [
            ("empty.csv", &b""[..]),
            ("broken.xlsx", b"PK\x03\x04 cut off"),
            ("cut.jsonl.gz", b"\x1f\x8b\x08\x00"),
        ];
        for (name, content) in broken {
            let file = write(town.folder(), name, content)?;
            let mut answers = Answers::default();
            match run_bulk(&town.office, &file, &request(), &mut answers).await {
                Err(error) => assert!(error.to_string().contains(name), "{error}"),
                Ok(summary) => assert!(summary.failed > 0, "{name}"),
            }
        }
        let mut reader = town.office.store.reader().await?;
        assert!(records::list(&mut reader, &Default::default(), None, 10).await?.is_empty());
    }
}
