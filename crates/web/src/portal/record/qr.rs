//! 二维码: the permanent address of a record as a drawing, for paper and for a second device.
//!
//! It is drawn here, as one path of an SVG without style or script, so that the content policy stays as it
//! is and nothing is asked of anybody else (ISO/IEC 18004, level M).

use std::fmt::Write as _;

use fast_qr::{ECL, QRBuilder};

/// Quiet modules on each side, as the standard wants.
const QUIET: usize = 4;

/// The drawing: the side of its square in modules, and the path of the dark ones.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::portal) struct Qr {
    pub(in crate::portal) side: usize,
    pub(in crate::portal) path: String,
}

/// The modules of a text row by row, the dark ones true; nothing for a text that no code can hold.
pub(in crate::portal) fn modules(text: &str) -> Option<Vec<Vec<bool>>> {
    let code = QRBuilder::new(text).ecl(ECL::M).build().ok()?;
    let rows = code.data.chunks(code.size).take(code.size);
    let rows = rows.map(|row| row.iter().map(|module| module.value()).collect());
    Some(rows.collect())
}

/// Draws a text.
pub(in crate::portal) fn draw(text: &str) -> Option<Qr> {
    let rows = modules(text)?;
    let mut path = String::new();
    for (y, row) in rows.iter().enumerate() {
        let mut x = 0;
        for run in row.chunk_by(|a, b| a == b) {
            if run.first().is_some_and(|dark| *dark) {
                let (left, top) = (x + QUIET, y + QUIET);
                let _ = write!(path, "M{left} {top}h{}v1h-{}z", run.len(), run.len());
            }
            x += run.len();
        }
    }
    Some(Qr {
        side: rows.len() + 2 * QUIET,
        path,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_becomes_a_square_with_its_three_eyes() {
        let qr = draw("https://www.yunhe.example/records/0123456789ABC").unwrap();
        // Version 3 has 29 modules, or 33 with version 4.
        assert!((37..=41).contains(&qr.side), "{}", qr.side);
        // The upper edge of the first eye: seven dark modules.
        assert!(qr.path.starts_with("M4 4h7v1h-7z"), "{}", qr.path);
        assert_eq!(draw(&"长".repeat(4_000)), None);
    }
}
