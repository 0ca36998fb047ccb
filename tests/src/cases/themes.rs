//! 主题: given when a request is registered, suggested by its words, changed later, counted; a stub has none.

use gongkai_office::cases::{StatisticsFilter, board, see, statistics};

use super::*;

async fn about(town: &Town, title: &str) -> TestResult<CaseId> {
    let handler = town.person("foi-handler").await?;
    let mut fields = REQUEST;
    fields[6].1 = title;
    let form = form(town, "foi_request", &fields).await?;
    let today = town.clock.today();
    let receipt = cases::register(&town.office, &handler, form, Channel::InPerson, today).await?;
    Ok(receipt.id)
}

/// The groups by theme, as somebody counts them.
async fn counted(town: &Town, login: &str) -> TestResult<Vec<(String, usize)>> {
    let filter = StatisticsFilter {
        kind: "foi_request".to_owned(),
        unit: None,
        from: "2026-03-01".parse()?,
        until: "2026-03-31".parse()?,
    };
    let counted = statistics(&town.office, &town.person(login).await?, &filter).await?;
    assert!(counted.has_themes);
    let groups = counted.by_theme.into_iter();
    Ok(groups.map(|group| (group.name, group.count)).collect())
}

on_both_stores! { "2026-03-02";
    async fn the_words_of_a_request_suggest_its_theme_and_whoever_registers_it_decides(town) {
        let table = [
            ("青溪镇2025年农村道路养护资金使用情况", "", Some("道路和交通")),
            ("2025年农村道路养护合同", "", Some("道路和交通")),
            ("云河区2026年小学学区划分方案", "finance", Some("财政资金")),
            ("与友好城市的往来", "", None),
        ];
        for (title, chosen, expected) in table {
            let id = about(&town, title).await?;
            let handler = town.person("foi-handler").await?;
            let view = see(&town.office, &handler, id).await?;
            assert_eq!(view.theme, None, "not before it is registered");
            let open = view.open.iter().find(|step| step.code == "register").ok_or("no step")?;
            let proposed = open.proposed.first().map(|(_, code)| code.as_str());
            assert_eq!(proposed.is_some(), expected.is_some(), "{title}: {proposed:?}");
            takes(&town, "foi-handler", "register", id, &[("theme", chosen)]).await?;
            let view = see(&town.office, &handler, id).await?;
            assert_eq!(view.theme.as_deref(), expected, "{title}");
        }
        let all = [("道路和交通", 2), ("财政资金", 1), ("未定主题", 1)];
        let all = all.map(|(name, count)| (name.to_owned(), count));
        assert_eq!(counted(&town, "foi-handler").await?, all);
        assert_eq!(counted(&town, "open-government-office").await?, all);
    }

    async fn a_theme_is_changed_by_who_handles_and_is_one_of_the_list(town) {
        let id = about(&town, "农村道路养护资金").await?;
        takes(&town, "foi-handler", "register", id, &[]).await?;
        for (login, theme) in [("foi-handler", "weather"), ("foi-handler", ""), ("foi-head", "rural")] {
            let refused = takes(&town, login, "classify", id, &[("theme", theme)]).await;
            assert!(refused.is_err(), "{login} {theme}");
        }
        takes(&town, "foi-handler", "classify", id, &[("theme", "rural")]).await?;
        foi::is_answered(&town, id, &foi::REPLY).await?;
        takes(&town, "foi-handler", "classify", id, &[("theme", "finance")]).await?;
        assert_eq!(head(&town, id).await?.theme.as_deref(), Some("finance"));
        assert_eq!(counted(&town, "foi-handler").await?, [("财政资金".to_owned(), 1)]);
    }

    async fn a_stub_has_no_theme_and_gets_none(town) {
        let id = about(&town, "农村道路养护资金").await?;
        takes(&town, "foi-handler", "register", id, &[]).await?;
        let secret = CaseStepForm {
            step: "withhold_secret".to_owned(),
            typed: typed(&[("reply_kind", "R3"), ("confirm", "yes")]),
            ..CaseStepForm::default()
        };
        let actor = town.person("foi-head").await?;
        cases::take(&town.office, &actor, id, secret).await?;
        assert_eq!(head(&town, id).await?.theme, None);
        let back = CaseStepForm {
            step: "return".to_owned(),
            ..CaseStepForm::default()
        };
        cases::take(&town.office, &town.person("legal-reviewer").await?, id, back).await?;
        let theme = CaseStepForm {
            step: "classify".to_owned(),
            typed: typed(&[("theme", "rural")]),
            ..CaseStepForm::default()
        };
        let refused = cases::take(&town.office, &town.person("foi-handler").await?, id, theme).await.unwrap_err();
        assert!(refused.to_string().contains("不记主题"), "{refused}");
        let rows = board(&town.office, &actor, &cases::BoardFilter::default()).await?.rows;
        assert_eq!(rows.len(), 1);
    }
}
