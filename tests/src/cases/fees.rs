//! 信息处理费: counted by applicant and month, computed by the rules, paid, waived, paid back; and what may be a repetition.

use gongkai_model::case::foi::ChargeState;
use gongkai_office::cases::{fee_estimate, see};

use super::*;

/// A request of somebody with this number, registered today.
async fn of(town: &Town, number: &str, title: &str) -> TestResult<CaseId> {
    let handler = town.person("foi-handler").await?;
    let mut fields = REQUEST;
    fields[3].1 = number;
    fields[6].1 = title;
    let form = form(town, "foi_request", &fields).await?;
    let today = town.clock.today();
    let receipt = cases::register(&town.office, &handler, form, Channel::InPerson, today).await?;
    takes(town, "foi-handler", "register", receipt.id, &[]).await?;
    Ok(receipt.id)
}

const TITLES: [&str; 12] = [
    "柳林路改造工程招标文件",
    "廉租住房轮候名单",
    "物业服务企业信用评价结果",
    "城中村征收补偿方案",
    "供热管网年度检修计划",
    "公园绿地养护合同",
    "建筑工地扬尘检查记录",
    "燃气经营许可名单",
    "人防工程验收资料",
    "历史建筑保护名录",
    "电梯加装补贴发放明细",
    "停车泊位收费标准",
];

const PER_ITEM: [(&str, &str); 1] = [("method", "per_item")];

on_both_stores! { "2026-03-02";
    async fn the_eleventh_request_of_a_month_costs_a_hundred_yuan(town) {
        let mut ids = Vec::new();
        for title in TITLES {
            // However the number is written, it is the same person.
            let number = ["11010519491231002X", "11010519491231002x", "110105 19491231 002X"][ids.len() % 3];
            ids.push(of(&town, number, title).await?);
        }
        let other = of(&town, "110105194912310038", "另一个人的申请").await?;
        let handler = town.person("foi-handler").await?;
        let estimate = async |id| -> TestResult<(u64, u64)> {
            let view = see(&town.office, &handler, id).await?;
            let found = fee_estimate(&town.office, &view).await?.ok_or("no estimate")?;
            Ok((found.before, found.per_item.value.fee_yuan))
        };
        assert_eq!(estimate(ids[9]).await?, (9, 0));
        assert_eq!(estimate(ids[10]).await?, (10, 100));
        assert_eq!(estimate(other).await?, (0, 0));
        let nothing = takes(&town, "foi-handler", "notice_fee", ids[9], &PER_ITEM).await.unwrap_err();
        assert!(nothing.to_string().contains("第10至第10件，不产生费用"), "{nothing}");
        takes(&town, "foi-handler", "notice_fee", ids[10], &PER_ITEM).await?;
        let view = see(&town.office, &handler, ids[10]).await?;
        let fee = view.fees.first().ok_or("no fee")?;
        assert_eq!((fee.yuan, fee.state, fee.tiers.len()), (100, ChargeState::Noticed, 1));
        assert!(fee.counted.contains("当月此前10件"), "{}", fee.counted);
        // Split into five, the twelfth reaches from 12 to 16.
        let split = [PER_ITEM[0], ("items", "5")];
        takes(&town, "foi-handler", "notice_fee", ids[11], &split).await?;
        assert_eq!(see(&town.office, &handler, ids[11]).await?.fees[0].yuan, 500);
        // 跨月清零
        it_is(&town, "2026-04-01")?;
        let next = of(&town, "11010519491231002X", "四月的第一件申请").await?;
        assert_eq!(estimate(next).await?, (0, 0));
    }

    async fn pages_are_paid_and_paid_back_and_a_fee_is_waived(town) {
        let id = of(&town, "11010519491231002X", TITLES[0]).await?;
        let no_pages = takes(&town, "foi-handler", "notice_fee", id, &[("method", "per_page")]).await;
        assert!(no_pages.unwrap_err().to_string().contains("请填写页数"));
        let public = [("method", "per_page"), ("pages", "68"), ("already_public", "yes")];
        let free = takes(&town, "foi-handler", "notice_fee", id, &public).await.unwrap_err();
        assert!(free.to_string().contains("已主动公开"), "{free}");
        let pages = [public[0], public[1], ("reference", "3201260000000001")];
        takes(&town, "foi-handler", "notice_fee", id, &pages).await?;
        let handler = town.person("foi-handler").await?;
        let fee = see(&town.office, &handler, id).await?.fees.remove(0);
        assert_eq!((fee.yuan, fee.is_per_item), (380, false));
        let early = takes(&town, "foi-handler", "refund_fee", id, &[("amount", "380"), ("receipt", "1")]).await;
        assert!(early.is_err(), "nothing was paid");
        it_is(&town, "2026-03-10")?;
        takes(&town, "foi-handler", "take_payment", id, &[("receipt", "0012345")]).await?;
        assert_eq!(due(&town, id).await?.as_deref(), Some("2026-04-08"));
        let too_much = [("amount", "381"), ("receipt", "0012345")];
        let refused = takes(&town, "foi-handler", "refund_fee", id, &too_much).await.unwrap_err();
        assert!(refused.to_string().contains("不多于已缴的380元"), "{refused}");
        takes(&town, "foi-handler", "refund_fee", id, &[("amount", "380"), ("receipt", "0012345")]).await?;
        let fee = see(&town.office, &handler, id).await?.fees.remove(0);
        assert_eq!((fee.state, fee.refunded_yuan), (ChargeState::Refunded, Some(380)));
        let again = takes(&town, "foi-handler", "refund_fee", id, &[("amount", "1"), ("receipt", "1")]).await;
        assert!(again.unwrap_err().to_string().contains("没有已经缴纳"));

        let id = of(&town, "110105194912310038", TITLES[1]).await?;
        takes(&town, "foi-handler", "notice_fee", id, &pages).await?;
        it_is(&town, "2026-03-12")?;
        let cause = [("cause", "hardship")];
        let refused = takes(&town, "foi-handler", "waive_fee", id, &cause).await.unwrap_err();
        assert!(matches!(refused, OfficeError::NotPermitted(_)), "{refused}");
        assert_eq!(takes(&town, "foi-head", "waive_fee", id, &cause).await?, "handling");
        let view = see(&town.office, &handler, id).await?;
        assert_eq!(view.fees[0].state, ChargeState::Waived);
        assert_eq!(due(&town, id).await?.as_deref(), Some("2026-04-10"));
    }

    async fn the_same_applicant_and_the_same_words_are_shown_beside_a_request(town) {
        let first = of(&town, "11010519491231002X", "柳渡镇2025年老旧小区改造资金使用情况").await?;
        let own = of(&town, "11010519491231002x", "公园绿地养护合同").await?;
        let other = of(&town, "110105194912310038", "2025年柳渡镇老旧小区改造资金的使用情况").await?;
        let handler = town.person("foi-handler").await?;
        let alike = see(&town.office, &handler, own).await?.alike;
        assert_eq!(alike.len(), 1);
        assert!(alike[0].id == first && alike[0].is_same_applicant && alike[0].likeness.is_none());
        let alike = see(&town.office, &handler, other).await?.alike;
        assert_eq!(alike.iter().map(|one| one.id).collect::<Vec<_>>(), [first]);
        assert!(!alike[0].is_same_applicant && alike[0].likeness >= Some(70), "{alike:?}");
        let oversees = town.person("open-government-office").await?;
        assert!(see(&town.office, &oversees, other).await?.alike.is_empty());
        // What was destroyed is compared with nothing any more.
        town.office.keys.destroy(gongkai_model::event::Matter::Case(first.get()))?;
        assert!(see(&town.office, &handler, other).await?.alike.is_empty());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_fingerprint_tells_nothing_without_its_key() -> TestResult {
    let one = Town::new(gongkai_testkit::Backend::Sqlite, "2026-03-02").await?;
    let other = Town::new(gongkai_testkit::Backend::Sqlite, "2026-03-02").await?;
    let print = one.office.keys.fingerprint("applicant", "甲")?;
    assert_eq!(print, one.office.keys.fingerprint("applicant", "甲")?);
    assert_ne!(print, one.office.keys.fingerprint("applicant", "乙")?);
    assert_ne!(print, one.office.keys.fingerprint("feed", "甲")?);
    assert_ne!(print, other.office.keys.fingerprint("applicant", "甲")?);
    Ok(())
}
