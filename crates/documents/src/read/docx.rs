//! Office Open XML text (docx): paragraphs, headings, numbering and tables of the main part.
//!
//! Left out on purpose: footnotes, comments, page headers (looked at for classification marks only),
//! deleted and moved-away revisions, hidden text, field codes, and the second copy of text that
//! compatibility fall-backs hold. Source: ISO/IEC 29500-1 §17.

mod body;
mod numbering;
mod styles;
mod xml;

use super::archive::Package;
use super::budget::Budget;
use super::{Block, Format, Reason, SourceText, classification};
use body::Body;
use numbering::Numbering;
use styles::Styles;

pub(super) fn read(bytes: &[u8], budget: &mut Budget) -> Result<SourceText, Reason> {
    let mut package = Package::open(Format::Docx, bytes, budget)?;
    let document = package
        .part("word/document.xml")?
        .ok_or_else(|| Reason::damaged(Format::Docx, "缺少正文"))?;
    let numbering = match package.part("word/numbering.xml")? {
        Some(part) => Numbering::read(&part, budget)?,
        None => Numbering::default(),
    };
    let styles = match package.part("word/styles.xml")? {
        Some(part) => Styles::read(&part, budget)?,
        None => Styles::default(),
    };
    let source = SourceText::new(
        Format::Docx,
        Body::read(&document, numbering, &styles, budget)?,
    );
    for name in package.names("word/header", ".xml").into_iter().take(20) {
        if let Some(part) = package.part(&name)? {
            refuse_marked_header(&part, budget)?;
        }
    }
    Ok(source)
}

/// 密级 stands at the top of the first page, for some programs in the page header.
fn refuse_marked_header(part: &[u8], budget: &mut Budget) -> Result<(), Reason> {
    let blocks: Vec<Block> = Body::read(part, Numbering::default(), &Styles::default(), budget)?;
    classification::refuse_marked(&SourceText::new(Format::Docx, blocks))
}
