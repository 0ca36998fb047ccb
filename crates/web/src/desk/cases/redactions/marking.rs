//! One file while it is marked: its pages as pictures with the marks over them, the list of marks, and the forms by which
//! marks are made. The bundle lets them be drawn; without it they are typed in millimetres.

use askama::Template;
use gongkai_documents::redact::{Area, Mark, PageSight, PageText, Target};
use gongkai_model::id::{CaseId, RowId};
use gongkai_office::{
    OfficeError,
    cases::{self, Change, Marking},
    core::FieldError,
};
use gongkai_rules::exemption::GROUNDS;

use super::{file_address, path};
use crate::{
    desk::{
        signed::{Desk, done, page, refused},
        submitted::Submitted,
    },
    extract::Path,
    office_frame::OfficeFrame,
    page_error::PageResult,
};

/// A mark on a page, in tenths of a millimetre.
struct Place {
    number: usize,
    area: Area,
}

struct Sheet {
    number: usize,
    sight: PageSight,
    places: Vec<Place>,
}

impl Sheet {
    /// Its text is not what the picture shows, or there is none.
    fn is_unsure(&self) -> bool {
        self.sight.text != PageText::Known
    }

    /// Points of the picture, for the browser to keep its room.
    fn points(&self, tenths: &i32) -> i32 {
        tenths * 110 / 254
    }
}

struct Row {
    number: usize,
    what: String,
    page: String,
    ground: String,
}

/// Where the words stand that were searched for.
struct Found {
    value: String,
    text: String,
}

/// What was typed of a place.
#[derive(Default)]
struct Typed {
    page: String,
    left: String,
    top: String,
    width: String,
    height: String,
    ground: String,
}

#[derive(Template)]
#[template(path = "desk/case_redaction.html")]
struct MarkingPage {
    frame: OfficeFrame,
    back: String,
    href: String,
    name: String,
    version: u64,
    /// Whether marks may change: nothing was signed yet.
    is_open: bool,
    can_undo: bool,
    sheets: Vec<Sheet>,
    rows: Vec<Row>,
    filled: Option<usize>,
    is_behind: bool,
    without_text: String,
    grounds: Vec<(&'static str, &'static str)>,
    area: Typed,
    words: String,
    found: Vec<Found>,
    lines: String,
    errors: Vec<FieldError>,
}

impl MarkingPage {
    fn error(&self, field: &str) -> Option<&str> {
        let found = self.errors.iter().find(|error| error.field == field);
        found.map(|error| error.message.as_str())
    }

    fn unsure(&self) -> usize {
        self.sheets.iter().filter(|sheet| sheet.is_unsure()).count()
    }
}

fn millimetres(tenths: i32) -> String {
    format!("{}.{}", tenths / 10, tenths % 10)
}

fn about(area: &Area) -> String {
    let [left, top, width, height] =
        [area.left, area.top, area.width, area.height].map(millimetres);
    format!("左{left} 上{top} 宽{width} 高{height}毫米")
}

/// 第1、3页
fn pages(places: &[Area]) -> String {
    let mut numbers: Vec<usize> = places.iter().map(|area| area.page).collect();
    numbers.dedup();
    let numbers: Vec<String> = numbers.iter().map(ToString::to_string).collect();
    numbers.join("、")
}

fn row(at: usize, mark: &Mark, places: &[Area]) -> Row {
    let what = match &mark.target {
        Target::Words(words) if places.len() > 1 => format!("“{words}”，{}处", places.len()),
        Target::Words(words) => format!("“{words}”"),
        Target::Area(area) => about(area),
    };
    let name = GROUNDS
        .iter()
        .find(|ground| ground.code == mark.ground)
        .map_or("", |ground| ground.name);
    Row {
        number: at + 1,
        what,
        page: pages(places),
        ground: format!("{} {name}", mark.ground),
    }
}

fn sheets(marking: &Marking) -> Vec<Sheet> {
    let sheets = marking.pages.iter().zip(1..).map(|(sight, number)| Sheet {
        number,
        sight: *sight,
        places: marking
            .places
            .iter()
            .zip(1..)
            .flat_map(|(areas, mark)| areas.iter().map(move |area| (mark, area)))
            .filter(|(_, area)| area.page == number)
            .map(|(number, area)| Place {
                number,
                area: *area,
            })
            .collect(),
    });
    sheets.collect()
}

fn marking_page(desk: &Desk, case: CaseId, marking: Marking) -> MarkingPage {
    let view = &marking.view;
    let rows = view.marks.iter().zip(&marking.places).enumerate();
    let grounds = GROUNDS
        .iter()
        .filter(|ground| ground.exemption.may_be_severed());
    let without: Vec<String> = marking
        .without_text
        .iter()
        .map(ToString::to_string)
        .collect();
    MarkingPage {
        frame: desk.frame(format!("标记 {}", view.name)),
        back: path(case),
        href: file_address(case, view.id),
        name: view.name.clone(),
        version: marking.version,
        is_open: marking.is_open,
        can_undo: marking.can_undo,
        rows: rows
            .map(|(at, (mark, places))| row(at, mark, places))
            .collect(),
        filled: view.filled,
        is_behind: view.is_behind,
        without_text: without.join("、"),
        grounds: grounds.map(|ground| (ground.code, ground.name)).collect(),
        area: Typed {
            page: "1".to_owned(),
            ..Typed::default()
        },
        words: String::new(),
        found: Vec::new(),
        lines: cases::write_marks(&view.marks),
        errors: Vec::new(),
        sheets: sheets(&marking),
    }
}

async fn loaded(desk: &Desk, case: CaseId, id: RowId) -> PageResult<MarkingPage> {
    let marking = cases::marking(desk.office(), desk.actor(), case, id).await?;
    Ok(marking_page(desk, case, marking))
}

pub(in crate::desk::cases) async fn show(
    desk: Desk,
    Path((case, id)): Path<(CaseId, RowId)>,
) -> PageResult {
    page(&loaded(&desk, case, id).await?)
}

/// What the button says that was pressed.
pub(in crate::desk::cases) async fn change(
    desk: Desk,
    Path((case, id)): Path<(CaseId, RowId)>,
    form: Submitted,
) -> PageResult {
    let (office, actor) = (desk.office(), desk.actor());
    let to = file_address(case, id);
    let result = match form.text("do").as_str() {
        "find" => return find(&desk, case, id, &form).await,
        "release" => cases::release(office, actor, case, id)
            .await
            .map(|count| format!("已处理{count}处，检查没有发现残留")),
        other => {
            let version = form.parsed("version")?;
            match wanted(other, &form) {
                Ok((change, said)) => {
                    let changed = cases::change_marks(office, actor, case, id, version, change);
                    changed.await.map(|()| said.to_owned())
                }
                Err(error) => Err(error),
            }
        }
    };
    match result {
        Ok(said) => done(&to, &said),
        Err(OfficeError::Invalid(errors)) => {
            let mut again = loaded(&desk, case, id).await?;
            keep(&mut again, &form);
            again.errors = errors;
            refused(&again)
        }
        Err(error) => Err(error.into()),
    }
}

/// Leaves what was typed where it was typed.
fn keep(page: &mut MarkingPage, form: &Submitted) {
    match form.text("do").as_str() {
        "area" => {
            page.area = Typed {
                page: form.text("page"),
                left: form.text("left"),
                top: form.text("top"),
                width: form.text("width"),
                height: form.text("height"),
                ground: form.text("ground"),
            }
        }
        "words" => page.words = form.text("words"),
        "typed" => page.lines = form.text("typed"),
        _ => {}
    }
}

fn wanted(action: &str, form: &Submitted) -> Result<(Change, &'static str), OfficeError> {
    Ok(match action {
        "undo" => (Change::Undo, "已撤销"),
        "remove" => {
            let at: usize = form.text("at").parse().unwrap_or_default();
            let at = at.checked_sub(1).ok_or_else(incomplete)?;
            (Change::Remove(at), "已删除这处标记")
        }
        "typed" => {
            let marks = cases::read_marks(&form.text("typed"))?;
            (Change::Replace(marks), "已按这些行标记")
        }
        "words" => (Change::Add(of_words(form)?), "已标记"),
        _ => (Change::Add(vec![of_area(form)?]), "已标记"),
    })
}

fn incomplete() -> OfficeError {
    OfficeError::field("marks", "表单没有完整送达，请重试")
}

fn ground(form: &Submitted, field: &str) -> Result<String, OfficeError> {
    form.filled("ground")
        .ok_or_else(|| OfficeError::field(field, "请选择理由"))
}

/// A place in millimetres, as one line of what may be typed.
fn of_area(form: &Submitted) -> Result<Mark, OfficeError> {
    let [page, left, top, width, height] =
        ["page", "left", "top", "width", "height"].map(|name| form.text(name));
    let ground = ground(form, "area-ground")?;
    let line = format!("{ground} 第{page}页 {left} {top} {width} {height}");
    let marks = cases::read_marks(&line).unwrap_or_default();
    let mark = marks.into_iter().next();
    let area = mark.filter(
        |mark| matches!(mark.target, Target::Area(area) if area.width > 0 && area.height > 0),
    );
    area.ok_or_else(|| {
        OfficeError::field("left", "位置和大小请填写毫米数，最多一位小数，宽和高大于0")
    })
}

/// All places of words, or those that were ticked.
fn of_words(form: &Submitted) -> Result<Vec<Mark>, OfficeError> {
    let (words, ground) = (form.text("words"), ground(form, "words-ground")?);
    let ticked: Vec<&str> = form.all("place").collect();
    if ticked.is_empty() {
        return Err(OfficeError::field("words", "请至少选一处"));
    }
    if words.is_empty() || form.text("count").parse() == Ok(ticked.len()) {
        let target = Target::Words(words);
        return Ok(vec![Mark { target, ground }]);
    }
    let marks = ticked.iter().map(|place| {
        let mut numbers = place.split('-').map(|number| number.parse::<i32>().ok());
        let mut next = || numbers.next().flatten();
        let (page, left, top, width, height) = (next()?, next()?, next()?, next()?, next()?);
        let area = Area {
            page: usize::try_from(page).ok()?,
            left,
            top,
            width,
            height,
        };
        Some(Mark {
            target: Target::Area(area),
            ground: ground.clone(),
        })
    });
    marks.collect::<Option<_>>().ok_or_else(incomplete)
}

/// Shows where words stand, for some or all of the places to be marked. Words go in no address.
async fn find(desk: &Desk, case: CaseId, id: RowId, form: &Submitted) -> PageResult {
    let words = form.text("words");
    let found = cases::places_of_words(desk.office(), desk.actor(), case, id, &words).await;
    let mut again = loaded(desk, case, id).await?;
    again.words = words;
    match found {
        Ok(places) => {
            let found = places.iter().map(|area| Found {
                value: format!(
                    "{}-{}-{}-{}-{}",
                    area.page, area.left, area.top, area.width, area.height
                ),
                text: format!("第{}页，{}", area.page, about(area)),
            });
            again.found = found.collect();
            page(&again)
        }
        Err(OfficeError::Invalid(errors)) => {
            again.errors = errors;
            refused(&again)
        }
        Err(error) => Err(error.into()),
    }
}
