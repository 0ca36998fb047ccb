//! Words of the public pages in Chinese, English, Japanese and Korean (ADR 19).
//!
//! A word is one line with its four languages side by side; a line without one of them does not compile,
//! and a word that no page uses is dead code. Chinese is the source. Each page keeps the words that only it
//! needs beside its handler, made by the same macro.
//!
//! Not here: what offices wrote (titles, texts, names of units), which stays in its own language and is
//! marked so, and names of kinds, which are data in `kinds/`.

mod classes;
mod column;
mod error;
mod frame;
mod home;
mod info;
mod listing;
mod model;
mod phrase;
mod record;
pub(crate) mod written;

pub(crate) use self::{
    classes::{ministry_name, state_name, subject_name, type_name},
    column::ColumnWords,
    error::ErrorWords,
    frame::FrameWords,
    home::HomeWords,
    info::InfoWords,
    listing::ListingWords,
    model::{
        level_name, relation_name, section_about, section_name, validity_name, withdrawal_reason,
    },
    phrase::{HOLE, Phrase},
    record::RecordWords,
};

pub use gongkai_model::record::Language;

/// The languages, in the order of the switch.
pub const LANGUAGES: [Language; 4] = [
    Language::Chinese,
    Language::English,
    Language::Japanese,
    Language::Korean,
];

/// Takes the one of four that a language wants: Chinese, English, Japanese, Korean.
#[must_use]
pub(crate) const fn pick(language: Language, four: [&'static str; 4]) -> &'static str {
    let [chinese, english, japanese, korean] = four;
    match language {
        Language::Chinese => chinese,
        Language::English => english,
        Language::Japanese => japanese,
        Language::Korean => korean,
    }
}

/// Makes a table of words: a type with one function for each word.
///
/// ```text
/// words! {
///     /// What the page of units says.
///     pub(crate) struct UnitWords;
///     all = "全部单位", "All units", "すべての機関", "전체 기관";
///     found(count) = "共 {count} 个", "{count} unit" | "{count} units", "全 {count} 件", "총 {count}개";
/// }
/// ```
///
/// English may give two forms; the first is for a first value of exactly 1. Words in square brackets are
/// where a link goes, see [`Phrase`].
macro_rules! words {
    (
        $(#[$doc:meta])* $vis:vis struct $name:ident;
        $($word:ident $(($($arg:ident),+))? = $zh:literal, $en:literal $(| $many:literal)?, $ja:literal, $ko:literal;)+
    ) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
        $vis struct $name(pub(crate) $crate::words::Language);

        impl $name {
            $($crate::words::words! { @word $word ($($($arg)+)?) $zh, $en ($($many)?), $ja, $ko })+
        }

        #[cfg(test)]
        impl $name {
            /// Every word with its languages; the second English form stands last.
            pub(crate) const TABLE: &'static [(&'static str, [&'static str; 4], &'static str)] = &[
                $((stringify!($word), [$zh, $en, $ja, $ko], concat!($($many)?)),)+
            ];
        }
    };
    (@word $word:ident () $zh:literal, $en:literal (), $ja:literal, $ko:literal) => {
        pub(crate) const fn $word(self) -> &'static str {
            $crate::words::pick(self.0, [$zh, $en, $ja, $ko])
        }
    };
    (@word $word:ident ($first:ident $($arg:ident)*) $zh:literal, $en:literal ($($many:literal)?), $ja:literal, $ko:literal) => {
        pub(crate) fn $word(self, $first: impl std::fmt::Display $(, $arg: impl std::fmt::Display)*) -> String {
            match self.0 {
                $crate::words::Language::Chinese => format!($zh),
                $crate::words::Language::English => {
                    $(if $first.to_string() != "1" { return format!($many); })?
                    format!($en)
                }
                $crate::words::Language::Japanese => format!($ja),
                $crate::words::Language::Korean => format!($ko),
            }
        }
    };
}
pub(crate) use words;

#[cfg(test)]
pub(crate) mod check;
