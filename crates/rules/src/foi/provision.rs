//! 提供形式 — in what form the information is given: 《政府信息公开条例》 art. 40.
//!
//! As the applicant asked, by what the organ actually keeps; only where the carrier would be endangered or the cost be
//! too high may another form take its place, and then only the forms of the article and with a reason. Left out: what
//! it costs (`foi::fee`).

use crate::attribute::Reason;

/// A form in which information may be asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Form {
    /// 纸质
    Paper,
    /// 电子数据
    Electronic,
    /// 当面查阅、抄录
    Inspection,
}

/// A form that may take the place of the one that was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Substitute {
    /// 电子数据
    Electronic,
    /// 其他适当形式, as described.
    Other(Reason),
    /// 安排申请人查阅、抄录
    Inspection,
}

/// What stands in the way of the form that was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Obstacle {
    /// 可能危及政府信息载体安全
    CarrierEndangered,
    /// 公开成本过高
    TooCostly,
}

/// In what form the information is given; see the makers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Provision(Kind);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Kind {
    AsRequested(Form),
    AsKept(Form, Reason),
    Instead(Substitute, Obstacle, Reason),
}

/// Why a form cannot take the place of another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ProvisionError {
    /// 与申请人要求的形式相同
    #[error("所改形式与申请人要求的形式相同，应当按照要求提供")]
    Same,
}

impl Provision {
    /// In the form that was asked for.
    pub fn as_requested(form: Form) -> Self {
        Self(Kind::AsRequested(form))
    }

    /// In the form in which it is kept (保存的实际情况), because it does not exist in the other.
    ///
    /// # Errors
    /// [`ProvisionError`] when that is the form that was asked for.
    pub fn as_kept(requested: Form, kept: Form, reason: Reason) -> Result<Self, ProvisionError> {
        match requested == kept {
            true => Err(ProvisionError::Same),
            false => Ok(Self(Kind::AsKept(kept, reason))),
        }
    }

    /// In another form, because the one asked for would endanger the carrier or cost too much.
    ///
    /// # Errors
    /// [`ProvisionError`] when the other form is the one that was asked for.
    pub fn instead(
        requested: Form,
        substitute: Substitute,
        obstacle: Obstacle,
        reason: Reason,
    ) -> Result<Self, ProvisionError> {
        let is_same = matches!(
            (requested, &substitute),
            (Form::Electronic, Substitute::Electronic) | (Form::Inspection, Substitute::Inspection)
        );
        match is_same {
            true => Err(ProvisionError::Same),
            false => Ok(Self(Kind::Instead(substitute, obstacle, reason))),
        }
    }

    /// The sentence of the reply.
    pub fn text(&self) -> String {
        match &self.0 {
            Kind::AsRequested(form) => format!("按照您要求的形式（{}）提供。", form.label()),
            Kind::AsKept(form, reason) => format!(
                "根据本机关保存的实际情况，以{}形式提供：{reason}（条例第四十条）。",
                form.label()
            ),
            Kind::Instead(substitute, obstacle, reason) => format!(
                "按照您要求的形式提供{}，改为{}：{reason}（条例第四十条）。",
                obstacle.label(),
                substitute.label()
            ),
        }
    }
}

impl Form {
    /// The name in Chinese.
    pub fn label(self) -> &'static str {
        match self {
            Self::Paper => "纸质",
            Self::Electronic => "电子数据",
            Self::Inspection => "当面查阅、抄录",
        }
    }
}

impl Obstacle {
    /// The words of the article.
    pub fn label(self) -> &'static str {
        match self {
            Self::CarrierEndangered => "可能危及政府信息载体安全",
            Self::TooCostly => "公开成本过高",
        }
    }
}

impl Substitute {
    fn label(&self) -> &str {
        match self {
            Self::Electronic => "提供电子数据",
            Self::Other(form) => form.as_str(),
            Self::Inspection => "安排您查阅、抄录",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn why(text: &str) -> Reason {
        Reason::new(text).unwrap()
    }

    #[test]
    fn art_40_given_as_requested() {
        let texts = [Form::Paper, Form::Electronic, Form::Inspection]
            .map(|form| Provision::as_requested(form).text());
        assert_eq!(
            texts,
            [
                "按照您要求的形式（纸质）提供。",
                "按照您要求的形式（电子数据）提供。",
                "按照您要求的形式（当面查阅、抄录）提供。",
            ]
        );
    }

    #[test]
    fn art_40_another_form_needs_an_obstacle_and_a_reason() {
        let fragile = Provision::instead(
            Form::Paper,
            Substitute::Inspection,
            Obstacle::CarrierEndangered,
            why("原图为1956年晒蓝图，复印会损坏"),
        );
        assert_eq!(
            fragile.unwrap().text(),
            "按照您要求的形式提供可能危及政府信息载体安全，改为安排您查阅、抄录：原图为1956年晒蓝图，复印会损坏（条例第四十条）。"
        );
        let costly = |requested, substitute| {
            Provision::instead(requested, substitute, Obstacle::TooCostly, why("共4200页"))
        };
        for (requested, substitute, words) in [
            (Form::Paper, Substitute::Electronic, "改为提供电子数据"),
            (
                Form::Paper,
                Substitute::Other(why("提供缩微胶片")),
                "改为提供缩微胶片",
            ),
            (
                Form::Electronic,
                Substitute::Inspection,
                "改为安排您查阅、抄录",
            ),
            (Form::Inspection, Substitute::Electronic, "改为提供电子数据"),
        ] {
            let text = costly(requested, substitute).unwrap().text();
            assert!(
                text.contains("公开成本过高") && text.contains(words),
                "{text}"
            );
        }
        for (requested, substitute) in [
            (Form::Electronic, Substitute::Electronic),
            (Form::Inspection, Substitute::Inspection),
        ] {
            assert_eq!(costly(requested, substitute), Err(ProvisionError::Same));
        }
    }

    #[test]
    fn art_40_given_as_it_is_kept() {
        let kept = Provision::as_kept(Form::Electronic, Form::Paper, why("仅存纸质档案"));
        assert_eq!(
            kept.unwrap().text(),
            "根据本机关保存的实际情况，以纸质形式提供：仅存纸质档案（条例第四十条）。"
        );
        let same = Provision::as_kept(Form::Paper, Form::Paper, why("仅存纸质档案"));
        assert_eq!(same, Err(ProvisionError::Same));
    }
}
