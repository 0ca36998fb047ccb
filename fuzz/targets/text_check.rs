//! Findings in any text: no panic, and every place found lies on character borders.
#![no_main]

use gongkai_rules::text_check::{self, TextUnderReview};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let findings = text_check::check(&TextUnderReview::of(text));
    let _ = text_check::is_refused(&findings);
});
