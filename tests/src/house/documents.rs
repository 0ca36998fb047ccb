//! Documents keep up with the code: links lead somewhere, generated pages are current, commands exist.

use std::{collections::BTreeSet, fs};

use xtask::{between_marks, glossary, law, repository};

use super::{nothing, root};

/// Fenced code is no text: what stands there is not followed.
fn prose(text: &str) -> String {
    let mut is_code = false;
    let lines = text.lines().filter(|line| {
        let is_fence = line.trim_start().starts_with("```");
        is_code ^= is_fence;
        !is_code && !is_fence
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// The targets of `[text](target)` and `![text](target)`.
fn links(text: &str) -> impl Iterator<Item = &str> {
    let after = text
        .match_indices("](")
        .filter_map(|(place, _)| text.get(place + 2..));
    after
        .filter_map(|rest| rest.split_once(')'))
        .map(|(target, _)| target)
}

#[test]
fn links_in_documents_lead_to_files() {
    let mut problems = Vec::new();
    for file in repository::files(&root(), &["md"]) {
        let folder = file.path.rsplit_once('/').map_or("", |(folder, _)| folder);
        for link in links(&prose(&file.text)) {
            let target = link.split('#').next().unwrap_or_default();
            let is_outside = target.contains("://") || target.starts_with("mailto:");
            if !target.is_empty() && !is_outside && !root().join(folder).join(target).exists() {
                problems.push(format!("{}: {link}", file.path));
            }
        }
    }
    nothing(
        problems,
        "a link that leads nowhere costs every reader a minute",
    );
}

#[test]
fn the_law_index_is_current() {
    let text = fs::read_to_string(root().join(law::DOCUMENT)).unwrap_or_default();
    assert!(
        text == law::render(&root()),
        "{} is out of date: run `make docs`",
        law::DOCUMENT
    );
}

#[test]
fn the_list_of_codes_in_the_glossary_is_current() -> Result<(), String> {
    let text = fs::read_to_string(root().join(glossary::DOCUMENT)).unwrap_or_default();
    let wanted = between_marks(&text, &glossary::render(&root()))?;
    assert!(
        text == wanted,
        "{} is out of date: run `make docs`",
        glossary::DOCUMENT
    );
    Ok(())
}

#[test]
fn every_variant_of_a_rule_has_its_term() {
    let mut problems = Vec::new();
    for entry in glossary::entries(&root()) {
        let silent = entry
            .item
            .variants
            .iter()
            .filter(|(_, about)| about.is_empty());
        problems
            .extend(silent.map(|(name, _)| format!("{}: {}::{name}", entry.path, entry.item.name)));
    }
    nothing(
        problems,
        "the law's word stands beside the code's; see docs/glossary.md",
    );
}

#[test]
fn every_decision_is_listed_and_complete() {
    let folder = root().join("docs/adr");
    let list = fs::read_to_string(folder.join("README.md")).unwrap_or_default();
    let mut problems = Vec::new();
    let mut numbers = BTreeSet::new();
    for file in repository::files(&folder, &["md"])
        .iter()
        .filter(|file| file.path != "README.md")
    {
        let number = file.path.split('-').next().unwrap_or_default();
        if number.len() != 4 || !numbers.insert(number.to_owned()) {
            problems.push(format!("{}: the number is not one of its own", file.path));
        }
        if !list.contains(&format!("({})", file.path)) {
            problems.push(format!("{} is not in docs/adr/README.md", file.path));
        }
        let parts = ["## Context", "## Decision", "## Consequences"];
        let missing = parts.iter().filter(|part| !file.text.contains(**part));
        problems.extend(missing.map(|part| format!("{} has no `{part}`", file.path)));
    }
    assert!(
        numbers.len() >= 8,
        "only {} decisions are written down",
        numbers.len()
    );
    nothing(problems, "a decision that is not found is taken again");
}

#[test]
fn the_commands_in_documents_exist() {
    let makefile = fs::read_to_string(root().join("Makefile")).unwrap_or_default();
    let targets: BTreeSet<&str> = makefile
        .lines()
        .filter(|line| !line.starts_with(['\t', '#', '.']))
        .filter_map(|line| line.split_once(':').map(|(target, _)| target))
        .collect();
    let mut problems = Vec::new();
    for file in repository::files(&root(), &["md"]) {
        let words = file.text.split('`').skip(1).step_by(2);
        let commands = words.filter_map(|words| words.trim().strip_prefix("make "));
        let unknown = commands
            .filter_map(|command| command.split_whitespace().next())
            .filter(|target| !targets.contains(target));
        problems.extend(unknown.map(|target| format!("{}: make {target}", file.path)));
    }
    nothing(problems, "a newcomer types what the documents say");
}

#[test]
fn every_setting_is_in_the_configuration_page() {
    let page = fs::read_to_string(root().join("docs/configuration.md")).unwrap_or_default();
    let mut problems = BTreeSet::new();
    for file in repository::files(&root().join("crates"), &["rs"]) {
        for (place, _) in file.text.match_indices("\"GONGKAI_") {
            let rest = file.text.get(place + 1..).unwrap_or_default();
            let name = rest.split('"').next().unwrap_or_default();
            if !page.contains(&format!("`{name}`")) {
                problems.insert(format!("{name} ({})", file.path));
            }
        }
    }
    nothing(
        problems.into_iter().collect(),
        "a setting that is not written down is not found",
    );
}
