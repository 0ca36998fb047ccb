//! Reading: every format from fixtures that other programs made, then every kind of hostile file.

mod formats;
mod hostile;
mod office;
mod random;

use super::*;

/// Bytes of a fixture in `examples/documents`.
pub(crate) fn fixture(name: &str) -> Vec<u8> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/documents/");
    std::fs::read(format!("{folder}{name}")).expect(name)
}

/// Reads a fixture in this process with the default limits.
pub(crate) fn read_fixture(name: &str) -> SourceText {
    read_file(name, &fixture(name), &Limits::default()).expect(name)
}

fn reason(name: &str, bytes: &[u8]) -> Reason {
    read_file(name, bytes, &Limits::default())
        .expect_err(name)
        .reason
}
