//! What can go wrong in a use case, in words for the person who took the step.

use gongkai_model::{
    permission::NotPermitted,
    procedure::{Refusal, StepError},
    record::ClearanceError,
};
use gongkai_store::StoreError;

/// The result of a use case.
pub type Result<T, E = OfficeError> = std::result::Result<T, E>;

/// What is wrong with one field of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldError {
    /// The name of the input.
    pub field: String,
    /// What it wants, in Chinese.
    pub message: String,
}

/// Why a use case did nothing.
#[derive(Debug, thiserror::Error)]
pub enum OfficeError {
    /// There is no such thing, or the person may not know of it: the page answers 404 either way.
    #[error("没有找到{0}")]
    NotFound(&'static str),
    /// The person lacks the role.
    #[error(transparent)]
    NotPermitted(#[from] NotPermitted),
    /// A rule or the present state refuses the step.
    #[error(transparent)]
    Step(#[from] StepError),
    /// The clearance refuses.
    #[error(transparent)]
    Clearance(#[from] ClearanceError),
    /// Something that was filled in does not fit.
    #[error("有 {} 处需要修改：{}", .0.len(), .0.iter().map(|e| e.message.as_str()).collect::<Vec<_>>().join("；"))]
    Invalid(Vec<FieldError>),
    /// Somebody else changed it meanwhile.
    #[error("这篇信息刚刚被他人修改，请刷新后再办理，您填写的内容没有保存")]
    Conflict,
    /// Somebody else took a step with the case meanwhile.
    #[error("这个办件刚刚被他人办理，请刷新后再办，您填写的内容没有保存")]
    CaseConflict,
    /// The same one did it too often.
    #[error("操作过于频繁，请过 {minutes} 分钟再试")]
    TooOften {
        /// After how many minutes it may be tried again, at the latest.
        minutes: i64,
    },
    /// A file cannot be taken.
    #[error("{0}")]
    File(String),
    /// Signing in failed, or the account is locked.
    #[error("{0}")]
    SignIn(String),
    /// The store failed; nothing was kept.
    #[error("这一步没有保存，请稍后再试")]
    Store(#[source] StoreError),
    /// The blob store failed; nothing was kept.
    #[error("文件没有保存，请稍后再试")]
    Blob(#[from] gongkai_store::blobs::BlobError),
    /// Something inside does not fit together; a defect, logged with its place.
    #[error("系统内部错误，已记录：{0}")]
    Defect(String),
}

impl OfficeError {
    /// One field of a form that does not fit.
    #[must_use]
    pub fn field(field: &str, message: impl Into<String>) -> Self {
        Self::Invalid(vec![FieldError {
            field: field.to_owned(),
            message: message.into(),
        }])
    }
}

impl From<StoreError> for OfficeError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Conflict { table: "cases", .. } => Self::CaseConflict,
            StoreError::Conflict { .. } => Self::Conflict,
            other => Self::Store(other),
        }
    }
}

impl From<Refusal> for OfficeError {
    fn from(refusal: Refusal) -> Self {
        Self::Step(StepError::Refused(refusal))
    }
}
