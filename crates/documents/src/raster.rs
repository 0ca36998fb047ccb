//! Pages of a PDF as pictures: what a reader sees and nothing else. Redaction is built and proved on them.
//!
//! Drawn by hayro, which forbids unsafe code. It meets hostile files: whoever calls this runs in a child process.

mod fonts;

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::hayro_syntax::page::Page;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{RenderCache, RenderSettings, render};

use fonts::Fonts;

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
    /// It names a Chinese font without bringing it, and none is installed: its text would be missing.
    #[error("这个PDF没有嵌入中文字体，这里也没有安装；请安装 fonts-noto-cjk")]
    NoFont,
    /// A picture cannot be written.
    #[error("图片没有写成")]
    Unwritable,
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
        let exact = i64::from(tenths) * i64::from(self.dpi) + 127;
        i32::try_from(exact / 254).unwrap_or(i32::MAX)
    }

    /// Whether no point has a colour.
    #[must_use]
    pub fn is_grey(&self) -> bool {
        let points = self.rgb.as_chunks::<3>().0;
        points.iter().all(|[r, g, b]| r == g && g == b)
    }

    /// As a file for a browser.
    ///
    /// # Errors
    /// [`RasterError::Unwritable`].
    pub fn png(&self) -> Result<Vec<u8>, RasterError> {
        let [width, height] = [self.width, self.height].map(u32::try_from);
        let (Ok(width), Ok(height)) = (width, height) else {
            return Err(RasterError::Unwritable);
        };
        let mut file = Vec::new();
        let mut encoder = png::Encoder::new(&mut file, width, height);
        encoder.set_compression(png::Compression::Fast);
        encoder.set_depth(png::BitDepth::Eight);
        let points = if self.is_grey() {
            encoder.set_color(png::ColorType::Grayscale);
            self.rgb.iter().copied().step_by(3).collect()
        } else {
            encoder.set_color(png::ColorType::Rgb);
            self.rgb.clone()
        };
        let written = encoder
            .write_header()
            .and_then(|mut writer| writer.write_image_data(&points));
        written.map_err(|_| RasterError::Unwritable)?;
        Ok(file)
    }
}

/// A PDF that was opened, with the fonts that stand in for those it does not bring.
pub struct Opened {
    pdf: Pdf,
    fonts: Fonts,
}

impl Opened {
    /// Opens a file.
    ///
    /// # Errors
    /// [`RasterError::Unreadable`] and [`RasterError::TooManyPages`].
    pub fn new(pdf: &[u8]) -> Result<Self, RasterError> {
        let pdf = Pdf::new(pdf.to_vec()).map_err(|_| RasterError::Unreadable)?;
        let count = pdf.pages().len();
        if count == 0 {
            return Err(RasterError::Unreadable);
        }
        if count > PAGES_MAX {
            return Err(RasterError::TooManyPages(PAGES_MAX));
        }
        let fonts = Fonts::default();
        Ok(Self { pdf, fonts })
    }

    /// Its pages, as they are read.
    pub(crate) fn pages(&self) -> &[Page<'_>] {
        self.pdf.pages()
    }

    /// How pages are read: with character maps and fonts that the file does not bring.
    pub(crate) fn settings(&self) -> InterpreterSettings {
        InterpreterSettings {
            font_resolver: self.fonts.resolver(),
            ..InterpreterSettings::default()
        }
    }

    /// Whether a Chinese font was asked for that is not there.
    ///
    /// # Errors
    /// [`RasterError::NoFont`].
    pub(crate) fn refuse_missing_font(&self) -> Result<(), RasterError> {
        if self.fonts.is_one_missing() {
            Err(RasterError::NoFont)
        } else {
            Ok(())
        }
    }

    /// Draws one page, from 0.
    ///
    /// # Errors
    /// [`RasterError`]; [`RasterError::Unreadable`] for a page that is not there.
    pub fn picture(&self, at: usize, dpi: u16) -> Result<Picture, RasterError> {
        let page = self.pages().get(at).ok_or(RasterError::Unreadable)?;
        let picture = draw(page, at, dpi, &RenderCache::new(), &self.settings())?;
        self.refuse_missing_font()?;
        Ok(picture)
    }

    /// Draws every page and hands it on, so that only one is in memory.
    ///
    /// # Errors
    /// [`RasterError`], and whatever the work says.
    pub fn each<E: From<RasterError>>(
        &self,
        dpi: u16,
        mut work: impl FnMut(usize, Picture) -> Result<(), E>,
    ) -> Result<(), E> {
        let (cache, settings) = (RenderCache::new(), self.settings());
        for (at, page) in self.pages().iter().enumerate() {
            let picture = draw(page, at, dpi, &cache, &settings)?;
            self.refuse_missing_font()?;
            work(at, picture)?;
        }
        Ok(())
    }
}

fn draw<'a>(
    page: &'a Page<'a>,
    at: usize,
    dpi: u16,
    cache: &RenderCache<'a>,
    interpreter: &InterpreterSettings,
) -> Result<Picture, RasterError> {
    let scale = f32::from(dpi) / 72.0;
    let (width, height) = page.render_dimensions();
    let points = width * scale * height * scale;
    if !points.is_finite() || points > POINTS_MAX || width < 1.0 || height < 1.0 {
        return Err(RasterError::TooLarge(at + 1));
    }
    let settings = RenderSettings {
        x_scale: scale,
        y_scale: scale,
        bg_color: WHITE,
        ..RenderSettings::default()
    };
    let map = render(page, cache, interpreter, &settings);
    let points = map.data().iter();
    Ok(Picture {
        width: usize::from(map.width()),
        height: usize::from(map.height()),
        rgb: points
            .flat_map(|point| [point.r, point.g, point.b])
            .collect(),
        dpi,
    })
}

/// Every page at once, for tests.
#[cfg(test)]
pub(crate) fn pages(pdf: &[u8], dpi: u16) -> Result<Vec<Picture>, RasterError> {
    let mut pages = Vec::new();
    Opened::new(pdf)?.each(dpi, |_, page| {
        pages.push(page);
        Ok::<(), RasterError>(())
    })?;
    Ok(pages)
}
