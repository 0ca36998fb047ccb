//! What every table of words must hold; each table is named once, and forgetting one fails the house test.

type Table<'a> = &'a [(&'static str, [&'static str; 4], &'static str)];

/// Checks a table: nothing is empty, every form holds the same values and links, and each language is
/// written in its own letters.
pub(crate) fn check(name: &str, table: Table<'_>) {
    for (word, four, many) in table {
        let [chinese, english, japanese, korean] = four;
        let marks = marks(chinese);
        for form in four
            .iter()
            .chain(Some(many).filter(|many| !many.is_empty()))
        {
            let at = format!("{name}.{word}: “{form}”");
            assert!(!form.trim().is_empty(), "{at} is empty");
            assert_eq!(
                self::marks(form),
                marks,
                "{at} holds other values than Chinese"
            );
            assert!(!form.contains("  "), "{at} has two spaces");
        }
        for form in [english, many] {
            assert!(
                !form.chars().any(is_foreign_to_english),
                "{name}.{word}: “{form}”"
            );
        }
        assert!(
            !chinese.chars().any(|c| is_kana(c) || is_hangul(c)),
            "{name}.{word}: “{chinese}”"
        );
        assert!(
            !japanese.chars().any(is_hangul),
            "{name}.{word}: “{japanese}”"
        );
        assert!(!korean.chars().any(is_kana), "{name}.{word}: “{korean}”");
        assert!(
            !japanese.contains(SIMPLIFIED),
            "{name}.{word}: “{japanese}” has simplified characters"
        );
    }
}

/// Simplified characters of everyday words; Japanese writes them otherwise.
const SIMPLIFIED: [char; 38] = [
    '个', '们', '这', '时', '间', '关', '开', '门', '单', '长', '发', '规', '办', '请', '询', '记',
    '录', '类', '页', '无', '样', '说', '见', '费', '应', '种', '题', '没', '还', '给', '让', '过',
    '务', '动', '电', '话', '报', '处',
];

fn marks(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut inside: Option<String> = None;
    for c in text.chars() {
        match (&mut inside, c) {
            (None, '{') => inside = Some(String::new()),
            (Some(name), '}') => {
                found.push(std::mem::take(name));
                inside = None;
            }
            (Some(name), c) => name.push(c),
            (None, '[' | ']') => found.push(c.to_string()),
            _ => {}
        }
    }
    found.sort();
    found.dedup();
    found
}

fn is_foreign_to_english(c: char) -> bool {
    is_kana(c) || is_hangul(c) || is_han(c) || "，。：；、？！".contains(c)
}

const fn is_kana(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{30fa}' | '\u{30fc}'..='\u{30ff}')
}

const fn is_hangul(c: char) -> bool {
    matches!(c, '\u{ac00}'..='\u{d7a3}' | '\u{1100}'..='\u{11ff}')
}

const fn is_han(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}')
}
