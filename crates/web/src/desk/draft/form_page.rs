//! The page of the draft form (拟稿单), made from the text of its inputs.

use askama::Template;
use gongkai_model::{kinds::RecordKind, record::RecordHead};
use gongkai_office::{
    catalogue,
    core::FieldError,
    publishing::{
        negative_list,
        see::{self, RecordView},
    },
};
use gongkai_rules::attribute::AttributeCode;

use super::{fields, typed::Typed};
use crate::{
    desk::{
        input::{Choice, Input, Widget, title_with},
        record::{
            checks::{Finding, findings},
            files::{FileRow, file_rows},
        },
        signed::Desk,
        words,
    },
    office_frame::OfficeFrame,
    page_error::{PageError, PageResult},
    show,
};

pub(super) struct RelationRow {
    pub(super) value: String,
    pub(super) name: String,
    pub(super) title: String,
    pub(super) to: String,
}

#[derive(Template)]
#[template(path = "desk/draft.html")]
pub(super) struct FormPage {
    frame: OfficeFrame,
    id: String,
    revision: i64,
    heading: String,
    kind_name: String,
    unit: String,
    state_name: String,
    version: i64,
    saved: String,
    urgent: bool,
    is_correction: bool,
    conflict: bool,
    errors: Vec<FieldError>,
    title: Input,
    basics: Vec<Input>,
    body: Input,
    fields: Vec<Input>,
    attributes: Vec<Choice>,
    ground: Input,
    negative: Input,
    reason: Input,
    attribute_error: Option<String>,
    relevance: Input,
    others: Vec<Input>,
    relations: Vec<RelationRow>,
    relation_error: Option<String>,
    files: Vec<FileRow>,
    file_error: Option<String>,
    most: String,
    findings: Vec<Finding>,
    missing: Vec<String>,
    suggested_items: Vec<ItemChoice>,
    other_items: Vec<ItemChoice>,
    item_error: Option<String>,
}

/// An item of a disclosure catalogue that the draft may fulfil.
pub(super) struct ItemChoice {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) field: String,
    pub(super) elements: String,
    pub(super) is_chosen: bool,
}

/// What a form page is made from besides the record.
pub(super) struct Filled {
    pub(super) typed: Typed,
    pub(super) urgent: bool,
    pub(super) errors: Vec<FieldError>,
    pub(super) conflict: bool,
}

/// The kind of a record.
pub(super) fn kind_of<'a>(desk: &'a Desk, head: &RecordHead) -> PageResult<&'a RecordKind> {
    let kind = desk.office().kinds.record(&head.kind);
    kind.ok_or_else(|| PageError::Internal(format!("kind `{}` is not loaded", head.kind)))
}

pub(super) async fn form_page(
    desk: &Desk,
    view: &RecordView,
    filled: Filled,
) -> PageResult<FormPage> {
    let head = &view.loaded.head;
    let content = &view.loaded.version.content;
    let kind = kind_of(desk, head)?;
    let typed = &filled.typed;
    let judged = |input: Input| {
        let value = typed.get(&input.name);
        input.value(value).judged(&filled.errors)
    };
    let error_of = |field: &str| {
        filled
            .errors
            .iter()
            .find(|error| error.field == field)
            .map(|e| e.message.clone())
    };
    let entries = negative_list::of_unit(desk.office(), head.unit).await?;
    let negative = entries
        .iter()
        .map(|e| (e.id.to_string(), format!("{}（{}）", e.class, e.ground)));
    let fields = fields::inputs(kind, content, &desk.actor().tree, typed);
    let (suggested_items, other_items) = catalogue_items(desk, head, typed).await?;
    let most = u64::try_from(desk.app.options.limits.document_bytes).unwrap_or(u64::MAX);
    let title = heading(head);
    Ok(FormPage {
        frame: desk.frame(title_with(&filled.errors, &title)),
        id: head.id.to_string(),
        revision: head.revision,
        heading: title,
        kind_name: view.kind_name.clone(),
        unit: desk.unit_name(head.office.unwrap_or(head.unit)),
        state_name: view.state_name.clone(),
        version: head.version,
        saved: show::minute(head.updated_at),
        urgent: filled.urgent,
        is_correction: head.state == gongkai_model::record::state::CORRECTING,
        conflict: filled.conflict,
        title: judged(Input::line("title", "标题")),
        basics: basics(kind).into_iter().map(judged).collect(),
        body: judged(Input::lines("body_html", "正文", 20)),
        fields: fields
            .into_iter()
            .map(|input| input.judged(&filled.errors))
            .collect(),
        attributes: attributes(typed),
        ground: judged(Input::choice("ground", "依据", words::grounds())),
        negative: Input::choice("negative", "从本单位不予公开清单选取", negative).optional(),
        reason: judged(reason_input()),
        attribute_error: error_of("attribute"),
        relevance: judged(relevance(desk, head, &typed.get("relevance_duty"))),
        others: others(kind).into_iter().map(judged).collect(),
        relations: relations(desk, typed).await?,
        relation_error: error_of("relation"),
        files: file_rows(head.id, content),
        file_error: error_of("files"),
        most: show::size(most),
        findings: findings(view),
        missing: view.missing.clone(),
        suggested_items,
        other_items,
        item_error: error_of("catalogue_item"),
        errors: filled.errors,
    })
}

fn heading(head: &RecordHead) -> String {
    match head.title.as_str() {
        "" => "起草信息".to_owned(),
        title => title.to_owned(),
    }
}

fn basics(kind: &RecordKind) -> Vec<Input> {
    let number = Input::line("doc_number", "发文字号")
        .hint("例如：云建〔2026〕12号")
        .short();
    let written = Input::day("written_on", "成文日期").hint("例如：2026-06-17 或者 2026年6月17日");
    vec![
        if kind.expects_doc_number {
            number
        } else {
            number.optional()
        },
        if kind.expects_written_on {
            written
        } else {
            written.optional()
        },
        Input::line("issuers", "发文机关").hint("联合发文的，按顺序写全称，用顿号分开"),
        Input::line("main_recipient", "主送机关").optional(),
        Input::line("public_note", "附注")
            .hint("例如：此件公开发布")
            .optional()
            .short(),
    ]
}

fn others(kind: &RecordKind) -> Vec<Input> {
    let mut inputs = vec![
        Input::line("genre", "体裁")
            .hint("例如：通知、公告、意见")
            .optional()
            .short(),
        Input::line("topic", "主题分类")
            .hint("例如：城乡建设、环境保护")
            .optional()
            .short(),
        Input::line("keywords", "关键词")
            .hint("用顿号分开")
            .optional(),
        Input::lines("summary", "内容概述", 3).optional(),
        Input::line("reprinted_from", "来源")
            .hint("转载其他机关的，写明来源")
            .optional(),
    ];
    let has_validity = |names: &[String]| names.iter().any(|name| name == "validity");
    if has_validity(&kind.list.columns) || has_validity(&kind.list.facets) {
        inputs.push(Input::day("effective_on", "施行日期").optional());
        inputs.push(Input::day("expires_on", "有效期至").optional());
    }
    inputs
}

fn reason_input() -> Input {
    Input::lines("attribute_reason", "理由", 3)
        .hint("依申请公开、不予公开的，写明理由（国办发〔2016〕80号）")
}

fn attributes(typed: &Typed) -> Vec<Choice> {
    let chosen = typed.get("attribute");
    let choices = AttributeCode::ALL.map(|attribute| Choice {
        code: attribute.code().to_owned(),
        name: attribute.label().to_owned(),
        is_chosen: attribute.code() == chosen,
    });
    choices.into()
}

/// 专栏姓专: the topics of the unit's duties to choose from; a unit that declared none is asked in words.
fn relevance(desk: &Desk, head: &RecordHead, typed: &str) -> Input {
    const NAME: &str = "relevance_duty";
    const LABEL: &str = "与本单位职能的关联";
    let hint = "本栏目不发布与职能无关的信息";
    let unit = desk.actor().tree.get(head.unit);
    let mut topics = unit
        .map(|unit| unit.profile.duty_topics.clone())
        .unwrap_or_default();
    if topics.is_empty() {
        return Input::line(NAME, LABEL).hint(format!("{hint}，请写明涉及哪一项职能"));
    }
    if !typed.is_empty() && !topics.iter().any(|topic| topic == typed) {
        topics.push(typed.to_owned());
    }
    let choices = topics.into_iter().map(|topic| (topic.clone(), topic));
    Input::choice(NAME, LABEL, choices).hint(hint).short()
}

/// The items of the unit's catalogues: chosen and likely ones first, then the others.
async fn catalogue_items(
    desk: &Desk,
    head: &RecordHead,
    typed: &Typed,
) -> PageResult<(Vec<ItemChoice>, Vec<ItemChoice>)> {
    let title = typed.get("title");
    let choices = catalogue::choices(desk.office(), head.unit, &head.kind, &title).await?;
    let chosen = typed.all("catalogue_item");
    let mut first = Vec::new();
    let mut others = Vec::new();
    for choice in choices {
        let id = choice.id.to_string();
        let is_chosen = chosen.contains(&id);
        let shown = ItemChoice {
            id,
            name: choice.name,
            field: choice.field,
            elements: choice.elements,
            is_chosen,
        };
        match is_chosen || choice.is_suggested {
            true => first.push(shown),
            false => others.push(shown),
        }
    }
    Ok((first, others))
}

/// The relations as the form holds them, with the titles of what they lead to.
async fn relations(desk: &Desk, typed: &Typed) -> PageResult<Vec<RelationRow>> {
    let pairs: Vec<_> = typed
        .all("relation")
        .iter()
        .filter_map(|t| t.split_once(':'))
        .collect();
    if pairs.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<_> = pairs.iter().filter_map(|(_, to)| to.parse().ok()).collect();
    let heads = see::related(desk.office(), desk.actor(), &ids).await?;
    let rows = pairs.into_iter().map(|(relation, to)| {
        let head = heads.iter().find(|head| head.id.to_string() == to);
        RelationRow {
            value: format!("{relation}:{to}"),
            name: words::relation(relation),
            title: head.map_or_else(|| format!("信息 {to}"), |head| head.title.clone()),
            to: to.to_owned(),
        }
    });
    Ok(rows.collect())
}
