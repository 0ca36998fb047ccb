//! What every template of the portal keeps to, so that each page has its four languages and its site.

use std::fs;

use super::{nothing, root};

const FOLDERS: [&str; 5] = ["apply", "base", "errors", "portal", "tools"];

/// Folders whose words are all translated.
const TRANSLATED: [&str; 5] = FOLDERS;

/// The desk is Chinese and has no other address.
const OF_THE_DESK: &str = "office.html";

struct Template {
    path: String,
    text: String,
}

fn templates(folders: &[&str]) -> Vec<Template> {
    let folders = folders.iter();
    let files = folders.flat_map(|folder| {
        let folder = format!("crates/web/templates/{folder}");
        let entries = fs::read_dir(root().join(&folder));
        let entries = entries.into_iter().flatten().flatten();
        entries.filter_map(move |entry| {
            let name = entry.file_name().to_string_lossy().into_owned();
            Some(Template {
                path: format!("{folder}/{name}"),
                text: fs::read_to_string(entry.path()).ok()?,
            })
        })
    });
    let mut files: Vec<_> = files
        .filter(|file| !file.path.ends_with(OF_THE_DESK))
        .collect();
    files.sort_by(|a, b| a.path.cmp(&b.path));
    assert!(!files.is_empty(), "there are no templates");
    files
}

#[test]
fn no_template_of_the_portal_writes_a_bare_address() {
    let mut problems = Vec::new();
    for file in templates(&FOLDERS) {
        for key in ["href=\"/", "action=\"/", "src=\"/"] {
            let found = file.text.match_indices(key).filter_map(|(at, _)| {
                let address = file.text[at + key.len()..].split('"').next()?;
                // Addresses for machines are the same in every language.
                (!address.starts_with("api/")).then_some(address)
            });
            problems.extend(found.map(|address| format!("{}: /{address}", file.path)));
        }
    }
    nothing(
        problems,
        "an address begins with {{ frame.base }}, which holds language and site",
    );
}

#[test]
fn no_template_of_the_portal_says_a_word_of_its_own() {
    // The seal of the public log is a picture of four characters.
    let is_seal = |line: &str| line.contains("class=\"proof");
    let is_han = |c: char| matches!(c, '\u{3400}'..='\u{9fff}');
    let mut problems = Vec::new();
    for file in templates(&TRANSLATED) {
        for (number, line) in file.text.lines().enumerate() {
            let words: String = line.chars().filter(|c| is_han(*c)).collect();
            if !words.is_empty() && !is_seal(line) {
                problems.push(format!("{}:{}: {words}", file.path, number + 1));
            }
        }
    }
    nothing(problems, "words stand in tables with their four languages");
}

#[test]
fn every_table_of_words_is_checked() {
    let mut problems = Vec::new();
    for file in super::rust_files() {
        let makes = file.text.lines().any(|line| line == "words! {");
        if makes && file.path.contains("crates/web/") && !file.text.contains("check::check(") {
            problems.push(file.path);
        }
    }
    nothing(problems, "a test of its own reads each table of words");
}

/// Public routes that answer files, lead elsewhere, are for machines, or are of an offline copy only.
const NO_PAGES: [&str; 26] = [
    // What comes of a form, or of a pass that its case gave out: the journeys of cases look at these.
    "/apply/{kind}/send",
    "/track/case",
    "/track/case/files",
    "/track/case/files/{id}",
    "/track/case/enclosures/{id}",
    "/track/case/papers/{id}",
    "/track/case/steps/{step}",
    "/track/case/keep",
    "/track/leave",
    // What comes of a code that was typed: the journey of accounts looks at these.
    "/account/enter",
    "/account/cases/{id}",
    "/account/cases/{id}/drop",
    "/account/leave",
    "/account/close",
    "/records/{id}/files/{sha256}/{name}",
    "/files/{sha256}/{name}",
    "/index/{*number}",
    "/healthz",
    "/robots.txt",
    "/sitemap.xml",
    "/sitemaps/{name}",
    "/offline",
    "/records/{id}/print.pdf",
    "/records/{id}/versions/{version}/print.pdf",
    "/records/{id}/data.jsonld",
    "/units/{unit}/data.jsonld",
];

/// The routes that a file declares, by literals or by its constants.
fn routes(path: &str) -> Vec<String> {
    let text = fs::read_to_string(root().join(path)).unwrap_or_default();
    let literal = |text: &str| text.split('"').nth(1).map(str::to_owned);
    let declared = text.split(".route(").skip(1).filter_map(|rest| {
        let first = rest.split(',').next()?.trim();
        if first.starts_with('"') {
            return literal(first);
        }
        let constant = format!("const {first}: &str = ");
        literal(text.split(&constant).nth(1)?)
    });
    declared.collect()
}

#[test]
fn the_browser_walks_every_public_page() {
    let table = fs::read_to_string(root().join("browser/harness/pages.js")).unwrap_or_default();
    let rows = table.lines().filter(|line| line.starts_with("  ['"));
    let walked: Vec<&str> = rows.filter_map(|row| row.split('\'').nth(3)).collect();
    let mut declared = routes("crates/web/src/portal.rs");
    declared.extend(routes("crates/web/src/tools.rs"));
    declared.extend(routes("crates/web/src/apply.rs"));
    assert!(declared.len() > 20 && walked.len() > 20, "nothing was read");
    let is_walked = |route: &&String| walked.contains(&route.as_str());
    let pages = declared
        .iter()
        .filter(|route| !NO_PAGES.contains(&route.as_str()));
    let mut problems: Vec<String> = pages
        .filter(|route| !is_walked(route))
        .map(|route| format!("{route} has no row in browser/harness/pages.js"))
        .collect();
    for route in walked.iter().filter(|route| !route.is_empty()) {
        if !declared.iter().any(|known| known == route) {
            problems.push(format!("{route} of browser/harness/pages.js is no route"));
        }
    }
    nothing(
        problems,
        "each sort of page is checked in four languages at both widths",
    );
}
