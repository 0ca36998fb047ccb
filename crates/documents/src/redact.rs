//! Severance (区分处理): what is withheld is taken out of a PDF, and a check proves that it is gone. 条例 art. 37.
//!
//! The released file is not the original with something over it: it is built anew from pictures of the pages, the
//! marked places filled with one colour, and holds no properties, no attachment and no font of the original. So a scan
//! and a typed page are treated alike, and whatever hides in a PDF stays behind. For screen readers and for searching, an
//! unseen layer repeats those words that are seen on the released picture and lie apart from every mark. The check looks
//! at the finished file from outside, as somebody would who wants to get it back. The work is done in a child process
//! ([`Redactor`]), because it reads what people sent; only the program behind it needs the feature `pdf`. Left out: the
//! order of reading and headings; who needs them is helped by the office (条例 art. 43).

#[cfg(feature = "pdf")]
mod engine;
mod redactor;

use std::fmt;

use serde::{Deserialize, Serialize};

#[cfg(feature = "pdf")]
pub use engine::{check, find, look, redact, redact_child_answer, redact_child_main};
pub use redactor::Redactor;

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
    /// Pages, from 1, whose words nobody can search or have read aloud.
    pub without_text: Vec<usize>,
}

/// What is known of the text of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PageText {
    /// There is none: a scan.
    None,
    /// Some of it cannot be read or is not seen: words may be missed, only the picture counts.
    Unsure,
    /// All of it is known.
    Known,
}

/// A page before anything is marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageSight {
    /// Tenths of a millimetre.
    pub width: i32,
    /// Tenths of a millimetre.
    pub height: i32,
    /// Whether words are found on it.
    pub text: PageText,
}

/// What can be marked: the pages, and where words stand.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sight {
    /// The pages in their order.
    pub pages: Vec<PageSight>,
    /// For each of the words that were asked for, their places.
    pub found: Vec<Vec<Area>>,
}

/// What the child is asked, on a line before the file.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Request {
    /// To take out what is marked.
    Redact(Vec<Mark>),
    /// What can be marked, and where these words stand.
    Look(Vec<String>),
    /// The picture of a page, from 1.
    Page {
        /// Which.
        page: usize,
        /// Points in an inch.
        dpi: u16,
    },
}

/// What the child answers, on a line before the file.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Answer {
    /// The PDF follows.
    Released {
        /// What was filled.
        filled: Vec<Filled>,
        /// Pages without a layer of text.
        without_text: Vec<usize>,
    },
    /// Nothing follows.
    Sight(Sight),
    /// The picture follows.
    Picture,
    /// Nothing follows.
    Refused(RedactError),
}

/// Size of the released file and of the original.
const FILE_BYTES: u64 = 100_000_000;

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
    /// Others are before it, and for long.
    #[error("现在处理文件的人较多，请稍后再试")]
    Busy,
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
