//! What a reply rests on: an article of the regulation, an instrument that is named, a ground for withholding.
//!
//! Source: 《政府信息公开条例》 art. 14–16. Where the regulation only points to other law (法律、行政法规禁止公开, special
//! rules of enquiry) that law must be named, or the reply cannot be made.

use std::fmt;

use crate::exemption::Exemption;
use crate::report::{Handling, Row};

/// What a reply rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Basis {
    /// 《政府信息公开条例》的条款
    Article(&'static str),
    /// 规定填报口径或者办法的文件, for kinds that no article names.
    Practice(&'static str),
    /// 其他法律、行政法规, as named in the case.
    Instrument(Instrument),
}

/// 其他法律依据: a law or regulation with its article, as a person named it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Instrument(String);

/// Why a text names no instrument.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum InstrumentError {
    /// 未写明
    #[error("the law is not named")]
    Empty,
    /// 写得太长
    #[error("the name of the law has {0} characters, at most 200 are kept")]
    TooLong(usize),
}

const INSTRUMENT_MAX: usize = 200;

impl Instrument {
    /// Takes the name of a law and its article.
    ///
    /// # Errors
    /// [`InstrumentError`] when nothing is named, or a whole text.
    pub fn new(name: &str) -> Result<Self, InstrumentError> {
        let name = name.trim();
        let length = name.chars().count();
        match length {
            0 => Err(InstrumentError::Empty),
            1..=INSTRUMENT_MAX => Ok(Self(name.to_owned())),
            _ => Err(InstrumentError::TooLong(length)),
        }
    }
}

impl fmt::Display for Instrument {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl fmt::Display for Basis {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Article(article) => write!(out, "《中华人民共和国政府信息公开条例》{article}"),
            Self::Practice(document) => out.write_str(document),
            Self::Instrument(name) => name.fmt(out),
        }
    }
}

/// A ground of articles 14 to 16 with the law it points to, where it points to one.
///
/// ```
/// use gongkai_rules::exemption::Exemption;
/// use gongkai_rules::foi::outcome::{Instrument, Withholding};
/// assert!(Withholding::new(Exemption::InternalAffairs, None).is_ok());
/// assert!(Withholding::new(Exemption::ForbiddenByLaw, None).is_err());
/// let law = Instrument::new("《中华人民共和国统计法》第十一条")?;
/// assert!(Withholding::new(Exemption::ForbiddenByLaw, Some(law)).is_ok());
/// # Ok::<(), gongkai_rules::foi::outcome::InstrumentError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Withholding {
    ground: Exemption,
    law: Option<Instrument>,
    handling: Handling,
}

/// Why something is no ground for withholding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum WithholdingError {
    /// 特别规定不是不予公开
    #[error("{0} is no ground of art. 14 to 16")]
    NoGround(&'static str),
    /// 未写明禁止公开的法律、行政法规
    #[error("X2 needs the law that forbids it")]
    LawNotNamed,
}

impl Withholding {
    /// Takes a ground of X1 to X7; X2 needs its law.
    ///
    /// # Errors
    /// [`WithholdingError`] for X8, which is a reply of its own (R7), a ground left unstated, or X2 alone.
    pub fn new(ground: Exemption, law: Option<Instrument>) -> Result<Self, WithholdingError> {
        let row = ground
            .row()
            .and_then(|row| Row::from_key(row.annual_report_row));
        let handling = row.and_then(Row::handling);
        let handling = handling
            .filter(|_| ground != Exemption::SpecialQuery)
            .ok_or(WithholdingError::NoGround(ground.code()))?;
        if ground == Exemption::ForbiddenByLaw && law.is_none() {
            return Err(WithholdingError::LawNotNamed);
        }
        Ok(Self {
            ground,
            law,
            handling,
        })
    }

    /// The ground.
    pub fn ground(&self) -> Exemption {
        self.ground
    }

    /// The row of the annual report when the whole is withheld.
    pub fn handling(&self) -> Handling {
        self.handling
    }

    /// The article of the regulation, and the law if one is named.
    pub fn bases(&self) -> Vec<Basis> {
        let article = self.ground.row().map(|row| Basis::Article(row.article));
        let law = self.law.clone().map(Basis::Instrument);
        article.into_iter().chain(law).collect()
    }
}
