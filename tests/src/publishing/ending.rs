//! A later document ends or changes an older one: registered by one person, signed by another.

use gongkai_model::{
    id::RecordId,
    kinds::FieldValue,
    record::{EndingWay, RecordNumber, Relation, RelationCode, RelationKind},
};
use gongkai_office::{
    OfficeError,
    publishing::{EndingForm, StepForm, draft, see},
    reading,
};
use gongkai_rules::validity::ValidityStatus;
use gongkai_store::publications::Shown;
use gongkai_testkit::{TestResult, Town, notice};
use jiff::civil::{Date, date};

use super::{on_both_stores, shown};

fn end(way: EndingWay, on: Date, by: &str) -> StepForm {
    StepForm {
        step: "end".into(),
        ending: Some(EndingForm {
            way: Some(way),
            on: Some(on),
            by: by.into(),
        }),
        ..StepForm::default()
    }
}

/// A normative document with its interpretation, both public.
async fn normative(town: &Town, title: &str, number: &str) -> TestResult<RecordId> {
    let explained = notice(&format!("《{title}》政策解读")).of_kind("interpretation");
    let explained = explained.with(|content| {
        content.doc_number = None;
        let form = FieldValue::Enum("text".into());
        content.fields.insert("form".into(), form);
        let by = FieldValue::Text("区住房和城乡建设局".into());
        content.fields.insert("interpreter".into(), by);
    });
    let interpretation = town.drafts(explained).await?;
    town.takes("drafter", "submit", interpretation).await?;
    town.everybody_signs(interpretation).await?;
    let number = RecordNumber::from_text(number);
    let document = notice(title).of_kind("normative_document").with(|content| {
        content.doc_number = number;
        content.relations = vec![Relation {
            relation: RelationCode::back(RelationKind::Interprets),
            to: interpretation,
        }];
    });
    let id = town.drafts(document).await?;
    town.takes("drafter", "submit", id).await?;
    town.takes("secrecy-reviewer", "secrecy_review", id).await?;
    town.signs("first-reviewer", "first_review", id).await?;
    town.signs("second-reviewer", "second_review", id).await?;
    town.takes("legal-reviewer", "legal_review", id).await?;
    town.signs("final-reviewer", "final_review", id).await?;
    town.takes("publisher", "publish", id).await?;
    Ok(id)
}

async fn status(town: &Town, id: RecordId) -> TestResult<(ValidityStatus, String)> {
    let reading::Answer::Record(view) = reading::record(&town.office, id).await? else {
        return Err("no page".into());
    };
    let validity = view.validity.ok_or("no validity")?;
    Ok((validity.status, validity.sentence))
}

on_both_stores! {
    async fn a_later_document_here_repeals_an_older_one(town) {
        let old = normative(&town, "云河区停车管理办法", "云建规〔2020〕1号").await?;
        let new = normative(&town, "云河区停车管理规定", "云建规〔2024〕7号").await?;
        let form = end(EndingWay::Repealed, date(2024, 9, 10), "云建规〔2024〕7号");
        assert_eq!(town.takes_with("drafter", old, form).await?, "correcting");
        assert_eq!(status(&town, old).await?.0, ValidityStatus::InForce, "nothing changes unsigned");
        let own = town.signs("drafter", "correct_publish", old).await;
        assert!(own.is_err(), "who registers it does not sign for it");
        assert_eq!(town.signs("final-reviewer", "correct_publish", old).await?, "published");
        let (now, sentence) = status(&town, old).await?;
        assert_eq!(now, ValidityStatus::Repealed, "{sentence}");
        let Some(Shown::Current(page)) = shown(&town, old).await? else { panic!("page gone") };
        let tie = Relation { relation: RelationCode::back(RelationKind::Repeals), to: new };
        assert!(page.content.relations.contains(&tie));
        assert_eq!(page.version, 2);
        let again = town.takes_with("drafter", old, end(EndingWay::Repealed, date(2024, 9, 1), "云建规〔2024〕7号")).await;
        assert!(matches!(again, Err(OfficeError::Step(_))), "{again:?}");
    }

    async fn a_document_that_is_not_here_ends_it_from_its_day_on(town) {
        let old = normative(&town, "云河区停车管理办法", "云建规〔2020〕1号").await?;
        let form = end(EndingWay::DeclaredVoid, date(2024, 10, 1), "云政发〔2024〕30号");
        town.takes_with("drafter", old, form).await?;
        town.signs("final-reviewer", "correct_publish", old).await?;
        let (now, sentence) = status(&town, old).await?;
        assert_eq!(now, ValidityStatus::InForce);
        assert!(sentence.contains("2024年10月1日") && sentence.contains("云政发〔2024〕30号"), "{sentence}");
        town.clock.set(gongkai_office::core::instant(date(2024, 10, 1).at(9, 0, 0, 0)));
        assert_eq!(status(&town, old).await?.0, ValidityStatus::DeclaredVoid);
    }

    async fn what_is_left_out_is_asked_for_and_editing_keeps_the_registration(town) {
        let old = normative(&town, "云河区停车管理办法", "云建规〔2020〕1号").await?;
        let empty = StepForm { step: "end".into(), ..StepForm::default() };
        assert!(matches!(town.takes_with("drafter", old, empty).await, Err(OfficeError::Invalid(_))));
        let itself = end(EndingWay::Repealed, date(2024, 9, 1), &old.to_string());
        assert!(matches!(town.takes_with("drafter", old, itself).await, Err(OfficeError::Invalid(_))));
        let vague = end(EndingWay::Repealed, date(2024, 9, 1), "去年的文件");
        assert!(matches!(town.takes_with("drafter", old, vague).await, Err(OfficeError::Invalid(_))));
        let form = end(EndingWay::Amended, date(2024, 9, 1), "云政发〔2024〕30号");
        town.takes_with("drafter", old, form).await?;
        let drafter = town.person("drafter").await?;
        let view = see::record(&town.office, &drafter, old).await?;
        let mut content = view.loaded.version.content.clone();
        content.validity = None;
        draft::save(&town.office, &drafter, old, view.loaded.head.revision, content, false).await?;
        town.signs("final-reviewer", "correct_publish", old).await?;
        assert_eq!(status(&town, old).await?.0, ValidityStatus::Amended);
    }

    async fn what_has_no_validity_is_not_ended(town) {
        let id = town.drafts(notice("关于停水的通知")).await?;
        town.publishes(id).await?;
        let form = end(EndingWay::Repealed, date(2024, 9, 1), "云政发〔2024〕30号");
        let refused = town.takes_with("drafter", id, form).await;
        assert!(matches!(refused, Err(OfficeError::Step(_))), "{refused:?}");
    }
}
