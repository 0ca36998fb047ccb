//! What a case says: sealed in the store, masked at the desk, each look with a trace, gone with its key.

use gongkai_model::event::Matter;
use gongkai_office::cases::{
    NewFile, ProceedingForm, change_proceeding, erase_due, open_file, recognise,
    register_proceeding, reveal, see,
};
use gongkai_store::events;
use jiff::civil::date;

use super::*;

/// What no byte of the data folder may hold, outside of the keys.
const SECRETS: [&str; 5] = [
    "欧阳文",
    "11010519491231002X",
    "13800138000",
    "ouyang@example.cn",
    "老旧小区改造资金",
];

#[tokio::test(flavor = "multi_thread")]
async fn no_word_of_it_lies_open_in_the_data_folder() -> TestResult {
    let town = Town::new(gongkai_testkit::Backend::Sqlite, "2026-03-02").await?;
    let Receipt { id, .. } = handed_over(&town).await?;
    takes(&town, "foi-handler", "register", id, &[]).await?;
    let ask = [("until", "2026-03-20"), ("what", "请欧阳文写明年份")];
    takes(&town, "foi-handler", "ask_correction", id, &ask).await?;
    let mut read = 0;
    for (path, bytes) in town.files()? {
        read += bytes.len();
        for secret in SECRETS {
            let found = bytes
                .windows(secret.len())
                .any(|part| part == secret.as_bytes());
            assert!(!found, "{secret} lies in {}", path.display());
        }
    }
    assert!(read > 100_000, "the data folder was not read");
    town.ends_well().await
}

on_both_stores! { "2026-03-02";
    async fn a_look_at_what_is_masked_leaves_a_trace(town) {
        let Receipt { id, .. } = handed_over(&town).await?;
        let handler = town.person("foi-handler").await?;
        let view = see(&town.office, &handler, id).await?;
        let shown = |code: &str| {
            let field = view.fields.iter().find(|field| field.code == code);
            field.map(|field| (field.text.clone(), field.is_masked))
        };
        assert_eq!(shown("name"), Some(("欧＊＊".to_owned(), true)));
        assert_eq!(shown("phone"), Some(("138****8000".to_owned(), true)));
        assert_eq!(shown("form"), Some(("电子数据".to_owned(), false)));
        let clear = reveal(&town.office, &handler, id, "phone").await?;
        assert_eq!(clear.text, "138 0013 8000");
        let oversees = town.person("open-government-office").await?;
        assert!(reveal(&town.office, &oversees, id, "phone").await.is_err());
        assert!(reveal(&town.office, &handler, id, "form").await.is_err());
        let mut reader = town.office.store.reader().await?;
        let trail = events::of_matter(&mut reader, Matter::Case(id.get())).await?;
        let looks: Vec<_> = trail
            .iter()
            .filter(|event| event.kind.as_str() == "case.looked")
            .map(|event| (event.actor, event.detail("field")))
            .collect();
        assert_eq!(looks, [(Some(handler.person.id), Some("phone"))]);
    }

    async fn without_its_key_nothing_can_be_read_any_more(town) {
        let Receipt { id, tracking } = handed_over(&town).await?;
        town.office.keys.destroy(Matter::Case(id.get()))?;
        let handler = town.person("foi-handler").await?;
        let gone = see(&town.office, &handler, id).await.unwrap_err();
        assert!(gone.to_string().contains("已经销毁"), "{gone}");
        assert!(recognise(&town.office, tracking.as_str(), "13800138000").await.is_err());
    }

    async fn keys_that_are_gone_are_not_silently_made_anew(town) {
        handed_over(&town).await?;
        let moved = town.folder().join("moved");
        std::fs::rename(town.folder().join("keys"), &moved)?;
        let mut options = gongkai_office::OfficeOptions::in_folder(town.folder().to_owned());
        options.database_url = town.database_url();
        let refused = gongkai_office::Office::open(options).await.err().ok_or("it opened")?;
        assert!(refused.to_string().contains("密钥目录不在"), "{refused}");
        std::fs::rename(&moved, town.folder().join("keys"))?;
    }

    async fn a_wrong_contact_is_told_like_an_unknown_code(town) {
        let Receipt { tracking, .. } = handed_over(&town).await?;
        let wrong = recognise(&town.office, tracking.as_str(), "13800138001").await.unwrap_err();
        let unknown = recognise(&town.office, "GK-2603-4M8Q-K3TZ", "13800138000").await.unwrap_err();
        assert_eq!(wrong.to_string(), unknown.to_string());
        assert!(recognise(&town.office, tracking.as_str(), "").await.is_err());
        assert!(recognise(&town.office, &tracking.as_str().to_lowercase().replace('-', ""), "ouyang@example.cn").await.is_ok());
    }

    async fn after_its_years_nothing_of_it_can_be_read_and_its_facts_stay(town) {
        let mut asked = form(&town, "mailbox_letter", &letters::LETTER).await?;
        asked.files = vec![NewFile { name: "照片说明.txt".into(), bytes: b"by the lamp".to_vec() }];
        let Receipt { id, tracking } = cases::apply(&town.office, asked).await?;
        takes(&town, "letter-handler", "decline", id, &[]).await?;
        let handler = town.person("letter-handler").await?;
        let file = see(&town.office, &handler, id).await?.files[0].id;
        let pending = ProceedingForm {
            sort: "complaint".into(),
            organ: "云河区人民政府".into(),
            filed_on: Some(date(2026, 3, 2)),
            stage: "filed".into(),
            ..ProceedingForm::default()
        };
        let row = register_proceeding(&town.office, &handler, id, pending.clone()).await?;
        // A letter is kept for five years: not a day less, and no longer than anybody argues about it.
        it_is(&town, "2031-03-01")?;
        assert_eq!(erase_due(&town.office).await?, 0);
        it_is(&town, "2031-03-02")?;
        assert_eq!(erase_due(&town.office).await?, 0, "a complaint is open");
        let decided = ProceedingForm {
            stage: "decided".into(),
            result: "upheld".into(),
            decided_on: Some(date(2026, 5, 6)),
            ..pending
        };
        change_proceeding(&town.office, &handler, row, 0, decided).await?;
        assert_eq!(erase_due(&town.office).await?, 0, "it was decided later than the case ended");
        it_is(&town, "2031-05-06")?;
        assert_eq!(erase_due(&town.office).await?, 1);
        assert_eq!(erase_due(&town.office).await?, 0);
        assert!(town.office.keys.get(Matter::Case(id.get()))?.is_none());
        assert!(see(&town.office, &handler, id).await.is_err());
        assert!(open_file(&town.office, &handler, id, file).await.is_err());
        assert!(recognise(&town.office, tracking.as_str(), "0527-88886666").await.is_err());
        // What statistics count is still there.
        let facts = head(&town, id).await?;
        assert_eq!(facts.state, "declined");
        assert!(facts.closed_on.is_some());
        let board = cases::board(&town.office, &handler, &cases::BoardFilter { ended: true, ..Default::default() }).await?;
        assert_eq!(board.rows.len(), 1);
    }
}
