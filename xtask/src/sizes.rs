//! How long files and functions are.

use crate::{repository::File, rust};

/// The middle, the ninth tenth and the greatest of some lengths.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spread {
    /// Half of them are not longer.
    pub median: usize,
    /// Nine of ten are not longer.
    pub p90: usize,
    /// The longest.
    pub max: usize,
}

impl std::fmt::Display for Spread {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "{} / {} / {} lines (median / 90th percentile / longest)",
            self.median, self.p90, self.max
        )
    }
}

/// Computes the spread; `None` for no lengths.
#[must_use]
pub fn spread(mut lengths: Vec<usize>) -> Option<Spread> {
    lengths.sort_unstable();
    let at = |part: usize| {
        lengths
            .get((lengths.len() * part / 10).min(lengths.len().checked_sub(1)?))
            .copied()
    };
    Some(Spread {
        median: at(5)?,
        p90: at(9)?,
        max: at(10)?,
    })
}

/// The production lines of each Rust file outside tests.
#[must_use]
pub fn files(files: &[File]) -> Option<Spread> {
    let production = files
        .iter()
        .filter(|file| !file.is_test && file.path.ends_with(".rs"));
    spread(
        production
            .map(|file| rust::production_lines(&file.text))
            .collect(),
    )
}

/// The lengths of all functions outside tests.
#[must_use]
pub fn functions(files: &[File]) -> Option<Spread> {
    let production = files
        .iter()
        .filter(|file| !file.is_test && file.path.ends_with(".rs"));
    spread(
        production
            .flat_map(|file| rust::functions(&file.text))
            .map(|function| function.lines)
            .collect(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_spread_of_ten() {
        assert_eq!(
            spread((1..=10).collect()),
            Some(Spread {
                median: 6,
                p90: 10,
                max: 10
            })
        );
        assert_eq!(spread(vec![]), None);
    }
}
