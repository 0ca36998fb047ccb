//! The font of the unseen layer: no form for any character, and the same bytes in every file, so that it can tell nothing
//! and the check can ask for exactly these.
//!
//! A code is the number of its character, in two bytes, so the words of the layer stand in the file as UTF-16 and a search
//! through its bytes finds them.

use lopdf::{Dictionary, Object, ObjectId, Stream, dictionary};

use crate::redact::RedactError;

/// Where the font lies in every file that has it.
pub(super) const FONT: ObjectId = (1, 0);

/// Under which name pages call it.
pub(super) const NAME: &[u8] = b"F";

/// Below and above the line, in thousandths of the size.
pub(super) const DESCENT: i64 = -200;

/// See [`DESCENT`].
pub(super) const ASCENT: i64 = 880;

/// Everything that the font consists of, with the places where it lies.
pub(super) fn objects() -> Result<Vec<(ObjectId, Object)>, RedactError> {
    let [characters, descriptor, program, glyphs, unicode]: [ObjectId; 5] =
        [(2, 0), (3, 0), (4, 0), (5, 0), (6, 0)];
    let font = dictionary! {
        "Type" => "Font",
        "Subtype" => "Type0",
        "BaseFont" => "Unseen",
        "Encoding" => "Identity-H",
        "DescendantFonts" => vec![characters.into()],
        "ToUnicode" => unicode,
    };
    let system = dictionary! {
        "Registry" => Object::string_literal("Adobe"),
        "Ordering" => Object::string_literal("Identity"),
        "Supplement" => 0,
    };
    let of_characters = dictionary! {
        "Type" => "Font",
        "Subtype" => "CIDFontType2",
        "BaseFont" => "Unseen",
        "CIDSystemInfo" => system,
        "CIDToGIDMap" => glyphs,
        "DW" => 1_000,
        "FontDescriptor" => descriptor,
    };
    let described = dictionary! {
        "Type" => "FontDescriptor",
        "FontName" => "Unseen",
        "Flags" => 4,
        "FontBBox" => vec![0.into(), DESCENT.into(), 1_000.into(), ASCENT.into()],
        "ItalicAngle" => 0,
        "Ascent" => ASCENT,
        "Descent" => DESCENT,
        "CapHeight" => ASCENT,
        "StemV" => 80,
        "FontFile2" => program,
    };
    let file = program_file();
    let length = i64::try_from(file.len()).unwrap_or_default();
    let one_for_all = [0_u8, 1].repeat(0x1_0000);
    Ok(vec![
        (FONT, font.into()),
        (characters, of_characters.into()),
        (descriptor, described.into()),
        (program, packed(dictionary! { "Length1" => length }, file)?),
        (glyphs, packed(Dictionary::new(), one_for_all)?),
        (
            unicode,
            packed(Dictionary::new(), to_unicode().into_bytes())?,
        ),
    ])
}

fn packed(described: Dictionary, content: Vec<u8>) -> Result<Object, RedactError> {
    let mut stream = Stream::new(described, content);
    let packed = stream.compress();
    packed.map_err(|error| RedactError::Defect(error.to_string()))?;
    Ok(stream.into())
}

/// Every code is its character. A range may not go over the end of a row.
fn to_unicode() -> String {
    let mut map = String::from(
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CMapName /Unseen def\n/CMapType 2 def\n\
         1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n",
    );
    let rows: Vec<u8> = (0..=u8::MAX).collect();
    for part in rows.chunks(100) {
        map.push_str(&format!("{} beginbfrange\n", part.len()));
        for row in part {
            map.push_str(&format!("<{row:02X}00> <{row:02X}FF> <{row:02X}00>\n"));
        }
        map.push_str("endbfrange\n");
    }
    map.push_str("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
    map
}

/// A TrueType program with two empty forms, each as wide as it is high.
fn program_file() -> Vec<u8> {
    let words =
        |words: &[u16]| -> Vec<u8> { words.iter().flat_map(|word| word.to_be_bytes()).collect() };
    let signed = |number: i64| i16::try_from(number).unwrap_or_default().cast_unsigned();
    let (up, down) = (signed(ASCENT), signed(DESCENT));
    // Version 1.0, revision 1.0, no sum of all, the magic number, 1000 units, no dates, a box, short places.
    let head = words(&[
        1, 0, 1, 0, 0, 0, 0x5f0f, 0x3cf5, 3, 1_000, 0, 0, 0, 0, 0, 0, 0, 0, 0, down, 1_000, up, 0,
        8, 2, 0, 0,
    ]);
    let hhea = words(&[
        1, 0, up, down, 0, 1_000, 0, 0, 1_000, 1, 0, 0, 0, 0, 0, 0, 0, 1,
    ]);
    let maxp = words(&[1, 0, 2, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0]);
    let tables: [(&[u8; 4], Vec<u8>); 6] = [
        (b"glyf", vec![0; 4]),
        (b"head", head),
        (b"hhea", hhea),
        (b"hmtx", words(&[1_000, 0, 0])),
        (b"loca", words(&[0, 0, 0])),
        (b"maxp", maxp),
    ];
    let mut file = words(&[1, 0, 6, 64, 2, 32]);
    let mut body = Vec::new();
    for (name, table) in &tables {
        let start = 12 + 16 * tables.len() + body.len();
        file.extend_from_slice(*name);
        file.extend(sum(table).to_be_bytes());
        for number in [start, table.len()] {
            file.extend(u32::try_from(number).unwrap_or_default().to_be_bytes());
        }
        body.extend_from_slice(table);
        body.resize(body.len().next_multiple_of(4), 0);
    }
    file.extend(body);
    file
}

fn sum(table: &[u8]) -> u32 {
    table.chunks(4).fold(0, |sum, part| {
        let mut word = [0; 4];
        for (to, from) in word.iter_mut().zip(part) {
            *to = *from;
        }
        sum.wrapping_add(u32::from_be_bytes(word))
    })
}
