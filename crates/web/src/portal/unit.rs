//! Units: all of them, and one.

use askama::Template;
use axum::extract::State;
use gongkai_office::reading::{self, Place, UnitHome};

use super::export::{self, Form, Taken};
use crate::{
    app::App,
    cache::Depends,
    extract::{Path, Query},
    frame::{Frame, Visitor},
    page_error::PageResult,
    render,
    words::ColumnWords,
};

#[derive(Template)]
#[template(path = "portal/units.html")]
struct All {
    frame: Frame,
    w: ColumnWords,
}

#[derive(Template)]
#[template(path = "portal/unit.html")]
struct One {
    frame: Frame,
    w: ColumnWords,
    home: UnitHome,
}

pub(super) async fn all(State(app): State<App>, visitor: Visitor) -> PageResult {
    let site = reading::site_of(&app.office).await?;
    let frame = Frame::new(&app, &visitor, &site);
    let name = frame.w.by_unit();
    let frame = frame.titled(name).at("units");
    let about = "全部单位的主页和政府信息公开栏目";
    let frame = frame
        .column("按单位查", "机构职能")
        .described(about, "单位,机构,部门,镇,街道");
    Depends::on_site().keeps(render::page(&All {
        frame: frame.from_home().ending(name),
        w: ColumnWords(visitor.language()),
    }))
}

pub(super) async fn one(
    State(app): State<App>,
    visitor: Visitor,
    Path(unit): Path<String>,
    Query(pairs): Query<Vec<(String, String)>>,
) -> PageResult {
    let (unit, form) = Form::split(&unit);
    if let Some(form) = form {
        let place = Place {
            unit: Some(unit.to_owned()),
            ..Place::default()
        };
        let path = format!("/units/{unit}");
        return export::answer(&app, &visitor, form, &Taken { place, path }, &pairs).await;
    }
    let home = reading::unit_home(&app.office, unit).await?;
    let name = home.unit.name.clone();
    let about = format!("{name}的职能、联系方式和公开信息");
    let frame = Frame::new(&app, &visitor, &home.site);
    let (units, here) = (frame.w.units_short(), frame.organ(&home.unit.short_name));
    let title = frame.organ_text(&name);
    let frame = frame
        .titled(title)
        .with_data(&format!("/units/{}/data.jsonld", home.unit.code))
        .followed_by(format!("/units/{}.atom", home.unit.code))
        .at("units")
        .column(name.clone(), "概况信息")
        .described(about, format!("{name},机构职能,联系方式"))
        .from_home()
        .via(units, "/units")
        .ending(here);
    let w = ColumnWords(visitor.language());
    let depends = Depends::on_unit(home.unit.id)
        .and_lines(&home.latest)
        .and_lines(&home.news);
    depends.keeps(render::page(&One { frame, w, home }))
}
