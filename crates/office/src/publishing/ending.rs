//! The end or change of a published document by a later one (废止、宣布失效、修改登记), as a person fills it in.

use gongkai_model::{
    id::RecordId,
    record::{EndingBy, EndingWay, Language},
};
use gongkai_rules::numbers::DocNumber;
use gongkai_store::{
    Conn,
    publications::{self, PublicRecord, Shown},
    records,
};
use jiff::civil::Date;

use crate::core::{OfficeError, Result};

/// What a person fills in.
#[derive(Debug, Clone, Default)]
pub struct EndingForm {
    /// What happened.
    pub way: Option<EndingWay>,
    /// The first day on which it works.
    pub on: Option<Date>,
    /// By which document: its number, or identifier or address of a record here.
    pub by: String,
}

/// Finds the document: a public record here, or one that is known by its number only. A number that one
/// public record carries leads to that record.
pub(super) async fn find(
    conn: &mut Conn,
    text: &str,
    ended: RecordId,
) -> Result<(EndingBy, Option<Box<PublicRecord>>)> {
    let wrong = |message: &str| OfficeError::field("by", message);
    let text = text.trim().trim_end_matches('/');
    let last = text.rsplit('/').next().unwrap_or(text);
    if let Ok(id) = last.parse::<RecordId>() {
        let public = public(conn, id).await?;
        let public = public.ok_or_else(|| wrong("这个编号没有对应的已公开信息"))?;
        return here(public, ended);
    }
    let (number, _) = DocNumber::read(text).map_err(|_| {
        wrong("请写完整的文号，例如：云政发〔2026〕1号；或者本平台已公开信息的网址")
    })?;
    for head in records::by_doc_number(conn, &number.to_string()).await? {
        if let Some(public) = public(conn, head.id).await? {
            return here(public, ended);
        }
    }
    Ok((EndingBy::Number(number), None))
}

fn here(
    public: Box<PublicRecord>,
    ended: RecordId,
) -> Result<(EndingBy, Option<Box<PublicRecord>>)> {
    if public.record == ended {
        return Err(OfficeError::field("by", "不能由文件自己废止自己"));
    }
    let number = public.content.doc_number.as_ref();
    let number = number.and_then(|number| DocNumber::read(&number.to_string()).ok());
    let by = EndingBy::Record(public.record, number.map(|(number, _)| number));
    Ok((by, Some(public)))
}

async fn public(conn: &mut Conn, id: RecordId) -> Result<Option<Box<PublicRecord>>> {
    let shown = publications::get(conn, id, Language::Chinese).await?;
    Ok(match shown {
        Some(Shown::Current(row)) => Some(row),
        _ => None,
    })
}
