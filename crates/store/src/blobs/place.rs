//! Where blobs are kept: a folder, or a bucket at `s3://bucket/prefix`.

use std::path::PathBuf;
use std::sync::Arc;

use object_store::ObjectStore;
use object_store::aws::AmazonS3Builder;
use object_store::local::LocalFileSystem;
use object_store::path::Path;

use super::{BlobError, Blobs, Result};

/// Where blobs are kept.
#[derive(Debug, Clone)]
pub enum BlobOptions {
    /// A folder; made when missing.
    Folder(PathBuf),
    /// A bucket of an S3 server.
    S3 {
        /// `s3://bucket` or `s3://bucket/prefix`.
        url: String,
        /// How the server is reached.
        access: S3Access,
    },
}

/// How an S3 server is reached. What is `None` is looked for where the server's own tools look.
#[derive(Clone, Default)]
pub struct S3Access {
    /// The server's address, such as `https://s3.example`.
    pub endpoint: Option<String>,
    /// The region; a server of one's own mostly takes any.
    pub region: Option<String>,
    /// The name of the access key.
    pub access_key_id: Option<String>,
    /// Its secret.
    pub secret_access_key: Option<String>,
}

impl std::fmt::Debug for S3Access {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("S3Access")
            .field("endpoint", &self.endpoint)
            .finish_non_exhaustive()
    }
}

impl BlobOptions {
    /// The bucket when there is an address, else the folder.
    pub fn choose(folder: impl Into<PathBuf>, url: Option<String>, access: S3Access) -> Self {
        match url {
            Some(url) => Self::S3 { url, access },
            None => Self::Folder(folder.into()),
        }
    }
}

impl Blobs {
    /// Opens the blob store. A bucket is not contacted before it is used.
    ///
    /// # Errors
    /// [`BlobError::Address`] when the folder cannot be made or the address is not of the form
    /// `s3://bucket/prefix`.
    pub fn open(options: &BlobOptions) -> Result<Self> {
        match options {
            BlobOptions::Folder(folder) => open_folder(folder),
            BlobOptions::S3 { url, access } => open_s3(url, access),
        }
    }
}

fn open_folder(folder: &std::path::Path) -> Result<Blobs> {
    let wrong = |reason: String| BlobError::Address {
        address: folder.display().to_string(),
        reason,
    };
    std::fs::create_dir_all(folder).map_err(|error| wrong(error.to_string()))?;
    let files =
        LocalFileSystem::new_with_prefix(folder).map_err(|error| wrong(error.to_string()))?;
    Ok(Blobs {
        objects: Arc::new(files.with_fsync(true)),
        prefix: Path::default(),
    })
}

fn open_s3(url: &str, access: &S3Access) -> Result<Blobs> {
    let wrong = |reason: &str| BlobError::Address {
        address: url.to_owned(),
        reason: reason.to_owned(),
    };
    let rest = url
        .strip_prefix("s3://")
        .ok_or_else(|| wrong("it must begin with s3://"))?;
    let (bucket, prefix) = rest.split_once('/').unwrap_or((rest, ""));
    if bucket.is_empty() {
        return Err(wrong("it names no bucket"));
    }
    // The process has one TLS provider; whoever comes second finds it there.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let mut builder = AmazonS3Builder::from_env().with_bucket_name(bucket);
    if let Some(endpoint) = &access.endpoint {
        builder = builder
            .with_endpoint(endpoint)
            .with_allow_http(endpoint.starts_with("http://"));
    }
    if let Some(region) = &access.region {
        builder = builder.with_region(region);
    }
    if let (Some(id), Some(secret)) = (&access.access_key_id, &access.secret_access_key) {
        builder = builder
            .with_access_key_id(id)
            .with_secret_access_key(secret);
    }
    let objects: Arc<dyn ObjectStore> =
        Arc::new(builder.build().map_err(|error| wrong(&error.to_string()))?);
    let prefix = Path::parse(prefix).map_err(|error| wrong(&error.to_string()))?;
    Ok(Blobs { objects, prefix })
}
