//! The table of limits, by what they are for.

use super::{Bound, Limit, Span};
use Bound::{AtLeast, AtMost};
use Span::{CalendarDays, DaysBefore, Hours, Months, NextYear, WorkingDays};

/// Whose limit it is.
enum Whose {
    /// Of the whole country.
    National,
    /// A place's own, with our default.
    Local,
    /// A place's own, off until switched on.
    LocalOff,
}
use Whose::{Local, LocalOff, National};

const fn row(
    id: &'static str,
    what: &'static str,
    (bound, span): (Bound, Span),
    starts_from: &'static str,
    article: &'static str,
    whose: Whose,
) -> Limit {
    Limit {
        id,
        what,
        span,
        bound,
        starts_from,
        article,
        local: !matches!(whose, National),
        enabled_by_default: !matches!(whose, LocalOff),
    }
}

/// The limit with this name.
pub fn limit(id: &str) -> Option<&'static Limit> {
    LIMITS.iter().find(|limit| limit.id == id)
}

const FORMED: &str = "信息形成或者变更之日";
const REFORM: &str = "国办发〔2016〕80号";
const HOTLINE: &str = "国办发〔2020〕53号";

/// All limits.
#[rustfmt::skip]
pub const LIMITS: &[Limit] = &[
    row("disclosure.proactive", "主动公开政府信息", (AtMost, WorkingDays(20)), FORMED, "条例第二十六条", National),
    row("disclosure.dual_publicity", "行政许可、行政处罚信息公示", (AtMost, WorkingDays(7)), "作出行政决定之日", "国办发〔2015〕51号", National),
    row("disclosure.penalty_revoked", "撤回被变更、撤销的行政处罚决定信息", (AtMost, WorkingDays(3)), "处罚决定被变更、撤销、确认违法或者无效之日", "行政处罚法第四十八条", National),
    row("disclosure.budget", "公开本级政府预算、决算", (AtMost, CalendarDays(20)), "本级人民代表大会或者其常务委员会批准之日", "预算法第十四条", National),
    row("disclosure.department_budget", "公开部门预算、决算", (AtMost, CalendarDays(20)), "本级政府财政部门批复之日", "预算法第十四条", National),
    row("interpretation.after_publication", "发布解读材料（通行规则为同时发布）", (AtMost, WorkingDays(3)), "文件公开之日", REFORM, LocalOff),
    row("consultation.major_decision", "重大行政决策公开征求意见", (AtLeast, CalendarDays(30)), "草案公布之日", "国令第713号第十五条", National),
    row("consultation.market_entities", "与市场主体经营密切相关的文件征求意见", (AtLeast, CalendarDays(30)), "草案公布之日", "优化营商环境条例第六十二条", National),
    row("consultation.rules", "规章草案征求意见", (AtLeast, CalendarDays(30)), "草案公布之日", "规章制定程序条例第十五条", National),
    row("consultation.expropriation", "征收补偿方案征求意见", (AtLeast, CalendarDays(30)), "方案公布之日", "国令第590号第十条", National),
    row("consultation.normative", "其他规范性文件征求意见", (AtLeast, WorkingDays(7)), "草案公布之日", "国办发〔2018〕37号", Local),
    row("consultation.normative_longer", "其他规范性文件征求意见（较长）", (AtLeast, WorkingDays(10)), "草案公布之日", "国办发〔2018〕37号", LocalOff),
    row("consultation.feedback", "公布意见采纳情况", (AtMost, WorkingDays(15)), "征集结束之日", "国令第713号第三十二条", Local),
    row("opinion.major_first", "特别重大、重大突发事件发布权威信息", (AtMost, Hours(5)), "监测发现或者事发，以较早者为准", REFORM, National),
    row("opinion.major_conference", "特别重大、重大突发事件举行新闻发布会", (AtMost, Hours(24)), "监测发现或者事发，以较早者为准", REFORM, National),
    row("opinion.other", "其他政务舆情回应", (AtMost, Hours(48)), "监测发现或者事发，以较早者为准", "国办发〔2016〕61号", National),
    row("reprint.state_council", "转载国务院重要政策", (AtMost, Hours(12)), "来源发布之时", "国办发〔2017〕47号", National),
    row("reprint.superior", "转载上级重要政策", (AtMost, Hours(24)), "来源发布之时", "国办发〔2017〕47号", Local),
    row("reprint.province_strict", "转载上级重要政策（较严）", (AtMost, Hours(8)), "来源发布之时", "国办发〔2017〕47号", LocalOff),
    row("letter.urgent", "办理应急类诉求", (AtMost, CalendarDays(0)), "收到之日", HOTLINE, Local),
    row("letter.enquiry", "答复咨询、求助", (AtMost, WorkingDays(3)), "收到之日", HOTLINE, Local),
    row("letter.complaint", "答复建议批评、投诉举报", (AtMost, WorkingDays(13)), "收到之日", HOTLINE, Local),
    row("letter.mailbox", "答复领导信箱来信", (AtMost, WorkingDays(3)), "收到之日", HOTLINE, Local),
    row("letter.mailbox_complex", "答复领导信箱来信（复杂）", (AtMost, WorkingDays(10)), "收到之日", HOTLINE, Local),
    row("letter.web_enquiry", "答复网上咨询留言", (AtMost, WorkingDays(5)), "收到之日", HOTLINE, Local),
    row("letter.return", "退单", (AtMost, WorkingDays(1)), "收到派单之日", HOTLINE, Local),
    row("letter.return_complex", "退单（复杂）", (AtMost, WorkingDays(2)), "收到派单之日", HOTLINE, Local),
    row("letter.notice_of_delay", "催办后仍未办结的通报", (AtMost, WorkingDays(5)), "催办之日", HOTLINE, Local),
    row("petition.accept", "告知信访事项是否受理", (AtMost, CalendarDays(15)), "收到信访事项之日", "信访工作条例", National),
    row("petition.handle", "办结信访事项", (AtMost, CalendarDays(60)), "受理之日", "信访工作条例", National),
    row("petition.extension", "延长办理信访事项", (AtMost, CalendarDays(30)), "原期限届满之日", "信访工作条例", National),
    row("petition.review", "答复信访复查、复核", (AtMost, CalendarDays(30)), "收到复查、复核请求之日", "信访工作条例", National),
    row("suggestion.reply", "答复人大代表建议", (AtMost, Months(3)), "交办之日", "代表法第五十一条", National),
    row("suggestion.reply_complex", "答复人大代表建议（复杂）", (AtMost, Months(6)), "交办之日", "代表法第五十一条", National),
    row("proposal.reply", "答复政协提案", (AtMost, Months(5)), "交办之日", "国办发〔2014〕46号", Local),
    row("proposal.reply_between", "答复政协闭会期间提案", (AtMost, Months(3)), "交办之日", "国办发〔2014〕46号", Local),
    row("proposal.reply_again", "再次答复不满意的提案", (AtMost, Months(3)), "收到反馈之日", "国办发〔2014〕46号", Local),
    row("suggestion.publish", "公开建议提案复文", (AtMost, WorkingDays(20)), "答复之日", "国办发〔2014〕46号", Local),
    row("procurement.intent", "公开采购意向", (AtMost, DaysBefore(30)), "采购活动开始之日", "财库〔2020〕10号", National),
    row("procurement.result", "公告中标、成交结果", (AtMost, WorkingDays(2)), "中标、成交供应商确定之日", "政府采购法实施条例第四十三条", National),
    row("procurement.contract", "公告采购合同", (AtMost, WorkingDays(2)), "合同签订之日", "政府采购法实施条例第五十条", National),
    row("procurement.single_source", "单一来源采购公示", (AtLeast, WorkingDays(5)), "公示之日", "政府采购法实施条例第三十八条", National),
    row("decision.legal_review", "重大行政决策合法性审查", (AtLeast, WorkingDays(7)), "送请审查之日", "国令第713号第二十六条", National),
    row("account.filing", "政务新媒体备案", (AtMost, WorkingDays(5)), "开设、变更、关停之日", "国办发〔2018〕123号", Local),
    row("report.department", "部门年度报告提交主管部门并公布", (AtMost, NextYear { month: 1, day: 31 }), "报告年度", "条例第四十九条", National),
    row("report.government", "政府年度报告公布", (AtMost, NextYear { month: 3, day: 31 }), "报告年度", "条例第四十九条", National),
    row("personal.correction", "更正与申请人自身相关的记录", (AtMost, WorkingDays(20)), "收到更正申请之日", "条例第四十一条", Local),
    row("remedy.reconsideration", "申请行政复议", (AtMost, CalendarDays(60)), "知道答复之日", "行政复议法第二十条", National),
    row("remedy.litigation", "直接提起行政诉讼", (AtMost, Months(6)), "知道答复之日", "行政诉讼法第四十六条", National),
    row("remedy.litigation_after_reconsideration", "复议后提起行政诉讼", (AtMost, CalendarDays(15)), "收到复议决定书之日", "行政诉讼法第四十五条", National),
];
