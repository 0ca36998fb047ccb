//! Blobs: in a folder and on a real S3 server in this process, with the same tests.

use std::error::Error;
use std::path::Path;

use bytes::Bytes;
use futures::TryStreamExt;
use gongkai_model::event::Matter;
use gongkai_store::blobs::{
    Area, BlobError, BlobOptions, BlobState, Blobs, Keys, S3Access, Sha256Hex,
};
use hyper_util::rt::{TokioExecutor, TokioIo};
use hyper_util::server::conn::auto;
use s3s::auth::SimpleAuth;
use s3s::service::S3ServiceBuilder;
use tempfile::TempDir;

use super::TestResult;

const MEGABYTE: usize = 1 << 20;

macro_rules! both_places {
    ($name:ident, $test:expr) => {
        mod $name {
            use super::*;

            #[tokio::test]
            async fn in_a_folder() -> TestResult {
                let folder = tempfile::tempdir()?;
                let blobs = Blobs::open(&BlobOptions::Folder(folder.path().join("blobs")))?;
                run(blobs, folder.path(), $test).await
            }

            #[tokio::test]
            async fn on_an_s3_server() -> TestResult {
                let (blobs, folder) = s3_server().await?;
                run(blobs, folder.path(), $test).await
            }
        }
    };
}

async fn run(
    blobs: Blobs,
    folder: &Path,
    test: impl AsyncFnOnce(Blobs, Keys) -> TestResult,
) -> TestResult {
    test(blobs, Keys::open(folder.join("keys"))?).await
}

/// Serves a folder as an S3 server with one bucket.
async fn s3_server() -> Result<(Blobs, TempDir), Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let root = folder.path().join("s3");
    std::fs::create_dir_all(root.join("house"))?;
    let files = s3s_fs::FileSystem::new(&root).map_err(|error| format!("{error:?}"))?;
    let mut service = S3ServiceBuilder::new(files);
    service.set_auth(SimpleAuth::from_single("id", "secret"));
    let service = service.build();
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    tokio::spawn(async move {
        while let Ok((socket, _)) = listener.accept().await {
            let service = service.clone();
            tokio::spawn(async move {
                let server = auto::Builder::new(TokioExecutor::new());
                // A client that goes away is no failure of the server.
                let _ = server.serve_connection(TokioIo::new(socket), service).await;
            });
        }
    });
    let access = S3Access {
        endpoint: Some(format!("http://{address}")),
        region: Some("us-east-1".to_owned()),
        access_key_id: Some("id".to_owned()),
        secret_access_key: Some("secret".to_owned()),
    };
    let url = "s3://house/district/files".to_owned();
    Ok((Blobs::open(&BlobOptions::S3 { url, access })?, folder))
}

async fn read(blobs: &Blobs, hash: &Sha256Hex) -> Result<Vec<u8>, Box<dyn Error>> {
    let open = blobs.open_public(hash, None).await?.ok_or("no such blob")?;
    let pieces: Vec<Bytes> = open.content.try_collect().await?;
    let content = pieces.concat();
    assert_eq!(u64::try_from(content.len())?, open.size_bytes);
    Ok(content)
}

both_places!(
    a_file_is_kept_once_under_its_hash,
    async |blobs: Blobs, _: Keys| {
        let hash = blobs.put_public("附件内容").await?;
        assert_eq!(hash, blobs.put_public("附件内容").await?);
        assert_eq!(hash, Sha256Hex::of("附件内容".as_bytes()));
        assert!(blobs.exists(&hash).await?);
        assert_eq!(
            blobs.get_public(&hash).await?.as_deref(),
            Some("附件内容".as_bytes())
        );
        assert_eq!(blobs.list(Area::Public).await?, std::slice::from_ref(&hash));
        assert_eq!(blobs.check(Area::Public, &hash).await?, BlobState::Whole);
        assert!(blobs.verify(Area::Public).await?.is_empty());
        blobs.remove_public(&hash).await?;
        blobs.remove_public(&hash).await?;
        assert!(!blobs.exists(&hash).await?);
        assert!(blobs.get_public(&hash).await?.is_none());
        assert_eq!(blobs.check(Area::Public, &hash).await?, BlobState::Missing);
        Ok(())
    }
);

both_places!(
    a_large_file_streams_through,
    async |blobs: Blobs, _: Keys| {
        let content: Vec<u8> = (0..20 * MEGABYTE)
            .map(|n| u8::try_from(n % 251).unwrap_or(0))
            .collect();
        let limit = u64::try_from(content.len())?;
        let stored = blobs.put_public_stream(content.as_slice(), limit).await?;
        assert_eq!(
            (stored.size_bytes, &stored.hash),
            (limit, &Sha256Hex::of(&content))
        );
        assert!(read(&blobs, &stored.hash).await? == content);
        assert_eq!(
            blobs.put_public_stream(content.as_slice(), limit).await?,
            stored,
            "once"
        );
        let part = blobs
            .open_public(&stored.hash, Some(250..254))
            .await?
            .ok_or("no such blob")?;
        let pieces: Vec<Bytes> = part.content.try_collect().await?;
        assert_eq!(pieces.concat(), [250, 0, 1, 2]);
        assert_eq!(
            blobs.sweep(jiff::Timestamp::MAX).await?,
            0,
            "nothing is left in passing"
        );
        Ok(())
    }
);

both_places!(
    what_is_too_large_is_not_stored,
    async |blobs: Blobs, _: Keys| {
        for size in [11, 9 * MEGABYTE] {
            let content = vec![7_u8; size];
            let limit = u64::try_from(size)? - 1;
            let refused = blobs.put_public_stream(content.as_slice(), limit).await;
            assert!(
                matches!(refused, Err(BlobError::TooLarge { .. })),
                "{refused:?}"
            );
            assert!(!blobs.exists(&Sha256Hex::of(&content)).await?);
        }
        Ok(())
    }
);

both_places!(
    a_sealed_file_opens_with_the_key_of_its_matter_only,
    async |blobs: Blobs, keys: Keys| {
        let (mine, other) = (Matter::Record(1), Matter::Record(2));
        let key = keys.get_or_make(mine)?;
        let hash = blobs.put_sealed(&key, "身份证复印件".as_bytes()).await?;
        let again = blobs.put_sealed(&key, "身份证复印件".as_bytes()).await?;
        assert_ne!(hash, again, "equal contents do not show");
        let opened = blobs.get_sealed(&keys.get_or_make(mine)?, &hash).await?;
        assert_eq!(opened.as_deref(), Some("身份证复印件".as_bytes()));
        let refused = blobs.get_sealed(&keys.get_or_make(other)?, &hash).await;
        assert!(matches!(refused, Err(BlobError::Damaged(_))));
        assert!(blobs.verify(Area::Sealed).await?.is_empty());
        keys.destroy(mine)?;
        keys.destroy(mine)?;
        assert!(keys.get(mine)?.is_none());
        let refused = blobs.get_sealed(&keys.get_or_make(mine)?, &hash).await;
        assert!(
            matches!(refused, Err(BlobError::Damaged(_))),
            "a new key does not bring it back"
        );
        Ok(())
    }
);

#[tokio::test]
async fn a_damaged_file_is_found() -> TestResult {
    let folder = tempfile::tempdir()?;
    let blobs = Blobs::open(&BlobOptions::Folder(folder.path().to_owned()))?;
    let hash = blobs.put_public("原文").await?;
    let name = hash.as_str();
    std::fs::write(
        folder.path().join("public").join(&name[..2]).join(name),
        "改过的",
    )?;
    assert!(matches!(
        blobs.get_public(&hash).await,
        Err(BlobError::Damaged(_))
    ));
    assert_eq!(blobs.check(Area::Public, &hash).await?, BlobState::Damaged);
    assert_eq!(blobs.verify(Area::Public).await?, [name]);
    Ok(())
}

#[tokio::test]
async fn an_upload_of_a_killed_process_is_swept_away() -> TestResult {
    let folder = tempfile::tempdir()?;
    let blobs = Blobs::open(&BlobOptions::Folder(folder.path().to_owned()))?;
    std::fs::create_dir_all(folder.path().join("passing"))?;
    std::fs::write(folder.path().join("passing/0011"), "half")?;
    assert_eq!(
        blobs.sweep("2000-01-01T00:00:00Z".parse()?).await?,
        0,
        "may still be running"
    );
    assert_eq!(blobs.sweep(jiff::Timestamp::MAX).await?, 1);
    Ok(())
}

#[cfg(unix)]
#[test]
fn keys_are_for_the_service_alone() -> TestResult {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir()?;
    let keys = Keys::open(folder.path().join("keys"))?;
    keys.get_or_make(Matter::Record(5))?;
    let mode = |path: &str| -> std::io::Result<u32> {
        Ok(std::fs::metadata(folder.path().join(path))?
            .permissions()
            .mode()
            & 0o777)
    };
    assert_eq!((mode("keys")?, mode("keys/record-5.key")?), (0o700, 0o600));
    Ok(())
}

#[tokio::test]
async fn lost_keys_are_told_and_not_made_anew() -> TestResult {
    let folder = tempfile::tempdir()?;
    let place = folder.path().join("keys");
    let blobs = Blobs::open(&BlobOptions::Folder(folder.path().join("blobs")))?;
    let keys = Keys::beside(&blobs, false, &place).await?;
    std::fs::remove_dir_all(&place)?;
    Keys::beside(&blobs, false, &place).await?;
    let key = keys.get_or_make(Matter::Record(5))?;
    blobs.put_sealed(&key, b"secret").await?;
    std::fs::remove_dir_all(&place)?;
    let refused = Keys::beside(&blobs, false, &place).await;
    assert!(
        matches!(refused, Err(BlobError::KeysGone(_))),
        "{refused:?}"
    );
    assert!(!place.exists(), "new keys would open nothing");
    Ok(())
}

#[test]
fn other_addresses_are_refused() {
    for url in ["http://x", "s3://", "s3:///x", "bucket"] {
        let options = BlobOptions::S3 {
            url: url.to_owned(),
            access: S3Access::default(),
        };
        assert!(
            matches!(Blobs::open(&options), Err(BlobError::Address { .. })),
            "{url}"
        );
    }
}
