//! Lines of CSV (RFC 4180) as spreadsheets open them without being asked: nothing that they would take for a formula.

/// The mark by which spreadsheets know UTF-8.
pub(crate) const MARK: &str = "\u{feff}";

/// Adds a line of cells.
pub(crate) fn line<'a>(text: &mut String, cells: impl Iterator<Item = &'a str>) {
    for (at, cell) in cells.enumerate() {
        if at > 0 {
            text.push(',');
        }
        let cell = tame(cell);
        if cell.contains([',', '"', '\n', '\r']) {
            text.push('"');
            text.push_str(&cell.replace('"', "\"\""));
            text.push('"');
        } else {
            text.push_str(&cell);
        }
    }
    text.push_str("\r\n");
}

/// Puts an apostrophe before what a spreadsheet would compute; numbers below zero are left alone.
fn tame(cell: &str) -> String {
    let starts = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];
    let is_number = cell.parse::<f64>().is_ok_and(f64::is_finite);
    if cell.trim_start_matches(' ').starts_with(starts) && !is_number {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_and_no_formula_gets_through() {
        let mut text = String::new();
        let cells = [
            "甲,乙",
            "他说\"好\"",
            "=1+1",
            " @SUM(A1)",
            "-3.5",
            "-cmd|' /C calc'!A0",
            "两\n行",
            "",
        ];
        line(&mut text, cells.into_iter());
        assert_eq!(
            text,
            "\"甲,乙\",\"他说\"\"好\"\"\",'=1+1,' @SUM(A1),-3.5,'-cmd|' /C calc'!A0,\"两\n行\",\r\n"
        );
    }
}
