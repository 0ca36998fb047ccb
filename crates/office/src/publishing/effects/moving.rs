//! Moves a record to another kind or unit (移动). Address, index number and content stay.

use gongkai_model::permission::step_at;
use gongkai_store::records::{self, Standing};

use super::Work;
use crate::{
    core::{OfficeError, Result},
    publishing::{loaded::missing_relations, place},
};

impl Work<'_> {
    /// The actor needs the right to move at either unit. What is public commits again to its content, so
    /// that the public log tells of the move.
    pub(super) async fn move_to(&mut self) -> Result<()> {
        let chosen = self.form.place.clone().unwrap_or_default();
        let old = self.loaded.kind(self.office)?;
        let kind = match chosen.kind.as_deref() {
            Some(code) => self.office.kinds.record(code),
            None => Some(old),
        };
        let kind = kind.ok_or_else(|| OfficeError::field("kind", "没有这种信息类型"))?;
        let (unit, office) = match chosen.unit {
            Some(unit) => place::within(&self.actor.tree, unit)?,
            None => (self.head.unit, self.head.office),
        };
        let here = (&self.head.kind, self.head.unit, self.head.office);
        if here == (&kind.code, unit, office) {
            return Err(OfficeError::field(
                "kind",
                "已经在这里，请选择另一个类型或者单位",
            ));
        }
        let step = step_at(&self.form.step, &self.loaded.head.state);
        self.actor.may(self.office, &step, office.unwrap_or(unit))?;
        let (from_kind, from_unit) = (self.head.kind.clone(), self.head.unit);
        self.head.kind.clone_from(&kind.code);
        self.head.unit = unit;
        self.head.office = office;
        let content = &self.loaded.version.content;
        let missing = missing_relations(self.office, self.tx, &self.head, content).await?;
        place::fits_kind(self.office, self.loaded, kind, &missing)?;
        self.note("from", &from_kind);
        self.note("to", &kind.code);
        if from_unit != unit {
            self.note("from_unit", from_unit);
            self.note("to_unit", unit);
        }
        self.event = self.event.take().map(|event| event.at_unit(unit));
        let Some(current) = self.current().await? else {
            return Ok(());
        };
        let to = Standing {
            kind: &kind.code,
            section: kind.section,
            unit,
        };
        records::relocate(self.tx, self.head.id, to, self.office.clock.now()).await?;
        let commitment = current.commitment;
        self.event = self.event.take().map(|event| event.committing(commitment));
        Ok(())
    }
}
