//! The plan holds together on any day: enough of everything, nothing left unfilled, sums that agree.

use std::collections::{BTreeMap, BTreeSet};

use gongkai_model::{
    kinds::{Kinds, parse_value},
    organisation::UnitLevel,
    procedure::Procedure,
    record::RecordFacts,
};
use gongkai_office::core::load_kinds;
use jiff::civil::{Date, date};

use super::{DemoPlan, days, html, plan, types::Act};

fn kinds() -> Kinds {
    load_kinds(None).unwrap_or_else(|errors| panic!("{errors:#?}"))
}

/// An ordinary day, New Year, a holiday, a leap day, the day after a report was due.
const DAYS: [(i16, i8, i8); 6] = [
    (2026, 11, 21),
    (2026, 1, 1),
    (2026, 10, 4),
    (2028, 2, 29),
    (2027, 1, 23),
    (2027, 3, 19),
];

fn plans() -> Vec<(Date, DemoPlan)> {
    let kinds = kinds();
    DAYS.iter()
        .map(|(year, month, day)| {
            let today = date(*year, *month, *day);
            (
                today,
                plan(today, &kinds).unwrap_or_else(|error| panic!("{today}: {error:?}")),
            )
        })
        .collect()
}

#[test]
fn there_is_enough_of_everything() {
    let kinds = kinds();
    let (_, plan) = plans().swap_remove(0);
    assert!(plan.records.len() >= 330, "{} records", plan.records.len());
    for kind in kinds.records() {
        let count = plan
            .records
            .iter()
            .filter(|record| record.kind == kind.code)
            .count();
        assert!(count >= 3, "{count} of {}", kind.code);
    }
    let states: BTreeSet<_> = plan
        .records
        .iter()
        .map(|record| record.state.as_str())
        .collect();
    let procedure = kinds.procedure_of("normative_document").unwrap();
    for state in &procedure.states {
        assert!(
            states.contains(state.code.as_str()),
            "nothing is {}",
            state.code
        );
    }
    let levels = |level| plan.units.iter().filter(|unit| unit.level == level).count();
    assert!(levels(UnitLevel::Bureau) >= 12 && levels(UnitLevel::Town) >= 4);
    for bureau in plan
        .units
        .iter()
        .filter(|unit| unit.level == UnitLevel::Bureau)
    {
        let has = plan
            .records
            .iter()
            .filter(|record| record.unit == bureau.code);
        let kinds: BTreeSet<_> = has.map(|record| record.kind.as_str()).collect();
        assert!(kinds.len() >= 10, "{} has {kinds:?}", bureau.name);
    }
    assert!(plan.records.iter().any(|record| record.urgent));
    assert!(plan.records.iter().any(|record| record.issuers.len() > 1));
}

#[test]
fn titles_and_numbers_are_unique_and_fields_parse() {
    let kinds = kinds();
    for (today, plan) in plans() {
        let (mut titles, mut numbers) = (BTreeSet::new(), BTreeSet::new());
        for record in &plan.records {
            assert!(
                titles.insert(&record.title),
                "{today}: twice {}",
                record.title
            );
            if let Some(number) = &record.doc_number {
                assert!(
                    numbers.insert(number.to_string()),
                    "{today}: twice {number}"
                );
                assert_eq!(
                    number.year(),
                    record.written_on.map(Date::year),
                    "{}",
                    record.title
                );
            }
            let kind = kinds.record(&record.kind).unwrap();
            assert!(
                !kind.expects_written_on || record.written_on.is_some(),
                "{}",
                record.title
            );
            for (code, text) in &record.fields {
                let field = kind
                    .field(code)
                    .unwrap_or_else(|| panic!("{}: {code}", record.key));
                let value = parse_value(field, text);
                assert!(
                    matches!(value, Ok(Some(_))),
                    "{} {code}: {value:?} from {text}",
                    record.key
                );
            }
            for field in kind.fields.iter().filter(|field| field.required) {
                assert!(
                    record.fields.contains_key(&field.code),
                    "{} {}",
                    record.key,
                    field.code
                );
            }
        }
    }
}

#[test]
fn nothing_is_left_unfilled_and_nothing_lies_ahead() {
    for (today, plan) in plans() {
        for record in &plan.records {
            let everything = format!("{record:?}");
            for left in ["{{", "}}", "TODO", "XX", "lorem"] {
                assert!(
                    !everything.contains(left),
                    "{today}: `{left}` in {}",
                    record.title
                );
            }
            assert!(record.body_html.chars().count() > 60, "{}", record.title);
        }
        let earliest = days::shift(today, -3 * 366);
        for step in &plan.steps {
            assert!(
                step.at.date() < today && step.at.date() > earliest,
                "{today}: {step:?}"
            );
            assert!(days::is_working(step.at.date()), "{step:?}");
            if let Act::Schedule { at } = step.act {
                assert!(at.date() > today, "{step:?}");
            }
        }
        assert!(plan.steps.is_sorted_by_key(|step| step.at));
    }
}

/// Follows every record through the declared procedure by its states alone.
#[test]
fn every_journey_is_a_way_of_the_procedure() {
    let kinds = kinds();
    for (today, plan) in plans() {
        let mut states: Vec<String> = vec!["draft".into(); plan.records.len()];
        let mut public = vec![false; plan.records.len()];
        let mut last = BTreeMap::new();
        for step in &plan.steps {
            let record = &plan.records[step.record];
            let procedure = kinds.procedure_of(&record.kind).unwrap();
            let code = match &step.act {
                Act::Draft | Act::Relate | Act::AskCoSign { .. } | Act::AnswerCoSign { .. } => {
                    continue;
                }
                Act::Submit => "submit",
                Act::Pass { step, .. } => step.as_str(),
                Act::Return { .. } => "return",
                Act::Publish => "publish",
                Act::Schedule { .. } => "schedule",
                Act::Correct { .. } => "correct",
                Act::CorrectPublish => "correct_publish",
                Act::Revise { .. } => "revise",
                Act::Withdraw { .. } => "withdraw",
                Act::ProposeErasure { .. } => "erase_propose",
                Act::Erase => "erase",
                Act::Archive => "archive",
                Act::Discard { .. } => "discard",
            };
            let from = states[step.record].clone();
            let to = follow(
                procedure,
                &from,
                code,
                record.attribute.reason().is_none(),
                public[step.record],
            );
            states[step.record] =
                to.unwrap_or_else(|| panic!("{today}: {} cannot {code} from {from}", record.title));
            public[step.record] |= code == "publish";
            let before = last.insert(step.record, step.at);
            assert!(before.is_none_or(|before| before <= step.at), "{step:?}");
        }
        for (record, state) in plan.records.iter().zip(&states) {
            assert_eq!(&record.state, state, "{today}: {}", record.title);
        }
    }
}

fn follow(
    procedure: &Procedure<RecordFacts>,
    from: &str,
    step: &str,
    is_proactive: bool,
    is_public: bool,
) -> Option<String> {
    let targets: Vec<_> = procedure
        .from(from)
        .filter(|way| way.step == step)
        .map(|way| way.to.clone())
        .collect();
    match (targets.as_slice(), step) {
        ([one], _) => Some(one.clone()),
        ([], _) => None,
        (many, "submit") => pick(
            many,
            if is_proactive {
                "secrecy_review"
            } else {
                "attribute_review"
            },
        ),
        (many, "final_review") => pick(many, if is_proactive { "cleared" } else { "held" }),
        (many, "discard") => pick(many, if is_public { "published" } else { "archived" }),
        _ => None,
    }
}

fn pick(many: &[String], state: &str) -> Option<String> {
    many.iter().find(|target| *target == state).cloned()
}

#[test]
fn people_hold_the_roles_and_names_differ() {
    let (_, plan) = plans().swap_remove(0);
    let kinds = kinds();
    let known: BTreeSet<_> = kinds
        .permissions()
        .roles()
        .map(|role| role.code.as_str())
        .collect();
    let (mut names, mut logins, mut held) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    for person in &plan.people {
        assert!(
            names.insert(&person.name) && logins.insert(person.login.as_str()),
            "{}",
            person.name
        );
        assert!(
            (2..=3).contains(&person.name.chars().count()),
            "{}",
            person.name
        );
        assert!(
            plan.units.iter().any(|unit| unit.code == person.unit),
            "{}",
            person.name
        );
        held.extend(person.grants.iter().map(|grant| grant.role.as_str()));
    }
    assert_eq!(held, known, "every role is held, no other");
    for person in &plan.people {
        let substitute = person.substitute.as_deref();
        assert!(
            substitute.is_none_or(|login| logins.contains(login) && login != person.login.as_str())
        );
    }
    let mut codes = BTreeSet::new();
    for unit in plan
        .units
        .iter()
        .filter(|unit| unit.level.has_public_page())
    {
        let code = unit.credit_code.as_ref().unwrap();
        assert!(
            codes.insert(code.as_str()) && code.division() == "990108",
            "{code}"
        );
        assert!(
            unit.profile.phone.starts_with("0000-8800 "),
            "{}",
            unit.profile.phone
        );
    }
}

#[test]
fn the_drafter_reviews_nothing_and_reviewers_differ() {
    let (_, plan) = plans().swap_remove(0);
    let mut passed: BTreeMap<usize, BTreeMap<&str, &str>> = BTreeMap::new();
    for step in &plan.steps {
        let record = &plan.records[step.record];
        match &step.act {
            Act::Pass { step: stage, .. } => {
                assert_ne!(step.who, record.drafter, "{}", record.title);
                passed
                    .entry(step.record)
                    .or_default()
                    .insert(stage, &step.who);
            }
            Act::Publish | Act::Schedule { .. } => assert_ne!(step.who, record.drafter),
            Act::Draft | Act::Submit => assert_eq!(step.who, record.drafter),
            _ => {}
        }
    }
    for (record, stages) in passed {
        let three: Vec<_> = ["first_review", "second_review", "final_review"]
            .iter()
            .filter_map(|stage| stages.get(stage))
            .collect();
        let different: BTreeSet<_> = three.iter().collect();
        assert_eq!(
            different.len(),
            three.len(),
            "{}",
            plan.records[record].title
        );
    }
}

/// A row called 合计 holds the sums of the rows above it; the last column of a report's rows their total.
#[test]
fn sums_in_tables_agree() {
    for (_, plan) in plans() {
        for record in &plan.records {
            for table in tables(&record.body_html) {
                check_total_row(&table, &record.title);
                if table[0].last().is_some_and(|head| head == "总计") {
                    check_total_column(&table, &record.title);
                }
            }
        }
    }
}

fn tables(html: &str) -> Vec<Vec<Vec<String>>> {
    let text_of = |row: &str| {
        let cells = row.replace("</th>", "</td>");
        let cells = cells.split("</td>").filter(|cell| cell.contains("<t"));
        cells
            .map(|cell| cell.rsplit_once('>').unwrap().1.to_owned())
            .collect()
    };
    html.split("<table>")
        .skip(1)
        .map(|table| {
            let rows = table.split("</table>").next().unwrap().split("</tr>");
            rows.filter(|row| row.contains("<td") || row.contains("<th"))
                .map(text_of)
                .collect()
        })
        .collect()
}

fn hundredths(cell: &str) -> Option<i64> {
    let (whole, rest) = cell.split_once('.').unwrap_or((cell, ""));
    let digits = format!("{whole}{rest:0<2}");
    digits
        .parse()
        .ok()
        .filter(|_| !whole.is_empty() && rest.len() <= 2)
}

fn check_total_row(table: &[Vec<String>], title: &str) {
    let Some((total, rows)) = table.split_last().filter(|(last, _)| last[0] == "合计") else {
        return;
    };
    for (column, cell) in total.iter().enumerate().skip(1) {
        let Some(total) = hundredths(cell) else {
            continue;
        };
        let sum: i64 = rows
            .iter()
            .skip(1)
            .map(|row| hundredths(&row[column]).unwrap())
            .sum();
        assert_eq!(sum, total, "{title}, column {column}");
    }
}

fn check_total_column(table: &[Vec<String>], title: &str) {
    for row in &table[1..] {
        let numbers: Vec<i64> = row[1..].iter().map(|cell| cell.parse().unwrap()).collect();
        let (total, parts) = numbers.split_last().unwrap();
        assert_eq!(parts.iter().sum::<i64>(), *total, "{title}: {}", row[0]);
    }
}

#[test]
fn the_example_of_the_house_bears_its_number() {
    let (_, plan) = plans().swap_remove(0);
    let lift = plan
        .records
        .iter()
        .find(|record| record.key == "lift-rules")
        .unwrap();
    assert_eq!(
        lift.doc_number.as_ref().unwrap().to_string(),
        "云政规〔2026〕3号"
    );
    assert!(
        lift.relations
            .iter()
            .any(|tie| tie.relation.code() == "interpreted_by")
    );
    assert!(lift.body_html.contains("<h3>（一）业主协商</h3>"));
    assert_eq!(html::cells("| 四层 | 12 |"), ["四层", "12"]);
}
