//! The words that text is cut by: a general dictionary, the words of this trade (政务公开, 依申请公开 …), which
//! a general one cuts apart, groups of words that mean the same, and lists of the place.
//!
//! `words.txt` (a word a line), `synonyms.tsv` and `everyday.tsv` (a group a line) are ours; a place
//! may add a folder of lists of its own: `terms.tsv` holds words in its first column, every other `*.tsv`
//! holds groups. Whoever changes any of them changes [`Dictionary::version`], and the index is made anew.

use std::collections::{HashMap, HashSet};
use std::fmt;
use std::path::Path;
use std::sync::{Arc, OnceLock};

use jieba_rs::Jieba;
use sha2::{Digest, Sha256};

use super::error::SearchError;
use super::fold::fold;

/// Rises when documents are cut or stored in another way than before.
const FORM: u32 = 2;

const WORDS: &str = include_str!("words.txt");
const SYNONYMS: &str = include_str!("synonyms.tsv");
const EVERYDAY: &str = include_str!("everyday.tsv");

/// What is shipped.
const SHIPPED: [(&str, &str); 3] = [
    ("words.txt", WORDS),
    ("synonyms.tsv", SYNONYMS),
    ("everyday.tsv", EVERYDAY),
];

/// The most that a place's lists may hold, in bytes.
const LISTS_BYTES_MAX: u64 = 16 << 20;

/// What text is cut by, and which words mean the same.
pub struct Dictionary {
    /// Words beyond the general dictionary, folded.
    words: HashSet<String>,
    /// Our words by their first two characters, so that each is found wherever it stands.
    beginnings: HashMap<(char, char), Vec<String>>,
    groups: Vec<Vec<String>>,
    /// The groups of a word.
    groups_of: HashMap<String, Vec<usize>>,
    version: String,
    /// Loaded when the first text is cut: it takes a third of a second and some tens of megabytes, which a
    /// command that does not search need not spend.
    segmenter: OnceLock<Jieba>,
}

impl fmt::Debug for Dictionary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Dictionary")
            .field("version", &self.version)
            .field("words", &self.words.len())
            .finish_non_exhaustive()
    }
}

impl Dictionary {
    /// The words and groups that are shipped.
    #[must_use]
    pub fn shipped() -> Arc<Self> {
        static ONCE: OnceLock<Arc<Dictionary>> = OnceLock::new();
        Arc::clone(ONCE.get_or_init(|| Arc::new(Self::read(&SHIPPED))))
    }

    /// The general dictionary alone, to measure what the others are worth.
    #[must_use]
    pub fn plain() -> Arc<Self> {
        static PLAIN: OnceLock<Arc<Dictionary>> = OnceLock::new();
        Arc::clone(PLAIN.get_or_init(|| Arc::new(Self::read(&[]))))
    }

    /// What is shipped, and the lists of a folder.
    ///
    /// # Errors
    /// [`SearchError::Lists`] when the folder cannot be read or holds too much.
    pub fn with_lists(folder: &Path) -> Result<Arc<Self>, SearchError> {
        let lists =
            |message: String| SearchError::Lists(format!("{}: {message}", folder.display()));
        let mut files = Vec::new();
        let mut bytes = 0;
        for entry in std::fs::read_dir(folder).map_err(|error| lists(error.to_string()))? {
            let path = entry.map_err(|error| lists(error.to_string()))?.path();
            if path.extension().is_none_or(|ending| ending != "tsv") {
                continue;
            }
            let about = std::fs::metadata(&path).map_err(|error| lists(error.to_string()))?;
            bytes += about.len();
            if bytes > LISTS_BYTES_MAX {
                return Err(lists(format!("more than {LISTS_BYTES_MAX} bytes of lists")));
            }
            let text = std::fs::read_to_string(&path).map_err(|error| lists(error.to_string()))?;
            let name = path
                .file_name()
                .map(|name| name.to_string_lossy().into_owned());
            files.push((name.unwrap_or_default(), text));
        }
        files.sort();
        let mut all = SHIPPED.to_vec();
        all.extend(
            files
                .iter()
                .map(|(name, text)| (name.as_str(), text.as_str())),
        );
        Ok(Arc::new(Self::read(&all)))
    }

    fn read(files: &[(&str, &str)]) -> Self {
        let mut hash = Sha256::new();
        let mut all = Self {
            words: HashSet::new(),
            beginnings: HashMap::new(),
            groups: Vec::new(),
            groups_of: HashMap::new(),
            version: String::new(),
            segmenter: OnceLock::new(),
        };
        for (name, text) in files {
            hash.update(name.as_bytes());
            hash.update([0]);
            hash.update(text.as_bytes());
            let lines = text.lines().map(str::trim);
            for line in lines.filter(|line| !line.is_empty() && !line.starts_with('#')) {
                match *name {
                    "words.txt" => all.add_word(line),
                    "terms.tsv" => all.add_word(line.split('\t').next().unwrap_or_default()),
                    _ => all.add_group(line.split('\t')),
                }
            }
        }
        let mut digest = hex::encode(hash.finalize());
        digest.truncate(12);
        all.version = format!("{FORM}-{digest}");
        all
    }

    fn add_word(&mut self, word: &str) {
        let word = fold(word.trim());
        let mut chars = word.chars();
        let (Some(first), Some(second)) = (chars.next(), chars.next()) else {
            return;
        };
        // A run of letters or digits is a word without being told.
        if word.contains(char::is_whitespace) || word.is_ascii() {
            return;
        }
        if self.words.insert(word.clone()) {
            self.beginnings
                .entry((first, second))
                .or_default()
                .push(word);
        }
    }

    fn add_group<'a>(&mut self, words: impl Iterator<Item = &'a str>) {
        let mut group: Vec<String> = Vec::new();
        for word in words.map(|word| fold(word.trim())) {
            if word.chars().count() > 1 && !group.contains(&word) {
                self.add_word(&word);
                group.push(word);
            }
        }
        if group.len() < 2 {
            return;
        }
        let number = self.groups.len();
        for word in &group {
            self.groups_of.entry(word.clone()).or_default().push(number);
        }
        self.groups.push(group);
    }

    /// What an index was made with; another version is another index.
    #[must_use]
    pub fn version(&self) -> &str {
        &self.version
    }

    /// The segmenter, loaded now if need be.
    pub(super) fn segmenter(&self) -> &Jieba {
        self.segmenter.get_or_init(|| {
            let mut jieba = Jieba::new();
            for word in &self.words {
                jieba.add_word(word, None, None);
            }
            jieba
        })
    }

    /// The words of a text as a question is cut, for measuring other engines on the same words.
    #[must_use]
    pub fn cut(&self, text: &str) -> Vec<String> {
        let cut = super::tokens::cut(self, &fold(text)).into_iter();
        cut.map(|(_, word)| word).collect()
    }

    /// Our words that begin where a text does.
    pub(super) fn ours_at<'a>(&'a self, text: &'a str) -> impl Iterator<Item = &'a str> {
        let mut chars = text.chars();
        let beginning = chars.next().zip(chars.next());
        let words = beginning.and_then(|beginning| self.beginnings.get(&beginning));
        let words = words.into_iter().flatten().map(String::as_str);
        words.filter(move |word| text.starts_with(word))
    }

    /// The other words of a word's groups.
    pub(super) fn same_as<'a>(&'a self, word: &'a str) -> impl Iterator<Item = &'a str> {
        let groups = self.groups_of.get(word).into_iter().flatten();
        let groups = groups.filter_map(|number| self.groups.get(*number));
        groups
            .flatten()
            .map(String::as_str)
            .filter(move |other| *other != word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_words_are_kept_whole_and_stand_there_once() {
        let lines = WORDS.lines().map(str::trim);
        let all: Vec<_> = lines
            .filter(|line| !line.is_empty() && !line.starts_with('#'))
            .collect();
        let once: HashSet<_> = all.iter().collect();
        assert_eq!(all.len(), once.len(), "a word stands twice");
        let dictionary = Dictionary::shipped();
        for word in all {
            let cut = dictionary.segmenter().cut(word, false);
            let cut: Vec<_> = cut.iter().map(|token| token.word).collect();
            assert_eq!(cut, [word]);
        }
    }

    #[test]
    fn words_of_a_group_lead_to_one_another() {
        let dictionary = Dictionary::shipped();
        let same: Vec<_> = dictionary.same_as("国办").collect();
        assert!(same.contains(&"国务院办公厅"), "{same:?}");
        assert_eq!(dictionary.same_as("没有这个词").count(), 0);
        assert_ne!(dictionary.version(), Dictionary::plain().version());
    }

    #[test]
    fn a_place_adds_lists_of_its_own() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("terms.tsv"), "幸福梯工程\t3\tx\n").unwrap();
        std::fs::write(folder.path().join("local.tsv"), "政务服务中心\t大厅子\n").unwrap();
        std::fs::write(folder.path().join("readme.txt"), "不读").unwrap();
        let dictionary = Dictionary::with_lists(folder.path()).unwrap();
        assert_ne!(dictionary.version(), Dictionary::shipped().version());
        let same: Vec<_> = dictionary.same_as("大厅子").collect();
        assert!(same.contains(&"政务服务中心"));
        assert_eq!(
            dictionary.ours_at("幸福梯工程开工").next(),
            Some("幸福梯工程")
        );
        assert!(Dictionary::with_lists(&folder.path().join("none")).is_err());
    }
}
