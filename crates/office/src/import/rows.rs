//! Rows of a table: CSV, JSONL, both also gzipped, and XLSX; read one by one, never all at once where the
//! format allows it.

use std::{
    collections::BTreeMap,
    fs::File,
    io::{self, BufRead, BufReader, Read},
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use flate2::read::MultiGzDecoder;
use gongkai_documents::read::{Block, Limits, read_file};

/// A row: column → value. Numbers and nested values of JSON become text.
pub(super) type Row = BTreeMap<String, String>;

/// A row, or why it could not be read.
pub(super) type ReadRow = Result<Row, String>;

const LONGEST_LINE: u64 = 16 << 20;
/// A gzipped table may unpack to this much and no more.
const MOST_UNPACKED: u64 = 8 << 30;

/// The rows of a file and how far the file was read.
pub(super) struct Rows {
    /// The rows in order.
    pub(super) rows: Box<dyn Iterator<Item = ReadRow> + Send>,
    /// Bytes of the file read so far.
    pub(super) done: Arc<AtomicU64>,
    /// Bytes of the file.
    pub(super) all: u64,
}

/// What a table is named like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TableFormat {
    Csv,
    JsonLines,
    Workbook,
}

/// Tells a table by its name.
pub(super) fn format_of(path: &Path) -> Option<TableFormat> {
    let name = path.file_name()?.to_string_lossy().to_lowercase();
    let name = name.strip_suffix(".gz").unwrap_or(&name);
    match name.rsplit_once('.')?.1 {
        "csv" => Some(TableFormat::Csv),
        "jsonl" | "ndjson" => Some(TableFormat::JsonLines),
        "xlsx" | "xls" => Some(TableFormat::Workbook),
        _ => None,
    }
}

/// Opens a table.
///
/// # Errors
/// A sentence that names the reason.
pub(super) fn open(path: &Path, format: TableFormat) -> Result<Rows, String> {
    let file = File::open(path).map_err(|error| error.to_string())?;
    let all = file.metadata().map_err(|error| error.to_string())?.len();
    if all == 0 {
        return Err("文件是空的".into());
    }
    let done = Arc::new(AtomicU64::new(0));
    let counted = Counted {
        inner: file,
        done: Arc::clone(&done),
    };
    let is_gzip = path.extension().is_some_and(|extension| extension == "gz");
    let plain: Box<dyn Read + Send> = if is_gzip {
        Box::new(MultiGzDecoder::new(BufReader::new(counted)).take(MOST_UNPACKED))
    } else {
        Box::new(counted)
    };
    let rows = match format {
        TableFormat::Csv => csv_rows(plain)?,
        TableFormat::JsonLines => json_rows(BufReader::with_capacity(1 << 16, plain)),
        TableFormat::Workbook => workbook_rows(path, plain)?,
    };
    Ok(Rows { rows, done, all })
}

struct Counted<R> {
    inner: R,
    done: Arc<AtomicU64>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.done
            .fetch_add(u64::try_from(read).unwrap_or(0), Ordering::Relaxed);
        Ok(read)
    }
}

/// CSV in UTF-8, or in GB18030 when a field is not UTF-8; the first row names the columns.
fn csv_rows(
    plain: Box<dyn Read + Send>,
) -> Result<Box<dyn Iterator<Item = ReadRow> + Send>, String> {
    let mut reader = csv::ReaderBuilder::new()
        .flexible(true)
        .has_headers(false)
        .from_reader(plain);
    let mut records = reader.byte_records();
    let header = match records.next() {
        Some(Ok(header)) => header,
        Some(Err(error)) => return Err(error.to_string()),
        None => return Err("表里没有内容".into()),
    };
    let columns: Vec<String> = header
        .iter()
        .map(|name| {
            text_of(name)
                .trim_start_matches('\u{feff}')
                .trim()
                .to_owned()
        })
        .collect();
    let rows = reader.into_byte_records().map(move |record| {
        let record = record.map_err(|error| format!("这一行不能读取：{error}"))?;
        let cells = columns.iter().cloned().zip(record.iter().map(text_of));
        Ok(cells.collect())
    });
    Ok(Box::new(rows))
}

fn text_of(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => encoding_rs::GB18030.decode(bytes).0.into_owned(),
    }
}

fn json_rows(mut lines: impl BufRead + Send + 'static) -> Box<dyn Iterator<Item = ReadRow> + Send> {
    Box::new(std::iter::from_fn(move || {
        loop {
            let mut line = Vec::new();
            let read = lines
                .by_ref()
                .take(LONGEST_LINE)
                .read_until(b'\n', &mut line);
            match read {
                Ok(0) => return None,
                Err(error) => return Some(Err(format!("文件不能继续读取：{error}"))),
                Ok(_) if line.iter().all(u8::is_ascii_whitespace) => {}
                Ok(_) => return Some(json_row(&line)),
            }
        }
    }))
}

fn json_row(line: &[u8]) -> ReadRow {
    let parsed: Result<BTreeMap<String, serde_json::Value>, _> = serde_json::from_slice(line);
    let object = parsed.map_err(|_| "这一行不是完整的 JSON 对象".to_owned())?;
    let text = |value: serde_json::Value| match value {
        serde_json::Value::Null => String::new(),
        serde_json::Value::String(text) => text,
        other => other.to_string(),
    };
    Ok(object
        .into_iter()
        .map(|(column, value)| (column, text(value)))
        .collect())
}

fn workbook_rows(
    path: &Path,
    mut plain: Box<dyn Read + Send>,
) -> Result<Box<dyn Iterator<Item = ReadRow> + Send>, String> {
    let limits = Limits::default();
    let mut bytes = Vec::new();
    let most = u64::try_from(limits.input_bytes)
        .unwrap_or(u64::MAX)
        .saturating_add(1);
    plain
        .by_ref()
        .take(most)
        .read_to_end(&mut bytes)
        .map_err(|error| error.to_string())?;
    let name = path
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default();
    let source = read_file(&name, &bytes, &limits).map_err(|error| error.reason.to_string())?;
    let mut all = Vec::new();
    for block in source.blocks {
        let Block::Table { rows } = block else {
            continue;
        };
        let mut rows = rows.into_iter();
        let Some(columns) = rows.next() else { continue };
        all.extend(rows.map(move |cells| Ok(columns.iter().cloned().zip(cells).collect::<Row>())));
    }
    if all.is_empty() {
        return Err("工作簿里没有带表头的表格".into());
    }
    Ok(Box::new(all.into_iter()))
}
