//! Broken and hostile files, made here by code: each gets a reason, none a crash.

use std::io::{Cursor, Write};
use std::time::Duration;

use zip::write::SimpleFileOptions;

use super::office::{docx, paragraph};
use super::*;

#[test]
fn every_reason_names_the_file_and_what_to_do_on_one_line() {
    let error = read_file("通知\n.txt", b"", &Limits::default()).unwrap_err();
    assert_eq!(
        error.to_string(),
        "通知?.txt: 文件是空的，没有可读的文字；请检查后重新上传"
    );
}

#[test]
fn empty_and_blank_files() {
    assert_eq!(reason("a.docx", b""), Reason::Empty);
    assert_eq!(reason("a.txt", "  \n\u{3000}\n".as_bytes()), Reason::Empty);
    assert_eq!(reason("a.docx", &docx("", &[])), Reason::Empty);
}

#[test]
fn truncated_files_are_damaged() {
    for name in [
        "notice.docx",
        "reply.pdf",
        "notice.rtf",
        "task-table.xlsx",
        "task-table.xls",
    ] {
        let bytes = fixture(name);
        // The last sectors of an old workbook may be unused.
        let parts: &[usize] = if name.ends_with("xls") {
            &[2]
        } else {
            &[2, 3, 10]
        };
        for part in parts {
            let cut = &bytes[..bytes.len() - bytes.len() / part];
            let reason = reason(name, cut);
            let is_told = matches!(
                reason,
                Reason::Damaged { .. }
                    | Reason::ImageOnly
                    | Reason::Unsupported(_)
                    | Reason::WrongExtension { .. }
            );
            assert!(is_told, "{name} cut by 1/{part}: {reason}");
        }
    }
}

#[test]
fn a_zip_bomb_is_refused_before_it_unpacks() {
    let zeros = " ".repeat(20_000_000);
    let bomb = docx("", &[("word/numbering.xml", &zeros)]);
    assert!(bomb.len() < 200_000);
    assert!(matches!(reason("a.docx", &bomb), Reason::Bomb(_)));
    let many: Vec<(String, String)> = (0..6_000)
        .map(|n| (format!("x{n}"), String::new()))
        .collect();
    let many: Vec<(&str, &str)> = many.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    assert!(matches!(
        reason("a.docx", &docx("", &many)),
        Reason::Bomb(_)
    ));
}

#[test]
fn oversized_files_and_texts_are_refused() {
    let limits = Limits {
        input_bytes: 1_000,
        ..Limits::default()
    };
    let big = "文".repeat(1_000);
    let error = read_file("a.txt", big.as_bytes(), &limits).unwrap_err();
    assert!(matches!(
        error.reason,
        Reason::TooLarge {
            bytes: 3_000,
            limit: 1_000
        }
    ));
    let limits = Limits {
        chars: 500,
        ..Limits::default()
    };
    let error = read_file("a.txt", big.as_bytes(), &limits).unwrap_err();
    assert_eq!(error.reason, Reason::TooMuchText(500));
}

#[test]
fn a_passed_deadline_stops_the_reader() {
    let limits = Limits {
        time: Duration::ZERO,
        ..Limits::default()
    };
    let long = "一行文字。\n".repeat(10_000);
    let error = read_file("a.txt", long.as_bytes(), &limits).unwrap_err();
    assert_eq!(error.reason, Reason::TimedOut(0));
}

#[test]
fn nested_tables_and_elements_have_a_limit() {
    let deep = "<w:tbl><w:tr><w:tc>".repeat(200) + &"</w:tc></w:tr></w:tbl>".repeat(200);
    assert_eq!(reason("a.docx", &docx(&deep, &[])), Reason::TooDeep(256));
    let deep = format!("<html><body>{}文</body></html>", "<div>".repeat(100_000));
    assert_eq!(reason("a.html", deep.as_bytes()), Reason::TooDeep(256));
    let deep = format!("{{\\rtf1 {}", "{".repeat(100_000));
    assert_eq!(reason("a.rtf", deep.as_bytes()), Reason::TooDeep(256));
}

#[test]
fn many_cells_are_refused() {
    let limits = Limits {
        cells: 50,
        ..Limits::default()
    };
    let row = format!(
        "<w:tr>{}</w:tr>",
        format!("<w:tc>{}</w:tc>", paragraph("格")).repeat(20)
    );
    let table = format!("<w:tbl>{}</w:tbl>", row.repeat(5));
    let error = read_file("a.docx", &docx(&table, &[]), &limits).unwrap_err();
    assert_eq!(error.reason, Reason::TooManyCells(50));
}

#[test]
fn wrong_extensions_name_both_formats() {
    let expected = "扩展名是 .pdf，内容却是 docx；请改正扩展名或重新另存";
    assert_eq!(
        reason("通知.pdf", &fixture("notice.docx")).to_string(),
        expected
    );
    assert!(matches!(
        reason("a.docx", &fixture("task-table.xlsx")),
        Reason::WrongExtension { .. }
    ));
    assert!(matches!(
        reason("a.doc", &fixture("notice.rtf")),
        Reason::WrongExtension { .. }
    ));
    assert!(matches!(
        reason("a.txt", &fixture("interpretation-saved-page.html")),
        Reason::WrongExtension { .. }
    ));
}

#[test]
fn protected_files_are_told() {
    assert_eq!(
        reason("a.pdf", &fixture("reply-locked.pdf")),
        Reason::Encrypted(Format::Pdf)
    );
    let mut office = vec![0_u8; 2_048];
    office[..8].copy_from_slice(&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    let name: Vec<u8> = "EncryptedPackage\0"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    office[1_024..1_024 + name.len()].copy_from_slice(&name);
    assert_eq!(reason("a.docx", &office), Reason::Encrypted(Format::Docx));
    assert_eq!(reason("a.xlsx", &office), Reason::Encrypted(Format::Xlsx));
    let mut old = fixture("notice.doc");
    let entry: Vec<u8> = "WordDocument"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let at = old
        .chunks(128)
        .position(|chunk| chunk.starts_with(&entry))
        .unwrap()
        * 128;
    let sector = u32::from_le_bytes(old[at + 116..at + 120].try_into().unwrap()) as usize;
    old[(sector + 1) * 512 + 0x0b] |= 1;
    assert_eq!(reason("a.doc", &old), Reason::Encrypted(Format::Doc));
}

#[test]
fn nul_bytes_are_no_text() {
    assert_eq!(reason("a.txt", b"abc\0def"), Reason::NulBytes);
    assert_eq!(reason("a.html", b"<html>\0</html>"), Reason::NulBytes);
}

#[test]
fn names_are_checked_before_anything_is_read() {
    for name in ["a\0.txt", "..", &format!("{}.txt", "a".repeat(300))] {
        let reason = reason(name, "文字".as_bytes());
        assert!(matches!(reason, Reason::Name(_)), "{reason}");
    }
    // A path on the command line is the caller's business.
    assert!(read_file("../样例/通知.txt", "文字".as_bytes(), &Limits::default()).is_ok());
}

#[test]
fn classification_marks_refuse_the_file() {
    for mark in ["机密★5年", "秘密★3年", "绝密★", "机　密"] {
        let text = format!("{mark}\n关于开会的通知\n请准时参加。\n");
        let refused = reason("a.txt", text.as_bytes());
        assert!(
            refused.is_refusal() && refused.to_string().contains("第三十一条"),
            "{refused}"
        );
        assert!(reason("a.docx", &docx(&paragraph(mark), &[])).is_refusal());
    }
    let header = format!("<w:hdr xmlns:w=\"urn:w\">{}</w:hdr>", paragraph("秘密★1年"));
    let marked = docx(&paragraph("正文。"), &[("word/header1.xml", &header)]);
    assert!(reason("a.docx", &marked).is_refusal());
}

#[test]
fn an_entity_bomb_stays_a_few_bytes() {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("word/document.xml", SimpleFileOptions::default())
        .unwrap();
    zip.write_all(
        b"<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]><w:document xmlns:w=\"w\"><w:p><w:r><w:t>&b;&b;</w:t></w:r></w:p></w:document>",
    )
    .unwrap();
    assert_eq!(
        reason("a.docx", &zip.finish().unwrap().into_inner()),
        Reason::Empty
    );
}

#[test]
fn styles_that_are_never_closed_do_not_multiply() {
    let open: String = (0..1_500).map(|n| format!("<b a={n}>")).collect();
    let page = format!("<html><body>{open}{}</body></html>", "<p>文".repeat(50_000));
    assert_eq!(reason("a.html", page.as_bytes()), Reason::TooDeep(256));
    assert!(crate::sanitize::body_html(&page).starts_with("&lt;html"));
    let attributes: String = (0..100_000).map(|n| format!(" a{n}=\"1\"")).collect();
    let page = format!("<html><div{attributes}>文</div></html>");
    assert_eq!(reason("a.html", page.as_bytes()), Reason::TooDeep(256));
}

/// Another program in the place of our own reader.
fn read_with(script: &str, limits: Limits) -> Result<SourceText, ReadError> {
    let args = ["-c", script].map(std::ffi::OsString::from).to_vec();
    let child = Some(ChildProgram {
        program: "sh".into(),
        args,
    });
    read_file("a.pdf", &fixture("reply.pdf"), &Limits { child, ..limits })
}

#[test]
fn a_child_is_held_to_time_output_and_form() {
    let second = Limits {
        time: Duration::from_secs(1),
        ..Limits::default()
    };
    let slow = read_with("sleep 60", second.clone()).unwrap_err().reason;
    assert_eq!(slow, Reason::TimedOut(1));
    let few = Limits {
        chars: 1_000,
        ..second
    };
    let much = read_with("yes", few).unwrap_err().reason;
    assert_eq!(much, Reason::TooMuchText(1_000));
    let broken = read_with("exit 3", Limits::default()).unwrap_err().reason;
    assert!(matches!(broken, Reason::Child(_)));
    let nonsense = read_with("cat >/dev/null; echo hello", Limits::default())
        .unwrap_err()
        .reason;
    assert!(matches!(nonsense, Reason::Damaged { .. }));
    let marked = r#"cat >/dev/null; echo '{"Read":{"format":"pdf","blocks":[{"Heading":{"level":1,"text":"机密★1年"}}],"warnings":[]}}'"#;
    assert!(
        read_with(marked, Limits::default())
            .unwrap_err()
            .reason
            .is_refusal()
    );
}
