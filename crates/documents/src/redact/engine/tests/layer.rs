//! The unseen words of released files: what is marked, hidden or doubtful is not among them, and what is seen is.

use proptest::prelude::*;

use super::*;
use crate::redact::engine::glyphs;

/// Fine enough for the forms of letters of twelve points.
const FINE: u16 = 150;

/// A page of A5 with this content, and a Helvetica that is not brought; `h` reads as the joined letters fi.
fn page(content: &str) -> Vec<u8> {
    let mut pdf = Pdf::with_version("1.5");
    let map = "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def 1 begincodespacerange <00> <FF> \
               endcodespacerange 2 beginbfrange <20> <67> <0020> <69> <7E> <0069> endbfrange 1 beginbfchar <68> <00660069> \
               endbfchar endcmap end end";
    let map = pdf.add_object(Stream::new(Dictionary::new(), map.into()));
    let font = dictionary! { "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica", "Encoding" => "WinAnsiEncoding" };
    let mut joined = font.clone();
    joined.set("ToUnicode", map);
    let (font, joined) = (pdf.add_object(font), pdf.add_object(joined));
    let fonts = dictionary! { "F" => font, "J" => joined };
    of_content(pdf, fonts, content)
}

pub(super) fn of_content(mut pdf: Pdf, fonts: Dictionary, content: &str) -> Vec<u8> {
    let content = pdf.add_object(Stream::new(Dictionary::new(), content.into()));
    let pages = pdf.new_object_id();
    let page = pdf.add_object(dictionary! {
        "Type" => "Page",
        "Parent" => pages,
        "MediaBox" => vec![0.into(), 0.into(), 420.into(), 595.into()],
        "Resources" => dictionary! { "Font" => fonts },
        "Contents" => content,
    });
    let tree = dictionary! { "Type" => "Pages", "Kids" => vec![page.into()], "Count" => 1 };
    pdf.objects.insert(pages, tree.into());
    let catalog = pdf.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages });
    pdf.trailer.set("Root", catalog);
    let mut bytes = Vec::new();
    pdf.save_to(&mut bytes).unwrap();
    bytes
}

/// Text of twelve points at a place from the lower left corner.
fn at(x: i32, y: i32, text: &str) -> String {
    format!("BT /F 12 Tf {x} {y} Td ({text}) Tj ET\n")
}

/// Everything that a reader finds, run after run.
pub(super) fn said(pdf: &[u8]) -> String {
    let mut said = String::new();
    let opened = Opened::new(pdf).unwrap();
    let read = glyphs::each(&opened, |_, _, text| {
        said.extend(text.iter().filter_map(|glyph| glyph.text.clone()));
    });
    read.unwrap();
    said
}

/// A place in points from the upper left corner, as a mark.
fn area(left: f64, top: f64, width: f64, height: f64) -> Mark {
    let tenths = |points: f64| (points * 254.0 / 72.0) as i32;
    Mark {
        target: Target::Area(Area {
            page: 1,
            left: tenths(left),
            top: tenths(top),
            width: tenths(width),
            height: tenths(height),
        }),
        ground: "X4".to_owned(),
    }
}

struct Case {
    name: &'static str,
    content: String,
    marks: Vec<Mark>,
    stays: &'static [&'static str],
    gone: &'static [&'static str],
}

/// A corner where nothing stands: a mark for cases that are about the text.
fn corner() -> Mark {
    area(400.0, 2.0, 10.0, 10.0)
}

fn marked() -> Vec<Case> {
    let turned =
        |x: i32, y: i32, text: &str| format!("BT /F 12 Tf 0 1 -1 0 {x} {y} Tm ({text}) Tj ET\n");
    vec![
        Case {
            name: "a word over several runs",
            content: at(50, 500, "REPORT") + "BT /F 12 Tf 50 460 Td (ZHA) Tj (NG) Tj /F 12 Tf (S) Tj [(A) -20 (N)] TJ ET\n" + &at(50, 400, "ANNEX"),
            marks: vec![words("ZHANGSAN")],
            stays: &["REPORT", "ANNEX"],
            gone: &["ZHA", "NG", "SAN"],
        },
        Case {
            name: "a word written from behind",
            content: at(100, 500, "SAN") + &at(50, 460, "REPORT") + &at(72, 500, "LEE"),
            marks: vec![words("Lee San")],
            stays: &["REPORT"],
            gone: &["LEE", "SAN"],
        },
        Case {
            name: "a word over two lines",
            content: at(300, 500, "ZHANG") + &at(50, 480, "SAN") + &at(50, 400, "ANNEX"),
            marks: vec![words("ZHANGSAN")],
            stays: &["ANNEX"],
            gone: &["ZHANG", "SAN"],
        },
        Case {
            name: "joined letters",
            content: "BT /J 12 Tf 50 500 Td (ofhce) Tj ET\nBT /J 12 Tf 50 460 Td (hles) Tj ET\nBT /J 12 Tf 50 420 Td (open) Tj ET\n".to_owned(),
            marks: vec![words("office")],
            stays: &["files", "open"],
            gone: &["office", "ce"],
        },
        Case {
            name: "a part of joined letters",
            content: "BT /J 12 Tf 50 500 Td (ofhce) Tj ET\nBT /J 12 Tf 50 420 Td (open) Tj ET\n".to_owned(),
            marks: vec![words("ic")],
            stays: &["open"],
            gone: &["office"],
        },
        Case {
            name: "rotated text",
            content: turned(60, 100, "SECRET") + &turned(120, 100, "UPRIGHT") + &at(200, 500, "LEVEL"),
            marks: vec![words("SECRET")],
            stays: &["UPRIGHT", "LEVEL"],
            gone: &["SECRET"],
        },
        Case {
            name: "marks over one another",
            content: at(50, 500, "ALPHA") + &at(50, 440, "BETA") + &at(50, 380, "GAMMA"),
            marks: vec![area(40.0, 80.0, 60.0, 20.0), area(45.0, 85.0, 90.0, 80.0), words("BETA")],
            stays: &["GAMMA"],
            gone: &["ALPHA", "BETA"],
        },
        Case {
            name: "a word inside of a place and elsewhere",
            content: at(50, 500, "SMITH") + &at(50, 300, "SMITH") + &at(200, 300, "OTHER"),
            marks: vec![area(45.0, 80.0, 60.0, 20.0)],
            stays: &["SMITHOTHER"],
            gone: &["SMITHSMITH"],
        },
        Case {
            name: "a word marked everywhere",
            content: at(50, 500, "SMITH") + &at(50, 300, "smith") + &at(200, 300, "OTHER"),
            marks: vec![words("Smith")],
            stays: &["OTHER"],
            gone: &["SMITH", "smith"],
        },
        Case {
            name: "a mark through the edge of a word",
            content: at(50, 500, "SMITH") + &at(50, 400, "OTHER"),
            marks: vec![area(48.0, 85.0, 3.0, 3.0)],
            stays: &["OTHER"],
            gone: &["S", "SMITH"],
        },
        Case {
            name: "what is left does not spell the word",
            content: at(50, 500, "12") + &at(50, 460, "00") + &at(50, 400, "1200") + &at(200, 300, "OTHER"),
            marks: vec![words("1200")],
            stays: &["OTHER"],
            gone: &["1200", "12"],
        },
    ]
}

fn hidden() -> Vec<Case> {
    vec![
        Case {
            name: "white on white",
            content: at(50, 500, "SEEN") + "1 g\n" + &at(50, 400, "UNSEEN") + "0 g\n",
            marks: vec![corner()],
            stays: &["SEEN"],
            gone: &["UNSEEN"],
        },
        Case {
            name: "a bar over living text",
            content: at(50, 500, "SEEN") + &at(50, 400, "COVERED") + "0 g 45 395 80 16 re f\n",
            marks: vec![corner()],
            stays: &["SEEN"],
            gone: &["COVERED"],
        },
        Case {
            name: "a bar over a part",
            content: at(50, 500, "SEEN") + &at(50, 400, "COVERED") + "0 g 60 395 20 16 re f\n",
            marks: vec![corner()],
            stays: &["SEEN"],
            gone: &["COVERED", "RED"],
        },
        Case {
            name: "cut off",
            content: at(50, 500, "SEEN") + "q 300 300 20 20 re W n\n" + &at(50, 400, "CUT") + "Q\n",
            marks: vec![corner()],
            stays: &["SEEN"],
            gone: &["CUT"],
        },
        Case {
            name: "beside the page",
            content: at(50, 500, "SEEN") + &at(-300, 400, "BESIDE"),
            marks: vec![corner()],
            stays: &["SEEN"],
            gone: &["BESIDE"],
        },
        Case {
            name: "the text under a scan",
            content: at(50, 500, "SEEN") + "BT 3 Tr /F 12 Tf 50 400 Td (SCANNED) Tj ET\n",
            marks: vec![corner()],
            stays: &[],
            gone: &["SEEN", "SCANNED"],
        },
        Case {
            name: "a mirror",
            content: at(50, 500, "SEEN") + "BT /F 12 Tf -1 0 0 1 200 400 Tm (MIRROR) Tj ET\n",
            marks: vec![corner()],
            stays: &["SEEN"],
            gone: &["MIRROR"],
        },
    ]
}

#[test]
fn what_is_marked_or_hidden_is_not_repeated_and_the_rest_is() {
    for Case {
        name,
        content,
        marks,
        stays,
        gone,
    } in marked().into_iter().chain(hidden())
    {
        let released = redact_at(&page(&content), &marks, FINE).unwrap();
        let said = said(&released.pdf);
        for word in stays {
            assert!(said.contains(word), "{name}: {word} is missing in {said:?}");
        }
        for word in gone {
            assert!(!said.contains(word), "{name}: {word} is left in {said:?}");
        }
        assert_eq!(
            released.without_text,
            if stays.is_empty() { vec![1] } else { vec![] },
            "{name}"
        );
        assert_eq!(
            check_at(&released.pdf, &marks, &released.filled, FINE),
            [],
            "{name}"
        );
    }
}

#[test]
fn words_in_a_mark_are_found_by_the_check() {
    let marks = [area(45.0, 80.0, 60.0, 20.0)];
    let released = redact_at(
        &page(&(at(50, 500, "SMITH") + &at(50, 300, "OTHER"))),
        &marks,
        FINE,
    )
    .unwrap();
    for (line, leaks) in [
        (
            "BT 3 Tr /F 12 Tf 60 Tz 1 0 0 1 50 500 Tm <0053> Tj ET",
            true,
        ),
        (
            "BT 3 Tr /F 12 Tf 60 Tz 1 0 0 1 50 300 Tm <0053> Tj ET",
            false,
        ),
        (
            "BT 0 Tr /F 12 Tf 60 Tz 1 0 0 1 50 300 Tm <0053> Tj ET",
            true,
        ),
        ("BT 3 Tr /F 12 Tf 60 Tz 1 0 0 1 50 300 Tm (S) Tj ET", true),
        (
            "BT 3 Tr /F 12 Tf 60 Tz 1 0 0 1 50 300 Tm <0053> Tj ET % SMITH",
            true,
        ),
        (
            "BT 3 Tr /F 12 Tf 60 Tz 1 0 0 -1 50 300 Tm <0053> Tj ET",
            true,
        ),
        ("0 0 m 1 1 l S", true),
    ] {
        let mut pdf = Pdf::load_mem(&released.pdf).unwrap();
        let id = pdf.page_iter().next().unwrap();
        let content = String::from_utf8(pdf.get_page_content(id)).unwrap();
        let picture = content.lines().next().unwrap();
        pdf.change_page_content(id, format!("{picture}\n{line}").into_bytes())
            .unwrap();
        let mut bytes = Vec::new();
        pdf.save_to(&mut bytes).unwrap();
        let found = check_at(&bytes, &marks, &released.filled, FINE);
        assert_eq!(!found.is_empty(), leaks, "{line}: {found:?}");
    }
}

/// A text whose letters nobody can name is drawn and marked by place; it is not repeated.
#[test]
fn letters_without_a_map_are_not_repeated() {
    let mut pdf = Pdf::load_mem(&original()).unwrap();
    for object in pdf.objects.values_mut() {
        if let Object::Dictionary(font) = object {
            font.remove(b"ToUnicode");
        }
    }
    let mut bare = Vec::new();
    pdf.save_to(&mut bare).unwrap();
    let sight = super::super::look(&bare, &["王喆".to_owned()]).unwrap();
    assert_eq!(
        (sight.pages[0].text, sight.found[0].len()),
        (crate::redact::PageText::Unsure, 0)
    );
    let marks = [area(80.0, 100.0, 200.0, 100.0)];
    let released = redact_at(&bare, &marks, COARSE).unwrap();
    assert_eq!(
        (
            said(&released.pdf).as_str(),
            released.without_text.as_slice()
        ),
        ("", [1].as_slice())
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    /// Whatever stands where and whatever is marked: the check lets the file go, no repeated word lies in a mark, none is new.
    #[test]
    fn no_repeated_word_lies_in_a_mark(
        texts in prop::collection::vec(("[A-Z]{1,6}", 20..330_i32, 20..560_i32, prop::bool::ANY), 1..7),
        places in prop::collection::vec((0..380_i32, 0..560_i32, 5..160_i32, 5..80_i32), 1..4),
        marked in prop::collection::vec(0..6_usize, 0..2),
    ) {
        let mut content = String::new();
        for (text, x, y, turned) in &texts {
            let turn = if *turned { "0 1 -1 0" } else { "1 0 0 1" };
            content.push_str(&format!("BT /F 11 Tf {turn} {x} {y} Tm ({text}) Tj ET\n"));
        }
        let pdf = page(&content);
        let mut marks: Vec<Mark> = places.iter().map(|(x, y, w, h)| area((*x).into(), (*y).into(), (*w).into(), (*h).into())).collect();
        let told: Vec<&str> = marked.iter().filter_map(|at| Some(texts.get(*at)?.0.as_str())).collect();
        marks.extend(told.iter().map(|text| words(text)));
        let released = redact_at(&pdf, &marks, 72).unwrap();
        prop_assert_eq!(check_at(&released.pdf, &marks, &released.filled, 72), []);
        let opened = Opened::new(&released.pdf).unwrap();
        let mut all = String::new();
        glyphs::each(&opened, |_, _, text| {
            for glyph in text {
                for place in &released.filled {
                    let mark = super::super::layer::rect(place.area);
                    assert!(!mark.contains(glyph.place.center()), "{glyph:?} in {mark:?}");
                }
                all.push_str(glyph.text.as_deref().unwrap());
            }
        }).unwrap();
        let source = said(&pdf);
        prop_assert!(all.chars().all(|c| source.contains(c)));
        prop_assert!(told.iter().all(|word| !all.contains(word)), "{} in {:?}", all, told);
    }
}
