//! Loads kinds, procedures and roles from their files, and says file, line and reason when one is wrong.

mod cases;
mod papers;

use std::{collections::BTreeMap, ops::Range};

use super::{FieldType, RecordKind};
use crate::{
    case::{CaseFacts, CaseKind},
    catalogue::{Fields, FieldsFile, NilFacts},
    paper::PaperTemplate,
    permission::{Permissions, RoleFile, step_at},
    procedure::{Declared, Facts, LinkError, Procedure},
    record::RecordFacts,
};

/// The procedure of nil returns (零报告).
const NIL_RETURN: &str = "nil_return";

/// A file to load: its path as shown in messages, and its text.
#[derive(Debug, Clone)]
pub struct KindSource {
    /// `records/notice.toml`, `procedures/three_reviews.toml` or `roles.toml`.
    pub path: String,
    /// The text.
    pub text: String,
}

/// What is wrong with a file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{path}:{line}: {reason}")]
pub struct KindError {
    /// The file.
    pub path: String,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong.
    pub reason: String,
}

/// Everything that is declared as data: kinds, procedures, roles.
pub struct Kinds {
    records: BTreeMap<String, RecordKind>,
    procedures: BTreeMap<String, Procedure<RecordFacts>>,
    nil_return: Option<Procedure<NilFacts>>,
    cases: BTreeMap<String, (CaseKind, Procedure<CaseFacts>)>,
    papers: papers::Papers,
    catalogue: Fields,
    permissions: Permissions,
}

impl Kinds {
    /// Loads all files. A later file with the code of an earlier one replaces it, so that a place can
    /// change a shipped kind in its own folder.
    ///
    /// # Errors
    /// Every [`KindError`] found, in the order of the files.
    pub fn load(sources: &[KindSource]) -> Result<Self, Vec<KindError>> {
        let mut loader = Loader::default();
        for source in sources {
            loader.read(source);
        }
        loader.finish()
    }

    /// Finds a kind of record.
    #[must_use]
    pub fn record(&self, code: &str) -> Option<&RecordKind> {
        self.records.get(code)
    }

    /// All kinds of records, in the order of the column: section, place, name.
    #[must_use]
    pub fn records(&self) -> Vec<&RecordKind> {
        let mut all: Vec<_> = self.records.values().collect();
        all.sort_by(|a, b| (a.section, a.sort, &a.code).cmp(&(b.section, b.sort, &b.code)));
        all
    }

    /// The procedure of a kind, its extra steps put in.
    #[must_use]
    pub fn procedure_of(&self, kind: &str) -> Option<&Procedure<RecordFacts>> {
        self.procedures.get(kind)
    }

    /// A kind of case and its procedure.
    #[must_use]
    pub fn case(&self, code: &str) -> Option<(&CaseKind, &Procedure<CaseFacts>)> {
        let (kind, procedure) = self.cases.get(code)?;
        Some((kind, procedure))
    }

    /// All kinds of cases, by code.
    pub fn cases(&self) -> impl Iterator<Item = &CaseKind> {
        self.cases.values().map(|(kind, _)| kind)
    }

    /// The template of a document for a unit, by their codes: the unit's own where it has one.
    #[must_use]
    pub fn paper(&self, code: &str, unit: &str) -> Option<&PaperTemplate> {
        self.papers.find(code, unit)
    }

    /// All templates, those of units among them.
    pub fn papers(&self) -> impl Iterator<Item = &PaperTemplate> {
        self.papers.all()
    }

    /// The procedure of nil returns (零报告), where one is declared.
    #[must_use]
    pub const fn nil_return(&self) -> Option<&Procedure<NilFacts>> {
        self.nil_return.as_ref()
    }

    /// The fields of the disclosure catalogues.
    #[must_use]
    pub const fn catalogue(&self) -> &Fields {
        &self.catalogue
    }

    /// Who may do what.
    #[must_use]
    pub const fn permissions(&self) -> &Permissions {
        &self.permissions
    }
}

#[derive(Default)]
struct Loader {
    kinds: BTreeMap<String, (KindSource, RecordKind)>,
    cases: BTreeMap<String, (KindSource, CaseKind)>,
    papers: BTreeMap<papers::Key, (KindSource, PaperTemplate)>,
    procedures: BTreeMap<String, (KindSource, Declared)>,
    roles: RoleFile,
    catalogue: Fields,
    errors: Vec<KindError>,
}

impl Loader {
    fn read(&mut self, source: &KindSource) {
        if source.path.ends_with("roles.toml") {
            if let Some(roles) = self.parse::<RoleFile>(source) {
                self.roles = roles;
            }
        } else if source.path.ends_with("catalogue.toml") {
            if let Some(fields) = self.parse::<FieldsFile>(source) {
                self.catalogue.add(fields);
            }
        } else if source.path.contains("procedures/") {
            if let Some(declared) = self.parse::<Declared>(source) {
                self.procedures
                    .insert(declared.code.clone(), (source.clone(), declared));
            }
        } else if source.path.contains("documents/") {
            self.read_paper(source);
        } else if source.path.contains("cases/") {
            if let Some(kind) = self.parse::<CaseKind>(source) {
                self.check_keys(source);
                self.cases.insert(kind.code.clone(), (source.clone(), kind));
            }
        } else if let Some(kind) = self.parse::<RecordKind>(source) {
            self.check_keys(source);
            self.kinds.insert(kind.code.clone(), (source.clone(), kind));
        }
    }

    fn parse<T: serde::de::DeserializeOwned>(&mut self, source: &KindSource) -> Option<T> {
        match toml::from_str(&source.text) {
            Ok(parsed) => Some(parsed),
            Err(error) => {
                let reason = error.message().to_owned();
                self.wrong(source, error.span().unwrap_or(0..0), reason);
                None
            }
        }
    }

    fn wrong(&mut self, source: &KindSource, at: Range<usize>, reason: String) {
        let before = source.text.get(..at.start).unwrap_or_default();
        let line = before.matches('\n').count() + 1;
        self.errors.push(KindError {
            path: source.path.clone(),
            line,
            reason,
        });
    }

    /// Points at the first line that holds a text, for findings that TOML has no span for.
    fn wrong_near(&mut self, source: &KindSource, needle: &str, reason: String) {
        let at = source.text.find(needle).unwrap_or(0);
        self.wrong(source, at..at, reason);
    }

    fn finish(mut self) -> Result<Kinds, Vec<KindError>> {
        let mut permissions = Permissions::new(std::mem::take(&mut self.roles));
        let mut linked = BTreeMap::new();
        let kinds: Vec<_> = self.kinds.values().cloned().collect();
        for (source, kind) in &kinds {
            self.check_kind(source, kind);
            if let Some(procedure) = self.link(source, kind) {
                self.allow(source, &procedure, &mut permissions);
                linked.insert(kind.code.clone(), procedure);
            }
        }
        let nil_return = self.nil_return(&mut permissions);
        let papers = self.check_papers();
        let cases = self.link_cases(&mut permissions);
        if !self.errors.is_empty() {
            return Err(self.errors);
        }
        let records = kinds
            .into_iter()
            .map(|(_, kind)| (kind.code.clone(), kind))
            .collect();
        Ok(Kinds {
            records,
            procedures: linked,
            nil_return,
            cases,
            papers,
            catalogue: self.catalogue,
            permissions,
        })
    }

    fn link(&mut self, source: &KindSource, kind: &RecordKind) -> Option<Procedure<RecordFacts>> {
        let Some((file, declared)) = self.procedures.get(&kind.procedure).cloned() else {
            let reason = format!("no procedure is called `{}`", kind.procedure);
            self.wrong_near(source, "procedure", reason);
            return None;
        };
        let mut with_extra = declared;
        for extra in &kind.extra_steps {
            let known = with_extra
                .states
                .iter()
                .any(|state| *state.code.get_ref() == extra.before);
            if !known {
                let reason = format!(
                    "`{}` cannot come before `{}`: no such state",
                    extra.step, extra.before
                );
                self.wrong_near(source, "extra_step", reason);
                return None;
            }
            with_extra = with_extra.with_extra(extra);
        }
        match Procedure::link(with_extra) {
            Ok(procedure) => Some(procedure),
            Err(LinkError { at, reason }) => {
                self.wrong(&file, at, reason);
                None
            }
        }
    }

    fn nil_return(&mut self, permissions: &mut Permissions) -> Option<Procedure<NilFacts>> {
        let (file, declared) = self.procedures.get(NIL_RETURN).cloned()?;
        match Procedure::link(declared) {
            Ok(procedure) => {
                self.allow(&file, &procedure, permissions);
                Some(procedure)
            }
            Err(LinkError { at, reason }) => {
                self.wrong(&file, at, reason);
                None
            }
        }
    }

    fn allow<F: Facts>(
        &mut self,
        source: &KindSource,
        procedure: &Procedure<F>,
        permissions: &mut Permissions,
    ) {
        for transition in &procedure.transitions {
            self.check_roles(source, &transition.step, &transition.roles, permissions);
            permissions.name(&transition.step, &transition.name);
            for role in &transition.roles {
                permissions.allow(&transition.step, role);
                // A step such as `return` is taken by different roles in different states.
                for from in &transition.from {
                    permissions.allow(&step_at(&transition.step, from), role);
                }
            }
            for from in &transition.from {
                permissions.name(&step_at(&transition.step, from), &transition.name);
            }
        }
    }

    fn check_roles(
        &mut self,
        source: &KindSource,
        step: &str,
        roles: &[String],
        permissions: &Permissions,
    ) {
        for role in roles {
            if permissions.role(role).is_none() {
                let reason = format!("no role is called `{role}` (step `{step}`)");
                self.wrong_near(source, role, reason);
            }
        }
    }

    /// Serde cannot refuse unknown keys beside a flattened type, so misspelt keys of fields are found here.
    fn check_keys(&mut self, source: &KindSource) {
        const KEYS: [&str; 18] = [
            "code",
            "name",
            "name_en",
            "name_ja",
            "name_ko",
            "required",
            "help",
            "type",
            "multiline",
            "max_chars",
            "unit",
            "decimals",
            "choices",
            "columns",
            "accept",
            "kinds",
            "mask",
            "when",
        ];
        let Ok(table) = source.text.parse::<toml::Table>() else {
            return;
        };
        let fields = table
            .get("field")
            .and_then(toml::Value::as_array)
            .into_iter()
            .flatten();
        let keys = fields
            .filter_map(toml::Value::as_table)
            .flat_map(toml::Table::keys);
        for key in keys.filter(|key| !KEYS.contains(&key.as_str())) {
            self.wrong_near(source, key, format!("a field has no key `{key}`"));
        }
    }

    fn check_kind(&mut self, source: &KindSource, kind: &RecordKind) {
        let is_code = |code: &str| {
            !code.is_empty()
                && code
                    .chars()
                    .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
        };
        if !is_code(&kind.code) {
            self.wrong_near(
                source,
                "code",
                format!("`{}` is not a snake_case code", kind.code),
            );
        }
        for (at, field) in kind.fields.iter().enumerate() {
            if !is_code(&field.code) {
                self.wrong_near(
                    source,
                    &field.code,
                    format!("`{}` is not a snake_case code", field.code),
                );
            }
            if kind
                .fields
                .iter()
                .take(at)
                .any(|earlier| earlier.code == field.code)
            {
                self.wrong_near(
                    source,
                    &field.code,
                    format!("the field `{}` is declared twice", field.code),
                );
            }
            match &field.of {
                FieldType::Enum { choices } if choices.is_empty() => {
                    self.wrong_near(
                        source,
                        &field.code,
                        format!("`{}` has no choices", field.code),
                    );
                }
                FieldType::Table { columns } if columns.is_empty() => {
                    self.wrong_near(
                        source,
                        &field.code,
                        format!("`{}` has no columns", field.code),
                    );
                }
                _ => {}
            }
        }
        let fields = &self.catalogue;
        let is_unknown = |code: &&String| !fields.is_empty() && fields.get(code).is_none();
        let unknown = kind.catalogue.iter().find(is_unknown).cloned();
        if let Some(code) = unknown {
            let reason = format!("no field of a catalogue has the code `{code}`");
            self.wrong_near(source, "catalogue", reason);
        }
        self.check_list(source, kind);
    }

    fn check_list(&mut self, source: &KindSource, kind: &RecordKind) {
        const COLUMNS: [&str; 7] = [
            "title",
            "doc_number",
            "written_on",
            "published_on",
            "validity",
            "unit",
            "topic",
        ];
        const FACETS: [&str; 5] = ["year", "unit", "topic", "genre", "validity"];
        for column in &kind.list.columns {
            if !COLUMNS.contains(&column.as_str()) && kind.field(column).is_none() {
                self.wrong_near(
                    source,
                    column,
                    format!("the list column `{column}` is no field"),
                );
            }
        }
        for facet in &kind.list.facets {
            let is_enum = kind
                .field(facet)
                .is_some_and(|field| matches!(field.of, FieldType::Enum { .. }));
            if !FACETS.contains(&facet.as_str()) && !is_enum {
                self.wrong_near(
                    source,
                    facet,
                    format!("the facet `{facet}` is no enum field"),
                );
            }
        }
        let take_down = kind
            .take_down
            .as_ref()
            .and_then(|rule| rule.field.as_deref());
        if let Some(code) = take_down {
            let fits = kind
                .field(code)
                .is_some_and(|field| matches!(field.of, FieldType::Date | FieldType::Period));
            if !fits {
                self.wrong_near(
                    source,
                    "take_down",
                    format!("`{code}` is no date or period field"),
                );
            }
        }
    }
}
