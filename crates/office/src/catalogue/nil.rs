//! Nil returns (零报告): declared by one person, checked and signed by two others, then public.

use gongkai_model::{
    catalogue::{Item, NilEffect, NilFacts, NilReturn, NilSignature},
    event::Matter,
    id::{CatalogueItemId, NilReturnId, PersonId, UnitId},
    permission::{step, step_at},
    procedure::Procedure,
};
use gongkai_store::{
    Conn, StoreError, Tx,
    catalogue::{self, NilPublication},
    people,
};
use jiff::civil::Date;

use crate::core::{Actor, EventDraft, Office, OfficeError, Result, civil, instant};

/// What a person does with a nil return.
#[derive(Debug, Clone, Default)]
pub struct NilStep {
    /// The code of the step.
    pub step: String,
    /// The revision that the person's page was made from.
    pub revision: Option<i64>,
    /// The reason, where the step wants one.
    pub reason: String,
}

/// A nil return as the desk shows it.
#[derive(Debug, Clone)]
pub struct NilView {
    /// The nil return.
    pub nil: NilReturn,
    /// Its item, in its present version.
    pub item: Item,
    /// The name of its state.
    pub state_name: String,
    /// Who declared it.
    pub declared_by: String,
    /// Who signed, in their order: name, step, when.
    pub signed: Vec<(String, String, jiff::Timestamp)>,
    /// The steps that this person may take now: code, name, whether a reason is wanted, and why it is refused.
    pub steps: Vec<(String, String, bool, Option<String>)>,
}

fn procedure(office: &Office) -> Result<&Procedure<NilFacts>> {
    let procedure = office.kinds.nil_return();
    procedure.ok_or_else(|| OfficeError::Defect("no procedure `nil_return` is declared".into()))
}

/// Declares that a unit has nothing to publish under an item in this year.
///
/// # Errors
/// [`OfficeError::NotPermitted`]; [`OfficeError::Invalid`] when something is published, or a nil return is there.
pub async fn declare(
    office: &Office,
    actor: &Actor,
    item: CatalogueItemId,
    unit: UnitId,
) -> Result<NilReturnId> {
    actor.may(office, step::NIL_DECLARE, unit)?;
    let procedure = procedure(office)?;
    let mut tx = office.store.begin().await?;
    let known = catalogue::get(&mut tx, item).await?;
    let known = known.filter(|known| known.units.contains(&unit));
    let known = known.ok_or(OfficeError::NotFound("目录事项"))?;
    let now = office.clock.now();
    let year = civil(now).year();
    if !known.applies_on(civil(now).date()) {
        return Err(OfficeError::field("item", "这个事项已经停用"));
    }
    if is_filled(&mut tx, item, unit, year).await? {
        return Err(OfficeError::field(
            "item",
            "本年度已经公开过此类信息，不能作零报告",
        ));
    }
    let nil = NilReturn {
        id: office.new_id(),
        item,
        unit,
        year,
        state: procedure.start.clone(),
        declared_by: actor.person.id,
        declared_at: now,
        signatures: Vec::new(),
        note: None,
        revision: 0,
    };
    match catalogue::declare(&mut tx, &nil).await {
        Err(StoreError::UniqueViolation { .. }) => {
            return Err(OfficeError::field(
                "item",
                format!("{year}年的零报告已经申报"),
            ));
        }
        other => other?,
    }
    event(&nil, "nil_return.declared", actor)
        .with("to", &nil.state)
        .append(office, &mut tx)
        .await?;
    tx.commit().await?;
    Ok(nil.id)
}

fn event(nil: &NilReturn, kind: &str, actor: &Actor) -> EventDraft {
    EventDraft::new(kind, Matter::NilReturn(nil.id.get()))
        .by(actor.person.id)
        .at_unit(nil.unit)
        .with("item", nil.item)
        .with("year", nil.year)
}

async fn is_filled(
    conn: &mut Conn,
    item: CatalogueItemId,
    unit: UnitId,
    year: i16,
) -> Result<bool> {
    let first = |year| Date::new(year, 1, 1).map(|day| instant(day.at(0, 0, 0, 0)));
    let (Ok(from), Ok(before)) = (first(year), first(year.saturating_add(1))) else {
        return Ok(false);
    };
    Ok(catalogue::is_filled(conn, item, unit, from, before).await?)
}

async fn facts(conn: &mut Conn, nil: &NilReturn, actor: PersonId) -> Result<NilFacts> {
    Ok(NilFacts {
        actor,
        declarer: nil.declared_by,
        signers: nil.signatures.iter().map(|signed| signed.person).collect(),
        is_filled: is_filled(conn, nil.item, nil.unit, nil.year).await?,
    })
}

/// Takes a step with a nil return: permission, rules, effects, event, in one transaction.
///
/// # Errors
/// Says why not, in words for the person; nothing is kept then.
pub async fn take(
    office: &Office,
    actor: &Actor,
    id: NilReturnId,
    form: &NilStep,
) -> Result<String> {
    let procedure = procedure(office)?;
    let mut tx = office.store.begin().await?;
    let mut nil = seen(office, &mut tx, actor, id).await?;
    if form
        .revision
        .is_some_and(|revision| revision != nil.revision)
    {
        return Err(OfficeError::Conflict);
    }
    let facts = facts(&mut tx, &nil, actor.person.id).await?;
    if procedure
        .from(&nil.state)
        .any(|known| known.step == form.step)
    {
        actor.may(office, &step_at(&form.step, &nil.state), nil.unit)?;
    }
    let next = procedure.take(&nil.state, &form.step, &facts)?;
    let reason = form.reason.trim();
    if next.reason && reason.is_empty() {
        return Err(OfficeError::field("reason", "请写明理由"));
    }
    let from = std::mem::replace(&mut nil.state, next.to);
    nil.note = Some(reason.to_owned()).filter(|reason| !reason.is_empty());
    let mut kind = "nil_return.stepped";
    for effect in next.effects {
        kind = carry_out(office, &mut tx, actor, &nil, &form.step, effect)
            .await?
            .unwrap_or(kind);
    }
    catalogue::change(&mut tx, &nil).await?;
    event(&nil, kind, actor)
        .with("step", &form.step)
        .with("from", from)
        .with("to", &nil.state)
        .append(office, &mut tx)
        .await?;
    tx.commit().await?;
    let name = procedure.state(&nil.state).map(|state| state.name.clone());
    Ok(name.unwrap_or(nil.state))
}

/// Carries out an effect; what the public sees has an event of its own name.
async fn carry_out(
    office: &Office,
    tx: &mut Tx,
    actor: &Actor,
    nil: &NilReturn,
    step: &str,
    effect: NilEffect,
) -> Result<Option<&'static str>> {
    let now = office.clock.now();
    Ok(match effect {
        NilEffect::Sign => {
            let signature = NilSignature {
                step: step.to_owned(),
                person: actor.person.id,
                at: now,
            };
            catalogue::sign(tx, nil.id, &signature).await?;
            None
        }
        NilEffect::Publish => {
            let public = NilPublication {
                id: nil.id,
                item: nil.item,
                unit: nil.unit,
                year: nil.year,
                signed_by: actor.person.name.clone(),
                published_at: now,
            };
            catalogue::publish_nil(tx, &public).await?;
            Some("nil_return.published")
        }
        NilEffect::Withdraw => {
            catalogue::withdraw_nil(tx, nil.id, now).await?;
            Some("nil_return.withdrawn")
        }
    })
}

async fn seen(
    office: &Office,
    conn: &mut Conn,
    actor: &Actor,
    id: NilReturnId,
) -> Result<NilReturn> {
    let nil = catalogue::nil_return(conn, id).await?;
    let nil = nil.filter(|nil| actor.allows(office, step::DESK_SEE, nil.unit));
    nil.ok_or(OfficeError::NotFound("这份零报告"))
}

/// Reads a nil return for its page.
///
/// # Errors
/// [`OfficeError::NotFound`] for one that does not exist or that the person may not see.
pub async fn nil_view(office: &Office, actor: &Actor, id: NilReturnId) -> Result<NilView> {
    let procedure = procedure(office)?;
    let mut reader = office.store.reader().await?;
    let nil = seen(office, &mut reader, actor, id).await?;
    let item = catalogue::get(&mut reader, nil.item).await?;
    let item = item.ok_or(OfficeError::NotFound("目录事项"))?;
    let facts = facts(&mut reader, &nil, actor.person.id).await?;
    let mut ids = vec![nil.declared_by];
    ids.extend(nil.signatures.iter().map(|signed| signed.person));
    let people = people::named(&mut reader, &ids).await?;
    let name = |id| {
        let found = people.iter().find(|person| person.id == id);
        found.map(|person| person.name.clone()).unwrap_or_default()
    };
    let open = procedure.open_steps(&nil.state, &facts).into_iter();
    let steps =
        open.filter(|open| actor.allows(office, &step_at(&open.step, &nil.state), nil.unit));
    let steps = steps.map(|open| {
        let refused = open.permits(&facts).err().map(|refusal| refusal.message);
        (open.step.clone(), open.name.clone(), open.reason, refused)
    });
    let signed = nil.signatures.iter().map(|signed| {
        (
            name(signed.person),
            procedure.step_name(&signed.step).to_owned(),
            signed.at,
        )
    });
    Ok(NilView {
        state_name: procedure
            .state(&nil.state)
            .map_or_else(|| nil.state.clone(), |state| state.name.clone()),
        declared_by: name(nil.declared_by),
        signed: signed.collect(),
        steps: steps.collect(),
        item,
        nil,
    })
}

/// The nil returns that wait for a step of this person.
///
/// # Errors
/// The store's.
pub async fn waiting(office: &Office, actor: &Actor) -> Result<Vec<(NilReturn, Item)>> {
    let procedure = procedure(office)?;
    let units = actor.units_for(office, step::DESK_SEE);
    let mut reader = office.store.reader().await?;
    let waiting = catalogue::waiting(&mut reader, &units).await?;
    let mine: Vec<NilReturn> = waiting
        .into_iter()
        .filter(|nil| {
            let signers: Vec<_> = nil.signatures.iter().map(|signed| signed.person).collect();
            let is_other =
                nil.declared_by != actor.person.id && !signers.contains(&actor.person.id);
            let mut steps = procedure
                .from(&nil.state)
                .filter(|step| !step.effects.is_empty());
            is_other
                && steps
                    .any(|step| actor.allows(office, &step_at(&step.step, &nil.state), nil.unit))
        })
        .collect();
    let ids: Vec<_> = mine.iter().map(|nil| nil.item).collect();
    let items = catalogue::known(&mut reader, &ids).await?;
    let pairs = mine.into_iter().filter_map(|nil| {
        let item = items.iter().find(|item| item.id == nil.item)?.clone();
        Some((nil, item))
    });
    Ok(pairs.collect())
}
