//! A PDF of pictures and of nothing else.

use lopdf::xref::XrefType;
use lopdf::{Dictionary, Document, Object, Stream, dictionary};

use crate::raster::Picture;
use crate::redact::RedactError;

/// One page for each picture, as large as it was.
pub(super) fn of_pages(pictures: &[Picture]) -> Result<Vec<u8>, RedactError> {
    let mut document = Document::with_version("1.4");
    // A plain table of places: a stream would be one more object that holds something.
    document.reference_table.cross_reference_type = XrefType::CrossReferenceTable;
    let pages = document.new_object_id();
    let mut kids: Vec<Object> = Vec::new();
    for picture in pictures {
        let image = document.add_object(image(picture)?);
        let [width, height] = [picture.width, picture.height]
            .map(|points| points as f32 * 72.0 / f32::from(picture.dpi));
        let content = format!("q {width} 0 0 {height} 0 0 cm /P Do Q");
        let content = document.add_object(Stream::new(Dictionary::new(), content.into_bytes()));
        let page = dictionary! {
            "Type" => "Page",
            "Parent" => pages,
            "MediaBox" => vec![0.into(), 0.into(), width.into(), height.into()],
            "Resources" => dictionary! { "XObject" => dictionary! { "P" => image } },
            "Contents" => content,
        };
        kids.push(document.add_object(page).into());
    }
    let count = i64::try_from(kids.len()).unwrap_or(i64::MAX);
    let tree = dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count };
    document.objects.insert(pages, tree.into());
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages });
    document.trailer.set("Root", catalog);
    let mut bytes = Vec::new();
    let written = document.save_to(&mut bytes);
    written.map_err(|error| RedactError::Defect(error.to_string()))?;
    Ok(bytes)
}

/// A page without colour takes a third.
fn image(picture: &Picture) -> Result<Stream, RedactError> {
    let is_grey = picture
        .rgb
        .as_chunks::<3>()
        .0
        .iter()
        .all(|[r, g, b]| r == g && g == b);
    let (space, points) = if is_grey {
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
