//! Erasing for good what was withdrawn to protect somebody: two people, nothing left, the address answers.

use gongkai_model::{event::Matter, id::RecordId, record::WithdrawalReason};
use gongkai_office::{
    OfficeError,
    publishing::{attachment, see},
};
use gongkai_store::{blobs::Sha256Hex, events, publications::Shown};
use gongkai_testkit::{TestResult, Town, notice};

use super::{on_both_stores, shown};

const SECRET: &str = "林某某，家住柳渡镇";

/// A public record with a file, withdrawn for privacy; and the file's address.
async fn withdrawn(town: &Town, file: &str) -> TestResult<(RecordId, Sha256Hex)> {
    let body = format!("<p>补助发放给{SECRET}。</p>");
    let id = town.drafts(notice("补助发放公示").body(&body)).await?;
    let drafter = town.person("drafter").await?;
    let view = see::record(&town.office, &drafter, id).await?;
    let revision = view.loaded.head.revision;
    let upload = file.as_bytes().to_vec();
    attachment::add(&town.office, &drafter, id, revision, "名单.txt", upload).await?;
    town.publishes(id).await?;
    town.withdraws(id, WithdrawalReason::Privacy).await?;
    let view = see::record(&town.office, &drafter, id).await?;
    let hash = view.loaded.version.content.attachments[0].sha256.parse()?;
    Ok((id, hash))
}

on_both_stores! {
    async fn two_people_erase_and_nothing_of_it_is_left(town) {
        let (id, file) = withdrawn(&town, "名单一").await?;
        assert!(town.office.blobs.exists(&file).await?);
        town.office.keys.get_or_make(Matter::Record(id.get()))?;
        assert_eq!(town.takes("open-government-office", "erase_propose", id).await?, "erasing");
        let alone = town.takes("open-government-office", "erase", id).await;
        assert!(matches!(alone, Err(OfficeError::NotPermitted(_))), "{alone:?}");
        assert_eq!(town.takes("security-administrator", "erase", id).await?, "erased");
        gongkai_office::jobs::tick(&town.office).await?;
        assert!(!town.office.blobs.exists(&file).await?, "the file is still there");
        assert!(town.office.keys.get(Matter::Record(id.get()))?.is_none(), "the key is still there");
        let clerk = town.person("open-government-office").await?;
        let view = see::record(&town.office, &clerk, id).await?;
        let left = format!("{:?}", view.loaded.version);
        assert!(!left.contains(SECRET) && view.versions.iter().all(|v| v.salt == [0; 32]), "{left}");
        assert!(view.loaded.head.title.is_empty() && view.loaded.head.index_number.is_some());
        let Some(Shown::Withdrawn { reason, .. }) = shown(&town, id).await? else { panic!("address gone") };
        assert_eq!(reason, WithdrawalReason::Privacy);
        let mut reader = town.office.store.reader().await?;
        let trail = events::of_matter(&mut reader, Matter::Record(id.get())).await?;
        assert!(trail.iter().any(|event| event.kind.as_str() == "record.erased"));
        assert!(town.takes("publisher", "archive", id).await.is_err(), "it is over");
    }

    async fn a_file_that_another_record_has_stays(town) {
        let (one, file) = withdrawn(&town, "同一份文件").await?;
        let (_other, same) = withdrawn(&town, "同一份文件").await?;
        assert_eq!(file, same);
        town.takes("open-government-office", "erase_propose", one).await?;
        town.takes("security-administrator", "erase", one).await?;
        gongkai_office::jobs::tick(&town.office).await?;
        assert!(town.office.blobs.exists(&file).await?);
    }

    async fn only_what_was_withdrawn_to_hide_it_is_erased(town) {
        let id = town.drafts(notice("关于停水的通知")).await?;
        town.publishes(id).await?;
        town.withdraws(id, WithdrawalReason::Duplicate).await?;
        let refused = town.takes("open-government-office", "erase_propose", id).await;
        assert!(matches!(refused, Err(OfficeError::Step(_))), "{refused:?}");
    }

    async fn a_proposal_can_be_turned_down(town) {
        let (id, file) = withdrawn(&town, "名单二").await?;
        town.takes("open-government-office", "erase_propose", id).await?;
        assert_eq!(town.takes("security-administrator", "erase_cancel", id).await?, "withdrawn");
        gongkai_office::jobs::tick(&town.office).await?;
        assert!(town.office.blobs.exists(&file).await?);
    }
}
