//! The public query of the disclosure catalogues (公开目录查询): items by field, unit, audience, channel, level, state.
//!
//! Everything is counted from the register that this node keeps; a catalogue of some thousand items needs no index.

mod facets;

use std::collections::BTreeMap;

use gongkai_model::{
    catalogue::{CatalogueForm, Channel, Item, ItemContent, Level, StateCode},
    id::{CatalogueItemId, UnitId},
    organisation::Unit,
};
use gongkai_rules::calendar::Calendar;
use jiff::civil::Date;

pub use facets::{CatalogueFacet, FacetName};

use super::{Site, list::find_unit, site};
use crate::core::{FieldError, Office, OfficeError, Register, Result, civil};

/// The last page that can be asked for.
const PAGES_MAX: usize = 10_000;

/// How many items a page has.
pub const CATALOGUE_LINES: usize = 40;

/// What a visitor asks of the catalogues.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CatalogueQuery {
    /// Words of names and contents.
    pub q: String,
    /// Which catalogue.
    pub catalogue: Option<CatalogueForm>,
    /// The code of a field.
    pub field: Option<String>,
    /// The code of a unit.
    pub unit: Option<String>,
    /// 公开对象: `everyone` or `particular`.
    pub audience: Option<String>,
    /// 公开渠道
    pub channel: Option<Channel>,
    /// 公开层级
    pub level: Option<Level>,
    /// How it stands.
    pub state: Option<StateCode>,
    /// Which page, from 1.
    pub page: usize,
}

/// How many units have an item in which state.
pub type Tally = BTreeMap<StateCode, usize>;

/// An item in the answer.
#[derive(Debug, Clone)]
pub struct CatalogueLineView {
    /// Identifies it.
    pub id: CatalogueItemId,
    /// Which catalogue.
    pub catalogue: CatalogueForm,
    /// The code of its field.
    pub field: String,
    /// What it says.
    pub content: ItemContent,
    /// Whose catalogue it stands in, if not the whole place's: code and short name.
    pub supplement_of: Option<(String, String)>,
    /// The units that must publish it.
    pub units: Vec<UnitId>,
    /// How it stands: for the unit that was asked for, or for all.
    pub tally: Tally,
    /// How many records are public under it.
    pub records: i64,
    /// When one became public last.
    pub last_on: Option<Date>,
}

/// A field and how far it is filled.
#[derive(Debug, Clone)]
pub struct FieldLine {
    /// Which catalogue.
    pub catalogue: CatalogueForm,
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// The ministry that leads it.
    pub lead: String,
    /// The document that it rests on.
    pub document: String,
    /// How many items it has.
    pub items: usize,
    /// How the duties of all units stand.
    pub tally: Tally,
}

/// The answer.
#[derive(Debug, Clone)]
pub struct CatalogueAnswer {
    /// The site.
    pub site: Site,
    /// What was asked.
    pub query: CatalogueQuery,
    /// The unit that was asked for.
    pub unit: Option<Unit>,
    /// All fields that have items, whatever was asked; the beginning of the first page.
    pub fields: Vec<FieldLine>,
    /// The items of this page.
    pub lines: Vec<CatalogueLineView>,
    /// How many items fit.
    pub total: usize,
    /// How many pages there are.
    pub pages: usize,
    /// How all duties stand that fit.
    pub tally: Tally,
    /// What the answer can be narrowed by.
    pub facets: Vec<CatalogueFacet>,
}

impl CatalogueQuery {
    /// Reads the pairs of an address; unknown keys are ignored, empty values ask nothing.
    ///
    /// # Errors
    /// [`OfficeError::Invalid`] names the value that is none of ours.
    pub fn read(pairs: &[(String, String)]) -> Result<Self> {
        let mut query = Self {
            page: 1,
            ..Self::default()
        };
        for (key, value) in pairs {
            let value: String = value.trim().chars().take(60).collect();
            if value.is_empty() {
                continue;
            }
            let wrong = || {
                let message = format!("“{value}”不是目录查询的选项");
                OfficeError::Invalid(vec![FieldError {
                    field: key.clone(),
                    message,
                }])
            };
            match key.as_str() {
                "q" => query.q = value,
                "field" => query.field = Some(value),
                "unit" => query.unit = Some(value),
                "catalogue" => {
                    query.catalogue = Some(CatalogueForm::from_code(&value).ok_or_else(wrong)?);
                }
                "audience" => {
                    let is_known = ["everyone", "particular"].contains(&value.as_str());
                    query.audience = Some(is_known.then(|| value.clone()).ok_or_else(wrong)?);
                }
                "channel" => query.channel = Some(Channel::from_code(&value).ok_or_else(wrong)?),
                "level" => query.level = Some(Level::from_code(&value).ok_or_else(wrong)?),
                "state" => query.state = Some(StateCode::from_code(&value).ok_or_else(wrong)?),
                "page" => {
                    let page = value.parse().ok();
                    let page = page.filter(|page| (1..=PAGES_MAX).contains(page));
                    query.page = page.ok_or_else(wrong)?;
                }
                _ => {}
            }
        }
        Ok(query)
    }

    /// What was asked, as pairs of an address, the page left out.
    #[must_use]
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let given = [
            ("q", Some(self.q.clone())),
            (
                "catalogue",
                self.catalogue.map(|form| form.code().to_owned()),
            ),
            ("field", self.field.clone()),
            ("unit", self.unit.clone()),
            ("audience", self.audience.clone()),
            (
                "channel",
                self.channel.map(|channel| channel.code().to_owned()),
            ),
            ("level", self.level.map(|level| level.code().to_owned())),
            ("state", self.state.map(|state| state.code().to_owned())),
        ];
        let filled = given
            .into_iter()
            .filter_map(|(key, value)| Some((key, value?)));
        filled.filter(|(_, value)| !value.is_empty()).collect()
    }

    /// Whether anything was asked.
    #[must_use]
    pub fn narrows(&self) -> bool {
        !self.pairs().is_empty()
    }
}

/// An item with the states of its units; what filters and counts look at.
struct Candidate<'a> {
    item: &'a Item,
    states: Vec<(UnitId, StateCode)>,
}

impl Candidate<'_> {
    /// Whether it fits everything that was asked, but for one sort of filter.
    fn fits(&self, query: &CatalogueQuery, unit: Option<UnitId>, but: Option<FacetName>) -> bool {
        let content = &self.item.content;
        let asks = |name| but != Some(name);
        let words = query.q.split_whitespace();
        let text = [
            &content.level1,
            &content.level2,
            &content.level3,
            &content.elements,
        ];
        words
            .into_iter()
            .all(|word| text.iter().any(|text| text.contains(word)))
            && query
                .catalogue
                .is_none_or(|form| form == self.item.catalogue)
            && (!asks(FacetName::Field)
                || query
                    .field
                    .as_ref()
                    .is_none_or(|code| *code == self.item.field))
            && (!asks(FacetName::Unit) || unit.is_none_or(|unit| self.item.units.contains(&unit)))
            && (!asks(FacetName::Audience)
                || query.audience.as_ref().is_none_or(|to| self.is_for(to)))
            && (!asks(FacetName::Channel)
                || query
                    .channel
                    .is_none_or(|channel| content.channels.marks.contains_key(&channel)))
            && (!asks(FacetName::Level)
                || query.level.is_none_or(|level| content.levels.holds(level)))
            && (!asks(FacetName::State) || query.state.is_none_or(|state| self.stands(state, unit)))
    }

    /// What is for everybody and for a group besides is found under both.
    fn is_for(&self, audience: &str) -> bool {
        let code = self.item.content.audience.code();
        code == "both" || code == audience
    }

    fn stands(&self, state: StateCode, unit: Option<UnitId>) -> bool {
        let mut states = self.states.iter();
        states.any(|(of, code)| *code == state && unit.is_none_or(|unit| unit == *of))
    }

    fn tally(&self, unit: Option<UnitId>) -> Tally {
        let mut tally = Tally::new();
        let counted = self
            .states
            .iter()
            .filter(|(of, _)| unit.is_none_or(|unit| unit == *of));
        for (_, code) in counted {
            *tally.entry(*code).or_default() += 1;
        }
        tally
    }
}

fn candidates<'a>(register: &'a Register, today: Date, calendar: &Calendar) -> Vec<Candidate<'a>> {
    let items = register.items().iter();
    let with_states = items.map(|item| {
        let units = item.units.iter();
        let states = units.map(|unit| {
            (
                *unit,
                register
                    .duty(item, *unit, today, calendar)
                    .state
                    .value
                    .code(),
            )
        });
        Candidate {
            states: states.collect(),
            item,
        }
    });
    with_states.collect()
}

/// Answers a query of the catalogues: at most eight statements.
///
/// # Errors
/// [`OfficeError::NotFound`] for a unit or a field that does not exist.
pub async fn catalogue_query(office: &Office, query: CatalogueQuery) -> Result<CatalogueAnswer> {
    let mut reader = office.store.reader().await?;
    let site = site::read(&mut reader).await?;
    let unit = find_unit(&site, query.unit.as_deref())?;
    let fields = office.kinds.catalogue();
    if let Some(code) = &query.field {
        fields.get(code).ok_or(OfficeError::NotFound("这个领域"))?;
    }
    let register = office.registers.of(&mut reader).await?;
    let calendar = office.calendars.of(&mut reader).await?;
    let of_unit = unit.as_ref().map(|unit| unit.id);
    let all = candidates(&register, office.clock.today(), &calendar);
    let fitting: Vec<&Candidate<'_>> = all
        .iter()
        .filter(|one| one.fits(&query, of_unit, None))
        .collect();
    let mut tally = Tally::new();
    for one in &fitting {
        add(&mut tally, one.tally(of_unit));
    }
    let start = query.page.saturating_sub(1).saturating_mul(CATALOGUE_LINES);
    let shown = fitting.iter().skip(start).take(CATALOGUE_LINES);
    let lines = shown
        .map(|one| line(&register, &site, one, of_unit))
        .collect();
    Ok(CatalogueAnswer {
        fields: field_lines(office, &all),
        facets: facets::of(office, &site, &all, &query, of_unit),
        total: fitting.len(),
        pages: fitting.len().div_ceil(CATALOGUE_LINES),
        lines,
        tally,
        unit,
        query,
        site,
    })
}

fn line(
    register: &Register,
    site: &Site,
    one: &Candidate<'_>,
    unit: Option<UnitId>,
) -> CatalogueLineView {
    let item = one.item;
    let is_whole_place = site.root.as_ref().is_some_and(|root| root.id == item.owner);
    let owner = site.tree.get(item.owner).filter(|_| !is_whole_place);
    let asked: Vec<UnitId> = match unit {
        Some(unit) => vec![unit],
        None => item.units.clone(),
    };
    let fills: Vec<_> = asked
        .iter()
        .filter_map(|unit| register.fill(item.id, *unit))
        .collect();
    let last_at = fills.iter().map(|fill| fill.last_at).max();
    CatalogueLineView {
        id: item.id,
        catalogue: item.catalogue,
        field: item.field.clone(),
        content: item.content.clone(),
        supplement_of: owner.map(|unit| (unit.code.clone(), unit.short_name.clone())),
        units: item.units.clone(),
        tally: one.tally(unit),
        records: fills.iter().map(|fill| fill.records).sum(),
        last_on: last_at.map(|at| civil(at).date()),
    }
}

fn add(to: &mut Tally, more: Tally) {
    for (code, count) in more {
        *to.entry(code).or_default() += count;
    }
}

fn field_lines(office: &Office, all: &[Candidate<'_>]) -> Vec<FieldLine> {
    let fields = office.kinds.catalogue();
    let mut lines: Vec<FieldLine> = Vec::new();
    for form in CatalogueForm::ALL {
        for field in fields.iter().filter(|field| field.catalogue == form) {
            let mut tally = Tally::new();
            let mut items = 0;
            for one in all
                .iter()
                .filter(|one| one.item.catalogue == form && one.item.field == field.code)
            {
                items += 1;
                add(&mut tally, one.tally(None));
            }
            if items > 0 {
                lines.push(FieldLine {
                    catalogue: form,
                    code: field.code.clone(),
                    name: field.name.clone(),
                    lead: field.lead.clone(),
                    document: field.document.clone(),
                    items,
                    tally,
                });
            }
        }
    }
    lines
}
