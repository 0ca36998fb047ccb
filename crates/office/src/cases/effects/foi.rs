//! Effects of the law on requests: each leaves the event that its guard asked about, or changes what the clock knows.

use gongkai_model::case::foi::{ChargeState, EventError, FoiEffect, answer, event};
use gongkai_rules::foi::{
    clock::{ClockSettings, EventKind, LapseKind, may, provisional},
    outcome::ReplyKind,
};

use super::Work;
use crate::core::{OfficeError, Result};

impl Work<'_> {
    pub(super) async fn foi(&mut self, effect: FoiEffect) -> Result<()> {
        match effect {
            FoiEffect::Confirm => self.confirm(),
            FoiEffect::Answer => Ok(()),
            FoiEffect::MakeStub => self.make_stub().await,
            FoiEffect::JudgeJoint => self.judge_joint(),
            FoiEffect::NoticeFee => self.notice_fee().await,
            FoiEffect::TakePayment => {
                self.happen(effect)?;
                self.fee_becomes(ChargeState::Paid).await
            }
            FoiEffect::WaiveFee => {
                self.happen(effect)?;
                self.fee_becomes(ChargeState::Waived).await
            }
            FoiEffect::RefundFee => self.refund_fee().await,
            FoiEffect::Lapse => {
                self.lapse()?;
                self.fee_becomes(ChargeState::Lapsed).await
            }
            FoiEffect::Deliver => {
                self.happen(effect)?;
                self.head.outcome = self.outcome()?;
                Ok(())
            }
            FoiEffect::Withdraw => {
                self.happen(effect)?;
                self.head.outcome = Some(ReplyKind::Other.code().to_owned());
                Ok(())
            }
            other => self.happen(other),
        }
    }

    /// Writes the event of a step, if it is lawful on the day that was given.
    pub(super) fn happen(&mut self, effect: FoiEffect) -> Result<()> {
        let today = self.office.clock.today();
        let name = self.actor.map(|actor| actor.person.id.to_string());
        let mut next =
            event(effect, &self.given, today, name.as_deref()).map_err(|error| match error {
                EventError::Missing(field) => OfficeError::field(field, error.to_string()),
                EventError::NoEvent => OfficeError::Defect(error.to_string()),
            })?;
        if next.on > today {
            return Err(OfficeError::field("on", "日期不能晚于今天"));
        }
        // The number of a letter is somebody's words and pairs it with its answer: in the open stands its fingerprint.
        if let Some(typed) = next.reference.take() {
            let said = format!("{}/{typed}", self.head.id);
            let print = self.office.keys.fingerprint("letter", &said)?;
            next.reference = print.get(..16).map(str::to_owned);
        }
        let settings = ClockSettings::default();
        may(&self.events, &next, &settings, &self.loaded.calendar)
            .map_err(|refusal| OfficeError::field("on", refusal.to_string()))?;
        self.events.push(next);
        Ok(())
    }

    /// 双方确认收到 (art. 31): what was received before is received on that day.
    fn confirm(&mut self) -> Result<()> {
        let day = self.day();
        if day > self.office.clock.today() {
            return Err(OfficeError::field("on", "日期不能晚于今天"));
        }
        for event in &mut self.events {
            if let EventKind::Received { confirmed_on, .. } = &mut event.kind {
                if day < event.on {
                    return Err(OfficeError::field("on", "确认之日不能早于来件之日"));
                }
                *confirmed_on = Some(day);
            }
        }
        Ok(())
    }

    /// 认定党政联合发文 (art. 2): what was judged stands in the step, and is read from there.
    fn judge_joint(&self) -> Result<()> {
        let mut joint = self.loaded.joint(self.office)?;
        joint
            .judge(&self.given)
            .map_err(|error| OfficeError::field(error.field(), error.to_string()))
    }

    /// Another organ has it from the day on which it gets it.
    pub(super) fn begin_again(&mut self) {
        let today = self.office.clock.today();
        for event in &mut self.events {
            if let EventKind::Received { .. } = event.kind {
                event.on = today;
            }
        }
    }

    fn lapse(&mut self) -> Result<()> {
        let today = self.office.clock.today();
        let (settings, calendar) = (ClockSettings::default(), &self.loaded.calendar);
        let reading = provisional(&self.events, Some(today), &settings, calendar).ok();
        let lapse = reading.and_then(|reading| reading.lapse(today));
        let lapse = lapse.ok_or_else(|| OfficeError::field("on", "期限还没有届满"))?;
        let kind = match lapse.kind {
            LapseKind::NoCorrection => ReplyKind::NoCorrection,
            LapseKind::NoPayment => ReplyKind::NoPayment,
        };
        self.head.outcome = Some(kind.code().to_owned());
        Ok(())
    }

    /// The code of the last reply: its kind, and its ground where it withholds something.
    fn outcome(&self) -> Result<Option<String>> {
        let Some(form) = self.loaded.reply()? else {
            return Ok(None);
        };
        let reply = answer(&form).map_err(|error| OfficeError::Defect(error.to_string()))?;
        Ok(Some(reply.code()))
    }
}
