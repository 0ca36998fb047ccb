//! What a case says: sealed in the store, masked at the desk, each look with a trace, gone with its key.

use gongkai_model::event::Matter;
use gongkai_office::cases::{recognise, reveal, see};
use gongkai_store::events;

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
    let mut folders = vec![town.folder().to_owned()];
    let mut read = 0;
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let bytes = std::fs::read(&path)?;
            read += bytes.len();
            for secret in SECRETS {
                let found = bytes
                    .windows(secret.len())
                    .any(|part| part == secret.as_bytes());
                assert!(!found, "{secret} lies in {}", path.display());
            }
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
}
