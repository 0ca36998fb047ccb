//! What ties between records are called, from either side; the table is the model's.

use gongkai_model::record::{RelationCode, RelationKind};

/// The tie as this record reads it; `is_back` when the other record declared it.
fn read(relation: &str, is_back: bool) -> Option<RelationCode> {
    let declared: RelationCode = relation.parse().ok()?;
    Some(if is_back { declared.turned() } else { declared })
}

/// The name of what stands at the other end of a tie; `is_back` when the other record declared it.
#[must_use]
pub fn label(relation: &str, is_back: bool) -> &'static str {
    read(relation, is_back).map_or("相关信息", RelationCode::label)
}

/// Tells whether the other record does this to the one at hand, whichever of them declared it.
pub(super) fn undergoes(kind: RelationKind, relation: &str, is_back: bool) -> bool {
    read(relation, is_back).is_some_and(|code| code.undergoes(kind))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tie_reads_alike_whoever_declared_it() {
        assert_eq!(label("interprets", true), "政策解读");
        assert_eq!(label("interpreted_by", false), "政策解读");
        assert_eq!(label("interprets", false), "所解读的文件");
        assert_eq!(label("made_up", true), "相关信息");
        assert!(undergoes(RelationKind::Repeals, "repeals", true));
        assert!(undergoes(RelationKind::Repeals, "repealed_by", false));
        assert!(!undergoes(RelationKind::Repeals, "repeals", false));
    }
}
