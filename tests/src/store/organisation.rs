//! Units, people, roles, substitutes, sessions.

use gongkai_model::id::{Id, PersonId, UnitId};
use gongkai_model::organisation::{Grant, Person, Substitute, Unit, UnitLevel, UnitProfile};
use gongkai_store::people::Account;
use gongkai_store::sessions::Session;
use gongkai_store::{Store, grants, people, sessions, substitutes, units};

use super::{TestResult, at, both_stores};

pub(crate) const DISTRICT: UnitId = Id::new(1);
pub(crate) const OFFICE: UnitId = Id::new(2);

pub(crate) fn unit(id: i64, code: &str, name: &str, parent: Option<UnitId>) -> Unit {
    Unit {
        id: Id::new(id),
        code: code.to_owned(),
        name: name.to_owned(),
        short_name: name.to_owned(),
        abbreviation: Some("云外".to_owned()),
        parent,
        level: if parent.is_none() {
            UnitLevel::District
        } else {
            UnitLevel::Bureau
        },
        credit_code: None,
        site_code: None,
        reviews_by_superior: parent.is_some(),
        sort: id,
        profile: UnitProfile {
            phone: "0527-80000000".to_owned(),
            ..UnitProfile::default()
        },
    }
}

pub(crate) fn account(
    id: i64,
    login: &str,
    name: &str,
) -> Result<Account, Box<dyn std::error::Error>> {
    Ok(Account {
        person: Person {
            id: Id::new(id),
            login: login.parse()?,
            name: name.to_owned(),
            unit: OFFICE,
            closed_at: None,
        },
        password_hash: None,
        failed_count: 0,
        locked_until: None,
        must_change_password: true,
        created_at: at(0),
    })
}

/// A district, a bureau and five people.
pub(crate) async fn seed(store: &Store) -> TestResult {
    let mut tx = store.begin().await?;
    units::insert(&mut tx, &unit(1, "yhq", "云河区人民政府", None)).await?;
    units::insert(
        &mut tx,
        &unit(2, "yhwb", "云河区人民政府外事办公室", Some(DISTRICT)),
    )
    .await?;
    let names = ["张起草", "王初审", "李复审", "赵终审", "钱发布"];
    for (id, name) in (1..).zip(names) {
        people::insert(&mut tx, &account(id, &format!("person{id}"), name)?).await?;
    }
    tx.commit().await?;
    Ok(())
}

both_stores!(units_are_read_back_as_stored, async |store: Store| {
    seed(&store).await?;
    let mut tx = store.begin().await?;
    let mut bureau = unit(2, "yhwb", "云河区人民政府外事办公室", Some(DISTRICT));
    assert_eq!(units::get(&mut tx, OFFICE).await?.as_ref(), Some(&bureau));
    bureau.profile.head = "周主任".to_owned();
    assert!(units::update(&mut tx, &bureau).await?);
    assert_eq!(units::by_code(&mut tx, "yhwb").await?, Some(bureau));
    assert_eq!(units::get(&mut tx, Id::new(77)).await?, None);
    units::close(&mut tx, OFFICE, at(5)).await?;
    assert_eq!(units::tree(&mut tx).await?.iter().count(), 1);
    assert!(
        units::get(&mut tx, OFFICE).await?.is_some(),
        "closed, not gone"
    );
    Ok(())
});

both_stores!(accounts_lock_and_unlock, async |store: Store| {
    seed(&store).await?;
    let id = PersonId::new(1);
    let mut tx = store.begin().await?;
    for count in 1..=3 {
        assert_eq!(people::count_failure(&mut tx, id).await?, count);
    }
    people::lock(&mut tx, id, Some(at(600))).await?;
    let locked = people::by_login(&mut tx, &"person1".parse()?)
        .await?
        .ok_or("no such person")?;
    assert_eq!(
        (locked.failed_count, locked.locked_until),
        (3, Some(at(600)))
    );
    people::set_password(&mut tx, id, "$argon2id$…", false).await?;
    let open = people::get(&mut tx, id).await?.ok_or("no such person")?;
    assert_eq!(
        (
            open.failed_count,
            open.locked_until,
            open.must_change_password
        ),
        (0, None, false)
    );
    let mut person = open.person;
    person.closed_at = Some(at(9));
    people::update(&mut tx, &person).await?;
    assert_eq!(people::list(&mut tx, Some(OFFICE)).await?.len(), 4);
    assert!(people::any(&mut tx).await?);
    assert_eq!(people::named(&mut tx, &[id, Id::new(2)]).await?.len(), 2);
    assert!(people::named(&mut tx, &[]).await?.is_empty());
    Ok(())
});

both_stores!(grants_and_substitutes_are_kept, async |store: Store| {
    seed(&store).await?;
    let grant = Grant {
        person: Id::new(1),
        unit: OFFICE,
        role: "drafter".to_owned(),
    };
    let mut tx = store.begin().await?;
    grants::add(&mut tx, &grant).await?;
    grants::add(&mut tx, &grant).await?;
    assert_eq!(
        grants::of_person(&mut tx, Id::new(1)).await?,
        std::slice::from_ref(&grant)
    );
    assert_eq!(grants::at_unit(&mut tx, OFFICE).await?.len(), 1);
    assert_eq!(grants::all(&mut tx).await?.len(), 1);
    assert!(grants::remove(&mut tx, &grant).await?);
    assert!(!grants::remove(&mut tx, &grant).await?);
    let mut stand_in = Substitute {
        person: Id::new(2),
        substitute: Id::new(3),
        rank: 1,
        from_on: Some("2024-09-13".parse()?),
        until_on: None,
    };
    substitutes::put(&mut tx, &stand_in).await?;
    stand_in.rank = 2;
    substitutes::put(&mut tx, &stand_in).await?;
    assert_eq!(
        substitutes::of_person(&mut tx, Id::new(2)).await?,
        std::slice::from_ref(&stand_in)
    );
    assert_eq!(
        substitutes::by_substitute(&mut tx, Id::new(3)).await?.len(),
        1
    );
    substitutes::remove(&mut tx, Id::new(2), Id::new(3)).await?;
    assert!(substitutes::all(&mut tx).await?.is_empty());
    Ok(())
});

both_stores!(sessions_expire_and_end, async |store: Store| {
    seed(&store).await?;
    let session = |name: &str, expires: i64| Session {
        token_hash: format!("hash-{name}"),
        public_id: name.to_owned(),
        person: Id::new(1),
        csrf: "c".to_owned(),
        created_at: at(0),
        last_seen_at: at(0),
        expires_at: at(expires),
        client: "Firefox".to_owned(),
    };
    let mut tx = store.begin().await?;
    for (name, expires) in [("a", 100), ("b", 100), ("c", 10)] {
        sessions::insert(&mut tx, &session(name, expires)).await?;
    }
    sessions::touch(&mut tx, "hash-b", at(20)).await?;
    assert!(
        sessions::get(&mut tx, "hash-c", at(10)).await?.is_none(),
        "expired"
    );
    let listed = sessions::of_person(&mut tx, Id::new(1), at(30)).await?;
    let listed: Vec<&str> = listed.iter().map(|one| one.public_id.as_str()).collect();
    assert_eq!(listed, ["b", "a"]);
    assert_eq!(sessions::sweep(&mut tx, at(30)).await?, 1);
    assert_eq!(sessions::end_all(&mut tx, Id::new(1), Some("b")).await?, 1);
    assert!(sessions::end(&mut tx, Id::new(1), "b").await?);
    assert!(!sessions::end(&mut tx, Id::new(2), "b").await?);
    Ok(())
});
