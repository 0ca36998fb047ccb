//! Files that go with the replies of the demo: whole ones, and one of which a part is withheld.

use std::collections::BTreeMap;

use gongkai_model::id::CaseId;
use gongkai_office::{
    Actor, Office, OfficeError,
    cases::{self, Change, NewFile},
};
use serde::Deserialize;

use crate::demo::files;

/// A file that is severed before the reply is written.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DemoSevered {
    /// Its name in `demo/files/`.
    file: String,
    /// What it is called at the office.
    name: String,
    /// What is withheld, a mark on a line: a ground and words, or a ground and a place.
    marks: String,
}

pub(super) fn files_of(texts: &BTreeMap<String, String>) -> Vec<NewFile> {
    let file = |(name, text): (&String, &String)| NewFile {
        name: name.clone(),
        bytes: text.clone().into_bytes(),
    };
    texts.iter().map(file).collect()
}

/// Puts files to a case and chooses all that are there.
pub(super) async fn enclose(
    office: &Office,
    actor: &Actor,
    id: CaseId,
    texts: &BTreeMap<String, String>,
) -> Result<(), OfficeError> {
    cases::add_files(office, actor, id, files_of(texts)).await?;
    let there = cases::see(office, actor, id).await?.enclosures;
    let all: Vec<_> = there.iter().map(|file| file.id).collect();
    cases::enclose(office, actor, id, &all).await
}

/// Puts a file in, marks what is withheld, and releases the rest. A place without the program that does it has the reply
/// without the file.
pub(super) async fn sever(
    office: &Office,
    actor: &Actor,
    id: CaseId,
    severed: &DemoSevered,
) -> Result<(), OfficeError> {
    if office.severance.is_none() {
        return Ok(());
    }
    let original = files::SEVERED
        .iter()
        .find(|(name, _)| *name == severed.file);
    let (_, original) = original.ok_or(OfficeError::NotFound("这个文件"))?;
    let put = cases::put_original(office, actor, id, &severed.name, original.to_vec());
    let file = put.await?;
    let marks = cases::read_marks(&severed.marks)?;
    cases::change_marks(office, actor, id, file, 0, Change::Replace(marks)).await?;
    cases::release(office, actor, id, file).await?;
    Ok(())
}
