//! Kinds of cases and their procedures: loaded, linked, checked against one another.

use std::collections::BTreeMap;

use toml::Spanned;

use super::{KindSource, Loader};
use crate::{
    case::{CaseEffect, CaseFacts, CaseKind, Law},
    kinds::{Choice, FieldType},
    permission::{Permissions, case_step_at},
    procedure::{Declared, LinkError, Procedure},
};

/// What names of rules of a law begin with, and the law.
const LAWS: [(&str, Law); 1] = [("foi::", Law::Foi)];

impl Loader {
    /// Links every kind of case with its procedure, and allows the steps.
    pub(super) fn link_cases(
        &mut self,
        permissions: &mut Permissions,
    ) -> BTreeMap<String, (CaseKind, Procedure<CaseFacts>)> {
        let mut linked = BTreeMap::new();
        let kinds: Vec<_> = self.cases.values().cloned().collect();
        for (source, kind) in kinds {
            for (near, reason) in kind.objections() {
                self.wrong_near(&source, &near, reason);
            }
            let Some((file, declared)) = self.procedures.get(&kind.procedure).cloned() else {
                let reason = format!("no procedure is called `{}`", kind.procedure);
                self.wrong_near(&source, "procedure", reason);
                continue;
            };
            self.check_laws(&file, &declared, &kind);
            match Procedure::<CaseFacts>::link(offering_themes(declared, &kind)) {
                Ok(procedure) => {
                    self.check_themes(&file, &procedure, &kind);
                    self.check_steps(&file, &procedure);
                    self.allow_steps(&file, &procedure, permissions);
                    linked.insert(kind.code.clone(), (kind, procedure));
                }
                Err(LinkError { at, reason }) => self.wrong(&file, at, reason),
            }
        }
        linked
    }

    /// A rule of a law serves kinds under that law only.
    fn check_laws(&mut self, file: &KindSource, declared: &Declared, kind: &CaseKind) {
        let mut called: Vec<&Spanned<String>> = Vec::new();
        for transition in &declared.transitions {
            called.extend(&transition.when);
            called.extend(&transition.guards);
            called.extend(&transition.effects);
        }
        for name in called {
            let law = LAWS
                .iter()
                .find(|(prefix, _)| name.get_ref().starts_with(prefix));
            if law.is_some_and(|(_, law)| kind.law != Some(*law)) {
                let reason = format!(
                    "`{}` is a rule of a law that the kind `{}` does not come under",
                    name.get_ref(),
                    kind.code
                );
                self.wrong(file, name.span(), reason);
            }
        }
    }

    /// The steps of a case are its procedure's own: another one may call a step the same.
    fn allow_steps(
        &mut self,
        file: &KindSource,
        procedure: &Procedure<CaseFacts>,
        permissions: &mut Permissions,
    ) {
        for transition in &procedure.transitions {
            self.check_roles(file, &transition.step, &transition.roles, permissions);
            for from in &transition.from {
                let step = case_step_at(&procedure.code, &transition.step, from);
                permissions.name(&step, &transition.name);
                for role in &transition.roles {
                    permissions.allow(&step, role);
                }
            }
        }
    }

    /// Only cases of a kind with themes are put under one.
    fn check_themes(
        &mut self,
        file: &KindSource,
        procedure: &Procedure<CaseFacts>,
        kind: &CaseKind,
    ) {
        let classifies = procedure
            .transitions
            .iter()
            .find(|transition| transition.effects.contains(&CaseEffect::Classify));
        if let Some(transition) = classifies.filter(|_| kind.themes.is_empty()) {
            let (step, code) = (&transition.step, &kind.code);
            let reason =
                format!("the step `{step}` puts cases under a theme, and `{code}` has none");
            self.wrong_near(file, step, reason);
        }
    }

    /// A step asks for what its effects read, and somebody may take it.
    fn check_steps(&mut self, file: &KindSource, procedure: &Procedure<CaseFacts>) {
        for transition in &procedure.transitions {
            let step = &transition.step;
            if transition.roles.is_empty() && !transition.applicant {
                self.wrong_near(file, step, format!("nobody may take the step `{step}`"));
            }
            let needed = transition.effects.iter().flat_map(|effect| effect.needs());
            for code in needed {
                if transition.fields.iter().all(|field| field.code != *code) {
                    let reason = format!("the step `{step}` needs a field `{code}`");
                    self.wrong_near(file, step, reason);
                }
            }
        }
    }
}

/// The list of themes stands with the kind: a step that asks for one (`theme`, without choices of its own) offers it.
fn offering_themes(mut declared: Declared, kind: &CaseKind) -> Declared {
    let steps = declared.transitions.iter_mut();
    let fields = steps.flat_map(|transition| transition.fields.iter_mut());
    for field in fields.filter(|field| field.code == "theme") {
        if let FieldType::Enum { choices } = &mut field.of
            && choices.is_empty()
        {
            choices.extend(kind.themes.iter().map(|theme| Choice {
                code: theme.code.clone(),
                name: theme.name.clone(),
                name_en: String::new(),
                name_ja: String::new(),
                name_ko: String::new(),
            }));
        }
    }
    declared
}
