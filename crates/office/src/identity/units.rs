//! Units (机构): added, renamed, described.

use gongkai_model::{
    event::Matter,
    id::UnitId,
    organisation::{Unit, UnitLevel, UnitProfile},
    permission::step,
};
use gongkai_rules::numbers::{SiteCode, UnifiedCreditCode};
use gongkai_store::{Tx, units};

use crate::core::{Actor, EventDraft, Office, OfficeError, Result};

/// What a unit is described with.
#[derive(Debug, Clone)]
pub struct UnitForm {
    /// Short ASCII code in addresses.
    pub code: String,
    /// 全称
    pub name: String,
    /// 规范简称
    pub short_name: String,
    /// 机关代字
    pub abbreviation: Option<String>,
    /// The superior unit; none for the first.
    pub parent: Option<UnitId>,
    /// What sort of unit it is.
    pub level: UnitLevel,
    /// 统一社会信用代码
    pub credit_code: Option<String>,
    /// 网站标识码
    pub site_code: Option<String>,
    /// 代审
    pub reviews_by_superior: bool,
    /// Place among its siblings.
    pub sort: i64,
    /// What the public is told.
    pub profile: UnitProfile,
}

/// Adds a unit below another.
///
/// # Errors
/// [`OfficeError::Invalid`] by field.
pub async fn add(office: &Office, actor: &Actor, form: UnitForm) -> Result<UnitId> {
    let parent = form
        .parent
        .ok_or_else(|| OfficeError::field("parent", "请选择上级机构"))?;
    actor.may(office, step::UNITS_MANAGE, parent)?;
    let mut tx = office.store.begin().await?;
    let id = insert(office, &mut tx, form).await?;
    let event = EventDraft::new("unit.added", Matter::Unit(id.get())).by(actor.person.id);
    event.append(office, &mut tx).await?;
    tx.commit().await?;
    Ok(id)
}

/// Changes a unit; its code stays, because addresses are permanent.
///
/// # Errors
/// [`OfficeError::Invalid`] by field.
pub async fn update(office: &Office, actor: &Actor, id: UnitId, form: UnitForm) -> Result<()> {
    actor.may(office, step::UNITS_MANAGE, id)?;
    let mut tx = office.store.begin().await?;
    let known = units::get(&mut tx, id)
        .await?
        .ok_or(OfficeError::NotFound("机构"))?;
    let mut unit = check(form, id)?;
    unit.code = known.code;
    unit.parent = known.parent;
    units::update(&mut tx, &unit).await?;
    let event = EventDraft::new("unit.changed", Matter::Unit(id.get())).by(actor.person.id);
    event.append(office, &mut tx).await?;
    tx.commit().await?;
    Ok(())
}

/// Inserts a unit after checking it; used here, by the first start and by imports into a fresh store.
pub(crate) async fn insert(office: &Office, tx: &mut Tx, form: UnitForm) -> Result<UnitId> {
    let id = office.new_id();
    let unit = check(form, id)?;
    if units::by_code(tx, &unit.code).await?.is_some() {
        return Err(OfficeError::field(
            "code",
            format!("机构代码“{}”已经使用", unit.code),
        ));
    }
    units::insert(tx, &unit).await?;
    Ok(id)
}

fn check(form: UnitForm, id: UnitId) -> Result<Unit> {
    let is_code = (1..=40).contains(&form.code.len())
        && form
            .code
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
    if !is_code {
        return Err(OfficeError::field(
            "code",
            "机构代码应为 1 至 40 个小写字母、数字或 -",
        ));
    }
    if form.name.trim().is_empty() {
        return Err(OfficeError::field("name", "请填写机构全称"));
    }
    let filled = |text: Option<String>| text.map(|t| t.trim().to_owned()).filter(|t| !t.is_empty());
    let credit_code = filled(form.credit_code);
    if let Some(code) = &credit_code {
        code.parse::<UnifiedCreditCode>()
            .map_err(|e| OfficeError::field("credit_code", e.to_string()))?;
    }
    let site_code = filled(form.site_code);
    if let Some(code) = &site_code {
        code.parse::<SiteCode>()
            .map_err(|e| OfficeError::field("site_code", e.to_string()))?;
    }
    let short_name = filled(Some(form.short_name)).unwrap_or_else(|| form.name.clone());
    Ok(Unit {
        id,
        code: form.code,
        name: form.name.trim().to_owned(),
        short_name,
        abbreviation: filled(form.abbreviation),
        parent: form.parent,
        level: form.level,
        credit_code,
        site_code,
        reviews_by_superior: form.reviews_by_superior,
        sort: form.sort,
        profile: form.profile,
    })
}
