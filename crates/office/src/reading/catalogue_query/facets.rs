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
    let asked = Asked { all, query, unit };
    let fields = office.kinds.catalogue().iter();
    let fields = fields.map(|field| (field.code.as_str(), field.name.as_str()));
    let units = site.tree.iter().filter(|unit| unit.level.has_public_page());
    let of_unit = |one: &Candidate<'_>, code: &str| {
        let found = site.tree.by_code(code);
        found.is_some_and(|found| one.item.units.contains(&found.id))
    };
    vec![
        asked.facet(
            FacetName::Field,
            query.field.as_deref(),
            fields,
            |one, code| one.item.field == code,
        ),
        asked.facet(
            FacetName::Unit,
            query.unit.as_deref(),
            units.map(|unit| (unit.code.as_str(), unit.short_name.as_str())),
            of_unit,
        ),
        asked.facet(
            FacetName::State,
            query.state.map(StateCode::code),
            StateCode::ALL.map(|state| (state.code(), state.label())),
            |one, code| StateCode::from_code(code).is_some_and(|state| one.stands(state, unit)),
        ),
        asked.facet(
            FacetName::Channel,
            query.channel.map(Channel::code),
            Channel::ALL.map(|channel| (channel.code(), channel.label())),
            |one, code| {
                let channel = Channel::from_code(code);
                channel.is_some_and(|it| one.item.content.channels.marks.contains_key(&it))
            },
        ),
        asked.facet(
            FacetName::Level,
            query.level.map(Level::code),
            Level::ALL.map(|level| (level.code(), level.label())),
            |one, code| Level::from_code(code).is_some_and(|it| one.item.content.levels.holds(it)),
        ),
        asked.facet(
            FacetName::Audience,
            query.audience.as_deref(),
            [("everyone", "全社会"), ("particular", "特定群体")],
            |one, code| one.is_for(code),
        ),
    ]
}

/// What is counted among.
struct Asked<'a> {
    all: &'a [Candidate<'a>],
    query: &'a CatalogueQuery,
    unit: Option<UnitId>,
}

impl Asked<'_> {
    fn facet<'v>(
        &self,
        name: FacetName,
        chosen: Option<&str>,
        values: impl IntoIterator<Item = (&'v str, &'v str)>,
        holds: impl Fn(&Candidate<'_>, &str) -> bool,
    ) -> CatalogueFacet {
        let fitting: Vec<_> = self
            .all
            .iter()
            .filter(|one| one.fits(self.query, self.unit, Some(name)))
            .collect();
        let counted = values.into_iter().map(|(code, shown)| {
            let found = fitting.iter().filter(|one| holds(one, code)).count();
            (code.to_owned(), shown.to_owned(), found)
        });
        CatalogueFacet {
            name,
            chosen: chosen.unwrap_or_default().to_owned(),
            options: counted.filter(|(_, _, found)| *found > 0).collect(),
        }
    }
}
