//! 发文字号 — the number that an organ gives to a document it issues.
//!
//! Source: 《党政机关公文处理工作条例》 art. 9(五) and GB/T 9704—2012 §7.2.5: organ's abbreviation, year in
//! hexagonal brackets, running number without leading zeros. Beside that shape stand decrees, numbers by
//! year and the unified numbers of normative documents ([`Shape`]). [`DocNumber::read`] accepts what
//! papers and web pages really hold and names each [`Repair`]; `FromStr` accepts the canonical form only.
//! Not here: which of the numbers in a text is the text's own.

mod class;
mod find;
mod noise;
mod party;
mod read;
mod repair;
#[cfg(test)]
mod samples;
#[cfg(test)]
mod tests;

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::characters::is_han;
pub use class::DocNumberClass;
pub use find::Found;
pub use repair::Repair;

/// The most characters that an organ's part may have; longer runs are running text.
const ORG_CHARS_MAX: usize = 40;

/// The four shapes of a document number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Shape {
    /// `机关代字〔年份〕顺序号`, such as 云政办发〔2021〕18号.
    Bracket,
    /// A decree without year (令), such as 国务院令第711号.
    Decree,
    /// Numbered within a year, such as 国家税务总局公告2015年第41号.
    YearNo,
    /// The unified number of a normative document (规范性文件统一编号), such as YHGS-2022-7.
    UnifiedNo,
}

impl Shape {
    /// The shape's name in data: `bracket`, `decree`, `year_no`, `unified_no`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Bracket => "bracket",
            Self::Decree => "decree",
            Self::YearNo => "year_no",
            Self::UnifiedNo => "unified_no",
        }
    }
}

/// A document number (发文字号) in canonical form.
///
/// ```
/// use gongkai_rules::numbers::DocNumber;
/// let (number, repairs) = DocNumber::read("发文字号：云政办发 [2021] 018号")?;
/// assert_eq!(number.to_string(), "云政办发〔2021〕18号");
/// assert_eq!(repairs.iter().map(|r| r.code()).collect::<Vec<_>>(),
///            ["label", "space", "bracket", "leading_zero"]);
/// assert!("云政办发[2021]18号".parse::<DocNumber>().is_err());
/// # Ok::<(), gongkai_rules::numbers::DocNumberError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct DocNumber {
    shape: Shape,
    org: String,
    year: Option<i16>,
    seq: u32,
}

/// Why a text is not a document number.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DocNumberError {
    /// Nothing is left after label, spaces and invisible characters.
    #[error("document number is empty")]
    Empty {
        /// What was removed on the way.
        repairs: Vec<Repair>,
    },
    /// No shape fits; the text is kept as far as it could be cleaned.
    #[error("not a document number in any known shape: `{text}`")]
    Unparsed {
        /// The cleaned text.
        text: String,
        /// What was cleaned.
        repairs: Vec<Repair>,
    },
    /// Readable, but not written canonically (strict parsing only).
    #[error("document number `{text}` is not canonical, write `{canonical}`")]
    NotCanonical {
        /// The text as given.
        text: String,
        /// The canonical form.
        canonical: String,
    },
}

impl DocNumberError {
    /// The error's code in data: `empty`, `unparsed`, `not_canonical`.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Empty { .. } => "empty",
            Self::Unparsed { .. } => "unparsed",
            Self::NotCanonical { .. } => "not_canonical",
        }
    }

    /// What had been repaired before reading failed.
    pub fn repairs(&self) -> &[Repair] {
        match self {
            Self::Empty { repairs } | Self::Unparsed { repairs, .. } => repairs,
            Self::NotCanonical { .. } => &[],
        }
    }

    /// The text as far as it could be cleaned; empty when nothing was left.
    pub fn cleaned(&self) -> &str {
        match self {
            Self::Empty { .. } => "",
            Self::Unparsed { text, .. } | Self::NotCanonical { text, .. } => text,
        }
    }
}

impl DocNumber {
    /// Makes a number in the bracket shape from its parts.
    ///
    /// # Errors
    /// [`DocNumberError::Unparsed`] when a part is out of its range: Chinese characters only, year
    /// 1949–2099, running number from 1.
    pub fn bracket(org: &str, year: i16, seq: u32) -> Result<Self, DocNumberError> {
        Self::from_parts(Shape::Bracket, org, Some(year), seq).ok_or_else(|| {
            DocNumberError::Unparsed {
                text: format!("{org}〔{year}〕{seq}号"),
                repairs: Vec::new(),
            }
        })
    }

    /// Reads a number as papers and pages really write it, and names what had to be repaired.
    ///
    /// # Errors
    /// [`DocNumberError`] keeps the cleaned text and the repairs made so far.
    pub fn read(text: &str) -> Result<(Self, Vec<Repair>), DocNumberError> {
        read::read(text)
    }

    /// Finds the numbers in running text, in order, without overlaps.
    pub fn find_all(text: &str) -> Vec<Found> {
        find::find_all(text)
    }

    /// The organ's part (机关代字 or name), with 令 or 公告 where the shape has one.
    pub fn org(&self) -> &str {
        &self.org
    }

    /// The year; decrees have none.
    pub fn year(&self) -> Option<i16> {
        self.year
    }

    /// The running number (顺序号), from 1.
    pub fn seq(&self) -> u32 {
        self.seq
    }

    /// The shape.
    pub fn shape(&self) -> Shape {
        self.shape
    }

    /// The key under which two spellings of one number meet: organ, year, running number.
    ///
    /// 国令第711号 and 国务院令第711号 are one number.
    pub fn dedup_key(&self) -> String {
        let org = match self.org.as_str() {
            "国令" | "中华人民共和国国务院令" => "国务院令",
            "中华人民共和国主席令" => "主席令",
            other => other,
        };
        let year = self.year.map(|y| y.to_string()).unwrap_or_default();
        format!("{org}|{year}|{}", self.seq)
    }

    /// What the organ's suffix says about the document: an order, a letter, a normative document …
    pub fn topic_suffix(&self) -> DocNumberClass {
        DocNumberClass::of(self)
    }

    /// Builds a number if every part is within its range.
    fn from_parts(shape: Shape, org: &str, year: Option<i16>, seq: u32) -> Option<Self> {
        let chars = org.chars().count();
        let org_fits = match shape {
            Shape::UnifiedNo => {
                chars >= 2
                    && org.starts_with(|c: char| c.is_ascii_uppercase())
                    && org
                        .chars()
                        .all(|c| c.is_ascii_uppercase() || c.is_ascii_digit())
            }
            Shape::Decree => chars >= 2 && org.ends_with('令') && org.chars().all(is_han),
            Shape::Bracket | Shape::YearNo => chars >= 1 && org.chars().all(is_han),
        };
        let year_fits = match year {
            Some(year) => shape != Shape::Decree && (1949..=2099).contains(&year),
            None => shape == Shape::Decree,
        };
        (org_fits && year_fits && chars <= ORG_CHARS_MAX && seq >= 1).then(|| Self {
            shape,
            org: org.to_owned(),
            year,
            seq,
        })
    }
}

impl fmt::Display for DocNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            shape,
            org,
            year,
            seq,
        } = self;
        let year = year.unwrap_or_default();
        match shape {
            Shape::Bracket => write!(f, "{org}〔{year}〕{seq}号"),
            Shape::Decree => write!(f, "{org}第{seq}号"),
            Shape::YearNo => write!(f, "{org}{year}年第{seq}号"),
            Shape::UnifiedNo => write!(f, "{org}-{year}-{seq}"),
        }
    }
}

impl FromStr for DocNumber {
    type Err = DocNumberError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (number, _) = Self::read(text)?;
        let canonical = number.to_string();
        if canonical == text {
            Ok(number)
        } else {
            Err(DocNumberError::NotCanonical {
                text: text.to_owned(),
                canonical,
            })
        }
    }
}

impl TryFrom<String> for DocNumber {
    type Error = DocNumberError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<DocNumber> for String {
    fn from(number: DocNumber) -> Self {
        number.to_string()
    }
}
