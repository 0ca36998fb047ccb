//! The three attributes by name, and how a document's note (附注) is read.
//!
//! Source: GB/T 9704—2012 §7.3.6 (附注, in brackets below the date) and the wording in use.

use serde::{Deserialize, Serialize};

/// The disclosure attribute without reason or ground.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AttributeCode {
    /// 主动公开
    Proactive,
    /// 依申请公开
    OnRequest,
    /// 不予公开
    Withheld,
}

/// What notes say behind 此件, longest first where one begins another.
const WORDINGS: [(&str, AttributeCode); 17] = [
    ("依申请公开", AttributeCode::OnRequest),
    ("依申请", AttributeCode::OnRequest),
    ("不予公开", AttributeCode::Withheld),
    ("不宜公开", AttributeCode::Withheld),
    ("不对外公开", AttributeCode::Withheld),
    ("不公开", AttributeCode::Withheld),
    ("免予公开", AttributeCode::Withheld),
    ("免于公开", AttributeCode::Withheld),
    ("内部公开", AttributeCode::Withheld),
    ("主动公开", AttributeCode::Proactive),
    ("公开发布", AttributeCode::Proactive),
    ("公开发表", AttributeCode::Proactive),
    ("公开", AttributeCode::Proactive),
    ("全文公开", AttributeCode::Proactive),
    ("删减后公开", AttributeCode::Proactive),
    ("可公开", AttributeCode::Proactive),
    ("予以公开", AttributeCode::Proactive),
];

impl AttributeCode {
    /// All three, in the order of forms.
    pub const ALL: [Self; 3] = [Self::Proactive, Self::OnRequest, Self::Withheld];

    /// The name in data.
    pub fn code(self) -> &'static str {
        match self {
            Self::Proactive => "proactive",
            Self::OnRequest => "on_request",
            Self::Withheld => "withheld",
        }
    }

    /// The name in Chinese.
    pub fn label(self) -> &'static str {
        match self {
            Self::Proactive => "主动公开",
            Self::OnRequest => "依申请公开",
            Self::Withheld => "不予公开",
        }
    }

    /// The attribute with this name in data.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|attribute| attribute.code() == code)
    }

    /// Reads a document's note or a platform's field: （此件公开发布）, 公开属性：依申请公开, 免予公开 …
    ///
    /// The note must say it outright; a sentence that merely mentions 公开 is not a note.
    pub fn from_note(text: &str) -> Option<Self> {
        let tight: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        let bare = tight.trim_matches(|c| "（）()【】[]〔〕。".contains(c));
        let bare = [
            "公开属性",
            "公开方式",
            "信息公开属性",
            "信息公开选项",
            "公开类别",
        ]
        .iter()
        .find_map(|label| bare.strip_prefix(label)?.strip_prefix([':', '：']))
        .unwrap_or(bare);
        let says = ["此件", "本件", "此文件", "本文件", "此文"]
            .iter()
            .find_map(|opening| bare.strip_prefix(opening))
            .unwrap_or(bare);
        WORDINGS.iter().find_map(|(wording, attribute)| {
            let rest = says.strip_prefix(wording)?;
            let ends =
                rest.is_empty() || rest.starts_with(['，', '；', '。', ',', ';', '）', ')', '、']);
            ends.then_some(*attribute)
        })
    }
}
