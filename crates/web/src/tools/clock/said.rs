//! Words of the clock of a request: its form, its states, its answer.

use gongkai_rules::foi::clock::{Channel, ClockState};

use crate::words::{Language, pick, words};

words! {
    /// The words of the clock.
    pub(crate) struct ClockWords;

    how_sent = "怎样提交的申请", "How the request was sent", "請求の提出方法", "청구 제출 방법";
    received_on = "收到日期", "Day of receipt", "受領日", "접수일";
    received_hint = "例如 2026-9-7。当面提交、签收、信函送达，或者网上、传真收到的那一天。", "Such as 2026-9-7: the day it was handed over, signed for, delivered, or came online or by fax.", "例：2026-9-7。窓口での提出、受領の署名、配達、またはオンライン・ファクスで受けた日。", "예: 2026-9-7. 방문 제출, 수령 서명, 배달 또는 온라인·팩스로 받은 날.";
    confirmed_on = "确认日期", "Day of confirmation", "確認日", "확인일";
    confirmed_hint = "平常信函、网上、传真：与申请人确认收到的日期，从这一天起算。还没有确认的不填。", "Ordinary mail, online, fax: the day on which receipt was confirmed with the applicant; it counts from then. Leave empty if not yet.", "普通郵便、オンライン、ファクス：請求者と受領を確認した日。この日から起算します。未確認の場合は空欄。", "일반 우편, 온라인, 팩스: 청구인과 접수를 확인한 날. 이날부터 기산합니다. 아직이면 비워 두십시오.";
    as_of = "算到哪一天", "As of", "計算の基準日", "계산 기준일";
    as_of_hint = "不填为今天。只影响已用、剩余的天数。", "Today if empty. Changes only the days used and left.", "空欄の場合は今日。経過日数と残日数だけに影響します。", "비우면 오늘. 지난 날수와 남은 날수에만 영향을 줍니다.";
    what_happened = "发生过的事", "What happened", "経過", "있었던 일";
    any_order = "先后顺序不限，不用的行空着。", "In any order; leave rows empty that you do not need.", "順序は問いません。使わない行は空欄のままに。", "순서는 상관없습니다. 쓰지 않는 줄은 비워 두십시오.";
    row(number) = "第 {number} 件", "No. {number}", "{number} 件目", "{number}번째";
    row_what(number) = "第 {number} 件是什么事", "No. {number}: what happened", "{number} 件目の内容", "{number}번째 내용";
    row_field(number, label) = "第 {number} 件的{label}", "No. {number}, {label}", "{number} 件目の{label}", "{number}번째 {label}";
    choose_row(number) = "请选择第 {number} 件是什么事", "Please choose what no. {number} is", "{number} 件目の内容を選んでください", "{number}번째 내용을 고르십시오";
    nothing = "没有", "None", "なし", "없음";
    date = "日期", "date", "日付", "날짜";
    until = "截止日期", "until", "期限", "기한";
    letter_received = "对方收到日期", "received by them on", "相手の受領日", "상대 접수일";
    working_days = "延长工作日数", "working days added", "延長の執務日数", "연장 근무일 수";
    approved_by = "同意人", "consent by", "延長に同意した責任者", "연장에 동의한 책임자";
    reference = "函件编号", "reference of the letter", "文書の番号", "문서 번호";
    which_organ = "哪一种机关", "Which organ", "機関の種類", "기관 종류";
    co_maker = "共同制作机关（15 个工作日，逾期视为同意）", "joint maker (15 working days, silence is consent)", "共同作成機関（15 執務日、回答なしは同意とみなす）", "공동 작성 기관(15근무일, 무응답은 동의로 봄)";
    other_organ = "其他机关（法律没有规定天数）", "other organ (the law sets no number of days)", "その他の機関（法令に日数の定めなし）", "그 밖의 기관(법에 날수 규정 없음)";
    one_more = "再加一行", "One more row", "行を追加", "줄 추가";
    most_rows = "一次最多 100 件事。", "Up to 100 at a time.", "一度に最大 100 件。", "한 번에 최대 100건.";
    due = "答复期限", "Time for the reply", "回答期限", "답변 기한";
    due_ends = "答复期限届满", "Reply due on", "回答期限の満了日", "답변 기한 만료";
    state_now = "现在的状态：", "Present state:", "現在の状態：", "현재 상태:";
    overdue = "已超期", "overdue", "期限超過", "기한 초과";
    overdue_by(days) = "超过答复期限 {days} 个工作日。", "{days} working day beyond the time for the reply." | "{days} working days beyond the time for the reply.", "回答期限を {days} 執務日超過。", "답변 기한을 {days}근무일 초과.";
    used_now(used, left) = "到今天已用 {used} 个工作日，还剩 {left} 个。", "{used} working day used by today, {left} left." | "{used} working days used by today, {left} left.", "今日までに {used} 執務日経過、残り {left} 日。", "오늘까지 {used}근무일 지났고 {left}일 남았습니다.";
    used_closed(used, left) = "到办结已用 {used} 个工作日，还剩 {left} 个。", "{used} working day used when it was closed, {left} left." | "{used} working days used when it was closed, {left} left.", "完了までに {used} 執務日経過、残り {left} 日。", "종결까지 {used}근무일 지났고 {left}일 남았습니다.";
    used_on(used, left, day) = "到{day}已用 {used} 个工作日，还剩 {left} 个。", "{used} working day used by {day}, {left} left." | "{used} working days used by {day}, {left} left.", "{day}までに {used} 執務日経過、残り {left} 日。", "{day}까지 {used}근무일 지났고 {left}일 남았습니다.";
    not_lawful = "不符合规定的地方", "What does not comply", "規定に合わない点", "규정에 맞지 않는 점";
    violation(on, what, article) = "{on}{what}，不符合{article}。", "{on}: {what} ({article})", "{on}：{what}（{article}）", "{on}: {what} ({article})";
    lapse_correction(until) = "补正期限{until}已过，无正当理由的视为放弃申请，由工作人员确认。", "The time for the correction ended on {until}. Without a good reason the request is deemed abandoned; staff confirm it.", "補正の期限（{until}）を過ぎました。正当な理由がなければ請求を放棄したものとみなし、職員が確認します。", "보정 기한({until})이 지났습니다. 정당한 사유가 없으면 청구를 포기한 것으로 보며 직원이 확인합니다.";
    lapse_payment(until) = "缴费期限{until}已过，视为放弃申请，由工作人员确认。", "The time for the payment ended on {until}. The request is deemed abandoned; staff confirm it.", "納付の期限（{until}）を過ぎました。請求を放棄したものとみなし、職員が確認します。", "납부 기한({until})이 지났습니다. 청구를 포기한 것으로 보며 직원이 확인합니다.";
    refused(text, article) = "{text}（{article}）", "{text} ({article})", "{text}（{article}）", "{text} ({article})";
    before_receipt(what, on, received_on) = "{what}在{on}，早于收到申请的{received_on}", "“{what}” is on {on}, before the request was received on {received_on}", "「{what}」の日（{on}）が請求の受領日（{received_on}）より前です", "‘{what}’의 날짜({on})가 청구 접수일({received_on})보다 빠릅니다";
    not_confirmed(what, on) = "{what}在{on}，而申请还没有与申请人确认收到，请填写确认日期", "“{what}” is on {on}, but receipt was not confirmed with the applicant; please fill in the day of confirmation", "「{what}」は{on}ですが、請求者との受領の確認がありません。確認日を入力してください", "‘{what}’은(는) {on}인데 청구인과 접수를 확인하지 않았습니다. 확인일을 입력하십시오";
    after_closing(what, on, closed_on) = "{what}在{on}，而申请已经在{closed_on}办结", "“{what}” is on {on}, but the request was closed on {closed_on}", "「{what}」は{on}ですが、請求は{closed_on}に完了しています", "‘{what}’은(는) {on}인데 청구는 {closed_on}에 종결되었습니다";
    nothing_open(what, on, needs) = "{what}在{on}，但是在它以前没有“{needs}”，或者已经有过一次", "“{what}” is on {on}, but there is no “{needs}” before it, or it was answered already", "「{what}」は{on}ですが、その前に「{needs}」がないか、既に済んでいます", "‘{what}’은(는) {on}인데 그 전에 ‘{needs}’이(가) 없거나 이미 처리되었습니다";
    backwards(date, what, on) = "{date}早于{what}的{on}", "{date} is before the day of “{what}”, {on}", "{date}は「{what}」の日（{on}）より前です", "{date}은(는) ‘{what}’의 날짜({on})보다 빠릅니다";
    extension_days(days) = "延长应当是 1 至 20 个工作日，现为 {days} 个", "An extension is 1 to 20 working days, not {days}", "延長は 1 から 20 執務日です（入力：{days}）", "연장은 1~20근무일입니다(입력: {days})";
    basis = "依据：", "Basis:", "根拠：", "근거:";
    how = "答复期限怎样算", "How the time is counted", "回答期限の数え方", "답변 기한 세는 법";
    how_text = "收到申请的当天不计，从次日起算 20 个工作日；需要延长的，经政府信息公开工作机构负责人同意并告知申请人，延长不超过 20 个工作日。", "20 working days from the day after receipt. It may be extended by up to 20 working days with the consent of the head of the disclosure office, and the applicant is told.", "受領の当日は数えず、翌日から 20 執務日。延長が必要な場合は情報公開担当部署の責任者の同意を得て請求者に知らせ、20 執務日を超えません。", "접수 당일은 세지 않고 다음 날부터 20근무일. 연장이 필요하면 정보공개 담당 기관 책임자의 동의를 얻어 청구인에게 알리며 20근무일을 넘지 않습니다.";
    how_correction = "要求补正的，从收到补正之日的次日起重新计算；", "a request for correction: counted anew from the day after the correction is received;", "補正を求めた場合は、補正を受けた日の翌日から改めて数えます。", "보정을 요구하면 보정을 받은 다음 날부터 다시 셉니다.";
    how_letters = "征求第三方和其他机关意见所需的时间不计算在内，几封函重叠的日子只扣一次；", "the time of asking third parties and other organs does not count; overlapping days are left out once;", "第三者や他の機関の意見を求める期間は算入せず、重なる日は一度だけ除きます。", "제3자와 다른 기관의 의견을 듣는 기간은 산입하지 않고, 겹치는 날은 한 번만 뺍니다.";
    how_fee = "通知缴费的，从申请人缴清之日的次日起重新计算。", "a fee: counted anew from the day after it is paid.", "費用を通知した場合は、納付の翌日から改めて数えます。", "비용을 통지하면 납부 다음 날부터 다시 셉니다.";
    how_basis = "依据：《中华人民共和国政府信息公开条例》第三十条至第三十五条，国办函〔2020〕109号。", "Basis: Regulations of the PRC on Government Information Disclosure, articles 30 to 35; General Office letter 2020 no. 109.", "根拠：中華人民共和国政府情報公開条例第30条～第35条、国弁函〔2020〕109号。", "근거: 중화인민공화국 정부정보공개조례 제30조~제35조, 국판함〔2020〕109호.";
    not_begun = "期限还没有起算，没有可以说明的日子。", "The time has not begun to run; there is nothing to explain.", "期限はまだ起算されておらず、説明する日はありません。", "기한이 아직 시작되지 않아 설명할 날이 없습니다.";
    note(word) = "“{word}”指《中华人民共和国政府信息公开条例》。计算结果供参考，以行政机关实际收到申请和送达答复的日期为准。", "“{word}” means the Regulations of the PRC on Government Information Disclosure. Results are for reference; the days on which the organ in fact received the request and served its reply prevail.", "「{word}」は中華人民共和国政府情報公開条例を指します。結果は参考であり、行政機関が実際に受領・送達した日が優先します。", "‘{word}’은 중화인민공화국 정부정보공개조례를 가리킵니다. 결과는 참고용이며 행정기관이 실제로 접수하고 송달한 날짜가 우선합니다.";
    notice_due = "最迟告知补正", "Correction to be asked by", "補正告知の期限", "보정 고지 기한";
    fee_due = "申请人最迟缴费", "Fee to be paid by", "納付の期限", "납부 기한";
    third_due = "第三方最迟答复", "Third party to answer by", "第三者の回答期限", "제3자 회신 기한";
    agency_due = "共同制作机关最迟答复", "Joint maker to answer by", "共同作成機関の回答期限", "공동 작성 기관 회신 기한";
    received = "收到申请", "request received", "請求を受領", "청구 접수";
    answer_due = "应当答复", "reply due", "回答期限", "답변 만료";
}

impl ClockWords {
    /// How explanations call the Regulations.
    pub(crate) const fn regulations(self) -> &'static str {
        pick(self.0, ["条例", "Regulations", "条例", "조례"])
    }
}

/// The name of a state.
pub(super) const fn state(language: Language, state: ClockState) -> &'static str {
    pick(
        language,
        match state {
            ClockState::AwaitingConfirm => {
                ["待确认", "awaiting confirmation", "確認待ち", "확인 대기"]
            }
            ClockState::Received => ["已收到", "received", "受領済み", "접수됨"],
            ClockState::CorrectionRequested => {
                ["待补正", "awaiting correction", "補正待ち", "보정 대기"]
            }
            ClockState::FeeNoticed => ["待缴费", "awaiting payment", "納付待ち", "납부 대기"],
            ClockState::ExplanationRequested => [
                "待说明理由",
                "awaiting reasons",
                "理由説明待ち",
                "사유 설명 대기",
            ],
            ClockState::Consulting => [
                "征求意见中",
                "others are being asked",
                "意見照会中",
                "의견 조회 중",
            ],
            ClockState::Deferred => ["延迟答复", "deferred", "回答延期", "답변 유예"],
            ClockState::Extended => ["已延期", "extended", "延長済み", "연장됨"],
            ClockState::InProcess => ["办理中", "in process", "処理中", "처리 중"],
            ClockState::Replied => ["已答复", "replied", "回答済み", "답변함"],
            ClockState::Withdrawn => ["已撤回", "withdrawn", "取下げ", "취하됨"],
        },
    )
}

/// What stands where the due date would stand.
pub(super) const fn no_date(language: Language, state: ClockState) -> &'static str {
    pick(
        language,
        match state {
            ClockState::AwaitingConfirm => ["还没有起算", "Not begun", "未起算", "기산 전"],
            ClockState::CorrectionRequested => {
                ["等待补正", "Awaiting correction", "補正待ち", "보정 대기"]
            }
            ClockState::FeeNoticed => ["等待缴费", "Awaiting payment", "納付待ち", "납부 대기"],
            ClockState::Withdrawn => ["已经撤回", "Withdrawn", "取下げ済み", "취하됨"],
            ClockState::Replied => ["已经答复", "Replied", "回答済み", "답변함"],
            _ => [
                "现在不能确定",
                "Not certain yet",
                "未確定",
                "아직 알 수 없음",
            ],
        },
    )
}

/// Why there is no due date now.
pub(super) const fn why_no_date(language: Language, state: ClockState) -> &'static str {
    pick(
        language,
        match state {
            ClockState::AwaitingConfirm => [
                "与申请人确认收到以后，从确认之日的次日起算 20 个工作日。",
                "20 working days from the day after receipt is confirmed with the applicant.",
                "請求者と受領を確認した日の翌日から 20 執務日を数えます。",
                "청구인과 접수를 확인한 다음 날부터 20근무일을 셉니다.",
            ],
            ClockState::CorrectionRequested => [
                "收到补正之日的次日起，重新计算 20 个工作日。",
                "20 working days are counted anew from the day after the correction is received.",
                "補正を受けた日の翌日から改めて 20 執務日を数えます。",
                "보정을 받은 다음 날부터 다시 20근무일을 셉니다.",
            ],
            ClockState::FeeNoticed => [
                "申请人缴清费用之日的次日起，重新计算 20 个工作日。",
                "20 working days are counted anew from the day after the fee is paid.",
                "納付の翌日から改めて 20 執務日を数えます。",
                "납부 다음 날부터 다시 20근무일을 셉니다.",
            ],
            ClockState::Withdrawn | ClockState::Replied => [
                "办结的时候，期限没有在计算。",
                "The time was not running when it was closed.",
                "完了時に期限は進行していませんでした。",
                "종결할 때 기한이 진행되고 있지 않았습니다.",
            ],
            _ => [
                "向其他机关征求意见，法律没有规定天数，收到意见以后才能确定。",
                "The law sets no number of days for the opinion of other organs; it is certain once the opinion has come.",
                "他の機関への意見照会には法令に日数の定めがなく、意見を受けてから確定します。",
                "다른 기관의 의견 조회는 법에 날수 규정이 없어 의견을 받은 뒤에 정해집니다.",
            ],
        },
    )
}

/// The name of a sort of event, by its name in data; Chinese stands with the table of kinds.
pub(super) fn event(language: Language, code: &str, chinese: &'static str) -> &'static str {
    let [english, japanese, korean] = match code {
        "received" => ["Request received", "請求の受領", "청구 접수"],
        "correction_requested" => [
            "Correction asked of the applicant",
            "請求者に補正を告知",
            "청구인에게 보정 고지",
        ],
        "corrected" => ["Correction received", "補正を受領", "보정 접수"],
        "third_party_consulted" => [
            "Third party asked in writing",
            "第三者に書面で照会",
            "제3자에게 서면 조회",
        ],
        "third_party_answered" => [
            "Third party's opinion received",
            "第三者の意見を受領",
            "제3자 의견 접수",
        ],
        "agency_consulted" => ["Other organ asked", "他の機関に照会", "다른 기관에 조회"],
        "agency_answered" => [
            "Other organ's opinion received",
            "他の機関の意見を受領",
            "다른 기관 의견 접수",
        ],
        "fee_noticed" => ["Notice of fee sent", "費用の通知", "비용 통지"],
        "fee_paid" => ["Fee paid by the applicant", "請求者が納付", "청구인 납부"],
        "extended" => ["Extension told", "回答期限の延長を告知", "답변 연장 고지"],
        "explanation_requested" => ["Reasons asked for", "理由の説明を要求", "사유 설명 요구"],
        "explained" => ["Reasons received", "理由の説明を受領", "사유 설명 접수"],
        "deferred" => ["Deferral told", "回答の延期を告知", "답변 유예 고지"],
        "replied" => ["Replied", "回答", "답변"],
        "withdrawn" => [
            "Withdrawn by the applicant",
            "請求者が取下げ",
            "청구인 취하",
        ],
        _ => return chinese,
    };
    pick(language, [chinese, english, japanese, korean])
}

/// The group of events in the list of choices.
pub(super) fn group(language: Language, chinese: &'static str) -> &'static str {
    let [english, japanese, korean] = match chinese {
        "补正" => ["Correction", "補正", "보정"],
        "征求意见" => ["Opinions", "意見照会", "의견 조회"],
        "收费" => ["Fee", "費用", "비용"],
        "延期" => ["Extension", "延長", "연장"],
        "申请过多过频" => ["Too many requests", "過多な請求", "과다 청구"],
        _ => ["Closing", "完了", "종결"],
    };
    pick(language, [chinese, english, japanese, korean])
}

/// A way in which a request comes: its name, and when it counts as received.
pub(super) fn channel(language: Language, code: &str) -> (&'static str, &'static str) {
    let confirmed = [
        "双方确认之日为收到之日",
        "received when both sides confirm",
        "双方の確認日が受領日",
        "양측 확인일이 접수일",
    ];
    let (name, about) = match code {
        "in_person" => (
            ["当面提交", "In person", "窓口で提出", "방문 제출"],
            [
                "提交之日为收到之日",
                "received when handed over",
                "提出日が受領日",
                "제출일이 접수일",
            ],
        ),
        "post_signed" => (
            [
                "EMS、挂号信",
                "EMS, registered mail",
                "EMS・書留",
                "EMS·등기",
            ],
            [
                "签收之日为收到之日",
                "received when signed for",
                "受領署名の日が受領日",
                "수령 서명일이 접수일",
            ],
        ),
        "post_plain" => (
            ["平常信函", "Ordinary mail", "普通郵便", "일반 우편"],
            [
                "与申请人确认之日为收到之日",
                "received when confirmed with the applicant",
                "請求者との確認日が受領日",
                "청구인과 확인한 날이 접수일",
            ],
        ),
        "online" => (["网上提交", "Online", "オンライン", "온라인"], confirmed),
        _ => (["传真", "Fax", "ファクス", "팩스"], confirmed),
    };
    (pick(language, name), pick(language, about))
}

/// What the first row of the explanation says about receipt.
pub(super) const fn receipt(language: Language, channel: Channel) -> &'static str {
    pick(
        language,
        match channel {
            Channel::InPerson => [
                "当面提交，以提交之日为收到之日。当日不计，次日为第 1 日。",
                "Handed over: received that day. It does not count; the next day is day 1.",
                "窓口で提出した日が受領日。当日は数えず、翌日が 1 日目です。",
                "방문 제출한 날이 접수일. 당일은 세지 않고 다음 날이 1일째입니다.",
            ],
            Channel::PostSigned => [
                "需要签收的邮寄，以签收之日为收到之日。当日不计，次日起算。",
                "Mail signed for: received that day. It does not count.",
                "署名を要する郵便は署名の日が受領日。当日は数えず、翌日から起算します。",
                "서명이 필요한 우편은 서명일이 접수일. 당일은 세지 않고 다음 날부터 셉니다.",
            ],
            Channel::PostPlain => [
                "平常信函，以与申请人确认之日为收到之日。当日不计，次日起算。",
                "Ordinary mail: received when confirmed with the applicant. That day does not count.",
                "普通郵便は請求者と確認した日が受領日。当日は数えず、翌日から起算します。",
                "일반 우편은 청구인과 확인한 날이 접수일. 당일은 세지 않고 다음 날부터 셉니다.",
            ],
            Channel::Online | Channel::Fax => [
                "以双方确认之日为收到之日。当日不计，次日起算。",
                "Received when both sides confirm. That day does not count.",
                "双方が確認した日が受領日。当日は数えず、翌日から起算します。",
                "양측이 확인한 날이 접수일. 당일은 세지 않고 다음 날부터 셉니다.",
            ],
        },
    )
}

#[cfg(test)]
#[test]
fn every_word_is_whole() {
    crate::words::check::check("ClockWords", ClockWords::TABLE);
}
