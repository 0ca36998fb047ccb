//! One page: its text operators followed, pieces of text placed and gathered into lines.
//!
//! Source: ISO 32000-1 §9.4. Advance widths are those of the font; where it states none they are
//! estimated, a Chinese character at one em and others at half.

use std::collections::BTreeMap;

use lopdf::content::Content;
use lopdf::{Document, Object, ObjectId};

use super::STREAM_BYTES_MAX;
use super::font::{self, Decoder};
use super::width::Widths;
use crate::read::Reason;
use crate::read::budget::Budget;

/// A line of a page, in points from its lower left corner.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Line {
    pub(super) text: String,
    pub(super) left: f32,
    pub(super) right: f32,
    pub(super) y: f32,
    pub(super) size: f32,
}

/// Text state of the content stream.
#[derive(Clone)]
struct State {
    matrix: [f32; 6],
    font: Vec<u8>,
    size: f32,
    leading: f32,
    /// `Tc`, in unscaled text space.
    spacing: f32,
}

struct Page<'a> {
    decoders: BTreeMap<&'a [u8], (Decoder<'a>, Option<&'a Widths>)>,
    state: State,
    saved: Vec<State>,
    line_start: [f32; 6],
    text_matrix: [f32; 6],
    pieces: Vec<Line>,
}

const IDENTITY: [f32; 6] = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

/// Returns the lines of a page from top to bottom; `None` when its content cannot be decoded.
pub(super) fn lines_of(
    document: &Document,
    id: ObjectId,
    budget: &mut Budget,
) -> Result<Option<Vec<Line>>, Reason> {
    let Ok(content) = document.get_page_content_with_limit(id, STREAM_BYTES_MAX) else {
        return Ok(None);
    };
    let fonts = font::of_page(document, id);
    let decoders = fonts
        .iter()
        .filter_map(|(name, font)| {
            let decoder = Decoder::of(font, document)?;
            Some((name.as_slice(), (decoder, font.widths.as_ref())))
        })
        .collect();
    let state = State {
        matrix: IDENTITY,
        font: Vec::new(),
        size: 10.0,
        leading: 0.0,
        spacing: 0.0,
    };
    let mut page = Page {
        decoders,
        state,
        saved: Vec::new(),
        line_start: IDENTITY,
        text_matrix: IDENTITY,
        pieces: Vec::new(),
    };
    for operation in Content::decode_iter(&content) {
        let Ok(operation) = operation else { break };
        budget.tick()?;
        page.operate(&operation.operator, &operation.operands, budget)?;
    }
    Ok(Some(gather(page.pieces)))
}

impl Page<'_> {
    fn operate(
        &mut self,
        operator: &str,
        operands: &[Object],
        budget: &mut Budget,
    ) -> Result<(), Reason> {
        let number = |at: usize| {
            operands
                .get(at)
                .and_then(|o| o.as_float().ok())
                .unwrap_or_default()
        };
        match operator {
            "q" if self.saved.len() < 256 => self.saved.push(self.state.clone()),
            "Q" => {
                if let Some(state) = self.saved.pop() {
                    self.state = state;
                }
            }
            "cm" => self.state.matrix = multiply(six(operands), self.state.matrix),
            "BT" => (self.line_start, self.text_matrix) = (IDENTITY, IDENTITY),
            "Tf" => {
                self.state.font = operands
                    .first()
                    .and_then(|o| o.as_name().ok())
                    .unwrap_or_default()
                    .to_vec();
                self.state.size = number(1);
            }
            "Tc" => self.state.spacing = number(0),
            "TL" => self.state.leading = number(0),
            "Td" => self.move_line(number(0), number(1)),
            "TD" => {
                self.state.leading = -number(1);
                self.move_line(number(0), number(1));
            }
            "T*" => self.move_line(0.0, -self.state.leading),
            "Tm" => {
                self.line_start = six(operands);
                self.text_matrix = self.line_start;
            }
            "Tj" | "TJ" => self.show(operands, budget)?,
            "'" | "\"" => {
                self.move_line(0.0, -self.state.leading);
                self.show(
                    operands
                        .get(operands.len().saturating_sub(1)..)
                        .unwrap_or_default(),
                    budget,
                )?;
            }
            _ => {}
        }
        Ok(())
    }

    fn move_line(&mut self, x: f32, y: f32) {
        self.line_start = multiply([1.0, 0.0, 0.0, 1.0, x, y], self.line_start);
        self.text_matrix = self.line_start;
    }

    fn show(&mut self, operands: &[Object], budget: &mut Budget) -> Result<(), Reason> {
        let mut advance = 0.0;
        let mut text = String::new();
        for operand in operands.iter().flat_map(|operand| match operand {
            Object::Array(parts) => parts.as_slice(),
            single => std::slice::from_ref(single),
        }) {
            match operand {
                Object::String(bytes, _) => {
                    let (piece, width) = self.piece(bytes);
                    budget.spend_text(&piece)?;
                    advance += width;
                    text.push_str(&piece);
                }
                other => advance -= other.as_float().unwrap_or_default() / 1_000.0,
            }
        }
        let size = self.state.size;
        let place = multiply(self.text_matrix, self.state.matrix);
        let [a, b, _, _, x, y] = place;
        let scale = a.hypot(b);
        // Sideways text is a margin note or a stamp.
        let is_level = b.abs() <= a.abs() * 0.2;
        if is_level && !text.is_empty() && x.is_finite() && y.is_finite() {
            let size = (size * scale).abs();
            self.pieces.push(Line {
                text,
                left: x,
                right: x + advance * size,
                y,
                size,
            });
        }
        self.text_matrix = multiply([1.0, 0.0, 0.0, 1.0, advance * size, 0.0], self.text_matrix);
        Ok(())
    }
}

impl Page<'_> {
    /// The characters of some codes and how far they move on, in em.
    fn piece(&self, codes: &[u8]) -> (String, f32) {
        let Some((decoder, widths)) = self.decoders.get(self.state.font.as_slice()) else {
            return (String::new(), 0.0);
        };
        let text = decoder.text(codes);
        let width = widths.map_or_else(|| em_width(&text), |widths| widths.advance(codes));
        let count = f32::from(u16::try_from(text.chars().count()).unwrap_or(u16::MAX));
        let size = if self.state.size.abs() > 0.01 {
            self.state.size
        } else {
            1.0
        };
        (text, width + count * self.state.spacing / size)
    }
}

fn six(operands: &[Object]) -> [f32; 6] {
    let mut six = IDENTITY;
    for (place, operand) in six.iter_mut().zip(operands) {
        *place = operand.as_float().unwrap_or_default();
    }
    six
}

fn multiply([a, b, c, d, e, f]: [f32; 6], [g, h, i, j, k, l]: [f32; 6]) -> [f32; 6] {
    [
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + l,
    ]
}

/// Estimated width in em.
pub(super) fn em_width(text: &str) -> f32 {
    text.chars()
        .map(|c| {
            if c.is_ascii() || ('\u{a0}'..'\u{2000}').contains(&c) {
                0.5
            } else {
                1.0
            }
        })
        .sum()
}

/// Puts pieces on the same height together, left to right; wide gaps become blanks.
fn gather(mut pieces: Vec<Line>) -> Vec<Line> {
    pieces.sort_by(|one, other| other.y.total_cmp(&one.y));
    let mut lines: Vec<Vec<Line>> = Vec::new();
    for piece in pieces {
        let same = lines
            .last()
            .and_then(|line| line.first())
            .is_some_and(|first| {
                (first.y - piece.y).abs() < 0.4 * first.size.min(piece.size).max(1.0)
            });
        match lines.last_mut() {
            Some(line) if same => line.push(piece),
            _ => lines.push(vec![piece]),
        }
    }
    lines.into_iter().filter_map(join).collect()
}

fn join(mut pieces: Vec<Line>) -> Option<Line> {
    pieces.sort_by(|one, other| one.left.total_cmp(&other.left));
    let mut pieces = pieces.into_iter();
    let mut line = pieces.next()?;
    for piece in pieces {
        let gap = (piece.left - line.right) / line.size.max(1.0);
        if gap > 0.7 {
            line.text.push_str("  ");
        } else if gap > 0.3 && line.text.ends_with(|c: char| c.is_ascii_alphanumeric()) {
            line.text.push(' ');
        }
        line.text.push_str(&piece.text);
        line.right = line.right.max(piece.right);
        line.size = line.size.max(piece.size);
    }
    line.text = line.text.trim().to_owned();
    (!line.text.is_empty()).then_some(line)
}
