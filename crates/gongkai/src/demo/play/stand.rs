//! The stand on which the plan is played: who is there, what was made so far, what time it is.

use std::{collections::HashMap, sync::Arc};

use gongkai_model::{
    catalogue::Item,
    id::{PersonId, RecordId, UnitId},
    kinds::parse_value,
    organisation::Tree,
    record::{Content, Gate, RecordNumber, Relation, Relevance, Stage},
};
use gongkai_office::{
    Actor, Office, OfficeError,
    catalogue::{declare, take as take_nil},
    core::{NewRecord, instant},
    publishing::{
        StepForm, attachment,
        co_sign::{self, CoSignForm},
        draft, gates, negative_list, step,
    },
};
use gongkai_store::{grants, people, records, units};
use jiff::{Timestamp, ToSpan};

use super::{PlayError, catalogue};
use crate::demo::{
    DemoPlan,
    types::{Act, DemoPerson, DemoRecord, DemoStep},
};

/// What is known while the play goes on.
pub(super) struct Stand<'a> {
    pub(super) office: &'a Office,
    plan: &'a DemoPlan,
    actors: HashMap<String, Actor>,
    units: HashMap<String, UnitId>,
    /// Records made so far, by key.
    made: HashMap<&'a str, RecordId>,
    /// The items of the catalogues.
    items: Vec<Item>,
    now: Timestamp,
}

impl<'a> Stand<'a> {
    pub(super) async fn new(office: &'a Office, plan: &'a DemoPlan) -> Result<Self, OfficeError> {
        let mut reader = office.store.reader().await?;
        let tree: Arc<Tree> = Arc::new(units::tree(&mut reader).await?);
        let units = tree
            .iter()
            .map(|unit| (unit.code.clone(), unit.id))
            .collect();
        // Loaded once for the whole play, with one tree for all: nobody's roles change in it, and everybody
        // in the plan acts on roles of their own.
        let mut actors = HashMap::new();
        for account in people::list(&mut reader, None).await? {
            let person = account.person;
            let grants = grants::of_person(&mut reader, person.id).await?;
            let login = person.login.to_string();
            let tree = Arc::clone(&tree);
            actors.insert(
                login,
                Actor {
                    person,
                    grants,
                    substitute_for: Vec::new(),
                    tree,
                },
            );
        }
        let now = office.clock.now();
        Ok(Self {
            office,
            plan,
            actors,
            units,
            made: HashMap::new(),
            items: Vec::new(),
            now,
        })
    }

    pub(super) fn unit(&self, code: &str) -> Result<UnitId, PlayError> {
        self.units
            .get(code)
            .copied()
            .ok_or_else(|| PlayError::Missing(code.to_owned()))
    }

    /// The codes of all units, in order.
    pub(super) fn unit_codes(&self) -> Vec<String> {
        let mut codes: Vec<String> = self.units.keys().cloned().collect();
        codes.sort();
        codes
    }

    /// Moves the clock to a time, or a second on when it is there already, so that events keep their order.
    pub(super) fn move_clock(&mut self, at: Timestamp) {
        let next = self.now.checked_add(1.seconds()).unwrap_or(self.now);
        self.now = at.max(next);
        self.office.clock.set(self.now);
    }

    pub(super) async fn keep_negative_lists(&mut self) -> Result<(), PlayError> {
        for item in &self.plan.negative_list {
            let keeper = self.plan.people.iter().find(|person| {
                person
                    .grants
                    .iter()
                    .any(|g| g.role == "foi_handler" && g.unit == item.unit)
            });
            let missing = || PlayError::Missing(format!("foi_handler@{}", item.unit));
            let keeper = keeper.ok_or_else(missing)?;
            let actor = self
                .actors
                .get(keeper.login.as_str())
                .cloned()
                .ok_or_else(missing)?;
            let (unit, ground) = (self.unit(&item.unit)?, item.ground.code());
            let (class, reason) = (item.item.as_str(), item.reason.as_str());
            let added = negative_list::add(self.office, &actor, unit, class, ground, reason).await;
            added.map_err(PlayError::set_up)?;
        }
        Ok(())
    }

    /// Whoever holds a role at a unit, the first in the list of people.
    pub(super) fn holder(&self, role: &str, unit: &str) -> Result<Actor, PlayError> {
        let holds = |person: &&DemoPerson| {
            let mut grants = person.grants.iter();
            grants.any(|grant| grant.role == role && grant.unit == unit)
        };
        let holder = self.plan.people.iter().find(holds);
        let missing = || PlayError::Missing(format!("{role}@{unit}"));
        self.actor(holder.ok_or_else(missing)?.login.as_str())
    }

    /// Somebody by their number.
    pub(super) fn person(&self, id: PersonId) -> Result<Actor, PlayError> {
        let mut actors = self.actors.values();
        let found = actors.find(|actor| actor.person.id == id).cloned();
        found.ok_or_else(|| PlayError::Missing(id.to_string()))
    }

    /// A second later.
    pub(super) fn go_on(&mut self) {
        self.move_clock(self.now);
    }

    fn actor(&self, login: &str) -> Result<Actor, PlayError> {
        let actor = self.actors.get(login).cloned();
        actor.ok_or_else(|| PlayError::Missing(login.to_owned()))
    }

    /// Imports the catalogues in the name of the open-government office.
    pub(super) async fn import_catalogues(&mut self) -> Result<(), PlayError> {
        let holds = |person: &&DemoPerson| {
            let mut grants = person.grants.iter();
            grants.any(|grant| grant.role == "open_government_office")
        };
        let keeper = self.plan.people.iter().find(holds);
        let missing = || PlayError::Missing("open_government_office".to_owned());
        let actor = self.actor(keeper.ok_or_else(missing)?.login.as_str())?;
        let imported = catalogue::import(self.office, &actor).await;
        self.items = imported.map_err(PlayError::set_up)?;
        Ok(())
    }

    /// Lets the units declare and sign what they have nothing of.
    pub(super) async fn sign_nil_returns(&mut self) -> Result<(), PlayError> {
        for nil in catalogue::nils()? {
            let unit = self.unit(&nil.unit)?;
            let found = self
                .items
                .iter()
                .find(|item| item.content.level2 == nil.item && item.units.contains(&unit));
            let item = found
                .ok_or_else(|| PlayError::Missing(nil.item.clone()))?
                .id;
            let [declarer, checker, signer] = catalogue::signers(self.plan, &nil.unit)?;
            self.move_clock(self.now);
            let declared = declare(self.office, &self.actor(&declarer)?, item, unit).await;
            let id = match declared {
                Ok(id) => id,
                // Which texts fall into this year depends on the day; one of them has filled the item.
                Err(OfficeError::Invalid(_)) => continue,
                Err(error) => return Err(PlayError::set_up(error)),
            };
            let steps = match nil.until.as_deref() {
                Some("declared") => &[][..],
                Some("checked") => &[("nil_check", &checker)],
                _ => &[("nil_check", &checker), ("nil_sign", &signer)],
            };
            for (code, login) in steps {
                self.move_clock(self.now);
                let step = catalogue::step(code);
                let taken = take_nil(self.office, &self.actor(login)?, id, &step).await;
                taken.map_err(PlayError::set_up)?;
            }
        }
        Ok(())
    }

    pub(super) async fn take(&mut self, step: &DemoStep) -> Result<(), PlayError> {
        self.move_clock(instant(step.at));
        let plan = self.plan;
        let record = plan
            .records
            .get(step.record)
            .ok_or_else(|| PlayError::Missing(step.record.to_string()))?;
        let actor = self.actors.get(&step.who).cloned();
        let actor = actor.ok_or_else(|| PlayError::Missing(step.who.clone()))?;
        self.act(&actor, record, &step.act)
            .await
            .map_err(|error| match error {
                Stopped::Refused(source) => PlayError::Refused {
                    act: word(&step.act),
                    who: step.who.clone(),
                    title: record.title.clone(),
                    at: step.at,
                    source: Box::new(source),
                },
                Stopped::Plan(error) => error,
            })
    }

    /// Looks whether every record stands where the plan leaves it.
    pub(super) async fn must_have_ended(&self) -> Result<(), PlayError> {
        let reader = self.office.store.reader().await;
        let mut reader = reader.map_err(|error| PlayError::jobs(error.into()))?;
        for record in &self.plan.records {
            let missing = || PlayError::Missing(record.key.clone());
            let id = self.made.get(record.key.as_str()).ok_or_else(missing)?;
            let head = records::get(&mut reader, *id).await;
            let head = head
                .map_err(|error| PlayError::jobs(error.into()))?
                .ok_or_else(missing)?;
            if head.state != record.state {
                return Err(PlayError::Astray {
                    title: record.title.clone(),
                    found: head.state,
                    planned: record.state.clone(),
                });
            }
        }
        Ok(())
    }

    async fn act(
        &mut self,
        actor: &Actor,
        record: &'a DemoRecord,
        act: &Act,
    ) -> Result<(), Stopped> {
        if matches!(act, Act::Draft) {
            return self.draft(actor, record).await;
        }
        let missing = || PlayError::Missing(record.key.clone());
        let id = self
            .made
            .get(record.key.as_str())
            .copied()
            .ok_or_else(missing)?;
        if let Some(form) = form_of(act) {
            return self.step(actor, id, form).await;
        }
        match act {
            Act::Relate => self.save(actor, id, record, &record.body_html).await?,
            Act::AskCoSign { unit } => {
                let unit = self.unit(unit)?;
                co_sign::ask(self.office, actor, id, unit, CoSignForm::CoSign).await?;
            }
            Act::AnswerCoSign {
                unit,
                agrees,
                opinion,
            } => {
                let unit = self.unit(unit)?;
                co_sign::answer(self.office, actor, id, unit, *agrees, opinion).await?;
            }
            Act::Pass { step, opinion } => {
                if Stage::from_code(step).is_some() {
                    self.sign_gates(actor, id).await?;
                }
                self.step(actor, id, form(step, opinion)).await?;
            }
            Act::CorrectPublish => {
                self.sign_gates(actor, id).await?;
                self.step(actor, id, form("correct_publish", "")).await?;
            }
            Act::Correct { reason, body_html } => {
                self.step(actor, id, form("correct", reason)).await?;
                self.save(actor, id, record, body_html).await?;
            }
            Act::Revise { reason, body_html } => {
                self.step(actor, id, form("revise", reason)).await?;
                self.save(actor, id, record, body_html).await?;
            }
            // A draft is begun above; all the rest is one step with its form.
            _ => {}
        }
        Ok(())
    }

    async fn step(&mut self, actor: &Actor, id: RecordId, form: StepForm) -> Result<(), Stopped> {
        step::take(self.office, actor, id, form).await?;
        Ok(())
    }

    async fn sign_gates(&mut self, actor: &Actor, id: RecordId) -> Result<(), Stopped> {
        for gate in Gate::ALL {
            gates::sign(self.office, actor, id, gate).await?;
            self.move_clock(self.now);
        }
        Ok(())
    }

    async fn draft(&mut self, actor: &Actor, record: &'a DemoRecord) -> Result<(), Stopped> {
        let new = NewRecord {
            kind: record.kind.clone(),
            unit: self.unit(&record.unit)?,
            office: record
                .office
                .as_deref()
                .map(|code| self.unit(code))
                .transpose()?,
            urgent: record.urgent,
            content: self.content(record, &record.body_html)?,
        };
        let id = draft::create(self.office, actor, new).await?;
        self.made.insert(&record.key, id);
        for file in &record.attachments {
            let revision = self.revision(id).await?;
            let content = file.content.clone();
            attachment::add(self.office, actor, id, revision, &file.name, content).await?;
        }
        Ok(())
    }

    async fn save(
        &mut self,
        actor: &Actor,
        id: RecordId,
        record: &DemoRecord,
        body_html: &str,
    ) -> Result<(), Stopped> {
        let (revision, content) = (self.revision(id).await?, self.content(record, body_html)?);
        draft::save(self.office, actor, id, revision, content, record.urgent).await?;
        Ok(())
    }

    async fn revision(&self, id: RecordId) -> Result<i64, Stopped> {
        let mut reader = self
            .office
            .store
            .reader()
            .await
            .map_err(OfficeError::from)?;
        let head = records::get(&mut reader, id)
            .await
            .map_err(OfficeError::from)?;
        let head = head.ok_or_else(|| PlayError::Missing(id.to_string()))?;
        Ok(head.revision)
    }

    /// What the record says, with the relations to records that are there by now.
    fn content(&self, record: &DemoRecord, body_html: &str) -> Result<Content, PlayError> {
        let missing = |what: &str| PlayError::Missing(format!("{} {what}", record.key));
        let kind = self
            .office
            .kinds
            .record(&record.kind)
            .ok_or_else(|| missing(&record.kind))?;
        let mut fields = std::collections::BTreeMap::new();
        for (code, text) in &record.fields {
            let field = kind.field(code).ok_or_else(|| missing(code))?;
            let value = parse_value(field, text).map_err(|error| missing(&error.to_string()))?;
            fields.extend(value.map(|value| (code.clone(), value)));
        }
        let relations = record.relations.iter().filter_map(|tie| {
            let to = self.made.get(tie.to.as_str()).copied()?;
            Some(Relation {
                relation: tie.relation,
                to,
            })
        });
        Ok(Content {
            title: record.title.clone(),
            doc_number: record.doc_number.clone().map(RecordNumber::Read),
            issuers: record.issuers.clone(),
            written_on: record.written_on,
            main_recipient: record.main_recipient.clone(),
            public_note: record.public_note.clone(),
            genre: record.genre.clone(),
            topic: record.topic.clone(),
            keywords: record.keywords.clone(),
            summary: record.summary.clone(),
            body_html: gongkai_documents::sanitize::body_html(body_html),
            attribute: Some(record.attribute.clone()),
            validity: record.validity.clone(),
            fields,
            attachments: Vec::new(),
            relations: relations.collect(),
            relevance: record.duty.clone().map(|duty| Relevance { duty }),
            reprinted_from: record.reprinted_from.clone(),
            catalogue_items: catalogue::fulfilled(
                &self.office.kinds,
                &self.items,
                self.unit(&record.unit)?,
                &record.kind,
                &record.title,
            ),
        })
    }
}

/// Why a step did not happen.
enum Stopped {
    Refused(OfficeError),
    Plan(PlayError),
}

impl From<OfficeError> for Stopped {
    fn from(error: OfficeError) -> Self {
        Self::Refused(error)
    }
}

impl From<PlayError> for Stopped {
    fn from(error: PlayError) -> Self {
        Self::Plan(error)
    }
}

/// The form of an act that is one step and nothing more.
fn form_of(act: &Act) -> Option<StepForm> {
    Some(match act {
        Act::Submit => form("submit", ""),
        Act::Return { reason } => form("return", reason),
        Act::Publish => form("publish", ""),
        Act::ProposeErasure { reason } => form("erase_propose", reason),
        Act::Erase => form("erase", ""),
        Act::Archive => form("archive", ""),
        Act::Discard { reason } => form("discard", reason),
        Act::Schedule { at } => StepForm {
            publish_at: Some(instant(*at)),
            ..form("schedule", "")
        },
        Act::Withdraw { reason, note } => StepForm {
            withdrawal: Some(*reason),
            ..form("withdraw", note)
        },
        _ => return None,
    })
}

fn form(step: &str, reason: &str) -> StepForm {
    StepForm {
        step: step.to_owned(),
        reason: reason.to_owned(),
        ..StepForm::default()
    }
}

/// The act as a word for messages.
fn word(act: &Act) -> String {
    let shown = format!("{act:?}");
    shown
        .split([' ', '{', '('])
        .next()
        .unwrap_or_default()
        .to_owned()
}
