//! The kinds of record in force (信息类型): fields, column, procedure, as a place declared them.

use askama::Template;
use gongkai_model::{
    kinds::{Field, FieldType, RecordKind, Retention},
    permission::step,
    procedure::TimeLimit,
};

use super::{
    route::{Entry, Needs, get},
    signed::{Desk, page},
};
use crate::{
    extract::Path,
    office_frame::OfficeFrame,
    page_error::{PageError, PageResult},
};

pub(super) fn entries() -> Vec<Entry> {
    let needs = Needs::Step(step::DESK_SEE);
    vec![
        get("/desk/kinds", needs, show_all),
        get("/desk/kinds/{code}", needs, show_one),
    ]
}

struct KindRow {
    code: String,
    name: String,
    about: String,
    section: &'static str,
    fields: usize,
    procedure: String,
}

#[derive(Template)]
#[template(path = "desk/kinds.html")]
struct KindsPage {
    frame: OfficeFrame,
    kinds: Vec<KindRow>,
}

async fn show_all(desk: Desk) -> PageResult {
    let kinds = &desk.office().kinds;
    let row = |kind: &RecordKind| KindRow {
        code: kind.code.clone(),
        name: kind.name.clone(),
        about: kind.about.clone(),
        section: kind.section.label(),
        fields: kind.fields.len(),
        procedure: procedure_name(&desk, kind),
    };
    page(&KindsPage {
        kinds: kinds.records().into_iter().map(row).collect(),
        frame: desk.frame("信息类型和流程"),
    })
}

/// The procedure and what the kind adds to it: 三审发布，另加合法性审核.
fn procedure_name(desk: &Desk, kind: &RecordKind) -> String {
    let procedure = desk.office().kinds.procedure_of(&kind.code);
    let mut name = procedure.map_or_else(String::new, |procedure| procedure.name.clone());
    for extra in &kind.extra_steps {
        name.push_str("，另加");
        name.push_str(extra.name.trim_end_matches("通过"));
    }
    name
}

struct FieldRow {
    name: String,
    code: String,
    holds: String,
    is_required: bool,
    help: String,
}

struct StateRow {
    name: String,
    limit: String,
    public: String,
    steps: Vec<StepLine>,
}

struct StepLine {
    name: String,
    to: String,
    roles: String,
    needs_reason: bool,
}

#[derive(Template)]
#[template(path = "desk/kind.html")]
struct KindPage {
    frame: OfficeFrame,
    name: String,
    code: String,
    about: String,
    section: &'static str,
    expects: String,
    retention: String,
    take_down: Option<String>,
    required_relations: Vec<String>,
    procedure: String,
    fields: Vec<FieldRow>,
    states: Vec<StateRow>,
}

async fn show_one(desk: Desk, Path(code): Path<String>) -> PageResult {
    let kinds = &desk.office().kinds;
    let kind = kinds
        .record(&code)
        .ok_or(PageError::NotFound("这种信息类型"))?;
    let expects = [
        (kind.expects_doc_number, "发文字号"),
        (kind.expects_written_on, "成文日期"),
    ];
    let expects: Vec<_> = expects
        .iter()
        .filter(|(is, _)| *is)
        .map(|(_, name)| *name)
        .collect();
    page(&KindPage {
        frame: desk.frame(kind.name.clone()),
        name: kind.name.clone(),
        code,
        about: kind.about.clone(),
        section: kind.section.label(),
        expects: expects.join("、"),
        retention: match &kind.retention {
            Retention::Years(years) => format!("{years} 年"),
            Retention::Word(_) => "永久".to_owned(),
        },
        take_down: kind
            .take_down
            .as_ref()
            .map(|rule| format!("{} 天后撤下（{}）", rule.after_days, rule.basis)),
        required_relations: kind
            .required_relations
            .iter()
            .map(|r| r.message.clone())
            .collect(),
        procedure: procedure_name(&desk, kind),
        fields: kind.fields.iter().map(field_row).collect(),
        states: states(&desk, &kind.code),
    })
}

fn field_row(field: &Field) -> FieldRow {
    FieldRow {
        name: field.name.clone(),
        code: field.code.clone(),
        holds: holds(&field.of),
        is_required: field.required,
        help: field.help.clone(),
    }
}

fn holds(of: &FieldType) -> String {
    match of {
        FieldType::Text {
            multiline: false, ..
        } => "一行文字".to_owned(),
        FieldType::Text {
            multiline: true, ..
        } => "多行文字".to_owned(),
        FieldType::Number { unit, .. } if unit.is_empty() => "数字".to_owned(),
        FieldType::Number { unit, .. } => format!("数字（{unit}）"),
        FieldType::Money { unit } => format!("金额（{}）", unit.label()),
        FieldType::Date => "日期".to_owned(),
        FieldType::Period => "起止日期".to_owned(),
        FieldType::Enum { choices } => {
            let names: Vec<_> = choices.iter().map(|choice| choice.name.as_str()).collect();
            format!("选一项：{}", names.join("、"))
        }
        FieldType::Unit => "机构".to_owned(),
        FieldType::Table { columns } => {
            let names: Vec<_> = columns.iter().map(|column| column.name.as_str()).collect();
            format!("表格：{}", names.join("、"))
        }
        FieldType::File { .. } => "附件中的一个文件".to_owned(),
        FieldType::Relation { .. } => "另一篇信息".to_owned(),
    }
}

fn states(desk: &Desk, kind: &str) -> Vec<StateRow> {
    let kinds = &desk.office().kinds;
    let Some(procedure) = kinds.procedure_of(kind) else {
        return Vec::new();
    };
    let permissions = kinds.permissions();
    let role_names = |codes: &[String]| {
        let names = codes.iter().map(|code| {
            permissions
                .role(code)
                .map_or(code.as_str(), |role| role.name.as_str())
        });
        names.collect::<Vec<_>>().join("、")
    };
    let rows = procedure.states.iter().map(|state| StateRow {
        name: state.name.clone(),
        limit: state.limit.map(limit).unwrap_or_default(),
        public: state.public.clone().unwrap_or_default(),
        steps: procedure
            .from(&state.code)
            .map(|transition| StepLine {
                name: transition.name.clone(),
                to: procedure
                    .state(&transition.to)
                    .map_or("", |to| to.name.as_str())
                    .to_owned(),
                roles: role_names(&transition.roles),
                needs_reason: transition.reason,
            })
            .collect(),
    });
    rows.collect()
}

fn limit(limit: TimeLimit) -> String {
    match limit {
        TimeLimit::WorkingDays(days) => format!("{days} 个工作日"),
        TimeLimit::Days(days) => format!("{days} 天"),
        TimeLimit::Hours(hours) => format!("{hours} 小时"),
    }
}
