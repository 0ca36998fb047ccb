//! Files as documents.

use gongkai_office::import::{Outcome, Request, run_documents};
use gongkai_store::{records, versions};

use super::{Answers, request, write};
use crate::publishing::on_both_stores;

const NOTICE: &str = "云河区水务局文件\n\n云水〔2024〕8号\n\n关于开展节水宣传周活动的通知\n\n\
    各镇人民政府，各街道办事处：\n\n为增强全民节水意识，现就有关事项通知如下。\n\n一、活动时间\n\n\
    5月12日至18日。\n\n云河区水务局\n\n2024年5月6日\n\n（此件公开发布）\n";

on_both_stores! {
    async fn a_document_becomes_a_draft_with_what_it_says(town) {
        let file = write(town.folder(), "节水.txt", NOTICE)?;
        let mut answers = Answers::default();
        run_documents(&town.office, &[file], &request(), &mut answers).await?;
        assert_eq!(answers.0[0].outcome, Outcome::Imported, "{:?}", answers.messages());
        let mut reader = town.office.store.reader().await?;
        let head = records::by_doc_number(&mut reader, "云水〔2024〕8号").await?.remove(0);
        assert_eq!(head.state, "draft");
        let version = versions::get(&mut reader, head.id, 1, Default::default()).await?;
        let content = version.expect("version").content;
        assert_eq!(content.title, "关于开展节水宣传周活动的通知");
        assert_eq!(content.written_on, Some("2024-05-06".parse()?));
        assert_eq!(content.issuers, ["云河区水务局"]);
        assert_eq!(content.genre.as_deref(), Some("通知"));
        assert_eq!(content.attachments.len(), 1, "the original is kept");
    }

    async fn bad_files_are_named_and_the_good_ones_go_in(town) {
        let files = vec![
            write(town.folder(), "空.txt", "")?,
            write(town.folder(), "坏.docx", "PK\u{3}\u{4} not a zip")?,
            write(town.folder(), "标志.txt", format!("秘密★3年\n{NOTICE}"))?,
            write(town.folder(), "好.txt", NOTICE)?,
        ];
        let mut answers = Answers::default();
        let summary = run_documents(&town.office, &files, &request(), &mut answers).await?;
        assert_eq!((summary.imported, summary.failed), (1, 3), "{:?}", answers.messages());
        for (answer, file) in answers.0.iter().zip(["空.txt", "坏.docx", "标志.txt"]) {
            assert!(answer.file.ends_with(file) && !answer.message.is_empty(), "{answer:?}");
        }
        let again =
            run_documents(&town.office, &files, &request(), &mut Answers::default()).await?;
        assert_eq!((again.imported, again.skipped), (0, 1));
    }

    async fn a_document_that_says_it_is_not_open_is_not_published(town) {
        let closed = NOTICE.replace("此件公开发布", "此件依申请公开");
        let file = write(town.folder(), "依申请.txt", closed)?;
        let publish = Request {
            publish: true,
            source: Some("原门户".into()),
            as_login: Some("open-government-office".into()),
            secrecy_login: Some("secrecy-reviewer".into()),
            ..request()
        };
        let mut answers = Answers::default();
        run_documents(&town.office, &[file], &publish, &mut answers).await?;
        assert_eq!(answers.0[0].outcome, Outcome::Failed);
        assert!(answers.0[0].message.contains("依申请公开"), "{:?}", answers.messages());
    }
}
