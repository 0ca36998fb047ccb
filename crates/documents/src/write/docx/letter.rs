//! 信函格式 for Word: the mark, the double lines, the number on the right. GB/T 9704—2012 art. 10.1.

use docx_rs::{
    AlignmentType, BorderType, Docx, Footer, LineSpacing, Paragraph, ParagraphBorder,
    ParagraphBorderPosition, Run,
};

use super::{RED, SIZE_3, TITLE, blank, face, line, mm, titled};
use crate::write::document::Document;

/// The double lines are 170 mm long: 8 mm further out than 版心 on the left, 6 mm on the right.
fn wide(paragraph: Paragraph) -> Paragraph {
    paragraph.indent(Some(-mm(80)), None, Some(-mm(60)), None)
}

fn double(position: ParagraphBorderPosition, val: BorderType) -> ParagraphBorder {
    ParagraphBorder::new(position)
        .val(val)
        .size(36)
        .space(11)
        .color(RED)
}

/// Mark, upper double line, number, title.
pub(super) fn head(mut file: Docx, document: &Document) -> Docx {
    if let Some(mark) = &document.issuer_mark {
        let chars = mark.chars().count().max(1);
        // As large as 156 mm allow, in half points.
        let size = (880 / chars).clamp(36, 72);
        let run = Run::new()
            .size(size)
            .fonts(face(TITLE))
            .color(RED)
            .add_text(mark);
        let mut paragraph = wide(Paragraph::new().align(AlignmentType::Center).add_run(run));
        paragraph.property = paragraph.property.set_border(double(
            ParagraphBorderPosition::Bottom,
            BorderType::ThickThinSmallGap,
        ));
        file = file.add_paragraph(paragraph);
    }
    if let Some(number) = &document.number {
        let run = Run::new().size(SIZE_3).add_text(number);
        let under = LineSpacing::new().before(280);
        let paragraph = Paragraph::new()
            .align(AlignmentType::Right)
            .line_spacing(under)
            .add_run(run);
        file = file.add_paragraph(paragraph);
    }
    file = file.add_paragraph(blank()).add_paragraph(blank());
    titled(file, document).add_paragraph(blank())
}

/// The lower double line, 20 mm above the edge of the first page, which has no number.
pub(super) fn lower_line() -> Footer {
    let mut paragraph = wide(line());
    paragraph.property = paragraph.property.set_border(double(
        ParagraphBorderPosition::Bottom,
        BorderType::ThinThickSmallGap,
    ));
    Footer::new().add_paragraph(paragraph)
}
