//! A linked procedure: every name resolved, every state reachable, ready to be asked.

use std::{collections::BTreeSet, fmt, ops::Range};

use super::{Declared, TimeLimit, declared::DeclaredTransition};
use crate::kinds::Field;

/// Why a rule refuses a step: a sentence for people, and the article or rule it rests on.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct Refusal {
    /// A stable code.
    pub code: &'static str,
    /// What is wrong and what to do, in Chinese.
    pub message: String,
    /// The article or rule.
    pub article: &'static str,
}

/// A rule that may refuse a step.
pub type Guard<F> = fn(&F) -> Result<(), Refusal>;

/// A condition that chooses between the ways of one step.
pub type Condition<F> = fn(&F) -> bool;

/// Something that a TOML file may call by name.
pub struct Named<T: 'static> {
    /// The name, such as `record::five_gates_signed`.
    pub name: &'static str,
    /// What it stands for.
    pub value: T,
}

/// What the rules of one sort of matter look at, and the names that its procedures may use.
pub trait Facts: Sized + 'static {
    /// What a step brings about besides the new state.
    type Effect: Copy + PartialEq + fmt::Debug + 'static;
    /// Rules that may refuse.
    fn guards() -> &'static [Named<Guard<Self>>];
    /// Conditions that choose a way.
    fn conditions() -> &'static [Named<Condition<Self>>];
    /// Effects.
    fn effects() -> &'static [Named<Self::Effect>];
}

/// Why a declared procedure does not hold together; `at` is the place in the file, in bytes.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{reason}")]
pub struct LinkError {
    /// Where in the file.
    pub at: Range<usize>,
    /// What is wrong.
    pub reason: String,
}

/// A state of a linked procedure.
#[derive(Debug, Clone)]
pub struct State {
    /// Its code.
    pub code: String,
    /// Its name on the desk.
    pub name: String,
    /// Its name for the public.
    pub public: Option<String>,
    /// By when the step out of it should be taken.
    pub limit: Option<TimeLimit>,
    /// Whether the matter ends here.
    pub ends: bool,
}

/// A step of a linked procedure.
pub struct Transition<F: Facts> {
    /// The code of the step.
    pub step: String,
    /// The words on the button.
    pub name: String,
    /// From which states.
    pub from: Vec<String>,
    /// Into which state.
    pub to: String,
    /// Which roles take it.
    pub roles: Vec<String>,
    /// Whether whoever brought the matter in takes it.
    pub applicant: bool,
    /// The words on that one's button.
    pub public: String,
    /// Whether what is filled in, and the reason, is told to that one.
    pub tells: bool,
    /// What it means for that one, in a sentence.
    pub told: Option<String>,
    /// Whether it usually comes next: it is offered first.
    pub usual: bool,
    /// Whether a reason must be given.
    pub reason: bool,
    /// What whoever takes it has to know first.
    pub warning: Option<String>,
    /// What it brings about.
    pub effects: Vec<F::Effect>,
    /// Which documents are drawn up.
    pub papers: Vec<String>,
    /// What is filled in when it is taken.
    pub fields: Vec<Field>,
    when: Option<Condition<F>>,
    guards: Vec<Guard<F>>,
}

/// Where a step leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Next<E> {
    /// The new state.
    pub to: String,
    /// What else to do.
    pub effects: Vec<E>,
    /// Whether a reason must be given.
    pub reason: bool,
    /// Which documents are drawn up.
    pub papers: Vec<String>,
}

/// Why a step cannot be taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StepError {
    /// The step does not exist in the present state.
    #[error("当前状态“{state}”不能办理“{step}”，请刷新页面查看最新状态")]
    NotFromHere {
        /// The name of the present state.
        state: String,
        /// The step.
        step: String,
    },
    /// A rule refuses.
    #[error(transparent)]
    Refused(#[from] Refusal),
}

/// A linked procedure.
pub struct Procedure<F: Facts> {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// The state in which a matter begins.
    pub start: String,
    /// Its states.
    pub states: Vec<State>,
    /// Its steps.
    pub transitions: Vec<Transition<F>>,
}

impl<F: Facts> Procedure<F> {
    /// Resolves every name of a declared procedure.
    ///
    /// # Errors
    /// [`LinkError`] for an unknown state, guard, condition or effect, a state declared twice, or one that
    /// no step leads to.
    pub fn link(declared: Declared) -> Result<Self, LinkError> {
        let declared = declared.spread();
        let known = known_states(&declared)?;
        let exists = |state: &str, at: Range<usize>| {
            if known.contains(state) {
                Ok(())
            } else {
                Err(LinkError {
                    at,
                    reason: format!("no state is called `{state}`"),
                })
            }
        };
        exists(declared.start.get_ref(), declared.start.span())?;
        for transition in &declared.transitions {
            exists(transition.to.get_ref(), transition.to.span())?;
            for from in transition.from.get_ref() {
                exists(from, transition.from.span())?;
            }
        }
        all_reachable(&declared)?;
        let transitions = declared
            .transitions
            .into_iter()
            .map(link_transition)
            .collect::<Result<_, _>>()?;
        let states = declared.states.into_iter().map(|state| State {
            code: state.code.into_inner(),
            name: state.name,
            public: state.public,
            limit: state.limit,
            ends: state.ends,
        });
        Ok(Self {
            code: declared.code,
            name: declared.name,
            start: declared.start.into_inner(),
            states: states.collect(),
            transitions,
        })
    }

    /// Finds a state.
    #[must_use]
    pub fn state(&self, code: &str) -> Option<&State> {
        self.states.iter().find(|state| state.code == code)
    }

    /// The steps out of a state whose condition holds, one for each step code.
    #[must_use]
    pub fn open_steps<'a>(&'a self, state: &'a str, facts: &F) -> Vec<&'a Transition<F>> {
        let mut open: Vec<&'a Transition<F>> = Vec::new();
        for transition in self.from(state) {
            let holds = transition.when.is_none_or(|when| when(facts));
            if holds && open.iter().all(|known| known.step != transition.step) {
                open.push(transition);
            }
        }
        open
    }

    /// The steps that are declared out of a state, whatever the facts.
    pub fn from<'a>(&'a self, state: &'a str) -> impl Iterator<Item = &'a Transition<F>> {
        self.transitions
            .iter()
            .filter(move |transition| transition.from.iter().any(|from| from == state))
    }

    /// Takes a step on paper: where would it lead, or why is it refused?
    ///
    /// # Errors
    /// [`StepError::NotFromHere`] or the first rule that refuses.
    pub fn take(&self, state: &str, step: &str, facts: &F) -> Result<Next<F::Effect>, StepError> {
        let open = self.open_steps(state, facts);
        let Some(transition) = open.into_iter().find(|open| open.step == step) else {
            return Err(StepError::NotFromHere {
                state: self
                    .state(state)
                    .map_or_else(|| state.to_owned(), |s| s.name.clone()),
                step: self.step_name(step).to_owned(),
            });
        };
        transition.permits(facts)?;
        Ok(Next {
            to: transition.to.clone(),
            effects: transition.effects.clone(),
            reason: transition.reason,
            papers: transition.papers.clone(),
        })
    }

    /// What a step is called.
    #[must_use]
    pub fn step_name<'a>(&'a self, step: &'a str) -> &'a str {
        self.transitions
            .iter()
            .find(|known| known.step == step)
            .map_or(step, |known| &known.name)
    }
}

impl<F: Facts> Transition<F> {
    /// Asks every rule of the step.
    ///
    /// # Errors
    /// The first [`Refusal`].
    pub fn permits(&self, facts: &F) -> Result<(), Refusal> {
        self.guards.iter().try_for_each(|guard| guard(facts))
    }
}

fn known_states(declared: &Declared) -> Result<BTreeSet<String>, LinkError> {
    let mut known = BTreeSet::new();
    for state in &declared.states {
        if !known.insert(state.code.get_ref().clone()) {
            let reason = format!("the state `{}` is declared twice", state.code.get_ref());
            return Err(LinkError {
                at: state.code.span(),
                reason,
            });
        }
    }
    Ok(known)
}

/// A state that no step leads to is a slip of the pen, and would be found only when a matter is stuck.
fn all_reachable(declared: &Declared) -> Result<(), LinkError> {
    for state in &declared.states {
        let code = state.code.get_ref();
        let reached = declared.start.get_ref() == code
            || declared
                .transitions
                .iter()
                .any(|transition| transition.to.get_ref() == code);
        if !reached {
            let reason = format!("no step leads to the state `{code}`");
            return Err(LinkError {
                at: state.code.span(),
                reason,
            });
        }
    }
    Ok(())
}

fn link_transition<F: Facts>(declared: DeclaredTransition) -> Result<Transition<F>, LinkError> {
    let when = match &declared.when {
        Some(name) => Some(resolve(name, F::conditions(), "condition")?),
        None => None,
    };
    let guards = declared
        .guards
        .iter()
        .map(|name| resolve(name, F::guards(), "guard"))
        .collect::<Result<_, _>>()?;
    let effects = declared
        .effects
        .iter()
        .map(|name| resolve(name, F::effects(), "effect"))
        .collect::<Result<_, _>>()?;
    Ok(Transition {
        step: declared.step.into_inner(),
        public: declared.public.unwrap_or_else(|| declared.name.clone()),
        tells: declared.tells,
        told: declared.told,
        usual: declared.usual,
        name: declared.name,
        from: declared.from.into_inner(),
        to: declared.to.into_inner(),
        roles: declared.roles,
        applicant: declared.applicant,
        reason: declared.reason,
        warning: declared.warning,
        effects,
        papers: declared
            .papers
            .into_iter()
            .map(toml::Spanned::into_inner)
            .collect(),
        fields: declared.fields,
        when,
        guards,
    })
}

fn resolve<T: Copy>(
    name: &toml::Spanned<String>,
    known: &[Named<T>],
    sort: &str,
) -> Result<T, LinkError> {
    known
        .iter()
        .find(|entry| entry.name == name.get_ref())
        .map(|entry| entry.value)
        .ok_or_else(|| {
            let names: Vec<_> = known.iter().map(|entry| entry.name).collect();
            let reason = format!(
                "no {sort} is called `{}`; known: {}",
                name.get_ref(),
                names.join(", ")
            );
            LinkError {
                at: name.span(),
                reason,
            }
        })
}
