//! A kind of case of the place's own: one file, and it is applied for online, handled, answered and followed.

use gongkai_office::cases::{BoardFilter, board, recognise, see, track};

use super::*;
use crate::web::Portal;

const KIND: &str = r#"
code = "travel_card"
name = "APEC商务旅行卡申办"
name_en = "APEC Business Travel Card"
about = "为经常往来亚太经合组织成员的企业人员申办商务旅行卡。"
notice = "请由所在企业填写。"
procedure = "letter"
limit = "7wd"
series = "{unit}旅卡〔{year}〕{seq}号"
tracking_prefix = "LK"
online = true
channels = ["in_person"]
subject = "company"
recognised_by = ["phone"]
retention = 5

[[field]]
code = "company"
name = "企业名称"
name_en = "Company"
type = "text"
required = true
max_chars = 60

[[field]]
code = "traveller"
name = "申办人"
type = "text"
required = true
max_chars = 40
mask = "name"

[[field]]
code = "phone"
name = "联系电话"
type = "text"
required = true
max_chars = 30
mask = "phone"
"#;

const FORM: [(&str, &str); 3] = [
    ("company", "云河远帆外贸有限公司"),
    ("traveller", "尉迟明"),
    ("phone", "13900139000"),
];

async fn town() -> TestResult<(Town, tempfile::TempDir)> {
    let folder = tempfile::tempdir()?;
    std::fs::create_dir(folder.path().join("cases"))?;
    std::fs::write(folder.path().join("cases/travel_card.toml"), KIND)?;
    let backend = gongkai_testkit::Backend::Sqlite;
    let town = Town::with_kinds(backend, "2026-03-02", folder.path()).await?;
    Ok((town, folder))
}

#[tokio::test(flavor = "multi_thread")]
async fn one_file_makes_a_kind_that_runs_from_the_form_to_the_answer() -> TestResult {
    let (town, _folder) = town().await?;
    let unit = "bureau";
    let portal = Portal::of(&town);
    let chooser = portal.get("/apply").await?;
    assert!(
        chooser.text.contains("APEC商务旅行卡申办"),
        "{}",
        chooser.main()
    );
    let page = portal
        .get(&format!("/apply/travel_card?unit={unit}"))
        .await?;
    assert!(page.text.contains("申办人"), "{}", page.main());
    let english = portal
        .get(&format!("/en/apply/travel_card?unit={unit}"))
        .await?;
    assert!(english.text.contains("Company"), "{}", english.main());

    let form = form(&town, "travel_card", &FORM).await?;
    let Receipt { id, tracking } = cases::apply(&town.office, form).await?;
    assert!(
        tracking.as_str().starts_with("LK-"),
        "{}",
        tracking.as_str()
    );
    takes(&town, "letter-handler", "accept", id, &[]).await?;
    let number = head(&town, id).await?.number;
    assert_eq!(number.as_deref(), Some("住房和城乡建设局旅卡〔2026〕1号"));
    assert_eq!(
        due(&town, id).await?.as_deref(),
        Some("2026-03-11"),
        "seven working days"
    );
    let handler = town.person("letter-handler").await?;
    let seen = see(&town.office, &handler, id).await?;
    let masked: Vec<_> = seen
        .fields
        .iter()
        .filter(|field| field.is_masked)
        .map(|field| field.code.as_str())
        .collect();
    assert_eq!(masked, ["traveller", "phone"]);
    let filter = BoardFilter {
        kind: Some("travel_card".to_owned()),
        ..BoardFilter::default()
    };
    assert_eq!(board(&town.office, &handler, &filter).await?.rows.len(), 1);
    takes(
        &town,
        "letter-handler",
        "write_reply",
        id,
        &[("reply", "旅行卡已经办好，请来领取。")],
    )
    .await?;
    takes(&town, "unit-head", "send", id, &[]).await?;
    let who = recognise(&town.office, tracking.as_str(), "139 0013 9000").await?;
    let view = track(&town.office, who).await?;
    assert_eq!(
        (view.state_name.as_str(), view.reply[0].text.as_str()),
        ("已答复", "旅行卡已经办好，请来领取。")
    );
    town.ends_well().await
}
