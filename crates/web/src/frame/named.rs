//! What a page says in its language about things that have names: languages, kinds, fields, sections,
//! states; and how it writes days and numbers.
//!
//! A name that nobody has translated stays Chinese and is marked so for reading programs.

use std::sync::Arc;

use gongkai_model::{
    kinds::{RecordKind, Section},
    organisation::UnitLevel,
    record::{RelationCode, WithdrawalReason},
};
use gongkai_office::reading::{Facet, Hook, ListView, TieView};
use gongkai_rules::validity::ValidityStatus;
use jiff::civil::Date;

use super::{Choice, Frame};
use crate::{
    address::Base,
    show,
    sites::SiteFile,
    words::{
        HOLE, LANGUAGES, Language, ListingWords, Phrase, RecordWords, level_name, pick,
        relation_name, section_name, validity_name, withdrawal_reason, written,
    },
};

impl Frame {
    /// The language of the page around its contents.
    #[must_use]
    pub const fn language(&self) -> Language {
        self.base.language
    }

    /// Its tag, for `<html lang>`.
    #[must_use]
    pub const fn lang(&self) -> &'static str {
        self.base.language.tag()
    }

    /// Is this page Chinese as its contents are?
    #[must_use]
    pub fn is_chinese(&self) -> bool {
        self.base.language == Language::Chinese
    }

    /// The attribute of an element that holds Chinese text; nothing on a Chinese page.
    #[must_use]
    pub fn zh(&self) -> askama::filters::Safe<&'static str> {
        askama::filters::Safe(if self.is_chinese() {
            ""
        } else {
            " lang=\"zh-CN\""
        })
    }

    /// Chinese text as a run of its own.
    #[must_use]
    pub fn chinese(&self, text: &str) -> Phrase {
        if self.is_chinese() {
            Phrase::plain(text)
        } else {
            Phrase::in_chinese(text)
        }
    }

    /// What a sentence is given where [`Self::quote`] will put Chinese text.
    #[must_use]
    pub const fn hole(&self) -> &'static str {
        HOLE
    }

    /// A sentence with Chinese text in its first hole, marked as such.
    #[must_use]
    pub fn quote(&self, sentence: impl Into<Phrase>, chinese: &str) -> Phrase {
        sentence.into().holding(&self.chinese(chinese))
    }

    /// A sentence whose `[words in brackets]` lead to paths of the portal, in order.
    #[must_use]
    pub fn linked(&self, text: impl AsRef<str>, paths: &[impl AsRef<str>]) -> Phrase {
        let paths = paths.iter();
        let addresses: Vec<_> = paths.map(|path| self.href(path.as_ref())).collect();
        Phrase::linked(text.as_ref(), &addresses)
    }

    /// What a page says that shows a Chinese text only, with the way to the Chinese page.
    #[must_use]
    pub fn only_chinese(&self) -> Phrase {
        let chinese = self.base.in_language(Language::Chinese);
        let text = RecordWords(self.language()).only_chinese();
        Phrase::linked(text, &[chinese.href(&self.address)])
    }

    /// Where a unit says how to request what is not published.
    #[must_use]
    pub fn request_path(&self, unit: &str) -> String {
        format!("/units/{unit}/column/on_request")
    }

    /// The languages with this page's address in each.
    #[must_use]
    pub fn switch(&self) -> Vec<Choice> {
        let choice = |language: Language| {
            let href = self.base.in_language(language).href(&self.address);
            Choice {
                tag: language.tag(),
                name: pick(language, ["中文", "English", "日本語", "한국어"]),
                url: format!("{}{href}", self.origin),
                href,
                is_here: language == self.base.language,
            }
        };
        LANGUAGES.into_iter().map(choice).collect()
    }

    /// The site as declared: of this address, or of the installation.
    fn declared(&self) -> Option<&SiteFile> {
        let sites = &self.app.options.sites;
        self.base
            .site
            .as_ref()
            .or_else(|| sites.main())
            .map(|site| &**site)
    }

    /// The name of the site: 云河区政务公开.
    #[must_use]
    pub fn site_name(&self) -> String {
        let name = self
            .declared()
            .and_then(|site| site.name_in(self.language()));
        match name {
            Some(name) => self.w.open_government(name),
            None if self.is_chinese() => self.site.name(),
            None => self.w.open_government(self.place()).trim().to_owned(),
        }
    }

    /// The same for the page, a Chinese name marked as such.
    #[must_use]
    pub fn site_title(&self) -> Phrase {
        let name = self
            .declared()
            .and_then(|site| site.name_in(self.language()));
        if name.is_some() || self.is_chinese() {
            return self.site_name().into();
        }
        self.quote(self.w.open_government(HOLE), self.place())
    }

    fn place(&self) -> &str {
        self.site.host().trim_end_matches("人民政府")
    }

    /// The character of the site's own mark.
    #[must_use]
    pub fn mark(&self) -> Option<&str> {
        let site = self.base.site.as_ref()?;
        Some(site.mark.as_str()).filter(|mark| !mark.is_empty())
    }

    /// The stylesheet of the site's own colours.
    #[must_use]
    pub fn look(&self) -> Option<String> {
        let site = self.base.site.as_ref().filter(|site| site.look.is_some())?;
        Some(format!("/assets/sites/{}.css", site.code))
    }

    /// The kinds that the site's home offers first: address and name, and what belongs there.
    #[must_use]
    pub fn site_kinds(&self) -> Vec<(String, Phrase, Phrase)> {
        let site = self.base.site.as_ref();
        let codes = site.map(|site| site.kinds.as_slice()).unwrap_or_default();
        let kinds = codes
            .iter()
            .filter_map(|code| self.app.office.kinds.record(code));
        let door = |kind: &RecordKind| {
            let name = self.kind_name(&kind.code, &kind.name);
            let about = self.kind_about(&kind.code, &kind.about);
            (self.href(&format!("/kinds/{}", kind.code)), name, about)
        };
        kinds.map(door).collect()
    }

    /// Is this the site of a bureau or a town?
    #[must_use]
    pub const fn is_of_unit(&self) -> bool {
        self.base.site.is_some()
    }

    /// The sites of the installation with their names, the main one first; none when there is only one.
    #[must_use]
    pub fn sites(&self) -> Vec<(String, Phrase)> {
        let sites = &self.app.options.sites;
        let language = self.language();
        let named = |site: &SiteFile| self.name_or(site.name_in(language), &site.name);
        let base = |site| Base {
            language,
            site,
            is_own_host: false,
        };
        if self.base.is_own_host {
            return self.sites_by_host(&base(None).href("/"), named);
        }
        let beside: Vec<_> = sites
            .all()
            .map(|site| (base(Some(Arc::clone(site))).href("/"), named(site)))
            .collect();
        let main = sites.main().filter(|_| !beside.is_empty());
        let main = main.map(|site| (base(None).href("/"), named(site)));
        main.into_iter().chain(beside).collect()
    }

    /// The sites beside one that has a host of its own: by their hosts too, for no path leads there.
    fn sites_by_host(
        &self,
        home: &str,
        named: impl Fn(&SiteFile) -> Phrase,
    ) -> Vec<(String, Phrase)> {
        let (scheme, _) = self.origin.split_once("://").unwrap_or_default();
        let here = self.base.site.as_ref().map(|site| &site.code);
        let others = self.app.options.sites.all();
        let others = others.filter(|site| Some(&site.code) != here);
        let link = |site: &Arc<SiteFile>| {
            let host = site.hosts.first()?;
            Some((format!("{scheme}://{host}{home}"), named(site)))
        };
        others.filter_map(link).collect()
    }

    /// The name of a kind; `chinese` where the kind has none in this language.
    #[must_use]
    pub fn kind_name(&self, code: &str, chinese: &str) -> Phrase {
        let kind = self.app.office.kinds.record(code);
        self.name_or(kind.and_then(|kind| kind.name_in(self.language())), chinese)
    }

    /// The same as text, for titles and attributes.
    #[must_use]
    pub fn kind_text(&self, code: &str, chinese: &str) -> String {
        let kind = self.app.office.kinds.record(code);
        let name = kind.and_then(|kind| kind.name_in(self.language()));
        name.unwrap_or(chinese).to_owned()
    }

    /// One sentence on what belongs to a kind.
    #[must_use]
    pub fn kind_about(&self, code: &str, chinese: &str) -> Phrase {
        let kind = self.app.office.kinds.record(code);
        self.name_or(
            kind.and_then(|kind| kind.about_in(self.language())),
            chinese,
        )
    }

    /// The name of a field of a kind.
    #[must_use]
    pub fn field_name(&self, kind: &str, code: &str, chinese: &str) -> Phrase {
        let kind = self.app.office.kinds.record(kind);
        let field = kind.and_then(|kind| kind.field(code));
        self.name_or(
            field.and_then(|field| field.name_in(self.language())),
            chinese,
        )
    }

    /// A translated name, or the Chinese one with its mark.
    #[must_use]
    pub fn name_or(&self, name: Option<&str>, chinese: &str) -> Phrase {
        match name {
            Some(name) => Phrase::plain(name),
            None => self.chinese(chinese),
        }
    }

    /// What hangs under a document: 图解, 解读; elsewhere the name of its kind.
    #[must_use]
    pub fn hook_label(&self, hook: &Hook) -> Phrase {
        if self.is_chinese() {
            return Phrase::plain(&hook.label);
        }
        self.kind_name(&hook.kind, &hook.label)
    }

    /// What stands at the other end of a tie.
    #[must_use]
    pub fn tie_label(&self, view: &TieView) -> &'static str {
        let declared: Option<RelationCode> = view.tie.relation.parse().ok();
        let Some(declared) = declared.filter(|_| !self.is_chinese()) else {
            return view.label;
        };
        let code = if view.tie.is_back {
            declared.turned()
        } else {
            declared
        };
        let names = relation_name(code.kind(), code.undergoes(code.kind()));
        let [english, japanese, korean] = names;
        pick(self.language(), [view.label, english, japanese, korean])
    }

    /// The name of a way to narrow a list; the kind's own fields are named by the kind.
    #[must_use]
    pub fn facet_name(&self, list: &ListView, facet: &Facet) -> Phrase {
        let w = ListingWords(self.language());
        let name = match facet.key.as_str() {
            "year" => w.year(),
            "unit" => w.unit(),
            "kind" => w.kind(),
            "topic" => w.topic(),
            "genre" => w.genre(),
            _ => {
                let kind = list.kind.as_ref().map_or("", |kind| kind.code.as_str());
                return self.field_name(kind, &facet.key, &facet.name);
            }
        };
        name.into()
    }

    /// The name of a section of the column.
    #[must_use]
    pub const fn section(&self, section: &Section) -> &'static str {
        section_name(self.language(), *section)
    }

    /// The heading over units of a level.
    #[must_use]
    pub const fn level(&self, level: &UnitLevel) -> &'static str {
        level_name(self.language(), *level)
    }

    /// The word for a status.
    #[must_use]
    pub const fn validity(&self, status: &ValidityStatus) -> &'static str {
        validity_name(self.language(), status)
    }

    /// Why something was withdrawn.
    #[must_use]
    pub const fn withdrawal(&self, reason: &WithdrawalReason) -> &'static str {
        withdrawal_reason(self.language(), *reason)
    }

    /// The days of a week from Monday: whole, and as the head of a column.
    #[must_use]
    pub fn weekdays(&self) -> [(&'static str, &'static str); 7] {
        written::weekdays(self.language())
    }

    /// A day in lists and metadata.
    #[must_use]
    pub fn day(&self, day: &Date) -> String {
        written::day(self.language(), *day)
    }

    /// A day in a sentence.
    #[must_use]
    pub fn day_in_words(&self, day: &Date) -> String {
        written::day_in_words(self.language(), *day)
    }

    /// A count.
    #[must_use]
    pub fn count(&self, number: &i64) -> String {
        written::count(self.language(), *number)
    }

    /// A number of records.
    #[must_use]
    pub fn records(&self, number: &i64) -> String {
        self.w.records(self.count(number))
    }

    /// The type of a file, beside its link.
    #[must_use]
    pub fn file_type(&self, name: &str) -> String {
        show::file_type(name).unwrap_or_else(|| self.w.file().to_owned())
    }

    /// The size of a file.
    #[must_use]
    pub fn size(&self, bytes: &u64) -> String {
        written::size(self.language(), *bytes)
    }
}
