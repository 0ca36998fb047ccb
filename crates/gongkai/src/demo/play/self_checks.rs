//! The yearly self-check of the demo: each unit has looked at some of what it does not open, and one record goes the whole
//! way again.

use gongkai_model::record::SelfCheckDecision::{Keep, Open};
use gongkai_office::publishing::self_check;

use super::{PlayError, stand::Stand};

/// The unit that opens something.
const OPENS: &str = "yhzjj";

/// Decides about most of what every unit holds back; the last record of each waits.
pub(super) async fn play(stand: &Stand<'_>) -> Result<(), PlayError> {
    let today = stand.office.clock.today();
    for code in stand.unit_codes() {
        let Ok(officer) = stand.holder("foi_handler", &code) else {
            continue;
        };
        let unit = stand.unit(&code)?;
        let Ok(found) =
            self_check::self_check(stand.office, &officer, Some(unit), today.year()).await
        else {
            continue;
        };
        let most = found.records.len().saturating_sub(1);
        for (at, record) in found.records.iter().take(most).enumerate() {
            let (decision, reason) = match (at, code.as_str()) {
                (0, OPENS) => (Open, "事项已经办结，公开不再影响办理。"),
                _ if record.attribute == "withheld" => (Keep, "不予公开的情形没有变化。"),
                _ => (Keep, "只涉及特定对象，维持依申请公开。"),
            };
            self_check::decide(stand.office, &officer, record.record, decision, reason)
                .await
                .map_err(|source| PlayError::Refused {
                    act: "self_check".to_owned(),
                    who: format!("foi_handler@{code}"),
                    title: record.title.clone(),
                    at: today.at(9, 0, 0, 0),
                    source: Box::new(source),
                })?;
        }
    }
    Ok(())
}
