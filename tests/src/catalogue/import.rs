//! Importing a catalogue, on both stores.

use gongkai_model::catalogue::sheet::Severity;
use gongkai_model::event::Matter;
use gongkai_office::{OfficeError, catalogue};
use gongkai_store::events;
use gongkai_testkit::{Backend, TestResult, Town};
use jiff::ToSpan;

use super::{form, housing, imports, item, items};

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
                story(Town::new(Backend::Sqlite, "2026-11-20").await?).await
            }

            #[tokio::test(flavor = "multi_thread")]
            async fn on_postgres() -> TestResult {
                story(Town::new(Backend::Postgres, "2026-11-20").await?).await
            }
        }
    )* };
}

on_both_stores! {
    async fn a_catalogue_is_previewed_and_imported_with_one_event(town) {
        let form = form(&town, &housing("")).await?;
        let office = town.person("open-government-office").await?;
        let preview = catalogue::preview(&town.office, &office, &form).await?;
        assert_eq!((preview.changes.added(), preview.errors()), (2, 0), "{:?}", preview.findings);
        assert!(items(&town).await?.is_empty(), "a preview changes nothing");

        let announced = catalogue::ImportForm { announced: Some(preview.token), ..form.clone() };
        let done = imports(&town, &announced).await?;
        assert_eq!((done.added, done.changed, done.ended, done.same), (2, 0, 0, 0));
        let held = items(&town).await?;
        assert_eq!(held[0].field, "26-15");
        assert_eq!(held[0].units, [town.unit("bureau").await?]);
        assert_eq!(held[1].units.len(), 2, "the bureau and the only town");
        assert_eq!(held[1].content.cycle.to_string(), "quarterly");

        let mut reader = town.office.store.reader().await?;
        let told = events::of_matter(&mut reader, Matter::Batch(done.id.get())).await?;
        assert_eq!(told.len(), 1);
        assert_eq!((told[0].kind.as_str(), told[0].detail("added")), ("catalogue.imported", Some("2")));
    }

    async fn a_second_import_changes_adds_and_ends(town) {
        imports(&town, &form(&town, &housing("")).await?).await?;
        let kept = item(&town, "分配结果").await?;
        town.clock.set(town.clock.now() + jiff::SignedDuration::from_hours(24));
        let second = housing("").replace("10个工作日", "7个工作日").replace("1,公租房,政策法规", "1,公租房,申请指南");
        let mut form = form(&town, &second).await?;
        form.ends_missing = true;
        let done = imports(&town, &form).await?;
        assert_eq!((done.added, done.changed, done.ended, done.same), (1, 1, 1, 0));

        let held = items(&town).await?;
        assert_eq!(held.len(), 2);
        assert!(held.iter().all(|item| item.content.level2 != "政策法规"), "it has ended");
        let mut reader = town.office.store.reader().await?;
        let versions = gongkai_store::catalogue::versions(&mut reader, kept).await?;
        let limits: Vec<_> = versions.iter().map(|version| version.content.time_limit.as_str()).collect();
        assert_eq!(limits, ["7个工作日", "10个工作日"], "the earlier version stays");
        let told = imports(&town, &form).await;
        assert!(told.is_err_and(|error| error.to_string().contains("不需要导入")));
    }

    async fn what_is_wrong_leaves_nothing(town) {
        let today = town.clock.today();
        let good = form(&town, &housing("")).await?;
        let doubled = form(&town, &housing("3,公租房,分配结果,配租结果,办法,20个工作日,区住房城乡建设局,■政府网站,全社会,主动,县级,\n")).await?;
        let nameless = form(&town, &housing("").replace("保障性住房领域", "目录")).await?;
        let wrong = [
            (doubled, "第5行“公开事项”：“公租房 / 分配结果”与工作表“目录”第4行重复"),
            (nameless, "不知道属于哪个领域"),
            (catalogue::ImportForm { announced: Some("other".into()), ..good.clone() }, "请重新预览"),
            (catalogue::ImportForm { field: Some("26-99".into()), ..good.clone() }, "没有“26-99”这个领域"),
            (catalogue::ImportForm { effective_on: today.checked_add(1.day())?, ..good.clone() }, "生效日期不能晚于今天"),
        ];
        for (form, reason) in wrong {
            let told = imports(&town, &form).await.expect_err(reason).to_string();
            assert!(told.contains(reason), "{told}");
        }
        assert!(items(&town).await?.is_empty());
    }

    async fn a_unit_has_a_supplement_of_its_own(town) {
        imports(&town, &form(&town, &housing("")).await?).await?;
        let unit = town.unit("town").await?;
        let supplement = catalogue::ImportForm { owner: unit, ..form(&town, &housing("")).await? };
        let done = imports(&town, &supplement).await?;
        assert_eq!(done.added, 2, "the same names in another catalogue are other items");
        let held = items(&town).await?;
        assert_eq!(held.iter().filter(|item| item.owner == unit && item.units == [unit]).count(), 2);
    }

    async fn only_the_open_government_office_changes_catalogues(town) {
        imports(&town, &form(&town, &housing("")).await?).await?;
        let form = form(&town, &housing("").replace("10个工作日", "7个工作日")).await?;
        let ended = item(&town, "政策法规").await?;
        for login in ["drafter", "publisher", "unit-head", "foi-handler", "system-administrator"] {
            let actor = town.person(login).await?;
            let refused = catalogue::preview(&town.office, &actor, &form).await;
            assert!(matches!(refused, Err(OfficeError::NotPermitted(_))), "{login}");
            let refused = catalogue::end(&town.office, &actor, ended, town.clock.today()).await;
            assert!(matches!(refused, Err(OfficeError::NotPermitted(_))), "{login}");
        }
        let office = town.person("open-government-office").await?;
        catalogue::end(&town.office, &office, ended, town.clock.today()).await?;
        let again = catalogue::end(&town.office, &office, ended, town.clock.today()).await;
        assert!(matches!(again, Err(OfficeError::Conflict)));
    }
}

/// The same catalogue as two spreadsheet programs' formats hold it, merged cells and all.
#[tokio::test(flavor = "multi_thread")]
async fn the_usual_spreadsheet_is_read_with_its_dirt() -> TestResult {
    let town = Town::new(Backend::Sqlite, "2026-11-20").await?;
    let office = town.person("open-government-office").await?;
    for name in ["housing.xlsx", "housing.xls"] {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../examples/catalogue/");
        let bytes = std::fs::read(format!("{path}{name}"))?;
        let sheets = catalogue::read_file(&town.office, name, bytes).await?;
        let form = catalogue::ImportForm {
            sheets,
            ..form(&town, &housing("")).await?
        };
        let preview = catalogue::preview(&town.office, &office, &form).await?;
        let told: Vec<_> = preview.findings.iter().map(ToString::to_string).collect();
        let rows: Vec<_> = preview
            .changes
            .rows
            .iter()
            .map(|(row, _)| {
                let c = &row.content;
                format!(
                    "{} {} {} {} {} {}",
                    row.at.1,
                    c.number,
                    c.name(),
                    c.cycle,
                    c.audience.in_words(),
                    c.levels.in_words()
                )
            })
            .collect();
        assert_eq!(
            rows,
            [
                "4 1 公共租赁住房 / 政策法规 on_event 全社会 县级",
                "5 2 公共租赁住房 / 申请受理 on_event 全社会 县级、乡级、村级",
                "6 3 公共租赁住房 / 分配房源和结果 quarterly 全社会 县级",
                "8 4 租赁补贴 / 资格审核 on_event 特定群体：申请租赁补贴的家庭 县级、乡级、村级",
                "9 5 租赁补贴 / 年度计划 yearly_by:03-31 全社会 县级",
            ],
            "{name}: {told:?}"
        );
        assert_eq!(preview.errors(), 0, "{told:?}");
        assert!(
            told.iter()
                .any(|line| line.contains("第7行：重复的表头，跳过")),
            "{told:?}"
        );
    }
    Ok(())
}

/// Rows of real catalogues, where they lie beside the project.
#[test]
fn the_catalogues_beside_the_project_are_read() -> TestResult {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../shared/data/catalogue/grassroots_disclosure_standard_excerpts.csv"
    );
    let Ok(bytes) = std::fs::read(path) else {
        return Ok(());
    };
    let text = String::from_utf8(bytes)?.replacen(
        "domain,level1_item,level2_item,content,basis,time_limit,subject,channels",
        "领域,一级事项,二级事项,公开内容,公开依据,公开时限,公开主体,公开渠道",
        1,
    );
    let limits = gongkai_documents::read::Limits::default();
    let cells = gongkai_documents::read::read_cells("excerpts.csv", text.as_bytes(), &limits)?;
    let sheets: Vec<_> = cells
        .into_iter()
        .map(|sheet| gongkai_model::catalogue::sheet::Sheet {
            file: "excerpts.csv".to_owned(),
            name: sheet.name,
            rows: sheet
                .rows
                .into_iter()
                .map(|(number, cells)| gongkai_model::catalogue::sheet::SheetRow { number, cells })
                .collect(),
        })
        .collect();
    let kinds = gongkai_office::core::load_kinds(None).map_err(|errors| format!("{errors:?}"))?;
    let form = gongkai_model::catalogue::CatalogueForm::Standard;
    let reading = catalogue::check(kinds.catalogue(), form, None, &sheets);
    // Nine rows name a first level only: what they publish stands in no column. The excerpts are of
    // several counties, so that two items come twice.
    let refused: Vec<_> = reading
        .findings
        .iter()
        .filter(|finding| finding.severity == Severity::Error)
        .map(|finding| finding.row)
        .collect();
    assert_eq!(
        refused,
        [31, 32, 33, 34, 35, 36, 37, 38, 39, 14, 26],
        "{:#?}",
        reading.findings
    );
    assert_eq!(reading.items.len(), 46 - 9);
    let without: Vec<_> = reading
        .items
        .iter()
        .filter(|item| item.content.channels.is_empty())
        .collect();
    assert!(without.len() < 8, "{without:#?}");
    Ok(())
}
