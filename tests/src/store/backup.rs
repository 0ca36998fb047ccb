//! Backup and restore: everything comes back but the keys, and a damaged file brings nothing back.

use std::error::Error;
use std::path::Path;

use gongkai_model::event::Matter;
use gongkai_model::id::Id;
use gongkai_model::record::{AttachmentRef, Language};
use gongkai_store::backup::{BackupError, backup, restore};
use gongkai_store::blobs::{Area, BlobOptions, Blobs, Keys, Sha256Hex};
use gongkai_store::publications::{self, Shown};
use gongkai_store::{Store, StoreOptions, sequencer, verify};

use super::fixture::publish;
use super::organisation::seed;
use super::{TestResult, on_postgres};

struct Place {
    store: Store,
    blobs: Blobs,
    sealed: Sha256Hex,
}

/// A store with a published record, its file, and a sealed file.
async fn filled(folder: &Path) -> Result<Place, Box<dyn Error>> {
    let store = Store::open(StoreOptions::folder(folder)).await?;
    let blobs = Blobs::open(&BlobOptions::Folder(folder.join("blobs")))?;
    let keys = Keys::open(folder.join("keys"))?;
    seed(&store).await?;
    let large = vec![3_u8; 9 << 20];
    let hash = blobs.put_public(large).await?;
    let file = AttachmentRef {
        id: Id::new(1),
        name: "附件.bin".to_owned(),
        media_type: "application/octet-stream".to_owned(),
        size_bytes: 9 << 20,
        sha256: hash.to_string(),
    };
    publish(&store, 1, vec![file]).await?;
    sequencer::run_once(&store).await?;
    let sealed = blobs
        .put_sealed(&keys.get_or_make(Matter::Record(1))?, b"secret")
        .await?;
    Ok(Place {
        store,
        blobs,
        sealed,
    })
}

#[tokio::test]
async fn everything_comes_back_but_the_keys() -> TestResult {
    let (from, to) = (tempfile::tempdir()?, tempfile::tempdir()?);
    let file = to.path().join("saved.tar");
    let Place {
        store,
        blobs,
        sealed,
    } = filled(from.path()).await?;
    let saved = backup(&store, &blobs, &file).await?;
    assert_eq!((saved.files, saved.manifest.position), (2, 1));
    assert_eq!(
        std::fs::read_dir(to.path())?.count(),
        1,
        "nothing is left beside the backup"
    );

    let data = to.path().join("data");
    let restored_blobs = Blobs::open(&BlobOptions::Folder(data.join("blobs")))?;
    assert_eq!(restore(&file, &data, &restored_blobs).await?, saved);
    let restored = Store::open(StoreOptions::folder(&data)).await?;
    let found = verify::verify(&restored, &restored_blobs).await?;
    assert!(found.is_empty(), "{found:?}");
    let mut reader = restored.reader().await?;
    let page = publications::get(&mut reader, Id::new(1), Language::Chinese).await?;
    assert!(matches!(page, Some(Shown::Current(_))));
    assert_eq!(
        restored_blobs.list(Area::Sealed).await?,
        std::slice::from_ref(&sealed)
    );
    assert!(!data.join("keys").exists());
    let keys = Keys::open(from.path().join("keys"))?;
    let key = keys.get(Matter::Record(1))?.ok_or("no key")?;
    let opened = restored_blobs.get_sealed(&key, &sealed).await?;
    assert_eq!(
        opened.as_deref(),
        Some(&b"secret"[..]),
        "with the escrowed key"
    );
    drop(reader);
    restored.close().await;
    store.close().await;
    Ok(())
}

#[tokio::test]
async fn a_store_is_never_overwritten() -> TestResult {
    let folder = tempfile::tempdir()?;
    let Place { store, blobs, .. } = filled(folder.path()).await?;
    let file = folder.path().join("saved.tar");
    backup(&store, &blobs, &file).await?;
    let refused = restore(&file, folder.path(), &blobs).await;
    assert!(
        matches!(refused, Err(BackupError::Occupied(_))),
        "{refused:?}"
    );
    store.close().await;
    Ok(())
}

#[tokio::test]
async fn a_damaged_backup_brings_nothing_back() -> TestResult {
    let (from, to) = (tempfile::tempdir()?, tempfile::tempdir()?);
    let Place { store, blobs, .. } = filled(from.path()).await?;
    let file = to.path().join("saved.tar");
    backup(&store, &blobs, &file).await?;
    store.close().await;
    let whole = std::fs::read(&file)?;
    let data = to.path().join("data");
    let other = Blobs::open(&BlobOptions::Folder(to.path().join("blobs")))?;
    let mut changed = whole.clone();
    let middle = changed.len() / 2;
    changed[middle] ^= 1;
    let mut database = whole.clone();
    database[2048] ^= 1;
    let cases = [
        ("empty", Vec::new()),
        ("no backup", b"%PDF-1.7".repeat(200)),
        ("cut off in a head", whole[..700].to_vec()),
        ("cut off in the middle", whole[..middle].to_vec()),
        ("without its end", whole[..whole.len() - 1024].to_vec()),
        ("a file changed", changed),
        ("the database changed", database),
    ];
    for (case, content) in cases {
        std::fs::write(&file, content)?;
        let refused = restore(&file, &data, &other).await;
        assert!(
            matches!(refused, Err(BackupError::Unreadable { .. })),
            "{case}: {refused:?}"
        );
        assert_eq!(std::fs::read_dir(&data)?.count(), 0, "{case}");
    }
    Ok(())
}

#[tokio::test]
async fn postgresql_is_left_to_its_own_tools() -> TestResult {
    on_postgres(async |store| {
        let folder = tempfile::tempdir()?;
        let blobs = Blobs::open(&BlobOptions::Folder(folder.path().join("blobs")))?;
        let refused = backup(&store, &blobs, &folder.path().join("x")).await;
        assert!(matches!(refused, Err(BackupError::NotOneFile)));
        Ok(())
    })
    .await
}
