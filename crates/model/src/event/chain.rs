//! The hash chain over events. Anyone can recompute it with `sha256sum`; the format is ADR 2.

use std::fmt::Write as _;

use sha2::{Digest, Sha256};

use super::Event;

/// Lower-case hex of a SHA-256.
pub type ChainHash = String;

/// What the first event links to.
pub const GENESIS: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// Writes the event as the text that is hashed: one `key=value` a line, keys in this fixed order, absent
/// values left out. [`super::Token`] keeps line breaks out of every value.
#[must_use]
pub fn canonical(event: &Event, position: i64, prev_hash: Option<&str>) -> String {
    let mut text = String::from("gongkai-event-v1\n");
    let mut line = |key: &str, value: &dyn std::fmt::Display| {
        // Writing to a String cannot fail.
        let _ = writeln!(text, "{key}={value}");
    };
    line("position", &position);
    line("prev", &prev_hash.unwrap_or(GENESIS));
    line("id", &event.id);
    line("kind", &event.kind);
    line(
        "matter",
        &format_args!("{}/{}", event.matter.kind(), event.matter.number()),
    );
    if let Some(actor) = event.actor {
        line("actor", &actor);
    }
    if let Some(unit) = event.unit {
        line("unit", &unit);
    }
    line("at_us", &event.at.as_microsecond());
    for (key, value) in &event.details {
        line(&format!("detail.{key}"), value);
    }
    if let Some(commitment) = &event.commitment {
        line("commitment", commitment);
    }
    text
}

/// Hashes the canonical text of an event at its place in the chain.
#[must_use]
pub fn chain_hash(event: &Event, position: i64, prev_hash: Option<&str>) -> ChainHash {
    hex::encode(Sha256::digest(canonical(event, position, prev_hash)))
}
