//! The words and addresses of a list: how many, the next page, back to everything.

use gongkai_office::reading::{Facet, ListView};

use crate::{
    frame::Frame,
    portal::export::Form,
    show,
    words::{Language, Phrase},
};

/// The words of a list.
pub(super) struct Text {
    pub(super) heading: String,
    pub(super) lede: Phrase,
    pub(super) next: Option<String>,
    pub(super) first: Option<String>,
    pub(super) clear: Option<String>,
    /// The same list as files: what they are called, and where they are.
    pub(super) files: Vec<(&'static str, String)>,
    /// The same list to be followed.
    pub(super) feed: String,
}

impl Text {
    /// `path` is written without language and site.
    pub(super) fn new(
        list: &ListView,
        frame: &Frame,
        path: &str,
        heading: impl Into<String>,
        lede: impl Into<Phrase>,
    ) -> Self {
        let asked = asked(list);
        // Files and feeds hold what offices wrote: they are the same in every language.
        let plain = frame.base.in_language(Language::Chinese).href(path);
        let path = &frame.href(path);
        let with = |more: Option<(&str, &str)>| {
            let pairs = asked
                .iter()
                .map(|(key, value)| (key.as_str(), value.as_str()))
                .chain(more);
            show::address(path, pairs)
        };
        let taken = |form: Form| {
            let pairs = asked
                .iter()
                .map(|(key, value)| (key.as_str(), value.as_str()));
            show::address(&format!("{plain}.{}", form.ending()), pairs)
        };
        Self {
            heading: heading.into(),
            lede: lede.into(),
            next: list.next.as_deref().map(|next| with(Some(("after", next)))),
            first: list.query.after.as_ref().map(|_| with(None)),
            files: [
                ("CSV", Form::Csv),
                ("XLSX", Form::Xlsx),
                ("JSON", Form::Json),
            ]
            .map(|(name, form)| (name, taken(form)))
            .into(),
            feed: taken(Form::Atom),
            clear: list.query.narrows().then(|| path.to_owned()),
        }
    }
}

/// What was asked, as pairs of an address.
fn asked(list: &ListView) -> Vec<(String, String)> {
    let chosen = |facet: &Facet| (facet.key.clone(), facet.chosen.clone());
    let mut pairs: Vec<_> = list.facets.iter().map(chosen).collect();
    pairs.push(("q".into(), list.query.q.clone()));
    pairs.retain(|(_, value)| !value.is_empty());
    pairs
}
