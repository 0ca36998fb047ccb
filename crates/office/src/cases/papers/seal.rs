//! Seals (印章): a unit's picture, kept sealed, put on a document by who may use it.

use gongkai_model::{
    event::Matter,
    id::{CaseId, RowId, UnitId},
    permission::step,
};
use gongkai_store::{
    blobs::Sha256Hex,
    case_papers,
    unit_seals::{self, UnitSeal},
};
use jiff::Timestamp;

use crate::cases::loaded::handled_head;
use crate::core::{Actor, EventDraft, Office, OfficeError, Result};

/// A picture of a seal.
#[derive(Debug, Clone)]
pub struct SealForm {
    /// PNG, or a drawing (SVG) that reaches for nothing outside of itself.
    pub picture: Vec<u8>,
    /// Its width in tenths of a millimetre: 420 for most.
    pub width: u16,
}

/// Bytes of a picture.
const BYTES_MAX: usize = 1_000_000;

/// Widths of seals of organs, in tenths of a millimetre.
const WIDTHS: std::ops::RangeInclusive<u16> = 300..=600;

/// Puts a seal in use at a unit; the one before ends and stays on what bears it.
///
/// # Errors
/// [`OfficeError::NotPermitted`]; [`OfficeError::Invalid`] for a file that is no picture of a seal.
pub async fn put_seal(office: &Office, actor: &Actor, unit: UnitId, form: SealForm) -> Result<()> {
    actor.may(office, step::SEAL_KEEP, unit)?;
    check(&form)?;
    let matter = Matter::Unit(unit.get());
    let key = office.keys.get_or_make(matter)?;
    let picture = office.blobs.put_sealed(&key, &form.picture).await?;
    let seal = UnitSeal {
        id: office.new_id(),
        unit,
        picture,
        width: form.width,
        put_by: actor.person.id,
        put_at: office.clock.now(),
    };
    let mut tx = office.store.begin().await?;
    unit_seals::put(&mut tx, &seal).await?;
    EventDraft::new("unit.seal_put", matter)
        .by(actor.person.id)
        .at_unit(unit)
        .committing(Sha256Hex::of(seal.picture.as_str().as_bytes()).to_string())
        .append(office, &mut tx)
        .await?;
    tx.commit().await?;
    Ok(())
}

/// Since when a unit has a seal, for who keeps or uses it.
///
/// # Errors
/// [`OfficeError::NotPermitted`].
pub async fn seal_of(
    office: &Office,
    actor: &Actor,
    unit: UnitId,
) -> Result<Option<(Timestamp, u16)>> {
    actor.may(office, step::SEAL_KEEP, unit)?;
    let mut reader = office.store.reader().await?;
    let seal = unit_seals::present(&mut reader, unit).await?;
    Ok(seal.map(|seal| (seal.put_at, seal.width)))
}

/// Puts the seal of its unit on a document (用印). That it was used leaves an event.
///
/// # Errors
/// [`OfficeError::NotPermitted`]; [`OfficeError::NotFound`] for a document that wants no seal, and where there is none.
pub async fn use_seal(office: &Office, actor: &Actor, case: CaseId, paper: RowId) -> Result<()> {
    let mut tx = office.store.begin().await?;
    handled_head(office, &mut tx, actor, case).await?;
    let found = case_papers::get(&mut tx, case, paper).await?;
    let found = found.filter(|paper| paper.bears_seal && !paper.is_destroyed());
    let found = found.ok_or(OfficeError::NotFound("待用印的文书"))?;
    actor.may(office, step::SEAL_USE, found.unit)?;
    let seal = unit_seals::present(&mut tx, found.unit).await?;
    let seal = seal.ok_or(OfficeError::NotFound(
        "本单位的印章，请先由管理印章的人员录入",
    ))?;
    case_papers::put_seal(&mut tx, paper, seal.id, actor.person.id, office.clock.now()).await?;
    EventDraft::new("paper.sealed", Matter::Case(case.get()))
        .by(actor.person.id)
        .at_unit(found.unit)
        .with("paper", paper)
        .with("seal", seal.id)
        .append(office, &mut tx)
        .await?;
    tx.commit().await?;
    Ok(())
}

/// A picture that the typesetter may be given: a PNG, or a drawing without links, scripts or entities.
fn check(form: &SealForm) -> Result<()> {
    let refuse = |message: &str| Err(OfficeError::field("picture", message));
    if form.picture.len() > BYTES_MAX {
        return refuse("印章图片不能超过1 MB");
    }
    if !WIDTHS.contains(&form.width) {
        return Err(OfficeError::field("width", "印章直径在30至60毫米之间"));
    }
    if form.picture.starts_with(b"\x89PNG\r\n\x1a\n") {
        return Ok(());
    }
    let Ok(text) = std::str::from_utf8(&form.picture) else {
        return refuse("印章图片请用透明底的PNG");
    };
    let lower = text.to_ascii_lowercase();
    let reaches_out = [
        "<!",
        "<?",
        "href",
        "url(",
        "<script",
        "<image",
        "<foreignobject",
        "@import",
        "file:",
    ];
    if !lower.trim_start().starts_with("<svg") || reaches_out.iter().any(|it| lower.contains(it)) {
        return refuse("印章图片请用透明底的PNG");
    }
    Ok(())
}
