//! The clock, as a value: the system's, or one that a test or the demo moves by hand.

use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

use jiff::{Timestamp, civil::Date, tz};

/// Tells the time. Law and display use the civil time of Shanghai (UTC+8, without daylight saving since
/// 1991), storage uses instants.
#[derive(Debug, Clone)]
pub enum Clock {
    /// The machine's clock.
    System,
    /// Moved by hand; microseconds since 1970.
    Fixed(Arc<AtomicI64>),
}

impl Clock {
    /// Makes a clock that stands still until it is moved.
    #[must_use]
    pub fn fixed(at: Timestamp) -> Self {
        Self::Fixed(Arc::new(AtomicI64::new(at.as_microsecond())))
    }

    /// The present instant, cut to microseconds, which is what both stores keep.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        let micros = match self {
            #[expect(
                clippy::disallowed_methods,
                reason = "the one place where the system clock is read"
            )]
            Self::System => Timestamp::now().as_microsecond(),
            Self::Fixed(micros) => micros.load(Ordering::Relaxed),
        };
        Timestamp::from_microsecond(micros).unwrap_or(Timestamp::UNIX_EPOCH)
    }

    /// The present day in Shanghai.
    #[must_use]
    pub fn today(&self) -> Date {
        civil(self.now()).date()
    }

    /// Whether it is moved by hand: what people read then says so.
    #[must_use]
    pub const fn is_moved_by_hand(&self) -> bool {
        matches!(self, Self::Fixed(_))
    }

    /// Moves a fixed clock; the system's clock does not move.
    pub fn set(&self, at: Timestamp) {
        if let Self::Fixed(micros) = self {
            micros.store(at.as_microsecond(), Ordering::Relaxed);
        }
    }
}

/// The civil time in Shanghai of an instant.
#[must_use]
pub fn civil(at: Timestamp) -> jiff::civil::DateTime {
    tz::offset(8).to_datetime(at)
}

/// The instant of a civil time in Shanghai.
#[must_use]
pub fn instant(at: jiff::civil::DateTime) -> Timestamp {
    tz::offset(8)
        .to_timestamp(at)
        .unwrap_or(Timestamp::UNIX_EPOCH)
}
