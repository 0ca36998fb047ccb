//! The two ladders: what the n-th request of a month and the n-th page of a request cost.
//!
//! Source: 国办函〔2020〕109号 第四条、第五条. From the 31st request on, ten requests are one tier and each tier
//! costs 100 yuan more than the one before; the tier of 31 to 40 costs 200, the only reading that joins on to
//! 11 to 30 at 100. The rates are national: no place may add to them, so they are no setting.

/// A step of a ladder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Band {
    /// The last number in it.
    pub last: u64,
    /// Yuan for each.
    pub rate_yuan: u64,
}

/// The steps that the articles name; above the last request tier the ladder goes on by tens.
const ITEMS: [Band; 2] = [
    Band {
        last: 10,
        rate_yuan: 0,
    },
    Band {
        last: 30,
        rate_yuan: 100,
    },
];
const PAGES: [Band; 3] = [
    Band {
        last: 30,
        rate_yuan: 0,
    },
    Band {
        last: 100,
        rate_yuan: 10,
    },
    Band {
        last: 200,
        rate_yuan: 20,
    },
];

/// The tier of the n-th request of a month, counted from 1.
pub(super) fn item_band(n: u64) -> Band {
    named(&ITEMS, n).unwrap_or_else(|| {
        let tens = n.saturating_sub(30).div_ceil(10);
        Band {
            last: 30 + 10 * tens,
            rate_yuan: 100 * (tens + 1),
        }
    })
}

/// The tier of the n-th page of a request, counted from 1.
pub(super) fn page_band(n: u64) -> Band {
    named(&PAGES, n).unwrap_or(Band {
        last: u64::MAX,
        rate_yuan: 40,
    })
}

fn named(bands: &[Band], n: u64) -> Option<Band> {
    bands.iter().find(|band| n <= band.last).copied()
}
