//! Real titles and sentences, put together differently for each document: the same number gives the same one.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

use flate2::read::GzDecoder;

use crate::Done;

/// Characters of a text, about; the mean of the documents that the design measured.
const CHARS: usize = 640;

/// Units that publish.
pub(super) const UNITS: usize = 8;

/// Titles with numbers, and sentences in the order of their laws.
pub(super) struct Corpus {
    titles: Vec<(String, String)>,
    sentences: Vec<String>,
}

/// A number that looks random and is the same each time.
pub(super) fn mixed(seed: usize) -> usize {
    let mixed = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    (mixed ^ (mixed >> 29)).wrapping_mul(0xBF58_476D_1CE4_E5B9) >> 33
}

impl Corpus {
    pub(super) fn read(folder: &Path) -> Done<Self> {
        let lines = |path: &str| -> Done<Vec<String>> {
            let file = folder.join(path);
            let file = File::open(&file).map_err(|error| format!("{}: {error}", file.display()))?;
            Ok(BufReader::new(GzDecoder::new(file))
                .lines()
                .collect::<Result<_, _>>()?)
        };
        let mut sentences = Vec::new();
        for line in lines("laws/laws.jsonl.gz")? {
            let law: serde_json::Value = serde_json::from_str(&line)?;
            let text = law
                .get("text")
                .and_then(|text| text.as_str())
                .unwrap_or_default();
            let all = text.lines().map(str::trim);
            let some = all.filter(|line| (20..400).contains(&line.chars().count()));
            sentences.extend(some.map(str::to_owned));
        }
        let mut titles = Vec::new();
        for line in lines("policies/policy_index.csv.gz")?.into_iter().skip(1) {
            let mut cells = line.split(',');
            if let (Some(title), Some(number)) = (cells.next(), cells.next())
                && !title.starts_with('"')
                && title.chars().count() > 6
            {
                titles.push((title.to_owned(), number.to_owned()));
            }
        }
        if titles.is_empty() || sentences.is_empty() {
            return Err(format!("{}: no titles or no sentences", folder.display()).into());
        }
        Ok(Self { titles, sentences })
    }

    fn at<T>(list: &[T], seed: usize) -> Done<&T> {
        list.get(seed % list.len().max(1))
            .ok_or_else(|| "an empty list".into())
    }

    pub(super) fn title(&self, document: usize) -> Done<String> {
        let (title, _) = Self::at(&self.titles, mixed(document))?;
        Ok(title.clone())
    }

    pub(super) fn number(&self, document: usize) -> Done<&str> {
        Ok(Self::at(&self.titles, mixed(document))?.1.as_str())
    }

    pub(super) fn year(document: usize) -> usize {
        2005 + mixed(document + 5) % 21
    }

    pub(super) fn text(&self, document: usize) -> Done<String> {
        let mut text = String::with_capacity(CHARS * 4);
        let (mut chars, mut at) = (0, mixed(document + 17));
        // Three passages of different laws.
        for passage in 0..3 {
            at = mixed(at + passage + document);
            while chars < CHARS * (passage + 1) / 3 {
                let sentence = Self::at(&self.sentences, at)?;
                chars += sentence.chars().count();
                text.push_str(sentence);
                text.push('\n');
                at += 1;
            }
        }
        Ok(text)
    }

    /// What people ask: words of titles, of two titles' sorts: one word, two, three, and whole numbers.
    pub(super) fn questions(
        &self,
        dictionary: &gongkai_store::search::Dictionary,
        count: usize,
    ) -> Done<Vec<String>> {
        let mut questions = Vec::with_capacity(count);
        let mut seed = 1;
        while questions.len() < count {
            seed += 1;
            let document = mixed(seed);
            let words = dictionary.cut(&self.title(document)?);
            let words: Vec<String> = words
                .into_iter()
                .filter(|word| {
                    word.chars().count() > 1
                        && !["关于", "通知", "印发", "国务院"].contains(&word.as_str())
                })
                .collect();
            let wanted = 1 + seed % 3;
            if words.len() < wanted {
                continue;
            }
            let from = mixed(seed + 3) % (words.len() - wanted + 1);
            let some = words.get(from..from + wanted).unwrap_or_default();
            questions.push(some.join(" "));
        }
        Ok(questions)
    }
}
