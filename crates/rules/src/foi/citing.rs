//! 援引理由 — whether a denial may cite art. 14 to 16: 《政府信息公开条例》 art. 2, 15, 16 and 32.
//!
//! Three things stand before it. A document issued jointly with an organ of the Party is under the regulation only if
//! that was determined for it, else 党务公开 rules decide and articles 14 to 16 may not be cited. Information that
//! another law, regulation or rule orders to be disclosed is not withheld as internal process or enforcement file
//! (art. 16). Harm to a third party is cited only after the third party was heard. Left out: the reply
//! itself (`foi::outcome`).

use super::named::Named;
use super::outcome::{Instrument, Withholding};
use super::third_party::Decision;
use crate::attribute::Reason;
use crate::exemption::Exemption;

/// Who issued a document and by which rules it is disclosed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Issuers {
    /// 行政机关制发
    Administrative,
    /// 党政机关联合制发
    Joint(JointIssue),
}

/// 党政联合发文: all that signed it and the rules determined for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JointIssue {
    lead: Named,
    others: Vec<Named>,
    regime: Regime,
}

/// By which rules a joint document is disclosed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Regime {
    /// 适用《政府信息公开条例》, with why it is government information.
    Regulation(Reason),
    /// 适用党务公开的规定
    PartyAffairs(Instrument),
}

/// A joint document that names nobody beside its lead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("联合发文须记明全部署名机关")]
pub struct SignersMissing;

impl JointIssue {
    /// A joint document: 牵头机关, the other organs that signed, the rules.
    ///
    /// # Errors
    /// [`SignersMissing`] when no organ beside the lead is named.
    pub fn new(lead: Named, others: Vec<Named>, regime: Regime) -> Result<Self, SignersMissing> {
        match others.iter().any(|other| *other != lead) {
            true => Ok(Self {
                lead,
                others,
                regime,
            }),
            false => Err(SignersMissing),
        }
    }

    /// All that signed, the lead first.
    pub fn signers(&self) -> impl Iterator<Item = &Named> {
        let others = self.others.iter().filter(|other| **other != self.lead);
        std::iter::once(&self.lead).chain(others)
    }

    /// By which rules it is disclosed.
    pub fn regime(&self) -> &Regime {
        &self.regime
    }
}

/// What is known of the information that is to be withheld.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Circumstances {
    /// Who issued it.
    pub issuers: Issuers,
    /// A law, regulation or rule that orders its disclosure, if one does.
    pub ordered_by: Option<Instrument>,
    /// What was decided after hearing the third party, if there is one.
    pub third_party: Option<Decision>,
}

/// A ground that a denial may cite; only [`cite`] makes one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cited(Withholding);

/// Why a ground may not be cited.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CitingError {
    /// 适用党务公开的规定
    #[error("党政联合发文适用{0}，答复不得径行援引条例第十四条至第十六条（条例第二条）")]
    PartyAffairs(Instrument),
    /// 另有规定应当公开
    #[error("{0}规定应当公开，从其规定（条例第十六条第二款）")]
    OrderedByLaw(Instrument),
    /// 未征求第三方意见
    #[error("尚未征求第三方意见，不得以损害第三方合法权益为由不予公开（条例第三十二条）")]
    ThirdPartyNotHeard,
    /// 已决定公开
    #[error("征求第三方意见后决定公开，不得再以损害第三方合法权益为由不予公开（条例第十五条）")]
    DecidedToDisclose,
}

impl Issuers {
    /// Whether any of articles 14 to 16 may be cited for what they issued.
    ///
    /// # Errors
    /// [`CitingError::PartyAffairs`] names the rules that decide instead (art. 2).
    pub fn are_under_the_regulation(&self) -> Result<(), CitingError> {
        match self {
            Self::Joint(JointIssue {
                regime: Regime::PartyAffairs(rules),
                ..
            }) => Err(CitingError::PartyAffairs(rules.clone())),
            Self::Joint(_) | Self::Administrative => Ok(()),
        }
    }
}

impl JointIssue {
    /// What a reply tells of it, as a sentence; `what` names the document, such as its number.
    pub fn told(&self, what: &str) -> String {
        let signers: Vec<&str> = self.signers().map(Named::as_str).collect();
        let (lead, signers) = (&self.lead, signers.join("、"));
        match &self.regime {
            Regime::Regulation(_) => format!(
                "{what}由{lead}牵头，{signers}联合制发，经认定属于政府信息，适用《中华人民共和国政府信息公开条例》。"
            ),
            Regime::PartyAffairs(rules) => format!(
                "{what}由{lead}牵头，{signers}联合制发，适用{rules}，由牵头机关{lead}按照党务公开的规定办理。"
            ),
        }
    }

    /// 牵头机关
    pub fn lead(&self) -> &Named {
        &self.lead
    }
}

/// The ground, if a denial may cite it.
///
/// # Errors
/// [`CitingError`] names what stands against it.
pub fn cite(ground: Withholding, known: &Circumstances) -> Result<Cited, CitingError> {
    known.issuers.are_under_the_regulation()?;
    match (ground.ground(), &known.ordered_by, &known.third_party) {
        (Exemption::ProcessInformation | Exemption::EnforcementFile, Some(law), _) => {
            Err(CitingError::OrderedByLaw(law.clone()))
        }
        (Exemption::ThirdParty, _, None) => Err(CitingError::ThirdPartyNotHeard),
        (Exemption::ThirdParty, _, Some(decision)) if decision.is_disclosed() => {
            Err(CitingError::DecidedToDisclose)
        }
        _ => Ok(Cited(ground)),
    }
}

impl Cited {
    /// The ground.
    pub fn withholding(&self) -> &Withholding {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exemption::GROUNDS;
    use crate::foi::third_party::{Intent, Opinion, decide};

    fn named(text: &str) -> Named {
        Named::new(text).unwrap()
    }

    fn law(text: &str) -> Instrument {
        Instrument::new(text).unwrap()
    }

    fn why(text: &str) -> Reason {
        Reason::new(text).unwrap()
    }

    fn grounds() -> Vec<Withholding> {
        let all = GROUNDS.iter().filter(|ground| ground.code != "X8");
        all.map(|row| Withholding::new(row.exemption, Some(law("统计法第十一条"))).unwrap())
            .collect()
    }

    fn known() -> Circumstances {
        let objects = Opinion::ObjectsWithReason(why("含工艺参数"));
        Circumstances {
            issuers: Issuers::Administrative,
            ordered_by: None,
            third_party: decide(&objects, Intent::Withhold(None)).ok(),
        }
    }

    fn joint(regime: Regime) -> JointIssue {
        let others = vec![named("云河区人民政府办公室"), named("中共云河区委办公室")];
        JointIssue::new(named("中共云河区委办公室"), others, regime).unwrap()
    }

    #[test]
    fn art_14_to_16_are_not_cited_for_a_joint_document_under_party_rules() {
        let party = law("《中国共产党党务公开条例（试行）》");
        let regulation = Regime::Regulation(why("内容为行政管理措施"));
        let under_party_rules = Circumstances {
            issuers: Issuers::Joint(joint(Regime::PartyAffairs(party.clone()))),
            ..known()
        };
        let under_the_regulation = Circumstances {
            issuers: Issuers::Joint(joint(regulation)),
            ..known()
        };
        for ground in grounds() {
            let refused = cite(ground.clone(), &under_party_rules).unwrap_err();
            assert_eq!(refused, CitingError::PartyAffairs(party.clone()));
            assert!(
                refused
                    .to_string()
                    .contains("不得径行援引条例第十四条至第十六条")
            );
            let cited = cite(ground.clone(), &under_the_regulation).unwrap();
            assert_eq!(cited.withholding(), &ground);
        }
    }

    #[test]
    fn art_2_a_joint_document_names_all_its_signers_and_its_rules() {
        let regime = Regime::Regulation(why("内容为行政管理措施"));
        let issue = joint(regime.clone());
        assert_eq!(issue.regime(), &regime);
        let signers: Vec<_> = issue.signers().map(Named::as_str).collect();
        assert_eq!(signers, ["中共云河区委办公室", "云河区人民政府办公室"]);
        assert_eq!(
            issue.told("云办发〔2025〕3号文件"),
            "云办发〔2025〕3号文件由中共云河区委办公室牵头，中共云河区委办公室、云河区人民政府办公室联合制发，经认定属于政府信息，适用《中华人民共和国政府信息公开条例》。"
        );
        let lead = || named("中共云河区委办公室");
        for others in [vec![], vec![lead()]] {
            let refused = JointIssue::new(lead(), others, regime.clone());
            assert_eq!(refused, Err(SignersMissing));
        }
    }

    #[test]
    fn art_16_what_another_rule_orders_to_be_disclosed_is_not_withheld() {
        let ordered = Circumstances {
            ordered_by: Some(law("《行政处罚法》第四十八条")),
            ..known()
        };
        for ground in grounds() {
            let code = ground.ground().code();
            let refused = cite(ground.clone(), &ordered);
            assert_eq!(refused.is_err(), ["X6", "X7"].contains(&code), "{code}");
            assert!(cite(ground, &known()).is_ok(), "{code}");
        }
    }

    #[test]
    fn art_32_the_third_party_is_heard_before_its_harm_is_cited() {
        let unheard = Circumstances {
            third_party: None,
            ..known()
        };
        let consented = Circumstances {
            third_party: decide(&Opinion::Consents, Intent::Disclose).ok(),
            ..known()
        };
        for ground in grounds() {
            let is_theirs = ground.ground() == Exemption::ThirdParty;
            for (circumstances, expected) in [
                (&unheard, CitingError::ThirdPartyNotHeard),
                (&consented, CitingError::DecidedToDisclose),
            ] {
                let cited = cite(ground.clone(), circumstances);
                match is_theirs {
                    true => assert_eq!(cited, Err(expected)),
                    false => assert!(cited.is_ok()),
                }
            }
        }
    }
}
