//! Reads the draft form (拟稿单): what a person typed becomes typed content, or a message beside its field.

use std::collections::BTreeMap;

use gongkai_model::{
    id::CatalogueItemId,
    kinds::{RecordKind, parse_value},
    record::{Content, RecordNumber, Relation, Relevance},
};
use gongkai_rules::{
    attribute::{AttributeError, DisclosureAttribute},
    dates::read_date,
    validity::ValidityFacts,
};
use jiff::civil::Date;

use crate::core::{FieldError, OfficeError, Result};

/// The inputs of a draft form by name. Fields of the kind are named `f.CODE`; each relation is one
/// `relation` input holding `CODE:RECORD`.
#[derive(Debug, Clone, Default)]
pub struct ContentForm {
    values: BTreeMap<String, Vec<String>>,
}

const TITLE_CHARS: usize = 300;
const BODY_BYTES: usize = 4_000_000;

impl ContentForm {
    /// Takes the inputs as they were sent.
    #[must_use]
    pub fn new(pairs: impl IntoIterator<Item = (String, String)>) -> Self {
        let mut values: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (name, value) in pairs {
            values.entry(name).or_default().push(value);
        }
        Self { values }
    }

    fn text(&self, name: &str) -> Option<String> {
        let value = self.values.get(name)?.first()?.trim();
        (!value.is_empty()).then(|| value.to_owned())
    }

    fn list(&self, name: &str) -> Vec<String> {
        let text = self.text(name).unwrap_or_default();
        let parts = text
            .split(['、', '，', ',', ';', '；', '\n'])
            .map(str::trim);
        parts
            .filter(|part| !part.is_empty())
            .map(str::to_owned)
            .collect()
    }

    /// Reads the whole form. A draft may be incomplete; what is there must fit.
    ///
    /// # Errors
    /// [`OfficeError::Invalid`] with every field that does not fit.
    pub fn read(&self, kind: &RecordKind) -> Result<Content> {
        let mut errors = Errors::default();
        let content = Content {
            title: self.title(&mut errors),
            doc_number: self
                .text("doc_number")
                .and_then(|text| RecordNumber::from_text(&text)),
            issuers: self.list("issuers"),
            written_on: self.date("written_on", &mut errors),
            main_recipient: self.text("main_recipient"),
            public_note: self.text("public_note").map(|note| bare_note(&note)),
            genre: self.text("genre"),
            topic: self.text("topic"),
            keywords: self.list("keywords"),
            summary: self.text("summary"),
            body_html: self.body(&mut errors),
            attribute: self.attribute(&mut errors),
            validity: self.validity(&mut errors),
            fields: self.fields(kind, &mut errors),
            attachments: Vec::new(),
            relations: self.relations(&mut errors),
            relevance: self.text("relevance_duty").map(|duty| Relevance { duty }),
            reprinted_from: self.text("reprinted_from"),
            catalogue_items: self.catalogue_items(&mut errors),
        };
        if errors.0.is_empty() {
            Ok(content)
        } else {
            Err(OfficeError::Invalid(errors.0))
        }
    }

    fn catalogue_items(&self, errors: &mut Errors) -> Vec<CatalogueItemId> {
        let chosen = self.values.get("catalogue_item").into_iter().flatten();
        let mut items = Vec::new();
        for text in chosen.filter(|text| !text.trim().is_empty()) {
            match text.trim().parse() {
                Ok(id) if !items.contains(&id) => items.push(id),
                Ok(_) => {}
                Err(_) => errors.add("catalogue_item", format!("“{text}”不是目录事项")),
            }
        }
        items
    }

    fn title(&self, errors: &mut Errors) -> String {
        let title = self.text("title").unwrap_or_default();
        let title: String = title.split_whitespace().collect::<Vec<_>>().join(" ");
        if title.chars().count() > TITLE_CHARS {
            errors.add("title", format!("标题最多 {TITLE_CHARS} 个字"));
        }
        title
    }

    fn body(&self, errors: &mut Errors) -> String {
        let body = self.text("body_html").unwrap_or_default();
        if body.len() > BODY_BYTES {
            errors.add("body_html", "正文太长，请把大表格作为附件上传");
            return String::new();
        }
        gongkai_documents::sanitize::body_html(&body)
    }

    fn date(&self, name: &str, errors: &mut Errors) -> Option<Date> {
        let text = self.text(name)?;
        let date = read_date(&text);
        if date.is_none() {
            errors.add(
                name,
                format!("“{text}”不是日期，请写成 2026-06-17 或 2026年6月17日"),
            );
        }
        date
    }

    fn attribute(&self, errors: &mut Errors) -> Option<DisclosureAttribute> {
        let code = self.text("attribute")?;
        let (ground, reason) = (self.text("ground"), self.text("attribute_reason"));
        // Ground and reason of another choice may still stand in the form; only what belongs is read.
        let (ground, reason) = match code.as_str() {
            "proactive" => (None, None),
            "on_request" => (None, reason),
            _ => (ground, reason),
        };
        let read = DisclosureAttribute::from_fields(&code, ground.as_deref(), reason.as_deref());
        read.map_err(|error| errors.add(attribute_field(&error), attribute_message(&error)))
            .ok()
    }

    fn validity(&self, errors: &mut Errors) -> Option<ValidityFacts> {
        let effective_on = self.date("effective_on", errors);
        let expires_on = self.date("expires_on", errors);
        if let (Some(from), Some(until)) = (effective_on, expires_on)
            && until < from
        {
            errors.add("expires_on", "有效期至不能早于施行日期");
        }
        let known = effective_on.is_some() || expires_on.is_some();
        known.then(|| ValidityFacts {
            effective_on,
            expires_on,
            ..ValidityFacts::default()
        })
    }

    fn fields(
        &self,
        kind: &RecordKind,
        errors: &mut Errors,
    ) -> BTreeMap<String, gongkai_model::kinds::FieldValue> {
        let mut fields = BTreeMap::new();
        for field in &kind.fields {
            let name = format!("f.{}", field.code);
            let text = self.text(&name).unwrap_or_default();
            match parse_value(field, &text) {
                Ok(Some(value)) => {
                    fields.insert(field.code.clone(), value);
                }
                Ok(None) => {}
                Err(error) => errors.add(&name, error.to_string()),
            }
        }
        fields
    }

    fn relations(&self, errors: &mut Errors) -> Vec<Relation> {
        let mut relations = Vec::new();
        for text in self.values.get("relation").into_iter().flatten() {
            let text = text.trim();
            if text.is_empty() {
                continue;
            }
            let parsed = text.split_once(':').and_then(|(relation, to)| {
                Some(Relation {
                    relation: relation.trim().parse().ok()?,
                    to: to.trim().parse().ok()?,
                })
            });
            match parsed {
                Some(relation) => relations.push(relation),
                None => errors.add(
                    "relation",
                    format!("“{text}”不是有效的关联，请从列表中选择"),
                ),
            }
        }
        relations
    }
}

/// The note without its brackets: 此件公开发布.
fn bare_note(note: &str) -> String {
    note.trim_matches(['（', '）', '(', ')', ' ']).to_owned()
}

fn attribute_message(error: &AttributeError) -> &'static str {
    match error {
        AttributeError::Unknown(_) => "请选择主动公开、依申请公开或不予公开",
        AttributeError::Reason(_) => "依申请公开、不予公开的，请写明理由（国办发〔2016〕80号）",
        _ => "不予公开的，请选择条例第十四条至第十六条中的依据",
    }
}

fn attribute_field(error: &AttributeError) -> &'static str {
    match error {
        AttributeError::Unknown(_) => "attribute",
        AttributeError::GroundMissing
        | AttributeError::GroundUnknown(_)
        | AttributeError::GroundNotAllowed(_) => "ground",
        AttributeError::Reason(_) => "attribute_reason",
    }
}

#[derive(Default)]
struct Errors(Vec<FieldError>);

impl Errors {
    fn add(&mut self, field: &str, message: impl Into<String>) {
        self.0.push(FieldError {
            field: field.to_owned(),
            message: message.into(),
        });
    }
}
