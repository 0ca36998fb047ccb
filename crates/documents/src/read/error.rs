//! Why a file was not read: always the file, the reason and what to do, on one line.

use super::Format;
use crate::file_name::{FileNameError, for_message};

/// A file that was not read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}: {reason}")]
pub struct ReadError {
    /// The file's name, fit for one line.
    pub file: String,
    /// Why, and what to do.
    pub reason: Reason,
}

impl ReadError {
    pub(super) fn new(name: &str, reason: Reason) -> Self {
        Self {
            file: for_message(name),
            reason,
        }
    }
}

/// The reason; its text is Chinese because the person who brought the file reads it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Reason {
    /// The name itself is refused.
    #[error("{0}")]
    Name(FileNameError),
    /// No bytes, or no text in them.
    #[error("文件是空的，没有可读的文字；请检查后重新上传")]
    Empty,
    /// Above the class limit.
    #[error("文件有 {} MB，超过 {} MB 上限；请拆分或压缩图片", mb(*bytes), mb(*limit))]
    TooLarge {
        /// Size found.
        bytes: usize,
        /// Size allowed.
        limit: usize,
    },
    /// The name says one format, the content is another.
    #[error("扩展名是 .{extension}，内容却是 {found}；请改正扩展名或重新另存")]
    WrongExtension {
        /// As in the name.
        extension: String,
        /// What the content is.
        found: String,
    },
    /// Nothing that can be read as a document.
    #[error("内容是{0}，不能作为文档读取；请另存为 docx、pdf、html、txt 或 xlsx")]
    Unsupported(String),
    /// Truncated or broken.
    #[error("{format} 文件已损坏（{detail}）；请重新导出或重新下载")]
    Damaged {
        /// Which format it claims to be.
        format: Format,
        /// What is broken.
        detail: String,
    },
    /// Protected by a password.
    #[error("{0} 文件有密码保护；请去掉密码后再上传")]
    Encrypted(Format),
    /// A small file that unpacks to a huge one.
    #[error("压缩包解开后过大（{0}），疑似压缩炸弹；拒绝读取")]
    Bomb(String),
    /// Nested too deeply.
    #[error("结构嵌套超过 {0} 层；请把嵌套的表格拆开")]
    TooDeep(usize),
    /// Too many table cells.
    #[error("表格超过 {0} 个单元格；请拆成几个文件，或用批量导入")]
    TooManyCells(usize),
    /// More text than any document has.
    #[error("文字超过 {0} 字；请拆成几个文件")]
    TooMuchText(usize),
    /// The deadline passed.
    #[error("读取超过 {0} 秒，已停止；请另存为 docx 后重试")]
    TimedOut(u64),
    /// Binary data under a text extension.
    #[error("文本中有空字节，不是纯文本；请另存为 UTF-8 文本")]
    NulBytes,
    /// A scan.
    #[error("PDF 里没有文字，可能是扫描件；请上传可复制文字的 PDF 或原始文档")]
    ImageOnly,
    /// A classification mark: 保守国家秘密法 art. 31.
    #[error(
        "含有密级标志“{0}”，拒绝接收；依据《保守国家秘密法》第三十一条，涉密信息不得在互联网及其他公共信息网络中存储、处理、传输"
    )]
    Classified(String),
    /// A helper program of the system is absent.
    #[error("读取 .doc 需要 {tool}；请安装：apt-get install {package}，或另存为 docx")]
    ToolMissing {
        /// The programs that would do.
        tool: String,
        /// Its Debian package.
        package: String,
    },
    /// The reading process ended badly.
    #[error("读取程序异常结束（{0}）；文件可能已损坏，请重新导出")]
    Child(String),
}

impl Reason {
    pub(super) fn damaged(format: Format, detail: impl Into<String>) -> Self {
        Self::Damaged {
            format,
            detail: detail.into(),
        }
    }

    /// Whether the file may not be held at all, not even for a second try.
    #[must_use]
    pub fn is_refusal(&self) -> bool {
        matches!(self, Self::Classified(_))
    }
}

fn mb(bytes: usize) -> String {
    format!("{}.{}", bytes / 1_000_000, bytes % 1_000_000 / 100_000)
}
