//! A procedure as it stands in its TOML file.

use serde::Deserialize;
use toml::Spanned;

use super::TimeLimit;
use crate::kinds::Field;

/// A procedure as declared. Names are not resolved yet.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Declared {
    /// Its code, which kinds refer to.
    pub code: String,
    /// Its name: 三审发布.
    pub name: String,
    /// The state in which a matter begins.
    pub start: Spanned<String>,
    /// The states.
    #[serde(rename = "state")]
    pub states: Vec<DeclaredState>,
    /// The steps between them.
    #[serde(rename = "transition")]
    pub transitions: Vec<DeclaredTransition>,
}

/// A state.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeclaredState {
    /// Its code.
    pub code: Spanned<String>,
    /// Its name on the desk: 待初审.
    pub name: String,
    /// Its name for the public, where the public may follow the matter.
    pub public: Option<String>,
    /// By when the step out of it should be taken, such as `2wd` (working days) or `4h`.
    pub limit: Option<TimeLimit>,
    /// Whether the matter ends here.
    #[serde(default)]
    pub ends: bool,
}

/// A step out of one or several states. Several transitions may share a step: the first whose `when`
/// holds is taken.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeclaredTransition {
    /// The code of the step.
    pub step: Spanned<String>,
    /// The words on the button: 退回修改.
    pub name: String,
    /// From which states.
    pub from: Spanned<Vec<String>>,
    /// Into which state; `=` for the one that the matter is in, whichever it is.
    pub to: Spanned<String>,
    /// Which roles take it.
    #[serde(default)]
    pub roles: Vec<String>,
    /// Whether whoever brought the matter in takes it, such as withdrawing an application.
    #[serde(default)]
    pub applicant: bool,
    /// The words on the button of whoever brought the matter in, where they differ: 提交补正.
    pub public: Option<String>,
    /// Whether what is filled in, and the reason, is told to whoever brought the matter in, such as what has to be corrected.
    #[serde(default)]
    pub tells: bool,
    /// What the step means for whoever brought the matter in, in a sentence for them: 征求意见所需时间不计算在答复期限内.
    pub told: Option<String>,
    /// Whether it usually comes next; the pages of staff offer it first and fold the others away.
    #[serde(default)]
    pub usual: bool,
    /// A condition that chooses between transitions of one step.
    pub when: Option<Spanned<String>>,
    /// Rules that may refuse it.
    #[serde(default)]
    pub guards: Vec<Spanned<String>>,
    /// What it brings about besides the new state.
    #[serde(default)]
    pub effects: Vec<Spanned<String>>,
    /// Whether a reason must be given.
    #[serde(default)]
    pub reason: bool,
    /// What whoever takes it has to know first, such as that it cannot be undone.
    pub warning: Option<String>,
    /// Which documents are drawn up (成文) when it is taken, by the code of template or family.
    #[serde(default)]
    pub papers: Vec<Spanned<String>>,
    /// What is filled in when it is taken; effects read it by the codes of the fields.
    #[serde(rename = "field", default)]
    pub fields: Vec<Field>,
}

/// A review that a kind adds to the procedure it uses (a kind may add steps, never remove one).
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExtraStep {
    /// The code of the step and of the state in which it is awaited.
    pub step: String,
    /// The words on the button: 合法性审核通过.
    pub name: String,
    /// The name of the state: 待合法性审核.
    pub state_name: String,
    /// Which roles take it.
    pub roles: Vec<String>,
    /// The state that it comes before.
    pub before: String,
    /// By when it should be taken.
    pub limit: Option<TimeLimit>,
}

/// Stands where a step leaves the matter in the state that it is in.
const STAYS: &str = "=";

impl Declared {
    /// Writes each step that leaves the matter where it is once for each of its states.
    #[must_use]
    pub fn spread(mut self) -> Self {
        let each = |declared: DeclaredTransition| {
            if declared.to.get_ref() != STAYS {
                return vec![declared];
            }
            let stays_in = |state: &String| DeclaredTransition {
                from: Spanned::new(declared.from.span(), vec![state.clone()]),
                to: Spanned::new(declared.to.span(), state.clone()),
                ..declared.clone()
            };
            declared.from.get_ref().iter().map(stays_in).collect()
        };
        self.transitions = self.transitions.into_iter().flat_map(each).collect();
        self
    }

    /// Puts an extra step in front of a state: every way into that state now leads through it.
    ///
    /// Returning ways (`return…` steps) are copied from the state that it comes before, so that whoever
    /// may return there may return here as well.
    #[must_use]
    pub fn with_extra(mut self, extra: &ExtraStep) -> Self {
        let span = || Spanned::new(0..0, extra.step.clone());
        for transition in &mut self.transitions {
            if *transition.to.get_ref() == extra.before {
                *transition.to.get_mut() = extra.step.clone();
            }
        }
        for transition in &mut self.transitions {
            let from = transition.from.get_mut();
            let returns = transition.step.get_ref().starts_with("return");
            if returns && from.contains(&extra.before) {
                from.push(extra.step.clone());
                transition.roles.extend(extra.roles.iter().cloned());
            }
        }
        self.states.push(DeclaredState {
            code: span(),
            name: extra.state_name.clone(),
            public: None,
            limit: extra.limit,
            ends: false,
        });
        self.transitions.push(DeclaredTransition {
            step: span(),
            name: extra.name.clone(),
            from: Spanned::new(0..0, vec![extra.step.clone()]),
            to: Spanned::new(0..0, extra.before.clone()),
            roles: extra.roles.clone(),
            applicant: false,
            public: None,
            tells: false,
            told: None,
            usual: false,
            when: None,
            guards: Vec::new(),
            effects: Vec::new(),
            reason: false,
            warning: None,
            papers: Vec::new(),
            fields: Vec::new(),
        });
        self
    }
}
