//! Importing a year, on both stores.

use gongkai_model::{
    event::{Matter, commitment},
    id::RecordId,
};
use gongkai_office::{
    Office, OfficeError, OfficeOptions,
    calendar::{self, ImportForm, Imported},
    jobs,
    publishing::worklist,
};
use gongkai_rules::calendar::{Calendar, NewYearsEve2024};
use gongkai_store::{calendar_years, events, records};
use gongkai_testkit::{Backend, TestResult, Town, notice};

use super::{INVENTED_2027, NOTICE, form, refusal, with_row};

/// Runs a story on both stores, on the last working day before a year without a notice.
macro_rules! on_both_stores {
    ($(async fn $name:ident($town:ident) $body:block)*) => { $(
        mod $name {
            use super::*;

            async fn story($town: Town) -> TestResult {
                $body
                $town.ends_well().await
            }

            #[tokio::test(flavor = "multi_thread")]
            async fn on_sqlite() -> TestResult {
                story(Town::new(Backend::Sqlite, "2026-12-31").await?).await
            }

            #[tokio::test(flavor = "multi_thread")]
            async fn on_postgres() -> TestResult {
                story(Town::new(Backend::Postgres, "2026-12-31").await?).await
            }
        }
    )* };
}

/// Submits a draft: it waits two working days for the secrecy review.
async fn submitted(town: &Town) -> TestResult<RecordId> {
    let id = town.drafts(notice("关于节水宣传周的通知")).await?;
    town.takes("drafter", "submit", id).await?;
    Ok(id)
}

async fn due(town: &Town, id: RecordId) -> TestResult<String> {
    let mut reader = town.office.store.reader().await?;
    let head = records::get(&mut reader, id).await?.ok_or("no record")?;
    Ok(head.due_on.ok_or("no date")?.to_string())
}

async fn is_provisional(town: &Town, id: RecordId) -> TestResult<bool> {
    let reviewer = town.person("secrecy-reviewer").await?;
    let list = worklist::of(&town.office, &reviewer).await?;
    assert!(list.tasks.iter().any(|task| task.record.id == id));
    Ok(list.provisional.contains(&id))
}

async fn imports(town: &Town, form: &ImportForm) -> Result<Imported, OfficeError> {
    let office = town.person("open-government-office").await;
    let office = office.map_err(|error| OfficeError::Defect(error.to_string()))?;
    calendar::import(&town.office, &office, form).await
}

/// A second node on the same store, with a folder of its own where the store is a server.
async fn other_node(town: &Town, folder: &std::path::Path) -> TestResult<std::sync::Arc<Office>> {
    let data = match town.database_url() {
        Some(_) => folder.to_owned(),
        None => town.folder().to_owned(),
    };
    let mut options = OfficeOptions::in_folder(data);
    options.clock = town.clock.clone();
    options.database_url = town.database_url();
    Ok(Office::open(options).await?)
}

on_both_stores! {
    async fn an_import_moves_open_dates_and_the_trail_says_why(town) {
        let id = submitted(&town).await?;
        assert_eq!(due(&town, id).await?, "2027-01-04", "Friday counts as long as no notice says otherwise");
        assert!(is_provisional(&town, id).await?);
        let done = imports(&town, &form(INVENTED_2027)).await?;
        assert_eq!(done, Imported { year: 2027, edition: 1, moved: 1 });
        assert_eq!(due(&town, id).await?, "2027-01-05");
        assert!(!is_provisional(&town, id).await?);

        let mut reader = town.office.store.reader().await?;
        let trail = events::of_matter(&mut reader, Matter::Record(id.get())).await?;
        let moved = trail.last().ok_or("no event")?;
        let detail = |key| moved.detail(key).unwrap_or_default();
        assert_eq!(moved.kind.as_str(), "record.due_moved");
        assert_eq!((detail("year"), detail("edition")), ("2027", "1"));
        assert_eq!((detail("due_from"), detail("due_to")), ("2027-01-04", "2027-01-05"));

        let of_the_house = events::of_matter(&mut reader, Matter::System).await?;
        let imported = of_the_house.last().ok_or("no event")?;
        let stored = calendar_years::all(&mut reader).await?.pop().ok_or("no year")?;
        assert_eq!((imported.kind.as_str(), imported.detail("moved")), ("calendar.imported", Some("1")));
        assert_eq!(imported.commitment, Some(commitment(&stored.salt, stored.days.as_bytes())));
        assert_eq!((stored.days.as_str(), &stored.notices[..]), (INVENTED_2027, &[NOTICE.to_owned()][..]));
    }

    async fn an_import_moves_open_cases_and_their_trail_says_why(town) {
        let request = crate::cases::handed_over(&town).await?.id;
        let letter = crate::cases::letter_accepted(&town).await?;
        let due = async |id| -> TestResult<_> {
            let mut reader = town.office.store.reader().await?;
            let case = gongkai_store::cases::get(&mut reader, id).await?.ok_or("no case")?;
            let due = case.clock.due().ok_or("no time runs")?;
            Ok((due.on.to_string(), due.provisional))
        };
        assert_eq!(due(request).await?, ("2027-01-28".to_owned(), true));
        assert_eq!(due(letter).await?, ("2027-01-21".to_owned(), true));
        let chief = town.person("open-government-office").await?;
        let preview = calendar::preview(&town.office, &chief, &form(INVENTED_2027)).await?;
        assert_eq!((preview.moved.len(), preview.cases.len()), (0, 2));
        let done = imports(&town, &form(INVENTED_2027)).await?;
        assert_eq!(done.moved, 2);
        assert_eq!(due(request).await?, ("2027-01-29".to_owned(), false));
        assert_eq!(due(letter).await?, ("2027-01-22".to_owned(), false));
        let mut reader = town.office.store.reader().await?;
        let trail = events::of_matter(&mut reader, Matter::Case(request.get())).await?;
        let moved = trail.last().ok_or("no event")?;
        assert_eq!(moved.kind.as_str(), "case.due_moved");
        assert_eq!((moved.detail("due_from"), moved.detail("due_to")), (Some("2027-01-28"), Some("2027-01-29")));
    }

    async fn whoever_counts_afterwards_counts_by_the_new_year(town) {
        calendar::current(&town.office).await?;
        imports(&town, &form(INVENTED_2027)).await?;
        let id = submitted(&town).await?;
        assert_eq!(due(&town, id).await?, "2027-01-05");
        let calendar = calendar::current(&town.office).await?;
        assert_eq!(calendar.add(jiff::civil::date(2026, 12, 10), 20)?.to_string(), "2027-01-08");
    }

    async fn what_is_wrong_leaves_nothing(town) {
        let id = submitted(&town).await?;
        let wrong = [
            (form(&with_row("2027-10-05,feast,国庆节")), "第21行：类别应为 holiday 或 workday"),
            (form(&with_row("2027-10-05,workday,国庆节")), "第21行：2027-10-05不是周六或周日"),
            (form(&with_row("2027-10-04,holiday,国庆节")), "第21行：2027-10-04出现了两次"),
            (form(&with_row("2028-01-01,holiday,元旦")), "第21行：2028-01-01不在2027年内"),
            (form("date,kind,name\n"), "缺少法定假日：元旦（1月1日）"),
            (ImportForm { notices: vec![], ..form(INVENTED_2027) }, "缺少放假通知的文号"),
            (ImportForm { notices: vec!["云政办发〔2026〕9号".into()], ..form(INVENTED_2027) }, "不是国务院或者国务院办公厅的文号"),
            (ImportForm { edition: Some(2), ..form(INVENTED_2027) }, "请重新预览"),
            (ImportForm { year: 2028, ..form(&INVENTED_2027.replace("2027", "2028").replace("02-14", "02-13")) }, "请先导入2027年"),
        ];
        for (form, reason) in wrong {
            let told = refusal(imports(&town, &form).await)?;
            assert!(told.contains(reason), "{told}");
        }
        let mut reader = town.office.store.reader().await?;
        assert_eq!(calendar_years::all(&mut reader).await?, []);
        assert_eq!(calendar_years::revision(&mut reader).await?, 0);
        let of_the_house = events::of_matter(&mut reader, Matter::System).await?;
        assert!(of_the_house.iter().all(|event| event.kind.as_str() != "calendar.imported"));
        assert_eq!(due(&town, id).await?, "2027-01-04");
        assert!(calendar::current(&town.office).await?.years().all(|year| year.year() < 2027));
    }

    async fn a_preview_tells_what_would_change_and_changes_nothing(town) {
        let id = submitted(&town).await?;
        let administrator = town.person("system-administrator").await?;
        let preview = calendar::preview(&town.office, &administrator, &form(INVENTED_2027)).await?;
        assert_eq!((preview.year.edition(), preview.moved.len()), (1, 1));
        assert_eq!((preview.moved[0].record.id, preview.moved[0].to.to_string().as_str()), (id, "2027-01-05"));
        let first = &preview.changes[0];
        assert_eq!((first.from.to_string().as_str(), first.counted, first.reason.as_str()), ("2027-01-01", false, "元旦"));
        assert!(preview.changes.iter().any(|change| change.counted && change.reason == "春节调休上班"));
        assert_eq!(due(&town, id).await?, "2027-01-04");
        let mut reader = town.office.store.reader().await?;
        assert_eq!(calendar_years::all(&mut reader).await?, []);
    }

    async fn a_later_notice_replaces_the_first(town) {
        let id = submitted(&town).await?;
        imports(&town, &form(INVENTED_2027)).await?;
        let told = refusal(imports(&town, &form(INVENTED_2027)).await)?;
        assert!(told.contains("不需要导入"), "{told}");
        let mut second = form(&with_row("2027-01-04,holiday,元旦"));
        second.notices.push("国办发明电〔2026〕10号".to_owned());
        let done = imports(&town, &second).await?;
        assert_eq!(done, Imported { year: 2027, edition: 2, moved: 1 });
        assert_eq!(due(&town, id).await?, "2027-01-06");
        let years = calendar::years(&town.office).await?;
        let newest = years.first().ok_or("no years")?;
        assert_eq!((newest.year.year(), newest.year.edition(), newest.year.notices().len()), (2027, 2, 2));
        assert_eq!(newest.imported.as_ref().map(|(who, _)| who.as_str()), Some("沈公开办"));
        // A shipped year is replaced as well, and says that it is a later edition.
        let years = calendar::years(&town.office).await?;
        let shipped = years.iter().find(|known| known.year.year() == 2026).ok_or("no 2026")?;
        assert!(shipped.imported.is_none() && shipped.working_days == 248);
    }

    async fn a_step_that_leads_back_to_where_it_began_gives_no_more_time_either(town) {
        let id = town.drafts(notice("关于节水宣传周的通知")).await?;
        town.takes("drafter", "submit", id).await?;
        town.clock.set(town.clock.now() + jiff::SignedDuration::from_hours(24));
        town.takes("secrecy-reviewer", "secrecy_review", id).await?;
        assert_eq!(due(&town, id).await?, "2027-01-05", "two days from Friday, 1 January");
        imports(&town, &form(INVENTED_2027)).await?;
        assert_eq!(due(&town, id).await?, "2027-01-05", "the day of entry is not counted, holiday or not");
    }

    async fn another_node_counts_by_it_without_being_told(town) {
        let id = submitted(&town).await?;
        let folder = tempfile::tempdir()?;
        let other = other_node(&town, &folder.path().join("node")).await?;
        assert!(calendar::current(&other).await?.years().all(|year| year.year() < 2027));
        imports(&town, &form(INVENTED_2027)).await?;
        assert!(calendar::current(&other).await?.years().any(|year| year.year() == 2027));
        let reviewer = town.person("secrecy-reviewer").await?;
        let list = worklist::of(&other, &reviewer).await?;
        assert!(list.provisional.is_empty() && list.tasks.iter().any(|task| task.record.id == id));
        jobs::tick(&other).await?;
    }

    async fn only_those_import_who_hold_the_role_for_the_whole_place(town) {
        let may = ["open-government-office", "system-administrator"];
        let may_not = [
            "drafter", "publisher", "final-reviewer", "unit-head", "foi-handler",
            "security-administrator", "audit-administrator",
        ];
        for login in may {
            let actor = town.person(login).await?;
            calendar::preview(&town.office, &actor, &form(INVENTED_2027)).await?;
            assert_eq!(calendar::reminder(&town.office, &actor).await?, Some(2027));
        }
        for login in may_not {
            let actor = town.person(login).await?;
            let refused = calendar::import(&town.office, &actor, &form(INVENTED_2027)).await;
            assert!(matches!(refused, Err(OfficeError::NotPermitted(_))), "{login}");
            let refused = calendar::preview(&town.office, &actor, &form(INVENTED_2027)).await;
            assert!(matches!(refused, Err(OfficeError::NotPermitted(_))), "{login}");
            assert_eq!(calendar::reminder(&town.office, &actor).await?, None);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_place_says_how_it_read_the_eve_of_2024() -> TestResult {
    let folder = tempfile::tempdir()?;
    let mut options = OfficeOptions::in_folder(folder.path().to_owned());
    options.new_years_eve_2024 = NewYearsEve2024::DayOff;
    let office = Office::open(options).await?;
    let eve = jiff::civil::date(2024, 2, 9);
    assert!(!calendar::current(&office).await?.is_working_day(eve)?);
    assert!(Calendar::shipped().is_working_day(eve)?);
    Ok(())
}

/// A step and an import at the same time: whichever comes first, the date is counted by the new year.
#[tokio::test(flavor = "multi_thread")]
async fn a_step_at_the_moment_of_the_import_is_not_forgotten() -> TestResult {
    for backend in [Backend::Sqlite, Backend::Postgres] {
        let town = Town::new(backend, "2026-12-31").await?;
        let mut records = Vec::new();
        for number in 0..8 {
            records.push(town.drafts(notice(&format!("第{number}号通知"))).await?);
        }
        let steps = records
            .iter()
            .map(|id| town.takes("drafter", "submit", *id));
        let form = form(INVENTED_2027);
        let (steps, imported) =
            futures::future::join(futures::future::join_all(steps), imports(&town, &form)).await;
        imported?;
        for step in steps {
            step?;
        }
        for id in records {
            assert_eq!(due(&town, id).await?, "2027-01-05", "{backend:?}");
        }
        town.ends_well().await?;
    }
    Ok(())
}
