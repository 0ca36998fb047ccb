//! From the rows of a sheet to items and findings.

use std::collections::BTreeMap;

use super::{
    Column, Finding, Severity,
    boxes::channels,
    cells::{Tick, letters, plain, running, tick, tight},
    header::Header,
};
use serde::{Deserialize, Serialize};

use crate::catalogue::{
    Audience, CatalogueForm, Cycle, Fields, ItemContent, Level, Levels, Manner,
};

/// A sheet of cells.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    /// The name of its file.
    pub file: String,
    /// Its name.
    pub name: String,
    /// Its rows that hold something.
    pub rows: Vec<SheetRow>,
}

/// A row of cells.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetRow {
    /// The number as the spreadsheet program counts it, from 1.
    pub number: u32,
    /// The cells from the first column on; merged ones are filled downwards.
    pub cells: Vec<String>,
}

/// What is known besides the cells.
#[derive(Debug, Clone, Copy)]
pub struct Given<'a> {
    /// Which catalogue it is.
    pub catalogue: CatalogueForm,
    /// The code of its field, where a person named it.
    pub field: Option<&'a str>,
    /// The fields that there are.
    pub fields: &'a Fields,
}

/// An item that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadItem {
    /// The code of its field.
    pub field: String,
    /// What it says.
    pub content: ItemContent,
    /// The sheet.
    pub sheet: String,
    /// The row.
    pub row: u32,
}

/// What was read of a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reading {
    /// The items, in their order.
    pub items: Vec<ReadItem>,
    /// What is to be said about the rows.
    pub findings: Vec<Finding>,
}

/// Reads the sheets of one file or of several.
#[must_use]
pub fn read(sheets: &[Sheet], given: Given<'_>) -> Reading {
    let mut reading = Reading::default();
    for sheet in sheets {
        let mut reader = Reader::new(sheet, given);
        reader.read();
        reading.items.extend(reader.items);
        reading.findings.extend(reader.findings);
    }
    let has_error = reading
        .findings
        .iter()
        .any(|f| f.severity == Severity::Error);
    if reading.items.is_empty() && !has_error {
        reading.findings.push(Finding {
            sheet: sheets
                .first()
                .map(|sheet| sheet.name.clone())
                .unwrap_or_default(),
            row: 0,
            column: None,
            severity: Severity::Error,
            message: "没有找到目录的表头：应当有序号、公开事项、公开内容、公开依据、公开时限等栏"
                .to_owned(),
        });
    }
    repeated(&mut reading);
    reading
}

/// The same item twice in one file: nobody could say which row counts.
fn repeated(reading: &mut Reading) {
    let mut first: BTreeMap<(String, String), (String, u32)> = BTreeMap::new();
    for item in &reading.items {
        let key = (item.field.clone(), item.content.key());
        let here = (item.sheet.clone(), item.row);
        match first.get(&key) {
            None => {
                first.insert(key, here);
            }
            Some((sheet, row)) => reading.findings.push(Finding {
                sheet: item.sheet.clone(),
                row: item.row,
                column: Some("公开事项"),
                severity: Severity::Error,
                message: format!("“{}”与工作表“{sheet}”第{row}行重复", item.content.name()),
            }),
        }
    }
}

/// Cells filled in the title of a part, at most: its number and its name. A row with more is an item of
/// which something is missing, even where one of its cells names a field.
const TITLE_CELLS: usize = 2;

struct Reader<'a> {
    sheet: &'a Sheet,
    given: Given<'a>,
    field: Option<String>,
    above: Option<ItemContent>,
    items: Vec<ReadItem>,
    findings: Vec<Finding>,
}

impl<'a> Reader<'a> {
    fn new(sheet: &'a Sheet, given: Given<'a>) -> Self {
        let named = |text: &str| given.fields.named_in(given.catalogue, text);
        let field = given.field.and_then(|code| given.fields.get(code));
        let field = field.or_else(|| named(&sheet.name));
        Self {
            sheet,
            given,
            field: field.map(|field| field.code.clone()),
            above: None,
            items: Vec::new(),
            findings: Vec::new(),
        }
    }

    fn say(
        &mut self,
        row: u32,
        column: Option<Column>,
        severity: Severity,
        message: impl Into<String>,
    ) {
        self.findings.push(Finding {
            sheet: self.sheet.name.clone(),
            row,
            column: column.map(Column::label),
            severity,
            message: message.into(),
        });
    }

    fn read(&mut self) {
        let mut header: Option<Header> = None;
        let mut skip = 0;
        for (at, row) in self.sheet.rows.iter().enumerate() {
            if skip > 0 {
                skip -= 1;
                continue;
            }
            let below: Vec<&[String]> = self
                .sheet
                .rows
                .iter()
                .skip(at + 1)
                .take(2)
                .map(|row| row.cells.as_slice())
                .collect();
            if let Some(found) = Header::read(&row.cells, &below) {
                skip = found.rows - 1;
                if header.is_some() {
                    self.say(row.number, None, Severity::Note, "重复的表头，跳过");
                }
                let missing = found.missing();
                if !missing.is_empty() {
                    let message = format!("表头缺少：{}", missing.join("、"));
                    self.say(row.number, None, Severity::Error, message);
                    return;
                }
                // The heading of a further page may be cut short: what was known of the columns stays.
                if header
                    .as_ref()
                    .is_none_or(|known| known.width() <= found.width())
                {
                    header = Some(found);
                }
                continue;
            }
            match &header {
                None => self.title(row),
                Some(header) => self.row(header, row),
            }
        }
    }

    /// A row above the table; titles often name the field.
    fn title(&mut self, row: &SheetRow) {
        if self.given.field.is_some() {
            return;
        }
        let text: String = row.cells.concat();
        if let Some(field) = self.given.fields.named_in(self.given.catalogue, &text) {
            self.field = Some(field.code.clone());
        }
    }

    fn row(&mut self, header: &Header, row: &SheetRow) {
        let filled: Vec<&String> = row
            .cells
            .iter()
            .filter(|cell| !plain(cell).is_empty())
            .collect();
        if filled.is_empty() {
            return;
        }
        if header.is_repeated_by(&row.cells) {
            self.say(row.number, None, Severity::Note, "重复的表头，跳过");
            return;
        }
        let cells = Cells { header, row };
        let has_item = [Column::Level2, Column::Level3, Column::Elements]
            .iter()
            .any(|column| !cells.text(*column).is_empty());
        if filled.len() == 1 || !has_item {
            self.aside(&filled, row.number, has_item);
            return;
        }
        let Some(field) = self.field_of(&cells) else {
            let message = "不知道属于哪个领域：工作表名、标题和“领域”栏都没有写，请在导入时选择";
            self.say(row.number, Some(Column::Field), Severity::Error, message);
            return;
        };
        if let Some(content) = self.content(&cells, row.number) {
            self.above = Some(content.clone());
            self.items.push(ReadItem {
                field,
                content,
                sheet: self.sheet.name.clone(),
                row: row.number,
            });
        }
    }

    /// A row that is no item: the title of a part, or a note under the table.
    fn aside(&mut self, filled: &[&String], number: u32, has_item: bool) {
        let text = filled
            .iter()
            .map(|cell| tight(cell))
            .collect::<Vec<_>>()
            .join(" ");
        let is_note = ["注", "说明", "备注", "填表", "联系人", "审核人", "制表"]
            .iter()
            .any(|word| text.starts_with(word));
        let field = self
            .given
            .fields
            .named_in(self.given.catalogue, &text)
            .filter(|_| !is_note && filled.len() <= TITLE_CELLS);
        if let Some(field) = field.filter(|_| self.given.field.is_none()) {
            self.field = Some(field.code.clone());
            self.above = None;
            let message = format!("以下各行属于“{}”", field.name);
            self.say(number, None, Severity::Note, message);
            return;
        }
        let shown: String = text.chars().take(20).collect();
        if is_note || filled.len() == 1 && !has_item {
            self.say(
                number,
                None,
                Severity::Note,
                format!("“{shown}”不是事项，跳过"),
            );
        } else {
            let message = format!("“{shown}”没有二级事项，也没有公开内容，不是完整的事项");
            self.say(number, Some(Column::Level2), Severity::Error, message);
        }
    }

    fn field_of(&self, cells: &Cells<'_>) -> Option<String> {
        let named = |text: &str| self.given.fields.named_in(self.given.catalogue, text);
        let own = cells.text(Column::Field);
        let by_row = Some(own).filter(|text| !text.is_empty());
        let by_row = by_row
            .and_then(|text| named(&text))
            .map(|field| field.code.clone());
        by_row
            .or_else(|| self.field.clone())
            .or_else(|| named(&self.sheet.file).map(|field| field.code.clone()))
    }

    fn content(&mut self, cells: &Cells<'_>, row: u32) -> Option<ItemContent> {
        let level1 = self.level1(cells, row)?;
        let time_limit = self.carried(cells, row, Column::TimeLimit, |above| &above.time_limit);
        let cycle = self.cycle(cells, row, &time_limit);
        let (channels, notes) = channels(&self.carried_plain(cells, Column::Channels));
        for note in notes {
            self.say(row, Some(Column::Channels), Severity::Warning, note);
        }
        let mut content = ItemContent {
            number: tight(&cells.raw(Column::Number)),
            level1,
            level2: cells.text(Column::Level2),
            level3: cells.text(Column::Level3),
            elements: self.carried(cells, row, Column::Elements, |above| &above.elements),
            basis: self.carried(cells, row, Column::Basis, |above| &above.basis),
            publisher: self.carried(cells, row, Column::Publisher, |above| &above.publisher),
            time_limit,
            cycle,
            channels,
            audience: self.audience(cells, row),
            manner: self.manner(cells, row),
            levels: self.levels(cells, row),
        };
        if content.channels.is_empty()
            && let Some(above) = &self.above
            && above.level1 == content.level1
        {
            content.channels = above.channels.clone();
        }
        self.check_limit(&content, row);
        Some(content)
    }

    fn level1(&mut self, cells: &Cells<'_>, row: u32) -> Option<String> {
        let own = cells.text(Column::Level1);
        if !own.is_empty() && own != "同上" {
            return Some(own);
        }
        if cells.header.place(Column::Level1).is_none() {
            return Some(String::new());
        }
        if let Some(above) = &self.above {
            return Some(above.level1.clone());
        }
        let message = "没有一级事项，上面也没有可以沿用的";
        self.say(row, Some(Column::Level1), Severity::Error, message);
        None
    }

    /// The text of a cell; 同上 and blanks under the same first-level item take the row above.
    fn carried(
        &mut self,
        cells: &Cells<'_>,
        row: u32,
        column: Column,
        of: impl Fn(&ItemContent) -> &String,
    ) -> String {
        let own = cells.text(column);
        let is_above = own.starts_with("同上");
        if !own.is_empty() && !is_above {
            return own;
        }
        let level1 = cells.text(Column::Level1);
        let is_same_part = level1.is_empty()
            || self
                .above
                .as_ref()
                .is_some_and(|above| above.level1 == level1);
        let above = self
            .above
            .as_ref()
            .filter(|_| is_above || is_same_part)
            .map(|above| of(above).clone());
        let above = above.filter(|text| !text.is_empty());
        match above {
            Some(text) => {
                if !is_above && column != Column::Basis {
                    self.say(row, Some(column), Severity::Note, "空白，按上一行填写");
                }
                text
            }
            None => {
                let severity = match column {
                    Column::Elements => Severity::Error,
                    _ => Severity::Warning,
                };
                self.say(row, Some(column), severity, "没有填写");
                String::new()
            }
        }
    }

    fn carried_plain(&self, cells: &Cells<'_>, column: Column) -> String {
        let own = cells.raw(column);
        if own.starts_with("同上") {
            String::new()
        } else {
            own
        }
    }

    fn cycle(&mut self, cells: &Cells<'_>, row: u32, time_limit: &str) -> Cycle {
        let own = cells.text(Column::Cycle);
        if own.is_empty() {
            return Cycle::read(time_limit).unwrap_or_default();
        }
        Cycle::read(&own).unwrap_or_else(|| {
            let message = format!("“{own}”没有读懂，按有事项时公开处理");
            self.say(row, Some(Column::Cycle), Severity::Warning, message);
            Cycle::OnEvent
        })
    }

    fn check_limit(&mut self, content: &ItemContent, row: u32) {
        let reading = content.limit();
        let odd = reading
            .not_understood
            .iter()
            .filter(|words| Cycle::read(words).is_none());
        let odd: Vec<&str> = odd.map(String::as_str).collect();
        if !odd.is_empty() {
            let message = format!(
                "没有读懂“{}”，原文照存，到期按条例第二十六条的20个工作日计算",
                odd.join("”“")
            );
            self.say(row, Some(Column::TimeLimit), Severity::Warning, message);
        }
    }

    fn audience(&mut self, cells: &Cells<'_>, row: u32) -> Audience {
        if cells.header.place(Column::Everyone).is_none()
            && cells.header.place(Column::Particular).is_none()
        {
            return audience_in_words(&cells.text(Column::Audience));
        }
        let everyone = cells.tick(Column::Everyone) != Tick::No;
        match (everyone, cells.tick(Column::Particular)) {
            (true, Tick::No) => Audience::Everyone,
            (true, Tick::Words(who)) => Audience::EveryoneAnd(who),
            (false, Tick::Words(who)) => Audience::Particular(who),
            (false, Tick::No) => {
                self.say(
                    row,
                    Some(Column::Audience),
                    Severity::Warning,
                    "全社会、特定群体都没有勾选，按全社会处理",
                );
                Audience::Everyone
            }
            (everyone, Tick::Yes) => {
                self.say(
                    row,
                    Some(Column::Audience),
                    Severity::Warning,
                    "勾选了特定群体，没有写明是谁",
                );
                let who = "未写明".to_owned();
                if everyone {
                    Audience::EveryoneAnd(who)
                } else {
                    Audience::Particular(who)
                }
            }
        }
    }

    fn manner(&mut self, cells: &Cells<'_>, row: u32) -> Manner {
        let words = cells.text(Column::Manner);
        let proactive = cells.tick(Column::Proactive) != Tick::No || words.contains("主动");
        let on_request = cells.tick(Column::OnRequest) != Tick::No || words.contains("依申请");
        match (proactive, on_request) {
            (true, false) => Manner::Proactive,
            (false, true) => Manner::OnRequest,
            (true, true) => {
                self.say(
                    row,
                    Some(Column::Manner),
                    Severity::Warning,
                    "主动、依申请都勾选了，按主动公开处理",
                );
                Manner::Proactive
            }
            (false, false) => {
                self.say(
                    row,
                    Some(Column::Manner),
                    Severity::Warning,
                    "没有勾选公开方式，按主动公开处理",
                );
                Manner::Proactive
            }
        }
    }

    fn levels(&mut self, cells: &Cells<'_>, row: u32) -> Levels {
        let words = letters(&cells.raw(Column::Levels));
        let mut levels = Levels::default();
        let says = |signs: &[&str]| signs.iter().any(|sign| words.contains(sign));
        let by_words = [
            (Level::County, says(&["县", "区级", "市级"])),
            (Level::Town, says(&["乡", "镇", "街道"])),
            (Level::Village, says(&["村", "社区"])),
        ];
        for (level, is_said) in by_words {
            if is_said || cells.tick(Column::Level(level)) != Tick::No {
                levels.0.insert(level);
            }
        }
        if cells.tick(Column::TownAndVillage) != Tick::No {
            levels.0.extend([Level::Town, Level::Village]);
        }
        let has_column = cells
            .header
            .columns
            .iter()
            .flatten()
            .any(|column| column.label() == "公开层级");
        if levels.0.is_empty() && has_column {
            self.say(
                row,
                Some(Column::Levels),
                Severity::Warning,
                "没有勾选公开层级",
            );
        }
        levels
    }
}

fn audience_in_words(text: &str) -> Audience {
    let who = text
        .replace("全社会", "")
        .replace("特定群体", "")
        .replace("特定群众", "")
        .replace("社会公众", "");
    let Tick::Words(who) = tick(&who) else {
        return Audience::Everyone;
    };
    if text.contains("全社会") || text.contains("社会公众") {
        Audience::EveryoneAnd(who)
    } else {
        Audience::Particular(who)
    }
}

/// The cells of a row, by column.
struct Cells<'a> {
    header: &'a Header,
    row: &'a SheetRow,
}

impl Cells<'_> {
    fn raw(&self, column: Column) -> String {
        let at = self.header.place(column);
        let cell = at.and_then(|at| self.row.cells.get(at));
        cell.map(|cell| plain(cell)).unwrap_or_default()
    }

    fn text(&self, column: Column) -> String {
        match column {
            Column::Elements | Column::Basis => running(&self.raw(column)),
            _ => tight(&self.raw(column)),
        }
    }

    fn tick(&self, column: Column) -> Tick {
        tick(&self.raw(column))
    }
}
