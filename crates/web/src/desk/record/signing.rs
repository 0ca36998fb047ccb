//! Signatures: the five gates one by one, and the answers of units that are asked to co-sign.

use gongkai_model::{
    id::{RecordId, UnitId},
    record::Gate,
};
use gongkai_office::{
    OfficeError,
    publishing::{
        co_sign::{self, AGREED, CoSignForm},
        gates as signed_gates,
        see::RecordView,
    },
};

use super::address;
use crate::{
    desk::{
        signed::{Desk, answered},
        submitted::Submitted,
    },
    extract::Path,
    page_error::PageResult,
    show,
};

/// A gate with what its signature answers for.
pub(super) struct GateRow {
    pub(super) code: &'static str,
    pub(super) name: &'static str,
    pub(super) asks: &'static str,
    pub(super) is_signed: bool,
}

/// The gates of the person who reviews now.
pub(super) fn gates(view: &RecordView) -> Vec<GateRow> {
    let gates = view.gates.iter().map(|state| GateRow {
        code: state.gate.code(),
        name: state.gate.label(),
        asks: state.gate.asks(),
        is_signed: state.signed,
    });
    gates.collect()
}

/// A unit that was asked.
pub(super) struct CoSignRow {
    pub(super) unit: String,
    pub(super) unit_name: String,
    pub(super) form: &'static str,
    pub(super) state: &'static str,
    pub(super) class: &'static str,
    pub(super) opinion: String,
    pub(super) when: String,
    pub(super) may_answer: bool,
}

/// The units that were asked, and what they said.
pub(super) fn co_signs(desk: &Desk, view: &RecordView) -> Vec<CoSignRow> {
    let rows = view.loaded.co_signs.iter().map(|asked| {
        let (state, class) = match &asked.answer {
            None => ("等待答复", "info"),
            Some(answer) if answer.outcome == AGREED => ("同意", "ok"),
            Some(_) => ("不同意", "stop"),
        };
        let answer = asked.answer.as_ref();
        CoSignRow {
            unit: asked.unit.to_string(),
            unit_name: desk.unit_name(asked.unit),
            form: if asked.form == CoSignForm::Consult.code() {
                "征求意见"
            } else {
                "会签"
            },
            state,
            class,
            opinion: answer
                .and_then(|answer| answer.opinion.clone())
                .unwrap_or_default(),
            when: show::minute(answer.map_or(asked.asked_at, |answer| answer.at)),
            may_answer: view.may_answer_for.contains(&asked.unit),
        }
    });
    rows.collect()
}

pub(super) async fn sign(desk: Desk, Path(id): Path<RecordId>, form: Submitted) -> PageResult {
    let back = format!("{}#gates", address(id));
    let Some(gate) = Gate::from_code(&form.text("gate")) else {
        let missing = OfficeError::field("gate", "请从五关中选择要签署的一关");
        return answered(&back, "", Err(missing));
    };
    let result = signed_gates::sign(desk.office(), desk.actor(), id, gate).await;
    answered(&back, &format!("已签署{}", gate.label()), result)
}

pub(super) async fn ask(desk: Desk, Path(id): Path<RecordId>, form: Submitted) -> PageResult {
    let back = format!("{}#co-signs", address(id));
    let Ok(unit) = form.text("unit").parse::<UnitId>() else {
        let missing = OfficeError::field("unit", "请选择要会签的单位");
        return answered(&back, "", Err(missing));
    };
    let sort = match form.text("form").as_str() {
        "consult" => CoSignForm::Consult,
        _ => CoSignForm::CoSign,
    };
    let result = co_sign::ask(desk.office(), desk.actor(), id, unit, sort).await;
    answered(&back, "已送请会签", result)
}

pub(super) async fn answer(desk: Desk, Path(id): Path<RecordId>, form: Submitted) -> PageResult {
    let back = format!("{}#co-signs", address(id));
    let unit: UnitId = form.parsed("unit")?;
    let agreed = match form.text("outcome").as_str() {
        "agreed" => true,
        "objected" => false,
        _ => {
            let missing = OfficeError::field("outcome", "请选择同意或者不同意");
            return answered(&back, "", Err(missing));
        }
    };
    let opinion = form.text("opinion");
    let result = co_sign::answer(desk.office(), desk.actor(), id, unit, agreed, &opinion).await;
    answered(&back, "已答复会签", result)
}
