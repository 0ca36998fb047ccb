//! Kangxi radicals restored to the ordinary characters they look like.
//!
//! Browsers and some printers write 一 人 月 民 into a PDF as U+2F00 … U+2FD5 and U+2E80 … U+2EF3; text
//! copied from there carries them on. They look the same and match no search and no date. Source:
//! Unicode Standard §18.1, compatibility mappings of the block Kangxi Radicals; for the block CJK
//! Radicals Supplement, which has none, the simplified characters in common use.

use super::{Block, SourceText};

/// U+2F00 onwards, in order.
const KANGXI: [&str; 5] = [
    "一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢",
    "尸屮山巛工己巾干幺广廴廾弋弓彐彡彳心戈户手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火",
    "爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿",
    "肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹",
    "雨青非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠",
];

/// The supplement, as far as its characters stand for whole words.
const SUPPLEMENT: [(char, char); 46] = [
    ('\u{2e81}', '厂'),
    ('\u{2e8e}', '兀'),
    ('\u{2e92}', '巳'),
    ('\u{2e9c}', '日'),
    ('\u{2e9d}', '月'),
    ('\u{2e9f}', '母'),
    ('\u{2ea0}', '民'),
    ('\u{2ea9}', '王'),
    ('\u{2eab}', '目'),
    ('\u{2eac}', '示'),
    ('\u{2eae}', '竹'),
    ('\u{2ebc}', '肉'),
    ('\u{2ec1}', '虎'),
    ('\u{2ec3}', '覀'),
    ('\u{2ec4}', '西'),
    ('\u{2ec5}', '见'),
    ('\u{2ec6}', '角'),
    ('\u{2ec9}', '贝'),
    ('\u{2eca}', '足'),
    ('\u{2ecb}', '车'),
    ('\u{2ed1}', '長'),
    ('\u{2ed3}', '长'),
    ('\u{2ed4}', '门'),
    ('\u{2ed7}', '雨'),
    ('\u{2ed8}', '青'),
    ('\u{2ed9}', '韦'),
    ('\u{2eda}', '页'),
    ('\u{2edb}', '风'),
    ('\u{2edc}', '飞'),
    ('\u{2edd}', '食'),
    ('\u{2ede}', '食'),
    ('\u{2ee1}', '首'),
    ('\u{2ee2}', '马'),
    ('\u{2ee3}', '骨'),
    ('\u{2ee4}', '鬼'),
    ('\u{2ee5}', '鱼'),
    ('\u{2ee6}', '鸟'),
    ('\u{2ee7}', '卤'),
    ('\u{2ee8}', '麦'),
    ('\u{2ee9}', '黄'),
    ('\u{2eea}', '黾'),
    ('\u{2eec}', '齐'),
    ('\u{2eee}', '齿'),
    ('\u{2ef0}', '龙'),
    ('\u{2ef1}', '龟'),
    ('\u{2ef3}', '龟'),
];

/// Restores the text of all blocks and tells how many characters it took.
pub(super) fn restore(source: &mut SourceText) {
    let mut count = 0;
    for block in &mut source.blocks {
        match block {
            Block::Heading { text, .. } | Block::Paragraph { text, .. } => {
                count += restore_text(text);
            }
            Block::Table { rows } => {
                count += rows.iter_mut().flatten().map(restore_text).sum::<usize>();
            }
        }
    }
    if count > 0 {
        source
            .warnings
            .push(format!("有 {count} 个部首形字符已还原为通用汉字，请核对"));
    }
}

fn restore_text(text: &mut String) -> usize {
    let count = text.chars().filter(|c| ordinary(*c).is_some()).count();
    if count > 0 {
        *text = text.chars().map(|c| ordinary(c).unwrap_or(c)).collect();
    }
    count
}

fn ordinary(c: char) -> Option<char> {
    match c {
        '\u{2f00}'..='\u{2fd5}' => {
            let at = (u32::from(c) - 0x2f00) as usize;
            KANGXI.iter().flat_map(|row| row.chars()).nth(at)
        }
        '\u{2e80}'..='\u{2ef3}' => SUPPLEMENT
            .iter()
            .find(|(radical, _)| *radical == c)
            .map(|(_, ordinary)| *ordinary),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_printed_date_can_be_read_again() {
        let mut text = "⼆〇⼆五年⼗⽉⼀⽇，⼈⺠政府⻔户".to_owned();
        assert_eq!(restore_text(&mut text), 9);
        assert_eq!(text, "二〇二五年十月一日，人民政府门户");
        assert_eq!(ordinary('\u{2fd5}'), Some('龠'));
    }
}
