//! Withheld as a state secret: nothing of what the case said is left anywhere, nothing comes in again, and days and
//! outcome are still counted.

use gongkai_documents::read::{Limits, read_file};
use gongkai_model::{case::Sealed, event::Matter};
use gongkai_office::{
    cases::{
        BoardFilter, NewFile, ProceedingForm, ProceedingText, StatisticsFilter, add_files,
        add_files_as_applicant, annual, board, draw_by_hand, hot_words, open_file, paper_file,
        papers_for_applicant, papers_of, proceedings_of_case, put_original, recognise,
        register_proceeding, repeated, see, statistics, take_as_applicant, track,
    },
    jobs,
};
use gongkai_rules::report::{Column, Handling, Row};
use gongkai_store::{
    blobs::{Area, Keys},
    case_papers::PaperFile,
    escrow, events,
};

use super::*;

/// What must not be found: of the title, the description, a note, a file, a letter, a draft, an opinion.
const SECRETS: [&str; 7] = [
    "长空工程选址",
    "北坡山洞",
    "查了长空卷宗",
    "附件写着长空",
    "长空函1",
    "草稿提到长空",
    "顾问谈到长空",
];

const STUB: [(&str, &str); 2] = [("reply_kind", "R3"), ("confirm", "yes")];

/// A step without a word of its own.
async fn silently(
    town: &Town,
    login: &str,
    step: &str,
    id: CaseId,
    fields: &[(&str, &str)],
) -> Result<cases::CaseTaken, OfficeError> {
    let missing = |error: Box<dyn std::error::Error>| OfficeError::Defect(error.to_string());
    let actor = town.person(login).await.map_err(missing)?;
    let form = CaseStepForm {
        step: step.to_owned(),
        typed: typed(fields),
        ..CaseStepForm::default()
    };
    cases::take(&town.office, &actor, id, form).await
}

/// A request that says a good deal, in every place where something can be said.
async fn talkative(town: &Town) -> TestResult<Receipt> {
    let handler = town.person("foi-handler").await?;
    let mut fields = REQUEST.to_vec();
    fields[6].1 = SECRETS[0];
    fields.push(("description", SECRETS[1]));
    let mut asked = form(town, "foi_request", &fields).await?;
    asked.files = vec![NewFile {
        name: "长空.txt".to_owned(),
        bytes: SECRETS[3].as_bytes().to_vec(),
    }];
    let today = town.clock.today();
    let receipt = cases::register(&town.office, &handler, asked, Channel::InPerson, today).await?;
    let id = receipt.id;
    takes(town, "foi-handler", "register", id, &[]).await?;
    takes(
        town,
        "foi-handler",
        "note_search",
        id,
        &[("what", SECRETS[2])],
    )
    .await?;
    let letter = [("letter", SECRETS[4]), ("what", SECRETS[1])];
    takes(town, "foi-handler", "ask_third_party", id, &letter).await?;
    let answer = [("opinion", "objects"), ("letter", SECRETS[4])];
    takes(town, "foi-handler", "third_party_answers", id, &answer).await?;
    let draft = [("reply_kind", "R2"), ("reply", SECRETS[5])];
    takes(town, "foi-handler", "write_reply", id, &draft).await?;
    takes(town, "legal-reviewer", "return", id, &[]).await?;
    let complaint = ProceedingForm {
        sort: "complaint".to_owned(),
        organ: "云河区人民政府".to_owned(),
        filed_on: Some(today),
        stage: "filed".to_owned(),
        written: ProceedingText {
            number: "〔2026〕第7号".to_owned(),
            opinion: SECRETS[6].to_owned(),
            lessons: String::new(),
        },
        ..ProceedingForm::default()
    };
    register_proceeding(&town.office, &handler, id, complaint).await?;
    for paper in papers_of(&town.office, &handler, id).await? {
        paper_file(&town.office, &handler, id, paper.id, PaperFile::Docx).await?;
    }
    Ok(receipt)
}

/// Everything sealed that the rows of a case hold, with its place.
async fn sealed_texts(town: &Town, id: CaseId) -> TestResult<Vec<(String, Sealed)>> {
    let mut reader = town.office.store.reader().await?;
    let head = gongkai_store::cases::get(&mut reader, id).await?;
    let head = head.ok_or("no such case")?;
    let mut all = vec![
        ("subject".to_owned(), head.subject),
        ("form".to_owned(), head.form),
    ];
    for step in gongkai_store::cases::steps(&mut reader, id).await? {
        all.extend(step.note.map(|note| (format!("note/{}", step.id), note)));
        all.extend(step.data.map(|data| (format!("data/{}", step.id), data)));
    }
    for reply in gongkai_store::cases::replies(&mut reader, id).await? {
        all.push((format!("reply/{}", reply.id), reply.reply));
    }
    for file in gongkai_store::cases::files_and_severed(&mut reader, id).await? {
        all.push((format!("file/{}", file.id), file.name));
    }
    for paper in gongkai_store::case_papers::of_case(&mut reader, id).await? {
        if !paper.is_destroyed() {
            all.push((format!("paper/{}", paper.id), paper.content));
        }
    }
    for one in gongkai_store::cases::proceedings(&mut reader, id).await? {
        all.push((format!("proceeding/{}", one.id), one.written));
    }
    Ok(all)
}

fn holds_no_secret(where_it_is: &str, text: &str) {
    for secret in SECRETS {
        assert!(
            !text.contains(secret),
            "{secret} is in {where_it_is}: {text}"
        );
    }
}

/// All that anybody is shown of it.
async fn shows_no_secret(town: &Town, receipt: &Receipt) -> TestResult {
    let id = receipt.id;
    for login in [
        "foi-handler",
        "foi-head",
        "unit-head",
        "open-government-office",
    ] {
        let who = town.person(login).await?;
        holds_no_secret(login, &format!("{:?}", see(&town.office, &who, id).await?));
        for ended in [false, true] {
            let filter = BoardFilter {
                ended,
                ..BoardFilter::default()
            };
            let seen = board(&town.office, &who, &filter).await?;
            holds_no_secret("board", &format!("{seen:?}"));
        }
    }
    let handler = town.person("foi-handler").await?;
    let (_, filed) = proceedings_of_case(&town.office, &handler, id).await?;
    assert_eq!(filed[0].text.number, "〔2026〕第7号");
    holds_no_secret("proceedings", &format!("{filed:?}"));
    let who = recognise(&town.office, receipt.tracking.as_str(), "13800138000").await?;
    holds_no_secret(
        "tracking",
        &format!("{:?}", track(&town.office, who).await?),
    );
    let mut reader = town.office.store.reader().await?;
    let trail = events::of_matter(&mut reader, Matter::Case(id.get())).await?;
    holds_no_secret("events", &format!("{trail:?}"));
    let clock = gongkai_store::cases::clock_events(&mut reader, id).await?;
    holds_no_secret("clock", &format!("{clock:?}"));
    Ok(())
}

/// From the stub to its delivery.
async fn stub_is_delivered(town: &Town, id: CaseId) -> TestResult {
    silently(town, "legal-reviewer", "legal_review", id, &[]).await?;
    silently(town, "secrecy-reviewer", "secrecy_review", id, &[]).await?;
    let own = silently(town, "foi-head", "sign", id, &[])
        .await
        .unwrap_err();
    assert!(own.to_string().contains("起草人以外"), "{own}");
    silently(town, "unit-head", "sign", id, &[]).await?;
    let by = [("method", "post"), ("item", "1134000000011")];
    silently(town, "foi-handler", "deliver", id, &by).await?;
    Ok(())
}

on_both_stores! { "2026-03-02";
    async fn nothing_of_a_state_secret_is_left_and_its_days_are_counted(town) {
        let receipt = talkative(&town).await?;
        let id = receipt.id;
        let before = sealed_texts(&town, id).await?;
        assert!(before.len() > 9, "{}", before.len());
        let files = town.office.blobs.list(Area::Sealed).await?;
        assert!(files.len() >= 3, "a file and documents: {files:?}");
        let handler = town.person("foi-handler").await?;
        let file = see(&town.office, &handler, id).await?.files[0].id;

        // Who only handles it does not destroy it, nobody does by mistake, and the reply has no words of its own.
        let refused = silently(&town, "foi-handler", "withhold_secret", id, &STUB).await.unwrap_err();
        assert!(matches!(refused, OfficeError::NotPermitted(_)), "{refused}");
        assert!(silently(&town, "foi-head", "withhold_secret", id, &STUB[..1]).await.is_err());
        let words = takes(&town, "foi-head", "withhold_secret", id, &STUB).await.unwrap_err();
        assert!(words.to_string().contains("不得写入"), "{words}");
        let named = [("reply_kind", "R3"), ("ground", "X1"), ("reply", "是长空工程")];
        assert!(takes(&town, "foi-handler", "write_reply", id, &named).await.is_err());
        assert_eq!(sealed_texts(&town, id).await?.len(), before.len(), "nothing happened yet");
        let told = see(&town.office, &town.person("foi-head").await?, id).await?;
        let step = told.open.iter().find(|open| open.code == "withhold_secret").ok_or("no step")?;
        assert!(step.warning.as_ref().is_some_and(|text| text.contains("不能恢复")) && !step.takes_words);

        // A try that came to nothing left a key behind.
        town.office.keys.get_or_make_next(Matter::Case(id.get()))?;
        let taken = silently(&town, "foi-head", "withhold_secret", id, &STUB).await?;
        assert!(taken.made_stub && taken.state == "legal_review");

        let key = town.office.keys.get(Matter::Case(id.get()))?.ok_or("no key")?;
        assert!(town.office.keys.get_next(Matter::Case(id.get()))?.is_none());
        for (place, text) in &before {
            assert!(key.open_text(place, text).is_err(), "{place} of a copy can still be read");
        }
        for (place, text) in sealed_texts(&town, id).await? {
            holds_no_secret(&place, &key.open_text(&place, &text)?);
        }
        assert!(town.office.blobs.list(Area::Sealed).await?.is_empty());
        for hash in &files {
            assert!(town.office.blobs.get_sealed(&key, hash).await?.is_none());
        }
        assert!(open_file(&town.office, &handler, id, file).await.is_err());
        shows_no_secret(&town, &receipt).await?;

        stub_is_delivered(&town, id).await?;
        shows_no_secret(&town, &receipt).await?;
        let stored = head(&town, id).await?;
        assert_eq!(stored.outcome.as_deref(), Some("R3.X1"));
        assert!(stored.stub_on.is_some() && stored.closed_on.is_some() && stored.number.is_some());
        let tables = annual(&town.office, &handler, None, 2026).await?;
        assert!(tables.checked.ok, "{:?}", tables.checked);
        let secrets = Row::Handled(Handling::StateSecret);
        assert_eq!(tables.report.table3.value(secrets, Column::Total), Some(1));
        let asked = StatisticsFilter {
            kind: "foi_request".to_owned(),
            unit: None,
            from: "2026-03-01".parse()?,
            until: "2026-03-31".parse()?,
        };
        let counted = statistics(&town.office, &handler, &asked).await?;
        assert_eq!((counted.received, counted.ended), (1, 1));
        assert!(hot_words(&town.office, &handler, &asked).await?.is_empty());
        assert!(repeated(&town.office, &handler).await?.is_empty());
        silently(&town, "foi-handler", "archive", id, &[]).await?;
    }

    async fn the_reply_is_neutral_names_the_article_and_reaches_the_applicant(town) {
        let Receipt { id, tracking } = talkative(&town).await?;
        silently(&town, "foi-head", "withhold_secret", id, &STUB).await?;
        stub_is_delivered(&town, id).await?;
        let head = town.person("foi-head").await?;
        let papers = papers_of(&town.office, &head, id).await?;
        let whole: Vec<_> = papers.iter().filter(|paper| !paper.is_destroyed).collect();
        assert_eq!(whole.len(), 1, "of what was drawn before only number and day are left");
        assert!(papers.iter().any(|paper| paper.is_destroyed && paper.number.is_some()));
        let gone = papers.iter().find(|paper| paper.is_destroyed).ok_or("none")?;
        assert!(paper_file(&town.office, &head, id, gone.id, PaperFile::Docx).await.is_err());
        let word = paper_file(&town.office, &head, id, whole[0].id, PaperFile::Docx).await?;
        let read = read_file("a.docx", &word.bytes, &Limits::default())?;
        let said: String = read.lines().collect::<Vec<_>>().join("\n");
        for expected in ["第十四条", "国家秘密", "“有关政府信息”", "先申请行政复议", "欧阳文"] {
            assert!(said.contains(expected), "{expected}: {said}");
        }
        holds_no_secret("the reply", &said);
        let who = recognise(&town.office, tracking.as_str(), "13800138000").await?;
        let view = track(&town.office, who).await?;
        assert_eq!(view.state_name, "已答复");
        assert!(view.subject.starts_with("存根（2026年3月2日"), "{}", view.subject);
        assert!(papers_for_applicant(&town.office, who).await?.iter().all(|paper| paper.number.is_some()));
    }

    async fn nothing_comes_in_again(town) {
        let Receipt { id, tracking } = talkative(&town).await?;
        silently(&town, "foi-head", "withhold_secret", id, &STUB).await?;
        let handler = town.person("foi-handler").await?;
        let words = takes(&town, "legal-reviewer", "return", id, &[]).await.unwrap_err();
        assert!(words.to_string().contains("存根"), "{words}");
        silently(&town, "legal-reviewer", "return", id, &[]).await?;
        let steps: [(&str, &[(&str, &str)]); 4] = [
            ("note_search", &[("what", "长空")]),
            ("ask_correction", &[("until", "2026-03-20"), ("what", "长空")]),
            ("ask_third_party", &[("what", "长空")]),
            ("write_reply", &[("reply_kind", "R2"), ("reply", "长空")]),
        ];
        for (step, fields) in steps {
            let refused = silently(&town, "foi-handler", step, id, fields).await.unwrap_err();
            assert!(refused.to_string().contains("存根"), "{step}: {refused}");
        }
        let text = || vec![NewFile { name: "a.txt".to_owned(), bytes: "长空".as_bytes().to_vec() }];
        assert!(add_files(&town.office, &handler, id, text()).await.is_err());
        let who = recognise(&town.office, tracking.as_str(), "13800138000").await?;
        assert!(add_files_as_applicant(&town.office, who, text()).await.is_err());
        let pdf = b"%PDF-1.7\n".to_vec();
        assert!(put_original(&town.office, &handler, id, "a.pdf", pdf).await.is_err());
        let told = typed(&[("what", "长空"), ("reason", "长空")]);
        assert!(draw_by_hand(&town.office, &handler, id, "foi_third_party_decision", &told).await.is_err());
        let suggest = CaseStepForm {
            step: "suggest_public".to_owned(),
            typed: typed(&[("concern", "known"), ("what", "长空")]),
            ..CaseStepForm::default()
        };
        assert!(take_as_applicant(&town.office, who, suggest).await.is_err());
        let written = ProceedingText { opinion: "长空".to_owned(), ..ProceedingText::default() };
        let filed = ProceedingForm {
            sort: "review".to_owned(),
            organ: "云河区人民政府".to_owned(),
            filed_on: Some(town.clock.today()),
            stage: "filed".to_owned(),
            written,
            ..ProceedingForm::default()
        };
        assert!(register_proceeding(&town.office, &handler, id, filed).await.is_err());
        // It can be named again, in part this time, and the first key stays good.
        let partly = [("reply_kind", "R8"), ("confirm", "yes")];
        silently(&town, "foi-head", "withhold_secret", id, &partly).await?;
        stub_is_delivered(&town, id).await?;
        assert_eq!(head(&town, id).await?.outcome.as_deref(), Some("R8.X1"));
    }

    async fn whoever_dies_before_the_old_key_is_destroyed_leaves_a_stub_that_opens(town) {
        let Receipt { id, .. } = talkative(&town).await?;
        let keys = town.folder().join("keys");
        let number = id.get();
        let (file, next) = (keys.join(format!("case-{number}.key")), keys.join(format!("case-{number}.next")));
        let old = std::fs::read(&file)?;
        silently(&town, "foi-head", "withhold_secret", id, &STUB).await?;
        // As the disk would be: the step is kept, and both keys are there.
        std::fs::rename(&file, &next)?;
        std::fs::write(&file, &old)?;
        let handler = town.person("foi-handler").await?;
        assert!(see(&town.office, &handler, id).await?.subject.starts_with("存根"));
        town.office.keys.promote(Matter::Case(id.get()))?;
        town.office.keys.promote(Matter::Case(id.get()))?;
        assert!(!next.exists() && std::fs::read(&file)? != old);
        assert!(see(&town.office, &handler, id).await?.subject.starts_with("存根"));
        assert_eq!(jobs::tick(&town.office).await?.emptied, 0);
    }

    async fn an_escrow_forgets_the_old_key_as_well(town) {
        let Receipt { id, .. } = talkative(&town).await?;
        let matter = Matter::Case(id.get());
        let apart = Keys::open(town.folder().join("apart"))?;
        let bring = async || -> TestResult<escrow::Escrowed> {
            let mut reader = town.office.store.reader().await?;
            Ok(escrow::bring(&mut reader, &town.office.keys, &apart).await?)
        };
        bring().await?;
        let before = sealed_texts(&town, id).await?;
        let (place, text) = before.first().ok_or("nothing is sealed")?;
        assert!(apart.get(matter)?.ok_or("no key")?.open_text(place, text).is_ok());
        silently(&town, "foi-head", "withhold_secret", id, &STUB).await?;
        let brought = bring().await?;
        assert_eq!((brought.added, brought.destroyed), (1, 1));
        let key = apart.get(matter)?.ok_or("no key")?;
        assert!(key.open_text(place, text).is_err());
        let after = sealed_texts(&town, id).await?;
        let (place, text) = after.first().ok_or("nothing is sealed")?;
        assert!(key.open_text(place, text).is_ok());
        let again = bring().await?;
        assert_eq!((again.added, again.destroyed), (0, 0));
    }

    async fn files_with_a_classification_mark_never_come_in(town) {
        let handler = town.person("foi-handler").await?;
        let marked = || vec![NewFile {
            name: "方案.txt".to_owned(),
            bytes: "机密★10年\n关于选址的方案".as_bytes().to_vec(),
        }];
        let mut asked = form(&town, "foi_request", &REQUEST).await?;
        asked.files = marked();
        let refused = cases::apply(&town.office, asked).await.unwrap_err();
        assert!(refused.to_string().contains("保守国家秘密法"), "{refused}");
        let Receipt { id, tracking } = handed_over(&town).await?;
        assert!(add_files(&town.office, &handler, id, marked()).await.is_err());
        let who = recognise(&town.office, tracking.as_str(), "13800138000").await?;
        assert!(add_files_as_applicant(&town.office, who, marked()).await.is_err());
        assert!(town.office.blobs.list(Area::Sealed).await?.is_empty());
        let word = vec![NewFile { name: "说明.txt".to_owned(), bytes: "保守国家秘密的规定".as_bytes().to_vec() }];
        add_files(&town.office, &handler, id, word).await?;
    }
}

/// On SQLite the whole data folder can be read, what was deleted included.
#[tokio::test(flavor = "multi_thread")]
async fn no_word_of_it_lies_open_in_the_data_folder() -> TestResult {
    let town = Town::new(gongkai_testkit::Backend::Sqlite, "2026-03-02").await?;
    let Receipt { id, .. } = talkative(&town).await?;
    silently(&town, "foi-head", "withhold_secret", id, &STUB).await?;
    jobs::tick(&town.office).await?;
    jobs::index(&town.office).await?;
    let mut read = 0;
    for (path, bytes) in town.files()? {
        read += bytes.len();
        holds_no_secret(
            &path.display().to_string(),
            &String::from_utf8_lossy(&bytes),
        );
    }
    assert!(read > 100_000, "the data folder was not read");
    town.ends_well().await
}
