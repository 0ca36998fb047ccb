//! The events of an XML part by local name, with a limit on depth.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::read::budget::Budget;
use crate::read::{Format, Reason};

/// One step through a part.
pub(super) enum Step<'a> {
    /// An element begins; its local name and attributes.
    Open(&'a str, Attributes<'a>),
    /// An element ends.
    Close(&'a str),
    /// Character data, entities resolved.
    Text(&'a str),
}

/// The attributes of one element.
pub(super) struct Attributes<'a>(&'a BytesStart<'a>);

impl Attributes<'_> {
    /// The value of an attribute by its local name.
    pub(super) fn get(&self, name: &str) -> Option<String> {
        self.0.attributes().flatten().find_map(|attribute| {
            let local = attribute.key.local_name();
            let is_it = local.as_ref() == name.as_bytes();
            is_it.then(|| String::from_utf8_lossy(&attribute.value).into_owned())
        })
    }

    /// `w:val` of an on/off element: present and not false.
    pub(super) fn is_on(&self) -> bool {
        !matches!(
            self.get("val").as_deref(),
            Some("0" | "false" | "off" | "none")
        )
    }
}

/// Walks a part from start to end.
pub(super) fn walk(
    part: &[u8],
    budget: &mut Budget,
    mut visit: impl FnMut(Step, &mut Budget) -> Result<(), Reason>,
) -> Result<(), Reason> {
    let damaged = || Reason::damaged(Format::Docx, "XML 不完整");
    let mut reader = Reader::from_reader(part);
    reader.config_mut().expand_empty_elements = true;
    let mut depth = 0_usize;
    loop {
        budget.tick()?;
        match reader.read_event().map_err(|_| damaged())? {
            Event::Start(start) => {
                depth += 1;
                budget.check_depth(depth)?;
                let name = String::from_utf8_lossy(start.local_name().as_ref()).into_owned();
                visit(Step::Open(&name, Attributes(&start)), budget)?;
            }
            Event::End(end) => {
                depth = depth.saturating_sub(1);
                let name = String::from_utf8_lossy(end.local_name().as_ref()).into_owned();
                visit(Step::Close(&name), budget)?;
            }
            Event::Text(text) => {
                let text = text.decode().map_err(|_| damaged())?;
                visit(Step::Text(&text), budget)?;
            }
            Event::CData(text) => {
                let text = text.decode().map_err(|_| damaged())?;
                visit(Step::Text(&text), budget)?;
            }
            Event::GeneralRef(reference) => {
                let name = reference.decode().map_err(|_| damaged())?;
                if let Some(text) = entity(&name) {
                    visit(Step::Text(&text), budget)?;
                }
            }
            Event::Eof if depth == 0 => return Ok(()),
            Event::Eof => return Err(damaged()),
            _ => {}
        }
    }
}

fn entity(name: &str) -> Option<String> {
    let character = match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code).filter(|c| *c != '\0')?
        }
    };
    Some(character.to_string())
}
