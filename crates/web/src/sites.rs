//! Several sites in one installation: a bureau or a town with a home, a name and a look of its own.
//!
//! A site is one TOML file: the unit whose subtree it shows, host names, names in four languages, a few
//! colours, the kinds that its home offers first. It is reached at `/sites/<code>/` or by its host name
//! (国办发〔2017〕47号: bureaus and towns stand on the platform of their superior). Lists are limited to the
//! subtree; search, records and their permanent addresses are shared. Sections, their names and order are
//! fixed by rule and no site changes them.

mod look;

use std::{collections::BTreeMap, path::Path, sync::Arc};

use serde::Deserialize;

pub use self::look::Look;
use crate::words::Language;

/// A site as declared.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SiteFile {
    /// The code in addresses: small letters, digits, hyphens.
    pub code: String,
    /// The code of its home unit; the site shows what it and the units below it publish.
    pub unit: String,
    /// Host names that lead to it.
    #[serde(default)]
    pub hosts: Vec<String>,
    /// Its name, to which 政务公开 is added.
    pub name: String,
    /// The name in English; without one the Chinese is shown and marked so.
    #[serde(default)]
    pub name_en: String,
    /// The name in Japanese.
    #[serde(default)]
    pub name_ja: String,
    /// The name in Korean.
    #[serde(default)]
    pub name_ko: String,
    /// One character for its mark; without one it has the installation's.
    #[serde(default)]
    pub mark: String,
    /// Codes of the kinds that its home offers first.
    #[serde(default)]
    pub kinds: Vec<String>,
    /// Its colours; without them it looks as the installation.
    pub look: Option<Look>,
    /// Whether it is the site of the installation, which has no beginning in addresses.
    #[serde(default)]
    pub is_main: bool,
}

impl SiteFile {
    /// The name in a language, where it has one.
    #[must_use]
    pub fn name_in(&self, language: Language) -> Option<&str> {
        let name = match language {
            Language::Chinese => &self.name,
            Language::English => &self.name_en,
            Language::Japanese => &self.name_ja,
            Language::Korean => &self.name_ko,
        };
        Some(name.as_str()).filter(|name| !name.is_empty())
    }
}

/// What is wrong with a site's file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{path}: {reason}")]
pub struct SiteError {
    /// The file.
    pub path: String,
    /// What is wrong.
    pub reason: String,
}

/// All sites of the installation.
#[derive(Debug, Clone, Default)]
pub struct Sites {
    by_code: BTreeMap<String, Arc<SiteFile>>,
}

impl Sites {
    /// Reads files: the path that messages show, and the text.
    ///
    /// # Errors
    /// The first [`SiteError`] found.
    pub fn read<'a>(
        files: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Result<Self, SiteError> {
        let mut sites = Self::default();
        for (path, text) in files {
            let wrong = |reason: String| SiteError {
                path: path.to_owned(),
                reason,
            };
            let site: SiteFile =
                toml::from_str(text).map_err(|error| wrong(error.message().to_owned()))?;
            sites.check(&site).map_err(wrong)?;
            sites.by_code.insert(site.code.clone(), Arc::new(site));
        }
        Ok(sites)
    }

    /// Reads the files of a folder.
    ///
    /// # Errors
    /// As [`Self::read`]; a folder that cannot be read is one of them.
    pub fn of_folder(folder: &Path) -> Result<Self, SiteError> {
        let wrong = |path: &Path, error: std::io::Error| SiteError {
            path: path.display().to_string(),
            reason: error.to_string(),
        };
        let entries = std::fs::read_dir(folder).map_err(|error| wrong(folder, error))?;
        let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
        let mut paths: Vec<_> = paths
            .filter(|path| path.extension().is_some_and(|it| it == "toml"))
            .collect();
        paths.sort();
        let mut files = Vec::new();
        for path in paths {
            let text = std::fs::read_to_string(&path).map_err(|error| wrong(&path, error))?;
            files.push((path.display().to_string(), text));
        }
        let files = files.iter();
        Self::read(files.map(|(path, text)| (path.as_str(), text.as_str())))
    }

    fn check(&self, site: &SiteFile) -> Result<(), String> {
        let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if site.code.is_empty() || site.code.len() > 40 || !site.code.chars().all(fits) {
            return Err(format!("`{}` is no code of a site", site.code));
        }
        if self.by_code.contains_key(&site.code) {
            return Err(format!("the site `{}` is declared twice", site.code));
        }
        if site.mark.chars().count() > 1 {
            return Err(format!(
                "the mark `{}` is more than one character",
                site.mark
            ));
        }
        if site.is_main && self.main().is_some() {
            return Err("there is a main site already".to_owned());
        }
        let taken = site.hosts.iter().find(|host| self.of_host(host).is_some());
        if let Some(host) = taken {
            return Err(format!("the host `{host}` leads to another site"));
        }
        site.look.as_ref().map_or(Ok(()), Look::check)
    }

    /// A site that has a beginning in addresses.
    #[must_use]
    pub fn get(&self, code: &str) -> Option<&Arc<SiteFile>> {
        self.by_code.get(code).filter(|site| !site.is_main)
    }

    /// The site of a host name, with or without a port.
    #[must_use]
    pub fn of_host(&self, host: &str) -> Option<&Arc<SiteFile>> {
        let host = host.split(':').next().unwrap_or_default();
        self.all().find(|site| {
            site.hosts
                .iter()
                .any(|known| known.eq_ignore_ascii_case(host))
        })
    }

    /// One site as a whole installation shows it: at a host of its own, with no others beside it.
    #[must_use]
    pub fn alone(&self, code: &str, host: &str) -> Option<Self> {
        let mut site = self.get(code)?.as_ref().clone();
        let host = host.split(['/', ':']).next().unwrap_or_default();
        site.hosts = vec![host.to_owned()];
        Some(Self {
            by_code: BTreeMap::from([(site.code.clone(), Arc::new(site))]),
        })
    }

    /// The site of the installation, where its names are declared.
    #[must_use]
    pub fn main(&self) -> Option<&Arc<SiteFile>> {
        self.by_code.values().find(|site| site.is_main)
    }

    /// The sites beside the main one, by code.
    pub fn all(&self) -> impl Iterator<Item = &Arc<SiteFile>> {
        self.by_code.values().filter(|site| !site.is_main)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TOWN: &str = "code = \"town\"\nunit = \"t\"\nname = \"镇\"\nhosts = [\"t.example\"]\n";

    #[test]
    fn a_site_is_found_by_code_and_by_host() {
        let main = "code = \"all\"\nunit = \"r\"\nname = \"区\"\nis_main = true\n";
        let sites = Sites::read([("a.toml", main), ("t.toml", TOWN)]).unwrap();
        assert_eq!(sites.get("town").unwrap().unit, "t");
        assert_eq!(sites.of_host("T.example:8080").unwrap().code, "town");
        assert!(sites.get("all").is_none() && sites.main().is_some());
        assert!(sites.of_host("").is_none());
        let alone = sites.alone("town", "x.example:80/a").unwrap();
        assert!(alone.of_host("x.example").is_some() && alone.main().is_none());
        assert!(sites.alone("all", "x.example").is_none());
    }

    #[test]
    fn what_does_not_hold_together_is_named() {
        for (text, reason) in [
            (TOWN.replace("\"town\"", "\"A/B\""), "no code of a site"),
            (
                format!("{TOWN}mark = \"两字\"\n"),
                "more than one character",
            ),
            (format!("{TOWN}colour = 1\n"), "unknown field `colour`"),
            (
                format!(
                    "{TOWN}[look]\nbrand = \"#88aacc\"\nbrand_deep = \"#000000\"\nbrand_soft = \"#ffffff\"\n"
                ),
                "7:1",
            ),
        ] {
            let error = Sites::read([("x.toml", text.as_str())]).unwrap_err();
            assert!(error.to_string().contains(reason), "{error}");
        }
        assert!(Sites::read([("a", TOWN), ("b", TOWN)]).is_err());
    }
}
