//! The sites of the demo: the district, one bureau, one town.

use gongkai_web::{Sites, sites::SiteError};

const FILES: [(&str, &str); 3] = [
    (
        "demo/sites/district.toml",
        include_str!("../../../../demo/sites/district.toml"),
    ),
    (
        "demo/sites/housing.toml",
        include_str!("../../../../demo/sites/housing.toml"),
    ),
    (
        "demo/sites/qingxi.toml",
        include_str!("../../../../demo/sites/qingxi.toml"),
    ),
];

/// Reads them.
pub fn sites() -> Result<Sites, SiteError> {
    Sites::read(FILES)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_site_of_the_demo_has_its_unit_its_kinds_and_four_names() {
        let units = include_str!("../../../../demo/units.toml");
        let kinds = gongkai_office::core::load_kinds(None).unwrap();
        let sites = sites().unwrap();
        for site in sites.all().chain(sites.main()) {
            assert!(
                units.contains(&format!("code = \"{}\"", site.unit)),
                "{}",
                site.unit
            );
            for kind in &site.kinds {
                assert!(kinds.record(kind).is_some(), "{kind}");
            }
            for name in [&site.name_en, &site.name_ja, &site.name_ko] {
                assert!(!name.is_empty(), "{}", site.code);
            }
        }
    }
}
