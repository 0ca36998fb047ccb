//! The restore drill (恢复演练): a backup without keys opens nothing; with the escrowed keys everything is there again, but
//! not what retention destroyed.

use std::sync::Arc;

use gongkai_model::event::Matter;
use gongkai_office::{
    Office, OfficeOptions,
    cases::{NewFile, add_files, erase_due, open_file, papers_of, reveal, see},
    core::Actor,
};
use gongkai_store::{
    backup::{backup, restore},
    blobs::{BlobOptions, Blobs, Keys},
    case_papers::PaperFile,
    escrow,
};

use super::*;

async fn opened(town: &Town, folder: &std::path::Path) -> TestResult<Arc<Office>> {
    let mut options = OfficeOptions::in_folder(folder.to_owned());
    options.clock = town.clock.clone();
    Ok(Office::open(options).await?)
}

async fn bring(office: &Office, from: &Keys, to: &Keys) -> TestResult<escrow::Escrowed> {
    Ok(escrow::bring(&mut *office.store.reader().await?, from, to).await?)
}

async fn objections(office: &Office) -> TestResult<Vec<String>> {
    let found = escrow::check(&mut *office.store.reader().await?, &office.keys).await?;
    Ok(found.iter().map(ToString::to_string).collect())
}

/// Everything of a case that lies sealed: what was asked, a file, the reply on paper.
async fn reads_all(office: &Office, handler: &Actor, id: CaseId) -> TestResult {
    let view = see(office, handler, id).await?;
    assert_eq!(view.subject, "柳渡镇2025年老旧小区改造资金使用情况");
    assert_eq!(reveal(office, handler, id, "name").await?.text, "欧阳文");
    let (_, _, bytes) = open_file(office, handler, id, view.files[0].id).await?;
    assert_eq!(bytes.as_ref(), "查了三个卷宗".as_bytes());
    let papers = papers_of(office, handler, id).await?;
    let reply = papers.last().ok_or("no paper")?;
    let word = cases::paper_file(office, handler, id, reply.id, PaperFile::Docx).await?;
    assert!(word.bytes.starts_with(b"PK"));
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_comes_back_with_escrowed_keys_and_what_was_destroyed_does_not() -> TestResult {
    let town = Town::new(gongkai_testkit::Backend::Sqlite, "2016-03-01").await?;
    let Receipt { id: old, .. } = handed_over(&town).await?;
    takes(
        &town,
        "foi-handler",
        "withdraw",
        old,
        &[("reason", "不再需要")],
    )
    .await?;
    it_is(&town, "2026-03-02")?;
    let Receipt { id, .. } = handed_over(&town).await?;
    takes(&town, "foi-handler", "register", id, &[]).await?;
    let handler = town.person("foi-handler").await?;
    let file = NewFile {
        name: "检索记录.txt".to_owned(),
        bytes: "查了三个卷宗".as_bytes().to_vec(),
    };
    add_files(&town.office, &handler, id, vec![file]).await?;
    foi::is_answered(&town, id, &foi::REPLY).await?;
    reads_all(&town.office, &handler, id).await?;

    let place = tempfile::tempdir()?;
    let safe = Keys::open(place.path().join("safe"))?;
    let first = bring(&town.office, &town.office.keys, &safe).await?;
    assert!(first.added >= 2 && first.destroyed == 0, "{first:?}");
    assert_eq!(
        bring(&town.office, &town.office.keys, &safe).await?.added,
        0
    );
    assert_eq!(objections(&town.office).await?, [""; 0]);

    // Ten years after its end the old case is destroyed; a copy of its key lies in the escrow still.
    assert_eq!(erase_due(&town.office).await?, 1);
    let saved = place.path().join("saved.tar");
    backup(&town.office.store, &town.office.blobs, &saved).await?;
    let drill = place.path().join("drill");
    let blobs = Blobs::open(&BlobOptions::Folder(drill.join("blobs")))?;
    restore(&saved, &drill, &blobs).await?;

    let refused = opened(&town, &drill)
        .await
        .err()
        .ok_or("it opened without keys")?;
    assert!(refused.to_string().contains("keys"), "{refused}");
    let keys = Keys::open(drill.join("keys"))?;
    let office = opened(&town, &drill).await?;
    assert!(see(&office, &handler, id).await.is_err(), "without its key");
    assert_eq!(
        objections(&office).await?.len(),
        1,
        "one case cannot be opened"
    );
    let back = bring(&office, &safe, &keys).await?;
    assert_eq!(
        back.added + 1,
        first.there,
        "all but the destroyed one: {back:?}"
    );
    reads_all(&office, &handler, id).await?;
    assert!(keys.get(Matter::Case(old.get()))?.is_none());
    assert_eq!(objections(&office).await?, [""; 0]);

    // A folder that was copied by hand brings it back: that is told, and the next escrow destroys it everywhere.
    safe.copy_to(&keys, Matter::Case(old.get()))?;
    let told = objections(&office).await?;
    assert!(told.len() == 1 && told[0].contains("已经销毁"), "{told:?}");
    let after = bring(&town.office, &town.office.keys, &safe).await?;
    assert_eq!(after.destroyed, 1, "{after:?}");
    assert!(safe.get(Matter::Case(old.get()))?.is_none());
    office.store.close().await;
    town.ends_well().await
}

#[test]
fn a_folder_with_keys_of_another_place_is_refused() -> TestResult {
    let (one, other) = (tempfile::tempdir()?, tempfile::tempdir()?);
    let (one, other) = (Keys::open(one.path())?, Keys::open(other.path())?);
    one.get_or_make(Matter::System)?;
    other.get_or_make(Matter::System)?;
    let refused = one.copy_to(&other, Matter::System).unwrap_err();
    assert!(refused.to_string().contains("system"), "{refused}");
    Ok(())
}
