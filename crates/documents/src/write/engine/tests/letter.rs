//! Letters (信函格式), measured on the paper: GB/T 9704—2012 art. 5.2, 7.3.5, 10.1, each within a millimetre.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::{paper, text_of, untitled};
use crate::raster::{Picture, pages};
use crate::read::{Limits, read_file};
use crate::write::{Block, Document, PageForm, Run, Seal, SealPlace, docx, faces_of};

/// A seal as the demo draws one: a ring and a star, nothing that looks like a real one.
fn seal() -> SealPlace {
    let svg = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 420 420'>\
        <circle cx='210' cy='210' r='204' fill='none' stroke='#d0121b' stroke-width='12'/>\
        <circle cx='210' cy='210' r='50' fill='#d0121b'/></svg>";
    SealPlace::Sealed(Seal {
        picture: STANDARD.encode(svg),
        width: 420,
        owner: "云河区住房和城乡建设局".to_owned(),
    })
}

fn letter(seal: SealPlace) -> Document {
    let text = "经检索，本机关没有制作、获取或者保存你申请公开的政府信息。检索情况如下：在档案室目录和公文系统中按名称、年份检索，没有找到。";
    Document {
        title: "政府信息不存在告知书".to_owned(),
        form: PageForm::Letter,
        seal,
        issuer_mark: Some("云河区住房和城乡建设局".to_owned()),
        number: Some("云住建公开答〔2026〕3号".to_owned()),
        body: vec![
            Block::Recipient {
                runs: vec![Run::plain("王喆、李堃：")],
            },
            Block::plain(
                "本机关于2026年3月2日收到你提出的政府信息公开申请，申请公开“陈珺、赵昇、钱璟、孙玥的补助发放标准（90㎡以下）”。",
            ),
            Block::plain(text),
            Block::plain(text),
            Block::Signature {
                lines: vec![
                    "云河区住房和城乡建设局".to_owned(),
                    "2026年3月20日".to_owned(),
                ],
            },
        ],
        remark: Some("联系人：褚公开，电话：0500-8110000".to_owned()),
        ..untitled()
    }
}

const DPI: u16 = 254;

/// A picture of which a point is a tenth of a millimetre.
fn drawn(name: &str, document: &Document) -> Vec<Picture> {
    pages(&paper(name, document), DPI).unwrap()
}

fn is_red([r, g, b]: [u8; 3]) -> bool {
    r > 150 && g < 110 && b < 110
}

fn is_dark([r, g, b]: [u8; 3]) -> bool {
    r < 110 && g < 110 && b < 110
}

/// The least box around all points of a sort between two rows, in millimetres: left, top, right, bottom.
fn around(picture: &Picture, rows: std::ops::Range<usize>, is: fn([u8; 3]) -> bool) -> [f64; 4] {
    let mut found = [f64::MAX, f64::MAX, 0.0, 0.0];
    for y in rows {
        for x in 0..picture.width {
            if is(picture.at(x, y)) {
                let (x, y) = (x as f64 / 10.0, y as f64 / 10.0);
                found = [
                    found[0].min(x),
                    found[1].min(y),
                    found[2].max(x + 0.1),
                    found[3].max(y + 0.1),
                ];
            }
        }
    }
    found
}

/// Rows in which red reaches over more than 160 mm, from the first to the last of each line.
fn red_lines(picture: &Picture) -> Vec<(f64, f64, f64, f64)> {
    let mut lines: Vec<(f64, f64, f64, f64)> = Vec::new();
    for y in 0..picture.height {
        let red: Vec<usize> = (0..picture.width)
            .filter(|x| is_red(picture.at(*x, y)))
            .collect();
        if red.len() < 1_600 {
            continue;
        }
        let (left, right) = (red[0] as f64 / 10.0, (red[red.len() - 1] + 1) as f64 / 10.0);
        let (top, bottom) = (y as f64 / 10.0, (y + 1) as f64 / 10.0);
        match lines.last_mut() {
            Some(last) if top - last.1 < 0.15 => last.1 = bottom,
            _ => lines.push((top, bottom, left, right)),
        }
    }
    lines
}

fn within(name: &str, is: f64, wanted: f64) {
    assert!(
        (is - wanted).abs() <= 1.0,
        "{name}: {is:.1} mm, the norm says {wanted:.1} mm"
    );
}

#[test]
fn mark_lines_number_and_margins_stand_where_the_norm_wants_them() {
    let page = &drawn("letter.pdf", &letter(SealPlace::Free))[0];
    within("width of the paper", page.width as f64 / 10.0, 210.0);
    within("height of the paper", page.height as f64 / 10.0, 297.0);
    let lines = red_lines(page);
    assert_eq!(lines.len(), 4, "{lines:?}");
    for (_, _, left, right) in &lines {
        within("left end of a red line", *left, 20.0);
        within("right end of a red line", *right, 190.0);
    }
    let thickness = |at: usize| lines[at].1 - lines[at].0;
    assert!(
        thickness(0) > thickness(1) && thickness(2) < thickness(3),
        "{lines:?}"
    );
    within("lower double line", lines[3].1, 277.0);
    let upper = (lines[0].0 * 10.0) as usize;
    let mark = around(page, 0..upper - 5, is_red);
    within("upper edge of the mark", mark[1], 30.0);
    within("mark to line", lines[0].0 - mark[3], 4.0);
    within("middle of the mark", (mark[0] + mark[2]) / 2.0, 105.0);
    let below = (lines[1].1 * 10.0) as usize + 2;
    let number = around(page, below..below + 110, is_dark);
    within(
        "line to number",
        number[1] - lines[1].1,
        16.0 * 7.0 / 8.0 * 0.352_8,
    );
    within("right edge of the number", number[2], 184.0);
    let title = around(page, below + 130..below + 380, is_dark);
    within("number to title", title[1] - number[3], 2.0 * 225.0 / 22.0);
    within(
        "middle of the title",
        (title[0] + title[2]) / 2.0,
        (28.0 + 184.0) / 2.0,
    );
    let text = around(page, below + 380..2_600, is_dark);
    within("left edge of the text", text[0], 28.0);
    within("right edge of the text", text[2], 184.0);
}

#[test]
fn the_seal_covers_name_and_date_and_stays_within_a_line_of_the_text() {
    let bare = &drawn("free.pdf", &letter(SealPlace::Free))[0];
    let sealed = &drawn("sealed.pdf", &letter(seal()))[0];
    let red = around(sealed, 700..2_700, is_red);
    within("width of the seal", red[2] - red[0], 42.0);
    // Black rows of the unsealed paper: the last line of the text, name, date, remark.
    let mut rows: Vec<(usize, usize)> = Vec::new();
    for y in 900..2_700 {
        if (0..bare.width).any(|x| is_dark(bare.at(x, y))) {
            match rows.last_mut() {
                Some((_, end)) if y - *end < 30 => *end = y,
                _ => rows.push((y, y)),
            }
        }
    }
    let [.., text, name, date, _remark] = rows.as_slice() else {
        panic!("{rows:?}")
    };
    let name_box = around(bare, name.0..name.1 + 1, is_dark);
    let date_box = around(bare, date.0..date.1 + 1, is_dark);
    let middle = |it: [f64; 4]| (it[0] + it[2]) / 2.0;
    within("name over date", middle(name_box), middle(date_box));
    within("seal over date", middle(red), middle(date_box));
    within(
        "free to the right of the date",
        184.0 - date_box[2],
        // 日 is drawn narrower than its place.
        4.0 * 156.0 / 28.0 + 0.9,
    );
    let gap = red[1] - text.1 as f64 / 10.0;
    assert!(
        (0.0..=225.0 / 22.0).contains(&gap),
        "the seal begins {gap:.1} mm below the text"
    );
    let centre = (red[1] + red[3]) / 2.0;
    let signed = (name_box[1] + date_box[3]) / 2.0;
    assert!(
        (1.0..10.0).contains(&(signed - centre)),
        "name and date stand {:.1} mm below the middle",
        signed - centre
    );
}

#[test]
fn without_a_seal_the_name_leaves_two_characters_and_the_date_begins_two_later() {
    let page = &drawn("unsealed.pdf", &letter(SealPlace::None))[0];
    let char = 156.0 / 28.0;
    let rows = |from: usize, to: usize| around(page, from..to, is_dark);
    let mut starts = Vec::new();
    let mut is_in = false;
    for y in 900..2_600 {
        let dark = (0..page.width).any(|x| is_dark(page.at(x, y)));
        if dark && !is_in {
            starts.push(y);
        }
        is_in = dark;
    }
    let name = starts[starts.len() - 3];
    let (name, date) = (rows(name - 2, name + 60), rows(name + 100, name + 165));
    within("free to the right of the name", 184.0 - name[2], 2.0 * char);
    within("date after name", date[0] - name[0], 2.0 * char);
}

#[test]
fn the_first_page_has_no_number_and_the_second_has() {
    let mut long = letter(SealPlace::Free);
    let text = long.body[2].clone();
    long.body.splice(2..2, std::iter::repeat_n(text, 6));
    let drawn = drawn("long.pdf", &long);
    assert_eq!(drawn.len(), 2);
    let number = |page: &Picture| around(page, 2_640..2_760, is_dark);
    assert!(number(&drawn[0])[0] > 300.0, "{:?}", number(&drawn[0]));
    let second = number(&drawn[1]);
    within(
        "left edge of an even number",
        second[0],
        28.0 + 14.0 * 0.352_8,
    );
    // 一字线上距版心下边缘 7 mm (art. 7.5): the line is what stands first.
    let dash = (2_600..2_760).find(|y| is_dark(drawn[1].at((second[0] * 10.0) as usize + 20, *y)));
    within(
        "lower edge of the text to dash",
        dash.unwrap() as f64 / 10.0,
        262.0 + 7.0,
    );
    assert!(red_lines(&drawn[1]).is_empty());
}

#[test]
fn fonts_are_embedded_and_rare_characters_stand_in_the_text() {
    let pdf = paper("faces.pdf", &letter(seal()));
    let faces = faces_of(&pdf);
    assert!(faces.len() >= 2, "{faces:?}");
    assert!(
        faces.iter().all(|(_, is_embedded)| *is_embedded),
        "{faces:?}"
    );
    let text = text_of(&pdf);
    for said in [
        "王喆、李堃",
        "陈珺、赵昇、钱璟、孙玥",
        "90㎡",
        "云住建公开答〔2026〕3号",
        "0500-8110000",
    ] {
        assert!(text.contains(said), "{said}: {text}");
    }
}

#[test]
fn a_draft_says_so_on_every_page() {
    let mut draft = letter(SealPlace::Free);
    draft.is_draft = true;
    let pale = |picture: &Picture| {
        let points = picture.rgb.as_chunks::<3>().0.iter();
        points
            .filter(|[r, g, b]| r == g && g == b && (215..236).contains(r))
            .count()
    };
    let (is, real) = (
        &drawn("draft.pdf", &draft)[0],
        &drawn("free.pdf", &letter(SealPlace::Free))[0],
    );
    assert!(
        pale(is) > pale(real) + 50_000,
        "{} {}",
        pale(is),
        pale(real)
    );
}

#[test]
fn word_gets_the_same_words_and_no_seal() {
    let sealed = letter(seal());
    let bytes = docx(&sealed).unwrap();
    if let Some(folder) = std::env::var_os("KEEP_PAPER_IN") {
        std::fs::write(std::path::Path::new(&folder).join("letter.docx"), &bytes).unwrap();
    }
    let read = read_file("a.docx", &bytes, &Limits::default()).unwrap();
    let words = |text: String| text.split_whitespace().collect::<String>();
    let said = words(read.lines().collect());
    let printed = words(text_of(&paper("same.pdf", &sealed)));
    assert_eq!(said, printed);
    assert!(!bytes.windows(4).any(|it| it == b"\x89PNG"));
}
