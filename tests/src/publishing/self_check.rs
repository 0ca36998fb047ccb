//! 定期审查: everything that is not opened is looked at once a year; what can be opened goes the whole way again.

use gongkai_model::{
    event::Matter,
    record::{SelfCheckDecision, state},
};
use gongkai_office::{
    OfficeError,
    publishing::{draft, self_check},
};
use gongkai_rules::attribute::{DisclosureAttribute, Reason};
use gongkai_store::{events, records, versions};
use gongkai_testkit::{NoticeBuilder, TestResult, Town, notice};

use super::{on_both_stores, shown};

fn on_request(title: &str) -> TestResult<NoticeBuilder> {
    let reason = Reason::new("只涉及少数对象")?;
    Ok(notice(title).attribute(Some(DisclosureAttribute::OnRequest { reason })))
}

/// Registered without being opened.
async fn held(town: &Town, title: &str) -> TestResult<gongkai_model::id::RecordId> {
    let id = town.drafts(on_request(title)?).await?;
    town.takes("drafter", "submit", id).await?;
    town.takes("foi-handler", "attribute_review", id).await?;
    assert_eq!(town.everybody_signs(id).await?, state::HELD);
    Ok(id)
}

on_both_stores! {
    async fn what_stays_and_what_is_opened_is_decided_and_counted(town) {
        let kept = held(&town, "关于内部车辆调度的通知").await?;
        let opened = held(&town, "关于老旧小区改造名单的通知").await?;
        let waiting = held(&town, "关于会议室使用的通知").await?;
        let published = town.drafts(notice("已经公开的通知")).await?;
        town.publishes(published).await?;
        let officer = town.person("foi-handler").await?;
        let decide = async |id, decision, reason: &str| {
            self_check::decide(&town.office, &officer, id, decision, reason).await
        };
        let no_reason = decide(kept, SelfCheckDecision::Keep, " ").await.unwrap_err();
        assert!(no_reason.to_string().contains("请写明理由"), "{no_reason}");
        decide(kept, SelfCheckDecision::Keep, "内容没有变化").await?;
        decide(opened, SelfCheckDecision::Open, "改造已经完成").await?;
        let not_here = decide(published, SelfCheckDecision::Keep, "理由").await.unwrap_err();
        assert!(not_here.to_string().contains("不在自查的范围内"), "{not_here}");
        let again = decide(opened, SelfCheckDecision::Open, "再来一次").await.unwrap_err();
        assert!(again.to_string().contains("已经转为主动公开"), "{again}");
        let drafter = town.person("drafter").await?;
        let refused = self_check::decide(&town.office, &drafter, waiting, SelfCheckDecision::Keep, "理由").await;
        assert!(matches!(refused, Err(OfficeError::NotPermitted(_))));

        let unit = town.unit("bureau").await?;
        let found = self_check::self_check(&town.office, &officer, Some(unit), 2024).await?;
        let report = found.total;
        assert_eq!((report.all, report.waiting, report.kept_on_request, report.turned), (3, 1, 1, 1));
        assert_eq!(found.records[0].record, waiting, "what waits stands first");
        let (name, file) = self_check::report(&town.office, &officer, Some(unit), 2024).await?;
        assert!(name.ends_with("2024年政府信息定期审查情况报告.docx"), "{name}");
        let read = gongkai_documents::read::read_file(&name, &file, &gongkai_documents::read::Limits::default())?;
        let said = read.lines().collect::<Vec<_>>().join("\n");
        for wanted in ["共 3 件开展定期审查，已审查 2 件", "关于会议室使用的通知", "内容没有变化"] {
            assert!(said.contains(wanted), "{wanted}: {said}");
        }
        let (_, file) = self_check::report(&town.office, &officer, None, 2024).await?;
        let read = gongkai_documents::read::read_file(&name, &file, &gongkai_documents::read::Limits::default())?;
        let said = read.lines().collect::<Vec<_>>().join("\n");
        assert!(!said.contains("关于会议室使用的通知"), "of all units only the numbers go up: {said}");
        let decided = found.records.iter().find(|one| one.record == kept);
        let decided = decided.and_then(|one| one.decided.as_ref()).ok_or("nothing decided")?;
        assert_eq!((decided.by.as_str(), decided.reason.as_str()), ("褚公开", "内容没有变化"));
        assert!(self_check::self_check(&town.office, &drafter, None, 2024).await.is_err());

        // No short way: it is worked on again, and nothing is public before all have signed.
        let mut reader = town.office.store.reader().await?;
        let head = records::get(&mut reader, opened).await?.ok_or("gone")?;
        assert_eq!((head.state.as_str(), head.version), ("returned", 2));
        assert!(shown(&town, opened).await?.is_none());
        let version = versions::of_record(&mut reader, opened).await?.pop().ok_or("no version")?;
        let mut content = version.content;
        content.attribute = Some(DisclosureAttribute::Proactive);
        draft::save(&town.office, &drafter, opened, head.revision, content, false).await?;
        town.publishes(opened).await?;
        assert!(shown(&town, opened).await?.is_some());
        let found = self_check::self_check(&town.office, &officer, Some(unit), 2024).await?;
        assert_eq!((found.total.turned, found.total.published, found.total.waiting), (1, 1, 1));
        let trail = events::of_matter(&mut reader, Matter::Record(opened.get())).await?;
        let checked = trail.iter().find(|event| event.kind.as_str() == "record.self_checked");
        let checked = checked.ok_or("no trace")?;
        assert_eq!(checked.detail("decision"), Some("open"));

        // A new year asks again.
        let next = self_check::self_check(&town.office, &officer, Some(unit), 2025).await?;
        assert_eq!((next.total.all, next.total.waiting), (2, 2));
    }
}
