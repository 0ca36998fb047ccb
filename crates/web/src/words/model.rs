//! Public names of what the model enumerates: sections, levels of units, states, relations, reasons.
//!
//! Chinese is the statutory name and stays the model's own.

use gongkai_model::{
    kinds::Section,
    organisation::UnitLevel,
    record::{RelationKind, WithdrawalReason},
};
use gongkai_rules::validity::ValidityStatus;

use super::{Language, pick};

/// A section of the column; the Chinese names are fixed by 国办公开办函〔2019〕61号.
pub(crate) const fn section_name(language: Language, section: Section) -> &'static str {
    let [english, japanese, korean] = match section {
        Section::Guide => ["Disclosure guide", "情報公開ガイド", "정보공개 안내"],
        Section::Rules => ["Disclosure rules", "情報公開制度", "정보공개 제도"],
        Section::Statutory => [
            "Statutory proactive disclosure",
            "法定の積極的公開事項",
            "법정 사전공개 정보",
        ],
        Section::AnnualReport => [
            "Annual reports on disclosure",
            "情報公開の年次報告",
            "정보공개 연차보고서",
        ],
        Section::News => ["News", "業務のお知らせ", "업무 소식"],
        Section::Reference => ["Laws and regulations", "法令の本文", "법령 본문"],
    };
    pick(language, [section.label(), english, japanese, korean])
}

/// What a section holds, in one sentence.
pub(crate) const fn section_about(language: Language, section: Section) -> &'static str {
    pick(
        language,
        match section {
            Section::Guide => [
                "怎样查找、怎样申请政府信息，由谁办理，怎样联系。依据：《政府信息公开条例》第十二条。",
                "How to find and how to request government information, who handles it and how to reach them. Basis: Regulations on Government Information Disclosure, article 12.",
                "行政情報の探し方、請求の方法、担当部署と連絡先。根拠：政府情報公開条例第12条。",
                "행정정보를 찾고 청구하는 방법, 담당 기관과 연락처. 근거: 정부정보공개조례 제12조.",
            ],
            Section::Rules => [
                "政府信息公开的法律、法规、规章和工作制度。",
                "Laws, regulations, rules and working arrangements of information disclosure.",
                "行政情報の公開に関する法律、法規、規則および業務上の定め。",
                "행정정보 공개에 관한 법률, 법규, 규정과 업무 제도.",
            ],
            Section::Statutory => [
                "依照《政府信息公开条例》第二十条、第二十一条主动公开的信息。",
                "Information published proactively under articles 20 and 21 of the Regulations on Government Information Disclosure.",
                "政府情報公開条例第20条・第21条に基づき積極的に公開する情報。",
                "정부정보공개조례 제20조·제21조에 따라 사전에 공개하는 정보.",
            ],
            Section::AnnualReport => [
                "政府信息公开工作年度报告，每年1月31日前公布。依据：《政府信息公开条例》第五十条。",
                "Annual reports on the work of information disclosure, published by 31 January each year. Basis: Regulations on Government Information Disclosure, article 50.",
                "情報公開業務の年次報告。毎年1月31日までに公表します。根拠：政府情報公開条例第50条。",
                "정보공개 업무 연차보고서. 매년 1월 31일까지 공표합니다. 근거: 정부정보공개조례 제50조.",
            ],
            Section::News => [
                "工作动态，不属于政府信息公开栏目。",
                "News; not part of the information disclosure column.",
                "業務のお知らせ。情報公開欄には含まれません。",
                "업무 소식. 정보공개 항목에 속하지 않습니다.",
            ],
            Section::Reference => [
                "法律、法规和上级文件的文本，供查阅。",
                "Texts of laws, regulations and documents of higher authorities, for reference.",
                "法律、法規および上級機関の文書の本文（参照用）。",
                "법률, 법규와 상급 기관 문서의 본문(참고용).",
            ],
        },
    )
}

/// Units of a level, as the heading of their list.
pub(crate) const fn level_name(language: Language, level: UnitLevel) -> &'static str {
    pick(
        language,
        match level {
            UnitLevel::District => ["区政府", "District government", "区政府", "구 정부"],
            UnitLevel::Bureau => ["政府部门", "Departments", "政府部門", "정부 부서"],
            UnitLevel::Town => ["镇和街道", "Towns and subdistricts", "鎮・街道", "진·가도"],
            UnitLevel::Park => ["园区", "Parks and zones", "開発区", "산업단지"],
            UnitLevel::Party => [
                "党委部门",
                "Party departments",
                "党委員会の部門",
                "당위원회 부서",
            ],
            UnitLevel::PublicEnterprise => [
                "公共企事业",
                "Public utilities and institutions",
                "公共企業・事業体",
                "공공기업·사업기관",
            ],
            UnitLevel::Office => ["内设机构", "Offices", "内部部署", "내부 부서"],
            UnitLevel::Village => [
                "村和社区",
                "Villages and communities",
                "村・コミュニティ",
                "촌·지역사회",
            ],
        },
    )
}

/// 有效性, as the word of a tag.
pub(crate) const fn validity_name(language: Language, status: &ValidityStatus) -> &'static str {
    pick(
        language,
        match status {
            ValidityStatus::InForce => ["现行有效", "In force", "有効", "현행"],
            ValidityStatus::Amended => ["已修改", "Amended", "改正あり", "개정됨"],
            ValidityStatus::Repealed => ["废止", "Repealed", "廃止", "폐지"],
            ValidityStatus::Expired => ["失效", "Expired", "失効", "실효"],
            ValidityStatus::DeclaredVoid => ["宣布失效", "Declared void", "失効宣言", "실효 선언"],
            ValidityStatus::Superseded => ["已被替代", "Superseded", "差替え済み", "대체됨"],
            ValidityStatus::NotYetEffective => {
                ["尚未施行", "Not yet in force", "未施行", "시행 전"]
            }
        },
    )
}

/// Why a record was withdrawn, as far as the public page tells it.
pub(crate) const fn withdrawal_reason(
    language: Language,
    reason: WithdrawalReason,
) -> &'static str {
    use WithdrawalReason as Reason;
    let [english, japanese, korean] = match reason {
        Reason::ContentError | Reason::Duplicate => {
            ["correction of content", "内容の訂正", "내용 정정"]
        }
        Reason::PeriodEnded => [
            "the period of publication has ended",
            "公示期間の満了",
            "공시 기간 만료",
        ],
        Reason::OutOfScope | Reason::Secrecy => [
            "the law does not allow disclosure",
            "法令に基づく非公開",
            "법령에 따른 비공개",
        ],
        Reason::Privacy => [
            "protection of personal information",
            "個人情報の保護",
            "개인정보 보호",
        ],
        Reason::PenaltyRevoked => [
            "the penalty decision was changed or revoked",
            "処分決定の変更または取消し",
            "처분 결정의 변경 또는 취소",
        ],
    };
    pick(language, [reason.public_label(), english, japanese, korean])
}

/// What stands at the other end of a tie, in the three other languages; `is_back` when the other record
/// does it to this one.
pub(crate) const fn relation_name(kind: RelationKind, is_back: bool) -> [&'static str; 3] {
    use RelationKind as Kind;
    match (kind, is_back) {
        (Kind::Interprets, false) => ["Document interpreted", "解説の対象文書", "해설 대상 문서"],
        (Kind::Interprets, true) => ["Interpretation", "政策解説", "정책 해설"],
        (Kind::Repeals, false) => ["Document repealed", "廃止した文書", "폐지한 문서"],
        (Kind::Repeals, true) => [
            "Repealed by",
            "本文書を廃止した文書",
            "이 문서를 폐지한 문서",
        ],
        (Kind::Voids, false) => [
            "Document declared void",
            "失効を宣言した文書",
            "실효를 선언한 문서",
        ],
        (Kind::Voids, true) => [
            "Declared void by",
            "本文書の失効を宣言した文書",
            "이 문서의 실효를 선언한 문서",
        ],
        (Kind::Amends, false) => ["Document amended", "改正した文書", "개정한 문서"],
        (Kind::Amends, true) => [
            "Amended by",
            "本文書を改正した文書",
            "이 문서를 개정한 문서",
        ],
        (Kind::Replaces, false) => ["Document replaced", "差し替えた文書", "대체한 문서"],
        (Kind::Replaces, true) => ["Replaced by", "本文書に代わる文書", "이 문서를 대체한 문서"],
        (Kind::Implements, false) => ["Document implemented", "実施の対象文書", "이행 대상 문서"],
        (Kind::Implements, true) => [
            "Implemented by",
            "本文書を実施する文書",
            "이 문서를 이행하는 문서",
        ],
        (Kind::BasedOn, false) => ["Based on", "根拠とした文書", "근거 문서"],
        (Kind::BasedOn, true) => [
            "Basis of",
            "本文書を根拠とする文書",
            "이 문서에 근거한 문서",
        ],
        (Kind::Forwards, false) => ["Document forwarded", "転送した文書", "전달한 문서"],
        (Kind::Forwards, true) => [
            "Forwarded by",
            "本文書を転送した文書",
            "이 문서를 전달한 문서",
        ],
        (Kind::RepliesTo, false) => ["Replies to", "回答の対象文書", "회신 대상 문서"],
        (Kind::RepliesTo, true) => ["Reply", "回答", "회신"],
        (Kind::AttachmentOf, false) => ["Main document", "本文", "본문"],
        (Kind::AttachmentOf, true) => ["Annexed document", "附属文書", "부속 문서"],
        (Kind::ConsultsOn, false) => [
            "Document consulted on",
            "意見募集の対象文書",
            "의견수렴 대상 문서",
        ],
        (Kind::ConsultsOn, true) => ["Public consultation", "意見募集", "의견수렴"],
        (Kind::FeedbackOn, false) => [
            "Consultation reported on",
            "結果報告の対象となる意見募集",
            "결과를 알리는 의견수렴",
        ],
        (Kind::FeedbackOn, true) => [
            "What became of the comments",
            "意見募集の結果",
            "의견 반영 결과",
        ],
        (Kind::SeeAlso, _) => ["Related", "関連情報", "관련 정보"],
    }
}
