//! Where the file of an address lies in the copy.
//!
//! A page is `index.html` in the folder of its path, so that its permanent address works on any web server.

use std::fmt::Write as _;

use sha2::{Digest as _, Sha256};

use crate::show;

/// The page that says what the copy does not have.
pub(crate) const OFFLINE: &str = "/offline";

/// Paths that need a program to answer, without language and site.
const NEED_A_PROGRAM: [&str; 5] = ["/desk", "/search", "/tools", "/healthz", "/api/v1/tools"];

/// Endings of what is a file already.
const FILES: [&str; 13] = [
    "atom", "rss", "csv", "json", "xlsx", "xml", "txt", "jsonld", "css", "js", "svg", "png", "ico",
];

/// How long a name of a file may be: the usual file systems take 255 bytes.
const MOST_NAME_BYTES: usize = 200;

/// The file of an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Place {
    /// The address to ask.
    pub(super) address: String,
    /// The file, below the folder.
    pub(super) path: String,
}

/// Finds the file of an address: path and query, percent-encoded.
pub(super) fn of(address: &str) -> Place {
    let address = address.split('#').next().unwrap_or_default();
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let (base, rest) = base_of(path);
    if needs_a_program(rest, query) {
        return of(&format!("{base}{OFFLINE}"));
    }
    let steps: Vec<String> = path
        .split('/')
        .filter(|step| !step.is_empty())
        .map(name)
        .collect();
    let mut file = steps.join("/");
    let last = rest.rsplit('/').next().unwrap_or_default();
    let ending = last.rsplit_once('.').map(|(_, ending)| ending);
    let is_asset = rest.starts_with("/assets/");
    let query = if is_asset { "" } else { query };
    if is_asset || rest.contains("/files/") || ending.is_some_and(|ending| FILES.contains(&ending))
    {
        if !query.is_empty() {
            let at = file.rfind('.').unwrap_or(file.len());
            file.insert_str(at, &format!("~{}", slug(query)));
        }
    } else if rest.starts_with("/api/") {
        file.push_str(".json");
    } else {
        if !query.is_empty() {
            let _ = write!(file, "/~{}", slug(query));
        }
        file = format!("{file}/index.html")
            .trim_start_matches('/')
            .to_owned();
    }
    let joint = if query.is_empty() { "" } else { "?" };
    Place {
        address: format!("{path}{joint}{query}"),
        path: file,
    }
}

/// Language and site, which stand before a path.
pub(super) fn base_of(path: &str) -> (&str, &str) {
    let mut at = 0;
    for language in ["/en", "/ja", "/ko"] {
        let rest = path.strip_prefix(language);
        if rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/')) {
            at = language.len();
        }
    }
    if let Some(rest) = path.get(at..).and_then(|rest| rest.strip_prefix("/sites/")) {
        let code = rest.find('/').unwrap_or(rest.len());
        at += "/sites/".len() + code;
    }
    path.split_at_checked(at).unwrap_or(("", path))
}

fn needs_a_program(path: &str, query: &str) -> bool {
    let is_below = |folder: &str| {
        let rest = path.strip_prefix(folder);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '.']))
    };
    let is_choice = |pair: &str| pair.starts_with("view=") || pair.starts_with("size=");
    NEED_A_PROGRAM.iter().any(|folder| is_below(folder)) || query.split('&').any(is_choice)
}

/// A step of a path as a file may be called.
fn name(step: &str) -> String {
    let decoded = decode(step);
    let harmless = |c: char| {
        if c.is_control() || "/\\:*?\"<>|".contains(c) {
            '_'
        } else {
            c
        }
    };
    let mut name: String = decoded.chars().map(harmless).collect();
    if name.starts_with('.') {
        name.insert(0, '_');
    }
    if name.len() > MOST_NAME_BYTES {
        let ending = name.rfind('.').filter(|at| name.len() - at <= 10);
        let ending = ending
            .and_then(|at| name.get(at..))
            .unwrap_or_default()
            .to_owned();
        let mut start = String::new();
        for c in name.chars() {
            if start.len() + c.len_utf8() > MOST_NAME_BYTES - 30 {
                break;
            }
            start.push(c);
        }
        name = format!("{start}-{}{ending}", hash(step));
    }
    name
}

fn slug(query: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || ".=&-_".contains(c);
    if query.len() <= 80 && query.chars().all(is_plain) {
        query.replace('=', "-").replace('&', "+")
    } else {
        hash(query)
    }
}

fn hash(text: &str) -> String {
    let digest = Sha256::digest(text);
    show::hex(digest.get(..8).unwrap_or_default())
}

/// Takes percent-encoding off.
pub(super) fn decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        let mut ahead = rest.clone();
        let pair = (byte == b'%').then(|| {
            let digit = |byte: u8| char::from(byte).to_digit(16);
            let high = digit(ahead.next()?)?;
            let low = digit(ahead.next()?)?;
            u8::try_from(high * 16 + low).ok()
        });
        match pair.flatten() {
            Some(decoded) => {
                bytes.push(decoded);
                rest = ahead;
            }
            None => bytes.push(byte),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_address_has_a_file() {
        for (address, file) in [
            ("/", "index.html"),
            ("/en/", "en/index.html"),
            ("/en", "en/index.html"),
            ("/units/bureau#c", "units/bureau/index.html"),
            (
                "/kinds/notice?after=17.00AB",
                "kinds/notice/~after-17.00AB/index.html",
            ),
            ("/kinds/notice.csv", "kinds/notice.csv"),
            ("/news.csv?unit=bureau", "news~unit-bureau.csv"),
            ("/assets/gongkai.css?v=12", "assets/gongkai.css"),
            ("/api/v1/records/00AB", "api/v1/records/00AB.json"),
            ("/api/v1/openapi.json", "api/v1/openapi.json"),
            (
                "/records/1/files/ab/%E9%99%84%E4%BB%B6.txt",
                "records/1/files/ab/附件.txt",
            ),
            ("/files/ab/..%2F..%2Fx", "files/ab/_.._.._x"),
            ("/search?q=x", "offline/index.html"),
            ("/ja/tools/fee", "ja/offline/index.html"),
            (
                "/ko/sites/housing/units?view=dark",
                "ko/sites/housing/offline/index.html",
            ),
            ("/searching", "searching/index.html"),
        ] {
            assert_eq!(of(address).path, file, "{address}");
        }
        assert!(
            of(&format!("/files/ab/{}.pdf", "长".repeat(300)))
                .path
                .ends_with(".pdf")
        );
        assert!(name(&"长".repeat(300)).len() <= MOST_NAME_BYTES);
    }
}
