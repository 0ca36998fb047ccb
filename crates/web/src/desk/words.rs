//! Codes of the store in words for people: events, relations, grounds, states.

use gongkai_model::{event::Event, permission::case_step_at, record::RelationCode};
use gongkai_office::publishing::scheduled::PutBack;
use gongkai_rules::{attribute::AttributeCode, exemption::GROUNDS, text_check::Severity};

/// What a relation is called; a code that is none is shown as it is.
pub(super) fn relation(code: &str) -> String {
    let known = code.parse::<RelationCode>();
    known.map_or_else(|_| code.to_owned(), |known| known.verb().to_owned())
}

/// The class of the tag of a state.
pub(super) fn state_class(state: &str) -> &'static str {
    match state {
        "published" | "held" => "ok",
        "returned" => "warn",
        "withdrawn" | "erasing" | "erased" => "stop",
        "archived" | "scheduled" => "pause",
        "draft" => "",
        _ => "info",
    }
}

/// 公开属性 in words.
pub(super) fn attribute(code: Option<&str>) -> &'static str {
    code.and_then(AttributeCode::from_code)
        .map_or("未定", AttributeCode::label)
}

/// The grounds for withholding, by code, with their article.
pub(super) fn grounds() -> Vec<(String, String)> {
    let grounds = GROUNDS.iter();
    grounds
        .map(|ground| {
            let name = format!("{}（条例{}）", ground.name, ground.article);
            (ground.code.to_owned(), name)
        })
        .collect()
}

/// A ground in words.
pub(super) fn ground(code: &str) -> String {
    let found = GROUNDS.iter().find(|ground| ground.code == code);
    found.map_or_else(
        || "未注明".to_owned(),
        |ground| format!("{}（条例{}）", ground.name, ground.article),
    )
}

/// How grave a finding is, and the class of its mark.
pub(super) const fn severity(severity: Severity) -> (&'static str, &'static str) {
    match severity {
        Severity::Refuse => ("须处理", "stop"),
        Severity::Warn => ("请核对", "warn"),
        Severity::Note => ("提示", "info"),
    }
}

/// What happened with documents and files of a case, who looked, and that it is late.
fn of_papers(event: &Event) -> Option<&'static str> {
    Some(match event.kind.as_str() {
        "case.looked" => "查看申请人的个人信息",
        "case.files_added" => "放入附件",
        "case.file_looked" => "打开附件",
        "case.enclosed" => "选定随答复提供的文件",
        "case.enclosure_fetched" => "申请人下载提供的文件",
        "case.erased" => "保管期满，销毁密钥",
        "case.chased" if event.actor.is_none() => "期限临近，自动催办承办处室",
        "case.chased" => "催办承办处室",
        "case.grouped" => "编入热点事件",
        "case.ungrouped" => "从热点事件中移出",
        "case.emptied" => "按国家秘密不予公开，销毁内容，只留存根",
        "case.overdue" => "超过期限，提请单位负责人和政务公开办督办",
        "paper.drawn" => "文书成文",
        "paper.looked" if event.detail("by") == Some("applicant") => "申请人查看文书",
        "paper.looked" => "查看文书",
        "paper.sealed" => "用印",
        "redaction.put" => "放入待区分处理的文件",
        "redaction.done" => "区分处理，检查没有发现残留",
        "redaction.looked" => "查看区分处理的文件",
        "unit.seal_put" => "启用印章",
        _ => return None,
    })
}

/// What happened, in words. A step of a procedure is named by its own words.
pub(super) fn event(event: &Event, step_name: &dyn Fn(&str) -> String) -> String {
    if let Some(known) = of_papers(event) {
        return known.to_owned();
    }
    let known = match event.kind.as_str() {
        "record.drafted" => "起草",
        "record.published" => "发布",
        "record.corrected" => "更正发布",
        "record.withdrawn" => "撤回",
        "record.ending_registered" => "登记废止失效",
        "record.erasure_proposed" => "申请销毁内容",
        "record.erased" => "确认销毁，内容已依法销毁",
        "record.file_added" => "添加附件",
        "record.file_removed" => "移除附件",
        "record.co_sign_asked" => "发起会签",
        "record.co_sign_answered" => "回复会签",
        "record.gate_signed" => return gate_signed(event),
        "record.unscheduled" => PutBack::of(event).map_or("取消定时", PutBack::label),
        "record.imported" => "导入",
        "record.due_moved" => return due_moved(event),
        "calendar.imported" => return calendar_imported(event),
        "catalogue.imported" => return catalogue_imported(event),
        "catalogue.item_ended" => "停用目录事项",
        "nil_return.declared" => "申报零报告",
        "nil_return.published" => "签发公布零报告",
        "nil_return.withdrawn" if event.detail("reason") == Some("filled") => {
            "公开了此类信息，零报告自动撤回"
        }
        "nil_return.withdrawn" => "撤回零报告",
        "record.taken_down" => "期满撤下",
        "record.self_checked" if event.detail("decision") == Some("open") => {
            "定期审查：转为主动公开"
        }
        "record.self_checked" => "定期审查：维持不变",
        "case.submitted" => "来件",
        "case.due_moved" => return due_moved(event),
        "case.proceeding_registered" => "登记投诉、复议、诉讼",
        "case.proceeding_changed" => "更新投诉、复议、诉讼的进展",
        "case.converted" => "起草主动公开的信息",
        "foi.several_set" => "设定几个申请人算多个",
        "unit.added" => "新增机构",
        "unit.changed" => "修改机构信息",
        "unit.negative_list_added" => "不予公开清单新增一类",
        "unit.negative_list_closed" => "不予公开清单移除一类",
        "person.opened" => "开通账号",
        "person.closed" => "注销账号",
        "person.password_reset" => "重置密码",
        "person.password_changed" => "修改密码",
        "person.role_granted" => "授予岗位",
        "person.role_revoked" => "收回岗位",
        "person.substitute_named" => "登记代岗人",
        "person.substitute_ended" => "取消代岗人",
        "person.case_feed_renewed" => "生成到期日历的地址",
        "person.case_feed_closed" => "停用到期日历的地址",
        "person.signed_in" => "登录",
        "person.signed_out" => "退出登录",
        "person.locked" => "连续输错密码，账号锁定",
        "person.first_administrator" => "设立首位管理员",
        other => match (event.detail("procedure"), event.detail("step")) {
            // A step of a case is its procedure's own.
            (Some(procedure), Some(step)) => {
                let from = event.detail("from").unwrap_or_default();
                return step_name(&case_step_at(procedure, step, from));
            }
            (None, Some(step)) => return step_name(step),
            (_, None) => other,
        },
    };
    known.to_owned()
}

/// 导入 2027 年放假通知（第 1 版），办理期限由 2027-01-04 改为 2027-01-05.
fn due_moved(event: &Event) -> String {
    let [year, edition] = ["year", "edition"].map(|key| event.detail(key).unwrap_or_default());
    // A case may keep its day for the answer while its present step gets another one.
    let days = [("due_from", "due_to"), ("step_due_from", "step_due_to")];
    let days = days.map(|(from, to)| (event.detail(from), event.detail(to)));
    let moved = days.into_iter().find(|(from, to)| from != to);
    let (from, to) = moved.map_or(("", ""), |(from, to)| {
        (from.unwrap_or_default(), to.unwrap_or_default())
    });
    format!("导入{year}年放假通知（第 {edition} 版），办理期限由 {from} 改为 {to}")
}

fn calendar_imported(event: &Event) -> String {
    let [year, edition, moved] =
        ["year", "edition", "moved"].map(|key| event.detail(key).unwrap_or_default());
    format!("导入{year}年放假通知（第 {edition} 版），{moved} 件信息和办件的期限重新计算")
}

fn catalogue_imported(event: &Event) -> String {
    let [added, changed, ended] =
        ["added", "changed", "ended"].map(|key| event.detail(key).unwrap_or_default());
    format!("导入公开目录：新增 {added} 项，修改 {changed} 项，停用 {ended} 项")
}

fn gate_signed(event: &Event) -> String {
    use gongkai_model::record::{Gate, Stage};
    let stage = event.detail("stage").and_then(Stage::from_code);
    let gate = event.detail("gate").and_then(Gate::from_code);
    match (stage, gate) {
        (Some(stage), Some(gate)) => format!("{}签署{}", stage.label(), gate.label()),
        _ => "签署五关".to_owned(),
    }
}
