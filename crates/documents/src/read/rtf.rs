//! Rich Text Format, as WPS and old Word save it: text, alignment and tables.
//!
//! Characters come as `\'xx` bytes in the code page of the document or font (936 is GBK) and as
//! `\uN`. Destinations that a reader does not see (fonts, styles, pictures, headers) are skipped.

mod builder;

use encoding_rs::{Encoding, GB18030, WINDOWS_1252};

use super::budget::Budget;
use super::{Format, Reason, SourceText};
use builder::Builder;

/// Destinations without visible text.
const UNSEEN: [&str; 22] = [
    "fonttbl",
    "colortbl",
    "stylesheet",
    "info",
    "pict",
    "object",
    "header",
    "headerl",
    "headerr",
    "headerf",
    "footer",
    "footerl",
    "footerr",
    "footerf",
    "footnote",
    "annotation",
    "themedata",
    "listtable",
    "listoverridetable",
    "rsidtbl",
    "generator",
    "fldinst",
];

#[derive(Clone)]
struct Group {
    unseen: bool,
    hidden: bool,
    bold: bool,
    skip_after_unicode: usize,
    encoding: &'static Encoding,
}

struct Rtf<'a> {
    rest: &'a [u8],
    /// The group in force, and the ones around it.
    group: Group,
    outer: Vec<Group>,
    bytes: Vec<u8>,
    surrogate: Option<u16>,
    to_skip: usize,
    page: &'static Encoding,
    fonts: Vec<(i32, &'static Encoding)>,
    font: i32,
    builder: Builder,
}

pub(super) fn read(bytes: &[u8], budget: &mut Budget) -> Result<SourceText, Reason> {
    let base = Group {
        unseen: false,
        hidden: false,
        bold: false,
        skip_after_unicode: 1,
        encoding: WINDOWS_1252,
    };
    let mut rtf = Rtf {
        rest: bytes,
        group: base,
        outer: Vec::new(),
        bytes: Vec::new(),
        surrogate: None,
        to_skip: 0,
        page: WINDOWS_1252,
        fonts: Vec::new(),
        font: 0,
        builder: Builder::default(),
    };
    rtf.run(budget)?;
    if !rtf.outer.is_empty() {
        return Err(Reason::damaged(Format::Rtf, "内容在中途截断"));
    }
    Ok(SourceText::new(Format::Rtf, rtf.builder.finish(budget)?))
}

impl Rtf<'_> {
    fn run(&mut self, budget: &mut Budget) -> Result<(), Reason> {
        while let Some((byte, rest)) = self.rest.split_first() {
            self.rest = rest;
            budget.tick()?;
            match byte {
                b'{' => {
                    self.flush(budget)?;
                    budget.check_depth(self.outer.len())?;
                    self.outer.push(self.group.clone());
                }
                b'}' => {
                    self.flush(budget)?;
                    if let Some(group) = self.outer.pop() {
                        self.group = group;
                    }
                }
                b'\\' => self.control(budget)?,
                b'\r' | b'\n' | 0 => {}
                byte => self.byte(*byte),
            }
        }
        self.flush(budget)
    }

    fn byte(&mut self, byte: u8) {
        if self.to_skip > 0 {
            self.to_skip -= 1;
        } else if !self.is_unseen() {
            self.bytes.push(byte);
        }
    }

    fn is_unseen(&self) -> bool {
        self.group.unseen || self.group.hidden
    }

    /// Decodes the bytes gathered so far in the code page in force.
    fn flush(&mut self, budget: &mut Budget) -> Result<(), Reason> {
        if self.bytes.is_empty() {
            return Ok(());
        }
        let bytes = std::mem::take(&mut self.bytes);
        let encoding = if bytes.is_ascii() {
            WINDOWS_1252
        } else {
            self.group.encoding
        };
        let (text, _) = encoding.decode_without_bom_handling(&bytes);
        self.builder.text(&text, self.group.bold, budget)
    }

    fn control(&mut self, budget: &mut Budget) -> Result<(), Reason> {
        let Some((first, rest)) = self.rest.split_first() else {
            return Ok(());
        };
        if first.is_ascii_alphabetic() {
            return self.word(budget);
        }
        self.rest = rest;
        match first {
            b'\'' => {
                let code = rest.get(..2).and_then(|hex| std::str::from_utf8(hex).ok());
                self.rest = rest.get(2..).unwrap_or_default();
                if let Some(byte) = code.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
                    self.byte(byte);
                }
            }
            b'*' => self.group.unseen = true,
            b'~' => self.byte(b' '),
            b'_' => self.byte(b'-'),
            b'\\' | b'{' | b'}' => self.byte(*first),
            b'\r' | b'\n' => {
                self.flush(budget)?;
                self.builder.end_paragraph(budget)?;
            }
            _ => {}
        }
        Ok(())
    }

    fn word(&mut self, budget: &mut Budget) -> Result<(), Reason> {
        let letters = self
            .rest
            .iter()
            .take_while(|b| b.is_ascii_alphabetic())
            .count()
            .min(32);
        let (name, rest) = self.rest.split_at(letters);
        let digits = rest
            .iter()
            .enumerate()
            .take_while(|(at, b)| b.is_ascii_digit() || *at == 0 && **b == b'-')
            .count()
            .min(11);
        let (number, rest) = rest.split_at(digits);
        self.rest = rest.strip_prefix(b" ").unwrap_or(rest);
        let name = std::str::from_utf8(name).unwrap_or_default();
        let number = std::str::from_utf8(number)
            .ok()
            .and_then(|n| n.parse::<i32>().ok());
        if name == "bin" {
            let length = usize::try_from(number.unwrap_or_default()).unwrap_or_default();
            self.rest = self.rest.get(length..).unwrap_or_default();
            return Ok(());
        }
        if name == "u" {
            return self.unicode(number.unwrap_or_default(), budget);
        }
        self.flush(budget)?;
        self.apply(name, number, budget)
    }

    /// `\uN`: a UTF-16 unit, negative above 32767, followed by characters for old readers.
    fn unicode(&mut self, number: i32, budget: &mut Budget) -> Result<(), Reason> {
        self.flush(budget)?;
        self.to_skip = self.group.skip_after_unicode;
        if self.is_unseen() {
            return Ok(());
        }
        let unit = u16::try_from(number.rem_euclid(65_536)).unwrap_or_default();
        let units: Vec<u16> = self.surrogate.take().into_iter().chain([unit]).collect();
        if (0xd800..0xdc00).contains(&unit) {
            self.surrogate = Some(unit);
            return Ok(());
        }
        let text: String = char::decode_utf16(units).filter_map(Result::ok).collect();
        self.builder.text(&text, self.group.bold, budget)
    }

    fn apply(
        &mut self,
        name: &str,
        number: Option<i32>,
        budget: &mut Budget,
    ) -> Result<(), Reason> {
        let is_on = number != Some(0);
        match name {
            _ if UNSEEN.contains(&name) => self.group.unseen = true,
            "ansicpg" => {
                self.page = code_page(number.unwrap_or(1252));
                self.group.encoding = self.page;
            }
            "f" | "fcharset" => self.font_control(name, number.unwrap_or_default()),
            "uc" => {
                let skip = usize::try_from(number.unwrap_or(1)).unwrap_or(1);
                self.group.skip_after_unicode = skip.min(8);
            }
            "v" | "deleted" => self.group.hidden = is_on,
            "plain" => (self.group.hidden, self.group.bold) = (false, false),
            "b" => self.group.bold = is_on,
            _ if self.is_unseen() => {}
            "par" | "sect" | "page" | "line" => self.builder.end_paragraph(budget)?,
            "tab" => self.builder.text("\u{3000}", self.group.bold, budget)?,
            "cell" | "nestcell" => self.builder.end_cell(budget)?,
            "row" | "nestrow" => self.builder.end_row(),
            "emdash" => self.builder.text("—", self.group.bold, budget)?,
            "endash" => self.builder.text("–", self.group.bold, budget)?,
            "lquote" => self.builder.text("‘", self.group.bold, budget)?,
            "rquote" => self.builder.text("’", self.group.bold, budget)?,
            "ldblquote" => self.builder.text("“", self.group.bold, budget)?,
            "rdblquote" => self.builder.text("”", self.group.bold, budget)?,
            _ => self.builder.look(name),
        }
        Ok(())
    }

    /// `\fN` selects a font; inside the font table it opens the font that `\fcharset` describes.
    fn font_control(&mut self, name: &str, number: i32) {
        if name == "fcharset" {
            let encoding = charset(number).unwrap_or(self.page);
            self.fonts.push((self.font, encoding));
            return;
        }
        self.font = number;
        let page = self.page;
        let found = self.fonts.iter().rev().find(|(font, _)| *font == number);
        self.group.encoding = found.map_or(page, |(_, encoding)| encoding);
    }
}

fn code_page(number: i32) -> &'static Encoding {
    match number {
        936 | 54936 => GB18030,
        950 => encoding_rs::BIG5,
        932 => encoding_rs::SHIFT_JIS,
        949 => encoding_rs::EUC_KR,
        65001 => encoding_rs::UTF_8,
        _ => WINDOWS_1252,
    }
}

fn charset(number: i32) -> Option<&'static Encoding> {
    match number {
        134 => Some(GB18030),
        136 => Some(encoding_rs::BIG5),
        128 => Some(encoding_rs::SHIFT_JIS),
        129 => Some(encoding_rs::EUC_KR),
        _ => None,
    }
}
