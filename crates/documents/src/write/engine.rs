//! The typesetter itself, behind the feature `pdf`: typst, a layout of ours, and the document as data beside it.
//!
//! The layout reads the document as JSON, so that a text can never be taken for markup. It can open no file, no
//! package and no address: the [`world::Desk`] knows three names and the fonts. This runs in a child process,
//! because layout takes time and memory that depend on the text (ADR 23).

mod fonts;
mod missing;
mod title;
mod world;

use std::io::{Read, Write};
use std::path::Path;
use std::process::ExitCode;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use typst::foundations::{Datetime, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

pub(crate) use self::fonts::SYSTEM as FONT_FOLDERS;
use self::world::Desk;
use super::document::{Document, SealPlace};
use super::typesetter::Refusal;

/// Bytes of a document as the parent sends it.
const INPUT_BYTES: u64 = 64_000_000;

/// Layout calls itself for what lies within one another; the main thread's stack is not ours to choose.
const STACK_BYTES: usize = 256 << 20;

/// Minutes from UTC in Shanghai.
const SHANGHAI: i32 = 8 * 60;

/// The main function of the child: a document on standard input, a PDF or a [`Refusal`] on standard output.
#[must_use]
pub fn typeset_child_main(fonts: Option<&Path>) -> ExitCode {
    let fonts = fonts.map(Path::to_owned);
    let work = move || {
        let (mut input, mut output) = (std::io::stdin().lock(), std::io::stdout().lock());
        typeset_child_answer(fonts.as_deref(), &mut input, &mut output)
    };
    let thread = std::thread::Builder::new()
        .stack_size(STACK_BYTES)
        .spawn(work);
    match thread.map(std::thread::JoinHandle::join) {
        Ok(Ok(Ok(()))) => ExitCode::SUCCESS,
        _ => ExitCode::FAILURE,
    }
}

/// What [`typeset_child_main`] does, between any two streams.
///
/// # Errors
/// Those of the streams, and input that is no document. What is in the way of a document is an answer.
pub fn typeset_child_answer(
    fonts: Option<&Path>,
    input: &mut dyn Read,
    output: &mut dyn Write,
) -> std::io::Result<()> {
    let document: Document = serde_json::from_reader(input.take(INPUT_BYTES))?;
    match typeset(&document, fonts) {
        Ok(pdf) => output.write_all(&pdf),
        Err(refusal) => Ok(serde_json::to_writer(output, &refusal)?),
    }
}

/// What the layout reads.
#[derive(serde::Serialize)]
struct Sheet<'a> {
    #[serde(flatten)]
    document: &'a Document,
    title_lines: Vec<String>,
    /// What kind of picture the seal is, for the layout.
    seal_format: Option<&'static str>,
    /// Which faces of the standard are set in which of those that are there.
    faces: Vec<String>,
}

/// Puts a document on paper in this process.
pub(super) fn typeset(document: &Document, folder: Option<&Path>) -> Result<Vec<u8>, Refusal> {
    let fonts = fonts::load(folder);
    if fonts.is_empty() {
        return Err(Refusal::NoFont);
    }
    let sheet = Sheet {
        document,
        title_lines: title::lines(&document.title),
        seal_format: seal_format(document),
        faces: fonts::stand_ins(&fonts),
    };
    let data = serde_json::to_vec(&sheet).map_err(|error| Refusal::Defect(error.to_string()))?;
    let desk = Desk::new(fonts, data, picture(document)?);
    let pages = typst::compile::<PagedDocument>(&desk)
        .output
        .map_err(told)?;
    missing::refuse(&pages)?;
    typst_pdf::pdf(&pages, &options(document)?).map_err(told)
}

/// The picture of the seal.
fn picture(document: &Document) -> Result<Option<Vec<u8>>, Refusal> {
    let SealPlace::Sealed(seal) = &document.seal else {
        return Ok(None);
    };
    let bytes = STANDARD.decode(&seal.picture);
    let bytes = bytes.map_err(|_| Refusal::Defect("the seal is not base 64".to_owned()))?;
    Ok(Some(bytes))
}

/// Whether it is a PNG or a drawing.
fn seal_format(document: &Document) -> Option<&'static str> {
    let SealPlace::Sealed(seal) = &document.seal else {
        return None;
    };
    // The first six bytes of a PNG in base 64.
    Some(if seal.picture.starts_with("iVBORw0K") {
        "png"
    } else {
        "svg"
    })
}

/// What typst complains about is a defect of the layout: a document cannot cause it.
fn told(errors: impl IntoIterator<Item = typst::diag::SourceDiagnostic>) -> Refusal {
    let texts = errors.into_iter().map(|error| error.message.to_string());
    Refusal::Defect(texts.collect::<Vec<_>>().join("; "))
}

fn options(document: &Document) -> Result<PdfOptions, Refusal> {
    // Archives ask for the one, readers who do not see for the other.
    let standards = PdfStandards::new(&[PdfStandard::A_2b, PdfStandard::Ua_1]);
    let at = document.made_at;
    let [month, day, hour, minute] =
        [at.month(), at.day(), at.hour(), at.minute()].map(|part| u8::try_from(part).unwrap_or(0));
    let made_at = Datetime::from_ymd_hms(i32::from(at.year()), month, day, hour, minute, 0);
    let made_at = made_at.and_then(|at| Timestamp::new_local(at, SHANGHAI));
    Ok(PdfOptions {
        creator: Smart::Custom(Some("Gongkai".to_owned())),
        timestamp: made_at,
        standards: standards.map_err(|error| Refusal::Defect(error.message().to_string()))?,
        ..PdfOptions::default()
    })
}

#[cfg(test)]
mod tests;
