//! Letters: the same house without a law.

use gongkai_office::cases::{BoardFilter, board, recognise, see, take_as_applicant, track};

use super::*;

pub(super) const LETTER: [(&str, &str); 5] = [
    ("theme", "help"),
    ("title", "柳林路路灯夜里不亮"),
    ("content", "从上周起，柳林路西段的路灯夜里不亮。"),
    ("name", "林晓"),
    ("phone", "0527-88886666"),
];

on_both_stores! { "2026-03-02";
    async fn a_letter_is_answered_by_two_people_and_rated_once(town) {
        let form = form(&town, "mailbox_letter", &LETTER).await?;
        let Receipt { id, tracking } = cases::apply(&town.office, form).await?;
        takes(&town, "letter-handler", "accept", id, &[]).await?;
        assert_eq!(due(&town, id).await?.as_deref(), Some("2026-03-23"));
        let office = [("office", "bureau-office")];
        takes(&town, "letter-handler", "assign", id, &office).await?;
        let elsewhere = takes(&town, "letter-handler", "assign", id, &[("office", "town")]).await;
        assert!(elsewhere.unwrap_err().to_string().contains("请选择本单位的处室"));
        takes(&town, "letter-handler", "write_reply", id, &[("reply", "已经修好。")]).await?;
        let own = takes(&town, "letter-handler", "send", id, &[]).await.unwrap_err();
        assert_eq!(own.to_string(), "答复由起草人以外的人审核签发");
        let who = recognise(&town.office, tracking.as_str(), "0527 8888 6666").await?;
        assert!(track(&town.office, who).await?.reply.is_empty());
        takes(&town, "unit-head", "send", id, &[]).await?;
        let view = track(&town.office, who).await?;
        assert_eq!(view.reply[0].text, "已经修好。");
        let rate = CaseStepForm {
            step: "rate".to_owned(),
            typed: typed(&[("rating", "satisfied")]),
            ..CaseStepForm::default()
        };
        take_as_applicant(&town.office, who, rate.clone()).await?;
        let again = take_as_applicant(&town.office, who, rate).await.unwrap_err();
        assert_eq!(again.to_string(), "已经评价过");
        let stored = head(&town, id).await?;
        assert_eq!(stored.rating.as_deref(), Some("satisfied"));
        assert_eq!(stored.theme.as_deref(), Some("help"));
    }

    async fn a_letter_by_post_counts_from_the_day_on_which_it_came(town) {
        it_is(&town, "2026-03-05")?;
        let handler = town.person("letter-handler").await?;
        let form = form(&town, "mailbox_letter", &LETTER).await?;
        let came_on = "2026-03-02".parse()?;
        let receipt = cases::register(&town.office, &handler, form, Channel::PostPlain, came_on).await?;
        takes(&town, "letter-handler", "accept", receipt.id, &[]).await?;
        assert_eq!(due(&town, receipt.id).await?.as_deref(), Some("2026-03-23"));
    }

    async fn the_board_shows_what_is_due_first_and_to_whom_it_belongs(town) {
        let request = handed_over(&town).await?;
        let form = form(&town, "mailbox_letter", &LETTER).await?;
        let letter = cases::apply(&town.office, form).await?;
        takes(&town, "letter-handler", "accept", letter.id, &[]).await?;
        let head = town.person("unit-head").await?;
        let seen = board(&town.office, &head, &BoardFilter::default()).await?;
        let rows: Vec<_> = seen.rows.iter().map(|row| (row.head.id, row.subject.as_str())).collect();
        assert_eq!(rows, [
            (letter.id, "柳林路路灯夜里不亮"),
            (request.id, "柳渡镇2025年老旧小区改造资金使用情况"),
        ]);
        assert_eq!(seen.counts.len(), 2);
        let handler = town.person("foi-handler").await?;
        let seen = board(&town.office, &handler, &BoardFilter::default()).await?;
        assert_eq!(seen.rows.len(), 1);
        assert_eq!(seen.rows[0].days_left, Some(20));
        let stranger = town.person("neighbour-head").await?;
        let seen = board(&town.office, &stranger, &BoardFilter::default()).await?;
        assert!(seen.rows.is_empty());
        assert!(see(&town.office, &stranger, request.id).await.is_err());
        let oversees = town.person("open-government-office").await?;
        let seen = board(&town.office, &oversees, &BoardFilter::default()).await?;
        assert!(seen.rows.len() == 2 && seen.rows.iter().all(|row| row.subject.is_empty()));
        let view = see(&town.office, &oversees, request.id).await?;
        assert!(!view.is_handled && view.fields.is_empty() && view.subject.is_empty());
    }

    async fn what_was_sent_to_the_wrong_unit_begins_again_at_the_right_one(town) {
        let form = form(&town, "mailbox_letter", &LETTER).await?;
        let Receipt { id, .. } = cases::apply(&town.office, form).await?;
        takes(&town, "letter-handler", "accept", id, &[]).await?;
        let here = [("unit", "bureau")];
        assert!(takes(&town, "letter-handler", "transfer", id, &here).await.is_err());
        let there = [("unit", "neighbour")];
        assert_eq!(takes(&town, "letter-handler", "transfer", id, &there).await?, "submitted");
        let moved = head(&town, id).await?;
        assert_eq!((moved.number, moved.received_on), (None, Some(town.clock.today())));
        let gone = takes(&town, "letter-handler", "accept", id, &[]).await.unwrap_err();
        assert!(matches!(gone, OfficeError::NotFound(_)), "{gone}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_does_not_fit_is_told_field_by_field() -> TestResult {
    let town = Town::new(gongkai_testkit::Backend::Sqlite, "2026-03-02").await?;
    let wrong = [
        ("theme", "praise"),
        ("title", "题"),
        ("name", "林晓"),
        ("phone", "请打给我"),
        ("email", "lin@"),
    ];
    let form = form(&town, "mailbox_letter", &wrong).await?;
    let Err(OfficeError::Invalid(errors)) = cases::apply(&town.office, form).await else {
        return Err("it was taken".into());
    };
    let fields: Vec<_> = errors.iter().map(|error| error.field.as_str()).collect();
    assert_eq!(fields, ["theme", "content", "phone", "email"]);
    town.ends_well().await
}
