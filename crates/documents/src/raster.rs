//! Pages of a PDF as pictures: what a reader sees and nothing else. Redaction is built and proved on them.
//!
//! Drawn by hayro, which forbids unsafe code. It meets hostile files: whoever calls this runs in a child process.

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{RenderCache, RenderSettings, render};

/// A page as a picture, row by row from above, three bytes a point.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// Points in a row.
    pub width: usize,
    /// Rows.
    pub height: usize,
    /// Red, green and blue of each point.
    pub rgb: Vec<u8>,
    /// Points in an inch.
    pub dpi: u16,
}

/// Why a PDF was not drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RasterError {
    /// It is no PDF, is damaged, or wants a password.
    #[error("这个PDF打不开：已损坏或者有密码")]
    Unreadable,
    /// More than is drawn at once.
    #[error("最多处理{0}页")]
    TooManyPages(usize),
    /// A page is larger than a poster.
    #[error("第{0}页太大")]
    TooLarge(usize),
}

/// Pages of one file.
const PAGES_MAX: usize = 300;

/// Points of one page: A3 at 300 dpi and more.
const POINTS_MAX: f32 = 25_000_000.0;

impl Picture {
    /// The colour of a point; black outside.
    #[must_use]
    pub fn at(&self, x: usize, y: usize) -> [u8; 3] {
        let start = (y * self.width + x) * 3;
        let point = self.rgb.get(start..start + 3).filter(|_| x < self.width);
        point
            .and_then(|point| point.try_into().ok())
            .unwrap_or_default()
    }

    /// Points in so many tenths of a millimetre, rounded.
    #[must_use]
    pub fn points(&self, tenths: i32) -> i32 {
        (tenths * i32::from(self.dpi) + 127) / 254
    }
}

/// Draws every page.
///
/// # Errors
/// [`RasterError`].
pub fn pages(pdf: &[u8], dpi: u16) -> Result<Vec<Picture>, RasterError> {
    let pdf = Pdf::new(pdf.to_vec()).map_err(|_| RasterError::Unreadable)?;
    let pages = pdf.pages();
    if pages.is_empty() {
        return Err(RasterError::Unreadable);
    }
    if pages.len() > PAGES_MAX {
        return Err(RasterError::TooManyPages(PAGES_MAX));
    }
    let scale = f32::from(dpi) / 72.0;
    let settings = RenderSettings {
        x_scale: scale,
        y_scale: scale,
        bg_color: WHITE,
        ..RenderSettings::default()
    };
    let cache = RenderCache::new();
    let interpreter = InterpreterSettings::default();
    let drawn = pages.iter().enumerate().map(|(at, page)| {
        let (width, height) = page.render_dimensions();
        if width * scale * height * scale > POINTS_MAX {
            return Err(RasterError::TooLarge(at + 1));
        }
        let map = render(page, &cache, &interpreter, &settings);
        let points = map.data().iter();
        Ok(Picture {
            width: usize::from(map.width()),
            height: usize::from(map.height()),
            rgb: points
                .flat_map(|point| [point.r, point.g, point.b])
                .collect(),
            dpi,
        })
    });
    drawn.collect()
}
