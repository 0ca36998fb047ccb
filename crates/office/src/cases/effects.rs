//! What steps bring about, one function for each effect that a procedure can name.

mod fee;
mod foi;

use gongkai_model::{
    case::{CaseClock, CaseEffect, CaseHead, Form, foi::FoiEffect},
    id::UnitId,
    kinds::FieldValue,
};
use gongkai_rules::foi::clock::Event;
use gongkai_store::{
    Tx, case_papers,
    cases::{self, StoredReply},
};
use jiff::civil::Date;

use super::{
    enclosures,
    loaded::{CaseLoaded, reply_place, seal_form},
    papers::check_reply,
};
use crate::core::{Actor, Office, OfficeError, Result, civil, clock_of, clock_of_limit};

/// A step being carried out. Effects change `head` and `events`; [`Work::finish`] writes what has to agree.
pub(super) struct Work<'a> {
    pub(super) office: &'a Office,
    pub(super) tx: &'a mut Tx,
    pub(super) actor: Option<&'a Actor>,
    pub(super) loaded: &'a CaseLoaded,
    pub(super) given: Form,
    pub(super) head: CaseHead,
    pub(super) events: Vec<Event>,
    closed_on: Option<Date>,
}

impl<'a> Work<'a> {
    pub(super) fn new(
        office: &'a Office,
        tx: &'a mut Tx,
        actor: Option<&'a Actor>,
        loaded: &'a CaseLoaded,
        given: Form,
        head: CaseHead,
    ) -> Self {
        Self {
            office,
            tx,
            actor,
            loaded,
            given,
            head,
            events: loaded.events.clone(),
            closed_on: None,
        }
    }

    /// Carries out one effect.
    pub(super) async fn carry_out(&mut self, effect: CaseEffect) -> Result<()> {
        match effect {
            CaseEffect::Register => self.register().await,
            CaseEffect::Receive => self.receive().await,
            CaseEffect::Assign => self.assign(),
            CaseEffect::Transfer => self.transfer(),
            CaseEffect::WriteReply => self.write_reply().await,
            CaseEffect::SendReply => self.send_reply().await,
            CaseEffect::Close => {
                self.closed_on = Some(self.day());
                Ok(())
            }
            CaseEffect::Rate => {
                self.head.rating = self.given.code("rating").map(str::to_owned);
                Ok(())
            }
            CaseEffect::Classify => self.classify(),
            CaseEffect::Foi(FoiEffect::Answer) => {
                check_reply(self.office, self.tx, self.loaded, &self.given).await
            }
            CaseEffect::Foi(effect) => self.foi(effect).await,
        }
    }

    /// Writes what changed beside the row, and lets the row agree with it.
    pub(super) async fn finish(mut self) -> Result<(CaseHead, Form, Vec<Event>)> {
        let (kind, _) = self.loaded.kind(self.office)?;
        if let Some(law) = kind.law {
            cases::put_clock_events(self.tx, self.head.id, &self.loaded.events, &self.events)
                .await?;
            // What has ended keeps the day that it had to be answered by: of a lapse the clock has no event, and a
            // letter that nobody answered would give back a day after the end.
            if !self.loaded.head.clock.has_ended() || self.events != self.loaded.events {
                let calendar = self.office.calendars.held(self.tx).await?;
                (self.head.received_on, self.head.clock) = clock_of(law, &self.events, &calendar);
            }
        }
        if let Some(day) = self.closed_on {
            self.head.closed_on = Some(day);
            self.head.clock = CaseClock::Ended(self.loaded.head.clock.due());
            self.head.step_due_on = None;
        }
        Ok((self.head, self.given, self.events))
    }

    /// The day of the step: the one that was filled in under `on`, or today.
    fn day(&self) -> Date {
        match self.given.get("on") {
            Some(FieldValue::Date(day)) => *day,
            _ => self.office.clock.today(),
        }
    }

    /// 登记: the number is given once, and a case that comes back keeps it.
    async fn register(&mut self) -> Result<()> {
        if self.head.number.is_some() {
            return Ok(());
        }
        let (kind, _) = self.loaded.kind(self.office)?;
        let year = self.office.clock.today().year();
        let unit = self.tree()?.get(self.head.unit);
        let unit = unit.ok_or(OfficeError::NotFound("这个单位"))?;
        let abbreviation = unit.abbreviation.as_deref().unwrap_or(&unit.short_name);
        let seq = cases::next_number(self.tx, &kind.code, self.head.unit, year).await?;
        self.head.number = Some(kind.series.number(abbreviation, year, seq));
        Ok(())
    }

    /// 主题: the one that was chosen, the one that it has, or the one that its words suggest.
    fn classify(&mut self) -> Result<()> {
        let (kind, _) = self.loaded.kind(self.office)?;
        let chosen = self.given.code("theme").map(str::to_owned);
        let known = chosen.or_else(|| self.head.theme.take());
        self.head.theme = known.or_else(|| self.loaded.suggested_theme(kind));
        Ok(())
    }

    /// 收到: from then on the limit of the kind counts. A law notes receipt by events of its own.
    async fn receive(&mut self) -> Result<()> {
        let (kind, _) = self.loaded.kind(self.office)?;
        let came_on = civil(self.head.submitted_at).date();
        let day = self.head.received_on.unwrap_or(came_on);
        let calendar = self.office.calendars.held(self.tx).await?;
        self.head.received_on = Some(day);
        self.head.clock = clock_of_limit(kind, day, &calendar);
        Ok(())
    }

    fn assign(&mut self) -> Result<()> {
        let unit = self.named_unit("office")?;
        let tree = self.tree()?;
        let is_below = tree
            .public_unit(unit)
            .is_some_and(|public| public.id == self.head.unit);
        if !is_below {
            return Err(OfficeError::field("office", "请选择本单位的处室"));
        }
        self.head.office = Some(unit).filter(|office| *office != self.head.unit);
        Ok(())
    }

    fn transfer(&mut self) -> Result<()> {
        let unit = self.named_unit("unit")?;
        let found = self.tree()?.get(unit);
        let answers = found.is_some_and(|unit| unit.level.has_public_page());
        if !answers || unit == self.head.unit {
            return Err(OfficeError::field("unit", "请选择另一个单位"));
        }
        self.head.unit = unit;
        self.head.office = None;
        // Numbers are the unit's own: the next one gives it another.
        self.head.number = None;
        self.head.received_on = Some(self.office.clock.today());
        self.head.clock = CaseClock::Waiting;
        self.begin_again();
        Ok(())
    }

    async fn write_reply(&mut self) -> Result<()> {
        let actor = self.actor.ok_or(OfficeError::NotFound("这一步"))?;
        let id = self.office.new_id();
        let reply = StoredReply {
            id,
            written_by: actor.person.id,
            written_at: self.office.clock.now(),
            reply: seal_form(&self.loaded.key, &reply_place(id), &self.given)?,
            sent_at: None,
        };
        cases::write_reply(self.tx, self.head.id, &reply).await?;
        // It stands among the replies; the step does not keep it twice.
        self.given = Form::default();
        Ok(())
    }

    async fn send_reply(&mut self) -> Result<()> {
        let last = self.loaded.replies.last();
        let last = last.ok_or_else(|| OfficeError::field("reply", "还没有写答复"))?;
        let now = self.office.clock.now();
        cases::mark_sent(self.tx, last.id, now).await?;
        case_papers::mark_sent(self.tx, self.head.id, now).await?;
        enclosures::send(self.tx, self.loaded, now).await?;
        Ok(())
    }

    fn tree(&self) -> Result<&'a gongkai_model::organisation::Tree> {
        let actor = self.actor.ok_or(OfficeError::NotFound("这一步"))?;
        Ok(&actor.tree)
    }

    fn named_unit(&self, field: &'static str) -> Result<UnitId> {
        let code = match self.given.get(field) {
            Some(FieldValue::Unit(code)) => code.as_str(),
            _ => "",
        };
        let found = self.tree()?.by_code(code);
        found
            .map(|unit| unit.id)
            .ok_or_else(|| OfficeError::field(field, "没有这个单位"))
    }
}
