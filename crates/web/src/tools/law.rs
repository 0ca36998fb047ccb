//! What the rules say in Chinese, in the visitor's language: why a day counts or not, articles, acts that do
//! not comply, refusals.
//!
//! Numbers of documents and whatever is not in the tables stay Chinese and are marked so.

use gongkai_office::tools::{EVENTS_MAX, SPAN_YEARS_MAX, ToolError, WORKING_DAYS_MAX, YearNotices};
use gongkai_rules::foi::clock::ViolationCode;

use super::words::ToolWords;
use crate::words::{HOLE, Language, Phrase, pick, written};

/// Why days count or not: Chinese and the other three. What stands in brackets is left out of drawings.
const REASONS: [(&str, [&str; 3]); 24] = [
    ("周末", ["weekend", "週末", "주말"]),
    ("工作日", ["working day", "執務日", "근무일"]),
    ("元旦", ["New Year's Day", "元日", "신정"]),
    ("春节", ["Spring Festival", "春節", "춘절"]),
    ("除夕", ["New Year's Eve", "大晦日", "섣달그믐"]),
    ("清明节", ["Qingming Festival", "清明節", "청명절"]),
    ("劳动节", ["Labour Day", "労働節", "노동절"]),
    ("端午节", ["Dragon Boat Festival", "端午節", "단오절"]),
    ("中秋节", ["Mid-Autumn Festival", "中秋節", "중추절"]),
    ("国庆节", ["National Day", "国慶節", "국경절"]),
    (
        "抗战胜利日",
        ["Victory Day", "抗戦勝利記念日", "항전승리일"],
    ),
    ("今天", ["today", "今日", "오늘"]),
    (
        "周一至周五（暂定，待该年度放假通知）",
        [
            "Monday to Friday (provisional until the holidays are announced)",
            "月曜から金曜（暫定、休日の通知待ち）",
            "월~금요일(잠정, 휴일 공고 전)",
        ],
    ),
    (
        "除夕（当年通知鼓励休息，未列为假日，计为工作日）",
        [
            "New Year's Eve (no holiday that year, counts as a working day)",
            "大晦日（その年は休日でなく、執務日として算入）",
            "섣달그믐(그해는 휴일이 아니므로 근무일로 산입)",
        ],
    ),
    (
        "除夕（当年通知鼓励休息，按设置计为休息日）",
        [
            "New Year's Eve (set to be a day of rest)",
            "大晦日（設定により休日）",
            "섣달그믐(설정에 따라 휴일)",
        ],
    ),
    (
        "补正以前的期间（收到补正后重新起算）",
        [
            "time before the correction (counted anew after it)",
            "補正までの期間（補正後に改めて起算）",
            "보정 전 기간(보정 뒤 다시 기산)",
        ],
    ),
    (
        "缴费以前的期间（缴清后重新起算）",
        [
            "time before the payment (counted anew after it)",
            "納付までの期間（納付後に改めて起算）",
            "납부 전 기간(납부 뒤 다시 기산)",
        ],
    ),
    (
        "等待申请人补正",
        ["waiting for the correction", "補正待ち", "보정 대기"],
    ),
    (
        "等待申请人缴费",
        ["waiting for the payment", "納付待ち", "납부 대기"],
    ),
    (
        "征求第三方意见",
        ["third party is asked", "第三者に照会中", "제3자 의견 조회"],
    ),
    (
        "征求共同制作机关意见",
        [
            "joint maker is asked",
            "共同作成機関に照会中",
            "공동 작성 기관 의견 조회",
        ],
    ),
    (
        "征求其他机关意见",
        [
            "other organ is asked",
            "他の機関に照会中",
            "다른 기관 의견 조회",
        ],
    ),
    (
        "等待申请人说明理由",
        [
            "waiting for the reasons",
            "理由の説明待ち",
            "사유 설명 대기",
        ],
    ),
    (
        "延迟答复的合理期限内",
        [
            "within the reasonable time of the deferral",
            "延期した合理的な期間内",
            "유예한 합리적 기간 안",
        ],
    ),
];

/// Sources of law as the rules cite them.
const SOURCES: [(&str, [&str; 3]); 3] = [
    ("条例", ["Regulations", "条例", "조례"]),
    (
        "《政府信息公开条例》",
        [
            "Regulations on Government Information Disclosure",
            "政府情報公開条例",
            "정부정보공개조례",
        ],
    ),
    (
        "《全国年节及纪念日放假办法》",
        [
            "Regulation on Public Holidays",
            "全国年節及び記念日休暇弁法",
            "전국 명절·기념일 휴가 규정",
        ],
    ),
];

fn known(
    list: &[(&str, [&'static str; 3])],
    language: Language,
    text: &str,
) -> Option<&'static str> {
    let (_, others) = list.iter().find(|(chinese, _)| *chinese == text)?;
    let [english, japanese, korean] = *others;
    Some(pick(language, [english, english, japanese, korean]))
}

impl ToolWords {
    /// Why a day counts or not; several reasons have 、 between.
    pub(crate) fn reason(self, chinese: &str) -> Phrase {
        self.reason_text(chinese)
            .map_or_else(|| self.quoted(chinese), Phrase::from)
    }

    /// The same for a drawing: without what stands in brackets.
    pub(crate) fn reason_in_short(self, chinese: &str) -> Phrase {
        match self.reason_text(chinese) {
            Some(text) => {
                let first = text.split(['(', '（']).next().unwrap_or(&text);
                first.trim_end().into()
            }
            None => self.quoted(&short(chinese)),
        }
    }

    fn reason_text(self, chinese: &str) -> Option<String> {
        if self.0 == Language::Chinese {
            return None;
        }
        if let Some(text) = known(&REASONS, self.0, chinese) {
            return Some(text.to_owned());
        }
        let (names, is_makeup) = match chinese.strip_suffix("调休上班") {
            Some(names) => (names, true),
            None => (chinese, false),
        };
        let names = names.split('、').map(|name| known(&REASONS, self.0, name));
        let names = names.collect::<Option<Vec<_>>>()?.join(self.comma());
        Some(if is_makeup {
            format!("{} ({names})", self.makeup())
        } else {
            names
        })
    }

    /// An article as the rules cite it: 条例第三十三条.
    pub(crate) fn article(self, chinese: &str) -> Phrase {
        if self.0 == Language::Chinese || chinese.is_empty() {
            return Phrase::plain(chinese);
        }
        let (source, number) = split_article(chinese);
        let Some(known) = known(&SOURCES, self.0, source) else {
            let source = self.quoted(source);
            return match number {
                Some(number) => Phrase::plain(&self.cited(HOLE, number)).holding(&source),
                None => source,
            };
        };
        match number {
            Some(number) => self.cited(known, number).into(),
            None => known.into(),
        }
    }

    /// What the years rest on: 2026年放假安排 国办发明电〔2025〕7号.
    pub(crate) fn year_notices(self, notices: &[YearNotices]) -> Vec<Phrase> {
        let line = |year: &YearNotices| match year.numbers.as_slice() {
            [] => self.year_without(year.year).into(),
            numbers => {
                let numbers = self.quoted(&numbers.join("、"));
                Phrase::plain(&self.year_notice(year.year, HOLE)).holding(&numbers)
            }
        };
        notices.iter().map(line).collect()
    }

    /// Why a calculator gives no answer.
    pub(crate) fn refusal(self, error: &ToolError) -> Phrase {
        match error {
            ToolError::TooManyWorkingDays(days) => {
                self.too_many_days(WORKING_DAYS_MAX, days).into()
            }
            ToolError::TooManyEvents(events) => self.too_many_events(EVENTS_MAX, events).into(),
            ToolError::SpanTooLong { from, to } => {
                let day = |day| written::day_in_words(self.0, day);
                self.span_too_long(day(*from), day(*to), SPAN_YEARS_MAX)
                    .into()
            }
            other => self.quoted(&other.to_string()),
        }
    }

    /// What a rule says in Chinese, marked so on pages of other languages.
    pub(crate) fn quoted(self, text: &str) -> Phrase {
        match self.0 {
            Language::Chinese => Phrase::plain(text),
            _ => Phrase::in_chinese(text),
        }
    }
}

/// An act that does not comply.
pub(super) fn violation(language: Language, code: ViolationCode) -> &'static str {
    use ViolationCode as Code;
    let [english, japanese, korean] = match code {
        Code::LateCorrectionNotice => [
            "correction asked for too late",
            "補正の告知が期限後",
            "보정 고지 기한 초과",
        ],
        Code::SecondCorrectionNotice => [
            "correction asked for a second time",
            "補正の再度の告知",
            "보정 재고지",
        ],
        Code::LateExtension => [
            "extension told too late",
            "延長の告知が期限後",
            "연장 고지 기한 초과",
        ],
        Code::SecondExtension => ["extended a second time", "再度の延長", "재연장"],
        Code::ExtensionWithoutApproval => [
            "extension without a recorded consent",
            "延長の同意者の記録なし",
            "연장 동의자 기록 없음",
        ],
        Code::ExtensionWhileStopped => [
            "extension while the time was stopped",
            "期限停止中の延長",
            "기한 정지 중 연장",
        ],
        Code::LateDeferral => [
            "deferral told too late",
            "回答延期の告知が期限後",
            "답변 유예 고지 기한 초과",
        ],
        Code::LateFeeNotice => [
            "fee noticed too late",
            "費用の通知が期限後",
            "비용 통지 기한 초과",
        ],
        Code::OverdueReply => ["reply overdue", "回答が期限後", "답변 기한 초과"],
    };
    pick(language, [code.label(), english, japanese, korean])
}

/// The reason up to its first comma or bracket, without the words that go without saying in a drawing.
fn short(reason: &str) -> String {
    let first = reason.split(['，', '（']).next().unwrap_or(reason);
    first
        .replace("申请人", "")
        .trim_end_matches("意见")
        .to_owned()
}

/// Parts 条例第三十三条 into its source and the number of its article.
fn split_article(chinese: &str) -> (&str, Option<u32>) {
    let parted = chinese.strip_suffix('条').and_then(|text| {
        let (source, number) = text.rsplit_once('第')?;
        Some((source.trim_end(), numeral(number)?))
    });
    match parted {
        Some((source, number)) => (source, Some(number)),
        None => (chinese, None),
    }
}

/// Reads 一 to 九十九.
fn numeral(text: &str) -> Option<u32> {
    let digit = |c: char| {
        let at = "一二三四五六七八九".chars().position(|known| known == c)?;
        u32::try_from(at + 1).ok()
    };
    let one = |text: &str| {
        let mut chars = text.chars();
        let found = digit(chars.next()?)?;
        chars.next().is_none().then_some(found)
    };
    match text.split_once('十') {
        None => one(text),
        Some((tens, ones)) => {
            let tens = if tens.is_empty() { 1 } else { one(tens)? };
            let ones = if ones.is_empty() { 0 } else { one(ones)? };
            Some(tens * 10 + ones)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::check::check;

    #[test]
    fn every_reason_and_source_is_whole() {
        for (chinese, [english, japanese, korean]) in REASONS.iter().chain(&SOURCES) {
            check(
                "law",
                &[(chinese, [chinese, english, japanese, korean], "")],
            );
        }
    }

    #[test]
    fn articles_are_cited_in_each_language() {
        let cited = |language| ToolWords(language).article("条例第三十三条").to_string();
        assert_eq!(cited(Language::Chinese), "条例第三十三条");
        assert_eq!(cited(Language::English), "Regulations, article 33");
        assert_eq!(cited(Language::Japanese), "条例第33条");
        assert_eq!(cited(Language::Korean), "조례 제33조");
        let fee = ToolWords(Language::English).article("国办函〔2020〕109号 第四条");
        assert_eq!(
            fee.to_string(),
            "<span lang=\"zh-CN\">国办函〔2020〕109号</span>, article 4"
        );
        assert_eq!(
            ["十", "二十", "二十六", "十一", "九", "百"].map(numeral),
            [Some(10), Some(20), Some(26), Some(11), Some(9), None]
        );
    }

    #[test]
    fn reasons_are_told_whole_and_in_short() {
        let t = ToolWords(Language::English);
        let stopped = "补正以前的期间（收到补正后重新起算）";
        assert_eq!(
            t.reason_in_short(stopped).to_string(),
            "time before the correction"
        );
        assert_eq!(
            t.reason("国庆节、中秋节调休上班").to_string(),
            "working weekend (National Day, Mid-Autumn Festival)"
        );
        let zh = ToolWords(Language::Chinese);
        assert_eq!(zh.reason_in_short("等待申请人补正").to_string(), "等待补正");
        assert!(t.reason("别的").to_string().contains("zh-CN"));
    }
}
