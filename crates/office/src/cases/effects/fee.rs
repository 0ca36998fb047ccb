//! What steps do with the information processing fee (信息处理费): notice, payment, waiver, refund.

use gongkai_model::{
    case::foi::{Charge, ChargeState, FoiEffect, charge},
    kinds::FieldValue,
};
use gongkai_store::cases;

use super::Work;
use crate::{
    cases::fee::count_before,
    core::{OfficeError, Result},
};

impl Work<'_> {
    /// 通知收费: the sum comes from what was counted.
    pub(super) async fn notice_fee(&mut self) -> Result<()> {
        let before = count_before(self.tx, &self.loaded.head).await?;
        let (method, computed) = charge(&self.given, before)
            .map_err(|error| OfficeError::field(error.field(), error.to_string()))?;
        self.happen(FoiEffect::NoticeFee)?;
        let noticed = Charge {
            id: self.office.new_id(),
            method,
            yuan: computed.value.fee_yuan,
            state: ChargeState::Noticed,
            noticed_on: self.day(),
            settled_on: None,
            refunded_yuan: None,
        };
        cases::insert_fee(self.tx, self.head.id, &noticed).await?;
        Ok(())
    }

    /// 退付: no more than was paid, in whole yuan as it was charged.
    pub(super) async fn refund_fee(&mut self) -> Result<()> {
        let Some(was) = self.fee_in(ChargeState::Paid).await? else {
            return Err(OfficeError::field("amount", "没有已经缴纳的信息处理费"));
        };
        let cents = match self.given.get("amount") {
            Some(FieldValue::Money(cents)) => *cents,
            _ => 0,
        };
        let yuan = u64::try_from(cents / 100).ok();
        let yuan = yuan.filter(|yuan| cents % 100 == 0 && (1..=was.yuan).contains(yuan));
        let yuan = yuan.ok_or_else(|| {
            let message = format!("退付金额应为整元，不多于已缴的{}元", was.yuan);
            OfficeError::field("amount", message)
        })?;
        self.settle(was, ChargeState::Refunded, Some(yuan)).await
    }

    /// Notes what became of the fee that was asked for. A case from before fees were kept has none.
    pub(super) async fn fee_becomes(&mut self, state: ChargeState) -> Result<()> {
        match self.fee_in(ChargeState::Noticed).await? {
            Some(was) => self.settle(was, state, None).await,
            None => Ok(()),
        }
    }

    async fn fee_in(&mut self, state: ChargeState) -> Result<Option<Charge>> {
        let fees = cases::fees(self.tx, self.head.id).await?;
        Ok(fees.into_iter().rfind(|fee| fee.state == state))
    }

    async fn settle(
        &mut self,
        was: Charge,
        state: ChargeState,
        refunded_yuan: Option<u64>,
    ) -> Result<()> {
        let now = Charge {
            state,
            settled_on: Some(self.day()),
            refunded_yuan,
            ..was.clone()
        };
        Ok(cases::settle_fee(self.tx, &was, &now).await?)
    }
}
