//! What stands in a document, in the order in which it stands on the page. GB/T 9704—2012 art. 7.

use jiff::civil::DateTime;
use serde::{Deserialize, Serialize};

/// A document. What is empty is left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// 标题, also the title of the file.
    pub title: String,
    /// Which form of the standard it is set in.
    #[serde(default)]
    pub form: PageForm,
    /// 印章, where it is to stand.
    #[serde(default)]
    pub seal: SealPlace,
    /// 草稿: nobody may take it for the document itself.
    #[serde(default)]
    pub is_draft: bool,
    /// 发文机关标志, in red over everything. Only for what an office issues itself, never for a copy of it.
    pub issuer_mark: Option<String>,
    /// 发文字号, under the mark, or under the title where there is none.
    pub number: Option<String>,
    /// What stands at the head of each page.
    pub running: Option<Running>,
    /// What is known about the document, in a ruled block over the text.
    pub facts: Vec<Fact>,
    /// What a reader must know before reading, such as that the document is repealed.
    pub note: Option<Note>,
    /// 正文
    pub body: Vec<Block>,
    /// 附件说明: the names of what is attached.
    pub attachments: Vec<String>,
    /// 附注, without its brackets: 此件公开发布.
    pub remark: Option<String>,
    /// Where the document comes from, at the end.
    pub origin: Option<Origin>,
    /// Who is responsible for the content, for the properties of the file.
    pub author: Option<String>,
    /// For the properties of the file.
    pub keywords: Vec<String>,
    /// When the file is made, Shanghai time; an archive does not take one without it.
    pub made_at: DateTime,
}

impl Document {
    /// A document of which only the title is known so far, and when it is made, Shanghai time.
    #[must_use]
    pub fn new(title: impl Into<String>, made_at: DateTime) -> Self {
        Self {
            title: title.into(),
            form: PageForm::Document,
            seal: SealPlace::None,
            is_draft: false,
            issuer_mark: None,
            number: None,
            running: None,
            facts: Vec::new(),
            note: None,
            body: Vec::new(),
            attachments: Vec::new(),
            remark: None,
            origin: None,
            author: None,
            keywords: Vec::new(),
            made_at,
        }
    }
}

/// A form of the standard.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PageForm {
    /// 公文通用格式, and every copy of a document. GB/T 9704—2012 art. 7.
    #[default]
    Document,
    /// 信函格式. GB/T 9704—2012 art. 10.1.
    Letter,
}

/// Whether a document bears a seal. GB/T 9704—2012 art. 7.3.5.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SealPlace {
    /// 不加盖印章
    #[default]
    None,
    /// 待用印: the place is kept free.
    Free,
    /// 加盖印章
    Sealed(Seal),
}

/// 印章: the picture of a seal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seal {
    /// The file, in base 64: PNG or SVG.
    pub picture: String,
    /// Its width in tenths of a millimetre.
    pub width: u16,
    /// Whose it is, for those who do not see it.
    pub owner: String,
}

/// The head of each page.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Running {
    /// On the left.
    pub left: String,
    /// On the right.
    pub right: String,
}

/// One thing that is known about a document: 索引号.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact {
    /// Its name.
    pub name: String,
    /// What it is.
    pub value: String,
}

/// A note over the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// In bold face, a word or two: 已废止.
    pub label: String,
    /// The sentence.
    pub text: String,
    /// Whether it warns; then it is framed in red.
    pub is_warning: bool,
}

/// Where a document comes from, beside a code that leads there.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    /// Name and value of each line: 来源网址.
    pub lines: Vec<Fact>,
    /// The code.
    pub qr: Option<QrCode>,
}

/// A square code (二维码), row by row; `true` is dark. Without the quiet zone.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct QrCode {
    /// The rows, all as long as there are rows.
    pub rows: Vec<Vec<bool>>,
    /// What it says, for those who do not see it.
    pub text: String,
}

/// A block of the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "block", rename_all = "snake_case")]
pub enum Block {
    /// A heading: `一、` is 1, `（一）` 2, `1.` 3, `（1）` 4.
    Heading {
        /// 1 to 4.
        level: u8,
        /// Its text.
        runs: Vec<Run>,
    },
    /// A paragraph, its first line moved in by two characters.
    Paragraph {
        /// Its text.
        runs: Vec<Run>,
    },
    /// 主送机关, without moving in.
    Recipient {
        /// Its text, ending in a colon.
        runs: Vec<Run>,
    },
    /// 发文机关署名 and 成文日期, on the right.
    Signature {
        /// Line by line, the date last.
        lines: Vec<String>,
    },
    /// A list.
    List {
        /// The number of the first item; nothing for a list with points.
        start: Option<i64>,
        /// The items.
        items: Vec<Vec<Block>>,
    },
    /// A table.
    Table(Table),
    /// What somebody else says.
    Quote {
        /// What is quoted.
        blocks: Vec<Block>,
    },
    /// Lines whose spaces count.
    Preformatted {
        /// The lines.
        lines: Vec<String>,
    },
    /// A thin line across.
    Rule,
}

/// Characters of one style. A line break within a paragraph is the text `"\n"` alone.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Run {
    /// The characters.
    pub text: String,
    /// How they look.
    pub style: Style,
}

impl Block {
    /// A paragraph of one style.
    #[must_use]
    pub fn plain(text: impl Into<String>) -> Self {
        let runs = vec![Run::plain(text)];
        Self::Paragraph { runs }
    }
}

impl Run {
    /// Characters as they are.
    #[must_use]
    pub fn plain(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            style: Style::default(),
        }
    }
}

impl Fact {
    /// A name and what it is.
    #[must_use]
    pub fn new(name: impl Into<String>, value: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            value: value.into(),
        }
    }
}

/// How characters look.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Style {
    /// 黑体
    pub is_strong: bool,
    /// 楷体
    pub is_emphasised: bool,
    /// Underlined.
    pub is_underlined: bool,
    /// Struck through: what no longer counts must not look as if it did.
    pub is_struck: bool,
    /// Raised, as in m².
    pub is_raised: bool,
    /// Lowered, as in CO₂.
    pub is_lowered: bool,
}

/// A table on a grid, every cell with its place.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// What the table is called.
    pub caption: Option<Vec<Run>>,
    /// The columns.
    pub columns: Vec<Column>,
    /// How many rows there are.
    pub rows: usize,
    /// How many of them are the head, which is repeated on each page.
    pub head_rows: usize,
    /// The cells, row by row; no two cover the same place.
    pub cells: Vec<Cell>,
}

/// A column of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// Its share of the width, to be compared with the other columns.
    pub share: u32,
    /// How its cells stand.
    pub align: ColumnAlign,
}

/// How the cells of a column stand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ColumnAlign {
    /// Text of any length.
    #[default]
    Left,
    /// A few characters.
    Center,
    /// Numbers.
    Right,
}

/// A cell of a table.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    /// Its first column, from 0.
    pub x: usize,
    /// Its first row, from 0.
    pub y: usize,
    /// How many columns it covers.
    pub colspan: usize,
    /// How many rows it covers.
    pub rowspan: usize,
    /// Whether it names what stands beside or below it.
    pub is_head: bool,
    /// Its text.
    pub runs: Vec<Run>,
}
