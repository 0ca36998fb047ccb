//! Severance (区分处理): what is withheld is taken out of a PDF, and a check proves that it is gone. 条例 art. 37.
//!
//! The released file is not the original with something over it: it is built anew from pictures of the pages, the
//! marked places filled with one colour, and holds nothing else, no text, no properties, no attachment. So a scan and
//! a typed page are treated alike, and whatever hides in a PDF stays behind. The check looks at the finished file from
//! outside, as somebody would who wants to get it back. The work is done in a child process ([`Redactor`]), because it
//! reads what people sent; only the program behind it needs the feature `pdf`. Left out: a text layer for screen
//! readers; who asks for one is helped by the office (条例 art. 43).

#[cfg(feature = "pdf")]
mod engine;

use std::fmt;
use std::time::Duration;

use serde::{Deserialize, Serialize};

#[cfg(feature = "pdf")]
pub use engine::{check, find, redact, redact_child_answer, redact_child_main};

use crate::apart::{self, Caps, ChildProgram, Failure};

/// A place on a page, in tenths of a millimetre from its upper left corner.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Area {
    /// The page, from 1.
    pub page: usize,
    /// From the left edge.
    pub left: i32,
    /// From the upper edge.
    pub top: i32,
    /// To the right of `left`.
    pub width: i32,
    /// Below `top`.
    pub height: i32,
}

/// What is to be taken out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Target {
    /// Words, wherever they stand in the text.
    Words(String),
    /// A place: a picture, a signature, words of a scan.
    Area(Area),
}

/// Something to be taken out, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// What.
    pub target: Target,
    /// On which ground, by its code.
    pub ground: String,
}

/// A place that was filled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filled {
    /// Where.
    pub area: Area,
    /// On which ground.
    pub ground: String,
}

/// A file that may be released once [`check`] finds nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Released {
    /// The file.
    pub pdf: Vec<u8>,
    /// What was filled, page by page from above.
    pub filled: Vec<Filled>,
}

/// Why nothing can be released.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RedactError {
    /// The file cannot be drawn.
    #[error("{0}")]
    Unreadable(String),
    /// Words that were marked stand nowhere: a slip of the pen would leave them in.
    #[error("文中没有找到“{0}”；如果是扫描件，请按区域标记")]
    NotFound(String),
    /// A place that lies on no page.
    #[error("第{0}页没有这个区域")]
    NoSuchPlace(usize),
    /// Nothing is marked.
    #[error("还没有标记要区分处理的内容")]
    NoMarks,
    /// The file that came out does not stand the check.
    #[error("处理后的文件没有通过检查：{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("；"))]
    Leaks(Vec<Leak>),
    /// The program did not answer.
    #[error("处理程序没有给出结果：{0}")]
    Child(String),
    /// The file cannot be written; a defect.
    #[error("文件没有写成：{0}")]
    Defect(String),
}

/// Where something was left.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Leak {
    /// It is no PDF that can be looked at.
    Unreadable,
    /// 文字层: a marked word, or text at all.
    Text,
    /// 文档属性: title, author, keywords, XMP.
    Metadata,
    /// 缩略图
    Thumbnail,
    /// 附件
    Attachment,
    /// 历史版本: an earlier state of the file, or bytes beside it.
    Revision,
    /// 批注、表单、脚本 and whatever else is no picture of a page.
    Foreign(String),
    /// A marked word stands in the bytes of the file.
    Bytes,
    /// The pixels under a mark are not of one colour.
    Pixels {
        /// The page, from 1.
        page: usize,
    },
}

impl fmt::Display for Leak {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable => out.write_str("打不开"),
            Self::Text => out.write_str("文字层"),
            Self::Metadata => out.write_str("文档属性"),
            Self::Thumbnail => out.write_str("缩略图"),
            Self::Attachment => out.write_str("附件"),
            Self::Revision => out.write_str("历史版本"),
            Self::Foreign(what) => write!(out, "多余的内容（{what}）"),
            Self::Bytes => out.write_str("文件字节"),
            Self::Pixels { page } => write!(out, "第{page}页的遮盖区域"),
        }
    }
}

/// Time for one file.
const TIME: Duration = Duration::from_secs(120);

/// Address space of the child: hundreds of pages as pictures.
const MEMORY_BYTES: u64 = 6_000_000_000;

/// Size of the released file and of the original.
const FILE_BYTES: u64 = 100_000_000;

/// A program that takes out of a PDF what is marked.
#[derive(Debug, Clone)]
pub struct Redactor {
    program: ChildProgram,
}

/// What the child answers before the file, on a line of its own.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Answer {
    /// The file follows.
    Filled(Vec<Filled>),
    /// Nothing follows.
    Refused(RedactError),
}

impl Redactor {
    /// A program that answers as `redact_child_main` does.
    #[must_use]
    pub const fn new(program: ChildProgram) -> Self {
        Self { program }
    }

    /// This program itself, through its hidden sub-command.
    #[must_use]
    pub fn own(sub_command: &str) -> Option<Self> {
        ChildProgram::own(sub_command).map(Self::new)
    }

    /// Takes everything that is marked out of a PDF, and proves that it is gone. Blocks until the child has answered.
    ///
    /// # Errors
    /// [`RedactError`]; nothing is released then.
    pub fn redact(&self, pdf: &[u8], marks: &[Mark]) -> Result<Released, RedactError> {
        let marks = serde_json::to_string(marks);
        let marks = marks.map_err(|error| RedactError::Defect(error.to_string()))?;
        let mut input = marks.into_bytes();
        input.push(b'\n');
        input.extend_from_slice(pdf);
        let caps = Caps {
            time: TIME,
            memory_bytes: MEMORY_BYTES,
            output_bytes: FILE_BYTES,
        };
        let ChildProgram { program, args } = &self.program;
        let output = apart::run(program.as_os_str(), args, &input, &caps);
        let output = output.map_err(|failure| {
            RedactError::Child(match failure {
                Failure::Broken(detail) => detail,
                Failure::TooMuch => "文件太大".to_owned(),
                Failure::TimedOut => format!("{} 秒内没有处理完", TIME.as_secs()),
            })
        })?;
        let unknown = || RedactError::Child("回答无法识别".to_owned());
        let end = output
            .iter()
            .position(|byte| *byte == b'\n')
            .ok_or_else(unknown)?;
        let (answer, rest) = output.split_at_checked(end).ok_or_else(unknown)?;
        match serde_json::from_slice(answer).map_err(|_| unknown())? {
            Answer::Refused(error) => Err(error),
            Answer::Filled(filled) => Ok(Released {
                pdf: rest.get(1..).unwrap_or_default().to_vec(),
                filled,
            }),
        }
    }
}
