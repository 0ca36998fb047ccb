//! 党政联合发文: which documents that a request names look joint, and what was judged of them.
//!
//! Source: 条例 art. 2: the regulation binds administrative organs; of what they issue together with organs of the Party
//! it is determined by which rules it is disclosed, and articles 14 to 16 are not cited blindly. A number suggests
//! (`gongkai_rules::numbers`), a person judges; nothing is answered while one is not judged. Left out: who signed, which
//! only the document says.

use std::collections::BTreeMap;

use gongkai_rules::{
    attribute::Reason,
    foi::{
        citing::{Issuers, JointIssue, Regime},
        named::Named,
        outcome::Instrument,
    },
    numbers::DocNumber,
};

use crate::case::Form;

/// The rules by which the Party discloses.
pub const PARTY_RULES: &str = "《中国共产党党务公开条例（试行）》";

/// What organs are parted by in a list.
const PARTS: [char; 6] = ['、', '，', ',', '；', ';', '\n'];

/// A document number in the request that looks joint, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suspect {
    /// The number.
    pub number: DocNumber,
    /// What its series suggests.
    pub why: &'static str,
}

/// What is known of the joint documents of a request.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Joint {
    suspects: Vec<Suspect>,
    /// What was judged last, by the number; the empty one is a document without any.
    judged: BTreeMap<String, (String, Issuers)>,
}

/// Why a judgement cannot be taken, in words for whoever wrote it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum JointError {
    /// No answer.
    #[error("请选择是不是党政联合发文")]
    NotSaid,
    /// Several look joint, or what was written is no number.
    #[error("请写明是哪一个文号，例如{0}")]
    WhichNumber(String),
    /// No lead organ.
    #[error("联合发文须记明牵头机关")]
    NoLead,
    /// Not all that signed.
    #[error("联合发文须记明全部署名机关，用顿号分开")]
    NoSigners,
    /// No rules.
    #[error("请选择适用《政府信息公开条例》还是党务公开的规定")]
    NoRules,
    /// No reason.
    #[error("适用《政府信息公开条例》的，请写明为什么属于政府信息")]
    NoReason,
}

impl JointError {
    /// The code of the field that it is about.
    #[must_use]
    pub const fn field(&self) -> &'static str {
        match self {
            Self::NotSaid => "is_joint",
            Self::WhichNumber(_) => "doc_number",
            Self::NoLead => "lead",
            Self::NoSigners => "organs",
            Self::NoRules => "rule",
            Self::NoReason => "why",
        }
    }
}

impl Joint {
    /// Looks for numbers that look joint in what a request says, each once.
    #[must_use]
    pub fn in_text(text: &str) -> Self {
        let mut suspects: Vec<Suspect> = Vec::new();
        for found in DocNumber::find_all(text) {
            let key = found.number.dedup_key();
            let is_new = suspects.iter().all(|one| one.number.dedup_key() != key);
            if let Some(why) = found.number.party_series().filter(|_| is_new) {
                let number = found.number;
                suspects.push(Suspect { number, why });
            }
        }
        Self {
            suspects,
            judged: BTreeMap::new(),
        }
    }

    /// Takes a judgement: the fields `doc_number`, `is_joint` (`yes`, `no`), `lead`, `organs`, `rule` (`regulation`, `party`)
    /// and `why`. A later one about the same document counts.
    ///
    /// # Errors
    /// [`JointError`] says what is missing.
    pub fn judge(&mut self, given: &Form) -> Result<(), JointError> {
        let (key, named) = self.document(given.text("doc_number"))?;
        let issuers = match given.code("is_joint") {
            Some("no") => Issuers::Administrative,
            Some("yes") => Issuers::Joint(issue(given)?),
            _ => return Err(JointError::NotSaid),
        };
        self.judged.insert(key, (named, issuers));
        Ok(())
    }

    /// Which document is meant: the one that is named, or the only one that looks joint.
    fn document(&self, typed: &str) -> Result<(String, String), JointError> {
        let example = || {
            let first = self.suspects.first();
            let shown = first.map(|one| one.number.to_string());
            JointError::WhichNumber(shown.unwrap_or_else(|| "云办发〔2025〕3号".to_owned()))
        };
        match (typed.trim(), self.suspects.as_slice()) {
            ("", []) => Ok((String::new(), String::new())),
            ("", [one]) => Ok((one.number.dedup_key(), one.number.to_string())),
            ("", _) => Err(example()),
            (text, _) => {
                let (number, _) = DocNumber::read(text).map_err(|_| example())?;
                Ok((number.dedup_key(), number.to_string()))
            }
        }
    }

    /// The documents that look joint, with what was judged of each.
    pub fn suspects(&self) -> impl Iterator<Item = (&Suspect, Option<&Issuers>)> {
        self.suspects.iter().map(|one| {
            let judged = self.judged.get(&one.number.dedup_key());
            (one, judged.map(|(_, issuers)| issuers))
        })
    }

    /// The first document that looks joint and was not judged.
    #[must_use]
    pub fn unjudged(&self) -> Option<&Suspect> {
        let mut open = self.suspects().filter(|(_, judged)| judged.is_none());
        open.next().map(|(one, _)| one)
    }

    /// The joint documents, with their numbers; empty for one without.
    pub fn joint(&self) -> impl Iterator<Item = (&str, &JointIssue)> {
        self.judged
            .values()
            .filter_map(|(number, issuers)| match issuers {
                Issuers::Joint(issue) => Some((number.as_str(), issue)),
                Issuers::Administrative => None,
            })
    }

    /// What a reply tells of the joint documents, a sentence each.
    #[must_use]
    pub fn told(&self, you: &str) -> Vec<String> {
        let sentences = self
            .joint()
            .map(|(number, issue)| issue.told(&format!("{you}申请公开的{number}文件")));
        sentences.collect()
    }

    /// The first document for which articles 14 to 16 may not be cited, with what to do instead, in words.
    #[must_use]
    pub fn under_party_rules(&self) -> Option<String> {
        self.judged.values().find_map(|(number, issuers)| {
            let refused = issuers.are_under_the_regulation().err()?;
            let Issuers::Joint(issue) = issuers else {
                return None;
            };
            let (named, lead) = (if number.is_empty() { "该文件" } else { number }, issue.lead());
            Some(format!(
                "{named}：{refused}。请选“其他”，依据写{PARTY_RULES}，告知由牵头机关{lead}按党务公开的规定办理；或者选“不属于本机关负责公开”，写明{lead}的联系方式"
            ))
        })
    }
}

fn issue(given: &Form) -> Result<JointIssue, JointError> {
    let lead = Named::new(given.text("lead")).map_err(|_| JointError::NoLead)?;
    let organs = given.text("organs").split(PARTS);
    let organs = organs.filter(|text| !text.trim().is_empty());
    let others = organs.map(Named::new).collect::<Result<Vec<_>, _>>();
    let others = others.map_err(|_| JointError::NoSigners)?;
    let regime = match given.code("rule") {
        Some("regulation") => {
            let why = Reason::new(given.text("why")).map_err(|_| JointError::NoReason)?;
            Regime::Regulation(why)
        }
        Some("party") => {
            let rules = Instrument::new(PARTY_RULES).map_err(|_| JointError::NoRules)?;
            Regime::PartyAffairs(rules)
        }
        _ => return Err(JointError::NoRules),
    };
    JointIssue::new(lead, others, regime).map_err(|_| JointError::NoSigners)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kinds::FieldValue;

    type Fields<'a> = &'a [(&'a str, &'a str)];

    fn given(fields: Fields<'_>) -> Form {
        let mut form = Form::default();
        for (code, text) in fields {
            let value = match *code {
                "is_joint" | "rule" => FieldValue::Enum((*text).to_owned()),
                _ => FieldValue::Text((*text).to_owned()),
            };
            form = form.with(code, value);
        }
        form
    }

    const LEAD: (&str, &str) = ("lead", "中共云河区委办公室");
    const ORGANS: (&str, &str) = ("organs", "中共云河区委办公室、云河区人民政府办公室");
    const YES: (&str, &str) = ("is_joint", "yes");
    const PARTY: (&str, &str) = ("rule", "party");

    #[test]
    fn what_looks_joint_is_found_once_in_all_that_the_request_says() {
        let table = [
            ("云办发〔2025〕3号", 1),
            ("请公开云办发[2025]3号和云办发〔2025〕03号", 1),
            ("云办发〔2025〕3号、云发〔2025〕9号", 2),
            ("云政办发〔2025〕3号", 0),
            ("道路养护资金", 0),
        ];
        for (text, expected) in table {
            let joint = Joint::in_text(text);
            assert_eq!(joint.suspects().count(), expected, "{text}");
            assert_eq!(joint.unjudged().is_some(), expected > 0, "{text}");
        }
    }

    #[test]
    fn a_judgement_says_who_signed_and_which_rules_decide() {
        let regulation = ("rule", "regulation");
        let why = ("why", "内容为行政管理措施");
        let table: [(Fields<'_>, Option<&str>); 9] = [
            (&[("is_joint", "no")], None),
            (&[YES, LEAD, ORGANS, PARTY], None),
            (&[YES, LEAD, ORGANS, regulation, why], None),
            (&[], Some("is_joint")),
            (&[YES, ORGANS, PARTY], Some("lead")),
            (&[YES, LEAD, PARTY], Some("organs")),
            (
                &[YES, LEAD, ("organs", "中共云河区委办公室"), PARTY],
                Some("organs"),
            ),
            (&[YES, LEAD, ORGANS], Some("rule")),
            (&[YES, LEAD, ORGANS, regulation], Some("why")),
        ];
        for (fields, refused) in table {
            let mut joint = Joint::in_text("云办发〔2025〕3号");
            let judged = joint.judge(&given(fields));
            let field = judged.as_ref().err().map(JointError::field);
            assert_eq!(field, refused, "{fields:?}");
            assert_eq!(joint.unjudged().is_none(), refused.is_none(), "{fields:?}");
        }
    }

    #[test]
    fn of_several_the_number_is_named_and_a_later_judgement_counts() {
        let mut joint = Joint::in_text("云办发〔2025〕3号、云发〔2025〕9号");
        let no = ("is_joint", "no");
        let which = joint.judge(&given(&[no])).map_err(|error| error.field());
        assert_eq!(which, Err("doc_number"));
        assert_eq!(
            joint.judge(&given(&[("doc_number", "云办发[2025]3号"), no])),
            Ok(())
        );
        assert_eq!(
            joint
                .unjudged()
                .map(|one| one.number.to_string())
                .as_deref(),
            Some("云发〔2025〕9号")
        );
        let nine = ("doc_number", "云发〔2025〕9号");
        assert_eq!(
            joint.judge(&given(&[nine, YES, LEAD, ORGANS, PARTY])),
            Ok(())
        );
        let refused = joint.under_party_rules().unwrap();
        for expected in [
            "云发〔2025〕9号",
            "条例第十四条至第十六条",
            "党务公开",
            "请选“其他”",
        ] {
            assert!(refused.contains(expected), "{refused}");
        }
        assert_eq!(joint.told("你").len(), 1);
        assert_eq!(joint.judge(&given(&[nine, no])), Ok(()));
        assert_eq!(
            (joint.under_party_rules(), joint.told("你").len()),
            (None, 0)
        );
    }
}
