//! The same document for Word (.docx): sizes, faces and lines of GB/T 9704—2012, to be read on or kept beside the PDF.
//!
//! It names the faces of the standard, which the reader's machine has or replaces. It bears no seal: what anybody can
//! change is no sealed document. Codes of origin are left out.

mod blocks;
mod letter;

use std::io::Cursor;

use docx_rs::{
    AlignmentType, DocGrid, DocGridType, Docx, Footer, LineSpacing, LineSpacingType, PageMargin,
    PageNum, PageSize, Paragraph, Run, RunFonts, SectionProperty,
};

use super::document::{Document, PageForm};
use super::typesetter::Refusal;

/// Twentieths of a point in a millimetre, times a thousand.
const TWIPS_PER_METRE: i32 = 56_693;

/// 22 lines on 225 mm.
const LINE: i32 = 580;

/// 2号, 3号, 4号 in half points.
const SIZE_2: usize = 44;
const SIZE_3: usize = 32;
const SIZE_4: usize = 28;

/// 小标宋 and its like, as Word knows them.
const TITLE: &str = "方正小标宋简体";
const FANG: &str = "仿宋_GB2312";
const KAI: &str = "楷体_GB2312";
const HEI: &str = "黑体";
const SONG: &str = "宋体";

/// The red of the mark and its lines.
const RED: &str = "C8102E";

const fn mm(tenths: i32) -> i32 {
    tenths * TWIPS_PER_METRE / 10_000
}

fn face(name: &str) -> RunFonts {
    RunFonts::new().ascii(name).hi_ansi(name).east_asia(name)
}

fn exact() -> LineSpacing {
    LineSpacing::new()
        .line_rule(LineSpacingType::Exact)
        .line(LINE)
}

fn line() -> Paragraph {
    Paragraph::new().line_spacing(exact())
}

fn blank() -> Paragraph {
    line().add_run(Run::new().size(SIZE_3))
}

/// Writes a document for Word.
///
/// # Errors
/// [`Refusal::Defect`] when the archive cannot be made, which no text causes.
pub fn docx(document: &Document) -> Result<Vec<u8>, Refusal> {
    let mut file = page(document);
    file = match document.form {
        PageForm::Letter => letter::head(file, document),
        PageForm::Document => head(file, document),
    };
    for paragraph in blocks::all(document) {
        file = match paragraph {
            blocks::Piece::Paragraph(paragraph) => file.add_paragraph(*paragraph),
            blocks::Piece::Table(table) => file.add_table(*table),
        };
    }
    let mut bytes = Cursor::new(Vec::new());
    file.pack(&mut bytes)
        .map_err(|error| Refusal::Defect(error.to_string()))?;
    Ok(bytes.into_inner())
}

fn page(document: &Document) -> Docx {
    let margin = PageMargin::new()
        .top(mm(370))
        .bottom(mm(350))
        .left(mm(280))
        .right(mm(260))
        .header(mm(150))
        .footer(mm(230))
        .gutter(0);
    let mut file = Docx::new()
        .page_size(11_906, 16_838)
        .page_margin(margin.clone())
        .default_fonts(face(FANG))
        .default_size(SIZE_3);
    let section = SectionProperty::new()
        .page_size(PageSize::new().size(11_906, 16_838))
        .page_margin(margin)
        .doc_grid(DocGrid::new().grid_type(DocGridType::Lines).line_pitch(580));
    file.document = file.document.default_section_property(section);
    let made = format!("{}+08:00", document.made_at.strftime("%Y-%m-%dT%H:%M:%S"));
    file = file.created_at(&made).updated_at(&made);
    let number = |align| {
        let plain = |text: &str| Run::new().size(SIZE_4).fonts(face(SONG)).add_text(text);
        let paragraph = Paragraph::new()
            .align(align)
            .add_run(plain("— "))
            .add_page_num(PageNum::new())
            .add_run(plain(" —"));
        Footer::new().add_paragraph(paragraph)
    };
    file = file
        .footer(number(AlignmentType::Right))
        .even_footer(number(AlignmentType::Left));
    if document.form == PageForm::Letter {
        file = file.first_footer(letter::lower_line());
    }
    file
}

/// 发文机关标志 and 发文字号 of the common form, and the title.
fn head(mut file: Docx, document: &Document) -> Docx {
    if let Some(mark) = &document.issuer_mark {
        let mark = Run::new()
            .size(72)
            .fonts(face(TITLE))
            .color(RED)
            .add_text(mark);
        file = file
            .add_paragraph(Paragraph::new().align(AlignmentType::Center).add_run(mark))
            .add_paragraph(blank());
    }
    if document.issuer_mark.is_some() {
        file = numbered(file, document);
        file = file.add_paragraph(blank());
    }
    file = titled(file, document);
    if document.issuer_mark.is_none() {
        file = numbered(file, document);
    }
    file.add_paragraph(blank())
}

fn numbered(file: Docx, document: &Document) -> Docx {
    match &document.number {
        Some(number) => {
            let run = Run::new().add_text(number);
            file.add_paragraph(line().align(AlignmentType::Center).add_run(run))
        }
        None => file,
    }
}

fn titled(file: Docx, document: &Document) -> Docx {
    let title = Run::new()
        .size(SIZE_2)
        .fonts(face(TITLE))
        .add_text(&document.title);
    file.add_paragraph(
        Paragraph::new()
            .align(AlignmentType::Center)
            .keep_next(true)
            .add_run(title),
    )
}
