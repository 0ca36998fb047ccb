//! Severance of a case's files: who may, what is kept, the list that goes with the reply. What takes things out is a shell
//! here; the real one and its check are tested in their own crate.

use std::sync::Arc;

use gongkai_documents::{read::ChildProgram, redact::Redactor};
use gongkai_model::event::Matter;
use gongkai_office::{
    Office, OfficeOptions,
    cases::{
        RedactionFile, papers_of, put_original, read_marks, redact, redaction_file, redactions_of,
    },
};
use gongkai_store::events;

use super::*;

/// The same town with something that answers like a redactor.
async fn with_redactor(town: &Town, answer: &str) -> TestResult<Arc<Office>> {
    let mut options = OfficeOptions::in_folder(town.folder().to_owned());
    options.clock = town.clock.clone();
    options.database_url = town.database_url();
    options.redactor = Some(Redactor::new(ChildProgram {
        program: "sh".into(),
        args: vec![
            "-c".into(),
            format!("cat >/dev/null; printf '%s\\n' '{answer}'; printf released").into(),
        ],
    }));
    Ok(Office::open(options).await?)
}

const FILLED: &str = r#"{"filled":[{"area":{"page":2,"left":280,"top":1005,"width":300,"height":60},"ground":"X4"}]}"#;

on_both_stores! { "2026-03-02";
    async fn what_is_taken_out_is_listed_with_the_reply_and_every_look_is_kept(town) {
        let office = with_redactor(&town, FILLED).await?;
        let Receipt { id, .. } = handed_over(&town).await?;
        takes(&town, "foi-handler", "register", id, &[]).await?;
        let handler = town.person("foi-handler").await?;
        let stranger = town.person("neighbour-head").await?;
        let pdf = b"%PDF-1.7 original".to_vec();
        assert!(put_original(&office, &stranger, id, "a.pdf", pdf.clone()).await.is_err());
        assert!(put_original(&office, &handler, id, "a.pdf", b"GIF89a".to_vec()).await.is_err());
        let file = put_original(&office, &handler, id, "欧阳文的材料.pdf", pdf.clone()).await?;
        assert!(redaction_file(&office, &handler, id, file, RedactionFile::Released).await.is_err());
        for wrong in ["X8 欧阳文", "X9 欧阳文", "内部资料 欧阳文"] {
            let refused = redact(&office, &handler, id, file, read_marks(wrong)?).await.unwrap_err();
            assert!(refused.to_string().contains("不是不予公开的理由"), "{wrong}: {refused}");
        }
        for wrong in ["X4", "X4 第2页 28 200 40", ""] {
            let marks = read_marks(wrong);
            assert!(wrong.is_empty() == marks.is_ok(), "{wrong}: {marks:?}");
        }
        let marks = read_marks("X4 欧阳文\n X5 第2页 28 200 40 15 ")?;
        assert_eq!(marks.len(), 2);
        assert_eq!(redact(&office, &handler, id, file, marks.clone()).await?, 1);
        let views = redactions_of(&office, &handler, id).await?;
        assert_eq!((views[0].marks.as_slice(), views[0].filled), (marks.as_slice(), Some(1)));
        let released = redaction_file(&office, &handler, id, file, RedactionFile::Released).await?;
        assert_eq!((released.name.as_str(), released.bytes.as_slice()), ("欧阳文的材料（区分处理件）.pdf", b"released".as_slice()));
        assert_eq!(redaction_file(&office, &handler, id, file, RedactionFile::Original).await?.bytes, pdf);

        let partial = [("reply_kind", "R8"), ("reply", "其余部分予以公开。"), ("ground", "X4")];
        takes(&town, "foi-handler", "write_reply", id, &partial).await?;
        takes(&town, "legal-reviewer", "legal_review", id, &[]).await?;
        takes(&town, "secrecy-reviewer", "secrecy_review", id, &[]).await?;
        takes(&town, "unit-head", "sign", id, &[]).await?;
        let papers = papers_of(&office, &handler, id).await?;
        let titles: Vec<_> = papers.iter().map(|paper| paper.title.as_str()).collect();
        assert_eq!(titles.len(), 3, "{titles:?}");
        assert!(titles.contains(&"政府信息部分公开告知书") && titles.contains(&"政府信息区分处理清单"), "{titles:?}");
        let list = papers.iter().find(|paper| paper.title == "政府信息区分处理清单").ok_or("no list")?;
        let word = cases::paper_file(&office, &handler, id, list.id, gongkai_store::case_papers::PaperFile::Docx).await?;
        let read = gongkai_documents::read::read_file("a.docx", &word.bytes, &gongkai_documents::read::Limits::default())?;
        let said: String = read.lines().collect();
        for word in ["第2页，上边100毫米、左边28毫米", "条例第十五条", "商业秘密", "住房和城乡建设局公开答〔2026〕1号"] {
            assert!(said.contains(word), "{word}: {said}");
        }
        let mut reader = town.office.store.reader().await?;
        let trail = events::of_matter(&mut reader, Matter::Case(id.get())).await?;
        let count = |kind: &str| trail.iter().filter(|event| event.kind.as_str() == kind).count();
        assert_eq!((count("redaction.put"), count("redaction.done"), count("redaction.looked")), (1, 1, 2));
    }

    async fn what_does_not_stand_the_check_is_not_kept(town) {
        let office = with_redactor(&town, r#"{"refused":{"leaks":["text","metadata"]}}"#).await?;
        let Receipt { id, .. } = handed_over(&town).await?;
        let handler = town.person("foi-handler").await?;
        let file = put_original(&office, &handler, id, "a.pdf", b"%PDF-1.7".to_vec()).await?;
        let refused = redact(&office, &handler, id, file, read_marks("X4 欧阳文")?).await.unwrap_err();
        assert!(refused.to_string().contains("没有通过检查：文字层；文档属性"), "{refused}");
        assert_eq!(redactions_of(&office, &handler, id).await?[0].filled, None);
    }
}
