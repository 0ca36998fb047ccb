//! The one decision on what the public sees of a publication.

use super::WithdrawalReason;

/// What the public sees.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Visibility {
    /// The current version, in full.
    Full,
    /// An earlier version, reachable from the current one's history.
    Earlier,
    /// That it was withdrawn and the class of reason; nothing else.
    Withdrawn(WithdrawalReason),
    /// Nothing: the address answers 404.
    Nothing,
}

/// Decides by the status of a publication row, and by whether the record as a whole was withdrawn.
///
/// Deny wins: an unknown status or reason shows nothing, and a withdrawn record shows no earlier version
/// either, whatever the reason; the reason only decides whether the content is kept for the desk.
#[must_use]
pub fn visibility(status: &str, withdrawn_reason: Option<&str>) -> Visibility {
    match (status, withdrawn_reason) {
        ("public", None) => Visibility::Full,
        ("superseded", None) => Visibility::Earlier,
        ("withdrawn", Some(reason)) => {
            WithdrawalReason::from_code(reason).map_or(Visibility::Nothing, Visibility::Withdrawn)
        }
        _ => Visibility::Nothing,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_public_row_is_shown_in_full() {
        assert_eq!(visibility("public", None), Visibility::Full);
        assert_eq!(visibility("superseded", None), Visibility::Earlier);
        assert_eq!(
            visibility("withdrawn", Some("privacy")),
            Visibility::Withdrawn(WithdrawalReason::Privacy)
        );
        for (status, reason) in [
            ("draft", None),
            ("", None),
            ("public", Some("privacy")),
            ("superseded", Some("privacy")),
            ("withdrawn", None),
            ("withdrawn", Some("whatever")),
        ] {
            assert_eq!(
                visibility(status, reason),
                Visibility::Nothing,
                "{status} {reason:?}"
            );
        }
    }
}
