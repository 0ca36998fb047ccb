//! Bulk import of rows of about 5 kB, published as documents of an earlier platform.

use std::{fs, io::Write as _, time::Duration};

use super::Bench;

const SENTENCES: [&str; 6] = [
    "各有关单位要按照职责分工，及时公开办理结果。",
    "老旧小区改造坚持先地下后地上，水电气路一并施工。",
    "申请人可以在区政务服务大厅或者网上提交材料。",
    "资金使用情况每季度向社会公布一次。",
    "学校、医院、车站周边道路按照本通知第三条执行。",
    "本通知自印发之日起施行，由区住房和城乡建设局负责解释。",
];

/// Writes the rows, then times their import.
pub(super) fn import(bench: &Bench<'_>) -> Result<Duration, String> {
    let file = bench.folder.join("rows.jsonl");
    write_rows(&file, bench.rows).map_err(|error| format!("rows.jsonl: {error}"))?;
    let (file, data) = (file.to_string_lossy(), bench.folder.join("data"));
    bench.time(&[
        "import",
        &file,
        "--unit",
        "bench",
        "--publish",
        "--source",
        "bench",
        "--data",
        &data.to_string_lossy(),
    ])
}

fn write_rows(path: &std::path::Path, rows: u32) -> std::io::Result<()> {
    let mut file = std::io::BufWriter::new(fs::File::create(path)?);
    for row in 0..rows {
        let (year, month, day) = (2015 + row % 10, 1 + row % 12, 1 + row % 28);
        let sentences = SENTENCES
            .iter()
            .cycle()
            .skip(usize::try_from(row % 6).unwrap_or(0))
            .take(75);
        let text: String = sentences.copied().collect();
        writeln!(
            file,
            "{{\"id\":\"{row}\",\"title\":\"关于第{row}号事项办理情况的通知\",\"doc_no\":\"云建〔{year}〕{}号\",\
             \"issuer\":\"云河区住房和城乡建设局\",\"issued_date\":\"{year}-{month:02}-{day:02}\",\
             \"published_date\":\"{year}-{month:02}-{day:02}\",\"text\":\"{text}\"}}",
            1 + row / 10,
        )?;
    }
    file.flush()
}
