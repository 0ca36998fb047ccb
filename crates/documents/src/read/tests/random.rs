//! Any bytes under any extension, and damaged copies of real files: an answer, within the limits.

use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::*;

const EXTENSIONS: [&str; 9] = [
    "docx", "doc", "rtf", "pdf", "html", "txt", "xlsx", "xls", "bin",
];

const FIXTURES: [&str; 7] = [
    "notice.docx",
    "notice.rtf",
    "reply.pdf",
    "interpretation-saved-page.html",
    "notice.txt",
    "task-table.xlsx",
    "task-table.xls",
];

/// Every reader's first bytes, so that random files get past the sniffing.
const HEADS: [&[u8]; 6] = [
    b"",
    b"%PDF-1.7\n",
    b"{\\rtf1\\ansi ",
    b"PK\x03\x04word/document.xml",
    b"<html><meta charset=gbk>",
    &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1],
];

fn read_and_parse(name: &str, bytes: &[u8]) {
    let limits = Limits {
        time: Duration::from_secs(5),
        chars: 1_000_000,
        ..Limits::default()
    };
    let start = Instant::now();
    if let Ok(source) = read_file(name, bytes, &limits) {
        let parsed = crate::parse::parse(&source, name);
        serde_json::to_string(&parsed).unwrap();
        assert!(!crate::to_html(&source).contains("<script"));
    }
    assert!(
        start.elapsed() < Duration::from_secs(10),
        "{name} took {:?}",
        start.elapsed()
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_get_an_answer(
        extension in prop::sample::select(&EXTENSIONS[..]),
        head in prop::sample::select(&HEADS[..]),
        body in prop::collection::vec(any::<u8>(), 0..2_000),
    ) {
        read_and_parse(&format!("a.{extension}"), &[head, &body].concat());
    }

    #[test]
    fn any_text_gets_an_answer(text in "[一二三、（）()：。0-9年月日〔〕号第条是\\n 牵头负责责任单位前底★a-z《》]{0,400}") {
        read_and_parse("a.txt", text.as_bytes());
    }

    #[test]
    fn damaged_files_get_an_answer(
        name in prop::sample::select(&FIXTURES[..]),
        flips in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
        cut in any::<prop::sample::Index>(),
        is_cut in any::<bool>(),
    ) {
        let mut bytes = fixture(name);
        for (at, value) in flips {
            let at = at.index(bytes.len());
            bytes[at] = value;
        }
        if is_cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        read_and_parse(name, &bytes);
    }
}
