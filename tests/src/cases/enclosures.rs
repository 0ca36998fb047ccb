//! What goes with a reply: chosen before it is signed, named in it, fetched by whoever asked and by nobody else.

use gongkai_model::event::Matter;
use gongkai_office::cases::{
    Enclosure, NewFile, add_files, enclose, open_enclosure, papers_of, recognise, see, track,
};
use gongkai_store::{case_papers::PaperFile, events};

use super::*;

const TABLE: &[u8] = "序号,村,养护资金（元）\n1,柳渡村,120000\n".as_bytes();

/// A request that was registered today, with two files of the office.
async fn with_files(town: &Town) -> TestResult<(Receipt, Vec<Enclosure>)> {
    let receipt = handed_over(town).await?;
    takes(town, "foi-handler", "register", receipt.id, &[]).await?;
    let handler = town.person("foi-handler").await?;
    let file = |name: &str, bytes: &[u8]| NewFile {
        name: name.to_owned(),
        bytes: bytes.to_vec(),
    };
    let files = vec![
        file("检索记录.txt", "查了三个卷宗".as_bytes()),
        file("资金使用明细.txt", TABLE),
    ];
    add_files(&town.office, &handler, receipt.id, files).await?;
    let there = see(&town.office, &handler, receipt.id).await?.enclosures;
    Ok((receipt, there))
}

async fn to_signing(town: &Town, id: CaseId, reply: &[(&str, &str)]) -> TestResult {
    takes(town, "foi-handler", "write_reply", id, reply).await?;
    takes(town, "legal-reviewer", "legal_review", id, &[]).await?;
    takes(town, "secrecy-reviewer", "secrecy_review", id, &[]).await?;
    Ok(())
}

on_both_stores! { "2026-03-02";
    async fn what_was_chosen_comes_with_the_reply_and_nothing_else_does(town) {
        let (Receipt { id, tracking }, files) = with_files(&town).await?;
        let handler = town.person("foi-handler").await?;
        let who = recognise(&town.office, tracking.as_str(), "13800138000").await?;
        assert!(files.iter().all(|file| !file.is_enclosed), "nothing goes along by itself");
        let stranger = town.person("neighbour-head").await?;
        assert!(enclose(&town.office, &stranger, id, &[files[1].id]).await.is_err());
        enclose(&town.office, &handler, id, &[files[0].id, files[1].id]).await?;
        enclose(&town.office, &handler, id, &[files[1].id]).await?;
        to_signing(&town, id, &foi::REPLY).await?;
        assert!(see(&town.office, &handler, id).await?.may_enclose, "reviewers may have one left out");
        assert!(open_enclosure(&town.office, who, files[1].id).await.is_err(), "not before it is sent");
        takes(&town, "unit-head", "sign", id, &[]).await?;
        let late = enclose(&town.office, &handler, id, &[]).await.unwrap_err();
        assert!(late.to_string().contains("已经签发"), "{late}");
        takes(&town, "foi-handler", "deliver", id, &[("method", "electronic")]).await?;
        let given = track(&town.office, who).await?.enclosures;
        assert_eq!(given.iter().map(|file| file.name.as_str()).collect::<Vec<_>>(), ["资金使用明细.txt"]);
        let (name, _, bytes) = open_enclosure(&town.office, who, given[0].id).await?;
        assert_eq!((name.as_str(), bytes.as_ref()), ("资金使用明细.txt", TABLE));
        assert!(open_enclosure(&town.office, who, files[0].id).await.is_err(), "the search record stays");
        let mut reader = town.office.store.reader().await?;
        let all = events::of_matter(&mut reader, Matter::Case(id.get())).await?;
        assert_eq!(all.iter().filter(|event| event.kind.as_str() == "case.enclosure_fetched").count(), 1);
    }

    async fn the_reply_names_what_goes_with_it(town) {
        let (Receipt { id, .. }, files) = with_files(&town).await?;
        let handler = town.person("foi-handler").await?;
        enclose(&town.office, &handler, id, &[files[1].id]).await?;
        foi::is_answered(&town, id, &foi::REPLY).await?;
        let papers = papers_of(&town.office, &handler, id).await?;
        let reply = papers.last().ok_or("no reply")?;
        let word = cases::paper_file(&town.office, &handler, id, reply.id, PaperFile::Docx).await?;
        let read = gongkai_documents::read::read_file("a.docx", &word.bytes, &gongkai_documents::read::Limits::default())?;
        let said: String = read.lines().collect::<Vec<_>>().join("\n");
        assert!(said.contains("附件：资金使用明细"), "{said}");
        assert!(!said.contains("检索记录"), "{said}");
    }

    async fn a_reply_that_gives_nothing_takes_nothing_along(town) {
        let (Receipt { id, tracking }, files) = with_files(&town).await?;
        let handler = town.person("foi-handler").await?;
        enclose(&town.office, &handler, id, &[files[1].id]).await?;
        let search = [("what", "查了2025年卷宗，没有")];
        takes(&town, "foi-handler", "note_search", id, &search).await?;
        let none = [("reply_kind", "R4"), ("reply", "没有制作过该信息。")];
        foi::is_answered(&town, id, &none).await?;
        let who = recognise(&town.office, tracking.as_str(), "13800138000").await?;
        assert!(track(&town.office, who).await?.enclosures.is_empty());
        assert!(open_enclosure(&town.office, who, files[1].id).await.is_err());
    }
}
