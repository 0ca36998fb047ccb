//! Puts a text, its dates, its number and its people together into a record of the plan.

use std::collections::{BTreeMap, BTreeSet};

use gongkai_model::{
    kinds::{Kinds, Section},
    record::{RelationCode, RelationKind},
};
use gongkai_rules::{
    attribute::{AttributeCode, DisclosureAttribute},
    numbers::DocNumber,
    validity::{Act as ValidityAct, ValidityFacts},
};

use super::{
    DemoError, annual_report,
    cast::{Cast, Chosen},
    days,
    fill::{Cited, Facts, fill},
    html,
    journey::state_of,
    texts::{Text, TextValidity},
    timetable::Span,
    types::{DemoAttachment, DemoRecord, DemoRelation, DemoUnit},
};

/// Kinds whose texts end with the issuers' names and the date.
const SIGNED: [&str; 6] = [
    "notice",
    "normative_document",
    "policy_document",
    "plan",
    "proposal",
    "personnel",
];

/// The genres that end a title (文种), and what is said of others.
const GENRES: [&str; 9] = [
    "通知", "公告", "通告", "通报", "意见", "决定", "批复", "函", "报告",
];

/// Everything that is known before texts are filled.
pub(super) struct Known<'a> {
    pub kinds: &'a Kinds,
    pub cast: &'a Cast<'a>,
    pub numbers: &'a BTreeMap<String, DocNumber>,
    pub book: &'a BTreeMap<String, Cited>,
    /// Interpretations that go with a document, by the key of the document.
    pub beside: &'a BTreeMap<String, Vec<String>>,
}

/// A record and the HTML of its present text, where the first version said something else.
pub(super) struct Assembled {
    pub record: DemoRecord,
    pub body_now: String,
}

/// Assembles the record of a text.
pub(super) fn assemble(
    text: &Text,
    span: Span,
    chosen: &Chosen,
    known: &Known<'_>,
) -> Result<Assembled, DemoError> {
    let unit = known.cast.unit(&text.unit)?;
    let kind = known
        .kinds
        .record(&text.kind)
        .ok_or_else(|| DemoError::unknown("kind", &text.kind))?;
    let number = known.numbers.get(&text.key);
    let number_text = number.map(ToString::to_string);
    let places = places_of(text, unit, span, known.cast.units);
    let superior = unit
        .parent
        .as_deref()
        .and_then(|code| known.cast.unit(code).ok());
    let written_on = span.start.day();
    let facts = Facts {
        key: &text.key,
        unit,
        superior,
        written_on,
        number: number_text.as_deref(),
        places: &places,
        book: known.book,
    };
    let title = fill(&text.title, &facts)?;
    let issuers = issuers_of(text, unit);
    let now = fill(&whole_text(text, &issuers), &facts)?;
    let first = with_slip(text, &now)?;
    let attribute = attribute_of(text)?;
    let relations = relations_of(text, known)?;
    let duty = duty_of(text, unit);
    let record = DemoRecord {
        key: text.key.clone(),
        kind: text.kind.clone(),
        unit: text.unit.clone(),
        office: chosen.office.clone(),
        #[cfg(test)]
        drafter: chosen.drafter.clone(),
        genre: genre_of(text, &title),
        public_note: number
            .and_then(|_| public_note(&attribute))
            .map(str::to_owned),
        doc_number: number.cloned(),
        written_on: (kind.expects_written_on || number.is_some()).then_some(written_on),
        main_recipient: text.to.as_ref().map(|to| fill(to, &facts)).transpose()?,
        topic: text.topic.clone().or_else(|| Some(unit.topic.clone())),
        keywords: keywords_of(text, duty.as_deref()),
        summary: summary_of(&now),
        body_html: html::body(&first),
        validity: validity_if(text, span, known)?,
        fields: fields_of(text, &now, &facts)?,
        attachments: attachments_of(text, &facts)?,
        relations,
        duty: duty.filter(|_| kind.section != Section::Reference),
        reprinted_from: text.reprinted_from.clone(),
        urgent: text.urgent,
        state: state_of(text).to_owned(),
        attribute,
        issuers,
        title,
    };
    Ok(Assembled {
        record,
        body_now: html::body(&now),
    })
}

/// What the record is about among the duties of its unit (专栏姓专); the first of them unless it says so.
fn duty_of(text: &Text, unit: &DemoUnit) -> Option<String> {
    let first = unit.profile.duty_topics.first();
    text.duty.clone().or_else(|| first.cloned())
}

/// The first version, with the slip that is corrected later, where the text has one.
fn with_slip(text: &Text, now: &str) -> Result<String, DemoError> {
    match &text.slip {
        Some((right, wrong)) if now.contains(right.as_str()) => Ok(now.replace(right, wrong)),
        Some((right, _)) => Err(DemoError::place(&text.key, right)),
        None => Ok(now.to_owned()),
    }
}

fn validity_if(
    text: &Text,
    span: Span,
    known: &Known<'_>,
) -> Result<Option<ValidityFacts>, DemoError> {
    let declared = text.validity.as_ref();
    declared
        .map(|validity| validity_of(validity, span, known))
        .transpose()
}

fn places_of(
    text: &Text,
    unit: &DemoUnit,
    span: Span,
    units: &[DemoUnit],
) -> BTreeMap<String, String> {
    let mut places = text.places.clone();
    if places.contains_key(annual_report::PLACE) {
        let year = span.start.day().year() - 1;
        places.extend(annual_report::figures(unit, year, units).places());
    }
    places
}

fn issuers_of(text: &Text, unit: &DemoUnit) -> Vec<String> {
    if text.issuers.is_empty() {
        vec![unit.name.clone()]
    } else {
        text.issuers.clone()
    }
}

fn whole_text(text: &Text, issuers: &[String]) -> String {
    let mut whole = String::new();
    if let Some(to) = &text.to {
        whole.push_str(&format!("{to}：\n"));
    }
    whole.push_str(&text.body);
    for (number, attachment) in (1..).zip(&text.attachments) {
        let name = attachment
            .name
            .rsplit_once('.')
            .map_or(attachment.name.as_str(), |(name, _)| name);
        let label = if number == 1 { "附件：" } else { "" };
        whole.push_str(&format!("\n{label}{number}.{name}"));
    }
    if SIGNED.contains(&text.kind.as_str()) {
        whole.push_str(&format!("\n{}\n{{{{today}}}}", issuers.join("\n")));
    }
    whole
}

fn attribute_of(text: &Text) -> Result<DisclosureAttribute, DemoError> {
    let code = text.attribute.as_deref().unwrap_or("proactive");
    DisclosureAttribute::from_fields(code, text.ground.as_deref(), text.reason.as_deref()).map_err(
        |source| DemoError::Attribute {
            key: text.key.clone(),
            source,
        },
    )
}

fn public_note(attribute: &DisclosureAttribute) -> Option<&'static str> {
    match attribute.code() {
        AttributeCode::Proactive => Some("此件公开发布"),
        AttributeCode::OnRequest => Some("此件依申请公开"),
        AttributeCode::Withheld => None,
    }
}

fn genre_of(text: &Text, title: &str) -> Option<String> {
    if !SIGNED.contains(&text.kind.as_str()) {
        return text.genre.clone();
    }
    let by_title = || {
        GENRES
            .iter()
            .find(|genre| title.ends_with(*genre))
            .copied()
            .unwrap_or("其他")
    };
    Some(text.genre.clone().unwrap_or_else(|| by_title().to_owned()))
}

fn keywords_of(text: &Text, duty: Option<&str>) -> Vec<String> {
    if text.keywords.is_empty() {
        duty.map(str::to_owned).into_iter().collect()
    } else {
        text.keywords.clone()
    }
}

/// The first whole sentence of the text.
fn summary_of(text: &str) -> Option<String> {
    let line = text
        .lines()
        .map(str::trim)
        .find(|line| line.contains('。') && !line.starts_with('|'))?;
    let sentence = line.split_inclusive('。').next()?;
    Some(sentence.chars().take(160).collect())
}

fn fields_of(
    text: &Text,
    now: &str,
    facts: &Facts<'_>,
) -> Result<BTreeMap<String, String>, DemoError> {
    text.fields
        .iter()
        .map(|(code, value)| {
            let value = match value.as_str() {
                "@table" => html::first_table(now),
                other => table_lines(&fill(other, facts)?),
            };
            Ok((code.clone(), value))
        })
        .collect()
}

/// A field that holds a whole table, head and all, becomes its tab-separated rows.
fn table_lines(value: &str) -> String {
    if value.starts_with('|') {
        html::first_table(value)
    } else {
        value.to_owned()
    }
}

fn attachments_of(text: &Text, facts: &Facts<'_>) -> Result<Vec<DemoAttachment>, DemoError> {
    text.attachments
        .iter()
        .map(|attachment| {
            let content = fill(&attachment.content, facts)?
                .trim_start()
                .as_bytes()
                .to_vec();
            Ok(DemoAttachment {
                name: attachment.name.clone(),
                content,
            })
        })
        .collect()
}

fn relations_of(text: &Text, known: &Known<'_>) -> Result<Vec<DemoRelation>, DemoError> {
    let interprets = text.interprets.iter().map(|to| DemoRelation {
        relation: RelationCode::forth(RelationKind::Interprets),
        to: to.clone(),
    });
    let beside = known.beside.get(&text.key).into_iter().flatten();
    let interpreted = beside.map(|to| DemoRelation {
        relation: RelationCode::back(RelationKind::Interprets),
        to: to.clone(),
    });
    let others = text.relations.iter().map(|tie| DemoRelation {
        relation: tie.relation,
        to: tie.to.clone(),
    });
    let all: Vec<_> = interprets.chain(interpreted).chain(others).collect();
    let mut seen = BTreeSet::new();
    match all
        .iter()
        .find(|tie| !known.book.contains_key(&tie.to) || !seen.insert((&tie.relation, &tie.to)))
    {
        Some(tie) => Err(DemoError::unknown("relation", &tie.to)),
        None => Ok(all),
    }
}

fn validity_of(
    v: &TextValidity,
    span: Span,
    known: &Known<'_>,
) -> Result<ValidityFacts, DemoError> {
    let first = days::shift(span.start.day(), v.from);
    let act = |key: &Option<String>| -> Result<Option<ValidityAct>, DemoError> {
        let Some(key) = key else { return Ok(None) };
        let cited = known
            .book
            .get(key)
            .ok_or_else(|| DemoError::unknown("document", key))?;
        Ok(Some(ValidityAct {
            on: days::shift(cited.written_on, 15),
            by: known.numbers.get(key).cloned(),
        }))
    };
    let last_of_years = |years: i16| {
        first
            .checked_add(jiff::Span::new().years(years))
            .map(|day| days::shift(day, -1))
            .ok()
    };
    Ok(ValidityFacts {
        effective_on: Some(first),
        expires_on: v
            .years
            .and_then(last_of_years)
            .or(v.days.map(|d| days::shift(span.start.day(), d))),
        amended: act(&v.amended_by)?,
        repealed: act(&v.repealed_by)?,
        declared_void: None,
        superseded: act(&v.superseded_by)?,
    })
}
