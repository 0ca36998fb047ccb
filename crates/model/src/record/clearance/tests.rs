//! Every choice of people and every order of steps: nothing becomes public but as the rule says.

use gongkai_rules::attribute::AttributeCode;
use jiff::Timestamp;
use proptest::prelude::*;

use super::*;
use crate::{
    id::Id,
    kinds::{KindSource, Kinds},
    procedure::Procedure,
    record::{Effect, RecordFacts, StageSignatures},
};

const PEOPLE: i64 = 5;

fn person(number: i64) -> PersonId {
    Id::new(number)
}

fn sign(stage: Stage, person: PersonId) -> Vec<GateSignature> {
    Gate::ALL
        .map(|gate| GateSignature {
            stage,
            gate,
            person,
            at: Timestamp::UNIX_EPOCH,
        })
        .to_vec()
}

fn unite(people: [i64; 6]) -> Result<Reviewed, ClearanceError> {
    let [drafter, secrecy, first, second, last, publisher] = people.map(person);
    let review = |stage, person| SignedReview::passed(stage, person, &sign(stage, person));
    Reviewed::unite(
        drafter,
        SecrecyReview::passed(secrecy, drafter)?,
        [
            review(Stage::First, first)?,
            review(Stage::Second, second)?,
            review(Stage::Final, last)?,
        ],
        publisher,
    )
}

#[test]
fn every_choice_of_people_is_cleared_exactly_when_the_rule_allows_it() {
    for choice in 0..PEOPLE.pow(6) {
        let at = |place: u32| choice / PEOPLE.pow(place) % PEOPLE;
        let people = [at(0), at(1), at(2), at(3), at(4), at(5)];
        let [drafter, secrecy, first, second, last, publisher] = people;
        let three_differ = first != second && first != last && second != last;
        let allowed = three_differ && ![secrecy, first, second, last, publisher].contains(&drafter);
        assert_eq!(unite(people).is_ok(), allowed, "{people:?}");
    }
}

#[test]
fn a_review_needs_all_five_gates_of_the_same_person() {
    let mut signatures = sign(Stage::First, person(1));
    assert!(SignedReview::passed(Stage::First, person(1), &signatures).is_ok());
    assert!(SignedReview::passed(Stage::Second, person(1), &signatures).is_err());
    signatures[2].person = person(2);
    let error = SignedReview::passed(Stage::First, person(1), &signatures).unwrap_err();
    assert_eq!(error.to_string(), "初审还有 1 关没有签署：政策关");
}

/// Reviews by people who differ as they must.
fn reviews() -> Reviewed {
    unite([0, 1, 1, 2, 3, 4]).unwrap()
}

#[test]
fn a_batch_needs_items_and_the_hash_of_its_manifest() {
    let hash = "0".repeat(64);
    let cleared = Clearance::batch(reviews(), hash.clone(), 120).unwrap();
    assert_eq!(cleared.code(), "batch");
    let written = serde_json::to_value(&cleared).unwrap();
    assert_eq!(written["form"], "batch");
    assert_eq!(written["items"], 120);
    assert_eq!(written["manifest_sha256"], hash.as_str());
    assert_eq!(written["review"]["publisher"], person(4).to_string());
    for (manifest, items) in [(hash.as_str(), 0), ("", 1), (&hash[1..], 1)] {
        let error = Clearance::batch(reviews(), manifest.into(), items).unwrap_err();
        assert_eq!(error.to_string(), "批次清单是空的或者没有校验值");
    }
}

#[test]
fn a_feed_names_its_source_and_its_agreement() {
    let cleared = Clearance::feed(reviews(), Id::new(7), "信用平台".into()).unwrap();
    assert_eq!(cleared.code(), "feed");
    let written = serde_json::to_value(&cleared).unwrap();
    assert_eq!(written["form"], "feed");
    assert_eq!(written["source"], "信用平台");
    assert_eq!(
        written["agreement"],
        Id::<crate::id::sort::Row>::new(7).to_string()
    );
    for source in ["", " ", "　\n"] {
        let error = Clearance::feed(reviews(), Id::new(7), source.into()).unwrap_err();
        assert_eq!(error.to_string(), "没有写明数据来源系统");
    }
}

#[test]
fn neither_batch_nor_feed_gets_around_the_people_who_must_differ() {
    // The maker takes reviews that were united already, and one person twice does not unite.
    for people in [[1, 1, 2, 3, 4, 4], [0, 1, 2, 2, 4, 4], [0, 1, 2, 3, 4, 0]] {
        assert!(unite(people).is_err(), "{people:?}");
    }
}

#[test]
fn a_migration_is_not_the_work_of_one_person() {
    let migration = |secrecy, approved_by| Migration {
        source: "原门户".into(),
        importer: person(1),
        secrecy,
        approved_by,
        claimed_on: None,
        imported_at: Timestamp::UNIX_EPOCH,
    };
    let by = |number| SignOff::By(person(number));
    assert!(Clearance::migrated(migration(by(1), by(1))).is_err());
    assert!(Clearance::migrated(migration(by(1), by(2))).is_ok());
    assert!(Clearance::migrated(migration(SignOff::Evaluation, SignOff::Evaluation)).is_ok());
}

/// A record played through the real procedure; the model of the test is only "who did what".
struct Play<'a> {
    procedure: &'a Procedure<RecordFacts>,
    facts: RecordFacts,
}

impl Play<'_> {
    /// Lets a person try a step; what the use cases do with the answer is done here in small.
    fn attempt(&mut self, step: &str, actor: PersonId) {
        self.facts.actor = actor;
        let state = self.facts.state.clone();
        let Ok(next) = self.procedure.take(&state, step, &self.facts) else {
            return;
        };
        for effect in &next.effects {
            match effect {
                Effect::PassReview if state == "secrecy_review" => {
                    self.facts.signed.secrecy = Some(actor)
                }
                Effect::PassReview => {
                    if let Some(stage) = Stage::from_code(&state) {
                        self.facts.signed.passed.push((stage, actor));
                    }
                }
                Effect::NewVersion => self.facts.signed = StageSignatures::default(),
                Effect::Publish => self.must_be_clearable(actor),
                _ => {}
            }
        }
        self.facts.state = next.to;
    }

    /// Whenever the engine says "publish", the clearance must exist: the two never disagree.
    fn must_be_clearable(&mut self, publisher: PersonId) {
        let signed = &self.facts.signed;
        let who = |stage: Stage| {
            let passed = signed
                .passed
                .iter()
                .rev()
                .find(|(known, _)| *known == stage);
            passed
                .map(|(_, person)| *person)
                .expect("published without a review")
        };
        let review =
            |stage| SignedReview::passed(stage, who(stage), &signed.signatures).expect("gates");
        let secrecy = signed.secrecy.expect("published without secrecy review");
        let drafter = self.facts.drafter;
        let secrecy = SecrecyReview::passed(secrecy, drafter).expect("secrecy by the drafter");
        let reviews = Stage::ALL.map(review);
        Reviewed::unite(drafter, secrecy, reviews, publisher)
            .expect("the engine published, the clearance refuses");
        self.facts.is_public = true;
    }
}

fn load() -> Kinds {
    let file = |path: &str, text: &str| KindSource {
        path: path.into(),
        text: text.into(),
    };
    Kinds::load(&[
        file("roles.toml", include_str!("../../../../../kinds/roles.toml")),
        file("procedures/three_reviews.toml", include_str!("../../../../../kinds/procedures/three_reviews.toml")),
        file(
            "records/x.toml",
            "code='x'\nname='x'\nname_en='x'\nabout=''\nsection='statutory'\ncolumn_type='政策文件'\nretention=1\n",
        ),
    ])
    .unwrap_or_else(|errors| panic!("{errors:?}"))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn no_order_of_steps_and_no_choice_of_people_publishes_without_clearance(
        moves in prop::collection::vec((0_usize..20, 0..PEOPLE), 1..160),
        proactive in prop::bool::weighted(0.8),
    ) {
        let kinds = load();
        let procedure = kinds.procedure_of("x").expect("kind");
        let steps: Vec<&str> = procedure.transitions.iter().map(|t| t.step.as_str()).collect();
        let attribute = if proactive { AttributeCode::Proactive } else { AttributeCode::OnRequest };
        let facts = RecordFacts {
            actor: person(0), drafter: person(0), state: procedure.start.clone(), attribute: Some(attribute),
            missing: vec![], refusing_findings: vec![], missing_relations: vec![],
            signed: StageSignatures::default(), co_signs: vec![], is_public: false, is_migrated: false,
            has_validity: true, is_ended: false, withdrawn_for: None, erasure_proposed_by: None,
            publish_at: Some(Timestamp::MAX), now: Timestamp::UNIX_EPOCH,
        };
        let mut play = Play { procedure, facts };
        for (choice, who) in moves {
            // Half of the moves follow the open steps, so that walks get far; the others are wild.
            let state = play.facts.state.clone();
            let open = procedure.open_steps(&state, &play.facts);
            let open: Vec<&str> = open.into_iter().map(|t| t.step.as_str()).collect();
            let step = if choice % 2 == 0 { open.get(choice / 2 % open.len().max(1)) } else { steps.get(choice % steps.len()) };
            if let Some(stage) = Stage::from_code(&play.facts.state) && choice % 3 != 0 {
                play.facts.signed.signatures.extend(sign(stage, person(who)));
            }
            if let Some(step) = step {
                play.attempt(step, person(who));
            }
            prop_assert!(!play.facts.is_public || proactive, "published though not proactive");
        }
    }
}

#[test]
fn the_straight_way_leads_to_the_public_page() {
    let kinds = load();
    let procedure = kinds.procedure_of("x").expect("kind");
    let facts = RecordFacts {
        actor: person(0),
        drafter: person(0),
        state: procedure.start.clone(),
        attribute: Some(AttributeCode::Proactive),
        missing: vec![],
        refusing_findings: vec![],
        missing_relations: vec![],
        signed: StageSignatures::default(),
        co_signs: vec![],
        is_public: false,
        is_migrated: false,
        has_validity: true,
        is_ended: false,
        withdrawn_for: None,
        erasure_proposed_by: None,
        publish_at: None,
        now: Timestamp::UNIX_EPOCH,
    };
    let mut play = Play { procedure, facts };
    play.attempt("submit", person(0));
    play.attempt("secrecy_review", person(1));
    for (stage, who) in Stage::ALL.into_iter().zip(1..) {
        play.facts
            .signed
            .signatures
            .extend(sign(stage, person(who)));
        play.attempt(stage.code(), person(who));
    }
    play.attempt("publish", person(3));
    assert!(play.facts.is_public);
    assert_eq!(play.facts.state, "published");
}
