//! Bytes in any encoding, read as a plain text document and parsed.
#![no_main]

use gongkai_documents::{
    parse::parse,
    read::{Limits, read_file},
    to_html,
};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(source) = read_file("seed.txt", bytes, &Limits::default()) {
        let _ = parse(&source, "seed.txt");
        let _ = to_html(&source);
    }
});
