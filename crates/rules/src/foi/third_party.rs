//! 第三方意见与公共利益 — what becomes of information whose disclosure would harm a third party: 《政府信息公开条例》
//! art. 15 and 32.
//!
//! Consent ends the matter. A reasonable objection binds, unless withholding would gravely affect the public interest;
//! then the third party is told in writing what is disclosed and why, and no such decision can be made without both.
//! Silence and an objection without good reason leave the decision to the organ. How long the third party has:
//! `foi::clock`.

use super::named::Named;
use crate::attribute::Reason;

/// What the third party answered in its 15 working days (art. 32).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Opinion {
    /// 同意公开
    Consents,
    /// 不同意公开且有合理理由
    ObjectsWithReason(Reason),
    /// 不同意公开，理由不成立; with why the organ does not find it reasonable.
    ObjectsWithoutReason(Reason),
    /// 逾期未提出意见
    Silent,
}

/// What the organ means to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Intent {
    /// 不予公开; with the organ's own reason, where the third party gave none that counts.
    Withhold(Option<Reason>),
    /// 公开
    Disclose,
    /// 因公共利益公开: not to disclose might gravely affect the public interest.
    DiscloseInPublicInterest(ThirdPartyNotice),
}

/// 书面告知第三方: what is disclosed and why (art. 32).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThirdPartyNotice {
    /// Who is told.
    pub to: Named,
    /// 决定公开的政府信息内容
    pub content: Reason,
    /// 理由
    pub reason: Reason,
}

/// A decision that the articles allow; only [`decide`] makes one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision(Kind);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Kind {
    Withheld(Reason),
    Disclosed,
    DisclosedNotwithstanding(ThirdPartyNotice),
}

/// Why the articles do not allow a decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DecisionError {
    /// 第三方同意公开的，予以公开
    #[error("第三方同意公开，不得以第三方合法权益为由不予公开（条例第十五条）")]
    Consented,
    /// 有合理理由的反对只让位于公共利益
    #[error(
        "第三方不同意公开且有合理理由，只有不公开可能对公共利益造成重大影响的才可以公开（条例第三十二条）"
    )]
    ReasonableObjection,
    /// 行政机关自行决定不公开的，说明理由
    #[error("第三方未提出成立的理由，不予公开须由本机关说明公开会造成的损害（条例第十五条）")]
    HarmNotStated,
    /// 同意公开时无须权衡
    #[error("第三方同意公开，无须以公共利益为由（条例第十五条）")]
    NothingToWeigh,
}

/// Weighs what the third party said against what the organ means to do.
///
/// # Errors
/// [`DecisionError`] names the article that the decision would break.
pub fn decide(opinion: &Opinion, intent: Intent) -> Result<Decision, DecisionError> {
    let kind = match (intent, opinion) {
        (Intent::Withhold(_), Opinion::Consents) => Err(DecisionError::Consented),
        (Intent::Withhold(_), Opinion::ObjectsWithReason(theirs)) => {
            Ok(Kind::Withheld(theirs.clone()))
        }
        (Intent::Withhold(own), Opinion::ObjectsWithoutReason(_) | Opinion::Silent) => {
            own.map(Kind::Withheld).ok_or(DecisionError::HarmNotStated)
        }
        (Intent::Disclose, Opinion::ObjectsWithReason(_)) => {
            Err(DecisionError::ReasonableObjection)
        }
        (Intent::Disclose, _) => Ok(Kind::Disclosed),
        (Intent::DiscloseInPublicInterest(_), Opinion::Consents) => {
            Err(DecisionError::NothingToWeigh)
        }
        (Intent::DiscloseInPublicInterest(notice), _) => Ok(Kind::DisclosedNotwithstanding(notice)),
    };
    kind.map(Decision)
}

impl Decision {
    /// Says whether the information is disclosed.
    pub fn is_disclosed(&self) -> bool {
        !matches!(self.0, Kind::Withheld(_))
    }

    /// Why it is withheld, if it is.
    pub fn withheld_because(&self) -> Option<&Reason> {
        match &self.0 {
            Kind::Withheld(reason) => Some(reason),
            Kind::Disclosed | Kind::DisclosedNotwithstanding(_) => None,
        }
    }

    /// The notice that the third party is owed, if any.
    pub fn notice(&self) -> Option<&ThirdPartyNotice> {
        match &self.0 {
            Kind::DisclosedNotwithstanding(notice) => Some(notice),
            Kind::Withheld(_) | Kind::Disclosed => None,
        }
    }
}

impl ThirdPartyNotice {
    /// The words of the notice.
    pub fn text(&self) -> String {
        let Self {
            to,
            content,
            reason,
        } = self;
        format!(
            "{to}：本机关认为不公开可能对公共利益造成重大影响，依照《中华人民共和国政府信息公开条例》第三十二条的规定，决定予以公开。决定公开的政府信息内容：{content}。理由：{reason}。"
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn why(text: &str) -> Reason {
        Reason::new(text).unwrap()
    }

    fn notice() -> ThirdPartyNotice {
        ThirdPartyNotice {
            to: Named::new("云河某化工公司").unwrap(),
            content: why("2024年第三季度废水监测数据"),
            reason: why("监测数据关系下游居民饮水安全"),
        }
    }

    #[test]
    fn art_32_a_reasonable_objection_binds() {
        let theirs = Opinion::ObjectsWithReason(why("含未公开的工艺参数"));
        let withheld = decide(&theirs, Intent::Withhold(Some(why("另有理由")))).unwrap();
        assert!(!withheld.is_disclosed());
        assert_eq!(
            withheld.withheld_because(),
            Some(&why("含未公开的工艺参数"))
        );
        assert_eq!(withheld.notice(), None);
        let refused = decide(&theirs, Intent::Disclose).unwrap_err();
        assert_eq!(refused, DecisionError::ReasonableObjection);
        assert!(refused.to_string().contains("第三十二条"));
    }

    #[test]
    fn art_32_the_public_interest_outweighs_and_the_third_party_is_told() {
        let opinions = [
            Opinion::ObjectsWithReason(why("含未公开的工艺参数")),
            Opinion::ObjectsWithoutReason(why("数据不涉及工艺")),
            Opinion::Silent,
        ];
        for opinion in opinions {
            let intent = Intent::DiscloseInPublicInterest(notice());
            let decision = decide(&opinion, intent).unwrap();
            assert!(decision.is_disclosed());
            assert_eq!(decision.withheld_because(), None);
            assert_eq!(decision.notice(), Some(&notice()));
        }
        assert_eq!(
            notice().text(),
            "云河某化工公司：本机关认为不公开可能对公共利益造成重大影响，依照《中华人民共和国政府信息公开条例》第三十二条的规定，决定予以公开。决定公开的政府信息内容：2024年第三季度废水监测数据。理由：监测数据关系下游居民饮水安全。"
        );
    }

    #[test]
    fn art_15_consent_discloses() {
        let disclosed = decide(&Opinion::Consents, Intent::Disclose).unwrap();
        assert!(disclosed.is_disclosed());
        assert_eq!(
            (disclosed.withheld_because(), disclosed.notice()),
            (None, None)
        );
        assert_eq!(
            decide(&Opinion::Consents, Intent::Withhold(Some(why("损害")))),
            Err(DecisionError::Consented)
        );
        assert_eq!(
            decide(
                &Opinion::Consents,
                Intent::DiscloseInPublicInterest(notice())
            ),
            Err(DecisionError::NothingToWeigh)
        );
    }

    #[test]
    fn art_32_silence_leaves_the_decision_to_the_organ() {
        for opinion in [
            Opinion::Silent,
            Opinion::ObjectsWithoutReason(why("未说明损害")),
        ] {
            assert!(decide(&opinion, Intent::Disclose).unwrap().is_disclosed());
            assert_eq!(
                decide(&opinion, Intent::Withhold(None)),
                Err(DecisionError::HarmNotStated)
            );
            let own = why("含他人病历");
            let withheld = decide(&opinion, Intent::Withhold(Some(own.clone()))).unwrap();
            assert_eq!(withheld.withheld_because(), Some(&own));
        }
    }
}
