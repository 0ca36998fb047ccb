//! Units (机构).

use axum::{extract::State, response::Response};
use gongkai_office::reading;
use serde::Serialize;
use utoipa::ToSchema;

use super::answer::json;
use crate::{app::App, cache::Depends, page_error::PageResult};

/// A unit.
#[derive(Serialize, ToSchema)]
pub(super) struct Unit {
    /// Its code in addresses.
    code: String,
    /// 全称
    name: String,
    /// 规范简称
    short_name: String,
    /// `district bureau town park party public_enterprise village`
    level: &'static str,
    /// The code of the superior unit.
    parent: Option<String>,
    /// 统一社会信用代码
    credit_code: Option<String>,
    /// 网站标识码
    site_code: Option<String>,
}

/// Lists the units that publish.
#[utoipa::path(get, path = "/api/v1/units", operation_id = "list_units", responses((status = 200, body = Vec<Unit>)))]
pub(super) async fn list(State(app): State<App>) -> PageResult<Response> {
    let site = reading::site_of(&app.office).await?;
    let public = site.tree.iter().filter(|unit| unit.level.has_public_page());
    let units = public.map(|unit| Unit {
        code: unit.code.clone(),
        name: unit.name.clone(),
        short_name: unit.short_name.clone(),
        level: unit.level.code(),
        parent: unit
            .parent
            .and_then(|id| site.tree.get(id))
            .map(|unit| unit.code.clone()),
        credit_code: unit.credit_code.clone(),
        site_code: unit.site_code.clone(),
    });
    Depends::on_site().keeps(json(&units.collect::<Vec<_>>()))
}
