//! The addresses of a search: one choice more or less, another order, another page. Each can be kept and sent.

use gongkai_office::reading::{SearchAsked, SearchFacet, SearchOption, SearchView};
use gongkai_store::search::{Sort, Standing};

use super::words::{SearchWords, facet_name, standing_name};
use crate::{frame::Frame, show, words::Phrase};

/// Choices shown at once; the others fold out.
const SHOWN_AT_ONCE: usize = 8;

const PATH: &str = "/search";

/// The addresses that a page of hits leads to.
#[derive(Debug)]
pub(super) struct Links {
    /// Ways to narrow.
    pub(super) facets: Vec<FacetLinks>,
    /// Without any choice; none when nothing is chosen.
    pub(super) clear: Option<String>,
    /// The same, without language and site, for a sentence.
    pub(super) cleared: Option<String>,
    /// Best first.
    pub(super) by_relevance: String,
    /// Newest first.
    pub(super) by_date: String,
    /// Whether the newest come first.
    pub(super) is_by_date: bool,
    /// The same words as a feed; none without words.
    pub(super) feed: Option<String>,
    /// The suggestion.
    pub(super) suggested: Option<String>,
    /// What was typed, taken as it is.
    pub(super) literal: Option<String>,
    /// Pages around this one.
    pub(super) pages: Vec<PageLink>,
    /// The next page.
    pub(super) next: Option<String>,
    /// The page before.
    pub(super) before: Option<String>,
}

/// A way to narrow.
#[derive(Debug)]
pub(super) struct FacetLinks {
    pub(super) key: &'static str,
    pub(super) name: String,
    pub(super) shown: Vec<OptionLink>,
    pub(super) folded: Vec<OptionLink>,
}

/// A choice: with it when it is not made, without it when it is.
#[derive(Debug)]
pub(super) struct OptionLink {
    pub(super) href: String,
    pub(super) label: Phrase,
    pub(super) count: String,
    pub(super) is_chosen: bool,
}

/// A page of hits; no address for a gap or for this one.
#[derive(Debug)]
pub(super) struct PageLink {
    pub(super) number: usize,
    pub(super) href: String,
    pub(super) is_here: bool,
    /// Whether pages are left out before it.
    pub(super) after_gap: bool,
}

impl Links {
    pub(super) fn new(view: &SearchView, frame: &Frame, w: SearchWords) -> Self {
        let asked = &view.asked;
        let address = |asked: &SearchAsked, page: usize| frame.href(&address(asked, page));
        let sorted = |sort: Sort| {
            let sorted = SearchAsked {
                sort,
                ..asked.clone()
            };
            address(&sorted, 1)
        };
        let with_words = |q: &str, is_literal: bool| {
            let other = SearchAsked {
                q: q.to_owned(),
                is_literal,
                ..asked.clone()
            };
            address(&other, 1)
        };
        let bare = SearchAsked {
            q: asked.q.clone(),
            sort: asked.sort,
            ..SearchAsked::default()
        };
        let pages = view.pages();
        let turned = |page: usize| (1..=pages).contains(&page).then(|| address(asked, page));
        Self {
            facets: view
                .facets
                .iter()
                .map(|one| facet(asked, one, frame, w))
                .collect(),
            clear: (asked.choices() > 0).then(|| address(&bare, 1)),
            cleared: (asked.choices() > 0).then(|| self::address(&bare, 1)),
            by_relevance: sorted(Sort::Relevance),
            by_date: sorted(Sort::Newest),
            is_by_date: asked.sort == Sort::Newest || asked.q.is_empty(),
            feed: (!asked.q.is_empty()).then(|| {
                let words = [("q", asked.q.as_str())].into_iter();
                frame.href(&show::address("/search.atom", words))
            }),
            suggested: view
                .suggestion
                .as_ref()
                .map(|words| with_words(words, false)),
            literal: view.is_of_suggestion.then(|| with_words(&asked.q, true)),
            pages: page_links(asked, pages, frame),
            next: turned(asked.page + 1),
            before: asked.page.checked_sub(1).and_then(turned),
        }
    }
}

fn address(asked: &SearchAsked, page: usize) -> String {
    let mut pairs = asked.pairs();
    if page > 1 {
        pairs.push(("page", page.to_string()));
    }
    show::address(
        PATH,
        pairs.iter().map(|(key, value)| (*key, value.as_str())),
    )
}

fn facet(asked: &SearchAsked, facet: &SearchFacet, frame: &Frame, w: SearchWords) -> FacetLinks {
    let links = facet.options.iter().map(|option| OptionLink {
        href: frame.href(&toggled(asked, facet.key, &option.value)),
        label: label(facet.key, option, frame, w),
        count: frame.count(&i64::try_from(option.count).unwrap_or(i64::MAX)),
        is_chosen: option.is_chosen,
    });
    let mut shown: Vec<OptionLink> = links.collect();
    // A choice that was made is never folded away.
    shown.sort_by_key(|link| !link.is_chosen);
    let folded = shown.split_off(shown.len().min(SHOWN_AT_ONCE));
    FacetLinks {
        key: facet.key,
        name: facet_name(w, facet.key).to_owned(),
        shown,
        folded,
    }
}

fn label(key: &str, option: &SearchOption, frame: &Frame, w: SearchWords) -> Phrase {
    match (key, Standing::from_code(&option.value)) {
        ("kind", _) => frame.kind_name(&option.value, &option.label),
        ("validity", Some(standing)) => standing_name(w, standing).into(),
        ("year", _) => Phrase::plain(&option.label),
        ("unit", _) => frame.organ(&option.label),
        ("topic", _) => frame.subject(&option.label),
        _ => frame.chinese(&option.label),
    }
}

/// The address with a choice turned over.
fn toggled(asked: &SearchAsked, key: &'static str, value: &str) -> String {
    let mut pairs = asked.pairs();
    let before = pairs.len();
    pairs.retain(|(known, chosen)| *known != key || chosen != value);
    if pairs.len() == before {
        pairs.push((key, value.to_owned()));
    }
    show::address(
        PATH,
        pairs.iter().map(|(key, value)| (*key, value.as_str())),
    )
}

/// The first page, those around this one, and the last.
fn page_links(asked: &SearchAsked, pages: usize, frame: &Frame) -> Vec<PageLink> {
    let numbers = page_numbers(asked.page, pages).into_iter();
    let link = |(number, after_gap): (usize, bool)| PageLink {
        number,
        href: frame.href(&address(asked, number)),
        is_here: number == asked.page,
        after_gap,
    };
    numbers.map(link).collect()
}

/// Numbers of pages, and whether pages are left out before each.
fn page_numbers(here: usize, pages: usize) -> Vec<(usize, bool)> {
    if pages < 2 {
        return Vec::new();
    }
    let is_shown = |page: usize| page == 1 || page == pages || page.abs_diff(here) <= 2;
    let mut numbers = Vec::new();
    let mut last = 0;
    for page in (1..=pages).filter(|page| is_shown(*page)) {
        numbers.push((page, page > last + 1));
        last = page;
    }
    numbers
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_is_made_and_taken_back_and_begins_at_the_first_page() {
        let asked = SearchAsked {
            q: "停车 & 收费".into(),
            kinds: vec!["notice".into()],
            page: 4,
            ..SearchAsked::default()
        };
        let more = toggled(&asked, "year", "2026");
        assert_eq!(
            more,
            "/search?q=%E5%81%9C%E8%BD%A6%20%26%20%E6%94%B6%E8%B4%B9&kind=notice&year=2026"
        );
        let less = toggled(&asked, "kind", "notice");
        assert!(!less.contains("kind") && !less.contains("page"), "{less}");
    }

    #[test]
    fn pages_are_named_around_this_one() {
        let at = page_numbers;
        assert_eq!(at(1, 1), []);
        assert_eq!(at(1, 3), [(1, false), (2, false), (3, false)]);
        let numbers: Vec<usize> = at(10, 22).iter().map(|(number, _)| *number).collect();
        assert_eq!(numbers, [1, 8, 9, 10, 11, 12, 22]);
        assert_eq!(at(10, 22).iter().filter(|(_, gap)| *gap).count(), 2);
    }
}
