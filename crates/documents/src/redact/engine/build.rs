//! A PDF of pictures, with the words that may be searched unseen over them, and of nothing else.

use std::fmt::Write as _;

use lopdf::xref::XrefType;
use lopdf::{Dictionary, Document, Object, Stream, dictionary};

use super::{font, runs::Run};
use crate::raster::Picture;
use crate::redact::RedactError;

/// The pages that are finished.
#[derive(Default)]
pub(super) struct Builder {
    sheets: Vec<Sheet>,
}

struct Sheet {
    image: Stream,
    width: f32,
    height: f32,
    /// Nothing for a page whose text cannot be trusted.
    runs: Option<Vec<Run>>,
}

impl Builder {
    /// Adds a page as large as it was, with the words that are repeated over it.
    pub(super) fn add(
        &mut self,
        picture: &Picture,
        runs: Option<Vec<Run>>,
    ) -> Result<(), RedactError> {
        let [width, height] = [picture.width, picture.height]
            .map(|points| points as f32 * 72.0 / f32::from(picture.dpi));
        self.sheets.push(Sheet {
            image: image(picture)?,
            width,
            height,
            runs,
        });
        Ok(())
    }

    /// Pages, from 1, over which no words lie.
    pub(super) fn without_text(&self) -> Vec<usize> {
        let numbered = self.sheets.iter().zip(1..);
        numbered
            .filter(|(sheet, _)| sheet.lines().is_empty())
            .map(|(_, page)| page)
            .collect()
    }

    /// Leaves pictures only.
    pub(super) fn drop_text(&mut self) {
        for sheet in &mut self.sheets {
            sheet.runs = None;
        }
    }

    /// The file.
    pub(super) fn finish(&self) -> Result<Vec<u8>, RedactError> {
        let mut document = Document::with_version("1.5");
        // A plain table of places: a stream would be one more object that holds something.
        document.reference_table.cross_reference_type = XrefType::CrossReferenceTable;
        let has_text = self.sheets.iter().any(|sheet| !sheet.lines().is_empty());
        if has_text {
            for (id, object) in font::objects()? {
                document.max_id = document.max_id.max(id.0);
                document.objects.insert(id, object);
            }
        }
        let pages = document.new_object_id();
        let mut kids: Vec<Object> = Vec::new();
        for sheet in &self.sheets {
            let image = document.add_object(sheet.image.clone());
            let content = document.add_object(sheet.content()?);
            let mut resources = dictionary! { "XObject" => dictionary! { "P" => image } };
            if !sheet.lines().is_empty() {
                let mut fonts = Dictionary::new();
                fonts.set(font::NAME, font::FONT);
                resources.set("Font", fonts);
            }
            let page = dictionary! {
                "Type" => "Page",
                "Parent" => pages,
                "MediaBox" => vec![0.into(), 0.into(), sheet.width.into(), sheet.height.into()],
                "Resources" => resources,
                "Contents" => content,
            };
            kids.push(document.add_object(page).into());
        }
        let count = i64::try_from(kids.len()).unwrap_or(i64::MAX);
        let tree = dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count };
        document.objects.insert(pages, tree.into());
        let mut catalog = dictionary! { "Type" => "Catalog", "Pages" => pages };
        if has_text {
            catalog.set("Lang", Object::string_literal(super::check::LANGUAGE));
        }
        let catalog = document.add_object(catalog);
        document.trailer.set("Root", catalog);
        let mut bytes = Vec::new();
        let written = document.save_to(&mut bytes);
        written.map_err(|error| RedactError::Defect(error.to_string()))?;
        Ok(bytes)
    }
}

impl Sheet {
    fn lines(&self) -> &[Run] {
        self.runs.as_deref().unwrap_or_default()
    }

    fn content(&self) -> Result<Stream, RedactError> {
        let mut content = format!("q {} 0 0 {} 0 0 cm /P Do Q", self.width, self.height);
        for run in self.lines() {
            line(&mut content, run, f64::from(self.height));
        }
        let mut stream = Stream::new(Dictionary::new(), content.into_bytes());
        let packed = stream.compress();
        packed.map_err(|error| RedactError::Defect(error.to_string()))?;
        Ok(stream)
    }
}

/// Words that are not drawn (mode 3), as long as they are on the picture. A page of a PDF is measured from below.
fn line(content: &mut String, run: &Run, height: f64) {
    let codes: Vec<u16> = run.text.encode_utf16().collect();
    let length = run.way.hypot();
    let stretch = length / (codes.len().max(1) as f64 * run.size) * 100.0;
    let along = run.way / length;
    let (right, down) = (along.x, along.y);
    let hex: String = codes.iter().map(|code| format!("{code:04X}")).collect();
    // Writing to a text cannot fail.
    let _ = write!(
        content,
        "\nBT 3 Tr /F {:.3} Tf {stretch:.3} Tz {right:.5} {:.5} {down:.5} {right:.5} {:.3} {:.3} Tm <{hex}> Tj ET",
        run.size,
        -down,
        run.start.x,
        height - run.start.y,
    );
}

/// A page without colour takes a third.
fn image(picture: &Picture) -> Result<Stream, RedactError> {
    let (space, points) = if picture.is_grey() {
        (
            "DeviceGray",
            picture.rgb.iter().copied().step_by(3).collect(),
        )
    } else {
        ("DeviceRGB", picture.rgb.clone())
    };
    let [width, height] =
        [picture.width, picture.height].map(|points| i64::try_from(points).unwrap_or(0));
    let described = dictionary! {
        "Type" => "XObject",
        "Subtype" => "Image",
        "Width" => width,
        "Height" => height,
        "ColorSpace" => space,
        "BitsPerComponent" => 8,
    };
    let mut stream = Stream::new(described, points);
    stream
        .compress()
        .map_err(|error| RedactError::Defect(error.to_string()))?;
    Ok(stream)
}
