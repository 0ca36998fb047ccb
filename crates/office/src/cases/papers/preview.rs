//! The reply before it is signed: seen as it will look, and refused while it lacks something that must be told.

use gongkai_documents::write::SealPlace;
use gongkai_model::{
    case::{CaseHead, Form, foi::answer},
    id::CaseId,
};
use gongkai_rules::foi::{
    clock::Event,
    papers::{Paper, Part},
};
use gongkai_store::{Conn, units};

use super::{
    content::PaperContent,
    draw::Drawn,
    file::{File, printed},
    parts::Parts,
    which::template,
};
use crate::{
    cases::{enclosures, loaded::CaseLoaded},
    core::{Actor, Office, OfficeError, Result, civil},
};

/// Stands in the place of the number until the reply is signed.
const NO_NUMBER: &str = "（签发时编号）";

/// The last reply that was written, as a PDF that says that it is a draft. Nothing of it is kept.
///
/// # Errors
/// [`OfficeError::NotFound`] for whoever has no part in handling the case, and while nothing is written;
/// [`OfficeError::File`] says why it cannot be set now.
pub async fn draft_of_reply(office: &Office, actor: &Actor, id: CaseId) -> Result<File> {
    let mut reader = office.store.reader().await?;
    let loaded = CaseLoaded::handled(office, &mut reader, actor, id).await?;
    let form = loaded
        .reply()?
        .ok_or(OfficeError::NotFound("答复，还没有拟写"))?;
    let (head, events) = (loaded.head.clone(), loaded.events.clone());
    let content = content_of(
        office,
        &mut reader,
        &loaded,
        (&head, events.as_slice()),
        &form,
    )
    .await?;
    drop(reader);
    let document = content.document(SealPlace::None, true, civil(office.clock.now()));
    let bytes = printed(office, document).await?;
    Ok(File {
        name: "答复（草稿）.pdf".to_owned(),
        bytes,
    })
}

async fn content_of(
    office: &Office,
    conn: &mut Conn,
    loaded: &CaseLoaded,
    (head, events): (&CaseHead, &[Event]),
    form: &Form,
) -> Result<PaperContent> {
    let tree = units::tree(conn).await?;
    let unit = tree
        .get(head.unit)
        .ok_or(OfficeError::NotFound("这个单位"))?;
    let reply = answer(form).ok().map(|reply| (reply, form.clone()));
    let code = match &reply {
        Some((reply, _)) => Paper::Reply(reply.kind()).code(),
        None => "letter_reply".to_owned(),
    };
    let template = template(office, &code, &unit.code)?;
    let given = Form::default();
    let drawn = Drawn {
        actor: None,
        loaded,
        head,
        events,
        given: &given,
        reason: "",
    };
    let parts = Parts {
        drawn: &drawn,
        tree: &tree,
        unit,
        paper: Paper::from_code(&code),
        reply: reply.as_ref(),
        papers: &[],
    };
    let blocks = template
        .compose(&parts.all(office)?)
        .map_err(|error| OfficeError::File(format!("答复还缺内容：{error}")))?;
    Ok(PaperContent {
        title: template.title.clone(),
        is_letter: PaperContent::is_letter(template.form),
        issuer: unit.name.clone(),
        number: Some(NO_NUMBER.to_owned()),
        blocks,
        enclosures: enclosures::listed_in(parts.paper, conn, loaded).await?,
        written_on: office.clock.today(),
        bears_seal: template.seal,
        is_signed: template.signed,
    })
}

/// Refuses a reply that lacks something that the law wants told: asked when it is written, not when it is signed.
pub(in crate::cases) async fn check_reply(
    office: &Office,
    conn: &mut Conn,
    loaded: &CaseLoaded,
    given: &Form,
) -> Result<()> {
    let Ok(reply) = answer(given) else {
        return Ok(());
    };
    let paper = Paper::Reply(reply.kind());
    let tree = units::tree(conn).await?;
    let unit = tree
        .get(loaded.head.unit)
        .ok_or(OfficeError::NotFound("这个单位"))?;
    let nothing = Form::default();
    let drawn = Drawn {
        actor: None,
        loaded,
        head: &loaded.head,
        events: &loaded.events,
        given: &nothing,
        reason: "",
    };
    let pair = (reply, given.clone());
    let parts = Parts {
        drawn: &drawn,
        tree: &tree,
        unit,
        paper: Some(paper),
        reply: Some(&pair),
        papers: &[],
    };
    let there = parts.all(office)?;
    let missing = paper
        .must()
        .into_iter()
        .find(|part| !there.contains_key(part));
    let Some(part) = missing else {
        return Ok(());
    };
    let (field, what) = match part {
        Part::EarlierReply => ("earlier", "请写明此前答复的日期和文号".to_owned()),
        Part::SearchRecord => (
            "reply_kind",
            "告知信息不存在以前，请先记录检索情况".to_owned(),
        ),
        Part::EarlierNotice => ("reply_kind", "此前没有作出这种答复所依据的告知".to_owned()),
        Part::Reason => ("why", "请写明理由".to_owned()),
        other => ("reply", format!("答复必须写明{}", other.name())),
    };
    Err(OfficeError::field(field, what))
}
