//! What is wrong with a template: the line and the reason, told when the program starts.

use std::collections::BTreeSet;

use gongkai_rules::{
    foi::papers::{Paper, Part},
    numbers::DocNumber,
};

use super::{PaperForm, PaperTemplate, compose::lay_out};

/// What is wrong, and near which text of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Objection {
    /// A text of the file that stands where it is wrong.
    pub near: String,
    /// Lines below that place.
    pub below: usize,
    /// Why, naming the part.
    pub reason: String,
}

/// So many parts that need not be there are tried in every combination; of more, each alone and all together.
const TRIED_IN_FULL: usize = 6;

impl PaperTemplate {
    /// What is wrong with it. `may` names parts of kinds without a law of their own.
    #[must_use]
    pub fn objections(&self) -> Vec<Objection> {
        let mut found = Vec::new();
        self.check_number(&mut found);
        let law = Paper::from_code(&self.code);
        if self.code.starts_with("foi_") && law.is_none() {
            found.push(near(
                "code",
                format!("`{}` is no document of the law on requests", self.code),
            ));
            return found;
        }
        let must: Vec<Part> = law.map_or_else(|| vec![Part::Recipient, Part::Reply], Paper::must);
        let may: Vec<Part> = law.map_or_else(
            || {
                vec![
                    Part::Contact,
                    Part::Request,
                    Part::RequestNumber,
                    Part::ReceivedOn,
                ]
            },
            |paper| paper.may().to_vec(),
        );
        let must_not = law.map_or(&[][..], Paper::must_not);
        self.check_parts(&must, &may, must_not, &mut found);
        found
    }

    fn check_number(&self, found: &mut Vec<Objection>) {
        let Some(series) = &self.series else {
            if self.form == PaperForm::Letter {
                found.push(near(
                    "code",
                    "a letter bears a number: `series` is missing".to_owned(),
                ));
            }
            return;
        };
        let sample = series.number("云", 2026, 1);
        if DocNumber::read(&sample).is_err() {
            found.push(near(
                "series",
                format!("`{sample}` is no document number (GB/T 9704—2012 art. 7.2.5)"),
            ));
        }
    }

    /// Lays the template out with a mark for each part, without any part that may be missing, with each, and with all
    /// of them: every part that must be there has to come out every time.
    fn check_parts(
        &self,
        must: &[Part],
        may: &[Part],
        must_not: &[Part],
        found: &mut Vec<Objection>,
    ) {
        let mut missing: BTreeSet<Part> = BTreeSet::new();
        for given in subsets(may) {
            let there: Vec<Part> = must
                .iter()
                .chain(&given)
                .copied()
                .chain([Part::You])
                .collect();
            match self.said(&there) {
                Ok(text) => {
                    missing.extend(must.iter().filter(|part| !text.contains(&mark(**part))))
                }
                Err(error) => return found.push(wrong(&error, must, may, must_not)),
            }
        }
        for part in missing {
            let reason = format!(
                "`{}` leaves out `{}` ({}), which the law wants told",
                self.code,
                part.code(),
                part.name()
            );
            found.push(near("body", reason));
        }
    }

    fn said(&self, parts: &[Part]) -> Result<String, minijinja::Error> {
        lay_out(
            &self.body,
            parts.iter().map(|part| (part.code(), mark(*part))),
        )
    }
}

fn mark(part: Part) -> String {
    format!("\u{f8f0}{}\u{f8f1}", part.code())
}

fn near(near: &str, reason: String) -> Objection {
    let near = near.to_owned();
    Objection {
        near,
        below: 0,
        reason,
    }
}

fn wrong(error: &minijinja::Error, must: &[Part], may: &[Part], must_not: &[Part]) -> Objection {
    let below = error.line().unwrap_or(0);
    let known: Vec<_> = must.iter().chain(may).map(|part| part.code()).collect();
    let mut reason = format!("{error}; this document knows {}", known.join(", "));
    for part in must_not {
        reason.push_str(&format!("; `{}` must not be told here", part.code()));
    }
    Objection {
        near: "body".to_owned(),
        below,
        reason,
    }
}

/// Which parts that need not be there are there: every combination of few, some of many.
fn subsets(may: &[Part]) -> Vec<Vec<Part>> {
    if may.len() > TRIED_IN_FULL {
        let each = may.iter().map(|part| vec![*part]);
        return [Vec::new(), may.to_vec()].into_iter().chain(each).collect();
    }
    let pick = |bits: u32| {
        let chosen = may
            .iter()
            .enumerate()
            .filter(|(at, _)| bits & (1 << at) != 0);
        chosen.map(|(_, part)| *part).collect()
    };
    (0..1_u32 << may.len()).map(pick).collect()
}
