//! Marks while they are made: added, removed, taken back, until a file is released. All of it is sealed, for what is
//! marked is what must stay unknown.

use gongkai_documents::redact::{Area, Filled, Mark, PageSight, Target};
use gongkai_model::{
    case::Sealed,
    id::{CaseId, RowId},
};
use gongkai_rules::exemption::Exemption;
use gongkai_store::{
    case_papers,
    case_redactions::{self, StoredRedaction},
};
use serde::{Deserialize, Serialize};

use super::{Marking, found, original, severance, told, view};
use crate::{
    cases::{enclosures, loaded::CaseLoaded},
    core::{Actor, Office, OfficeError, Result},
};

/// Marks of one file.
const MARKS_MAX: usize = 2_000;

/// Characters of words.
const WORDS_MAX: usize = 200;

/// Changes that can be taken back.
const UNDO_MAX: usize = 30;

/// No page is larger, in tenths of a millimetre.
const TENTHS_MAX: i32 = 50_000;

/// What is kept of the work on a file: what was released, and what is marked since.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Work {
    /// The marks of the released file.
    pub(super) marks: Vec<Mark>,
    /// The places that were filled in it.
    pub(super) filled: Vec<Filled>,
    /// Its pages without text.
    #[serde(default)]
    pub(super) without_text: Vec<usize>,
    /// The pages of the original.
    #[serde(default)]
    pages: Vec<PageSight>,
    #[serde(default)]
    draft: Option<Draft>,
}

/// The marks as they are now.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
struct Draft {
    version: u64,
    marks: Vec<Mark>,
    places: Vec<Vec<Area>>,
    /// Earlier states, the last one at the end.
    before: Vec<(Vec<Mark>, Vec<Vec<Area>>)>,
}

/// What is done to the marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// More of them.
    Add(Vec<Mark>),
    /// Without the one at this place of the list, from 0.
    Remove(usize),
    /// Back to what was before the last change.
    Undo,
    /// These and no others.
    Replace(Vec<Mark>),
}

fn marks_place(id: RowId) -> String {
    format!("redaction/{id}/marks")
}

impl Work {
    pub(super) fn of_pages(pages: Vec<PageSight>) -> Self {
        Self {
            pages,
            ..Self::default()
        }
    }

    pub(super) fn open(loaded: &CaseLoaded, stored: &StoredRedaction) -> Result<Self> {
        let Some(sealed) = &stored.marks else {
            return Ok(Self::default());
        };
        let json = loaded.key.open_text(&marks_place(stored.id), sealed)?;
        serde_json::from_str(&json)
            .map_err(|error| OfficeError::Defect(format!("marks of {}: {error}", stored.id)))
    }

    pub(super) fn seal(&self, loaded: &CaseLoaded, id: RowId) -> Result<Sealed> {
        let json = serde_json::to_string(self);
        let json = json.map_err(|error| OfficeError::Defect(error.to_string()))?;
        Ok(loaded.key.seal_text(&marks_place(id), &json)?)
    }

    /// What is marked now.
    pub(super) fn current(&self) -> &[Mark] {
        self.draft
            .as_ref()
            .map_or(&self.marks, |draft| &draft.marks)
    }

    fn version(&self) -> u64 {
        self.draft.as_ref().map_or(0, |draft| draft.version)
    }

    /// The marks with the places of those that are known; a file that was released before places were kept has none.
    fn draft(&self) -> Draft {
        self.draft.clone().unwrap_or_else(|| Draft {
            places: self.marks.iter().map(place_of_area).collect(),
            marks: self.marks.clone(),
            ..Draft::default()
        })
    }
}

fn place_of_area(mark: &Mark) -> Vec<Area> {
    match mark.target {
        Target::Area(area) => vec![area],
        Target::Words(_) => Vec::new(),
    }
}

/// A file with its pages and everything that is marked on them.
///
/// # Errors
/// [`OfficeError::NotFound`] for whoever has no part in handling the case; [`OfficeError::Invalid`] when its pages cannot be
/// drawn.
pub async fn marking(office: &Office, actor: &Actor, case: CaseId, id: RowId) -> Result<Marking> {
    let mut reader = office.store.reader().await?;
    let (loaded, stored) = found(office, &mut reader, actor, case, id).await?;
    let papers = case_papers::of_case(&mut reader, case).await?;
    drop(reader);
    let mut work = Work::open(&loaded, &stored)?;
    if work.pages.is_empty() {
        let pdf = original(office, &loaded, &stored).await?;
        let sight = severance(office)?.look(pdf, Vec::new()).await;
        work.pages = sight.map_err(told("marks"))?.pages;
    }
    let view = view(&loaded, &stored, &work)?;
    let draft = work.draft();
    Ok(Marking {
        view,
        version: draft.version,
        is_open: enclosures::may_change(office, &loaded, &papers),
        can_undo: !draft.before.is_empty(),
        places: draft.places,
        pages: work.pages,
        without_text: work.without_text,
    })
}

/// Where words stand, for somebody to choose from.
///
/// # Errors
/// As [`marking`]; [`OfficeError::Invalid`] for no words, too many, and words that stand nowhere.
pub async fn places_of_words(
    office: &Office,
    actor: &Actor,
    case: CaseId,
    id: RowId,
    words: &str,
) -> Result<Vec<Area>> {
    let words = words.trim();
    if words.is_empty() {
        return Err(OfficeError::field("words", "请填写要查找的文字"));
    }
    if words.chars().count() > WORDS_MAX {
        return Err(OfficeError::field("words", format!("最多{WORDS_MAX}个字")));
    }
    let mut reader = office.store.reader().await?;
    let (loaded, stored) = found(office, &mut reader, actor, case, id).await?;
    drop(reader);
    let places = places(office, &loaded, &stored, vec![words.to_owned()]).await?;
    let places = places.into_iter().next().unwrap_or_default();
    if places.is_empty() {
        let message = format!("没有找到“{words}”。扫描件和不能识别的文字请按区域标记。");
        return Err(OfficeError::field("words", message));
    }
    Ok(places)
}

async fn places(
    office: &Office,
    loaded: &CaseLoaded,
    stored: &StoredRedaction,
    words: Vec<String>,
) -> Result<Vec<Vec<Area>>> {
    let pdf = original(office, loaded, stored).await?;
    let sight = severance(office)?.look(pdf, words).await;
    Ok(sight.map_err(told("words"))?.found)
}

/// Changes the marks of a file that somebody saw in a version.
///
/// # Errors
/// [`OfficeError::Invalid`] for a ground that is none, a place that is no place, words that stand nowhere, and when somebody
/// else changed the marks meanwhile or signed the reply.
pub async fn change_marks(
    office: &Office,
    actor: &Actor,
    case: CaseId,
    id: RowId,
    version: u64,
    change: Change,
) -> Result<()> {
    let mut reader = office.store.reader().await?;
    let (loaded, stored) = found(office, &mut reader, actor, case, id).await?;
    drop(reader);
    let mut work = Work::open(&loaded, &stored)?;
    if work.version() != version {
        return Err(changed_meanwhile());
    }
    let mut draft = work.draft();
    let now = (draft.marks.clone(), draft.places.clone());
    match change {
        Change::Undo => {
            let before = draft.before.pop();
            let nothing = || OfficeError::field("marks", "没有可以撤销的改动");
            (draft.marks, draft.places) = before.ok_or_else(nothing)?;
        }
        Change::Remove(at) if at < draft.marks.len() => {
            draft.marks.remove(at);
            if at < draft.places.len() {
                draft.places.remove(at);
            }
            draft.before.push(now);
        }
        Change::Remove(_) => return Err(changed_meanwhile()),
        Change::Add(marks) => {
            let places = judged(office, &loaded, &stored, &marks).await?;
            draft.marks.extend(marks);
            draft.places.extend(places);
            draft.before.push(now);
        }
        Change::Replace(marks) => {
            draft.places = judged(office, &loaded, &stored, &marks).await?;
            draft.marks = marks;
            draft.before.push(now);
        }
    }
    if draft.marks.len() > MARKS_MAX {
        return Err(OfficeError::field(
            "marks",
            format!("最多标记{MARKS_MAX}处"),
        ));
    }
    let extra = draft.before.len().saturating_sub(UNDO_MAX);
    draft.before.drain(..extra);
    draft.version += 1;
    work.draft = Some(draft);
    let sealed = work.seal(&loaded, id)?;
    let mut tx = office.store.begin().await?;
    let (now, _) = found(office, &mut tx, actor, case, id).await?;
    enclosures::must_stay_open(office, &mut tx, &now).await?;
    if !case_redactions::put_marks(&mut tx, id, stored.marks.as_ref(), &sealed).await? {
        return Err(changed_meanwhile());
    }
    tx.commit().await?;
    Ok(())
}

pub(super) fn changed_meanwhile() -> OfficeError {
    OfficeError::field("marks", "标记刚刚被改动过，请看现在的标记再操作")
}

/// The places of new marks, when each has a ground and a place that can be.
async fn judged(
    office: &Office,
    loaded: &CaseLoaded,
    stored: &StoredRedaction,
    marks: &[Mark],
) -> Result<Vec<Vec<Area>>> {
    for mark in marks {
        judge(mark)?;
    }
    let words: Vec<String> = marks
        .iter()
        .filter_map(|mark| match &mark.target {
            Target::Words(words) => Some(words.clone()),
            Target::Area(_) => None,
        })
        .collect();
    let mut found = if words.is_empty() {
        Vec::new()
    } else {
        places(office, loaded, stored, words).await?
    }
    .into_iter();
    let places = marks.iter().map(|mark| match &mark.target {
        Target::Area(area) => Ok(vec![*area]),
        Target::Words(words) => match found.next() {
            Some(places) if !places.is_empty() => Ok(places),
            _ => Err(OfficeError::field(
                "marks",
                format!("文中没有找到“{words}”；如果是扫描件，请按区域标记"),
            )),
        },
    });
    places.collect()
}

fn judge(mark: &Mark) -> Result<()> {
    // 条例 art. 14–16.
    let ground = Exemption::from_code(&mark.ground).filter(|ground| ground.may_be_severed());
    if ground.is_none() {
        let message = format!("“{}”不是不予公开的理由", mark.ground);
        return Err(OfficeError::field("marks", message));
    }
    match &mark.target {
        Target::Words(words) if words.chars().count() > WORDS_MAX => Err(OfficeError::field(
            "marks",
            format!("一处文字最多{WORDS_MAX}个字"),
        )),
        Target::Words(_) => Ok(()),
        Target::Area(Area {
            page,
            left,
            top,
            width,
            height,
        }) => {
            let sides = [*left, *top, *width, *height];
            let fits = sides.iter().all(|side| (0..=TENTHS_MAX).contains(side));
            if *page > 0 && fits && *width > 0 && *height > 0 {
                Ok(())
            } else {
                Err(OfficeError::field(
                    "marks",
                    "区域的宽和高应当大于0，位置不能为负",
                ))
            }
        }
    }
}
