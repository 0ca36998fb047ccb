//! The site as such: whose it is, which units it has, how to reach it.

use std::sync::Arc;

use gongkai_model::{
    id::UnitId,
    organisation::{Tree, Unit, UnitLevel},
};
use gongkai_store::{Conn, settings, units};

use crate::core::{Office, Result};

/// The setting that says that documents were taken over for evaluation, without anybody's approval.
pub const EVALUATION: &str = "migration_evaluation";

/// What every public page says about the site.
#[derive(Debug, Clone, Default)]
pub struct Site {
    /// All units.
    pub tree: Arc<Tree>,
    /// The district or department that runs the installation; none in an empty store.
    pub root: Option<Unit>,
    /// Whether documents were taken over for evaluation only, which every page must say.
    pub is_evaluation: bool,
}

impl Site {
    /// The name in the masthead: 云河区政务公开.
    #[must_use]
    pub fn name(&self) -> String {
        let place = self.root.as_ref().map_or("", |unit| unit.name.as_str());
        format!("{}政务公开", place.trim_end_matches("人民政府"))
    }

    /// 主办单位; empty in an empty store.
    #[must_use]
    pub fn host(&self) -> &str {
        self.root.as_ref().map_or("", |unit| unit.name.as_str())
    }

    /// A unit and all below it; for a code that no unit has, a unit that nothing belongs to.
    #[must_use]
    pub fn below(&self, code: &str) -> Vec<UnitId> {
        let Some(top) = self.tree.by_code(code) else {
            return vec![UnitId::new(0)];
        };
        let is_below =
            |unit: &&Unit| unit.id == top.id || self.tree.upwards(unit.id).contains(&top.id);
        self.tree
            .iter()
            .filter(is_below)
            .map(|unit| unit.id)
            .collect()
    }

    /// Units with a page of their own, by sort, as the list 按单位查 shows them; the root is not among them.
    #[must_use]
    pub fn groups(&self) -> Vec<(UnitLevel, Vec<&Unit>)> {
        let order = [
            UnitLevel::Bureau,
            UnitLevel::Town,
            UnitLevel::Park,
            UnitLevel::Party,
            UnitLevel::PublicEnterprise,
            UnitLevel::Village,
        ];
        let top = self.root.as_ref().map(|root| root.id);
        let is_below =
            |unit: &Unit| top.is_some_and(|top| self.tree.upwards(unit.id).contains(&top));
        let of = |level| {
            self.tree
                .iter()
                .filter(move |unit| unit.level == level && Some(unit.id) != top && is_below(unit))
        };
        let groups = order
            .into_iter()
            .map(|level| (level, of(level).collect::<Vec<_>>()));
        groups.filter(|(_, units)| !units.is_empty()).collect()
    }
}

/// Reads the site within a page's reader: two statements.
pub(super) async fn read(conn: &mut Conn) -> Result<Site> {
    let tree = units::tree(conn).await?;
    let is_evaluation = settings::get(conn, EVALUATION).await?.is_some();
    Ok(Site {
        root: tree.root().cloned(),
        tree: Arc::new(tree),
        is_evaluation,
    })
}

/// Reads the site for a page that reads nothing else.
///
/// # Errors
/// The store's.
pub async fn site_of(office: &Office) -> Result<Site> {
    let mut reader = office.store.reader().await?;
    read(&mut reader).await
}
