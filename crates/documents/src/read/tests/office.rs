//! Office files made here by code, to show single traits: hidden text, numbering, formulas.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;

use super::*;

/// A docx with this body, and whatever else is asked for.
pub(super) fn docx(body: &str, parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let document = format!(
        "<?xml version=\"1.0\"?><w:document xmlns:w=\"urn:w\"><w:body>{body}</w:body></w:document>"
    );
    let main = [
        ("[Content_Types].xml", "<Types/>"),
        ("word/document.xml", document.as_str()),
    ];
    for (name, text) in main.iter().chain(parts) {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

pub(super) fn paragraph(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

#[test]
fn what_a_reader_does_not_see_is_not_read() {
    let body = "<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>\
        <w:r><w:t>可见</w:t></w:r>\
        <w:del><w:r><w:delText>删除</w:delText><w:t>删除</w:t></w:r></w:del>\
        <w:ins><w:r><w:t>插入</w:t></w:r></w:ins>\
        <w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r>\
        <w:r><w:instrText>PAGE</w:instrText></w:r>\
        <w:r><w:t>A&amp;B&#20013;</w:t></w:r></w:p>";
    let source = read_file("a.docx", &docx(body, &[]), &Limits::default()).unwrap();
    assert_eq!(source.lines().collect::<Vec<_>>(), ["可见插入A&B中"]);
}

#[test]
fn automatic_numbering_becomes_text() {
    let level = |at: u8, format: &str, text: &str| {
        format!(
            "<w:lvl w:ilvl=\"{at}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"{text}\"/></w:lvl>"
        )
    };
    let numbering = format!(
        "<w:numbering xmlns:w=\"urn:w\"><w:abstractNum w:abstractNumId=\"0\">{}{}</w:abstractNum>\
         <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>",
        level(0, "chineseCounting", "%1、"),
        level(1, "decimal", "%2."),
    );
    let item = |at: u8, text: &str| {
        format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{at}\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"
        )
    };
    let body = [
        item(0, "范围"),
        item(1, "甲"),
        item(1, "乙"),
        item(0, "要求"),
        item(1, "丙"),
    ]
    .concat();
    let bytes = docx(&body, &[("word/numbering.xml", &numbering)]);
    let source = read_file("a.docx", &bytes, &Limits::default()).unwrap();
    let lines: Vec<&str> = source.lines().collect();
    assert_eq!(lines, ["一、范围", "1.甲", "2.乙", "二、要求", "1.丙"]);
}

#[test]
fn formulas_in_a_workbook_are_text_and_told() {
    let sheet = "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>\
        <row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>=cmd|' /C calc'!A0</t></is></c>\
        <c r=\"B1\"><v>-12</v></c></row></sheetData></worksheet>";
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let parts = [
        (
            "[Content_Types].xml",
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>",
        ),
        (
            "_rels/.rels",
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>",
        ),
        (
            "xl/workbook.xml",
            "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"Sheet1\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>",
        ),
        (
            "xl/_rels/workbook.xml.rels",
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>",
        ),
        ("xl/worksheets/sheet1.xml", sheet),
    ];
    for (name, text) in parts {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    let bytes = zip.finish().unwrap().into_inner();
    let source = read_file("a.xlsx", &bytes, &Limits::default()).unwrap();
    let expected = Block::Table {
        rows: vec![vec!["=cmd|' /C calc'!A0".to_owned(), "-12".to_owned()]],
    };
    assert_eq!(source.blocks, [expected]);
    assert!(
        source.warnings[0].contains("1 个单元格以 = + - @ 开头"),
        "{:?}",
        source.warnings
    );
}
