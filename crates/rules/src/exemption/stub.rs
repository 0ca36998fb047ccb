//! 存根 — all that may be kept of information withheld as a state secret: that it exists, since when, and what was
//! concluded.
//!
//! Source: 《保守国家秘密法》（2024） art. 31 keeps state secrets out of systems that are not built for them. The type has
//! no place for a text, a file or a title of one's own. Left out: the decision itself, which is made elsewhere.

use jiff::civil::Date;

use crate::dates::chinese;

/// What was concluded about a state secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Conclusion {
    /// 不予公开
    Withheld,
    /// 部分公开: the rest, which is given apart, is withheld.
    PartlyWithheld,
    /// 已解密，转为公开审查
    Declassified,
}

/// A stub: a day and a conclusion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct SecretStub {
    /// The day of the conclusion.
    pub on: Date,
    /// The conclusion.
    pub conclusion: Conclusion,
}

impl SecretStub {
    /// The neutral title, which tells nothing of the matter.
    pub fn title(self) -> String {
        let conclusion = match self.conclusion {
            Conclusion::Withheld => "不予公开",
            Conclusion::PartlyWithheld => "部分公开",
            Conclusion::Declassified => "已解密，转为公开审查",
        };
        format!("存根（{}，{conclusion}）", chinese(self.on))
    }

    /// How a reply names what was asked for: whoever asked knows it, and a title may itself be secret.
    pub const REQUEST: &'static str = "有关政府信息";

    /// The words of the reply beside ground and article; nobody adds any of their own (《保守国家秘密法》 art. 31).
    pub const fn words(conclusion: Conclusion) -> &'static str {
        match conclusion {
            Conclusion::PartlyWithheld => "其余部分可以公开，由本机关另行提供。",
            Conclusion::Withheld | Conclusion::Declassified => {
                "所申请的政府信息依法确定为国家秘密，不予公开。"
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn bao_mi_fa_art_31_a_stub_tells_a_day_and_a_conclusion() {
        let on = date(2025, 3, 2);
        let title = |conclusion| SecretStub { on, conclusion }.title();
        assert_eq!(
            title(Conclusion::Withheld),
            "存根（2025年3月2日，不予公开）"
        );
        assert_eq!(
            title(Conclusion::PartlyWithheld),
            "存根（2025年3月2日，部分公开）"
        );
        assert_eq!(
            title(Conclusion::Declassified),
            "存根（2025年3月2日，已解密，转为公开审查）"
        );
    }
}
