//! Public files: stored once, found by the hash of their content.

use std::ops::Range;

use bytes::{Bytes, BytesMut};
use futures::StreamExt;
use futures::stream::BoxStream;
use object_store::path::Path;
use object_store::{ObjectStoreExt, WriteMultipart};
use sha2::{Digest, Sha256};
use tokio::io::{AsyncRead, AsyncReadExt};

use super::{Area, BlobError, Blobs, Result, Sha256Hex};

/// Content up to this size is stored in one piece; S3 wants parts of at least 5 MB.
const PART_BYTES: usize = 8 << 20;

/// What was stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored {
    /// The address.
    pub hash: Sha256Hex,
    /// The size.
    pub size_bytes: u64,
}

/// A file being read.
pub struct OpenBlob {
    /// The whole file's size.
    pub size_bytes: u64,
    /// The content, piece by piece.
    pub content: BoxStream<'static, Result<Bytes>>,
}

impl Blobs {
    /// Stores a public file and returns its address. Storing it again changes nothing.
    ///
    /// # Errors
    /// [`BlobError::Unavailable`]; nothing is half stored.
    pub async fn put_public(&self, content: impl Into<Bytes>) -> Result<Sha256Hex> {
        self.put_whole(Area::Public, content.into()).await
    }

    /// Stores a public file of up to `limit_bytes` while reading it; memory stays small.
    ///
    /// # Errors
    /// [`BlobError::TooLarge`], [`BlobError::Source`], [`BlobError::Unavailable`]; nothing is half stored.
    pub async fn put_public_stream(
        &self,
        source: impl AsyncRead + Unpin + Send,
        limit_bytes: u64,
    ) -> Result<Stored> {
        self.put_raw(Area::Public, source, limit_bytes).await
    }

    /// Stores what is in an area already, as it is there: sealed files stay sealed.
    pub(crate) async fn put_raw(
        &self,
        area: Area,
        mut source: impl AsyncRead + Unpin + Send,
        limit_bytes: u64,
    ) -> Result<Stored> {
        let first = read_part(&mut source).await?;
        let size_bytes = u64::try_from(first.len()).unwrap_or(u64::MAX);
        if size_bytes > limit_bytes {
            return Err(BlobError::TooLarge { limit_bytes });
        }
        if first.len() < PART_BYTES {
            let hash = self.put_whole(area, first).await?;
            return Ok(Stored { hash, size_bytes });
        }
        let passing = self.passing_address();
        let upload = WriteMultipart::new(self.objects.put_multipart(&passing).await?);
        let stored = pass_through(upload, first, &mut source, limit_bytes).await?;
        // The name is known only now, when all has been seen.
        if self.is_there(area, &stored.hash).await? {
            self.objects.delete(&passing).await?;
        } else {
            self.objects
                .rename(&passing, &self.address(area, &stored.hash))
                .await?;
        }
        Ok(stored)
    }

    async fn put_whole(&self, area: Area, content: Bytes) -> Result<Sha256Hex> {
        let hash = Sha256Hex::of(&content);
        if !self.is_there(area, &hash).await? {
            self.objects
                .put(&self.address(area, &hash), content.into())
                .await?;
        }
        Ok(hash)
    }

    /// Whether the public file is there.
    ///
    /// # Errors
    /// [`BlobError::Unavailable`].
    pub async fn exists(&self, hash: &Sha256Hex) -> Result<bool> {
        self.is_there(Area::Public, hash).await
    }

    async fn is_there(&self, area: Area, hash: &Sha256Hex) -> Result<bool> {
        match self.objects.head(&self.address(area, hash)).await {
            Ok(_) => Ok(true),
            Err(object_store::Error::NotFound { .. }) => Ok(false),
            Err(error) => Err(error.into()),
        }
    }

    /// Reads a whole public file of moderate size; `None` when there is none.
    ///
    /// # Errors
    /// [`BlobError::Damaged`] when the content is not what its address says, [`BlobError::Unavailable`].
    pub async fn get_public(&self, hash: &Sha256Hex) -> Result<Option<Bytes>> {
        let Some(found) = self.find(Area::Public, hash).await? else {
            return Ok(None);
        };
        let content = found.bytes().await?;
        if Sha256Hex::of(&content) != *hash {
            return Err(BlobError::Damaged(hash.to_string()));
        }
        Ok(Some(content))
    }

    /// Opens a public file, or a range of its bytes, for sending; `None` when there is none.
    ///
    /// # Errors
    /// [`BlobError::Unavailable`].
    pub async fn open_public(
        &self,
        hash: &Sha256Hex,
        range: Option<Range<u64>>,
    ) -> Result<Option<OpenBlob>> {
        self.open_range(Area::Public, hash, range).await
    }

    /// Opens a file of an area as it is there, for a backup.
    pub(crate) async fn open_raw(&self, area: Area, hash: &Sha256Hex) -> Result<Option<OpenBlob>> {
        self.open_range(area, hash, None).await
    }

    async fn open_range(
        &self,
        area: Area,
        hash: &Sha256Hex,
        range: Option<Range<u64>>,
    ) -> Result<Option<OpenBlob>> {
        let range = range.map(object_store::GetRange::Bounded);
        let options = object_store::GetOptions {
            range,
            ..Default::default()
        };
        match self
            .objects
            .get_opts(&self.address(area, hash), options)
            .await
        {
            Ok(found) => Ok(Some(OpenBlob {
                size_bytes: found.meta.size,
                content: found
                    .into_stream()
                    .map(|piece| piece.map_err(BlobError::from))
                    .boxed(),
            })),
            Err(object_store::Error::NotFound { .. }) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// Removes a public file that no page may show any more. Removing nothing is fine.
    ///
    /// # Errors
    /// [`BlobError::Unavailable`].
    pub async fn remove_public(&self, hash: &Sha256Hex) -> Result<()> {
        match self.objects.delete(&self.address(Area::Public, hash)).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }

    pub(super) async fn find(
        &self,
        area: Area,
        hash: &Sha256Hex,
    ) -> Result<Option<object_store::GetResult>> {
        match self.objects.get(&self.address(area, hash)).await {
            Ok(found) => Ok(Some(found)),
            Err(object_store::Error::NotFound { .. }) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// A place nobody else writes to. What a killed process leaves there is swept away.
    fn passing_address(&self) -> Path {
        use chacha20poly1305::XNonce;
        use chacha20poly1305::aead::Generate;
        let name = hex::encode(XNonce::generate());
        self.prefix.clone().join(super::sweep::PASSING).join(name)
    }
}

async fn pass_through(
    mut upload: WriteMultipart,
    first: Bytes,
    source: &mut (impl AsyncRead + Unpin + Send),
    limit_bytes: u64,
) -> Result<Stored> {
    let mut digest = Sha256::new();
    let mut size_bytes: u64 = 0;
    let mut part = first;
    while !part.is_empty() {
        size_bytes = size_bytes.saturating_add(u64::try_from(part.len()).unwrap_or(u64::MAX));
        if size_bytes > limit_bytes {
            upload.abort().await?;
            return Err(BlobError::TooLarge { limit_bytes });
        }
        digest.update(&part);
        upload.wait_for_capacity(2).await?;
        upload.put(part);
        part = match read_part(source).await {
            Ok(part) => part,
            Err(error) => {
                upload.abort().await?;
                return Err(error);
            }
        };
    }
    upload.finish().await?;
    Ok(Stored {
        hash: Sha256Hex::finish(digest),
        size_bytes,
    })
}

/// Reads up to one part; an empty one is the end.
async fn read_part(source: &mut (impl AsyncRead + Unpin + Send)) -> Result<Bytes> {
    let mut part = BytesMut::new();
    while part.len() < PART_BYTES {
        part.reserve(64 << 10);
        let room = u64::try_from(PART_BYTES - part.len()).unwrap_or_default();
        let read = (&mut *source).take(room).read_buf(&mut part).await;
        if read.map_err(BlobError::Source)? == 0 {
            break;
        }
    }
    Ok(part.freeze())
}
