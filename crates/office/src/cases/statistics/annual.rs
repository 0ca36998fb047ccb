//! Tables two to four of the annual report (政府信息公开工作年度报告) of a year, counted live.
//!
//! Source: 国办公开办函〔2021〕30号. Table three: what was received in the year, carried in, ended and carried out, from the
//! register of requests. What waits for the confirmation of its receipt is not received yet (条例 art. 31) and is not
//! counted. Table two: normative documents as they are public here; what the house does not keep stays blank for
//! somebody to fill in. The identities are checked before anybody sees a number.

use gongkai_model::{
    case::{Counted, Law, table4},
    id::UnitId,
    record::Language,
};
use gongkai_rules::{
    foi::outcome::handling_of_code,
    report::{
        self, Applicant, Case, Cell, Column, Documents, Handling, Outcome, Proceedings, Report,
        Row, Table2, Table3, Written,
    },
    validity::{ValidityFacts, status_on},
};
use gongkai_store::{
    Conn,
    cases::{self, Tallied},
    publications,
};
use jiff::civil::{Date, date};

use super::{Scope, unconfirmed};
use crate::core::{Actor, Office, OfficeError, Result};

/// The tables of a year.
#[derive(Debug, Clone)]
pub struct AnnualTables {
    /// The organ.
    pub agency: String,
    /// The year.
    pub year: i16,
    /// The tables, in the form in which a report is checked.
    pub report: Report,
    /// What the check found; nothing, or there is a defect.
    pub checked: Outcome,
    /// 六、收取信息处理费情况
    pub fees: AnnualFees,
    /// Requests whose receipt is not confirmed, which no table counts.
    pub unconfirmed: usize,
    /// Whether the year is over.
    pub is_over: bool,
}

/// What part six of the report says of fees.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct AnnualFees {
    /// 发出收费通知的件数
    pub notices: usize,
    /// 发出收费通知的总金额, in yuan.
    pub noticed_yuan: u64,
    /// 实际收取的总金额, in yuan, less what was paid back.
    pub taken_yuan: u64,
}

/// Most proceedings that are counted.
const PROCEEDINGS: i64 = 100_000;

/// Most normative documents that are looked at.
const DOCUMENTS: i64 = 5000;

/// Counts the tables of a year, of one unit or of all that the person sees.
///
/// # Errors
/// [`OfficeError::NotFound`] for a unit that the person sees no requests of.
pub async fn annual(
    office: &Office,
    actor: &Actor,
    unit: Option<UnitId>,
    year: i16,
) -> Result<AnnualTables> {
    let mut kinds = office.kinds.cases();
    let kind = kinds.find(|kind| kind.law == Some(Law::Foi));
    let kind = kind.ok_or(OfficeError::NotFound("依申请公开"))?;
    let scope = Scope::of(office, actor, &kind.code, unit)?;
    let today = office.clock.today();
    let (from, until) = (date(year, 1, 1), date(year, 12, 31));
    let mut reader = office.store.reader().await?;
    let tallied = cases::tally(&mut reader, &scope.between(from, until)).await?;
    let fees = fees(&mut reader, &scope.units, (from, until)).await?;
    let table3 = Table3::from_cases(tallied.iter().filter_map(|one| case_of(one, year)));
    let table2 = Table2::of(
        Documents {
            made: Cell::Count(0),
            repealed: Cell::Count(0),
            in_force: Cell::Count(0),
        },
        normative_documents(&mut reader, &scope.units, year).await?,
    );
    let all = cases::proceedings_of(&mut reader, &scope.units, until, PROCEEDINGS).await?;
    let counted = all.iter().map(|one| Counted {
        sort: one.sort,
        filed_on: one.filed_on,
        ended: one.ended,
    });
    let table4 = table4(&counted.collect::<Vec<_>>(), year);
    let [reviews, direct, after] = table4
        .groups()
        .map(|(_, group)| group.and_then(Proceedings::value).unwrap_or_default());
    let total = |row| Cell::Count(table3.value(row, Column::Total).unwrap_or_default());
    let written = Written {
        new_received: total(Row::NewReceived),
        handled: total(Row::TotalHandled),
        fee_notices: Cell::Count(i64::try_from(fees.notices).unwrap_or(i64::MAX)),
        reconsiderations: Cell::Count(reviews),
        litigations: Cell::Count(direct + after),
    };
    let only = scope.units.first().filter(|_| scope.units.len() == 1);
    let named = unit.or(only.copied());
    let named = named
        .and_then(|unit| actor.tree.get(unit))
        .or(actor.tree.root());
    let agency = named.map(|unit| unit.name.clone()).unwrap_or_default();
    let report = Report::counted(
        agency.clone(),
        year,
        Some(table2),
        table3,
        Some(table4),
        Some(written),
    );
    Ok(AnnualTables {
        agency,
        year,
        checked: report::check(&report, Some(today)),
        report,
        fees,
        unconfirmed: unconfirmed(&tallied, until, today),
        is_over: until < today,
    })
}

/// A request as the year counts it. One that ended with an outcome which no reply has is counted as 其他 of 其他处理.
fn case_of(one: &Tallied, year: i16) -> Option<Case> {
    let applicant = one.applicant.as_deref().and_then(Applicant::from_key);
    let handling = one.outcome.as_deref().and_then(handling_of_code);
    let ended = one
        .closed_on
        .map(|day| (day, handling.unwrap_or(Handling::Other)));
    Case::in_year(
        applicant.unwrap_or(Applicant::Other),
        one.received_on?,
        ended,
        year,
    )
}

async fn fees(
    conn: &mut Conn,
    units: &[UnitId],
    (from, until): (Date, Date),
) -> Result<AnnualFees> {
    use gongkai_model::case::foi::ChargeState::{Paid, Refunded};
    let all = cases::fees_between(conn, units, from, until).await?;
    let taken = all
        .iter()
        .filter(|fee| matches!(fee.state, Paid | Refunded));
    Ok(AnnualFees {
        notices: all.len(),
        noticed_yuan: all.iter().map(|fee| fee.yuan).sum(),
        taken_yuan: taken
            .map(|fee| {
                fee.yuan
                    .saturating_sub(fee.refunded_yuan.unwrap_or_default())
            })
            .sum(),
    })
}

/// 行政规范性文件: made and ended in the year, in force at its end.
async fn normative_documents(conn: &mut Conn, units: &[UnitId], year: i16) -> Result<Documents> {
    let filter = publications::Filter {
        units: units.to_vec(),
        kinds: vec!["normative_document".to_owned()],
        ..publications::Filter::default()
    };
    let listed = if units.is_empty() {
        Vec::new()
    } else {
        publications::list(conn, &filter, publications::Start::Newest, DOCUMENTS).await?
    };
    let ids: Vec<_> = listed.iter().map(|one| one.record).collect();
    let contents = publications::contents(conn, Language::Chinese, &ids).await?;
    let (mut made, mut repealed, mut in_force) = (0, 0, 0);
    for (_, content) in &contents {
        let facts = content.validity.clone().unwrap_or_default();
        let made_on = content.written_on.map(|day| day.year());
        made += i64::from(made_on == Some(year));
        let at_end = |year: i16| is_in_force(&facts, date(year, 12, 31));
        in_force += i64::from(made_on.is_none_or(|made| made <= year) && at_end(year));
        repealed +=
            i64::from(made_on.is_some_and(|made| made < year) && at_end(year - 1) && !at_end(year));
    }
    Ok(Documents {
        made: Cell::Count(made),
        repealed: Cell::Count(repealed),
        in_force: Cell::Count(in_force),
    })
}

fn is_in_force(facts: &ValidityFacts, day: Date) -> bool {
    status_on(day, facts).value.is_in_force()
}
