//! What a run took and refused: a step that is declared and was not reached says that the model does not know it.

use std::collections::BTreeSet;

use super::{
    beside::BESIDE,
    course::{Course, Verdict},
    *,
};

/// States and steps of a run.
#[derive(Debug, Default)]
pub(super) struct Reached {
    taken: BTreeSet<(&'static str, &'static str)>,
    refused: BTreeSet<&'static str>,
}

impl Reached {
    /// Notes what came of a course.
    pub(super) fn note(&mut self, course: &Course) {
        for (state, step, verdict, _) in course {
            match verdict {
                Verdict::Accepted => {
                    self.taken.insert((state, step));
                }
                Verdict::Refused | Verdict::Unseen => {
                    self.refused.insert(step);
                }
            }
        }
    }

    /// Every declared step was taken from each of its states and refused at least once, and what is done beside the
    /// procedure too.
    ///
    /// # Errors
    /// Says which were not.
    pub(super) fn has_everything(&self, declared: &[(String, String)]) -> TestResult {
        let was_taken = |step: &str| self.taken.iter().any(|(_, taken)| *taken == step);
        let mut missing = Vec::new();
        for (from, step) in declared {
            if !self.taken.contains(&(from.as_str(), step.as_str())) {
                missing.push(format!("{step} from {from} was never taken"));
            }
        }
        missing.extend(
            BESIDE
                .iter()
                .filter(|step| !was_taken(step))
                .map(|step| format!("{step} never happened")),
        );
        let steps = declared.iter().map(|(_, step)| step.as_str());
        let all: BTreeSet<&str> = steps.chain(BESIDE).collect();
        missing.extend(
            all.iter()
                .filter(|step| !self.refused.contains(*step))
                .map(|step| format!("{step} was never refused")),
        );
        if missing.is_empty() {
            return Ok(());
        }
        Err(format!("the model does not reach: {missing:#?}").into())
    }
}
