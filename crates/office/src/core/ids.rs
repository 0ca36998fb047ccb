//! Makes identifiers: 41 bits of milliseconds, 10 of node, 12 of counter. ADR 6.

use std::sync::atomic::{AtomicI64, Ordering};

use gongkai_model::id::Id;
use jiff::Timestamp;

const NODE_BITS: u32 = 10;
const COUNTER_BITS: u32 = 12;

/// Makes identifiers that grow with time and never repeat within a process; two processes differ in the
/// node part, and the store refuses the one chance in a thousand that they do not.
#[derive(Debug)]
pub struct IdSource {
    node: i64,
    last: AtomicI64,
}

impl IdSource {
    /// Takes the node part from a random number.
    #[must_use]
    pub const fn new(random: u64) -> Self {
        let node = (random % (1 << NODE_BITS)).cast_signed();
        Self {
            node,
            last: AtomicI64::new(0),
        }
    }

    /// Makes the next identifier. When the clock stands still or goes back, the counter goes on.
    pub fn next<K>(&self, now: Timestamp) -> Id<K> {
        let wanted = now.as_millisecond().max(0) << COUNTER_BITS;
        let step = |last: i64| Some(if wanted > last { wanted } else { last + 1 });
        let last = self
            .last
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, step);
        let stamp = step(last.unwrap_or_default()).unwrap_or(wanted);
        let millis = stamp >> COUNTER_BITS;
        let counter = stamp & ((1 << COUNTER_BITS) - 1);
        let number = (millis << (NODE_BITS + COUNTER_BITS)) | (self.node << COUNTER_BITS) | counter;
        Id::new(number & i64::MAX)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn identifiers_do_not_repeat_when_the_clock_stands_still_or_goes_back() {
        let ids = IdSource::new(77);
        let now: Timestamp = "2026-03-02T01:00:00Z".parse().unwrap();
        let earlier: Timestamp = "2026-03-01T01:00:00Z".parse().unwrap();
        let mut seen = HashSet::new();
        let mut last = 0;
        for n in 0..20_000 {
            let id: Id<()> = ids.next(if n % 3 == 0 { earlier } else { now });
            assert!(seen.insert(id.get()));
            assert!(id.get() > last);
            last = id.get();
        }
    }
}
