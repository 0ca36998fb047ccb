//! Draws documents up (成文) when a step is taken: what they say, and the next number of the unit's own series.

use gongkai_model::{
    case::{CaseHead, Form},
    event::Matter,
    organisation::{Tree, Unit},
    paper::{PaperBlock, PaperTemplate},
    permission::step,
};
use gongkai_rules::foi::{
    clock::Event,
    outcome::ReplyKind,
    papers::{Paper, Part},
};
use gongkai_store::{
    Tx,
    case_papers::{self, StoredPaper},
    cases, unit_seals, units,
};

use super::{
    content::PaperContent,
    parts::{Parts, of_the_fee},
    which::{member, reply_of, template},
};
use crate::{
    cases::{enclosures, loaded::CaseLoaded, redactions},
    core::{Actor, EventDraft, Office, OfficeError, Result},
};

/// A step that was taken, as far as its documents look at it.
pub(in crate::cases) struct Drawn<'a> {
    /// Who took it; none for the applicant.
    pub(in crate::cases) actor: Option<&'a Actor>,
    /// The case before the step.
    pub(in crate::cases) loaded: &'a CaseLoaded,
    /// Its row after it.
    pub(in crate::cases) head: &'a CaseHead,
    /// What its law's clock counts after it.
    pub(in crate::cases) events: &'a [Event],
    /// What was filled in.
    pub(in crate::cases) given: &'a Form,
    /// The reason that was given.
    pub(in crate::cases) reason: &'a str,
}

/// Draws every document of a step.
///
/// # Errors
/// What a document lacks; then the step is not taken.
pub(in crate::cases) async fn draw_all(
    office: &Office,
    tx: &mut Tx,
    drawn: &Drawn<'_>,
    names: &[String],
) -> Result<()> {
    if names.is_empty() {
        return Ok(());
    }
    // Whoever chooses what goes with a reply holds the case too: a reply names what is chosen when it is signed.
    cases::hold(tx, drawn.head.id).await?;
    let tree = units::tree(tx).await?;
    for name in names {
        let paper = draw(office, tx, drawn, &tree, name).await?;
        // What was taken out of the files is listed with the reply that gives the rest (art. 37).
        let is_partial = paper.template == Paper::Reply(ReplyKind::Partial).code();
        if is_partial && !redactions::list(tx, drawn.loaded).await?.is_empty() {
            draw(office, tx, drawn, &tree, &Paper::RedactionList.code()).await?;
        }
    }
    Ok(())
}

/// Draws one document.
pub(super) async fn draw(
    office: &Office,
    tx: &mut Tx,
    drawn: &Drawn<'_>,
    tree: &Tree,
    name: &str,
) -> Result<StoredPaper> {
    // A case that is handed on is told of by who had it.
    let unit = tree.get(drawn.loaded.head.unit);
    let unit = unit.ok_or(OfficeError::NotFound("这个单位"))?;
    let reply = reply_of(drawn)?;
    let code = member(name, drawn, reply.as_ref().map(|(reply, _)| reply))?;
    let template = template(office, &code, &unit.code)?;
    let papers = case_papers::of_case(tx, drawn.head.id).await?;
    let parts = Parts {
        drawn,
        tree,
        unit,
        paper: Paper::from_code(&code),
        reply: reply.as_ref(),
        papers: &papers,
    };
    let blocks = words(office, tx, &parts, template).await?;
    let content = PaperContent {
        title: template.title.clone(),
        is_letter: PaperContent::is_letter(template.form),
        issuer: unit.name.clone(),
        number: next_number(office, tx, template, unit).await?,
        blocks,
        enclosures: enclosures::listed_in(parts.paper, tx, drawn.loaded).await?,
        written_on: office.clock.today(),
        bears_seal: bears_seal(office, drawn, template, unit),
        is_signed: template.signed,
    };
    store(office, tx, drawn, template, (unit, content)).await
}

/// Nobody of a unit that hands a case on opens it again: what is not sealed with the step never would be, and whoever asked
/// could never read it. Such a document goes without.
fn bears_seal(office: &Office, drawn: &Drawn<'_>, template: &PaperTemplate, unit: &Unit) -> bool {
    let is_handed_on = drawn.head.unit != drawn.loaded.head.unit;
    template.seal && (!is_handed_on || may_seal(office, drawn, unit))
}

fn may_seal(office: &Office, drawn: &Drawn<'_>, unit: &Unit) -> bool {
    let actor = drawn.actor;
    actor.is_some_and(|actor| actor.allows(office, step::SEAL_USE, unit.id))
}

/// What a document says.
async fn words(
    office: &Office,
    tx: &mut Tx,
    parts: &Parts<'_>,
    template: &PaperTemplate,
) -> Result<Vec<PaperBlock>> {
    let mut there = parts.all(office)?;
    let case = parts.drawn.head.id;
    match parts.paper {
        Some(Paper::Fee) => {
            if let Some(charge) = cases::fees(tx, case).await?.last() {
                there.extend(of_the_fee(charge)?);
            }
        }
        Some(Paper::RedactionList) => {
            let list = redactions::list(tx, parts.drawn.loaded).await?;
            there.extend((!list.is_empty()).then_some((Part::Marks, list)));
        }
        _ => {}
    }
    let must = parts.paper.into_iter().flat_map(Paper::must);
    let missing = must.into_iter().find(|part| !there.contains_key(part));
    if let Some(part) = missing {
        let said = format!("“{}”现在还不能成文：没有{}", template.title, part.name());
        return Err(OfficeError::File(said));
    }
    template
        .compose(&there)
        .map_err(|error| OfficeError::Defect(format!("document `{}`: {error}", template.code)))
}

/// The next number of the unit's series; documents whose numbers are written the same share one.
async fn next_number(
    office: &Office,
    tx: &mut Tx,
    template: &PaperTemplate,
    unit: &Unit,
) -> Result<Option<String>> {
    let Some(series) = &template.series else {
        return Ok(None);
    };
    let year = office.clock.today().year();
    let abbreviation = unit.abbreviation.as_deref().unwrap_or(&unit.short_name);
    let seq = case_papers::next_number(tx, series.pattern(), unit.id, year).await?;
    Ok(Some(series.number(abbreviation, year, seq)))
}

async fn store(
    office: &Office,
    tx: &mut Tx,
    drawn: &Drawn<'_>,
    template: &PaperTemplate,
    (unit, content): (&Unit, PaperContent),
) -> Result<StoredPaper> {
    let (id, now) = (office.new_id(), office.clock.now());
    let by = drawn.actor.map(|actor| actor.person.id);
    // Who draws it and may use the seal puts it on at once.
    let seal = if content.bears_seal && may_seal(office, drawn, unit) {
        unit_seals::present(tx, unit.id).await?
    } else {
        None
    };
    let paper = StoredPaper {
        id,
        case: drawn.head.id,
        unit: unit.id,
        template: template.code.clone(),
        title: template.title.clone(),
        content: content.seal(&drawn.loaded.key, id)?,
        number: content.number,
        for_applicant: template.for_applicant,
        bears_seal: content.bears_seal,
        drawn_by: by,
        drawn_at: now,
        seal: seal.as_ref().map(|seal| seal.id),
        sealed_by: by.filter(|_| seal.is_some()),
        sealed_at: seal.is_some().then_some(now),
        sent_at: (template.for_applicant && !template.sent_with_reply).then_some(now),
        pdf: None,
        docx: None,
    };
    case_papers::insert(tx, &paper).await?;
    let event = EventDraft::new("paper.drawn", Matter::Case(drawn.head.id.get()))
        .at_unit(unit.id)
        .with("paper", id)
        .with("template", &template.code);
    let event = match by {
        Some(person) => event.by(person),
        None => event,
    };
    event.append(office, tx).await?;
    Ok(paper)
}
