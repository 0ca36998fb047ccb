//! What of the installation stands within a site: its units and their records. A link out of a site leads to the
//! page of the installation, in the copy or, from the copy of one site, on the web.

use std::collections::{BTreeMap, HashSet};

use serde::Deserialize;

use super::places;

/// Units and records of a site, as addresses name them.
#[derive(Debug, Default)]
pub(super) struct Within {
    pub(super) units: HashSet<String>,
    pub(super) records: HashSet<String>,
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Leads {
    /// To the file of an address.
    ToFile(String),
    /// To the site on the web.
    Online(String),
}

/// All sites of a copy: by their code, or under an empty one where the copy is of that site only.
#[derive(Debug, Default)]
pub(super) struct Scope {
    pub(super) sites: BTreeMap<String, Within>,
    /// Where the site is on the web: `https://zjj.yunhe.example`.
    pub(super) origin: String,
}

impl Scope {
    /// Finds where an address leads from within its site.
    pub(super) fn leads(&self, address: &str) -> Leads {
        let path = address.split(['?', '#']).next().unwrap_or_default();
        let (base, rest) = places::base_of(path);
        let (language, code) = base.split_once("/sites/").unwrap_or((base, ""));
        match self.sites.get(code) {
            Some(within) if !within.holds(rest) && code.is_empty() => {
                Leads::Online(format!("{}{address}", self.origin))
            }
            Some(within) if !within.holds(rest) => {
                let after = address.get(base.len()..).unwrap_or_default();
                Leads::ToFile(format!("{language}{after}"))
            }
            _ => Leads::ToFile(address.to_owned()),
        }
    }
}

impl Within {
    /// Whether a path stands in the site; what is neither a unit nor a record does.
    fn holds(&self, path: &str) -> bool {
        let mut steps = path.split('/').skip(1);
        let (sort, name) = (steps.next(), steps.next().unwrap_or_default());
        match sort {
            Some("records") => self.records.contains(name),
            Some("units") if !name.is_empty() => {
                let code = name.split_once('.').map_or(name, |(code, _)| code);
                self.units.contains(code)
            }
            _ => true,
        }
    }
}

#[derive(Deserialize)]
struct Listed {
    rows: Vec<Row>,
}

#[derive(Deserialize)]
struct Row {
    id: String,
}

/// The records that a site's own list of everything names.
pub(super) fn records(list: &[u8]) -> Result<HashSet<String>, serde_json::Error> {
    let listed: Listed = serde_json::from_slice(list)?;
    Ok(listed.rows.into_iter().map(|row| row.id).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scope(code: &str) -> Scope {
        let within = Within {
            units: HashSet::from(["h".to_owned()]),
            records: HashSet::from(["1".to_owned()]),
        };
        Scope {
            sites: BTreeMap::from([(code.to_owned(), within)]),
            origin: "https://h.example".to_owned(),
        }
    }

    #[test]
    fn what_is_not_of_a_site_leads_to_the_installation() {
        let scope = scope("housing");
        for (address, file) in [
            ("/sites/housing/units/h", "/sites/housing/units/h"),
            ("/sites/housing/units/h.atom", "/sites/housing/units/h.atom"),
            ("/sites/housing/units/x?a=1", "/units/x?a=1"),
            ("/en/sites/housing/records/2/print", "/en/records/2/print"),
            ("/en/sites/housing/records/1", "/en/sites/housing/records/1"),
            ("/sites/housing/units", "/sites/housing/units"),
            ("/records/2", "/records/2"),
        ] {
            assert_eq!(
                scope.leads(address),
                Leads::ToFile(file.to_owned()),
                "{address}"
            );
        }
    }

    #[test]
    fn a_copy_of_one_site_leads_out_on_the_web() {
        let scope = scope("");
        let online = Leads::Online("https://h.example/en/records/2".to_owned());
        assert_eq!(scope.leads("/en/records/2"), online);
        let own = Leads::ToFile("/records/1/print".to_owned());
        assert_eq!(scope.leads("/records/1/print"), own);
    }

    #[test]
    fn records_are_read_from_the_list() {
        let list = br#"{"title":"x","rows":[{"id":"1","title":"a"},{"id":"2"}]}"#;
        assert_eq!(records(list).unwrap().len(), 2);
    }
}
