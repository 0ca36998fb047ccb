//! Names of fixed lists that come out of the store in Chinese: subjects (主题分类), document types (体裁),
//! ministries that lead a field of the catalogue.
//!
//! The lists are the national ones: 政府公文体裁 of the 党政机关公文处理工作条例 with 命令 and 其他, 主题分类 of the index of
//! government information. Whoever writes something else sees it in Chinese, marked so.

use super::{Language, pick};

type Known = (&'static str, [&'static str; 3]);

const SUBJECTS: &[Known] = &[
    (
        "综合政务",
        ["General government affairs", "総合政務", "종합 정무"],
    ),
    ("政务公开", ["Open government", "政務公開", "정무 공개"]),
    (
        "政务服务",
        ["Government services", "政務サービス", "정무 서비스"],
    ),
    (
        "国民经济管理、国有资产监管",
        [
            "Economy and state assets",
            "国民経済管理・国有資産監督",
            "국민경제 관리·국유자산 감독",
        ],
    ),
    (
        "财政、金融、审计",
        [
            "Finance, banking and audit",
            "財政・金融・監査",
            "재정·금융·감사",
        ],
    ),
    (
        "国土资源、能源",
        [
            "Land resources and energy",
            "国土資源・エネルギー",
            "국토자원·에너지",
        ],
    ),
    (
        "农业、林业、水利",
        [
            "Agriculture, forestry and water",
            "農業・林業・水利",
            "농업·임업·수리",
        ],
    ),
    (
        "工业、交通",
        ["Industry and transport", "工業・交通", "공업·교통"],
    ),
    (
        "商贸、海关、旅游",
        [
            "Trade, customs and tourism",
            "商業・税関・観光",
            "상업·세관·관광",
        ],
    ),
    (
        "市场监管、安全生产监管",
        [
            "Market and work safety supervision",
            "市場監督・安全生産監督",
            "시장 감독·안전생산 감독",
        ],
    ),
    (
        "城乡建设、环境保护",
        [
            "Construction and environment",
            "都市農村建設・環境保護",
            "도농 건설·환경 보호",
        ],
    ),
    (
        "科技、教育",
        ["Science and education", "科学技術・教育", "과학기술·교육"],
    ),
    (
        "文化、广电、新闻出版",
        [
            "Culture, broadcasting and press",
            "文化・放送・出版",
            "문화·방송·출판",
        ],
    ),
    (
        "卫生、体育",
        ["Health and sports", "衛生・体育", "위생·체육"],
    ),
    (
        "人口与计划生育、妇女儿童工作",
        [
            "Population, women and children",
            "人口・女性と児童",
            "인구·여성과 아동",
        ],
    ),
    (
        "劳动、人事、监察",
        [
            "Labour, personnel and supervision",
            "労働・人事・監察",
            "노동·인사·감찰",
        ],
    ),
    (
        "公安、安全、司法",
        [
            "Public security and justice",
            "公安・安全・司法",
            "공안·안전·사법",
        ],
    ),
    (
        "民政、扶贫、救灾",
        [
            "Civil affairs and relief",
            "民政・貧困対策・災害救援",
            "민정·빈곤 구제·재난 구호",
        ],
    ),
    (
        "民族、宗教",
        ["Ethnic and religious affairs", "民族・宗教", "민족·종교"],
    ),
    ("对外事务", ["Foreign affairs", "対外事務", "대외 사무"]),
    ("外事", ["Foreign affairs", "外事", "외사"]),
    (
        "港澳台侨工作",
        [
            "Hong Kong, Macao, Taiwan and overseas Chinese",
            "香港・マカオ・台湾・華僑",
            "홍콩·마카오·대만·화교",
        ],
    ),
    ("国防", ["National defence", "国防", "국방"]),
    ("其他", ["Other", "その他", "기타"]),
];

const TYPES: &[Known] = &[
    ("命令", ["Order", "命令", "명령"]),
    ("令", ["Order", "令", "영"]),
    ("决定", ["Decision", "決定", "결정"]),
    ("决议", ["Resolution", "決議", "결의"]),
    ("公报", ["Communiqué", "公報", "공보"]),
    ("公告", ["Announcement", "公告", "공고"]),
    ("通告", ["Public notice", "告示", "통고"]),
    ("意见", ["Opinions", "意見", "의견"]),
    ("通知", ["Notice", "通知", "통지"]),
    ("通报", ["Circular", "通報", "통보"]),
    ("报告", ["Report", "報告", "보고"]),
    ("请示", ["Request for instructions", "伺い", "품의"]),
    ("批复", ["Reply", "回答", "회답"]),
    ("议案", ["Motion", "議案", "의안"]),
    ("函", ["Letter", "書簡", "서한"]),
    ("纪要", ["Minutes", "議事録", "회의록"]),
    ("其他", ["Other", "その他", "기타"]),
];

const MINISTRIES: &[Known] = &[
    (
        "国家发展改革委",
        [
            "National Development and Reform Commission",
            "国家発展改革委員会",
            "국가발전개혁위원회",
        ],
    ),
    ("教育部", ["Ministry of Education", "教育部", "교육부"]),
    (
        "公安部",
        ["Ministry of Public Security", "公安部", "공안부"],
    ),
    ("民政部", ["Ministry of Civil Affairs", "民政部", "민정부"]),
    ("司法部", ["Ministry of Justice", "司法部", "사법부"]),
    ("财政部", ["Ministry of Finance", "財政部", "재정부"]),
    (
        "人力资源社会保障部",
        [
            "Ministry of Human Resources and Social Security",
            "人力資源社会保障部",
            "인력자원사회보장부",
        ],
    ),
    (
        "自然资源部",
        ["Ministry of Natural Resources", "自然資源部", "자연자원부"],
    ),
    (
        "生态环境部",
        [
            "Ministry of Ecology and Environment",
            "生態環境部",
            "생태환경부",
        ],
    ),
    (
        "住房城乡建设部",
        [
            "Ministry of Housing and Urban-Rural Development",
            "住宅都市農村建設部",
            "주택도농건설부",
        ],
    ),
    (
        "农业农村部",
        [
            "Ministry of Agriculture and Rural Affairs",
            "農業農村部",
            "농업농촌부",
        ],
    ),
    (
        "文化和旅游部",
        [
            "Ministry of Culture and Tourism",
            "文化観光部",
            "문화관광부",
        ],
    ),
    (
        "国家卫生健康委",
        [
            "National Health Commission",
            "国家衛生健康委員会",
            "국가위생건강위원회",
        ],
    ),
    (
        "应急管理部",
        [
            "Ministry of Emergency Management",
            "応急管理部",
            "응급관리부",
        ],
    ),
    (
        "税务总局",
        ["State Taxation Administration", "税務総局", "세무총국"],
    ),
    (
        "市场监管总局",
        [
            "State Administration for Market Regulation",
            "市場監督管理総局",
            "시장감독관리총국",
        ],
    ),
    (
        "国家药监局",
        [
            "National Medical Products Administration",
            "国家薬品監督管理局",
            "국가약품감독관리국",
        ],
    ),
];

/// States of a case as the public reads them, and the steps that are the applicant's.
const STATES: &[Known] = &[
    ("已提交", ["Sent", "送信済み", "제출됨"]),
    (
        "待与您确认收到",
        [
            "To be confirmed with you",
            "受理の確認待ち",
            "접수 확인 대기",
        ],
    ),
    ("办理中", ["In hand", "処理中", "처리 중"]),
    (
        "等待您补正",
        ["Waiting for your correction", "補正待ち", "보완 대기"],
    ),
    (
        "等待您说明理由",
        [
            "Waiting for your explanation",
            "理由の説明待ち",
            "사유 설명 대기",
        ],
    ),
    (
        "等待您缴费",
        ["Waiting for your payment", "納付待ち", "납부 대기"],
    ),
    (
        "答复已签发，正在送达",
        ["Reply signed, on its way", "回答を送付中", "답변 송달 중"],
    ),
    ("已答复", ["Answered", "回答済み", "답변 완료"]),
    (
        "不再处理",
        ["Closed without a reply", "処理終了", "처리 종료"],
    ),
    ("已撤回", ["Withdrawn", "取り下げ", "취하"]),
    ("不予受理", ["Not taken up", "不受理", "접수하지 않음"]),
    ("已办结", ["Closed", "終了", "종결"]),
    ("提交补正", ["Correct", "補正する", "보완하기"]),
    ("说明理由", ["Explain", "理由を説明する", "사유 설명하기"]),
    (
        "撤回申请",
        ["Withdraw the request", "請求を取り下げる", "청구 취하하기"],
    ),
    ("评价", ["Rate the reply", "評価する", "평가하기"]),
];

fn known(list: &'static [Known], language: Language, chinese: &str) -> Option<&'static str> {
    let (name, others) = list.iter().find(|(name, _)| *name == chinese)?;
    let [english, japanese, korean] = others;
    Some(pick(language, [name, english, japanese, korean]))
}

/// A subject; those of two levels are written with `\` between.
pub(crate) fn subject_name(language: Language, chinese: &str) -> Option<String> {
    let levels = chinese.split('\\');
    let levels: Option<Vec<_>> = levels
        .map(|level| known(SUBJECTS, language, level))
        .collect();
    Some(levels?.join(" / "))
}

/// A state of a case, or a step of its applicant.
pub(crate) fn state_name(language: Language, chinese: &str) -> Option<&'static str> {
    known(STATES, language, chinese)
}

/// A document type.
pub(crate) fn type_name(language: Language, chinese: &str) -> Option<&'static str> {
    known(TYPES, language, chinese)
}

/// A ministry.
pub(crate) fn ministry_name(language: Language, chinese: &str) -> Option<&'static str> {
    known(MINISTRIES, language, chinese)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::check::check;

    #[test]
    fn every_name_is_whole() {
        for list in [SUBJECTS, TYPES, MINISTRIES, STATES] {
            for (chinese, [english, japanese, korean]) in list {
                check(
                    "classes",
                    &[(chinese, [chinese, english, japanese, korean], "")],
                );
            }
        }
    }

    #[test]
    fn a_subject_of_two_levels_is_read_level_by_level() {
        let name = |text| subject_name(Language::English, text);
        assert_eq!(
            name("综合政务\\政务公开").as_deref(),
            Some("General government affairs / Open government")
        );
        assert_eq!(name("综合政务\\别的"), None);
    }
}
