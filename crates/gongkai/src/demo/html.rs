//! Turns the plain paragraphs of the data files into the HTML of a body.
//!
//! `一、` and `第一章` open sections, `（一）` subsections when they stand alone in a line; lines that begin
//! with `|` are rows of a table, the first one its head; `问：` opens a question.

/// Turns a filled text into clean HTML.
pub(super) fn body(text: &str) -> String {
    let mut html = String::new();
    let mut table: Vec<Vec<String>> = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if line.starts_with('|') {
            table.push(cells(line));
            continue;
        }
        close_table(&mut html, &mut table);
        let tag = tag_of(line);
        html.push_str(&format!("<{tag}>{}</{tag}>\n", escape(line)));
    }
    close_table(&mut html, &mut table);
    html
}

/// The rows of the first table of a text, without its head, as tab-separated lines.
pub(super) fn first_table(text: &str) -> String {
    let rows = text
        .lines()
        .map(str::trim)
        .skip_while(|line| !line.starts_with('|'))
        .take_while(|line| line.starts_with('|'))
        .skip(1);
    rows.map(|row| cells(row).join("\t"))
        .collect::<Vec<_>>()
        .join("\n")
}

/// The cells of a row such as `| 四层 | 12 |`.
pub(super) fn cells(row: &str) -> Vec<String> {
    row.trim()
        .trim_matches('|')
        .split('|')
        .map(|cell| cell.trim().to_owned())
        .collect()
}

fn close_table(html: &mut String, rows: &mut Vec<Vec<String>>) {
    let mut rows = rows.drain(..);
    let Some(head) = rows.next() else { return };
    let line = |cells: &[String], open: &str, close: &str| {
        let cells = cells
            .iter()
            .map(|cell| format!("{open}{}{close}", escape(cell)));
        format!("<tr>{}</tr>\n", cells.collect::<String>())
    };
    html.push_str("<table>\n<thead>");
    html.push_str(&line(&head, "<th scope=\"col\">", "</th>"));
    html.push_str("</thead>\n<tbody>\n");
    for row in rows {
        html.push_str(&line(&row, "<td>", "</td>"));
    }
    html.push_str("</tbody>\n</table>\n");
}

fn tag_of(line: &str) -> &'static str {
    const NUMERALS: &str = "一二三四五六七八九十";
    let is_short = line.chars().nth(40).is_none() && !line.trim_end_matches('。').contains('。');
    if line.starts_with("问：") {
        return "h3";
    }
    if !is_short {
        return "p";
    }
    let (rest, bracketed) = line
        .strip_prefix('（')
        .map_or((line, false), |rest| (rest, true));
    let chapter = rest
        .strip_prefix('第')
        .map(|rest| rest.trim_start_matches(|c| NUMERALS.contains(c)));
    if chapter.is_some_and(|rest| rest.starts_with('章')) {
        return "h2";
    }
    let after = rest.trim_start_matches(|c| NUMERALS.contains(c));
    if after.len() == rest.len() || line.ends_with(['。', '；']) {
        return "p";
    }
    match (bracketed, after.chars().next()) {
        (false, Some('、')) => "h2",
        (true, Some('）')) => "h3",
        _ => "p",
    }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbering_makes_headings_and_bars_make_tables() {
        let text =
            "一、范围\n（一）条件\n（二）材料齐全的，当场办结。\n| 层数 | 万元 |\n| 四层 | 12 |";
        let html = body(text);
        assert!(
            html.starts_with("<h2>一、范围</h2>\n<h3>（一）条件</h3>\n<p>（二）"),
            "{html}"
        );
        assert!(html.contains("<th scope=\"col\">层数</th>"), "{html}");
        assert_eq!(first_table(text), "四层\t12");
    }
}
