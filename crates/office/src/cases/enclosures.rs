//! What goes with the reply (随答复提供的文件; 条例 art. 36 (2), 37): the information itself, as the office holds it or with
//! what is withheld taken out.
//!
//! It is chosen while the reply may still change: whoever signs has the list before them, and the reply names it. Only a
//! reply that gives information takes something along.

use bytes::Bytes;
use gongkai_model::{
    case::foi::answer,
    event::Matter,
    id::{CaseId, RowId},
};
use gongkai_rules::foi::papers::Paper;
use gongkai_store::{
    Conn, Tx,
    case_papers::{self, StoredPaper},
    cases::{self, StoredEnclosure},
};
use jiff::Timestamp;

use super::{
    files::{OpenedFile, file_place},
    loaded::CaseLoaded,
    redactions::{name_place, stem},
    stub::NOTHING_WITH_A_STUB,
    track::Recognised,
};
use crate::core::{Actor, EventDraft, Office, OfficeError, Result};

/// A file that may go with the reply.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enclosure {
    /// Identifies it.
    pub id: RowId,
    /// What it is called where it is sent.
    pub name: String,
    /// How long it is, in bytes.
    pub size_bytes: Option<i64>,
    /// 区分处理件: whether something was taken out of it.
    pub is_severed: bool,
    /// Whether it goes along.
    pub is_enclosed: bool,
    /// When it was sent.
    pub sent_at: Option<Timestamp>,
}

/// What may go with the reply of a case, oldest first.
pub(super) async fn candidates(conn: &mut Conn, loaded: &CaseLoaded) -> Result<Vec<Enclosure>> {
    let stored = cases::files_and_severed(conn, loaded.head.id).await?;
    of_the_office(loaded, &stored)
}

/// Those among the files of a case that may go with its reply: what the applicant brought goes nowhere.
pub(super) fn of_the_office(
    loaded: &CaseLoaded,
    files: &[StoredEnclosure],
) -> Result<Vec<Enclosure>> {
    let own = files.iter().filter(|file| file.added_by.is_some());
    own.map(|it| view(loaded, it)).collect()
}

fn view(loaded: &CaseLoaded, it: &StoredEnclosure) -> Result<Enclosure> {
    Ok(Enclosure {
        id: it.id,
        name: name_of(loaded, it)?,
        size_bytes: it.size_bytes,
        is_severed: it.is_severed,
        is_enclosed: it.is_enclosed,
        sent_at: it.sent_at,
    })
}

fn name_of(loaded: &CaseLoaded, it: &StoredEnclosure) -> Result<String> {
    if !it.is_severed {
        return Ok(loaded.key.open_text(&file_place(it.id), &it.name)?);
    }
    let name = loaded.key.open_text(&name_place(it.id), &it.name)?;
    Ok(format!("{}（区分处理件）.pdf", stem(&name)))
}

/// The names of what was chosen, for the list in a document: a reply that gives information, or the one of a kind without
/// a law. Others have no list.
pub(super) async fn listed_in(
    paper: Option<Paper>,
    conn: &mut Conn,
    loaded: &CaseLoaded,
) -> Result<Vec<String>> {
    let has_list = match paper {
        Some(Paper::Reply(kind)) => kind.gives_information(),
        Some(_) => false,
        None => true,
    };
    if !has_list {
        return Ok(Vec::new());
    }
    let all = candidates(conn, loaded).await?;
    let chosen = all.into_iter().filter(|it| it.is_enclosed);
    Ok(chosen.map(|it| stem(&it.name).to_owned()).collect())
}

/// Whether the reply that was written last gives information: wholly, in part, or as a letter is answered.
fn gives_information(loaded: &CaseLoaded) -> Result<bool> {
    let Some(form) = loaded.reply()? else {
        return Ok(false);
    };
    // Letters have replies without a kind of the law.
    Ok(answer(&form).map_or(true, |reply| reply.kind().gives_information()))
}

/// Whether the list may change: no reply was drawn up since the last one was written.
pub(super) fn may_change(office: &Office, loaded: &CaseLoaded, papers: &[StoredPaper]) -> bool {
    let Some(last) = loaded.replies.last() else {
        return loaded.head.closed_on.is_none();
    };
    let goes_with_it = |code: &str| {
        let template = office.kinds.paper(code, "");
        template.is_some_and(|template| template.sent_with_reply)
    };
    let mut drawn = papers
        .iter()
        .filter(|paper| paper.drawn_at >= last.written_at);
    let is_drawn = drawn.any(|paper| goes_with_it(&paper.template));
    last.sent_at.is_none() && !is_drawn && loaded.head.closed_on.is_none()
}

/// Refuses a change of what was signed.
pub(super) async fn must_be_open(
    office: &Office,
    conn: &mut Conn,
    loaded: &CaseLoaded,
) -> Result<()> {
    let papers = case_papers::of_case(conn, loaded.head.id).await?;
    if may_change(office, loaded, &papers) {
        return Ok(());
    }
    let said = "答复已经签发或者办件已经办结，随答复提供的文件不能再改";
    Err(OfficeError::field("files", said))
}

/// As [`must_be_open`], and holds the case: nobody signs before the change is stored.
pub(super) async fn must_stay_open(
    office: &Office,
    tx: &mut Tx,
    loaded: &CaseLoaded,
) -> Result<()> {
    if !cases::hold(tx, loaded.head.id).await? {
        return Err(OfficeError::field("files", NOTHING_WITH_A_STUB));
    }
    must_be_open(office, tx, loaded).await
}

/// Chooses what goes with the reply; what is not among `chosen` stays here.
///
/// # Errors
/// [`OfficeError::NotFound`] for whoever has no part in handling the case; [`OfficeError::Invalid`] at `files` once the
/// reply is signed.
pub async fn enclose(office: &Office, actor: &Actor, case: CaseId, chosen: &[RowId]) -> Result<()> {
    let mut tx = office.store.begin().await?;
    let loaded = CaseLoaded::handled(office, &mut tx, actor, case).await?;
    must_stay_open(office, &mut tx, &loaded).await?;
    let mut count = 0_usize;
    for it in cases::files_and_severed(&mut tx, case).await? {
        let is_chosen = it.added_by.is_some() && chosen.contains(&it.id);
        count += usize::from(is_chosen);
        cases::set_enclosed(&mut tx, case, it.id, is_chosen).await?;
    }
    EventDraft::new("case.enclosed", Matter::Case(case.get()))
        .by(actor.person.id)
        .at_unit(loaded.head.unit)
        .with("count", count)
        .append(office, &mut tx)
        .await?;
    tx.commit().await?;
    Ok(())
}

/// Sends what was chosen, with a reply that gives information.
pub(super) async fn send(tx: &mut Tx, loaded: &CaseLoaded, at: Timestamp) -> Result<()> {
    if gives_information(loaded)? {
        cases::send_enclosures(tx, loaded.head.id, at).await?;
    }
    Ok(())
}

/// Opens what was sent, for whoever asked. That it was fetched is noted: it shows that it arrived.
///
/// # Errors
/// [`OfficeError::NotFound`] for what was not sent.
pub async fn open_enclosure(office: &Office, who: Recognised, id: RowId) -> Result<OpenedFile> {
    let missing = || OfficeError::NotFound("这个文件");
    let mut tx = office.store.begin().await?;
    let loaded = CaseLoaded::load(office, &mut tx, who.case()).await?;
    let all = cases::files_and_severed(&mut tx, who.case()).await?;
    let sent = all.iter().find(|it| it.id == id && it.sent_at.is_some());
    let sent = sent.ok_or_else(missing)?;
    let content = office.blobs.get_sealed(&loaded.key, &sent.sha256).await?;
    let content: Bytes = content.ok_or_else(missing)?;
    EventDraft::new("case.enclosure_fetched", Matter::Case(who.case().get()))
        .at_unit(loaded.head.unit)
        .with("file", id)
        .append(office, &mut tx)
        .await?;
    tx.commit().await?;
    Ok((name_of(&loaded, sent)?, sent.media_type.clone(), content))
}
