//! Severance of a case's files: who may, marks as they are made and taken back, what is kept, the list that goes with the
//! reply. What takes things out is a shell here; the real one and its check are tested in their own crate.

use std::sync::Arc;

use gongkai_documents::{
    read::ChildProgram,
    redact::{Area, Mark, Redactor, Target},
};
use gongkai_model::event::Matter;
use gongkai_office::{
    Office, OfficeOptions,
    cases::{
        Change, RedactionFile, change_marks, marking, papers_of, places_of_words, put_original,
        read_marks, redaction_file, redaction_page, redactions_of, release, release_progress,
        write_marks,
    },
};
use gongkai_store::events;

use super::*;

/// What the shell answers to somebody who looks: two pages, the name twice, other words never.
const PAGES: &str = r#""pages":[{"width":2100,"height":2970,"text":"known"},{"width":2100,"height":2970,"text":"unsure"}]"#;
const TWICE: &str = r#"[{"page":1,"left":100,"top":100,"width":90,"height":60},{"page":2,"left":280,"top":1005,"width":300,"height":60}]"#;

/// The same town with something that answers like a redactor.
pub(super) async fn with_redactor(town: &Town, answer: &str) -> TestResult<Arc<Office>> {
    with_slow_redactor(town, answer, ":").await
}

/// As [`with_redactor`]; it does `first` before it makes a file.
async fn with_slow_redactor(town: &Town, answer: &str, first: &str) -> TestResult<Arc<Office>> {
    let mut options = OfficeOptions::in_folder(town.folder().to_owned());
    options.clock = town.clock.clone();
    options.database_url = town.database_url();
    let script = format!(
        r#"IFS= read -r line; cat >/dev/null; case "$line" in
        '{{"redact"'*) {first}; printf '%s\n' '{answer}'; printf released;;
        '{{"look":[]'*) printf '%s\n' '{{"sight":{{{PAGES},"found":[]}}}}';;
        '{{"look":["欧阳文"'*) printf '%s\n' '{{"sight":{{{PAGES},"found":[{TWICE}]}}}}';;
        '{{"look"'*) printf '%s\n' '{{"sight":{{{PAGES},"found":[[]]}}}}';;
        '{{"page":{{"page":2,'*) printf '%s\n' '"picture"'; printf png;;
        *) printf '%s\n' '{{"refused":{{"no_such_place":9}}}}';;
        esac"#
    );
    options.redactor = Some(Redactor::new(ChildProgram {
        program: "sh".into(),
        args: vec!["-c".into(), script.into()],
    }));
    Ok(Office::open(options).await?)
}

pub(super) const FILLED: &str = r#"{"released":{"filled":[{"area":{"page":2,"left":280,"top":1005,"width":300,"height":60},"ground":"X4"}],"without_text":[2]}}"#;

pub(super) fn place(page: usize) -> Mark {
    Mark {
        target: Target::Area(Area {
            page,
            left: 280,
            top: 2_000,
            width: 400,
            height: 155,
        }),
        ground: "X5".to_owned(),
    }
}

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
        let change = async |version, change| change_marks(&office, &handler, id, file, version, change).await;
        for (wrong, why) in [("X1 欧阳文", "不是不予公开的理由"), ("X8 欧阳文", "不是不予公开的理由"), ("X9 欧阳文", "不是不予公开的理由"), ("内部资料 欧阳文", "不是不予公开的理由"), ("X4 上官明", "没有找到"), ("X4 第1页 1 1 0 5", "大于0")] {
            let refused = change(0, Change::Replace(read_marks(wrong)?)).await.unwrap_err();
            assert!(refused.to_string().contains(why), "{wrong}: {refused}");
        }
        for wrong in ["X4", "X4 第2页 28 200 40", "X4 第2页 28 200 40 1.55", "X4 第2页 -1 2 3 4", ""] {
            let marks = read_marks(wrong);
            assert!(wrong.is_empty() == marks.is_ok(), "{wrong}: {marks:?}");
        }
        let marks = read_marks("X4 欧阳文\n X5 第2页 28 200 40 15.5 ")?;
        assert_eq!((marks.len(), write_marks(&marks).as_str()), (2, "X4 欧阳文\nX5 第2页 28 200 40 15.5"));
        assert!(release(&office, &handler, id, file).await.is_ok(), "the shell says yes to nothing");
        change(0, Change::Replace(marks.clone())).await?;
        let before = marking(&office, &handler, id, file).await?;
        assert_eq!((before.version, before.view.is_behind, before.places[0].len(), before.pages.len()), (1, true, 2, 2));
        assert_eq!(release(&office, &handler, id, file).await?, 1);
        let after = marking(&office, &handler, id, file).await?;
        assert_eq!((after.view.is_behind, after.without_text, after.version), (false, vec![2], 1));
        assert_eq!(release_progress(&office, &handler, id, file).await?, None);
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
        let now = marking(&office, &handler, id, file).await?;
        assert!(after.is_open && !now.is_open);
        let late = change(now.version, Change::Add(vec![place(1)])).await.unwrap_err();
        assert!(late.to_string().contains("已经签发"), "{late}");
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
        assert_eq!((count("redaction.put"), count("redaction.done"), count("redaction.looked")), (1, 2, 2));
    }

    async fn what_does_not_stand_the_check_is_not_kept(town) {
        let office = with_redactor(&town, r#"{"refused":{"leaks":["text","metadata"]}}"#).await?;
        let Receipt { id, .. } = handed_over(&town).await?;
        let handler = town.person("foi-handler").await?;
        let file = put_original(&office, &handler, id, "a.pdf", b"%PDF-1.7".to_vec()).await?;
        change_marks(&office, &handler, id, file, 0, Change::Add(read_marks("X4 欧阳文")?)).await?;
        let refused = release(&office, &handler, id, file).await.unwrap_err();
        assert!(refused.to_string().contains("没有通过检查：文字层；文档属性"), "{refused}");
        assert_eq!(redactions_of(&office, &handler, id).await?[0].filled, None);
    }

    async fn marks_are_added_removed_and_taken_back_by_whoever_saw_the_last_state(town) {
        let office = with_redactor(&town, FILLED).await?;
        let Receipt { id, .. } = handed_over(&town).await?;
        let handler = town.person("foi-handler").await?;
        let file = put_original(&office, &handler, id, "a.pdf", b"%PDF-1.7".to_vec()).await?;
        let change = async |version, change| change_marks(&office, &handler, id, file, version, change).await;
        assert!(change(0, Change::Undo).await.is_err(), "there is nothing to take back");
        change(0, Change::Add(vec![place(1)])).await?;
        change(1, Change::Add(vec![place(2), place(1)])).await?;
        let late = change(1, Change::Remove(0)).await.unwrap_err();
        assert!(late.to_string().contains("刚刚被改动过"), "{late}");
        change(2, Change::Remove(1)).await?;
        assert_eq!(marking(&office, &handler, id, file).await?.view.marks, [place(1), place(1)]);
        change(3, Change::Undo).await?;
        change(4, Change::Undo).await?;
        let now = marking(&office, &handler, id, file).await?;
        assert_eq!((now.view.marks.as_slice(), now.can_undo, now.version), ([place(1)].as_slice(), true, 5));
        assert!(change(5, Change::Remove(1)).await.is_err(), "there is one mark");
        // Two at once: one of them is told.
        let (one, other) = tokio::join!(change(5, Change::Add(vec![place(2)])), change(5, Change::Remove(0)));
        assert_eq!(usize::from(one.is_ok()) + usize::from(other.is_ok()), 1, "{one:?} {other:?}");
    }

    async fn pages_are_shown_to_who_handles_the_case_and_each_look_is_kept(town) {
        let office = with_redactor(&town, FILLED).await?;
        let Receipt { id, .. } = handed_over(&town).await?;
        let handler = town.person("foi-handler").await?;
        let stranger = town.person("neighbour-head").await?;
        let file = put_original(&office, &handler, id, "a.pdf", b"%PDF-1.7".to_vec()).await?;
        assert_eq!(redaction_page(&office, &handler, id, file, 2).await?, b"png");
        assert!(redaction_page(&office, &handler, id, file, 9).await.is_err());
        assert_eq!(places_of_words(&office, &handler, id, file, " 欧阳文 ").await?.len(), 2);
        for nothing in ["", "上官明", &"长".repeat(201)] {
            assert!(places_of_words(&office, &handler, id, file, nothing).await.is_err(), "{nothing}");
        }
        assert!(redaction_page(&office, &stranger, id, file, 2).await.is_err());
        assert!(marking(&office, &stranger, id, file).await.is_err());
        assert!(places_of_words(&office, &stranger, id, file, "欧阳文").await.is_err());
        assert!(change_marks(&office, &stranger, id, file, 0, Change::Add(vec![place(1)])).await.is_err());
        assert!(release(&office, &stranger, id, file).await.is_err());
        assert!(release_progress(&office, &stranger, id, file).await.is_err());
        let mut reader = town.office.store.reader().await?;
        let trail = events::of_matter(&mut reader, Matter::Case(id.get())).await?;
        let looked: Vec<_> = trail.iter().filter(|event| event.kind.as_str() == "redaction.looked").collect();
        assert_eq!(looked.len(), 1, "pages that are not there and strangers leave nothing");
    }

    async fn nothing_is_released_into_a_reply_that_is_signed_meanwhile(town) {
        let (begun, go) = (town.folder().join("begun"), town.folder().join("go"));
        let first = format!(": >'{}'; while [ ! -e '{}' ]; do sleep 0.05; done", begun.display(), go.display());
        let office = with_slow_redactor(&town, FILLED, &first).await?;
        let Receipt { id, .. } = handed_over(&town).await?;
        takes(&town, "foi-handler", "register", id, &[]).await?;
        let handler = town.person("foi-handler").await?;
        let file = put_original(&office, &handler, id, "a.pdf", b"%PDF-1.7".to_vec()).await?;
        change_marks(&office, &handler, id, file, 0, Change::Add(vec![place(1)])).await?;
        let releasing = tokio::spawn({
            let (office, handler) = (Arc::clone(&office), handler.clone());
            async move { release(&office, &handler, id, file).await }
        });
        let is_begun = async { while !begun.exists() { tokio::time::sleep(std::time::Duration::from_millis(20)).await; } };
        tokio::time::timeout(std::time::Duration::from_secs(60), is_begun).await?;
        let partial = [("reply_kind", "R8"), ("reply", "其余部分予以公开。"), ("ground", "X4")];
        foi::is_answered(&town, id, &partial).await?;
        std::fs::write(go, "")?;
        let late = releasing.await?.unwrap_err();
        assert!(late.to_string().contains("已经签发"), "{late}");
        assert_eq!(redactions_of(&office, &handler, id).await?[0].filled, None);
        assert!(cases::see(&office, &handler, id).await?.enclosures.is_empty());
    }

    async fn a_file_that_is_marked_as_secret_is_not_taken(town) {
        let office = with_redactor(&town, FILLED).await?;
        let Receipt { id, .. } = handed_over(&town).await?;
        let handler = town.person("foi-handler").await?;
        for (name, bytes) in [("方案.pdf", pdf_that_says("机密★10年")), ("方案.docx", b"PK".to_vec())] {
            let refused = put_original(&office, &handler, id, name, bytes).await.unwrap_err();
            let about_secrets = refused.to_string().contains("保守国家秘密法");
            assert_eq!(about_secrets, name.ends_with("pdf"), "{refused}");
        }
        assert!(town.office.blobs.list(gongkai_store::blobs::Area::Sealed).await?.is_empty());
        put_original(&office, &handler, id, "通知.pdf", pdf_that_says("机密级会议室预约办法")).await?;
    }
}

/// One page with one line, in a font that is not embedded.
fn pdf_that_says(line: &str) -> Vec<u8> {
    let codes: String = line
        .encode_utf16()
        .map(|unit| format!("{unit:04X}"))
        .collect();
    let content = format!("BT /F 12 Tf 72 720 Td <{codes}> Tj ET");
    let objects = [
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned(),
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 5 0 R>>>>/Contents 4 0 R>>".to_owned(),
        format!("<</Length {}>>stream\n{content}\nendstream", content.len()),
        "<</Type/Font/Subtype/Type0/BaseFont/SimSun/Encoding/UniGB-UCS2-H/DescendantFonts[6 0 R]>>".to_owned(),
        "<</Type/Font/Subtype/CIDFontType2/BaseFont/SimSun/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 5>>>>".to_owned(),
    ];
    let mut pdf = "%PDF-1.7\n".to_owned();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (at, object) in objects.iter().enumerate() {
        table += &format!("{:010} 00000 n \n", pdf.len());
        pdf += &format!("{} 0 obj\n{object}\nendobj\n", at + 1);
    }
    let start = pdf.len();
    pdf += &format!(
        "{table}trailer<</Size {}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF",
        objects.len() + 1
    );
    pdf.into_bytes()
}
