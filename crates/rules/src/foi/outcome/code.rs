//! The outcome of a request in a few letters, as registers keep it, and the row of table three that it is counted in.
//!
//! Source: 《政府信息公开条例》 art. 14–16, 30, 35–39; 国办函〔2020〕109号; 国办公开办函〔2021〕30号, table three. The code is that
//! of the reply, R1 to R17, with the ground after a dot where something is withheld: `R3.X4`.

use super::{Reply, ReplyKind};
use crate::exemption::Exemption;
use crate::report::{Handling, Row};

impl Reply {
    /// The code of the outcome: the kind, and the ground where it withholds something.
    pub fn code(&self) -> String {
        let kind = self.kind().code();
        match self {
            Self::Denied(ground) | Self::Partial(ground) => {
                format!("{kind}.{}", ground.ground().code())
            }
            _ => kind.to_owned(),
        }
    }
}

/// The row of table three that an outcome is counted in; none for a code that no reply has.
///
/// What is partly public counts as partly public only, whatever the ground (（二）部分公开); what is withheld counts by its
/// ground; X8 is no ground but a reply of its own (R7).
///
/// ```
/// use gongkai_rules::foi::outcome::handling_of_code;
/// use gongkai_rules::report::Handling;
/// assert_eq!(handling_of_code("R3.X4"), Some(Handling::ThirdParty));
/// assert_eq!(handling_of_code("R8.X4"), Some(Handling::Partial));
/// assert_eq!(handling_of_code("R16"), Some(Handling::NoPayment));
/// assert_eq!(handling_of_code("R3"), None);
/// ```
pub fn handling_of_code(code: &str) -> Option<Handling> {
    let (kind, ground) = match code.split_once('.') {
        Some((kind, ground)) => (kind, Some(ground)),
        None => (code, None),
    };
    let kind = ReplyKind::from_code(kind)?;
    match (kind, ground) {
        (ReplyKind::Denied, Some(ground)) => row_of(ground),
        (ReplyKind::Partial, Some(ground)) => row_of(ground).map(|_| Handling::Partial),
        (_, Some(_)) => None,
        (kind, None) => kind.fact().handling.filter(|_| kind != ReplyKind::Partial),
    }
}

fn row_of(ground: &str) -> Option<Handling> {
    let ground = Exemption::from_code(ground).filter(|one| *one != Exemption::SpecialQuery)?;
    Row::from_key(ground.row()?.annual_report_row)?.handling()
}

#[cfg(test)]
mod tests {
    use super::super::{Instrument, PlainKind, Withholding};
    use super::*;
    use crate::exemption::GROUNDS;

    use Handling as H;

    /// Every kind without a ground, every kind with every ground.
    #[test]
    fn every_kind_and_ground_has_its_row() {
        let plain = [
            ("R1", Some(H::Granted)),
            ("R2", Some(H::Granted)),
            ("R3", None),
            ("R4", Some(H::NotHeld)),
            ("R5", Some(H::NotHeld)),
            ("R6", Some(H::Repeat)),
            ("R7", Some(H::AdminQuery)),
            ("R8", None),
            ("R9", Some(H::NeedsCreation)),
            ("R10", Some(H::Petition)),
            ("R11", Some(H::Publication)),
            ("R12", Some(H::Abusive)),
            ("R13", Some(H::Reconfirm)),
            ("R14", Some(H::StillUnclear)),
            ("R15", Some(H::NoCorrection)),
            ("R16", Some(H::NoPayment)),
            ("R17", Some(H::Other)),
        ];
        let denied = [
            ("X1", Some(H::StateSecret)),
            ("X2", Some(H::LawForbidden)),
            ("X3", Some(H::SafetyStability)),
            ("X4", Some(H::ThirdParty)),
            ("X5", Some(H::InternalAffairs)),
            ("X6", Some(H::ProcessInfo)),
            ("X7", Some(H::EnforcementFile)),
            ("X8", None),
        ];
        for (kind, row) in plain {
            assert_eq!(handling_of_code(kind), row, "{kind}");
            for (ground, denied) in denied {
                let expected = match kind {
                    "R3" => denied,
                    "R8" => denied.map(|_| H::Partial),
                    _ => None,
                };
                let code = format!("{kind}.{ground}");
                assert_eq!(handling_of_code(&code), expected, "{code}");
            }
        }
        for wrong in [
            "", "R", "R0", "R18", "r3.X4", "R3.", "R3.X9", "R3.X4.X5", "R3 X4", "R2.X4",
        ] {
            assert_eq!(handling_of_code(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn every_row_of_the_form_is_reached_by_a_code() {
        let kinds = (1..=17).map(|number| format!("R{number}"));
        let grounds = GROUNDS.iter().map(|ground| format!("R3.{}", ground.code));
        let mut reached: Vec<H> = kinds
            .chain(grounds)
            .chain(["R8.X4".to_owned()])
            .filter_map(|code| handling_of_code(&code))
            .collect();
        reached.sort_unstable();
        reached.dedup();
        let mut all: Vec<H> = H::all().collect();
        all.sort_unstable();
        assert_eq!(reached, all);
    }

    #[test]
    fn a_reply_and_its_code_are_counted_alike() {
        let law = || Instrument::new("《中华人民共和国统计法》第十一条").unwrap();
        let mut replies = vec![
            Reply::SpecialRule(law()),
            Reply::Other(law()),
            Reply::Withdrawn,
        ];
        for number in 1..=17 {
            let kind = ReplyKind::from_code(&format!("R{number}")).unwrap();
            replies.extend(PlainKind::new(kind).map(Reply::Plain));
        }
        for ground in GROUNDS {
            if let Ok(withheld) = Withholding::new(ground.exemption, Some(law())) {
                replies.push(Reply::Denied(withheld.clone()));
                replies.push(Reply::Partial(withheld));
            }
        }
        for reply in replies {
            assert_eq!(
                handling_of_code(&reply.code()),
                Some(reply.handling()),
                "{}",
                reply.code()
            );
        }
    }
}
