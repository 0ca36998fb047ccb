//! What is marked is gone from every place in which a PDF can hold it, and the check finds it in each of them.

use std::sync::LazyLock;

use lopdf::{Dictionary, Document as Pdf, Object, Stream, dictionary};

use super::{Builder, find, redact};
use crate::raster::{self, Opened, Picture};
use crate::redact::{Area, Filled, Leak, Mark, RedactError, Released, Target};
use crate::write::{Block, Document, typeset_child_answer};

mod layer;
mod stand_ins;

fn redact_at(pdf: &[u8], marks: &[Mark], dpi: u16) -> Result<Released, RedactError> {
    super::redact_at(pdf, marks, dpi, &mut |_, _| {})
}

fn check_at(pdf: &[u8], marks: &[Mark], filled: &[Filled], dpi: u16) -> Vec<Leak> {
    super::check_at(pdf, marks, filled, dpi, &mut |_| {})
}

fn pictures(pdf: &[u8], dpi: u16) -> Vec<Picture> {
    raster::pages(pdf, dpi).unwrap()
}

/// A page with a name in its title, its text twice, and its properties.
fn original() -> Vec<u8> {
    let mut document = Document::new(
        "关于王喆补助的说明",
        jiff::civil::date(2026, 3, 2).at(9, 0, 0, 0),
    );
    document.author = Some("王喆".to_owned());
    document.body = vec![
        Block::plain(
            "2026年3月1日，王喆（身份证号11010519491231002X）领取补助１２００元，由李四经办。",
        ),
        Block::plain(
            "经核对，材料齐全，本次补助的发放符合规定，经办人和审核人均已经签名确认，特此说明，并由王\u{5586}本人签收。",
        ),
    ];
    let json = serde_json::to_vec(&document).unwrap();
    let mut pdf = Vec::new();
    typeset_child_answer(None, &mut json.as_slice(), &mut pdf).unwrap();
    assert!(pdf.starts_with(b"%PDF-"));
    pdf
}

fn words(text: &str) -> Mark {
    Mark {
        target: Target::Words(text.to_owned()),
        ground: "X4".to_owned(),
    }
}

fn marks() -> Vec<Mark> {
    let area = Area {
        page: 1,
        left: 280,
        top: 2_000,
        width: 400,
        height: 150,
    };
    vec![
        words("王喆"),
        words("11010519491231002X"),
        words("1200"),
        Mark {
            target: Target::Area(area),
            ground: "X5".to_owned(),
        },
    ]
}

#[test]
fn what_is_marked_is_gone_and_the_rest_is_still_seen() {
    let original = original();
    assert_eq!(find(&original, "王喆").unwrap().len(), 3);
    assert_eq!(find(&original, "李四 经办").unwrap().len(), 1);
    let released = severed();
    if let Some(folder) = std::env::var_os("KEEP_PAPER_IN") {
        std::fs::write(
            std::path::Path::new(&folder).join("redacted.pdf"),
            &released.pdf,
        )
        .unwrap();
    }
    let grounds: Vec<_> = released
        .filled
        .iter()
        .map(|place| place.ground.as_str())
        .collect();
    assert!(grounds.len() >= 6 && grounds.contains(&"X5"), "{grounds:?}");
    assert_eq!(
        check_at(&released.pdf, &marks(), &released.filled, COARSE),
        []
    );
    // It stands in a clause of its own; what stands in one with a mark is not repeated.
    assert_eq!(find(&released.pdf, "李四").unwrap().len(), 1);
    assert!(find(&released.pdf, "补助").unwrap().len() < find(&original, "补助").unwrap().len());
    assert!(released.without_text.is_empty());
    // Beside the marks nothing was touched.
    let (before, after) = (pictures(&original, COARSE), pictures(&released.pdf, COARSE));
    assert_eq!(before.len(), after.len());
    let place = find(&original, "李四").unwrap()[0];
    let [left, top, right, bottom] = super::edges(&before[0], place);
    let dark = |page: &Picture| {
        let points = (top..bottom).flat_map(|y| (left..right).map(move |x| (x, y)));
        points.filter(|(x, y)| page.at(*x, *y)[0] < 128).count()
    };
    assert!(dark(&before[0]) > 10);
    assert!(dark(&before[0]).abs_diff(dark(&after[0])) < dark(&before[0]) / 4 + 1);
    assert!(
        released.pdf.len() < 1_000_000,
        "{} bytes",
        released.pdf.len()
    );
}

#[test]
fn a_slip_of_the_pen_releases_nothing() {
    let original = original();
    assert_eq!(redact(&original, &[]).unwrap_err(), RedactError::NoMarks);
    assert_eq!(
        redact(&original, &[words("王哲")]).unwrap_err(),
        RedactError::NotFound("王哲".to_owned())
    );
    for (page, left) in [(2, 0), (1, 3_000)] {
        let area = Area {
            page,
            left,
            top: 0,
            width: 10,
            height: 10,
        };
        let mark = Mark {
            target: Target::Area(area),
            ground: "X4".to_owned(),
        };
        assert_eq!(
            redact(&original, &[mark]).unwrap_err(),
            RedactError::NoSuchPlace(page)
        );
    }
    assert!(redact(b"%PDF-1.7 nothing", &[words("x")]).is_err());
}

/// Points in an inch, so few that a page is drawn in a moment.
const COARSE: u16 = 120;

/// The original severed; made once, because drawing takes a while without optimisation.
fn severed() -> &'static Released {
    static SEVERED: LazyLock<Released> =
        LazyLock::new(|| redact_at(&original(), &marks(), COARSE).unwrap());
    &SEVERED
}

/// A released file, changed by somebody.
fn changed(change: impl FnOnce(&mut Pdf)) -> (Vec<u8>, Vec<Filled>) {
    let released = severed();
    let mut pdf = Pdf::load_mem(&released.pdf).unwrap();
    change(&mut pdf);
    let mut bytes = Vec::new();
    pdf.save_to(&mut bytes).unwrap();
    (bytes, released.filled.clone())
}

fn utf16(text: &str) -> Object {
    let mut bytes = vec![0xfe, 0xff];
    bytes.extend(text.encode_utf16().flat_map(u16::to_be_bytes));
    Object::String(bytes, lopdf::StringFormat::Hexadecimal)
}

fn first_page(pdf: &mut Pdf) -> &mut Dictionary {
    let id = pdf.page_iter().next().unwrap();
    pdf.get_object_mut(id).unwrap().as_dict_mut().unwrap()
}

fn root(pdf: &mut Pdf) -> &mut Dictionary {
    let id = pdf.trailer.get(b"Root").unwrap().as_reference().unwrap();
    pdf.get_object_mut(id).unwrap().as_dict_mut().unwrap()
}

type Change = (&'static str, Leak, fn(&mut Pdf));

fn changes() -> [Change; 9] {
    [
        ("another map of the font", Leak::Text, |pdf| {
            let map = pdf.get_object_mut((6, 0)).unwrap().as_stream_mut().unwrap();
            let text = String::from_utf8(map.decompressed_content().unwrap()).unwrap();
            let text = text.replace("<7300> <73FF> <7300>", "<7300> <73FF> <7400>");
            map.dict.remove(b"Filter");
            map.set_content(text.into_bytes());
        }),
        ("text layer", Leak::Text, |pdf| {
            let font = pdf.add_object(
                dictionary! { "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica" },
            );
            let id = pdf.page_iter().next().unwrap();
            let resources = dictionary! { "Font" => dictionary! { "F" => font } };
            first_page(pdf).set("Resources", resources);
            let content = b"BT /F 12 Tf 3 Tr 72 72 Td (11010519491231002X) Tj ET".to_vec();
            pdf.change_page_content(id, content).unwrap();
        }),
        ("title", Leak::Metadata, |pdf| {
            let info = pdf.add_object(dictionary! { "Title" => utf16("王喆") });
            pdf.trailer.set("Info", info);
        }),
        ("xmp", Leak::Metadata, |pdf| {
            let xmp = Stream::new(
                dictionary! { "Type" => "Metadata", "Subtype" => "XML" },
                "<dc:title>王喆</dc:title>".into(),
            );
            let xmp = pdf.add_object(xmp);
            root(pdf).set("Metadata", xmp);
        }),
        ("thumbnail", Leak::Thumbnail, |pdf| {
            let image = dictionary! { "Width" => 1, "Height" => 1, "ColorSpace" => "DeviceGray", "BitsPerComponent" => 8 };
            let thumb = pdf.add_object(Stream::new(image, vec![7]));
            first_page(pdf).set("Thumb", thumb);
        }),
        ("attachment", Leak::Attachment, |pdf| {
            let file = pdf.add_object(Stream::new(
                dictionary! { "Type" => "EmbeddedFile" },
                "王喆".into(),
            ));
            let file = dictionary! { "Type" => "Filespec", "EF" => dictionary! { "F" => file } };
            let names = dictionary! { "EmbeddedFiles" => dictionary! { "Names" => vec![utf16("a.txt"), file.into()] } };
            root(pdf).set("Names", names);
        }),
        ("annotation", Leak::Foreign("Annots".to_owned()), |pdf| {
            let note = pdf.add_object(
                dictionary! { "Type" => "Annot", "Subtype" => "Text", "Contents" => utf16("王喆") },
            );
            first_page(pdf).set("Annots", vec![note.into()]);
        }),
        ("stream that nothing shows", Leak::Bytes, |pdf| {
            let mut hidden = Stream::new(Dictionary::new(), "q 王喆 Q".repeat(50).into_bytes());
            hidden.compress().unwrap();
            pdf.add_object(hidden);
        }),
        ("raw string", Leak::Foreign("字符串".to_owned()), |pdf| {
            pdf.add_object(utf16("王喆"));
        }),
    ]
}

#[test]
fn a_word_left_in_any_place_is_found() {
    let (clean, filled) = changed(|_| {});
    assert_eq!(check_at(&clean, &marks(), &filled, COARSE), []);
    for (name, wanted, change) in changes() {
        let (pdf, filled) = changed(change);
        let found = check_at(&pdf, &marks(), &filled, COARSE);
        assert!(found.contains(&wanted), "{name}: {found:?}");
    }
}

#[test]
fn an_earlier_state_of_the_file_and_what_lies_behind_its_end_are_found() {
    let original = original();
    let released = severed();
    let mut behind = released.pdf.clone();
    behind.extend_from_slice("王喆".as_bytes());
    let found = check_at(&behind, &marks(), &released.filled, COARSE);
    assert!(
        found.contains(&Leak::Revision) && found.contains(&Leak::Bytes),
        "{found:?}"
    );
    // The original, and the released file written after it as an incremental update is.
    let mut updated = original.clone();
    updated.extend_from_slice(&released.pdf);
    assert!(!check_at(&updated, &marks(), &released.filled, COARSE).is_empty());
    let whole = check_at(&original, &marks(), &released.filled, COARSE);
    for leak in [Leak::Text, Leak::Metadata, Leak::Pixels { page: 1 }] {
        assert!(whole.contains(&leak), "{leak:?}: {whole:?}");
    }
}

#[test]
fn a_mark_that_lets_something_through_is_found() {
    let released = severed();
    let mut pages = pictures(&released.pdf, COARSE);
    let place = released.filled[0].area;
    let [left, top, right, bottom] = super::edges(&pages[0], place);
    // One grey point in the middle is enough.
    let at = ((top + bottom) / 2 * pages[0].width + (left + right) / 2) * 3;
    pages[0].rgb[at..at + 3].fill(9);
    let mut builder = Builder::default();
    for page in &pages {
        builder.add(page, None).unwrap();
    }
    let pdf = builder.finish().unwrap();
    assert_eq!(
        check_at(&pdf, &marks(), &released.filled, COARSE),
        [Leak::Pixels { page: 1 }]
    );
    assert_eq!(
        check_at(b"no pdf", &marks(), &released.filled, COARSE),
        [Leak::Unreadable]
    );
}
