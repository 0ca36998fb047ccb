//! Where a title breaks: 回行时做到词意完整、排列对称、长短适宜 (GB/T 9704—2012 art. 7.3.1).
//!
//! There is no dictionary here. Pairs of characters that stand together in most titles are not parted; everything
//! else is balance.

/// Characters of 2号 on a line of 版心.
const LINE: f64 = 20.0;

/// Titles longer than this break where the typesetter likes.
const CHARS_MAX: usize = 200;

/// Pairs that are not parted, one word after another.
const WORDS: &str = "人民 民政 政府 政务 务公 信息 息公 公开 办公 公室 公厅 委员 员会 领导 小组 工作 年度 报告 通知 \
    公告 通告 意见 方案 办法 规定 规程 细则 决定 批复 函复 纪要 计划 要点 规划 标准 目录 清单 指南 实施 印发 转发 公布 发布 \
    关于 修改 废止 调整 成立 召开 开展 进一 一步 加强 推进 促进 做好 落实 完善 建设 管理 管局 监督 检查 服务 项目 \
    资金 补贴 补助 行政 执法 处罚 许可 审批 应急 急管 安全 生产 环境 生态 态环 教育 卫生 健康 民生 实事 城市 农村 交通 \
    运输 住房 保障 社会 经济 发展 改革 财政 预算 决算 人事 任免 干部 职工 企业 外事 有关 相关 事项 情况 问题 任务 分工 \
    第一 第二 第三 以及 情形 申请 征求 意见 草案 试行 暂行 解读 全区 全市 全县 我区 区政 市政 县政 镇人 街道 社区";

/// Opening marks, which do not end a line.
const OPENING: &str = "《“‘（〔【";

/// Closing marks, which do not begin one.
const CLOSING: &str = "》”’）〕】，。、；：！？";

/// The lines of a title.
pub(super) fn lines(title: &str) -> Vec<String> {
    let atoms = atoms(title);
    let total: f64 = atoms.iter().map(|atom| width(atom)).sum();
    let count = (total / LINE).ceil();
    if count <= 1.0 || atoms.len() > CHARS_MAX {
        return vec![title.to_owned()];
    }
    // Now and then no break of so many lines keeps words whole; then one more line does.
    let fewest = [count, count + 1.0];
    let broken = fewest.iter().find_map(|count| best(&atoms, total / count));
    broken.unwrap_or_else(|| vec![title.to_owned()])
}

/// What is never broken: a character, or letters and digits with the measure behind them (2026年).
fn atoms(title: &str) -> Vec<String> {
    let mut atoms: Vec<String> = Vec::new();
    for c in title.chars() {
        let joins = atoms.last().is_some_and(|last| {
            let is_latin = last.chars().all(|it| it.is_ascii_graphic());
            is_latin && (c.is_ascii_graphic() || "年月日号个".contains(c))
        });
        match atoms.last_mut() {
            Some(last) if joins => last.push(c),
            _ => atoms.push(c.to_string()),
        }
    }
    atoms
}

fn width(atom: &str) -> f64 {
    let chars = atom.chars();
    chars.map(|c| if c.is_ascii() { 0.55 } else { 1.0 }).sum()
}

/// The best way to break atoms into lines of about a length: the least sum of squares, parted words added.
fn best(atoms: &[String], target: f64) -> Option<Vec<String>> {
    // For each end, the least cost so far and where its line begins.
    let mut known: Vec<Option<(f64, usize)>> = vec![Some((0.0, 0))];
    for end in 1..=atoms.len() {
        let parting = cost_between(atoms, end);
        let mut length = 0.0;
        let mut found: Option<(f64, usize)> = None;
        for begin in (0..end).rev() {
            length += atoms.get(begin).map_or(0.0, |atom| width(atom));
            if length > LINE {
                break;
            }
            let Some(Some((before, _))) = known.get(begin) else {
                continue;
            };
            let cost = before + (length - target).powi(2) + parting;
            if found.is_none_or(|(least, _)| cost < least) {
                found = Some((cost, begin));
            }
        }
        known.push(found);
    }
    let mut lines = Vec::new();
    let mut end = atoms.len();
    while end > 0 {
        let (_, begin) = (*known.get(end)?)?;
        lines.push(atoms.get(begin..end)?.concat());
        end = begin;
    }
    lines.reverse();
    Some(lines)
}

/// What it costs to end a line before an atom.
fn cost_between(atoms: &[String], at: usize) -> f64 {
    let (Some(before), Some(after)) = (atoms.get(at - 1), atoms.get(at)) else {
        return 0.0;
    };
    let (Some(last), Some(first)) = (before.chars().last(), after.chars().next()) else {
        return 0.0;
    };
    let pair: String = [last, first].iter().collect();
    if OPENING.contains(last) || CLOSING.contains(first) {
        return 1_000.0;
    }
    if WORDS.split_whitespace().any(|word| word == pair) {
        return 60.0;
    }
    let named: &str = &atoms.get(..at).unwrap_or_default().concat();
    if named.matches('《').count() > named.matches('》').count() {
        return 20.0;
    }
    let next = atoms.get(at + 1).map_or("", String::as_str);
    match (last, first) {
        // Before the matter is where titles breathe.
        (_, '关') if next == "于" => -12.0,
        (_, '的') => 25.0,
        ('的', _) => 4.0,
        _ => 0.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_break_between_words_into_lines_of_like_length() {
        for (title, wanted) in [
            ("名单", "名单"),
            (
                "云河区应急管理局2025年政府信息公开工作年度报告",
                "云河区应急管理局2025年\n政府信息公开工作年度报告",
            ),
            (
                "云河区人民政府办公室关于印发2026年区政府民生实事项目任务分工的通知",
                "云河区人民政府办公室关于印发2026年\n区政府民生实事项目任务分工的通知",
            ),
            (
                "物业企业信用怎么评——《物业服务企业信用管理办法》解读",
                "物业企业信用怎么评——\n《物业服务企业信用管理办法》解读",
            ),
        ] {
            assert_eq!(lines(title).join("\n"), wanted);
        }
    }

    #[test]
    fn nothing_is_lost_and_no_line_begins_with_a_closing_mark() {
        let title =
            "关于《云河区“十五五”规划（草案）》，公开征求意见、建议的公告（第3号）与其他事项";
        let lines = lines(title);
        assert_eq!(lines.concat(), title);
        for line in lines {
            assert!(!line.starts_with(|c| CLOSING.contains(c)), "{line}");
            assert!(!line.ends_with(|c| OPENING.contains(c)), "{line}");
        }
        let long = "长".repeat(1_000);
        assert_eq!(super::lines(&long).concat(), long);
    }
}
