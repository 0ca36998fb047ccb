//! 热点事件: cases of several units in one group, made by who oversees them, seen by who handles one of them.

use gongkai_office::cases::{
    CaseGroupForm, case_group, case_groups, change_case_group, make_case_group, see,
};

use super::{
    foi::{REPLY, is_answered},
    *,
};

const DENIED: [(&str, &str); 3] = [
    ("reply_kind", "R3"),
    ("ground", "X6"),
    ("reply", "不予公开。"),
];

async fn registered(town: &Town) -> TestResult<(CaseId, String)> {
    let id = handed_over(town).await?.id;
    takes(town, "foi-handler", "register", id, &[]).await?;
    let number = head(town, id).await?.number.ok_or("no number")?;
    Ok((id, number))
}

/// One that the neighbour got online and nobody there registered.
async fn neighbours(town: &Town) -> TestResult<Receipt> {
    let mut asked = form(town, "foi_request", &REQUEST).await?;
    asked.unit = Some(town.unit("neighbour").await?);
    Ok(cases::apply(&town.office, asked).await?)
}

async fn group(town: &Town, members: &[&str]) -> TestResult<CaseGroupForm> {
    Ok(CaseGroupForm {
        name: "望云路道路改造".to_owned(),
        lead: Some(town.unit("bureau").await?),
        plan: "住建局答复工程，自然资源局答复征地。".to_owned(),
        members: members.join("\n"),
        is_ended: false,
    })
}

on_both_stores! { "2026-03-02";
    async fn cases_of_two_units_are_answered_alike_or_a_warning_says_so(town) {
        let (first, one) = registered(&town).await?;
        let (second, other) = registered(&town).await?;
        let theirs = neighbours(&town).await?;
        let oversees = town.person("open-government-office").await?;
        let form = group(&town, &[&one, &other, theirs.tracking.as_str()]).await?;
        let id = make_case_group(&town.office, &oversees, form.clone()).await?;
        let seen = case_group(&town.office, &oversees, id).await?;
        assert_eq!((seen.members.len(), seen.may_change), (3, true));

        // Whoever handles one sees the plan, and of the others number, unit, state and kind of reply.
        let handler = town.person("foi-handler").await?;
        let view = see(&town.office, &handler, first).await?;
        let shown = view.group.ok_or("no group")?;
        assert_eq!((shown.members.len(), shown.may_change), (3, false));
        let unseen: Vec<_> = shown.members.iter().filter(|member| !member.is_seen).collect();
        assert_eq!(unseen.len(), 1);
        assert_eq!(unseen[0].id, theirs.id);
        assert_eq!(view.disagreement, None, "nobody was answered yet");
        is_answered(&town, first, &REPLY).await?;
        takes(&town, "foi-handler", "write_reply", second, &DENIED).await?;
        let view = see(&town.office, &handler, second).await?;
        let warning = view.disagreement.ok_or("no warning")?;
        assert!(warning.contains(&one) && warning.contains("“予以公开”") && warning.contains("“不予公开（讨论记录、过程稿、磋商信函、请示报告等过程性信息）”"), "{warning}");
        let answered = view.group.ok_or("no group")?;
        let answered: Vec<_> = answered.members.iter().filter_map(|member| member.answered.as_deref()).collect();
        assert_eq!(answered, ["予以公开"]);
        let overseen = see(&town.office, &oversees, second).await?;
        assert!(overseen.disagreement.is_none(), "drafts are for who handles");
        takes(&town, "legal-reviewer", "return", second, &[]).await?;
        takes(&town, "foi-handler", "write_reply", second, &REPLY).await?;
        assert_eq!(see(&town.office, &handler, second).await?.disagreement, None);

        // It is changed, ended, and nobody changes it twice from one page.
        let mut ended = group(&town, &[&one]).await?;
        ended.is_ended = true;
        change_case_group(&town.office, &oversees, id, 0, ended.clone()).await?;
        let late = change_case_group(&town.office, &oversees, id, 0, ended).await.unwrap_err();
        assert!(matches!(late, OfficeError::CaseConflict), "{late}");
        let left = case_group(&town.office, &oversees, id).await?;
        assert_eq!((left.members.len(), left.ended_on), (1, Some(town.clock.today())));
        assert!(see(&town.office, &handler, second).await?.group.is_none());
    }

    async fn groups_are_for_who_oversees_and_members_fit(town) {
        let (first, one) = registered(&town).await?;
        let theirs = neighbours(&town).await?;
        let both = group(&town, &[&one, theirs.tracking.as_str()]).await?;
        let oversees = town.person("open-government-office").await?;
        // The head of a unit oversees their own, and is told of others as of what is not there.
        let unit_head = town.person("unit-head").await?;
        let refused = make_case_group(&town.office, &unit_head, both.clone()).await.unwrap_err();
        assert!(refused.to_string().contains("不由您督办"), "{refused}");
        for login in ["foi-handler", "publisher", "neighbour-head"] {
            let who = town.person(login).await?;
            let own = group(&town, &[&one]).await?;
            assert!(make_case_group(&town.office, &who, own).await.is_err(), "{login}");
        }
        let with = |change: &dyn Fn(&mut CaseGroupForm)| {
            let mut form = both.clone();
            change(&mut form);
            form
        };
        let table: [(CaseGroupForm, &str); 6] = [
            (with(&|form| form.name.clear()), "name"),
            (with(&|form| form.lead = None), "lead"),
            (with(&|form| form.plan = "联系13800138000".to_owned()), "plan"),
            (with(&|form| form.name = "ouyang@example.cn反映的事".to_owned()), "name"),
            (with(&|form| form.members = "云建公开申〔2026〕999号".to_owned()), "members"),
            (with(&|form| form.plan = "方".repeat(2001)), "plan"),
        ];
        for (form, field) in table {
            let refused = make_case_group(&town.office, &oversees, form).await.unwrap_err();
            let OfficeError::Invalid(errors) = &refused else { return Err(refused.into()) };
            assert_eq!(errors[0].field, field, "{errors:?}");
        }
        let id = make_case_group(&town.office, &oversees, both.clone()).await?;
        let twice = make_case_group(&town.office, &oversees, group(&town, &[&one]).await?).await.unwrap_err();
        assert!(twice.to_string().contains("另一个热点事件"), "{twice}");
        for (login, count) in [("open-government-office", 1), ("foi-handler", 1), ("unit-head", 1), ("neighbour-head", 1), ("publisher", 0)] {
            let who = town.person(login).await?;
            assert_eq!(case_groups(&town.office, &who).await?.len(), count, "{login}");
            assert_eq!(case_group(&town.office, &who, id).await.is_ok(), count == 1, "{login}");
        }

        // What becomes a stub leaves its group: the name of the event would tell.
        let head = town.person("foi-head").await?;
        let secret = CaseStepForm {
            step: "withhold_secret".to_owned(),
            typed: typed(&[("reply_kind", "R3"), ("confirm", "yes")]),
            ..CaseStepForm::default()
        };
        cases::take(&town.office, &head, first, secret).await?;
        assert_eq!(case_group(&town.office, &oversees, id).await?.members.len(), 1);
        let again = change_case_group(&town.office, &oversees, id, 0, both).await.unwrap_err();
        assert!(again.to_string().contains("存根"), "{again}");
    }
}
