//! What an offline copy does not have, and where it is to be had. There is such a page in copies only.

use askama::Template;
use axum::extract::State;
use gongkai_office::reading;

use crate::{
    app::App,
    frame::{Frame, Visitor},
    page_error::{PageError, PageResult},
    render,
    words::words,
};

words! {
    /// The words of the page.
    pub(crate) struct OfflineWords;

    title = "离线副本", "Offline copy", "オフライン版", "오프라인 사본";
    lede(day) = "这里是本站 {day} 的副本，内容不再更新。", "This is a copy of the site as it was on {day}. It changes no more.", "{day} 時点の当サイトの写しです。以後は更新されません。", "{day} 당시 사이트의 사본입니다. 더 이상 바뀌지 않습니다.";
    not_here = "副本里没有检索、筛选、期限和费用计算、大字版等显示方式的切换，请到[本站]办理。", "Search, filters, the calculators and the choice of views are not in the copy; they are on [the site itself].", "検索、絞り込み、期限と手数料の計算、表示の切り替えは写しにはありません。[当サイト]をご利用ください。", "검색, 조건 지정, 기한과 수수료 계산, 보기 방식 전환은 사본에 없습니다. [사이트]에서 이용하십시오.";
    find = "在副本里可以这样找", "How to find things in the copy", "写しの中での探し方", "사본에서 찾는 방법";
    by_kind = "按[信息类型]找，每类都列出全部信息", "by [kind of information]: each lists all of its records", "[情報の種類]から探す（種類ごとにすべての情報を示します）", "[정보 종류]로 찾기: 종류마다 모든 정보를 보여 줍니다";
    by_unit = "按[单位]找，每个单位有自己的栏目", "by [unit]: each has its own column", "[機関]から探す（機関ごとに欄があります）", "[기관]으로 찾기: 기관마다 자기 항목이 있습니다";
    by_table = "打开[全部信息的表格]，用表格软件查找标题和文号", "open the [table of everything] and look for titles and document numbers in it", "[全情報の表]を開き、件名や文書番号を表計算ソフトで検索する", "[전체 정보 표]를 열어 제목과 문서번호를 찾기";
}

#[derive(Template)]
#[template(path = "portal/offline.html")]
struct Offline {
    frame: Frame,
    w: OfflineWords,
    online: String,
}

pub(super) async fn get(State(app): State<App>, visitor: Visitor) -> PageResult {
    if !app.options.is_offline_copy {
        return Err(PageError::NotFound("这个页面"));
    }
    let w = OfflineWords(visitor.language());
    let site = reading::site_of(&app.office).await?;
    let frame = Frame::new(&app, &visitor, &site)
        .titled(w.title())
        .column("离线副本", "信息公开目录")
        .from_home()
        .ending(w.title());
    let online = format!("{}{}", visitor.origin(&app), visitor.href("/"));
    render::page(&Offline { frame, w, online })
}

#[cfg(test)]
#[test]
fn every_word_is_whole() {
    crate::words::check::check("OfflineWords", OfflineWords::TABLE);
}
