//! The file that may be released, made of what is marked; and the list that goes with the reply.

use gongkai_documents::redact::Released;
use gongkai_model::id::{CaseId, RowId};
use gongkai_rules::exemption::Exemption;
use gongkai_store::{Conn, case_redactions};

use super::{Work, draft::changed_meanwhile, event, found, name_place, original, severance, told};
use crate::{
    cases::{enclosures, loaded::CaseLoaded},
    core::{Actor, Office, Result},
};

/// Takes out what is marked now. The file is kept only when the check finds nothing left in it.
///
/// # Errors
/// [`crate::core::OfficeError::Invalid`] when nothing is marked, when the check finds something, and when somebody changed
/// the marks meanwhile.
pub async fn release(office: &Office, actor: &Actor, case: CaseId, id: RowId) -> Result<usize> {
    let severance = severance(office)?;
    let mut reader = office.store.reader().await?;
    let (loaded, stored) = found(office, &mut reader, actor, case, id).await?;
    enclosures::must_be_open(office, &mut reader, &loaded).await?;
    drop(reader);
    let mut work = Work::open(&loaded, &stored)?;
    let marks = work.current().to_vec();
    let pdf = original(office, &loaded, &stored).await?;
    let released = severance.redact(id, pdf, marks.clone()).await;
    let Released {
        pdf,
        filled,
        without_text,
    } = released.map_err(told("marks"))?;
    let released = office.blobs.put_sealed(&loaded.key, &pdf).await?;
    let (count, bytes) = (filled.len(), i64::try_from(pdf.len()).unwrap_or(i64::MAX));
    work.marks = marks;
    work.filled = filled;
    work.without_text = without_text;
    let sealed = work.seal(&loaded, id)?;
    let before = stored.marks.as_ref();
    let mut tx = office.store.begin().await?;
    // It took its time: what was signed meanwhile does not name this file.
    let (now, _) = found(office, &mut tx, actor, case, id).await?;
    enclosures::must_stay_open(office, &mut tx, &now).await?;
    if !case_redactions::put_released(&mut tx, id, before, &sealed, &released, bytes).await? {
        return Err(changed_meanwhile());
    }
    event("redaction.done", actor, &loaded, id)
        .with("places", count)
        .append(office, &mut tx)
        .await?;
    tx.commit().await?;
    Ok(count)
}

/// How many steps of how many are done with a file that is being made here; nothing when none is.
///
/// # Errors
/// [`crate::core::OfficeError::NotFound`] for whoever has no part in handling the case.
pub async fn release_progress(
    office: &Office,
    actor: &Actor,
    case: CaseId,
    id: RowId,
) -> Result<Option<(usize, usize)>> {
    let mut reader = office.store.reader().await?;
    found(office, &mut reader, actor, case, id).await?;
    Ok(severance(office)?.progress(id))
}

/// The rows of the list that goes with the reply (区分处理清单): file, place, ground, article. It does not say what stood
/// there. Empty when nothing was taken out.
pub(in crate::cases) async fn list(conn: &mut Conn, loaded: &CaseLoaded) -> Result<String> {
    let mut rows = Vec::new();
    for it in case_redactions::of_case(conn, loaded.head.id).await? {
        if it.released.is_none() {
            continue;
        }
        let name = loaded
            .key
            .open_text(&name_place(it.id), &it.name)?
            .replace('\t', " ");
        for place in Work::open(loaded, &it)?.filled {
            let row = Exemption::from_code(&place.ground).and_then(Exemption::row);
            let (ground, article) = row.map_or(("", ""), |row| (row.name, row.article));
            let at = format!(
                "第{}页，上边{}毫米、左边{}毫米",
                place.area.page,
                place.area.top / 10,
                place.area.left / 10
            );
            rows.push(format!(
                "{}\t{name}\t{at}\t{ground}\t条例{article}",
                rows.len() + 1
            ));
        }
    }
    if rows.is_empty() {
        return Ok(String::new());
    }
    rows.insert(0, "序号\t文件\t部位\t理由\t依据".to_owned());
    Ok(rows.join("\n"))
}
