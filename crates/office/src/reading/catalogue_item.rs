//! An item's page: all columns, how each unit stands and why, what is published under it, earlier versions.

use gongkai_model::{
    catalogue::{Item as CatalogueItem, ItemState},
    id::{CatalogueItemId, RecordId},
    organisation::Unit,
};
use gongkai_store::{
    catalogue::{self, ItemVersion},
    publications,
};
use jiff::civil::Date;

use super::{Site, list::find_unit, site};
use crate::core::{Duty, Office, OfficeError, Result, civil};

/// How many records the page lists.
pub const ITEM_RECORDS: i64 = 30;

/// How an item stands for one unit.
#[derive(Debug, Clone)]
pub struct DutyLine {
    /// The unit.
    pub unit: Unit,
    /// How it stands.
    pub state: ItemState,
    /// Why, in Chinese, and the article that it rests on.
    pub because: Vec<(String, Option<&'static str>)>,
    /// How many records are public.
    pub records: i64,
    /// When one became public last.
    pub last_on: Option<Date>,
    /// Who signed the nil return that stands, and when.
    pub nil_signed: Option<(String, Date)>,
}

/// A record under the item.
#[derive(Debug, Clone)]
pub struct RecordLine {
    /// Where it leads.
    pub record: RecordId,
    /// The code of its kind.
    pub kind: String,
    /// The name of its kind.
    pub kind_name: String,
    /// 标题
    pub title: String,
    /// The short name of its unit.
    pub unit_name: String,
    /// 发布日期
    pub published_on: Date,
    /// 原平台发布: nobody reviewed it here.
    pub is_migrated: bool,
}

/// The page.
#[derive(Debug, Clone)]
pub struct CatalogueItemPage {
    /// The site.
    pub site: Site,
    /// The item.
    pub item: CatalogueItem,
    /// The name of its field.
    pub field_name: String,
    /// Whose catalogue it stands in.
    pub owner: Option<Unit>,
    /// The unit that was asked for.
    pub unit: Option<Unit>,
    /// How it stands, by unit; of an ended item nobody has a duty any more.
    pub duties: Vec<DutyLine>,
    /// What is public under it, newest first.
    pub records: Vec<RecordLine>,
    /// How many there are.
    pub total: i64,
    /// Its versions, newest first.
    pub versions: Vec<ItemVersion>,
}

/// Reads it: at most ten statements.
///
/// # Errors
/// [`OfficeError::NotFound`] for an item or a unit that does not exist.
pub async fn catalogue_item(
    office: &Office,
    id: CatalogueItemId,
    unit: Option<&str>,
) -> Result<CatalogueItemPage> {
    let mut reader = office.store.reader().await?;
    let site = site::read(&mut reader).await?;
    let unit = find_unit(&site, unit)?;
    let register = office.registers.of(&mut reader).await?;
    let item = match register.item(id) {
        Some(item) => item.clone(),
        None => catalogue::get(&mut reader, id)
            .await?
            .ok_or(OfficeError::NotFound("这个目录事项"))?,
    };
    let calendar = office.calendars.of(&mut reader).await?;
    let today = office.clock.today();
    let open = register
        .item(id)
        .map(|item| item.units.as_slice())
        .unwrap_or_default();
    let asked = open
        .iter()
        .filter(|id| unit.as_ref().is_none_or(|unit| unit.id == **id));
    let duties = asked.filter_map(|of| {
        let duty = register.duty(&item, *of, today, &calendar);
        Some(duty_line(site.tree.get(*of)?.clone(), &duty))
    });
    let duties: Vec<DutyLine> = duties.collect();
    let of_unit = unit.as_ref().map(|unit| unit.id);
    let rows = publications::under_item(&mut reader, id, of_unit, ITEM_RECORDS).await?;
    let records = rows.into_iter().map(|row| RecordLine {
        kind_name: office
            .kinds
            .record(&row.kind)
            .map_or_else(|| row.kind.clone(), |kind| kind.name.clone()),
        unit_name: site
            .tree
            .get(row.unit)
            .map(|unit| unit.short_name.clone())
            .unwrap_or_default(),
        record: row.record,
        kind: row.kind,
        title: row.title,
        published_on: row.published_on,
        is_migrated: row.is_migrated,
    });
    let records: Vec<RecordLine> = records.collect();
    let versions = catalogue::versions(&mut reader, id).await?;
    Ok(CatalogueItemPage {
        field_name: office.kinds.catalogue().name(&item.field).to_owned(),
        owner: site.tree.get(item.owner).cloned(),
        total: match &unit {
            Some(unit) => register.fill(id, unit.id).map_or(0, |fill| fill.records),
            None => register.records_under(id),
        },
        duties,
        records,
        versions,
        unit,
        item,
        site,
    })
}

fn duty_line(unit: Unit, duty: &Duty<'_>) -> DutyLine {
    let because = duty.state.because.iter();
    let is_nil = matches!(duty.state.value, ItemState::Nil { .. });
    DutyLine {
        unit,
        state: duty.state.value,
        because: because.map(|one| (one.text.clone(), one.article)).collect(),
        records: duty.fill.map_or(0, |fill| fill.records),
        last_on: duty.fill.map(|fill| civil(fill.last_at).date()),
        nil_signed: duty
            .nil
            .filter(|_| is_nil)
            .map(|nil| (nil.signed_by.clone(), civil(nil.published_at).date())),
    }
}
