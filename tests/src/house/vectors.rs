//! The test vectors of ADR 2. The hashes were computed with `sha256sum`, not with this program; the same
//! lines stand in the ADR, and these tests hold program and document together.

use std::fs;

use gongkai_model::{
    event::{Event, Leaf, Matter, canonical, chain_hash, commitment, leaf_hash},
    id::Id,
};
use jiff::Timestamp;

use super::root;

const COMMITMENT: &str = "a8e30b7617e162a0442edfd4d77760f949faa5e8fd46b085bc8437c987661be8";
const FIRST_HASH: &str = "37bb554b3f451b1f2be353677dcb775229a99267954629744c85d8e2c80e0e91";
const SECOND_HASH: &str = "1d25abe81a37968047f2e274c16d12044c7960b381d177acc446ebd3599843b3";
const LEAF_HASH: &str = "ee2293c262ee8b1cb827c79f1f41125a6909d5b427d0df356443c79b8d8531c6";

const FIRST: &str = "\
gongkai-event-v1
position=1
prev=0000000000000000000000000000000000000000000000000000000000000000
id=00000000000Z8
kind=unit.created
matter=unit/3
at_us=1726185600000000
";

const SECOND: &str = "\
gongkai-event-v1
position=2
prev=37bb554b3f451b1f2be353677dcb775229a99267954629744c85d8e2c80e0e91
id=00000000000Z9
kind=record.published
matter=record/42
actor=0000000000007
unit=0000000000003
at_us=1726189200000001
detail.clearance=reviewed
detail.from=cleared
detail.version=1
commitment=a8e30b7617e162a0442edfd4d77760f949faa5e8fd46b085bc8437c987661be8
";

const LEAF: &str = "\
gongkai-leaf-v1
number=1
event=2
action=published
record=000000000001A
at_us=1726189200000001
clearance=reviewed
version=1
commitment=a8e30b7617e162a0442edfd4d77760f949faa5e8fd46b085bc8437c987661be8
";

type Tested = Result<(), Box<dyn std::error::Error>>;

fn first() -> Result<Event, Box<dyn std::error::Error>> {
    Ok(Event {
        id: Id::new(1000),
        kind: "unit.created".parse()?,
        matter: Matter::Unit(3),
        actor: None,
        unit: None,
        at: Timestamp::from_microsecond(1_726_185_600_000_000)?,
        details: [].into(),
        commitment: None,
    })
}

fn second() -> Result<Event, Box<dyn std::error::Error>> {
    let details = [
        ("version", "1"),
        ("from", "cleared"),
        ("clearance", "reviewed"),
    ];
    let details = details
        .into_iter()
        .map(|(key, value)| Ok((key.parse()?, value.parse()?)));
    Ok(Event {
        id: Id::new(1001),
        kind: "record.published".parse()?,
        matter: Matter::Record(42),
        actor: Some(Id::new(7)),
        unit: Some(Id::new(3)),
        at: Timestamp::from_microsecond(1_726_189_200_000_001)?,
        details: details.collect::<Result<_, gongkai_model::event::TokenError>>()?,
        commitment: Some(commitment(&salt(), "关于公开政府信息的通知".as_bytes())),
    })
}

/// The bytes 00, 01, 02 … 1f.
fn salt() -> [u8; 32] {
    std::array::from_fn(|place| u8::try_from(place).unwrap_or_default())
}

#[test]
fn a_commitment_is_the_hash_of_salt_and_text() {
    assert_eq!(
        commitment(&salt(), "关于公开政府信息的通知".as_bytes()),
        COMMITMENT
    );
}

#[test]
fn events_are_chained_as_the_decision_says() -> Tested {
    assert_eq!(canonical(&first()?, 1, None), FIRST);
    assert_eq!(chain_hash(&first()?, 1, None), FIRST_HASH);
    assert_eq!(canonical(&second()?, 2, Some(FIRST_HASH)), SECOND);
    assert_eq!(chain_hash(&second()?, 2, Some(FIRST_HASH)), SECOND_HASH);
    Ok(())
}

#[test]
fn a_publication_has_a_leaf_and_a_new_unit_has_none() -> Tested {
    assert_eq!(Leaf::of(&first()?, 1, 1), None);
    let leaf = Leaf::of(&second()?, 1, 2).ok_or("a publication without a leaf")?;
    assert_eq!(leaf.body, LEAF);
    assert_eq!(leaf_hash(&leaf.body), LEAF_HASH);
    Ok(())
}

#[test]
fn the_decision_shows_the_same_vectors() -> Tested {
    let decision = fs::read_to_string(root().join("docs/adr/0002-events-chain-and-public-log.md"))?;
    for part in [
        COMMITMENT,
        FIRST_HASH,
        SECOND_HASH,
        LEAF_HASH,
        FIRST,
        SECOND,
        LEAF,
    ] {
        assert!(decision.contains(part), "ADR 2 lacks\n{part}");
    }
    Ok(())
}
