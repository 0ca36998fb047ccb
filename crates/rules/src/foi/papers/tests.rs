//! Each document says what the law wants, and nothing that it forbids.

use super::{Paper, Part, asked_besides, own_words};
use crate::foi::outcome::{Content, KINDS, ReplyKind};

#[test]
fn codes_lead_back_and_are_told_once() {
    let mut codes: Vec<String> = Paper::all().map(Paper::code).collect();
    assert_eq!(codes.len(), 13 + 17);
    for paper in Paper::all() {
        assert_eq!(Paper::from_code(&paper.code()), Some(paper));
        assert!(
            !paper.name().is_empty() && !paper.must().is_empty(),
            "{paper:?}"
        );
    }
    codes.sort();
    codes.dedup();
    assert_eq!(codes.len(), 30);
    let mut parts: Vec<_> = Part::all().map(Part::code).collect();
    parts.sort_unstable();
    parts.dedup();
    assert_eq!(parts.len(), Part::all().count());
}

#[test]
fn every_content_of_every_kind_of_reply_is_a_part_that_must_or_may_stand() {
    for fact in &KINDS {
        let paper = Paper::Reply(fact.kind);
        for content in fact.contents {
            let part = Part::of_content(*content);
            let is_there = paper.must().contains(&part) || paper.may().contains(&part);
            assert!(is_there, "{}: {content:?}", fact.code);
        }
        assert!(paper.must().contains(&Part::Article), "{}", fact.code);
        let words = own_words(fact.kind);
        assert!(paper.must().contains(&words), "{}: {words:?}", fact.code);
    }
    // Only what was taken back has nothing to contest.
    let without: Vec<_> = KINDS
        .iter()
        .filter(|fact| !Paper::Reply(fact.kind).must().contains(&Part::Remedies))
        .map(|fact| fact.code)
        .collect();
    assert_eq!(without, ["R17"]);
    assert_eq!(asked_besides(ReplyKind::Repeat), [Content::EarlierReply]);
}

#[test]
fn letters_to_others_do_not_say_who_asked() {
    let silent: Vec<_> = Paper::all()
        .filter(|paper| paper.must_not().contains(&Part::Applicant))
        .map(Paper::code)
        .collect();
    assert_eq!(
        silent,
        [
            "foi_third_party",
            "foi_third_party_decision",
            "foi_agency.co_maker",
            "foi_agency.other"
        ]
    );
    for paper in Paper::all() {
        let may = paper.must().into_iter().chain(paper.may().iter().copied());
        assert!(
            may.into_iter()
                .all(|part| !paper.must_not().contains(&part)),
            "{paper:?}"
        );
    }
}

#[test]
fn what_asks_for_something_says_what_follows() {
    for paper in Paper::all() {
        let asks = paper.must().contains(&Part::Consequence);
        assert_eq!(asks, paper.consequence().is_some(), "{paper:?}");
        let limits = paper.must().contains(&Part::OpinionLimit);
        assert_eq!(limits, paper.opinion_limit().is_some(), "{paper:?}");
    }
    // 条例 art. 33: another organ has no limit, and its silence is no consent.
    assert_eq!(Paper::Agency.consequence(), None);
    assert!(
        Paper::CoMaker
            .consequence()
            .is_some_and(|text| text.contains("视为同意公开"))
    );
}
