//! Templates of documents: read, checked against what the law wants told, found by code and unit.

use std::collections::BTreeMap;

use gongkai_rules::foi::papers::Paper;
use toml::Spanned;

use super::{KindSource, Loader};
use crate::paper::PaperTemplate;

/// Code of the template, and code of the unit that it is for.
pub(super) type Key = (String, Option<String>);

/// The family of replies, of which every kind must have its template.
const REPLIES: &str = "foi_reply";

/// All templates.
pub(super) struct Papers(BTreeMap<Key, PaperTemplate>);

impl Papers {
    pub(super) fn find(&self, code: &str, unit: &str) -> Option<&PaperTemplate> {
        let own = self.0.get(&(code.to_owned(), Some(unit.to_owned())));
        own.or_else(|| self.0.get(&(code.to_owned(), None)))
    }

    pub(super) fn all(&self) -> impl Iterator<Item = &PaperTemplate> {
        self.0.values()
    }
}

impl Loader {
    pub(super) fn read_paper(&mut self, source: &KindSource) {
        if let Some(template) = self.parse::<PaperTemplate>(source) {
            let key = (template.code.clone(), template.unit.clone());
            self.papers.insert(key, (source.clone(), template));
        }
    }

    /// Every template says what it must, and every document that a step draws has one.
    pub(super) fn check_papers(&mut self) -> Papers {
        let papers = std::mem::take(&mut self.papers);
        for (source, template) in papers.values() {
            for objection in template.objections() {
                let key = format!("\n{}", objection.near);
                let at = source.text.find(&key).map_or(0, |at| at + 1);
                let after = source.text.get(at..).unwrap_or_default();
                let lines = after.match_indices('\n').take(objection.below);
                let at = lines.last().map_or(at, |(end, _)| at + end + 1);
                self.wrong(source, at..at, objection.reason);
            }
        }
        let papers: BTreeMap<Key, PaperTemplate> = papers
            .into_iter()
            .map(|(key, (_, template))| (key, template))
            .collect();
        for (file, declared) in self.procedures.values().cloned().collect::<Vec<_>>() {
            let named = declared.transitions.iter().flat_map(|step| &step.papers);
            for name in named {
                self.check_named(&file, name, &papers);
            }
        }
        Papers(papers)
    }

    fn check_named(
        &mut self,
        file: &KindSource,
        name: &Spanned<String>,
        papers: &BTreeMap<Key, PaperTemplate>,
    ) {
        let general = papers.iter().filter(|((_, unit), _)| unit.is_none());
        let mut family = general.filter(|(_, template)| template.belongs_to(name.get_ref()));
        if family.next().is_none() {
            let reason = format!("no document is called `{}`", name.get_ref());
            return self.wrong(file, name.span(), reason);
        }
        if name.get_ref() == REPLIES {
            let replies = Paper::all().filter(|paper| matches!(paper, Paper::Reply(_)));
            for code in replies.map(Paper::code) {
                if !papers.contains_key(&(code.clone(), None)) {
                    self.wrong(
                        file,
                        name.span(),
                        format!("there is no template for `{code}`"),
                    );
                }
            }
        }
    }
}
