//! Reads units, people and negative lists.

use gongkai_model::organisation::{UnitLevel, UnitProfile};
use gongkai_rules::{exemption::Exemption, numbers::UnifiedCreditCode};
use serde::Deserialize;

use super::{
    DemoError, files,
    types::{DemoGrant, DemoNegativeItem, DemoPerson, DemoUnit},
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct UnitFile {
    unit: Vec<RawUnit>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawUnit {
    code: String,
    name: String,
    short_name: String,
    name_en: String,
    name_ja: String,
    name_ko: String,
    abbreviation: Option<String>,
    parent: Option<String>,
    level: UnitLevel,
    credit_code: UnifiedCreditCode,
    site_code: Option<gongkai_rules::numbers::SiteCode>,
    #[serde(default)]
    reviews_by_superior: bool,
    topic: String,
    head: String,
    duties: String,
    duty_topics: Vec<String>,
    address: String,
    hours: String,
    phone: String,
    fax: String,
    email: String,
    #[serde(default)]
    icp: String,
    #[serde(default)]
    police_record: String,
    #[serde(default)]
    offices: Vec<RawOffice>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawOffice {
    name: String,
    duties: String,
    phone: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PeopleFile {
    person: Vec<RawPerson>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawPerson {
    login: gongkai_model::organisation::Login,
    name: String,
    unit: String,
    office: Option<String>,
    post: String,
    roles: Vec<String>,
    substitute: Option<String>,
    #[serde(default)]
    showcase: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NegativeFile {
    item: Vec<RawNegative>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawNegative {
    unit: String,
    item: String,
    ground: String,
    reason: String,
}

/// Reads the units; every office follows its unit.
pub(super) fn units() -> Result<Vec<DemoUnit>, DemoError> {
    let file: UnitFile = read("units.toml", files::UNITS)?;
    let mut units = Vec::new();
    for raw in file.unit {
        let offices: Vec<_> = raw
            .offices
            .iter()
            .enumerate()
            .map(|(at, office)| office_of(&raw, office, at + 1))
            .collect();
        units.push(public_unit(raw));
        units.extend(offices);
    }
    for (sort, unit) in (1..).zip(&mut units) {
        unit.sort = sort;
    }
    Ok(units)
}

fn public_unit(raw: RawUnit) -> DemoUnit {
    DemoUnit {
        code: raw.code,
        name: raw.name,
        short_name: raw.short_name,
        abbreviation: raw.abbreviation,
        parent: raw.parent,
        level: raw.level,
        credit_code: Some(raw.credit_code),
        site_code: raw.site_code,
        reviews_by_superior: raw.reviews_by_superior,
        sort: 0,
        topic: raw.topic,
        profile: UnitProfile {
            name_en: raw.name_en,
            name_ja: raw.name_ja,
            name_ko: raw.name_ko,
            duties: raw.duties,
            address: raw.address,
            hours: raw.hours,
            phone: raw.phone,
            fax: raw.fax,
            email: raw.email,
            head: raw.head,
            icp: raw.icp,
            police_record: raw.police_record,
            duty_topics: raw.duty_topics,
        },
    }
}

fn office_of(unit: &RawUnit, office: &RawOffice, number: usize) -> DemoUnit {
    DemoUnit {
        code: format!("{}-{number}", unit.code),
        name: office.name.clone(),
        short_name: office.name.clone(),
        abbreviation: None,
        parent: Some(unit.code.clone()),
        level: UnitLevel::Office,
        credit_code: None,
        site_code: None,
        reviews_by_superior: false,
        sort: 0,
        topic: unit.topic.clone(),
        profile: UnitProfile {
            duties: office.duties.clone(),
            phone: office.phone.clone(),
            address: unit.address.clone(),
            hours: unit.hours.clone(),
            ..UnitProfile::default()
        },
    }
}

/// Reads the people; offices and `role@unit` are resolved against `units`.
pub(super) fn people(units: &[DemoUnit]) -> Result<Vec<DemoPerson>, DemoError> {
    let file: PeopleFile = read("people.toml", files::PEOPLE)?;
    file.person
        .into_iter()
        .map(|raw| person(raw, units))
        .collect()
}

fn person(raw: RawPerson, units: &[DemoUnit]) -> Result<DemoPerson, DemoError> {
    let unit = match &raw.office {
        None => raw.unit.clone(),
        Some(office) => units
            .iter()
            .find(|unit| unit.parent.as_deref() == Some(&raw.unit) && unit.name == *office)
            .map(|unit| unit.code.clone())
            .ok_or_else(|| DemoError::unknown("office", office))?,
    };
    let mut grants = Vec::new();
    for role in &raw.roles {
        let (role, at) = role.split_once('@').unwrap_or((role, &raw.unit));
        let reached = units.iter().filter(|unit| {
            if at == "*" {
                unit.level.has_public_page()
            } else {
                unit.code == at
            }
        });
        let before = grants.len();
        grants.extend(reached.map(|unit| DemoGrant {
            role: role.to_owned(),
            unit: unit.code.clone(),
        }));
        if grants.len() == before {
            return Err(DemoError::unknown("unit", at));
        }
    }
    grants.dedup();
    Ok(DemoPerson {
        login: raw.login,
        name: raw.name,
        unit,
        post: raw.post,
        grants,
        substitute: raw.substitute,
        showcase: raw.showcase,
    })
}

/// Reads the negative lists.
pub(super) fn negative_list() -> Result<Vec<DemoNegativeItem>, DemoError> {
    let file: NegativeFile = read("negative_list.toml", files::NEGATIVE_LIST)?;
    file.item
        .into_iter()
        .map(|raw| {
            let ground = Exemption::from_code(&raw.ground)
                .ok_or_else(|| DemoError::unknown("ground", &raw.ground))?;
            Ok(DemoNegativeItem {
                unit: raw.unit,
                item: raw.item,
                ground,
                reason: raw.reason,
            })
        })
        .collect()
}

pub(super) fn read<T: serde::de::DeserializeOwned>(file: &str, text: &str) -> Result<T, DemoError> {
    toml::from_str(text).map_err(|source| DemoError::File {
        file: file.to_owned(),
        source,
    })
}
