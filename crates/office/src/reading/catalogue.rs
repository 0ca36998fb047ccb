//! All kinds of information with their numbers (信息目录), as declared in `kinds/`.

use gongkai_model::kinds::Section;
use gongkai_store::publications::Filter;

use super::{KindInfo, Site, site};
use crate::core::{Office, Result};

/// All kinds, by section.
#[derive(Debug, Clone)]
pub struct Catalogue {
    /// The site.
    pub site: Site,
    /// Sections in their order, each with its kinds.
    pub sections: Vec<(Section, Vec<CatalogueLine>)>,
}

/// A kind and how many records of it are public.
#[derive(Debug, Clone)]
pub struct CatalogueLine {
    /// The kind.
    pub kind: KindInfo,
    /// How many records are public.
    pub count: i64,
}

/// Reads it.
///
/// # Errors
/// The store's.
pub async fn catalogue(office: &Office) -> Result<Catalogue> {
    let mut reader = office.store.reader().await?;
    let site = site::read(&mut reader).await?;
    let counts = office.public_counts.of(&mut reader).await?;
    let counts = counts.by_kind(&Filter::default());
    let all = office.kinds.records();
    let of = |section: Section| {
        let kinds = all.iter().filter(|kind| kind.section == section);
        let line = kinds.map(|kind| CatalogueLine {
            kind: KindInfo::from(*kind),
            count: counts.get(&kind.code).copied().unwrap_or_default(),
        });
        (section, line.collect::<Vec<_>>())
    };
    let sections = Section::ALL
        .into_iter()
        .map(of)
        .filter(|(_, lines)| !lines.is_empty())
        .collect();
    Ok(Catalogue { site, sections })
}
