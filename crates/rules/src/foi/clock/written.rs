//! An event as programs read it: the JSON that `given` reads back.

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::{Event, EventKind};

impl Serialize for Event {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("kind", self.kind.code())?;
        map.serialize_entry("on", &self.on)?;
        match &self.kind {
            EventKind::Received {
                channel,
                confirmed_on,
            } => {
                map.serialize_entry("channel", channel)?;
                some(&mut map, "confirmed_on", confirmed_on.as_ref())?;
            }
            EventKind::CorrectionRequested { until } => some(&mut map, "until", until.as_ref())?,
            EventKind::FeeNoticed { received_on }
            | EventKind::ThirdPartyConsulted { received_on }
            | EventKind::ThirdPartyAnswered { received_on } => {
                some(&mut map, "received_on", received_on.as_ref())?;
            }
            EventKind::AgencyConsulted { role } => map.serialize_entry("as", role)?,
            EventKind::AgencyAnswered { role } => some(&mut map, "as", role.as_ref())?,
            EventKind::Extended {
                working_days,
                approved_by,
            } => {
                map.serialize_entry("working_days", working_days)?;
                some(&mut map, "approved_by", approved_by.as_ref())?;
            }
            EventKind::Deferred { until } => map.serialize_entry("until", until)?,
            EventKind::Corrected
            | EventKind::ExplanationRequested
            | EventKind::Explained
            | EventKind::FeePaid
            | EventKind::Replied
            | EventKind::Withdrawn => {}
        }
        some(&mut map, "ref", self.reference.as_ref())?;
        map.end()
    }
}

fn some<M: SerializeMap, T: Serialize>(
    map: &mut M,
    key: &str,
    value: Option<&T>,
) -> Result<(), M::Error> {
    match value {
        Some(value) => map.serialize_entry(key, value),
        None => Ok(()),
    }
}
