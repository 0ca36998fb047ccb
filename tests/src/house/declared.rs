//! What `kinds/` declares holds together: every step has a role, every role and state exists.

use std::collections::BTreeSet;

use gongkai_model::kinds::{KindSource, Kinds};
use toml::{Table, Value};
use xtask::repository;

use super::{nothing, root};

/// The tables under a key such as `[[transition]]`.
fn tables<'a>(file: &'a Table, key: &str) -> impl Iterator<Item = &'a Table> {
    let array = file.get(key).and_then(Value::as_array);
    array.into_iter().flatten().filter_map(Value::as_table)
}

fn text<'a>(table: &'a Table, key: &str) -> &'a str {
    table.get(key).and_then(Value::as_str).unwrap_or_default()
}

fn texts<'a>(table: &'a Table, key: &str) -> Vec<&'a str> {
    let array = table.get(key).and_then(Value::as_array);
    array
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect()
}

/// The declared files below `kinds/`, parsed.
fn declared() -> Result<Vec<(String, Table)>, String> {
    let files = repository::files(&root().join("kinds"), &["toml"]).into_iter();
    let parsed = files.map(|file| {
        let table = file
            .text
            .parse()
            .map_err(|error| format!("kinds/{}: {error}", file.path))?;
        Ok((file.path, table))
    });
    parsed.collect()
}

#[test]
fn every_declared_step_has_roles_that_exist() -> Result<(), String> {
    let files = declared()?;
    let known: BTreeSet<String> = files
        .iter()
        .flat_map(|(_, file)| tables(file, "role"))
        .map(|role| text(role, "code").to_owned())
        .collect();
    assert!(known.len() > 10, "the role table was not found");
    let mut problems = Vec::new();
    for (path, file) in &files {
        for step in tables(file, "transition").chain(tables(file, "extra_step")) {
            let roles = texts(step, "roles");
            let name = text(step, "step");
            let is_applicants = step.get("applicant").and_then(Value::as_bool) == Some(true);
            if roles.is_empty() && !is_applicants {
                problems.push(format!("kinds/{path}: nobody may take `{name}`"));
            }
            let unknown = roles.iter().filter(|role| !known.contains(**role));
            problems.extend(
                unknown.map(|role| format!("kinds/{path}: `{name}` names the role `{role}`")),
            );
        }
    }
    nothing(problems, "a step without a role stops the matter for ever");
    Ok(())
}

#[test]
fn every_step_of_the_role_table_has_a_name() -> Result<(), String> {
    let files = declared()?;
    let mut problems = Vec::new();
    for (path, file) in &files {
        let named: BTreeSet<&str> = tables(file, "step")
            .map(|step| text(step, "code"))
            .collect();
        for role in tables(file, "role") {
            let nameless = texts(role, "may")
                .into_iter()
                .filter(|step| !named.contains(step));
            problems.extend(nameless.map(|step| format!("kinds/{path}: `{step}` has no name")));
        }
    }
    nothing(
        problems,
        "a refusal tells people in words what they may not do",
    );
    Ok(())
}

#[test]
fn every_state_of_a_procedure_is_reached_and_left() -> Result<(), String> {
    let mut problems = Vec::new();
    for (path, file) in declared()?
        .iter()
        .filter(|(path, _)| path.starts_with("procedures/"))
    {
        let transitions: Vec<_> = tables(file, "transition").collect();
        for state in tables(file, "state") {
            let code = text(state, "code");
            let is_start = text(file, "start") == code;
            let ends = state.get("ends").and_then(Value::as_bool).unwrap_or(false);
            if !is_start && !transitions.iter().any(|step| text(step, "to") == code) {
                problems.push(format!("kinds/{path}: nothing leads to `{code}`"));
            }
            if !ends
                && !transitions
                    .iter()
                    .any(|step| texts(step, "from").contains(&code))
            {
                problems.push(format!("kinds/{path}: nothing leads out of `{code}`"));
            }
        }
    }
    nothing(problems, "a matter never gets stuck");
    Ok(())
}

#[test]
fn the_example_of_an_own_kind_stands_beside_the_shipped_ones() -> Result<(), String> {
    let sources = ["kinds", "examples/kinds"].into_iter().flat_map(|folder| {
        let files = repository::files(&root().join(folder), &["toml"]).into_iter();
        files.map(move |file| KindSource {
            path: format!("{folder}/{}", file.path),
            text: file.text,
        })
    });
    let kinds = Kinds::load(&sources.collect::<Vec<_>>()).map_err(|errors| {
        errors
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
            .join("\n")
    })?;
    let own = kinds
        .record("procurement_intention")
        .ok_or("the example was not found")?;
    assert_eq!(own.name, "采购意向");
    let steps = kinds
        .procedure_of(&own.code)
        .ok_or("the example has no procedure")?;
    assert!(
        steps.state("finance_review").is_some(),
        "its own review is a state of its procedure"
    );
    Ok(())
}
