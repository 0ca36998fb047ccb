//! Stories of the disclosure catalogues: imported, tied to records, filled, declared empty, queried.

mod desk;
mod import;
mod nil_returns;
mod pages;
mod ties;

use gongkai_model::{
    catalogue::{CatalogueForm, Item},
    id::CatalogueItemId,
};
use gongkai_office::{
    OfficeError,
    catalogue::{self, ImportForm, Imported},
};
use gongkai_testkit::{TestResult, Town};

/// A catalogue of one field as a file of comma-separated values; `more` are further rows.
fn housing(more: &str) -> String {
    format!(
        "保障性住房领域\n\
         序号,一级事项,二级事项,公开内容,公开依据,公开时限,公开主体,公开渠道和载体,公开对象,公开方式,公开层级,更新周期\n\
         1,公租房,政策法规,政策文件,管理办法,20个工作日,区住房城乡建设局,■政府网站,全社会,主动,县级,\n\
         2,公租房,分配结果,配租结果,管理办法,10个工作日,区住房城乡建设局、乡镇,■政府网站 □公示栏,全社会,主动,县级/乡级,每季度\n\
         {more}"
    )
}

/// What the open-government office fills in.
async fn form(town: &Town, text: &str) -> TestResult<ImportForm> {
    let sheets = catalogue::read_file(&town.office, "目录.csv", text.as_bytes().to_vec()).await?;
    Ok(ImportForm {
        catalogue: CatalogueForm::Standard,
        owner: town.unit("district").await?,
        field: None,
        effective_on: town.clock.today(),
        ends_missing: false,
        sheets,
        announced: None,
    })
}

async fn imports(town: &Town, form: &ImportForm) -> Result<Imported, OfficeError> {
    let office = town.person("open-government-office").await;
    let office = office.map_err(|error| OfficeError::Defect(error.to_string()))?;
    catalogue::import(&town.office, &office, form).await
}

/// The open items of the store.
async fn items(town: &Town) -> TestResult<Vec<Item>> {
    let mut reader = town.office.store.reader().await?;
    Ok(gongkai_store::catalogue::open(&mut reader).await?)
}

/// The item with this second-level name.
async fn item(town: &Town, level2: &str) -> TestResult<CatalogueItemId> {
    let items = items(town).await?;
    let found = items.iter().find(|item| item.content.level2 == level2);
    Ok(found.ok_or("no such item")?.id)
}

/// Imports a catalogue, publishes a record under one of its items, and names the item.
pub(crate) async fn filled_item(town: &Town) -> TestResult<CatalogueItemId> {
    if items(town).await?.is_empty() {
        imports(town, &form(town, &housing("")).await?).await?;
    }
    let item = item(town, "政策法规").await?;
    let record = ties::drafted(town, "关于公租房政策的通知", item).await?;
    town.publishes(record).await?;
    Ok(item)
}

/// Imports a catalogue and declares one of its items empty; names the item and the nil return.
pub(crate) async fn declared_empty(town: &Town) -> TestResult<(String, String)> {
    imports(town, &form(town, &housing("")).await?).await?;
    let item = item(town, "政策法规").await?;
    let (drafter, unit) = (town.person("drafter").await?, town.unit("bureau").await?);
    let nil = catalogue::declare(&town.office, &drafter, item, unit).await?;
    Ok((item.to_string(), nil.to_string()))
}
