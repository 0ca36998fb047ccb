//! 反复申请的信息 (条例 art. 44): requests that ask for the same, how many applicants there are, and a draft that makes it
//! public for everybody with one click. The draft goes through all reviews like every other.
//!
//! How many applicants are several is a setting of the place ([`several`]). Texts are opened, compared and let go.

use std::collections::BTreeSet;

use gongkai_model::{
    case::{CaseHead, Law, NEAR, Wording},
    event::Matter,
    id::{CaseId, RecordId, UnitId},
    permission::step,
    record::Content,
};
use gongkai_rules::{
    explained::Explained,
    foi::conversion::{Conversion, Several, conversion},
};
use gongkai_store::{cases, settings};
use jiff::ToSpan;

use super::{
    alike::opened,
    board::{handles_at, units_of},
    loaded::handled_head,
    publication::drafted,
};
use crate::core::{Actor, EventDraft, Office, OfficeError, Result};

/// Requests for the same information.
#[derive(Debug, Clone)]
pub struct Repeated {
    /// What the first of them asks for.
    pub subject: String,
    /// The unit that was asked.
    pub unit: UnitId,
    /// The requests, the latest first, with their registration numbers.
    pub cases: Vec<(CaseId, Option<String>)>,
    /// How many applicants.
    pub applicants: usize,
    /// Whether it may become public, and why.
    pub conversion: Explained<Conversion>,
    /// The record that makes it public, once it was drafted.
    pub record: Option<RecordId>,
}

/// The setting: how many applicants are several.
const SETTING: &str = "foi.several";
/// So many of the latest requests are compared.
const COMPARED: i64 = 400;

/// How many applicants are several at this place.
///
/// # Errors
/// The store's.
pub async fn several(office: &Office) -> Result<u16> {
    let mut reader = office.store.reader().await?;
    let stored = settings::get(&mut reader, SETTING).await?;
    Ok(stored.and_then(|text| text.parse().ok()).unwrap_or(2))
}

/// Sets how many applicants are several.
///
/// # Errors
/// [`OfficeError::NotPermitted`] for whoever does not oversee the whole place; [`OfficeError::Invalid`] below two.
pub async fn set_several(office: &Office, actor: &Actor, applicants: u16) -> Result<()> {
    let root = actor.tree.root().ok_or(OfficeError::NotFound("单位"))?;
    actor.may(office, step::CASES_OVERSEE, root.id)?;
    Several::new(applicants)
        .map_err(|_| OfficeError::field("several", "至少为2：一个申请人不是多个"))?;
    let mut tx = office.store.begin().await?;
    settings::set(&mut tx, SETTING, &applicants.to_string()).await?;
    EventDraft::new("foi.several_set", Matter::System)
        .by(actor.person.id)
        .with("applicants", applicants)
        .append(office, &mut tx)
        .await?;
    tx.commit().await?;
    Ok(())
}

/// What was asked by several, or by one who suggests that it be made public, at the units whose requests a person
/// handles, in twelve months.
///
/// # Errors
/// The store's.
pub async fn repeated(office: &Office, actor: &Actor) -> Result<Vec<Repeated>> {
    let mut kinds = office.kinds.cases();
    let Some(kind) = kinds.find(|kind| kind.law == Some(Law::Foi)) else {
        return Ok(Vec::new());
    };
    let units = units_of(office, actor, kind).into_iter();
    let units: Vec<UnitId> = units
        .filter(|unit| handles_at(office, actor, &kind.code, *unit))
        .collect();
    let number = several(office).await?;
    let several = Several::new(number).unwrap_or_default();
    let mut reader = office.store.reader().await?;
    let today = office.clock.today();
    let since = today.checked_sub(12.months()).unwrap_or(today);
    let asked = cases::answered_since(&mut reader, &kind.code, &units, since, COMPARED).await?;
    let mut groups: Vec<Group> = Vec::new();
    for one in &asked {
        let Some((subject, form)) = opened(office, &one.head) else {
            continue;
        };
        let wording = Wording::of(&form.wording(kind));
        let same = groups
            .iter_mut()
            .find(|group| group.unit == one.head.unit && group.wording.likeness(&wording) >= NEAR);
        let who = one.print.clone().unwrap_or_else(|| one.head.id.to_string());
        let is_open = matches!(one.head.outcome.as_deref(), Some("R1" | "R2"));
        match same {
            Some(group) => group.add(&one.head, who, is_open),
            None => groups.push(Group::of(subject, wording, &one.head, who, is_open)),
        }
    }
    let ids: Vec<CaseId> = groups.iter().flat_map(|group| group.ids()).collect();
    let converted = cases::conversions(&mut reader, &ids).await?;
    let found = groups.into_iter().map(|group| {
        let own: Vec<CaseId> = group.ids().collect();
        let record = converted.iter().find(|(case, _)| own.contains(case));
        let who = group.applicants.iter().map(String::as_str);
        Repeated {
            conversion: conversion(who, group.is_disclosable, None, several),
            applicants: group.applicants.len(),
            subject: group.subject,
            unit: group.unit,
            cases: group.cases,
            record: record.map(|(_, record)| *record),
        }
    });
    let mut found: Vec<Repeated> = found
        .filter(|one| one.applicants >= usize::from(number))
        .collect();
    found.sort_by_key(|one| std::cmp::Reverse(one.applicants));
    Ok(found)
}

/// Drafts a record that makes public what a request asked for; it names no applicant and copies no reply.
///
/// # Errors
/// [`OfficeError::NotFound`] for whoever has no part in handling it; [`OfficeError::Invalid`] when it was drafted
/// before.
pub async fn draft_public(office: &Office, actor: &Actor, case: CaseId) -> Result<RecordId> {
    let mut tx = office.store.begin().await?;
    let head = handled_head(office, &mut tx, actor, case).await?;
    let (subject, _) = opened(office, &head).ok_or(OfficeError::NotFound("这个办件的内容"))?;
    let content = Content {
        title: subject,
        ..Content::default()
    };
    let record = drafted(office, &mut tx, actor, &head, content).await?;
    tx.commit().await?;
    Ok(record)
}

struct Group {
    subject: String,
    wording: Wording,
    unit: UnitId,
    cases: Vec<(CaseId, Option<String>)>,
    applicants: BTreeSet<String>,
    is_disclosable: bool,
}

impl Group {
    fn of(subject: String, wording: Wording, head: &CaseHead, who: String, is_open: bool) -> Self {
        Self {
            subject,
            wording,
            unit: head.unit,
            cases: vec![(head.id, head.number.clone())],
            applicants: BTreeSet::from([who]),
            is_disclosable: is_open,
        }
    }

    fn add(&mut self, head: &CaseHead, who: String, is_open: bool) {
        self.cases.push((head.id, head.number.clone()));
        self.applicants.insert(who);
        self.is_disclosable |= is_open;
    }

    fn ids(&self) -> impl Iterator<Item = CaseId> + '_ {
        self.cases.iter().map(|(id, _)| *id)
    }
}
