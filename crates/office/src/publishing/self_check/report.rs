//! The year's report of the self-check (定期审查情况报告), as a Word file: the numbers in one sentence, the units, the records.

use gongkai_documents::write::{Block, Document, Table, docx};
use gongkai_model::{id::UnitId, organisation::Tree};
use gongkai_rules::dates::chinese;

use super::{CheckReport, CheckView, self_check};
use crate::core::{Actor, Office, OfficeError, Result, civil};

impl CheckReport {
    /// The numbers in one sentence, to be taken over as it is.
    #[must_use]
    pub fn sentence(&self, name: &str, year: i16) -> String {
        let done = self.all - self.waiting;
        format!(
            "{year}年，{name}对依申请公开、不予公开的信息共 {} 件开展定期审查，已审查 {done} 件：维持依申请公开 {} 件，仍不予公开 {} 件，转为主动公开 {} 件（其中已经公开 {} 件）；尚未审查 {} 件。",
            self.all,
            self.kept_on_request,
            self.kept_withheld,
            self.turned,
            self.published,
            self.waiting
        )
    }
}

/// A report: what the file is called, and its content.
pub type ReportFile = (String, Vec<u8>);

/// The report of a unit, or of all units that a person sees. Records are listed for one unit only: of the others the
/// numbers go up, not the titles.
///
/// # Errors
/// As [`self_check`]; [`OfficeError::File`] when the file cannot be made.
pub async fn report(
    office: &Office,
    actor: &Actor,
    unit: Option<UnitId>,
    year: i16,
) -> Result<ReportFile> {
    let found = self_check(office, actor, unit, year).await?;
    let now = civil(office.clock.now());
    let name = unit.map_or_else(|| "各单位".to_owned(), |unit| full_name(&actor.tree, unit));
    let title = format!("{name}{year}年政府信息定期审查情况报告");
    let mut document = Document::new(title.clone(), now);
    document.body = vec![Block::plain(found.total.sentence(&name, year))];
    let table = match unit {
        Some(_) => records(&found.records),
        None => units(&actor.tree, &found.units),
    };
    document.body.extend(table.map(Block::Table));
    document.body.push(Block::Signature {
        lines: vec![name, chinese(now.date())],
    });
    let file = docx(&document).map_err(|refusal| OfficeError::File(refusal.to_string()))?;
    Ok((format!("{title}.docx"), file))
}

fn full_name(tree: &Tree, unit: UnitId) -> String {
    tree.get(unit)
        .map_or_else(String::new, |unit| unit.name.clone())
}

fn names<const N: usize>(names: [&str; N]) -> Vec<String> {
    names.map(str::to_owned).to_vec()
}

fn units(tree: &Tree, units: &[(UnitId, CheckReport)]) -> Option<Table> {
    let head = names([
        "单位",
        "应审查",
        "维持",
        "仍不予公开",
        "转为主动公开",
        "尚未审查",
    ]);
    let rows = units.iter().filter(|(_, report)| report.all > 0);
    let rows = rows.map(|(unit, report)| {
        let numbers = [
            report.all,
            report.kept_on_request,
            report.kept_withheld,
            report.turned,
            report.waiting,
        ];
        let numbers = numbers.map(|number| number.to_string());
        std::iter::once(full_name(tree, *unit))
            .chain(numbers)
            .collect()
    });
    Table::of_rows(head, rows.collect())
}

fn records(records: &[CheckView]) -> Option<Table> {
    let head = names(["信息", "文号", "结论", "理由", "审查人", "日期"]);
    let rows = records.iter().map(|record| {
        let mut row = vec![
            record.title.clone(),
            record.doc_number.clone().unwrap_or_default(),
        ];
        match &record.decided {
            Some(decided) => row.extend([
                decided.decision.label(&record.attribute).to_owned(),
                decided.reason.clone(),
                decided.by.clone(),
                decided.on.to_string(),
            ]),
            None => row.extend(names(["尚未审查", "", "", ""])),
        }
        row
    });
    Table::of_rows(head, rows.collect())
}
