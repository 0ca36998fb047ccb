//! By what an answer of the catalogues can be narrowed, each value with how many items it would leave.

use gongkai_model::{
    catalogue::{Channel, Level, StateCode},
    id::UnitId,
};

use super::{Candidate, CatalogueQuery};
use crate::{core::Office, reading::Site};

/// A sort of filter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FacetName {
    /// 领域
    Field,
    /// 公开主体
    Unit,
    /// 公开对象
    Audience,
    /// 公开渠道
    Channel,
    /// 公开层级
    Level,
    /// 公开状态
    State,
}

impl FacetName {
    /// The key in addresses.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Field => "field",
            Self::Unit => "unit",
            Self::Audience => "audience",
            Self::Channel => "channel",
            Self::Level => "level",
            Self::State => "state",
        }
    }
}

/// A filter with its values.
#[derive(Debug, Clone)]
pub struct CatalogueFacet {
    /// Which.
    pub name: FacetName,
    /// Code, Chinese name, and how many items it would leave; those that leave none are left out.
    pub options: Vec<(String, String, usize)>,
    /// The code that was chosen; empty for none.
    pub chosen: String,
}

/// All filters, each counted as if it alone were not set.
pub(super) fn of(
    office: &Office,
    site: &Site,
    all: &[Candidate<'_>],
    query: &CatalogueQuery,
    unit: Option<UnitId>,
) -> Vec<CatalogueFacet> {
    let count = |name: FacetName, holds: &dyn Fn(&Candidate<'_>) -> bool| {
        let fits = all.iter().filter(|one| one.fits(query, unit, Some(name)));
        fits.filter(|one| holds(one)).count()
    };
    let facet =
        |name, chosen: Option<String>, options: Vec<(String, String, usize)>| CatalogueFacet {
            name,
            chosen: chosen.unwrap_or_default(),
            options: options
                .into_iter()
                .filter(|(_, _, count)| *count > 0)
                .collect(),
        };
    let fields = office.kinds.catalogue().iter().map(|field| {
        let found = count(FacetName::Field, &|one| one.item.field == field.code);
        (field.code.clone(), field.name.clone(), found)
    });
    let units = site
        .tree
        .iter()
        .filter(|unit| unit.level.has_public_page())
        .map(|unit| {
            let found = count(FacetName::Unit, &|one| one.item.units.contains(&unit.id));
            (unit.code.clone(), unit.short_name.clone(), found)
        });
    let audiences = [("everyone", "全社会"), ("particular", "特定群体")].map(|(code, name)| {
        let found = count(FacetName::Audience, &|one| one.is_for(code));
        (code.to_owned(), name.to_owned(), found)
    });
    let channels = Channel::ALL.map(|channel| {
        let found = count(FacetName::Channel, &|one| {
            one.item.content.channels.marks.contains_key(&channel)
        });
        (channel.code().to_owned(), channel.label().to_owned(), found)
    });
    let levels = Level::ALL.map(|level| {
        let found = count(FacetName::Level, &|one| {
            one.item.content.levels.holds(level)
        });
        (level.code().to_owned(), level.label().to_owned(), found)
    });
    let states = StateCode::ALL.map(|state| {
        let found = count(FacetName::State, &|one| one.stands(state, unit));
        (state.code().to_owned(), state.label().to_owned(), found)
    });
    vec![
        facet(FacetName::Field, query.field.clone(), fields.collect()),
        facet(FacetName::Unit, query.unit.clone(), units.collect()),
        facet(
            FacetName::State,
            query.state.map(|state| state.code().to_owned()),
            states.into(),
        ),
        facet(
            FacetName::Channel,
            query.channel.map(|channel| channel.code().to_owned()),
            channels.into(),
        ),
        facet(
            FacetName::Level,
            query.level.map(|level| level.code().to_owned()),
            levels.into(),
        ),
        facet(
            FacetName::Audience,
            query.audience.clone(),
            audiences.into(),
        ),
    ]
}
