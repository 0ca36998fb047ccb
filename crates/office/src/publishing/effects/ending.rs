//! Writes the end or change of a document into the version that will say so on the public page.

use gongkai_model::record::{Ending, EndingBy, EndingWay, Relation, RelationCode, has_end};
use gongkai_rules::dates::chinese;
use gongkai_store::{publications::PublicRecord, versions};

use super::Work;
use crate::{
    core::{FieldError, OfficeError, Result},
    publishing::ending,
};

impl Work<'_> {
    /// Comes after the new version is opened, and changes nothing in it but validity, relation and note.
    pub(super) async fn register_ending(&mut self) -> Result<()> {
        let filled = self.form.ending.clone().unwrap_or_default();
        let (Some(way), Some(on)) = (filled.way, filled.on) else {
            return Err(missing(filled.way.is_none(), filled.on.is_none()));
        };
        let (by, document) = ending::find(self.tx, &filled.by, self.head.id).await?;
        let ending = Ending { way, on, by };
        let mut content = self.loaded.version.content.clone();
        let mut facts = content.validity.take().unwrap_or_default();
        if way != EndingWay::Amended && has_end(&facts) {
            return Err(OfficeError::field("way", "已经登记过废止、失效或者替代"));
        }
        ending.register(&mut facts);
        content.validity = Some(facts);
        self.note("way", way.code());
        self.note("on", on);
        if let EndingBy::Record(other, _) = ending.by {
            self.note("by", other);
            let tie = Relation {
                relation: RelationCode::back(way.relation()),
                to: other,
            };
            if !content.relations.contains(&tie) {
                content.relations.push(tie);
            }
        }
        let sentence = sentence(&ending, document.as_deref(), self.form.reason.trim());
        let language = self.loaded.version.language;
        let (id, version) = (self.head.id, self.head.version);
        versions::update(self.tx, id, version, language, &content, Some(&sentence)).await?;
        Ok(())
    }
}

fn missing(way: bool, on: bool) -> OfficeError {
    let asked = [
        (way, "way", "请选择废止、宣布失效、替代或者修改"),
        (on, "on", "请写明从哪一天起，例如：2026-06-17"),
    ];
    let errors = asked.into_iter().filter(|(is_missing, ..)| *is_missing);
    let errors = errors.map(|(_, field, message)| FieldError {
        field: field.to_owned(),
        message: message.to_owned(),
    });
    OfficeError::Invalid(errors.collect())
}

/// 更正说明, as it stands on the public page: 自2026年1月1日起被《……》（云政发〔2026〕1号）废止。
fn sentence(ending: &Ending, document: Option<&PublicRecord>, reason: &str) -> String {
    let title = document.map(|document| {
        let title = document.content.title.trim_matches(['《', '》']);
        format!("《{title}》")
    });
    let number = ending.by.number().map(ToString::to_string);
    let by = match (title, number) {
        (Some(title), Some(number)) => format!("{title}（{number}）"),
        (Some(name), None) | (None, Some(name)) => name,
        (None, None) => String::new(),
    };
    let (on, verb) = (chinese(ending.on), ending.way.label());
    format!("自{on}起被{by}{verb}。{reason}")
}
