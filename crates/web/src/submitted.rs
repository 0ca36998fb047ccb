//! What a person sent with a form: inputs in their order, and files.

use std::sync::Arc;

use axum::{
    extract::{FromRequest, FromRequestParts, Multipart, Request, multipart::MultipartError},
    http::{StatusCode, header, request::Parts},
};

use crate::{extract::Form, page_error::PageError};

/// A file that came with a form.
#[derive(Debug, Clone)]
pub(crate) struct Upload {
    /// The input's name.
    pub(crate) field: String,
    /// What the person's machine calls it.
    pub(crate) name: String,
    /// Its content.
    pub(crate) bytes: Vec<u8>,
}

#[derive(Debug, Default)]
struct Inner {
    values: Vec<(String, String)>,
    files: Vec<Upload>,
}

/// A form whose secret was compared. Only the guard makes one; handlers find it among the extensions.
#[derive(Debug, Clone, Default)]
pub(crate) struct Submitted(Arc<Inner>);

impl Submitted {
    /// Reads the body of a public form, which has no session and no secret of one.
    ///
    /// # Errors
    /// [`PageError`] for a body that is no form or too large.
    pub(crate) async fn read(request: Request) -> Result<Self, PageError> {
        <Self as FromRequest<()>>::from_request(request, &()).await
    }

    /// The first value of an input.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        let mut values = self.0.values.iter();
        values
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    }

    /// The first value, without spaces around it; empty when the input is missing.
    pub(crate) fn text(&self, name: &str) -> String {
        self.get(name).unwrap_or_default().trim().to_owned()
    }

    /// As [`Submitted::text`], with nothing for an empty input.
    pub(crate) fn filled(&self, name: &str) -> Option<String> {
        Some(self.text(name)).filter(|text| !text.is_empty())
    }

    /// All values of an input.
    pub(crate) fn all(&self, name: &str) -> impl Iterator<Item = &str> {
        let values = self.0.values.iter();
        values
            .filter(move |(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    }

    /// Everything but files, in order.
    pub(crate) fn pairs(&self) -> &[(String, String)] {
        &self.0.values
    }

    /// A value that must be one of ours, such as an identifier.
    ///
    /// # Errors
    /// [`PageError::BadRequest`]: our own pages never send anything else.
    pub(crate) fn parsed<T: std::str::FromStr>(&self, name: &str) -> Result<T, PageError> {
        let refused = |_| PageError::BadRequest("表单没有完整送达，请返回上一页重新提交".into());
        self.text(name).parse().map_err(refused)
    }

    /// Whether a box is ticked.
    pub(crate) fn is_ticked(&self, name: &str) -> bool {
        self.get(name).is_some_and(|value| !value.is_empty())
    }

    /// The files of an input.
    pub(crate) fn files(&self, field: &str) -> impl Iterator<Item = &Upload> {
        let files = self.0.files.iter();
        files.filter(move |file| file.field == field)
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Submitted {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, PageError> {
        let found = parts.extensions.get::<Self>().cloned();
        found.ok_or_else(|| PageError::Internal("a form was asked for outside the guard".into()))
    }
}

/// Reads the body; for the guard alone.
impl FromRequest<()> for Submitted {
    type Rejection = PageError;

    async fn from_request(request: Request, (): &()) -> Result<Self, PageError> {
        let kind = request.headers().get(header::CONTENT_TYPE);
        let Some(kind) = kind.and_then(|kind| kind.to_str().ok()) else {
            return Ok(Self::default());
        };
        let inner = if kind.starts_with("multipart/form-data") {
            let parts = Multipart::from_request(request, &()).await;
            read_parts(parts.map_err(|_| PageError::UnsupportedMedia)?).await?
        } else {
            let Form(values) = Form::<Vec<(String, String)>>::from_request(request, &()).await?;
            let values = values
                .into_iter()
                .map(|(name, value)| (name, lines(&value)));
            Inner {
                values: values.collect(),
                files: Vec::new(),
            }
        };
        Ok(Self(Arc::new(inner)))
    }
}

async fn read_parts(mut parts: Multipart) -> Result<Inner, PageError> {
    let mut inner = Inner::default();
    while let Some(part) = parts.next_field().await.map_err(|e| refused(&e))? {
        let field = part.name().unwrap_or_default().to_owned();
        match part.file_name().map(str::to_owned) {
            Some(name) => {
                let bytes = part.bytes().await.map_err(|e| refused(&e))?;
                // A browser sends an empty part for a file input that was left alone.
                if !(name.is_empty() && bytes.is_empty()) {
                    let bytes = bytes.to_vec();
                    inner.files.push(Upload { field, name, bytes });
                }
            }
            None => {
                let text = part.text().await.map_err(|e| refused(&e))?;
                inner.values.push((field, lines(&text)));
            }
        }
    }
    Ok(inner)
}

/// Browsers end the lines of a text area with two characters.
fn lines(text: &str) -> String {
    text.replace("\r\n", "\n")
}

fn refused(error: &MultipartError) -> PageError {
    if error.status() == StatusCode::PAYLOAD_TOO_LARGE {
        PageError::TooLarge
    } else {
        PageError::BadRequest("表单没有完整送达，请返回上一页重新提交".into())
    }
}
