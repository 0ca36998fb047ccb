//! Who may do what, and who must differ.

use gongkai_model::organisation::{Grant, Substitute};
use gongkai_office::{
    OfficeError,
    core::NewRecord,
    publishing::{draft, see, worklist},
};
use gongkai_store::{grants, substitutes};
use gongkai_testkit::notice;

use super::on_both_stores;

on_both_stores! {
    async fn who_drafts_for_an_inner_office_sees_and_moves_what_it_holds(town) {
        let (bureau, inner) = (town.unit("bureau").await?, town.unit("bureau-office").await?);
        let person = town.person("legal-reviewer").await?.person.id;
        let mut tx = town.office.store.begin().await?;
        grants::remove(&mut tx, &Grant { person, unit: bureau, role: "legal_reviewer".into() }).await?;
        grants::add(&mut tx, &Grant { person, unit: inner, role: "drafter".into() }).await?;
        tx.commit().await?;
        let actor = town.person("legal-reviewer").await?;
        let others = town.drafts(notice("关于扫雪除冰的通知")).await?;
        let new = NewRecord {
            kind: "notice".into(),
            unit: bureau,
            office: Some(inner),
            urgent: false,
            content: notice("关于房屋安全排查的通知").content(),
        };
        let id = draft::create(&town.office, &actor, new).await?;
        assert!(see::record(&town.office, &actor, id).await?.may_edit);
        let list = see::list(&town.office, &actor, &Default::default(), 10).await?;
        assert_eq!(list.iter().map(|head| head.id).collect::<Vec<_>>(), [id], "its own, not the unit's");
        assert!(see::record(&town.office, &actor, others).await.is_err());
        let tasks = worklist::of(&town.office, &actor).await?.tasks;
        assert_eq!(tasks.len(), 1);
        assert_eq!(town.takes("legal-reviewer", "submit", id).await?, "secrecy_review");
        assert_eq!(town.everybody_signs(id).await?, "cleared");
        assert_eq!(town.takes("publisher", "publish", id).await?, "published");
        let publisher = town.person("publisher").await?;
        let of_office = see::RecordFilter { unit: Some(bureau), ..Default::default() };
        assert_eq!(see::list(&town.office, &publisher, &of_office, 10).await?.len(), 2);
    }

    async fn the_drafter_reviews_nothing_of_their_own(town) {
        let bureau = town.unit("bureau").await?;
        let drafter = town.person("drafter").await?;
        let mut tx = town.office.store.begin().await?;
        for role in ["secrecy_reviewer", "first_reviewer", "publisher"] {
            let grant = Grant { person: drafter.person.id, unit: bureau, role: role.into() };
            grants::add(&mut tx, &grant).await?;
        }
        tx.commit().await?;
        let id = town.drafts(notice("关于扫雪除冰的通知")).await?;
        town.takes("drafter", "submit", id).await?;
        let refused = town.takes("drafter", "secrecy_review", id).await.unwrap_err();
        assert!(refused.to_string().contains("拟稿人"), "{refused}");
        town.takes("secrecy-reviewer", "secrecy_review", id).await?;
        assert!(town.signs("drafter", "first_review", id).await.is_err());
        town.signs("first-reviewer", "first_review", id).await?;
        town.signs("second-reviewer", "second_review", id).await?;
        town.signs("final-reviewer", "final_review", id).await?;
        let refused = town.takes("drafter", "publish", id).await.unwrap_err();
        assert!(refused.to_string().contains("拟稿人"), "{refused}");
    }

    async fn three_reviews_are_by_three_people(town) {
        let bureau = town.unit("bureau").await?;
        let first = town.person("first-reviewer").await?;
        let mut tx = town.office.store.begin().await?;
        let grant = Grant { person: first.person.id, unit: bureau, role: "second_reviewer".into() };
        grants::add(&mut tx, &grant).await?;
        tx.commit().await?;
        let id = town.drafts(notice("关于防汛值班的通知")).await?;
        town.takes("drafter", "submit", id).await?;
        town.takes("secrecy-reviewer", "secrecy_review", id).await?;
        town.signs("first-reviewer", "first_review", id).await?;
        let refused = town.signs("first-reviewer", "second_review", id).await.unwrap_err();
        assert!(refused.to_string().contains("三审要由三人分别办理"), "{refused}");
    }

    async fn people_without_the_role_are_told_which_role_it_takes(town) {
        let id = town.drafts(notice("关于垃圾分类的通知")).await?;
        town.takes("drafter", "submit", id).await?;
        let refused = town.takes("unit-head", "secrecy_review", id).await.unwrap_err();
        assert!(refused.to_string().contains("保密审查员"), "{refused}");
    }

    async fn another_bureau_does_not_even_learn_that_a_draft_exists(town) {
        let id = town.drafts(notice("关于内部调研的通知")).await?;
        let neighbour = town.person("neighbour-head").await?;
        let refused = see::record(&town.office, &neighbour, id).await.unwrap_err();
        assert!(matches!(refused, OfficeError::NotFound(_)), "{refused}");
    }

    async fn a_substitute_reviews_and_the_page_of_the_review_says_for_whom(town) {
        let first = town.person("first-reviewer").await?;
        let stand_in = town.person("other-drafter").await?;
        let mut tx = town.office.store.begin().await?;
        let entry = Substitute {
            person: first.person.id,
            substitute: stand_in.person.id,
            rank: 1,
            from_on: None,
            until_on: Some("2024-09-30".parse()?),
        };
        substitutes::put(&mut tx, &entry).await?;
        tx.commit().await?;
        let id = town.drafts(notice("关于供暖的通知")).await?;
        town.takes("drafter", "submit", id).await?;
        town.takes("secrecy-reviewer", "secrecy_review", id).await?;
        town.signs("other-drafter", "first_review", id).await?;
        let drafter = town.person("drafter").await?;
        let view = see::record(&town.office, &drafter, id).await?;
        let review = view.loaded.reviews.last().expect("a review");
        assert_eq!(review.person, stand_in.person.id);
        assert_eq!(review.for_person, Some(first.person.id));
    }
}
