//! T3-4, T4-2 and T2-1: what must or should continue from the report of the year before.

use super::column::Column;
use super::finding::Outcome;
use super::row::Row;
use super::{Report, Table2, Table4};

/// Compares a report with that of the year before: 上年结转 must be what was carried out then (T3-4); the rest
/// are warnings.
pub fn check_with_prior(report: &Report, prior: &Report) -> Outcome {
    let mut outcome = Outcome::default();
    if let Some((year, before)) = report.year.zip(prior.year)
        && year.checked_sub(1) != Some(before)
    {
        let message = format!(
            "上年报告应为{}年度，现为{before}年度，未作比较",
            year.saturating_sub(1)
        );
        outcome.warn("prior_year", None, None, message);
        return outcome.judged();
    }
    if !prior.table3.is_blank() && !report.table3.is_blank() {
        carried_over(report, prior, &mut outcome);
    }
    if let Some((now, then)) = report.table4.as_ref().zip(prior.table4.as_ref()) {
        pending(now, then, &mut outcome);
    }
    if let Some((now, then)) = report.table2.as_ref().zip(prior.table2.as_ref()) {
        in_force(now, then, &mut outcome);
    }
    outcome.judged()
}

/// T3-4: 上年结转 of this year = 结转下年度 of the year before.
fn carried_over(report: &Report, prior: &Report, outcome: &mut Outcome) {
    for column in Column::ALL {
        let then = prior.table3.value(Row::CarriedOut, column);
        if let Some(both) = then.zip(report.table3.value(Row::CarriedIn, column)) {
            outcome.unequal("T3-4", Some(Row::CarriedIn.key()), column.key(), both);
        }
    }
}

/// T4-2: what was 尚未审结 ends, or is still open, in the next year.
fn pending(now: &Table4, then: &Table4, outcome: &mut Outcome) {
    for ((key, now), (_, then)) in now.groups().into_iter().zip(then.groups()) {
        let open = then.and_then(|group| group.pending.stated());
        let total = now.and_then(|group| group.value());
        if let Some((open, total)) = open.zip(total)
            && open > total
        {
            let message = format!("上年尚未审结{open}件，本年总计只有{total}件");
            outcome.warn("T4-2", Some(key), Some("total"), message);
        }
    }
}

/// T2-1: 现行有效 = 上年现行有效 + 制发 − 废止. Amended and expired documents may break it.
fn in_force(now: &Table2, then: &Table2, outcome: &mut Outcome) {
    for ((key, now), (_, then)) in now.documents().into_iter().zip(then.documents()) {
        let numbers = then.in_force.stated().zip(now.in_force.stated());
        let moves = now.made.value().zip(now.repealed.value());
        if let Some(((before, found), (made, repealed))) = numbers.zip(moves) {
            let expected = before + made - repealed;
            if expected != found {
                let message = format!(
                    "现行有效应为上年{before}件＋制发{made}件－废止{repealed}件＝{expected}件，现为{found}件"
                );
                outcome.warn("T2-1", Some(key), Some("in_force"), message);
            }
        }
    }
}
