//! What anybody brings from the net: with its limits, its question, its files, once.

use gongkai_office::cases::{
    Challenge, FILES_AT_ONCE, NewFile, Recognised, Recognition, Sending, add_files,
    add_files_as_applicant, check, find, open_file, open_own_file, see, send, track,
};

use super::*;

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n0000 a picture of an identity card";

fn file(name: &str, bytes: &[u8]) -> NewFile {
    NewFile {
        name: name.to_owned(),
        bytes: bytes.to_vec(),
    }
}

/// What a person sends who reads the question and answers it.
fn sending(town: &Town, address: &str) -> TestResult<Sending> {
    let challenge = Challenge::new(&town.office)?;
    let (one, other) = challenge.figures;
    Ok(Sending {
        address: address.to_owned(),
        mark: challenge.mark,
        answer: (one + other).to_string(),
        splits: true,
        account: None,
    })
}

fn at_field(result: Result<impl Sized, OfficeError>, field: &str) -> Option<String> {
    match result {
        Err(OfficeError::Invalid(errors)) => {
            let found = errors.into_iter().find(|error| error.field == field);
            found.map(|error| error.message)
        }
        _ => None,
    }
}

/// Finds a case where no mail goes out, so that nothing but the contact is asked for.
async fn found(
    town: &Town,
    code: &str,
    contact: &str,
    address: &str,
) -> Result<Recognised, OfficeError> {
    match find(&town.office, code, contact, "", address).await? {
        Recognition::Known(who) => Ok(who),
        Recognition::CodeSent => Err(OfficeError::Defect("a code was sent".to_owned())),
    }
}

on_both_stores! { "2026-03-02";
    async fn the_same_form_sent_twice_makes_one_case(town) {
        let sending = sending(&town, "192.0.2.1")?;
        let first = send(&town.office, form(&town, "foi_request", &REQUEST).await?, sending.clone()).await?;
        assert_eq!(first.len(), 1);
        let again = send(&town.office, form(&town, "foi_request", &REQUEST).await?, sending).await?;
        assert_eq!(again, first);
        let handler = town.person("foi-handler").await?;
        let board = cases::board(&town.office, &handler, &cases::BoardFilter::default()).await?;
        assert_eq!(board.rows.len(), 1);
    }

    async fn a_form_on_its_way_twice_at_once_makes_one_case(town) {
        let sending = sending(&town, "192.0.2.1")?;
        let one = send(&town.office, form(&town, "foi_request", &REQUEST).await?, sending.clone());
        let other = send(&town.office, form(&town, "foi_request", &REQUEST).await?, sending);
        let (one, other) = tokio::join!(one, other);
        assert_eq!(one?, other?);
    }

    async fn several_matters_become_several_cases_if_that_is_wanted(town) {
        let mut asked = form(&town, "foi_request", &REQUEST).await?;
        let both = "1.2025年柳林路改造的招标文件；2.2025年柳林路改造的竣工验收报告";
        asked.typed.insert("title".into(), both.into());
        let seen = check(&town.office, &asked).await?;
        assert_eq!(seen.matters, ["2025年柳林路改造的招标文件", "2025年柳林路改造的竣工验收报告"]);
        let apart = send(&town.office, asked.clone(), sending(&town, "192.0.2.1")?).await?;
        assert_eq!(apart.len(), 2);
        let who = found(&town, apart[1].tracking.as_str(), "13800138000", "192.0.2.1").await?;
        assert_eq!(track(&town.office, who).await?.subject, "2025年柳林路改造的竣工验收报告");
        let together = Sending { splits: false, ..sending(&town, "192.0.2.1")? };
        assert_eq!(send(&town.office, asked, together).await?.len(), 1);
    }

    async fn a_wrong_answer_or_a_forged_mark_sends_nothing(town) {
        let right = sending(&town, "192.0.2.1")?;
        let asked = form(&town, "foi_request", &REQUEST).await?;
        for (mark, answer) in [
            (right.mark.clone(), "1".to_owned()),
            (right.mark.clone(), String::new()),
            (right.mark.replace('.', ","), right.answer.clone()),
            (format!("0.{}", right.mark), right.answer.clone()),
            (String::new(), right.answer.clone()),
        ] {
            let wrong = Sending { mark, answer, ..right.clone() };
            let refused = send(&town.office, asked.clone(), wrong).await;
            assert!(at_field(refused, "answer").is_some());
        }
        it_is(&town, "2026-03-04")?;
        let late = send(&town.office, asked.clone(), right).await;
        assert_eq!(at_field(late, "answer").as_deref(), Some("页面打开太久，请回答新的问题后再提交"));
        let handler = town.person("foi-handler").await?;
        let board = cases::board(&town.office, &handler, &cases::BoardFilter::default()).await?;
        assert!(board.rows.is_empty());
    }

    async fn one_address_sends_only_so_many(town) {
        for _ in 0..20 {
            let wrong = Sending { address: "192.0.2.9".into(), ..Sending::default() };
            let refused = send(&town.office, form(&town, "foi_request", &REQUEST).await?, wrong).await;
            assert!(at_field(refused, "answer").is_some());
        }
        let asked = form(&town, "foi_request", &REQUEST).await?;
        let refused = send(&town.office, asked.clone(), sending(&town, "192.0.2.9")?).await;
        assert!(matches!(refused, Err(OfficeError::TooOften { minutes: 60 })));
        // Somebody else is not held up by that, and after an hour nobody is.
        send(&town.office, asked.clone(), sending(&town, "192.0.2.10")?).await?;
        it_is(&town, "2026-03-03")?;
        send(&town.office, asked, sending(&town, "192.0.2.9")?).await?;
    }

    async fn a_code_is_not_guessed_at_with_contact_after_contact(town) {
        let Receipt { tracking, .. } = handed_over(&town).await?;
        let code = tracking.as_str();
        for contact in ["1", "2", "3", "4"] {
            // Another address each time: the limit is the code's.
            let wrong = found(&town, code, contact, contact).await;
            assert!(matches!(wrong, Err(OfficeError::NotFound(_))));
        }
        // The right one lets in and begins anew.
        found(&town, code, "13800138000", "5").await?;
        for contact in ["1", "2", "3", "4", "5"] {
            let wrong = found(&town, &code.to_lowercase(), contact, contact).await;
            assert!(matches!(wrong, Err(OfficeError::NotFound(_))));
        }
        let shut = found(&town, code, "13800138000", "6").await;
        assert!(matches!(shut, Err(OfficeError::TooOften { .. })));
        // A code that does not exist is told in the same way.
        for _ in 0..5 {
            let none = found(&town, "GK-2603-0000-0000", "1", "7").await;
            assert!(matches!(none, Err(OfficeError::NotFound(_))));
        }
        let shut = found(&town, "GK-2603-0000-0000", "1", "8").await;
        assert!(matches!(shut, Err(OfficeError::TooOften { .. })));
    }

    async fn a_pass_is_good_for_half_an_hour_and_for_one_case(town) {
        let Receipt { tracking, id } = handed_over(&town).await?;
        let who = found(&town, tracking.as_str(), "13800138000", "a").await?;
        let pass = who.pass(&town.office)?;
        assert_eq!(Recognised::by_pass(&town.office, &pass)?, Some(who));
        let other = pass.replace(&id.to_string(), &CaseId::new(7).to_string());
        for forged in [other.as_str(), "", "track.1.2.3", &pass[..pass.len() - 1]] {
            assert_eq!(Recognised::by_pass(&town.office, forged)?, None, "{forged}");
        }
        it_is(&town, "2026-03-03")?;
        assert_eq!(Recognised::by_pass(&town.office, &pass)?, None);
    }

    async fn files_are_sealed_looked_at_with_a_trace_and_kept_apart(town) {
        let mut asked = form(&town, "foi_request", &REQUEST).await?;
        asked.files = vec![file("身份证.png", PNG)];
        let receipts = send(&town.office, asked, sending(&town, "192.0.2.1")?).await?;
        let id = receipts[0].id;
        let handler = town.person("foi-handler").await?;
        add_files(&town.office, &handler, id, vec![file("检索记录.txt", "查了三个卷宗".as_bytes())]).await?;
        let files = see(&town.office, &handler, id).await?.files;
        let names: Vec<_> = files.iter().map(|file| (file.name.as_str(), file.is_applicants)).collect();
        assert_eq!(names, [("身份证.png", true), ("检索记录.txt", false)]);
        let (_, media_type, bytes) = open_file(&town.office, &handler, id, files[0].id).await?;
        assert_eq!((media_type.as_str(), bytes.as_ref()), ("image/png", PNG));
        // The applicant sees their own and nothing of the office.
        let who = found(&town, receipts[0].tracking.as_str(), "13800138000", "a").await?;
        let own = track(&town.office, who).await?.files;
        assert_eq!(own.len(), 1);
        assert_eq!(open_own_file(&town.office, who, files[0].id).await?.2.as_ref(), PNG);
        assert!(open_own_file(&town.office, who, files[1].id).await.is_err());
        // Whoever only oversees sees no file, and nobody without a part in it opens one.
        let stranger = town.person("letter-handler").await?;
        assert!(open_file(&town.office, &stranger, id, files[0].id).await.is_err());
        // Gone with the key.
        town.office.keys.destroy(gongkai_model::event::Matter::Case(id.get()))?;
        assert!(open_file(&town.office, &handler, id, files[0].id).await.is_err());
    }

    async fn what_is_not_what_it_says_is_not_taken(town) {
        let Receipt { tracking, .. } = handed_over(&town).await?;
        let who = found(&town, tracking.as_str(), "13800138000", "a").await?;
        let program = vec![file("身份证.png", b"MZ\x90\0\x03")];
        let refused = add_files_as_applicant(&town.office, who, program).await;
        let said = at_field(refused, "files").unwrap_or_default();
        assert!(said.starts_with("身份证.png：内容和扩展名不符"), "{said}");
        let many = vec![file("a.png", PNG); FILES_AT_ONCE + 1];
        let refused = add_files_as_applicant(&town.office, who, many).await;
        assert!(at_field(refused, "files").is_some_and(|said| said.contains("最多")));
        let long = vec![file("a.png", &[PNG, &vec![0; 11 << 20]].concat())];
        let refused = add_files_as_applicant(&town.office, who, long).await;
        assert!(at_field(refused, "files").is_some_and(|said| said.contains("超过 10 MB")));
        assert!(track(&town.office, who).await?.files.is_empty());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn neither_address_nor_contact_lies_open_among_the_attempts() -> TestResult {
    let town = Town::new(gongkai_testkit::Backend::Sqlite, "2026-03-02").await?;
    let _ = found(&town, "GK-2603-0000-0000", "13912345678", "198.51.100.77").await;
    let mut read = 0;
    for entry in std::fs::read_dir(town.folder())? {
        let path = entry?.path();
        if path.is_file() {
            let bytes = std::fs::read(&path)?;
            read += bytes.len();
            for secret in ["198.51.100.77", "13912345678"] {
                let found = bytes
                    .windows(secret.len())
                    .any(|part| part == secret.as_bytes());
                assert!(!found, "{secret} lies in {}", path.display());
            }
        }
    }
    assert!(read > 100_000, "the data folder was not read");
    town.ends_well().await
}
