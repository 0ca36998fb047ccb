//! Files of every format, whole: the first byte chooses the extension, the rest is the file.
#![no_main]

use gongkai_documents::{
    parse::parse,
    read::{Limits, read_file},
};
use libfuzzer_sys::fuzz_target;

const NAMES: [&str; 8] = [
    "a.docx", "a.doc", "a.rtf", "a.pdf", "a.html", "a.xlsx", "a.xls", "a.txt",
];

fuzz_target!(|bytes: &[u8]| {
    let Some((first, rest)) = bytes.split_first() else {
        return;
    };
    let name = NAMES[usize::from(*first) % NAMES.len()];
    if let Ok(source) = read_file(name, rest, &Limits::default()) {
        let _ = parse(&source, name);
    }
});
