//! Time used (办理用时) in working days: what a law counts of it, or every working day where a limit does.

/// The median of values in order: the middle one, or the mean of the two in the middle, in tenths.
#[must_use]
pub(super) fn median_tenths(sorted: &[i64]) -> Option<i64> {
    let middle = sorted.len() / 2;
    let upper = *sorted.get(middle)?;
    if sorted.len() % 2 == 1 {
        return Some(upper * 10);
    }
    let lower = *sorted.get(middle.checked_sub(1)?)?;
    Some((lower + upper) * 5)
}

/// The least value that nine of ten do not exceed (nearest rank).
#[must_use]
pub(super) fn ninth_tenth(sorted: &[i64]) -> Option<i64> {
    let rank = (sorted.len() * 9).div_ceil(10);
    sorted.get(rank.checked_sub(1)?).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_and_nine_of_ten() {
        let table: [(&[i64], Option<i64>, Option<i64>); 6] = [
            (&[], None, None),
            (&[7], Some(70), Some(7)),
            (&[3, 8], Some(55), Some(8)),
            (&[1, 2, 9], Some(20), Some(9)),
            (&[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], Some(55), Some(9)),
            (&[1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 20], Some(10), Some(1)),
        ];
        for (values, median, ninth) in table {
            assert_eq!(median_tenths(values), median, "{values:?}");
            assert_eq!(ninth_tenth(values), ninth, "{values:?}");
        }
    }
}
