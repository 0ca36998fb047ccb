//! The words of this trade (政务公开, 依申请公开 …), which a general dictionary cuts apart, and the
//! dictionary itself.
//!
//! `words.txt` is ours: one word a line, `#` begins a comment. Whoever changes it changes [`version`], and
//! every index is rebuilt at the next start.

use std::sync::{LazyLock, OnceLock};

use jieba_rs::Jieba;
use sha2::{Digest, Sha256};

/// Rises when documents are cut or stored in another way than before.
const FORM: u32 = 1;

const WORDS: &str = include_str!("words.txt");

/// Loaded when the first text is cut: it takes a third of a second and some tens of megabytes, which a
/// command that does not search need not spend.
static SEGMENTER: LazyLock<Jieba> = LazyLock::new(|| {
    let mut jieba = Jieba::new();
    for word in ours() {
        jieba.add_word(word, None, None);
    }
    jieba
});

/// The words that we add.
pub fn ours() -> impl Iterator<Item = &'static str> {
    WORDS
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// The segmenter.
pub(super) fn segmenter() -> &'static Jieba {
    &SEGMENTER
}

/// What an index was made with; another version is another index.
pub fn version() -> &'static str {
    static VERSION: OnceLock<String> = OnceLock::new();
    VERSION.get_or_init(|| {
        let mut hash = hex::encode(Sha256::digest(WORDS));
        hash.truncate(12);
        format!("{FORM}-{hash}")
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn our_words_are_kept_whole_and_stand_there_once() {
        let all: Vec<_> = ours().collect();
        let once: BTreeSet<_> = all.iter().collect();
        assert_eq!(all.len(), once.len(), "a word stands twice");
        assert!((200..=400).contains(&all.len()), "{} words", all.len());
        for word in all {
            let cut: Vec<_> = segmenter()
                .cut(word, false)
                .iter()
                .map(|t| t.word)
                .collect();
            assert_eq!(cut, [word]);
        }
    }
}
