//! Documents on paper: a text of eight pages, each in a process of its own, as the server does it.

use std::{
    fs::{self, File},
    process::Command,
    time::{Duration, Instant},
};

use super::Bench;

/// How many documents one run makes.
const COPIES: usize = 20;

/// The median time of one document.
pub(super) fn paper(bench: &Bench<'_>) -> Result<Duration, String> {
    let path = bench.folder.join("document.json");
    fs::write(&path, document()).map_err(|error| error.to_string())?;
    let mut times = Vec::new();
    for _ in 0..COPIES {
        let input = File::open(&path).map_err(|error| error.to_string())?;
        let begun = Instant::now();
        let made = Command::new(&bench.program)
            .arg("internal-typeset")
            .stdin(input)
            .output();
        times.push(begun.elapsed());
        let made = made.map_err(|error| error.to_string())?;
        if !made.stdout.starts_with(b"%PDF-") {
            let said = String::from_utf8_lossy(&made.stdout);
            return Err(format!("no PDF: {said}"));
        }
    }
    times.sort();
    let median = times.get(times.len() / 2).copied();
    median.ok_or_else(|| "no document was made".to_owned())
}

/// A document of about eight pages in the form that the typesetter reads: sections, paragraphs and a table.
fn document() -> String {
    let text = "各镇、各部门要把办好民生实事作为检验工作成效的重要标准，逐项明确责任单位、完成时限和质量要求，定期通报进展。";
    let run = |text: &str| {
        format!(
            r#"[{{"text":"{text}","style":{{"is_strong":false,"is_emphasised":false,"is_underlined":false,"is_struck":false,"is_raised":false,"is_lowered":false}}}}]"#
        )
    };
    let mut blocks = Vec::new();
    for section in 1..=12 {
        blocks.push(format!(
            r#"{{"block":"heading","level":1,"runs":{}}}"#,
            run(&format!("第{section}项 抓好落实"))
        ));
        for _ in 0..3 {
            blocks.push(format!(
                r#"{{"block":"paragraph","runs":{}}}"#,
                run(&text.repeat(2))
            ));
        }
    }
    let cells: Vec<_> = (0..120)
        .map(|at| {
            format!(
                r#"{{"x":{},"y":{},"colspan":1,"rowspan":1,"is_head":{},"runs":{}}}"#,
                at % 4,
                at / 4,
                at < 4,
                run("停车位")
            )
        })
        .collect();
    let column = r#"{"share":8,"align":"center"}"#;
    blocks.push(format!(
        r#"{{"block":"table","caption":null,"columns":[{}],"rows":30,"head_rows":1,"cells":[{}]}}"#,
        [column; 4].join(","),
        cells.join(",")
    ));
    format!(
        r#"{{"title":"关于印发民生实事任务分工的通知","number":"云政办发〔2026〕7号","facts":[{{"name":"索引号","value":"YH001-2026-00031"}}],"body":[{}],"attachments":[],"keywords":[],"made_at":"2026-11-21T10:30:00"}}"#,
        blocks.join(",")
    )
}
